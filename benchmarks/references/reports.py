"""Lists of reports as people paste them: which records are wholly right, and which are wrong in silence."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.references.scoring import FIELDS, comparable_value, read_expected
from protlib.formats import reference_lists
from protlib.record.model import Publication

_HEADING: Final = re.compile(r"(?P<name>.+) \((?:lines|numbered|(?P<apart>apart)|broken at (?P<width>\d+))\)")
# Where a program breaks a long address over two lines: behind one of these marks.
_BREAKS: Final = re.compile(r"(?<=[/_?=&-])")


class Judged(NamedTuple):
    """An entry, the record that stands there and the one that was read, and whether a doubt of it was told."""

    entry: str
    expected: Publication
    read: Publication
    is_doubtful: bool

    def differences(self) -> list[str]:
        """Return the fields that are not as they stand there; an address is right to the letter."""
        fields = [
            field for field in FIELDS if comparable_value(self.expected, field) != comparable_value(self.read, field)
        ]
        is_changed = self.read.url != self.expected.url and "url" not in fields
        kind = ["type"] if "type" in fields and comparable_value(self.expected, "type") == "document" else []
        return [field for field in (*fields, *(["url"] if is_changed else [])) if field not in kind]


class Judgement(NamedTuple):
    """What became of a list: its entries, and how many records were read of how many that stand there."""

    name: str
    entries: list[Judged]
    records: int

    def count_right(self) -> int:
        """Return how many records are wholly right."""
        return sum(not entry.differences() for entry in self.entries)

    def count_silent(self) -> int:
        """Return how many records are wrong, and no doubt was told."""
        return sum(bool(entry.differences()) and not entry.is_doubtful for entry in self.entries)


def judge(path: Path) -> Iterator[Judgement]:
    """Yield what becomes of each list of a file, read as one text."""
    for section in path.read_text(encoding="utf-8").split("## ")[1:]:
        heading, *lines = section.strip().splitlines()
        match = _HEADING.fullmatch(heading)
        if not match:
            raise ValueError(f"no layout: {heading}")
        yield _judge(match, lines[::2], lines[1::2])


def _judge(heading: "re.Match[str]", entries: Sequence[str], answers: Sequence[str]) -> Judgement:
    blocks = [break_lines(entry, int(heading["width"])) if heading["width"] else [entry] for entry in entries]
    joint = [""] if heading["apart"] else []
    places = [
        sum(len(earlier_block) + len(joint) for earlier_block in blocks[:number]) + 1 for number in range(len(blocks))
    ]
    text = "\n".join(line for block in blocks for line in (*block, *joint))
    parsed = reference_lists.loads(text.encode())
    records_by_line = dict(zip(parsed.lines, parsed.publications, strict=True))
    doubts = {problem.line for problem in parsed.problems}
    records = [
        Judged(entry, read_expected(answer), records_by_line.get(line, Publication()), line in doubts)
        for entry, answer, line in zip(entries, answers, places, strict=True)
        if answer != "lost: yes"
    ]
    count = len(records) + sum(
        line in records_by_line for line, answer in zip(places, answers, strict=True) if answer == "lost: yes"
    )
    return Judgement(heading["name"], records, len(parsed.publications) - count + len(records))


def break_lines(entry: str, width: int) -> list[str]:
    """Return an entry in lines of a width; an address that is too long for the rest of a line is broken in it."""
    lines = [""]
    for word in entry.split():
        pieces = _BREAKS.split(word) if "://" in word else [word]
        for place, piece in enumerate(pieces):
            joint = "" if place or not lines[-1] else " "
            if len(lines[-1]) + len(joint) + len(piece) > width and lines[-1]:
                lines.append(piece)
            else:
                lines[-1] += joint + piece
    return lines
