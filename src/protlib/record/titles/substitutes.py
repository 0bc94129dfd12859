"""What identifies a record for a person: a title, or a substitute for it."""

from collections.abc import Mapping
from typing import Final

from protlib.record.fields.variables import OTHER_DATES, OTHER_NAMES, OTHER_TEXTS
from protlib.record.model import LEGAL, LOCAL_FIELDS, WEB, Publication
from protlib.text import without_markup

_OTHER_TITLES: Final = ("title-short", "original-title", "reviewed-title", "part-title", "volume-title")
_PARTS_OF_A_WHOLE: Final = ("page", "volume", "issue", "number", "collection_number")
_FIELDS_IN_REPORTERS: Final = ("number", "container_title")
_LETTERS: Final = ("authors", "recipient", "interviewer")
_ONLINE: Final = ("url",)
_VARIABLES_OF_ANY_FILE: Final = frozenset({"version", "license", "source"})
"""Variables that program settings without a publication type also have."""
_VARIABLES: Final = OTHER_TEXTS | OTHER_NAMES | OTHER_DATES
_SAYS_NOTHING: Final = LOCAL_FIELDS | {"type", "language", "access", "extra"}
# CSL's styles print these fields for a missing title, and Zotero and EndNote then require no title: number or reporter
# of a case or a law, people of a letter or an interview, the dictionary of an entry, the address of a page.
_STANDS_FOR_TITLE: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys((*sorted(LEGAL), "patent", "standard"), _FIELDS_IN_REPORTERS),
    **dict.fromkeys(("interview", "personal_communication"), _LETTERS),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia", "review", "review-book"), ("container_title",)),
    **dict.fromkeys(sorted(WEB), _ONLINE),
    "periodical": ("container_title",),
}  # fmt: skip


def is_named(publication: Publication) -> bool:
    """Tell whether a record has a title or a substitute: another field, or a position in a journal or a book."""
    if publication.title:
        return True
    extra = publication.extra
    if any(extra.get(name) for name in _OTHER_TITLES):
        return True
    substitutes = _STANDS_FOR_TITLE.get(publication.type, ())
    if any(getattr(publication, name, "") or extra.get(name) for name in substitutes):
        return True
    return publication.container_title != "" and any(getattr(publication, name) for name in _PARTS_OF_A_WHOLE)


def title_to_show(publication: Publication) -> str:
    """Return the title to show, without markup; without a title, its substitute in brackets."""
    if publication.title:
        return without_markup(publication.title)
    extra = publication.extra
    other_titles = (extra.get(name) for name in _OTHER_TITLES)
    numbers = publication.number, publication.doi, publication.isbn, publication.url
    title_text = next(
        filter(None, (*other_titles, _volume_of_whole(publication), publication.event_title, *numbers)), "no title"
    )
    return f"[{without_markup(str(title_text))}]"


def _volume_of_whole(publication: Publication) -> str:
    """Return the journal or book and the pages in it: "Journal of Refugee Studies 12(3): 4-9"."""
    if not publication.container_title:
        return ""
    issue = f"({publication.issue})" if publication.issue else ""
    journal_and_volume = " ".join(filter(None, (publication.container_title, f"{publication.volume}{issue}")))
    return ": ".join(filter(None, (journal_and_volume, publication.page)))


def says_something(publication: Publication, *, fewest_words: int) -> bool:
    """Tell whether a record has at least so many fields that describe a publication, besides type and language.

    Of `extra`, only CSL's variables count; fields of one format may describe anything.
    """
    variables = publication.extra.keys() & _VARIABLES
    if publication.type == "document":
        variables -= _VARIABLES_OF_ANY_FILE
    return len(publication.filled().keys() - _SAYS_NOTHING) + len(variables) >= fewest_words
