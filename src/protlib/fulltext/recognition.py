"""Text in pictures: recognised by ocrmypdf or tesseract, where one of them is on the PATH."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from protlib.fulltext.helper import unpack
from protlib.fulltext.page_text import FileText
from protlib.system.helper_process import HelperProcess
from protlib.system.pdf.letters import mend_letters
from protlib.system.progress import Progress, ignore_progress
from protlib.system.signals import last_words
from protlib.system.windows import find_program

_PROGRAMS: Final = ("ocrmypdf", "tesseract")
_SECONDS_A_PAGE: Final = 120
_LANGUAGES: Final = ("eng", "fra", "spa", "ara", "por", "rus")
"""What is recognised where tesseract has it and nobody says which languages a file is in."""
_VERSION: Final = 1


def describe_pictures(text: FileText) -> str:
    """Return a line that says how many pages of a file are only pictures; "" for none."""
    count, total = len(text.pictures), len(text.pages)
    if total == 1:
        return "its page is a picture" if count else ""
    if count == 1:
        return f"1 of {total} pages is a picture"
    return f"{'all' if count == total else count} of {total} pages are pictures" if count else ""


def recognise_text(path: Path, *, languages: Sequence[str] = (), progress: Progress = ignore_progress) -> FileText:
    """Return the text of a PDF file with that of its pictures; raises ValueError, with the reason, where it fails.

    Pages with text stay as they are. `languages` are tesseract's codes, such as "fra"; by default those that are there.
    """
    name, program = next(((name, place) for name in _PROGRAMS if (place := find_program(name))), ("", ""))
    if not name:
        raise ValueError("no program here recognises the text of pictures. Install ocrmypdf or tesseract")
    helper = HelperProcess()
    with last_words(helper.kill):
        try:
            text = unpack(helper.ask(str(path.absolute())))
            if not text.pictures:
                return text
            codes = "+".join(languages or _languages_here())
            recognise = _by_tesseract if name == "tesseract" else _by_ocrmypdf
            return recognise(program, path, text, codes, helper, progress)
        finally:
            helper.kill()
            helper.close()


def _languages_here() -> list[str]:
    program = find_program("tesseract")
    lines = _run([program, "--list-langs"], 1).splitlines() if program else []
    return [code for code in _LANGUAGES if code in lines] or ["eng"]


def _by_ocrmypdf(
    program: str, path: Path, text: FileText, codes: str, helper: HelperProcess, progress: Progress
) -> FileText:
    """Have ocrmypdf put the text of pictures into a copy of the file, and read that."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "recognised.pdf")
        options = ("--skip-text", "--quiet", "--output-type", "pdf", "-l", codes)
        _run([program, *options, str(path.absolute()), str(copy)], len(text.pages))
        recognised = unpack(helper.ask(str(copy)))
    progress(len(text.pictures), len(text.pictures))
    if len(recognised.pages) != len(text.pages):
        raise ValueError("ocrmypdf made a file of other pages")
    texts = {number: recognised.pages[number].text for number in text.pictures}
    return _with_texts(text, texts, "ocrmypdf")


def _by_tesseract(
    program: str, path: Path, text: FileText, codes: str, helper: HelperProcess, progress: Progress
) -> FileText:
    """Have tesseract read a picture of each page that is one."""
    texts = {}
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "page.pgm")
        for count, number in enumerate(text.pictures, 1):
            picture.write_bytes(helper.ask((str(path.absolute()), number)))
            texts[number] = _run([program, str(picture), "stdout", "-l", codes], 1)
            progress(count, len(text.pictures))
    return _with_texts(text, texts, "tesseract")


def _with_texts(text: FileText, texts: dict[int, str], program: str) -> FileText:
    """Return a text with that of some pages; what is still without text remains a picture."""
    cleaned = {number: mend_letters(page.replace("\f", "")).strip() for number, page in texts.items()}
    pages = (page._replace(text=cleaned.get(number) or page.text) for number, page in enumerate(text.pages))
    pictures = tuple(number for number in text.pictures if not cleaned.get(number))
    return text._replace(pages=tuple(pages), reader=f"{text.reader}, {program}, {_VERSION}", pictures=pictures)


def _run(command: Sequence[str], pages: int) -> str:
    """Return what a program prints; raises ValueError with its last line where it fails or takes too long."""
    name = Path(command[0]).stem
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    try:
        process = subprocess.Popen(command, **pipes)  # noqa: S603  # the program was found on the PATH
    except OSError as error:
        raise ValueError(f"cannot start {name}: {error.strerror}") from error
    with last_words(process.kill), process:
        try:
            output, errors = process.communicate(timeout=_SECONDS_A_PAGE * pages)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise ValueError(f"{name} takes more than {_SECONDS_A_PAGE * pages} seconds") from error
    if process.returncode:
        lines = errors.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise ValueError(f"{name} cannot read its pictures: {lines[-1]}")
    return str(output.decode(errors="replace"))
