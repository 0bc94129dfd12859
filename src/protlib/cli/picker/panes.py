"""The panes of `browse` and their sizes: the facets, the list and the preview."""

from typing import Final, NamedTuple, Self

_WITH_FACETS: Final = 100  # columns from which the facets are always visible
_BESIDE: Final = 160  # columns from which the preview is beside the list
_FACETS: Final = 32  # columns of the pane with facets
_NARROW: Final = 60  # columns below which the facets have the whole width while they are in use
_LOW: Final = 5  # lines of both below which the preview is hidden
_LIST: Final = 0.45  # of the lines, with the preview below it, which needs more
_BESIDE_LIST: Final = 0.6  # of the columns, with the preview beside it: titles should fit
_AROUND: Final = 3  # lines: the search, the rule below it, the status


class Panes(NamedTuple):
    """The columns of the facets (0 if hidden), and the columns and lines of the list and of the preview."""

    facets: int
    list_columns: int
    list_lines: int
    preview_columns: int
    preview_lines: int
    is_beside: bool

    @classmethod
    def from_size(cls, columns: int, lines: int, *, in_facets: bool, foot: int = 1) -> Self:
        """Divide a terminal of this many columns and lines; the foot has `foot` lines."""
        body = max(lines - _AROUND - foot + 1, 1)
        facets = _FACETS if columns >= _WITH_FACETS or in_facets else 0
        if in_facets and columns < _NARROW:
            return cls(columns, 0, body, 0, 0, is_beside=False)
        rest = columns - facets - (1 if facets else 0)
        if columns >= _BESIDE:
            of_list = int((rest - 1) * _BESIDE_LIST)
            return cls(facets, of_list, body, rest - 1 - of_list, body, is_beside=True)
        if body < _LOW:
            return cls(facets, rest, body, 0, 0, is_beside=False)
        of_list = max(int((body - 1) * _LIST), 1)
        return cls(facets, rest, of_list, rest, body - 1 - of_list, is_beside=False)
