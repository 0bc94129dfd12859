"""The sentence of a page that has the words of a query, and their places in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from protlib.frozen import NamedTuple
from protlib.fulltext.page_query import Group, Run
from protlib.fulltext.running_text import is_contents, is_in_running_text
from protlib.index.words import canonical_form, choose_likely, choose_pattern, initials_of_spellings

Spans = list[tuple[int, int]]
# What ends a sentence, with the marks that close a quotation or a bracket behind it, or ends a paragraph.
_END: Final = re.compile(r"[.!?…؟۔。！？।]+[\"'”’»)\]]*(?:\s+|$)|[。！？]|\n[^\S\n]*\n\s*")
_EMPTY_LINE: Final = re.compile(r"\n[^\S\n]*\n")
_UPPER_OR_NEUTRAL: Final = re.compile(r"[\"'“‘«(\[¿¡—–-]*(?:\d|[^\W\d_])")
# What a full stop may belong to, in the languages of reports: "No. 7", "para. 12", "M. Diallo", "Sr. López", "z. B.".
_SHORT_FORMS: Final = frozenset(
    (
        "al", "approx", "art", "arts", "bzw", "ca", "cf", "ch", "chap", "cit", "co", "corp", "dr", "dra", "ed", "eds",
        "etc", "ex", "fig", "figs", "fn", "hon", "ibid", "inc", "ltd", "mr", "mrs", "ms", "mme", "no", "nos", "nr",
        "num", "núm", "op", "p", "pág", "para", "paras", "par", "pp", "prof", "ref", "rev", "sec", "sr", "sra", "st",
        "vgl", "viz", "vol", "vols", "vs",
    )
)  # fmt: skip
_LAST_WORD: Final = re.compile(r"[^\W_]+$")


class Picked(NamedTuple):
    """A sentence on one line, the places in it of what was asked for, and how many groups of a query it has.

    `is_apart` tells that it is a line of contents or a heading, rather than running text.
    """

    sentence: str
    spans: Spans
    group_count: int = 0
    is_apart: bool = False

    def is_better_than(self, heading: "Picked") -> bool:
        """Tell whether it is running text, and has as much as a line that is none."""
        return not self.is_apart and self.group_count >= heading.group_count


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the places of the sentences of a text, in order; a paragraph ends one, too."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            spans.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [(start, end) for start, end in (_strip(text, *span) for span in spans) if start < end]


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends at a mark: the next one begins with no small letter, and nothing is shortened."""
    if not match[0].startswith(".") or _EMPTY_LINE.search(match[0]):
        return True
    following = _UPPER_OR_NEUTRAL.match(text, match.end())
    if following and following[0][-1].islower():
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if not word or match[0].strip() != ".":
        return True
    return word[0].casefold() not in _SHORT_FORMS and not (len(word[0]) == 1 and word[0].isalpha())


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end].rstrip()
    bare = piece.lstrip()
    return start + len(piece) - len(bare), start + len(piece)


def pick_sentence(text: str, groups: Sequence[Group]) -> Picked:
    """Return the sentence of a page with the most of what was asked for.

    Of equals, running text comes before lines of contents and headings, and the first counts in which it stands
    nearest together. Without any of it, it is the first sentence.
    """
    marks = sorted(_marks(text, groups))
    sentences = split_sentences(text)
    if not sentences:
        return Picked("", [])
    starts = [start for start, _end in sentences]
    inside: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for start, end, group in marks:
        inside[max(bisect_right(starts, start) - 1, 0)].append((start, end, group))
    is_list = bool(inside) and is_contents(text)
    apart = {number for number in inside if is_list or not is_in_running_text(text, *sentences[number])}
    best = min(inside, key=lambda number: _rating(inside[number], number, is_apart=number in apart), default=0)
    first, last = sentences[best]
    if not inside:
        return Picked(*_on_one_line(text[first:last], []))
    last = max(last, *(end for _start, end, _group in inside[best]))  # a phrase may run on
    spans = [(start - first, end - first) for start, end, _group in inside[best]]
    count = len({group for _start, _end, group in inside[best]})
    return Picked(*_on_one_line(text[first:last], spans), count, best in apart)


def _rating(marks: Sequence[tuple[int, int, int]], number: int, *, is_apart: bool) -> tuple[int, bool, int, int]:
    """Return how far a sentence is from what was asked for: what it lacks, its kind, how far apart the rest is."""
    groups = {group for _start, _end, group in marks}
    firsts = [next(start for start, _end, own in marks if own == group) for group in groups]
    return -len(groups), is_apart, max(firsts) - min(firsts), number


def _marks(text: str, groups: Sequence[Group]) -> Iterator[tuple[int, int, int]]:
    """Yield the places in a text at which a run of a group stands, and the number of the group."""
    runs: defaultdict[str, list[tuple[int, Run]]] = defaultdict(list)
    beginnings: list[tuple[int, str]] = []
    for number, group in enumerate(groups):
        for run in group:
            if run.is_open and len(run.words) == 1:
                beginnings.append((number, run.words[0]))
            else:
                runs[run.words[0]].append((number, run))
    # To work out a search form takes ten times as long as to see that a word begins with another letter.
    letters = initials_of_spellings((*runs, *(beginning for _number, beginning in beginnings)))
    pattern = choose_pattern(text)
    for match in choose_likely(pattern, letters).finditer(text):
        form = canonical_form(match[0])
        for number, beginning in beginnings:
            if form.startswith(beginning):
                yield match.start(), match.end(), number
        if own := runs.get(form):
            behind = _forms(pattern.finditer(text, match.end()))
            ends = [(form, match.end()), *islice(behind, max(len(run.words) for _number, run in own) - 1)]
            for number, run in own:
                if _begins_with(ends, run):
                    yield match.start(), ends[len(run.words) - 1][1], number


def _forms(matches: Iterable[re.Match[str]]) -> Iterator[tuple[str, int]]:
    """Yield the search forms of words, and where these end."""
    return ((form, match.end()) for match in matches if (form := canonical_form(match[0])))


def _begins_with(ends: Sequence[tuple[str, int]], run: Run) -> bool:
    forms = tuple(form for form, _end in ends[: len(run.words)])
    if not run.is_open:
        return forms == run.words
    return len(forms) == len(run.words) and forms[:-1] == run.words[:-1] and forms[-1].startswith(run.words[-1])


def _on_one_line(text: str, spans: Spans) -> tuple[str, Spans]:
    """Return a text with single spaces, and the places in it that were places in the text; none overlaps another."""
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
