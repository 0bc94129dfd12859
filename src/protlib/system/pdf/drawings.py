"""Pages of a PDF file that may have words in pictures or drawings, by pypdfium2."""

from collections.abc import Iterable
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import Final

import pypdfium2
from pypdfium2 import raw

from protlib.system.pdf.pdfium import open_document

_FEWEST_PATHS: Final = 20  # of a page that has letters as drawings: frames and rules of a page are fewer
_MOST_OBJECTS: Final = 5000  # of a page: whatever comes behind, these have told what is drawn
_MOST_DEPTH: Final = 3  # of objects within others: a logo is one of several forms


def find_drawn(source: Path | bytes, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return which of these pages have a picture or many lines; raises ValueError where the file cannot be read."""
    with closing(open_document(source)) as document:
        return tuple(number for number in numbers if _is_drawn(document, number))


def _is_drawn(document: pypdfium2.PdfDocument, number: int) -> bool:
    paths = 0
    with suppress(pypdfium2.PdfiumError), closing(document[number]) as page:
        for item in islice(page.get_objects(max_depth=_MOST_DEPTH), _MOST_OBJECTS):
            paths += item.type == raw.FPDF_PAGEOBJ_PATH
            if item.type == raw.FPDF_PAGEOBJ_IMAGE or paths >= _FEWEST_PATHS:
                return True
    return False
