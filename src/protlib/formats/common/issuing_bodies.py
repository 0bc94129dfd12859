"""Where to put the bodies from a column of organisations: among the authors, or as the publisher."""

from typing import Final

from protlib.record import cleaning, names
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.model import Name
from protlib.record.names.matcher import are_same_names
from protlib.record.names.repeated_names import merge_repeated
from protlib.record.raw_record import RawRecord
from protlib.text import words

_OTHER_ROLE: Final = "contributor"


def says_issuer(heading: str) -> bool:
    """Tell whether a heading for publishers asks by whom a work is, whoever wrote it."""
    return not heading_words_for("issuing").isdisjoint(words(heading))


def says_author(heading: str) -> bool:
    """Tell whether a heading says that its bodies are authors, even beside other authors."""
    return any(sign in word for word in words(heading) for sign in heading_words_for("authors"))


def put_bodies(raw: RawRecord, bodies: list[Name], *, are_authors: bool) -> None:
    """Put the bodies of a row into its raw record.

    They are the authors if no person is. Beside persons they are the publisher, as catalogues have it. If there is
    another publisher, or a journal or book that contains the work, they are contributors, which `extra` keeps.
    """
    authors = cleaning.clean_record({"authors": raw.get("authors", [])}).publication.authors
    if are_authors or all(author.literal for author in authors):
        raw["authors"] = [*merge_repeated((*authors, *bodies))]
        return
    other_bodies = [
        body for body in merge_repeated(bodies) if not any(are_same_names(body, author) for author in authors)
    ]
    publisher = raw.get("publisher", "")
    if not publisher and "container_title" not in raw:
        if other_bodies:
            raw["publisher"] = "; ".join(body.literal for body in other_bodies)
        return
    other_bodies = [body for body in other_bodies if not are_same_names(body, names.organisation(publisher))]
    if other_bodies:
        raw["extra"].setdefault(_OTHER_ROLE, []).extend(body.to_dict() for body in other_bodies)
