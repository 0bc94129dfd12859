"""Treaties, judgments and resolutions, where a style knows only the laws of the country that it comes from."""

import re
from typing import Final

from protlib.record.model import Publication

TYPES: Final = frozenset({"legal_case", "legislation", "treaty"})

# Such as "25965/04": the number of an application, without a word for it.
_NUMBER: Final = re.compile(r"^\d[\d/]*$")


def as_law(publication: Publication, *, of_lawyers: bool) -> Publication:
    """Return a record as it is printed by styles that do not know the United Nations; one of no law as it is.

    A resolution is a document with a symbol and no statute: "Pub. L. No. A/RES/73/195" it is else. Styles `of_lawyers` print
    the author of a treaty as a party to it, and the court of a judgment only where it is no author (APA 7, sections 11.9 and
    11.4; Chicago Manual of Style 17, sections 14.290 and 14.276).
    """
    if publication.type == "legislation":
        from protlib.citing.united_nations import is_resolution

        return publication.changed(type="report") if is_resolution(publication.number) else publication
    if not of_lawyers or publication.type not in TYPES:
        return publication
    if publication.type == "treaty":
        return publication.changed(authors=())
    number = _NUMBER.sub(r"No. \g<0>", publication.number)
    if len(publication.authors) == 1 and (court := publication.authors[0].literal):
        extra = {"authority": court, **publication.extra}
        return publication.changed(authors=(), number=number, extra=extra)
    return publication.changed(number=number)
