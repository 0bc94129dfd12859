"""The outcomes of records, and problems of the input, as JSON: one shape for all commands that change a library."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.record.model import FIELDS, NAME_LISTS
from protlib.render.scripts import json_text

if TYPE_CHECKING:
    from protlib.record.decisions.three_way import Difference
    from protlib.record.model import Publication
    from protlib.render.shapes import Shape

ACTIONS: Final = ("added", "updated", "unchanged", "skipped", "refused", "removed", "merged", "restored")
"""What may have become of a record."""
_STAMPS: Final = frozenset({"created", "modified"})


class Entry(NamedTuple):
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


def as_json(
    entries: Sequence[Entry], conflicts: "Sequence[Difference]" = (), troubles: Sequence[Trouble] = (), *, dry_run: bool
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


def _record_json(entry: Entry) -> dict[str, object]:
    values = entry._asdict()
    before, after = entry.before, entry.after
    is_one = before is not None and after is not None and entry.action != "merged"
    fields = list(_find_different(before, after)) if is_one else []
    return {
        "action": values.pop("action"),
        "key": values.pop("key"),
        "given": values.pop("former_key"),
        "fields": fields,
        **values,
    }


def _find_different(before: "Publication | None", after: "Publication | None") -> Iterator[str]:
    """Yield the fields in which two states of a record differ; those in `extra` under their own names."""
    for name in FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in _STAMPS:
            continue
        if name == "extra":
            yield from (inner for inner in dict.fromkeys((*old, *new)) if old.get(inner) != new.get(inner))
        else:
            yield name


def _conflict_json(difference: "Difference") -> dict[str, object]:
    values = {name: getattr(difference, name) for name in ("base", "mine", "theirs")}
    if difference.field in NAME_LISTS:
        values = {name: [item.to_dict() for item in value or ()] for name, value in values.items()}
    return {"key": difference.key, "field": difference.name or None, **values}


def shape() -> "Shape":
    """Return the shape of a change, one for all commands that change a library."""
    from protlib.render.shapes import array_of, closed_object, flag

    return closed_object(
        "what a command made of a library, or would make of it",
        {
            "dry_run": flag("whether nothing was written because of --dry-run"),
            "records": array_of("what became of each, in the order of the input or of the library", _record_shape()),
            "conflicts": array_of("where both sides say something else", _conflict_shape()),
            "problems": array_of("what was wrong with records that were taken in all the same", _trouble_shape()),
        },
    )


def _record_shape() -> "Shape":
    from protlib.render.shapes import RECORD, closed_object, number, or_null, score, text, texts

    like = {"key": text("of the other"), "score": score("how like it is"), "reasons": texts("why")}
    return closed_object(
        "a record",
        {
            "action": text("what became of it", ACTIONS),
            "key": text("the key that the library knows it by now, or knew it by; empty where it was refused"),
            "given": text("the key that it came with, or what was looked up; empty for none"),
            "fields": texts("in which before and after differ, a field of your own by its name"),
            "before": or_null(RECORD),
            "after": or_null(RECORD),
            "like": or_null(closed_object("which record one that was added may be the same as", like)),
            "why": texts("why it was refused, what of it was not taken, or in which fields it says more"),
            "file": or_null(text("the file or the address that it comes from")),
            "line": or_null(number("its line or row there")),
        },
    )


def _conflict_shape() -> "Shape":
    from protlib.render.shapes import anything, closed_object, or_null, text

    return closed_object(
        "a field in which both sides have changed the same, or a whole record",
        {
            "key": text("of the record"),
            "field": or_null(text("null: the whole record")),
            "base": anything("what it was"),
            "mine": anything("what it is here"),
            "theirs": anything("what the other side says"),
        },
    )


def _trouble_shape() -> "Shape":
    from protlib.render.shapes import closed_object, number, or_null, text

    return closed_object(
        "",
        {
            "file": text("the file or the address"),
            "line": or_null(number("its line or row there")),
            "record": text("the key or the title of the record"),
            "what": text("what was wrong, and what was done"),
        },
    )
