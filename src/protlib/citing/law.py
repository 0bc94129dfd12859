"""Treaties, judgments and resolutions, for styles that know only the laws of their own country."""

from typing import Final

from protlib.frozen import expression
from protlib.record.model import Publication

TYPES: Final = frozenset({"legal_case", "legislation", "treaty"})

# Such as "25965/04": the number of an application without a word before it.
_NUMBER: Final = expression(r"^\d[\d/]*$")
# Such as "N.S. v. Secretary of State": behind a full stop, a style would write "V.".
_VERSUS: Final = expression(r"(?<=\.) (v\.?)(?= )")
_KEEP_CASE: Final = r' <span class="nocase">\1</span>'
# Such as "106-386", "Pub. L. 106-386" and "Public Law No. 106–386": only these may become "Pub. L. No.".
_PUBLIC_LAW: Final = expression(r"(?:(?:Pub(?:\.|lic)|P\.) ?L(?:\.|aw) ?(?:No\. ?)?)?(\d{2,3}[-–]\d+)")


def as_law(publication: Publication, *, of_lawyers: bool) -> Publication:
    """Return a legal record for styles that do not know the United Nations; other records do not change.

    A resolution is a document with a symbol, no statute: else it becomes "Pub. L. No. A/RES/73/195". Styles
    `of_lawyers` print the author of a treaty as a party to it. They print a judgment's court only where it is no
    author. Sources: APA 7, sections 11.9 and 11.4; Chicago Manual of Style 17, sections 14.290 and 14.276.
    """
    if publication.type == "legislation":
        return _as_act(publication, of_lawyers=of_lawyers)
    if publication.type == "legal_case":
        publication = publication.changed(title=_VERSUS.sub(_KEEP_CASE, publication.title))
    if not of_lawyers or publication.type not in TYPES:
        return publication
    if publication.type == "treaty":
        return publication.changed(authors=())
    number = _NUMBER.sub(r"No. \g<0>", publication.number)
    if len(publication.authors) == 1 and (court := publication.authors[0].literal):
        extra = {"authority": court, **publication.extra}
        return publication.changed(authors=(), number=number, extra=extra)
    return publication.changed(number=number)


def _as_act(publication: Publication, *, of_lawyers: bool) -> Publication:
    """Return a law with its number, such as "c. 30", before its gazette, unless it is of the United States."""
    from protlib.citing.united_nations import is_resolution

    number = publication.number
    if is_resolution(number):
        return publication.changed(type="report")
    if not of_lawyers or not number:
        return publication
    if public_law := _PUBLIC_LAW.fullmatch(number):
        return publication.changed(number=public_law[1])  # the style has the words before it
    where = ", ".join(filter(None, (number, publication.container_title)))
    return publication.changed(number="", container_title=where)
