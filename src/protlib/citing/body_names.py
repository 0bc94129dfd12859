"""The names of organisations in references: those on the publication, or those of the report's language."""

from collections.abc import Callable, Collection
from enum import StrEnum

from protlib.record.authority import FORMER
from protlib.record.model import NAME_LISTS, Name, Publication
from protlib.record.names.known_bodies import find_known_body


class Bodies(StrEnum):
    """Which of its names a known organisation has in a reference.

    Manuals want the name on the publication (APA 7, section 9.11; Chicago Manual of Style 18, section 13.86). Readers
    of one language may want one name for each body.
    """

    PUBLISHED = "published"
    REPORT = "report"


def translate_bodies(publication: Publication, language: str, own_keys: Callable[[], Collection[str]]) -> Publication:
    """Return a record whose known organisations have the name and acronym of a language: "HCR" in French.

    `own_keys` returns the keys (`one_name.key_of_name`) of names that the library has decided on: these do not change.
    """
    changes = {
        field: translated_names
        for field in NAME_LISTS
        if (names := getattr(publication, field))
        and (translated_names := tuple([_translate(name, language, own_keys) for name in names])) != names
    }
    return publication.changed(**changes) if changes else publication


def _translate(name: Name, language: str, own_keys: Callable[[], Collection[str]]) -> Name:
    """Return an organisation by its name in a language.

    Persons, former names and bodies without a name in that language stay as they are.
    """
    from protlib.record.decisions.one_name import key_of_name  # which a document in the records' names does not need

    body = find_known_body(name)
    translation = body.in_language(language) if body else None
    if not body or not translation or FORMER in body.languages(name.literal) or key_of_name(name) in own_keys():
        return name
    return Name(literal=translation.text, short=translation.short)
