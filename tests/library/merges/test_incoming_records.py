"""Another library brought in: which records are the same, what the histories prove, and what is written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from protlib.library import Library
from protlib.library.joins.side import Side, read_side, side_without_numbers
from protlib.library.merges.incoming_records import Choices, IncomingLibrary, MergeResult, bring_in
from protlib.record.decisions import SilencedRule, make_distinct
from protlib.record.model import Publication
from sample_records import stored_records
from sample_records.libraries import CARING, CAUSES, OTHER, actions, everything, label

Change = Callable[[Library], object]


def _set(key: str, **values: str) -> Change:
    return lambda library: library.change([key], lambda record: record.changed(**values))


def _tag(key: str, *tags: str) -> Change:
    return lambda library: library.change([key], lambda record: record.changed(tags=tags))


def _add(*records: Publication) -> Change:
    return lambda library: library.add_many(records, "add")


def _remove(*keys: str) -> Change:
    return lambda library: library.remove(keys)


def _rekey(old: str, new: str) -> Change:
    return lambda library: library.rekey(old, new)


def _nothing(_library: Library) -> None:
    """Change nothing."""


def _changed(path: Path, *changes: Change) -> None:
    with Library(path) as library:
        for change in changes:
            change(library)


def _bring(library: Library, theirs: Path, base: bytes | None = None, **how: str | bool) -> MergeResult:
    was = None if base is None else read_side(base)
    preference = how.get("prefer")
    incoming = IncomingLibrary(read_side(theirs.read_bytes()), was, theirs, preference)  # type: ignore[arg-type]
    return bring_in(
        library,
        [incoming],
        Choices(),
        "merge theirs",
        "2026-01-01T00:00:00Z",
        dry_run=bool(how.get("dry_run")),
    )


NEW = Publication(key="new", type="book", title="Ports of Call in the Sahel", date="2021")
MINE = Publication(key="mine", type="book", title="Borders and Rights", date="2019")


@each_value_once
@pytest.mark.parametrize("is_base_named", [True, False], ids=["base", "histories"])
@pytest.mark.parametrize(
    ("mine", "second", "done"),
    [
        (_nothing, _nothing, {}),
        (_nothing, _add(NEW), {"new": "added"}),
        (_add(MINE), _add(NEW), {"new": "added"}),
        (_set(CARING.key, genre="x"), _set(CARING.key, note="n"), {CARING.key: "updated"}),
        (_set(CARING.key, genre="x"), _nothing, {}),
        (_tag(CARING.key, "a"), _set(CARING.key, genre="x"), {CARING.key: "updated"}),
        (_nothing, _remove(OTHER.key), {OTHER.key: "removed"}),
        (_remove(OTHER.key), _nothing, {}),
        (_remove(OTHER.key), _set(CARING.key, genre="x"), {CARING.key: "updated"}),
        (_set(CARING.key, genre="x"), _rekey(CARING.key, "caring"), {CARING.key: "updated"}),
        (_rekey(CARING.key, "caring"), _set(CARING.key, genre="x"), {"caring": "updated"}),
    ],
)  # fmt: skip
def test_what_one_side_has_changed_counts(
    library: Library, theirs: Path, mine: Change, second: Change, done: dict[str, str], is_base_named: bool
) -> None:
    base = library.path.read_bytes()
    mine(library)
    _changed(theirs, second)
    merge = _bring(library, theirs, base if is_base_named else None)
    action_by_key = {outcome.existing or outcome.publication.key: outcome.action for outcome in merge.outcomes}
    assert ({key: action for key, action in action_by_key.items() if action != "unchanged"}, merge.conflicts) == (
        done,
        [],
    )
    _changed(theirs, mine)  # which is what a merge makes: both changes, whoever made them
    with Library(theirs) as both:
        expected = {record.key: record.changed(modified="", created="") for record in both}
    records = {record.key: record.changed(modified="", created="") for record in everything(library).values()}
    assert records == expected


@pytest.mark.parametrize("prefer", [None, "mine", "theirs", "newest"])
def test_what_both_have_changed_is_told_or_preferred(library: Library, theirs: Path, prefer: str | None) -> None:
    _set(CARING.key, genre="mine")(library)
    _changed(theirs, _set(CARING.key, genre="theirs", note="n"))
    merge = _bring(library, theirs, prefer=prefer or "")
    newest = "theirs"  # its clock is later than that of the test's library
    expected = {None: "mine", "mine": "mine", "theirs": "theirs", "newest": newest}[prefer]
    record = everything(library)[CARING.key]
    assert (record.genre, record.note) == (expected, "n")
    assert [
        (conflict.key, conflict.name, conflict.base, conflict.mine, conflict.theirs) for conflict in merge.conflicts
    ] == ([] if prefer else [(CARING.key, "genre", "", "mine", "theirs")])


@pytest.mark.parametrize(
    ("mine", "second"),
    [(_remove(OTHER.key), _set(OTHER.key, genre="x")), (_set(OTHER.key, genre="x"), _remove(OTHER.key))],
)
@pytest.mark.parametrize("prefer", ["", "mine", "theirs"])
def test_a_removal_of_what_the_other_has_changed_is_a_conflict(
    library: Library, theirs: Path, mine: Change, second: Change, prefer: str
) -> None:
    mine(library)
    _changed(theirs, second)
    with Library(theirs) as changed:
        is_there = {"": OTHER.key in library, "mine": OTHER.key in library, "theirs": OTHER.key in changed}
    merge = _bring(library, theirs, prefer=prefer)
    assert (OTHER.key in everything(library)) == is_there[prefer]
    assert [(conflict.key, conflict.field) for conflict in merge.conflicts] == ([] if prefer else [(OTHER.key, "")])


def test_it_is_one_write_that_one_undo_takes_back_and_a_dry_run_makes_none(library: Library, theirs: Path) -> None:
    _changed(theirs, _set(CARING.key, genre="x"), _add(NEW), _remove(OTHER.key))
    before = library.path.read_bytes()
    tried = _bring(library, theirs, dry_run=True)
    assert library.path.read_bytes() == before
    assert _bring(library, theirs) == tried
    assert label(library) == "merge theirs: 1 added, 1 updated, 1 removed"
    library.undo()
    assert library.path.read_bytes() == before


def test_a_record_that_comes_keeps_its_number_and_its_place(library: Library, theirs: Path) -> None:
    _changed(theirs, _add(NEW))
    _add(MINE)(library)
    _bring(library, theirs)
    numbers = {document["key"]: document.doc_id for document in stored_records.documents(theirs)}
    ours = {document["key"]: document.doc_id for document in stored_records.documents(library.path)}
    assert ours["new"] == numbers["new"]
    assert [record.key for record in library] == [CARING.key, CAUSES.key, OTHER.key, "new", "mine"]
    _changed(theirs, _rekey("new", "newer"))
    _bring(library, theirs)
    assert everything(library)["newer"].aliases == ("new",)


def test_another_publication_with_the_same_key_gets_a_new_one(library: Library, theirs: Path) -> None:
    _add(NEW.changed(title="Handbook on Shelter Management", authors=OTHER.authors))(library)
    _changed(theirs, _add(NEW))
    merge = _bring(library, theirs)
    [added] = [outcome for outcome in merge.outcomes if outcome.action == "added"]
    assert (added.publication.key, added.given_key) == ("newa", "new")
    assert len(everything(library)) == 5


def test_a_record_merged_here_takes_no_double_from_there(library: Library, theirs: Path) -> None:
    library.merge([[CARING.key, CAUSES.key]])
    shutil.rmtree(theirs.parent / ".library.json.versions", ignore_errors=True)
    merge = _bring(library, theirs)
    assert (actions(merge.outcomes), merge.conflicts) == (["unchanged"] * 3, [])


def test_other_files_are_matched_by_keys_and_by_what_they_say(library: Library, theirs: Path) -> None:
    assert theirs.exists()
    records = [
        CARING.changed(note="n"),
        CAUSES.changed(key="other", note="m"),
        NEW.changed(key=""),
    ]
    incoming = IncomingLibrary(side_without_numbers(records))
    merge = bring_in(library, [incoming], Choices(), "merge", "2026-01-01T00:00:00Z")
    assert actions(merge.outcomes) == ["updated", "updated", "unchanged", "added"]
    after = everything(library)
    assert (after[CARING.key].note, after[CAUSES.key].note, after[CAUSES.key].aliases) == (
        "n",
        "m",
        ("other",),
    )
    assert after["ports2021call"].created == "2026-01-01T00:00:00Z"


def test_decisions_of_both_are_united_and_one_taken_back_goes(library: Library, theirs: Path) -> None:
    library.decide(lambda decisions: decisions.with_decisions(make_distinct(CARING.key, OTHER.key)), "x")
    base = library.path.read_bytes()
    theirs.write_bytes(base)
    library.decide(lambda decisions: decisions.with_decisions(SilencedRule("r")), "x")
    _changed(
        theirs,
        lambda there: there.decide(lambda made: made.without_decisions(make_distinct(CARING.key, OTHER.key)), "x"),
        _rekey(CAUSES.key, "causes"),
        lambda there: there.decide(lambda made: made.with_decisions(SilencedRule("s", "causes")), "x"),
    )
    merge = _bring(library, theirs, base)
    assert library.decisions().all_decisions == (SilencedRule("r"), SilencedRule("s", "causes"))
    assert merge.decision_count == 2


def test_small_numbers_of_two_old_libraries_say_nothing(library: Library) -> None:
    library.add_many([CARING])
    side = Side([record._replace(number="1") for record in side_without_numbers([NEW]).records])
    merge = bring_in(library, [IncomingLibrary(side)], Choices(), "merge", "2026-01-01T00:00:00Z")
    assert actions(merge.outcomes) == ["unchanged", "added"]


@pytest.mark.parametrize("is_said_there", [True, False])
def test_what_was_said_to_be_no_duplicate_stays_two(library: Library, theirs: Path, is_said_there: bool) -> None:
    twin = NEW.changed(key="twin")
    _add(NEW)(library)
    _changed(theirs, _add(twin))
    with Library(theirs) as second_library:
        decided = second_library if is_said_there else library
        decided.decide(lambda made: made.with_decisions(make_distinct("new", "twin")), "x")
    assert [outcome.publication.key for outcome in _bring(library, theirs).outcomes if outcome.action == "added"] == [
        "twin"
    ]
    assert {"new", "twin"} <= everything(library).keys()


def test_what_is_the_same_comes_once_under_both_keys(library: Library, theirs: Path) -> None:
    _add(NEW)(library)
    _changed(theirs, _add(NEW.changed(key="twin", note="n")))
    _bring(library, theirs)
    assert (everything(library)["new"].note, everything(library)["new"].aliases) == ("n", ("twin",))
