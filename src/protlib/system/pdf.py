"""The text of a PDF file, by pypdf where it is installed, else by pdftotext where that is on the PATH."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from io import BytesIO
from logging import CRITICAL, getLogger
from typing import Final

from protlib.system.installation import install_extra_command

_PROGRAM: Final = "pdftotext"
_SECONDS: Final = 60
# Such as "fi" in one letter, which PDF files have of their fonts.
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def read_pdf(data: bytes) -> str:
    """Return the text of a PDF file, line by line; raises ValueError, with the reason, where there is none."""
    if b"%PDF-" not in data[:1024]:
        raise ValueError("not a PDF file")
    if find_spec("pypdf"):
        lines = _read_by_pypdf(data)
    elif program := shutil.which(_PROGRAM):
        lines = _read_by_program(program, data)
    else:
        line = install_extra_command("pdf")
        raise ValueError(f"pypdf and pdftotext not found. To read a PDF, install one: {line}")
    if not re.search(r"\w", lines):
        raise ValueError("it has no text, only scanned pages; run OCR first")
    return lines.translate(_LIGATURES).replace("\f", "\n")  # a paragraph goes on behind a page's end


def _read_by_pypdf(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    getLogger("pypdf").setLevel(CRITICAL)  # of each font that it does not know it warns again and again
    try:
        reader = PdfReader(BytesIO(data))
        return "\n".join(page.extract_text() for page in reader.pages)
    except FileNotDecryptedError as error:
        raise ValueError("it has a password; save it without one") from error
    except Exception as error:  # pypdf raises whatever a broken file makes it run into
        raise ValueError(f"cannot read its text: {error}") from error


def _read_by_program(program: str, data: bytes) -> str:
    command = [program, "-layout", "-enc", "UTF-8", "-", "-"]
    try:
        # The program was found on the PATH.
        ran = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"{_PROGRAM} cannot read its text: {error}") from error
    if ran.returncode:
        messages = ran.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise ValueError(f"{_PROGRAM} cannot read its text: {messages[-1]}")
    return ran.stdout.decode(errors="replace")
