"""Marks that close the records of a file: its name, lines above the first record, fields such as "classification"."""

from itertools import islice
from pathlib import PurePath
from typing import Final

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import QUOTED_LETTERS, Parsed
from protlib.record.access import RESTRICTED, Access, rank, stricter
from protlib.record.fields.access_headings import level_in_cell, may_say_access, says_access
from protlib.record.fields.file_name_marks import level_of_file_name
from protlib.record.fields.line_marks import is_mark, level_of_line

BYTES_OF_A_HEAD: Final = 1000
_LINES_OF_A_HEAD: Final = 3
_LONGEST_MARK: Final = 200
"""Letters of a line; a longer one is text."""
_SIGNS: Final = " \t\ufeff%#*/;{}"
"""What stands around a remark in files of records, such as "% CONFIDENTIAL"."""
_COMMENT: Final = "@comment"


def close_by_file(content: Parsed, name: str, head: bytes) -> None:
    """Close the records of a file whose name or first lines say who may see it, and add a remark.

    Records that somebody has opened stay open. `head` is b"" for a file that is no text.
    """
    lines = islice(filter(str.strip, head[:BYTES_OF_A_HEAD].decode("utf-8", "ignore").splitlines()), _LINES_OF_A_HEAD)
    texts = [line.strip(_SIGNS).removeprefix(_COMMENT).strip(_SIGNS) for line in lines]
    marks = [(level_of_line(text), text) for text in texts if len(text) < _LONGEST_MARK and is_mark(text)]
    marks.append((level_of_file_name(name), PurePath(name).name))
    level, mark = max(marks, key=lambda mark: rank(mark[0]))
    if level not in RESTRICTED:
        return
    for position, record in enumerate(content.publications):
        if content.lines[position] not in content.opened:
            content.publications[position] = record.changed(access=stricter(record.access, level))
    content.remarks.append(f"The file says “{mark[:QUOTED_LETTERS]}”, so all its records are {level}.")


def close_by_fields(content: Parsed) -> None:
    """Close the records that a field of another program closes, as columns of a table do, and add a remark for each.

    A text that says no level closes its record where the field says of others who may see them. What somebody has
    opened stays open.
    """
    by_heading: dict[str, dict[int, str]] = {}
    for position, record in enumerate(content.publications):
        for name, text in record.extra.items():
            heading = name.rpartition(":")[2]
            if isinstance(text, str) and may_say_access(heading):
                by_heading.setdefault(heading, {})[position] = text
    for heading, texts in by_heading.items():
        if says_access(heading, texts.values()):
            _close(content, heading, texts)


def _close(content: Parsed, heading: str, texts: dict[int, str]) -> None:
    unclear: list[str] = []
    clear: list[str] = []
    for position, text in texts.items():
        level = level_in_cell(heading, text)
        if level == Access.PUBLIC or content.lines[position] in content.opened:
            continue
        record = content.publications[position]
        access = stricter(record.access, level or Access.CONFIDENTIAL.value)
        if access != record.access:
            content.publications[position] = record.changed(access=access)
            (clear if level in RESTRICTED else unclear).append(text)
    if closing := unclear + clear:
        marks = describe_closing(closing[0], len(closing), "another word marks")
        content.remarks.append(f"Under “{heading[:QUOTED_LETTERS]}”, {marks}")
