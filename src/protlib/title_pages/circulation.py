"""Marks that say who may see a report: "CONFIDENTIAL", "Document interne", "not for circulation"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.record import authority
from protlib.record.access import RESTRICTED, Access, stricter
from protlib.record.access_words import begins_title, is_sure, level_of, mark_words, plain_mark
from protlib.record.fields.access_headings import names_level, plain_level
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for
from protlib.system.pdf.page import StyledLine
from protlib.title_pages.embargoes import is_closed, names_embargo
from protlib.title_pages.front import Front, is_at_edge, join_spaced
from protlib.title_pages.words import alternatives, cut_opening, is_one_of, words_of
from protlib.title_pages.written_dates import DATED, YEAR_ALONE

_PART_SEPARATOR: Final = re.compile(r"[|•·;()\[\]]|\s[–—-]+\s|\.\s")
_EDGE_WITH_MARKS: Final = 0.12
"""The share of a page's height, at its head and its foot, where marks stand."""
_FIRST_LINES: Final = 20
"""So many lines of a first page are looked at, because the text begins below them where there is no cover."""
_MOST_LETTERS_OF_A_MARK: Final = 100  # letters
# Such as "Copy No. 12 of 30", "Exemplaire n° 3", "Page 1 of 9".
_COPY: Final = re.compile(
    rf"\W*\b(?:{alternatives('copy')})\w*\s*(?:n[or]?\s?[.°º:]*|{wordings('number')}|№|#)?\s*\d+"
    rf"(?:\s*(?:/|{choices_for('pages')})\s*\d+)?\W*$",
    re.IGNORECASE,
)
_ANY_SEPARATOR: Final = re.compile(rf"{_PART_SEPARATOR.pattern}|\s*[:,/]\s*|\s+-+\s+")
_SIGNS: Final = dict.fromkeys(map(ord, ".:;,|/–—-•·*«»“”\"'!()[]<>+"), " ")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST_OF_NAME: Final = 8  # words of a body before a mark: "UNHCR internal"
_MOST_OF_LOGO: Final = 6  # lines of a body's name in a logo
_MOST_BEFORE_LABEL: Final = 3  # words: "UN document classification: internal"
_LONGEST_LABELLED: Final = 60  # letters
# Such as "v.2" and "1.3": the version of a draft.
_VERSION: Final = re.compile(r"v?\.?\d+(?:\.\d+)*")
_FEWEST_WORDS: Final = 3
"""Words of a phrase that is a mark also within a line: "draft, not for circulation"; a title has "internal use"."""


def find_access(front: Front, title: str) -> str:
    """Return who may see a report by the marks on its cover and in its heads and feet, "" where there is none.

    A line of the title is no mark: "INTERNAL" may stand above "DISPLACEMENT".
    """
    cover = [plain_mark(line.text) for line in front.lines(front.first)]
    level = Access.CONFIDENTIAL.value if any(map(is_closed, front.embargoes)) else ""
    for line in _lines(front):
        for mark, own_level in _marks_in(line):
            if _times(mark, " ".join(cover)) > _times(mark, plain_mark(title)) or plain_mark(line) not in cover:
                level = stricter(level, own_level)
    return level


def is_circulation_mark(text: str) -> bool:
    """Tell whether a whole text says who may see a report, and nothing but a kind, a date or a body beside it."""
    mark_text = _split_label(text)[1]
    is_labelled = bool(mark_text and _mark_of(mark_text)) and is_sure(plain_mark(mark_text))
    if _mark_of(text) or is_labelled or _labelled_level(text):
        return True
    parts = [part for part in _ANY_SEPARATOR.split(text) if part.strip()]
    return any(map(_mark_of, parts)) and all(map(_is_beside, parts))


def is_sure_mark(text: str) -> bool:
    """Tell whether a whole text is such a mark and begins no title, as "INTERNAL" may do."""
    mark = plain_mark(text)
    return is_circulation_mark(text) and (" " in mark or ":" in mark or is_sure(mark))


def may_have_mark(text: str) -> bool:
    """Tell whether a line of a text has all words of a mark, or of an embargo; it need not be one.

    A text from right to left may have its letters in any order.
    """
    return (
        bool(_RIGHT_TO_LEFT.search(text))
        or names_embargo(text)
        or any(_has_words(line) or _labelled_level(line) for line in text.split("\n"))
    )


def _has_words(line: str) -> bool:
    tokens = {*plain_mark(join_spaced(line)).translate(_SIGNS).split()}
    return any(mark <= tokens for token in tokens & _words_by_ending().keys() for mark in _words_by_ending()[token])


@cache
def _words_by_ending() -> dict[str, list[frozenset[str]]]:
    """Return the words of each mark by the last one of them."""
    by_ending: dict[str, list[frozenset[str]]] = {}
    for mark in (mark.translate(_SIGNS).split() for level in RESTRICTED for mark in mark_words(level)):
        by_ending.setdefault(mark[-1], []).append(frozenset(mark))
    return by_ending


def _is_beside(part: str) -> bool:
    return bool(_mark_of(part) or is_one_of("genre", part) or _is_number(part) or authority.is_known(part.strip()))


def _without_dates(part: str) -> str:
    """Return a part without a date, a year and the number of a copy: "CONFIDENTIAL 2019"."""
    return _COPY.sub("", YEAR_ALONE.sub("", DATED.sub("", part)))


def _is_number(part: str) -> bool:
    """Tell whether a part is a date or the number of a copy."""
    return not re.search(r"[^\W_]", _without_dates(part)) or plain_mark(part).isdecimal()


@lru_cache(maxsize=1024)
def _mark_of(part: str) -> str:
    """Return the words of a part that are a mark, without bodies and without a date behind them; "" for none."""
    # A text without the last word of any mark needs no closer look.
    if len(part) > _MOST_LETTERS_OF_A_MARK or _words_by_ending().keys().isdisjoint(
        plain_mark(part).translate(_SIGNS).split()
    ):
        return ""
    tokens = _without_dates(part).strip(" ,.:").split()
    if mark := _mark_of_draft(tokens):
        return mark
    for width in range(min(_MOST_OF_NAME, len(tokens))):
        for start in (0, 1) if width > 1 else (0,):  # "for World Bank internal use"
            mark = plain_mark(" ".join((*tokens[:start], *tokens[width:])))
            if _is_restricted(mark) and (
                not width or authority.is_known(" ".join(tokens[start:width]).strip(" :,’'s"))
            ):
                return mark
    mark = plain_mark(" ".join(token for token in tokens if not authority.is_acronym(token)))
    return mark if _is_restricted(mark) else ""


def _mark_of_draft(tokens: Sequence[str]) -> str:
    """Return the mark of a draft that says no more than its state: "Confidential draft v.2 of"; "" for none."""
    words = [plain_mark(token) for token in tokens]
    marks = [word for word in words if word not in words_of("draft") and not _VERSION.fullmatch(word)]
    is_mark_of_draft = len(marks) == 1 and len(words) > 1 and is_sure(marks[0])
    return marks[0] if is_mark_of_draft and _is_restricted(marks[0]) else ""


def _is_restricted(mark: str) -> bool:
    return level_of(mark) in RESTRICTED


def _lines(front: Front) -> Iterator[str]:
    for number, page in front.pages.items():
        for position, line in enumerate(page.lines):
            is_edge = is_at_edge(page, line, _EDGE_WITH_MARKS)
            is_looked_at = is_edge or (number == front.first and position < _FIRST_LINES)
            if is_looked_at and len(line.text) < _MOST_LETTERS_OF_A_MARK and not _begins_name(page.lines, position):
                yield line.text


def _begins_name(lines: Sequence[StyledLine], position: int) -> bool:
    """Tell whether a mark of one word begins a body's name in lines of a word or two, as logos have it.

    One is "internal / displacement / monitoring / centre".
    """
    texts = [line.text.strip() for line in lines[position : position + _MOST_OF_LOGO]]
    if " " in texts[0] or not _mark_of(texts[0]):
        return False
    return any(authority.is_full_name(" ".join(texts[:size])) for size in range(2, len(texts) + 1))


def _marks_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield the marks of a line, each with its level: alone, between strokes, behind "classification:", in a phrase."""
    label, mark_text = _split_label(line)
    label = plain_mark(label)
    label_texts = [mark_text, f"{mark_text} {label}", f"{label} {mark_text}"] if mark_text else []
    parts = (line, *_PART_SEPARATOR.split(line), *(_ANY_SEPARATOR.split(line) if is_circulation_mark(line) else ()))
    marks = {mark for mark in map(_mark_of, (*parts, *label_texts)) if mark}
    yield from ((mark, level_of(mark)) for mark in marks)
    yield from ((plain_mark(part), _level_by_letters(part)) for part in parts if _RIGHT_TO_LEFT.search(part))
    levels = [level_of(mark) for mark in map(_mark_of, label_texts) if mark]
    yield from ((plain_mark(line), level) for level in levels or filter(None, (_labelled_level(line),)))
    text = plain_mark(line)
    phrases = () if begins_title(text) else _phrases()
    yield from ((phrase, level) for phrase, level in phrases if phrase in text and _times(phrase, text))


def _level_by_letters(part: str) -> str:
    """Return the level that closes a report by a mark from right to left, wherever its spaces are; "" for none.

    Fonts draw letters with marks, or with strokes between, so far apart that a reader sees several words.
    """
    return _levels_by_letters().get("".join(plain_mark(part).split()), "")


@cache
def _levels_by_letters() -> dict[str, str]:
    """Return the level of each mark that is written from right to left, without its spaces."""
    marks = ((mark, level) for level in RESTRICTED for mark in mark_words(level) if _RIGHT_TO_LEFT.search(mark))
    return {"".join(mark.split()): level for mark, level in marks}


def _split_label(line: str) -> tuple[str, str]:
    """Return the label before a mark and what stands behind it: "UN Classification: Confidential"; "" for none."""
    tokens = line.split()
    for start in range(min(_MOST_BEFORE_LABEL, len(tokens))):
        text = " ".join(tokens[start:])
        if mark_text := cut_opening("circulation", text):
            return text[: len(text) - len(mark_text)], mark_text
        if not (authority.is_acronym(tokens[start]) or plain_mark(tokens[start]) in mark_words("beside")):
            break
    return "", ""


def _labelled_level(line: str) -> str:
    """Return the level that closes a report as a column of a table would: "CONFIDENTIALITY: HIGH"; "" for none."""
    head, colon, value_text = line.partition(":")
    if not colon or len(line) > _LONGEST_LABELLED:
        return ""
    label, mark_text = (head, value_text) if names_level(head) else _split_label(line)
    level = plain_level(label, mark_text) if mark_text and (label == head or label.rstrip().endswith(":")) else ""
    return level if level in RESTRICTED else ""


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Return the phrases that are marks also within a line, each with its level."""
    levels = (Access.INTERNAL.value, Access.CONFIDENTIAL.value)
    rows = ((phrase, level) for level in levels for phrase in mark_words(level))
    return tuple(row for row in rows if ":" in row[0] or len(row[0].split()) >= _FEWEST_WORDS)


def _times(phrase: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))
