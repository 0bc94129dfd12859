"""A file that is the truth for its own records, taken in again and again: what decides, and which records it no longer has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.errors import InputRefusedError
from protlib.library.plan import Outcome, Plan
from protlib.library.view import Records
from protlib.record.model import Publication
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.library.joined import Answer  # which nobody needs who adds a record

_FEW: Final = 10
"""So many records may be missing in a file before that is taken for a file that is not whole."""


class Prune(NamedTuple):
    """The tag of records that came from files, by the names of these, and are no longer in them.

    It is given where the files are `whole`, and where very many are missing only to one who is `sure`.
    """

    tag: str
    files: frozenset[str]
    is_whole: bool = True
    is_sure: bool = False


class Upsert(NamedTuple):
    """How records are taken in that are to be as their file says.

    `adds_new` adds a row whose key is not there; `answer` says which value counts where a record says something else.
    """

    adds_new: bool = False
    answer: "Answer | None" = None
    prune: Prune | None = None


PLAIN: Final = Upsert()


def pruned(
    plan: Plan, outcomes: Sequence[Outcome], records: Records, prune: Prune, now: str
) -> list[Outcome]:
    """Have records in the plan have the tag or lose it; return what becomes of those that were taken in, behind them those that are missing.

    Raises InputRefusedError where more than half of the records from the files, and more than a few, are missing.
    """
    here = {
        outcome.existing or outcome.publication.key for outcome in outcomes if outcome.action != "refused"
    }
    back = {
        key: _without(record, prune.tag).changed(modified=now)
        for key, record in _tagged(plan, here, records, prune)
    }
    plan.changed.update(back)
    found = [_returned(outcome, back) for outcome in outcomes]
    if not prune.is_whole or any(outcome.action == "refused" for outcome in outcomes):
        return found
    known = [each for each in _all(records) if each.source in prune.files]
    gone = [each for each in known if each.key not in here]
    if len(gone) > max(_FEW, len(known) // 2) and not prune.is_sure:
        raise InputRefusedError(
            f"{len(gone)} of {len(known)} publications from {', '.join(sorted(prune.files))} are no longer there;"
            f" nothing was imported: --yes tags them “{prune.tag}”"
        )
    for record in gone:
        if not _has(record, prune.tag):
            after = record.changed(tags=(*record.tags, prune.tag), modified=now)
            plan.changed[record.key] = after
            found.append(Outcome("updated", after, existing=record.key, before=record))
    return found


def _all(records: Records) -> Iterable[Publication]:
    return records.get(records.keys()).values()


def _tagged(
    plan: Plan, here: Iterable[str], records: Records, prune: Prune
) -> Iterator[tuple[str, Publication]]:
    """Yield records that are in the files and have the tag: those alone that came from them once."""
    there = records.get([key for key in here if key not in plan.added])
    for key, record in there.items():
        current = plan.changed.get(key, record)
        if record.source in prune.files and _has(current, prune.tag):
            yield key, current


def _returned(outcome: Outcome, back: Mapping[str, Publication]) -> Outcome:
    after = back.get(outcome.existing)
    if after is None or outcome.action == "refused":
        return outcome
    before = outcome.before if outcome.before is not None else outcome.publication
    return replace(outcome, action="updated", publication=after, before=before)


def _has(record: Publication, tag: str) -> bool:
    return fold(tag) in map(fold, record.tags)


def _without(record: Publication, tag: str) -> Publication:
    return record.changed(tags=tuple(each for each in record.tags if fold(each) != fold(tag)))
