"""What kind of work an entry says it is: a paper, a press release, a manuscript, an article or a thesis."""

import re
from typing import Final

from protlib.record import dates
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings, words_by_language
from protlib.record.tables import choices_of
from protlib.typed_references.comma_parts import JOURNAL_ALONE, PAPER
from protlib.typed_references.entry import JOURNAL_WORD
from protlib.typed_references.records import imprints
from protlib.typed_references.records.remainder import Remainder

# Such as "[Working Paper]" and "[Press release]" behind the title in Vancouver style, whose number stands at the end.
_GENRE_IN_BRACKETS: Final = re.compile(
    rf"\[(?P<genre>{PAPER}|(?i:{wordings('press release')})"
    r"|(?:Press|News|Media)\s[Rr]elease|Fact\s?[Ss]heet|Infographic|Web\s?[Pp]age)\]"
)
# Such as "Briefing paper" and "press release" alone.
_PLAIN_GENRE: Final = re.compile(
    rf"(?:\A|(?<=[.;\x1f]))\s*(?P<genre>(?=\S+\s){PAPER}|(?i:{wordings('press release')}))(?=\s*(?:\Z|[.;,\x1f(]))"
)
# Such as "n°12" alone, where no journal takes it for an issue.
_NUMBER_ALONE: Final = re.compile(r"(?:\A|(?<=[,.;\x1f]))\s?[Nn][°ºᵒ]\s?(?P<number>\d[\w./-]*)(?=\s?(?:[,.;\x1f]|\Z))")
# Such as "mimeo" and "(unpublished)".
_UNPUBLISHED_GENRE: Final = re.compile(
    rf"(?:\A|(?<=[,.;(\[\x1f]))\s*[(\[]?(?P<genre>{wordings('unpublished')})[)\]]?(?=\s*(?:\Z|[.;,)\x1f]))",
    re.IGNORECASE,
)
# Such as "(on file with the author)".
_ON_FILE: Final = re.compile(
    rf"[(\[]?(?P<note>\b(?:{wordings('on file')})\s[^()\[\].;\x1f]{{2,60}})[)\]]?", re.IGNORECASE
)
# Such as "Revue des migrations" and "Journal of Camps" alone.
_JOURNAL_ALONE: Final = re.compile(rf"(?:\A|(?<=[.;\x1f]))\W*(?P<title>{JOURNAL_ALONE})(?=\s*(?:\Z|[.;,\x1f(]))")
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
# Such as "Prepared for UNHCR" before ". Geneva"; a title may begin so, and goes on.
_CLIENT: Final = re.compile(
    rf"(?:\A|(?<=[.?!\x1f])|(?<=[.?!\x1f]\s))(?P<client>(?i:{wordings('prepared for')})\s[^.;:\x1f]{{3,90}})"
    r"(?=\.\s|\.?\Z|\x1f)"
)


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


def take_bracketed_genre(remainder: Remainder) -> RawRecord:
    """Take the genre in square brackets: "[Working Paper]"."""
    return _genre(remainder, _GENRE_IN_BRACKETS)


def take_client(remainder: Remainder) -> RawRecord:
    """Take the sentence that names the client of a report: "Prepared for UNHCR"; styles print it behind all else."""
    match = remainder.take(_CLIENT)
    return {"addendum": match["client"]} if match else {}


def take_manuscript(remainder: Remainder) -> RawRecord:
    """Take what says that a work was never published, and who keeps it, which becomes the note."""
    raw = _genre(remainder, _UNPUBLISHED_GENRE)
    owner = remainder.take(_ON_FILE)
    raw |= {"note": owner["note"]} if owner else {}
    return {"type": "manuscript", **raw} if raw else {}


def take_plain_genre(remainder: Remainder, *, has_number: bool) -> RawRecord:
    """Take the genre that stands alone, "Briefing paper", and the number of one that `has_number` denies."""
    raw = _genre(remainder, _PLAIN_GENRE)
    number = None if has_number else remainder.take(_NUMBER_ALONE)
    return raw | ({"number": number["number"]} if number else {})


def take_journal(remainder: Remainder) -> RawRecord:
    """Take a journal without a volume: "Revue des migrations"."""
    match = remainder.take(_JOURNAL_ALONE)
    return {"type": "article-journal", "container_title": match["title"].strip()} if match else {}


def is_in_journal(raw: RawRecord) -> bool:
    """Tell whether the publisher of an entry is a journal, whose volume it does not say: "Journal of Camps"."""
    publisher = raw.get("publisher", "")
    is_sole = not any(raw.get(field) for field in ("publisher_place", "container_title", "number", "type", "genre"))
    return bool(is_sole and JOURNAL_WORD.search(publisher)) and not imprints.is_publisher(publisher)


def _genre(remainder: Remainder, pattern: re.Pattern[str]) -> RawRecord:
    match = remainder.take(pattern)
    return {"genre": match["genre"]} if match else {}
