"""Titles as they are compared: spellings, numbers and additions of catalogues that do not make another work."""

import pytest

from harness.rows import every_row
from protlib.duplicates.compared_titles import Title, bare_title, numbers_in, title_words, unify_spelling
from protlib.record.model import Publication


@every_row(
    ("title", "matches"),
    [
        ("The Way <i>Home</i>", ["way", "home"]),
        ("The", ["the"]),
        ("Causes & Consequences", ["causes", "and", "consequences"]),
        ("Causes &amp; Consequences", ["causes", "and", "consequences"]),
        ("Return, Vol. Three", ["return", "volume", "3"]),
        ("Return, pt. IV", ["return", "part", "4"]),
        ("A phase II study of two drugs", ["phase", "2", "study", "of", "2", "drugs"]),
        ("Bulletin, issue no. 12", ["bulletin", "12"]),
        (
            "Bulletin n° 12 on the issue of No Lost Generation",
            ["bulletin", "12", "on", "the", "issue", "of", "number", "lost", "generation"],
        ),
        ("I and Thou", ["i", "and", "thou"]),
        ("The U.S. and the United Kingdom at the U.N.", ["us", "and", "the", "uk", "at", "the", "un"]),
        ("United we stand", ["united", "we", "stand"]),
        ("K<inf>Ca</inf>3.1", ["kca3", "1"]),
        ("??", ["??"]),
        ("", []),
    ],
)
def test_the_words_of_a_title_that_count(title: str, matches: list[str]) -> None:
    assert title_words(title) == matches


def test_numbers_are_compared_without_leading_zeros() -> None:
    assert numbers_in("007, pp. 12-015") == ["7", "12", "15"]


@every_row(
    ("title", "expected"),
    [
        ("Caring for victims [Review] [33 refs].", "Caring for victims"),
        ("[Caring for victims]. [Japanese]", "Caring for victims"),
        ("[Caring for victims] LA: Chi", "Caring for victims"),
        ("[Caring for victims].", "Caring for victims"),
        ('"Caring for victims.[Erratum appears in J 2011;26(2):244 [corrected]]"', "Caring for victims."),
        ("Caring for victims (Abstract)", "Caring for victims"),
        ("Caring for victims (in French)", "Caring for victims"),
        ("Country report (Kenya)", "Country report (Kenya)"),
        ("Country report [Kenya]", "Country report [Kenya]"),
        ("[18F]FDG and [11C]PIB", "[18F]FDG and [11C]PIB"),
        ("[Review]", "Review"),
        ("Caring", "Caring"),
    ],
)
def test_what_catalogues_write_round_a_title_does_not_count(title: str, expected: str) -> None:
    assert bare_title(title) == expected


def test_british_and_american_titles_have_one_spelling() -> None:
    british, american = (
        "Organised labour at a haemodialysis centre",
        "Organized labor at a hemodialysis center",
    )
    assert unify_spelling("".join(title_words(british))) == unify_spelling("".join(title_words(american)))


def test_what_is_compared_of_a_title() -> None:
    title = Title(
        Publication(title="The Way Home 2: A Study", extra={"original-title": "Le chemin", "title-short": "Way"})
    )
    assert title.words == ("way", "home", "2", "a", "study")
    assert (title.compact, title.sorted_words) == ("wayhome2astudy", "2 a home study way")
    assert (title.figures, title.main, title.further_titles) == (("2",), "wayhome2", frozenset({"way", "lechemin"}))
    with pytest.raises(AttributeError):
        title.unheard  # type: ignore[attr-defined]  # noqa: B018 - what is not there is not worked out


@pytest.mark.parametrize("column", ["csv:Subtitle", "csv:Sous-titre", "jsonl:subtitle"])
def test_a_subtitle_that_an_older_version_left_beside_a_title_is_a_part_of_it(column: str) -> None:
    before = Title(Publication(title="Return to Syria", extra={column: "A review of evidence"}))

    assert before.compact == Title(Publication(title="Return to Syria: A review of evidence")).compact
    assert before.main == Title(Publication(title="Return to Syria")).compact


def test_other_values_beside_a_title_are_no_part_of_it() -> None:
    extra = {"csv:Remark": "A review", "subtitle": "of one's own", "ris:C1": "Subtitle"}

    assert Title(Publication(title="Return to Syria", extra=extra)).words == ("return", "to", "syria")


@every_row(
    ("title", "main"),
    [
        ("Safe Return: A Handbook", "safereturn"),
        ("Safe Return - A Handbook", "safereturn"),
        ("Safe Return – A Handbook", "safereturn"),
        ("Safe Return. A Handbook", "safereturn"),
        ("Safe: Return - A Handbook", "safe"),
        ("Safe-Return:A Handbook -on the road", "safereturnahandbookontheroad"),
        ("… - A Handbook", "…"),
    ],
)
def test_a_title_goes_on_behind_a_sign_with_blanks(title: str, main: str) -> None:
    assert Title(Publication(title=title)).main == main
