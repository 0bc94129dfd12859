"""Libraries of which one has merged doubles, or removed what the other side works with."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from protlib.library import Library
from protlib.library.joins.side import read_side
from protlib.library.merges.incoming_records import Choices, IncomingLibrary, MergeResult, bring_in
from protlib.library.merges.merged_file import merge_files
from protlib.library.merges.settlement import prefer_side, settle_conflicts
from protlib.library.verification import Verification
from protlib.record.decisions import make_distinct
from protlib.record.decisions.verdicts import ReviewerVerdict
from protlib.record.model import Publication
from sample_records.libraries import CARING, CAUSES, OTHER, everything

Change = Callable[[Library], object]


def _merge(key: str, second_key: str) -> Change:
    return lambda library: library.merge([[key, second_key]])


def _set(key: str, **values: str) -> Change:
    return lambda library: library.change([key], lambda record: record.changed(**values))


def _screen(key: str, by: str, verdict: str = "include") -> Change:
    return lambda library: library.decide(
        lambda decisions: decisions.with_verdicts(ReviewerVerdict(key, "title", by, verdict)), "screen"
    )


def _remove(key: str) -> Change:
    return lambda library: library.remove([key])


def _join(library: Library, theirs: Path, mine: Sequence[Change], second: Sequence[Change]) -> MergeResult:
    base = read_side(library.path.read_bytes())
    for change in mine:
        change(library)
    with Library(theirs) as their_library:
        for change in second:
            change(their_library)
    incoming = IncomingLibrary(read_side(theirs.read_bytes()), base, theirs)
    return bring_in(library, [incoming], Choices(), "merge theirs", "2026-01-01T00:00:00Z")


def _verdicts(library: Library) -> list[tuple[str, str]]:
    return sorted((verdict.key, verdict.by) for verdict in library.decisions().list_verdicts())


MERGED = _merge(CARING.key, CAUSES.key)


@pytest.mark.parametrize("is_mine_merged", [True, False])
def test_what_one_side_does_to_a_double_goes_to_the_record_that_absorbed_it(
    library: Library, theirs: Path, is_mine_merged: bool
) -> None:
    work = [
        _set(CAUSES.key, note="read", access="internal"),
        _screen(CAUSES.key, "Lina"),
        lambda library: library.rekey(CAUSES.key, "causes"),
    ]
    merge = _join(library, theirs, *(([MERGED], work) if is_mine_merged else (work, [MERGED])))
    records = everything(library)
    assert ({*records}, merge.conflicts) == ({CARING.key, OTHER.key}, [])
    record = records[CARING.key]
    assert (record.title, record.note, record.access) == (CARING.title, "read", "internal")
    assert {CAUSES.key, "causes"} <= {*record.aliases}
    assert _verdicts(library) == [(CARING.key, "Lina")]


@pytest.mark.parametrize("is_mine_merged", [True, False])
@pytest.mark.parametrize("second_key", ["new2015", "other2015"])
def test_a_report_that_both_add_is_one_though_one_side_has_merged_an_old_record_into_it(
    library: Library, theirs: Path, is_mine_merged: bool, second_key: str
) -> None:
    new = CAUSES.changed(key="new2015", title=f"{CAUSES.title}: Second Edition", date="2015-05-01", doi="10.1000/x1")
    merged = [
        lambda library: library.add_many([new], "add"),
        _set(CAUSES.key, date="2015", doi="10.1000/x1"),
        _merge(new.key, CAUSES.key),
    ]
    added = [lambda library: library.add_many([new.changed(key=second_key)], "add")]
    merge = _join(library, theirs, *((merged, added) if is_mine_merged else (added, merged)))
    records = everything(library)
    assert (merge.conflicts, len(records)) == ([], 3)
    [key] = {*records} - {CARING.key, OTHER.key}
    assert {new.key, second_key, CAUSES.key} == {key, *records[key].aliases}


def test_a_field_that_differs_is_asked_about_under_the_key_of_the_merged_record(library: Library, theirs: Path) -> None:
    merge = _join(library, theirs, [_set(CAUSES.key, note="mine")], [MERGED, _set(CARING.key, note="theirs")])
    assert [(conflict.key, conflict.field, conflict.mine, conflict.theirs) for conflict in merge.conflicts] == [
        (CARING.key, "note", "mine", "theirs")
    ]
    assert {*everything(library)} == {CARING.key, OTHER.key}


@pytest.mark.parametrize("mine", [_remove(CARING.key), _merge(CAUSES.key, CARING.key)], ids=["removed", "merged"])
def test_doubles_that_each_side_settled_in_its_way_are_one_record(library: Library, theirs: Path, mine: Change) -> None:
    _join(library, theirs, [mine, _screen(CAUSES.key, "Lina")], [MERGED, _screen(CARING.key, "Jean")])
    records = everything(library)
    assert len(records) == 2
    [key] = {*records} - {OTHER.key}
    assert {CARING.key, CAUSES.key} == {key, *records[key].aliases}
    assert _verdicts(library) == [(key, "Jean"), (key, "Lina")]


def test_a_double_goes_on_to_the_record_into_which_the_other_side_has_merged_both(
    library: Library, theirs: Path
) -> None:
    mine = [_merge(OTHER.key, CARING.key), _set(CAUSES.key, note="mine")]
    _join(library, theirs, mine, [MERGED])
    [record] = everything(library).values()
    assert (record.key, record.note, {*record.aliases}) == (OTHER.key, "mine", {CARING.key, CAUSES.key})


def test_several_doubles_become_part_of_a_record_that_one_side_has_removed(library: Library, theirs: Path) -> None:
    merged = [_merge(OTHER.key, CAUSES.key), _merge(OTHER.key, CARING.key)]
    _join(library, theirs, [_remove(OTHER.key), _set(CARING.key, note="mine")], merged)
    [record] = everything(library).values()
    assert (record.note, {record.key, *record.aliases}) == ("mine", {CARING.key, CAUSES.key, OTHER.key})


def test_records_that_a_person_keeps_apart_stay_apart(library: Library, theirs: Path) -> None:
    mine = [
        _set(CAUSES.key, note="mine"),
        lambda library: library.decide(
            lambda decisions: decisions.with_decisions(make_distinct(CARING.key, CAUSES.key)), "apart"
        ),
    ]
    merge = _join(library, theirs, mine, [MERGED])
    assert [(conflict.key, conflict.field) for conflict in merge.conflicts] == [(CAUSES.key, "")]
    assert {*everything(library)} == {CARING.key, CAUSES.key, OTHER.key}


@pytest.mark.parametrize("is_mine_removed", [True, False])
def test_a_removed_record_that_somebody_screened_since_is_asked_about(
    library: Library, theirs: Path, is_mine_removed: bool
) -> None:
    sides = [_remove(OTHER.key)], [_screen(OTHER.key, "Lina")]
    merge = _join(library, theirs, *(sides if is_mine_removed else reversed(sides)))
    [conflict] = merge.conflicts
    assert (conflict.key, conflict.field) == (OTHER.key, "")
    assert (OTHER.key in everything(library)) == (not is_mine_removed)
    assert _verdicts(library) == ([] if is_mine_removed else [(OTHER.key, "Lina")])


def test_a_removed_record_that_was_screened_before_goes(library: Library, theirs: Path) -> None:
    with Library(theirs) as their_library:
        _screen(OTHER.key, "Lina")(their_library)
    shutil.copy(theirs, library.path)
    merge = _join(library, theirs, [], [_remove(OTHER.key)])
    assert (merge.conflicts, {*everything(library)}) == ([], {CARING.key, CAUSES.key})


def test_nothing_is_made_of_a_publication_without_an_alias(library: Library, theirs: Path) -> None:
    merge = _join(
        library,
        theirs,
        [_remove(OTHER.key)],
        [lambda library: library.add_many([Publication(key="x", title="New")], "add")],
    )
    assert (merge.conflicts, {*everything(library)}) == ([], {CARING.key, CAUSES.key, "x"})


@pytest.mark.parametrize(("whose", "verdicts"), [("mine", []), ("theirs", [(OTHER.key, "Lina")])])
def test_a_verdict_waits_in_git_until_the_removal_is_settled(
    library: Library, theirs: Path, whose: str, verdicts: list[tuple[str, str]]
) -> None:
    base = library.path.read_bytes()
    _remove(OTHER.key)(library)
    with Library(theirs) as their_library:
        _screen(OTHER.key, "Lina")(their_library)
    merged = merge_files(base, library.path.read_bytes(), theirs.read_bytes())
    theirs.write_bytes(merged.data)
    with Library(theirs) as joined:
        assert (len(merged.conflicts), _verdicts(joined)) == (1, [(OTHER.key, "Lina")])
        assert not [fault for fault in Verification(joined, None).faults() if fault.is_wrong]
        settle_conflicts(joined, None, prefer_side(whose), "conflicts", "2026", dry_run=False)
        assert (_verdicts(joined), OTHER.key in everything(joined)) == (verdicts, whose == "theirs")
        assert not [fault for fault in Verification(joined, None).faults() if fault.is_wrong]


@pytest.mark.parametrize("keys", [(CARING.key, CAUSES.key, OTHER.key), (OTHER.key, CAUSES.key, CARING.key)])
def test_chains_of_doubles_are_the_same_from_both_sides(library: Library, theirs: Path, keys: tuple[str, ...]) -> None:
    """One side has merged a and b into c, the other one c into b: all three are one."""
    first, second, third = keys
    base = library.path.read_bytes()
    _merge(third, second)(library)
    _merge(third, first)(library)
    with Library(theirs) as their_library:
        _merge(second, third)(their_library)
    sides = library.path.read_bytes(), theirs.read_bytes()
    merged, reversed_merge = merge_files(base, *sides), merge_files(base, *reversed(sides))
    assert len(read_side(merged.data).records) == len(read_side(reversed_merge.data).records) == 1
    assert len(merged.conflicts) == len(reversed_merge.conflicts)
