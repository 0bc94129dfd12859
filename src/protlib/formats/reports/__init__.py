"""Reports themselves, as PDF, Word document, web page or e-book: what their first pages say of them.

No value is certain, so each is marked as a guess (`record.guesses`).
"""

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.system import pdf


def sniff(data: bytes) -> bool:
    """Tell whether these are the first bytes of a PDF file."""
    return pdf.is_pdf(data)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the record of a report, or the problem why it cannot be read."""
    from protlib.formats.records import gather
    from protlib.formats.reports.front import Front
    from protlib.formats.reports.record import describe
    from protlib.record.guesses import mark_guesses

    try:
        raw = describe(Front(pdf.read_styled(data)))
    except ValueError as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    parsed = gather([(0, raw)], options, 1, [])
    parsed.publications[:] = map(mark_guesses, parsed.publications)
    return parsed
