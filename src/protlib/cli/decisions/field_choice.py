"""The choice between several values: a question for each field, with one key for each answer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.cli.output import say
from protlib.cli.terminal.keyboard import MOST_NUMBERS, Keyboard

if TYPE_CHECKING:
    from protlib.record.model import Publication

_MOST_LETTERS: Final = 240  # characters of a value that are shown
NOTHING: Final = "0"
"""The key that leaves a field empty."""
_BACK: Final = "b"
_ALL: Final = "u"


class BackError(Exception):
    """Somebody has gone back to the question before."""


class Slot(NamedTuple):
    """A field (or one in `extra`) in which records differ: its values, and the value that stays without a choice."""

    field: str
    inner: str
    values: list[Any]
    proposal: Any

    @property
    def label(self) -> str:
        """The name of the field for people."""
        return (self.inner or self.field).replace("_", " ")

    @property
    def options(self) -> dict[str, Any]:
        """The values by the keys that choose them; a key more is for the united value, if no record has that."""
        options = {str(number): value for number, value in enumerate(self.values, 1)}
        return options if self.proposal in self.values else {**options, _ALL: self.proposal}

    @property
    def proposed_option(self) -> str:
        """The key of the value that stays without a choice."""
        return next(key for key, value in self.options.items() if value == self.proposal)

    def value(self, option: str) -> Any:
        """Return the value that a key takes; NOTHING takes none."""
        from protlib.record.model import Publication

        if option == NOTHING:
            return "" if self.inner else getattr(Publication(), self.field)
        return self.options[option]

    def excerpts(self) -> dict[str, str]:
        """Return the texts of the values by their keys; of long ones, the part from where they differ."""
        from protlib.render.differences import make_excerpts

        return dict(
            zip(self.options, make_excerpts(list(map(self.text, self.options.values())), _MOST_LETTERS), strict=True)
        )

    def text(self, value: object) -> str:
        """Return a value of the field on one line."""
        from protlib.render.scripts import field_text

        return " ".join(field_text(self.field, value).split())


def choose_values(records: "Sequence[Publication]", keyboard: Keyboard) -> dict[str, Any]:
    """Ask which value counts in each field with several values, and return the answers that differ from the proposals.

    Raises BackError if the user goes back.
    """
    return values_of_union(records, [(slot, _ask_option(slot, keyboard)) for slot in slots(records)])


def values_of_union(records: "Sequence[Publication]", options: Iterable[tuple[Slot, str]]) -> dict[str, Any]:
    """Return the values by field that a union of records takes instead of the proposals, for the options chosen."""
    from protlib.duplicates.merged_record import merge_records

    values: dict[str, Any] = {}
    for slot, option in options:
        if option == slot.proposed_option:
            continue
        value = slot.value(option)
        if slot.field != "extra":
            values[slot.field] = value
            continue
        extra = {**values.get("extra", merge_records(records).extra), slot.inner: value}
        values["extra"] = {inner: entry for inner, entry in extra.items() if entry not in ("", None)}
    return values


def slots(records: "Sequence[Publication]") -> Iterator[Slot]:
    """Yield the fields in which two records say something else than each other."""
    from protlib.duplicates.merged_record import merge_records
    from protlib.record.model import FIELDS, LOCAL_FIELDS

    union = merge_records(records)
    for name in (field for field in FIELDS if field not in {*LOCAL_FIELDS, "access"}):  # the stricter counts, unasked
        for inner in union.extra if name == "extra" else ("",):
            values: dict[str, Any] = {}
            slot = Slot(name, inner, [], union.extra[inner] if inner else getattr(union, name))
            for record in records:
                value = record.extra.get(inner) if inner else getattr(record, name)
                if value:
                    values.setdefault(slot.text(value), value)
            if len(values) > 1:
                yield slot._replace(values=list(values.values())[:MOST_NUMBERS])


def _ask_option(slot: Slot, keyboard: Keyboard) -> str:
    """Ask for the value of a field, and return its key."""
    say(slot.label)
    for key, text in slot.excerpts().items():
        say(f"  {key}  {text}")
    usual_option = slot.proposed_option
    key = keyboard.ask_key(
        f"Enter takes {usual_option}, {NOTHING} leaves it empty, {_BACK} goes back: ",
        [NOTHING, _BACK, *slot.options],
        usual_option,
    )
    if key == _BACK:
        raise BackError
    return key
