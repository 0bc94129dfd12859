"""A file that is a report: the one record that its first pages give, and who may see it.

No value is certain, so each is marked as a guess (`decisions.guesses.mark_guesses`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.system.pdf import pdf_reader

_HEAD: Final = 100  # bytes: the name of an EPUB's first part and its type stand within
_BOOK: Final = b"mimetypeapplication/epub+zip"
"""How the archive of an e-book begins (EPUB 3.3, section 4.2)."""


def sniff(data: bytes) -> bool:
    """Tell whether these are the first bytes of a PDF file, or of an e-book (EPUB)."""
    return pdf_reader.is_pdf(data) or _BOOK in data[:_HEAD]


def loads(source: bytes | Path, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the record of a report, or the problem why it cannot be read; `source` is its content or its path."""
    from protlib.formats.records import gather
    from protlib.formats.reports.front_reader import ask_for_front
    from protlib.record.decisions.guesses import mark_guesses
    from protlib.title_pages.front import Front, has_cover_text
    from protlib.title_pages.record import describe

    try:
        pages = ask_for_front(source)
    except ValueError as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    front = Front(pages)
    raw = describe(front, options.name)
    remarks = []
    if options.recognise is not None:
        from protlib.formats.reports.recognised_covers import fill_from_pictures

        try:
            raw = fill_from_pictures(raw, pages, source, options.name, options.recognise)
        except ValueError as error:
            remarks.append(f"its pictures were not recognised: {error}")
    parsed = gather([(0, raw)], options, 1, [])
    parsed.publications[:] = map(mark_guesses, parsed.publications)
    parsed.remarks.extend(remarks)
    return parsed.changed(has_bare_cover=not has_cover_text(pages), cover=front.cover)


def read_access(path: Path, ask: Callable[[Any], Any] | None = None) -> str:
    """Return who may see a report by the marks on its cover and in the name of its file, "" where there is none.

    `ask` asks a helper that reads the file. Raises ValueError, with the reason, where it cannot.
    """
    from protlib.formats.reports.front_reader import ask_helper, question_for_front, question_for_text, unpack
    from protlib.record.fields.file_name_marks import level_of_file_name
    from protlib.title_pages.circulation import find_access, may_have_mark
    from protlib.title_pages.front import Front
    from protlib.title_pages.record import describe

    ask = ask or ask_helper
    # Hardly a report has such words, and only beside a mark it matters which lines are the title.
    if not may_have_mark(ask(question_for_text(path))[0]):
        return level_of_file_name(path.name)
    front = Front(unpack(ask(question_for_front(path))))
    is_marked = bool(find_access(front, ""))
    return str(describe(front, path.name).get("access", "")) if is_marked else level_of_file_name(path.name)
