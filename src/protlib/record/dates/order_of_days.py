"""Whether the day or the month comes first in a column of dates such as "12/03/2021": its other dates tell."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from protlib.frozen import expression
from protlib.record.dates.date_reader import parse_or

_MONTHS: Final = 12
_FEWEST_CLEAR_DAYS: Final = 2  # dates that agree; a single one may be copied from elsewhere, or have a slip
# Such as "12/03/2021", "3-12-2021" and "12/03/2021 0:00:00"
_NUMBERS: Final = expression(r"(\d\d?)([-/])(\d\d?)\2(\d{4})(?: 0?0:00(?::00)?)?")


class DayOrder(NamedTuple):
    """The order in a column: a date that shows it, whether the day comes first, and the date of each unclear text."""

    example: str
    is_day_first: bool
    days: dict[str, str]


def order_days(cells: Iterable[str]) -> DayOrder | None:
    """Return the unclear days of a column in the order of its clear ones; None if there is none, or no order.

    At least two clear days such as "26/08/2005" have to agree, and none may say otherwise.
    """
    matches = {cell: match for cell in cells if (match := _NUMBERS.fullmatch(cell))}
    pairs = {cell: (int(match[1]), int(match[3])) for cell, match in matches.items()}
    orders = {cell: first > _MONTHS for cell, (first, second) in pairs.items() if max(first, second) > _MONTHS}
    if len(orders) < _FEWEST_CLEAR_DAYS or len({*orders.values()}) > 1:
        return None
    example, is_day_first = next(iter(orders.items()))
    days = {}
    for cell, (first, second) in pairs.items():
        day, month = (first, second) if is_day_first else (second, first)
        if first != second and cell not in orders and parse_or(f"{matches[cell][4]}-{month:02}-{day:02}", ""):
            days[cell] = f"{matches[cell][4]}-{month:02}-{day:02}"
    return DayOrder(example, is_day_first, days) if days else None
