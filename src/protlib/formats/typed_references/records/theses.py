"""Theses of typed lists: the words for their degree, the university and the supervisor."""

import re
from typing import Final

from protlib.formats.typed_references.records import imprints
from protlib.formats.typed_references.records.remainder import Remainder
from protlib.record import dates
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings, words_by_language
from protlib.record.tables import choices_of

_THESES: Final = choices_of(
    word for language, words in words_by_language("thesis").items() if language != "en" for word in words
)
# Such as "[Doctoral dissertation, University of Sussex]", "PhD thesis, University of Leeds", "thèse de doctorat".
_THESIS: Final = re.compile(
    r"[(\[]?\b(?P<genre>(?:unpublished\s)?(?:doctoral|ph\.?d\.?|master['’]?s|m\.?a\.?|m\.?sc\.?)\s"
    rf"(?:{wordings('thesis', 'en')})|(?:{_THESES})(?: doctoral| de \w+)?(?: en [^,.()\[\]]+)?)"
    r"(?:,\s(?P<school>[^()\[\].]+))?[)\]]?",
    re.IGNORECASE,
)
# Such as "[дис. … канд. экон. наук]", as `legal_forms` puts it.
_SHORT_THESIS: Final = re.compile(rf"\[(?P<genre>(?:{wordings('short thesis')})\.?\s…\s[^\[\]]+)\](?P<school>)")
# Such as "Tese (Doutorado em Economia) – Universidade Federal do Pará, Belém", as Brazilians cite.
_THESIS_OF_DEGREE: Final = re.compile(
    rf"\b(?P<genre>(?i:{_THESES})\s\([^()]{{3,120}}\))\s?(?:[–—-]\s)?(?P<school>[^\W\d_a-z][^\x1f()]{{2,150}}?)"
    r"(?:\s\(\s?[^()\x1f]{2,40}\))?(?=\W*(?:\Z|\x1f|,\s(?:19|20)\d\d\b))"
)
# Such as "Orientador: Jean Roe. " between the title and the year.
_SUPERVISOR: Final = re.compile(rf"\b(?P<note>(?:{wordings('supervised by')}):\s[^.\x1f\d]{{3,80}})\.?")
# Such as "164 f." before the words for the degree.
_LEAVES: Final = re.compile(rf"(?:\A|(?<=[.\x1f]))\s*\d{{1,4}}\s(?:{wordings('leaves')})\.(?=\s|\Z|\x1f)")
_LONGEST_TOWN: Final = 3
"""Words of a town behind a university, such as “Rio de Janeiro”."""


def take_thesis(remainder: Remainder) -> RawRecord:
    """Take the degree, the university and its town; the supervisor, for whom records have no field, is the note."""
    match = remainder.take(_THESIS_OF_DEGREE) or remainder.take(_SHORT_THESIS) or remainder.take(_THESIS)
    if not match:
        return {}
    remainder.take(_LEAVES)
    supervisor = remainder.take(_SUPERVISOR)
    school, town = _split_school(match["school"] or "")
    raw: RawRecord = {"type": "thesis", "genre": match["genre"], "publisher": school}
    raw |= {"publisher_place": town} if town else {}
    return raw | ({"note": supervisor["note"].strip()} if supervisor else {})


def _split_school(text: str) -> tuple[str, str]:
    """Return a university and its town: "Universidade de Brasília, Brasília"."""
    before_comma, _, date = text.rpartition(", ")
    if before_comma and dates.parse_or(date, ""):  # such as “Spring 2014”
        text = before_comma
    school = imprints.before_imprint(text, is_dated_late=True)
    if school.imprint and not imprints.is_institution(school.imprint):
        return school.title, school.imprint
    name, _, town = text.rpartition(", ")
    is_short = bool(name) and len(town.split()) <= _LONGEST_TOWN
    is_town = is_short and not imprints.is_institution(town) and not re.search(r"\d", town)
    return (name, town) if is_town else (text, "")
