"""The container of an entry: a journal with its volume, or a book with its editors."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.record.dates.months import MONTHS
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings
from protlib.record.small_words import between, choices_for
from protlib.text import fold
from protlib.typed_references.addresses import ONLINE
from protlib.typed_references.comma_parts import NUMBER_SIGN
from protlib.typed_references.entry import JOURNAL_WORD, TypedEntry, split_title
from protlib.typed_references.records import typed_people
from protlib.typed_references.records.imprints import before_imprint, is_place, is_press
from protlib.typed_references.records.remainder import Remainder

_DASH: Final = rf"(?:\s?(?:--|[-–‑—])\s?|\s(?:{wordings('page range')})\s)"
# Such as "33-58", "e154–61" and "914-922D".
_RANGE: Final = rf"(?P<page>e\d{{4}}[A-Z]{{2}}\d+|[a-zA-Z]?\d+(?:{_DASH}[a-zA-Z]?\d+(?:[A-Z]\b)?)?)"
_FURTHER: Final = rf"(?:\s(?:{wordings('further pages')})\b\.?)?"
_PAGES: Final = re.compile(
    rf"[(\[]?\b(?:Pp?(?=\.)|{wordings('page')}|{wordings('page letter')})(?:\.\s?|\s){_RANGE}\b{_FURTHER}[)\]]?"
)
# Such as "84 p." and ", xii + 240 pages" behind a year.
_EXTENT: Final = re.compile(
    rf"(?:(?<=[,;.\x1f])|\A)\s?(?:[ivxl]+\s?[+,]\s?)?\d{{1,4}}\s?(?:{wordings('page')}|{wordings('page letter')})\b"
    r"\.?(?=\W*(?:\Z|\x1f|(?:19|20)\d\d\b))",
    re.IGNORECASE,
)
# Such as ": 45-52" in "Cambridge University Press, 2010: 45-52", and " 16" in "(Terre des Hommes 2004) 16".
_BEHIND_YEAR: Final = re.compile(rf"(?:(?<=(?:19|20)\d\d)\s?:|(?<=\b(?:19|20)\d\d\))\s?,?)\s{_RANGE}(?=\W*(?:\Z|\x1f))")
# Such as ", v. 2" and ". v. 2" behind the year of a book.
_VOLUME_BEHIND_YEAR: Final = re.compile(
    r"(?:\A|(?<=(?:19|20)\d\d))[.,]\s[Vv](?:ol)?\.\s(?P<volume>\d{1,3})(?=\W*(?:\Z|\x1f))"
)
_BARE_PAGES: Final = re.compile(rf",\s(?!(?:19|20)\d\d(?!\s?[-–])){_RANGE}(?=\.\s|\.?\Z|\x1f)")
# Such as "Forced Migration Review", "J. Humanit. Inf.".
_TITLE: Final = r"(?P<title>(?:[A-Z][a-z]{0,9}\.\s?){2,6}|[^\W\d_](?:(?![.?!]\s[A-ZÀ-Þ])[^\x1f()]){1,120}?)"
_VOLUME: Final = rf"(?:(?:[Vv](?:ol)?(?:ume|\.)?|(?:{wordings('journal year')})\.?)\s?)?(?P<volume>\d{{1,4}})"
_ISSUE: Final = (
    rf"(?:[Nn]os?\b\.?|n\.?[°ºᵒ]|n\.|(?i:{wordings('number')}|{wordings('journal issue')})\.?)"
    r"\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)"
)
_COUNT: Final = r"\d{1,4}(?:[-–]\d{1,4})?"
_ISSUE_IN_BRACKETS: Final = r"\s?\((?P<issue>[\w\s.–/-]{1,14})\)"
_ISSUE_DATE: Final = r"(?:[^\W\d_]{3,10}\.?\s)?(?:19|20)\d\d(?:\s[^\W\d_]{3,9}\.?(?:\s\d{1,2})?)?"
_ISSUE_DETAILS: Final = rf"(?:\s?\((?:{_ISSUE_DATE})\))?(?:,\s{_ISSUE_DATE})?(?:\s?[:,]\s?(?:pp?\.\s)?{_RANGE}\b)?"
_MONTH_AND_YEAR: Final = r"(?:[^\W\d_]{3,10}\.?\s)?(?:19|20)\d\d"
_LAST_DATE: Final = rf"(?:,\s{_MONTH_AND_YEAR}|\s\({_MONTH_AND_YEAR}\))(?=\W*(?:\Z|\x1f))"
_YEAR_ALONE: Final = r"(?:19|20)\d\d\W*(?:\Z|\x1f)"
_JOURNALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Such as "(2017) 29(2) International Journal of Refugee Law 33, 41" and "(2017) 55 Forced Migration Review 3"
        # in the style of lawyers in Britain; the second page is the cited one.
        (
            r"\A\W*[(\[](?:19|20)\d\d[)\]]\s(?P<volume>\d{1,4})\s?(?:\((?P<issue>[\w\s.–/-]{1,14})\)\s?)?"
            rf"(?P<title>(?:[A-ZÀ-Þ&][\w’'&:-]*\.?\s(?:(?:{choices_for('inside')})\s){{0,2}}){{1,9}})"
            r"(?P<page>\d+)(?:[,–-]\s?\d+)*(?=\W*(?:\Z|[\x1f<]))"
        ),
        # Such as "Lancet Glob. Health 2015, 3, e154–e161", "Soc. Sci. Med. 2011, 73(2), 327–335"
        (
            rf"\A\W*(?P<title>(?:[A-ZÀ-Þ&][\w’'&:-]*\.?\s(?:"
            rf"(?:{choices_for('inside')})\s){{0,2}}){{1,9}})(?:19|20)\d\d,\s(?P<volume>\d{{1,4}})"
            rf"(?:\s?\((?P<issue>[\w\s.–/-]{{1,14}})\))?,\s{_RANGE}(?=\W*(?:\Z|[\x1f.\[]))"
        ),
        # Such as "The Lancet. 2015 Mar;3(3):e154–61"
        (
            rf"\A\W*{_TITLE}(?:\.\s{_ISSUE_DATE}|\s(?:19|20)\d\d);\s?(?P<volume>\d+)(?:\((?P<issue>[\w\s–-]+)\))?"
            rf"(?::\s?{_RANGE}\b)?"
        ),
        # Such as "Migrations Société 2012/5 (N° 143), p. 13-32" and "Population, 2008/4 Vol. 63" of Cairn. It calls the
        # count of all issues the volume.
        (
            rf"\A\W*{_TITLE},?\s(?:19|20)\d\d/(?P<issue>{_COUNT})\s\(?(?:{NUMBER_SIGN}|(?i:{wordings('volume')}))\.?\s?"
            rf"(?P<volume>{_COUNT})\)?(?:,\s(?:19|20)\d\d)?(?:[.,]\s?pp?\.\s?{_RANGE}\b)?"
        ),
        # Such as "Migrations [Online], 39/1 | 2008" and "Migrations, vol. 21 - n°1 | 2005, 135-155" of OpenEdition.
        (
            rf"\A\W*{_TITLE}\.?\s?(?:\[{ONLINE}\])?\s?,\s(?:(?i:{wordings('volume')})\.?\s)?(?P<volume>{_COUNT})"
            rf"(?:(?:\s?[-–/,]\s?|\s)(?:{NUMBER_SIGN}\s?)?(?P<issue>{_COUNT}))?\s\|\s(?:19|20)\d\d(?:,\s{_RANGE}\b)?"
        ),
        # Such as "Migrations [Online], n° 12 | 2010".
        (
            rf"\A\W*{_TITLE}\.?\s?(?:\[{ONLINE}\])?\s?,\s{NUMBER_SIGN}\s?(?P<issue>{_COUNT})\s\|\s(?:19|20)\d\d"
            rf"(?:,\s{_RANGE}\b)?"
        ),
        # Such as "PLoS Medicine. 2012. Vol. 9, n° 5, p. e1001224"
        rf"\A\W*{_TITLE}\.\s(?:{_ISSUE_DATE}\.\s)?Vol\.\s(?P<volume>\d+)(?:,\s{_ISSUE})?{_ISSUE_DETAILS}",
        # Such as "Lancet. 2004, 363 (9408): 564-8"
        rf"\A\W*{_TITLE}\.\s(?:19|20)\d\d,\s{_VOLUME}(?:{_ISSUE_IN_BRACKETS})?(?:\s?:\s?{_RANGE}\b)?",
        # Such as "Sahara Studies 21, no. 3 (2020): 201–19", "Journal of Borders, vol. 12, no. 4, 2017, pp. 55-71",
        # "Journal of Camps, Vol. 17 No. 2, pp. 215-223".
        rf"\A\W*{_TITLE},?\s{_VOLUME},?\s{_ISSUE}{_ISSUE_DETAILS}",
        # Such as "Disasters, 46(1), e12", "Refugee Review 8 (1): 33–58"
        rf"\A\W*{_TITLE},?\s{_VOLUME}{_ISSUE_IN_BRACKETS}{_ISSUE_DETAILS}",
        # Such as "// Миграция в России. 2013. Т. 5, № 2. С. 33–45" in the style of Russian libraries.
        (
            rf"\A\W*//\s{_TITLE}[.,]\s(?:—\s)?(?:19|20)\d\d\.\s(?:(?:[^\W\d_]|[^\W\d_]{{3}})\.\s(?P<volume>\d{{1,4}})"
            rf"[.,]\s)?(?:(?:№|[Nn]o\.)\s?(?P<issue>\d[\d/–-]*)\b(?:\s?\(\d+\))?[.,]\s)?[^\W\d_]\.\s{_RANGE}\b"
        ),
        # Such as "// Вопросы экономики. 2023. № 5" without pages.
        rf"\A\W*//\s{_TITLE}[.,]\s(?:19|20)\d\d\.\s№\s?(?P<issue>\d[\d/–-]*)(?=\W*(?:\Z|\x1f))",
        # Such as "Digitale Welt, 3. Jg., Nr. 4" and "Deutsche Sprache 28, H. 2".
        rf"\A\W*{_TITLE},?\s(?P<volume>\d{{1,4}})(?:\.\s(?:{wordings('journal year')})\.?)?,\s(?-i:{_ISSUE})",
        # Such as "Anti-Trafficking Review, (14), 1-14", "Cahiers de la sécurité, n° 17, p. 44-52"
        rf"\A\W*{_TITLE},?\s\((?P<issue>(?!(?:19|20)\d\d\))\d{{1,4}})\)[,:]\s(?:pp?\.\s)?{_RANGE}\b",
        # Such as "Forced Migration Review, (69)" and "Forced Migration Review, 2016, (51)".
        rf"\A\W*{_TITLE}(?:,\s(?:19|20)\d\d)?,\s\((?P<issue>(?!(?:19|20)\d\d\))\d{{1,4}})\)(?=\W*(?:\Z|\x1f))",
        # Such as "Journal of Camps, 2022, 208, 104619".
        (
            rf"\A\W*{_TITLE},\s(?:19|20)\d\d,\s(?P<volume>\d{{1,4}})(?:\s?{_ISSUE_IN_BRACKETS})?,\s{_RANGE}"
            r"(?=\W*(?:\Z|[\x1f<]))"
        ),
        # Such as "Philosophical Transactions, vol. 364, 2009" and "Journal of Camps, vol. 8, sup. 5, 2017".
        (
            rf"\A\W*{_TITLE},\s[Vv]ol\.\s(?P<volume>\d{{1,4}})(?:,\ssup\.\s\d{{1,3}})?,\s(?:19|20)\d\d"
            r"(?=,\spp?\.\s|\W*(?:\Z|\x1f))"
        ),
        # Such as "Confins, v. 68, 2025".
        rf"\A\W*{_TITLE},\sv\.\s(?P<volume>\d{{1,4}})(?=,\s(?:19|20)\d\d\W*(?:\Z|\x1f))",
        rf"\A\W*{_TITLE},\s{_ISSUE}(?:\s?\({_ISSUE_DATE}\))?(?:,\s{_ISSUE_DATE})?,\spp?\.\s{_RANGE}\b",
        # Such as "Refugee Review, 45, 2014, pp. 3-5".
        rf"\A\W*{_TITLE},?\s{_VOLUME},\s(?:19|20)\d\d,\spp?\.\s{_RANGE}\b",
        # Such as "Refugee Review, 8, 33–58", "Refugee Review 8 (2016): 33–58"
        rf"\A\W*{_TITLE},?\s{_VOLUME}(?:,\s|:\s|\s\((?:19|20)\d\d\):\s)(?:pp?\.\s)?(?!{_YEAR_ALONE}){_RANGE}\b",
    )
)
# Such as "Forced Migration Review no 55, 2017" and "Forced Migration Review 55, June 2017" behind a title in quotation
# marks, where no other work can stand.
_ISSUE_ALONE: Final = re.compile(rf"\A\W*{_TITLE},?\s(?:{_ISSUE}|(?P<count>\d{{1,4}})){_LAST_DATE}")
# Such as "In: Handbook", "En “" and "// " before a book in the style of Russian libraries.
_BOOK_INTRODUCTION: Final = re.compile(rf"\A\W*(?:(?i:{wordings('inside')})\s?:?|//)\s+(?=[^\W\d_]|[“\"«])")
_EDITOR_WORDS: Final = wordings("edited by").replace(r"\ ", r"\s")
# Such as ", edited by A. Jobe and B. van Dijk".
_EDITED_BY: Final = re.compile(
    rf",\s(?:{_EDITOR_WORDS})\s"
    rf"(?P<names>(?:(?<!\w)[^\W\d_]\.|[^.,\x1f\d]|,(?!\s\d)(?=[^,]*\s(?:{between()})\s))+)"
)
# Such as ", traduit de l'anglais par Jean Roe".
_TRANSLATORS: Final = re.compile(
    rf"(?:\A|[,.]\s)\s*(?i:{wordings('translated by')})\s"
    r"(?P<names>[^\W\d_a-z](?:[^,.;\x1f\d]|(?<=\b[^\W\d_])\.)+)"
)
_EDITORS_FIRST: Final = re.compile(
    rf"\A(?P<names>[^:\x1f]{{3,200}}?){typed_people.ROLE}[\s.,:]+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
# Such as "Modern Slavery: A Reader; Quirk, J., Ed.; Routledge" with editors between title and publisher.
_EDITORS_BETWEEN: Final = re.compile(
    r"\A(?P<book>[^;\x1f]{4,200});\s(?P<names>[^;:\x1f]{3,60}(?:;\s[^;:\x1f]{3,60})*?),?\s\(?Eds?\.\)?;\s"
)
_NAME: Final = r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+"
# Such as "Ideas to Inform, Marie McAuliffe and Michele Klein Solomon, eds. Geneva" with editors after the title.
_EDITORS_LAST: Final = re.compile(
    rf"\A(?P<book>(?!\S+,)[^\x1f]{{4,200}}?),\s(?P<names>{_NAME}(?:(?:,\s|,?\s(?:{between()})\s){_NAME})*),\s"
    rf"(?i:{ROLE_PATTERN})\b\.?,?(?=\s)"
)
# Such as "in Jean Roe et al., Les camps, La Découverte « Repères », 2010, p. 18-19" of Cairn.
_BOOK_IN_SERIES: Final = re.compile(
    rf"\A\W*(?i:{wordings('inside')})\s(?P<names>{_NAME}(?:,\s{_NAME})*(?:\s(?:{between()})\s{_NAME}|\set\sal\.)?),\s"
    r"(?P<book>[^,«»\x1f][^«»\x1f]{3,200}),\s(?P<publisher>[^,«»\x1f]{2,60})\s«\s?(?P<series>[^«»\x1f]{2,80}?)\s?»,"
    rf"\s(?:19|20)\d\d(?:\s\(\s?\))?(?:,\spp?\.\s?{_RANGE}\b)?"
)
_YEAR_LETTERS: Final = 4
_YEAR_AT_END: Final = re.compile(r",\s(?:19|20)\d\d\W*\Z")  # such as that of “Rio de Janeiro: Forense, 2024”
# Such as "Policy Paper no", "Paper" and "Issue" before a number: that of a paper or of an issue, no journal's volume.
_NO_JOURNAL: Final = re.compile(
    rf"(?:\A|.*\s)(?:{NUMBER_SIGN}|issue|vol(?:ume)?\b\.?|{'|'.join(MONTHS)})\Z|(?:{wordings('paper')})\Z"
)


def take_container(remainder: Remainder, entry: TypedEntry, doubts: list[str]) -> RawRecord:
    """Take the book or the journal that contains a work, and the pages."""
    if match := remainder.take(_BOOK_IN_SERIES):
        return _book_in_series(match)
    if container := _journal(remainder, entry):
        return container
    begin = _BOOK_INTRODUCTION.match(remainder.text)
    is_edited = _EDITED_BY.search(remainder.text)
    if begin or (is_edited and entry.is_quoted):
        remainder.text = remainder.text[begin.end() :] if begin else remainder.text
        return {"type": "chapter", **_book(remainder, doubts)}
    raw: RawRecord = {}
    if match := remainder.take(_EDITED_BY):
        raw["editors"] = typed_people.people_at_head(match["names"]).names
    return raw | _pages_of_report(remainder)


def _pages_of_report(remainder: Remainder) -> dict[str, str]:
    """Take the volume and the pages; a number before the word says how long the work is, which no record has."""
    remainder.take(_EXTENT)
    volume = remainder.take(_VOLUME_BEHIND_YEAR)
    raw = {"volume": volume["volume"]} if volume else {}
    return raw | (_pages(remainder, _PAGES) or _pages(remainder, _BEHIND_YEAR))


def _book_in_series(match: re.Match[str]) -> RawRecord:
    raw: RawRecord = {"type": "chapter", "editors": typed_people.people_at_head(match["names"]).names}
    raw |= {"container_title": match["book"], "publisher": match["publisher"], "collection_title": match["series"]}
    return raw | _unify_dashes({"page": match["page"]} if match["page"] else {})


def take_translators(remainder: Remainder) -> RawRecord:
    """Take who translated a work."""
    match = remainder.take(_TRANSLATORS)
    return {"translators": typed_people.people_at_head(match["names"]).names} if match else {}


def is_journal(text: str) -> bool:
    """Tell whether a text begins with a journal and its volume or issue."""
    return _match_journal(text, _JOURNALS) is not None


def _match_journal(text: str, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    matches = filter(None, (pattern.match(text) for pattern in patterns))
    return next(
        (
            match
            for match in matches
            if not _is_imprint(match) and not _NO_JOURNAL.match(fold(match["title"]).strip(" ."))
        ),
        None,
    )


def _is_imprint(match: re.Match[str]) -> bool:
    """Tell whether an imprint was matched: "Dakar, IOM, 2019, pp. 12-18", "Geneva: IOM", "Roe Press, 2019, p. 3"."""
    first, *further_parts = match["title"].split(":")[0].split(", ")
    is_at_colon = ": " in match["title"] and not JOURNAL_WORD.search(match["title"])
    is_year = re.fullmatch(r"(?:19|20)\d\d", match.groupdict().get("volume") or "")
    is_dated = is_year or (is_at_colon and _YEAR_AT_END.search(match["title"]))
    return is_place(first) or (bool(is_dated) and (is_at_colon or is_press(first) or any(map(is_place, further_parts))))


def _journal(remainder: Remainder, entry: TypedEntry) -> RawRecord:
    # Such as "in: Zeitschrift für Recht, Jg. 33, Nr. 5 (2013)".
    begin = _BOOK_INTRODUCTION.match(remainder.text)
    if begin and is_journal(remainder.text[begin.end() :]):
        remainder.text = remainder.text[begin.end() :]
    match = _match_journal(remainder.text, (*_JOURNALS, _ISSUE_ALONE) if entry.is_quoted else _JOURNALS)
    if not match:
        return {}
    remainder.take(match.re)
    parts = {name: text for name, text in match.groupdict().items() if text and name != "title"}
    if "count" in parts:
        parts["issue"] = parts.pop("count")
    if "page" not in parts:
        parts |= _pages(remainder, _PAGES)
    if parts.get("volume") == entry.year:  # such as “AJDA, 2016, n° 12”
        del parts["volume"]
    if "volume" in parts and parts.get("issue") == entry.year[:_YEAR_LETTERS]:  # such as “Imagofagia 17 (2018): 41-70”
        del parts["issue"]
    title, comma, place = match["title"].strip(" ,").rpartition(", ")
    if comma and is_place(place):  # such as “Cadernos Pagu, Campinas, n. 31”, as Brazilians cite
        parts["publisher_place"] = place
    else:
        title = match["title"].strip(" ,")
    return {"type": "article-journal", "container_title": title, **_unify_dashes(parts)}


def _unify_dashes(parts: dict[str, str]) -> dict[str, str]:
    if "page" in parts:
        parts["page"] = re.sub(_DASH, "-", parts["page"])
    return parts


def _pages(remainder: Remainder, pattern: re.Pattern[str]) -> dict[str, str]:
    match = remainder.take(pattern)
    return _unify_dashes({"page": match["page"]}) if match else {}


def _book(remainder: Remainder, doubts: list[str]) -> RawRecord:
    """Take the editors, the title and the pages of the book that contains a chapter."""
    raw: RawRecord = _pages(remainder, _PAGES) or _pages(remainder, _BEHIND_YEAR)
    if match := remainder.take(_EDITED_BY):
        raw["editors"] = typed_people.people_at_head(match["names"]).names
        raw = raw if "page" in raw else raw | _pages(remainder, _BARE_PAGES)
    elif match := _EDITORS_BETWEEN.match(remainder.text) or _EDITORS_LAST.match(remainder.text):
        raw["editors"] = typed_people.people_at_head(match["names"]).names
        remainder.text = f"{match['book']}\x1f{remainder.text[match.end() :]}"
    elif match := _EDITORS_FIRST.match(remainder.text):
        raw["editors"] = typed_people.people_at_head(match["names"]).names
        remainder.text = match["rest"]
    head, mark, tail = remainder.text.partition("\x1f")
    title, details = split_title(head)
    imprint_parts = before_imprint(title, is_dated_late=True)
    remainder.text = f"{imprint_parts.imprint}\x1f{details}{mark}{tail}"
    if not imprint_parts.is_sure:
        doubts.append(f"“{imprint_parts.imprint}” may be a part of the title of the book")
    if not imprint_parts.title:
        doubts.append("the title of the book is unclear")
    return raw | {"container_title": imprint_parts.title.strip(' ,.“”"«»')}
