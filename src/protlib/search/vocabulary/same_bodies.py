"""Names of one organisation: as a library says itself which acronym is whose, and as the world knows bodies."""

from collections import defaultdict
from collections.abc import Iterable

from protlib.record import authority
from protlib.search.vocabulary import bodies as known_bodies
from protlib.text import fold


class SameBodies:
    """The organisations that records give an acronym, or that are known, `shown` being the names of a library, the commonest first.

    An acronym that records give several bodies is none's. Of the names of a body that is known, the commonest stands for all,
    one that is written out, in Latin letters, before others.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        having: defaultdict[str, set[str]] = defaultdict(set)
        self._shown: dict[str, str] = {}
        every = list(labels)
        for text in every:
            literal, short = _taken_apart(text)
            if short:
                self._shown.setdefault(_key(literal), text)
                having[_key(short)].add(_key(literal))
        self._literals = {short: min(bodies) for short, bodies in having.items() if len(bodies) == 1}
        self._by_code: dict[str, str] = {}
        self._owned = {text: self._own(text) for text in every}
        own = dict.fromkeys(self._owned.values())
        self._codes = {text: body.code for text in own if (body := known_bodies.body_named(text))}
        for text in sorted(self._codes, key=_rank):
            self._by_code.setdefault(self._codes[text], text)

    def body_name(self, text: str) -> str:
        """Return the name with its acronym of the body that a name is one of; the name itself where none is known."""
        own = self._owned.get(text) or self._own(text)
        return self._by_code.get(self._codes.get(own, ""), own)

    def _own(self, text: str) -> str:
        """Return what the library itself says of a name; most say nothing, and no name need be taken apart for that."""
        if not self._shown:
            return text
        key = _key(_taken_apart(text)[0])
        return self._shown.get(key) or self._shown.get(self._literals.get(key, ""), text)


def _rank(text: str) -> tuple[bool, bool]:
    """Return what orders the names of a body: those that are written out first, of these the ones in Latin letters."""
    from protlib.record.names.bodies import is_short

    return is_short(text), not authority.is_latin(text)


def _taken_apart(text: str) -> tuple[str, str]:
    """Return a name without the acronym in brackets behind it, and that, "" for none."""
    if not text.endswith(")"):
        return text, ""
    from protlib.record.names.organisations import (
        without_short,
    )  # which libraries without acronyms never need

    return without_short(text)


def _key(text: str) -> str:
    return authority.key(text) or fold(text)
