"""Searches under a name: what is kept of one, what its name may be, and what becomes of it with its records."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.record.decisions import Decisions, OwnField
from protlib.record.decisions.saved_search import SavedSearch, is_search_name, rename_same_names, strip_unsaved
from protlib.selection import CitedKey, Selection

ASKED = (
    Selection(query="gender based violence", regions=("West Africa",), years=("2015..",), house="unhcr"),
    Selection(keys=("b", "a"), exact=True, worldwide=True),
    Selection(sort="year", reverse=True, limit=20),
    Selection(saved=("other",), has=("abstract",), missing=("url",)),
)


@pytest.mark.parametrize("selection", ASKED, ids=lambda selection: repr(selection.query))
def test_a_search_is_read_as_it_is_kept(selection: Selection) -> None:
    search = SavedSearch("gbv-wa", selection)
    decisions = Decisions().with_decisions(search)
    assert Decisions.from_documents(decisions.documents()).searches() == [search]


def test_a_document_of_it_says_what_is_asked_for_and_nothing_else() -> None:
    [document] = Decisions().with_decisions(SavedSearch("gbv-wa", ASKED[0])).documents()
    assert document == {
        "kind": "search",
        "name": "gbv-wa",
        "asks": {
            "query": "gender based violence", "regions": ["West Africa"], "house": "unhcr", "years": ["2015.."],
        },
    }  # fmt: skip


def test_what_is_of_one_command_is_not_kept() -> None:
    cited = (CitedKey("a", "report.md:1"),)
    assert strip_unsaved(Selection(" two\n words ", cited=cited, unlimited=True)) == Selection("two words")


@every_row(
    "asks",
    [
        {},
        {"querie": "of a newer protlib"},
        {"query": ["a"]},
        {"regions": "West Africa"},
        {"regions": [1]},
        {"keys": []},
        {"limit": 0},
        {"limit": True},
        {"limit": "3"},
        {"exact": 1},
        {"cited": [["a", "b"]]},
        "words",
    ],
    ids=str,
)
def test_what_is_not_understood_is_kept_and_asked_by_none(asks: Any) -> None:
    document = {"kind": "search", "name": "a", "asks": asks}
    decisions = Decisions.from_documents([document])
    assert (decisions.searches(), decisions.documents()) == ([], [document])


@every_row(
    ("name", "is_one"),
    [
        ("gbv-wa", True), ("GBV_2", True), ("2020", True), ("عنف", True), ("难民", True), ("बाल", True), ("été", True),
        ("", False), ("-a", False), ("_a", False), ("a b", False), ("a.b", False), ("a)", False), ("@a", False), ("a\x1b", False),
        ("a" * 61, False),
    ],
)  # fmt: skip
def test_a_name_is_letters_digits_and_two_signs(name: str, is_one: bool) -> None:
    assert is_search_name(name) is is_one


def test_it_follows_the_keys_of_its_records_and_goes_with_the_last_of_them() -> None:
    search, second = SavedSearch("mine", Selection(keys=("a", "b"))), SavedSearch("all", Selection("a"))
    decisions = Decisions().with_decisions(search, second, OwnField("finding"))
    rekeyed = decisions.rekey({"a": "z"})
    assert [search.selection.keys for search in rekeyed.searches()] == [("z", "b"), None]
    assert [search.selection.keys for search in decisions.rekey({"a": "b"}).searches()] == [("b",), None]
    assert [search.selection.keys for search in rekeyed.without_records(["z"]).searches()] == [("b",), None]
    assert rekeyed.without_records(["z", "b"]).all_decisions == (second, OwnField("finding"))
    assert decisions.about_missing_records({"a"}) == []


A, B, C = (Selection(text) for text in "abc")


@every_row(
    ("searches", "names", "renamed"),
    [
        ([("x", A), ("y", B)], ["x", "y"], []),
        ([("x", A), ("X", B)], ["x", "X-2"], [("X", "X-2")]),
        ([("x", A), ("x", A)], ["x"], []),
        ([("x", A), ("x-2", B), ("x", B)], ["x", "x-2"], []),
        ([("x", A), ("x", B), ("x-2", C)], ["x", "x-3", "x-2"], [("x", "x-3")]),
        ([("x", A), ("x", B), ("x", C)], ["x", "x-2", "x-3"], [("x", "x-2"), ("x", "x-3")]),
        ([("n" * 60, A), ("n" * 60, B)], ["n" * 60, "n" * 58 + "-2"], [("n" * 60, "n" * 58 + "-2")]),
    ],
)
def test_two_of_one_name_are_told_apart(
    searches: list[tuple[str, Selection]], names: list[str], renamed: list[tuple[str, str]]
) -> None:
    apart, messages = rename_same_names([SavedSearch(*search) for search in searches])
    assert ([search.name for search in apart], messages) == (names, renamed)
    assert all(is_search_name(search.name) for search in apart)
