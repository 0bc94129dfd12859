"""The kinds of names that can be listed and unified, and where a record has them."""

from enum import StrEnum
from typing import Self


class NameKind(StrEnum):
    """The kinds of names, and the `fields` of the record for each."""

    _value_: str
    fields: tuple[str, ...]

    def __new__(cls, name: str, *fields: str) -> Self:
        """Return the member that has the name as its value."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.fields = fields
        return member

    ORGANISATION = "organisation", "authors", "editors", "translators", "publisher"
    PERSON = "person", "authors", "editors", "translators"
    PUBLISHER = "publisher", "publisher"
    TAG = "tag", "tags"
    PLACE = "place", "countries", "regions", "publisher_place"
    CATEGORY = "category", "category"
    TOPIC = "topic", "topics"
    CONTAINER = "container", "container_title", "collection_title"
