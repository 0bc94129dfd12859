"""Which issue a report is that comes out again and again: its number, its day or its period beside the title."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.record.dates.months import WRITTEN_MONTHS
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_printed_date, without_dating
from protlib.title_pages.titles.title_blocks import title_blocks
from protlib.title_pages.words import alternatives, fold_line, words_of
from protlib.title_pages.written_dates import DATED, YEAR, YEAR_ALONE

_REACH: Final = 2.6  # how far below or above a title stands which issue it is, in heights of the larger letters
_ENDS: Final = 2  # words at each end of a title: one of them says that it comes out again and again
_MOST_WORDS: Final = 12  # words of a line that says which issue it is
_COVER_LINES: Final = 12  # of a page: a cover or a title page has as many
_FEWEST_LETTERS: Final = 2  # letters and figures; less is an ornament
_ACRONYM: Final = 4  # letters of a word in capitals beside the number: "Sitrep MVE No. 12"
# Such as "No. 12", "Issue 3", "Vol. 2, No. 4" and "№ 5", up to the last figure of it.
_NUMBER: Final = re.compile(
    rf"(?<!\w)(?:{alternatives('number')}|vol|num|nr|n|round)[.°º:]*\s*\d{{1,4}}(?!\d)", re.IGNORECASE
)
# Such as "no. 12" and "#3" at the beginning of a line.
_LEADS: Final = re.compile(rf"(?:{alternatives('number')}|n|nr)(?![^\W\d])", re.IGNORECASE)
# Such as "March", "Q1" and "T2".
_MONTH: Final = re.compile(rf"(?<!\w)(?:{WRITTEN_MONTHS}|[QT][1-4])(?!\w)", re.IGNORECASE)
_GENITIVES: Final = choices_for("genitive")
# Such as "January – June 2021", "From July 2020 to June 2021" and "de enero a junio de 2021".
_SPAN: Final = re.compile(
    rf"(?:(?:from|{_GENITIVES}) )?(?:\d{{1,2}} )?(?:{WRITTEN_MONTHS})(?:,? (?:(?:{_GENITIVES}) )?{YEAR})?\s?"
    rf"(?:[–—/-]|(?<=\s)(?:{wordings('until')}))"
    rf"\s?(?:\d{{1,2}} )?(?:{WRITTEN_MONTHS}),? (?:(?:{_GENITIVES}) )?{YEAR}",
    re.IGNORECASE,
)
# Such as "(as of 4 pm)", "– 4pm" and "à 18h00" behind a day.
_HOUR: Final = re.compile(
    rf"\s*(?:\([^)]*\)|(?:[–—-]|(?<!\w)(?:{alternatives('at hour')}))"
    r"\s*\d{1,2}(?::\d\d)?\s?(?:[ap]m\b|h|$).*)$",
    re.IGNORECASE,
)


def with_issue(front: Front, block: Block, title: str) -> str:
    """Return a title with the number of its issue, else its day or period: "Migration trends, March 2021".

    Any report gets the months that it is of: "Report on the deaths of women: January – June 2021".
    """
    lines = list(_nearby_lines(front, block, title))
    if not (_comes_out_often(title) or _is_one_of_many(front)):
        is_report = not words_of("form").isdisjoint(words(title))
        span = next(filter(None, map(_span_in, lines)), "") if is_report else ""
        return f"{title}: {span}" if span and not YEAR_ALONE.search(title) else title
    number = next(filter(None, map(_number_in, lines)), "")
    if number:
        is_there = squeeze(number) in squeeze(title)
        return title if is_there else f"{title}{' ' if _LEADS.match(number) else ': '}{number}"
    period = next(filter(None, map(_period_in, lines)), "")
    is_dated = _MONTH.search(title) is not None or YEAR_ALONE.search(title) is not None
    return f"{title}, {period}" if period and not (is_dated or _NUMBER.search(title)) else title


def _comes_out_often(title: str) -> bool:
    """Tell whether a title says that it comes out several times a year: "Update on Camps", "Migration Trends"."""
    tokens = [fold_line(word) for word in re.split(r"[\s:,–—/-]+", title)]
    ends = {*tokens[:_ENDS], *tokens[-_ENDS:]}
    text = f" {' '.join(tokens)} "
    phrases = (phrase for phrase in words_of("recurring") | words_of("issue") if " " in phrase)
    return not words_of("recurring").isdisjoint(ends) or any(f" {phrase} " in text for phrase in phrases)


def _is_one_of_many(front: Front) -> bool:
    """Tell whether a line of the first two pages says which issue it is, and how often one comes: "Monthly, No. 28"."""
    lines = (line for number in (front.first, front.first + 1) for line in front.texts.get(number, ())[:_COVER_LINES])
    issues = (line for line in lines if _NUMBER.search(line) and not words_of("recurring").isdisjoint(words(line)))
    return any(_is_of_words(_MONTH.sub("", line), "number", "recurring", "issue", "period") for line in issues)


def _nearby_lines(front: Front, block: Block, title: str) -> Iterator[str]:
    """Yield the lines below, beside and right above a title, the nearest first; parts of the title lie between them."""
    squeezed_title, bottom = squeeze(title), block.bottom
    blocks = [line for line in title_blocks(front, block.page) if line is not block]
    for line in blocks:
        size = max(block.size, line.size)
        is_ornament = len(squeeze(line.text)) < _FEWEST_LETTERS
        if line.lines[0].top <= block.bottom - size / 2 or is_ornament:
            continue
        if line.lines[0].top - bottom > _REACH * size:
            break
        if _number_in(line.text) or _period_in(line.text) or _span_in(line.text):
            yield clean(line.text)
        elif squeeze(line.text) not in squeezed_title:
            continue
        bottom = line.bottom
    for line in blocks:
        distance = block.lines[0].top - line.bottom
        if -block.size / 2 < distance < _REACH * max(block.size, line.size):
            yield clean(line.text)


def _number_in(text: str) -> str:
    """Return the number of an issue that a line has and nothing else but its date; "" for any other line."""
    bare = _without_months(DATED.sub("", _HOUR.sub("", clean(text))).strip(" ,|•·–—-()"))
    numbers = list(_NUMBER.finditer(bare))
    if (
        not numbers
        or len(bare.split()) > _MOST_WORDS
        or not _is_of_words(bare, "number", "recurring", "issue", "period")
    ):
        return ""
    date_text = bare[numbers[-1].end() :]
    return bare[: len(bare) - len(date_text)] + date_text.partition(" ")[0].rstrip(" ,;|•·–—-()")


def _without_months(text: str) -> str:
    return YEAR_ALONE.sub("", _MONTH.sub("", text)).strip(" ,|•·–—-()") if _MONTH.search(text) else text


def _period_in(text: str) -> str:
    """Return the day, the month or the period that a line has and nothing else: "January – March 2021"."""
    bare = without_dating(_HOUR.sub("", clean(text))).strip(" .,|–—-():")
    is_named = _MONTH.search(bare) or DATED.search(bare) or not words_of("period").isdisjoint(words(bare))
    if not (is_named and YEAR_ALONE.search(bare) and len(bare.split()) <= _MOST_WORDS):
        return ""
    return bare if is_printed_date(bare) or _is_of_words(bare, "period") else ""


def _span_in(text: str) -> str:
    """Return the months that a line has from one to another, and nothing else: "January – June 2021"."""
    bare = clean(text).strip(" .,|–—-():")
    return bare if _SPAN.fullmatch(bare) else ""


def _is_of_words(text: str, *kinds: str) -> bool:
    """Tell whether a line has only words of these kinds, dates, figures and acronyms."""
    undated_text = _MONTH.sub(" ", DATED.sub(" ", text))
    vocabulary = {token for kind in kinds for phrase in words_of(kind) for token in words(phrase)}
    tokens = re.findall(r"[^\W\d_]+", undated_text)
    return all(
        fold_line(token) in vocabulary or (token.isupper() and len(token) < _ACRONYM) or len(token) == 1
        for token in tokens
    )
