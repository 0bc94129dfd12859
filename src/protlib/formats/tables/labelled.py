"""Records as lines with labels, such as people copy from a catalogue: "Title: …", "Author: …", "Year: …".

The labels are the headings that tables have, in all their languages. Blank lines part the records, or a label that
begins another one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.tables import row_reader
from protlib.formats.tables.header import Row
from protlib.record.fields.headings import field_of, is_name_list

# Such as "Publication year: 2010", "Titre : Le rapport", "• العنوان： …".
_LABELLED: Final = re.compile(
    r"[\s*•\-–]{0,4}(?P<label>[^\W\d_][^:：\n]{0,39}?)[*\s]{0,3}[:：](?:\*\*)?(?:\s+(?P<value>.*)|$)"
)
_LEAST_LABELS: Final = 2  # of a record, its title among them: a letter has one as well
_SHARE: Final = 2  # of its lines, at least one in so many has a known label
_LONGEST_TITLE: Final = 300  # letters of a line without a label above the others

_Pair = tuple[str, str]


class _Block:
    """The labels and values of a record, from its first line on."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.pairs: list[_Pair] = []

    def fields(self) -> set[str]:
        """Return the fields that its labels mean."""
        return {field_of(label) for label, _value in self.pairs} - {""}

    def is_record(self) -> bool:
        """Tell whether it says what a publication is."""
        fields = self.fields()
        return "title" in fields and len(fields) >= _LEAST_LABELS

    def cells(self, labels: Sequence[str]) -> list[str]:
        """Return its values in the order of some labels; those of one label stand together."""
        values: dict[str, list[str]] = {}
        for label, value in self.pairs:
            values.setdefault(label, []).append(value)
        return [_join(label, values.get(label, [])) for label in labels]


def sniff(head: str) -> bool:
    """Tell whether most lines of a text have labels, and some blocks of them are records."""
    lines = [line for line in head.splitlines() if line.strip()]
    known = sum(1 for line in lines if (match := _LABELLED.fullmatch(line)) and field_of(match["label"]))
    return known * _SHARE >= len(lines) > 0 and any(block.is_record() for block in _blocks(head))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text's blocks, read as the rows of a table whose headings are the labels."""
    blocks = [block for block in _blocks(text) if block.pairs]
    labels = list(dict.fromkeys(label for block in blocks for label, _value in block.pairs))
    header = Row(blocks[0].line if blocks else 1, labels)
    rows = [Row(block.line, block.cells(labels)) for block in blocks]
    return row_reader.read_rows([header, *rows], options, [])


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block(1)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            if block.fields() - {"title"}:  # a title may stand apart from its labels
                yield block
                block = _Block(number + 1)
            continue
        match = _LABELLED.fullmatch(line)
        is_known = match is not None and bool(field_of(match["label"]) or _goes_on(block))
        if match and is_known and field_of(match["label"]) == "title" and block.is_record():
            yield block
            block = _Block(number)
        block.line = block.line if block.pairs else number
        if match and is_known:
            block.pairs.append((match["label"].strip(), (match["value"] or "").strip()))
        else:
            _add_bare(block, line.strip())
    yield block


def _goes_on(block: _Block) -> bool:
    """Tell whether a label that is no heading may be one of a record: it stands below two known ones."""
    return len(block.fields()) >= _LEAST_LABELS


def _add_bare(block: _Block, line: str) -> None:
    """Add a line without a label: the rest of the value above it, or the title above the labels."""
    if block.pairs:
        label, value = block.pairs[-1]
        block.pairs[-1] = (label, f"{value} {line}".strip())
    elif len(line) <= _LONGEST_TITLE:
        block.pairs.append(("Title", line))


def _join(label: str, values: Sequence[str]) -> str:
    """Return the values of a label that stands several times: names one after the other, texts as paragraphs."""
    field = field_of(label)
    return ("; " if is_name_list(field) or field in {"tags", "topics"} else " ").join(filter(None, values))
