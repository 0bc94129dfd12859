"""What a text on a title page is, besides a title: a date, a label, a heading, a name, what stands before one."""

import re
from functools import lru_cache
from typing import Final

from protlib.record import authority, dates
from protlib.record.dates.months import WRITTEN_MONTHS
from protlib.record.identifiers.symbols import find_symbols
from protlib.record.shared_words import wordings
from protlib.record.small_words import between
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import is_body, is_organisation, without_article
from protlib.title_pages.circulation import is_circulation_mark
from protlib.title_pages.garbled import is_garbled
from protlib.title_pages.people import people_of_block
from protlib.title_pages.words import alternatives, cut_opening, fold_line, is_one_of, words_of
from protlib.title_pages.written_dates import DATED, YEAR, YEAR_ALONE
from protlib.typed_references.typed_imprint import is_city

_FEWEST_LETTERS: Final = 3  # letters
# Such as "www.iom.int" and "ISBN".
_ADDRESS: Final = re.compile(
    r"https?://|www\.|@\w|\bdoi\b|\b\w+\.(?:org|int|com|net|gov|edu)\b|\bISBN\b|\bISSN\b", re.IGNORECASE
)
# Such as "US$ 12.5 million", "1,250,000", "45 %", "23.4M people in need".
_FIGURE: Final = re.compile(
    rf"^\W*(?:[A-Z]{{2,3}}\s?)?[$€£]?\s?\d[\d.,\s]*\s?(?:%|[mMkKbB]\b|{alternatives('million')})?", re.IGNORECASE
)
# Such as "©" and "/UNHCR/A. Jobe 2010".
_OWNER_MARK: Final = re.compile(
    r"©|\(c\)\s?\d|/\s?(?:UNHCR|IOM|UNICEF|OCHA|WFP|AFP|Reuters|NRC)\b.*\d{4}|\bphoto\b|\bcredits?\s?:", re.IGNORECASE
)
# Such as "No. 36" and "Issue 3".
_ISSUE_NUMBER: Final = re.compile(
    rf"\s*+(?:\W\s*+)?(?:vol(?:ume)?|issue|no|nr|n|{wordings('number')}|{wordings('edition')}|#|№)?"
    r"[.°º#:]*+\s*+\d[\w/.-]*+\s*+"
)
# Such as "6ª edição", "Second edition", "2nd edition, 2019" and "Deuxième édition".
_EDITION: Final = re.compile(
    rf"(?:(?:\d{{1,2}}|[IVX]{{1,4}})\s?(?:{wordings('ordinal')})?\.?|{wordings('written ordinal')})\s"
    rf"(?:{wordings('edition')}|{wordings('nth edition')})\.?(?:,?\s(?:{YEAR}))?",
    re.IGNORECASE,
)
# Such as "Registered Charity No. 1234567", "Company number: 2345678" and "Tel: 01234 567890".
_NUMBER_OF_BODY: Final = re.compile(
    rf"\(?(?:{alternatives('number of body')})\b[^\d]{{0,20}}\d[\d\s/.-]{{4,}}\W*", re.IGNORECASE
)
_FILE: Final = re.compile(r"\S{6,}[-_](?:final|draft|web|print|copy|v\d\S*)", re.IGNORECASE)  # such as "Strategy-final"
# Such as "| Page 1" and "Página 2 de 3".
_PAGE: Final = re.compile(rf"\W*(?:{wordings('page')})\.?\s\d{{1,3}}(?:\s?\S{{1,3}}\s?\d{{1,3}})?", re.IGNORECASE)
# Such as "Dear Friend of Privacy," and "Sincerely yours".
_GREETING: Final = re.compile(
    rf"(?:{alternatives('greeting')})\b.*[,:]|(?-i:Dear)(?: \S+){{1,5}}|(?:{alternatives('farewell')}),?", re.IGNORECASE
)
_ROLES: Final = ("writer", "editor", "aside", "publisher")
# Such as "May 2010".
_TWO_WORKS: Final = re.compile(rf"(?:{between()})\s[a-zà-ÿ]")  # such as "y envío" behind "Elaboración"
_MONTH: Final = re.compile(rf"(?<!\w)(?:{WRITTEN_MONTHS})(?![^\W\d_])", re.IGNORECASE)
# Such as "Report No: PADHI00396" and "Report No. 12345-YE".
_REPORT_NUMBER: Final = re.compile(
    r"(?:report|document|loan|credit|grant) n(?:o|umber)[.:]*\s?[A-Z]*[\d-]+\S*", re.IGNORECASE
)
# Such as "1. Introduction", "1.0 Introduction" and "Chapter 1".
HEADING: Final = re.compile(
    r"(?:\d{1,2}|[IVX]{1,4})(?:\.\d{0,2})*[.)]\s*\w|\d{1,2}\.\d{1,2}\s+[^\W\d]"
    rf"|(?i:{alternatives('chapter')})\s+(?:\d{{1,2}}|[IVX]{{1,4}})\b"
)
_NUMBER_BEFORE: Final = re.compile(r"^\d{1,2}\s")  # such as "1" before "Table of Contents"
_LETTERS_OF_A_MONTH: Final = 12  # a longer word is of no date in any language that is read
_MOST_OF_PLACE: Final = 2  # words of the town where a letter was written
_ARTICLE_OF_PLACE: Final = re.compile(r"^['’‘]s-")  # of "'s-Gravenhage"
_FEW_LETTERS: Final = 10  # such as “No.” and “Issue”, beside a date
_MOST_OF_ISSUER: Final = 5  # words of a body before a kind of paper
_LONGEST_LABEL: Final = 200  # letters: more are a row of a table, or a paragraph
_LEADERS: Final = re.compile(
    r"[._…]{4}|(?:[.…] ){4}"
)  # the points between a heading and its page in a table of contents
_PAGE_IN_LIST: Final = re.compile(r"(?:\d{1,3}|[ivx]+)(?:\s|$)")  # the page behind "Foreword" in a table of contents
_CELL: Final = re.compile(r"(?<!\S)[\d.,]+(?!\S)")  # a number that stands alone, as in a table
_CELLS_FOR_A_NUMBER: Final = 3  # words of a row for each of its numbers, at most
_LETTERS_OF_A_UNIT: Final = 4  # letters that a figure may be shorter than what stands behind it: "m", "km²"
_NUMBERS_OF_A_ROW: Final = 4  # numbers that stand alone: a row of a table


@lru_cache(maxsize=4096)
def is_noise(text: str) -> bool:
    """Tell whether a text is surely no title: a date, a number, a symbol, an address, a caption, a person's role."""
    has_few_letters = len(re.sub(r"[\W\d_]", "", text)) < _FEWEST_LETTERS
    if has_few_letters or _FILE.fullmatch(text.strip()) or is_garbled(text) or is_circulation_mark(text):
        return True
    if is_dated(text) or _is_of_dates(text) or _is_dated_place(text):
        return True
    if (
        _NUMBER_OF_BODY.fullmatch(text.strip())
        or _REPORT_NUMBER.fullmatch(text.strip())
        or _is_figure(text)
        or _is_row(text)
        or _is_of_symbols(text)
    ):
        return True
    if _is_of_contents(text) or _GREETING.fullmatch(text.strip()):
        return True
    if _ADDRESS.search(text) or _OWNER_MARK.search(text) or fold_line(text).startswith("distr"):
        return True
    if _PAGE.fullmatch(text.strip()) or (DATED.search(text) and opens_role(text)):
        return True
    return ":" in text and any(cut_opening(kind, text) is not None for kind in _ROLES)


def _is_figure(text: str) -> bool:
    """Tell whether a text is a figure with at most a few letters more: "1,234 m", and no year such as "2030"."""
    figure = _FIGURE.match(text)
    if figure is None or YEAR_ALONE.match(text.strip()):
        return False
    return len(text) - figure.end() < len(figure[0]) + _LETTERS_OF_A_UNIT


def _is_of_contents(text: str) -> bool:
    """Tell whether a text is a heading, or a line of a table of contents: "Foreword iii", "Annex ....... 12"."""
    is_heading = is_one_of("heading", _NUMBER_BEFORE.sub("", text))
    return bool(is_heading or _LEADERS.search(text) or _PAGE_IN_LIST.match(cut_opening("heading", text) or ""))


def _is_row(text: str) -> bool:
    """Tell whether a text is the row of a table: a third of its words are numbers."""
    numbers = _CELL.findall(text)
    return len(numbers) >= _NUMBERS_OF_A_ROW and len(numbers) * _CELLS_FOR_A_NUMBER > len(text.split())


def _is_of_symbols(text: str) -> bool:
    """Tell whether more than half of a text are symbols of documents of the United Nations."""
    symbols = find_symbols(text)
    return bool(symbols) and len(squeeze("".join(symbols))) * 2 > len(squeeze(text))


def _is_of_dates(text: str) -> bool:
    """Tell whether a text is a list of dates or months: "December 31, 2011 and 2010", "Jan Feb Mar" of a chart."""
    undated_text = _MONTH.sub("", DATED.sub("", text))
    return undated_text != text and len(re.sub(r"[\W\d_]", "", undated_text)) <= _FEWEST_LETTERS


def is_printed_date(text: str) -> bool:
    """Tell whether a text is a date, or a part of a year."""
    bare = without_dating(clean(text).strip(" .,|–—-()"))
    may_be_date = all(len(word) <= _LETTERS_OF_A_MONTH for word in bare.split())
    return may_be_date and bool(dates.parse_or(bare, "") or DATED.fullmatch(bare))


def _is_dated_place(text: str) -> bool:
    """Tell whether a text says where and when: "Strasbourg, 28 November 2014", of a town also "Geneva, 2014"."""
    place, _, date = _ARTICLE_OF_PLACE.sub("", text).partition(", ")
    is_place = place[:1].isupper() and len(place.split()) <= _MOST_OF_PLACE and not (label_of(place) or is_work(place))
    is_year_of_town = YEAR_ALONE.fullmatch(date.strip(" .")) is not None and is_city(place)
    return is_place and date[:1].isdigit() and (is_year_of_town or DATED.fullmatch(date.strip(" .")) is not None)


def is_dated(text: str) -> bool:
    """Tell whether a text is a date, or the number of a version or an edition: "Version 2.1", "Second edition"."""
    is_numbered = _ISSUE_NUMBER.fullmatch(text.casefold()) is not None and " " in text.strip()
    return is_printed_date(text) or is_numbered or _EDITION.fullmatch(text.strip(" .()")) is not None


def without_dating(text: str) -> str:
    """Return a text without a word such as "adopted on" before its date."""
    return cut_opening("dating", text) or text


def is_label(text: str) -> bool:
    """Tell whether a text only says what kind of report it is: "POLICY BRIEF", "Situation Report No. 12 | May 2021"."""
    return bool(label_of(text))


def label_of(text: str) -> str:
    """Return the kind of report that a text names and says nothing more but a number or a date, "" for another text."""
    if len(text) > _LONGEST_LABEL:
        return ""
    text = _without_issuer(without_date(text) or text)
    for part in (text, *re.split(r"\s*[|•·,:]\s*|\s+[–—-]\s+|\s*\(", text)[:1]):
        tail = text[len(part) :].strip(" |•·,:–—-()")
        bare = re.sub(rf"{_ISSUE_NUMBER.pattern}$", "", part, flags=re.IGNORECASE).strip()
        is_rest_idle = not tail or is_printed_date(tail) or bool(_ISSUE_NUMBER.fullmatch(tail)) or is_label(tail)
        if is_rest_idle and (is_one_of("genre", bare) or is_one_of("genre", part)):
            return (bare or part).rstrip(" :")
    return ""


def is_paper_of_body(text: str) -> bool:
    """Tell whether a text is a body and a kind of paper that it numbers, and no title: "WIDER Working Paper 2020/1"."""
    return _without_issuer(text) != text and is_label(text)


def _without_issuer(text: str) -> str:
    """Return a text without the body before a kind of paper that bodies number: "MMC Briefing Paper"."""
    parts = text.split(" ")
    for size in range(1, min(_MOST_OF_ISSUER, len(parts) - 1) + 1):
        issuer, kind = " ".join(parts[:size]), " ".join(parts[size:])
        is_acronym = size == 1 and issuer.isalpha() and issuer.isupper() and len(issuer) > 1 and not kind.isupper()
        if cut_opening("paper", kind) is not None and (is_acronym or authority.is_known(issuer)):
            return kind
    return text


def is_name(block: Block) -> bool:
    """Tell whether a block is the name of a body, or of persons."""
    return is_body(block.text) or is_organisation(block.text) or bool(people_of_block(block))


def reads_like_body(text: str) -> bool:
    """Tell whether a text that no list has reads like a body, and not like a work about one: "Advancing the Agency"."""
    return is_organisation(text) and not is_work(text)


def is_work(text: str) -> bool:
    """Tell whether a text begins or ends with a kind of work, as titles do: "Toolkit for Employees of the Ministry"."""
    tokens = words(text)
    kinds = words_of("form")
    return bool(tokens) and (tokens[0] in kinds or tokens[-1] in kinds or tokens[0].endswith("ing"))


def is_idle(text: str) -> bool:
    """Tell whether a text beside a title is no part of it: a label, a heading, what stands before a name."""
    is_idle = is_noise(text) or is_label(text) or HEADING.match(text) is not None
    return is_idle or any(_opens_with_role(kind, text) for kind in _ROLES)


def _opens_with_role(kind: str, text: str) -> bool:
    """Tell whether a text begins with a role, and not with a work named by its word: "Elaboración y envío de datos"."""
    name = cut_opening(kind, text)
    return name is not None and (":" in text or _TWO_WORKS.match(name) is None)


def is_role(text: str) -> bool:
    """Tell whether a text is only what stands before a name: "commissioned by"."""
    return any(is_one_of(kind, text) for kind in _ROLES)


def opens_role(text: str) -> bool:
    """Tell whether a line names who made or paid for a report, in words that no title has: "Commissioned by UNICEF"."""
    for kind in _ROLES:
        name = cut_opening(kind, text) or ""
        is_long = len(text[: len(text) - len(name)].split()) > 1
        if is_long and without_article(name)[:1].isupper():
            return True
    return False


def is_of_issue(text: str) -> bool:
    """Tell whether a text only says which issue it is, and of when: "No. 9, 9 September 2014 (at 16:00)"."""
    undated_text = _MONTH.sub("", DATED.sub("", text))
    is_short = len(re.sub(r"[\W\d_]", "", re.sub(r"\([^)]*\)", "", undated_text))) < _FEW_LETTERS
    return is_short and undated_text != text


def without_date(text: str) -> str:
    """Return a text without the date at its end, and without what stands behind the number of an issue."""
    bare = DATED.sub("", text).strip(" ,|•·–—-()")
    return re.sub(r"(?<=\d)\s+[–—-]\s+\w+$", "", bare)
