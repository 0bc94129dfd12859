"""BibTeX's name syntax: `von Last, Jr, First`, `First von Last`, `{Organisation}`, and biblatex's `family=..., given=...`.

The rules are those of BibTeX (Oren Patashnik's "BibTeXing", section 4, and `format.name$`): a word in braces is one
word, and a word that begins with a lower-case letter belongs to the particle. Differences, each for what real files
hold: in `García y Vega, Juan` the family name is whole (as in biber); `y` and `e` between two names are part of the
family name; `Jr.` is a suffix without a comma and in `Martin Luther King, Jr.`; `Humboldt, Alexander von` has a
dropping particle (as pandoc writes it); a name all in lower case has a given name unless a known particle leads it
(`bell hooks`); an organisation without braces is put together again where its name was split at an "and".
Names are split while they are LaTeX, and only then read: braces say what belongs together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.formats.bib import loose_names
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.latex.encoder import encode
from protlib.formats.bib.latex.symbols import ACCENTS, LETTERS
from protlib.record.model import Name
from protlib.record.names import is_organisation, organisation
from protlib.record.names.lexicon import PARTICLES, SUFFIXES
from protlib.record.names.parser import ordinary_person

_AND: Final = re.compile(r"(?<!\s)(?:\s+and)+(?:\s+|$)|^and\s+", re.IGNORECASE)
_SEMICOLON: Final = re.compile(r"(?:(?<!\s)\s+)?;\s*")
# Neither the thin space `\,` nor an accent `\~` is what it seems; the space of `Thiele,~A.\ L.` is one.
_COMMA: Final = re.compile(r"(?:(?<!\s)\s+)?(?<!\\),\s*")
_SPACE: Final = re.compile(r"(?:\s|(?<!\\)~|(?<!\\)\\(?=\s))+")
_GROUPS: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_ET_AL: Final = re.compile(r"(?:,\s*|(?<!\s)\s+)?\bet\.?\s+al(?:ii|\.)?\s*$")
_LABELLED: Final = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=")
_PART: Final = re.compile(r"\s*([\w-]+)\s*=\s*(.*?)\s*", re.DOTALL)
_SPECIAL: Final = re.compile(r"\\([^a-zA-Z]|[a-zA-Z]+)")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ONE_LETTER: Final = re.compile(r"\\(?:[^a-zA-Z\s]|[a-zA-Z]{1,2}(?![a-zA-Z])).{0,6}", re.DOTALL)

_GAP: Final = re.compile(r"\\([a-zA-Z]+)\s+(\w)")

_SUFFIXES: Final = SUFFIXES | {"JR"}  # which elsewhere may be initials
_CONNECTORS: Final = frozenset({"y", "e", "i"})
_PARTICLES: Final = PARTICLES | {"av", "d", "d'", "het", "vande", "ver", "y"}
_LEAST_WITH_SUFFIX: Final = 3
_LEAST_OF_ACRONYM: Final = 3
_LEAST_OF_WORDS: Final = 6

OTHERS: Final = "others"
"""The last name of a list that is not complete."""


class Read(NamedTuple):
    """The names of a list, whether it ends in "and others", and what of it was not understood."""

    names: tuple[Name, ...]
    has_others: bool
    unread: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def read(raw: str, useprefix: bool | None = None) -> Read:
    """Return the names in a value of `author`, `editor` ...; `useprefix` False makes particles dropping ones."""
    unread: list[str] = []
    has_others = False
    pieces = _pieces(raw)
    if len(pieces) > 1 and pieces[0][-1].isupper() and (found := loose_names.with_initials_last(pieces)):
        return Read(tuple(found), has_others)
    names: list[Name] = []
    for piece in pieces:
        text = _ET_AL.sub("", piece)
        if text != piece or piece.lower() == OTHERS:
            has_others = True
        if text and text.lower() not in {OTHERS, "and"}:
            names += _names(text, useprefix, unread)
    return Read(tuple(name for name in names if name != Name()), has_others, tuple(unread))


def write(names: Iterable[Name], has_others: bool = False, ascii_only: bool = False) -> str:
    """Return the names as a value of `author`, `editor` ...: organisations in braces, people as `von Last, Jr, First`."""
    written = [written for name in names if (written := write_one(name, ascii_only))]
    return " and ".join([*written, OTHERS] if has_others else written)


def short(names: Sequence[Name], ascii_only: bool = False) -> str:
    """Return the value of `shortauthor` for these names; "" where none has a short form."""
    if not [name for name in names if name.short]:
        return ""
    labels = (
        name.short or name.literal or " ".join(filter(None, (name.particle, name.family))) for name in names
    )
    return " and ".join(f"{{{encode(label, ascii_only)}}}" for label in labels)


def with_short(names: tuple[Name, ...], raw: str) -> tuple[Name, ...] | None:
    """Return the names with the short forms of a `shortauthor`; None where it cannot be told which is whose."""
    shorts = [decode(label).strip() for label in split(raw)]
    if len(shorts) != len(names):
        return None
    return tuple(
        Name(literal=name.literal, short=label) if name.literal and label != name.literal else name
        for name, label in zip(names, shorts, strict=True)
    )


def split(raw: str, separator: re.Pattern[str] = _AND) -> list[str]:
    """Return the items of a list that are separated by "and", or else what separates them, still in LaTeX."""
    return [item for item in _top_level(raw.strip(), separator) if item]


def _pieces(raw: str) -> list[str]:
    pieces = split(raw)
    if len(pieces) == 1 and ";" in raw:
        return split(raw, _SEMICOLON)
    return list(_rejoined(pieces)) if len(pieces) > 1 else pieces


def _rejoined(pieces: list[str]) -> Iterator[str]:
    """Put "Food and Agriculture Organization" together: a lone word beside an organisation is a part of its name."""
    held = pieces[0]
    for piece in pieces[1:]:
        if _may_be_joined(held, piece) and is_organisation(f"{held} and {piece}"):
            held = f"{held} and {piece}"
        else:
            yield held
            held = piece
    yield held


def _may_be_joined(left: str, right: str) -> bool:
    if any(char in left or char in right for char in ",{\\") or right.lower() == OTHERS:
        return False
    if " " in left and " " in right:
        return False
    return is_organisation(left) != is_organisation(right)


def _top_level(raw: str, separator: re.Pattern[str]) -> list[str]:
    """Split at the separators that stand outside all braces."""
    if "{" not in raw:
        return separator.split(raw)
    parts: list[str] = []
    start = 0
    closed = _closed_at(raw)
    for match in separator.finditer(raw):
        if not closed[match.start()]:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def _closed_at(raw: str) -> bytearray:
    """Return for each character whether it stands inside of braces."""
    inside = bytearray(len(raw) + 1)
    depth = start = 0
    for match in _GROUPS.finditer(raw):
        if match.group() == "{":
            if depth == 0:
                start = match.start()
            depth += 1
        elif match.group() == "}" and depth:
            depth -= 1
            if depth == 0:
                inside[start : match.end()] = b"\x01" * (match.end() - start)
    return inside


def is_group(raw: str) -> bool:
    r"""Tell whether the text is one group in braces, and not just a letter such as `{\"O}`."""
    if not (raw.startswith("{") and raw.endswith("}")) or _ONE_LETTER.fullmatch(raw[1:-1]):
        return False
    depth = 0
    for match in _GROUPS.finditer(raw[:-1]):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return False
    return True


def _names(raw: str, useprefix: bool | None, unread: list[str]) -> Sequence[Name]:
    if one := ordinary_person(raw):
        return [one]
    if is_group(raw):
        return [Name(literal=decode(raw[1:-1]).strip())]
    if _LABELLED.match(raw):
        return [_labelled(raw, useprefix, unread)]
    parts = [part.strip() for part in _top_level(raw, _COMMA)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return loose_names.read(raw, parts) or [_name(raw, parts, useprefix)]


def _name(raw: str, parts: list[str], useprefix: bool | None) -> Name:
    is_behind_name = len(parts) == 2 and (parts[1] in _SUFFIXES or parts[1] in loose_names.TITLES)
    if is_behind_name and len(words := _words(parts[0])) > 1:
        return _first_last([*words, parts[1]], useprefix)
    if len(parts) > 1:
        suffix = parts[1] if len(parts) > 2 else ""
        return _person(parts[0], suffix, " ".join(parts[2:] or parts[1:]), useprefix)
    if _may_be_organisation(parts[0]) and is_organisation(parts[0]):
        return organisation(parts[0])
    if raw.rstrip().endswith(","):
        return _person(parts[0], "", "", useprefix)
    return _first_last(_words(raw), useprefix)


def _may_be_organisation(raw: str) -> bool:
    """Tell whether an unbraced name is long enough to say so: two capitals are as good a family name as an acronym."""
    is_long = len(raw) >= (_LEAST_OF_WORDS if " " in raw else _LEAST_OF_ACRONYM)
    return is_long and not any(char in "{\\0123456789" for char in raw)


def _words(raw: str) -> list[str]:
    if "\\" in raw:
        raw = _GAP.sub(_closed_gap, raw)
    return [word for word in _top_level(raw, _SPACE) if word]


def _closed_gap(match: re.Match[str]) -> str:
    r"""Close the gap that TeX swallows behind a command: `\O rsted` is one word."""
    name, letter = match.groups()
    if name in ACCENTS:
        return f"\\{name}{{{letter}}}"
    return f"{{\\{name}}}{letter}" if name in LETTERS else match.group()


def _person(last: str, suffix: str, first: str, useprefix: bool | None) -> Name:
    words = _words(last)
    if not suffix and len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    begin = _end_of_particle(words)
    given, dropping = _without_dropping(_words(first))
    return _built(given, words[:begin], words[begin:], suffix, dropping, useprefix)


def _end_of_particle(words: Sequence[str]) -> int:
    """Return how many words at the beginning of a family name are its particle."""
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        return 0
    begins_particle = small[0] == 0 or words[0].lower() in _PARTICLES
    return small[-1] + 1 if begins_particle else 0


def _without_dropping(words: list[str]) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > 1 and words[end - 1] in _PARTICLES:
        end -= 1
    return words[:end], words[end:]


def _first_last(words: list[str], useprefix: bool | None) -> Name:
    suffix = ""
    if len(words) >= _LEAST_WITH_SUFFIX and (words[-1] in _SUFFIXES or words[-1] in loose_names.TITLES):
        suffix = words.pop()
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    begin, end = (small[0], small[-1] + 1) if small else (len(words) - 1, len(words) - 1)
    if small and begin > 1 and all(words[index] in _CONNECTORS for index in small):
        begin = end = begin - 1
    elif small and end == len(words) - 1 and begin == 0 and words[0] not in _PARTICLES:
        begin = _behind_small_given(words, end)
    return _built(words[:begin], words[begin:end], words[end:], suffix, [], useprefix)


def _behind_small_given(words: Sequence[str], end: int) -> int:
    """Return where the particle begins in a name all in lower case, "bell hooks": no one is a Hooks "of the bell"."""
    if not all(map(_is_small, words)):
        return 0
    return next((index for index in range(1, end) if words[index] in _PARTICLES), end)


def _built(
    given: Sequence[str],
    particle: Sequence[str],
    family: Sequence[str],
    suffix: str,
    dropping: Sequence[str],
    useprefix: bool | None,
) -> Name:
    if useprefix is False and not dropping:
        particle, dropping = dropping, particle
    return Name(
        family=_text(family),
        given=_text(given),
        particle=_text(particle),
        dropping=_text(dropping),
        suffix=decode(suffix).strip(),
    )


def _text(words: Sequence[str]) -> str:
    return decode(" ".join(words)).strip()


def _is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle: by its first letter outside of braces, or of an accent's group."""
    depth = 0
    for index, char in enumerate(word):
        if char == "{" and depth == 0 and word[index + 1 : index + 2] == "\\":
            return _is_small_command(word[index + 1 :], in_group=True)
        if char == "\\" and depth == 0:
            return _is_small_command(word[index:], in_group=False)
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and char.isalpha():
            return char.islower()
    return False


def _is_small_command(word: str, *, in_group: bool) -> bool:
    match = _SPECIAL.match(word)
    name = match.group(1) if match else ""
    if name in LETTERS or (not in_group and name not in ACCENTS):
        return name.islower()
    letter = _LETTER.search(word, len(name) + 1)
    return letter is not None and letter.group().islower()


def _labelled(raw: str, useprefix: bool | None, unread: list[str]) -> Name:
    """Read biblatex's extended name format: parts by their names, in any order."""
    parts: dict[str, str] = {}
    for item in _top_level(raw, _COMMA):
        if match := _PART.fullmatch(item):
            label, value = match.group(1).lower(), match.group(2).strip('"')
            if label in {"family", "given", "prefix", "suffix", "useprefix"}:
                parts[label] = " ".join(filter(None, (parts.get(label), decode(value).strip())))
            elif not label.endswith("-i"):
                unread.append(item)
    if "useprefix" in parts:
        useprefix = parts["useprefix"].lower() == "true"
    particle = parts.get("prefix", "")
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        particle="" if useprefix is False else particle,
        dropping=particle if useprefix is False else "",
        suffix=parts.get("suffix", ""),
    )


@lru_cache(maxsize=16_384)
def write_one(name: Name, ascii_only: bool = False) -> str:
    """Return a name as it stands in a list."""
    if name.literal:
        return f"{{{encode(name.literal, ascii_only)}}}"
    family = _protected(name.family, ascii_only, family=True)
    last = f"{_protected(name.particle, ascii_only)} {family}" if name.particle else family
    given = " ".join(_protected(part, ascii_only) for part in (name.given, name.dropping) if part)
    if not (name.family and given):
        return last if _is_one_name(name, given) else _in_one_group(name, ascii_only)
    return ", ".join([last, _protected(name.suffix, ascii_only), given] if name.suffix else [last, given])


def _is_one_name(name: Name, given: str) -> bool:
    """Tell whether there is only a family name, and one in which nobody would look for a given name."""
    is_one_word = " " not in name.family and not name.particle
    return bool(name.family) and not (given or name.suffix) and (is_one_word or name.particle.islower())


def _in_one_group(name: Name, ascii_only: bool) -> str:
    """Return half a name in braces: BibTeX and biber drop a comma at its end, and take its first word for a given name."""
    half = " ".join(filter(None, (name.given, name.dropping, name.particle, name.family)))
    text = ", ".join(filter(None, (half, name.suffix)))
    return f"{{{encode(text, ascii_only)}}}" if text else ""


def _protected(text: str, ascii_only: bool, *, family: bool = False) -> str:
    """Return a part of a name in braces where its words would else be taken for something else."""
    written = encode(text, ascii_only)
    needs_braces = (
        "," in text
        or "=" in text
        or _AND.search(f" {text} ") is not None
        or (family and any(_is_small(word) for word in text.split()))
    )
    return f"{{{written}}}" if needs_braces else written
