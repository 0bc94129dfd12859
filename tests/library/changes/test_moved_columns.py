"""Tables of which one column was sorted or moved by itself, so that its cells stand beside other keys."""

from collections.abc import Sequence

import pytest

from harness.slow_rows import mark_slow
from protlib.errors import InputRefusedError
from protlib.library import Library
from protlib.library.changes.upsert import PLAIN, Upsert
from protlib.record.model import Publication
from sample_records.libraries import everything

TITLES = ["Camps in Chad", "Borders of Mali", "Work in Jordan", "Law in Peru", "Aid to Haiti", "Return to Togo"]
RECORDS = [
    Publication(key=f"k{number}", type="report", title=title, date=str(2010 + number), extra={"finding": title.upper()})
    for number, title in enumerate(TITLES)
]


@pytest.fixture
def filled(library: Library) -> Library:
    """A library of six reports with a field of its own."""
    library.add_fields(["finding"])
    library.add_many(RECORDS, "add")
    return library


def _bring(library: Library, rows: Sequence[Publication], *columns: str, upsert: Upsert = PLAIN) -> list[str]:
    names = [frozenset({"key", *columns})] * len(rows)
    outcomes = library.add_many(rows, "replace", match="key", upsert=upsert._replace(columns=names))
    return [outcome.action for outcome in outcomes]


def _with_titles(titles: Sequence[str]) -> list[Publication]:
    return [record.changed(title=title) for record, title in zip(RECORDS, titles, strict=True)]


@pytest.mark.parametrize("titles", [sorted(TITLES, reverse=True), [*TITLES[1:], TITLES[0]], [*TITLES[1:], "A new one"]])
def test_titles_that_moved_against_their_keys_are_refused_unless_somebody_is_sure(
    filled: Library, titles: list[str]
) -> None:
    rows = _with_titles(titles)
    with pytest.raises(InputRefusedError, match=r"title: \d rows have the values of other publications"):
        _bring(filled, rows, "title")
    assert [record.title for record in everything(filled).values()] == TITLES
    _bring(filled, rows, "title", upsert=Upsert(is_sure=True))
    assert {record.title for record in everything(filled).values()} == {*titles}


def _with_titles_of_annual(numbers: Sequence[int]) -> list[Publication]:
    """Return the first half of the forty reports with the titles of these."""
    return [record.changed(title=ANNUAL[number].title) for record, number in zip(ANNUAL, numbers, strict=False)]


@pytest.mark.slow
def test_titles_that_moved_are_refused_where_half_of_the_rows_come_back(annual: Library) -> None:
    halves = ([*range(39, 19, -1)], [(number * 7 + 3) % 40 for number in range(20)])
    for numbers in halves:
        with pytest.raises(InputRefusedError, match=r"title: [12]\d rows have the values of other publications"):
            _bring(annual, _with_titles_of_annual(numbers), "title")
    assert [record.title for record in everything(annual).values()] == [record.title for record in ANNUAL]


def test_titles_that_become_those_of_rows_beside_them_are_corrections(annual: Library) -> None:
    rows = [*_with_titles_of_annual(range(20, 40)), *ANNUAL[20:]]
    assert _bring(annual, rows, "title").count("updated") == 20


def test_so_is_a_field_of_ones_own(filled: Library) -> None:
    findings = sorted((record.extra["finding"] for record in RECORDS), reverse=True)
    rows = [record.changed(extra={"finding": text}) for record, text in zip(RECORDS, findings, strict=True)]
    with pytest.raises(InputRefusedError, match="finding: "):
        _bring(filled, rows, "finding")


@pytest.mark.parametrize(
    "rows",
    [
        _with_titles([*TITLES[:4], TITLES[5], TITLES[4]]),  # two swapped
        _with_titles([title.upper() for title in TITLES]),
        [record.changed(date="2012") for record in RECORDS],
        list(reversed(RECORDS)),
    ],
)
def test_corrections_and_sorted_rows_are_taken(filled: Library, rows: list[Publication]) -> None:
    assert {*_bring(filled, rows, "title", "date", "finding")} <= {"updated", "unchanged"}


@pytest.fixture
def annual(library: Library) -> Library:
    """A library of forty reports, two of each year, each with a strand and a rank of its own."""
    library.add_fields(["strand", "rank"])
    library.add_many(ANNUAL, "add")
    return library


STRANDS = ["labour", "organs", "asylum", "return", "borders", "camps"]
ANNUAL = [
    Publication(
        key=f"k{number}",
        type="report",
        title=f"Camps {chr(ord('A') + number % 26)}{number}",
        date=str(2000 + number // 2),
        extra={"strand": STRANDS[number * 7 // 3 % 6], "rank": str(number)},
    )
    for number in range(40)
]


def _with_next_year(record: Publication) -> Publication:
    return record.changed(date=str(int(record.date[:4]) + 1))


def _with_extra(name: str, texts: Sequence[str]) -> list[Publication]:
    return [record.changed(extra={name: text}) for record, text in zip(ANNUAL, texts, strict=True)]


@pytest.mark.parametrize(
    "rows",
    mark_slow(
        [
            [*map(_with_next_year, ANNUAL)],
            [*map(_with_next_year, ANNUAL[:15])],
            [record.changed(date=f"{record.date[:4]}-09") for record in ANNUAL],
            _with_extra("strand", [STRANDS[number * 5 // 2 % 6] for number in range(40)]),
            _with_extra("rank", [str((number + 3) % 40) for number in range(40)]),
        ],
        lambda rows: len(rows) > 15,  # those of all years
    ),
    ids=["all years", "some years", "months", "words of a list", "ranks"],
)
def test_years_and_words_of_a_list_that_somebody_chose_anew_are_taken(annual: Library, rows: list[Publication]) -> None:
    columns = {"date", *(name for row in rows for name in row.extra)}
    assert "updated" in _bring(annual, rows, *columns)


@pytest.mark.slow
def test_years_and_words_of_a_list_that_only_changed_places_are_refused(annual: Library) -> None:
    years = sorted((record.date for record in ANNUAL), reverse=True)
    rows = [record.changed(date=year) for record, year in zip(ANNUAL, years, strict=True)]
    with pytest.raises(InputRefusedError, match="date: "):
        _bring(annual, rows, "date")
    with pytest.raises(InputRefusedError, match="strand: "):
        _bring(annual, _with_extra("strand", sorted(record.extra["strand"] for record in ANNUAL)), "strand")


def test_a_master_may_say_what_it_likes(filled: Library) -> None:
    assert "updated" in _bring(filled, _with_titles(sorted(TITLES)), "title", upsert=Upsert(adds_new=True))
