"""Sentences of a report that stand nearly so in a work, and have no quotation marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.documents.cited_text import CitedText
from protlib.fulltext.matched_sentence import split_sentences
from protlib.quotations.alignment import PassageMatch, WordDifference
from protlib.quotations.compared_words import count_words, split_words
from protlib.quotations.finder import find_marks, words_without_signs
from protlib.quotations.report_check import SourcePassage
from protlib.record.tables import read_rows
from protlib.typed_references.lists.list_at_end import number_lines, split_off_list

_FEWEST_WORDS: Final = 9
"""A sentence of fewer words is too often like another by chance."""
_SHARE: Final = 0.8
"""The share of its words that a passage must have, and of the passage's words that it must have."""
_FEWEST_PLAIN_WORDS: Final = 6
"""So many of the words must be no part of a name: titles and bodies are named as they are."""
# Words that make a formula of resolutions, such as “in accordance with the”; shorter runs stand everywhere.
_WORDS_OF_A_RUN: Final = 4
_SHARE_OF_FORMULAS: Final = 0.5  # of the runs in a sentence: with so many or more, all of it is a formula
_EVERYWHERE: Final = 3
"""What stands in so many works is a formula, too."""
# Such as "# Findings", a row of a table, and a line of a title.
_NO_SENTENCE: Final = re.compile(r"\s*(?:#|\||\\(?:sub)*section|\\chapter|\\title|---)")

_BLANK_BEFORE_MARK: Final = re.compile(r"(?<! ) +(?=[.,;:!?])")


class Sentence(NamedTuple):
    """A sentence without quotations, citations and notes, and its line."""

    text: str
    line: int


class SimilarPassage(NamedTuple):
    """A passage that is like a sentence, where it stands, and the title of its work."""

    passage: SourcePassage
    match: PassageMatch
    title: str


class Paraphrase(NamedTuple):
    """A sentence that stands nearly so in a work, its line, the passage, and what differs."""

    text: str
    line: int
    passage: SourcePassage
    differences: tuple[WordDifference, ...]

    @property
    def is_fault(self) -> bool:
        """Whether somebody has to look at it: always."""
        return True


def find_paraphrases(
    report_text: CitedText, find_similar: Callable[[str], Sequence[SimilarPassage]]
) -> Iterator[Paraphrase]:
    """Yield the sentences that are nearly those of a work; `find_similar` returns the similar passages of works."""
    for sentence in find_sentences(report_text):
        if _is_formula(sentence.text):
            continue
        passages = [similar for similar in find_similar(sentence.text) if _is_copied(sentence, similar)]
        if 0 < len({similar.passage.key for similar in passages}) < _EVERYWHERE:
            best = min(passages, key=lambda similar: similar.match.cost)
            yield Paraphrase(sentence.text, sentence.line, best.passage, best.match.differences)


def find_sentences(report_text: CitedText) -> Iterator[Sentence]:
    """Yield the sentences of a document that are long enough, without those of its list of references."""
    text = report_text.text
    lines = number_lines(text)
    body = {line.number for line in split_off_list(lines).body}
    hidden_spans = [
        *find_marks(report_text),
        *((citation_match.start, citation_match.end) for citation_match in report_text.citations),
    ]
    letters = list(text)
    for start, end in hidden_spans:
        letters[start:end] = " " * (end - start)
    bare = "".join(letters)
    for start, end in split_sentences(bare):
        number = text.count("\n", 0, start) + 1
        words = _BLANK_BEFORE_MARK.sub(
            "", " ".join(words_without_signs(bare[start:end], is_latex=report_text.is_latex).split())
        )
        if number in body and not _NO_SENTENCE.match(bare[start:end]) and count_words(words) >= _FEWEST_WORDS:
            yield Sentence(words, number)


def _is_copied(sentence: Sentence, similar: SimilarPassage) -> bool:
    """Tell whether a sentence has most words of a passage, and enough that are of no name and no title."""
    words, match = split_words(sentence.text), similar.match
    like_words = match.likeness * len(words)
    if match.likeness < _SHARE or like_words < max(_FEWEST_WORDS - 1, _SHARE * len(match.words)):
        return False
    title = {word.form for word in split_words(similar.title)}
    common_words = [
        word for word in words if sentence.text[word.start].islower() or not sentence.text[word.start].isupper()
    ]
    return sum(word.form not in title for word in common_words) >= _FEWEST_PLAIN_WORDS


def _is_formula(sentence: str) -> bool:
    runs = _runs(sentence)
    return bool(runs) and sum(run in _formulas() for run in runs) >= _SHARE_OF_FORMULAS * len(runs)


def _runs(text: str) -> list[tuple[str, ...]]:
    forms = [word.form for word in split_words(text)]
    return [tuple(forms[start : start + _WORDS_OF_A_RUN]) for start in range(len(forms) - _WORDS_OF_A_RUN + 1)]


@cache
def _formulas() -> frozenset[tuple[str, ...]]:
    rows = read_rows(Path(__file__).with_name("formulas.txt"))
    return frozenset(run for (wording,) in rows for run in _runs(wording))
