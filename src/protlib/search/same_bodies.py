"""Names of one organisation, as a library says itself which acronym is whose."""

from collections import defaultdict
from collections.abc import Iterable

from protlib.text import fold, words


class SameBodies:
    """The organisations that records give an acronym, `shown` being the names of a library, the commonest first.

    An acronym that records give several bodies is none's.
    """

    def __init__(self, shown: Iterable[str]) -> None:
        having: defaultdict[str, set[str]] = defaultdict(set)
        self._shown: dict[str, str] = {}
        for text in shown:
            literal, short = _taken_apart(text)
            if short:
                self._shown.setdefault(_key(literal), text)
                having[_key(short)].add(_key(literal))
        self._literals = {short: min(bodies) for short, bodies in having.items() if len(bodies) == 1}

    def meant(self, text: str) -> str:
        """Return the name with its acronym of the body that a name is one of; the name itself where none is known."""
        key = _key(_taken_apart(text)[0])
        return self._shown.get(key) or self._shown.get(self._literals.get(key, ""), text)


def _taken_apart(text: str) -> tuple[str, str]:
    """Return a name without the acronym in brackets behind it, and that, "" for none."""
    if not text.endswith(")"):
        return text, ""
    from protlib.record.names.organisations import (
        without_short,
    )  # which libraries without acronyms never need

    return without_short(text)


def _key(text: str) -> str:
    return " ".join(words(text)) or fold(text)
