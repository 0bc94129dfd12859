"""Entries that are written as programs write them, read with one pattern: most of any file, at a tenth of the time.

What such an entry is, every reader of BibTeX agrees on: a key, fields with a comma behind each, every value one group
in braces, one plain text in quotes, a number or a macro. Of all else `splitter` takes care.
"""

import re
from typing import Final

# Such as "{a {b} c}"; what has more than three braces in one another is not regular.
_BRACED: Final = r"\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}"
# Such as "  title = {Care},".
_FIELD: Final = rf"\s*([A-Za-z_][\w:.+-]*)\s*=\s*({_BRACED}|\"[^\"{{}}\\]*\"|\w+)\s*(?:,|(?=\}}))"
_FIELDS: Final = re.compile(_FIELD)
# Such as "@book{iom2009, title = {Care}, year = 2009}".
_ENTRY: Final = re.compile(rf"\s*@(\w+)\{{\s*([^\s,{{}}()=\"#%@\\]+)\s*,((?:{_FIELD})+)\s*\}}[^@{{}}\"]*")
_SPECIAL: Final = ("comment", "string", "preamble")


def read_entry(piece: str) -> tuple[str, str, tuple[tuple[str, str], ...]] | None:
    """Return the type, the key and the fields of a text that is one regular entry and no more; else None."""
    if "\\{" in piece or "\\}" in piece:
        return None
    match = _ENTRY.fullmatch(piece)
    if match is None:
        return None
    entry_type = match.group(1).lower()
    if entry_type.startswith(_SPECIAL):
        return None
    return entry_type, match.group(2), tuple(_FIELDS.findall(f"{match.group(3)}}}"))
