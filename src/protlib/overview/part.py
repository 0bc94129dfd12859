"""The names of what an overview can have."""

from enum import StrEnum


class Part(StrEnum):
    """The parts that an overview can have, in their order."""

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
