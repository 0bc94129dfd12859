"""Who may see a record that a file tells of: the stricter level counts, unless somebody has opened the record."""

from collections.abc import Iterable, Sequence

from protlib.library.older_values import Older
from protlib.library.plan import Outcome, Plan, plan_of_updates
from protlib.record import access
from protlib.record.decisions import Decisions
from protlib.record.decisions.guesses import carry_marks
from protlib.record.model import Publication
from protlib.system.shell import quote


def judge_access(
    record: Publication, row: Publication, older: Older, teller_name: str = "file"
) -> tuple[Publication, str]:
    """Return the one of two records whose level counts, the library's or a file's, and a message for a person, or "".

    A level that an earlier state of the record had is no news: somebody has opened the record since, and it stays so.
    """
    if access.rank(row.access) <= access.rank(record.access):
        return record, ""
    level, new_level = access.level(record.access), access.level(row.access)
    command = f"protlib set {quote(record.key)} access="
    if was_opened(older(record), row.access):
        note = f"it stays {level}, because somebody opened it; the {teller_name} says {new_level}. "
        return record, f"{note}To close it: {command}{new_level}"
    note = f"it was {level}; the {teller_name} says {new_level}, and the stricter counts. Exports leave it out. "
    return row, f"{note}To open it: {command}{level}"


def was_opened(older: Iterable[Publication], level: str) -> bool:
    """Tell whether somebody has opened a record that is less closed than a level, by its earlier states."""
    return any(access.rank(state.access) >= access.rank(level) for state in older)


def plan_of_replacements(outcomes: Sequence[Outcome], decisions: Decisions) -> Plan:
    """Return the plan that writes what a person makes of records; those that it opens stay open, whatever they say.

    Kept versions show that too, but not for ever, and not in another library.
    """
    plan = plan_of_updates(outcomes)
    levels = {
        outcome.publication.key: access.level(outcome.old_record.access).value
        for outcome in outcomes
        if outcome.old_record and access.rank(outcome.old_record.access) > access.rank(outcome.publication.access)
    }
    if levels:
        plan.decisions = decisions.with_opened(levels)
    return plan


def with_access_of(record: Publication, teller: Publication) -> Publication:
    """Return a record with the level of another, and with its mark of a guess."""
    if record.access == teller.access:
        return record
    guessed_fields = tuple(name for name in teller.guessed if name == "access")
    marker = Publication(access=teller.access, guessed=guessed_fields)
    return carry_marks(record.changed(access=teller.access), [record, marker])


def settle_access(
    plan: Plan, outcome: Outcome, row: Publication, older: Older, now: str, teller_name: str = "file"
) -> Outcome:
    """Return the outcome of a row, and put into the plan who may see its record from now on."""
    key, old_record = outcome.existing, outcome.old_record or outcome.publication
    if not key or outcome.action == "refused":
        return outcome
    teller, note = judge_access(old_record, row, older, teller_name)
    if not note:
        return outcome
    outcome = outcome.changed(notes=(*outcome.notes, note))
    current = plan.added.get(key) or plan.changed.get(key) or old_record
    settled = with_access_of(current, teller)
    if settled == current:
        return outcome
    if key in plan.added:
        plan.added[key] = settled.changed(modified=now)
        return outcome.changed(publication=plan.added[key])
    if settled.changed(modified=old_record.modified) == old_record:
        del plan.changed[key]
        return outcome.changed(action="unchanged", publication=old_record, old_record=None)
    plan.changed[key] = settled.changed(modified=now)
    return outcome.changed(action="updated", publication=plan.changed[key], old_record=old_record)
