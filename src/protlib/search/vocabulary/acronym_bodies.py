"""The names of one organisation: by the acronyms in a library, and by general knowledge of bodies."""

from collections import defaultdict
from collections.abc import Iterable

from protlib.record import authority
from protlib.search.vocabulary import body_synonyms as known_bodies
from protlib.text import fold


class SameBodies:
    """Organisations with acronyms in records, and well-known ones; `labels` are a library's names, the commonest first.

    An acronym that records give several bodies belongs to none. Of the names of a known body, the commonest stands for
    all, preferably one that is written out, in Latin letters.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        having: defaultdict[str, set[str]] = defaultdict(set)
        self._names_by_key: dict[str, str] = {}
        texts = list(labels)
        for text in texts:
            literal, short = _split_short(text)
            if short:
                self._names_by_key.setdefault(_key(literal), text)
                having[_key(short)].add(_key(literal))
        self._literals = {short: min(bodies) for short, bodies in having.items() if len(bodies) == 1}
        self._by_code: dict[str, str] = {}
        self._owned = {text: self._find_own(text) for text in texts}
        names = dict.fromkeys(self._owned.values())
        self._codes = {text: body.code for text in names if (body := known_bodies.body_for_name(text))}
        for text in sorted(self._codes, key=_rank):
            self._by_code.setdefault(self._codes[text], text)

    def body_name(self, text: str) -> str:
        """Return the displayed name of a name's body, with its acronym; the name itself where no body is known."""
        body_text = self._owned.get(text) or self._find_own(text)
        return self._by_code.get(self._codes.get(body_text, ""), body_text)

    def _find_own(self, text: str) -> str:
        """Return the library's own name for a name; most have none, and then no name is split."""
        if not self._names_by_key:
            return text
        key = _key(_split_short(text)[0])
        return self._names_by_key.get(key) or self._names_by_key.get(self._literals.get(key, ""), text)


def _rank(text: str) -> tuple[bool, bool]:
    """Return the sort key for the names of a body: written out before short, Latin letters before others."""
    from protlib.record.names.known_bodies import is_short

    return is_short(text), not authority.is_latin(text)


def _split_short(text: str) -> tuple[str, str]:
    """Return a name without the acronym in brackets behind it, and that acronym, "" for none."""
    if not text.endswith(")"):
        return text, ""
    from protlib.record.names.organisations import without_short  # which libraries without acronyms never need

    return without_short(text)


def _key(text: str) -> str:
    return authority.key(text) or fold(text)
