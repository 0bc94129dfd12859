"""Reads a text or an item of a list that may be several names."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.frozen import expression
from protlib.record import authority
from protlib.record.fields.labels import inverted_name
from protlib.record.model import Name
from protlib.record.names.lexicon import APPEALS, SMALL_WORDS, SUFFIXES
from protlib.record.names.organisations import COMMAS_AT_END, EVIDENCE, has_head
from protlib.record.names.parser import UNNAMED_OTHERS, ordinary_person, parse_name
from protlib.record.names.persons import has_vowel, is_person_in_capitals
from protlib.record.small_words import between, choices_for, unfolded_words_for
from protlib.text import clean, words

# Patterns are compiled when first used: most commands show names and parse none.
_BREAKS: Final = r"[;\n|]+"
# Signs between organisations on a line that are rare in names of people.
_JOINT: Final = rf"[&/+]|\s(?:{between()}|{choices_for('together')}|[–—-])\s|\s(?:{choices_for('attached')})"
_INITIALS_BEHIND: Final = r" [A-Z-]{1,4}\s*,"  # such as "Zimmerman C, Hossain M"
_SMALL_INITIALS: Final = expression(r"(?<=[^\W\d_] )[A-Z][a-z]{0,2}$")  # such as the end of "Nyaupane Gp"
_COMMAS: Final = "[,،、]"
# Signs and words of which these patterns, and that of `known_bodies`, have one each; "u. a." stands for others.
_DIVIDING: Final = frozenset(";|/+,،、")
_BREAK_SIGNS: Final = frozenset(";\n|")
_ATTACHED_WORDS: Final = tuple(unfolded_words_for("attached"))
_WORDS_BETWEEN_NAMES: Final = {
    *unfolded_words_for("between"), *unfolded_words_for("together"), "&", "-", "–", "—", "u.", "u.a.",
}  # fmt: skip
_SIGNS: Final = frozenset("؛；•▪◦‣●*/(1")
"""A text has one of these where it has anything to divide here."""
_SEMICOLONS: Final = "[؛；]"
_BULLETS: Final = r"(?m)(?:^|(?<=\s))[•▪◦‣●*]\s*(?=\w)"
_DASHES: Final = ("- ", "– ", "— ")
"""What begins the first line of a list with dashes."""
# Such as "- UNHCR", a line of such a list.
_DASHED_LINE: Final = r"(?m)^\s*[-–—]\s+(?=\w)"
# Such as "1. Ana Ruiz 2. Juan Pérez", "1) UNHCR 2) IOM".
_NUMBERED_NAMES: Final = r"\s*1[.)]\s+(?=[^\W\d]).*\s2[.)]\s"
_NUMBER: Final = r"(?:^|\s)\d{1,2}[.)]\s+(?=[^\W\d])"
_STROKE: Final = r"\s+/\s+|\s*(?<!:)//\s*"  # that of EndNote's tables is doubled
_TIGHT_STROKE: Final = r"\s*/\s*"  # such as that in "Ruiz, Ana/Smith, Bob"
# Such as "Bales K.", "Bales, K" and "Robbins PT".
_WITH_INITIALS: Final = r"[^\W\d_][^\s,.]+(?: [^\W\d_][^\s,.]+)?,? (?:[A-Z]\.?[ -]?){1,3}"


@cache
def _part_of_work() -> str:
    """Return what a body did among the others: "UNICEF (lead), IOM"."""
    from protlib.record.shared_words import wordings  # which most names never need

    return rf"(?i)\s*\((?:{wordings('leading')})\)"


def _as_one_list(text: str) -> str:
    """Return a text with ";" between the names that bullets, dashes, numbers, strokes or "؛" divide."""
    if text.startswith(_DASHES):
        text = re.sub(_DASHED_LINE, "; ", text)
    if _SIGNS.isdisjoint(text):
        return text
    text = re.sub(_BULLETS, "; ", re.sub(_part_of_work(), "", re.sub(_SEMICOLONS, ";", text)))
    if re.match(_NUMBERED_NAMES, text, re.DOTALL):
        text = re.sub(_NUMBER, "; ", text)
    parts = re.split(_STROKE, text)
    if len(parts) == 1 and "," in text:
        parts = re.split(_TIGHT_STROKE, text)
        return "; ".join(parts) if len(parts) > 1 and all(map(_is_inverted, parts)) else text
    return "; ".join(parts) if len(parts) > 1 and all(map(_is_name, parts)) else text


def _is_name(part: str) -> bool:
    name = part.strip()
    return ordinary_person(name) is not None or authority.is_known(name) or _has_initials(name)


def _has_initials(name: str) -> bool:
    """Tell whether a name is that of a person with initials behind: "Bales K.", and no "Office A"."""
    return bool(re.fullmatch(_WITH_INITIALS, name)) and not parse_name(name).literal


def _is_inverted(part: str) -> bool:
    """Tell whether a part is a person with the family name first: "Ruiz, Ana"."""
    name = part.strip()
    return name.count(",") == 1 and bool(ordinary_person(name) or _has_initials(name))


def parse_list(text: str) -> list[Name]:
    """Return the names of a text that may hold several.

    ";", "|" and line breaks divide names. "And", "&" and commas divide them between whole names: "Office for Democratic
    Institutions and Human Rights" is one, "Smith, J., Jones, K. and Brown, L." are three. Nothing inside braces is
    divided, and no comma next to them divides. A text that cannot be divided safely is one name. "et al." and "and
    others" are the organisation "others", as in BibTeX.
    """
    text = _as_one_list(text)
    if "\n" not in text and not _may_be_several(alone := clean(text)):
        return [parse_name(alone)] if alone else []
    if _BREAK_SIGNS.isdisjoint(text) and (person := person_alone(text.strip())):  # as "Jobe, Alison"
        return [person]
    from protlib.record.names.list_division import COMMA, divide, split_outside_braces  # most names never need it

    names: list[Name] = []
    chunks = split_outside_braces(_BREAKS, text)
    if _has_small_initials(chunks):
        chunks = [_SMALL_INITIALS.sub(lambda end: end[0].upper(), chunk.strip()) for chunk in chunks]
    for chunk in chunks:
        if person := person_alone(chunk):
            names.append(person)
        elif several := re.sub(r"^(?:and|&)\s+", "", clean(chunk)):
            is_person = len(chunks) > 1 and is_person_in_capitals(split_outside_braces(COMMA, several), is_listed=True)
            names += [parse_name(several)] if is_person else divide(several)
    return names


def _has_small_initials(chunks: Sequence[str]) -> bool:
    """Tell whether all names of a list end in initials, "Soon Nk; Isah N", and none in a name: "Li Na; Chen Y".

    A letter alone shows it, if there are two such names, or one with letters that nobody is called.
    """
    ends = [match[0] for chunk in chunks if (match := _SMALL_INITIALS.search(chunk.strip()))]
    letter_count = sum(len(end) == 1 for end in ends)
    if not letter_count or len(ends) < max(len(chunks), 2) or not SUFFIXES.isdisjoint(ends):
        return False
    return letter_count > 1 or any(len(end) > 1 and not has_vowel(end) for end in ends)


def _may_be_several(text: str) -> bool:
    """Tell whether a clean text has a sign or a word that divides names, or one that stands for others."""
    has_word = any(word in _WORDS_BETWEEN_NAMES or word.startswith(_ATTACHED_WORDS) for word in text.split())
    return has_word or not _DIVIDING.isdisjoint(text)


def several_bodies(text: str) -> list[Name]:
    """Return the organisations in one name of a file; none if it is one name.

    A comma at the end marks one name, as in EndNote.
    """
    has_joint = re.search(_JOINT, text) is not None
    if text.endswith((*COMMAS_AT_END, "}")) or not (has_joint or re.search(_COMMAS, text)) or ordinary_person(text):
        return []
    text = clean(text)
    if not has_joint:
        from protlib.record.names.lines_of_bodies import list_known_bodies  # most names never need it

        return [parse_name(name) for name in list_known_bodies(text)]
    from protlib.record.names.list_division import divide  # most names never need it

    names = divide(text)
    return names if len(names) > 1 and all(name.literal for name in names) and names[-1] != UNNAMED_OTHERS else []


def parse_item(text: str) -> list[Name]:
    """Return the names in one item of a list: one name, or several organisations; "et al." is "others" behind them."""
    from protlib.record.names.unnamed_others import without_others  # which names that are shown never need

    if (names_text := without_others(text)) != text:
        return [*(parse_item(names_text) if names_text else ()), UNNAMED_OTHERS]
    if re.search(_INITIALS_BEHIND, text):
        from protlib.record.names.full_names import split_with_initials  # most names never need it

        if persons := split_with_initials(text):
            return persons
    if person := person_alone(text):
        return [person]
    if bodies := several_bodies(text):
        return bodies
    from protlib.record.names.list_division import split_full_names  # which names that are shown never need

    return split_full_names(text) or [parse_name(text)]


@lru_cache(maxsize=1 << 14)  # a few thousand people write most publications of a list
def person_alone(text: str) -> Name | None:
    """Return the ordinary person in a text; None for other texts, and if its comma divides two names."""
    person = ordinary_person(text)
    if person is None or "," not in text or " " not in person.family or " " not in person.given:
        return person
    from protlib.record.names.full_names import split_pair  # most names never need it

    return None if split_pair(text) else person


def is_part(text: str) -> bool:
    """Tell whether a text continues an organisation's name after "and": it has only topics ("Human Rights")."""
    text_words = words(text)
    return (
        bool(text_words)
        and all(word in EVIDENCE or word in SMALL_WORDS for word in text_words)
        and not has_head(text_words)
        and text_words[-1] not in APPEALS
    )


@lru_cache(maxsize=1 << 14)
def display(name: Name) -> str:
    """Return a full name with the family name first, which `parse_name` and `parse_list` read as this one name.

    A name that its plain form would change gets braces, as in BibTeX: an organisation around the whole, a person around
    the parts. A name with braces in it has no such form.
    """
    text = inverted_name(name)
    if person_alone(text) == name or (parse_name(text) == name and parse_list(text) == [name]):
        return text
    return _brace(name, text)


def _brace(name: Name, text: str) -> str:
    if not name.literal:
        family = f"{_group(name.particle)} {{{name.family}}}".strip()
        given_group = f"{{{name.given}}} {_group(name.dropping)}".strip()
        return ", ".join(filter(None, (family, given_group, _group(name.suffix))))
    in_braces = f"{{{text}}}"
    if parse_name(in_braces) == name:
        return in_braces
    return f"{{{{{name.literal}}} ({name.short})}}" if name.short else f"{{{{{name.literal}}}}}"


def _group(text: str) -> str:
    return f"{{{text}}}" if text else ""
