"""Records of `browse` that are or may be one publication: what differs, field by field, and the values that stay."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from protlib.cli.decisions.field_choice import NOTHING, slots, values_of_union
from protlib.cli.picker.desk import Twins
from protlib.cli.picker.screen_lines import Line, wrap_hanging, wrap_line
from protlib.errors import NothingFoundError
from protlib.text import without_markup

if TYPE_CHECKING:
    from protlib.library.changes.record_merge import Union
    from protlib.record.model import Publication

ReadRecord = Callable[[str], "Publication"]
_NOTHING_TEXT: Final = "(leave it empty)"


class MergeChoice:
    """Several records, the one that stays first, with a value for each field in which they differ."""

    def __init__(self, records: "Sequence[Publication]") -> None:
        self.records = tuple(records)
        self.cursor = 0
        self.span = (0, 0)
        """The first line of the field at the cursor, and the line behind its last."""
        self._slots = list(slots(self.records))
        self._options = [slot.proposed_option for slot in self._slots]

    @property
    def keys(self) -> list[str]:
        """The keys of the records."""
        return [record.key for record in self.records]

    def move(self, step: int) -> None:
        """Move the cursor among the fields."""
        self.cursor = max(0, min(len(self._slots) - 1, self.cursor + step))

    def turn(self, step: int) -> None:
        """Take the next value of the field at the cursor, or the one before; behind the last comes none."""
        for slot in self._slots[self.cursor : self.cursor + 1]:
            options = [*slot.options, NOTHING]
            self._options[self.cursor] = options[(options.index(self._options[self.cursor]) + step) % len(options)]

    def choose_next(self) -> "MergeChoice":
        """Return the choice in which the next record stays."""
        first, *further_records = self.records
        return MergeChoice((*further_records, first))

    def union(self) -> "Union":
        """Return the records and the values that were taken."""
        from protlib.library.changes.record_merge import Union

        return Union(self.records, values_of_union(self.records, list(zip(self._slots, self._options, strict=True))))

    def lines(self, width: int) -> list[Line]:
        """Return the records, then each field with its values, and note the lines of the one at the cursor."""
        from protlib.render.side_by_side import compare_records

        lines: list[Line] = []
        for number, record in enumerate(self.records, 1):
            note = " (stays)" if number == 1 else ""
            lines += wrap_hanging(
                f"{number}  {record.key}{note}: {without_markup(record.title)}", width, "class:heading"
            )
        for number in range(len(self._slots)):
            first = len(lines)
            lines += [[], *self._slot_lines(number, width)]
            self.span = (first, len(lines)) if number == self.cursor else self.span
        comparison = compare_records(self.records)
        labels = {slot.label for slot in self._slots}
        lone_labels = [label for label, _texts in comparison.different if label not in labels]
        for name, names in (("only in one", lone_labels), ("same", comparison.same)):
            lines += [[], *wrap_line(f"{name}: {', '.join(names)}", width)] if names else []
        return lines

    def _slot_lines(self, number: int, width: int) -> Iterator[Line]:
        slot, choice = self._slots[number], self._options[number]
        yield from wrap_line(slot.label, width, "class:current" if number == self.cursor else "class:label")
        for option, text in {**slot.excerpts(), NOTHING: _NOTHING_TEXT}.items():
            is_taken = option == choice
            if option != NOTHING or is_taken:
                yield from wrap_hanging(f"{'*' if is_taken else ' '} {option}  {text}", width, "class:mark" * is_taken)


class Review:
    """Groups of records, one of them shown; records that were merged or removed meanwhile are left out."""

    def __init__(self, groups: Sequence[Twins], read_record: ReadRecord, position: int, choice: MergeChoice) -> None:
        self.choice = choice
        self.span = (0, 0)
        """The lines of the field at the cursor, as in a choice."""
        self._groups = groups
        self._read_choice = read_record
        self._position = position

    @classmethod
    def begin(cls, groups: Sequence[Twins], read_record: ReadRecord) -> Self | None:
        """Return a review that shows the first group; None where no group has two records any more."""
        choices = ((position, _choice(group, read_record)) for position, group in enumerate(groups))
        return next(
            (cls(groups, read_record, position, choice) for position, choice in choices if choice is not None), None
        )

    def step(self, step: int) -> bool:
        """Show the next group, or the one before; where there is none, keep the present one and return False."""
        position = self._position + step
        while 0 <= position < len(self._groups):
            if (choice := _choice(self._groups[position], self._read_choice)) is not None:
                self._position, self.choice = position, choice
                return True
            position += step
        return False

    def follow(self) -> bool:
        """Show the present state of the group; tell whether it still has two records."""
        choice = _choice(self._groups[self._position], self._read_choice)
        if choice is None:
            return False
        if {*choice.records} != {*self.choice.records}:
            self.choice = choice
        return True

    def turn_records(self) -> None:
        """Let the next record stay."""
        self.choice = self.choice.choose_next()

    def lines(self, width: int) -> list[Line]:
        """Return the lines of the group that is shown."""
        group = self._groups[self._position]
        count = f"{self._position + 1} of {len(self._groups)}" if len(self._groups) > 1 else ""
        heading = ": ".join(filter(None, (count, group.reasons)))
        head = [*wrap_line(heading, width), []] if heading else []
        lines = self.choice.lines(width)
        first, end = self.choice.span
        self.span = (first + len(head), end + len(head))
        return [*head, *lines]


def _choice(group: Twins, read_record: ReadRecord) -> MergeChoice | None:
    """Return the choice between the records of a group as they are now; None where fewer than two are left."""
    records: dict[str, Publication] = {}
    for key in group.keys:
        with suppress(NothingFoundError):
            record = read_record(key)
            records[record.key] = record
    return MergeChoice([*records.values()]) if len(records) >= 2 else None
