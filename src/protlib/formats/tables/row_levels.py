"""Who may see the records of a table, by its rows: columns about access, words in other columns, and comments."""

from collections import Counter
from collections.abc import Iterator, Sequence

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import QUOTED_LETTERS
from protlib.formats.tables.header import Column, TableRow
from protlib.record.access import RESTRICTED, Access, rank, stricter
from protlib.record.fields.access_headings import level_in_status, plain_level
from protlib.record.fields.line_marks import level_of_line


class RowLevels:
    """The levels of rows, and the words that say them, which are told when all rows are read.

    `table_level` is that of all rows, "" for none. Cells of the `marked` columns close a record beside other values.
    """

    def __init__(self, columns: Sequence[Column], table_level: str, marked_columns: Sequence[int]) -> None:
        self._columns = columns
        self._table_level = table_level
        self._marked = marked_columns
        self._of_access = [
            position for position, (heading, field) in enumerate(columns) if field == "access" != heading
        ]
        self._words: dict[int, list[str]] = {}
        """The words that close records, by the positions of their columns."""
        self._counts: Counter[int] = Counter()
        """The cells that name a level, by the positions of their columns."""
        self._comments: list[str] = []

    def level_of(self, row: TableRow, values: Sequence[str]) -> str:
        """Return the strictest level that a row, its comments or its table says; "" for none."""
        level = stricter(self._table_level, self._level_of_cells(values))
        return stricter(level, self._level_of_comments(row)) if row.comments else level

    def describe(self, mark: str) -> Iterator[str]:
        """Yield which words close records; the mark stands above the table."""
        for position, words in self._words.items():
            heading = self._columns[position].heading[:QUOTED_LETTERS]
            count = len(words) + self._counts[position]
            yield f"Under “{heading}”, {describe_closing(words[0], count, 'another word marks')}"
        if self._comments:
            comments = describe_closing(self._comments[0], len(self._comments), "another comment marks")
            yield f"The comment {comments}"
        if self._table_level:
            yield f"The table says “{mark[:QUOTED_LETTERS]}”, so all its records are {self._table_level}."

    def _level_of_cells(self, values: Sequence[str]) -> str:
        """Return the strictest level that a row says beside other values; "" for none.

        Cells of a column about access that say no level in so many words are remembered, too; the others are counted.
        """
        strictest_level = ""
        for position in self._of_access:
            text = values[position] if position < len(values) else ""
            level = plain_level(self._columns[position].heading, text) if text else Access.PUBLIC
            self._counts[position] += level in RESTRICTED
            if not level:
                self._words.setdefault(position, []).append(text)
        for position in self._marked:
            if level := level_in_status(values[position]) if position < len(values) else "":
                self._words.setdefault(position, []).append(values[position])
                strictest_level = stricter(strictest_level, level)
        return strictest_level

    def _level_of_comments(self, row: TableRow) -> str:
        """Return the strictest level that the comments on a row say; "" for none."""
        marks = [(level_of_line(text), text) for text in row.comments.values()]
        level, text = max(marks, key=lambda mark: rank(mark[0]), default=("", ""))
        self._comments += [text] if level else []
        return level
