"""Reports themselves, as PDF, Word document, web page or e-book: what their first pages say of them.

No value is certain, so each is marked as a guess (`record.decisions.guesses`).
"""

from pathlib import Path
from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.system import pdf

_HEAD: Final = 100  # bytes: the name of an EPUB's first part and its type stand within
_BOOK: Final = b"mimetypeapplication/epub+zip"
"""How the archive of an e-book begins (EPUB 3.3, section 4.2)."""


def sniff(data: bytes) -> bool:
    """Tell whether these are the first bytes of a PDF file, or of an e-book (EPUB)."""
    return pdf.is_pdf(data) or _BOOK in data[:_HEAD]


def loads(source: bytes | Path, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the record of a report, or the problem why it cannot be read; `source` is its content or its path."""
    from protlib.formats.records import gather
    from protlib.formats.reports.front import Front
    from protlib.formats.reports.front_reader import ask_for_front
    from protlib.formats.reports.record import describe
    from protlib.record.decisions.guesses import mark_guesses

    try:
        raw = describe(Front(ask_for_front(source)), options.name)
    except ValueError as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    parsed = gather([(0, raw)], options, 1, [])
    parsed.publications[:] = map(mark_guesses, parsed.publications)
    return parsed
