"""The width of a text in a picture, whatever font draws it, and text that fits."""

import re
import unicodedata
from collections.abc import Callable
from math import fsum
from typing import Final

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow as a character, and what breaks a line."""
_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What would turn the direction of all that follows."""
# Such as " (IOM)" behind the name of an organisation, and " (Kinshasa)" behind that of a country.
_BRACKET: Final = re.compile(r"(?<=.{8}) \([^\W\d_][^()]{1,9}\)$")
_NARROW: Final = frozenset("ijlftIr.,;:!|'’()[]{}/\\ -–·")
_BROAD: Final = frozenset("MWm@%&w—…")
_LAST_LATIN: Final = 0x24F  # Latin Extended-B ends here: other letters are as wide as their script's mean
_ROUNDING_ERROR: Final = 1e-6
"""How much wider than its room a text may be: the room is often that of the longest, and sums are rounded."""
_WIDTHS: Final = {"narrow": 0.42, "small": 0.64, "joined": 0.72, "capital": 0.78, "broad": 1.0, "whole": 1.05}
"""In ems: those of DejaVu Sans and Verdana, the widest of the fonts that programs take for a sans-serif one."""


def clean_label(text: str) -> str:
    """Return a text on one line without characters that XML forbids or that change its direction."""
    return " ".join(_STEERING.sub("", _UNFIT.sub(" ", text)).split())


def width_of(text: str, size: float) -> float:
    """Return the greatest width of a text, in the unit of the font's size."""
    return size * fsum(map(_width_in_ems, text))  # `sum` rounds otherwise from Python 3.12 on


def _width_in_ems(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return _WIDTHS["whole"]
    if ord(char) > _LAST_LATIN and char.isalnum():
        return _WIDTHS["joined" if unicodedata.bidirectional(char) in {"R", "AL", "AN"} else "broad"]
    if char in _NARROW or char in _BROAD:
        return _WIDTHS["narrow" if char in _NARROW else "broad"]
    return _WIDTHS["capital" if char.isupper() or not char.isalnum() else "small"]


def cut_label(text: str, room: float, size: float) -> str:
    """Return a text that fits the room, with "…" where it is cut; a short word in brackets at its end stays."""
    text = clean_label(text)
    if width_of(text, size) <= room + _ROUNDING_ERROR:
        return text
    begin, end = split_bracket(text)
    if width_of(end, size) > room / 2:
        begin, end = text, ""
    room -= width_of(f"…{end}", size)
    used_width = 0.0
    for position, char in enumerate(begin):
        used_width += size * _width_in_ems(char)
        if used_width > room:
            return f"{begin[:position].rstrip()}…{end}"
    return f"{begin}…{end}"


def split_bracket(text: str) -> tuple[str, str]:
    """Return a text to cut, and what stays at its end, such as " (IOM)": a short word in brackets, or nothing."""
    match = _BRACKET.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def wrap_label(text: str, room: float, size: float, most_lines: int) -> list[str]:
    """Return a text in at most `most_lines` lines, broken between words, the last of them cut where there is more."""
    return fold_lines(
        clean_label(text).split(),
        most_lines,
        lambda line: width_of(line, size) > room,
        lambda line: cut_label(line, room, size),
    )


def fold_lines(
    words: list[str], most_lines: int, is_too_wide: Callable[[str], bool], cut_line: Callable[[str], str]
) -> list[str]:
    """Return words in at most `most_lines` lines: as many on each as fit, and each cut where one word is too wide."""
    lines: list[str] = []
    while words and len(lines) < most_lines - 1:
        count = len(words)
        while count > 1 and is_too_wide(" ".join(words[:count])):
            count -= 1
        lines.append(cut_line(" ".join(words[:count])))
        words = words[count:]
    return [*lines, cut_line(" ".join(words))] if words else lines
