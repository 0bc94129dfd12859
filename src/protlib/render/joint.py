"""What a merge of two libraries made, as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from protlib.record.model import NAME_LISTS
from protlib.render.scripts import json_text

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.record.three_way import Difference

State = tuple[str, str, "Publication | None", "Publication | None"]
"""The key of a record, what was done, and the record before and after that."""


def as_json(states: Sequence[State], conflicts: "Sequence[Difference]") -> str:
    """Return what was done to records, and where both sides say something else."""
    changes = [
        {"key": key, "action": action, "before": before, "after": after}
        for key, action, before, after in states
    ]
    return json_text({"changes": changes, "conflicts": list(map(_conflict, conflicts))})


def _conflict(difference: "Difference") -> dict[str, Any]:
    values = {name: getattr(difference, name) for name in ("base", "mine", "theirs")}
    if difference.field in NAME_LISTS:
        values = {name: [each.to_dict() for each in value or ()] for name, value in values.items()}
    return {"key": difference.key, "field": difference.name or None, **values}
