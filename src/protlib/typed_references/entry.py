"""Reads an entry of a typed reference list in any style, as far as possible: authors, year, title."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from protlib.record import names
from protlib.record.dates.months import DAY, MONTH, MONTHS, OF_BEFORE_DATE
from protlib.record.model import Name
from protlib.record.names.known_bodies import letters
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.names.matcher import possible_shorts
from protlib.record.shared_words import wordings
from protlib.record.small_words import between
from protlib.text import fold, with_plain_figures, words
from protlib.typed_references import addresses
from protlib.typed_references.arabic_commas import has_arabic_signs, with_arabic_commas, with_latin_commas
from protlib.typed_references.authors_at_commas import find_colon_end, has_title_at_comma, is_divided
from protlib.typed_references.comma_parts import (
    BEHIND_COMMA_TITLE,
    FIRST_EDITION,
    PASSAGE,
    join_places,
    put_collection_last,
    put_date_last,
    with_curly_marks,
    with_quoted_title,
    without_remarks,
)
from protlib.typed_references.footnote_signals import is_author, without_signal
from protlib.typed_references.legal_forms import put_plainly
from protlib.typed_references.periods import TypedPeriod, find_period
from protlib.typed_references.repeated_authors import with_repeated_authors
from protlib.typed_references.title_start import (
    BARE_YEAR,
    MONTH_BEFORE_TITLE,
    QUOTED,
    SAID_YEAR,
    SENTENCE,
    TREATY_SERIES,
    UNITS,
    YEAR,
    YEAR_BEFORE_TITLE,
    YEAR_BEHIND_SPACE,
    YEAR_IN_BRACKETS,
    first_year,
    has_title_behind_initials,
    is_site_before_title,
    split_authors,
)

# Such as "1. ", "[1] ", "(1) ", "1- " and "¹" before an entry; "-", "*", "•" before an item of a list.
_NUMBER: Final = re.compile(
    r"\s*(?:(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+|([⁰¹²³⁴-⁹]{1,4})\s*(?=\S)"
    r"|(\d{1,3})\s?[-–](?:\s+|(?=[\u0620-\u064a]))(?=[^\W\d_]))"
)
_BULLET: Final = re.compile(r"\s*[-*+•–]\s+(?=\S)")
_EARLIER_YEAR: Final = re.compile(r"\A.*/(?=\d)")  # such as "1867/" of "1867/1990", and not "s/" of "s/f"
# Such as "240 с." and "№ 3. С. 45–60." behind a year, which is then that of an imprint: no title.
_NUMBERS_ALONE: Final = re.compile(r"(?=.*[^\W\d_])(?=.*\d)(?:\W*+(?:\d++|[^\W\d_]{1,4}+(?=\.|\s\d)))++\W*+\Z")
# Such as "(Report 5) [PDF]" after a title; not "(a survey)", "(CSR)", "(2014-2016)", which are parts of it.
_BRACKET_OF_TITLE: Final = r"\((?:[a-z][a-z\s-]+|[A-Z][A-Za-z-]*[A-Z]s?|\d{4}\s?[-–]\s?\d{2,4})\)"
_BRACKETS_BEHIND_TITLE: Final = re.compile(rf"(?:\s*(?!{_BRACKET_OF_TITLE})[(\[][^()\[\]]*[)\]])+$")
# Such as ". Med Princ Pract. 2013;22" behind a title: the year of the issue stands there.
_DATED_ISSUE: Final = re.compile(rf"\.\s[^.;:?!]{{2,80}}\.\s{YEAR}(?:\s[^\W\d_]{{3,9}}\.?(?:\s\d{{1,2}})?)?;\s?\d")
# Such as the mark of "“Population Survey: Design", which nothing closes.
_OPEN_MARK: Final = re.compile(r"[“„«\"]\s*(?=[^“”„«»\"]+\Z)")
# Such as "[Trends in births by place]", as PubMed has a title that it translated.
_TITLE_IN_BRACKETS: Final = re.compile(r"\[((?:[^\s\[\]]+\s){2,}[^\[\]]+)\]")
# Such as "No. 3" of a paper and "(eds) Mixed" with a title behind editors, or a title in quotation marks.
_NO_AUTHORS: Final = re.compile(
    rf"\((?i:{ROLE_PATTERN})\.?\)\.?\s+[^\W\d_a-z]"
    r"|[“”\"«»]|\bNo\.\s?\d|\b[Nn][°º]\s?\d|(?:\A|[,.]\s)‘.+’"
)
_MOST_WORDS_OF_AUTHORS: Final = 60  # as many as twenty authors have
_MONTH_AT_END: Final = re.compile(r"[.,]\s+(?:\d{1,2}\s)?(?P<month>[^\W\d_]{3,10})\.?\Z")
_ANY_YEAR: Final = re.compile(YEAR)
_BEHIND_SURE_AUTHORS: Final = frozenset((YEAR_BEHIND_SPACE, YEAR_BEFORE_TITLE, MONTH_BEFORE_TITLE))
_AVAILABLE: Final = re.compile(rf"\W*(?:{addresses.AVAILABLE}|URL:)", re.IGNORECASE)
# Such as "para. 3; available at" behind a year in brackets.
_PASSAGE_FIRST: Final = re.compile(rf"{PASSAGE}(?=\s?[;,.]|\W*\Z)")
# Such as "https://iom.int/a", "URL : https://iom.int/a" and "doi:10.1000/182".
_ADDRESS: Final = re.compile(r"\b(?:URL\s?:?\s)?(?:https?://|www\.)\S+|\bdoi:\s?\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
_PARENTHESES: Final = re.compile(r"[(\[]([^()\[\]]{2,20})[)\]]")
# Such as "(Council of Europe Treaty Series; no. 197)." behind a title and its year.
_SERIES_ALONE: Final = re.compile(r"\s*\([^()]*\)\W*")
# Such as "; " and ", and ".
_NAME_SEPARATOR: Final = re.compile(
    rf"(?:(?<!\s)\s++)?(?:[;&]|,\s(?:{between()})\s)\s*+|(?<!\s)\s++(?:{between()})\s++"
)
# Such as " and " between initials: it is no word of a sentence.
_JOINTS: Final = re.compile(rf"(?<!\w)(?:{between()})\s")
# Such as the volume of "1577 UNTS 3" and "1577 United Nations Treaty Series 3".
_TREATY_VOLUME: Final = re.compile(
    rf"\b\d{{1,5}}(?=\s(?:{TREATY_SERIES}|(?:(?:[A-Z]\w+,?|of)\s){{1,4}}Treaty\sSeries))"
)
# Such as "1832(12):2442" in "2013;1832(12):2442", ":1990-2001" after a volume or an issue, "vol. 1832", "pp.
# 1990–2001".
_VOLUME_AND_PAGES: Final = re.compile(
    r"(?<=;)\s?(?!(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d)?\s*(?:[.;\[]|\((?!\d)|[^\W\d_]|\Z))\d{1,4}"
    r"(?:\s?\([^()]{1,20}\))?(?:\s?:\s?\w?\d+(?:\s?[-–]\s?\w?\d+)?)?"
    r"|(?<=[LC],\s(?:19|20)\d\d/)\d{1,4}|(?<![\w(])\d{1,4}(?=\s?\(\d{1,4}(?:[-–/]\d{1,4})?\))"
    r"|(?<=\d\))\s?[:,]\s?(?:pp?\.\s?)?\d+(?:\s?[-–]\s?\d+)?|(?<=\d)\s?:\s?\d+(?:\s?[-–]\s?\d+)?"
    r"|\b(?:vol(?:ume)?|nos?|nr|issue|pp?|pages?|art(?:icle)?)\b\.?\s?\d+(?:\s?[-–]\s?\d+)?",
    re.IGNORECASE,
)
MOST_LETTERS_READ: Final = 3000  # letters: longer paragraphs are text, and expressions take time in the square
# Such as the dash of "Title. — Москва : Наука, 2018. — 240 с.", which libraries set between the parts of an entry.
_DASH: Final = re.compile(r"(?<=[.!?)])\s[—–]\s(?=\S)")
_YEAR_SIGN: Final = re.compile(r"(?<=\d{4})\u5e74(?=[.)\]])")  # such as that of “2012年.”
_DAY: Final = (
    rf"(?:{DAY}\s{OF_BEFORE_DATE}{MONTH}[,،]?\s{OF_BEFORE_DATE}\d{{4}}(?:{SAID_YEAR})?|{MONTH}\s\d{{1,2}},?\s\d{{4}}"
    rf"|\d{{4}}\s{MONTH}(?:\s\d{{1,2}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
)
# Such as "(Accessed: 12 June 2019)", "Retrieved May 3, 2022, from", "[cited 2021 Jan 15]", "(consulté le 4 mai 2021)",
# "[Online, accessed June 2018]", "(Просмотрено: 1 май 2021 г.)".
ACCESS_DAY: Final = re.compile(
    rf"[(\[]?(?:\b{addresses.ONLINE}[,;:]?\s)?\b(?:(?:date|{wordings('last')})\s)?(?:{wordings('seen on')})\s?:?\s+"
    rf"(?P<day>{_DAY}|{MONTH}\s\d{{4}})(?:\s?[)\]]|[,.](?=\s|\Z|[)\]]))*"
    rf"(?:\s*(?:{wordings('from there')})\b(?=\s(?:https?:|www\.|<)))?",
    re.IGNORECASE,
)
# Such as ", mis en ligne le 8 septembre 2008", where OpenEdition says when it put an issue of 2005 on the web.
_POSTING_DAY: Final = re.compile(rf",\s(?:{wordings('posted on')})\s?:?\s{_DAY}", re.IGNORECASE)
# Such as "Debt bondage - Wikipedia, accessed May 3, 2025, https://en.wikipedia.org/x", as assistants list pages.
_SEEN_PAGE: Final = re.compile(
    rf"(?P<title>[^“”\"«»]{{4,390}}?),\s(?P<seen>(?:{wordings('seen on')})\s?:?\s{_DAY},?\s(?:https?://|www\.)\S+)",
    re.IGNORECASE,
)
# Such as " - " and " | " before the name of a site, behind the title of its page.
_SITE_SEPARATOR: Final = re.compile(r"\s(?:[-–—|]|::)\s")
# Such as "UN General Assembly, Convention on the Rights of the Child, 20 November 1989, available at:
# https://www.refworld.org/x [...]".
_REFWORLD: Final = re.compile(
    rf"(?P<who>[^,]{{2,90}}), (?P<title>.{{4,400}}?), (?P<day>(?:\d{{1,2}}\s)?(?:{MONTH}\s))?(?P<year>(?:19|20)\d\d), "
    r"(?P<rest>(?:.{1,200}?,\s)?)(?P<link>available\sat:?\shttps?://\S+.*)",
    re.IGNORECASE,
)
# Such as "“You Pray for Death”: Trafficking of Women": the quotation is only the beginning of the title.
_GOES_ON_UNQUOTED: Final = re.compile(rf"\s?:\s|\s+(?!(?:{wordings('inside')})\b)[a-z]")
# Such as "” Trafficking of women and girls" after a question: no "In", no journal with its volume, no imprint.
_GOES_ON: Final = re.compile(
    rf"[”’\"']?\s+(?!(?i:{wordings('inside')})\b)(?:(?:[^\W\d_][^:,()\s]*\s){{3}}[^:()]*:\s[^:()]*"
    r"|(?:[^\W\d_][^:,()\s]*\s){2}[^:()]*|[^\W\d_]\w+\s[a-z][^:()]*)\Z"
)


JOURNAL_WORD: Final = re.compile(rf"\b(?:{wordings('journal word')})\b")


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """An entry of a typed list: its line and text, and the parts read from it, "" for unknown ones.

    `year` includes the letter that distinguishes works of one year ("2010a"); `number` is that of a numbered list.
    `is_dated_late` means that the year follows the title. `day` is the day next to an early year ("June 3"). `details`
    are the title and all after it, with the commas of other languages for Arabic ones. `is_rejoined` means that a
    broken address was joined, perhaps without a letter. One that `is_fragment` has one or two words, too few for a
    reference. One that `is_page` is the title of a page without an author, the day of a visit and the address. One that
    `is_remark` is a note that names no work in full. `unread_text` stands behind the most letters that are read.
    """

    line: int
    text: str
    number: str = ""
    author_text: str = ""
    year: str = ""
    title: str = ""
    is_dated_late: bool = False
    day: str = ""
    details: str = ""
    is_rejoined: bool = False
    is_fragment: bool = False
    is_page: bool = False
    is_remark: bool = False
    unread_text: str = ""

    @property
    def whole_text(self) -> str:
        """The text, with what is not read of a long one."""
        return self.text + self.unread_text

    @property
    def label(self) -> str:
        """The entry in the form of a citation: "Jobe 2010"."""
        first = self.author_text.split(",")[0].rstrip(". ")
        period = self.period()
        date = period.text if period else self.year
        return f"{first} ({date})" if first and date else self.text[:60]  # letters: a message is one line

    @property
    def is_quoted(self) -> bool:
        """Whether quotation marks show where the title ends."""
        return self.details.lstrip()[:1] in {*"“\"'‘«"}

    def years(self) -> set[str]:
        """Return all possible years in the text, without letters; none from an address, a volume or a page."""
        return {year[:4] for year in _years(self.text)}

    def period(self) -> TypedPeriod | None:
        """Return the period that is the entry's date; None for a single year."""
        year = self.year[:4]
        text = _ADDRESS.sub(" ", ACCESS_DAY.sub(" ", self.text))
        position = text.rfind(year) if self.is_dated_late else text.find(year)
        return find_period(text, position) if year and position >= 0 else None

    def acronyms(self) -> set[str]:
        """Return the folded acronyms that may cite the authors: those in the text, and those that their words make."""
        acronyms = set(map(letters, _PARENTHESES.findall(self.author_text)))
        bare = _PARENTHESES.sub(" ", self.author_text).strip(" .,")
        for text in (bare, *_NAME_SEPARATOR.split(bare), *bare.split(",")):
            name = Name(literal=text.strip(" .,"))
            acronyms |= possible_shorts(name)  # a report cites a body by an acronym in its own language
            if " " not in name.literal:
                acronyms.add(letters(name.literal))
        return {acronym for acronym in acronyms if len(acronym) > 1}


def parse_entry(text: str, line: int = 0, previous_entry: TypedEntry | None = None) -> TypedEntry:
    """Read an entry, of a long one its head; one that begins with a dash has the authors of the previous entry."""
    if (quoted := with_quoted_title(text)) != text:
        entry = parse_entry(quoted, line, previous_entry)
        return replace(entry, text=entry.text.replace("“", "", 1).replace("”", "", 1))
    bare_text = " ".join(addresses.strip_marks(text).split())
    head = bare_text[:MOST_LETTERS_READ].rstrip()
    unread_text = bare_text[len(head) :]
    entry = _parse_head(addresses.mend_addresses(head), line, previous_entry)
    return replace(entry, unread_text=unread_text) if unread_text else entry


def _parse_head(text: str, line: int, previous_entry: TypedEntry | None) -> TypedEntry:
    number = ""
    if match := _NUMBER.match(text):
        number, text = _figures(next(filter(None, match.groups()))), text[match.end() :]
    elif match := _BULLET.match(text):
        text = text[match.end() :]
    text = without_signal(text)
    if previous_entry:
        text = with_repeated_authors(text, previous_entry.author_text)
    latin = put_date_last(_POSTING_DAY.sub("", _YEAR_SIGN.sub("", with_latin_commas(text))))
    plain = with_curly_marks(join_places(put_collection_last(put_plainly(_DASH.sub(" ", without_remarks(latin))))))
    if page := _SEEN_PAGE.fullmatch(plain.rstrip(" .")):
        if _is_title_of_page(page["title"]):
            # In quotation marks the whole is the title, though it may be a question and more.
            details = f"“{page['title']}”. {page['seen']}"
            return TypedEntry(line, text, number, title=page["title"], details=details, is_page=True)
        plain = f"{page['title']}. {page['seen'][:1].upper()}{page['seen'][1:]}"
    announcement_parts = addresses.separate_announcements(addresses.with_schemes(plain))
    cited = _as_dated_early(plain)
    date_parts = _split_dated_early(announcement_parts if cited == plain else cited)
    authors_text, year, details = date_parts[:3] if date_parts else _read_late_year(announcement_parts)
    day = date_parts[3] if date_parts else ""
    title, _ = split_title(details)
    if has_arabic_signs(text):
        authors_text, title = with_arabic_commas(authors_text), with_arabic_commas(title)
    return TypedEntry(
        line, text, number, authors_text.strip(" .,:،"), _tidy_year(year), title, date_parts is None, day, details
    )


def _is_title_of_page(text: str) -> bool:
    """Tell whether a text before the day of a visit names no author: it has no comma, or the name of a site."""
    first, comma, _ = text.partition(", ")
    return not comma or (bool(_SITE_SEPARATOR.search(text)) and not names.is_organisation(first))


def _figures(number: str) -> str:
    """Return a number, which may be raised or begin with a zero, in plain figures."""
    return str(int("".join(str(unicodedata.digit(figure)) for figure in number)))


def _as_dated_early(text: str) -> str:
    """Return an entry of Refworld with its date after the organisation, as elsewhere; other entries unchanged."""
    match = _REFWORLD.fullmatch(text)
    if not match or not names.is_organisation(match["who"]):
        return text
    day = f", {match['day'].strip()}" if match["day"] else ""
    return f"{match['who']} ({match['year']}{day}). {match['title']}. {match['rest'].strip(' ,')}. {match['link']}"


def _split_dated_early(text: str) -> tuple[str, str, str, str] | None:
    """Return authors, year, rest and day of an entry with its year after the authors; None for others."""
    plain_text = with_plain_figures(text)
    for pattern in (YEAR_IN_BRACKETS, BARE_YEAR, YEAR_BEHIND_SPACE, YEAR_BEFORE_TITLE, MONTH_BEFORE_TITLE):
        match = pattern.match(plain_text)
        if pattern in _BEHIND_SURE_AUTHORS and match and not _has_sure_authors(match):
            continue
        if pattern is not YEAR_IN_BRACKETS and match and _NUMBERS_ALONE.match(match["rest"]):
            continue
        if match and ", " in match["who"] and _PASSAGE_FIRST.match(match["rest"]):  # a title and a page of it
            continue
        if match and _SERIES_ALONE.fullmatch(match["rest"]) and UNITS.search(match["who"].strip(" .,")):
            continue
        if match and _may_be_authors(match["who"]) and _has_title(match["rest"]):
            year = first_year(_EARLIER_YEAR.sub("", match["year"]))
            return text[: match.end("who")], year, text[match.start("rest") :], (match["day"] or "").strip()
    return None


def _has_sure_authors(match: re.Match[str]) -> bool:
    return is_author(match["who"]) or (match.re is MONTH_BEFORE_TITLE and is_site_before_title(match))


def _has_title(details: str) -> bool:
    """Tell whether more than an address or a page follows a year; after a year at the end is no title."""
    return not _AVAILABLE.match(details) and bool(re.search(r"[^\W\d_]|\d{4}", _ADDRESS.sub(" ", details)))


def _read_late_year(text: str) -> tuple[str, str, str]:
    """Return authors, year and rest of an entry with its year after the title."""
    authors_text, details = split_authors(text)
    years = _years(ACCESS_DAY.sub(" ", details))
    return authors_text, years[-1] if years else "", details


def _years(text: str) -> list[str]:
    """Return possible years in a text; numbers of volumes and pages count only if there are no others."""
    bare = FIRST_EDITION.sub(" ", _TREATY_VOLUME.sub(" ", _ADDRESS.sub(" ", with_plain_figures(text))))
    return _ANY_YEAR.findall(_VOLUME_AND_PAGES.sub(" ", bare)) or _ANY_YEAR.findall(bare)


def _may_be_authors(text: str) -> bool:
    """Tell whether the text before a year is only authors: no quotation, and one sentence or few words."""
    if _NO_AUTHORS.search(text) or " // " in text or len(words(text)) > _MOST_WORDS_OF_AUTHORS:
        return False
    is_title_next = text.partition(", ")[2][:1].isupper() and has_title_at_comma(text)
    # The year is that of the title or of an issue.
    if is_title_next or has_title_behind_initials(text) or find_colon_end(text):
        return False
    month = _MONTH_AT_END.search(text)
    if month and fold(month["month"]) in MONTHS:
        return False
    body, *unit = UNITS.split(text.strip(" .,"), maxsplit=1)
    if unit and is_divided(body):
        return True
    parts = (_JOINTS.sub(" ", part) for part in SENTENCE.split(text)[1:])
    long_parts = [part for part in parts if len(words(part)) > 3]  # shorter ones are initials
    return not long_parts


def split_title(text: str) -> tuple[str, str]:
    """Return the title that begins a text, and the rest; brackets after a title are part of the rest."""
    text = text.strip()
    quoted_title = QUOTED.match(text)
    if quoted_title and not _GOES_ON_UNQUOTED.match(text, quoted_title.end()):
        return quoted_title["title"], text[quoted_title.end() :].lstrip(" .,;")
    end = _title_end(with_plain_figures(text))
    title, details = text[:end].strip(" .,"), text[end:].strip()
    details = details.lstrip(" .,;?!")
    if end == len(text) and (address := _ADDRESS.search(title)):
        title, details = title[: address.start()].strip(" .,"), title[address.start() :]
    if bracketed_title := _TITLE_IN_BRACKETS.fullmatch(title):
        title = bracketed_title[1]
    elif bracketed := _BRACKETS_BEHIND_TITLE.search(title):
        title, details = title[: bracketed.start()], f"{bracketed[0].strip()}. {details}"
    return _OPEN_MARK.sub("", title.strip(" .,"), count=1) if _OPEN_MARK.match(title) else title.strip(" .,"), details


def _title_end(text: str) -> int:
    """Return where a title ends: after its sentence, unless a question goes on, or before an imprint."""
    ends = [match.start() for match in SENTENCE.finditer(text)]
    if ends and text[ends[0]] in "?!":
        later_ends = [*ends[1:2], *(match.start() for match in [BEHIND_COMMA_TITLE.search(text, ends[0])] if match)]
        text_after = text[ends[0] + 1 : min(later_ends, default=ends[0])]
        if _GOES_ON.match(text_after) and not JOURNAL_WORD.search(text_after):
            ends = ends[1:]
    end = ends[0] if ends else len(text)
    if end < len(text) and text[end] in "?!":
        end += 1
    if _DATED_ISSUE.match(text, end):
        return end
    commas = (match.start() for match in BEHIND_COMMA_TITLE.finditer(text, 0, end))
    return next((comma for comma in commas if text.count("(", 0, comma) <= text.count(")", 0, comma)), end)


def _tidy_year(year: str) -> str:
    return fold(year).replace(" ", "").rstrip(".") if year else ""
