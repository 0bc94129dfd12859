"""Repositories' words for kinds of works: those of DCMI, COAR and OpenAIRE, and their own."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from protlib.record.fields.headings import type_of
from protlib.record.tables import words_by_section
from protlib.text import clean, words

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_INDISTINCT: Final = _TABLE.pop("indistinct")
_KINDS_BY_WORD: Final = {word: kind for kind, kind_words in _TABLE.items() for word in kind_words}
# ReliefWeb's content formats, a closed list, and their CSL types. All others are reports with that genre.
_RELIEFWEB_KINDS: Final = {
    "news and press release": "webpage", "map": "map", "infographic": "graphic", "interactive": "webpage",
}  # fmt: skip
_INDISTINCT_ON_RELIEFWEB: Final = frozenset({"other", "un document", ""})
_LAST: Final = re.compile(r"[^/#]+$")


def kind_of(texts: Iterable[str]) -> tuple[str, str]:
    """Return the CSL type and the genre for the words of a repository, each "" if no word tells it."""
    genre = ""
    for text in texts:
        last_part = _LAST.search(clean(text)) if "://" in text or text.startswith("info:") else None
        name = clean(last_part[0] if last_part else re.sub(r"\s*\([^()]*\)$", "", clean(text)))
        word = "".join(words(name))
        if not word or word in _INDISTINCT:
            continue
        if kind := _KINDS_BY_WORD.get(word, ""):
            return kind, (name if kind == "report" and " " in name else genre)
        kind, genre_of_name = type_of(name)
        if kind != "document":
            return kind, genre_of_name or genre
        genre = genre or ("" if last_part else genre_of_name)
    return "", genre


def kind_on_reliefweb(formats: Sequence[str]) -> tuple[str, str]:
    """Return the CSL type and the genre for the content formats of a publication on ReliefWeb."""
    first = formats[0] if formats else ""
    if first.lower() in _INDISTINCT_ON_RELIEFWEB:
        return "report", ""
    return _RELIEFWEB_KINDS.get(first.lower(), "report"), first
