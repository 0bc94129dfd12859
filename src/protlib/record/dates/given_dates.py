"""Dates of records that a script passes in: a readable date gets its form, another is refused before it is stored."""

from typing import Final

from protlib.errors import UsageError
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.model import FieldKind, Publication, of_kind

_DATES: Final = of_kind(FieldKind.DATE)
# Most dates look so, and are right: "2009", "2009-03".
_PLAIN: Final = expression(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_NOTHING: Final = Publication()


def fit_dates_of(publication: Publication, former: Publication = _NOTHING) -> Publication:
    """Return a record with its dates in the library's form; a date that the `former` one has as well is not changed.

    A record that gets a date is no more one without: its status “no date” goes.

    Raises UsageError for a text that is no date: "31 Feb 2020".
    """
    fit: dict[str, str] = {}
    is_dated = publication.status and publication.date and not former.date
    if is_dated and publication.status == former.status and dates.is_undated(publication.status):
        fit["status"] = ""
    values = publication.filled()
    for name in _DATES:
        date = values.get(name)
        if not date or _PLAIN.fullmatch(date) or date == former.filled().get(name):
            continue
        try:
            parsed = dates.parse_date(date)
        except ValueError as error:
            label = publication.key or publication.title
            raise UsageError(f"{f'{label}: ' if label else ''}{name} “{date}”: {error}; nothing was written") from None
        if parsed != date:
            fit[name] = parsed
    return publication.changed(**fit) if fit else publication
