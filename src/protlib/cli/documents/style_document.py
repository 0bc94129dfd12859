"""The document that a document to be made takes its fonts and headings from."""

from pathlib import Path
from typing import Annotated

from protlib.cli.input_file import read_bytes
from protlib.cli.options.declaration import option
from protlib.cli.options.shared import choices_text
from protlib.errors import InputRefusedError, UsageError

ReferenceDocOption = Annotated[
    Path | None,
    option(
        "--reference-doc FILE",
        "Take fonts and headings from this .docx or .odt. Default: the reference.docx beside it.",
    ),
]
"""The option that names the document."""


def takes_reference(form: str, path: Path | None) -> bool:
    """Tell whether a form takes its styles from another document.

    Raises UsageError if the user names one for a form that does not.
    """
    from protlib.citing.engine.report_writer import STYLE_PARTS

    if path is not None and form not in STYLE_PARTS:
        raise UsageError(
            f"--reference-doc is for what becomes {choices_text(f'.{suffix}' for suffix in STYLE_PARTS)}; "
            "name such a file with --output"
        )
    return form in STYLE_PARTS


def reference_document(path: Path, form: str) -> Path:
    """Return the reference document for a form.

    Raises an error if it is missing, has another form, or has no readable styles.
    """
    from protlib.citing.engine.report_writer import STYLE_PARTS
    from protlib.word_processing.package import Package

    if not path.is_file():
        raise UsageError(f"{path}: reference document not found")
    if path.suffix.lower() != f".{form}":
        raise UsageError(f"{path}: the reference document of {form} is a .{form} file")
    try:
        Package(read_bytes(str(path))).read_part(STYLE_PARTS[form])
    except ValueError as error:
        raise InputRefusedError(f"{path}: {error}") from error
    return path
