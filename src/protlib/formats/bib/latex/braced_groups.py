"""Groups in braces: separators inside a group do not divide a list."""

import re
from typing import Final

from protlib.frozen import expression

AND_SEPARATOR: Final = re.compile(r"(?<!\s)(?:\s+and)+(?:\s+|$)|^and\s+", re.IGNORECASE)
"""The separator of lists, such as in "Jobe, A. and Doe, J."; a second "and" names nobody."""
SEMICOLON: Final = expression(r"(?:(?<!\s)\s+)?;\s*")
_GROUPS: Final = re.compile(r"\\.|[{}]", re.DOTALL)
# Such as `\"O`, `\c c` and `\oe`.
_ONE_LETTER: Final = re.compile(r"\\(?:[^a-zA-Z\s]|[a-zA-Z]{1,2}(?![a-zA-Z])).{0,6}", re.DOTALL)


def split_items(raw: str, separator: re.Pattern[str] = AND_SEPARATOR) -> list[str]:
    """Return the items of a list, still in LaTeX, divided at "and" or at another separator."""
    raw = raw.strip()
    if separator is AND_SEPARATOR and "and" not in raw.lower():  # which a list of one name takes a tenth of the time
        return [raw] if raw else []
    return [item for item in split_latex(raw, separator) if item]


def split_latex(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts between the separators outside of all braces; empty where there is no separator."""
    if "{" not in raw:
        return separator.split(raw)
    parts: list[str] = []
    start = 0
    braced = _mark_braced(raw)
    for match in separator.finditer(raw):
        if not braced[match.start()]:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def _mark_braced(raw: str) -> bytearray:
    """Tell for each character whether it is inside braces."""
    braced = bytearray(len(raw) + 1)
    depth = start = 0
    for match in _GROUPS.finditer(raw):
        if match.group() == "{":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match.group() == "}" and depth:
            depth -= 1
            if depth == 0:
                braced[start : match.end()] = b"\x01" * (match.end() - start)
    return braced


def is_group(raw: str) -> bool:
    r"""Tell whether the text is one group in braces, and not just a letter such as `{\"O}`."""
    if not (raw.startswith("{") and raw.endswith("}")) or _ONE_LETTER.fullmatch(raw[1:-1]):
        return False
    depth = 0
    for match in _GROUPS.finditer(raw[:-1]):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return False
    return True
