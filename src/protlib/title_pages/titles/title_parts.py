"""What belongs to a title beside its largest letters: lines above it, its other half, its subtitle, its place."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.record import authority, places
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.record.small_words import ARTICLE, words_of_kind
from protlib.text import clean, fold, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import goes_on, is_body, is_company, is_organisation, is_state
from protlib.title_pages.front import MOST_OF_COVER, Front
from protlib.title_pages.kinds import (
    is_idle,
    is_label,
    is_name,
    is_noise,
    is_of_issue,
    is_printed_date,
    label_of,
    without_date,
)
from protlib.title_pages.titles.own_titles import is_in_capitals, metadata_title, running_title, spell
from protlib.title_pages.titles.subtitles import FEW_OF_COVER, HEIGHTS_BELOW, HEIGHTS_NEAR, is_surely_name
from protlib.title_pages.titles.title_blocks import SET_OFF, title_blocks
from protlib.title_pages.words import alternatives, cut_opening, fold_line, is_one_of, words_of
from protlib.title_pages.written_dates import DATED, YEARS_ALONE

_FEW_OF_COVER: Final = 70  # words: of a page with more, "Summary" is the heading of what stands below it
# Such as "Annex 2", "Appendix B", "Volume II" and "Part 3"; the first volume may be all that its record means. "Annex
# to" begins what stands on the next line.
_APPENDIX: Final = re.compile(
    rf"(?:{alternatives('appendix')}) (?:\d{{1,3}}|[A-Z]|(?-i:[A-Z]{{2,3}}))"
    rf"|(?:{alternatives('part')})\.? (?:[2-9]|1\d|I[IVX]|III|VI{{0,3}})",
    re.IGNORECASE,
)

_TIGHT: Final = 1.75  # the same for a line in italics above a bold title
_HEIGHTS_TO_YEAR: Final = 2.6  # the same for its year
_HEIGHTS_ABOVE: Final = 5.0  # how far above "Toolkit" stands what it is about, in heights of the larger letters
_ISSUE_BELOW: Final = 2.5  # the same for its issue, and above it
_NEARLY: Final = 8  # sizes that differ by less than this part of a letter's height are alike
_LEAST_OF_YEAR: Final = 0.55  # the same for its year
_HALF: Final = 1.3  # times the usual letters: so large are two halves of a title that stand apart
_MOST_HALVES: Final = 3  # lines that stand apart on a cover
_MOST_OF_HALVES: Final = 20  # words
_MOST_GENERIC: Final = 3  # words
_MOST_ABOUT: Final = 14  # words of a line above a title such as "Toolkit"
_NUMERAL: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?!\w)")  # such as "1" in "Phase 1"
_NOTE_BEHIND: Final = re.compile(r"(?<=[A-Z]\))\d{1,2}$")  # the mark of a footnote behind "Lost Boys (LB)"
# Such as "“Lost Boys” by a team".
_QUOTED_TITLE: Final = re.compile(r"[«“„\"](?P<title>[^«»“”„\"]+)[»”“\"]\s+(?P<rest>.+)")
# Such as "Lost Boys - 3 May 2021".
_DATE_BEHIND: Final = re.compile(rf"(?P<title>.+?)\s+[–—-]\s+(?:{DATED.pattern})", re.IGNORECASE)
# Such as "Lost Boys (updated on 27 October 2015)".
_DATE_IN_BRACKETS: Final = re.compile(r"(?P<title>.+\S)\s+[(\[](?P<dating>[^()\[\]]+)[)\]]")
_FEW_WORDS: Final = 2  # words of a title that keeps the date behind it
_SMALL_LETTERS: Final = 3  # letters
_ARTICLES: Final = words_of_kind(ARTICLE) - {"l", "d"}
"""Small words that begin a title of its own: "POLICY BRIEF" above "The Cost of Leaving"."""


def whole_title(front: Front, block: Block) -> list[Block]:
    """Return the blocks of a title, from the top down: it alone, or also the half that stands apart on its page."""
    blocks = title_blocks(front, block.page)
    return (_halves(front, blocks, block) if block in blocks else []) or [block]


def fuller_title(front: Front, block: Block) -> str:
    """Return what the metadata, a title page or a running head has for "Toolkit" on a cover: "Data Skills Toolkit".

    The cover has all its words, at other places; "" where none has more, and for a title that says what it is about.
    """
    squeezed_text = squeeze(block.text)
    cover = SMALL_WORDS | set(words(" ".join(front.texts.get(block.page, ()))))
    inner = (piece.text for page in front.blocks for piece in front.blocks[page] if page != block.page)
    is_thin = is_generic_title(block.text) or places.resolve(block.text) is not None
    is_fit = is_thin and not block.text.rstrip().endswith(":")  # else its other words stand below
    for whole_text in (metadata_title(front), running_title(front), *inner) if is_fit else ():
        text = without_date(whole_text)
        is_fuller = squeezed_text in squeeze(text) and len(text.split()) > len(block.text.split())
        if is_fuller and len(text.split()) <= _MOST_ABOUT and cover.issuperset(words(text)):
            return text
    return ""


def _halves(front: Front, blocks: Sequence[Block], block: Block) -> list[Block]:
    """Return the halves of a title on a cover, in letters of one size: "Direct Loans", a picture, "Our Survey"."""
    count = front.count_words(block.page)
    if block.size < _HALF * front.usual_size or count > MOST_OF_COVER:
        return []
    halves = [half for half in blocks if half is block or _is_half(half, block)]
    first, last = blocks.index(halves[0]), blocks.index(halves[-1])
    halves = [half for half in blocks[first : last + 1] if half in halves or half.is_set_as(block)]
    are_short = sum(len(half.text.split()) for half in halves) <= _MOST_OF_HALVES
    return halves if 1 < len(halves) <= _MOST_HALVES and are_short else []


def _is_half(half: Block, block: Block) -> bool:
    return half.is_set_as(block) and not (is_idle(half.text) or is_name(half) or is_dated_or_placed(half.text))


def is_dated_or_placed(text: str) -> bool:
    """Tell whether a text is only a place, or says which issue it is."""
    return places.resolve(text) is not None or is_of_issue(text)


def line_above(front: Front, block: Block) -> Block:
    """Return the line right above a block in letters of its size, or bolder: the title then; or the block itself."""
    blocks = title_blocks(front, block.page)
    for upper_block in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)]:
        is_near = 0 < block.lines[0].top - upper_block.bottom < HEIGHTS_BELOW * block.size
        is_tight = is_near and block.lines[0].top - upper_block.bottom < _TIGHT * block.size
        is_slanted = (
            is_tight and block.size > SET_OFF * front.usual_size and len(upper_block.text.split()) <= _MOST_ABOUT
        )
        is_as_large = abs(upper_block.size - block.size) < block.size / _NEARLY
        is_alike = is_as_large and (upper_block.is_bold >= block.is_bold or is_slanted)
        is_place = upper_block.size < block.size and places.resolve(upper_block.text) is not None
        if is_near and is_alike and not (is_place or is_idle(upper_block.text) or is_name(upper_block)):
            return upper_block
    return block


def text_above(front: Front, block: Block) -> str:
    """Return the lines above a block that begins as no title does: "Analysis of Data / during the Flood"; else ""."""
    blocks = title_blocks(front, block.page)
    uppers: list[str] = []
    block_below = block
    for upper_block in reversed(blocks[: blocks.index(block)] if block in blocks else ()):
        is_near = 0 < block_below.lines[0].top - upper_block.bottom < HEIGHTS_NEAR * block_below.size
        is_alike = (
            upper_block.is_bold == block_below.is_bold
            and abs(upper_block.size - block_below.size) < block_below.size / _NEARLY
        )
        if not (_begins_within(block_below.text) and is_near and is_alike) or _ends_alone(upper_block.text):
            break
        uppers.insert(0, clean(upper_block.text))
        block_below = upper_block
    return " ".join(uppers)


def _begins_within(text: str) -> bool:
    """Tell whether a text begins with a word such as "during"; small ones begin titles, too: "No Way Out"."""
    first = fold(text.partition(" ")[0])
    return first in words_of_kind("of", "preposition") - _ARTICLES and (
        len(first) > _SMALL_LETTERS or first in words_of("goes on")
    )


def _ends_alone(text: str) -> bool:
    """Tell whether a text above another one is no beginning of it: a label, a date, a body, a sentence."""
    is_of_body = not _begins_within(text) and (authority.is_known(text) or is_organisation(text) or is_state(text))
    return is_of_body or is_noise(text) or is_label(text) or text.endswith((".", ":"))


def _block_above(front: Front, block: Block) -> Block:
    """Return the block above another on its page; that one itself where none is."""
    blocks = title_blocks(front, block.page)
    position = blocks.index(block) if block in blocks else 0
    return blocks[position - 1] if position else block


def label_before(front: Front, block: Block) -> str:
    """Return the label above a title that ends in a colon: "FREQUENTLY ASKED QUESTIONS:"; "" for none."""
    upper_block = _block_above(front, block)
    is_near = 0 < block.lines[0].top - upper_block.bottom < HEIGHTS_NEAR * block.size
    is_label_before = is_near and upper_block.text.rstrip().endswith(":") and is_label(upper_block.text.rstrip(" :"))
    return clean(upper_block.text).rstrip(" :") if is_label_before else ""


def upper_line(front: Front, block: Block) -> Block | None:
    """Return the larger line above a title that reads like a body, and is none: no other line names it."""
    upper_block = _block_above(front, block)
    is_near = (
        0 < block.lines[0].top - upper_block.bottom < _HEIGHTS_ABOVE * upper_block.size
        and upper_block.size > SET_OFF * block.size
    )
    if not is_near or not is_organisation(upper_block.text) or is_body(upper_block.text) or is_label(block.text):
        return None
    return None if is_named_within(front, upper_block.text) or is_company(upper_block.text) else upper_block


def is_named_within(front: Front, text: str) -> bool:
    """Tell whether a line has a text with its capitals within it, as lines name a body."""
    squeezed_text = squeeze(text)
    lines = (line for lines in front.texts.values() for line in lines if text.lower() not in line)
    return any(squeezed_text in squeeze(line) != squeezed_text for line in lines)


def genre_of_cover(front: Front) -> str:
    """Return the kind of report and its year where a cover has nothing else: "Annual Report 2022"."""
    lines = [clean(line) for line in front.texts.get(front.first, ())]
    years = [line for line in lines if YEARS_ALONE.fullmatch(line)]
    genre = " ".join(line for line in lines if line not in years)
    if len(years) != 1 or not is_one_of("genre", genre):
        return ""
    return f"{spell(front, genre)} {years[0]}"


def subject_above(front: Front, block: Block) -> str:
    """Return what a title such as "Toolkit" is about, which stands above it: "Data Skills"; "" for any other title."""
    blocks = title_blocks(front, block.page)
    if block not in blocks or not (is_generic_title(block.text) or _is_of_part(block.text)):
        return ""
    heights = _HEIGHTS_ABOVE * (2 if front.count_words(block.page) < FEW_OF_COVER else 1)
    for upper_block in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)]:
        is_near = 0 < block.lines[0].top - upper_block.bottom < heights * max(block.size, upper_block.size)
        is_set_off = upper_block.size > SET_OFF * front.usual_size or (
            upper_block.is_bold and upper_block.size >= front.usual_size
        )
        text = without_date(upper_block.text) if DATED.search(upper_block.text) else clean(upper_block.text)
        is_fit = 1 < len(text.split()) <= _MOST_ABOUT and not text.endswith(":")
        if is_near and is_set_off and is_fit and not _is_aside(upper_block, text):
            return text
    return ""


def is_generic_title(text: str) -> bool:
    """Tell whether a title of few words only says what kind of work it is: "Final Insights Report", "Playbook"."""
    tokens = words(text)
    kinds = words_of("form")
    return 0 < len(tokens) <= _MOST_GENERIC and (tokens[-1] in kinds or tokens[0] in kinds)


def without_trailer(title: str) -> str:
    """Return a title without what a report only says of itself behind it: "“Lost Boys” prepared by a team"."""
    title = _with_colons(_NOTE_BEHIND.sub("", title))
    quoted_title = _QUOTED_TITLE.fullmatch(title)
    if quoted_title and any(cut_opening(kind, quoted_title["rest"]) is not None for kind in ("writer", "making")):
        return quoted_title["title"]
    bracketed = _DATE_IN_BRACKETS.fullmatch(title)
    if bracketed and DATED.fullmatch(cut_opening("dating", bracketed["dating"]) or ""):
        return bracketed["title"]
    dated_title = _DATE_BEHIND.fullmatch(title)
    return dated_title["title"] if dated_title and len(dated_title["title"].split()) > _FEW_WORDS else title


def _with_colons(title: str) -> str:
    """Return a title whose parts stand between strokes, without its date: "Cholera | Situation report | May 2021"."""
    parts = [part for part in title.split(" | ") if re.search(r"[^\W\d_]", part) and not is_printed_date(part)]
    if len(parts) == 1 or not any(map(is_label, parts)):
        return title
    return ": ".join(part[:1].upper() + part[1:] for part in parts)


def _is_of_part(text: str) -> bool:
    """Tell whether a title only names a part of the whole that stands above it: "Phase 1: Survey of Work"."""
    part_text = cut_opening("part", text)
    return part_text is not None and _NUMERAL.match(part_text) is not None


def _is_aside(block: Block, text: str) -> bool:
    """Tell whether a line beside a title is no part of it: a label, a series, a body, a person."""
    is_of_series = cut_opening("series", text) is not None
    return is_idle(text) or is_of_series or is_surely_name(block)


def split_capitals(block: Block) -> tuple[str, str]:
    """Return the lines of a title in capitals, and those below that are not: its subtitle in letters of one size."""
    count = next((number for number, line in enumerate(block.lines) if not is_in_capitals(line.text)), 0)
    if count:
        title, subtitle = (
            clean(block._replace(lines=part).text) for part in (block.lines[:count], block.lines[count:])
        )
        if min(len(title.split()), len(subtitle.split())) > 1 and not goes_on(title, subtitle):
            return title, subtitle
    return clean(block.text), ""


def year_below(front: Front, title: Block) -> Block | None:
    """Return the year right below a title, in letters as large: "Global Study of Camps / 2018"; None where none is."""
    for lower_block in title_blocks(front, title.page):
        distance = lower_block.lines[0].top - title.bottom
        is_next = 0 < distance < _HEIGHTS_TO_YEAR * max(title.size, lower_block.size) or lower_block.is_behind(title)
        is_next = is_next or (distance > 0 and _is_half_year(front, title, lower_block))
        if (
            is_next
            and lower_block.size > title.size * _LEAST_OF_YEAR
            and YEARS_ALONE.fullmatch(lower_block.text.strip(" –—-"))
        ):
            return None if lower_block.text in title.text else _bare_year(lower_block)
    return None


def year_above(front: Front, title: Block) -> str:
    """Return the year right above a title, in letters as large or larger: "2009 / Standard Classification"; else ""."""
    for upper_block in title_blocks(front, title.page):
        distance = title.lines[0].top - upper_block.bottom
        is_as_large = upper_block.size >= title.size or upper_block.is_as_large_as(title)
        is_next = is_as_large and 0 < distance < _HEIGHTS_TO_YEAR * max(title.size, upper_block.size)
        if is_next and YEARS_ALONE.fullmatch(upper_block.text.strip()) and upper_block.text not in title.text:
            return upper_block.text.strip()
    return ""


def _bare_year(block: Block) -> Block:
    """Return the block of a year without the dashes around it: "– 2022 –"."""
    return block._replace(lines=tuple(line._replace(text=line.text.strip(" –—-")) for line in block.lines))


def _is_half_year(front: Front, title: Block, year: Block) -> bool:
    """Tell whether a year far below a title is of it: in its letters, with little else on the cover."""
    count = front.count_words(title.page)
    upper_block = _block_above(front, year)
    if upper_block != title and is_name(upper_block):
        return False  # it is of the body, as a publisher's year is
    return year.is_set_as(title) and title.size > _HALF * front.usual_size and count < FEW_OF_COVER


def with_label(front: Front, block: Block) -> str:
    """Return the text of a title; a place, or a label, gets what stands beside it: "Sudan: Situation Report"."""
    text = clean(block.text)
    blocks = front.blocks[block.page]
    issue = _issue_beside(block, blocks)
    if issue or places.resolve(text) is not None:
        label = issue or next((label.text for label in blocks if label is not block and is_label(label.text)), "")
        return join_parts(text, label)
    if place := _place_above(block, blocks):
        return join_parts(place, text)
    if head := _head_above(block, blocks):
        return f"{head} {text}"
    if place := _place_below(block, blocks):
        return join_parts(text, place)
    if is_label(text):
        lines = (line.text for line in blocks if line is not block and "," not in line.text)  # of an address
        place = next(filter(places.resolve, lines), "")
        return join_parts(place, text) if place else text
    return text


def _place_above(block: Block, blocks: Sequence[Block]) -> str:
    """Return the country right above a title, in letters as large: "YEMEN / Humanitarian Needs Overview"."""
    for upper_block in blocks:
        is_near = 0 < block.lines[0].top - upper_block.bottom < HEIGHTS_BELOW * upper_block.size
        is_place = places.resolve(upper_block.text) is not None and not is_body(upper_block.text)
        if is_near and is_place and upper_block.size >= block.size:
            return clean(upper_block.text)
    return ""


def _head_above(block: Block, blocks: Sequence[Block]) -> str:
    """Return the label right above a title that goes on from it: "REPORT / to the Government on a visit"."""
    if fold_line(block.text.partition(" ")[0]) not in (SMALL_WORDS | words_of("act is about")) - _ARTICLES:
        return ""
    for upper_block in blocks:
        is_near = 0 < block.lines[0].top - upper_block.bottom < _HEIGHTS_TO_YEAR * upper_block.size
        if is_near and upper_block.is_bold >= block.is_bold and is_label(upper_block.text):
            return clean(upper_block.text)
    return ""


def _place_below(block: Block, blocks: Sequence[Block]) -> str:
    """Return the country right below a title, in letters as large: "Country Programme Evaluation / LIBERIA"."""
    for lower_block in blocks:
        is_near = 0 < lower_block.lines[0].top - block.bottom < HEIGHTS_BELOW * block.size
        if (
            is_near
            and lower_block.size >= block.size
            and places.resolve(lower_block.text) is not None
            and not is_body(lower_block.text)
        ):
            return clean(lower_block.text)
    return ""


def _issue_beside(block: Block, blocks: Sequence[Block]) -> str:
    """Return what a title that comes out again and again stands beside: "Situation Report – 14", without its date."""
    for other_text in blocks:
        distance = max(other_text.lines[0].top - block.bottom, block.lines[0].top - other_text.bottom)
        text = without_date(other_text.text)
        number = re.search(r"\d[\w/.-]*\s*$", text)
        is_near = other_text is not block and distance < _ISSUE_BELOW * block.size
        if is_near and number and is_one_of("issue", label_of(text)):
            return text
    return ""


def join_parts(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, which is left out where the title has its words."""
    title = title.strip(" :|–—-")
    subtitle = subtitle.strip(" :|–—-")
    if not subtitle or squeeze(subtitle) in squeeze(title):
        return title
    first, _, further_words = subtitle.partition(" ")
    is_begun = bool(further_words) and first in SMALL_WORDS - _ARTICLES  # such as "of the Oak Council" below "Budget"
    return f"{title}{' ' if is_begun or title.endswith(('?', '!')) else ': '}{subtitle}" if title else subtitle


def with_part(front: Front, block: Block | None, title: str) -> str:
    """Return a title with the part that a line of its cover names, of which it would be that of the whole work."""
    if block is None or front.count_words(block.page) >= _FEW_OF_COVER:
        return title
    entries = front.entries_of_contents(block.page)
    labels = (line.strip() for line in front.texts.get(block.page, ()) if line not in entries)
    part = next((label for label in labels if is_one_of("part of work", label) or _APPENDIX.fullmatch(label)), "")
    if squeeze(part) in squeeze(title):
        return title
    return f"{title}: {part.capitalize() if part.isupper() and is_one_of('part of work', part) else part}"
