"""Rules for dates: what is no date, what cannot be one, and years that differ."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.identifiers.symbols import describe_symbol, parse_symbol
from protlib.record.model import KINDS, PERIODICAL, FieldKind, Publication
from protlib.record.shared_words import wordings

_OLDEST: Final = 1800  # older years are mostly slips or Hijri years; types that may be old are in _OLD_TYPES
_DATES: Final = tuple(name for name, kind in KINDS.items() if kind is FieldKind.DATE)
_OTHER_YEARS: Final = frozenset({"year", "date", "da", "py", "y1"})
"""What a second date of a record is called in `extra`, behind the name of its format: "ris:DA"."""
# Such as "in press", "forthcoming", "accepted", "im Druck".
_FORTHCOMING: Final = expression(
    f"{wordings('forthcoming')}|{wordings('in press')}|{wordings('in preparation')}", re.IGNORECASE
)
# Their issues are dated ahead, and preprints and chapters with them; a newspaper never is.
_DATED_AHEAD: Final = (PERIODICAL - {"article-newspaper"}) | {"article", "periodical", "chapter"}
_OLD_TYPES: Final = frozenset({"classic", "manuscript", "map", "treaty"})


def date_malformed(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find dates that are not ISO 8601."""
    for field in _DATES:
        if text := getattr(publication, field):
            try:
                date = dates.parse_date(text)
            except ValueError as error:
                yield Flaw(field, f"“{text}”: {error}")
                continue
            if date != text:
                yield Flaw(field, f"“{text}” is written as “{date}”", {field: date})


def date_unread(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find dates that an import could not read and kept beside the fields."""
    for name, value in publication.extra.items():
        field = name.rpartition(":")[2].lower()
        if field in _DATES and isinstance(value, str) and not dates.parse_or(value, ""):
            yield Flaw(field, f"“{value}” could not be read on import; kept in the field “extra”")


def year_in_future(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find years and days of access in the future."""
    year = publication.year
    leeway = publication.type in _DATED_AHEAD
    if year is not None and year > context.year + leeway and not _FORTHCOMING.search(publication.status):
        yield Flaw("date", f"{year} is in the future")
    if publication.accessed[:10] > context.today[: len(publication.accessed[:10])]:
        yield Flaw("accessed", f"{publication.accessed} is in the future")


def year_too_early(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find years before 1800, which are mostly misprints."""
    year = publication.year
    if year is not None and year < _OLDEST and publication.type not in _OLD_TYPES:
        yield Flaw("date", f"{year} is before {_OLDEST}")


def year_differs(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find dates whose year differs from another one in the record: in `extra`, or in the document's symbol."""
    year = publication.year
    if year is None:
        return
    for name, value in publication.extra.items():
        if name.rpartition(":")[2].lower() in _OTHER_YEARS:
            other_year = dates.find_only_year(str(value))
            if other_year and int(other_year) != year:
                yield Flaw("date", f"the date says {year}, “{value}” ({name}) says {other_year}")
    if symbol := parse_symbol(publication.number) if "/" in publication.number else "":
        in_symbol = describe_symbol(symbol).year
        if in_symbol is not None and abs(in_symbol - year) > 1:
            yield Flaw("date", f"the date says {year}, the symbol {publication.number} says {in_symbol}")
