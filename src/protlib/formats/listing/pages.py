"""Catalogue pages copied from the browser: which lines are records, and which only belong to the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.listing.furniture import is_below_list, is_count, is_furniture, is_navigation
from protlib.formats.parsed import Problem
from protlib.text import clean

_LABELS: Final = meanings_in("catalogue page", "label")
"""The labels of a record in small letters, and the field of each."""

_HEAD: Final = "skip to main content"
_LINE_END: Final = r"\r\n|\r|\n"
_YEAR: Final = r"\b\d{4}\b|^n\.? ?d\.?$"
_LETTERS_OF_A_VALUE: Final = 100  # at most: longer lines below a label are text of the page
_LETTERS_OF_A_TITLE: Final = 200  # at most: a longer line that ends in a full stop is a summary
_LETTERS_OF_AUTHORS: Final = 400  # at most: the longest list of bodies of a joint report
_LINES_OF_LABELS: Final = 25  # at most: lists of countries are the longest

_Block = tuple[int, int, dict[str, list[str]]]
"""A block of labels: its first line, the line after it, and the values of each label by field."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A record on its page: the line of its title (from 1), and the values of its labels by field."""

    line: int
    title: str
    abstract: str
    topic: str
    values: dict[str, list[str]]


def is_catalogue_page(text: str) -> bool:
    """Tell whether a text is, or begins like, a catalogue page: by its first line, or by the labels of a record."""
    lines = _lines(text)
    first = _find_next(lines, 0)
    return first < len(lines) and (
        lines[first].lower() == _HEAD or any(position > first for position, *_ in _blocks(lines, first))
    )


def page_entries(text: str, problems: list[Problem]) -> Iterator[PageRecord]:
    """Yield the records of the pages of a text; lines that are neither record nor furniture join the problems."""
    lines = _lines(text)
    heads = [position for position, line in enumerate(lines) if line.lower() == _HEAD]
    unlabelled_lines = lines[: heads[0]] if heads else lines
    if any(_blocks(unlabelled_lines, 0)):
        yield from _records(unlabelled_lines, 1, problems, has_topic=False)
    for start, end in pairwise([*heads, len(lines)]):
        yield from _records(lines[start + 1 : end], start + 2, problems, has_topic=True)
    navigation = [position for position, line in enumerate(lines) if position not in heads and is_navigation(line)]
    if navigation:
        message = (
            f"page navigation, for example “{lines[navigation[0]][:60]}”, left out"  # letters: a message is one line
        )
        problems.append(Problem(navigation[0] + 1, "", message))


def _lines(text: str) -> list[str]:
    return [clean(line) for line in re.split(_LINE_END, text)]


def _records(lines: Sequence[str], number: int, problems: list[Problem], *, has_topic: bool) -> Iterator[PageRecord]:
    """Yield the records in some lines; `number` is that of the first line, and a topic may stand above the records."""
    topic = ""
    title = previous_end = _next_text(lines, 0)
    blocks = list(_blocks(lines, 0))
    for position, (start, end, values) in enumerate(blocks):
        if has_topic and not position and _next_text(lines, title + 1) < start:
            topic, title = _read_topic(lines, title, start)
        if title < start:
            abstract = "\n".join(line for line in lines[title + 1 : start] if not is_navigation(line))
            yield PageRecord(number + title, lines[title], abstract, topic, values)
        else:
            problems.append(Problem(number + start, "", "labels without a title; left out", lost=True))
        previous_end, title = end, _next_text(lines, end)
    if not blocks:
        problems.append(Problem(number - 1, "", "no records on this page"))
    elif title < len(lines) and not any(map(is_below_list, lines[previous_end:title])):
        message = "text without labels after the last record; left out"
        problems.append(Problem(number + title, lines[title], message, lost=True))


def _read_topic(lines: Sequence[str], first: int, end: int) -> tuple[str, int]:
    """Return a page's topic, which is the line above the records or their count, and the line of its first title."""
    count = next((position for position in range(first, end) if is_count(lines[position])), None)
    title = end if count is None else _next_text(lines, count)
    if count is None or title >= end:
        return lines[first], _first_title(lines, first + 1, end)
    lines_above = [line for line in lines[first:count] if line and not is_furniture(line) and not line.endswith(".")]
    return lines_above[-1] if lines_above else "", title


def _first_title(lines: Sequence[str], start: int, end: int) -> int:
    """Return the line of the first record's title; prose may introduce a topic."""
    title = _next_text(lines, start)
    while len(lines[title]) > _LETTERS_OF_A_TITLE and lines[title].endswith(".") and _next_text(lines, title + 1) < end:
        title = _next_text(lines, title + 1)
    return title


def _blocks(lines: Sequence[str], start: int) -> Iterator[_Block]:
    """Yield the blocks of labels from a line on."""
    position = start
    while position < len(lines):
        if _field(lines[position]) and _is_block(lines, block := _block(lines, position)):
            yield block
            position = block[1]
        else:
            position += 1


def _block(lines: Sequence[str], start: int) -> _Block:
    """Return the block of labels that begins on a line; its further labels may follow blank lines."""
    values: dict[str, list[str]] = {}
    position, field, labels = start, "", 0
    while position < len(lines) and labels < _LINES_OF_LABELS and not is_furniture(lines[position]):
        if not lines[position]:
            position = _find_next(lines, position)
            next_labels = _labels_of_run(lines, position)
            if not next_labels or not next_labels.isdisjoint(values):
                break
        if label := _field(lines[position]):
            field, labels = label, labels + 1
            values.setdefault(field, [])
        else:
            values[field].append(lines[position])
        position += 1
    return start, position, values


def _labels_of_run(lines: Sequence[str], start: int) -> set[str]:
    """Return the fields whose labels stand between a line and the next blank one, if the first is a label."""
    run = takewhile(bool, (lines[position] for position in range(start, len(lines))))
    fields = [_field(line) for line in run]
    return {field for field in fields if field} if fields and fields[0] else set()


def _is_block(lines: Sequence[str], block: _Block) -> bool:
    """Tell whether some lines that look like labels are labels.

    An abstract may hold a line "Region", and prose below it.

    A value is short, an author is not long, a year is a number. A lone label without a value counts only at the end of
    the page.
    """
    _, end, values = block
    first = next(iter(values))
    if not all(_is_value(first, value) for value in values[first]):
        return False
    if not all(_is_value("date", value) for value in values.get("date", ())[:1]):
        return False  # the headings of a table: "Country", "Year", "Victims"
    if len(values) > 1:
        return True
    if not values[first]:
        return _next_text(lines, end) == len(lines)
    return first != "authors" or all(_is_value("category", value) for value in values[first])


def _is_value(field: str, text: str) -> bool:
    if field == "date":
        return bool(re.search(_YEAR, text)) and len(text) <= _LETTERS_OF_A_VALUE
    if field == "authors":
        return len(text) <= _LETTERS_OF_AUTHORS
    return len(text) <= _LETTERS_OF_A_VALUE and not (text.endswith((".", "?", "!", ";")) and text.count(" ") > 1)


def _field(line: str) -> str:
    """Return the field of a label, "" for any other line."""
    label = line.rstrip(" :")
    is_label = label.istitle() or label.isupper()
    return _LABELS.get(label.lower(), "") if is_label else ""


def _find_next(lines: Sequence[str], start: int) -> int:
    """Return the number of the next line with text, or the number of lines if there is none."""
    return next((position for position in range(start, len(lines)) if lines[position]), len(lines))


def _next_text(lines: Sequence[str], position: int) -> int:
    """Return the same as `_find_next`, but pass over the page's furniture."""
    position = _find_next(lines, position)
    while position < len(lines) and is_furniture(lines[position]):
        position = _find_next(lines, position + 1)
    return position
