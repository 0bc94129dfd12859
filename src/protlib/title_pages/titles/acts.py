"""The title of an act of a ministry or a town, which stands below its kind, its date and its number."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from protlib.record.small_words import choices_for, cut_article
from protlib.text import clean
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import goes_on, is_state
from protlib.title_pages.front import Front
from protlib.title_pages.words import alternatives, cut_opening, is_one_of

_HEAD: Final = 10  # blocks of a page, at its head: who enacts, the kind, the day, the number, the place
_LINES_OF_A_HEAD: Final = 5  # of a page: the state, its motto, the kind of the act
_MOST_LINES: Final = 4  # of the name of who enacts
_FEWEST, _MOST = 3, 70  # words of a title: those of acts name the towns they are of
# Such as "О" and "Об" in "Об утверждении Положения".
_SUBJECT_START: Final = re.compile(rf"(?:{alternatives('act is about')})\s", re.IGNORECASE)

# Such as "LOI N°10/92" and "RESOLUCIÓN No. NAC-17".
_NUMBER_OF_ACT: Final = re.compile(
    rf"(?:{alternatives('numbered act')})\sn(?:[°º]|os?(?!\w))?[.°º]?\s?(?=[\w/-]*\d)", re.IGNORECASE
)

# Such as "DIRECTOR GENERAL DEL " before the name of an office.
_DIRECTOR: Final = re.compile(
    rf"\A(?:{alternatives('director of office')})\s(?:{choices_for('genitive')})\s", re.IGNORECASE
)


def is_numbered_act(text: str) -> bool:
    """Tell whether a text begins with the kind and the number of an act: "LOI N°10/92 ADP", "Resolución No. 17"."""
    return _NUMBER_OF_ACT.match(text) is not None


def tells_subject_of_act(title: str, text: str) -> bool:
    """Tell whether a text says what the act of a title is about: "PORTANT LIBERTE D'ASSOCIATION"."""
    return is_numbered_act(title) and _SUBJECT_START.match(text) is not None


def title_of_act(front: Front) -> Block | None:
    """Return the block that says what an act is about, below a line such as "ПОСТАНОВЛЕНИЕ"; None for other pages."""
    blocks = front.blocks.get(front.first, [])[:_HEAD]
    kinds = [position for position, block in enumerate(blocks) if _has_kind(block)]
    if not kinds:
        return None
    parts = _split_at_subjects(blocks[kinds[0] :])
    return next(filter(_is_about, parts), None)


def is_title_of_act(front: Front, text: str) -> bool:
    """Tell whether a text is the kind and number of an act with recitals: a report only names one on its cover."""
    return is_numbered_act(text) and bool(_lines_above_recitals(front))


def maker_of_act(front: Front, title: str) -> str:
    """Return who enacts, in the text above the kind of an act: "ПРАВИТЕЛЬСТВО МОСКВЫ"; "" for other pages."""
    blocks = front.blocks.get(front.first, [])[:_HEAD]
    position = next((position for position, block in enumerate(blocks) if _has_kind(block)), 0)
    if title_of_act(front) is None:
        return _name_above_recital(front) if is_numbered_act(title) else ""
    lines = [line.text for line in blocks[position].lines]
    lines_above = list(takewhile(lambda line: not is_one_of("act", line), lines))
    return " ".join(lines_above) or (clean(blocks[position - 1].text) if position else "")


def _name_above_recital(front: Front) -> str:
    """Return who enacts a numbered act, in capitals above "Vu la Constitution" or "Considerando:"; "" for none."""
    names = next((lines for lines in _lines_above_recitals(front) if lines[-1].isupper()), [])
    is_divided = (
        len(names) > 1
        and names[0].isupper()
        and (names[0].endswith(",") or " " not in names[1] or goes_on(names[0], names[1]))
    )
    name = cut_article(" ".join(names if is_divided else names[-1:]))
    if cut_opening("head of state", name) is not None and (state := _state_of_letterhead(front)):
        return state
    return _DIRECTOR.sub("", name).partition(",")[0].rstrip(" ;")


def _state_of_letterhead(front: Front) -> str:
    """Return the state in the first lines of an act, whose president enacts it: "REPUBLIQUE DU NIGER"; else ""."""
    return next((line for line in front.texts.get(front.first, [])[:_LINES_OF_A_HEAD] if is_state(line)), "")


def _lines_above_recitals(front: Front) -> list[list[str]]:
    """Return the two lines above each line of the first two pages that begins a recital: "VU la Constitution"."""
    lines = [line.strip() for number in (front.first, front.first + 1) for line in front.texts.get(number, ())]
    ends = (end for end, line in enumerate(lines) if end and cut_opening("recital of act", line) is not None)
    return [lines[max(end - 2, 0) : end] for end in ends]


def text_below_kind(front: Front) -> str:
    """Return what stands between the kind of an act and its date: "ГОРОДСКОЙ ДУМЫ", whose decision it is; else ""."""
    if title_of_act(front) is None:
        return ""
    lines = [line.text for block in front.blocks.get(front.first, [])[:_HEAD] for line in block.lines]
    start = next((position for position, line in enumerate(lines, 1) if is_one_of("act", line)), len(lines))
    return clean(" ".join(takewhile(lambda line: not any(map(str.isdigit, line)), lines[start : start + _MOST_LINES])))


def _has_kind(block: Block) -> bool:
    """Tell whether a line of a block is only the kind of an act."""
    return any(is_one_of("act", line.text) for line in block.lines)


def _is_about(block: Block) -> bool:
    return _SUBJECT_START.match(block.text) is not None and _FEWEST <= len(block.text.split()) <= _MOST


def _split_at_subjects(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks, each from the line on that says what the act is about: a date may stand in the line above."""
    parts: list[Block] = []
    for block in blocks:
        starts = [
            0,
            *(position for position, line in enumerate(block.lines) if position and _SUBJECT_START.match(line.text)),
        ]
        parts += [
            block._replace(lines=block.lines[start:end]) for start, end in pairwise((*starts[:2], len(block.lines)))
        ]
    return parts
