"""The outcomes of records, and problems of the input, as JSON: one shape for all commands that change a library."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.record.model import FIELDS, NAME_LISTS, TIMES
from protlib.render.scripts import json_text

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import FieldDifference
    from protlib.record.model import Publication

ACTIONS: Final = ("added", "updated", "unchanged", "skipped", "refused", "removed", "merged", "restored")
"""What may have become of a record."""


class RecordOutcome(NamedTuple):
    """The outcome of a record, under the names in JSON; `docs/scripts.md` explains them."""

    action: str
    key: str
    former_key: str = ""
    before: "Publication | None" = None
    after: "Publication | None" = None
    like: Mapping[str, Any] | None = None
    why: Sequence[str] = ()
    file: str | None = None
    line: int | None = None


class Trouble(NamedTuple):
    """A problem in a file with a record that was taken in all the same."""

    file: str
    line: int | None
    record: str
    what: str


def outcomes_as_json(
    entries: Sequence[RecordOutcome],
    conflicts: "Sequence[FieldDifference]",
    troubles: Sequence[Trouble],
    *,
    dry_run: bool,
) -> str:
    """Return the outcomes of records, conflicts, and problems in files."""
    return json_text(
        {
            "dry_run": dry_run,
            "records": list(map(_record_json, entries)),
            "conflicts": list(map(_conflict_json, conflicts)),
            "problems": [trouble._asdict() for trouble in troubles],
        }
    )


def _record_json(entry: RecordOutcome) -> dict[str, object]:
    values = entry._asdict()
    old_record, new_record = entry.before, entry.after
    is_one = old_record is not None and new_record is not None and entry.action != "merged"
    fields = list(_find_different(old_record, new_record)) if is_one else []
    return {
        "action": values.pop("action"),
        "key": values.pop("key"),
        "given": values.pop("former_key"),
        "fields": fields,
        **values,
    }


def _find_different(old_record: "Publication | None", new_record: "Publication | None") -> Iterator[str]:
    """Yield the fields in which two states of a record differ; those in `extra` under their own names."""
    for name in FIELDS:
        former, later = getattr(old_record, name), getattr(new_record, name)
        if former == later or name in TIMES:
            continue
        if name == "extra":
            yield from (inner for inner in dict.fromkeys((*former, *later)) if former.get(inner) != later.get(inner))
        else:
            yield name


def _conflict_json(difference: "FieldDifference") -> dict[str, object]:
    values = {name: getattr(difference, name) for name in ("base", "mine", "theirs")}
    if difference.field in NAME_LISTS:
        values = {name: [item.to_dict() for item in value or ()] for name, value in values.items()}
    return {"key": difference.key, "field": difference.name or None, **values}
