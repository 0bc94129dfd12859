"""Changes of styles after their manuals, so that grey literature keeps numbers, versions, events and identifiers.

The table is `manuals.txt`, which says what a change is.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.citing.styles.mend import Mend

_PARTS: Final = ["style", "find", "write"]


def read_changes(text: str) -> Iterator[Mend]:
    """Yield the changes of a table in order; raises ValueError where one has other parts."""
    for block in text.replace("\n  ", "").split("\n\n"):
        lines = [line.partition(" ") for line in block.strip("\n").split("\n") if line[:1] != "#"]
        if lines:
            if [name for name, *_rest in lines] != _PARTS:
                # Letters: the beginning of the block.
                raise ValueError(f"a change of styles needs {', '.join(_PARTS)}: {block[:80]}")
            yield Mend(*(value.replace("{space}", " ") for _name, _gap, value in lines))


MENDS: Final = tuple(read_changes(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")))
