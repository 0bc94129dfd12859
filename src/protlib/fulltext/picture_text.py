"""Text in pictures of pages: recognised by tesseract, where it is on the PATH."""

from pathlib import Path
from typing import Final

from protlib.fulltext.page_text import FileText
from protlib.fulltext.reading_process import HELPER, unpack_text
from protlib.fulltext.tesseract import (
    PROGRAM,
    demand_program,
    find_languages,
    pages_at_once,
    read_pictures,
    recognition_codes,
)
from protlib.system.helper_process import HelperProcess
from protlib.system.progress import Progress, ignore_progress
from protlib.system.signals import last_words

_VERSION: Final = 1  # to be raised where pages are read otherwise: they are then read anew
_MARK: Final = f", {PROGRAM}, "


def is_recognised(reader: str) -> bool:
    """Tell whether the text of pictures is in a text, by the name of its reader."""
    return _MARK in reader


def recognise_text(path: Path, *, language: str = "", progress: Progress = ignore_progress) -> FileText:
    """Return the text of a PDF file with that of its pictures; raises ValueError, with the reason, where it fails.

    Pages with text stay as they are. `language` is the language of the file, a BCP 47 tag; without it, six are tried,
    which takes longer. `progress` is called with the number of finished pictures, and of all.
    """
    program = demand_program()
    codes = recognition_codes(find_languages(program), language)
    helper = HelperProcess(HELPER)
    with last_words(helper.kill):
        try:
            text = unpack_text(helper.ask(str(path.absolute())))
            texts: dict[int, str] = {}
            for start in range(0, len(text.pictures), pages_at_once()):
                numbers = text.pictures[start : start + pages_at_once()]
                pictures = [helper.ask((str(path.absolute()), number)) for number in numbers]
                texts |= zip(numbers, read_pictures(program, pictures, codes), strict=True)
                progress(len(texts), len(text.pictures))
            if texts:
                text = unpack_text(helper.ask((str(path.absolute()), texts)))
        finally:
            helper.kill()
            helper.close()
    return text._replace(reader=f"{text.reader}{_MARK}{_VERSION}") if texts else text
