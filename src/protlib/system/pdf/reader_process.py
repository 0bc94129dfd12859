"""The text of a PDF file, read by another process, which a broken file may take down or hold up."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from protlib.system.pdf import pdf_reader
from protlib.system.pdf.pdf_reader import ReportText


class _Manner(IntEnum):
    """What is asked of a file."""

    PLAIN = 0
    MARKED = 1
    REPORT = 2


def read_pdf_apart(data: bytes, *, marks_raised: bool = False) -> str:
    """Return the text of a PDF file, line by line, perhaps with raised figures as such; raises ValueError.

    The error has the reason why there is none.
    """
    text, _paragraphs = _ask(data, _Manner.MARKED if marks_raised else _Manner.PLAIN)
    return text


def read_report_apart(data: bytes) -> ReportText:
    """Return the text of a report as `pdf_reader.read_report` does; raises ValueError, with the reason."""
    text, paragraphs = _ask(data, _Manner.REPORT)
    return ReportText(text, tuple((start, end, is_distinct) for start, end, is_distinct in paragraphs))


def _ask(data: bytes, manner: _Manner) -> tuple[str, Sequence[tuple[int, int, bool]]]:
    if (
        not pdf_reader.is_pdf(data) or pdf_reader.reader_name() != pdf_reader.LIBRARY
    ):  # a program is a process of its own
        return _read_in_manner(data, manner)
    from protlib.system.helper_process import HelperProcess
    from protlib.system.signals import last_words

    helper = HelperProcess(__name__)
    with last_words(helper.kill):
        try:
            text, paragraphs = helper.ask((data, int(manner)))
        finally:
            helper.kill()
            helper.close()
    return text, paragraphs


def _read_in_manner(data: bytes, manner: int) -> tuple[str, Sequence[tuple[int, int, bool]]]:
    if manner == _Manner.REPORT:
        text, paragraphs = pdf_reader.read_report(data)
        return text, tuple(paragraphs)
    return pdf_reader.read_pdf(data, marks_raised=manner == _Manner.MARKED), ()


def main() -> None:
    """Serve the protlib that started this process."""
    from protlib.system.helper_process import serve

    def answer(question: Any) -> object:
        return _read_in_manner(*question)

    serve(answer)


if __name__ == "__main__":
    main()
