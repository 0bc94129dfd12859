"""Changes of styles that contradict their own manual, made when a style is read; no file changes.

The table is `style_mends.txt`, which says what a change is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple

_PARTS: Final = ["style", "find", "write"]
_MARK: Final = "</info><!-- as protlib has it mended -->"


class StyleMend(NamedTuple):
    """A change of styles: a text that marks those that need it, a pattern in their XML, and its replacement.

    It keeps the XML whole by itself: a derived style may need one change, and not the next.
    """

    description: str
    pattern: str
    mended: str


def read_mends(text: str) -> Iterator[StyleMend]:
    """Yield the changes of a table in order; raises ValueError where one has other parts."""
    for block in text.replace("\n  ", "").split("\n\n"):
        lines = [line.partition(" ") for line in block.strip("\n").split("\n") if line[:1] != "#"]
        if lines:
            if [name for name, *_values in lines] != _PARTS:
                # Letters: the beginning of the block.
                raise ValueError(f"a change of styles needs {', '.join(_PARTS)}: {block[:80]}")
            yield StyleMend(*(value.replace("{space}", " ") for _name, _gap, value in lines))


MENDS: Final = tuple(read_mends(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")))


@lru_cache(maxsize=16)  # a command reads its style several times
def mend_style(style: str) -> str:
    """Return the XML of a style with each change made once; most styles need none."""
    if _MARK in style:
        return style
    changed = style
    for mend in MENDS:
        if mend.description in changed:  # a text search is faster than compiling an expression
            changed = re.sub(mend.pattern, mend.mended, changed)
    return style if changed == style else changed.replace("</info>", _MARK, 1)
