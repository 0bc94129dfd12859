"""What a record has to have, so that a person can tell which publication it is: a title, or what stands for one."""

from collections.abc import Mapping
from typing import Final

from protlib.record.model import LEGAL, WEB, Publication

_OTHER_TITLES: Final = ("title-short", "original-title", "reviewed-title", "part-title", "volume-title")
_PLACES_IN_A_WHOLE: Final = ("page", "volume", "issue", "number", "collection_number")
_IN_REPORTERS: Final = ("number", "container_title")
_LETTERS: Final = ("authors", "recipient", "interviewer")
_ONLINE: Final = ("url",)
# CSL's styles print these for a title that is missing, and Zotero and EndNote do not ask for one: of a case or a law the
# number or the reporter, of a letter or an interview who wrote or spoke, of an entry the dictionary, of a page its address.
_STANDS_FOR_TITLE: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys((*sorted(LEGAL), "patent", "standard"), _IN_REPORTERS),
    **dict.fromkeys(("interview", "personal_communication"), _LETTERS),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia", "review", "review-book"), ("container_title",)),
    **dict.fromkeys(sorted(WEB), _ONLINE),
    "periodical": ("container_title",),
}  # fmt: skip


def is_named(publication: Publication) -> bool:
    """Tell whether a record has a title, or what stands for one: by its type, or a place in a journal or a book."""
    if publication.title:
        return True
    extra = publication.extra
    if any(extra.get(name) for name in _OTHER_TITLES):
        return True
    substitutes = _STANDS_FOR_TITLE.get(publication.type, ())
    if any(getattr(publication, name, "") or extra.get(name) for name in substitutes):
        return True
    return publication.container_title != "" and any(
        getattr(publication, name) for name in _PLACES_IN_A_WHOLE
    )
