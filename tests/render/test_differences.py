"""A diff shows each value that goes or comes, and nothing that says the same."""

from typing import Any

from harness.rows import every_row
from protlib.record.model import Name, Publication
from protlib.render.differences import loss_lines, make_diff, make_excerpts

BEFORE = Publication(
    key="iom2009caring",
    title="Caring for trafficked persons",
    authors=(Name(literal="International Organization for Migration", short="IOM"), Name("Jobe", "A.")),
    tags=("health", "care"),
    extra={"title-short": "Caring"},
)


@every_row(
    ("changes", "message"),
    [
        ({"title": "Caring"}, ["- title: Caring for trafficked persons", "+ title: Caring"]),
        ({"publisher_place": "Geneva"}, ["+ publisher place: Geneva"]),
        ({"title": ""}, ["- title: Caring for trafficked persons"]),
        ({"tags": ("health", "camps")}, ["- tags: care", "+ tags: camps"]),
        ({"tags": ("care", "health")}, ["- tags: health; care", "+ tags: care; health"]),
        (
            {"authors": (BEFORE.authors[0], Name("Jobe", "Alison"))},
            ["- authors: Jobe, A.", "+ authors: Jobe, Alison"],
        ),
        ({"extra": {"title-short": "Care"}}, ["- title-short: Caring", "+ title-short: Care"]),
        ({"extra": {**BEFORE.extra, "n": [1]}}, ["+ n: [1]"]),
        ({"key": "iom2009"}, ["- key: iom2009caring", "+ key: iom2009"]),
    ],
)
def test_each_value_that_goes_or_comes_has_a_line(changes: dict[str, Any], message: list[str]) -> None:
    lines = make_diff(BEFORE, BEFORE.changed(**changes))
    assert str(lines[0]) == "iom2009caring"
    assert [str(line).strip() for line in lines[1:]] == message


def test_a_guess_that_is_confirmed_is_shown_with_its_value() -> None:
    guessed = BEFORE.changed(guessed=("title", "authors", "tags"))
    lines = make_diff(guessed, guessed.changed(guessed=("tags",)))
    assert [str(line).strip() for line in lines[1:]] == [
        "+ title: Caring for trafficked persons (confirmed)",
        "+ authors: International Organization for Migration (IOM); Jobe, A. (confirmed)",
    ]
    assert make_diff(BEFORE, guessed) == []


def test_what_says_the_same_and_when_it_was_changed_is_no_difference() -> None:
    assert make_diff(BEFORE, BEFORE.changed(modified="2026-11-26T12:00:00Z")) == []


def test_of_a_long_text_what_is_different_is_shown() -> None:
    long = "word " * 100
    before, after = (
        BEFORE.changed(abstract=f"{long}colour {long}"),
        BEFORE.changed(abstract=f"{long}color {long}"),
    )
    _key, old, come = map(str, make_diff(before, after))
    assert "colour" in old
    assert "color " in come
    assert max(len(old), len(come)) < 200
    assert old.endswith("…")


@every_row(
    ("changes", "lost"),
    [
        ({}, []),
        ({"title": "Caring"}, []),  # it stands in the other's
        ({"title": "CARING"}, ["- title: CARING"]),
        ({"type": "document"}, []),
        ({"type": "book"}, ["- type: book"]),
        ({"tags": ("health", "camps")}, ["- tags: camps"]),
        (
            {"tags": ("care", "Health"), "authors": BEFORE.authors[1:], "aliases": ("x",), "source": "x.ris"},
            [],
        ),
        ({"authors": (Name("Jobe", "Alison"),)}, ["- authors: Jobe, Alison"]),
        ({"extra": {"title-short": "Care", "PMID": "1"}}, ["- title-short: Care", "- PMID: 1"]),
    ],
)
def test_of_a_record_that_is_merged_each_value_that_is_lost_has_a_line(
    changes: dict[str, Any], lost: list[str]
) -> None:
    heir = BEFORE.changed(type="report")
    lines = loss_lines(heir.changed(key="other", **changes), heir)
    assert str(lines[0]) == "other is in iom2009caring"
    assert [str(line).strip() for line in lines[1:]] == lost


def test_long_texts_are_shown_from_about_where_they_differ() -> None:
    start = "a" * 500
    excerpts = make_excerpts([f"{start}X{start}", f"{start}Y", "short", ""], 100)
    assert [len(text) <= 102 for text in excerpts] == [True] * 4
    assert make_excerpts([f"{start}X{start}", f"{start}Y"], 100)[0][1:60].strip("a").startswith("X")
    assert excerpts[2:] == ["short", ""]
    assert make_excerpts(["", ""], 10) == ["", ""]
    assert make_excerpts(["", f"Beginning {start}", f"Beginning {start}"], 9) == ["", "Beginning…", "Beginning…"]
