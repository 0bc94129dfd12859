"""Where a quotation stands in a source, and in which words the two differ."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise, product
from pathlib import Path
from typing import Final, NamedTuple

from protlib.quotations.chain import WordBlock, find_chain
from protlib.quotations.compared_words import ComparedWord, is_read_alike, spell_out, split_words
from protlib.quotations.segments import Segment, split_segments
from protlib.quotations.source import Source, Window
from protlib.record.tables import words_by_section

_LEAST_SHARE: Final = 0.6
"""The share of a quotation's words that a passage must have in their order to be the quoted one."""
_FEWEST_WORDS: Final = 3
"""A quotation of fewer words is not searched for with differences: too many passages are like it."""
_COMMON: Final = 400
"""A word that stands more often in a source hardly tells where a quotation is from."""
# The rarest words of a quotation decide where to look: in the quoted passage they nearly always stand side by side.
_MOST_RARE_WORDS: Final = 24
_MOST_ALIGNMENTS: Final = 2  # aligning costs most; the best by rough likeness is nearly always first
_WORDS_OF_SLACK: Final = 12  # that may have been put in or left out between two words that agree
_NOTES: Final = 150
"""Words that may stand between the end of a page and the next: running heads, notes, a table."""
# Words of the source that count in a difference: a long passage that a writer left out is one change, and not many.
_MOST_WORDS_COUNTED: Final = 4
_COST_OF_ANOTHER_PAGE: Final = 3
"""So much more may differ on the page that a citation names."""
_MOST_WORDS_DROPPED: Final = 3  # at an ellipsis: more of them are a clause, which may be left out with its "not"
_MOST_WORDS_JOINED: Final = 6  # every end is tried against every other: the cost grows with the square
_COST_OF_A_DIFFERENCE: Final = 2
"""The cost of each difference, beside that of its words."""
_FIGURE: Final = re.compile(r"\d")
_FEWEST_LETTERS: Final = 4  # letters of a word that tells something


_NEGATIONS: Final = words_by_section(Path(__file__).with_name("negations.txt"))
NEGATIONS: Final = _NEGATIONS["negations"]
"""Words that turn a sentence round, as they are compared."""
# Such as "n’" of "n’est".
_ELIDED_NEGATION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_NEGATIONS['elided'])})[’'ʼ](?=\w)", re.IGNORECASE)
_MOST_STARTS: Final = 3  # positions that are tried: those where most words of a quotation stand
_SLACK_BEHIND: Final = 3  # times the slack: words that are looked at behind the likely end of a passage
_WORDS_FOR_ONE_MORE: Final = 4  # of a quotation: for each so many, one more word is looked at there


class WordChange(StrEnum):
    """How a passage differs from its quotation."""

    OTHER = "other words"
    LEFT_OUT = "left out"
    ADDED = "added"


class WordDifference(NamedTuple):
    """Words of a quotation, and those that the source has in their place; one of the two may be empty."""

    change: WordChange
    quoted: str
    source: str

    @property
    def negations(self) -> list[str]:
        """The words such as "not" that only one of the two texts has."""
        texts = (self.quoted, self.source)
        words = [NEGATIONS.intersection(word.form for word in split_words(text)) for text in texts]
        elided_words = [{*_ELIDED_NEGATION.findall(text.lower())} for text in texts]
        return sorted((words[0] ^ words[1]) | (elided_words[0] ^ elided_words[1]))

    @property
    def cost(self) -> int:
        """How much differs: each difference costs something, and so does each word of its longer side.

        Of the words of the source, only a few count. A number in the quotation costs more where the source has none:
        such a passage is another one.
        """
        is_other = self.change is WordChange.OTHER and _FIGURE.search(self.quoted) and not _FIGURE.search(self.source)
        return (
            _COST_OF_A_DIFFERENCE
            + max(len(self.quoted.split()), min(len(self.source.split()), _MOST_WORDS_COUNTED))
            + bool(is_other)
        )


class PassageMatch(NamedTuple):
    """A passage: its words on some pages, its differences from a quotation, and the share of words that agree."""

    window: Window
    words: range
    differences: tuple[WordDifference, ...] = ()
    likeness: float = 1.0

    @property
    def is_verbatim(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @property
    def cost(self) -> int:
        """How much differs."""
        return sum(difference.cost for difference in self.differences)

    @property
    def pages(self) -> range:
        """The indexes of its pages in the file."""
        return self.window.pages_of(self.words)

    @property
    def text(self) -> str:
        """The passage as it stands in the file."""
        return self.window.text_of(self.words)


def align(quotation: str, source: Source, page_numbers: Collection[int] = ()) -> PassageMatch | None:
    """Return the passage of a source that a quotation is from, None where no passage is like it.

    Of several passages that are alike, one on a page of `page_numbers` counts.
    """
    segments = split_segments(quotation)
    if not segments:
        return None
    if len(segments) == 1 and (passages_everywhere := _find_everywhere(segments, source)):
        exact_match = min(passages_everywhere, key=lambda match: _order(match, page_numbers))
        is_right = not page_numbers or _is_on(exact_match, page_numbers)
        return exact_match if is_right else _find_nearby(segments, source, page_numbers) or exact_match
    runs = [[word.form for word in segment.words] for segment in segments]
    likely_pages = source.likely_pages(runs, page_numbers)
    choices = [
        [source.window(pages) for pages in likely_pages],
        [source.window(pages, is_as_printed=True) for pages in likely_pages if source.has_edges(pages)],
    ]
    return _find_exact(segments, choices, page_numbers) or _find_most_alike(segments, choices, page_numbers)


def find_all(quotation: str, source: Source, match: PassageMatch) -> list[PassageMatch]:
    """Return all passages that have the very words of a quotation, in their order, if a match is one of several.

    Lines of a table of contents are none.
    """
    segments = split_segments(quotation)
    passages = _find_everywhere(segments, source) if len(segments) == 1 else []
    by_place = {each.window.bounds_of(each.words): each for each in passages if not _is_of_contents(each)}
    return [by_place[place] for place in sorted(by_place)] or [match]


def _is_of_contents(match: PassageMatch) -> bool:
    return match.window.is_contents_entry(match.words)


def _find_exact(
    segments: Sequence[Segment], choices: Sequence[Sequence[Window]], page_numbers: Collection[int]
) -> PassageMatch | None:
    """Return the best passage with the very words, in the first way to read the pages that has one."""
    for windows in choices:
        if exact := [match for window in windows for match in _find_exactly(segments, window)]:
            return min(exact, key=lambda match: _order(match, page_numbers))
    return None


def _find_most_alike(
    segments: Sequence[Segment], choices: Sequence[Sequence[Window]], page_numbers: Collection[int]
) -> PassageMatch | None:
    """Return the passage that is most like the segments; a verbatim one ends the search."""
    best: PassageMatch | None = None
    for windows in choices:
        matches = [match for window in windows if (match := _find_similar_passages(segments, window))]
        best = min([*([best] if best else []), *matches], key=lambda match: _order(match, page_numbers), default=None)
        if best and best.is_verbatim:
            return best
    return best


def _find_everywhere(segments: Sequence[Segment], source: Source) -> list[PassageMatch]:
    """Return the passages that have a quotation to the letter, from all pages."""
    windows = map(source.window, source.pages_with(segments[0].letters))
    return [match for window in windows for match in _find_exactly(segments, window)]


def _order(match: PassageMatch, page_numbers: Collection[int]) -> tuple[int, float, bool]:
    """Return a sort key: the passage that the writer most likely means comes first, an entry of contents last."""
    return match.cost - _COST_OF_ANOTHER_PAGE * _is_on(match, page_numbers), -match.likeness, _is_of_contents(match)


def _is_on(match: PassageMatch, pages: Collection[int]) -> bool:
    return any(page in pages for page in match.pages)


def _find_nearby(segments: Sequence[Segment], source: Source, page_numbers: Collection[int]) -> PassageMatch | None:
    """Return the passage on wanted pages that is only written otherwise, None where there is none."""
    matches = (
        _find_similar_passages(segments, source.window(pages)) for pages in source.likely_pages([], page_numbers)
    )
    return next((match for match in matches if match and match.is_verbatim and _is_on(match, page_numbers)), None)


def _find_exactly(segments: Sequence[Segment], window: Window) -> Iterator[PassageMatch]:
    """Yield the passages that have all segments to the letter, one after the other."""
    first = 0
    while first < len(window.forms) and (beginning := window.find_letters(segments[0].letters, first)) is not None:
        passages = [beginning]
        for segment in segments[1:]:
            end = passages[-1].stop
            words = window.find_letters(segment.letters, end) if end < len(window.forms) else None
            if words is None or words.start - end > segment.gap:
                break
            passages.append(words)
        else:
            words = range(beginning.start, passages[-1].stop)
            yield PassageMatch(window, words, tuple(_find_dropped_negations(passages, window)))
        first = beginning.start + 1


def _find_dropped_negations(passages: Sequence[range], window: Window) -> Iterator[WordDifference]:
    """Yield the few words at an ellipsis that end with one such as "not": “were … asked” of “were not asked”."""
    for passage, next_passage in pairwise(passages):
        gap = range(passage.stop, next_passage.start)
        if 0 < len(gap) <= _MOST_WORDS_DROPPED:
            last_word = WordDifference(WordChange.LEFT_OUT, "", window.text_of(gap[-1:]))
            if last_word.negations:
                yield last_word._replace(source=window.text_of(gap))


def _find_similar_passages(segments: Sequence[Segment], window: Window) -> PassageMatch | None:
    """Return the passage from the first to the last segment, each where a window has the words most like it."""
    matches = [_best_position(segment, window) for segment in segments]
    longest = max(range(len(segments)), key=lambda position: len(segments[position].words))
    matches = [
        match
        if position == longest or _is_in_order(matches, segments, position, longest)
        else _make_missing_match(segment, window)
        for position, (segment, match) in enumerate(zip(segments, matches, strict=True))
    ]
    count = sum(len(segment.words) for segment in segments)
    like_words = sum(match.likeness * len(segment.words) for match, segment in zip(matches, segments, strict=True))
    passages = [match.words for match in matches if match.words]
    if not passages or count < _FEWEST_WORDS or like_words < _LEAST_SHARE * count:
        return None
    words = range(min(passage.start for passage in passages), max(passage.stop for passage in passages))
    differences = tuple(difference for match in matches for difference in match.differences)
    return PassageMatch(window, words, differences, like_words / count)


def _is_in_order(matches: Sequence[PassageMatch], segments: Sequence[Segment], position: int, longest: int) -> bool:
    """Tell whether a segment stands behind the longest one, or before it, and not too far away."""
    first, second = sorted((position, longest))
    gap = matches[second].words.start - matches[first].words.stop
    segments_between = segments[first + 1 : second]
    allowed = segments[second].gap + sum(segment.gap + len(segment.words) for segment in segments_between)
    return -_WORDS_OF_SLACK < gap <= allowed


def _make_missing_match(segment: Segment, window: Window) -> PassageMatch:
    return PassageMatch(window, range(0), (WordDifference(WordChange.ADDED, segment.text_of(segment.words), ""),), 0.0)


def _best_position(segment: Segment, window: Window) -> PassageMatch:
    """Return the passage that is most like a segment, at the likeliest positions."""
    from rapidfuzz.distance import LCSseq

    quoted = [word.form for word in segment.words]
    trials = [_nearby_words(position, len(quoted), window) for position in _positions(segment, window)]
    trials.sort(key=lambda stretch: -LCSseq.similarity(quoted, window.forms[stretch.start : stretch.stop]))
    matches = [match for stretch in trials[:_MOST_ALIGNMENTS] if (match := _compare(segment, quoted, stretch, window))]
    return max(
        matches,
        key=lambda match: (match.likeness, -len(match.differences)),
        default=_make_missing_match(segment, window),
    )


def _positions(segment: Segment, window: Window) -> list[int]:
    """Return likely positions of a segment's first word: where several of its rarer words stand in a row."""
    forms = [word.form for word in segment.words]
    rare = sorted(range(len(forms)), key=lambda index: len(window.positions.get(forms[index], ())))
    votes: Counter[int] = Counter()
    for index in [index for index in rare if window.positions.get(forms[index])][:_MOST_RARE_WORDS]:
        positions = window.positions[forms[index]]
        for position in positions[:_COMMON]:
            votes[(position - index) // _WORDS_OF_SLACK] += 1
    pairs = Counter({bucket: count + votes[bucket + 1] for bucket, count in votes.items()})
    return [bucket * _WORDS_OF_SLACK for bucket, _count in pairs.most_common(_MOST_STARTS)]


def _nearby_words(position: int, size: int, window: Window) -> range:
    """Return the words among which a segment of so many words may stand from about a position on."""
    start = max(0, position - _WORDS_OF_SLACK)
    stop = min(len(window.forms), position + size + _SLACK_BEHIND * _WORDS_OF_SLACK + size // _WORDS_FOR_ONE_MORE)
    return range(start, min(len(window.forms), stop + _NOTES) if window.crosses_page(range(start, stop)) else stop)


def _compare(segment: Segment, quotation: Sequence[str], stretch: range, window: Window) -> PassageMatch | None:
    """Compare a segment with a stretch of words, None where nothing agrees."""
    chain = find_chain(quotation, window.forms[stretch.start : stretch.stop])
    blocks = [block._replace(b=block.b + stretch.start) for block in chain]
    if not blocks:
        return None
    matches = sum(block.size for block in blocks)
    head, tail = blocks[0].a, len(quotation) - blocks[-1].a - blocks[-1].size
    words = range(max(0, blocks[0].b - head), min(len(window.forms), blocks[-1].b + blocks[-1].size + tail))
    return PassageMatch(window, words, tuple(_differences(segment, blocks, words, window)), matches / len(quotation))


def _differences(
    segment: Segment, blocks: Sequence[WordBlock], words: range, window: Window
) -> Iterator[WordDifference]:
    """Yield what differs between the matching blocks, and at both ends of the quotation.

    Nothing is left out before its first word, nor behind its last: "%" may stand for two words there.
    """
    ends = [WordBlock(0, words.start, 0), *blocks, WordBlock(len(segment.words), words.stop, 0)]
    for position, ((a, b, size), (next_a, next_b, _size)) in enumerate(pairwise(ends)):
        difference = _difference(range(a + size, next_a), range(b + size, next_b), segment, window)
        if difference and (difference.quoted or 0 < position < len(blocks)):
            yield difference


def _difference(mine: range, theirs: range, segment: Segment, window: Window) -> WordDifference | None:
    """Return the difference of two runs of words, None where it is only in how they are written."""
    quoted = [_with_own_ending(segment.words[index], theirs, segment, window) for index in mine]
    forms = [word.form for word in quoted]
    has_number = any(form[0].isdigit() for form in forms)
    text_positions = [position for position in theirs if has_number or not window.is_list_mark(position)]
    source_positions = [position for position in text_positions if has_number or not window.is_note_number(position)]
    plain_forms = [window.without_note(position) for position in source_positions]
    if any(_is_same(forms, [window.forms[each] for each in run]) for run in (source_positions, theirs)) or _is_same(
        forms, plain_forms
    ):
        return None
    if not mine and len(theirs) <= _NOTES and (window.is_inserted(theirs) or window.is_row_of_numbers(theirs)):
        return None
    if source_positions:  # a number among other words may be theirs
        source_positions = [
            position
            for position in text_positions
            if position in source_positions or not window.is_set_as_note(position)
        ]
    quoted, source_positions = _without_equal_ends(quoted, source_positions, window)
    source_words = " ".join(map(window.text_of, _runs(source_positions)))
    change = WordChange.LEFT_OUT if not quoted else WordChange.ADDED if not source_positions else WordChange.OTHER
    return WordDifference(change, segment.text_of(quoted), source_words)


def _with_own_ending(word: ComparedWord, theirs: range, segment: Segment, window: Window) -> ComparedWord:
    """Return a word whose ending is of who quotes with that of the source: "return" for "return[ed]"."""
    stem = segment.stems.get(word.form)
    forms = (window.forms[position] for position in theirs)
    return word._replace(form=next((form for form in forms if stem and form.startswith(stem)), word.form))


def _runs(positions: Sequence[int]) -> Iterator[range]:
    """Yield the positions that follow one another as ranges."""
    for _key, run in groupby(enumerate(positions), key=lambda pair: pair[1] - pair[0]):
        indexes = [position for _position, position in run]
        yield range(indexes[0], indexes[-1] + 1)


def _without_equal_ends(
    quotation: list[ComparedWord], positions: list[int], window: Window
) -> tuple[list[ComparedWord], list[int]]:
    """Return words without those at both ends that have the same letters, as where a reader divides words."""
    if len(positions) > _MOST_WORDS_JOINED or len(quotation) > _MOST_WORDS_JOINED:
        return quotation, positions
    mine = [word.form for word in quotation]
    for theirs in (
        [window.forms[position] for position in positions],
        [window.without_note(position) for position in positions],
    ):
        for first, second in product(range(1, len(mine) + 1), range(1, len(theirs) + 1)):
            if _is_same(mine[-first:], theirs[-second:]):
                return _without_equal_ends(quotation[:-first], positions[:-second], window)
            if _is_same(mine[:first], theirs[:second]):
                return _without_equal_ends(quotation[first:], positions[second:], window)
    return quotation, positions


def _is_same(quotation: Sequence[str], source: Sequence[str]) -> bool:
    return spell_out(quotation) == spell_out(source) or is_read_alike("".join(quotation), "".join(source))


def find_nearest_sentence(quotation: str, source: Source) -> PassageMatch | None:
    """Return the sentence of a source that has the most words of a quotation, None where none has three of them."""
    segments = split_segments(quotation)
    if not segments:
        return None
    longest = max(segments, key=lambda segment: len(segment.words))
    forms = {word.form for word in longest.words if len(word.form) >= _FEWEST_LETTERS}
    sentences: list[tuple[int, PassageMatch]] = []
    for window in map(source.window, source.likely_pages([[word.form for word in longest.words]])):
        for index in _positions(longest, window):
            position = min(max(0, index + len(longest.words) // 2), len(window.forms) - 1)
            words = window.sentence_at(position)
            sentences.append(
                (len(forms.intersection(window.forms[words.start : words.stop])), PassageMatch(window, words))
            )
    count, match = max(sentences, key=lambda pair: pair[0], default=(0, None))
    return match if count >= _FEWEST_WORDS else None
