"""Text as it is compared."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.text import (
    clean,
    clean_paragraphs,
    list_first,
    most_similar,
    number_of,
    remove_unwanted,
    shorten,
    shorten_pair,
    suggestion,
    words,
)


@every_row(
    ("text", "expected"),
    [
        ("Women's rights & re-trafficking (2nd ed.)", "womens rights re trafficking 2nd ed"),
        ("snake_case\tand\ncontrol\x00signs", "snake case and control signs"),
        ("The migrants` rights", "the migrants rights"),
        ("the women`s shelter", "the womens shelter"),
        ("Droit d’asile : l'État", "droit dasile letat"),
        ("торговля людьми", "торговля людьми"),
        ("کودکان الاتّجار سـرية", "كودكان الاتجار سريه"),
        ("किताब, बाल।", "किताब बाल"),
        ("٢٠١٩ ۲۰۱۹ २०१९", "2019 2019 2019"),
        ("سـرّي للغـايـة", "سري للغايه"),
        ("", ""),
    ],
)
def test_words_are_folded_and_apostrophes_are_dropped(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(
    st.lists(
        st.sampled_from([*"aé日 ", "\u0301", "\u0323" * 40, "x" * 400, "  ", "\u200b", "\ud800", "\n"]), max_size=12
    )
)
@example(["a", *["\u0323" * 40, "\u0301" * 40], "x" * 1000])
@example(["x" * 1000, "\u200b", "\u0323" * 40])
def test_a_text_is_clean_whichever_signs_it_has(pieces: list[str]) -> None:
    text = "".join(pieces)
    limited = re.sub(r"([\u0301\u0323]{30})[\u0301\u0323]+", r"\1", text) if len(text) > 1000 else text
    assert clean(text) == " ".join(unicodedata.normalize("NFC", remove_unwanted(limited)).split())


@every_row(
    ("text", "meaning"),
    [
        ("MartÃ\xadnez, MarÃ\xada", "Martínez, María"),  # Latin-1: a soft hyphen is half of the letter
        ("MartÃƒÂ\xadnez", "Martínez"),  # twice
        ("the childâ\x80\x99s â€œrightsâ€\x9d", "the child’s “rights”"),
        ("Ã\x89cole Ã\xa0 Ã\x85bo, RÃ©fugiÃ©s", "École à Åbo, Réfugiés"),
        ("Ø§Ù\x84Ù\x84Ø§Ø¬Ø¦Ù\x8aÙ\x86", "اللاجئين"),
        ("Ð\x9fÑ\x80Ð¸Ð²ÐµÑ\x82", "Привет"),
        ("Groß\xadstadt, ré\xadfugiés, SÃ\xadO, ROMÂ\xadNIA", "Großstadt, réfugiés, SÃO, ROMÂNIA"),  # hyphens they are
        ("PERÚ\x94, Fuß\x94, déjà\xa0» l’Â", "PERÚ, Fuß, déjà » l’Â"),
    ],
)
def test_a_text_in_the_wrong_charset_loses_no_letter(text: str, meaning: str) -> None:
    assert clean(text) == meaning
    assert clean_paragraphs(f"{text}\n\n{text}") == f"{meaning}\n\n{meaning}"


@given(st.text(st.characters(max_codepoint=127)))
@example("0`0")
def test_words_of_ascii_are_the_same_beside_others(text: str) -> None:
    assert words(f"{text} ж") == [*words(text), "ж"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Ghana"], "; did you mean “Ghana”?"),
        (["West Africa", "South Africa"], "; did you mean “West Africa” or “South Africa”?"),
        ([], ""),
    ],
)
def test_a_suggestion_quotes_what_may_have_been_meant(names: list[str], message: str) -> None:
    assert suggestion(names) == message


def test_the_nearest_words_come_first_and_are_no_more_than_asked_for() -> None:
    vocabulary = ["region", "regions", "year"]
    assert most_similar("Regoin", vocabulary) == ["region", "regions"]
    assert most_similar("Regoin", vocabulary, 1) == ["region"]
    assert most_similar("zzz", vocabulary) == []
    assert most_similar("Regoin", ["region", "region", "regions"]) == ["region", "regions"]
    assert suggestion(["IOM", "IOM"]) == "; did you mean “IOM”?"


@pytest.mark.parametrize(
    ("count", "several", "message"), [(1, "", "1 entry"), (0, "entries", "0 entries"), (2, "", "2 entrys")]
)
def test_a_number_has_the_name_of_one_thing_or_of_several(count: int, several: str, message: str) -> None:
    assert number_of(count, "entry", several) == message


@pytest.mark.parametrize(("names", "message"), [("a", "a"), ("ab", "a, b"), ("abcd", "a, b and 2 more"), ("", "")])
def test_a_long_list_says_how_many_more_there_are(names: str, message: str) -> None:
    assert list_first([*names], 2) == message


@every_row(
    ("text", "message"),
    [
        ("Care", "Care"),
        ("two\nlines", "two\nlines"),
        ("Caring for all", "Caring fo…"),
        ("Caring a b", "Caring a b"),
        ("Caring a book", "Caring a…"),
    ],
)
def test_a_text_is_cut_to_a_length_at_the_end_of_a_word(text: str, message: str) -> None:
    assert shorten(text, 10) == message


@every_row(
    ("text", "other", "texts"),
    [
        ("Jobe, A.", "Jobe, Alison", ("Jobe, A.", "Jobe, Alison")),
        ("Jobe, A.; Lee, B.; Ruiz, C.", "Jobe, A.; Lee, B.; Diaz, C.", ("…Lee, B.; Ruiz, C.", "…Lee, B.; Diaz, C.")),
        ("Jobe, A.; Lee, B.; Ruiz, C.", "Jobe, A.; Lee, B.", ("…Lee, B.; Ruiz, C.", "Jobe, A.; Lee, B.")),
        ("Jobe, A.; Lee, B.; Ruiz, C.", "Ruiz, C.", ("Jobe, A.; Lee, B.;…", "Ruiz, C.")),
        ("a" * 30 + "b", "a" * 30 + "c", ("…" + "a" * 10 + "b", "…" + "a" * 10 + "c")),
        ("Jobe, A.; Lee, B.; Ruiz, C.", "Jobe, A.; Lee, B.; Ruiz, C.", ("Jobe, A.; Lee, B.;…", "Jobe, A.; Lee, B.;…")),
    ],
)
def test_two_long_texts_are_cut_to_where_they_differ(text: str, other: str, texts: tuple[str, str]) -> None:
    assert shorten_pair(text, other, 20) == texts
