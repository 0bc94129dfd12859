"""Lines that say until when nobody may publish a report: "EMBARGOED UNTIL 3 MAY 2027"."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from protlib.record import dates
from protlib.record.access import RESTRICTED
from protlib.record.access_words import level_of, may_close
from protlib.system.pdf.page import StyledLine, StyledPage
from protlib.title_pages.words import alternatives, fold_line, words_of
from protlib.title_pages.written_dates import DATED, YEAR

_UNTIL_WORDS: Final = rf"(?:{alternatives('until')})(?!\w)"
_EMBARGO: Final = rf"(?:{alternatives('embargo', 'embargoed')})"
_LONE_MARK: Final = rf"(?:{alternatives('embargoed')})"
_HOUR: Final = rf",?\s*(?:(?:{alternatives('at hour')})\s)?\d{{1,2}}[:.h]\d\d"
_END_DATE: Final = rf"(?P<end>[^|•·;\])]*?{YEAR}(?!\d)(?:{_HOUR}[^|•·;\])]*)?|[^|•·;\])]*)"
"""What stands behind it up to a stroke: a date with the hour, or other words."""
# Such as "EMBARGOED UNTIL 3 MAY 2027, 10:00 GMT", "Embargo: 3 May 2027", "Embargoed"; "Embargo" alone begins titles.
_LINE: Final = re.compile(
    rf"[\W_]*+(?:{_EMBARGO}\s*+(?:[:,–—-]\s*+)?(?P<until>{_UNTIL_WORDS})"
    rf"|{_EMBARGO}\s*:?\s*(?=\d)|{_LONE_MARK}(?=\W*$|\s*[|•·;,.:()–—-])){_END_DATE}[\])]?",
    re.IGNORECASE,
)
# Such as "CONFIDENTIAL UNTIL 3 MAY 2027"; "CONFIDENTIAL 3 MAY 2027" is a mark, and the date of the report.
_MARK_WITH_DATE: Final = re.compile(
    rf"[\W_]*+(?P<mark>[^|•·;:]{{3,60}}?)(?<!\s)\s*+(?:[:,–—-]\s*+)?(?<!\w)"
    rf"(?P<until>{_UNTIL_WORDS}){_END_DATE}[\])]?",
    re.IGNORECASE,
)
_STARTS: Final = re.compile(r"^|[|•·;(\[]|\s[–—-]\s")
_MOST_LETTERS_OF_A_LINE: Final = 100  # letters: a longer line is a sentence
_LONGEST_DATE: Final = 40  # letters


def take_embargoes(pages: dict[int, StyledPage]) -> tuple[dict[int, StyledPage], list[str]]:
    """Return pages without what they say of an embargo, whose date is not that of the report, and what they say."""
    texts: list[str] = []
    return {number: page._replace(lines=_drop_embargoes(page.lines, texts)) for number, page in pages.items()}, texts


def _drop_embargoes(lines: Sequence[StyledLine], texts: list[str]) -> tuple[StyledLine, ...]:
    """Return the lines without an embargo, and put what it says into texts; its date may stand in the next line."""
    other_lines: list[StyledLine] = []
    is_open = False
    for line in lines:
        match = _match(line.text)
        if is_open and len(line.text) < _LONGEST_DATE and re.search(YEAR, line.text):
            texts[-1] += f" {line.text}"
        elif match is None:
            other_lines.append(line)
        else:
            texts.append(match["end"])
            remainder = f"{line.text[: match.start()]} {line.text[match.end() :]}".strip(" |•·;()[]–—-,.")
            if remainder:
                other_lines.append(line._replace(text=remainder))
        is_open = match is not None and bool(match["until"]) and not re.search(YEAR, match["end"])
    return tuple(other_lines)


def _match(line: str) -> re.Match[str] | None:
    """Return what a line, or a part of it between strokes, says of an embargo; None where it says nothing."""
    starts = [start.end() for start in _STARTS.finditer(line)] if len(line) < _MOST_LETTERS_OF_A_LINE else []
    return next(filter(None, (_LINE.match(line, start) or _match_mark(line, start) for start in starts)), None)


def _match_mark(line: str, start: int) -> re.Match[str] | None:
    """Return what a part of a line says of a mark that ends on a day; None where it says nothing."""
    match = _MARK_WITH_DATE.match(line, start) if may_close(line) else None
    return match if match and level_of(match["mark"]) in RESTRICTED else None


def names_embargo(text: str) -> bool:
    """Tell whether a text has words of an embargo that are no marks by themselves; they may say something else."""
    bare = fold_line(text)
    return any(words in bare for kind in ("embargo", "embargoed") for words in words_of(kind))


def is_closed(text: str) -> bool:
    """Tell whether the date that a text has is to come; a date that nobody can read may be."""
    match = DATED.search(text)
    year = re.search(YEAR, text)
    date = (dates.parse_or(match[0], "") if match else "") or (dates.parse_or(year[0], "") if year else "")
    current_date = datetime.now(tz=UTC).date().isoformat()
    return not date or date >= current_date[: len(date)]
