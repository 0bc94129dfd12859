"""Questions about what is not to leave the library: "keep my private notes out when I share"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from protlib.record.tables import read_words
from protlib.text import words

WAYS: Final = ("share", "export")
"""The commands that leave out by themselves what others are not to see."""
REMARK: Final = (
    "share leaves out private notes, tags, collections, attached files and what is not public. "
    "export leaves out private notes, attached files and what is not public, but not tags. "
    "Only --include and --files add them."
)
_SECTIONS: Final = read_words(Path(__file__).with_suffix(".txt"))
_ARTICLE: Final = "(?:[وبل]?ال|لل|[وبل])?"  # what Arabic writes as the beginning of a word
_FEW_WORDS: Final = r"(?: \w+){0,8}?"
_ELISION: Final = r"\b([cdjlmnst]|qu)['’]"  # French: "n'exporte"
_WORDS_AROUND: Final = 8  # words
_GIVING: Final = frozenset(("include", "note", "notes"))


def ways_without(question: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that share a library without its private parts, if a question asks for them."""
    text = _fold_question(question)
    is_sent = _has_word(text, "share") or _has_word(text, "export")
    is_kept = _has_word(text, "private") and _has_word(text, "withholding")
    if not (denies_private(question) and (is_sent or is_kept)):
        return ()
    return WAYS[:1] if _has_word(text, "tags") else WAYS[::-1] if _has_word(text, "export") else WAYS


def denies_private(question: Sequence[str]) -> bool:
    """Tell whether a question denies something that others are not to see: "no private notes", "hide my comments"."""
    text = _fold_question(question)
    denied_text = text if _has_word(text, "withholding") else _near_denials(text)
    return (_has_word(denied_text, "private") or _has_word(denied_text, "beside")) and not _is_denied_twice(text)


def _fold_question(question: Sequence[str]) -> str:
    return " ".join(words(re.sub(_ELISION, r"\1 ", " ".join(question).casefold())))


def _near_denials(text: str) -> str:
    """Return the words around each "not" and "without": what is far from them is not denied."""
    denials = [match for section in ("not", "removing") for match in _pattern(section).finditer(text)]
    words_before = (text[: match.start()].split()[-_WORDS_AROUND:] for match in denials)
    words_behind = (text[match.end() :].split()[:_WORDS_AROUND] for match in denials)
    return " ".join(chain.from_iterable((*words_before, *words_behind)))


def hands_on_private(example: str) -> bool:
    """Tell whether an example hands on what others are not to see without a request: with --include, or notes."""
    return not _GIVING.isdisjoint(words(example))


def _has_word(text: str, section: str) -> bool:
    return _pattern(section).search(text) is not None


def _is_denied_twice(text: str) -> bool:
    """Tell whether a question denies that something is left out, and nothing else: "do not leave out my notes"."""
    withholding = _pattern("withholding").search(text)
    denials = [match.end() for match in _pattern("not").finditer(text)]
    return withholding is not None and len(denials) == 1 and text[denials[0] :].lstrip() == text[withholding.start() :]


@cache
def _pattern(section: str) -> re.Pattern[str]:
    phrases = (
        phrase.replace(".*", _FEW_WORDS).replace(".", " ").removesuffix("-") + r"\w*" * phrase.endswith("-")
        for phrase in sorted(_SECTIONS[section])
    )
    return re.compile(rf"\b{_ARTICLE}(?:{'|'.join(phrases)})\b")
