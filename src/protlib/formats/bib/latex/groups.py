"""Groups in braces: what a separator that stands in one does not divide, and whether a text is one."""

import re
from typing import Final

AND: Final = re.compile(r"(?<!\s)(?:\s+and)+(?:\s+|$)|^and\s+", re.IGNORECASE)
"""What stands between the items of a list, such as in "Jobe, A. and Doe, J."; a second "and" is nobody."""
SEMICOLON: Final = re.compile(r"(?:(?<!\s)\s+)?;\s*")
_GROUPS: Final = re.compile(r"\\.|[{}]", re.DOTALL)
# Such as `\"O`, `\c c` and `\oe`.
_ONE_LETTER: Final = re.compile(r"\\(?:[^a-zA-Z\s]|[a-zA-Z]{1,2}(?![a-zA-Z])).{0,6}", re.DOTALL)


def split(raw: str, separator: re.Pattern[str] = AND) -> list[str]:
    """Return the items of a list that are separated by "and", or else what separates them, still in LaTeX."""
    return [item for item in divided(raw.strip(), separator) if item]


def divided(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Return what stands between the separators that are outside of all braces, empty where nothing does."""
    if "{" not in raw:
        return separator.split(raw)
    parts: list[str] = []
    start = 0
    inside = _inside(raw)
    for match in separator.finditer(raw):
        if not inside[match.start()]:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def _inside(raw: str) -> bytearray:
    """Return for each character whether it stands inside of braces."""
    inside = bytearray(len(raw) + 1)
    depth = start = 0
    for match in _GROUPS.finditer(raw):
        if match.group() == "{":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match.group() == "}" and depth:
            depth -= 1
            if depth == 0:
                inside[start : match.end()] = b"\x01" * (match.end() - start)
    return inside


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
