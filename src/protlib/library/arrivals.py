"""What another library, or any file of references, brings into a library: worked out as a plan, and written at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from protlib.library.ancestry import common
from protlib.library.joined import Answer, Choice, JoinedLibraries, Joint, joined
from protlib.library.library import Library
from protlib.library.plan import Outcome, Plan
from protlib.library.side import Numbered, Side
from protlib.library.turns import Turns
from protlib.library.view import View
from protlib.record.model import Publication
from protlib.record.three_way import Difference, says_the_same
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

    def of(self, difference: Difference) -> Choice | None:
        """Return what counts, None where nobody has said it."""
        known = reversed(self._made.get((difference.key, difference.name), ()))
        return next((choice for each, choice in known if each == difference), None)


class Brought(NamedTuple):
    """What was made of the two libraries: what became of each record, and where it was left as it is.

    `decisions` is how many decisions came or went, `left` in how many fields each of what came in differs that are left.
    `searches` are the names that saved searches came with which another one has here, and those that they have now.
    """

    outcomes: Sequence[Outcome]
    conflicts: Sequence[Difference]
    decisions: int = 0
    left: Sequence[int] = ()
    searches: Sequence[tuple[str, str]] = ()


def bring_in(
    library: Library,
    incoming: Sequence[Incoming],
    choices: Choices,
    label: str,
    now: str,
    *,
    dry_run: bool = False,
) -> Brought:
    """Make one library of this one and others, one after the other, in one write, and return what became of each record.

    With `dry_run`, nothing is written. A record that theirs has from elsewhere was made `now`. Raises what `Library.revise` raises.
    """
    brought: Brought | None = None

    def plan(view: View) -> Plan:
        nonlocal brought
        turns = Turns(Side(view.numbered(), view.decisions))
        for each in incoming:
            turns.take(_joined(turns.side(), each, choices, Store(library.path)))
        outcomes = [_outcome(joint, now) for joint in turns.joints]
        changed = {*turns.decisions.made} ^ {*view.decisions.made}
        brought = Brought(outcomes, turns.conflicts, len(changed), turns.left, turns.searches)
        return _plan(turns, outcomes, view)

    library.revise(plan, label, dry_run=dry_run)
    assert brought is not None  # noqa: S101 - the plan was made
    return brought


def _joined(mine: Side, incoming: Incoming, choices: Choices, store: Store) -> JoinedLibraries:
    answer = answering(choices, incoming.preference)
    return joined(_base(mine, incoming, store), mine, incoming.theirs, answer)


def _base(mine: Side, incoming: Incoming, store: Store) -> Side | Sequence[Numbered]:
    if incoming.base is not None:
        return incoming.base
    if incoming.copied is not None:
        from protlib.library.descent import ancestor

        if (base := ancestor(store, incoming.copied)) is not None:
            return base
    if incoming.path is None:
        return ()
    return common(mine.records, incoming.theirs.records, store, Store(incoming.path))


def answering(choices: Choices, preference: Preference | None) -> Answer:
    """Return what says which value counts: what somebody has said, else what is preferred."""

    def answer(difference: Difference, mine: Publication | None, theirs: Publication | None) -> Choice | None:
        return choices.of(difference) or _preferred(preference, difference, mine, theirs)

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
    mine, made = joint.mine, joint.made
    if made is None:
        gone = mine or joint.theirs or Publication()
        return Outcome("unchanged" if mine is None else "removed", gone, existing=gone.key)
    if mine is None:
        added = made.changed(created=made.created or now, modified=made.modified or now)
        given = joint.theirs.key if joint.theirs is not None and joint.theirs.key != made.key else ""
        before = Publication(key=made.key, type=made.type)
        return Outcome("added", added, given_key=given, like=joint.like, before=before)
    if made is mine or says_the_same(mine, made):
        return Outcome("unchanged", mine, existing=mine.key)
    return Outcome("updated", made, existing=mine.key, before=mine)


def _plan(made: Turns, outcomes: Sequence[Outcome], view: View) -> Plan:
    def of(action: str) -> Mapping[str, Outcome]:
        return {each.existing or each.publication.key: each for each in outcomes if each.action == action}

    return Plan(
        added={key: each.publication for key, each in of("added").items()},
        changed={key: each.publication for key, each in of("updated").items()},
        removed={key: each.publication for key, each in of("removed").items()},
        decisions=None if made.decisions == view.decisions else made.decisions,
        numbers={each.made.key: each.number for each in made.joints if each.is_new and each.made and each.number},
    )
