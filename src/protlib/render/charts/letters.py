"""How wide a text is in a picture, whatever font draws it, and the text that fits."""

import re
import unicodedata
from typing import Final

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow as a character, and what breaks a line."""
_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What would turn the direction of all that follows."""
# Such as " (IOM)" behind the name of an organisation.
_ACRONYM: Final = re.compile(r"(?<=.{8}) \([^\W\d_][^()]{1,9}\)$")
_NARROW: Final = frozenset("ijlftIr.,;:!|'’()[]{}/\\ -–·")
_BROAD: Final = frozenset("MWm@%&w—…")
_LAST_LATIN: Final = 0x24F
_ROUNDED: Final = 1e-6
"""By how much a text may be wider than there is room for: the room is often that of the longest, and sums of parts of it are rounded."""
_WIDTHS: Final = {"narrow": 0.42, "small": 0.64, "joined": 0.72, "capital": 0.78, "broad": 1.0, "whole": 1.05}
"""In ems: those of DejaVu Sans and Verdana, the widest of the fonts that programs take for a sans-serif one."""


def clean(text: str) -> str:
    """Return a text on one line with nothing in it that XML does not allow or that turns its direction."""
    return " ".join(_STEERING.sub("", _UNFIT.sub(" ", text)).split())


def width(text: str, size: float) -> float:
    """Return how wide a text is at most, in the unit of the font's size."""
    return size * sum(map(_ems, text))


def _ems(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return _WIDTHS["whole"]
    if ord(char) > _LAST_LATIN and char.isalnum():
        return _WIDTHS["joined" if unicodedata.bidirectional(char) in {"R", "AL", "AN"} else "broad"]
    if char in _NARROW or char in _BROAD:
        return _WIDTHS["narrow" if char in _NARROW else "broad"]
    return _WIDTHS["capital" if char.isupper() or not char.isalnum() else "small"]


def cut(text: str, room: float, size: float) -> str:
    """Return a text that is no wider than there is room for, with "…" for what is cut; an acronym behind a name stays."""
    text = clean(text)
    if width(text, size) <= room + _ROUNDED:
        return text
    begin, end = split(text)
    if width(end, size) > room / 2:
        begin, end = text, ""
    room -= width(f"…{end}", size)
    used = 0.0
    for place, char in enumerate(begin):
        used += size * _ems(char)
        if used > room:
            return f"{begin[:place].rstrip()}…{end}"
    return f"{begin}…{end}"


def split(text: str) -> tuple[str, str]:
    """Return a text that is to be cut and what stays at its end: " (IOM)" of a name with its acronym, else nothing."""
    match = _ACRONYM.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """Return a text in at most so many lines, broken between words, the last of them cut where there is more."""
    lines: list[str] = []
    words = clean(text).split()
    while words and len(lines) < most - 1:
        count = len(words)
        while count > 1 and width(" ".join(words[:count]), size) > room:
            count -= 1
        lines.append(cut(" ".join(words[:count]), room, size))
        words = words[count:]
    return [*lines, cut(" ".join(words), room, size)] if words else lines
