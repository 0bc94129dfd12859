"""Who issued a report that says so by its kind or the name of its file, and under which name the report has a body."""

import re
from pathlib import PurePath
from typing import Final

from protlib.record import authority
from protlib.record.authority import FORMER, Body, BodyName
from protlib.text import squeeze
from protlib.title_pages.front import Front
from protlib.title_pages.words import ISSUED_BY, cut_opening, issuing_codes, numbers

_TOP_LINES: Final = 8  # of the first page: the kind stands above the title or is its first words
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD_BORDER: Final = re.compile(r"[_\s-]+|(?<=[a-z])(?=[A-Z])")  # such as in "OakCouncil_Guide-2020"
_MOST_WORDS_OF_A_NAME: Final = 6  # of the full name of a body, as files have it
_SHORTEST_IN_SMALL: Final = 4  # letters of an acronym that a file name has in small letters: "edpb", not "cat"
_OFFICIAL: Final = frozenset({"bank", "red-cross", "regional", "state", "un"})


def issuer_of_kind(front: Front) -> Body | None:
    """Return the body that alone issues a kind of report, or gives it such a number: "Operation n° MDRCD016"."""
    top = front.texts.get(front.first, [])[:_TOP_LINES]
    for code in issuing_codes():
        if any(cut_opening(f"{ISSUED_BY}{code}", line) is not None for line in top):
            return authority.body_with_code(code)
    return next((authority.body_with_code(code) for code, number in numbers() if any(map(number.search, top))), None)


def issuer_of_file(name: str) -> str:
    """Return the acronym of an official body with which a file name begins, "" for none: "edpb_guidelines.pdf".

    Several words with capitals may be the full name of any listed body: "MissingMaps_faq.pdf".
    """
    stem = PurePath(name).stem
    if full_name := _full_name_before(stem):
        return full_name
    match = _FIRST_WORD.match(stem)
    word = match[0] if match else ""
    acronym = word.upper()
    if not authority.is_acronym(acronym) or not (word == acronym or len(word) >= _SHORTEST_IN_SMALL):
        return ""
    body = authority.find_body(acronym)
    return acronym if body is not None and body.kind in _OFFICIAL else ""


def _full_name_before(stem: str) -> str:
    """Return the longest name of a listed body in the words with which the name of a file begins, "" for none."""
    parts = [part for part in _WORD_BORDER.split(stem) if part]
    names = (" ".join(parts[:end]) for end in range(min(len(parts), _MOST_WORDS_OF_A_NAME), 1, -1))
    return next((name for name in names if name[:1].isupper() and authority.is_full_name(name)), "")


def name_on_pages(body: Body, front: Front) -> str:
    """Return a body's name in the language of the report, with its acronym; an earlier one if only that is there.

    Of an earlier name the acronym is enough, where the pages have no name in full. Where the language is not certain,
    and of a body that is not official, the longest name counts that they show.
    """
    name = body.in_language(front.language or "en") or body.in_language("en") or body.names[0]
    if squeeze(name.text) not in front.folded:
        names = _names_on_pages(body, front)
        former_names = (printed_names for printed_names in names if printed_names.language == FORMER)
        is_own = not front.language or body.kind not in _OFFICIAL  # an association keeps its name in any language
        likely_name = max(names, key=lambda printed_names: len(printed_names.text)) if names and is_own else name
        name = next(former_names, likely_name)
    acronym = name.short or _acronym_on_pages(body, front)
    return f"{name.text} ({acronym})" if acronym else name.text


def _acronym_on_pages(body: Body, front: Front) -> str:
    """Return the acronym that the pages have of a body whose name in their language has none: UNICEF in French."""
    acronyms = (acronym for name in body.names if name.language != FORMER for acronym in name.shorts)
    return next((acronym for acronym in acronyms if authority.is_acronym(acronym) and front.has_word(acronym)), "")


def _names_on_pages(body: Body, front: Front) -> list[BodyName]:
    """Return the longest names of a body that the pages have, or else the names with its earlier acronyms."""
    printed_names = [name for name in body.names if squeeze(name.text) in front.folded]
    longest_names = [
        name
        for name in printed_names
        if not any(name.text != long_name.text and name.text in long_name.text for long_name in printed_names)
    ]
    former_names = (name for name in body.names if name.language == FORMER)
    return longest_names or [name for name in former_names if any(map(front.has_word, name.shorts))]
