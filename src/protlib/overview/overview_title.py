"""The title of an overview, from its selection."""

import re
from typing import Final

from protlib.overview.overview_words import Wording
from protlib.search.periods import plain_range
from protlib.selection import SAVED, Facet, Selection

_PLAIN: Final = re.compile(r"[\w\s’'-]*")
_PRIVATE: Final = re.compile(r"\b(?:access|collection|key|private|tag):", re.IGNORECASE)
"""The fields of a query that tell others what somebody keeps to oneself."""
_LEFT_OUT: Final = re.compile(r"(?:^|\s)-|\b(?:AND|OR|NOT)\b")


def make_title(selection: Selection, wording: Wording) -> str:
    """Return the title for a selection: "Publications on trafficking in West Africa, 2015 to 2026".

    It has no private matters, such as tags, access and the names of saved searches, and no keys.
    """
    subject = _name_subject(selection, wording)
    places_selected = [*selection.regions, *selection.countries]
    places_text = (
        wording.enumeration([wording.name_value(Facet.REGION, name) for name in places_selected])
        if places_selected
        else ""
    )
    kind = "title.both" if subject and places_text else "title.subject" if subject else "title.places"
    title = wording.text(kind, subject=subject, places=places_text) if subject or places_text else wording.text("title")
    if selection.authors:
        title = wording.text("title.by", title=title, authors=wording.enumeration(selection.authors))
    if values_text := _name_values(selection, wording):
        title = wording.text("title.more", title=title, more=values_text)
    if selection.years:
        years = wording.enumeration([_name_years(text, wording) for text in selection.years])
        title = wording.text("title.year", title=title, years=years)
    return title


def _name_subject(selection: Selection, wording: Wording) -> str:
    query = "" if _PRIVATE.search(selection.query) or SAVED in selection.query else selection.query.strip()
    is_plain = _PLAIN.fullmatch(query) and not _LEFT_OUT.search(query)
    words = [query if is_plain else wording.text("quoted", words=query)] if query else []
    subjects = [*words, *selection.topics]
    return wording.enumeration(subjects) if subjects else ""


def _name_values(selection: Selection, wording: Wording) -> str:
    values = [
        *selection.categories,
        *(wording.name_value(Facet.TYPE, type_name) for type_name in selection.types),
        *(wording.name_value(Facet.LANGUAGE, language) for language in selection.languages),
    ]
    return wording.comma_list(values)


def _name_years(text: str, wording: Wording) -> str:
    text = plain_range(text)
    first, dots, last = (part.strip() for part in text.partition(".."))
    if not dots or not (first or last):
        return wording.text("years.one", first=text)
    kind = "years.span" if first and last else "years.since" if first else "years.until"
    return wording.text(kind, first=first, last=last)
