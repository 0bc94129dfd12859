"""A process that reads one file after another, so that a broken one cannot take protlib down.

It is another Python with the same protlib, or the program of the same bundle: `python -m protlib.fulltext.helper`. It
reads questions on standard input and writes its answers to standard output, all with `marshal`: the path of a file asks
for its text, a path and the index of a page for a picture of that page, a path and texts of such pictures for the text
with these, the bytes of a PDF file for its lines, the bytes or the path of a file and a word for its first pages or
for their text.
"""

import marshal
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from protlib.fulltext.page_text import FileText, Page
from protlib.system import limits
from protlib.system.pdf import read_pdf
from protlib.system.pdf.page import PdfMark

_READY = True
"""What a helper sends before its first answer, so that its start is not counted as its work."""
_Question = str | tuple[str | bytes, int | str | dict[int, str]] | bytes


def pack(text: FileText) -> tuple[Any, ...]:
    """Return the text of a file as `marshal` can write it."""
    pages = ((page.text, page.label, tuple(map(tuple, page.marks))) for page in text.pages)
    return (*pages, text.reader, text.is_paged, text.pictures)


def unpack(packed: tuple[Any, ...]) -> FileText:
    """Return the text of a file that was packed."""
    *pages, reader, is_paged, pictures = packed
    unpacked = (Page(text, label, tuple(PdfMark(*mark) for mark in marks)) for text, label, marks in pages)
    return FileText(tuple(unpacked), reader, is_paged, pictures)


def serve(input_file: IO[bytes], output_file: IO[bytes], seconds: int) -> None:
    """Answer the questions that come in, each in so many seconds; a text says why there is no answer.

    The first that is written says that it begins.
    """
    own = limits.Limits(limits.MOST_MEMORY)
    _prepare()
    _write(_READY, output_file)
    while True:
        try:
            question: _Question = marshal.load(input_file)  # noqa: S302 - from protlib alone
        except EOFError:
            return
        own.give_time(2 * seconds)  # who asked ends this process before, if still there
        _write(_answer(question), output_file)


def _prepare() -> None:
    """Import before the first question what takes time to import."""
    from protlib.fulltext import file_text, layout, printed_numbers  # noqa: F401 - that it is loaded

    with suppress(ImportError):
        from protlib.system.pdf import pdfium  # noqa: F401 - that it is loaded


def _write(answer: Any, output_file: IO[bytes]) -> None:
    marshal.dump(answer, output_file)
    output_file.flush()


def _answer(question: "_Question") -> Any:
    from protlib.fulltext.file_text import read_text

    try:
        if isinstance(question, bytes):
            return (read_pdf(question),)
        if isinstance(question, str):
            return pack(read_text(Path(question)))
        source, what = question
        if isinstance(source, bytes) or isinstance(what, str):
            from protlib.formats.reports import front_reader

            data = source if isinstance(source, bytes) else Path(source).read_bytes()
            return front_reader.answer(data, str(what))
        if isinstance(what, dict):
            return pack(read_text(Path(source), what))
        from protlib.system.pdf.pdfium import draw_page

        return draw_page(Path(source), int(what))
    except ValueError as error:
        return str(error)
    except MemoryError:
        return limits.too_much_memory()
    except Exception as error:  # noqa: BLE001 - a broken file may make a library run into anything
        return f"cannot read its text: {type(error).__name__}: {error}"


def main() -> None:
    """Serve the protlib that started this process; what a library prints does not reach it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    output_file = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, output_file, int(sys.argv[1]))


if __name__ == "__main__":
    main()
