"""Groups of records that are one publication."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, product
from typing import Final, NamedTuple

from protlib.duplicates.compared import NOBODY_KNOWN, Compared
from protlib.duplicates.comparison import compare
from protlib.duplicates.description import told
from protlib.duplicates.fingerprints import fingerprints, further_fingerprints
from protlib.duplicates.judgement import Judgement, Verdict
from protlib.duplicates.neighbours import Neighbours
from protlib.record.model import Publication
from protlib.system.progress import Progress, unwatched

_REPORTED: Final = 100
"""After so many records it is told how far the work is."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that are one publication, or of which that is not sure: their keys, in the order of the records.

    The score and the reasons are those of the two that are least surely the same of those that brought it together.
    """

    keys: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    verdict: Verdict = Verdict.SAME


class _Pair(NamedTuple):
    one: int
    other: int
    judgement: Judgement


def groups(
    publications: Iterable[Publication],
    apart: Collection[AbstractSet[str]] = (),
    *,
    unsure: bool = False,
    known: Mapping[str, str] = NOBODY_KNOWN,
    among: AbstractSet[str] | None = None,
    progress: Progress = unwatched,
) -> list[Group]:
    """Return the groups of records that are the same, the surest first; with `unsure`, behind them those that may be.

    `apart` has the pairs of keys of which a person said that they are two publications, `known` the name to compare an
    organisation under by its folded names. Two records that contradict each other are in no group, whatever is like both.
    With `among`, the groups are those in which one of these keys is, or a record that is surely the same as one of them.
    """
    records = [Compared(publication, known) for publication in publications]
    asked = [number for number, record in enumerate(records) if among is None or record.key in among]
    pairs = sorted(_pairs(records, asked, progress), key=lambda pair: (-pair.judgement.score, *pair[:2]))
    joined = _Joined(records, apart)
    for pair in pairs:
        if pair.judgement.verdict is Verdict.SAME:
            joined.join(pair)
    found = joined.groups(Verdict.SAME)
    if unsure:
        found += _doubts(records, apart, joined, pairs)
    if among is None:
        return found
    same = (group.keys for group in found if group.verdict is Verdict.SAME)
    named = {*among, *(keys[0] for keys in same if not among.isdisjoint(keys))}
    return [group for group in found if not named.isdisjoint(group.keys)]


def _doubts(
    records: Sequence[Compared],
    apart: Collection[AbstractSet[str]],
    joined: "_Joined",
    pairs: Iterable[_Pair],
) -> list[Group]:
    """Return the groups of records that may be the same, the surest first; what cannot stand in one with others stands in another.

    Of the records that are surely one, the first stands for all.
    """
    together, alone = _Joined(records, apart), []
    for pair in pairs:
        if pair.judgement.verdict is not Verdict.UNSURE or not joined.may_join(pair):
            continue
        one, other = sorted((joined.first(pair.one), joined.first(pair.other)))
        first = _Pair(one, other, pair.judgement)
        if together.may_join(first):
            together.join(first)
        elif not together.are_joined(first):
            alone.append(first)
    others = [
        Group((records[one].key, records[other].key), judgement.score, judgement.reasons, Verdict.UNSURE)
        for (one, other), judgement in {pair[:2]: pair.judgement for pair in reversed(alone)}.items()
        if not together.are_joined(_Pair(one, other, judgement))
    ]
    return sorted((*together.groups(Verdict.UNSURE), *others), key=lambda group: (-group.score, group.keys))


def _pairs(records: Sequence[Compared], asked: Iterable[int], progress: Progress) -> Iterator[_Pair]:
    """Yield the pairs that are the same or may be of those that are asked for, of the others in these, and so on."""
    prints = _shared_prints(records)
    done: set[int] = set()
    following = set(asked)
    while following:
        found = set[int]()
        for pair in _pairs_of(following, done, records, prints, progress):
            found.update(pair[:2])
            yield pair
        done |= following
        following = found - done


def _shared_prints(records: Sequence[Compared]) -> list[tuple[str, ...]]:
    """Return the fingerprints of each record that another has, too: most stand in one record only, and need no room."""
    frequency = Counter(chain.from_iterable(record.title.bag for record in records))
    prints = [(*fingerprints(record), *further_fingerprints(record, frequency)) for record in records]
    counts = Counter(chain.from_iterable(prints))
    return [tuple([text for text in texts if counts[text] > 1]) for texts in prints]


def _pairs_of(
    asked: AbstractSet[int],
    done: AbstractSet[int],
    records: Sequence[Compared],
    prints: Sequence[Sequence[str]],
    progress: Progress,
) -> Iterator[_Pair]:
    """Yield the pairs in which one record is asked for, and none done, of those that share something."""
    sought = {text for number in asked for text in prints[number]}
    neighbours = Neighbours()
    for number, record in enumerate(records):
        if number % _REPORTED == 0:
            progress(number, len(records))
        texts = [text for text in prints[number] if text in sought]
        for other in neighbours.of(record, texts):
            if (number in asked or other in asked) and number not in done and other not in done:
                judgement = compare(records[other], record)
                if judgement.verdict is not Verdict.OTHER:
                    yield _Pair(other, number, judgement)
        neighbours.know(record, texts)
    progress(len(records), len(records))


class _Joined:
    """Groups while they grow: each is known by the number of one of its records.

    Of the records of a group that say the same of themselves one is compared with those of another group: thousands of
    copies of one record would be compared with each other in vain.
    """

    def __init__(self, records: Sequence[Compared], apart: Iterable[AbstractSet[str]]) -> None:
        self._records = records
        self._links = Counter(record.url for record in records)
        self._apart = _numbers_apart(records, apart)
        self._group_of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._least: dict[int, Judgement] = {}
        self._told: dict[int, dict[Hashable, int]] = {}

    def join(self, pair: _Pair) -> None:
        """Put two records, and all that are in their groups, into one, unless two of these contradict each other."""
        if not self.may_join(pair):
            return
        one, other = self._group(pair.one), self._group(pair.other)
        if len(self._in(one)) < len(self._in(other)):
            one, other = other, one
        absorbed, told = self._in(other), self._told_in(other)
        self._members[one] = self._in(one)
        self._members[one].extend(absorbed)
        self._told[one] = told | self._told_in(one)
        self._members.pop(other, None)
        self._told.pop(other, None)
        self._group_of.update(dict.fromkeys(absorbed, one))
        known = (self._least.get(one), self._least.pop(other, None), pair.judgement)
        self._least[one] = min(filter(None, known), key=lambda judgement: judgement.score)

    def may_join(self, pair: _Pair) -> bool:
        """Tell whether two records are in two groups, and nobody in these contradicts another."""
        one, other = self._group(pair.one), self._group(pair.other)
        if one == other or self._are_apart(*sorted((one, other), key=lambda group: len(self._in(group)))):
            return False
        ones, others = self._told_in(one), self._told_in(other)
        # Who says what somebody of the other group says contradicts nobody there: that one would not be in it.
        firsts = [number for told, number in ones.items() if told not in others]
        seconds = [number for told, number in others.items() if told not in ones]
        return not any(self._contradict(*both, pair) for both in product(firsts, seconds))

    def are_joined(self, pair: _Pair) -> bool:
        """Tell whether two records are in one group."""
        return self._group(pair.one) == self._group(pair.other)

    def first(self, number: int) -> int:
        """Return the first record of the group of a record."""
        return min(self._in(self._group(number)))

    def groups(self, verdict: Verdict) -> list[Group]:
        """Return the groups, the surest first."""
        found = sorted(
            (-self._least[group].score, sorted(members), self._least[group].reasons)
            for group, members in self._members.items()
        )
        return [
            Group(tuple(self._records[number].key for number in members), -score, reasons, verdict)
            for score, members, reasons in found
        ]

    def _group(self, number: int) -> int:
        return self._group_of.get(number, number)

    def _in(self, group: int) -> list[int]:
        return self._members.get(group) or [group]

    def _told_in(self, group: int) -> dict[Hashable, int]:
        """Return what the records of a group say of themselves, and one that says it."""
        return self._told.get(group) or {told(self._records[group], self._links): group}

    def _are_apart(self, fewer: int, more: int) -> bool:
        """Tell whether a person said of one of each group that they are two publications."""
        return bool(self._apart) and any(
            self._group(other) == more for number in self._in(fewer) for other in self._apart.get(number, ())
        )

    def _contradict(self, first: int, second: int, pair: _Pair) -> bool:
        if (first, second) in (pair[:2], pair[1::-1]):
            return False
        return compare(self._records[first], self._records[second]).is_vetoed


def _numbers_apart(records: Sequence[Compared], apart: Iterable[AbstractSet[str]]) -> Mapping[int, AbstractSet[int]]:
    """Return for the number of a record those of the records that a person said are other publications."""
    pairs = [sorted(pair) for pair in apart if len(pair) > 1]
    numbers = {record.key: number for number, record in enumerate(records)} if pairs else {}
    found = defaultdict[int, set[int]](set)
    for one, other in ((numbers.get(one), numbers.get(other)) for one, other in pairs):
        if one is not None and other is not None:
            found[one].add(other)
            found[other].add(one)
    return found
