"""The text of a PDF file, read by another process, which a broken file may take down or hold up."""

from protlib.system.pdf import pdf_reader


def read_pdf_apart(data: bytes, *, marks_raised: bool = False) -> str:
    """Return the text of a PDF file, line by line, perhaps with raised figures as such; raises ValueError.

    The error has the reason why there is none.
    """
    if (
        not pdf_reader.is_pdf(data) or pdf_reader.reader_name() != pdf_reader.LIBRARY
    ):  # a program is a process of its own
        return pdf_reader.read_pdf(data, marks_raised=marks_raised)
    from protlib.system.helper_process import HelperProcess
    from protlib.system.signals import last_words

    helper = HelperProcess(__name__)
    with last_words(helper.kill):
        try:
            (text,) = helper.ask((data, marks_raised))
        finally:
            helper.kill()
            helper.close()
    return str(text)


def main() -> None:
    """Serve the protlib that started this process."""
    from protlib.system.helper_process import serve

    serve(lambda question: (pdf_reader.read_pdf(question[0], marks_raised=question[1]),))


if __name__ == "__main__":
    main()
