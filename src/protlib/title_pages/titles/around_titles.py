"""What stands around a block that may be the title: a table, running text, a person, a body."""

from collections.abc import Sequence
from typing import Final

from protlib.title_pages.blocks import Block
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_name
from protlib.title_pages.people import people_in
from protlib.title_pages.titles.title_blocks import SET_OFF

_CELLS: Final = 3  # blocks beside each other, at least, are a table
_CELL: Final = 0.5  # times the letters of a block: what stands beside it in smaller ones is no cell of its table
_TEXT: Final = 3  # lines of running text, above which a title stands
_LONG_LINE: Final = 7  # words of a line of running text
_LOSS_OF_TABLE: Final = 6  # points that a cell of a table loses
_LOSS_BELOW_TEXT: Final = 5  # points that a block below running text loses
_LOSS_BELOW_PERSON: Final = 4  # points that a block loses below a person, whose office it may be
_GAIN_BELOW_BODY: Final = 0.5  # points that a block wins right below the name of a body, between nearly equal ones


def weigh_surroundings(front: Front, block: Block, blocks_above: Sequence[Block], blocks: Sequence[Block]) -> float:
    """Return the points that a block loses by what stands around it: a table, a text, a person; a body is good."""
    cells = [cell for cell in blocks if cell is not block and cell.size > _CELL * block.size]
    level_cells = sum(_are_level(block, cell) for cell in cells)
    row = sum(cell.is_level_with(block) for cell in cells)
    text_lines = sum(len(cell.lines) for cell in blocks_above if _is_text(front, cell))
    is_of_person = bool(blocks_above) and blocks_above[-1].size >= block.size and _is_person(blocks_above[-1].text)
    is_below_body = bool(blocks_above) and is_name(blocks_above[-1]) and not is_of_person
    return (
        _LOSS_OF_TABLE * (level_cells >= _CELLS or row + 1 >= _CELLS)
        + _LOSS_BELOW_TEXT * (text_lines >= _TEXT)
        + _LOSS_BELOW_PERSON * is_of_person
        - _GAIN_BELOW_BODY * is_below_body
    )


def _is_person(text: str) -> bool:
    """Tell whether a text is the name of a person, and none with an acronym such as "IOB Evaluatie"."""
    return bool(people_in(text)) and not any(word.isupper() and len(word) > 1 for word in text.split()[:1])


def _are_level(block: Block, cell: Block) -> bool:
    """Tell whether a block stands beside another one, as the cells of a table do."""
    return cell.lines[0].top - cell.size / 2 < block.bottom and block.lines[0].top - block.size / 2 < cell.bottom


def _is_text(front: Front, block: Block) -> bool:
    """Tell whether a block is of running text: long lines in the usual letters."""
    is_usual = block.size < SET_OFF * front.usual_size
    return is_usual and len(block.text.split()) > _LONG_LINE * len(block.lines)
