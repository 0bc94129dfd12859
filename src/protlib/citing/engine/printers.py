"""The programs that make PDF files, LibreOffice among them: which are installed, and what a failing one lacks."""

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple, TypeVar

from protlib.errors import UsageError
from protlib.system.installation import install_command
from protlib.system.windows import find_program
from protlib.text import list_all

_FORMS: Final[Mapping[str, str]] = {
    "xelatex": "latex",
    "lualatex": "latex",
    "tectonic": "latex",
    "pdflatex": "latex",
    "typst": "typst",
    "weasyprint": "html",
    "wkhtmltopdf": "html",
}
"""The programs and the form that each prints; those with letters of all scripts come first."""
_EASIEST: Final = "weasyprint"  # one that pip installs
_DEBIAN_COMMAND: Final = "apt install texlive-xetex texlive-latex-recommended texlive-fonts-recommended lmodern"
# LaTeX's messages about a missing file, such as "File `soul.sty' not found". It breaks long lines at any letter, and
# pandoc makes spaces of the breaks.
_NO_FILE: Final = re.compile(r"File `([^']+)' not found|can't find (?:the format )?file `([^']+)'")
_NO_FONT: Final = re.compile(r"! Font (\S+?) at \S+ not loadable")
_FONT_FILE: Final = re.compile(r"=\[?([\w.-]+)")
_NO_FONT_OF_NAME: Final = re.compile(r"The font \"([^\"]+)\" cannot be found")
_NO_LETTER: Final = re.compile(r"Unicode character (\S+ \(U\+[0-9A-F]+\))")
# Such as "Missing character: There is no Р (U+0420) in font [lmroman10-regular]:mapping=t".
_MISSING_LETTER: Final = re.compile(r"Missing character: There is no (\S+) .*in font \[?([\w .-]+)")
_MOST_LETTERS: Final = 12  # in a message of one line
_PACKAGE_SUFFIXES: Final = frozenset({"sty", "cls", "def"})


Product = TypeVar("Product")
_NAMES: Final = ("soffice", "libreoffice")
_PATHS: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""Where installers for macOS and Windows put it, which is on no PATH."""
_MOST_SECONDS: Final = 120
"""How long it may take; a first start makes a profile."""


def find_office() -> str:
    """Return the path of LibreOffice, "" where it is not installed."""
    on_path = next(filter(None, map(find_program, _NAMES)), None)
    return on_path or next((path for path in _PATHS if Path(path).is_file()), "")


def print_word(document: bytes) -> bytes:
    """Return a Word document as PDF.

    It runs in a profile of its own, so that it works beside an open window. Raises UsageError where it makes nothing.
    """
    with TemporaryDirectory() as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [find_office(), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_MOST_SECONDS)  # noqa: S603 - fixed words
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise UsageError("LibreOffice did not make the PDF file; write .docx, and save it as PDF there") from error


class Printer(NamedTuple):
    """A program with its name and path, and the form that it prints as PDF."""

    name: str
    path: str
    form: str


def print_report(make: Callable[[str, Sequence[str]], Product]) -> Product:
    """Return what the best installed program prints, by a form and arguments of the engine.

    A program that lacks something for the report is passed over. Raises UsageError, with the line that installs what is
    missing, where none is left.
    """
    first: UsageError | None = None
    for printer in list_printers():
        try:
            return make(printer.form, ("--pdf-engine", printer.path))
        except UsageError as error:
            if font := _NO_FONT_OF_NAME.search(str(error)):
                raise _missing_font_error(font[1]) from error
            if not (missing_part := _find_missing_part(printer, str(error))):
                raise
            first = first or UsageError(f"{printer.name} cannot make the PDF file: it lacks {missing_part}")
    raise first or _missing_printer_error()


def list_printers() -> list[Printer]:
    """Return the installed programs, the best first."""
    return [Printer(name, path, form) for name, form in _FORMS.items() if (path := find_program(name))]


def _missing_printer_error() -> UsageError:
    return UsageError(f"a PDF file is made by {list_all(_FORMS, 'or')}, and none of them is here: {_suggest_printer()}")


def _missing_font_error(name: str) -> UsageError:
    return UsageError(f"the font {name}, which the header names, is not here; install it, or name another")


def without_letters(warnings: Sequence[str]) -> list[str]:
    """Return a program's warnings, with one line for all letters that a font lacks."""
    lines: list[str] = []
    letters: dict[str, dict[str, None]] = {}
    for line in warnings:
        if missing_part := _MISSING_LETTER.match(line):
            letters.setdefault(missing_part[2], {})[missing_part[1]] = None
        else:
            lines.append(line)
    for font, missing_letters in letters.items():
        names = " ".join(list(missing_letters)[:_MOST_LETTERS])
        end = f" and {len(missing_letters) - _MOST_LETTERS} more" if len(missing_letters) > _MOST_LETTERS else ""
        lines.append(
            f"the font {font} has no {names}{end}; name one that has them in the header, such as mainfont: DejaVu Sans"
        )
    return lines


def _find_missing_part(printer: Printer, message: str) -> str:
    """Return what a program lacks for a report, by its error message; "" if it failed for another reason."""
    if printer.form != "latex":
        return ""
    if letter := _NO_LETTER.search(message):
        return f"the letter {letter[1]}, which xelatex has: {_installation_line('')}"
    if font := _NO_FONT.search(message):
        font_name = _FONT_FILE.search(font[1])
        return f"the font {font_name[1] if font_name else font[1]}: {_installation_line('')}"
    if file := _NO_FILE.search(message):
        name = file[1] or file[2]
        return f"{name}, a part of LaTeX: {_installation_line(name)}"
    return ""


def _installation_line(file: str) -> str:
    """Return the line that installs what LaTeX lacks: a file's package, or else fonts."""
    stem, _, suffix = file.rpartition(".")
    if find_program("apt"):
        return _DEBIAN_COMMAND
    if find_program("tlmgr"):
        return f"tlmgr install {stem if suffix in _PACKAGE_SUFFIXES else 'collection-fontsrecommended'}"
    return f"{_EASIEST} needs no LaTeX: {_suggest_printer()}"


def _suggest_printer() -> str:
    return install_command(_EASIEST, is_program=True)
