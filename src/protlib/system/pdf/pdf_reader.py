"""PDF files: their pages, by pypdfium2 where it is installed, else by pdftotext where that is on the PATH."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final, NamedTuple

from protlib.system import file_signatures
from protlib.system.pdf.page import PdfPage, StyledLine, StyledPage, StyledPages

HEAD: Final = 1024
"""In so many bytes from its start a file says that it is a PDF."""
LIBRARY: Final = "pypdfium2"
"""The library that reads PDF files where it is installed."""
_NO_READER: Final = "pypdfium2 and pdftotext not found"
_NEED: Final = "to read a PDF, protlib needs "
_MOST_LETTERS: Final = 50_000_000  # of a file: twenty times the longest report; more is a file made to fill the memory


class ReportText(NamedTuple):
    """The text of a PDF file, line by line, and the paragraphs in it that are set in.

    Each of `set_in` has its span and whether it is distinct: set in on both sides, or in smaller letters.
    """

    text: str
    set_in: Sequence[tuple[int, int, bool]] = ()


def is_pdf(head: bytes) -> bool:
    """Tell whether a file is a PDF, by its first bytes."""
    return file_signatures.PDF in head[:HEAD]


def reader_name() -> str:
    """Return what reads PDF files here: "pypdfium2", "pdftotext", or "" for nothing."""
    if find_spec(LIBRARY):
        return LIBRARY
    from protlib.system.pdf.pdftotext import PROGRAM
    from protlib.system.windows import find_program

    return PROGRAM if find_program(PROGRAM) else ""


def is_fault_of_reader(problem: str) -> bool:
    """Tell whether the reason why a file was not read is that nothing here reads PDF files, whatever is in them."""
    return problem.startswith((_NO_READER, _NEED))


def reads_marks() -> bool:
    """Tell whether what reads PDF files here reads the marks in them, too."""
    return reader_name() == LIBRARY


def read_pages(source: Path | bytes, *, marks_raised: bool = False) -> Iterator[PdfPage]:
    """Yield the pages of a PDF file; raises ValueError, with the reason, where it cannot be read.

    With `marks_raised`, raised figures are signs that are raised themselves, where the library reads the file.
    """
    if _demand_reader() == LIBRARY:
        from protlib.system.pdf import pdfium

        pages = pdfium.read_pages(source, marks_raised=marks_raised)
    else:
        from protlib.system.pdf import pdftotext

        pages = pdftotext.read_pages(source)
    letters = 0
    for page in pages:
        letters += sum(len(line.text) for line in page.lines)
        if letters > _MOST_LETTERS:
            raise ValueError("it has more text than a publication can have")
        yield page


def _demand_reader() -> str:
    name = reader_name()
    if not name:
        from protlib.system.installation import install_extra_command

        line = install_extra_command("pdf")
        raise ValueError(f"{_NO_READER}. To read a PDF, install one: {line}")
    if name == LIBRARY:
        try:
            import pypdfium2  # noqa: F401 - whether it can be
        except (ImportError, OSError) as error:
            from protlib.system.installation import describe_unloaded

            raise ValueError(f"{_NEED}{describe_unloaded(LIBRARY, error)}") from error
    return name


def read_styled(data: bytes) -> StyledPages:
    """Return the first pages of a PDF file with the size of their letters; of pdftotext, all have one.

    Raises ValueError, with the reason, where it cannot be read.
    """
    if _demand_reader() == LIBRARY:
        from protlib.system.pdf import styled

        return styled.read_styled(data)
    pages = [
        StyledPage(
            tuple(StyledLine(line.text, 1, is_bold=False, left=0, right=1, top=line.top) for line in page.lines), 1
        )
        for page in read_pages(data)
    ]
    return StyledPages(dict(enumerate(pages)), len(pages), {})


def read_plain(data: bytes) -> str:
    """Return the text of the first pages of a PDF file and of the last one, line by line.

    Raises ValueError, with the reason, where it cannot be read.
    """
    if _demand_reader() == LIBRARY:
        from protlib.system.pdf import styled

        return styled.read_plain(data)
    return "\n".join(line.text for page in read_pages(data) for line in page.lines)


def read_pdf(data: bytes, *, marks_raised: bool = False) -> str:
    """Return the text of a PDF file, line by line; raises ValueError, with the reason, where there is none."""
    return _join_lines(read_pdf_pages(data, marks_raised=marks_raised), [])[0]


def read_report(data: bytes) -> ReportText:
    """Return the text of a report as `read_pdf` does with raised signs, and which of its paragraphs are set in."""
    from protlib.system.pdf.set_in_lines import find_set_in

    pages = list(read_pdf_pages(data, marks_raised=True))
    paragraphs = list(find_set_in(pages))
    text, spans = _join_lines(pages, [range(paragraph.start, paragraph.stop) for paragraph in paragraphs])
    return ReportText(
        text,
        tuple((start, end, paragraph.is_distinct) for (start, end), paragraph in zip(spans, paragraphs, strict=True)),
    )


def read_pdf_pages(data: bytes, *, marks_raised: bool) -> Iterator[PdfPage]:
    """Yield the pages of what may be no PDF file, as `read_pages` does."""
    if not is_pdf(data):
        raise ValueError("not a PDF file" if data else "the file is empty")
    yield from read_pages(data, marks_raised=marks_raised)


def _join_lines(pages: Iterable[PdfPage], paragraphs: Sequence[range]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of pages without divided words, and in it the spans of paragraphs, which have these lines.

    A paragraph goes on behind a page's end. Raises ValueError where there is no text.
    """
    from protlib.system.pdf.hyphens import join_words

    lines = [line.text for page in pages for line in page.lines]
    borders = [0, *(border for lines_of in paragraphs for border in (lines_of.start, lines_of.stop)), len(lines)]
    parts = join_words(["".join(f"{line}\n" for line in lines[start:stop]) for start, stop in pairwise(borders)])
    text = "".join(parts)[:-1]
    if not re.search(r"\w", text):
        raise ValueError("it has no text, only scanned pages; run OCR first")
    ends = list(accumulate(map(len, parts)))
    return text, [(ends[number], ends[number + 1] - 1) for number in range(0, len(ends) - 1, 2)]
