"""What users decide about their library is kept, obeyed and taken back."""

from typing import Any

from harness.rows import every_row
from protlib.record.decisions import (
    Decisions,
    Distinct,
    OneName,
    OwnField,
    SilencedRule,
    make_distinct,
    make_former,
    translations,
)

MADE = (
    make_distinct("b", "a"),
    translations("b", "a"),
    OneName(("authors", "publisher"), "IOM", "International Organization for Migration (IOM)"),
    SilencedRule("no-year"),
    SilencedRule("no-year", "iom2009caring"),
    OwnField("finding"),
    make_former("iom2009caring", {"title": "Caring", "date": "2008"}),
)


def test_decisions_are_read_as_they_are_kept() -> None:
    decisions = Decisions(MADE)
    assert Decisions.from_documents(decisions.documents()) == decisions
    assert decisions.list_distinct() == [Distinct("a", "b")]
    assert [name.new_name for name in decisions.names()] == ["International Organization for Migration (IOM)"]
    assert decisions.list_silenced() == [SilencedRule("no-year", ""), SilencedRule("no-year", "iom2009caring")]
    assert decisions.own_fields() == ["finding"]
    assert decisions.list_formers() == [("iom2009caring", {"title": "Caring", "date": "2008"})]
    assert decisions.documents()[2] == {
        "kind": "name",
        "fields": ["authors", "publisher"],
        "written": "IOM",
        "meant": "International Organization for Migration (IOM)",
    }
    assert decisions.documents()[-1]["was"] == {"title": "Caring", "date": "2008"}


def test_each_is_made_once_and_can_be_taken_back() -> None:
    twice = (
        Decisions().with_decisions(make_distinct("a", "b"), OwnField("finding")).with_decisions(make_distinct("b", "a"))
    )
    assert twice.all_decisions == (Distinct("a", "b"), OwnField("finding"))
    assert twice.without_decisions(make_distinct("b", "a")).all_decisions == (OwnField("finding"),)


@every_row(
    "document",
    [
        {"kind": "of a newer protlib", "keys": ["a", "b"]},
        {"kind": "distinct", "keys": ["a"]},
        {"kind": "distinct", "keys": "ab"},
        {"kind": "name", "fields": ["authors"], "written": 3, "meant": "IOM"},
        {"kind": "silenced", "rule": "no-year", "key": None},
        {"kind": "merged", "key": "a", "was": "A"},
        {},
    ],
)
def test_what_is_not_understood_is_kept_and_obeyed_by_none(document: dict[str, Any]) -> None:
    decisions = Decisions.from_documents([document, {"kind": "field", "name": "finding"}])
    assert decisions.all_decisions == (OwnField("finding"),)
    assert document in decisions.with_decisions(SilencedRule("no-year")).documents()


def test_what_was_decided_about_records_follows_their_keys() -> None:
    decisions = Decisions().with_decisions(
        make_distinct("a", "b"),
        SilencedRule("no-year", "a"),
        SilencedRule("no-year"),
        OwnField("a"),
        make_former("a", {"title": "A"}),
    )
    rekeyed = decisions.rekey({"a": "z", "c": "y"})
    assert rekeyed.all_decisions == (
        make_distinct("b", "z"), SilencedRule("no-year", "z"), SilencedRule("no-year"), OwnField("a"), make_former("z", {"title": "A"})
    )  # fmt: skip
    assert rekeyed.without_records(["z"]).all_decisions == (SilencedRule("no-year"), OwnField("a"))


def test_what_was_decided_about_two_records_that_are_one_is_decided_no_more() -> None:
    decisions = Decisions((make_distinct("a", "b"), make_distinct("b", "c"), SilencedRule("no-year", "b")))
    merged = decisions.rekey({"b": "a"})
    assert merged.all_decisions == (make_distinct("a", "c"), SilencedRule("no-year", "a"))


def test_what_was_decided_about_a_record_goes_with_it() -> None:
    decisions = Decisions(MADE)
    assert decisions.without_records([]) == decisions.without_records(["c", ""]) == decisions
    assert decisions.without_records(["b", "iom2009caring"]).all_decisions == (MADE[2], MADE[3], MADE[5])


def _conflict(field: str, mine: object, theirs: object, inner: str = "") -> dict[str, object]:
    return {
        "kind": "conflict",
        "key": "a",
        "field": field,
        "inner": inner,
        "base": None,
        "mine": mine,
        "theirs": theirs,
        "newer": "",
    }


def test_a_conflict_follows_its_record_but_for_one_that_is_removed() -> None:
    decisions = Decisions.from_documents(
        [_conflict("title", "A", "B"), _conflict("", {"key": "a", "title": "A"}, None)]
    )
    removed = Decisions.from_documents([_conflict("", None, {"key": "a", "title": "A"})])
    assert [conflict.key for conflict in decisions.rekey({"a": "z"}).conflicts()] == ["z", "z"]
    assert decisions.without_records(["a"]).conflicts() == []
    assert decisions.about_missing_records({"b"}) == decisions.conflicts()
    assert removed.rekey({"a": "z"}) == removed.without_records(["a"]) == removed
    assert removed.about_missing_records({"b"}) == []


@every_row(
    "document",
    [
        _conflict("no such field", "A", "B"),
        _conflict("title", "A", 3),
        _conflict("authors", "A", "B"),
        _conflict("authors", [{"family": "A"}], [{"surname": "B"}]),
        _conflict("title", "A", "B", "inner"),
        _conflict("extra", {"a": 1}, {}),
        _conflict("", None, {"surname": "B", "title": 3}),
        {"kind": "conflict", "key": 1},
    ],
)
def test_a_conflict_that_somebody_has_garbled_is_kept_and_settles_nothing(document: dict[str, Any]) -> None:
    decisions = Decisions.from_documents([document])
    assert (decisions.conflicts(), decisions.documents()) == ([], [document])


def test_a_conflict_is_kept_as_it_is() -> None:
    documents = [
        _conflict("title", "A", ""),
        _conflict("authors", [{"family": "A"}], ""),
        _conflict("tags", ["a"], ["b"]),
        _conflict("extra", 1, [2], "f"),
        _conflict("", None, {"key": "a", "title": "A"}),
    ]
    assert Decisions.from_documents(documents).documents() == documents


def test_versions_that_are_linked_in_pairs_are_one_work() -> None:
    pairs = (translations("en", "fr"), translations("x", "y"), translations("es", "fr"))
    decisions = Decisions((*pairs, make_distinct("a", "b")))
    assert [set(work) for work in decisions.works()] == [{"en", "fr", "es"}, {"x", "y"}]
    assert decisions.separate_pairs() == [("en", "fr"), ("x", "y"), ("es", "fr"), ("a", "b")]
    assert decisions.rekey({"fr": "en"}).works() == [["en", "es"], ["x", "y"]]
    assert decisions.without_records(["fr", "x"]).works() == []


@every_row(
    "document",
    [
        {"kind": "name", "fields": ["no such field"], "written": "a", "meant": "b"},
        {"kind": "name", "fields": ["authors", 5], "written": "a", "meant": "b"},
        {"kind": "name", "fields": [], "written": "a", "meant": "b"},
        {"kind": "name", "fields": ["extra"], "written": "a", "meant": "b"},
        {"kind": "merged", "key": "a", "was": {"title": 5}},
        {"kind": "merged", "key": "a", "was": {"authors": [{"surname": "x"}]}},
        {"kind": "merged", "key": "a", "was": {"tags": "x"}},
        {"kind": "merged", "key": "a", "was": {"extra": ["x"]}},
    ],
)
def test_what_no_record_can_have_is_kept_as_it_stands_and_obeyed_by_none(document: dict[str, Any]) -> None:
    decisions = Decisions.from_documents([document])
    assert (decisions.all_decisions, decisions.documents()) == ((), [document])
