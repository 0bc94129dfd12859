"""The names that an imprint has: whose rights it names, and who has the address below."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from protlib.record import authority, places
from protlib.record.dates.months import WRITTEN_MONTHS
from protlib.record.names.initials import matches_initials
from protlib.record.small_words import choices_for
from protlib.record.titles.common_words import is_common
from protlib.title_pages.bodies import goes_on, is_organisation
from protlib.title_pages.front import Front
from protlib.title_pages.makers.defined import is_of_syllables
from protlib.title_pages.makers.running_heads import has_reference_list, stands_aside
from protlib.title_pages.words import alternatives, cut_opening, is_one_of
from protlib.typed_references.typed_imprint import is_city

# Such as "© 2010 International Organization for Migration".
_OWNER: Final = re.compile(
    r"(?:©|(?<!\S)\(c\)(?!\s(?:of|and|or|to|in)\b)|\bcopyright\b(?=\s*(?:©|\(c\)|by\b|[:,]|\d{4}))"
    rf"|{alternatives('owner of rights')})"
    rf"(?:\s?(?:{alternatives('part owned')})[^:]{{0,30}}:)?"
    r"[\s:,©]*(?:copyright\b[\s:,©]*)?(?:\d{4}[\s,.–-]*(?:\d{4}[\s,.]*)?)?(?:by\s)?(.{2,110})",
    re.IGNORECASE,
)
# Such as ", 2010", ", March 2010" and ". All rights reserved".
_OWNER_END: Final = re.compile(
    rf"(?:(?<!\s)\s++)?(?:(?:[,.;:/]\s*+)?(?:(?<!\w)(?:{WRITTEN_MONTHS})\s)?(?:19|20)\d\d\b.*|(?<!\s[A-ZÀ-Þ])\.\s.*"
    rf"|\b(?:{alternatives('all rights')})\b.*|\bphoto\b.*|\bThis (?:work|report|publication)\b.*|/.*|(?<=\s)\|\s.*)$",
    re.IGNORECASE,
)
_SITE: Final = re.compile(r"(?:(?<!\s)\s++)?(?:https?://|www\.).*$")
# Such as "Secura", "myOak" and "Oak for Peace": some words with capitals, and nothing else.
_NAME: Final = re.compile(
    rf"(?:The )?(?:[A-ZÀ-Þ]|[a-z]{{1,5}}(?=[A-ZÀ-Þ]))[\w’'&-]+(?: (?:[A-ZÀ-Þ&][\w’'-]*|{choices_for('inside')})){{0,7}}"
)
# Such as "Web Design and Development": a heading above those who worked on the pages.
_WORK_ON_PAGES: Final = re.compile(rf"\b(?:{alternatives('work on pages')})$", re.IGNORECASE)
# Such as " – July 2018".
_DATE: Final = re.compile(r"(?:(?<!\s)\s++)?(?:[–—|,(-]\s*+|(?<=\s))(?:[^\W\d_]+\s)?(?:19|20)\d\d\)?$")
# Such as "UNHCR/Ann One": who owns a picture has often other reports, too.
_PICTURE_CREDIT: Final = re.compile(rf"^\s*[^\s/]+/(?!(?:{alternatives('office')})\b)", re.IGNORECASE)
_PICTURE_BEFORE: Final = re.compile(r"[^\W\d_], $")  # such as "Onions, " before "© Ann One": one of several pictures
_PICTURE: Final = re.compile(alternatives("picture"), re.IGNORECASE)
_MAIL: Final = re.compile(r"^\W*(?:e-?mail\W+)?[\w.-]+@[\w.-]+\W*$", re.IGNORECASE)
_SHORT_NAME: Final = re.compile(r"(?P<short>[A-ZÀ-Þ]{3,})(?:[-/ ][A-ZÀ-Þ]{2,4})?")  # such as "OAKDEV-RDC"
_LINES_OF_A_HEAD: Final = 8  # of a first page: a title, those who wrote it and how to reach them
_LINES_BELOW: Final = 3  # lines below a name: its department, its street, its town
_LINES_OF_A_TEXT_PAGE: Final = 45  # lines: a page with more is of text, which names others
_LETTERS_OF_A_NAME: Final = 40  # letters: a longer line is a sentence, and no name as people type it
_LONGEST_NAME: Final = 90  # letters of a name
_NO_PUBLISHER: Final = re.compile(rf"\AAn? |\b(?:{alternatives('library')})\b", re.IGNORECASE)
"""What is no publisher: a heading, and the library that has a deposited copy."""
# Such as "P.O. Box 12", "12 High Street", "Tel: 123 456", "DK-1553 Copenhagen".
_STREET: Final = re.compile(
    r"\b(?:p\.?\s?o\.?\s?box|b\.?p\.?\s?:?\s?\d|c\.?p\.?\s\d)"
    rf"|^\d+[A-Za-z]?,?\s[A-ZÀ-Þ]|\b(?:{alternatives('address')})\b"
    r"|[a-zß]\s\d{1,4}(?:\s?[-–]\s?\d+)?(?:,|$)|\b\d{4,6}\b",
    re.IGNORECASE,
)

_ICON: Final = re.compile(r"\A[\ue000-\uf8ff]+\s*")  # a sign of a font of pictures, such as an envelope


def find_owner(line: str) -> tuple[str, bool]:
    """Return whose rights a line names, "" for nobody's, and whether these are the rights of a picture."""
    match = _OWNER.search(line)
    if match is None or cut_opening("aside", line) is not None or _PICTURE.search(line):
        return "", False
    is_of_picture = _PICTURE_CREDIT.search(match[1]) is not None or _PICTURE_BEFORE.search(line[: match.start()])
    return _OWNER_END.sub("", _SITE.sub("", match[1])).strip(" .,"), bool(is_of_picture)


def is_proper_name(text: str) -> bool:
    """Tell whether a text is some words with capitals, of which not all are everyday ones."""
    is_name = _NAME.fullmatch(text) is not None and not all(is_common(word) for word in text.split())
    return is_name and not _WORK_ON_PAGES.search(text)


def without_date_behind(text: str) -> str:
    """Return a name without the date behind it: "Oak Council – July 2018"."""
    return _DATE.sub("", text)


def without_places_behind(text: str) -> str:
    """Return a name without the town and the country behind its acronym: "Oak Network (ON), Chiang Mai, Thailand"."""
    name, mark, place = text.partition("), ")
    is_place = is_city(place.rpartition(", ")[2]) or places.resolve(place.rpartition(", ")[2].strip(" .")) is not None
    return f"{name})" if mark and is_place else text


def names_above_addresses(front: Front) -> Iterator[str]:
    """Yield the name above the first address of each page that may have an imprint; more names are partners."""
    for number in front.imprint_pages:
        lines = [_ICON.sub("", line) for line in front.texts[number]]
        if number == front.first or len(lines) > _LINES_OF_A_TEXT_PAGE or has_reference_list(lines):
            continue
        for position, line in enumerate(lines):
            is_aside = position > 0 and (stands_aside(lines[position - 1]) or is_one_of("aside", lines[position - 1]))
            if (
                not is_aside
                and _is_name(line)
                and any(map(_is_address, lines[position + 1 : position + 1 + _LINES_BELOW]))
            ):
                yield line
                break


def name_in_letterhead(front: Front) -> str:
    """Return the name below its acronym at the head of the first page, above an address; "" for none.

    Such as "OAKDEV / Oak Union for Development / P.O. Box 12".
    """
    head = front.texts.get(front.first, [])[:_LINES_OF_A_HEAD]
    end = next((position for position, line in enumerate(head) if _STREET.search(line) or _MAIL.search(line)), 0)
    if not 1 < end <= _LINES_BELOW + 1:
        return ""
    match, name = _SHORT_NAME.match(head[0].strip()), " ".join(head[1:end])
    is_full = match is not None and (is_of_syllables(match["short"], name) or matches_initials(match["short"], name))
    return f"{name} ({head[0].strip()})" if is_full else ""


def names_above_mail(front: Front) -> Iterator[str]:
    """Yield the names at the head of the first page that have an address for mail in the next line."""
    head = front.texts.get(front.first, [])[:_LINES_OF_A_HEAD]
    yield from (line for line, next_line in pairwise(head) if _MAIL.search(next_line) and _is_name(line))


def _is_name(line: str) -> bool:
    is_body = authority.is_known(line.strip(" .,|")) or is_organisation(line)
    return is_body and len(line) < _LONGEST_NAME and not _NO_PUBLISHER.search(line)


def _is_address(line: str) -> bool:
    is_town = places.resolve(line.rpartition(",")[2].strip()) is not None if line and not line.isupper() else False
    return is_town or (len(line) < _LONGEST_NAME and _STREET.search(line) is not None)


def text_behind(kind: str, line: str, next_line: str) -> str:
    """Return what follows words of a kind in a line, or in the next one where the line has no more words."""
    body = cut_opening(kind, line)
    if body is None or (body == "" and len(line) > _LETTERS_OF_A_NAME):
        return ""
    return f"{body} {next_line}" if body and next_line and goes_on(body, next_line) else body or next_line
