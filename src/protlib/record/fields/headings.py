"""Names that people and programs give the fields and types of a record, in tables and in JSON.

The table is `headings.txt`, which describes its rows.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.record.fields import foreign_headings
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.fields.private_headings import identifies_person_at_risk, names_voice, words_beside_private
from protlib.record.fields.variables import OTHER_DATES, OTHER_NAMES, OTHER_TEXTS
from protlib.record.model import CSL_NAMES, FIELDS, NAME_LISTS, TEXT_LISTS, TYPES
from protlib.record.tables import read_rows
from protlib.text import words

# Fields of the record whose headings mean something else to Scopus and others.
_AMBIGUOUS_FIELDS: Final = frozenset({"source", "created", "modified", "aliases", "extra"})
LISTS_OF_NAMES: Final = frozenset({*NAME_LISTS, "organisations", *OTHER_NAMES})
"""Fields that are lists of names, also CSL variables for `extra`, and `organisations`, which are authors."""
_LISTS: Final = frozenset({*LISTS_OF_NAMES, *TEXT_LISTS} - _AMBIGUOUS_FIELDS)


@cache
def _instruction() -> str:
    """Return a pattern for what tells how to fill a column in: " (separate with ;)", " (in original language)".

    Airtable names the table of a value: "Name (from Authors)".
    """
    from protlib.record.shared_words import wordings  # which few headings need

    return rf"(?i)\s*[(\[](?:{wordings('instruction')})[^()\[\]]*[)\]]\s*$"


_ARTICLES: Final = frozenset(("the", "a", "an"))
_JOINTS: Final = r"[/&+|,(]"
_MOST_HEADINGS: Final = 65_536
"""Headings whose fields are kept: a table asks several times for each of its thousands of columns."""
_MAKERS: Final = frozenset({"authors", "organisations", "publisher"})
_BEHIND_WORKS: Final = _MAKERS | {"date", "year", "url", "language", "countries", "abstract"}
"""Fields that headings name behind a word for a work; "Study ID" and "Tool type" are codes of a review."""


def normalise_heading(heading: str) -> str:
    """Return a heading for comparison: "Publication Year", "publication_year" and "PUBLICATION-YEAR" become equal."""
    return "".join(words(heading))


@lru_cache(maxsize=_MOST_HEADINGS)
def field_of(heading: str) -> str:
    """Return the field that a heading means, "" for none.

    Besides fields of a record and CSL variables for `extra`, there are parts of a field: `year`, `month`, `day`,
    `first_page`, `last_page`, `subtitle`. `organisations` are authors, a `whole_reference` says all of a record.
    "Topic/Theme" means the first name that is known. "Author/organisation" has persons, too.
    """
    if heading in _AMBIGUOUS_FIELDS:
        return heading
    if _is_private_note(heading):
        return "private_note"
    meaning = _meaning(heading)
    if meaning == "organisations" and "authors" in map(_meaning, re.split(_JOINTS, heading)):
        return "authors"
    meanings = (_meaning(part) for part in heading.split("/"))
    meaning = (
        meaning
        or ("private_note" if identifies_person_at_risk(heading) else "")
        or _field_of_numbered_heading(heading)
        or _meaning(re.sub(_instruction(), "", heading))
        or next(filter(None, meanings), "")
        or _field_of_question(heading)
        or _field_of_short_heading(heading)
        or _field_behind_work(heading)
    )
    return meaning or ("private_note" if names_voice(heading) else "")


def says_more_than_private(heading: str) -> bool:
    """Tell whether a heading of a private note says what the note is: "Victim name", but not "Internal comments"."""
    is_private = heading == "private_note" or words_beside_private(heading) is not None
    return not is_private and field_of(heading.rstrip(" ()0123456789")) != "note"


def is_private_band(heading: str) -> bool:
    """Tell whether a heading over columns says that they are private: "Internal", but not "Internal migrants"."""
    closing_words = words_beside_private(heading)
    return closing_words == [] or (closing_words is not None and _is_private_note(heading))


def is_name_list(field: str) -> bool:
    """Tell whether a field holds names; it may be a CSL variable in `extra`."""
    return field in LISTS_OF_NAMES


@lru_cache(maxsize=1024)
def type_of(text: str) -> tuple[str, str]:
    """Return the CSL type that a word means, and the genre that the word adds.

    An unknown word is the genre of a document.
    """
    if text in TYPES:
        return text, ""
    name = normalise_heading(text)
    kind = types_by_name().get(name)
    if kind:
        if kind in {"report", "thesis"}:
            return kind, "" if name in {kind, *_words()["type"]["report"]} else text
        return kind, text if name in _words()["genre"].get(kind, ()) else ""
    if any(type_of(part) == ("article-journal", "") for part in text.split("; ") if part != text):
        return "article-journal", text  # such as "Journal Article; Observational Study" of PubMed
    parts = words(text)
    is_report = bool(parts) and (not heading_words_for("reports").isdisjoint({parts[0], parts[-1]}))
    return ("report" if is_report else "document"), text


def _meaning(heading: str) -> str:
    field = _fields().get(normalise_heading(heading), "") or foreign_headings.field_of_foreign_heading(heading)
    return field or _fields().get("".join(word for word in words(heading) if word not in _ARTICLES), "")


def _is_private_note(heading: str) -> bool:
    """Tell whether a heading is for private notes: "Internal comments", "Notes internes", "Confidential"."""
    closing_words = words_beside_private(heading)
    if closing_words is None:
        return False
    return _meaning(" ".join(closing_words)) == "note" or all(_meaning(word) == "note" for word in closing_words)


def _field_of_question(heading: str) -> str:
    """Return the field of a heading with what it asks for in brackets: "Who published it? (organisation)"."""
    match = re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", heading)
    fields = [_meaning(part) for part in match.groups()] if match else [""]
    return fields[0] if _MAKERS.issuperset(fields) else ""


def _field_of_short_heading(heading: str) -> str:
    """Return the field of a heading whose last word is cut short: "Date of pub.", "Type de doc."."""
    if heading_words_for("cut short").isdisjoint(words(heading)[-1:]):
        return ""
    for headings, text in (
        (_sorted_headings(), normalise_heading(heading)),
        (foreign_headings.sorted_headings(), "".join(foreign_headings.heading_words(heading))),
    ):
        fields = {field for name, field in headings[bisect_left(headings, (text, "")) :] if name.startswith(text)}
        if len(fields) == 1:
            return fields.pop()
    return ""


def _field_behind_work(heading: str) -> str:
    """Return the field of a heading that first says what it is of: "Document year", KoBo's "doc_info/doc_year"."""
    work, *parts = words(heading.rpartition("/")[2]) or [""]
    is_work = work in heading_words_for("works") or work in heading_words_for("cut short")
    field = _meaning(" ".join(parts)) if is_work else ""
    return field if field in _BEHIND_WORKS else ""


def _field_of_numbered_heading(heading: str) -> str:
    """Return the field of a numbered heading: "Author 1", "Keyword 2"."""
    field = _meaning(heading.rstrip("0123456789 "))
    return field if field in _LISTS else ""


@cache
def _fields() -> Mapping[str, str]:
    headings = _words()["field"]
    variables = sorted({*OTHER_TEXTS, *OTHER_NAMES, *OTHER_DATES} - {*FIELDS})
    csl_fields = {normalise_heading(variable): field for field, variable in CSL_NAMES.items()}
    by_heading = {
        normalise_heading(name): name
        for name in (*variables, *headings, *(name for name in FIELDS if name not in _AMBIGUOUS_FIELDS))
    }
    return csl_fields | by_heading | {name: field for field, names in headings.items() for name in names}


@cache
def _sorted_headings() -> list[tuple[str, str]]:
    return sorted(_fields().items())


@cache
def types_by_name() -> Mapping[str, str]:
    """Return the types by the words that people and programs use for them, in the form of `normalise_heading`."""
    csl_types = {normalise_heading(name): name for name in TYPES}
    return csl_types | {name: kind for kind, names in _words()["type"].items() for name in names}


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the words of the table by kind of row and by name."""
    table: dict[str, dict[str, list[str]]] = {"field": {}, "type": {}, "genre": {}}
    for kind, name, text in read_rows(Path(__file__).with_suffix(".txt")):
        table[kind].setdefault(name, []).extend(text.split())
    return table
