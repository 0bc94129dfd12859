"""Compares names of organisations: one form for all spellings of a name, and the body of an acronym."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.model import Name
from protlib.record.names.lexicon import LEGAL_FORMS
from protlib.record.names.organisations import organisation
from protlib.record.small_words import ELIDED, of_names
from protlib.record.tables import choices_of, read_pairs
from protlib.text import words

_STATES: Final = {
    "US": "United States", "USA": "United States", "UN": "United Nations", "UK": "United Kingdom",
    "EU": "European Union",
}  # fmt: skip
# Such as "U.S." and "U.N.".
_POINTED_ACRONYM: Final = expression(r"\b(?:[A-Z]\.\s?){2,}")
# Such as "US", "UN".
_STATE: Final = expression(rf"\b(?:{'|'.join(_STATES)})\b")
_WHOLE_STATE: Final = expression(r"\bUnited States of America\b", re.IGNORECASE)
# Such as "l'Union", "dell’Unione".
_ELISION: Final = rf"(?i)\b{ELIDED}['’]"
# Such as "Sweden's", "Women’s".
_POSSESSIVE: Final = expression(r"['’]s\b")
_NAMES_IN_MEMORY: Final = 1 << 15  # names: those of a library of 50,000 records stay in memory
_FEWEST_LETTERS: Final = 5  # letters: shorter words are in names of any body


@lru_cache(maxsize=_NAMES_IN_MEMORY)
def body_words(literal: str) -> tuple[str, ...]:
    """Return the words to compare an organisation's name by, in order.

    Small words and legal forms are left out, abbreviations written out; British and American spellings become equal,
    likewise singular and plural: "U.S. Dept. of State" is "United States Department of State".
    """
    text = _POINTED_ACRONYM.sub(lambda match: f"{match[0].replace('.', '').replace(' ', '')} ", literal)
    text = _STATE.sub(lambda match: _STATES[match[0]], _WHOLE_STATE.sub("United States", text))
    text = re.sub(_other_united_nations(), " United Nations", text)
    return _make_comparable(words(re.sub(_ELISION, " ", _POSSESSIVE.sub("", text)).replace("&", " and ")))


@cache
def _other_united_nations() -> str:
    """Return what the United Nations are called elsewhere, in Latin letters: "Consejo de Seguridad de la ONU"."""
    from protlib.record.shared_words import words_by_language  # most commands compare no names

    by_language = words_by_language("united nations")
    names = (name for language, names in by_language.items() if language != "en" for name in names)
    return rf"\bONU\b|(?i:\b(?:{choices_of(filter(authority.is_latin, names))})\b)"


@cache
def _whole_words() -> Mapping[str, str]:
    """Return the words of names of bodies by their short forms."""
    return read_pairs(Path(__file__).with_name("abbreviations.txt"))


def _make_comparable(text_words: list[str]) -> tuple[str, ...]:
    whole_words = _whole_words()
    main_words = [_form(whole_words.get(word, word)) for word in text_words if word not in of_names()]
    while len(main_words) > 1 and main_words[-1] in LEGAL_FORMS:
        main_words.pop()
    return tuple(main_words or text_words)


def _form(word: str) -> str:
    """Return the common form of a word's spellings; it only serves comparison."""
    if len(word) < 5:  # shorter words have no such endings
        return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("tre"):
        word = f"{word[:-3]}ter"
    elif word.endswith("mme"):
        word = word[:-2]
    return word.replace("z", "s").replace("our", "or").replace("efence", "efense")


def letters(acronym: str) -> str:
    """Return the letters and figures of a short form for comparison: "UN-Women" is "unwomen"."""
    return "".join(words(acronym))


@lru_cache(maxsize=4096)
def short_forms(name: Name) -> frozenset[str]:
    """Return the sure short forms of a body as `letters` makes them: those of the name, and of the known body."""
    body = find_known_body(name)
    return own_shorts(name).union(map(letters, body.shorts()) if body else ()) - {""}


def own_shorts(name: Name) -> frozenset[str]:
    """Return the short forms that a body has under this very name, in the form of `letters`."""
    return frozenset(filter(None, map(letters, (name.short, authority.acronym(name.literal)))))


def is_short(literal: str) -> bool:
    """Tell whether a whole name may be a short form: one word, mostly capitals, such as "IOM", "UN-Women", "CoE"."""
    bare = literal.replace(".", "").replace("-", "")
    return " " not in literal and len(bare) > 1 and sum(map(str.isupper, bare)) * 2 >= len(bare)


@lru_cache(maxsize=_NAMES_IN_MEMORY)
def find_known_body(name: Name) -> Body | None:
    """Return the known body of a name, by the whole name in any spelling, or by an acronym that only this body has.

    A different acronym in brackets makes it another body. After an unknown name, an acronym identifies its body if most
    of the name's words are in the body's names: "Office des Nations Unies contre les drogues (ONUDC)".
    """
    if not name.literal:
        return None
    if body := authority.find_body(name.literal) or _body_of_spelling(name.literal) or _organ(name.literal):
        body_shorts = set(map(letters, body.shorts()))
        return body if not name.short or letters(name.short) in body_shorts or not body_shorts else None
    body = authority.find_body(name.short) if name.short else None
    return body if body and _share_word(name.literal, body) else None


def _organ(literal: str) -> Body | None:
    """Return the body named after the body it is part of: "UN. Economic and Social Council"."""
    first, *parts = re.split(r"[.,:] ", literal)
    parent, part = (authority.find_body(first), authority.find_body(parts[-1])) if parts else (None, None)
    return part if parent and part and authority.is_part_of(part, parent) else None


def _share_word(literal: str, body: Body) -> bool:
    distinctive_words = {word for word in words(literal) if len(word) >= _FEWEST_LETTERS}
    return len(distinctive_words & {word for name in body.names for word in words(name.text)}) * 2 > len(
        distinctive_words
    )


def _body_of_spelling(literal: str) -> Body | None:
    """Return the body whose name this is in another spelling: "U.S. Dept. of State"."""
    if not authority.may_have_spellings(literal):
        return None
    return authority.find_body_by_words(body_words(literal))


def body_named(text: str) -> Body | None:
    """Return the one known body that a text names, in any spelling and perhaps with its acronym behind it."""
    return find_known_body(organisation(text))
