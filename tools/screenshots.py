"""Make the pictures of README and docs anew: `make screenshots`.

A terminal is a picture in SVG of what the commands print on a pseudo-terminal. A browser, LibreOffice and pdftoppm make
the two others; where one of them is not there, its picture stays as it is, and a line says so.
"""

import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import pyte
from pyte.screens import Char
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "docs/screenshots"
_REPORT: Final = "examples/report/report.docx"
_PATIENCE: Final = 60.0  # seconds that a screen may take
_STILL: Final = 1.5  # seconds without a change after which a screen is drawn
# A picture fetches nothing: the fonts are those of the machine on which it is looked at.
_FORMAT: Final = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


class Terminal(NamedTuple):
    """A terminal of so many columns and lines, and what is typed there.

    A program that stays is sent `keys` as soon as it has shown the text `cue`.
    """

    columns: int
    lines: int
    commands: tuple[str, ...]
    keys: str = ""
    cue: str = ""


TERMINALS: Final = {
    "search": Terminal(
        80,
        22,
        (
            "protlib search traficking --region Africa",
            "protlib cite hrw2019pray",
            "protlib export trafficking --region Africa -o africa.bib",
        ),
    ),
    "show": Terminal(80, 44, ("protlib show iom2009caring",)),
    "check": Terminal(80, 22, ("protlib check trafficking",)),
    "browse": Terminal(120, 30, ("protlib browse trafficking",), "\t\x1b[B\x1b[B", "Esc leaves"),
}
"""The terminals, by the name of the picture."""


def read_screen(terminal: Terminal, folder: Path) -> list[Text]:
    """Return the lines of a terminal on which the commands were run, on the sample library in a folder."""
    display = pyte.Screen(terminal.columns, terminal.lines)
    stream = pyte.Stream(display)
    for command in terminal.commands:
        if not terminal.keys:
            stream.feed(f"$ {command}\r\n")
        for piece in _read_output(command, terminal, folder):
            stream.feed(piece)
    lines = [_read_line(display, number) for number in range(terminal.lines)]
    while lines and not lines[-1].plain.strip():
        lines.pop()
    return lines


def _read_output(command: str, terminal: Terminal, folder: Path) -> Iterator[str]:
    """Yield what a command writes to a terminal; where keys are to be sent, until the screen stands still."""
    child, descriptor = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", terminal.lines, terminal.columns, 0, 0))
        os.chdir(folder)
        _, *arguments = shlex.split(command)
        os.execvpe(sys.executable, [sys.executable, "-m", "protlib", *arguments], _make_environment(folder))
    decoder = getincrementaldecoder("utf-8")("replace")  # a letter may come in two pieces
    keys, output = terminal.keys, ""
    try:
        began = time.monotonic()
        while time.monotonic() - began < _PATIENCE:
            if select.select([descriptor], [], [], _STILL)[0]:
                piece = decoder.decode(os.read(descriptor, 65536))
                output += piece
                yield piece
            elif keys and terminal.cue in output:
                os.write(descriptor, keys.encode())
                keys = ""
            elif terminal.keys and not keys:
                break
    except OSError:  # how the end of a terminal is told
        pass
    if terminal.keys:
        os.kill(child, 9)
    os.close(descriptor)
    os.waitpid(child, 0)


def _make_environment(folder: Path) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PROTLIB_")}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    return environment | {
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "PROTLIB_LIBRARY": str(folder / "library.json"),
        "PROTLIB_CACHE": str(folder / "cache"),
        "PAGER": "cat",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT / "src"),
    }


def _read_line(display: pyte.Screen, number: int) -> Text:
    """Return a line of the screen, as many cells of one form together as there are."""
    cells = [display.buffer[number][column] for column in range(display.columns)]
    line = Text()
    for style, group in groupby(cells, _convert_style):
        line.append("".join(cell.data for cell in group), style)
    return line


def _convert_style(cell: Char) -> Style:
    return Style(
        color=_COLOURS.get(cell.fg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
    )


_COLOURS: Final = {
    **{name: name for name in ("black", "red", "green", "blue", "magenta", "cyan", "white")},
    "brown": "yellow",
}
"""The colours as pyte calls them, and as Rich does; any other is that of the terminal."""


def draw_lines(lines: Sequence[Text], columns: int, name: str) -> str:
    """Return lines of a terminal as a picture, the same for the same lines."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=columns, file=nowhere, force_terminal=True, color_system="truecolor")
        for line in lines:
            console.print(line, no_wrap=True, overflow="crop")
        return console.export_svg(title="protlib", code_format=_FORMAT, unique_id=f"protlib-{name}") + "\n"


def draw_terminals(folder: Path) -> dict[str, str]:
    """Return the pictures of terminals by their names, made on the sample library in an empty folder."""
    _run_protlib(folder, "import", str(ROOT / "examples/publications.jsonl"))
    _run_protlib(folder, "list", "--limit", "1")  # makes the index
    return {
        name: draw_lines(read_screen(terminal, folder), terminal.columns, name) for name, terminal in TERMINALS.items()
    }


def _run_protlib(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "protlib", *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=_make_environment(folder))


def _draw_page(folder: Path) -> None:
    """Make the picture of the page in a browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.stderr.write("no browser is there: page.png stays as it is\n")
        return
    _run_protlib(folder, "export", "--title", "Trafficking in persons", "-o", "office.html")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1000,720",
        "--virtual-time-budget=8000", f"--screenshot={PICTURES / 'page.png'}", f"file://{folder}/office.html",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)


def _draw_report(folder: Path) -> None:
    """Make the picture of a report that was filled: its first page, as LibreOffice prints it."""
    office, printer = shutil.which("soffice"), shutil.which("pdftoppm")
    if office is None or printer is None:
        sys.stderr.write("LibreOffice or pdftoppm is not there: report.png stays as it is\n")
        return
    shutil.copy2(ROOT / _REPORT, folder / "report.docx")
    _run_protlib(folder, "fill", "report.docx", "-o", "report-filled.docx")
    to_pdf = [office, "--headless", "--convert-to", "pdf", "report-filled.docx"]
    subprocess.run(to_pdf, check=True, capture_output=True, cwd=folder, env=_make_environment(folder), timeout=180)
    to_png = [
        printer,
        "-png",
        "-r",
        "80",
        "-f",
        "1",
        "-singlefile",
        "report-filled.pdf",
        str(PICTURES / "report"),
    ]
    subprocess.run(to_png, check=True, capture_output=True, cwd=folder)


def main() -> None:
    """Write all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for picture, text in draw_terminals(folder).items():
            (PICTURES / f"{picture}.svg").write_text(text, encoding="utf-8")
        _draw_page(folder)
        _draw_report(folder)


if __name__ == "__main__":
    main()
