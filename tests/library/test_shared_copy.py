"""A library to hand out: what is in it, what is not, and that it can come home."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.library import Library
from protlib.library.joins.side import read_side
from protlib.library.merges.incoming_records import Choices, IncomingLibrary, bring_in
from protlib.library.shared_copy import make_shared_copy
from protlib.record.decisions import OneName, OwnField, SilencedRule, make_distinct
from protlib.record.model import Publication

RECORDS = [
    Publication(key="caring2009", title="Caring", tags=("mine",), source="/home/ana/a.ris", aliases=("iom2009", "~/a.bib")),
    Publication(key="causes2010", title="Causes", url="file:///home/ana/causes.pdf", archived="file:///home/ana/causes.mhtml", extra={"bibtex:file": "C:\\Users\\ana\\a.pdf", "finding": "x"}),
    Publication(key="shut2011", title="Shut", access="confidential"),
]  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of three records, with decisions."""
    with Library(tmp_path / "library.json") as library:
        library.add_many(RECORDS)
        all_decisions = (
            OwnField("finding"),
            make_distinct("caring2009", "causes2010"),
            make_distinct("caring2009", "shut2011"),
            SilencedRule("year-missing", "caring2009"),
            OneName(("authors",), "A secret office", "An office"),
        )
        library.decide(lambda decisions: decisions.with_decisions(*all_decisions), "decide")
        yield library


def test_it_has_the_records_under_their_numbers_and_nothing_of_the_owners(library: Library) -> None:
    copy = make_shared_copy(library, library.get_many(["causes2010", "caring2009"]))
    tables = json.loads(copy)
    before = json.loads(library.path.read_bytes())["publications"]
    assert {number: publication["key"] for number, publication in tables["publications"].items()} == {
        number: record["key"] for number, record in before.items() if record["key"] != "shut2011"
    }
    assert not [word for word in (b"ana", b"mine", b"secret", b"shut2011", b"silenced") if word in copy]
    assert [tables["decisions"][number] for number in sorted(tables["decisions"])] == [
        {"kind": "field", "name": "finding"},
        {"kind": "distinct", "keys": ["caring2009", "causes2010"]},
    ]
    [caring] = [record for record in tables["publications"].values() if record["key"] == "caring2009"]
    assert caring["aliases"] == ["iom2009"]


def test_it_has_tags_where_they_are_asked_for_and_is_the_same_each_time(library: Library) -> None:
    records = library.get_many(["caring2009", "causes2010"])
    copy = make_shared_copy(library, records, keeps_tags=True)
    assert b"mine" in copy
    assert make_shared_copy(library, records[::-1], keeps_tags=True) == copy


def test_a_link_of_the_web_that_has_a_folder_called_home_stays(library: Library) -> None:
    url = "https://example.org/home/tmp/~ana/a.pdf"
    library.change(["caring2009"], lambda record: record.changed(url=url))
    assert url.encode() in make_shared_copy(library, library.get_many(["caring2009"]))


@pytest.mark.parametrize("with_base", [False, True])
def test_it_comes_home_with_what_others_have_changed_and_removes_nothing(
    library: Library, tmp_path: Path, with_base: bool
) -> None:
    (tmp_path / "copy.json").write_bytes(make_shared_copy(library, library.get_many(["causes2010", "caring2009"])))
    handed_out = (tmp_path / "copy.json").read_bytes()
    with Library(tmp_path / "copy.json") as theirs:
        theirs.rekey("causes2010", "jobe2010")
        theirs.change(["caring2009"], lambda record: record.changed(publisher="IOM"))
        theirs.add_many([Publication(title="New", key="new2012")])
    side = read_side((tmp_path / "copy.json").read_bytes())
    base = read_side(handed_out) if with_base else None
    before = {record.key: record for record in library}
    bring_in(library, [IncomingLibrary(side, base, None)], Choices(), "2026-11-26T10:00:00Z", "merge")
    after = {record.key: record for record in library}
    assert {*after} >= {"caring2009", "shut2011", "new2012"}
    assert after["shut2011"] == before["shut2011"]
    caring = after["caring2009"]
    assert (caring.publisher, caring.tags, caring.source) == ("IOM", ("mine",), "/home/ana/a.ris")
    causes = library.get("causes2010")
    assert (causes.url, causes.extra) == (RECORDS[1].url, dict(RECORDS[1].extra))


def test_a_field_that_only_restricted_records_fill_stays_with_them(library: Library) -> None:
    library.add_fields(["informant", "method", "empty"])
    library.change(["shut2011"], lambda record: record.changed(extra={"informant": "x", "method": "y"}))
    library.change(["causes2010"], lambda record: record.changed(extra={"method": "z"}))
    shared = [
        b"informant" in make_shared_copy(library, library.get_many(keys))
        for keys in (["caring2009"], ["caring2009", "shut2011"])
    ]
    assert shared == [False, True]
    copy = make_shared_copy(library, library.get_many(["caring2009"]))
    assert all(f'"{name}"'.encode() in copy for name in ("finding", "method", "empty"))
