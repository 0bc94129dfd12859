"""Citations and references on a terminal, with their italics; without Rich, which takes longer to load."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.citing.citation import Runs, TextRun
from protlib.citing.markup import text
from protlib.citing.sections import Section
from protlib.text import make_printable

# What turns a form on and off: ECMA-48, section 8.3.117.
_FORMS: Final = (("italic", 3, 23), ("bold", 1, 22), ("underlined", 4, 24))
_CODES: Final = re.compile(r"\x1b\[\d+m")
_INDENT: Final = "    "


def wrap_sections(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the lines of a list, broken between words at the terminal's width, with a blank line between entries."""
    width = shutil.get_terminal_size().columns
    for section in sections:
        if section.title:
            yield from (format_runs((TextRun(section.title, bold=True),)), "")
        for entry in section.entries:
            yield from _wrap_line(f"{make_printable(entry.label)} {format_runs(entry.runs)}".strip(), width)
            for line_below in entry.paragraphs:
                yield from _wrap_line(make_printable(line_below), width, _INDENT)
            yield ""


def format_runs(parts: Runs) -> str:
    """Return runs with terminal codes, or plain on a dumb terminal."""
    if os.environ.get("TERM", "") == "dumb":
        return make_printable(text(parts))
    return "".join(map(_format_run, parts))


def _format_run(run: TextRun) -> str:
    content = make_printable(run.text)
    for form, opening, closing in _FORMS:
        if getattr(run, form):
            content = f"\x1b[{opening}m{content}\x1b[{closing}m"
    return content


def _wrap_line(line: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield a line in pieces that fit, not counting terminal codes."""
    piece = ""
    for word in line.split():
        new_piece = f"{piece} {word}" if piece else indent + word
        if piece and len(_CODES.sub("", new_piece)) > width:
            yield piece
            new_piece = indent + word
        piece = new_piece
    yield piece
