"""What another library, or any file of references, brings into a library: planned first, then written at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from protlib.attachments.folder import FilesFolder
from protlib.library.changes.arriving_files import TheirFiles
from protlib.library.changes.covers import Covers
from protlib.library.joins.descent import find_common_states
from protlib.library.joins.join import Answer, ConflictChoice, JoinedLibraries, Joint, join_libraries
from protlib.library.joins.side import NumberedRecord, Side
from protlib.library.joins.successive_joins import SuccessiveJoins
from protlib.library.library import Library
from protlib.library.older_values import Older, older_states_in
from protlib.library.plan import Outcome, Plan
from protlib.library.view import View
from protlib.record.decisions.three_way import FieldDifference, says_the_same
from protlib.record.model import Publication
from protlib.storage import Store
from protlib.storage.layout import Table

Preference = Literal["theirs", "mine", "newest"]
"""Whose value counts where the two differ; with "newest", that of the record that was changed last."""


class IncomingLibrary(NamedTuple):
    """What comes in: the other library, and the state that both come from, None where their histories have to show it.

    `path` is the file of the other library, None where it has no history. `copied_records` are the records of a whole
    copy of the library; a record that is missing there was removed there.
    """

    theirs: Side
    base: Side | None = None
    path: Path | None = None
    preference: Preference | None = None
    copied_records: Table | None = None

    def files_folder(self) -> FilesFolder | None:
        """Return the folder with the other library's files; None if it has none, and for a copy of this library."""
        return FilesFolder(self.path) if self.path is not None and self.copied_records is None else None


class Choices:
    """Choices that a person made about differences; each holds while the difference stays the same."""

    def __init__(self) -> None:
        self._choices_by_keys: dict[tuple[str, str], list[tuple[FieldDifference, ConflictChoice]]] = {}

    def take(self, difference: FieldDifference, value: object) -> None:
        """Remember which value counts."""
        self._choices_by_keys.setdefault((difference.key, difference.name), []).append(
            (difference, ConflictChoice(value))
        )

    def choice_for(self, difference: FieldDifference) -> ConflictChoice | None:
        """Return the chosen value, None where nobody chose."""
        recent = reversed(self._choices_by_keys.get((difference.key, difference.name), ()))
        return next((choice for answered, choice in recent if answered == difference), None)


class MergeResult(NamedTuple):
    """The result of joining libraries: the outcome of each record, and the conflicts that stay open.

    `decision_count` counts the decisions that came or went, `not_merged` the fields of each incoming library that stay
    different. `searches` are saved searches that had to take another name, with the old and the new one.
    """

    outcomes: Sequence[Outcome]
    conflicts: Sequence[FieldDifference]
    decision_count: int = 0
    not_merged: Sequence[int] = ()
    searches: Sequence[tuple[str, str]] = ()


def bring_in(
    library: Library,
    incoming: Sequence[IncomingLibrary],
    choices: Choices,
    label: str,
    now: str,
    *,
    covers: Covers | None = None,
    dry_run: bool = False,
    with_files: bool = True,
) -> MergeResult:
    """Join other libraries to this one, one after the other, in one write, and return the outcomes.

    With `dry_run`, nothing is written; `with_files` copies the files of their records as well. A record becomes as
    closed as their `covers` say. A new record without a time of its creation gets `now`. Raises what `Library.revise`
    raises, and InputRefusedError for an unreadable file.
    """
    result: MergeResult | None = None

    def plan(view: View) -> Plan:
        nonlocal result
        mine = Side(view.number_records(), view.decisions)
        turns = SuccessiveJoins(mine)
        for arrival in incoming:
            turns.take(_join_side(turns.side(), arrival, choices, Store(library.path)))
        outcomes = [_outcome(joint, now) for joint in turns.joints]
        changed = {*turns.decisions.all_decisions} ^ {*view.decisions.all_decisions}
        first_plan = _plan(turns, outcomes, view)
        notes: dict[str, str] = {}
        for arrival, files_by_key in zip(incoming, turns.files_by_turn(), strict=True):
            folder, older = arrival.files_folder() if with_files else None, _older_states(library.path, arrival.path)
            files = TheirFiles(FilesFolder(library.path), folder, covers or Covers(), older, dry_run)
            notes |= files.take(first_plan, files_by_key)
        outcomes = [_with_files(outcome, first_plan, notes) for outcome in outcomes]
        result = MergeResult(outcomes, turns.conflicts, len(changed), turns.left, turns.searches)
        return first_plan

    library.revise(plan, label, dry_run=dry_run)
    assert result is not None  # noqa: S101 - the plan was made
    return result


def _older_states(mine: Path, theirs: Path | None) -> Older:
    """Return the function for the states in which either library had a record."""
    functions = [older_states_in(Store(path)) for path in (mine, theirs) if path is not None]
    return lambda record: [state for older in functions for state in older(record)]


def _with_files(outcome: Outcome, plan: Plan, notes: Mapping[str, str]) -> Outcome:
    """Return the outcome of a record with its files, and with what their covers say.

    A record that has these files already is taken out of the plan.
    """
    key, old = outcome.existing or outcome.publication.key, outcome.old_record
    if key in notes:
        publication = plan.added.get(key) or plan.changed[key]
        return replace(outcome, publication=publication, notes=(*outcome.notes, notes[key]))
    if outcome.action == "updated" and old is not None and says_the_same(old, plan.changed[key]):
        del plan.changed[key]
        return Outcome("unchanged", old, existing=key)
    return outcome


def _join_side(mine: Side, incoming: IncomingLibrary, choices: Choices, store: Store) -> JoinedLibraries:
    answer = combine_answers(choices, incoming.preference)
    return join_libraries(_base(mine, incoming, store), mine, incoming.theirs, answer)


def _base(mine: Side, incoming: IncomingLibrary, store: Store) -> Side | Sequence[NumberedRecord]:
    if incoming.base is not None:
        return incoming.base
    if incoming.copied_records is not None:
        from protlib.library.joins.descent import find_ancestor

        if (base := find_ancestor(store, incoming.copied_records)) is not None:
            return base
    if incoming.path is None:
        return ()
    return find_common_states(mine.records, incoming.theirs.records, store, Store(incoming.path))


def combine_answers(choices: Choices, preference: Preference | None) -> Answer:
    """Return the function that answers a difference: by a person's choice, else by the preference."""

    def answer(
        difference: FieldDifference, mine: Publication | None, theirs: Publication | None
    ) -> ConflictChoice | None:
        return choices.choice_for(difference) or _choose_preferred_side(preference, difference, mine, theirs)

    return answer


def _choose_preferred_side(
    preference: Preference | None, difference: FieldDifference, mine: Publication | None, theirs: Publication | None
) -> ConflictChoice | None:
    """Return the value that a preference chooses; None without a preference, or where both are equally new."""
    if preference == "newest" and mine is not None and theirs is not None:
        if mine.modified == theirs.modified:
            return None
        preference = "mine" if mine.modified > theirs.modified else "theirs"
    if preference == "mine":
        return ConflictChoice(difference.mine)
    return ConflictChoice(difference.theirs) if preference == "theirs" else None


def _outcome(joint: Joint, now: str) -> Outcome:
    mine, result = joint.mine, joint.result
    if result is None:
        removed = mine or joint.theirs or Publication()
        return Outcome("unchanged" if mine is None else "removed", removed, existing=removed.key)
    if mine is None:
        added = result.changed(created=result.created or now, modified=result.modified or now)
        former_key = joint.theirs.key if joint.theirs is not None and joint.theirs.key != result.key else ""
        empty_record = Publication(key=result.key, type=result.type)
        return Outcome("added", added, given_key=former_key, like=joint.likeness, old_record=empty_record)
    if result is mine or says_the_same(mine, result):
        return Outcome("unchanged", mine, existing=mine.key)
    return Outcome("updated", result, existing=mine.key, old_record=mine)


def _plan(turns: SuccessiveJoins, outcomes: Sequence[Outcome], view: View) -> Plan:
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
