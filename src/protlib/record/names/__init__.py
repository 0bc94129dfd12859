"""Names: from the strings that people and catalogues write to persons and organisations, and back."""

from protlib.record.authority import acronym
from protlib.record.names.initials import initials_of, matches_initials
from protlib.record.names.lists import display, is_part, parse_item, parse_list, several_bodies
from protlib.record.names.organisations import is_nobody, organisation
from protlib.record.names.parser import is_organisation, parse_name
from protlib.record.names.persons import person

__all__ = [
    "acronym", "display", "initials_of", "is_nobody", "is_organisation", "is_part", "matches_initials", "organisation",
    "parse_item", "parse_list", "parse_name", "person", "several_bodies",
]  # fmt: skip
