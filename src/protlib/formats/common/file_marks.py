"""Marks on a file of records, which close all of them: its name, and lines above its first record."""

from itertools import islice
from pathlib import PurePath
from typing import Final

from protlib.formats.parsed import QUOTED_LETTERS, Parsed
from protlib.record.access import GUARDED, rank, stricter
from protlib.record.fields.file_name_marks import level_of_file_name
from protlib.record.fields.line_marks import is_mark, level_of_line

_BYTES_OF_A_HEAD: Final = 1000
_LINES_OF_A_HEAD: Final = 3
_LONGEST_MARK: Final = 200
"""Letters of a line; a longer one is text."""
_SIGNS: Final = " \t\ufeff%#*/;{}"
"""What stands around a remark in files of records, such as "% CONFIDENTIAL"."""
_COMMENT: Final = "@comment"


def close_by_file(content: Parsed, name: str, head: bytes) -> None:
    """Close the records of a file whose name or first lines say who may see it; a remark tells that.

    Records that somebody has opened stay open. `head` is b"" for a file that is no text.
    """
    lines = islice(filter(str.strip, head[:_BYTES_OF_A_HEAD].decode("utf-8", "ignore").splitlines()), _LINES_OF_A_HEAD)
    texts = [line.strip(_SIGNS).removeprefix(_COMMENT).strip(_SIGNS) for line in lines]
    marks = [(level_of_line(text), text) for text in texts if len(text) < _LONGEST_MARK and is_mark(text)]
    marks.append((level_of_file_name(name), PurePath(name).name))
    level, mark = max(marks, key=lambda mark: rank(mark[0]))
    if level not in GUARDED:
        return
    for position, record in enumerate(content.publications):
        if content.lines[position] not in content.opened:
            content.publications[position] = record.changed(access=stricter(record.access, level))
    content.remarks.append(f"The file says “{mark[:QUOTED_LETTERS]}”, so all its records are {level}.")
