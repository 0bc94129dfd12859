"""The choice between several values: a question for each field, with one key for each answer."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.cli.output import say
from protlib.cli.terminal.keyboard import MOST_NUMBERS, Keyboard

if TYPE_CHECKING:
    from protlib.record.model import Publication

_LONGEST: Final = 240  # characters of a value that are shown
_NOTHING: Final = "0"
_BACK: Final = "b"
_ALL: Final = "u"


class BackError(Exception):
    """Somebody has gone back to the question before."""


class _Slot(NamedTuple):
    """A field (or one in `extra`) in which records differ: its values, and the value that stays without a choice."""

    field: str
    inner: str
    values: list[Any]
    proposed: Any

    def text(self, value: Any) -> str:
        from protlib.render.scripts import value_text

        return " ".join(value_text(self.field, value).split())


def chosen_values(records: "Sequence[Publication]", keyboard: Keyboard) -> dict[str, Any]:
    """Ask which value counts in each field with several values, and return the answers that differ from the proposals.

    Raises BackError if the user goes back.
    """
    from protlib.duplicates.merge import merge_records

    union = merge_records(records)
    choices: dict[str, Any] = {}
    for slot in _slots(records, union):
        value = _ask_value(slot, keyboard)
        if value == slot.proposed:
            continue
        if slot.field != "extra":
            choices[slot.field] = value
            continue
        extra = {**choices.get("extra", union.extra), slot.inner: value}
        choices["extra"] = {inner: entry for inner, entry in extra.items() if entry not in ("", None)}
    return choices


def _slots(records: "Sequence[Publication]", union: "Publication") -> Iterator[_Slot]:
    """Yield the fields in which two records say something else than each other."""
    from protlib.record.model import FIELDS, LOCAL_FIELDS

    for name in (field for field in FIELDS if field not in {*LOCAL_FIELDS, "access"}):  # the stricter counts, unasked
        for inner in union.extra if name == "extra" else ("",):
            values: dict[str, Any] = {}
            slot = _Slot(name, inner, [], union.extra[inner] if inner else getattr(union, name))
            for record in records:
                value = record.extra.get(inner) if inner else getattr(record, name)
                if value:
                    values.setdefault(slot.text(value), value)
            if len(values) > 1:
                yield slot._replace(values=list(values.values())[:MOST_NUMBERS])


def _ask_value(slot: _Slot, keyboard: Keyboard) -> Any:
    """Ask for the value of a field, and return it."""
    from protlib.record.model import Publication
    from protlib.render.differences import make_excerpts

    options = {str(number): value for number, value in enumerate(slot.values, 1)}
    proposed = next((key for key, value in options.items() if value == slot.proposed), _ALL)
    options.setdefault(proposed, slot.proposed)
    say((slot.inner or slot.field).replace("_", " "))
    for key, text in zip(options, make_excerpts(list(map(slot.text, options.values())), _LONGEST), strict=True):
        say(f"  {key}  {text}")
    key = keyboard.ask_key(
        f"Enter takes {proposed}, {_NOTHING} leaves it empty, {_BACK} goes back: ",
        [_NOTHING, _BACK, *options],
        proposed,
    )
    if key == _BACK:
        raise BackError
    if key == _NOTHING:
        return "" if slot.inner else getattr(Publication(), slot.field)
    return options[key]
