"""What an imprint page says of a report: its date, its series and its number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, groupby, pairwise
from typing import Final

from protlib.record import dates
from protlib.record.dates.months import WRITTEN_MONTHS, WRITTEN_SEASONS
from protlib.record.instruments import find_instruments
from protlib.record.shared_words import wordings
from protlib.system.pdf.page import StyledLine
from protlib.text import clean, fold, squeeze
from protlib.title_pages.citations.suggested_citation import OWNED, SHORT_LETTERS
from protlib.title_pages.front import MOST_OF_COVER, Front, is_at_edge
from protlib.title_pages.kinds import label_of, without_dating
from protlib.title_pages.words import alternatives, cut_opening, is_one_of, phrases, words_of
from protlib.title_pages.written_dates import DATED, LONE_YEAR, YEAR

# Such as "14.06.2021", "14-06-2021", "2021/06/14" and "06/2021", of which day and month are not always certain.
_FIGURES: Final = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}([./-])\d{{1,2}}\1{YEAR}|{YEAR}([./-])\d{{1,2}}\2\d{{1,2}}|\d{{1,2}}/{YEAR})"
    r"(?!\w|[./-]\d)"
)
_UPPER, _LOWER = 0.3, 0.75
"""Between these shares of its height a first page may have text that speaks of other dates."""
_EDGE_WITH_DATES: Final = 0.1  # the share of a page's height, at its head and its foot, where dates of the whole stand
_FEW_LINES: Final = 25  # a cover with fewer has little text besides, so all of it is looked at
_FEW_PIECES: Final = 5  # of one row: more are a table
_LONG_LETTERS: Final = 140  # letters: a longer line is a paragraph in one
_LETTERS_OF_A_DATE: Final = 40  # with all its words: a longer text only mentions a date
_LETTERS_OF_A_SERIES: Final = 120  # with its number: a longer block of the cover is a text
_LETTERS_NEAR_START: Final = 12  # letters, such as "This report was" has more
_PICTURE: Final = re.compile(
    rf"\b(?:{alternatives('picture')})|©[^/]{{2,60}}/\s?(?!(?:{alternatives('office')})\b)[^\W\d]", re.IGNORECASE
)  # such as "© Ann One/UNICEF 2018"; "© 2018 OAKC/Office of Roads" is of no picture
_PERIOD: Final = re.compile(
    rf"(?:{WRITTEN_MONTHS})\s*(?:[–—-]|{wordings('until')})\s*(?:{WRITTEN_MONTHS})\b", re.IGNORECASE
)
"""Such as "April – October 2021": what a report is about, and not when it came out."""
# Such as "2021 au 31 août 2022": a period, which a report comes after.
_SPAN: Final = re.compile(rf"{YEAR}\s(?:[–—-]|{wordings('until')})\s\d")
# Such as "Winter 2022".
_SEASON: Final = re.compile(rf"\b(?:{WRITTEN_SEASONS})\s{YEAR}", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]")  # such as "(updated on 3 May 2021)"
# Such as "since 1993", "established in 2005", "Data Protection Act, 2019".
_FOUNDING: Final = re.compile(rf"\b(?:{alternatives('since', 'since the law')})\s+{YEAR}", re.IGNORECASE)
# Such as "www.iom.int/report", a link or its end.
_LINK_WORD: Final = re.compile(r"(?i)(?<!\S)\S*(?:https?:|www\.|%20|\.(?:pdf|html?|aspx?|php)\b)\S*")
_PERIOD_OPENING: Final = re.compile(rf"\A\W*(?:{alternatives('period of report')})\b", re.IGNORECASE)
"""How a line begins that says what time a report is about: "Período: 1 de julho a 31 de dezembro"."""
_COPIER: Final = re.compile(r"resize|compress", re.IGNORECASE)  # such as "PDFresize": it made a file of another one
_LONG_BEFORE: Final = 10  # years
# Such as "Migration Research Series No. 36".
_SERIES: Final = re.compile(
    r"(?P<name>[^|•·\d:]{3,80}?)(?<![\s,|:–—-])[\s,|:–—-]*+"
    r"(?:\b(?:No|Nr|N)\s?[.°º]?|n°|nº|#|№|\bIssue|\bVol(?:ume|\.)?"
    rf"|\b(?:{wordings('number')}))\s*[:#]?\s*(?P<number>\d[\w/.-]*)",
    re.IGNORECASE,
)
# Such as "Policy Research Working Paper 1234" and "EMPLOYMENT PAPER 2003/45".
_PAPER: Final = re.compile(
    rf"(?P<name>(?:[A-ZÀ-Þ][\w&-]*\s){{0,6}}(?:{alternatives('topic of paper')})"
    rf"\s(?:{alternatives('numbered paper')})s?)\s*(?P<number>\d[\w/.-]*)",
    re.IGNORECASE,
)
# Such as "Oak Code Act, 1955", "Loi n° 039-2017/AN", and in Arabic "Law No. (38) of the year 1998".
_OF_LAW: Final = re.compile(
    rf"\b(?:{alternatives('end of law')}),? ((?:19|20)\d\d)$"
    rf"|\A(?:{alternatives('law')})\b.{{0,40}}? (?:{alternatives('of the year')}) ?\(?((?:19|20|١٩|٢٠)\d\d)"
    rf"|\A(?:{alternatives('law')})(?:\W+n[°ºo]?|[°ºo])\W*(?:\d{{1,4}} ?- ?)?((?:19|20)\d\d)(?= ?[-/])",
    re.IGNORECASE,
)
_STROKE_BEHIND_MONTH: Final = re.compile(r"(?<=[^\W\d_]{3})/(?=(?:19|20)\d\d\b)")  # such as that of "Abril/2023"


_YEAR_OF_REPORT: Final = re.compile(rf"\b(?:{wordings('report')}) ((?:19|20)\d\d)\b(?!\s?[-–/])", re.IGNORECASE)


def find_date(front: Front, title: str) -> str:
    """Return the date of a report: on its cover, beside the owner of its rights, in its imprint; "" for none."""
    cover = front.lines(front.first)
    rows = _rows(cover)
    height = front.pages[front.first].height if front.first in front.pages else 1.0
    outer = [line.text for line in cover if not _UPPER < line.top / height < _LOWER or len(cover) < _FEW_LINES]
    edges = [text for text in outer if not _PICTURE.search(text)]
    law = _OF_LAW.search(title)
    candidates = (
        *([law[law.lastindex or 0]] if law else ()),
        *_publication_dates(front),
        *_dates_at_end(front),
        *_find_lone_dates([*(line.text for line in cover), *rows]),
        *(date for date in _find_dates(edges, title) if date[:4] >= next(_find_copyright_years(front), "")),
        *_find_dates_in_figures([line.text for line in cover]),
        *_find_copyright_years(front),
        *_find_lone_date(front),
        *_find_publication_dates(front),
        *_years(edges, title),
        *_day_of_title(title),
        *_edges(front),
        *_find_dates([line.text for line in cover], title),
        *_year_of_file(front, title),
        *_find_inner_dates(front, title),
        *(instrument.date[: len("2021")] for instrument in find_instruments(title)),
        *_find_year_of_creation(front),
    )
    candidates = _with_days_first(candidates, law[3]) if law else candidates
    return _first_possible(map(_write_western_digits, candidates), title, _latest_year(front))


def _with_days_first(candidates: tuple[str, ...], year: str | None) -> tuple[str, ...]:
    """Return dates with the days of a year first, where the number of a law names that year: the pages may say more."""
    return (*(date for date in candidates if year and date.startswith(year) and date > year), *candidates)


def _first_possible(candidates: Iterable[str], title: str, latest: str) -> str:
    """Return the first date up to the latest year; "Report 2006" came out in that year, or later."""
    year_match = _YEAR_OF_REPORT.search(title)
    earliest_year = year_match[1] if year_match and year_match[1] <= latest else ""
    return next((date for date in candidates if earliest_year <= date[:4] <= latest), earliest_year)


def _write_western_digits(text: str) -> str:
    """Return a date or a year with "2021" for "٢٠٢١"."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _rows(lines: Sequence[StyledLine]) -> list[str]:
    """Return the texts of the lines that stand at one height, from left to right: a date may be in several letters."""
    rows = (
        sorted(group, key=lambda line: line.left) for _top, group in groupby(lines, key=lambda line: round(line.top))
    )
    return [" ".join(line.text for line in row) for row in rows if 1 < len(row) < _FEW_PIECES]


def _latest_year(front: Front) -> str:
    """Return the last year that a date can be of: a goal of 2030 is none. That is the one after the file was made."""
    return str(int(_creation_year(front) or datetime.now(tz=UTC).year) + 1)


def _creation_year(front: Front) -> str:
    """Return the year in which the file was made; "" where it does not say so."""
    match = re.search(r"(?:19|20)\d\d", front.metadata.get("CreationDate", ""))
    return match[0] if match else ""


def is_of_file_alone(front: Front, date: str) -> bool:
    """Tell whether a date is the year in which the file was made, and no page names it: a scan is of a later one."""
    return (
        bool(date) and date == _creation_year(front) and not any(date in line for line in chain(*front.texts.values()))
    )


def _find_year_of_creation(front: Front) -> Iterator[str]:
    """Yield the year in which the file was made, unless it is a copy or its pages name no year near that."""
    creation_year = _creation_year(front)
    if creation_year and not _COPIER.search(front.metadata.get("Producer", "")):
        lines = [_FOUNDING.sub("", line) for lines in front.texts.values() for line in lines]
        years = [int(year) for line in lines for year in LONE_YEAR.findall(line)]
        year_on_pages = max((year for year in years if year <= int(creation_year)), default=int(creation_year))
        if year_on_pages > int(creation_year) - _LONG_BEFORE:
            yield creation_year


def _find_lone_dates(cover: list[str]) -> Iterator[str]:
    """Yield the dates with a month that a line of the cover is, or a part of it between strokes."""
    for text in cover:
        bracketed = (part for part in _BRACKETS.findall(text) if without_dating(part) != part)
        for part in (text, *re.split(r"\s*[|•·]\s*|\s+[–—]\s+", text), *bracketed):
            bare = part.strip(" ,.;:()")
            date = "" if _PERIOD.match(bare) else _parse(bare)
            if len(date) > len("2021") or (date and _SEASON.fullmatch(bare)):
                yield date


def _find_lone_date(front: Front) -> Iterator[str]:
    """Yield the last date with a month that a line behind the cover is, not long before or after the file was made.

    Where a cover has a later year, such a line tells of another date.
    """
    creation_year = _creation_year(front)
    cover = " ".join(front.texts.get(front.first, ()))
    start = max(LONE_YEAR.findall(cover), default="") if len(cover.split()) < MOST_OF_COVER else ""
    start = max(start, str(int(creation_year) - _LONG_BEFORE) if creation_year else "")
    pages = [number for number in front.imprint_pages if number > front.first]
    lines = [line for number in pages for line in front.texts[number] if not line.endswith((".", ")"))]  # of sentences
    yield from sorted(date for date in _find_lone_dates(lines) if start <= date[:4] <= (creation_year or date))[-1:]


def _publication_dates(front: Front) -> Iterator[str]:
    """Yield the dates of short lines that only say when the report was published; below them a year alone is one."""
    for number in front.imprint_pages:
        lines = front.texts[number]
        for line, next_line in zip(lines, (*lines[1:], ""), strict=True):
            date_text = cut_opening("publication day", line) if len(line) < SHORT_LETTERS else None
            if date_text is not None:
                text = date_text or front.line_below(number, line) or next_line
                yield from filter(None, (_parse(match[0]) for match in DATED.finditer(text)))
                yield from [text] if not date_text and LONE_YEAR.fullmatch(text) else ()


def _dates_at_end(front: Front) -> Iterator[str]:
    """Yield the dates below "Date ratified" on a full last page; within its lines stand those of other works."""
    for line, next_line in pairwise((*front.closing_lines, "")):
        if is_one_of("publication day", line):
            yield from filter(None, (_parse(match[0]) for match in DATED.finditer(next_line)))


def _years(lines: list[str], title: str) -> Iterator[str]:
    """Yield the years that stand alone at the head or the foot of a cover, and no part of the title."""
    yield from (line.strip(" ,;:()") for line in lines if LONE_YEAR.fullmatch(line.strip(" ,;:()")))
    for line in (_FOUNDING.sub("", line) for line in lines if not _PERIOD_OPENING.match(line)):
        if len(line) < SHORT_LETTERS and squeeze(line) not in squeeze(title) and not line.rstrip().endswith("."):
            yield from LONE_YEAR.findall(line)[-1:]


def _parse(text: str) -> str:
    """Return the date that a whole text is, its end where it is a time, "" for another text.

    Of a quarter or a season, which names no month, that is the year.
    """
    bare = without_dating(_STROKE_BEHIND_MONTH.sub(" ", text))
    if not (LONE_YEAR.search(bare) or _FIGURES.search(bare)) or len(bare) > _LETTERS_OF_A_DATE:
        return ""
    date = dates.parse_or(bare, "")
    if re.search(r"[^\W\d_]", bare) and not DATED.search(bare):
        return date[: len("2021")]
    return date.partition("/")[2] or date.partition("/")[0] if "/" in date else date


def _find_dates(lines: list[str], title: str) -> Iterator[str]:
    """Yield the dates with a month within lines of the cover that are no part of the title."""
    for line in lines:
        if squeeze(line) in squeeze(title) or len(line) > SHORT_LETTERS or _PERIOD_OPENING.match(line):
            continue
        dates = [date for match in DATED.finditer(line) if (date := _parse(match[0]))]
        yield from reversed(dates) if _SPAN.search(line) else dates


def _find_dates_in_figures(lines: list[str]) -> Iterator[str]:
    """Yield the dates in figures within short lines; the year alone where month and day may change places.

    "Bulletin 06/2021" may be the sixth of its year.
    """
    for line in lines:
        if len(line) < SHORT_LETTERS and not _PICTURE.search(line):
            for match in _FIGURES.finditer(line):
                year = re.search(YEAR, match[0])
                yield (_parse(match[0]) if match[1] or match[2] else "") or (year[0] if year else "")


def _find_copyright_years(front: Front) -> Iterator[str]:
    """Yield the years beside signs of copyright, the last one of a line."""
    for number in front.imprint_pages:
        for line in front.texts[number]:
            if OWNED.search(line) and cut_opening("aside", line) is None and not _PICTURE.search(line):
                yield from sorted(LONE_YEAR.findall(line), reverse=True)[:1]


def _find_publication_dates(front: Front) -> Iterator[str]:
    """Yield the dates of lines that begin with a word such as "published"; others speak of other works."""
    for number in front.imprint_pages:
        for line in front.texts[number]:
            match = phrases("published").search(line)
            latest_start = (
                _LETTERS_NEAR_START if len(line) < SHORT_LETTERS else 1
            )  # within a long line it tells of other works
            if match and len(line) < _LONG_LETTERS and match.start() < latest_start:
                yield from filter(None, (_parse(match[0]) for match in DATED.finditer(line)))
                if match := LONE_YEAR.search(line):
                    yield match[1]


def _edges(front: Front) -> Iterator[str]:
    """Yield the dates with a month in the heads and feet of the pages."""
    for page in front.pages.values():
        for line in page.lines:
            if is_at_edge(page, line, _EDGE_WITH_DATES) and not _PERIOD_OPENING.match(line.text):
                text = line.text.strip(" .()")
                matches = (
                    match for match in DATED.finditer(text) if len(text) < SHORT_LETTERS or match.end() == len(text)
                )
                yield from filter(None, (_parse(match[0]) for match in matches))
                yield from _find_dates_in_figures([line.text[-SHORT_LETTERS + 1 :]])


def _year_of_file(front: Front, title: str) -> Iterator[str]:
    """Yield the year in which the file was made, if the pages name it or the year before, and short lines an older one.

    No report came out before a year that it names, but for aims such as "by 2030".
    """
    creation_year = _creation_year(front)
    years = {year for lines in front.texts.values() for line in lines for year in LONE_YEAR.findall(line)}
    latest = max((year for year in years if year <= creation_year), default="")
    inner_dates = (date for date in _find_inner_dates(front, title) if date[:4] <= creation_year)
    if latest and int(latest) >= int(creation_year) - 1 and next(inner_dates, latest)[:4] < latest:
        yield creation_year


def _day_of_title(title: str) -> Iterator[str]:
    """Yield the day that a title names, as those of judgments do: "Sentencia de 24 de febrero de 2011"."""
    days = (_parse(match[0]) for match in DATED.finditer(title))
    yield from (day for day in days if len(day) > len("2011-02"))


def _find_inner_dates(front: Front, title: str) -> Iterator[str]:
    """Yield the dates, and then the years, the last one first, in short lines of the pages that may have an imprint."""
    lines = [_LINK_WORD.sub("", line) for number in front.imprint_pages for line in front.texts[number]]
    lines = [line for line in lines if len(line) < SHORT_LETTERS and not _PERIOD_OPENING.match(line)]
    yield from _find_dates(lines, title)
    bare = [
        _FOUNDING.sub("", line) for line in lines if squeeze(line) not in squeeze(title) and not _PICTURE.search(line)
    ]
    yield from _find_dates_in_figures(bare)
    yield from sorted((year for line in bare for year in LONE_YEAR.findall(line)), reverse=True)


def find_printed_series(front: Front) -> tuple[str, str, str]:
    """Return the series, the number, and what kind of report it calls itself; "" for what it does not say.

    "Migration Research Series No. 45" is a series with its number; "Situation report #12" a kind with its number.
    """
    genre = name = number = ""
    for block in front.blocks.get(front.first, []):
        text = clean(block.text)
        if len(text) > _LETTERS_OF_A_SERIES:
            continue
        match = _SERIES.search(text) or _PAPER.fullmatch(text)
        if match and not name and (_is_series(match["name"]) or label_of(match["name"])):
            label = label_of(match["name"].strip(" ,–—-"))
            number = number or match["number"].strip(".-/")
            name = "" if label else match["name"].strip(" ,–—-")
            genre = genre or label
        genre = genre or label_of(text)
    # Such as "POLICY BRIEF", not "FAQ": a style prints the kind as it stands.
    return name, number, genre.capitalize() if genre.isupper() and " " in genre else genre


def _is_series(name: str) -> bool:
    folded_name = fold(name)
    return any(re.search(rf"\b{re.escape(word)}\b", folded_name) for word in words_of("series"))
