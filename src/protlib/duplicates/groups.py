"""Groups of records that are one publication."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise, product
from typing import Final, NamedTuple

from protlib.duplicates.compared import NOBODY_KNOWN, ComparedRecord
from protlib.duplicates.comparison import compare, compare_each
from protlib.duplicates.contradictions import details_of_general, doubt_about_title
from protlib.duplicates.description import description_of
from protlib.duplicates.fingerprints import fingerprints, further_fingerprints
from protlib.duplicates.judgement import Judgement, Sameness
from protlib.duplicates.neighbours import Neighbours
from protlib.record.model import Publication
from protlib.system.progress import Progress, ignore_progress

_RECORDS_BETWEEN_REPORTS: Final = 100
"""Progress is reported after so many records."""
_PORTIONS: Final = 8
"""So many portions of all fingerprints are sorted in turn: all at once take a tenth of the memory."""


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of records that are, or may be, one publication, in the order of the records.

    Score and reasons are those of the least certain pair that brought the group together.
    """

    keys: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    sameness: Sameness = Sameness.SAME


class _Pair(NamedTuple):
    first: int
    second: int
    judgement: Judgement


def group_records(
    publications: Iterable[Publication],
    separate_pairs: Collection[AbstractSet[str]] = (),
    *,
    known_names: Mapping[str, str] = NOBODY_KNOWN,
    candidates: AbstractSet[str] | None = None,
    progress: Progress = ignore_progress,
) -> list[Group]:
    """Return the groups of equal records, the surest first, then those of perhaps equal records.

    `separate_pairs` has pairs of keys that a person called two publications; `known_names` the name to compare an
    organisation under, by its folded names. Two records that contradict each other never share a group. With
    `candidates`, only groups with one of these keys come back, or with a record that surely equals one of them.
    """
    records = [ComparedRecord(publication, known_names) for publication in publications]
    numbers_to_compare = [
        number for number, record in enumerate(records) if candidates is None or record.key in candidates
    ]
    pairs = sorted(
        _find_pairs(records, numbers_to_compare, progress), key=lambda pair: (-pair.judgement.score, *pair[:2])
    )
    groups_in_progress = _JoinedGroups(records, separate_pairs)
    for pair in pairs:
        if pair.judgement.sameness is Sameness.SAME:
            groups_in_progress.join(pair)
    all_groups = groups_in_progress.groups(Sameness.SAME)
    all_groups += _doubtful_groups(records, separate_pairs, groups_in_progress, pairs)
    if candidates is None:
        return all_groups
    groups_of_same = (group.keys for group in all_groups if group.sameness is Sameness.SAME)
    keys_of_question = {*candidates, *(keys[0] for keys in groups_of_same if not candidates.isdisjoint(keys))}
    return [group for group in all_groups if not keys_of_question.isdisjoint(group.keys)]


def _doubtful_groups(
    records: Sequence[ComparedRecord],
    separate_pairs: Collection[AbstractSet[str]],
    groups_in_progress: "_JoinedGroups",
    pairs: Iterable[_Pair],
) -> list[Group]:
    """Return the groups of records that may be the same, the surest first; a pair that fits no group stands alone.

    The first of several equal records stands for all of them.
    """
    joined_groups, lone_doubts = _JoinedGroups(records, separate_pairs), []
    for pair in pairs:
        if pair.judgement.sameness is not Sameness.UNSURE or not groups_in_progress.may_join(pair):
            continue
        first_group, second_group = sorted(
            (groups_in_progress.first(pair.first), groups_in_progress.first(pair.second))
        )
        group_pair = _Pair(first_group, second_group, pair.judgement)
        if joined_groups.may_join(group_pair):
            joined_groups.join(group_pair)
        elif not joined_groups.are_joined(group_pair):
            lone_doubts.append(group_pair)
    doubtful_groups = [
        Group((records[first].key, records[second].key), judgement.score, judgement.reasons, Sameness.UNSURE)
        for (first, second), judgement in {pair[:2]: pair.judgement for pair in reversed(lone_doubts)}.items()
        if not joined_groups.are_joined(_Pair(first, second, judgement))
    ]
    return sorted(
        (*joined_groups.groups(Sameness.UNSURE), *doubtful_groups), key=lambda group: (-group.score, group.keys)
    )


def _find_pairs(
    records: list[ComparedRecord], numbers_to_compare: Iterable[int], progress: Progress
) -> Iterator[_Pair]:
    """Yield the equal or doubtful pairs of the records asked for, then those of their partners, and so on."""
    prints = _shared_prints(records)
    _let_go_of_lone(records, prints)
    finished: set[int] = set()
    next_numbers = set(numbers_to_compare)
    while next_numbers:
        partners = set[int]()
        for pair in _pairs_of(next_numbers, finished, records, prints, progress):
            partners.update(pair[:2])
            yield pair
        finished |= next_numbers
        next_numbers = partners - finished


def _shared_prints(records: Sequence[ComparedRecord]) -> list[Sequence[int]]:
    """Return the fingerprints of each record that another record shares, as numbers.

    Most fingerprints are of one record alone, and need no room: neither as texts, nor once all are counted.
    """
    frequency = Counter(chain.from_iterable(frozenset(record.title.words) for record in records))
    prints = [
        array("q", map(hash, chain(fingerprints(record), further_fingerprints(record, frequency))))
        for record in records
    ]
    shared: set[int] = set()
    for portion in range(_PORTIONS):
        numbers = sorted(number for number in chain.from_iterable(prints) if number % _PORTIONS == portion)
        shared.update(first for first, second in pairwise(numbers) if first == second)
    return [array("q", filter(shared.__contains__, numbers)) for numbers in prints]


def _let_go_of_lone(records: list[ComparedRecord], prints: Sequence[Sequence[int]]) -> None:
    """Let go of what was prepared of records without a shared fingerprint, which are compared with no other."""
    for number, record in enumerate(records):
        if not prints[number]:
            records[number] = ComparedRecord(record.publication, record.known)


def _pairs_of(
    numbers_to_compare: AbstractSet[int],
    finished: AbstractSet[int],
    records: Sequence[ComparedRecord],
    prints: Sequence[Sequence[int]],
    progress: Progress,
) -> Iterator[_Pair]:
    """Yield the pairs with a common fingerprint in which one record is asked for and none is finished."""
    sought_prints = {fingerprint for number in numbers_to_compare for fingerprint in prints[number]}
    neighbours = Neighbours()
    for number, record in enumerate(records):
        if number % _RECORDS_BETWEEN_REPORTS == 0:
            progress(number, len(records))
        common_prints = [fingerprint for fingerprint in prints[number] if fingerprint in sought_prints]
        candidates = neighbours.numbers_like(record, common_prints) if number not in finished else ()
        is_asked = number in numbers_to_compare
        partners = [
            position
            for position in candidates
            if position not in finished and (is_asked or position in numbers_to_compare)
        ]
        for position, judgement in compare_each([records[partner] for partner in partners], record):
            yield _Pair(partners[position], number, judgement)
        neighbours.know(record, common_prints)
    progress(len(records), len(records))


class _JoinedGroups:
    """Groups while they grow; the number of one of its records identifies a group.

    Only one of several records with equal descriptions is compared with another group: a library may hold thousands of
    copies of one record.
    """

    def __init__(self, records: Sequence[ComparedRecord], separate_pairs: Iterable[AbstractSet[str]]) -> None:
        self._records = records
        self._links = Counter(record.url for record in records)
        self._separate_numbers = _separate_numbers(records, separate_pairs)
        self._group_of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._least: dict[int, Judgement] = {}
        self._descriptions: dict[int, dict[Hashable, int]] = {}

    def join(self, pair: _Pair) -> None:
        """Join the groups of two records, unless members of them contradict each other."""
        if not self.may_join(pair):
            return
        larger_group, smaller_group = self._group(pair.first), self._group(pair.second)
        if len(self._members_of(larger_group)) < len(self._members_of(smaller_group)):
            larger_group, smaller_group = smaller_group, larger_group
        absorbed, descriptions = self._members_of(smaller_group), self._descriptions_in(smaller_group)
        self._members[larger_group] = self._members_of(larger_group)
        self._members[larger_group].extend(absorbed)
        self._descriptions[larger_group] = descriptions | self._descriptions_in(larger_group)
        self._members.pop(smaller_group, None)
        self._descriptions.pop(smaller_group, None)
        self._group_of.update(dict.fromkeys(absorbed, larger_group))
        judgements = (self._least.get(larger_group), self._least.pop(smaller_group, None), pair.judgement)
        self._least[larger_group] = min(filter(None, judgements), key=lambda judgement: judgement.score)

    def may_join(self, pair: _Pair) -> bool:
        """Tell whether two records are in different groups whose members do not contradict each other."""
        first_group, second_group = self._group(pair.first), self._group(pair.second)
        if first_group == second_group or self._are_apart(
            *sorted((first_group, second_group), key=lambda group: len(self._members_of(group)))
        ):
            return False
        first_numbers, second_numbers = self._descriptions_in(first_group), self._descriptions_in(second_group)
        # A description that occurs in both groups contradicts nothing there, or its records would not be in it.
        first_only = [number for description, number in first_numbers.items() if description not in second_numbers]
        second_only = [number for description, number in second_numbers.items() if description not in first_numbers]
        return not any(self._contradict(*two_numbers, pair) for two_numbers in product(first_only, second_only))

    def are_joined(self, pair: _Pair) -> bool:
        return self._group(pair.first) == self._group(pair.second)

    def first(self, number: int) -> int:
        """Return the first record of the group that a record is in."""
        return min(self._members_of(self._group(number)))

    def groups(self, sameness: Sameness) -> list[Group]:
        ranked = sorted(
            (-self._least[group].score, sorted(members), self._least[group].reasons)
            for group, members in self._members.items()
        )
        return [
            Group(tuple(self._records[number].key for number in members), -score, reasons, sameness)
            for score, members, reasons in ranked
        ]

    def _group(self, number: int) -> int:
        return self._group_of.get(number, number)

    def _members_of(self, group: int) -> list[int]:
        return self._members.get(group) or [group]

    def _descriptions_in(self, group: int) -> dict[Hashable, int]:
        """Return one record for each description in a group."""
        if description := self._descriptions.get(group):
            return description
        record = self._records[group]
        return {(description_of(record, self._links), details_of_general(record)): group}

    def _are_apart(self, fewer: int, more: int) -> bool:
        """Tell whether a person said that a member of one group and a member of the other are two publications."""
        return bool(self._separate_numbers) and any(
            self._group(neighbour) == more
            for number in self._members_of(fewer)
            for neighbour in self._separate_numbers.get(number, ())
        )

    def _contradict(self, first: int, second: int, pair: _Pair) -> bool:
        if (first, second) in (pair[:2], pair[1::-1]):
            return False
        records = self._records[first], self._records[second]
        is_sure = pair.judgement.sameness is Sameness.SAME
        return (is_sure and bool(doubt_about_title(*records))) or compare(*records).is_vetoed


def _separate_numbers(
    records: Sequence[ComparedRecord], separate_pairs: Iterable[AbstractSet[str]]
) -> Mapping[int, AbstractSet[int]]:
    """Return for each record the numbers of the records that a person called other publications."""
    pairs = [sorted(pair) for pair in separate_pairs if len(pair) > 1]
    numbers = {record.key: number for number, record in enumerate(records)} if pairs else {}
    numbers_by_record = defaultdict[int, set[int]](set)
    for first, second in ((numbers.get(first), numbers.get(second)) for first, second in pairs):
        if first is not None and second is not None:
            numbers_by_record[first].add(second)
            numbers_by_record[second].add(first)
    return numbers_by_record
