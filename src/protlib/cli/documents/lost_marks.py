"""Word documents that LibreOffice made of filled reports, without the marks of their citations."""

from protlib.cli.input_file import document_name
from protlib.cli.output import say


def tell_lost_marks(document: str, data: bytes) -> None:
    """Say that a report has lost its marks, and what to do."""
    from protlib.citing.documents.filled.conversion import has_lost_marks

    if has_lost_marks(data):
        say(
            f"{document_name(document)}: LibreOffice made it of a filled .odt and left out the marks of its citations; "
            "fill the .odt again, or save the report as .docx before fill"
        )
