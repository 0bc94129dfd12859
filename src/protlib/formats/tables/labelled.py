"""Records as lines with labels, such as people copy from a catalogue: "Title: …", "Author: …", "Year: …".

The labels are the headings that tables have, in all their languages. Blank lines part the records, or the label that
begins another one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from protlib.formats.common.remarks import describe_first, name_rest
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.tables import row_reader
from protlib.formats.tables.header import TableRow
from protlib.record.access import rank
from protlib.record.fields.cells import is_blank
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.fields.headings import field_of, is_name_list, normalise_heading
from protlib.record.fields.line_marks import is_line_mark, level_of_line
from protlib.record.model import NAME_LISTS
from protlib.text import fold

_LABEL_SHARE: Final = 2  # of its lines, at least one in so many has a known label
_LONGEST_TITLE: Final = 300  # letters
_LONGEST_DATE: Final = 40  # letters
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATE_FIELDS: Final = frozenset({"date", "year"})
_BODY_FIELDS: Final = frozenset({"authors", "organisations", "editors", "publisher"})
_LIST_FIELDS: Final = frozenset({"tags", "topics"})
# Such as "Publication year: 2010", "Titre : Le rapport", "• العنوان： …", and "{Title}: …" of NoteExpress.
_LABELLED_VALUE: Final = re.compile(
    r"[\s*•\-–{]{0,4}(?P<label>[^\W\d_][^:：\n]{0,39}?)[*\s}]{0,3}[:：](?:\*\*)?(?:\s+(?P<value>.*)|$)"
)
_LEAST_LABELS: Final = 2  # above one that is no heading: so it may be one of the record's own
_LONG_FIELDS: Final = frozenset({"abstract"})
"""Fields that may have several paragraphs, with blank lines between."""
_WRAPPED_FIELDS: Final = _LONG_FIELDS | {
    *NAME_LISTS, "title", "organisations", "publisher", "note", "private_note", "tags", "topics", "container_title",
}  # fmt: skip
"""Fields whose values go on in the next line; a date or an address does not."""


class _Line(NamedTuple):
    """A line that says something: its number (from 1), its text, its label with the field, and its value.

    `field` is "" for a label that is no heading; so are all three for a line without a label.
    """

    number: int
    text: str
    label: str = ""
    field: str = ""
    value: str = ""


class _Block:
    """The lines of a record, which are put into it one by one; it may have many thousands."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self.fields: set[str] = set()
        """The fields that its labels mean."""
        self._labels: list[tuple[str, str, list[str]]] = []
        """Its labels, each with its field and the texts of its value."""

    def add(self, line: _Line) -> None:
        """Put a line at the end; one without a label goes on with the one above, which has to be there."""
        self.lines.append(line)
        if not line.label:
            self._labels[-1][2].append(line.text)
            return
        self._labels.append((line.label, line.field, [line.value]))
        self.fields |= {line.field} - {""}

    def title(self) -> str:
        """Return its title, "" for none."""
        return next((value for _label, field, value in self.pairs() if field == "title" and value), "")

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Yield its labels, each with its field and its value."""
        return ((label, field, " ".join(texts).strip()) for label, field, texts in self._labels)

    def last_field(self) -> str:
        """Return the field of its last label; "" for a block without lines."""
        return self._labels[-1][1] if self._labels else ""

    def has_last_value(self) -> bool:
        """Tell whether its last label has a value."""
        return bool(self._labels) and any(self._labels[-1][2])


def sniff(head: str) -> bool:
    """Tell whether a text is a catalogue: most records say what, by whom and when, and hardly anything else stands."""
    blocks, strays = _find_blocks(head)
    records = [block for block in blocks if block.title()]
    count = sum(map(_is_whole, records))
    lines = [line for block in blocks for line in block.lines]
    headings = sum(1 for line in lines if line.field)
    oddities = {
        re.sub(r"\d+", "", line.text) for line in [*_list_untitled_lines(blocks), *strays] if not _level_of(line)
    }
    limit = len(records) if len(records) > 1 else 0
    return count * 2 > len(records) and len(oddities) <= limit and headings * _LABEL_SHARE >= len(lines) + len(strays)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text's blocks, read as the rows of a table whose headings are the labels.

    Words between the records close them all, as in a row of its own in a table. Other lines are left out, and named.
    """
    blocks, strays = _find_blocks(text)
    records = [block for block in blocks if block.title()]
    unread = sorted([*strays, *_list_untitled_lines(blocks)], key=lambda line: line.number)
    labels = list(dict.fromkeys(label for block in records for label, _field, _value in block.pairs()))
    header = TableRow(records[0].lines[0].number if records else 1, labels)
    rows = [TableRow(block.lines[0].number, _cells(block, labels)) for block in records]
    mark = max((line for line in unread if _level_of(line)), key=lambda line: rank(_level_of(line)), default=None)
    mark_rows = [TableRow(mark.number, [_strip_marks(mark)])] if mark else []
    parsed = row_reader.read_rows([*mark_rows, header, *rows], options, [])
    if unnamed := [line for line in unread if not _level_of(line)]:
        parsed.remarks.append(_describe(unnamed))
    return parsed


def _describe(lines: Sequence[_Line]) -> str:
    return describe_first(
        lines[0].text,
        lines[0].number,
        name_rest(len(lines), "line"),
        singular="belongs to no record, and is left out.",
        plural="belong to no record, and are left out.",
    )


def _list_untitled_lines(blocks: Sequence[_Block]) -> list[_Line]:
    return [line for block in blocks if not block.title() for line in block.lines]


def _level_of(line: _Line) -> str:
    """Return the level that a line outside the records says of them all; "" for none."""
    return level_of_line(_strip_marks(line))


def _strip_marks(line: _Line) -> str:
    return line.text.strip("#>*=_ ")


def _is_whole(block: _Block) -> bool:
    """Tell whether a record says what it is, by whom and when, with values that may be true, and is no letter."""
    pairs = list(block.pairs())
    if any(normalise_heading(label) in heading_words_for("no publication") for label, _field, _value in pairs):
        return False
    has_body = any(field in _BODY_FIELDS and value and not is_blank(value) for _label, field, value in pairs)
    dates = [value for _label, field, value in pairs if field in _DATE_FIELDS]
    has_date = any(len(value) <= _LONGEST_DATE and _YEAR.search(fold(value)) for value in dates)
    return has_body and has_date and len(block.title()) <= _LONGEST_TITLE and not is_blank(block.title())


def _cells(block: _Block, labels: Sequence[str]) -> list[str]:
    """Return the values of a record in the order of some labels; those of one label stand together.

    Names stand one after the other, texts as one.
    """
    values: dict[str, list[str]] = {}
    fields: dict[str, str] = {}
    for label, field, value in block.pairs():
        values.setdefault(label, []).append(value)
        fields[label] = field
    return [
        ("; " if is_name_list(field) or field in _LIST_FIELDS else " ").join(filter(None, values.get(label, [])))
        for label in labels
        for field in [fields.get(label, "")]
    ]


def _find_blocks(text: str) -> tuple[list[_Block], list[_Line]]:
    """Return the blocks of a text, and the lines that belong to none; a block may have no title."""
    blocks: list[_Block] = []
    strays: list[_Line] = []
    for paragraph in _paragraphs(text):
        for number, part in enumerate(_split_paragraph(paragraph)):
            is_next = number > 0 or not blocks or not _goes_on(blocks[-1], part)
            block = _Block() if is_next else blocks[-1]
            strays += _take(block, part, is_next=is_next)
            if is_next and block.lines:
                blocks.append(block)
    return blocks, strays


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Yield the lines between blank ones; a line of signs or numbers alone says nothing."""
    lines: list[_Line] = []
    for number, text_line in enumerate(text.splitlines(), 1):
        if not text_line.strip():
            if lines:
                yield lines
            lines = []
        elif lines or any(map(str.isalpha, text_line)):
            lines.append(_line_of(number, text_line))
    if lines:
        yield lines


def _line_of(number: int, text: str) -> _Line:
    match = _LABELLED_VALUE.fullmatch(text)
    if not match:
        return _Line(number, text.strip())
    label = match["label"].strip()
    return _Line(number, text.strip(), label, field_of(label), (match["value"] or "").strip())


def _split_paragraph(paragraph: Sequence[_Line]) -> list[Sequence[_Line]]:
    """Return the parts of a paragraph with several records: each begins with the field that the first begins with."""
    first = next((line.field for line in paragraph if line.field), "")
    starts = [0]
    fields_above: set[str] = set()
    last_title = 0
    for position, line in enumerate(paragraph):
        if line.field == "title" and "title" in fields_above and len(fields_above) > 1:
            starts.append(_start_of(paragraph, last_title, position, first))
            fields_above = {earlier_line.field for earlier_line in paragraph[starts[-1] : position]} - {""}
        fields_above |= {line.field} - {""}
        last_title = position if line.field == "title" else last_title
    return [paragraph[begin:end] for begin, end in zip(starts, [*starts[1:], len(paragraph)], strict=True)]


def _start_of(paragraph: Sequence[_Line], last_title: int, title: int, first: str) -> int:
    """Return where the record of a `title` begins: below `last_title`, that of the record before."""
    begin = next((position for position in range(title, last_title, -1) if paragraph[position].field == first), title)
    while first != "title" and begin - 1 > last_title and paragraph[begin - 1].field == first:
        begin -= 1
    return begin


def _goes_on(block: _Block, part: Sequence[_Line]) -> bool:
    """Tell whether a paragraph goes on with the record above: it says nothing twice, and begins no other one.

    A paragraph that only says who may see something may mean all records.
    """
    if all(level_of_line(line.text) for line in part):
        return False
    fields = {line.field for line in part} - {""}
    if not block.title() or not fields.isdisjoint({*block.fields, "title"}):
        return False
    return bool(part[0].field) or block.last_field() in _LONG_FIELDS


def _take(block: _Block, part: Sequence[_Line], *, is_next: bool) -> list[_Line]:
    """Put the lines of a part into a block, and return those that belong to no record."""
    strays = []
    is_inside = not is_next and block.last_field() in _LONG_FIELDS and not part[0].field  # there a colon makes no label
    for line in part:
        goes_on = block.last_field() in _WRAPPED_FIELDS or not block.has_last_value()
        is_own = bool(line.label) and len(block.fields) >= _LEAST_LABELS and not is_inside
        if line.field or is_own:
            block.add(line)
        elif _is_mark(line, part) or not block.lines or not goes_on:
            strays.append(line)
        else:
            block.add(_Line(line.number, line.text))
    return strays


def _is_mark(line: _Line, part: Sequence[_Line]) -> bool:
    """Tell whether a line without a label says who may see the records; a sentence does so above a paragraph."""
    return is_line_mark(line.text) or (line is part[0] and bool(level_of_line(line.text)))
