"""Who may see records after an import or an addition: by their levels, and by the marks in their words."""

from collections.abc import Mapping, Sequence
from typing import Final

from protlib.frozen import NamedTuple
from protlib.library.changes.access_level import settle_access
from protlib.library.changes.new_marks import RecordClosure, find_new_mark
from protlib.library.older_values import Older
from protlib.library.plan import Outcome, Plan
from protlib.record import access
from protlib.record.model import Publication

_SAYS_NOTHING: Final = Publication()


class Levels(NamedTuple):
    """What says who may see records: their rows, and the marks that closed some of these; older states tell, too."""

    rows: Sequence[Publication]
    closings: Mapping[int, RecordClosure]
    older: Older
    now: str

    def settle(self, plan: Plan, outcomes: Mapping[int, Outcome], unread: Sequence[int]) -> list[Outcome]:
        """Return the outcomes of rows, in their order, and put into the plan who may see their records from now on.

        `unread` are the rows in which nobody has looked for marks, because they are edits of records.
        """
        if not (self.closings or unread):
            return [
                settle_access(plan, outcomes[position], row, self.older, self.now)
                for position, row in enumerate(self.rows)
            ]
        results: list[Outcome] = []
        edits = frozenset(unread)
        for position, row in enumerate(self.rows):
            outcome, closing = outcomes[position], self.closings.get(position)
            if position in edits and (closing := _find_closing(outcome, row)):
                outcome = _close_addition(plan, outcome, closing)
            teller_name = "new record" if position in self.closings else "file"
            settled = settle_access(
                plan, outcome, closing.record if closing else row, self.older, self.now, teller_name
            )
            results.append(closing.explain_in(settled) if closing else settled)
        return results


def _find_closing(outcome: Outcome, row: Publication) -> RecordClosure | None:
    """Return the row with the level that new marks in its record say; None without new marks."""
    old = outcome.old_record if outcome.action == "updated" else _SAYS_NOTHING
    if outcome.action not in {"added", "updated"} or old is None:
        return None
    level, text = find_new_mark(old, outcome.publication)
    is_stricter = access.rank(level) > access.rank(outcome.publication.access)
    return RecordClosure(row.changed(access=level), text, row.access) if is_stricter else None


def _close_addition(plan: Plan, outcome: Outcome, closing: RecordClosure) -> Outcome:
    """Return the outcome of a new record, closed in the plan; others stay as they are."""
    key = outcome.publication.key
    if outcome.action != "added" or key not in plan.added:
        return outcome
    plan.added[key] = plan.added[key].changed(access=closing.record.access)
    return outcome.changed(publication=plan.added[key])
