"""Who an entry of a typed list is by, in the forms in which a text may name them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.citing.typed_citations import TypedCitation
from protlib.citing.typed_entry import TypedEntry
from protlib.record.model import Publication
from protlib.text import fold, without_markup, words

_ET_AL: Final = re.compile(r",?\s+(?:et\s+al|and\s+(?:colleagues|others))\b\.?", re.IGNORECASE)
_IN_PARENTHESES: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_BETWEEN: Final = re.compile(r"\s*(?:,?\s*&|,?\s+(?:and|et|y|und)\s|,)\s*")
# Such as "In Nigeria, Jobe": what goes before a name in its sentence ends in one of these.
_REST: Final = re.compile(r",\s+|\s(?:in|of|by)\s+")
_FIRST_WORDS: Final = 4  # the family name stands among them, behind initials or a particle
_TITLE_WORDS: Final = 4  # of a title by which a work without author is cited
_MISSPELT: Final = 80


class Authors:
    """Who an entry is by; of one that the library has, also by the short forms that are known there."""

    def __init__(self, entry: TypedEntry, publication: Publication | None = None) -> None:
        self.entry = entry
        self._words = words(entry.who or entry.text)
        self._acronyms = entry.acronyms()
        self._titles = [words(entry.title)]
        if publication:
            people = (*publication.authors, *publication.editors)
            self._acronyms |= {fold(name.short).replace(".", "") for name in people if name.short}
            self._titles += [
                words(without_markup(str(text)))
                for text in (publication.title, publication.extra.get("title-short", ""))
            ]

    def are(self, who: str) -> bool:
        """Tell whether these are whom a text names; behind a comma or "in", where a sentence goes before the name."""
        return self._are(who) or any(self._are(rest) for rest in _rests(who))

    def end(self, before: str) -> bool:
        """Tell whether a text ends with them, or with the title of what they wrote."""
        said = words(before)
        whole = words(_IN_PARENTHESES.sub(" ", self.entry.who))
        return any(found and said[-len(found) :] == found for found in (whole, *self._titles))

    def are_in(self, said: str) -> bool:
        """Tell whether a text, as its folded words with a space round each, names them or what they wrote."""
        first = words(re.split(r"[,;&]", self.entry.who)[0])
        telling = [word for word in first if len(word) > 1]
        title = max(self._titles, key=len)[:_TITLE_WORDS]
        return any(found and f" {' '.join(found)} " in said for found in (telling, title))

    def are_like(self, citation: TypedCitation) -> bool:
        """Tell whether these may be whom a text means, with a misspelt name or fewer of them, in the same year."""
        from rapidfuzz import fuzz

        found = [word for word in words(_ET_AL.sub("", citation.who)) if len(word) > 1]
        if not found or citation.year != self.entry.year:
            return False
        first = next((word for word in self._words if len(word) > 1), "")
        return self._is_first(found[0]) or fuzz.ratio(found[0], first) >= _MISSPELT

    def _are(self, who: str) -> bool:
        bare = _ET_AL.sub("", _IN_PARENTHESES.sub(" ", who))
        found = words(bare)
        if not found:
            return False
        if self._begin_with(found) or any(title[: len(found)] == found for title in self._titles):
            return True
        first, *others = [part for part in _BETWEEN.split(bare) if part.strip()] or [bare]
        return self._is_first(first) and all(map(self._is_among, others))

    def _begin_with(self, found: Sequence[str]) -> bool:
        """Tell whether the authors begin with these words, but for initials and "The"."""
        own = self._words
        while own and (len(own[0]) == 1 or own[0] == "the"):
            own = own[1:]
        found = found[1:] if found[0] == "the" and len(found) > 1 else found
        return list(own[: len(found)]) == list(found) or "".join(found) in self._acronyms

    def _is_first(self, part: str) -> bool:
        telling = [word for word in words(part) if len(word) > 1]
        return bool(telling) and (self._begin_with(telling) or telling[-1] in self._words[:_FIRST_WORDS])

    def _is_among(self, part: str) -> bool:
        telling = [word for word in words(part) if len(word) > 1]
        return not telling or telling[-1] in self._words or "".join(telling) in self._acronyms


def _rests(who: str) -> Iterator[str]:
    for match in _REST.finditer(who):
        yield who[match.end() :]
