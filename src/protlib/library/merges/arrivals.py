"""What another library, or any file of references, brings into a library: worked out as a plan, and written at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from protlib.library.library import Library
from protlib.library.merges.ancestry import common
from protlib.library.merges.join import Answer, Choice, JoinedLibraries, Joint, join
from protlib.library.merges.side import Numbered, Side
from protlib.library.merges.turns import Turns
from protlib.library.plan import Outcome, Plan
from protlib.library.view import View
from protlib.record.decisions.three_way import Difference, says_the_same
from protlib.record.model import Publication
from protlib.storage import Store
from protlib.storage.layout import Table

Preference = Literal["theirs", "mine", "newest"]
"""Whose value counts where the two say something else: that of the record that was changed last, where it is the newest."""


class Incoming(NamedTuple):
    """What comes in: the other library, and the state that both come from, None where the histories of both are to tell it.

    `path` is where the other library is, None where it has no history. `copied` are the records of a whole copy of the library,
    as they stand in its file: what is not in them was removed there.
    """

    theirs: Side
    base: Side | None = None
    path: Path | None = None
    preference: Preference | None = None
    copied: Table | None = None


class Choices:
    """What somebody has said of differences: it holds as long as these are the same."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], list[tuple[Difference, Choice]]] = {}

    def take(self, difference: Difference, value: object) -> None:
        """Remember which value counts."""
        self._made.setdefault((difference.key, difference.name), []).append((difference, Choice(value)))

    def choice_for(self, difference: Difference) -> Choice | None:
        """Return what counts, None where nobody has said it."""
        recent = reversed(self._made.get((difference.key, difference.name), ()))
        return next((choice for answered, choice in recent if answered == difference), None)


class Arrivals(NamedTuple):
    """What was made of the two libraries: what became of each record, and where it was left as it is.

    `decisions` is how many decisions came or went, `left` in how many fields each of what came in differs that are left.
    `searches` are the names that saved searches came with which another one has here, and those that they have now.
    """

    outcomes: Sequence[Outcome]
    conflicts: Sequence[Difference]
    decisions: int = 0
    not_merged: Sequence[int] = ()
    searches: Sequence[tuple[str, str]] = ()


def bring_in(
    library: Library,
    incoming: Sequence[Incoming],
    choices: Choices,
    label: str,
    now: str,
    *,
    dry_run: bool = False,
) -> Arrivals:
    """Make one library of this one and others, one after the other, in one write, and return what became of each record.

    With `dry_run`, nothing is written. A record that theirs has from elsewhere was made `now`. Raises what `Library.revise` raises.
    """
    arrivals: Arrivals | None = None

    def plan(view: View) -> Plan:
        nonlocal arrivals
        turns = Turns(Side(view.numbered(), view.decisions))
        for arrival in incoming:
            turns.take(_join_side(turns.side(), arrival, choices, Store(library.path)))
        outcomes = [_outcome(joint, now) for joint in turns.joints]
        changed = {*turns.decisions.all_decisions} ^ {*view.decisions.all_decisions}
        arrivals = Arrivals(outcomes, turns.conflicts, len(changed), turns.left, turns.searches)
        return _plan(turns, outcomes, view)

    library.revise(plan, label, dry_run=dry_run)
    assert arrivals is not None  # noqa: S101 - the plan was made
    return arrivals


def _join_side(mine: Side, incoming: Incoming, choices: Choices, store: Store) -> JoinedLibraries:
    answer = answering(choices, incoming.preference)
    return join(_base(mine, incoming, store), mine, incoming.theirs, answer)


def _base(mine: Side, incoming: Incoming, store: Store) -> Side | Sequence[Numbered]:
    if incoming.base is not None:
        return incoming.base
    if incoming.copied is not None:
        from protlib.library.merges.descent import ancestor

        if (base := ancestor(store, incoming.copied)) is not None:
            return base
    if incoming.path is None:
        return ()
    return common(mine.records, incoming.theirs.records, store, Store(incoming.path))


def answering(choices: Choices, preference: Preference | None) -> Answer:
    """Return what says which value counts: what somebody has said, else what is preferred."""

    def answer(difference: Difference, mine: Publication | None, theirs: Publication | None) -> Choice | None:
        return choices.choice_for(difference) or _preferred(preference, difference, mine, theirs)

    return answer


def _preferred(
    preference: Preference | None,
    difference: Difference,
    mine: Publication | None,
    theirs: Publication | None,
) -> Choice | None:
    """Return the value that a preference takes; None where there is none, or both are of one time."""
    if preference == "newest" and mine is not None and theirs is not None:
        if mine.modified == theirs.modified:
            return None
        preference = "mine" if mine.modified > theirs.modified else "theirs"
    if preference == "mine":
        return Choice(difference.mine)
    return Choice(difference.theirs) if preference == "theirs" else None


def _outcome(joint: Joint, now: str) -> Outcome:
    mine, result = joint.mine, joint.result
    if result is None:
        removed = mine or joint.theirs or Publication()
        return Outcome("unchanged" if mine is None else "removed", removed, existing=removed.key)
    if mine is None:
        added = result.changed(created=result.created or now, modified=result.modified or now)
        former_key = joint.theirs.key if joint.theirs is not None and joint.theirs.key != result.key else ""
        before = Publication(key=result.key, type=result.type)
        return Outcome("added", added, given_key=former_key, like=joint.like, before=before)
    if result is mine or says_the_same(mine, result):
        return Outcome("unchanged", mine, existing=mine.key)
    return Outcome("updated", result, existing=mine.key, before=mine)


def _plan(turns: Turns, outcomes: Sequence[Outcome], view: View) -> Plan:
    def outcomes_by_key(action: str) -> Mapping[str, Outcome]:
        return {
            outcome.existing or outcome.publication.key: outcome for outcome in outcomes if outcome.action == action
        }

    return Plan(
        added={key: outcome.publication for key, outcome in outcomes_by_key("added").items()},
        changed={key: outcome.publication for key, outcome in outcomes_by_key("updated").items()},
        removed={key: outcome.publication for key, outcome in outcomes_by_key("removed").items()},
        decisions=None if turns.decisions == view.decisions else turns.decisions,
        numbers={
            joint.result.key: joint.number for joint in turns.joints if joint.is_new and joint.result and joint.number
        },
    )
