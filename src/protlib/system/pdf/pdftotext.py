"""The pages of a PDF file by pdftotext, a program that many systems have."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.system.pdf.letters import mend_letters
from protlib.system.pdf.page import PdfLine, PdfPage
from protlib.system.windows import find_program

PROGRAM: Final = "pdftotext"
_SECONDS_TO_READ: Final = 60  # a file that takes longer is broken, or made to take time
_ROWS: Final = 40
"""So many lines a page has room for."""
_LOCKED_MESSAGE: Final = "incorrect password"


def read_pages(source: Path | bytes) -> Iterator[PdfPage]:
    """Yield the pages of a PDF file; raises ValueError, with the reason, where it cannot be read.

    The program tells no places: a line stands as far down as it has lines before it. A page without words counts as a
    picture.
    """
    pages = _run(source).split("\f")
    for text in pages[:-1] or pages:  # a page's end follows each, if only one
        yield lay_page(text)


def lay_page(text: str) -> PdfPage:
    """Return the page of a plain text: the number of a line is its place, counted from below for the last lines."""
    lines = mend_letters(text).rstrip().split("\n")
    rows, foot = (
        max(len(lines), _ROWS),
        max((position for position, line in enumerate(lines) if not line.strip()), default=0),
    )
    empty_rows = rows - len(lines)  # a page with few lines is empty above its foot
    placed = (
        PdfLine(line.strip(), (number + empty_rows * (0 < foot < number)) / rows) for number, line in enumerate(lines)
    )
    return PdfPage(tuple(line for line in placed if line.text), is_picture=not re.search(r"\w", text))


def _run(source: Path | bytes) -> str:
    data = source if isinstance(source, bytes) else source.read_bytes()
    command = [find_program(PROGRAM) or PROGRAM, "-layout", "-enc", "UTF-8", "-", "-"]
    try:
        process = subprocess.run(  # noqa: S603 - the program was found on the PATH
            command, input=data, capture_output=True, timeout=_SECONDS_TO_READ, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"{PROGRAM} cannot read its text: {error}") from error
    if process.returncode:
        messages = process.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        if any(_LOCKED_MESSAGE in message.lower() for message in messages):
            raise ValueError("it has a password; save it without one")
        raise ValueError(f"{PROGRAM} cannot read its text: {messages[-1]}")
    return process.stdout.decode(errors="replace")
