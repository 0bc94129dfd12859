"""Rows that come home: which record each is matched with, and what it changes there."""

from collections.abc import Collection
from typing import Any, get_args

import pytest

from protlib.errors import UsageError
from protlib.library import Library
from protlib.library.changes.upsert import Upsert
from protlib.record.decisions import OneName
from protlib.record.model import Name, Publication
from protlib.selection import OnDuplicate
from sample_records.libraries import CARING, CAUSES, OTHER, actions, everything, label

FULL = CARING.changed(
    date="2009-03",
    page="1-5",
    isbn="9789290684664",
    countries=("Ghana",),
    abstract="word " * 8000,
    extra={"finding": "old", "method": "survey", "ris:C1": "x"},
)
PLACES = {"key", "countries"}


def returned(
    library: Library, row: Publication, columns: Collection[str] = (), **options: Any
) -> tuple[str, tuple[str, ...]]:
    """Have one row come home, and return what became of it and what was told."""
    [outcome] = library.add_many(
        [row],
        options.pop("on_duplicate", "replace"),
        match=options.pop("match", "key"),
        upsert=Upsert(columns=[frozenset(columns)]),
        **options,
    )
    return outcome.action, outcome.notes


@pytest.fixture
def full(library: Library) -> Library:
    """A library in which a record fills many fields, one of its own among them."""
    library.add_many([FULL, CAUSES, OTHER])
    library.add_fields(["finding", "method"])
    return library


@pytest.mark.parametrize(
    ("row", "columns", "changes"),
    [
        ({"extra": {"finding": "new"}}, {"finding"}, {"extra": {**FULL.extra, "finding": "new"}}),
        ({}, {"finding"}, {"extra": {"method": "survey", "ris:C1": "x"}}),
        ({"countries": ("Mali", "Ghana")}, {"countries"}, {"countries": ("Mali", "Ghana")}),
        ({"title": "Caring"}, {"title"}, {"title": "Caring"}),
        ({"date": "2010"}, {"year"}, {"date": "2010"}),
        ({}, {"year"}, {"date": ""}),
        ({"date": "2009"}, {"date"}, {"date": "2009"}),
        ({"authors": (Name(family="Doe"),)}, {"authors"}, {"authors": (Name(family="Doe"),)}),
        ({"page": "1-6"}, {"page"}, {"page": "1-6"}),
        ({"extra": {"PMID": "12"}}, {"PMID"}, {"extra": {**FULL.extra, "PMID": "12"}}),
        ({"extra": {"ris:C1": "y"}}, {"extra"}, {"extra": {**FULL.extra, "ris:C1": "y"}}),
    ],
)
def test_a_row_wins_in_the_columns_that_its_table_has(
    full: Library, row: dict[str, Any], columns: set[str], changes: dict[str, Any]
) -> None:
    came = Publication(key="iom2009caring", **{"title": FULL.title, "type": "book", **row})
    assert returned(full, came, {"key", *columns}) == ("updated", ())
    after = everything(full)["iom2009caring"]
    assert after == full.get("iom2009caring").changed(**changes)
    assert {name for name in ("type", "title", "abstract") if name not in columns} == {
        name
        for name in ("type", "title", "abstract")
        if name not in columns and getattr(after, name) == getattr(FULL, name)
    }
    full.undo()
    assert full.get("iom2009caring").extra == FULL.extra


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ({"date": "2009"}, {"year"}),
        ({"authors": FULL.authors}, {"authors"}),
        ({"extra": {"finding": "old"}}, {"finding"}),
        ({"extra": {"csv:Comments": "x"}}, {"finding", "method"} & set()),
    ],
)
def test_what_the_table_said_when_it_went_out_changes_nothing(
    full: Library, row: dict[str, Any], columns: set[str]
) -> None:
    before = full.path.read_bytes()
    came = Publication(key="IOM2009Caring", **row)
    assert returned(full, came, {"key", *columns}) == ("unchanged", ())
    assert full.path.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "columns", "message"),
    [
        ({}, {"title"}, "a title cannot be cleared; it stays"),
        ({"date": "2009-03-01"}, {"date"}, "date stays “2009-03”: a spreadsheet turned it into “2009-03-01”"),
        ({"page": "2026-01-05"}, {"page"}, "page stays “1-5”: a spreadsheet turned it into “2026-01-05”"),
        ({"isbn": "9.78929E+12"}, {"isbn"}, "isbn stays “9789290684664”: a spreadsheet turned it into “9.78929E+12”"),
        ({"isbn": "#N/A"}, {"isbn"}, "isbn stays “9789290684664”: a spreadsheet turned it into “#N/A”"),
        ({"abstract": FULL.abstract[:32767]}, {"abstract"}, "abstract stays as it is: a spreadsheet turned it into a shorter text"),
        ({"date": "2009", "extra": {"csv:date": "2009 or so"}}, {"date", "year"}, "date “2009 or so” not taken"),
    ],
)  # fmt: skip
def test_what_no_person_meant_is_told_and_changes_nothing(
    full: Library, row: dict[str, Any], columns: set[str], message: str
) -> None:
    before = everything(full)
    action, notes = returned(full, Publication(key="iom2009caring", **row), {"key", *columns})
    assert message in notes
    assert action == "unchanged" or row.get("date") == "2009"
    assert everything(full)["iom2009caring"].abstract == before["iom2009caring"].abstract


def test_the_first_day_of_the_year_is_not_taken_for_the_year(full: Library) -> None:
    full.change([CAUSES.key], lambda record: record.changed(date="2009"))
    row = Publication(key=CAUSES.key, date="2009-01-01")
    message = "date stays “2009”: a spreadsheet turned it into “2009-01-01”"
    assert returned(full, row, {"key", "date"}) == ("unchanged", (message,))
    assert returned(full, row.changed(date="2009-01-02"), {"key", "date"})[0] == "updated"


def test_what_cannot_be_a_value_is_not_taken(full: Library) -> None:
    row = Publication(key="iom2009caring", extra={"date": "someday"})
    assert returned(full, row, {"key", "date"}) == ("unchanged", ())
    assert full.get("iom2009caring").date == "2009-03"


def test_two_rows_of_one_record_both_count_and_one_undo_takes_them_back(full: Library) -> None:
    rows = [
        Publication(key="iom2009caring", extra={"finding": "new", "method": "survey"}),
        Publication(key="iom2009caring", extra={"finding": "old", "method": "interviews"}),
    ]
    upsert = Upsert(columns=[frozenset({"key", "finding", "method"})] * 2)
    outcomes = full.add_many(rows, "replace", match="key", upsert=upsert, label="import m.csv")
    assert actions(outcomes) == ["updated", "updated"]
    assert outcomes[1].old_record == outcomes[0].publication
    assert full.get("iom2009caring").extra == {**FULL.extra, "finding": "new", "method": "interviews"}
    assert label(full) == "import m.csv iom2009caring"
    full.undo()
    assert full.get("iom2009caring").extra == FULL.extra


def test_two_rows_that_say_different_things_are_told_and_the_last_one_counts(full: Library) -> None:
    rows = [Publication(key="iom2009caring", extra={"finding": value}) for value in ("one", "other", "other")]
    outcomes = full.add_many(rows, "replace", match="key", upsert=Upsert(columns=[frozenset({"key", "finding"})] * 3))
    problems = ("finding: two rows differ; the last one counts",)
    assert [outcome.notes for outcome in outcomes] == [(), problems, ()]
    assert full.get("iom2009caring").extra["finding"] == "other"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"key": "nosuchkey", "title": "A"}, ("refused", ("no publication has this key",))),
        ({"title": "A new study of return", "date": "2020"}, ("added", ())),
        ({"title": OTHER.title, "authors": OTHER.authors, "date": "2017"}, ("unchanged", ())),
    ],
)
def test_a_row_with_an_unknown_key_is_refused_and_one_without_is_taken_in(
    full: Library, row: dict[str, Any], expected: tuple[str, tuple[str, ...]]
) -> None:
    assert returned(full, Publication(**row), {"key", "title", "authors", "date"}) == expected


def test_a_row_with_neither_key_nor_title_is_refused(full: Library) -> None:
    row = Publication(extra={"finding": "x"})
    assert returned(full, row, {"key", "finding"}) == ("refused", ("has neither a key nor a title",))


def test_a_former_key_finds_its_record(full: Library) -> None:
    full.rekey("iom2009caring", "caring")
    row = Publication(key="iom2009caring", countries=("Mali",))
    assert returned(full, row, PLACES) == ("updated", ())
    assert full.get("caring").countries == ("Mali",)


def test_a_dry_run_writes_nothing(full: Library) -> None:
    before = full.path.read_bytes()
    row = Publication(key="iom2009caring", countries=("Mali",))
    assert returned(full, row, PLACES, dry_run=True) == ("updated", ())
    assert full.path.read_bytes() == before


@pytest.mark.parametrize(
    ("on_duplicate", "action", "countries"),
    [("skip", "skipped", ("Ghana",)), ("update", "updated", ("Ghana", "Mali")), ("replace", "updated", ("Mali",))],
)  # fmt: skip
def test_a_record_that_is_found_by_its_key_is_treated_as_asked(
    full: Library, on_duplicate: str, action: str, countries: tuple[str, ...]
) -> None:
    row = Publication(key="iom2009caring", countries=("Mali",))
    assert returned(full, row, PLACES, on_duplicate=on_duplicate)[0] == action
    assert full.get("iom2009caring").countries == countries


def test_a_record_is_found_by_its_identifiers_alone(full: Library) -> None:
    row = Publication(title="Another title", isbn="9789290684664", countries=("Mali",))
    assert returned(full, row, {"title", "isbn", "countries"}, match="id") == ("updated", ())
    assert full.get("iom2009caring").title == "Another title"
    twin = Publication(key="twin", title="Twin", isbn="9789290684664")
    full.add_many([twin], "add")
    refused = ("iom2009caring, twin share its DOI, ISBN, symbol or link",)
    assert returned(full, row, {"title", "isbn"}, match="id") == ("refused", refused)


def test_a_record_of_no_table_wins_in_the_fields_that_it_fills(full: Library) -> None:
    row = FULL.changed(key="", publisher="IOM", page="", abstract="", extra={})
    assert returned(full, row, match="auto") == ("updated", ())
    after = full.get("iom2009caring")
    assert (after.publisher, after.page, after.abstract, after.extra) == (
        "IOM", FULL.page, FULL.abstract, FULL.extra
    )  # fmt: skip
    row = row.changed(extra={"accessed": "someday"})
    assert returned(full, row, match="auto") == ("updated", ())
    assert full.get("iom2009caring").extra["accessed"] == "someday"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"match": "title"}, "not a way to match; choose from auto, id, key"),
        ({"match": "key", "on_duplicate": "add"}, "does not work with on_duplicate “add”"),
        ({"match": "key", "on_duplicate": "overwrite"}, "not a way to treat duplicates"),
    ],
)
def test_words_that_say_nothing_are_refused(full: Library, options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        returned(full, Publication(key="iom2009caring"), PLACES, **options)


def test_names_are_written_as_is_remembered_and_a_row_that_nobody_edited_changes_none(full: Library) -> None:
    decision = OneName(("authors",), "OIM", "International Organization for Migration (IOM)")
    full.decide(lambda decisions: decisions.with_decisions(decision), "unify")
    full.add_many([OTHER.changed(key="oim", authors=(Name(literal="OIM"),))], "add")
    full.change(["oim"], lambda record: record.changed(authors=(Name(literal="OIM"),)))
    assert returned(full, full.get("oim"), {"key", "authors"}) == ("unchanged", ())
    row = Publication(key="jobe2010causes", authors=(Name(literal="OIM"),))
    assert returned(full, row, {"key", "authors"}) == ("updated", ())
    assert full.get("jobe2010causes").authors == CARING.authors


@pytest.mark.parametrize(
    ("before", "message", "after"),
    [
        ("confidential", "", "confidential"),
        ("confidential", "internal", "confidential"),
        ("internal", "confidential", "confidential"),
        ("", "internal", "internal"),
    ],
)
def test_a_row_makes_a_record_stricter_and_never_opens_it(full: Library, before: str, message: str, after: str) -> None:
    full.change(["iom2009caring"], lambda record: record.changed(access=before))
    row = Publication(key="iom2009caring", access=message)
    action, notes = returned(full, row, {"key", "access"})
    assert full.get("iom2009caring").access == after
    wider = (
        "access stays confidential: an import cannot make it wider. To change it: protlib set KEY "
        f"access={message or 'public'}"
    )
    assert [*notes] == [wider if after == before else closed_note(before, message)]
    assert action == ("unchanged" if after == before else "updated")


def closed_note(before: str, said: str) -> str:
    level = before or "public"
    way = f"To open it: protlib set iom2009caring access={level}"
    return f"it was {level}; the file says {said}, and the stricter counts. Exports leave it out. {way}"


@pytest.mark.parametrize("on_duplicate", get_args(OnDuplicate)[:-1])
@pytest.mark.parametrize(
    ("before", "message"), [("", "confidential"), ("internal", "confidential"), ("confidential", "internal")]
)
def test_a_record_that_comes_again_is_as_closed_as_the_stricter(
    full: Library, before: str, message: str, on_duplicate: OnDuplicate
) -> None:
    full.change(["iom2009caring"], lambda record: record.changed(access=before))
    [outcome] = full.add_many([FULL.changed(access=message)], on_duplicate)
    assert full.get("iom2009caring").access == "confidential"
    assert (closed_note(before, message) in outcome.notes) is (before != "confidential")
    [outcome] = full.add_many([FULL.changed(access=message)], on_duplicate)
    assert outcome.action in {"skipped", "unchanged"}


@pytest.mark.parametrize("on_duplicate", get_args(OnDuplicate)[:-1])
def test_a_record_that_somebody_has_opened_stays_open_and_says_so(full: Library, on_duplicate: OnDuplicate) -> None:
    full.change(["iom2009caring"], lambda record: record.changed(access="confidential"))
    full.change(["iom2009caring"], lambda record: record.changed(access=""))
    [outcome] = full.add_many([FULL.changed(access="confidential")], on_duplicate)
    assert full.get("iom2009caring").access == ""
    assert outcome.action in {"skipped", "unchanged"}
    note = "it stays public, because somebody opened it; the file says confidential. To close it: protlib set"
    assert outcome.notes == (f"{note} iom2009caring access=confidential",)


def test_who_may_see_a_record_is_a_guess_where_the_file_guesses(full: Library) -> None:
    full.add_many([FULL.changed(access="confidential", guessed=("access",))])
    assert full.get("iom2009caring").guessed == ("access",)


def test_a_second_row_that_says_what_the_record_had_is_no_change_by_a_spreadsheet(full: Library) -> None:
    outcomes = full.add_many([CAUSES.changed(date=f"{CAUSES.date}-05"), CAUSES], "merge")
    assert [outcome.notes for outcome in outcomes] == [(), ()]
    assert everything(full)[CAUSES.key].date == f"{CAUSES.date}-05"
