"""The program that recognises text in pictures of pages: tesseract, where it is on the PATH."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from protlib.record.languages import tags_by_name
from protlib.record.translated_names import language
from protlib.system.progress import Progress, ignore_progress
from protlib.system.signals import last_words
from protlib.system.windows import find_program

PROGRAM: Final = "tesseract"
_SECONDS_A_PAGE: Final = 120  # it takes five to twenty; a page that takes longer is no text
_MOST_AT_ONCE: Final = 4  # pages: each takes the memory of a whole picture
_USUAL_LANGUAGES: Final = ("eng", "fra", "spa", "ara", "por", "rus")
"""What is recognised where tesseract has it and nobody says which language a file is in."""
_HOCR: Final = "hocr"


def demand_program() -> str:
    """Return the program that recognises text; raises ValueError where there is none."""
    if program := find_program(PROGRAM):
        return program
    raise ValueError(f"no program here recognises the text of pictures. Install {PROGRAM}")


def pages_at_once() -> int:
    """Return how many pages are recognised beside each other."""
    return min(_MOST_AT_ONCE, os.cpu_count() or 1)


def find_languages(program: str) -> list[str]:
    """Return tesseract's names of the languages that it has."""
    with _start([program, "--list-langs"]) as process:
        return _output(process).splitlines()[1:]


def recognition_codes(installed_codes: Sequence[str], language_tag: str) -> str:
    """Return the languages to recognise: those of a tag, or without one the usual six, as far as they are installed.

    Raises ValueError where tesseract has not that of the tag.
    """
    base_tag = language_tag.partition("-")[0].lower()
    if codes := [
        code for code in installed_codes if base_tag and tags_by_name().get(code.partition("_")[0]) == base_tag
    ]:
        return "+".join(codes)
    if base_tag:
        name = language(base_tag, "en") or base_tag
        raise ValueError(f"{PROGRAM} has no {name} here; install its data, such as {PROGRAM}-ocr-{_code(base_tag)}")
    return "+".join([code for code in _USUAL_LANGUAGES if code in installed_codes] or ["eng"])


class PictureReader:
    """What recognises pictures of pages as hOCR; with `language_tag`, a BCP 47 tag, all are of that language.

    Raises ValueError where there is no program, or where it has not that language.
    """

    def __init__(self, language_tag: str = "") -> None:
        self.progress: Progress = ignore_progress
        self._program = demand_program()
        self._present = find_languages(self._program)
        self._codes = recognition_codes(self._present, language_tag) if language_tag else ""
        self._last: tuple[str, Sequence[bytes], list[str]] = ("", (), [])
        """The languages, the pictures and the texts of the last call."""

    def recognise(self, pictures: Sequence[bytes], likely: str = "") -> list[str]:
        """Return what is recognised in pictures, which are read beside each other, in the `likely` language or in six.

        Pictures are not read twice in the same languages. Raises ValueError, with the reason, where one cannot be.
        """
        codes = self._codes or self._likely_codes(likely)
        if self._last[:2] == (codes, pictures):
            return self._last[2]
        texts: list[str] = []
        for start in range(0, len(pictures), pages_at_once()):
            batch = pictures[start : start + pages_at_once()]
            texts += read_pictures(self._program, batch, codes, _HOCR)
            self.progress(len(texts), len(pictures))
        self._last = codes, pictures, texts
        return texts

    def _likely_codes(self, likely: str) -> str:
        """Return the languages for one that protlib has found out itself: the usual six where tesseract lacks it."""
        try:
            return recognition_codes(self._present, likely)
        except ValueError:
            return recognition_codes(self._present, "")


def _code(tag: str) -> str:
    """Return the code of three letters for a language, by which packages are named."""
    return next((name for name, tag_of_name in tags_by_name().items() if tag_of_name == tag and name != tag), tag)


def read_pictures(program: str, pictures: Sequence[bytes], codes: str, *forms: str) -> Iterator[str]:
    """Yield the texts of pictures, which are read side by side; raises ValueError where one fails.

    They are plain, or in another of the program's `forms`. A signal leaves no picture behind.
    """
    with ExitStack() as ends:
        folder = tempfile.TemporaryDirectory()
        ends.callback(folder.cleanup)
        ends.enter_context(last_words(folder.cleanup))
        processes = []
        for number, picture in enumerate(pictures):
            file = Path(folder.name, f"{number}.pgm")
            file.write_bytes(picture)
            process = ends.enter_context(_start([program, str(file), "stdout", "-l", codes, *forms]))
            ends.callback(process.kill)
            ends.enter_context(last_words(process.kill))
            processes.append(process)
        yield from map(_output, processes)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several threads take three times the time in all
    try:
        return subprocess.Popen(command, env=environment, **pipes)  # noqa: S603 - the program was found on the PATH
    except OSError as error:
        raise ValueError(f"cannot start {PROGRAM}: {error.strerror}") from error


def _output(process: subprocess.Popen[bytes]) -> str:
    """Return what a program prints; raises ValueError with its last line where it fails or takes too long."""
    try:
        output, errors = process.communicate(timeout=_SECONDS_A_PAGE)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise ValueError(f"{PROGRAM} takes more than {_SECONDS_A_PAGE} seconds for a page") from error
    if process.returncode:
        lines = errors.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise ValueError(f"{PROGRAM} cannot read its pictures: {lines[-1]}")
    return output.decode(errors="replace")
