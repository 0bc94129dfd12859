"""Publications whose other versions are no editions: rulings, laws, volumes, and reports with common names."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from protlib.record.model import PARTS, PERIODICAL, WEB, Publication
from protlib.record.shared_words import wordings
from protlib.record.tables import read_phrases
from protlib.text import words

NO_EDITIONS: Final = PARTS | PERIODICAL | WEB | {
    "bill", "broadcast", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "patent",
    "performance", "personal_communication", "regulation", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty",
}  # fmt: skip
"""Types of publications that come out once, or again under the same name without being an edition."""
# Such as "Rantsev v. Cyprus and Russia", "The Prosecutor v Ongwen", "In re Guardianship of T.".
_RULING: Final = re.compile(r"\s(?:vs?\.?|versus|c\.)\s+[^\W\d_]|^(?:[Ii]n re|[Ee]x parte|[Ii]n the matter of)\s")
# Such as "KoboCollect v1.2", "Sphere Handbook version 3", "Release 2.0".
_VERSION: Final = re.compile(rf"\b(?:v\.?\s?\d+\.\d|(?:{wordings('version')})\s+\d)", re.IGNORECASE)
# Such as "Dictionary of Refugee Law, Volume 2", "vol. IV", "Tome 3", "Band 2".
_VOLUME: Final = re.compile(rf"\b(?:{wordings('volume')})\.?\s+(?:\d+|[IVX]+)\b", re.IGNORECASE)
_TABLE: Final = Path(__file__).with_suffix(".txt")
_LAWS: Final = frozenset(read_phrases(_TABLE, "law"))
_LAWS_FIRST: Final = frozenset(read_phrases(_TABLE, "law first"))
_ANYBODYS: Final = frozenset(read_phrases(_TABLE, "anybody's"))
"""Names of reports that any body may use, in the form of `words`: they make a series only with a publisher."""


def is_ruling_or_version(title: str) -> bool:
    """Tell whether a title is that of a court's ruling, or of a version of something."""
    return bool(_RULING.search(title) or _VERSION.search(title))


def is_volume(title: str) -> bool:
    """Tell whether a title is that of a volume or a part."""
    return bool(_VOLUME.search(title))


def is_law(title_words: Sequence[str], kind: str) -> bool:
    """Tell whether the words of a title without its year are a law's: "Immigration Act"; a report's never are."""
    return kind != "report" and bool(title_words) and (title_words[-1] in _LAWS or title_words[0] in _LAWS_FIRST)


def is_anybodys(name: str) -> bool:
    """Tell whether any body may give a report this name: "Annual Report"."""
    return " ".join(words(name)) in _ANYBODYS


def is_by_people(publication: Publication) -> bool:
    """Tell whether a record has people as authors or editors, and no body."""
    people = (*publication.authors, *publication.editors)
    return bool(people) and not any(name.literal for name in people)
