"""Finds the reference list that somebody typed at the end of a document, and the text before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.record.shared_words import wordings
from protlib.text import with_plain_figures
from protlib.typed_references import addresses
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.likelihood import are_only_references
from protlib.typed_references.lists.list_headings import is_list_heading
from protlib.typed_references.name_order import put_commas
from protlib.typed_references.title_start import YEAR

# Such as "# Annex", "Appendix 2: Tables", "About the authors"; no entry follows.
_HEADING_BEHIND_LIST: Final = re.compile(
    rf"#{{1,6}}\s+\S.*|(?:\*\*)?(?:{wordings('behind a list')})\b.{{0,80}}", re.IGNORECASE
)
_TITLE: Final = re.compile(r"#{1,6}\s+\S")
_NUMBERED_LINE: Final = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+\S")
# Such as "12 Jobe A.", with a tab in the styles of the Lancet and of the BMJ.
_BARE_NUMBER: Final = re.compile(r"\s*(\d{1,4})\s+(?=[“\"‘«*_]*[^\W\d_])")
_LEAST_COUNTED: Final = 3  # entries whose numbers count up: two may begin with a number of something
# Such as "1- Jobe, A." and, as Arabic lists have it, "١-محمد"; "45 - 60" are pages.
_DASHED_LINE: Final = re.compile(r"\s*\d{1,3}\s?[-–](?:\s+|(?=[\u0620-\u064a]))[^\W\d_]")
_ITEM: Final = re.compile(r"\s*[-*+•]\s+\S")
_PAGE: Final = re.compile(r"\s*(?:page\s+)?[\divx]{1,5}(?:\s*(?:/|of)\s*\d+)?\s*\Z", re.IGNORECASE)
# The beginning of an entry, such as "Jobe, A. (2010)": a name without a colon, and soon a year; "———" repeats the
# previous name.
_BEGINS: Final = re.compile(rf"\s*(?:[^\W\d_]|[“\"*_]|[—–_-]{{2}})[^:;؛]{{1,250}}?[(\[,،.\s]{YEAR}")
_SMALL_NAME: Final = re.compile(r"\s*[a-z]{1,4} [A-Z]")  # such as "van Dijk"
_ANY_YEAR: Final = re.compile(YEAR)
_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKS: Final = (_NUMBERED_LINE, _DASHED_LINE, _ITEM)
# Such as "Sphere (2018)" and "UNHCR 2018". "Reports 2018" is a heading, "Leeds, 2019." the end of an entry.
_YEAR_BEHIND_NAME: Final = re.compile(rf"(?:[(\[]|\b[A-Z]{{2,}}\s){YEAR}")
# Such as "Geneva." and "https://www.iom.int/report".
# A link is looked for from the beginning of its word, because one may begin at each letter of a long word.
_ENDS: Final = re.compile(r"(?:[.!?”\"’)>\]]|(?<!\S)(?=\w\S*[/_=&%])\S++|\.(?:pdf|html?|aspx?|php)|\d)\s*\Z")
_CAPITAL: Final = re.compile(r"\s*[“\"‘«*_]*[^\W\d_]")
# Lines are broken at this part of the longest line or later.
_SHARE_OF_A_FULL_LINE: Final = 0.75
_LEAST_INDENTED: Final = 0.2  # the share of lines that are set in where entries hang; fewer are of a quotation
# The most lines of an entry, with the blank line after it, on the average of a list.
_LONGEST_ENTRY: Final = 6
_WORDS_OF_A_FRAGMENT: Final = 2  # at most, with the number of the entry: too few for a reference
# The most letters of a broken line; longer lines were never broken.
_WIDEST: Final = 160
# The most lines for the authors of an entry.
_WINDOW: Final = 3
_SHARE_OF_WHOLE: Final = 0.75  # of the lines; in a list of broken lines far fewer are whole by chance
_FEWEST_LINES: Final = 2  # lines: one alone is an entry anyway
_LONGEST_LINE: Final = 400  # letters of a line that is looked at: longer ones are paragraphs
# Such as "Geneva." and "2018. 240 с."; an address ends an entry, too.
_ENTRY_END: Final = re.compile(r"(?:[.!?”\"’»)>\]،؛]|\d|(?<!\S)(?:https?://|www\.)\S+)\s*\Z")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")
# Such as "Geneva: IOM, 2010.", "عمان: دار الشروق، 2018." and "Москва: Наука, 2018. 240 с.", the end of a broken entry.
_IMPRINT: Final = re.compile(rf"[^.:،]{{2,40}}:\s[^.:]{{2,80}}[,،;]\s{YEAR}\W*(?:\d+\W{{0,2}}[^\W\d_]{{1,4}}\W*)?\Z")


def _find_whole_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the positions of lines that are whole entries, if most lines are; else none."""
    fewest_lines = max(_SHARE_OF_WHOLE * len(texts), _FEWEST_LINES)
    possible_lines = [(position, text) for position, text in enumerate(texts) if _may_be_entry(text)]
    if len(possible_lines) < fewest_lines:
        return frozenset()
    whole_lines = frozenset(position for position, text in possible_lines if _is_complete(text))
    return whole_lines if len(whole_lines) >= fewest_lines else frozenset()


def _is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter of any alphabet; Arabic has none."""
    first = _FIRST_LETTER.search(text)
    return first is not None and first[0].islower()


def _may_be_entry(text: str) -> bool:
    """Tell whether a line has a year and begins as an entry does, which is quickly known."""
    plain_text = with_plain_figures(text.strip())
    if len(plain_text) > _LONGEST_LINE or _is_small(plain_text) or _IMPRINT.match(plain_text):
        return False
    return re.search(YEAR, plain_text) is not None


def _is_complete(text: str) -> bool:
    entry = parse_entry(text)
    is_ended = not entry.is_dated_late or bool(_ENTRY_END.search(text))
    return is_ended and bool((entry.author_text or entry.is_quoted) and entry.title and entry.year)


class DocumentLine(NamedTuple):
    """A line or a paragraph of a document: its number, from 1, and its text."""

    number: int
    text: str


class TypedList(NamedTuple):
    """A document in parts: the text before and after its list, and the entries of the list in order."""

    body: tuple[DocumentLine, ...]
    entries: tuple[TypedEntry, ...]


def number_lines(text: str) -> tuple[DocumentLine, ...]:
    """Return the numbered lines of a text."""
    return tuple(DocumentLine(number, line) for number, line in enumerate(text.split("\n"), 1))


def split_off_list(lines: Sequence[DocumentLine], *, are_paragraphs: bool = False) -> TypedList:
    """Return the body and the reference list of a document; the list is empty if no heading begins one.

    In a word processor's document a line is a paragraph, and each line of the list is an entry.
    """
    headings = [position for position, line in enumerate(lines) if is_list_heading(line.text)]
    for last in reversed(range(len(headings))):
        end = _end(lines, headings[last] + 1, len(lines))
        entries = _parse(_entries(lines[headings[last] + 1 : end], are_paragraphs=are_paragraphs))
        if not all(entry.is_fragment for entry in entries):
            lists = [*_lists_above(lines, headings[: last + 1], are_paragraphs=are_paragraphs)]
            body, start, all_entries = list[DocumentLine](), 0, list[TypedEntry]()
            for begin, stop, list_entries in (*reversed(lists), (headings[last], end, entries)):
                body += lines[start:begin]
                all_entries += list_entries
                start = stop
            return TypedList((*body, *lines[start:]), tuple(all_entries))
    return TypedList(tuple(lines), ())


def _lists_above(
    lines: Sequence[DocumentLine], headings: Sequence[int], *, are_paragraphs: bool
) -> Iterator[tuple[int, int, Sequence[TypedEntry]]]:
    """Yield the lists above the one of the last heading, from below: where each begins and ends, and its entries.

    Such as "Bibliographie" above "المراجع", and the list of each chapter, which the next heading ends.
    """
    for heading, next_heading in reversed([*pairwise(headings)]):
        stop = _end(lines, heading + 1, next_heading)
        entries = _parse(_entries(lines[heading + 1 : stop], are_paragraphs=are_paragraphs))
        if not are_only_references(entries):
            return
        yield heading, stop, entries


def is_headed(lines: Sequence[DocumentLine]) -> bool:
    """Tell whether one of the lines is the heading of a reference list."""
    return any(is_list_heading(line.text) for line in lines)


def parse_bare_list(lines: Sequence[DocumentLine], *, are_paragraphs: bool = False) -> tuple[TypedEntry, ...]:
    """Return the entries of lines that are only a reference list, without a heading of its own.

    Headings of Markdown may stand between them: "# Reading list".
    """
    entry_lines = [DocumentLine(line.number, "") if _TITLE.match(line.text) else line for line in lines]
    return tuple(_parse(_entries(entry_lines, are_paragraphs=are_paragraphs)))


def ends_list(line: str) -> bool:
    """Tell whether a line is a heading that ends a list whatever stands below it: "Annex 2: Participants"."""
    return _HEADING_BEHIND_LIST.fullmatch(line.strip()) is not None


def _end(lines: Sequence[DocumentLine], start: int, stop: int) -> int:
    return next((position for position in range(start, stop) if ends_list(lines[position].text)), stop)


def _parse(entries: Iterator[Sequence[DocumentLine]]) -> list[TypedEntry]:
    joined_entries = [(lines[0].number, *_join_lines([line.text for line in lines])) for lines in entries]
    texts = _put_stops_behind_numbers([text for _number, text, _is_rejoined in joined_entries])
    marks = [mark for mark in _MARKS if sum(map(bool, map(mark.match, texts))) * 2 > len(texts)]
    parsed: list[TypedEntry] = []
    for (number, _text, is_rejoined), text in zip(joined_entries, texts, strict=True):
        is_fragment = len(text.split()) <= _WORDS_OF_A_FRAGMENT
        if not is_fragment or _is_entry(text, marks):
            entry = parse_entry(text, number, parsed[-1] if parsed else None)
            parsed.append(replace(entry, is_rejoined=is_rejoined, is_fragment=is_fragment))
    return put_commas(parsed)


def _put_stops_behind_numbers(texts: Sequence[str]) -> Sequence[str]:
    """Return the texts of entries with "12. Jobe A." for "12 Jobe A.", where the numbers of most count up.

    A number that does not count is part of its entry, such as "50 years of exile".
    """
    matches = [_BARE_NUMBER.match(text) for text in texts]
    numbers = [int(match[1]) if match else 0 for match in matches]
    is_counted = [
        number > 0 and number in {previous_number + 1, next_number - 1}
        for previous_number, number, next_number in zip([0, *numbers], numbers, [*numbers[1:], 0], strict=False)
    ]
    if sum(is_counted) < max(_LEAST_COUNTED, len(texts) // 2 + 1):
        return texts
    return [
        f"{match[1]}. {text[match.end() :]}" if match and counts else text
        for text, match, counts in zip(texts, matches, is_counted, strict=True)
    ]


def _is_entry(text: str, marks: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether a line of one or two words is an entry: the list's mark, a year or a link tells it from a heading.

    A line such as "Books" or "Annual report", the running head of a page, is none, nor is one without letters: "[9]".
    """
    if not _LETTER.search(text):
        return False
    is_marked = any(mark.match(text) for mark in marks)
    return is_marked or bool(_YEAR_BEHIND_NAME.search(text)) or addresses.is_open(text)


def _entries(lines: Sequence[DocumentLine], *, are_paragraphs: bool) -> Iterator[Sequence[DocumentLine]]:
    """Yield the lines of each entry; a heading above several entries is none."""
    text_lines = [line for line in lines if not _is_no_text(line.text)]
    if are_paragraphs:
        yield from ([line] for line in text_lines if line.text.strip())
        return
    blocks = list(_blocks(text_lines))
    titles = sum(map(_is_title, blocks))
    are_apart = len(blocks) > titles + max(titles, 1) and len(text_lines) < len(blocks) * _LONGEST_ENTRY
    width = max((len(line.text) for line in text_lines), default=0)
    starts_by_block = [[0] if are_apart and not _has_items(block) else _find_starts(block, width) for block in blocks]
    for block, starts, next_starts in zip(blocks, starts_by_block, [*starts_by_block, []][1:], strict=True):
        if _is_title(block) and len(next_starts) > 1:
            continue
        for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
            yield block[start:end]


def _is_no_text(text: str) -> bool:
    """Tell whether a line is a rule, a fence or the number of a page."""
    stripped_text = text.strip()
    return bool(stripped_text) and (
        stripped_text.startswith(":::") or set(stripped_text) <= set("-=_* ") or bool(_PAGE.match(stripped_text))
    )


def _blocks(lines: Sequence[DocumentLine]) -> Iterator[list[DocumentLine]]:
    block: list[DocumentLine] = []
    for line in lines:
        if line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_title(block: Sequence[DocumentLine]) -> bool:
    """Tell whether a line stands alone above entries, as "Reading list: children": it has no year and no full stop."""
    return len(block) == 1 and not (_ANY_YEAR.search(block[0].text) or _ENDS.search(block[0].text))


def _has_items(block: Sequence[DocumentLine]) -> bool:
    """Tell whether a block without blank lines has several entries with bullets or numbers."""
    return any(sum(mark.match(line.text) is not None for line in block) > 1 for mark in _MARKS)


def _find_starts(block: Sequence[DocumentLine], width: int) -> list[int]:
    """Return where entries begin in a block: at numbers, at bullets, at hanging lines, or by their content."""
    for mark in _MARKS:
        positions = [position for position, line in enumerate(block) if mark.match(line.text)]
        if positions and positions[0] == 0:
            return positions
    indents = [len(line.text) - len(line.text.lstrip()) for line in block]
    least_indent = min(indents)
    flush = [position for position, indent in enumerate(indents) if indent == least_indent]
    if flush[0] == 0 and len(block) - len(flush) >= len(block) * _LEAST_INDENTED:
        return flush
    if width > _WIDEST:
        pairs = enumerate(pairwise(line.text for line in block), 1)
        return [0, *(position for position, texts in pairs if not addresses.continues_address(*texts))]
    whole_lines = _find_whole_lines([line.text for line in block])
    return [0, *(position for position in range(1, len(block)) if _begins_entry(block, position, width, whole_lines))]


def _begins_entry(block: Sequence[DocumentLine], position: int, width: int, whole_lines: frozenset[int]) -> bool:
    """Tell whether an entry begins on a line: by its head, or because the line before ends early with a full stop.

    Behind a line that is a whole entry, one begins with any capital letter.
    """
    line_above, text = block[position - 1].text, block[position].text
    if {position - 1, position} <= whole_lines:
        return True
    if not _ENDS.search(line_above) and not addresses.is_open(line_above):
        return False
    if addresses.continues_address(line_above, text):
        return False
    is_early = position - 1 in whole_lines or len(line_above) < width * _SHARE_OF_A_FULL_LINE
    if is_early and _CAPITAL.match(text) and not _is_small(text):
        return True
    if _is_small(text) and not _SMALL_NAME.match(text):
        return False
    window = _join_lines([line.text for line in block[position : position + _WINDOW]])[0]
    match = _BEGINS.match(with_plain_figures(window))
    return match is not None and not re.search(r"[^\W\d_]{2}\.\s+[^\W\d_]{3}", match[0])


def _join_lines(texts: Sequence[str]) -> tuple[str, bool]:
    """Return lines as one with broken words and addresses joined, and whether an address may have lost a letter."""
    parts, is_rejoined = [""], False
    for text in map(str.strip, texts):
        if addresses.continues_address(parts[-1], text):
            is_rejoined |= not addresses.joins_surely(parts[-1], text)
            parts[-1] += text
        elif re.search(r"[a-zà-ÿ]-\Z", parts[-1][-2:]) and text[:1].islower():
            parts[-1] = f"{parts[-1][:-1]}{text}"
        else:
            parts.append(text)
    return " ".join(parts).strip(), is_rejoined
