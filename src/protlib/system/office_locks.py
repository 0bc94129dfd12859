"""The files that Word, Excel and LibreOffice put beside a document while they have it open."""

import os
from pathlib import Path
from typing import Final

_LETTERS_OF_A_SHORT_NAME: Final = 6
_MOST_LETTERS_CUT: Final = 2


def is_open_elsewhere(path: str) -> bool:
    """Tell whether a word processor or a spreadsheet program has a document open, by the lock file beside it.

    LibreOffice locks "report.docx" by ".~lock.report.docx#". Excel writes "~$" before the name. Word does so, too, and
    leaves out the first letters of a name with more than six before the suffix, two at most.
    """
    document = Path(path)
    cut = min(max(len(document.stem) - _LETTERS_OF_A_SHORT_NAME, 0), _MOST_LETTERS_CUT)
    names = (f".~lock.{document.name}#", f"~${document.name}", f"~${document.name[cut:]}")
    return any(map(os.path.exists, map(document.with_name, names)))
