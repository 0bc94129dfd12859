"""LibreOffice, where it is installed: it makes PDF files of Word documents, with their pages as they are."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from protlib.errors import UsageError
from protlib.system.windows import find_program

_NAMES: Final = ("soffice", "libreoffice")
_PATHS: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
"""Where installers for macOS and Windows put it, which is on no PATH."""
_SECONDS: Final = 120
"""How long it may take; a first start makes a profile."""


def find_office() -> str:
    """Return the path of LibreOffice, "" where it is not installed."""
    on_path = next(filter(None, map(find_program, _NAMES)), None)
    return on_path or next((path for path in _PATHS if Path(path).is_file()), "")


def print_word(document: bytes) -> bytes:
    """Return a Word document as PDF.

    It runs in a profile of its own, so that it works beside an open window. Raises UsageError where it makes nothing.
    """
    with TemporaryDirectory() as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [find_office(), profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - fixed words
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.TimeoutExpired, OSError) as error:
            raise UsageError("LibreOffice did not make the PDF file; write .docx, and save it as PDF there") from error
