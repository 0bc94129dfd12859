"""Saved searches of a library: saved, renamed, forgotten, and what becomes of them with its records and in a merge."""

import json
from pathlib import Path

import pytest

from protlib.errors import NothingFoundError, UsageError
from protlib.library import Library
from protlib.library.merges.merged_file import merge_files
from protlib.library.saved_searches import findings, forget, rename, save
from protlib.selection import Selection
from sample_records.libraries import CARING, CAUSES, OTHER


@pytest.fixture
def full(library: Library) -> Library:
    """A library with three records and three searches, of which one uses the others."""
    library.add_many([CARING, CAUSES, OTHER])
    save(library, "trafficked", Selection("trafficked"), "save")
    save(library, "@mine", Selection(keys=(CARING.key, CAUSES.key)), "save")
    save(library, "both", Selection("@trafficked -year:1990", saved=("mine",)), "save")
    return library


def publications_by_search(library: Library) -> dict[str, int | None]:
    return {finding.search.name: finding.publication_count for finding in findings(library)}


def asks(library: Library) -> dict[str, str]:
    return {search.name: search.selection.query for search in library.decisions().searches()}


def test_they_are_listed_by_name_with_what_they_find_now(full: Library) -> None:
    assert list(publications_by_search(full)) == ["both", "mine", "trafficked"]
    before = publications_by_search(full)
    full.add_many([CARING.changed(key="new", title="Trafficked again", date="2024", doi="", isbn="", url="")], "add")
    assert publications_by_search(full) == {**before, "trafficked": (before["trafficked"] or 0) + 1}


def test_one_is_saved_again_in_the_place_of_the_other_and_undone(full: Library) -> None:
    before = save(full, "Trafficked", Selection("health", sort="year"), "save")
    assert before is not None
    assert (before.name, before.selection) == ("trafficked", Selection("trafficked"))
    assert asks(full) == {"Trafficked": "health", "mine": "", "both": "@trafficked -year:1990"}
    full.undo()
    assert asks(full)["trafficked"] == "trafficked"


def test_to_save_the_same_again_writes_nothing(full: Library) -> None:
    versions = len(full.history())
    save(full, "trafficked", Selection("trafficked"), "save")
    assert len(full.history()) == versions


@pytest.mark.parametrize(
    ("name", "selection", "why"),
    [
        ("", Selection("a"), "“” cannot be the name of a search; use letters"),
        ("a b", Selection("a"), "“a b” cannot be the name of a search"),
        ("x", Selection(), "nothing to save"),
        (
            "x",
            Selection(house="unhcr", worldwide=True, exact=True),
            "nothing to save",
        ),
        ("x", Selection(keys=()), "nothing to save"),
        ("x", Selection("@x"), "@x would contain itself; save it under another name"),
        ("trafficked", Selection("@both health"), "@trafficked would contain itself"),
        ("MINE", Selection("health -@both"), "@MINE would contain itself"),
        ("mine", Selection(saved=("both",)), "@mine would contain itself"),
    ],
)
def test_what_cannot_be_saved_is_refused(full: Library, name: str, selection: Selection, why: str) -> None:
    before = full.path.read_bytes()
    with pytest.raises(UsageError, match=f"^{why}"):
        save(full, name, selection, "save")
    assert full.path.read_bytes() == before


def test_one_that_is_renamed_is_so_in_those_that_use_it(full: Library) -> None:
    outcome = rename(full, "@TRAFFICKED", "@victims", "rename")
    assert (outcome.old_name, outcome.new_name, outcome.dependents) == ("trafficked", "victims", ["both"])
    rename(full, "mine", "ours", "rename")
    assert asks(full) == {"victims": "trafficked", "ours": "", "both": "@victims -year:1990"}
    assert publications_by_search(full)["both"] is not None
    assert rename(full, "ours", "Ours", "rename").new_name == "Ours"


@pytest.mark.parametrize(
    ("old", "new", "error", "why"),
    [
        ("nobody", "x", NothingFoundError, "no search is saved as @nobody; there are @both, @mine, @trafficked"),
        ("mine", "BOTH", UsageError, "another search is saved as @BOTH. To remove it: protlib search --forget BOTH"),
        ("mine", "a/b", UsageError, "“a/b” cannot be the name of a search"),
    ],
)  # fmt: skip
def test_what_cannot_be_renamed_is_refused(full: Library, old: str, new: str, error: type[Exception], why: str) -> None:
    with pytest.raises(error, match=f"^{why}"):
        rename(full, old, new, "rename")


def test_one_that_another_uses_is_forgotten_with_it_or_not_at_all(full: Library) -> None:
    with pytest.raises(
        UsageError,
        match=r"^@mine is used by @both; to remove all: protlib search --forget both --forget mine",
    ):
        forget(full, ["mine"], "forget")
    assert [search.name for search in forget(full, ["both", "mine", "both"], "forget")] == ["both", "mine"]
    assert list(asks(full)) == ["trafficked"]


def test_one_that_somebody_has_garbled_is_listed_with_what_is_wrong(full: Library) -> None:
    text = full.path.read_text().replace('"query":"trafficked"', '"query":"(trafficked"')
    full.path.write_text(text)
    [both, _mine, garbled] = findings(full)
    assert (garbled.publication_count, garbled.wrong) == (None, "@trafficked: this bracket is not closed")
    assert both.wrong == "@both: @trafficked: this bracket is not closed"
    forget(full, ["trafficked", "both"], "forget")


def test_keys_of_it_follow_their_records(full: Library) -> None:
    full.rekey(CARING.key, "minding")
    [mine] = [search for search in full.decisions().searches() if search.name == "mine"]
    assert mine.selection.keys == ("minding", CAUSES.key)
    full.remove(["minding"])
    assert publications_by_search(full)["mine"] == 1
    full.remove([CAUSES.key])
    assert "mine" not in publications_by_search(full)
    full.undo()
    assert publications_by_search(full)["mine"] == 1


def test_two_sides_of_a_merge_keep_both_and_neither_depends_on_whose_is_whose(full: Library, tmp_path: Path) -> None:
    base = full.path.read_bytes()
    save(full, "trafficked", Selection("victims"), "save")
    save(full, "new", Selection("health"), "save")
    mine = full.path.read_bytes()
    full.path.write_bytes(base)
    save(full, "trafficked", Selection("children"), "save")
    forget(full, ["both", "mine"], "forget")
    theirs = full.path.read_bytes()
    merged = merge_files(base, mine, theirs)
    assert merged.searches == merge_files(base, theirs, mine).searches == [("trafficked", "trafficked-2")]
    assert merged.data == merge_files(base, theirs, mine).data
    searches = [decision for decision in json.loads(merged.data)["decisions"].values() if decision["kind"] == "search"]
    assert {search["name"]: search["asks"]["query"] for search in searches} == {
        "trafficked": "children", "trafficked-2": "victims", "new": "health",
    }  # fmt: skip
