"""A file that is the truth for its own records, taken in again and again: what decides, and which records it no longer has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
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

    `adds_new` adds a row whose key is not there; `answer` says which value counts where a record says something else. `among` tells
    which records of the library they are compared with: any other is as if it were not there, but that its key is taken. `fields`
    are what the headings of the tables mean that are called otherwise.
    """

    adds_new: bool = False
    answer: "Answer | None" = None
    prune: Prune | None = None
    among: Callable[[Publication], bool] | None = None
    fields: Mapping[str, str] = MappingProxyType({})


PLAIN: Final = Upsert()


def pruned(plan: Plan, outcomes: Sequence[Outcome], records: Records, prune: Prune, now: str) -> list[Outcome]:
    """Have records in the plan have the tag or lose it; return what becomes of those that were taken in, behind them those that are missing.

    Raises InputRefusedError where more than half of the records from the files, and more than a few, are missing.
    """
    here: dict[str, Publication] = {}
    for outcome in outcomes:
        if outcome.existing and outcome.existing not in plan.added:
            here.setdefault(outcome.existing, outcome.before or outcome.publication)
    left = [key for key in records.keys() if key not in here]  # noqa: SIM118 - no mapping
    missing = [each for each in records.get(left).values() if each.source in prune.files]
    back = [key for key, record in here.items() if record.source in prune.files and _has(record, prune.tag)]
    for key in back:
        current = plan.changed.get(key, here[key])
        plan.changed[key] = _without(current, prune.tag).changed(modified=now)
    found = [_returned(outcome, plan) if outcome.existing in back else outcome for outcome in outcomes]
    if not prune.is_whole or any(outcome.action == "refused" for outcome in outcomes):
        return found
    gone = [each for each in missing if not _has(each, prune.tag)]
    count = len(gone) + sum(each.source in prune.files for each in here.values())
    if len(gone) > max(_FEW, count // 2) and not prune.is_sure:
        raise InputRefusedError(
            f"{len(gone)} of {count} publications from {', '.join(sorted(prune.files))} are no longer in it;"
            f" nothing was imported. To tag them “{prune.tag}”: --yes"
        )
    for record in gone:
        after = record.changed(tags=(*record.tags, prune.tag), modified=now)
        plan.changed[record.key] = after
        found.append(Outcome("updated", after, existing=record.key, before=record))
    return found


def _returned(outcome: Outcome, plan: Plan) -> Outcome:
    """Return what became of a record that has lost the tag."""
    after = plan.changed.get(outcome.existing)
    if after is None or outcome.action == "refused":
        return outcome
    before = outcome.before if outcome.before is not None else outcome.publication
    return replace(outcome, action="updated", publication=after, before=before)


def _has(record: Publication, tag: str) -> bool:
    return fold(tag) in map(fold, record.tags)


def _without(record: Publication, tag: str) -> Publication:
    return record.changed(tags=tuple(each for each in record.tags if fold(each) != fold(tag)))
