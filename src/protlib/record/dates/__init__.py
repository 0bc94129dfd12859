"""Dates as ISO 8601-2 (EDTF) level 1 text."""

from protlib.record.dates.date_reader import (
    NO_DATE,
    find_likely_date,
    find_only_year,
    is_undated,
    parse_date,
    parse_or,
    parse_reprint,
)
from protlib.record.dates.single_date import from_parts, is_approximate, parts, season

__all__ = [
    "NO_DATE",
    "find_likely_date",
    "find_only_year",
    "from_parts",
    "is_approximate",
    "is_undated",
    "parse_date",
    "parse_or",
    "parse_reprint",
    "parts",
    "season",
]
