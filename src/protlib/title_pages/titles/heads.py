"""The name of a body at the head of a report's first pages, and the title that stands right below it."""

from itertools import takewhile
from typing import Final

from protlib.text import clean, squeeze
from protlib.title_pages.blocks import Block, join_blocks
from protlib.title_pages.bodies import is_body
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_label, is_noise, reads_like_body
from protlib.title_pages.titles.title_blocks import MOST_WORDS, SET_OFF, title_blocks
from protlib.title_pages.words import is_one_of

_HEAD: Final = 0.2  # the share of a page's height above which the name of a body is its head
_LINES_OF_A_HEAD: Final = 3  # lines of a page among which its running head is
_LOWEST: Final = 0.35  # the same for a title below that
_FIRST_WORDS: Final = 2  # of a title, such as "Declaration on": by them a line goes on from the name before it
_HEIGHTS_BELOW: Final = 2.3  # how far below each other the lines of such a title stand, in heights of their letters


def is_head(front: Front, block: Block) -> bool:
    """Tell whether a block is the name of a body that stands again at the head of the next page."""
    is_again = any(squeeze(head.text) == squeeze(block.text) for head in front.blocks.get(block.page + 1, [])[:1])
    return is_again and block.top < _HEAD and _is_of_body(block.text)


def heads_next_page(front: Front, block: Block) -> bool:
    """Tell whether a line at the head of a page stands at the head of the next one, too."""
    next_heads = (squeeze(line.text) for line in front.lines(block.page + 1)[:_LINES_OF_A_HEAD])
    return squeeze(block.text) in next_heads


def block_below_head(front: Front) -> Block | None:
    """Return the title right below the name of a body at the head of the first page or the second; None without one."""
    for number in (front.first, front.first + 1):
        blocks = title_blocks(front, number)
        if not blocks:
            continue
        head, *blocks_below = blocks
        if head.top > _HEAD or not _is_of_body(head.text.partition("(")[0]):
            continue
        likely_blocks = [block for block in blocks_below if not is_noise(block.text)]
        if likely_blocks and _is_title(front, likely_blocks[0]):
            return _with_lines_below(likely_blocks)
    return None


def name_before(front: Front, block: Block) -> str:
    """Return the body above a title in its letters, where a line has both in one; else "".

    Such as "United Nations" above "Declaration on the Rights of the Child".
    """
    blocks = title_blocks(front, block.page)
    for upper_block in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)] if block in blocks else ():
        opening = " ".join([clean(upper_block.text), *block.text.split()[:_FIRST_WORDS]])
        is_one = any(opening in line for lines in front.texts.values() for line in lines)
        if is_one and is_body(upper_block.text) and upper_block.is_set_as(block) and not is_label(block.text):
            return clean(upper_block.text)
    return ""


def _is_of_body(text: str) -> bool:
    return is_body(text) or reads_like_body(text)


def _is_title(front: Front, block: Block) -> bool:
    is_loud = block.text.isupper() or block.is_bold or block.size > SET_OFF * front.usual_size
    is_text = len(block.text.split()) > MOST_WORDS or block.text.rstrip().endswith((".", ":", ";"))
    return is_loud and block.top < _LOWEST and not is_text and not is_one_of("heading", block.text)


def _with_lines_below(blocks: list[Block]) -> Block:
    """Return the first of some blocks with those below it that are of its letters, in capitals as it is."""
    title, *blocks_below = blocks
    for block in takewhile(lambda block: block.text.isupper(), blocks_below if title.text.isupper() else ()):
        distance = block.lines[0].top - title.bottom
        if not (0 < distance < _HEIGHTS_BELOW * title.size and abs(block.size - title.size) < 1):
            break
        title = join_blocks(title, block)
    return title
