"""Taking records in: which are there already, what becomes of those, and the key of each new one."""

from collections.abc import Collection, Sequence
from itertools import repeat
from typing import Protocol, get_args

from protlib.duplicates import comparison, merge
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.neighbours import Neighbours
from protlib.errors import UsageError
from protlib.library.plan import Action, OnDuplicate, Outcome, Plan
from protlib.record import keys
from protlib.record.model import Publication


class Lookup(Protocol):
    """What is asked of the index of the library that records are added to."""

    def all(self) -> int:
        """Return 0 where there are no records."""

    def taken(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:
        """Return the records that have one of these fingerprints."""


class _EmptyLibrary:
    """A library that holds nothing: its index need not be asked for every key and fingerprint."""

    def all(self) -> int:
        return 0

    def taken(self, key: str) -> bool:  # noqa: ARG002
        return False

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:  # noqa: ARG002
        return ()


def take_in(
    publications: Sequence[Publication],
    sources: Sequence[str],
    library: Lookup,
    on_duplicate: OnDuplicate,
    now: str,
) -> tuple[Plan, list[Outcome]]:
    """Return what is to be written, and what becomes of each record, in their order.

    A record is compared with those of the library and with those that come before it. `sources` says where each comes
    from, or is empty. Raises UsageError where `on_duplicate` is no word for what to do.
    """
    if on_duplicate not in get_args(OnDuplicate):
        raise UsageError(
            f"“{on_duplicate}” is no way to treat duplicates; there are {', '.join(get_args(OnDuplicate))}"
        )
    library = library if library.all() else _EmptyLibrary()
    compare = on_duplicate != "add"
    prints = [fingerprints(publication) if compare else () for publication in publications]
    intake = _Intake(keys.KeyRing(library.taken, publications), on_duplicate, now)
    for candidate in library.candidates({text for texts in prints for text in texts}):
        intake.neighbours.know(candidate, fingerprints(candidate))
    outcomes = list(map(intake.take, publications, prints, sources or repeat("")))
    return intake.plan, outcomes


class _Intake:
    def __init__(self, key_ring: keys.KeyRing, on_duplicate: OnDuplicate, now: str) -> None:
        self.plan = Plan()
        self._keys = key_ring
        self._on_duplicate = on_duplicate
        self._now = now
        self.neighbours = Neighbours()

    def take(self, publication: Publication, prints: Sequence[str], source: str) -> Outcome:
        others: list[Publication] = []
        near = () if self._on_duplicate == "add" else self.neighbours.of(publication, prints)
        for candidate in near:
            if comparison.same(candidate, publication):
                return self._meet(candidate, publication)
            others.append(candidate)
        shared = next(filter(None, (comparison.shared(other, publication) for other in others)), "")
        return self._add(publication, prints, source, shared)

    def _meet(self, existing: Publication, publication: Publication) -> Outcome:
        """Return what becomes of a record that is there already: what cites it by the key it came with finds the other."""
        own = {key.casefold() for key in (existing.key, *existing.aliases)}
        given = [key for key in (publication.key, *publication.aliases) if key and key.casefold() not in own]
        aliases = self._keys.claim(given)
        after = existing.changed(aliases=(*existing.aliases, *aliases)) if aliases else existing
        if self._on_duplicate == "update":
            after = merge.fill(after, publication)
        action = self._replace(existing, after)
        lost = publication.key if publication.key in given and publication.key not in aliases else ""
        current = self.neighbours.records[existing.key]
        return Outcome(action, current, existing=existing.key, given_key=lost, aliases=aliases)

    def _add(self, publication: Publication, prints: Sequence[str], source: str, shared: str) -> Outcome:
        key, aliases = self._keys.give(publication)
        added = publication.changed(
            key=key,
            aliases=aliases,
            source=publication.source or source,
            created=publication.created or self._now,
            modified=self._now,
        )
        self.plan.added[key] = added
        self.neighbours.know(added, prints)
        given = publication.key if publication.key != key else ""
        return Outcome("added", added, given_key=given, shared_identifier=shared)

    def _replace(self, existing: Publication, after: Publication) -> Action:
        """Put a record in the place of one that is there, if it is different."""
        if after == existing:
            return "skipped" if self._on_duplicate == "skip" else "unchanged"
        after = after.changed(modified=self._now)
        place = self.plan.added if existing.key in self.plan.added else self.plan.changed
        place[after.key] = after
        had = frozenset(fingerprints(existing))
        self.neighbours.know(after, [text for text in fingerprints(after) if text not in had])
        return "skipped" if self._on_duplicate == "skip" else "updated"
