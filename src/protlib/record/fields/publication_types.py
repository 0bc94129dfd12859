"""The type of a publication: from a person's word for it, or from the other columns of a table."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from protlib.record.fields.heading_words import heading_words_for
from protlib.record.fields.headings import normalise_heading, type_of
from protlib.record.model import TYPES
from protlib.text import most_similar, suggest_or_list, words

# Headings that only one type of publication has.
_TYPES_BY_HEADING: Final = {
    name: kind
    for kind, names in {
        "article-newspaper": "newspaper newspapername",
        "article-magazine": "magazine magazinename",
        "article-journal": "journal journaltitle journalname journalbook periodical",
        "chapter": "booktitle",
        "paper-conference": "conference conferencename conferencetitle meetingname",
        "thesis": "thesistype university school",
        "report": "reporttype reportnumber reportno documentsymbol symbol",
        "webpage": "websitetitle",
    }.items()
    for name in names.split()
}
# The type by the fields with a value, surest first: all of the first set, none of the second.
_TYPES_BY_FIELDS: Final[tuple[tuple[frozenset[str], frozenset[str], str], ...]] = (
    (frozenset({"event_title"}), frozenset(), "paper-conference"),
    (frozenset({"container_title", "isbn"}), frozenset(), "chapter"),
    (frozenset({"container_title", "editors"}), frozenset(), "chapter"),
    (frozenset({"container_title", "issn"}), frozenset(), "article-journal"),
    (frozenset({"container_title", "volume"}), frozenset(), "article-journal"),
    (frozenset({"container_title", "issue"}), frozenset(), "article-journal"),
    (frozenset({"container_title", "doi"}), frozenset({"publisher"}), "article-journal"),
    (frozenset({"isbn"}), frozenset({"container_title", "issn"}), "book"),
    (frozenset({"number"}), frozenset({"container_title"}), "report"),
    (frozenset({"publisher"}), frozenset({"container_title"}), "report"),
    (frozenset({"url", "accessed"}), frozenset({"container_title"}), "webpage"),
)  # fmt: skip
_UNTOLD: Final = "document"
_VERSUS: Final = r"\S (?:v|c|vs)\.? [^\W\d_a-z]"


def parse_type(text: str) -> str:
    """Return the type that a word means, also in the plural: "Journal articles"; ValueError for none."""
    if not text.strip():
        raise ValueError(f"not a type of publication{suggest_or_list((), TYPES)}")
    for word in (text.strip(), text.strip().removesuffix("s")):
        kind, genre = type_of(word)
        if not genre:
            return kind
    if kind != _UNTOLD:
        raise ValueError(f"a genre, not a type; its type is {kind}")
    raise ValueError(f"not a type of publication{suggest_or_list(most_similar(text, TYPES), TYPES)}")


def guess_type(raw: Mapping[str, object], headings: Collection[str]) -> str:
    """Return a type for a raw record by its genre or category, a heading or its fields; "" for none.

    `headings` are the headings of columns with a value.
    """
    for name in ("genre", "category"):
        if (kind := _type_of_genre(str(raw.get(name, "")))) != _UNTOLD:
            return kind
    for heading in headings:
        name = normalise_heading(heading)
        if kind := _TYPES_BY_HEADING.get(name, "article-journal" if name in heading_words_for("journals") else ""):
            return kind
    if _names_parties(raw):
        return "legal_case"
    fields = {name for name, value in raw.items() if value}
    return next(
        (kind for required, barred, kind in _TYPES_BY_FIELDS if required <= fields and barred.isdisjoint(fields)), ""
    )


def _names_parties(raw: Mapping[str, Any]) -> bool:
    """Tell whether a court is the author of "Hirsi Jamaa and Others v. Italy"; authors are `Name` or other values."""
    return bool(re.search(_VERSUS, str(raw.get("title", "")))) and any(
        is_court(str(getattr(author, "literal", ""))) for author in raw.get("authors") or ()
    )


def is_court(body: str) -> bool:
    """Tell whether the name of a body says that it is a court."""
    from protlib.record.shared_words import plain_words_of  # which few records need

    return not plain_words_of("court").isdisjoint(words(body))


def _type_of_genre(text: str) -> str:
    """Return the type that a genre or a category names, also in the plural: "Reports", "Journal articles"."""
    kind, _ = type_of(text)
    return kind if kind != _UNTOLD else type_of(text.removesuffix("s"))[0]
