"""The table of small words can be read and mended: each row is whole, and no word stands twice in its language."""

from collections import Counter

from harness.rows import every_row
from protlib.record import small_words
from protlib.record.small_words import (
    KINDS,
    of_names,
    of_titles,
    rows,
    unfolded_words_for,
    words_for,
    words_of_kind,
)
from protlib.text import fold

USES = (
    "body", "key", "search", "title", "sort", "csl", "chicago", "capitals", "opening", "joining", "asking", "counting", "aside", "newest",
    "question", "between", "attached", "before", "inside", "maker", "purpose", "outside", "company", "together", "ending", "pages", "indefinite", "genitive",
    "place", "open", "foreign", "provision", "treaty",
)  # fmt: skip


def test_each_row_has_a_kind_and_uses_that_are_known() -> None:
    odd = [row for row in rows() if row[1] not in KINDS or not set(row[2].split()) <= {*USES, "-"}]
    assert odd == []


def test_no_word_stands_twice_in_its_language() -> None:
    counts = Counter((language, word) for language, _kind, _uses, words in rows() for word in words.split())
    assert [entry for entry, count in counts.items() if count > 1] == []


def test_every_word_is_one_word_of_small_letters() -> None:
    assert [
        word for *_head, words in rows() for word in words.split() if word != word.lower() or not word.isalpha()
    ] == []


def test_the_rows_of_a_language_stand_together() -> None:
    languages = [language for language, *_rest in rows()]
    assert languages == sorted(languages, key=languages.index)


@every_row("use", USES)
def test_every_use_has_words(use: str) -> None:
    assert words_for(use) == {fold(word) for word in unfolded_words_for(use)} != set()


def test_a_use_is_a_whole_word_so_articles_that_open_a_name_leave_none_open() -> None:
    assert words_for("opening") & words_for("open") == set()
    assert {"the", "la", "i"} <= words_for("opening")


@every_row("kind", KINDS)
def test_every_kind_has_words(kind: str) -> None:
    assert words_of_kind(kind)


@every_row("word", ["of", "para", "fur", "voor", "degli", "och", "gli", "y", "the"])
def test_small_words_of_names_are_known_in_every_language(word: str) -> None:
    assert word in of_names()


@every_row("word", ["un", "all", "op", "med", "up", "out", "not", "free", "our"])
def test_words_that_tell_a_body_are_no_small_words(word: str) -> None:
    assert word not in of_names()


def test_words_are_compared_without_accents_and_written_with_them() -> None:
    assert "à" in unfolded_words_for("title", "fr")
    assert "a" in words_for("title")
    assert "für" in unfolded_words_for("body")
    assert "fur" in words_for("body")


def test_the_words_between_names_are_the_choices_of_an_expression() -> None:
    assert (
        set(small_words.between().split("|"))
        == unfolded_words_for("between")
        > {"and", "et", "y", "e", "und", "en", "и", "و"}
    )


def test_titles_leave_out_more_than_names_do() -> None:
    assert {"how", "this", "our", "nicht"} <= of_titles() - of_names()


@every_row(
    ("word", "bare"),
    [
        ("l'asile", "asile"),
        ("dell'infanzia", "infanzia"),
        ("women's", "women's"),
        ("asile", "asile"),
        ("qu'on", "on"),
    ],
)
def test_an_elided_article_falls_away(word: str, bare: str) -> None:
    assert small_words.without_elision(word) == bare


def test_no_word_of_bodies_is_a_family_name_in_capitals() -> None:
    assert {"uden", "mot"}.isdisjoint(unfolded_words_for("body"))  # "JAN VAN UDEN"


@every_row(
    ("text", "name"),
    [
        ("the Agency", "Agency"),
        ("L’Agence", "Agence"),
        ("das Institut", "Institut"),
        ("As Nações", "Nações"),
        ("A Better Life", "A Better Life"),
        ("Lebanese Centre", "Lebanese Centre"),
    ],
)
def test_an_article_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert small_words.cut_article(text) == name
