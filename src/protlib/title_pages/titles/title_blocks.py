"""The blocks of a page as its title needs them: what is no title stands apart, and one goes on in other letters."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from protlib.record import places
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.text import words
from protlib.title_pages.blocks import Block, join_blocks
from protlib.title_pages.bodies import goes_on, is_body, is_organisation, split_bodies
from protlib.title_pages.circulation import is_sure_mark
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import (
    HEADING,
    is_dated,
    is_label,
    is_name,
    is_noise,
    is_paper_of_body,
    is_role,
    opens_role,
)
from protlib.title_pages.people import are_surely_people, people_in
from protlib.title_pages.words import cut_opening, fold_line

MOST_WORDS: Final = 34  # words of a title; longer texts are paragraphs
SET_OFF: Final = 1.12  # times the usual letters: what is larger is set off
_PAGES: Final = 8  # more than those of one report, whose rules ask for the same pages again and again
_FEW_WORDS: Final = 4  # words
_EDGE: Final = 0.15  # times the larger letters: so little the edges of lines differ that are set to one width
_TIGHT: Final = 1.5  # how far below each other the lines of one title stand whose letters differ
_HEIGHTS_BELOW: Final = 4.5  # how far a title goes on whose line ends in a word such as "of"
_FARTHEST: Final = 8.0  # the same, where that word has a line of its own
_TIMES_OF_LAW: Final = 3  # times the words of other titles: a law's title names the laws that it changes
_FEW_OF_COVER: Final = 70  # words: in its letters alone nothing is text
_FEW_OF_BARE_COVER: Final = 6  # words: a cover with fewer has its title and nothing else
_MOST_LARGER: Final = 2.4  # times: more, and the larger text is a title of its own


@lru_cache(maxsize=_PAGES)
def title_blocks(front: Front, number: int) -> tuple[Block, ...]:
    """Return the blocks of a page: the name of a body is one, and a title that goes on in other letters is one."""
    blocks: list[Block] = []
    for whole_block in front.blocks.get(number, ()):
        for part in split_bodies(whole_block, _is_apart):
            for block in _split_parts(part):
                upper = len(blocks) - 1 if blocks and _goes_on_in(front, blocks[-1], block) else None
                upper = _position_in_stack(front, blocks, block) if upper is None else upper
                if upper is None:
                    blocks.append(block)
                else:
                    blocks[upper] = join_blocks(blocks[upper], block)
    return tuple(blocks)


def _position_in_stack(front: Front, blocks: Sequence[Block], block: Block) -> int | None:
    """Return the position of the line above one that is set to its width, in whatever letters; None where none is.

    Designers set the words of a title so: "HUMANITARIAN / NEEDS / OVERVIEW", each from edge to edge.
    """
    for position in range(len(blocks) - 1, -1, -1):
        upper_block = blocks[position]
        largest = max(upper_block.size, block.size)
        difference = max(abs(upper_block.start - block.start), abs(upper_block.end - block.end))
        is_near = 0 < block.lines[0].top - upper_block.bottom < _TIGHT * largest
        if is_near and difference < _EDGE * largest and _are_one_stack(front, upper_block, block):
            return position
    return None


def _are_one_stack(front: Front, upper_block: Block, lower_block: Block) -> bool:
    """Tell whether two lines of one width are few words in letters of other sizes, as no running text is."""
    are_few = all(len(block.text.split()) < _FEW_WORDS for block in (upper_block, lower_block))
    is_other_size = not lower_block.is_as_large_as(upper_block.last_line)
    return (
        are_few
        and is_other_size
        and _may_be_one_title(front, upper_block, lower_block, is_beside_word=False)
        and not any(is_body(block.text) or is_role(block.text) for block in (upper_block, lower_block))
    )


def _is_apart(text: str) -> bool:
    """Tell whether a line in the letters of a title above or below it is none: a date, a mark, a numbered paper."""
    return is_dated(text) or is_sure_mark(text) or is_paper_of_body(text)


def _split_parts(block: Block) -> Iterator[Block]:
    """Yield a block in parts, from each line on that begins a chapter, or says whom the report was made for."""
    begin = 0
    for position, line in enumerate(block.lines):
        next_text = " ".join(next_line.text for next_line in block.lines[position : position + 2])
        is_apart = HEADING.match(line.text) or opens_role(next_text) or _names_writer(line.text)
        line_above = block.lines[position - 1].text
        is_second = says_title_again(block.lines[begin].text, line.text)
        if position and (is_apart or is_second or _is_sentence_of_body(line_above, line.text)):
            yield block._replace(lines=block.lines[begin:position])
            begin = position
    yield block._replace(lines=block.lines[begin:])


def says_title_again(title: str, text: str) -> bool:
    """Tell whether a text begins as a title in another language does: "Report on Roads" below "Rapport sur les routes".

    The words of both are of one kind, and none of them is the same.
    """
    have_genres = all(cut_opening("title of report", part) is not None for part in (title, text))
    return have_genres and set(words(title)[:2]).isdisjoint(words(text)[:2])


def _is_sentence_of_body(line_above: str, text: str) -> bool:
    """Tell whether a line behind a full stop is a body or a label, with its own: "Roads at Night. / Oak Council."."""
    is_closed = line_above.endswith(".") and text.endswith(".")
    return is_closed and (is_organisation(text.rstrip(".")) or is_label(text.rstrip(".")))


def _names_writer(text: str) -> bool:
    """Tell whether a line says by whom a report is: "by Ann One and Ben Two"."""
    return are_surely_people(people_in(cut_opening("writer", text) or "", is_announced=True))


def _goes_on_in(front: Front, upper_block: Block, lower_block: Block) -> bool:
    """Tell whether a title goes on in the block below it, in larger or smaller letters: "Primer / to share data"."""
    is_beside_word = _is_small_word(upper_block.lines[-1].text) or _is_small_word(lower_block.text)
    if not _may_be_one_title(front, upper_block, lower_block, is_beside_word=is_beside_word):
        return False
    is_tight = lower_block.lines[0].top - upper_block.bottom < _TIGHT * max(upper_block.size, lower_block.size)
    if _ends_title(upper_block, lower_block, is_tight=is_tight):
        return False
    return (
        is_beside_word
        or goes_on(upper_block.text, lower_block.text)
        or _is_piece(
            upper_block,
            lower_block,
            is_tight=is_tight,
            is_bare=front.count_words(upper_block.page) < _FEW_OF_BARE_COVER,
        )
    )


def _may_be_one_title(front: Front, upper_block: Block, lower_block: Block, *, is_beside_word: bool) -> bool:
    """Tell whether two blocks stand, are set and are short as the lines of one title may be, whatever they say."""
    smaller_block, larger_block = sorted((upper_block, lower_block), key=lambda block: block.size)
    is_cover = front.count_words(upper_block.page) < _FEW_OF_COVER
    is_large = (is_cover and smaller_block.is_set_as(larger_block)) or smaller_block.size > SET_OFF * front.usual_size
    is_loud = is_large or (upper_block.is_bold and (lower_block.is_bold or is_beside_word))
    is_near = (
        0
        < lower_block.lines[0].top - upper_block.bottom
        < (_FARTHEST if is_beside_word else _HEIGHTS_BELOW) * larger_block.size
    )
    most_words = MOST_WORDS * (_TIMES_OF_LAW if _is_of_law(upper_block, lower_block) else 1)
    are_short = len(upper_block.text.split()) + len(lower_block.text.split()) < most_words
    return is_near and is_loud and larger_block.size < _MOST_LARGER * smaller_block.size and are_short


def _ends_title(upper_block: Block, lower_block: Block, *, is_tight: bool) -> bool:
    """Tell whether one of two blocks is surely no part of a title: a role, a writer, a body, a date, a number."""
    if (
        is_role(lower_block.text)
        or is_role(upper_block.text)
        or _names_writer(lower_block.text)
        or is_noise(upper_block.text)
    ):
        return True
    if is_body(upper_block.text) and not _is_begun(lower_block, is_tight=is_tight):
        return True
    return is_noise(lower_block.text) and not (
        _is_small_word(lower_block.text) or _is_date_within(upper_block, lower_block)
    )


def _is_small_word(text: str) -> bool:
    """Tell whether a line is only a word such as "on", or "&", between two lines of a title."""
    return fold_line(text) in SMALL_WORDS or text.strip() == "&"


def _is_of_law(upper_block: Block, lower_block: Block) -> bool:
    """Tell whether a text in the letters of the one above goes on from it in small letters, as names of laws do."""
    is_same = lower_block.is_set_as(upper_block)
    return is_same and lower_block.text[:1].islower() and upper_block.is_bold


def _is_date_within(upper_block: Block, lower_block: Block) -> bool:
    """Tell whether a date goes on from the text above it: "Regulation 2024/16 of the Council / of 13 June 2024"."""
    return _is_of_law(upper_block, lower_block) and fold_line(lower_block.text.split()[0]) in SMALL_WORDS


def _is_begun(lower_block: Block, *, is_tight: bool) -> bool:
    """Tell whether a text right below a name goes on from it: "United Nations / leadership forum on climate"."""
    return is_tight and lower_block.text[:1].islower() and len(lower_block.text.split()) > 1


def _is_piece(upper_block: Block, lower_block: Block, *, is_tight: bool, is_bare: bool) -> bool:
    """Tell whether a word stands so near above others that both are one title: "Global / Slavery Index"."""
    fewer_words, more_words = sorted(len(block.text.split()) for block in (upper_block, lower_block))
    is_alike = upper_block.is_bold == lower_block.is_bold or lower_block.is_as_large_as(upper_block) or is_bare
    if not (is_tight and fewer_words == 1 and more_words < _FEW_WORDS and is_alike):
        return False
    blocks = (upper_block, lower_block)
    return not any(
        is_label(block.text) or places.resolve(block.text) is not None or is_name(block) or block.text.endswith(":")
        for block in blocks
    )
