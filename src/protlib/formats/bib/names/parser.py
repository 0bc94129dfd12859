"""Names in BibTeX's syntax, read and written.

`von Last, Jr, First`, `First von Last`, `{Organisation}`, and biblatex's `family=..., given=...`.

The rules are those of BibTeX (Oren Patashnik's "BibTeXing", section 4, and `format.name$`). A word in braces is one
word, and a word that begins with a small letter belongs to the particle. Names are divided while they are LaTeX and
read only then, because braces say what belongs together.

Real files need some differences. In `García y Vega, Juan` the family name is whole (as in biber); `y` and `e` between
two names are part of the family name. `Jr.` is a suffix without a comma and in `Martin Luther King, Jr.`. `Humboldt,
Alexander von` has a dropping particle (as pandoc writes it). A name all in small letters has a given name unless it
begins with a known particle (`bell hooks`). An organisation without braces is put together again where an "and" has
divided it.

People are written as `von Last, Jr, First`, organisations in braces so that BibTeX does not divide them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from protlib.formats.bib.latex.braced_groups import AND_SEPARATOR, is_group, split_latex
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.latex.encoder import UNICODE_ENCODER, LatexEncoder
from protlib.formats.bib.latex.latex_commands import ACCENTS, LETTERS
from protlib.formats.bib.names import irregular_names
from protlib.formats.bib.names.irregular_names import LETTERS_OF_AN_ACRONYM
from protlib.frozen import expression
from protlib.record.fields.labels import inverted_name
from protlib.record.model import Name
from protlib.record.names import is_organisation, organisation
from protlib.record.names.full_names import split_pair
from protlib.record.names.lexicon import PARTICLES, SUFFIXES
from protlib.record.names.lists import person_alone
from protlib.record.names.parser import parse_name

# Neither the thin space `\,` nor an accent `\~` is what it seems; the space of `Thiele,~A.\ L.` is one.
_COMMA: Final = expression(r"(?:(?<!\s)\s+)?(?<!\\),\s*")
_SPACE: Final = expression(r"(?:\s|(?<!\\)~|(?<!\\)\\(?=\s))+")
# Such as the beginning of "family=Dijk, given=Jan, given-i=J, prefix=van, useprefix=false", and each part of it.
_NAME_LABEL: Final = expression(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=")
_PART: Final = expression(r"\s*([\w-]+)\s*=\s*(.*?)\s*", re.DOTALL)
_LABELS: Final = frozenset({"family", "given", "prefix", "suffix", "useprefix"})
# Such as "\O r" in "\O rsted".
_GAP: Final = expression(r"\\([a-zA-Z]+)\s+(\w)")

# Such as "Zhao, J", "El Sayed, MAA" and "Lee, J.-H.".
_NAME_WITH_INITIALS: Final = expression(r"[^\s,{}][^,{}]*[a-z][^,{}]*, (?:[A-Z][.-]*){1,4}")

_SUFFIXES: Final = SUFFIXES | {"JR"}  # elsewhere these may be initials
_CONNECTORS: Final = frozenset({"y", "e", "i"})
_PARTICLES: Final = PARTICLES | {"av", "d", "d'", "het", "vande", "ver", "y"}
_WORDS_WITH_SUFFIX: Final = 3  # of two, the last is the family name whatever it looks like
_LETTERS_OF_WORDS: Final = 6  # of several words in capitals: fewer are initials with blanks between
# Such as `\oe` and `\"`.
_COMMAND: Final = expression(r"\\([^a-zA-Z]|[a-zA-Z]+)")
_LETTER: Final = expression(r"[^\W\d_]")
AND_OTHERS: Final = "others"
"""The last name of an incomplete list."""


_MOST_COMMAS: Final = 2  # biber skips an entry with a name that has more, unless braces hold the whole name


def is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle.

    The first letter outside braces, or in an accent's group, is small.
    """
    if word[:1].isalpha():  # as in nearly all names
        return word[0].islower()
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
    match = _COMMAND.match(word)
    name = match.group(1) if match else ""
    if name in LETTERS or (not in_group and name not in ACCENTS):
        return name.islower()
    letter = _LETTER.search(word, len(name) + 1)
    return letter is not None and letter.group().islower()


def parse_bibtex_names(raw: str, left_out: list[str], *, useprefix: bool | None) -> Sequence[Name]:
    """Return the names in one item of a list: mostly one; several where they lack an "and" between them.

    Where biblatex's `useprefix` is False, the particles are dropping ones. Labelled parts that are unknown join
    `left_out`.
    """
    if person := person_alone(raw):
        return [person]
    if is_group(raw):
        return _people_in_braces(raw[1:-1]) or [Name(literal=decode(raw[1:-1]).strip())]
    if _NAME_LABEL.match(raw):
        return [_read_labelled(raw, left_out, useprefix=useprefix)]
    parts = [part.strip() for part in split_latex(raw, _COMMA)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return irregular_names.read_loose_names(raw, parts) or [_name(raw, parts, useprefix=useprefix)]


def _people_in_braces(raw: str) -> list[Name]:
    """Return the people that Web of Science writes like a body: `{Zhao, J and Li, XW}`, `{Li, XW}`; none for others."""
    name_texts = [part.strip() for part in re.split(r"\s+and\s+", raw)]
    are_inverted = all(
        (len(name_texts) > 1 and person_alone(part)) or _NAME_WITH_INITIALS.fullmatch(part) for part in name_texts
    )
    people = [parse_name(decode(part)) for part in name_texts] if are_inverted else []
    return [] if any(name.literal for name in people) else people


def _name(raw: str, parts: list[str], *, useprefix: bool | None) -> Name:
    is_behind_name = len(parts) == 2 and (parts[1] in _SUFFIXES or parts[1] in irregular_names.TITLES)
    if is_behind_name and len(words := _words(parts[0])) > 1:
        return _first_last([*words, parts[1]], useprefix=useprefix)
    if len(parts) > 1:
        suffix = parts[1] if len(parts) > 2 else ""
        return _person(parts[0], suffix, " ".join(parts[2:] or parts[1:]), useprefix=useprefix)
    if _may_be_organisation(parts[0]) and is_organisation(parts[0]):
        return organisation(parts[0])
    if raw.rstrip().endswith(","):
        return _person(parts[0], "", "", useprefix=useprefix)
    return _first_last(_words(raw), useprefix=useprefix)


def _may_be_organisation(raw: str) -> bool:
    """Tell whether an unbraced name is long enough to be read as an organisation; two capitals may be a family name."""
    is_long = len(raw) >= (_LETTERS_OF_WORDS if " " in raw else LETTERS_OF_AN_ACRONYM)
    return is_long and not any(char in "{\\0123456789" for char in raw)


def _words(raw: str) -> list[str]:
    if "\\" in raw:
        raw = _GAP.sub(_close_gap, raw)
    return [word for word in split_latex(raw, _SPACE) if word]


def _close_gap(match: re.Match[str]) -> str:
    r"""Close the gap that TeX swallows after a command: `\O rsted` is one word."""
    name, letter = match.groups()
    if name in ACCENTS:
        return f"\\{name}{{{letter}}}"
    return f"{{\\{name}}}{letter}" if name in LETTERS else match.group()


def _person(last: str, suffix: str, first: str, *, useprefix: bool | None) -> Name:
    words = _words(last)
    if not suffix and len(words) == 1 and is_group(words[0]):
        *family, end = words[0][1:-1].split() or [""]
        if family and end in _SUFFIXES:  # Mendeley writes "{Stephens Jr}, Melvin"
            words, suffix = [f"{{{' '.join(family)}}}"], end
    if not suffix and len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    begin = _end_of_particle(words)
    given_part, dropping = _without_dropping(_words(first))
    return _build_name(given_part, words[:begin], words[begin:], suffix, dropping, useprefix=useprefix)


def _end_of_particle(words: Sequence[str]) -> int:
    """Return the number of words at the beginning of a family name that are its particle."""
    small_words = [index for index, word in enumerate(words[:-1]) if is_small(word)]
    if not small_words:
        return 0
    begins_particle = small_words[0] == 0 or words[0].lower() in _PARTICLES
    return small_words[-1] + 1 if begins_particle else 0


def _without_dropping(words: list[str]) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > 1 and words[end - 1] in _PARTICLES:
        end -= 1
    return words[:end], words[end:]


def _first_last(words: list[str], *, useprefix: bool | None) -> Name:
    suffix = ""
    if len(words) >= _WORDS_WITH_SUFFIX and (words[-1] in _SUFFIXES or words[-1] in irregular_names.TITLES):
        suffix = words.pop()
    small_words = [index for index, word in enumerate(words[:-1]) if is_small(word)]
    begin, end = (small_words[0], small_words[-1] + 1) if small_words else (len(words) - 1, len(words) - 1)
    if small_words and begin > 1 and all(words[index] in _CONNECTORS for index in small_words):
        begin = end = begin - 1
    elif small_words and end == len(words) - 1 and begin == 0 and words[0] not in _PARTICLES:
        begin = _find_particle(words, end)
    return _build_name(words[:begin], words[begin:end], words[end:], suffix, [], useprefix=useprefix)


def _find_particle(words: Sequence[str], end: int) -> int:
    """Return where the particle begins in a name all in small letters; in "bell hooks", "bell" is a given name."""
    if not all(map(is_small, words)):
        return 0
    return next((index for index in range(1, end) if words[index] in _PARTICLES), end)


def _build_name(
    given_part: Sequence[str],
    particle: Sequence[str],
    family: Sequence[str],
    suffix: str,
    dropping: Sequence[str],
    *,
    useprefix: bool | None,
) -> Name:
    if useprefix is False and not dropping:
        particle, dropping = dropping, particle
    return Name(
        _decode_words(family),
        _decode_words(given_part),
        _decode_words(particle),
        _decode_words(dropping),
        decode(suffix).strip(),
    )


def _decode_words(words: Sequence[str]) -> str:
    return decode(" ".join(words)).strip()


def _read_labelled(raw: str, left_out: list[str], *, useprefix: bool | None) -> Name:
    """Read biblatex's extended name format: labelled parts in any order."""
    parts: dict[str, str] = {}
    for item in split_latex(raw, _COMMA):
        if match := _PART.fullmatch(item):
            label, value = match.group(1).lower(), match.group(2).strip('"')
            if label in _LABELS:
                parts[label] = " ".join(filter(None, (parts.get(label), decode(value).strip())))
            elif not label.endswith("-i"):
                left_out.append(item)
    if "useprefix" in parts:
        useprefix = parts["useprefix"].lower() == "true"
    family, given, particle, suffix = (parts.get(label, "") for label in ("family", "given", "prefix", "suffix"))
    dropping, particle = (particle, "") if useprefix is False else ("", particle)
    return Name(family=family, given=given, particle=particle, dropping=dropping, suffix=suffix)


def format_names(names: Iterable[Name], encoder: LatexEncoder = UNICODE_ENCODER, *, has_others: bool = False) -> str:
    """Return the names as a value of `author`: organisations in braces, people as `von Last, Jr, First`."""
    texts = [text for name in names if (text := write_one(name, encoder))]
    return " and ".join([*texts, AND_OTHERS] if has_others else texts)


def short(names: Sequence[Name], encoder: LatexEncoder = UNICODE_ENCODER) -> str:
    """Return the value of `shortauthor` for these names; "" where none has a short form."""
    if not [name for name in names if name.short]:
        return ""
    labels = (name.short or name.literal or " ".join(filter(None, (name.particle, name.family))) for name in names)
    return " and ".join(f"{{{encoder.encode(label)}}}" for label in labels)


@lru_cache(maxsize=1 << 14)
def write_one(name: Name, encoder: LatexEncoder) -> str:
    """Return one name as an item of a list."""
    if name.literal:
        return f"{{{encoder.encode(name.literal)}}}"
    family = _protect(name.family, encoder, is_family=True)
    if " " in name.given and split_pair(f"{name.family}, {name.given}"):
        family = f"{{{encoder.encode(name.family)}}}"
    last = f"{_protect(name.particle, encoder)} {family}" if name.particle else family
    given_part = " ".join(_protect(part, encoder) for part in (name.given, name.dropping) if part)
    if not (name.family and given_part):
        return last if _is_one_name(name, given_part) else _put_in_braces(name, encoder)
    text = ", ".join([last, _protect(name.suffix, encoder), given_part] if name.suffix else [last, given_part])
    return text if text.count(",") <= _MOST_COMMAS else f"{{{encoder.encode(inverted_name(name))}}}"


def _is_one_name(name: Name, given_part: str) -> bool:
    """Tell whether a name is only a family name in which no reader would look for a given name."""
    is_one_word = " " not in name.family and not name.particle
    return bool(name.family) and not (given_part or name.suffix) and (is_one_word or name.particle.islower())


def _put_in_braces(name: Name, encoder: LatexEncoder) -> str:
    """Return a lone family or given name in braces.

    BibTeX and biber drop a comma at its end, and would take its first word for a given name.
    """
    half = " ".join(filter(None, (name.given, name.dropping, name.particle, name.family)))
    text = ", ".join(filter(None, (half, name.suffix)))
    return f"{{{encoder.encode(text)}}}" if text else ""


def _protect(text: str, encoder: LatexEncoder, *, is_family: bool = False) -> str:
    """Return a part of a name, in braces where its words would be taken for something else."""
    latex = encoder.encode(text)
    needs_braces = (
        "," in text
        or "=" in text
        or ("and" in text.lower() and AND_SEPARATOR.search(f" {text} ") is not None)
        or (is_family and any(map(is_small, text.split())))
    )
    return f"{{{latex}}}" if needs_braces else latex
