"""Text in pictures of pages: recognised by tesseract, where it is on the PATH."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from protlib.fulltext.helper import HELPER, unpack
from protlib.fulltext.page_text import FileText
from protlib.record.languages import tags
from protlib.record.translated_names import language
from protlib.system.helper_process import HelperProcess
from protlib.system.progress import Progress, ignore_progress
from protlib.system.signals import last_words
from protlib.system.windows import find_program

_PROGRAM: Final = "tesseract"
_SECONDS_A_PAGE: Final = 120  # it takes five to twenty; a page that takes longer is no text
_MOST_AT_ONCE: Final = 4  # pages: each takes the memory of a whole picture
_USUAL: Final = ("eng", "fra", "spa", "ara", "por", "rus")
"""What is recognised where tesseract has it and nobody says which language a file is in."""
_VERSION: Final = 1  # to be raised where pages are read otherwise: they are then read anew
_MARK: Final = f", {_PROGRAM}, "


def is_recognised(reader: str) -> bool:
    """Tell whether the text of pictures is in a text, by the name of its reader."""
    return _MARK in reader


def demand_program() -> str:
    """Return the program that recognises text; raises ValueError where there is none."""
    if program := find_program(_PROGRAM):
        return program
    raise ValueError(f"no program here recognises the text of pictures. Install {_PROGRAM}")


def recognise_text(path: Path, *, spoken: str = "", progress: Progress = ignore_progress) -> FileText:
    """Return the text of a PDF file with that of its pictures; raises ValueError, with the reason, where it fails.

    Pages with text stay as they are. `spoken` is the language of the file, a BCP 47 tag; without it, six are tried,
    which takes longer. `progress` is called with the number of finished pictures, and of all.
    """
    program = demand_program()
    codes = "+".join(_codes(program, spoken))
    helper = HelperProcess(HELPER)
    with last_words(helper.kill):
        try:
            text = unpack(helper.ask(str(path.absolute())))
            texts: dict[int, str] = {}
            at_once = min(_MOST_AT_ONCE, os.cpu_count() or 1)
            for start in range(0, len(text.pictures), at_once):
                numbers = text.pictures[start : start + at_once]
                pictures = [helper.ask((str(path.absolute()), number)) for number in numbers]
                texts |= zip(numbers, _read_pictures(program, pictures, codes), strict=True)
                progress(len(texts), len(text.pictures))
            if texts:
                text = unpack(helper.ask((str(path.absolute()), texts)))
        finally:
            helper.kill()
            helper.close()
    return text._replace(reader=f"{text.reader}{_MARK}{_VERSION}") if texts else text


def _codes(program: str, spoken: str) -> list[str]:
    """Return tesseract's names of the languages to recognise; raises ValueError where it has not that of a file."""
    with _start([program, "--list-langs"]) as process:
        present = _output(process).splitlines()[1:]
    wanted = spoken.partition("-")[0].lower()
    if codes := [code for code in present if wanted and tags().get(code.partition("_")[0]) == wanted]:
        return codes
    if wanted:
        name = language(wanted, "en") or wanted
        raise ValueError(f"{_PROGRAM} has no {name} here; install its data, such as {_PROGRAM}-ocr-{_code(wanted)}")
    return [code for code in _USUAL if code in present] or ["eng"]


def _code(tag: str) -> str:
    """Return the code of three letters for a language, by which packages are named."""
    return next((name for name, tag_of_name in tags().items() if tag_of_name == tag and name != tag), tag)


def _read_pictures(program: str, pictures: Sequence[bytes], codes: str) -> Iterator[str]:
    """Yield the texts of pictures, which are read side by side; raises ValueError where one fails."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        processes = []
        for number, picture in enumerate(pictures):
            file = Path(folder, f"{number}.pgm")
            file.write_bytes(picture)
            process = ends.enter_context(_start([program, str(file), "stdout", "-l", codes]))
            ends.callback(process.kill)
            ends.enter_context(last_words(process.kill))
            processes.append(process)
        yield from map(_output, processes)


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several threads take three times the time in all
    try:
        return subprocess.Popen(command, env=environment, **pipes)  # noqa: S603 - the program was found on the PATH
    except OSError as error:
        raise ValueError(f"cannot start {_PROGRAM}: {error.strerror}") from error


def _output(process: "subprocess.Popen[bytes]") -> str:
    """Return what a program prints; raises ValueError with its last line where it fails or takes too long."""
    try:
        output, errors = process.communicate(timeout=_SECONDS_A_PAGE)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise ValueError(f"{_PROGRAM} takes more than {_SECONDS_A_PAGE} seconds for a page") from error
    if process.returncode:
        lines = errors.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise ValueError(f"{_PROGRAM} cannot read its pictures: {lines[-1]}")
    return output.decode(errors="replace")
