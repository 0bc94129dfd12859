"""Publications for a text that cites none yet: each sentence is looked for, and what fits several comes first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.assistant.answers import Evidence, EvidenceAnswer, EvidencePassage
from protlib.cli.assistant.questions import cite_label
from protlib.errors import UsageError
from protlib.record.summary_of_record import summary_of
from protlib.selection import Selection
from protlib.text import make_printable

if TYPE_CHECKING:
    from protlib.cli.shelf import Shelf
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search.explanation import Reason

MOST_EVIDENCE: Final = 20
"""The most publications in one answer."""
_MOST_SENTENCES: Final = 12  # of a text: each is a search of its own
_MOST_PER_SENTENCE: Final = 15  # publications: three quarters of what an answer has
_DAMPING: Final = 5
"""How much less the next places of a list count: the first counts a sixth, the second a seventh."""
_WEIGHT_OF_TEXT: Final = 2.0
"""How much the whole text counts beside one sentence."""
_MOST_WORDS: Final = 24  # of a sentence: the search asks for each alone where few have all
_PASSAGE_WORDS: Final = 3  # a passage with more of them is rare, and one with fewer says little
_FEWEST_LETTERS: Final = 3  # letters of a word that may tell: “aid”, “IDP”
_GUESSED_WAYS: Final = frozenset({"beginning", "spelling"})
"""How a word matches another that a text, unlike a query, hardly means."""
_PASSING_FIELDS: Final = frozenset({"abstract", "note"})
"""Where a single word says nothing of a publication's subject."""
_LEAST_SHARE_OF_WORDS: Final = 0.75
"""The share of the words of a sentence that a record has, to fit it as a whole."""


class _Match(NamedTuple):
    """A publication that fits a part of the text: the words that it has, each with its weight, and their share."""

    publication: "Publication"
    words: Mapping[str, float]
    share: float


def find_for_text(shelf: "Shelf", text: str, limit: int) -> EvidenceAnswer:
    """Return the publications that fit a text best, with passages where their files have been read."""
    parts = list(_word_lists(text))
    if not parts:
        raise UsageError("write the text to find publications for")
    scores: defaultdict[str, float] = defaultdict(float)
    best: dict[str, _Match] = {}

    def ask(library: "Library") -> None:
        for words, weight in parts:
            for position, match in enumerate(_find_matches(shelf, library, words)):
                key = match.publication.key
                scores[key] += weight * (1 + match.share) / (_DAMPING + position + 1)
                if key not in best or match.share > best[key].share:
                    best[key] = match

    shelf.ask_library(ask)
    keys = sorted(scores, key=lambda key: -scores[key])[:limit]
    passages = _passages(shelf, [best[key] for key in keys])
    lines = [_make_evidence(shelf, best[key], passages.get(key)) for key in keys]
    notes = [] if lines else ["no publication fits; say so, or search with other words"]
    if any(line["match"] == "part" for line in lines):
        notes.append("“part” has only some of the words: read it with show or passages before you cite it")
    return EvidenceAnswer(publications=lines, notes=notes)


def _word_lists(text: str) -> Iterator[tuple[list[str], float]]:
    """Yield the distinctive words of the text and of each of its sentences, with how much each list counts."""
    from protlib.fulltext.matched_sentence import split_sentences

    sentences = [_first_words(text[start:end]) for start, end in split_sentences(text)][:_MOST_SENTENCES]
    lists = [words for words in sentences if words]
    if len(lists) != 1 and (all_words := _first_words(text)):
        yield all_words, _WEIGHT_OF_TEXT
    yield from ((words, 1.0) for words in lists)


def _first_words(text: str) -> list[str]:
    from protlib.index.words import EMPTY, QUESTION_WORDS, split_words

    small_words = (word.lower() for word in split_words(text))
    words = dict.fromkeys(
        word for word in small_words if len(word) >= _FEWEST_LETTERS and word not in EMPTY | QUESTION_WORDS
    )
    return [*words][:_MOST_WORDS]


def _find_matches(shelf: "Shelf", library: "Library", words: Sequence[str]) -> Iterator[_Match]:
    """Yield the publications that have most of some words, the best first, and then those that have any."""
    keys: set[str] = set()
    for joint in (" ", " OR "):
        results = library.select(Selection(query=joint.join(words), limit=_MOST_PER_SENTENCE - len(keys)))
        for publication, explanation in zip(results.publications, results.explanations, strict=True):
            if publication.key not in keys and shelf.is_open(publication):
                reasons = [reason for reason in explanation.reasons if reason.relation not in _GUESSED_WAYS]
                weights = {reason.query_text: reason.points for reason in reasons}
                if len(weights) > 1 or len(words) == 1 or any(map(_says_something, reasons)):
                    yield _Match(publication, weights, min(len(weights) / len(words), 1.0))
            keys.add(publication.key)
        if len(keys) >= _MOST_PER_SENTENCE:
            break


def _says_something(reason: "Reason") -> bool:
    """Tell whether the only word of a sentence that a record has may be what the sentence is about."""
    return reason.field not in _PASSING_FIELDS and not reason.query_text.isdecimal()


def _passages(shelf: "Shelf", matches: Sequence[_Match]) -> dict[str, EvidencePassage]:
    """Return the best passage of each publication whose file has its most distinctive words on one page."""
    from protlib.cli.assistant.passage_search import find_passages

    passages: dict[str, EvidencePassage] = {}
    for match in matches:
        if match.words:
            words = sorted(match.words, key=lambda word: -match.words[word])[:_PASSAGE_WORDS]
            lines = find_passages(shelf, " ".join(words), Selection(keys=(match.publication.key,)), 1)["passages"]
            passages |= {line["key"]: EvidencePassage(cite=line["cite"], sentence=line["sentence"]) for line in lines}
    return passages


def _make_evidence(shelf: "Shelf", match: _Match, passage: EvidencePassage | None) -> Evidence:
    record = shelf.redact(match.publication)
    summary = summary_of(record)
    line = Evidence(
        key=record.key,
        title=make_printable(summary.title),
        year=summary.year,
        cite_as=cite_label(record, summary.authors, summary.year),
        match="whole" if match.share >= _LEAST_SHARE_OF_WORDS else "part",
        words=[make_printable(word) for word in match.words],
    )
    if passage:
        line["passage"] = passage
    return line
