"""Two people change copies of one library, and one of these becomes a conflict copy:
a merge loses nothing of either in silence.
"""

import json
import random
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from protlib.library import Library
from protlib.library.joins.copy_files import read_copy
from protlib.library.merges.copies import find_conflict_copies
from protlib.library.merges.incoming_records import Choices, IncomingLibrary, MergeResult, Preference, bring_in
from protlib.record.model import Publication

Records = dict[str, dict[str, Any]]
"""The records of a library by their numbers, as plain JSON has them."""
_STAMPS = {"created", "modified", "key", "aliases"}
_FIELDS = ("title", "note", "genre", "publisher", "date")
_COPY = "library (Ana's conflicted copy 2026-01-02).json"


class Pair:
    """A library, with its history, and a copy of it on another machine that starts from the same state."""

    def __init__(self, folder: Path, seed: int, records: int) -> None:
        self.chosen = random.Random(seed)
        self.here, self.there = folder / "here" / "library.json", folder / "there" / "library.json"
        self.there.parent.mkdir(parents=True)
        self._seconds = count()
        self._words = count()
        with self._opened(self.here) as library:
            library.add_many([self._record() for _ in range(records)], "add")
        self._change(self.here, 4)
        self.part()

    def part(self) -> None:
        """Have the other machine start from the state of this one, which may be that which a merge has made."""
        self.is_proved = self.chosen.random() < 0.7
        if self.is_proved:
            with self._opened(self.here) as library:
                library.add_many([self._record()], "add")
        shutil.copy(self.here, self.there)
        self.base = records_of(self.here)

    def work(self, most: int) -> None:
        """Have both do a random number of things, and put one of the two beside the other."""
        for path in (self.here, self.there):
            self._change(path, self.chosen.randint(1, most))
        if self.chosen.random() < 0.4:  # the file of this machine is the one that gives way
            self.here.rename(self.here.with_name(_COPY))
            shutil.copy(self.there, self.here)
        else:
            shutil.copy(self.there, self.here.with_name(_COPY))
        self.mine, self.theirs = records_of(self.here), records_of(self.here.with_name(_COPY))

    def merged(self, preference: Preference | None = None) -> MergeResult:
        with self._opened(self.here) as library:
            incoming = [
                IncomingLibrary(copy.side, None, copy.path, preference, copied_records=copy.records)
                for copy in map(read_copy, find_conflict_copies(self.here))
            ]
            return bring_in(library, incoming, Choices(), "merge --conflict-copies", self._now())

    def _now(self) -> str:
        minutes, seconds = divmod(next(self._seconds), 60)
        return f"2096-11-24T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}Z"

    def _opened(self, path: Path) -> Library:
        return Library(path, clock=self._now)

    def _record(self) -> Publication:
        word = next(self._words)
        return Publication(
            key=f"k{word}", type="report", title=f"Title {word} {word * 7919}", date=str(1900 + word % 120)
        )

    def _change(self, path: Path, steps: int) -> None:
        with self._opened(path) as library:
            for _ in range(steps):
                self._step(library)

    def _step(self, library: Library) -> None:
        keys = [record.key for record in library]
        some = self.chosen.sample(keys, min(self.chosen.randint(1, 3), len(keys)))
        word = f"w{next(self._words)}"
        match self.chosen.choice(["add", "set", "set", "set", "tag", "untag", "remove", "rekey", "undo"]):
            case "add":
                library.add_many([self._record()], "add")
            case "set":
                field = self.chosen.choice(_FIELDS)
                value = str(1800 + self.chosen.randint(0, 200)) if field == "date" else word
                library.change(some, lambda record: record.changed(**{field: value}), "set")
            case "tag":
                library.change(some, lambda record: record.changed(tags=(*record.tags, word)), "tag")
            case "untag":
                library.change(some, lambda record: record.changed(tags=record.tags[1:]), "tag")
            case "remove":
                library.remove(some[:1] if len(keys) > 1 else [])
            case "rekey":
                library.rekey(some[0], word)
            case _:
                if library.path == self.here and self.chosen.random() < 0.3:
                    library.undo()
                    library.redo()


def records_of(path: Path) -> Records:
    records: Records = json.loads(path.read_bytes())["publications"]
    return records


def lost(pair: Pair, after: Records, told: set[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Return what is lost or wrong in the one library, and what was removed and stays all the same.

    It is an oracle that knows nothing of how the library was made. What was removed may stay where nothing proves that
    it was there: in the very state that a merge has made, or where all that tells versions apart was changed.
    """
    wrong: list[str] = []
    stayed: list[str] = []
    names = {number: {record["key"], *record.get("aliases", ())} for number, record in after.items()}
    for number in {*pair.base, *pair.mine, *pair.theirs, *after}:
        was, my_record, their_record, merge_result = (
            side_record.get(number) for side_record in (pair.base, pair.mine, pair.theirs, after)
        )
        keys = {side_record["key"] for side_record in (was, my_record, their_record) if side_record}
        if my_record and their_record:
            if merge_result is None:
                wrong.append(f"{number} is lost")
            else:
                wrong += [
                    f"{number}: {field} {merge_result.get(field)!r}"
                    for field in {*my_record, *their_record} - _STAMPS
                    if not (was or {}).get(field) == my_record.get(field) == their_record.get(field)
                    and not any((key, field) in told for key in keys)
                    and not _is_kept(
                        field, *(side_record or {} for side_record in (was, my_record, their_record, merge_result))
                    )
                    and not (field == "tags" and _has_more(was or {}, my_record, their_record, merge_result, stayed))
                ]
                if not {my_record["key"], their_record["key"]} <= names[number]:
                    wrong.append(f"{number}: a key is lost")
        elif my_record or their_record:
            is_changed = _without_stamps(my_record or their_record) != _without_stamps(was)
            if is_changed and merge_result is None and not any((key, "") in told for key in keys):
                wrong.append(f"{number} is lost")
            if not is_changed and merge_result is not None:
                stayed.append(number)
        elif merge_result is not None:
            wrong.append(f"{number} came from nowhere")
    return wrong, stayed


def _without_stamps(record: dict[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (record or {}).items() if name not in {"created", "modified"}}


def _has_more(
    was: dict[str, Any], one: dict[str, Any], other: dict[str, Any], outcome: dict[str, Any], stayed: list[str]
) -> bool:
    """Tell whether a record has all tags that it should have, and of the others those only that a side has."""
    base, mine, theirs, now = (set(side_record.get("tags", ())) for side_record in (was, one, other, outcome))
    stayed.append(outcome["key"])
    return (mine & theirs) | (mine - base) | (theirs - base) <= now <= mine | theirs


def _is_kept(
    field: str, was: dict[str, Any], one: dict[str, Any], other: dict[str, Any], outcome: dict[str, Any]
) -> bool:
    """Tell whether a field has what the side has said that alone has changed it, of tags what either has."""
    base, mine, theirs, now = (side_record.get(field) for side_record in (was, one, other, outcome))
    if field == "tags":
        base, mine, theirs, now = (set(side_record or ()) for side_record in (base, mine, theirs, now))
        return now == (mine & theirs) | (mine - base) | (theirs - base)
    return now == (mine if theirs == base else theirs) and (base in {mine, theirs} or mine == theirs)


def _attack(folder: Path, seed: int, records: int, most: int) -> tuple[int, int]:
    """Have two rounds of work merged, and return how many conflicts there were,
    and how many removals that were not followed.
    """
    pair = Pair(folder, seed, records)
    conflicts = unfollowed = 0
    for _ in range(2):
        pair.work(most)
        merge = pair.merged()
        conflict_names = {(conflict.key, conflict.name) for conflict in merge.conflicts}
        conflicts += len(conflict_names)
        after = records_of(pair.here)
        wrong, stayed = lost(pair, after, conflict_names)
        assert wrong == []
        unfollowed += len(stayed) if pair.is_proved else 0
        assert len({record["key"].casefold() for record in after.values()}) == len(after)
        again = pair.merged()
        assert records_of(pair.here) == after
        assert [conflict.name for conflict in again.conflicts] == [conflict.name for conflict in merge.conflicts]
        conflict_names = {
            (conflict.key, conflict.name) for conflict in again.conflicts
        }  # by the keys that they have now
        pair.merged("theirs")
        settled = records_of(pair.here)
        changed = {
            (record["key"], field)
            for number, record in after.items()
            for field in {*record, *settled.get(number, record)} - _STAMPS
            if settled.get(number, record).get(field) != record.get(field)
        }
        assert changed <= conflict_names
        assert not pair.merged().conflicts
        pair.here.with_name(_COPY).unlink()
        pair.part()
    return conflicts, unfollowed


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6))])
def test_no_field_of_either_side_is_lost_unsaid(tmp_path: Path, seed: int) -> None:
    assert _attack(tmp_path, seed, records=25, most=6)[1] == 0


@pytest.mark.soak
def test_no_field_of_either_side_is_lost_unsaid_in_two_hundred(tmp_path: Path) -> None:
    runs = [
        _attack(tmp_path / str(seed), 1000 + seed, records=random.Random(seed).choice([3, 25, 120]), most=12)
        for seed in range(200)
    ]
    conflicts, unfollowed = map(sum, zip(*runs, strict=True))
    print(f"{conflicts} conflicts, {unfollowed} removals that were not followed")  # noqa: T201 - a soak tells what it saw
    assert conflicts > 100
    assert unfollowed < 20
