"""Which records of three libraries are the same: by number, then by keys and aliases, then by content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from protlib.library.joins.side import NumberedRecord
from protlib.library.plan import RecordLikeness
from protlib.record.decisions.three_way import says_the_same

if TYPE_CHECKING:
    from protlib.duplicates.compared import ComparedRecord

AreDistinct = Callable[[str, str], bool]


class AbsorbedRecord(NamedTuple):
    """A record of one side that the other side has merged into another, with the state that both come from."""

    base: NumberedRecord
    state: NumberedRecord
    is_mine: bool


@dataclass(slots=True)
class Counterparts:
    """One record in each of three libraries, as far as each has it.

    `further_theirs` are records of theirs that became part of mine, which has their keys as aliases. `absorbed_records`
    are those that were a record of their own in the base; the row of such a record `is_absorbed`. `likeness` is a
    record of mine that one of theirs may be.
    """

    base: NumberedRecord | None
    mine: NumberedRecord | None
    theirs: NumberedRecord | None
    further_theirs: list[NumberedRecord] = field(default_factory=list)
    likeness: RecordLikeness | None = None
    absorbed_records: list[AbsorbedRecord] = field(default_factory=list)
    is_absorbed: bool = False


def find_counterparts(
    base: Sequence[NumberedRecord],
    mine: Sequence[NumberedRecord],
    theirs: Sequence[NumberedRecord],
    are_distinct: AreDistinct,
    known_names: Mapping[str, str],
) -> list[Counterparts]:
    """Return all records, each with its counterparts in the other libraries.

    `are_distinct` takes a key of mine and a key of theirs, and tells whether a person keeps them apart. `known_names`
    maps the folded names of bodies to the name to compare.
    """
    of_mine, of_theirs = _match_by_names(base, mine), _match_by_names(base, theirs)
    pairs = {of_mine[position]: of_theirs[position] for position in of_mine.keys() & of_theirs.keys()}
    finder = _Finder(mine, theirs, pairs, are_distinct, (frozenset(of_mine.values()), frozenset(of_theirs.values())))
    finder.pair_by_numbers()
    finder.pair_by_names()
    likes = finder.find_by_content(known_names)
    bases = {position: base[base_position] for base_position, position in of_mine.items()}
    their_bases = {position: base[base_position] for base_position, position in of_theirs.items()}
    paired_positions = {*finder.pairs.values()}
    matches = []
    for position, record in enumerate(mine):
        their_position = finder.pairs.get(position)
        was = bases.get(position) or (None if their_position is None else their_bases.get(their_position))
        their_record = None if their_position is None else theirs[their_position]
        numbers = [number for number in finder.further_numbers.get(position, ()) if number not in their_bases]
        matches.append(Counterparts(was, record, their_record, [theirs[number] for number in numbers]))
        paired_positions.update(numbers)
    matches += (
        Counterparts(their_bases.get(position), None, record, likeness=likes.get(position))
        for position, record in enumerate(theirs)
        if position not in paired_positions
    )
    return matches


def _match_by_names(base: Sequence[NumberedRecord], records: Sequence[NumberedRecord]) -> dict[int, int]:
    """Return the positions of the base's records in another library, found by numbers, else by names.

    A newer record that has only absorbed one of the base is none of these.
    """
    finder = _Finder(base, records, {}, None)
    finder.pair_by_numbers()
    finder.pair_by_names()
    return {was: position for was, position in finder.pairs.items() if not _is_absorber(records[position], base[was])}


def _is_absorber(record: NumberedRecord, base: NumberedRecord) -> bool:
    """Tell whether a record has the key of another one as a former key alone, and another number."""
    return record.is_unique and base.is_unique and record.number != base.number and record.names[:1] != base.names[:1]


class _Pair(NamedTuple):
    """A record of mine and one of theirs, by their positions, that are or may be the same."""

    position: int
    their_position: int
    is_same: bool
    likeness: RecordLikeness


def _judge_pair(
    position: int, their_position: int, mine: "ComparedRecord", theirs: "ComparedRecord"
) -> Iterator[_Pair]:
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.judgement import Sameness

    judgement = compare(mine, theirs)
    if judgement.sameness is not Sameness.OTHER:
        likeness = RecordLikeness(mine.key, judgement.score, judgement.reasons)
        yield _Pair(position, their_position, judgement.sameness is Sameness.SAME, likeness)


class _Finder:
    """Finds the positions of records in two libraries; `pairs` maps the position in the first to that in the second.

    `from_base` has the positions in each of the records that their common base has.
    """

    def __init__(
        self,
        mine: Sequence[NumberedRecord],
        theirs: Sequence[NumberedRecord],
        pairs: dict[int, int],
        are_distinct: AreDistinct | None,
        from_base: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
    ) -> None:
        self.pairs = pairs
        self.further_numbers: dict[int, list[int]] = {}
        self._mine = mine
        self._theirs = theirs
        self._matched_positions = set(pairs.values())
        self._are_distinct = are_distinct
        self._from_base = from_base

    def pair_by_numbers(self) -> None:
        """Pair records without a counterpart by the mixed numbers that both sides know them by."""
        positions = {record.number: position for position, record in enumerate(self._mine) if record.number}
        for their_position, record in self._records_without_match():
            position = positions.get(record.number)
            if position is not None and position not in self.pairs and self._is_numbered_alike(position, record):
                self._join_pair(position, their_position)

    def pair_by_names(self) -> None:
        """Find records with a common key, a present one before a former one, unless something contradicts it."""
        keys = {record.names[0]: position for position, record in enumerate(self._mine) if record.names}
        positions_by_name = {
            name: position for position, record in enumerate(self._mine) for name in record.names
        } | keys
        for names in (keys, positions_by_name):
            for their_position, record in self._records_without_match():
                for name in record.names[:1] if names is keys else record.names:
                    position = names.get(name)
                    if position is None or position in self.pairs or self._absorbs_old_record(position, their_position):
                        continue
                    if self._may_be_one(position, record):
                        self._join_pair(position, their_position)
                        break
        if self._are_distinct is not None:
            self._pair_merged_records(positions_by_name)

    def _pair_merged_records(self, positions_by_name: Mapping[str, int]) -> None:
        """Find records of theirs that became part of one of mine, which has their key as an alias."""
        for their_position, record in self._records_without_match():
            position = positions_by_name.get(record.names[0]) if record.names else None
            if position is not None and self._may_be_one(position, record):
                self.further_numbers.setdefault(position, []).append(their_position)
                self._matched_positions.add(their_position)

    def find_by_content(self, pairs: Mapping[str, str]) -> dict[int, RecordLikeness]:
        """Find records that `duplicates` judges to be the same, and return possible matches of the others."""
        unmatched = list(self._records_without_match())
        free_positions = [position for position in range(len(self._mine)) if position not in self.pairs]
        if not unmatched or not free_positions:
            return {}
        from protlib.duplicates.compared import ComparedRecord
        from protlib.duplicates.fingerprints import fingerprints
        from protlib.duplicates.neighbours import Neighbours

        neighbours = Neighbours(pairs)
        for position in free_positions:
            compared = ComparedRecord(self._mine[position].record, pairs)
            neighbours.know(compared, fingerprints(compared))
        candidates: list[_Pair] = []
        for their_position, numbered in unmatched:
            compared = ComparedRecord(numbered.record, pairs)
            for number in neighbours.numbers_like(compared, fingerprints(compared)):
                if not self._is_apart(neighbours[number].key, compared.key):
                    candidates += _judge_pair(free_positions[number], their_position, neighbours[number], compared)
        return self._join_surest(candidates)

    def _join_surest(self, pairs: Sequence[_Pair]) -> dict[int, RecordLikeness]:
        """Join pairs that are the same, the surest first, and return possible matches of the others."""
        likes: dict[int, RecordLikeness] = {}
        for pair in sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.position, pair.their_position)):
            if pair.is_same and pair.position not in self.pairs and pair.their_position not in self._matched_positions:
                self._join_pair(pair.position, pair.their_position)
            else:
                likes.setdefault(pair.their_position, pair.likeness)
        return likes

    def _is_numbered_alike(self, position: int, record: NumberedRecord) -> bool:
        """Tell whether the same number means the same record; numbers of the first format need a common name, too."""
        return record.is_unique or not set(self._mine[position].names).isdisjoint(record.names)

    def _absorbs_old_record(self, position: int, their_position: int) -> bool:
        """Tell whether a newer record of one side has absorbed one of the base that the other side still has.

        The newer one may have a counterpart of its own there.
        """
        is_in_base = (position in self._from_base[0], their_position in self._from_base[1])
        return is_in_base[0] != is_in_base[1] and _is_absorber(self._mine[position], self._theirs[their_position])

    def _may_be_one(self, position: int, record: NumberedRecord) -> bool:
        """Tell whether nothing contradicts the common key of two records."""
        mine = self._mine[position].record
        if self._are_distinct is None or says_the_same(mine, record.record):
            return True
        if self._is_apart(mine.key, record.record.key):
            return False
        from protlib.duplicates.compared import ComparedRecord
        from protlib.duplicates.comparison import compare
        from protlib.duplicates.judgement import Sameness
        from protlib.duplicates.shared_identifiers import may_have_one_key

        mine_compared, theirs_compared = ComparedRecord(mine), ComparedRecord(record.record)
        judgement = compare(mine_compared, theirs_compared)
        has_title = may_have_one_key(mine_compared, theirs_compared)
        return judgement.sameness is not Sameness.OTHER or (has_title and not judgement.is_vetoed)

    def _is_apart(self, mine: str, theirs: str) -> bool:
        return self._are_distinct is not None and self._are_distinct(mine, theirs)

    def _records_without_match(self) -> Iterator[tuple[int, NumberedRecord]]:
        yield from (
            (position, numbered)
            for position, numbered in enumerate(self._theirs)
            if position not in self._matched_positions
        )

    def _join_pair(self, position: int, their_position: int) -> None:
        self.pairs[position] = their_position
        self._matched_positions.add(their_position)
