"""Options of other programs, so that a message names the option that does the same here."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from protlib.text import nearest

_ALIKE: Final = 0.75
"""How like an option has to be to a mistyped one: "--since" is no more like "--missing" than chance has it."""


def likely(word: str, options: Collection[str], similar: Sequence[str] = ()) -> list[str]:
    """Return the options that an unknown option may stand for, the likeliest first.

    `similar` has the options with almost the same spelling.
    """
    from protlib.record.tables import read_pairs

    spellings = read_pairs(Path(__file__).with_suffix(".txt"))
    if own_options := [option for option in spellings.get(word, "").split() if option in options]:
        return own_options
    longer = sorted(option for option in options if option.startswith(word) or word.startswith(option))
    return [option for option in longer if option[:2] == "--"] or nearest(word, sorted(similar), least=_ALIKE)
