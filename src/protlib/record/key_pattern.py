"""Patterns of citation keys: `{author}{year}{word}` makes `iom2009caring`; their parts and the changes to a part."""

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from protlib.errors import UsageError
from protlib.record import keys
from protlib.record.model import FIELDS, LOCAL_FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.text import most_similar, suggestion, without_markup

OWN: Final = "{author}{year}{word}"
"""The pattern of protlib's own keys."""
# Where there are more, a key has the first author and "etal".
_MOST_AUTHORS: Final = 3
_SHORT_TITLE: Final = 3  # words, as Better BibTeX counts
# Words of a title that a key may have.
_LONGEST_TITLE: Final = 12
_ET_AL: Final = ["et", "al"]

Words = list[str]
"""The words of a part, in small letters; acronyms in capitals."""


def _author(publication: Publication) -> Words:
    maker, *_ = keys.elements(publication, most_words=1)
    return [maker.upper() if keys.is_by_acronym(publication) else maker]


def _authors(publication: Publication) -> Words:
    names = list(map(_write_maker, publication.authors))
    if len(names) < 2:
        return _author(publication)
    return names if len(names) <= _MOST_AUTHORS else [names[0], *_ET_AL]


def _write_maker(name: Name) -> str:
    return keys.maker_text(name).upper() if keys.becomes_acronym(name) else keys.maker_text(name)


def _distinctive_words(most_words: int) -> Callable[[Publication], Words]:
    return lambda publication: keys.elements(publication, most_words)[2]


def _year(publication: Publication) -> Words:
    return [keys.elements(publication, most_words=1)[1]]


PARTS: Final[Mapping[str, Callable[[Publication], Words]]] = {
    "author": _author,
    "authors": _authors,
    "year": _year,
    "shortyear": lambda publication: [_year(publication)[0][-2:]],
    "word": _distinctive_words(1),
    "shorttitle": _distinctive_words(_SHORT_TITLE),
    "title": _distinctive_words(_LONGEST_TITLE),
}
"""The parts of a pattern; every field of a record is a part as well. `docs/editing.md` describes them."""
_FIELDS: Final = tuple(name for name in FIELDS if name not in {*LOCAL_FIELDS, "extra", *PARTS})
_ELSEWHERE: Final[Mapping[str, str]] = {
    "auth": "author",
    "authname": "author",
    "authorlast": "author",
    "entrytype": "type",
    "journal": "container_title",
    "keyword": "tags",
    "veryshorttitle": "word",
}
"""JabRef's and Better BibTeX's names for parts."""

CHANGES: Final[Mapping[str, Callable[[Words], Words]]] = {
    "lower": lambda words: [word.lower() for word in words],
    "upper": lambda words: [word.upper() for word in words],
    "capitalize": lambda words: [word[:1].upper() + word[1:] for word in words],
    "abbr": lambda words: [word[0] for word in words],
}
"""What may stand after the colon of a part, beside the most letters it has."""
# Such as "{author:capitalize:4}", with the name and the changes as its groups, or "-" between two of them.
_PIECE: Final = re.compile(r"\{([^{}:]*)((?::[^{}:]*)*)\}|([^{}]+)")
_LITERAL_TEXT: Final = re.compile(r"[\w.:/+-]*", re.ASCII)
_RUN: Final = re.compile(r"([_.:/+-])[_.:/+-]+")
_PUNCTUATION: Final = "_.:/+-"


class _Part(NamedTuple):
    """A part of a pattern: the function for its words, the changes to them, and the most letters."""

    words: Callable[[Publication], Words]
    changes: tuple[Callable[[Words], Words], ...]
    most: int | None

    def __call__(self, publication: Publication) -> str:
        words = [word for word in self.words(publication) if word]
        for change in self.changes or (CHANGES["lower"],):
            words = change(words)
        return "".join(words)[: self.most]


class Pattern(NamedTuple):
    """A pattern of keys: its parts, and the texts between them."""

    pieces: tuple[_Part | str, ...]

    def key_of(self, publication: Publication) -> str:
        """Return the key for a publication, free or not; "" if the pattern gives none.

        Punctuation beside an empty part is dropped: `{author}_{year}` for a record without a year is `iom`.
        """
        parts = [piece if isinstance(piece, str) else piece(publication) for piece in self.pieces]
        key = "".join(parts)
        if not all(parts):
            key = _RUN.sub(r"\1", key).strip(_PUNCTUATION)
        is_empty = not any(text for text, piece in zip(parts, self.pieces, strict=True) if callable(piece))
        return "" if is_empty or not keys.is_fit(key) else key


def parse_pattern(text: str) -> Pattern:
    """Return the pattern of a text; UsageError if it has no part, an unknown part, or a character no key can have."""
    pieces: list[_Part | str] = []
    position = 0
    for match in _PIECE.finditer(text):
        if match.start() != position:
            break
        position = match.end()
        pieces.append(_check_literal_text(match[3]) if match[3] else _read_part(match[1], match[2].split(":")[1:]))
    if position != len(text):
        raise UsageError(f"“{text}”: write the parts of a pattern in braces, for example {OWN}")
    if not any(isinstance(piece, _Part) for piece in pieces):
        raise UsageError(f"“{text}” gives every record the same key; add a part, for example {OWN}")
    sample = "".join(piece if isinstance(piece, str) else "a" for piece in pieces)
    if not keys.is_fit(sample):
        raise UsageError(f"“{text}”: a citation key cannot begin like this")
    return Pattern(tuple(pieces))


def _check_literal_text(text: str) -> str:
    if _LITERAL_TEXT.fullmatch(text):
        return text
    advice = "; write parts in braces" if "[" in text else ""
    raise UsageError(f"“{text}” is not allowed in a citation key; use letters, digits and _ - . : / +{advice}")


def _read_part(name: str, changes: list[str]) -> _Part:
    field = name.strip().replace(" ", "_").replace("-", "_")
    if name.strip() in PARTS:
        words = PARTS[name.strip()]
    elif field in _FIELDS:
        words = _words_of_field(field)
    else:
        suggestions = [_ELSEWHERE[name]] if name in _ELSEWHERE else most_similar(name, (*PARTS, *_FIELDS))
        raise UsageError(
            f"unknown part “{name}” in the pattern; choose from {', '.join(PARTS)} and the fields of a "
            f"record{suggestion(suggestions)}"
        )
    if unknown := [change for change in changes if change not in CHANGES and not _is_number(change)]:
        raise UsageError(f"“{name}:{unknown[0]}”: after the colon, write {', '.join(CHANGES)} or a number")
    limit = min((int(change) for change in changes if _is_number(change)), default=None)
    return _Part(words, tuple(CHANGES[change] for change in changes if change in CHANGES), limit)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) > 0


def _words_of_field(name: str) -> Callable[[Publication], Words]:
    """Return the function for the words of a field; a list counts with its first value."""

    def words(publication: Publication) -> Words:
        value = getattr(publication, name)
        if name in NAME_LISTS:
            return [_write_maker(value[0])] if value else []
        text = (value[0] if value else "") if name in TEXT_LISTS else value
        return list(keys.ascii_words(without_markup(text)))

    return words
