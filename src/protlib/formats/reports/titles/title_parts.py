"""What belongs to a title beside its largest letters: lines above it, its other half, its subtitle, its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.formats.reports.blocks import Block
from protlib.formats.reports.bodies import goes_on, is_body, is_company, is_organisation
from protlib.formats.reports.front import Front, squeeze
from protlib.formats.reports.kinds import (
    is_idle,
    is_label,
    is_name,
    is_of_issue,
    is_work,
    label_of,
    without_date,
)
from protlib.formats.reports.people import people_in
from protlib.formats.reports.titles.own_titles import metadata_title, running_title, spell
from protlib.formats.reports.titles.title_blocks import SET_OFF, title_blocks
from protlib.formats.reports.words import cut_opening, is_one_of, plain, words_of
from protlib.formats.reports.written_dates import DATED, YEARS_ALONE
from protlib.record import places
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.text import clean, words

SENTENCE_END: Final = re.compile(r"[^.\s]{3,}\.\s+[A-ZÀ-Ý]")
MOST_OF_SUBTITLE: Final = 30  # words: more are a summary
_NEAR: Final = 3.4  # how far below the title a subtitle may stand, in heights of its own letters
_BELOW: Final = 2.3  # how far below each other a title and its subtitle may stand, in heights of its letters
_TIGHT: Final = 1.75  # the same for a line in italics above a bold title
_BELOW_YEAR: Final = 2.6  # the same for its year
_ABOVE: Final = 5.0  # how far above "Toolkit" stands what it is about, in heights of the larger letters
_FAR: Final = 5.5  # the same, on a cover of few words, for letters nearly as large as those of the title
_LEAST_OF_YEAR: Final = 0.55  # the same for its year
_LARGE: Final = 0.7  # times the letters of the title
FEW_OF_COVER: Final = 70  # words
_STOP: Final = re.compile(r"[^A-Z]\.\s*$")  # the end of a sentence, and not of "the U.S."
_SHORTEST: Final = 12  # letters of a line that two pages have by more than chance
_SAME: Final = 0.03  # the difference of sizes, as a share, of two halves of one title
_HALF: Final = 1.3  # times the usual letters: so large are two halves of a title that stand apart
_MOST_OF_COVER: Final = 110  # words of a page that has the title and little else
_MOST_OF_HALVES: Final = 20  # words
_MOST_GENERIC: Final = 3  # words
_MOST_ABOUT: Final = 12  # words of a line above a title such as "Toolkit"
_MANY_PEOPLE: Final = 3  # a list of so many has no other reading
_NUMERAL: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?!\w)")  # such as "1" in "Phase 1"
# Such as "“Lost Boys” by a team".
_QUOTED: Final = re.compile(r"[«“„\"](?P<title>[^«»“”„\"]+)[»”“\"]\s+(?P<rest>.+)")
# Such as "Lost Boys - 3 May 2021".
_DATE_BEHIND: Final = re.compile(rf"(?P<title>.+?)\s+[–—-]\s+(?:{DATED.pattern})", re.IGNORECASE)
# Such as "Lost Boys (updated on 27 October 2015)".
_DATE_IN_BRACKETS: Final = re.compile(r"(?P<title>.+\S)\s+[(\[](?P<dating>[^()\[\]]+)[)\]]")
_FEW: Final = 2  # words of a title that keeps the date behind it
_INITIALS: Final = re.compile(r"(?:[A-Z]\.\s?)+")  # such as "P. P." before a family name
# Such as "Endorsed by the Oak Council on 12 May 2021".
ADOPTED: Final = re.compile(
    r"(?:endorsed|adopted|approved|validated|launched|adoptée?s?|approuvée?s?|validée?s?|aprobad[oa]s?|adoptad[oa]s?)"
    r" (?:by|on|in|par|le|por|el|en)\b",
    re.IGNORECASE,
)
_ARTICLES: Final = frozenset({"the", "a", "an", "la", "le", "el", "les", "los", "las", "il", "o", "os", "as", "het"})
"""Small words that begin a title of its own: "POLICY BRIEF" above "The Cost of Leaving"."""


def whole_title(front: Front, block: Block) -> list[Block]:
    """Return the blocks of a title, from the top down: it alone, or also the half that stands apart on its page."""
    blocks = title_blocks(front, block.page)
    return (_halves(front, blocks, block) if block in blocks else []) or [block]


def fuller_title(front: Front, block: Block) -> str:
    """Return what the metadata, a title page or a running head has for "Toolkit" on a cover: "Data Skills Toolkit".

    The cover has all its words, at other places; "" where none has more, and for a title that says what it is about.
    """
    own = squeeze(block.text)
    cover = set(words(" ".join(front.texts.get(block.page, ()))))
    inner = (other.text for page in front.blocks for other in front.blocks[page] if page != block.page)
    is_fit = is_generic(block.text) and not block.text.rstrip().endswith(":")  # else its other words stand below
    for whole_text in (metadata_title(front), running_title(front), *inner) if is_fit else ():
        text = without_date(whole_text)
        is_fuller = own in squeeze(text) and len(text.split()) > len(block.text.split())
        if is_fuller and len(text.split()) <= _MOST_ABOUT and cover.issuperset(words(text)):
            return text
    return ""


def _halves(front: Front, blocks: Sequence[Block], block: Block) -> list[Block]:
    """Return the halves of a title on a cover, in letters of one size: "Direct Loans", a picture, "Our Survey"."""
    count = sum(len(line.split()) for line in front.texts.get(block.page, ()))
    if block.size < _HALF * front.usual_size or count > _MOST_OF_COVER:
        return []
    halves = [other for other in blocks if other is block or _is_half(other, block)]
    are_short = sum(len(half.text.split()) for half in halves) <= _MOST_OF_HALVES
    return halves if len(halves) == 2 and are_short else []


def _is_half(other: Block, block: Block) -> bool:
    is_alike = abs(other.size - block.size) <= _SAME * block.size and other.is_bold == block.is_bold
    return is_alike and not (is_idle(other.text) or is_name(other) or is_dated_or_placed(other.text))


def is_dated_or_placed(text: str) -> bool:
    """Tell whether a text is only a place, or says which issue it is."""
    return places.resolve(text) is not None or is_of_issue(text)


def line_above(front: Front, block: Block) -> Block:
    """Return the line right above a block in letters of its size, or bolder: the title then; or the block itself."""
    blocks = title_blocks(front, block.page)
    for above in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)]:
        is_near = 0 < block.lines[0].top - above.bottom < _BELOW * block.size
        is_tight = is_near and block.lines[0].top - above.bottom < _TIGHT * block.size
        is_slanted = is_tight and block.size > SET_OFF * front.usual_size and len(above.text.split()) <= _MOST_ABOUT
        is_alike = (above.is_bold >= block.is_bold or is_slanted) and abs(above.size - block.size) < block.size / 8
        is_place = above.size < block.size and places.resolve(above.text) is not None
        if is_near and is_alike and not (is_place or is_idle(above.text) or is_name(above)):
            return above
    return block


def upper_line(front: Front, block: Block) -> Block | None:
    """Return the larger line above a title that reads like a body, and is none: no other line names it."""
    blocks = title_blocks(front, block.page)
    position = blocks.index(block) if block in blocks else 0
    above = blocks[position - 1] if position else block
    is_near = 0 < block.lines[0].top - above.bottom < _ABOVE * above.size and above.size > SET_OFF * block.size
    if not is_near or not is_organisation(above.text) or is_body(above.text) or is_label(block.text):
        return None
    return None if is_named_within(front, above.text) or is_company(above.text) else above


def is_named_within(front: Front, text: str) -> bool:
    """Tell whether a line has a text with its capitals within it, as lines name a body."""
    own = squeeze(text)
    lines = (line for lines in front.texts.values() for line in lines if text.lower() not in line)
    return any(own in squeeze(line) != own for line in lines)


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
    if block not in blocks or not (is_generic(block.text) or _is_of_part(block.text)):
        return ""
    for above in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)]:
        is_near = 0 < block.lines[0].top - above.bottom < _ABOVE * max(block.size, above.size)
        is_set_off = above.size > SET_OFF * front.usual_size or (above.is_bold and above.size >= front.usual_size)
        text = without_date(above.text) if DATED.search(above.text) else clean(above.text)
        is_fit = 1 < len(text.split()) <= _MOST_ABOUT and not text.endswith(":")
        if is_near and is_set_off and is_fit and not _is_aside(above, text):
            return text
    return ""


def is_generic(text: str) -> bool:
    """Tell whether a title of few words only says what kind of work it is: "Final Insights Report", "Playbook"."""
    tokens = words(text)
    kinds = words_of("form")
    return 0 < len(tokens) <= _MOST_GENERIC and (tokens[-1] in kinds or tokens[0] in kinds)


def without_trailer(title: str) -> str:
    """Return a title without what a report only says of itself behind it: "“Lost Boys” prepared by a team"."""
    quoted = _QUOTED.fullmatch(title)
    if quoted and any(cut_opening(kind, quoted["rest"]) is not None for kind in ("writer", "making")):
        return quoted["title"]
    bracketed = _DATE_IN_BRACKETS.fullmatch(title)
    if bracketed and DATED.fullmatch(cut_opening("dating", bracketed["dating"]) or ""):
        return bracketed["title"]
    dated = _DATE_BEHIND.fullmatch(title)
    return dated["title"] if dated and len(dated["title"].split()) > _FEW else title


def _is_of_part(text: str) -> bool:
    """Tell whether a title only names a part of the whole that stands above it: "Phase 1: Survey of Work"."""
    rest = cut_opening("part", text)
    return rest is not None and _NUMERAL.match(rest) is not None


def _is_aside(block: Block, text: str) -> bool:
    """Tell whether a line beside a title is no part of it: a label, a series, a body, a person."""
    is_of_series = cut_opening("series", text) is not None
    return is_idle(text) or is_of_series or is_surely_name(block)


def is_surely_name(block: Block) -> bool:
    """Tell whether a block is a name, and no text such as "Advancing the Data Strategy" that reads like one."""
    tokens = words(block.text)
    is_team = bool(tokens) and tokens[-1] in words_of("team")
    name, _, office = block.text.partition(", ")
    is_of_office = is_organisation(office) and bool(people_in(name))  # "Ana Ruiz, University of the North"
    return is_team or is_of_office or (is_name(block) and not is_work(block.text)) or _have_initials(block.text)


def _have_initials(text: str) -> bool:
    """Tell whether a text is the name of a person whose given names are initials: "P. P. SNEHA"."""
    people = people_in(text)
    return bool(people) and all(_INITIALS.fullmatch(name.given) for name in people)


def split_capitals(block: Block) -> tuple[str, str]:
    """Return the lines of a title in capitals, and those below that are not: its subtitle in letters of one size."""
    loud = next((position for position, line in enumerate(block.lines) if not line.text.isupper()), 0)
    if loud:
        title, rest = (clean(block._replace(lines=part).text) for part in (block.lines[:loud], block.lines[loud:]))
        if min(len(title.split()), len(rest.split())) > 1 and not goes_on(title, rest):
            return title, rest
    return clean(block.text), ""


def year_below(front: Front, title: Block) -> Block | None:
    """Return the year right below a title, in letters as large: "Global Study of Camps / 2018"; None where none is."""
    for below in title_blocks(front, title.page):
        distance = below.lines[0].top - title.bottom
        is_next = 0 < distance < _BELOW_YEAR * max(title.size, below.size) or _is_beside(title, below)
        if is_next and below.size > title.size * _LEAST_OF_YEAR and YEARS_ALONE.fullmatch(below.text.strip()):
            return None if below.text in title.text else below
    return None


def _is_beside(title: Block, other: Block) -> bool:
    """Tell whether a block stands to the right of a title, in its last row."""
    return abs(other.lines[0].top - title.bottom) < title.size / 3 and other.start > title.end


def subtitle_below(front: Front, title: Block) -> str:
    """Return the text right below a title, in letters smaller than it and larger than the usual ones."""
    below = [
        block
        for block in title_blocks(front, title.page)
        if block.lines[0].top > title.bottom and min(block.end, title.end) > max(block.start, title.start)
    ]
    if not below or not is_subtitle(front, title, below[0]):
        return ""
    distance = below[0].lines[0].top - title.bottom
    is_spaced = abs(below[0].size - title.size) <= _SAME * title.size
    return clean(" ".join([below[0].text, *(_lines_behind(below, distance) if is_spaced else ())]))


def is_subtitle(front: Front, title: Block, block: Block) -> bool:
    """Tell whether the text right below a title is its subtitle: near, set off, and no sentence, label or name."""
    text = block.text
    distance = block.lines[0].top - title.bottom
    if ADOPTED.match(text) or len(people_in(text)) >= _MANY_PEOPLE:
        return False
    if is_label(text) and block.size >= title.size and distance < _BELOW * block.size:
        return True
    is_near = distance < max(_BELOW * title.size, _NEAR * block.size) or _is_far_below(front, title, block, distance)
    is_larger = block.size > 1.15 * front.usual_size or (block.is_bold and block.size >= front.usual_size)
    is_larger = is_larger or _is_named_again(front, title, block)
    is_fit = 2 <= len(text.split()) <= MOST_OF_SUBTITLE and not SENTENCE_END.search(text)
    if not (is_near and is_larger and is_fit) or block.size > 1.05 * title.size or _STOP.search(text):
        return False
    return not (is_surely_name(block) or is_idle(text) or is_of_issue(text))


def _is_named_again(front: Front, title: Block, block: Block) -> bool:
    """Tell whether a small line on a cover of few words stands again on another page, as a reference has it."""
    text = squeeze(block.text)
    count = sum(len(line.split()) for line in front.texts.get(title.page, ()))
    pages = (page_text for number, page_text in front.squeezed.items() if number != title.page)
    is_phrase = len(text) > _SHORTEST and not any(map(str.isdigit, text))
    return count < FEW_OF_COVER and is_phrase and any(text in page_text for page_text in pages)


def _lines_behind(below: Sequence[Block], distance: float) -> Iterator[str]:
    """Yield the lines that go on below the first line of a subtitle, in its letters and as far from each other."""
    for above, block in pairwise(below):
        is_next = 0 < block.lines[0].top - above.bottom <= distance * 1.1
        is_alike = abs(block.size - above.size) <= _SAME * above.size and block.is_bold == above.is_bold
        if not (is_next and is_alike) or is_idle(block.text) or is_surely_name(block) or is_of_issue(block.text):
            return
        yield block.text


def _is_far_below(front: Front, title: Block, block: Block, distance: float) -> bool:
    """Tell whether a subtitle in large letters stands far below its title, on a cover of few words."""
    count = sum(len(line.split()) for line in front.texts.get(title.page, ()))
    return count < FEW_OF_COVER and block.size > title.size * _LARGE and distance < _FAR * title.size


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
    for above in blocks:
        is_near = 0 < block.lines[0].top - above.bottom < _BELOW * above.size
        is_place = places.resolve(above.text) is not None and not is_body(above.text)
        if is_near and is_place and above.size >= block.size:
            return clean(above.text)
    return ""


def _head_above(block: Block, blocks: Sequence[Block]) -> str:
    """Return the label right above a title that goes on from it: "REPORT / to the Government on a visit"."""
    if plain(block.text.partition(" ")[0]) not in SMALL_WORDS - _ARTICLES:
        return ""
    for above in blocks:
        is_near = 0 < block.lines[0].top - above.bottom < _BELOW_YEAR * above.size
        if is_near and above.is_bold >= block.is_bold and is_label(above.text):
            return clean(above.text)
    return ""


def _place_below(block: Block, blocks: Sequence[Block]) -> str:
    """Return the country right below a title, in letters as large: "Country Programme Evaluation / LIBERIA"."""
    for below in blocks:
        is_near = 0 < below.lines[0].top - block.bottom < _BELOW * block.size
        is_set_off = below.size > block.size or (below.size == block.size and below.is_bold == block.is_bold)
        if is_near and is_set_off and places.resolve(below.text) is not None and not is_body(below.text):
            return clean(below.text)
    return ""


def _issue_beside(block: Block, blocks: Sequence[Block]) -> str:
    """Return what a title that comes out again and again stands beside: "Situation Report – 14", without its date."""
    for other_text in blocks:
        distance = max(other_text.lines[0].top - block.bottom, block.lines[0].top - other_text.bottom)
        text = without_date(other_text.text)
        number = re.search(r"\d[\w/.-]*\s*$", text)
        if other_text is not block and distance < 2.5 * block.size and number and is_one_of("issue", label_of(text)):
            return text
    return ""


def join_parts(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, which is left out where the title has its words."""
    title = title.strip(" :|–—-")
    subtitle = subtitle.strip(" :|–—-")
    if not subtitle or squeeze(subtitle) in squeeze(title):
        return title
    return f"{title}{' ' if title.endswith(('?', '!')) else ': '}{subtitle}" if title else subtitle
