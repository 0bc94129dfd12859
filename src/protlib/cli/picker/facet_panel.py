"""The facets beside the list of `browse`: their values, the number of publications of each, and the chosen ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from protlib.cli.picker.desk import Query
from protlib.cli.picker.screen_lines import Line, plain_line
from protlib.cli.record_values import name_value
from protlib.render import record_panels
from protlib.selection import Facet, facets_of_browse
from protlib.text import fold

_FACETS: Final = facets_of_browse()
_FEWEST_LINES: Final = 4  # lines for values; with fewer, the names of other facets are hidden


class PaneRow(NamedTuple):
    """A line of the pane: a facet, or one of its values with its count."""

    facet: Facet
    value: str = ""
    number: int = 0


class Facets:
    """The facets: the open one has counted values; chosen values of all facets are kept."""

    def __init__(self, values_by_facet: Mapping[Facet, Sequence[str]] | None = None) -> None:
        self.chosen_values: dict[Facet, tuple[str, ...]] = {
            facet: tuple(values) for facet, values in (values_by_facet or {}).items() if values
        }
        self.open = Facet.REGION
        self.cursor = 0
        self.narrowing = ""
        self.rows_on_screen: Sequence[PaneRow] = ()
        self._top = 0
        self._counts: Sequence[tuple[str, int]] = ()
        self._counted_question: object = None

    def query(self, text: str) -> Query:
        """Return the query with the chosen values."""
        return Query(text, self.chosen_values)

    def query_for_counts(self, text: str) -> Query:
        """Return the query for the counts of the open facet, without its own values, as they would narrow it."""
        return Query(text, {facet: values for facet, values in self.chosen_values.items() if facet is not self.open})

    def is_counted(self, text: str, state: object) -> bool:
        """Tell whether the counts belong to a query and a state of the library."""
        return self._counted_question == (self.open, self.query_for_counts(text), state)

    def set_counts(self, text: str, state: object, counts: Sequence[tuple[str, int]]) -> None:
        """Take the counts of the open facet; years come newest first."""
        self._counts = counts[::-1] if self.open is Facet.YEAR else counts
        self._counted_question = (self.open, self.query_for_counts(text), state)
        self.cursor = max(0, min(self.cursor, len(self.values()) - 1))

    def values(self) -> list[PaneRow]:
        """Return the visible values of the open facet; chosen ones without a match come first."""
        with_count = {fold(value) for value, _count in self._counts}
        missing = [(value, 0) for value in self.chosen_values.get(self.open, ()) if fold(value) not in with_count]
        words = fold(self.narrowing).split()
        return [
            PaneRow(self.open, value, count)
            for value, count in (*missing, *self._counts)
            if all(word in fold(name_value(self.open, value)) for word in words)
        ]

    def narrow(self, text: str) -> None:
        """Show only the values with these letters."""
        self.narrowing, self.cursor, self._top = text, 0, 0

    def move(self, step: int) -> None:
        """Move the cursor among the values."""
        self.cursor = max(0, min(len(self.values()) - 1, self.cursor + step))

    def turn_to(self, facet: Facet) -> None:
        """Open a facet."""
        if facet is not self.open:
            self.open, self._counts, self._counted_question = facet, (), None
            self.narrow("")

    def turn(self, step: int) -> None:
        """Open the next facet, or the one before."""
        self.turn_to(_FACETS[(_FACETS.index(self.open) + step) % len(_FACETS)])

    def is_chosen(self, row: PaneRow) -> bool:
        """Tell whether a value is chosen, in any case and accents."""
        return fold(row.value) in map(fold, self.chosen_values.get(row.facet, ()))

    def choose(self) -> bool:
        """Choose the value at the cursor, or drop it; tell whether there is one."""
        for row in self.values()[self.cursor : self.cursor + 1]:
            old_values = self.chosen_values.get(row.facet, ())
            remaining_values = tuple(value for value in old_values if fold(value) != fold(row.value))
            new_values = remaining_values if len(remaining_values) < len(old_values) else (*old_values, row.value)
            self.chosen_values = {**{k: v for k, v in self.chosen_values.items() if k is not row.facet}}
            if new_values:
                self.chosen_values[row.facet] = new_values
            return True
        return False

    def clear(self) -> None:
        """Drop all chosen values."""
        self.chosen_values = {}

    def text(self) -> str:
        """Return the chosen values, "region: Africa, Asia; year: 2010"; "" for none."""
        facets_with_values = ((facet, self.chosen_values[facet]) for facet in _FACETS if facet in self.chosen_values)
        return "; ".join(
            f"{facet}: {', '.join(name_value(facet, value) for value in values)}"
            for facet, values in facets_with_values
        )

    def click(self, line: int) -> bool:
        """Choose the value of a line, or open its facet; tell whether the query has changed."""
        for row in self.rows_on_screen[line : line + 1]:
            if row.value:
                self.cursor = self.values().index(row)
                return self.choose()
            self.turn_to(row.facet)
        return False

    def lines(self, width: int, height: int, *, is_entered: bool) -> list[Line]:
        """Return the lines of the pane: the facets, and the values of the open one below it."""
        self.rows_on_screen = list(self._rows(height))
        current = self.values()[self.cursor : self.cursor + 1] if is_entered else []
        return [self._line(row, width, is_current=[row] == current) for row in self.rows_on_screen[:height]]

    def _rows(self, height: int) -> Iterator[PaneRow]:
        room = height - len(_FACETS)
        has_room_for_all = room >= _FEWEST_LINES
        room = max(room if has_room_for_all else height - 1, 1)
        self._top = max(0, self.cursor - room + 1, min(self._top, self.cursor))
        for facet in _FACETS if has_room_for_all else (self.open,):
            yield PaneRow(facet)
            if facet is self.open:
                yield from self.values()[self._top : self._top + room]

    def _line(self, row: PaneRow, width: int, *, is_current: bool) -> Line:
        if not row.value:
            is_open = row.facet is self.open
            narrowing_text = f" “{self.narrowing}”" if is_open and self.narrowing else ""
            count = len(self.chosen_values.get(row.facet, ()))
            count_text = f" ({count} chosen)" if count else ""
            return plain_line(
                f"{'▾' if is_open else '▸'} {row.facet}{count_text}{narrowing_text}", width, "class:heading"
            )
        number = f" {row.number:,}"
        mark = "* " if self.is_chosen(row) else "  "
        style = "class:current" if is_current else ""
        room = max(width - record_panels.count_columns(number) - len(mark), 0)
        return [
            (f"{style} class:mark", mark),
            (style, record_panels.fit_line(name_value(row.facet, row.value), room)),
            (f"{style} class:count", number),
        ]
