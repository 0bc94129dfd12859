"""The sentence of a page that has the words of a query, and their spans in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.fulltext.page_query import Group, WordSequence
from protlib.index.words import canonical_form, choose_pattern, find_likely
from protlib.record.tables import words_by_section

Spans = list[tuple[int, int]]
_RARE_MARKS: Final = "…؟۔。！？।"
_MARKS: Final = f".!?{_RARE_MARKS}"
"""What ends a sentence."""
_UNSPACED_MARKS: Final = "。！？"  # behind which no space stands
_CLOSING: Final = "]\"'”’»)"
"""What closes a quotation or a bracket behind the end of a sentence."""
_OPENING: Final = "\"'“‘«([¿¡—–-"
"""What may stand before the first letter of a sentence."""
# What a full stop may belong to, in the languages of reports: "No. 7", "para. 12", "M. Diallo", "Sr. López", "z. B.".
_SHORT_FORMS: Final = words_by_section(Path(__file__).with_suffix(".txt"))["short forms"]
_LETTERS_BEFORE: Final = 8  # that are looked at: more than any of these has


# Such as "Introduction ........ 3" and "Tables . . . . iv".
_LEADER: Final = r"(?:\.[^\S\n]?){5,}|…{2,}|(?:· ?){5,}"
_LEAST_OF_LEADER: Final = 5  # dots
_LETTER_BEFORE_SIGNS: Final = r"[^\W\d_]([^\w\s]+)\s"
_ENDS_OF_LETTERS: Final = ".!?؟۔"  # marks, one of which ends a sentence behind a letter
_FULL_STOPS: Final = "。！？।"  # marks that end a sentence wherever they stand
_FEWEST_LINES: Final = 5  # lines of a list of contents
_LEAST_SHARE: Final = 0.4  # of the lines of a page: the others are long titles, and headings
_SHARE_IN_ORDER: Final = 0.8  # of the numbers: a page may have the contents, and a list of tables
_DIGITS: Final = 3  # at most, of the number of a page
_MOST_LETTERS_OF_A_HEADING: Final = 200  # letters of a heading


class PickedSentence(NamedTuple):
    """A sentence on one line, the spans in it of what was asked for, and how many groups of a query it has.

    `is_apart` tells that it is a line of contents or a heading, rather than running text.
    """

    sentence: str
    spans: Spans
    group_count: int = 0
    is_apart: bool = False

    def is_better_than(self, heading: "PickedSentence") -> bool:
        """Tell whether it is running text, and has as much as a line that is none."""
        return not self.is_apart and self.group_count >= heading.group_count


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text, in order; a paragraph ends one, too."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _compile_ends("".join(filter(text.__contains__, _RARE_MARKS))).finditer(text):
        if _is_end(text, match):
            spans.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [(start, end) for start, end in (_strip(text, *span) for span in spans) if start < end]


@cache
def _compile_ends(rare: str) -> re.Pattern[str]:
    """Return the pattern of marks with what stands behind them up to the next word, and of empty lines.

    It has only the `rare` marks that a text has: with all of them, to compile it takes ten times as long. For the same
    reason it mostly takes any signs behind a mark, and `_is_end` sees what they are.
    """
    marks = f".!?{rare}"
    closing = rf"[\{_CLOSING}]" if rare else rf"[^\w\s{marks}]"
    gap_after = rf"(?<!\n)[{marks}]*{closing}*(?:\s+|$)|(?<=\n)[^\S\n]*\n\s*"
    unspaced = "".join(filter(rare.__contains__, _UNSPACED_MARKS))
    return re.compile(rf"[{marks}\n](?:{gap_after}{f'|(?<=[{unspaced}])' if unspaced else ''})")


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a mark: the next one begins with no small letter, and nothing is shortened."""
    signs = match[0]
    if signs.count("\n") > 1:  # an empty line
        return True
    marks = signs.rstrip()
    if marks != ".":
        if marks.lstrip(_MARKS).strip(_CLOSING):
            return False
        if not marks.startswith("."):
            return True
    first = _first_letter(text, match.end())
    if first.islower() and first.isalnum():
        return False
    word = _word_before(text, match.start()) if marks == "." else ""
    return word.casefold() not in _SHORT_FORMS and not (len(word) == 1 and word.isalpha())


def _first_letter(text: str, start: int) -> str:
    """Return the first letter of a sentence that begins at a position or behind a quotation mark, "" at the end."""
    while (letter := text[start : start + 1]) and letter in _OPENING:
        start += 1
    return letter


def _word_before(text: str, end: int) -> str:
    """Return the last letters of the word that ends at a position, or at the end of the line before it."""
    end -= text.endswith("\n", 0, end)
    letters = text[max(end - _LETTERS_BEFORE, 0) : end]
    if letters.isalnum():
        return letters
    start = len(letters)
    while start and letters[start - 1].isalnum():
        start -= 1
    return letters[start:]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    bare = piece.lstrip()
    return start + len(piece) - len(bare), start + len(piece)


def pick_sentence(text: str, groups: Sequence[Group]) -> PickedSentence:
    """Return the sentence of a page with the most of what was asked for.

    Of equals, running text comes before lines of contents and headings, and the first counts in which it stands
    nearest together. Without any of it, it is the first sentence.
    """
    marks = sorted(_marks(text, groups))
    sentences = split_sentences(text)
    if not sentences:
        return PickedSentence("", [])
    starts = [start for start, _end in sentences]
    spans_inside: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for mark in marks:
        spans_inside[max(bisect_right(starts, mark[0]) - 1, 0)].append(mark)
    if not spans_inside:
        first, last = sentences[0]
        return PickedSentence(*_join_lines(text[first:last], []))
    counts = {number: len({group for _start, _end, group in spans}) for number, spans in spans_inside.items()}
    count = max(counts.values())
    numbers = [number for number, own_count in counts.items() if own_count == count]
    is_list = _is_contents(text)
    list_entries = {number for number in numbers if is_list or not _is_in_running_text(text, *sentences[number])}
    best = min(numbers, key=lambda number: (number in list_entries, _spread(spans_inside[number]), number))
    first, last = sentences[best]
    last = max(last, *(end for _start, end, _group in spans_inside[best]))  # a phrase may run on
    spans = [(start - first, end - first) for start, end, _group in spans_inside[best]]
    return PickedSentence(*_join_lines(text[first:last], spans), count, best in list_entries)


def _spread(marks: Sequence[tuple[int, int, int]]) -> int:
    """Return how many letters lie between the first spans of the groups."""
    first_positions: dict[int, int] = {}
    for start, _end, group in marks:
        first_positions.setdefault(group, start)
    return max(first_positions.values()) - min(first_positions.values())


def _marks(text: str, groups: Sequence[Group]) -> Iterator[tuple[int, int, int]]:
    """Yield the spans in a text at which a run of a group stands, and the number of the group."""
    runs: defaultdict[str, list[tuple[int, WordSequence]]] = defaultdict(list)
    beginnings: list[tuple[int, str]] = []
    for number, group in enumerate(groups):
        for run in group:
            if run.is_open and len(run.words) == 1:
                beginnings.append((number, run.words[0]))
            else:
                runs[run.words[0]].append((number, run))
    pattern = choose_pattern(text)
    # To work out a search form takes ten times as long as to see that a word begins with another letter.
    for match in find_likely(text, (*runs, *(beginning for _number, beginning in beginnings))):
        form = canonical_form(match[0])
        for number, beginning in beginnings:
            if form.startswith(beginning):
                yield match.start(), match.end(), number
        if runs_of_form := runs.get(form):
            ends = [(form, match.end())]
            forms_after = _forms(pattern, text, match.end())
            for number, run in runs_of_form:
                if end := _end_of_run(run, ends, forms_after):
                    yield match.start(), end, number


def _forms(pattern: re.Pattern[str], text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the search forms of the words from a position on, and where these end."""
    for match in pattern.finditer(text, start):
        if form := canonical_form(match[0]):
            yield form, match.end()


def _end_of_run(run: WordSequence, ends: list[tuple[str, int]], forms_after: Iterator[tuple[str, int]]) -> int:
    """Return where a run ends that begins with the first of some words, 0 where it is not there.

    The words come with their ends; those `forms_after` are put to them as far as they are needed.
    """
    for position, word in enumerate(run.words):
        if position == len(ends):
            if (next_form := next(forms_after, None)) is None:
                return 0
            ends.append(next_form)
        form = ends[position][0]
        if form != word and not (run.is_open and position == len(run.words) - 1 and form.startswith(word)):
            return 0
    return ends[len(run.words) - 1][1]


def _join_lines(text: str, spans: Spans) -> tuple[str, Spans]:
    """Return a text with single spaces, and the spans in it that were spans in the text; none overlaps another."""
    pieces: list[str] = []
    shifts: list[int] = []
    for char in text:
        is_space = char.isspace()
        shifts.append(len(pieces))
        if not is_space:
            pieces.append(char)
        elif pieces and pieces[-1] != " ":
            pieces.append(" ")
    shifts.append(len(pieces))
    merged: Spans = []
    for start, end in sorted((shifts[start], shifts[end]) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return "".join(pieces), merged


def _is_in_running_text(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence of a page is running text: it ends like one, or the end of the page cuts it off.

    A line of contents, a heading, a cell of a table and a running head are none.
    """
    line_end = text.find("\n", end)
    if _has_leader(text[start : line_end if line_end >= 0 else len(text)]):
        return False
    if text[start:end].rstrip(_CLOSING).endswith((*_MARKS, ":", ";")):
        return True
    if text.count("\n\n", end - 1) > 1:  # behind it stands more than a running foot
        return False
    first = max(text.rfind("\n\n", 0, start), 0)
    return end - first > _MOST_LETTERS_OF_A_HEADING and _has_end(text[first:start])


def _has_leader(line: str) -> bool:
    """Tell whether a line has a row of dots, as those of contents have before the number of the page."""
    if max(line.count("."), line.count("·")) < _LEAST_OF_LEADER and "……" not in line:
        return False
    return bool(re.search(_LEADER, line))


def _has_end(text: str) -> bool:
    """Tell whether a sentence ends inside a text."""
    if any(map(text.__contains__, _FULL_STOPS)):
        return True
    signs = re.findall(_LETTER_BEFORE_SIGNS, text)
    return any(sign[0] in _ENDS_OF_LETTERS and not sign[1:].strip(_CLOSING) for sign in signs)


def _is_contents(text: str) -> bool:
    """Tell whether many lines of a page end with numbers of pages, which rise: "2.1 Debt bondage 14"."""
    lines = text.splitlines()
    numbered = [line for line in lines if line.rstrip()[-1:].isdecimal()]
    if len(numbered) < _FEWEST_LINES:
        return False
    last_words = [words[1] for line in numbered if len(words := line.rsplit(None, 1)) > 1]
    numbers = [int(word) for word in last_words if len(word) <= _DIGITS and word.isdecimal()]
    if len(numbers) < max(_FEWEST_LINES, _LEAST_SHARE * sum(map(bool, map(str.strip, lines)))):
        return False
    rising_pairs = sum(number <= next_number for number, next_number in pairwise(numbers))
    return rising_pairs >= _SHARE_IN_ORDER * (len(numbers) - 1)
