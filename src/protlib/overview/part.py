"""The names of the parts of an overview."""

from enum import StrEnum


class Part(StrEnum):
    """The parts of an overview, in their order."""

    NUMBERS = "numbers"
    YEARS = "years"
    REGIONS = "regions"
    COUNTRIES = "countries"
    TYPES = "types"
    SUBJECTS = "subjects"
    NEWEST = "newest"
    GAPS = "gaps"
    LIST = "list"
    REFERENCES = "references"
