"""The bodies of the field: each with its names and acronyms in several languages, its parent, its country.

The table is `authority.txt`. A row has code, kind, country, parent and the bodies it must not be confused with; then a
tab and its names. `|` separates languages; acronyms stand in brackets; the first name in a language is the preferred
one. `xx` is a language that no report is written in; `ex` are former names, with their years. `make docs` makes
`body_keys.txt` from the table, with the most common lookups, so that few commands read the table itself;
`tools/key_bodies.py` describes its parts.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Final, Self

from protlib.frozen import NamedTuple
from protlib.record.small_words import unfolded_words_for
from protlib.record.tables import KeyedLines, read_pairs, read_values
from protlib.text import words

_TABLE: Final = "authority.txt"
_KEYS: Final = "body_keys.txt"
_HOSTS: Final = "body_hosts.txt"
_EX: Final = "ex"
FORMER: Final = ""
"""The language of a former name."""
_LAST_LATIN: Final = "\u024f"
_MORE_LATIN: Final = range(0x1E00, 0x1F00)
_NOT_SURE: Final = "?"
"""Mark of an acronym that identifies nobody alone: other bodies, a country or a treaty have it, too."""
_A_WORD: Final = "~"
"""Mark of an acronym that is also a word, and counts only in its own letters.

After a name, the mark says that the name means nothing before other words.
"""
_MARKS: Final = _NOT_SURE + _A_WORD
# Such as "International Organization for Migration (IOM)", "G5 Sahel", "Committee for Migration (ICM?) 1980-1989".
_NAME_PATTERN: Final = r"(?P<text>[^(]*?) ?(?:\((?P<shorts>[^)]*)\))?(?: (?P<years>\d{4}-(?:\d{4})?))?"
# What has several spellings and occurs in names of bodies, not of persons: "UN", "U.S.", "&".
_SPELT_WORD: Final = r"\b(?:UN|US|EU|UK|USA|ONU)\b|\AThe\b"
_SPELT: Final = (
    "&", "Organisation", "Organization", "organisation", "organization", "Program", "program", "U.N.", "U. N.", "U.S.",
    "U. S.",
)  # fmt: skip
_SHORTEST_OPENING: Final = 5  # letters of a beginning by which a name is found: shorter ones are words of many names
_SHORTEST_IN_SMALL_LETTERS: Final = 4  # letters of an acronym: shorter ones are words, such as “who” and “un”
# No name of a body is longer: this spares a lookup at each word of a long text.
_MOST_WORDS: Final = 24


class BodyName(NamedTuple):
    """A name of a body in a language (`FORMER` for a former one), its acronyms, and its years of use, "" if unknown."""

    text: str
    language: str
    shorts: tuple[str, ...] = ()
    years: str = ""

    @property
    def short(self) -> str:
        """The acronym of the name, "" for none."""
        return self.shorts[0] if self.shorts else ""


class Body(NamedTuple):
    """A known organisation: `parent` and `homonyms` are codes of others, `country` is alpha-3, "" for none.

    `homonyms` are bodies and countries (alpha-3) that it must not be confused with.
    """

    code: str
    kind: str
    country: str
    parent: str
    homonyms: tuple[str, ...]
    names: tuple[BodyName, ...]

    @property
    def name(self) -> str:
        """The name to list it by."""
        return self.names[0].text

    def in_language(self, language: str) -> BodyName | None:
        """Return the preferred name in a language, None if there is none."""
        return next((name for name in self.names if name.language == language), None)

    def languages(self, text: str) -> set[str]:
        """Return the languages of this name or acronym; English for a name in another spelling."""
        name_key = key(text)
        return {name.language for name in self.names if name_key in map(key, (name.text, *name.shorts))} or {"en"}

    def shorts(self) -> tuple[str, ...]:
        """Return all acronyms without repetition."""
        return tuple(dict.fromkeys(acronym for name in self.names for acronym in name.shorts))


class _BodyCodes(NamedTuple):
    """The entry of a text: the code of the body with this name, "" for none, and the codes of bodies with this acronym.

    `marks` has `_NOT_SURE` if the acronym alone does not identify a body, and `_A_WORD` if the name is also a word.
    """

    name: str = ""
    shorts: tuple[str, ...] = ()
    marks: str = ""

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read an entry as it is stored: "drc-ngo||", "|icc,icchamber|?"."""
        name, shorts, marks = text.split("|")
        return cls(name, tuple(shorts.split(",")) if shorts else (), marks)


class _Keys(NamedTuple):
    """The parts of the table of keys, in UTF-8.

    `latin` and `other_letters` are entries by key, `spellings` codes by compared words. `distinctive` are acronyms that
    identify a body next to other words. `words` are acronyms that are also words, in the letters that are no word, with
    the codes of their bodies.
    """

    acronyms: bytes
    distinctive: bytes
    words: bytes
    latin: bytes
    other_letters: bytes
    spellings: bytes


_NO_CODES: Final = _BodyCodes()


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """Return the words of a name without case and accents, equal for all its spellings."""
    return " ".join(words(text))


def find_body(text: str) -> Body | None:
    """Return the body that a text names, by a name or by an acronym that only this body has."""
    entry = _entry(text)
    codes = _codes(text, entry)
    is_sure = entry.name or _NOT_SURE not in entry.marks
    return body_with_code(codes[0]) if len(codes) == 1 and is_sure else None


def find_possible_bodies(text: str) -> tuple[Body, ...]:
    """Return all bodies that a text may name: several for an acronym that several have."""
    return tuple(map(_body, _codes(text, _entry(text))))


def acronym(text: str) -> str:
    """Return the acronym of a full name of a body, "" if there is none."""
    name_key, code = key(text), _entry(text).name
    names_of_body = _body(code).names if code else ()
    return next((name.short for name in names_of_body if name.short and key(name.text) == name_key), "")


def is_known(text: str) -> bool:
    """Tell whether a text is a name or an acronym of a body."""
    return bool(_codes(text, _entry(text)))


def is_full_name(text: str) -> bool:
    """Tell whether a text is a name of a body, not only its acronym."""
    return bool(_entry(text).name)


def may_have_word(word: str) -> bool:
    """Tell whether a name of a body may have a folded word in Latin letters."""
    return _entries(is_latin=True).may_have_word(word)


def knows_words() -> bool:
    """Tell whether `may_have_word` is sure from now on: its first answers are all yes."""
    return _entries(is_latin=True).knows_words


def may_open_name(word: str) -> bool:
    """Tell whether a name of a body may begin with a folded word; like `may_have_word`, not sure at first."""
    return not knows_words() or word in _first_words()


def may_close_name(word: str) -> bool:
    """Tell whether a name of a body may end with a folded word; like `may_have_word`, not sure at first."""
    return not knows_words() or word in _last_words()


def opens_with_name(text: str) -> bool:
    """Tell whether a text begins with the name of a body: "Save the Children Norway", "Oxfam GB"."""
    text_words, entries = words(text), _entries(is_latin=is_latin(text))
    openings = (" ".join(text_words[:end]) for end in range(1, min(len(text_words), _MOST_WORDS + 1)))
    opening_entries = (entries.get(opening) for opening in openings if len(opening) >= _SHORTEST_OPENING)
    return any(entry and entry[0] != "|" and not entry.endswith(_A_WORD) for entry in opening_entries)


@cache
def acronyms() -> frozenset[str]:
    """Return all acronyms in capitals, also of those with small letters, but not those that are also words."""
    return frozenset(_keys().acronyms.decode().split())


def is_acronym(text: str) -> bool:
    """Tell whether a text is an acronym of a body, in exactly these letters."""
    return text in acronyms() or text in _letter_acronyms()


def is_word_in_capitals(text: str) -> bool:
    """Tell whether a text is an acronym that is also a word, in the letters of the acronym: "WHO"."""
    return text in _letter_acronyms()


def is_like_acronym(text: str) -> bool:
    """Tell whether a word is a long acronym that identifies a body next to other words, in any case: "Unhcr"."""
    return len(text) >= _SHORTEST_IN_SMALL_LETTERS and text.upper() in distinctive_acronyms()


@cache
def distinctive_acronyms() -> frozenset[str]:
    """Return the acronyms that identify a body next to other words; not COMAR and SICA, which are also surnames."""
    return frozenset(_keys().distinctive.decode().split())


@cache
def all_bodies() -> tuple[Body, ...]:
    """Return all bodies, by code."""
    return tuple(_body(code.decode()) for code in _rows())


def body_with_code(code: str) -> Body | None:
    """Return the body with a code, None if there is none."""
    return _body(code) if code.encode() in _rows() else None


def body_with_host(host: str) -> Body | None:
    """Return the body of a host in small letters that does not have its name: "state.gov"; None for another host."""
    return body_with_code(_codes_by_host().get(host, ""))


def find_body_by_words(compared_words: Iterable[str]) -> Body | None:
    """Return the body with a name of these words, as `names.known_bodies.body_words` has them; None if two do."""
    return body_with_code(_spellings().get(" ".join(compared_words)))


@cache
def _small_words() -> frozenset[str]:
    """Return the small words of names of bodies as they are written: the names of a body may differ in these."""
    return unfolded_words_for("body") | unfolded_words_for("joining")


def may_have_spellings(text: str) -> bool:
    """Tell whether a name has a small word, or one with several spellings; names of persons have none."""
    if not _small_words().isdisjoint(text.split()) or re.search(_SPELT_WORD, text):
        return True
    # Most names end here: one quick test before a look for each spelling.
    if not ("rgani" in text or "rogram" in text or "U." in text or "&" in text):
        return False
    return any(letters in text for letters in _SPELT)


def is_latin(text: str) -> bool:
    """Tell whether a text begins in Latin letters."""
    first = next(filter(str.isalpha, text), "")
    return first <= _LAST_LATIN or ord(first) in _MORE_LATIN


def is_part_of(body: Body, container: Body) -> bool:
    """Tell whether a body is a part of another, at any depth."""
    parent = body_with_code(body.parent)
    return parent is not None and (parent == container or is_part_of(parent, container))


def _codes(text: str, entry: _BodyCodes) -> tuple[str, ...]:
    """Return the codes of the bodies that a text names; an acronym that is also a word needs its own letters."""
    if entry.name:
        return (entry.name,)
    code = _letter_acronyms().get(text.strip())
    return entry.shorts if code is None else tuple(sorted({*entry.shorts, code}))


def _entry(text: str) -> _BodyCodes:
    entry = _entries(is_latin=is_latin(text)).get(key(text))
    return _BodyCodes.from_text(entry) if entry else _NO_CODES


@cache
def _keys() -> _Keys:
    return _Keys(*Path(__file__).with_name(_KEYS).read_bytes().rstrip().split(b"\n\n"))


@cache
def _entries(*, is_latin: bool) -> KeyedLines:
    """Return the entries of names in Latin letters, or of all others: most commands need only one of them."""
    return KeyedLines(_keys().latin if is_latin else _keys().other_letters)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _all_names())


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.rpartition(" ")[2] for name in _all_names())


def _all_names() -> Iterator[str]:
    """Yield the keys of all names, in Latin and in other letters."""
    return chain(_entries(is_latin=True).keys(), _entries(is_latin=False).keys())


@cache
def _letter_acronyms() -> dict[str, str]:
    """Return the codes of acronyms that are also words, by the acronym in its own letters."""
    return read_values(_keys().words)


@cache
def _spellings() -> KeyedLines:
    return KeyedLines(_keys().spellings)


@cache
def _codes_by_host() -> dict[str, str]:
    return read_pairs(Path(__file__).with_name(_HOSTS))


@cache
def _rows() -> dict[bytes, bytes]:
    """Return the rows by code, undecoded: a command needs few of them."""
    lines = Path(__file__).with_name(_TABLE).read_bytes().splitlines()
    return {line.partition(b" ")[0]: line for line in lines}


@lru_cache(maxsize=1 << 12)
def _body(code: str) -> Body:
    head, _, names = _rows()[code.encode()].decode().partition("\t")
    _code, kind, country, parent, homonyms = (field if field != "-" else "" for field in head.split(" "))
    body_names: list[BodyName] = []
    for section in names.split("|"):
        language, _, foreign_text = section.partition(" ")
        body_names += _parse_names(foreign_text, FORMER if language == _EX else language)
    return Body(code, kind, country, parent, tuple(filter(None, homonyms.split(","))), tuple(body_names))


def _parse_names(texts: str, language: str) -> list[BodyName]:
    """Return the names of a section; a name without brackets gets the first acronym, unless it is a former name."""
    body_names: list[BodyName] = []
    for match in filter(None, (re.fullmatch(_NAME_PATTERN, text) for text in texts.split(";"))):
        shorts = tuple(acronym.rstrip(_MARKS) for acronym in (match["shorts"] or "").split("=") if acronym)
        if match["shorts"] is None and language and body_names:
            shorts = body_names[0].shorts[:1]
        body_names.append(BodyName(match["text"].rstrip(_MARKS), language, shorts, match["years"] or ""))
    return body_names
