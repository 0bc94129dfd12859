"""Names: from the strings that people and catalogues write to persons and organisations, and back."""

from protlib.names.forms import display, label, plain, sort_key
from protlib.names.lists import is_part, parse_list
from protlib.names.organisations import acronym, matches_initials, organisation
from protlib.names.persons import person
from protlib.names.reading import is_organisation, parse

__all__ = [
    "acronym", "display", "is_organisation", "is_part", "label", "matches_initials", "organisation", "parse",
    "parse_list", "person", "plain", "sort_key",
]  # fmt: skip
