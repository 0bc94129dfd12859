"""Two people edit a library at random, each in a clone, and merge with real Git:
an oracle of its own judges what came of it.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from programs.clones import Clone, needs_git
from protlib.library import Library
from protlib.library.joins.join import ConflictChoice
from protlib.library.merges.settlement import prefer_side, settle_conflicts
from protlib.record.decisions.conflict import Conflict
from protlib.record.model import Name, Publication

pytestmark = needs_git

_STAMPS = ("created", "modified")
_KEYS = ("key", "aliases")
Document = dict[str, Any]


class State(NamedTuple):
    """What a file holds, as plain JSON tells it: records by their numbers, and the conflicts."""

    records: dict[str, Document]
    conflicts: list[Document]


def _state(path: Path) -> State:
    tables = json.loads(path.read_bytes())
    decisions = tables.get("decisions", {}).values()
    return State(tables["publications"], [decision for decision in decisions if decision["kind"] == "conflict"])


def _record(number: int, **more: Any) -> Publication:
    return Publication(
        key=f"k{number}",
        type="report",
        title=f"Report {number} on trafficking",
        authors=(Name(family=f"Author{number % 70}", given="Ana"),),
        date=str(1990 + number % 35),
        tags=("base", f"t{number % 7}"),
        doi=f"10.1000/{number}",
        extra={"finding": f"f{number}"},
        **more,
    )


def _session(path: Path, chosen: random.Random, who: str, records: int) -> None:
    """Do what a person does in a day, so that two people meet in a few records."""
    with Library(path) as library:
        for step in range(chosen.randrange(8, 18)):
            key = f"k{chosen.randrange(8)}" if chosen.random() < 0.7 else f"k{chosen.randrange(records)}"
            try:
                _step(library, chosen.randrange(8), key, f"{who}{step}", chosen)
            except LookupError:
                continue


def _step(library: Library, what: int, key: str, name: str, chosen: random.Random) -> None:
    if key not in library and what != 0:
        raise LookupError(key)
    if what == 0:  # half of the time both add what the other adds as well
        number = 10_000 + (chosen.randrange(4) if chosen.random() < 0.5 else chosen.randrange(10**6))
        library.add_many([_record(number, note=name)], "skip")
    elif what == 1:
        library.remove([key])
    elif what == 2:
        library.rekey(key, f"r{name}{chosen.randrange(10**6)}")
    elif what == 3:
        library.change([key], lambda old: old.changed(tags=(*old.tags, name)))
    elif what == 4:
        library.change([key], lambda old: old.changed(tags=old.tags[1:]))
    elif what == 5:
        library.change([key], lambda old: old.changed(extra={"finding": name}))
    elif what == 6:
        library.change([key], lambda old: old.changed(authors=(Name(family=name, given="Bo"),), date=""))
    else:
        library.change([key], lambda old: old.changed(title=f"Title {name}", genre=chosen.choice(["a", "b"])))


def judge(base: State, mine: State, theirs: State, outcome: State) -> int:
    """Find that no record is lost or doubled, and no field of either side without being told;
    return how many conflicts are.
    """
    keys = [document["key"].casefold() for document in outcome.records.values()]
    assert len({*keys}) == len(keys)
    sides_by_conflict = {
        (conflict["key"], conflict["field"], conflict["inner"]): (conflict["mine"], conflict["theirs"])
        for conflict in outcome.conflicts
    }
    expected: dict[tuple[str, str, str], tuple[Any, Any]] = {}
    conflict_numbers: set[str] = set()
    for was, my_record, their_record in _met(base, mine, theirs):
        numbers = [side_record for side_record in (my_record, their_record) if side_record]
        number = min((number for number in numbers), key=int)
        document = outcome.records.get(number)
        first = None if my_record is None else mine.records[my_record]
        second = None if their_record is None else theirs.records[their_record]
        origin = None if was is None else base.records[was]
        if first and second:
            assert document is not None
            expected |= _fields(origin, first, second, document)
        else:
            expected |= _of_one(origin, first, second, document)
        conflict_numbers |= {number} if document else set()
    assert {*outcome.records} == conflict_numbers
    assert sides_by_conflict == expected
    return len(sides_by_conflict)


def _met(base: State, mine: State, theirs: State) -> Iterator[tuple[str | None, str | None, str | None]]:
    """Yield the numbers of each record: those that both have added are known by their DOI."""
    added = {document["doi"]: number for number, document in theirs.records.items() if number not in base.records}
    for number in {**base.records, **mine.records}:
        if number in base.records:
            my_record, their_record = (number if number in side.records else None for side in (mine, theirs))
            if my_record or their_record:
                yield number, my_record, their_record
        else:
            yield None, number, added.pop(mine.records[number]["doi"], None)
    yield from ((None, None, number) for number in added.values())


def _fields(
    origin: Document | None, mine: Document, theirs: Document, outcome: Document
) -> dict[tuple[str, str, str], tuple[Any, Any]]:
    values = {}
    for name in {**mine, **theirs, **outcome}.keys() - {*_STAMPS, *_KEYS, "tags", "extra"}:
        was = None if origin is None else origin.get(name, "")
        my_record, their_record = mine.get(name, ""), theirs.get(name, "")
        if my_record != their_record and was not in (my_record, their_record):
            values[outcome["key"], name, ""] = (my_record, their_record)
            assert outcome.get(name, "") == my_record
        else:
            assert outcome.get(name, "") == (their_record if my_record == was else my_record), name
    was, my_record, their_record = (
        (side_record or {}).get("extra", {}).get("finding") for side_record in (origin, mine, theirs)
    )
    if my_record != their_record and was not in (my_record, their_record):
        values[outcome["key"], "extra", "finding"] = (my_record, their_record)
        assert outcome["extra"]["finding"] == my_record
    else:
        assert outcome["extra"]["finding"] == (their_record if my_record == was else my_record)
    tags = [{*(side_record or {}).get("tags", ())} for side_record in (origin, mine, theirs)]
    assert {*outcome.get("tags", ())} == (tags[0] & tags[1] & tags[2]) | (tags[1] - tags[0]) | (tags[2] - tags[0])
    names = {name for side in (mine, theirs) for name in (side["key"], *side.get("aliases", ()))}
    assert {outcome["key"], *outcome.get("aliases", ())} == names
    was_key = (origin or mine)["key"]
    assert outcome["key"] == (theirs["key"] if mine["key"] == was_key else mine["key"])
    assert outcome["modified"] == max(mine["modified"], theirs["modified"])
    return values


def _of_one(
    origin: Document | None, mine: Document | None, theirs: Document | None, outcome: Document | None
) -> dict[tuple[str, str, str], tuple[Any, Any]]:
    side_left = mine or theirs
    assert side_left is not None
    if origin is None:
        assert outcome == side_left
    elif _without_stamps(origin) == _without_stamps(side_left):
        assert outcome is None
    else:
        assert outcome == mine
        return {(side_left["key"], "", ""): (mine, theirs)}
    return {}


def _without_stamps(document: Document) -> Document:
    return {name: value for name, value in document.items() if name not in _STAMPS}


class Team:
    """Two clones that begin with the same library."""

    def __init__(self, folder: Path, records: int) -> None:
        self.records = records
        self.one = Clone.begun(folder / "one")
        with Library(self.one.path, clock=lambda: "2026-11-24T12:00:00Z") as library:
            library.add_many([_record(number) for number in range(records)], "add")
        self.one.set_up()
        self.begin = self.one.commit()
        self.base = _state(self.one.path)
        self.two = self.one.cloned(folder / "two")
        self.one.run_git("remote", "add", "origin", str(self.two.folder))

    def round(self, seed: int) -> int:
        """Have both work, merge in both clones, settle and come together; return how many conflicts there were."""
        chance = random.Random(seed)
        tips, states = [], []
        for clone, who in ((self.one, "a"), (self.two, "b")):
            clone.run_git("reset", "-q", "--hard", self.begin)
            _session(clone.path, chance, who, self.records)
            tips.append(clone.commit())
            states.append(_state(clone.path))
        self.one.run_git("fetch", "-q", "origin", "main")
        self.two.run_git("fetch", "-q", "origin", "main")
        count = self._merged(self.one, tips[1], *states)
        assert self._merged(self.two, tips[0], *reversed(states)) == count
        if seed % 2:  # the second one takes what the first has made of it
            self.two.run_git("reset", "-q", "--hard", tips[1])
        self._settle(self.one, chance)
        if not seed % 2:  # each has merged and settled for itself, and Git makes a base of both
            self._settle(self.two, chance)
        self.two.run_git("fetch", "-q", "origin", "main")
        self.two.git("merge", "-q", "-m", "m", "FETCH_HEAD")
        self._settle(self.two, chance)
        self.one.run_git("fetch", "-q", "origin", "main")
        self.one.run_git("merge", "-q", "--ff-only", "FETCH_HEAD")
        assert self.one.path.read_bytes() == self.two.path.read_bytes()
        return count

    def _merged(self, clone: Clone, tip: str, mine: State, theirs: State) -> int:
        ran = clone.git("merge", "-q", "-m", "m", tip)
        state = _state(clone.path)
        assert ran.returncode == bool(state.conflicts), ran.stderr
        count = judge(self.base, mine, theirs, state)
        if count:
            clone.commit()
        return count

    def _settle(self, clone: Clone, chosen: random.Random) -> None:
        """Settle all conflicts, each side at random."""
        answers = [prefer_side("mine"), prefer_side("theirs")]

        def answer(conflict: Conflict) -> ConflictChoice | None:
            return chosen.choice(answers)(conflict)

        with Library(clone.path) as library:
            outcome = settle_conflicts(library, None, answer, "conflicts", "2026-11-25T12:00:00Z", dry_run=False)
            assert not outcome.open_conflicts
            library.get_many([record.key for record in library])
        assert not [conflict for conflict in _state(clone.path).conflicts if not _is_stale(clone.path, conflict)]
        if clone.run_git("status", "--porcelain", "-uno"):
            clone.commit()


def _is_stale(path: Path, conflict: Document) -> bool:
    """Tell whether a record says something else than a conflict has as mine: somebody has settled it by an edit."""
    records = {document["key"]: document for document in _state(path).records.values()}
    record = records.get(conflict["key"])
    if not conflict["field"] or record is None:
        return bool(record != conflict["mine"])
    value = record.get(conflict["field"], "")
    if conflict["inner"]:
        value = (value or {}).get(conflict["inner"])
    return bool(value != conflict["mine"])


@pytest.mark.slow
def test_of_what_two_people_do_nothing_is_lost_or_doubled_and_both_end_the_same(tmp_path: Path) -> None:
    assert Team(tmp_path, 50).round(0) > 0


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, 200, 50))
def test_of_what_two_people_do_in_200_pairs_of_sessions_nothing_is_lost_or_doubled(tmp_path: Path, first: int) -> None:
    team = Team(tmp_path, 500)
    assert sum(team.round(seed) for seed in range(first, first + 50)) > 25
