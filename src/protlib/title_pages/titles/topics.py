"""What a report is about whose largest letters say only its kind: "Country report", "Guidance note"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from protlib.record import places
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import is_body, is_company
from protlib.title_pages.front import MOST_OF_COVER, Front
from protlib.title_pages.kinds import is_idle, is_label, is_name, is_of_issue, is_work, without_date
from protlib.title_pages.people import people_in
from protlib.title_pages.titles.subjects import text_of_label
from protlib.title_pages.titles.title_blocks import MOST_WORDS, SET_OFF, title_blocks
from protlib.title_pages.words import cut_opening, words_of
from protlib.title_pages.written_dates import YEAR_ALONE

_FEWEST_WORDS: Final = 3  # words of a topic
_KINDS: Final = ("genre", "issue", "form")
_SENTENCE: Final = (".", ";", ",", ":")


def topic_of(front: Front, block: Block, title: str) -> str:
    """Return what a cover says elsewhere of the topic of a report whose title is only its kind; "" for other titles."""
    if not _says_only_kind(title):
        return ""
    if title_on_form := title_of_form(front):
        return title_on_form
    page = title_blocks(front, block.page)
    blocks = [neighbour for neighbour in page if _is_topic(front, neighbour, title) and not _is_in_row(neighbour, page)]
    blocks_below = [neighbour for neighbour in blocks if neighbour.lines[0].top > block.bottom]
    countries = [neighbour for neighbour in page if _is_country(front, neighbour, title)]
    topics = [*(blocks_below or blocks), *countries]
    best_block = max(topics, key=lambda neighbour: (neighbour.size, neighbour.is_bold), default=None)
    return _spell_place(clean(best_block.text)) if best_block else ""


def _spell_place(text: str) -> str:
    """Return a country that a cover has in capitals as others write it; any other text stays as it is."""
    place = places.resolve(text) if text.isupper() else None
    names = (place.name, *place.other_names, *place.foreign_names) if place is not None else ()
    return next((name for name in names if squeeze(name) == squeeze(text)), text)


def _is_country(front: Front, block: Block, title: str) -> bool:
    """Tell whether a block is a country in large letters that the title lacks: what "Needs Overview" is of."""
    place = places.resolve(block.text) if block.size > SET_OFF * front.usual_size else None
    return place is not None and place.kind == "country" and squeeze(block.text) not in squeeze(title)


def title_of_form(front: Front) -> str:
    """Return what stands behind a label such as "Project title:" on the first page or the next, "" for none."""
    texts = (text_of_label(front.blocks.get(number, []), "title label") for number in (front.first, front.first + 1))
    return next(filter(None, texts), "")


def _says_only_kind(title: str) -> bool:
    """Tell whether a title has only words for kinds of reports, with the number of an issue at most, and no year."""
    tokens = words(title)
    is_numbered = any(map(str.isdigit, title))
    is_kind = is_label(title) or (not is_numbered and _kind_words().issuperset(tokens))
    return bool(tokens) and is_kind and not (is_numbered and YEAR_ALONE.search(without_date(title)))


@cache
def _kind_words() -> frozenset[str]:
    return frozenset(word for kind in _KINDS for phrase in words_of(kind) for word in words(phrase))


def _is_topic(front: Front, block: Block, title: str) -> bool:
    text = clean(block.text)
    count = front.count_words(block.page)
    is_set_off = block.is_bold or block.size > SET_OFF * front.usual_size
    fewest_words = _FEWEST_WORDS - (block.is_bold and block.size > SET_OFF * front.usual_size)
    if not (is_set_off or count <= MOST_OF_COVER) or not fewest_words <= len(text.split()) <= MOST_WORDS:
        return False
    if text.endswith(_SENTENCE) or text[:1].islower() or squeeze(text) in squeeze(title):
        return False
    return not any(_reasons_against(block, text))


def _is_in_row(block: Block, page: Sequence[Block]) -> bool:
    """Tell whether another block stands beside one, as in a form or a table."""
    return any(neighbour.is_level_with(block) for neighbour in page if neighbour is not block)


def _reasons_against(block: Block, text: str) -> Iterator[bool]:
    """Yield whether a text is something else than a topic: a label, a name, a place, an issue, a series."""
    yield is_idle(text) or _says_only_kind(text) or is_of_issue(text)
    yield is_body(text) or is_company(text) or (is_name(block) and not is_work(text)) or bool(people_in(text))
    yield places.resolve(text) is not None
    yield any(cut_opening(kind, text) is not None for kind in ("series", "making", "dating", "circulation"))
