"""Repairs Title Case as software sets it ("Ministry Of Justice")."""

import re
from functools import partial
from typing import Final

from protlib.frozen import expression
from protlib.record.small_words import unfolded_words_for

_SMALLWORDS: Final = {language: unfolded_words_for("title", language) for language in ("en", "fr", "es", "pt", "de")}
"""Words that stay small inside a title; the first language wins a tie."""
_ENDINGS: Final = frozenset({"S", "T", "Re", "Ve", "Ll", "D", "M"})
# Compiled when first used: not every command that imports this meets Title Case.
WORD: Final = expression(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word of a title, such as "children’s"."""
_OPENERS: Final = frozenset(":?!–—([{\"“‘«'¿¡")
_CLOSERS: Final = frozenset("'\"")


def is_title_case(text: str) -> bool:
    """Tell whether every word begins with a capital, but the text is not all in capitals."""
    words = WORD.findall(text)
    return bool(words) and not text.isupper() and not any(word[0].islower() for word in words)


def repair_title_case(text: str) -> str:
    """Return the text with its small words in small letters: "Sweden's Ministry of Justice".

    This covers small words of English, French, Spanish, Portuguese and German. Acronyms, initials and the first word of
    a title, a subtitle or a quotation stay. A text with a word in lower case is not in Title Case: there only the
    letter after an apostrophe ("Sweden'S") is repaired.
    """
    language = likely_language(text) if is_title_case(text) else ""
    return text if text.isupper() else WORD.sub(partial(_repair, language), text)


def likely_language(text: str) -> str:
    """Return the language of most small words in a text: en, fr, es, pt or de."""
    words = WORD.finditer(text)
    small_words = [word[0].lower() for word in words if len(word[0]) > 1 or _stands_alone(word)]
    return max(_SMALLWORDS, key=lambda name: sum(word in _SMALLWORDS[name] for word in small_words))


def _repair(language: str, match: re.Match[str]) -> str:
    word = match[0]
    head, mark, tail = word.rpartition("'" if "'" in word else "’")
    if tail in _ENDINGS and head:
        word = head + mark + tail.lower()
    if not language or _opens_sentence(match.string, match.start()):
        return word
    if head == "D" or (head == "L" and language == "fr"):
        return head.lower() + mark + tail
    return word.lower() if _is_small(word, match, _SMALLWORDS[language]) else word


def _is_small(word: str, match: re.Match[str], small_words: frozenset[str]) -> bool:
    if match.end() == len(match.string) or word.lower() not in small_words:
        return False
    return word[1:].islower() if len(word) > 1 else _stands_alone(match)


def _stands_alone(match: re.Match[str]) -> bool:
    """Tell whether a letter is a word, rather than an initial or a letter that counts ("Annex A, B")."""
    return match.string[match.end() : match.end() + 1].isspace()


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at a place opens a title, a subtitle, a sentence or a quotation."""
    lead = text[:start]
    trimmed = lead.rstrip()
    if not trimmed:
        return True
    last = trimmed[-1]
    if last == ".":
        return len(trimmed) > 2 and trimmed[-2].isalnum() and trimmed[-3].isalnum()
    if last == "-":
        return trimmed != lead
    return last in _OPENERS and (last not in _CLOSERS or trimmed == lead)
