"""The catalogue listing: pages of a counter-trafficking library, or of ReliefWeb, copied from the browser.

The catalogue divided every value at commas and at "and", and set Title Case. protlib undoes this where it is safe;
elsewhere it keeps the value and reports it.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.formats.listing import author_box, pages, reliefweb_page
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record import dates, places
from protlib.record.dates.months import DAY, MONTHS, OF_BEFORE_DATE
from protlib.record.shared_words import plain_words_of
from protlib.record.small_words import of_names
from protlib.record.titles.title_case import repair_title_case
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.raw_record import RawRecord

_MONTH: Final = r"[^\W\d_]{3,}\.?"
# Such as "12–14 July 2009", "July 2009", "July 4, 2009", "2009-07" or "2009".
_DATE: Final = (
    rf"(?:{DAY}(?:\s*[-–]\s*{DAY})?\s+{OF_BEFORE_DATE})?{_MONTH}(?:\s*[-–/]\s*{_MONTH})?,?\s+{OF_BEFORE_DATE}\d{{4}}"
    rf"|{_MONTH}\s+{DAY},\s+\d{{4}}|\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}/\d{{4}}|\d{{4}}"
)
# Such as the comma and the bracket of "Report, (2009)".
_GAP: Final = r"[.,;:–—-]*[\s(\[][\s.,;:–—(\[-]*"
_ENDING_SIGNS: Final = " .)]"
_STRONG: Final = frozenset(".([")
_JOINING: Final = of_names() | plain_words_of("since") | plain_words_of("until") | {"since"}
_LETTERS_OF_A_TITLE: Final = 10  # at least: less before a date is no title but what the date is of
_LETTERS_OF_A_DATE: Final = 100  # at most, with the words around it, at the end of a title


class _DatedTitle(NamedTuple):
    """A title without its date, the date ("" if none), and what is odd about it ("" if nothing)."""

    title: str
    date: str
    oddity: str = ""


def split_date(title: str, year: str) -> _DatedTitle:
    """Return the title and the date (EDTF) at its end, if the catalogue's year confirms the date.

    A month and a year are a date after a point, a comma, a dash or in brackets. After a plain word they are one only if
    the catalogue has that year; "in December 2015" is a part of the title. A bare year is a date only after a point or
    in brackets, and only if the catalogue has that year.
    """
    for gap in re.compile(_GAP).finditer(title, max(len(title) - _LETTERS_OF_A_DATE, 0)):
        main, date_text = title[: gap.start()], title[gap.end() :].rstrip(_ENDING_SIGNS)
        if (
            len(main) >= _LETTERS_OF_A_TITLE
            and re.fullmatch(_DATE, date_text)
            and (date := dates.parse_or(date_text, ""))
        ):
            is_bare = date_text.isdecimal()
            return _split_if_date(title, main, gap[0].strip(), date, year, is_bare=is_bare)
    return _DatedTitle(title, "")


def _split_if_date(title: str, main: str, gap: str, date: str, year: str, *, is_bare: bool) -> _DatedTitle:
    """Return the title without the date if that is one; `gap` is the text between the two."""
    is_strong = not _STRONG.isdisjoint(gap)
    if (is_bare and not is_strong) or (not gap and _continues_below(main)):
        return _DatedTitle(title, "")
    if year == date[:4] or (not year and gap and not is_bare):
        return _DatedTitle(main, date)
    is_odd = year and is_strong and not is_bare
    return _DatedTitle(title, "", f"the title ends in a date other than {year}; both were kept" if is_odd else "")


def _continues_below(title: str) -> bool:
    """Tell whether a title continues into the next text: its last word joins, or is a month."""
    word = title.rsplit(maxsplit=1)[-1].lower()
    return fold(word) in _JOINING or word.strip(".") in MONTHS


def sniff(head: str) -> bool:
    """Tell whether a text with this head has the first line of a catalogue page, or the labels of a record."""
    return reliefweb_page.is_reliefweb_page(head) or pages.is_catalogue_page(head)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the publications of one or more catalogue pages; each begins on the line of its title."""
    if reliefweb_page.is_reliefweb_page(text):
        return gather(reliefweb_page.iterate_raw_records(text), options, text.count("\n") + 1, [])
    if not pages.is_catalogue_page(text):
        message = "not a catalogue page: no “Skip to main content”, and no labels such as Country and Year"
        return Parsed(problems=[Problem(1, "", message, lost=True)])
    problems: list[Problem] = []
    raws = ((entry.line, _make_raw(entry, problems)) for entry in pages.page_entries(text, problems))
    return gather(raws, options, text.count("\n") + 1, problems)


def _make_raw(entry: pages.PageRecord, problems: list[Problem]) -> Mapping[str, Any]:
    values = entry.values
    year = " ".join(values.get("date", ()))
    dated_title = split_date(entry.title, dates.parse_or(year, "")[:4])
    raw: RawRecord = {
        "type": "report", "title": dated_title.title, "abstract": entry.abstract, "topics": entry.topic,
        "date": dated_title.date or year, "countries": _places(values.get("countries", [])),
        "regions": _places(values.get("regions", [])),
        "category": "; ".join(map(repair_title_case, values.get("category", ()))),
    }  # fmt: skip
    people_of_entry, oddity = _credits(values.get("authors", []), dated_title.title, raw["date"])
    oddities = filter(None, (dated_title.oddity, oddity))
    problems.extend(Problem(entry.line, dated_title.title, message) for message in oddities)
    return {**raw, **people_of_entry}


def _credits(lines: list[str], title: str, date: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields that the author box holds, and what is odd about it ("" if nothing)."""
    if not author_box.is_torn(lines):
        return {"authors": author_box.read_author_lines(lines)}, ""
    fields = author_box.mend(lines, title)
    if fields is None:
        message = "the authors are pieces of a citation; kept as they are"
        return {"authors": [{"literal": line} for line in lines]}, message
    cited = fields.pop("date")
    if not date:
        return fields | {"date": cited}, ""
    is_other = cited and cited != dates.parse_or(date, "")[:4]
    return (fields, f"the citation in the authors says {cited}, the catalogue says {date}; kept" if is_other else "")


def _places(labels: list[str]) -> list[str]:
    return places.join_split([repair_title_case(label) for label in labels])
