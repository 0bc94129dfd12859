"""The remainder of an entry while its parts are taken out one by one."""

import re
from collections.abc import Iterator
from typing import Final

_GAP: Final = "\x1f"
# The end of a part, such as the point of "Geneva. The report": not after an initial or an abbreviation.
_PART_END: Final = re.compile(
    r"\x1f|;\s|(?<!\b[^\W\d_])(?<!\bNo)(?<!\bVol)(?<!\bed)(?<!\bD\.C)(?<!\bSt)[.?!]\s+(?=[^a-z])"
)
_EDGES: Final = " .,;:-–"


class Remainder:
    """A text from which parts are taken; the texts before and after a part stay apart."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match of a pattern out of the text and return it; None where there is none."""
        match = pattern.search(self.text)
        if match:
            self.text = f"{self.text[: match.start()]}{_GAP}{self.text[match.end() :]}"
        return match

    def parts(self) -> Iterator[str]:
        """Yield the remaining parts, without the marks round them."""
        for part in _PART_END.split(self.text):
            if bare := _strip_edges(part):
                yield bare


def _strip_edges(part: str) -> str:
    bare = part.strip(_EDGES)
    return "" if not re.search(r"\w", bare) else _balance(bare)


def _balance(text: str) -> str:
    """Return a text without a bracket at its edge that has no partner."""
    for opening, closing in ("()", "[]"):
        if text.count(opening) != text.count(closing):
            text = text.removesuffix(closing) if closing in text else text.removeprefix(opening)
    return text.strip(_EDGES)
