"""The subject of a letter, a memorandum or an answer in a parliament; the title behind "Title:"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from protlib.system.pdf.page import StyledLine
from protlib.text import clean
from protlib.title_pages.blocks import Block
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_idle, is_name
from protlib.title_pages.titles.title_blocks import SET_OFF, title_blocks
from protlib.title_pages.words import cut_opening, is_one_of

_HEIGHTS_BELOW: Final = 2.3  # how far below "Subject" its text stands, in heights of a letter
_COLUMN: Final = 10.0  # points: so little the left ends of lines below each other differ
_HUGE: Final = 1.8  # times the letters of the subject: a title
_FEWEST, _MOST = 3, 34  # words
_LABELS_ALONE: Final = ("writer", "editor", "publisher", "citation", "publication day")
"""Kinds of labels that stand on a line of their own."""
_LABEL: Final = re.compile(r"\W*(?:[^\W\d_]+\s){0,3}[^\W\d_]+\s?:")  # such as "Country:" and "Start of the project:"


def find_subject(front: Front) -> Block | None:
    """Return the subject of a first page that is a letter or a memorandum; None for any other page."""
    blocks = front.blocks.get(front.first, [])
    if not any(_is_of_letter(line.text) for line in front.lines(front.first)):
        return None
    subjects = filter(None, (_find_labelled("subject", block, blocks) for block in blocks))
    subject = next((block for block in subjects if _FEWEST <= len(block.text.split()) <= _MOST), None)
    return None if subject and any(_is_title_above(block, subject) for block in blocks) else subject


def subject_of_answer(front: Front, block: Block) -> Block | None:
    """Return what a parliament was asked about, set off below the line of who answers whom; None elsewhere."""
    if cut_opening("answer", block.text) is None:
        return None
    for subject in title_blocks(front, block.page):
        is_next = subject.lines[0].top > block.bottom and _FEWEST <= len(subject.text.split()) <= _MOST
        is_set_off = subject.is_bold or subject.size > SET_OFF * front.usual_size
        if is_next and is_set_off and not is_idle(subject.text) and not is_name(subject):
            return subject
    return None


def _is_title_above(block: Block, subject: Block) -> bool:
    """Tell whether a block has a title in large letters, which is no head of a letter: the page is a cover then."""
    is_huge = block.size > _HUGE * subject.size and len(block.text.split()) > 1
    return is_huge and not (is_idle(block.text) or is_name(block))


def _is_of_letter(line: str) -> bool:
    topic = cut_opening("letter", line)
    return topic is not None and (not topic or line.rstrip().endswith((":", ",")) or ":" in line or line.isupper())


def _is_behind(line: str) -> bool:
    """Tell whether a line below a subject is no part of it: another line of the letter's head, or a file number."""
    return _is_of_letter(line) or line.strip().isdigit()


def _find_labelled(kind: str, block: Block, blocks: Sequence[Block]) -> Block | None:
    """Return the text behind a label of a kind in a block, or the one below it; None without such."""
    for position, line in enumerate(block.lines):
        labelled_text = cut_opening(kind, line.text)
        lines = tuple(takewhile(lambda next_line: not _is_behind(next_line.text), block.lines[position + 1 :]))
        if labelled_text and ":" in line.text[: len(line.text) - len(labelled_text)]:
            return block._replace(lines=(line._replace(text=labelled_text), *lines))
        if is_one_of(kind, line.text):
            label = block._replace(lines=(line,))
            lines_below = block._replace(lines=lines) if lines else None
            return lines_below or _block_below(label, blocks)
    return None


def _block_below(label: Block, blocks: Sequence[Block]) -> Block | None:
    for block in blocks:
        is_next = 0 < block.lines[0].top - label.bottom < _HEIGHTS_BELOW * max(label.size, block.size)
        if is_next and abs(block.start - label.start) < _COLUMN:
            return block
    return None


def text_of_label(blocks: Sequence[Block], kind: str) -> str:
    """Return the text behind or below a label of a kind on a page, such as "Project title:"; "" for none."""
    matches = filter(None, (_find_labelled(kind, block, blocks) for block in blocks))
    texts = (
        clean(block._replace(lines=(block.lines[0], *_take_until_label(block.lines[1:]))).text) for block in matches
    )
    return next((text for text in texts if _FEWEST <= len(text.split()) <= _MOST), "")


def _take_until_label(lines: Sequence[StyledLine]) -> Iterator[StyledLine]:
    """Yield lines up to the next label of a form: "Country: Niger", "Author(s)"."""
    return takewhile(lambda line: not (_LABEL.match(line.text) or _is_label_alone(line.text)), lines)


def _is_label_alone(text: str) -> bool:
    return any(is_one_of(kind, text) for kind in _LABELS_ALONE)
