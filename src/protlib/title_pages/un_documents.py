"""Documents of the United Nations: their symbol, date, title and body, by their positions at the head of a page.

The organ stands in the largest letters, the symbol and the date beside it. The title follows the session and the item
of the agenda (United Nations Editorial Manual, "Mastheads and titles").
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record import authority, dates, places
from protlib.record.identifiers.symbols import BODIES, describe_symbol, find_symbols
from protlib.record.shared_words import plain_words_of, wordings
from protlib.record.small_words import between, choices_for, cut_article
from protlib.record.titles.all_capitals import lower_capitals
from protlib.system.pdf.page import StyledLine
from protlib.text import clean, fold, squeeze
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import MOST_WORDS_ALONE, are_bodies
from protlib.title_pages.front import Front
from protlib.title_pages.words import alternatives, cut_opening, fold_line, phrases, words_of
from protlib.title_pages.written_dates import YEAR, YEAR_ALONE

UNITED_NATIONS: Final = "United Nations"
_NAMES: Final = plain_words_of("united nations")
_LIKELY_SYMBOL: Final = re.compile(r"[A-Z][A-Z.\d]+(?:/[A-Z\d.()-]+){2,6}")
_HEAD: Final = 0.3
"""The share of a page's height that the head takes."""
_TITLES: Final = 1.08  # letters of a title are so many times as high as the usual ones
_PLAIN_TITLES: Final = 1.15  # the same where they are not bold
_SHARE_OF_LARGEST: Final = 0.97  # times the largest letters, which files round
_HEIGHTS_TO_NEXT_ROW: Final = 4  # heights of letters: lines nearer than that belong together
_TEXT_LETTERS: Final = 64  # letters: a longer line is one of the text
_INDENT: Final = 20  # points by which a title begins further in than the lines about the session
_BAR_CODE: Final = re.compile(r"\*\d{5,}\*?|(?:GE\.|V\.)?\d\d-\d{4,6}\w?\s*\([A-Z]\).*")
_FOOTNOTE: Final = re.compile(r"\s?(?<![*†‡])[*†‡]+$|(?<=[^\W\d_])\s\d$")
# Such as "official records".
_RECORDS: Final = re.compile(alternatives("official records", "supplement"), re.IGNORECASE)
# Such as "Official Records", on supplements of them.
_OFFICIAL: Final = re.compile(alternatives("official records"), re.IGNORECASE)
# Such as "Annual report of", at the beginning of a title.
_REPORT: Final = re.compile(
    rf"(?:(?:{wordings('yearly')}) )?(?:{wordings('report')})(?: (?:{wordings('yearly')}))?(?: (?:o[fn]\b|d)|$)"
    rf"|{wordings('report', 'ar')}",
    re.IGNORECASE,
)
_MOST_TITLE_LINES: Final = 6
_RESOLUTION: Final = re.compile(r"\d+/\d+[A-Z]?\.?\s+(.+)")
# Such as "resolution adopted".
_ADOPTION: Final = re.compile("|".join(sorted(words_of("adopted resolution"))))
# Such as "II. " and "summary".
_PART: Final = re.compile(
    rf"(?:[IVX]+|[A-Z]|\d+)\.\s|(?:{alternatives('part of document')})$|rapporteur", re.IGNORECASE
)
# Such as ", a non-governmental organization in consultative status".
_ROLE: Final = re.compile(
    rf",\s+(?:an?|{choices_for('indefinite')})\s+"
    rf"(?:organi[sz]ations?|ngos?|non-governmental|{alternatives('non-governmental')}).*",
    re.IGNORECASE,
)
# Such as ", non-governmental organizations in consultative status".
_ROLES: Final = re.compile(
    rf"[,،]\s+(?:(?:{alternatives('which is')})\s+)?(?:{alternatives('non-governmental')}).*", re.IGNORECASE
)


# Such as "Report of the Office of the United Nations High Commissioner for Human Rights".
_REPORT_OF: Final = re.compile(
    rf"(?:{wordings('report')}|compilation|summary)(?: of information)? (?:prepared by|{choices_for('genitive')}) "
    rf"(?:(?:{choices_for('before')}) |l['’])?(?P<body>[A-ZÀ-Þ].+)",
    re.IGNORECASE,
)


_NAME_BORDER: Final = re.compile(rf",?\s(?:{between()})\s|,\s")


class UnDocument(NamedTuple):
    """What the head of a document of the United Nations says; "" where it says nothing."""

    symbol: str
    date: str
    title: str
    bodies: tuple[str, ...]


def read_un_document(front: Front) -> UnDocument | None:
    """Return what a document of the United Nations says of itself, None for another report."""
    lines = front.lines(front.first)
    height = front.pages[front.first].height if front.first in front.pages else 0
    head = [line for line in lines if line.top < _HEAD * height]
    symbol = next((symbol for line in head for symbol in _symbols(line.text)), "")
    text = fold(" ".join(line.text for line in head))
    date_line = next((line for line in head if _is_distribution(line)), None)
    is_supplement = any(_OFFICIAL.match(line.text.strip()) for line in lines)
    if not symbol or not (any(name in text for name in _NAMES) or date_line or is_supplement):
        return None
    title = _title_of_records(lines)
    largest = _find_organ_name(front, height) if title else ""
    reporter = largest if authority.find_body(largest) else ""  # the report is of it, and not of who gets it
    title, author = (title, _submitter(title) or reporter) if title else _read_title(front, lines, date_line)
    organ = describe_symbol(symbol).body or _find_organ_name(front, height)
    bodies = tuple(_submitters(author, title)) or tuple(filter(None, (organ,)))
    return UnDocument(symbol, _find_date(head) or _year_of_records(lines), _without_organ(title, bodies), bodies)


def _without_organ(title: str, bodies: Sequence[str]) -> str:
    """Return a title without the organ in the line above it: "Committee on Roads Observations on Oakland"."""
    for body in bodies:
        bare = title.removeprefix(f"{body} ")
        if bare != title and bare[:1].isupper() and " " in bare:
            return bare
    return title


def _symbols(text: str) -> list[str]:
    """Return the symbols in a line of a head; one of an unlisted body only where the line is nothing else."""
    return find_symbols(text) or ([text.strip()] if _LIKELY_SYMBOL.fullmatch(text.strip()) else [])


def _find_organ_name(front: Front, height: float) -> str:
    """Return the name of the organ, which stands in the largest letters of the head."""
    blocks = [block for block in front.blocks[front.first] if block.lines[0].top < _HEAD * height]
    names = [block for block in blocks if fold(block.text) not in _NAMES and not _symbols(block.text)]
    return max(names, key=lambda block: block.size).text if names else ""


def _is_distribution(line: StyledLine) -> bool:
    folded_line = fold_line(line.text)
    return any(folded_line.startswith(word) for word in words_of("distribution"))


def _find_date(head: list[StyledLine]) -> str:
    for line in head:
        date = dates.parse_or(line.text.strip(" ."), "").partition("/")[0]
        if len(date) > len("2021") and not find_symbols(line.text) and not line.text.startswith("("):  # of a session
            return date
    return ""


def _read_title(front: Front, lines: tuple[StyledLine, ...], date_line: StyledLine | None) -> tuple[str, str]:
    """Return the title, and who submits the document where the line below the title or the title itself says so."""
    blocks = [block for block in front.blocks[front.first] if not _is_head(block)]
    session = _last_of_session(front, lines, date_line)
    start = date_line.top if date_line else 0
    blocks_below = [block for block in blocks if block.lines[0].top > (session.top if session else start) + 1]
    if session and not any(block.size > _PLAIN_TITLES * front.usual_size for block in blocks_below):
        least_size = _PLAIN_TITLES * front.usual_size
        blocks_above = [block for block in blocks if start < block.lines[0].top and block.size > least_size]
        blocks_below = [
            block for block in blocks_above if block.size > _TITLES * min(rival.size for rival in blocks_above)
        ] or blocks_below
    titles = _titles_among(front, blocks_below, session)
    if not titles:
        return "", ""
    is_item = len(titles) > 1 and squeeze(titles[0].text) in squeeze(titles[1].text)
    title = titles[1] if is_item else titles[0]  # the item of the agenda may stand above it
    text = _with_report(titles, title) if _is_country(title.text) else _with_country(titles, title)
    if _ADOPTION.match(fold(text)):
        resolution_titles = (match[1] for block in blocks_below if (match := _RESOLUTION.match(block.text)))
        text = _trim(next(resolution_titles, text))
    author = next(filter(None, (_submitter(block.text) for block in titles[:3])), "")
    head, colon, country = text.partition(": ")
    return (f"{lower_capitals(head, front.language or 'en')}{colon}{country}" if head.isupper() else text), author


def _with_report(titles: Sequence[Block], country: Block) -> str:
    """Return a country with the title right below it: "Angola: Compilation of information"."""
    next_titles = [block for block in titles[titles.index(country) + 1 :][:1] if not _PART.match(block.text)]
    return ": ".join(_trim(block.text) for block in (country, *next_titles))


def _with_country(titles: Sequence[Block], title: Block) -> str:
    """Return a title with the country right below or behind it: "Report of the Working Group on Roads: Angola"."""
    head, star, country = title.text.partition("* ")
    if star and _is_country(country):
        return f"{_trim(head)}: {_trim(country)}"
    next_titles = titles[titles.index(title) + 1 :][:1]
    is_placed = (
        bool(next_titles)
        and _is_country(next_titles[0].text)
        and squeeze(next_titles[0].text) not in squeeze(title.text)
    )
    return f"{_trim(title.text)}: {_trim(next_titles[0].text)}" if is_placed else _trim(title.text)


def _is_country(text: str) -> bool:
    place = places.resolve(_trim(text))
    return place is not None and place.kind == "country"


def _title_of_records(lines: tuple[StyledLine, ...]) -> str:
    """Return the title of a supplement of the Official Records, "Report of the Committee on Roads"; "" for others.

    The organ, its session and the number of the supplement stand around it in letters as large.
    """
    texts = [line.text.strip() for line in lines]
    if not any(_OFFICIAL.match(text) for text in texts):
        return ""
    title: list[str] = []
    for text in texts:
        is_period = text.startswith("(") and len(title) == 1 and " of " not in title[0] and YEAR_ALONE.search(text)
        if title and ((_ends_report(text) and not is_period) or len(title) >= _MOST_TITLE_LINES):
            break
        if title or _REPORT.match(text):
            title.append(text)
    return _trim(" ".join(title))


def _year_of_records(lines: tuple[StyledLine, ...]) -> str:
    """Return the year of a supplement: "Official Records, 2025"; "" where none stands beside these words."""
    texts = (line.text.strip() for line in lines if _OFFICIAL.match(line.text.strip()))
    return next((match[1] for text in texts if (match := re.search(rf", ({YEAR})$", text))), "")


def _ends_report(text: str) -> bool:
    """Tell whether a line stands below the title of a supplement: a session, the organ, the records, a town."""
    is_session = _session_pattern().search(fold(text)) is not None and not text[:1].islower()
    is_name = any(fold(text).startswith(name) for name in (*_NAMES, *_organs()))
    return is_session or is_name or bool(_RECORDS.match(text) or find_symbols(text) or text.startswith("("))


def _is_head(block: Block) -> bool:
    """Tell whether a block is of the head of a page: an organ, a bar code, what the records are called."""
    text = block.text
    if not any(map(str.isalpha, text)):  # a bar code has signs of its own font
        return True
    is_organ = any(fold(text) == name for name in _NAMES) or fold(text) in _organs()
    return is_organ or bool(_BAR_CODE.fullmatch(text) or _RECORDS.match(text) or find_symbols(text))


@cache
def _session_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of('session')))})\b")


@cache
def _organs() -> frozenset[str]:
    return frozenset(map(fold, BODIES.values()))


def _titles_among(front: Front, blocks: list[Block], session: StyledLine | None) -> list[Block]:
    """Return the blocks of the title and what follows it in such letters, from the top down."""
    larger_blocks = [
        block for block in blocks if block.size > (_TITLES if block.is_bold else _PLAIN_TITLES) * front.usual_size
    ]
    if larger_blocks:
        largest = max(block.size for block in larger_blocks)
        first = next(number for number, block in enumerate(larger_blocks) if block.size > _SHARE_OF_LARGEST * largest)
        return larger_blocks[first:]
    inner = [
        block
        for block in blocks
        if session is None or abs(block.start - session.left) > _INDENT or _is_in_middle(block, session)
    ]
    bold = [block for block in inner if block.is_bold]
    centred_blocks = [block for block in inner if not _PART.match(block.text) and len(block.text.split()) > 1]
    return _without_lone_country(bold) or centred_blocks or bold


def _without_lone_country(blocks: list[Block]) -> list[Block]:
    """Return blocks, none where they are only the country that a title in other letters is about."""
    return [] if all(_is_country(block.text) for block in blocks) else blocks


def _is_in_middle(block: Block, session: StyledLine) -> bool:
    """Tell whether the lines of a bold block stand in the middle of each other, right of the lines of the session."""
    middles = [line.left + line.right for line in block.lines]
    widest_gap = max(middles) - min(middles)
    lefts = [line.left for line in block.lines]
    has_margins = len(lefts) > 1 and max(lefts) - min(lefts) > _INDENT
    return block.is_bold and has_margins and widest_gap < _INDENT and min(lefts) > session.left


def _last_of_session(front: Front, lines: tuple[StyledLine, ...], date_line: StyledLine | None) -> StyledLine | None:
    """Return the last line about the session and the agenda below the head, None where there is none."""
    start = date_line.top if date_line else 0
    rows = [
        line
        for line in lines
        if line.top > start and line.size < _TITLES * front.usual_size and _session_pattern().search(fold(line.text))
    ]
    session = None
    for line in (line for line in rows if len(line.text) < _TEXT_LETTERS):  # the text may speak of sessions, too
        if session is None or line.top - session.top < _HEIGHTS_TO_NEXT_ROW * line.size:
            session = line
    return session


def _submitter(text: str) -> str:
    """Return who submits a document: "Statement submitted by Sikh Human Rights Group, a non-governmental ..."."""
    submitter = cut_opening("submitter", text)
    if not submitter:
        match = _REPORT_OF.fullmatch(_trim(text))
        body = phrases("according").split(match["body"], maxsplit=1)[0].strip(" ,") if match else ""
        return body if authority.find_body(body) else ""
    body = _ROLES.sub("", _ROLE.sub("", _trim(submitter)))
    body = cut_article(body)
    return body if len(body.split()) <= MOST_WORDS_ALONE else ""


def _submitters(author: str, title: str) -> list[str]:
    """Return the bodies of a text, several where the title says so: "by A and B, non-governmental organizations"."""
    parts = _NAME_BORDER.split(author) if phrases("submitters").search(title) else []
    return parts if len(parts) > 1 and are_bodies(parts) else [author] if author else []


def _trim(text: str) -> str:
    return clean(_FOOTNOTE.sub("", clean(text))).strip(" :")
