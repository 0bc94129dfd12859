"""The bodies of the field: each with its names and acronyms in several languages, its parent, its country.

The table is `authority.txt`, a row for each: code, kind, country, parent and what it must not be taken for, then behind a tab its
names, by language between "|", each with its acronyms in brackets; what comes first in a language is the name to use in it. `xx` is a
language that reports are not written in, `ex` are former names, with their years.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.text import fold, words

_TABLE: Final = "authority.txt"
_EX: Final = "ex"
FORMER: Final = ""
"""The language of a former name."""
_OTHER_LETTERS: Final = frozenset(("ar ", "ja ", "ko ", "ru ", "uk ", "zh "))
_LAST_LATIN: Final = "\u024f"
_MORE_LATIN: Final = range(0x1E00, 0x1F00)
_NOT_SURE: Final = "?"
"""Behind an acronym that tells nobody alone: others have it, too, or a country or a treaty is called so."""
_A_WORD: Final = "~"
"""Behind an acronym that is a word as well, and is one in these letters alone; and behind a name that tells nothing in front of other words."""
_MARKS: Final = _NOT_SURE + _A_WORD
# Such as "International Organization for Migration (IOM)", "G5 Sahel", "Committee for Migration (ICM?) 1980-1989".
_NAMED: Final = r"(?P<text>[^(]*?) ?(?:\((?P<shorts>[^)]*)\))?(?: (?P<years>\d{4}-(?:\d{4})?))?"
_YEARS: Final = r" \d{4}-(?:\d{4})?$"
# What names of which there are other spellings have, and those of persons have not: "UN", "U.S.", "&", a small word.
_MAY_BE_SPELT: Final = r"^The\b|\b(?:U\. ?[NS]\.|UN|US|EU|UK|USA)(?!\w)|&|\b(?:and|contre|des?|for|in|of|on|para|pour)\b|[Oo]rgani[sz]ation|[Pp]rogram"
_SHORTEST_OPENING: Final = 5
_SHORTEST_NAME: Final = 3
_OFFICIAL: Final = frozenset(("un", "treaty", "red-cross", "regional", "bank", "donor"))
# Such as "SICA", "COMAR", "AIDA"; not "UNHCR", "MSF", "ECPAT".
_LIKE_A_NAME: Final = r"[B-DF-HJ-NP-TV-Z]?(?:[AEIOUY][B-DF-HJ-NP-TV-Z])*[AEIOUY]?[B-DF-HJ-NP-TV-Z]?"


class Named(NamedTuple):
    """A name of a body in a language (`FORMER` for a former one), with its acronyms and the years in which it was in use, "" if not known."""

    text: str
    language: str
    shorts: tuple[str, ...] = ()
    years: str = ""

    @property
    def short(self) -> str:
        """The acronym that goes with the name, "" for none."""
        return self.shorts[0] if self.shorts else ""


class Body(NamedTuple):
    """An organisation that is known: `parent` and `apart` are codes of others, `country` is alpha-3, "" for none.

    `apart` is what it is taken for by mistake; a country among them is alpha-3 as well.
    """

    code: str
    kind: str
    country: str
    parent: str
    apart: tuple[str, ...]
    names: tuple[Named, ...]

    @property
    def name(self) -> str:
        """The name that it is listed by."""
        return self.names[0].text

    def in_language(self, language: str) -> Named | None:
        """Return the name to use in a language, None where it has none there."""
        return next((name for name in self.names if name.language == language), None)

    def languages(self, text: str) -> set[str]:
        """Return the languages in which it is called so, or has this acronym; English for a name in another spelling."""
        wanted = key(text)
        return {name.language for name in self.names if wanted in map(key, (name.text, *name.shorts))} or {
            "en"
        }

    def shorts(self) -> tuple[str, ...]:
        """Return all acronyms, each once."""
        return tuple(dict.fromkeys(short for name in self.names for short in name.shorts))


class _Keys(NamedTuple):
    """The rows of the table by what is compared, names and acronyms; which acronyms tell nobody alone, which names are words."""

    names: dict[str, int]
    shorts: dict[str, tuple[int, ...]]
    unsure: frozenset[str]
    marked: frozenset[str]


def key(text: str) -> str:
    """Return what the spellings of a name have in common: its words, without case and accents."""
    return " ".join(words(text))


def known(text: str) -> Body | None:
    """Return the body that a text names: by a name, or by an acronym that no other has."""
    rows = _rows_of(text)
    return _body(rows[0]) if len(rows) == 1 and not _is_unsure(text) else None


def may_be(text: str) -> tuple[Body, ...]:
    """Return all bodies that a text may name: several for an acronym that several have."""
    return tuple(map(_body, _rows_of(text)))


def acronym(text: str) -> str:
    """Return the acronym that goes with a name of a body, "" if none does or it is no full name of one."""
    wanted = key(text)
    row = _keys_for(text).names.get(wanted)
    named = () if row is None else _body(row).names
    return next((name.short for name in named if name.short and key(name.text) == wanted), "")


def is_known(text: str) -> bool:
    """Tell whether a text is a name of a body, or its acronym."""
    return bool(_rows_of(text))


def is_full_name(text: str) -> bool:
    """Tell whether a text is a name of a body, and no mere acronym."""
    return key(text) in _keys_for(text).names


def opens_with_name(text: str) -> bool:
    """Tell whether the first words of a text are the name of a body: "Save the Children Norway", "Oxfam GB"."""
    found, keys = words(text), _keys_for(text)
    openings = (" ".join(found[:end]) for end in range(1, len(found)))
    return any(
        opening in keys.names and opening not in keys.marked and len(opening) >= _SHORTEST_OPENING
        for opening in openings
    )


def acronyms() -> frozenset[str]:
    """Return the acronyms in capitals, also of those that are written with small letters; not those that are words as well."""
    return _acronyms()[0]


def is_acronym(text: str) -> bool:
    """Tell whether a text is an acronym of a body, as it is written."""
    return text in acronyms() or text in _written()


def is_word_in_capitals(text: str) -> bool:
    """Tell whether a text is an acronym that is a word as well, in the letters in which it is none: "WHO"."""
    return text in _written()


def telling_acronyms() -> frozenset[str]:
    """Return those of them that tell a body before and behind other words; COMAR and SICA are surnames in capitals, too."""
    return _acronyms()[1]


@cache
def everybody() -> tuple[Body, ...]:
    """Return all bodies, by code."""
    return tuple(map(_body, range(len(_lines()))))


def latin_names() -> Mapping[str, int]:
    """Return the places of bodies in the table by the keys of their names in Latin letters."""
    return _keys(True).names


def at(row: int) -> Body:
    """Return the body at a place in the table."""
    return _body(row)


def with_code(code: str) -> Body | None:
    """Return the body with a code."""
    row = _codes().get(code)
    return None if row is None else _body(row)


def may_be_spelt(text: str) -> bool:
    """Tell whether a name has a word of which there are other spellings, or a small one, as names of persons have not."""
    return re.search(_MAY_BE_SPELT, text) is not None


def is_latin(text: str) -> bool:
    """Tell whether a text begins in Latin letters."""
    first = next(filter(str.isalpha, text), "")
    return first <= _LAST_LATIN or ord(first) in _MORE_LATIN


def is_in(body: Body, other: Body) -> bool:
    """Tell whether a body is a part of another, at whatever depth."""
    parent = with_code(body.parent)
    return parent is not None and (parent == other or is_in(parent, other))


def _rows_of(text: str) -> tuple[int, ...]:
    """Return the rows of those that a text names; as a word, an acronym counts in its own letters alone."""
    keys, wanted = _keys_for(text), key(text)
    if wanted in keys.names:
        return (keys.names[wanted],)
    rows = keys.shorts.get(wanted, ())
    row = _written().get(text.strip())
    return rows if row is None else tuple(sorted({*rows, row}))


def _is_unsure(text: str) -> bool:
    keys, wanted = _keys_for(text), key(text)
    return wanted in keys.unsure and wanted not in keys.names


def _keys_for(text: str) -> _Keys:
    return _keys(is_latin(text))


@cache
def _lines() -> tuple[str, ...]:
    return tuple(Path(__file__).with_name(_TABLE).read_text(encoding="utf-8").splitlines())


@cache
def _codes() -> dict[str, int]:
    return {line.partition(" ")[0]: row for row, line in enumerate(_lines())}


@cache
def _keys(is_latin: bool) -> _Keys:
    """Return the rows by key, of the names in Latin letters or of all others: most commands ask for the one or the other."""
    names: dict[str, int] = {}
    shorts: dict[str, tuple[int, ...]] = {}
    unsure: set[str] = set()
    marked: set[str] = set()
    for row, line in enumerate(_lines()):
        for section in line.partition("\t")[2].split("|"):
            if (section[:3] in _OTHER_LETTERS) is is_latin:
                continue
            for text in fold(section[3:]).split(";"):
                name, bracket, short = text.partition(" (")
                found = key(re.sub(_YEARS, "", name) if name[-1].isdecimal() else name)
                names.setdefault(found, row)
                if name.endswith(_A_WORD):
                    marked.add(found)
                for each in short.partition(")")[0].split("=") if bracket else ():
                    if not each or each.endswith(_A_WORD):
                        continue
                    others = shorts.get(made := key(each), ())
                    shorts[made] = others if row in others else (*others, row)
                    if each.endswith(_NOT_SURE):
                        unsure.add(made)
    return _Keys(names, shorts, frozenset(unsure), frozenset(marked))


@cache
def _written() -> dict[str, int]:
    """Return the rows of the acronyms that are words as well, by the letters in which they are none."""
    lines = ((row, line) for row, line in enumerate(_lines()) if _A_WORD in line)
    return {text: row for row, line in lines for text in re.findall(r"[(=]([^(=)]+)~", line)}


@cache
def _acronyms() -> tuple[frozenset[str], frozenset[str]]:
    every: set[str] = set()
    telling: set[str] = set()
    for line in _lines():
        head, _, names = line.partition("\t")
        english = names.partition("|")[0]
        is_official = head.split(" ")[1] in _OFFICIAL
        for group in re.findall(r"\(([^()]+)\)", names):
            for text in group.split("="):
                short = text.rstrip(_NOT_SURE)
                if short.isascii() and short.isalpha():
                    every.add(short.upper())
                    if not re.fullmatch(_LIKE_A_NAME, short.upper()) or (
                        is_official and f"{group})" in english
                    ):
                        telling.add(short.upper())
        alone = (re.sub(r"^[a-z]{2} ", "", name) for name in re.split(r"[;|]", names))
        every.update(
            name for name in alone if name.isupper() and name.isalpha() and len(name) > _SHORTEST_NAME
        )
    return frozenset(every - _written().keys()), frozenset(telling)


@lru_cache(maxsize=1 << 12)
def _body(row: int) -> Body:
    head, _, names = _lines()[row].partition("\t")
    code, kind, country, parent, apart = (field if field != "-" else "" for field in head.split(" "))
    found: list[Named] = []
    for section in names.split("|"):
        language, _, others = section.partition(" ")
        found += _named(others, FORMER if language == _EX else language)
    return Body(code, kind, country, parent, tuple(filter(None, apart.split(","))), tuple(found))


def _named(texts: str, language: str) -> list[Named]:
    """Return the names of a section; one without brackets has the acronym of the first, but for a former one."""
    found: list[Named] = []
    for match in filter(None, (re.fullmatch(_NAMED, text) for text in texts.split(";"))):
        shorts = tuple(each.rstrip(_MARKS) for each in (match["shorts"] or "").split("=") if each)
        if match["shorts"] is None and language and found:
            shorts = found[0].shorts[:1]
        found.append(Named(match["text"].rstrip(_MARKS), language, shorts, match["years"] or ""))
    return found
