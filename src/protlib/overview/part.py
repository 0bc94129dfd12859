"""The names of the parts of an overview."""

from enum import StrEnum


class OverviewPart(StrEnum):
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


PARTS_ON_REQUEST = frozenset({OverviewPart.NEWEST, OverviewPart.REFERENCES})
"""The parts that an overview has only where somebody asks for them: they name publications of the list again."""
