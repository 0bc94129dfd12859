"""Taking records in: which are there already, what becomes of those, and the key of each new one."""

from collections.abc import Collection, Iterable, Sequence
from itertools import repeat
from typing import Final, Protocol

from protlib import duplicates, keys
from protlib.library.plan import OnDuplicate, Outcome, Plan
from protlib.model import Publication

# A link or an ISBN that more records have than this is that of their catalogue or series and tells nothing. To compare
# all of them with all would take minutes; those of one title, the last of the fingerprints, are compared in any case.
_CROWD: Final = 100


class Known(Protocol):
    """What is asked of the index of the library that records are added to."""

    def all(self) -> int:
        """Return 0 where there are no records."""

    def taken(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:
        """Return the records that have one of these fingerprints."""


class _Nothing:
    """What is known of an empty library, whose index need not be asked for every key and fingerprint."""

    def all(self) -> int:
        return 0

    def taken(self, key: str) -> bool:  # noqa: ARG002
        return False

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:  # noqa: ARG002
        return ()


def take_in(
    publications: Sequence[Publication],
    sources: Sequence[str],
    known: Known,
    on_duplicate: OnDuplicate,
    now: str,
) -> tuple[Plan, list[Outcome]]:
    """Return what is to be written, and what becomes of each record, in their order.

    A record is compared with those of the library and with those that come before it. `sources` says where each comes
    from, or is empty.
    """
    known = known if known.all() else _Nothing()
    compare = on_duplicate != "add"
    prints = [duplicates.fingerprints(publication) if compare else () for publication in publications]
    intake = _Intake(keys.KeyRing(known.taken, publications), on_duplicate, now)
    for candidate in known.candidates({text for texts in prints for text in texts}):
        intake.know(candidate, duplicates.fingerprints(candidate))
    outcomes = list(map(intake.take, publications, prints, sources or repeat("")))
    return intake.plan, outcomes


class _Intake:
    def __init__(self, key_ring: keys.KeyRing, on_duplicate: OnDuplicate, now: str) -> None:
        self.plan = Plan()
        self._keys = key_ring
        self._on_duplicate = on_duplicate
        self._now = now
        self._records: dict[str, Publication] = {}
        self._by_print: dict[str, list[str]] = {}

    def know(self, publication: Publication, prints: Iterable[str]) -> None:
        """Remember a record, so that those to come are compared with it."""
        self._records[publication.key] = publication
        for text in prints:
            self._by_print.setdefault(text, []).append(publication.key)

    def take(self, publication: Publication, prints: Sequence[str], source: str) -> Outcome:
        existing = self._same(publication, prints)
        if existing is None:
            return self._add(publication, prints, source)
        if self._on_duplicate == "skip":
            return Outcome("skipped", existing, existing=existing.key)
        return self._update(existing, publication)

    def _same(self, publication: Publication, prints: Sequence[str]) -> Publication | None:
        for key in self._candidates(prints):
            if duplicates.same(self._records[key], publication):
                return self._records[key]
        return None

    def _candidates(self, prints: Sequence[str]) -> dict[str, None]:
        found: dict[str, None] = {}
        for text in prints:
            keys_with_it = self._by_print.get(text, ())
            if len(keys_with_it) <= _CROWD or text == prints[-1]:
                found.update(dict.fromkeys(keys_with_it))
        return found

    def _add(self, publication: Publication, prints: Sequence[str], source: str) -> Outcome:
        key, aliases = self._keys.give(publication)
        added = publication.changed(
            key=key,
            aliases=aliases,
            source=publication.source or source,
            created=publication.created or self._now,
            modified=self._now,
        )
        self.plan.added[key] = added
        self.know(added, prints)
        given = publication.key if publication.key != key else ""
        return Outcome("added", added, given_key=given)

    def _update(self, existing: Publication, publication: Publication) -> Outcome:
        filled = duplicates.fill(existing, publication)
        if filled == existing:
            return Outcome("unchanged", existing, existing=existing.key)
        filled = filled.changed(modified=self._now)
        place = self.plan.added if existing.key in self.plan.added else self.plan.changed
        place[filled.key] = filled
        known = frozenset(duplicates.fingerprints(existing))
        self.know(filled, [text for text in duplicates.fingerprints(filled) if text not in known])
        return Outcome("updated", filled, existing=existing.key)
