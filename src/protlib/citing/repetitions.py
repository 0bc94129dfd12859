"""What a record says twice, or need not say: numbers, conferences, the first edition. A reference says it once."""

import re
from collections.abc import Mapping
from typing import Final

from protlib.frozen import expression
from protlib.record.model import LEGAL, Publication
from protlib.text import fold

# Such as "1", "1st", "1st ed.", "first edition", "1re éd.".
_FIRST: Final = expression(r"(?:1\.?(?:st|re|er|ère|a|ª)?|first|première|primera|primeira)(?: [eé]d\w*\.?)?")


def without_repetitions(publication: Publication) -> Publication:
    """Return a record that says each number and conference once, and no first edition.

    Sources: APA 7, section 9.19; Chicago Manual of Style 18, section 14.20; Citing Medicine 2, chapter 2.
    """
    changed: Mapping[str, str] = {
        **_without_first_edition(publication),
        **_without_number_of_law(publication),
        **_with_one_series(publication),
        **_without_event(publication),
    }
    return publication.changed(**changed) if changed else publication


def _without_first_edition(publication: Publication) -> Mapping[str, str]:
    is_first = publication.edition and _FIRST.fullmatch(publication.edition.lower())
    return {"edition": ""} if is_first else {}


def _without_number_of_law(publication: Publication) -> Mapping[str, str]:
    """Drop the number that the name of a law has, as "Directive 2011/36/EU of the European Parliament" does."""
    number = publication.number
    if publication.type not in LEGAL or not any(map(str.isdecimal, number)):
        return {}
    from protlib.citing.united_nations import is_resolution  # which few records need

    if is_resolution(number):
        return {}
    return {"number": ""} if re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", publication.title) else {}


def _with_one_series(publication: Publication) -> Mapping[str, str]:
    """Say once the number that a report has for itself and in its series: "Policy Research Working Paper 3418"."""
    number, series = publication.collection_number, publication.collection_title
    if not number or not series or number != publication.number:
        return {}
    if publication.type != "report":
        return {"number": ""}
    if fold(publication.genre) in fold(series):
        return {"genre": series, "collection_title": "", "collection_number": ""}
    return {"collection_number": ""}


def _without_event(publication: Publication) -> Mapping[str, str]:
    """Drop a conference that the title of its proceedings names."""
    event = publication.event_title
    is_named = event and fold(event) in fold(publication.container_title)
    return {"event_title": "", "event_place": ""} if is_named else {}
