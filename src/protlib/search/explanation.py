"""Why a record was found, and what was done to a query for the one who typed it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, repeat
from typing import Final, NamedTuple

from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS
from protlib.index.words import canonical, folded, matches, tokens
from protlib.record.model import Publication
from protlib.search.evaluation import Matched
from protlib.search.expansion import Match, union
from protlib.search.other_names import NAMED
from protlib.search.query import WORD_FIELDS
from protlib.text import fold

_LOOKED_AT: Final = 25
_READ: Final = 10
_NOT_PROSE: Final = frozenset({"key", "aliases", "doi", "url", "source"})
_MOST_NAMED: Final = 3
_AS_WRITTEN: Final = frozenset({"spelling", "form"})


class Reason(NamedTuple):
    """What a typed word matched in a record.

    `how` is "" where it matched itself, else "beginning", "form", "acronym", "spelling", "phrase", "name" (another name of one body,
    treaty or place), "concept" (another name of a concept) or "key"; `matched` is the word of the library; `points` is what it brought of the score.
    """

    typed: str
    how: str
    matched: str
    field: str
    points: float


class Explanation(NamedTuple):
    """The score of a record, 0 to about 1.4 (1: all words in the title), and what each word did for it."""

    score: float
    reasons: tuple[Reason, ...]


class Explanations:
    """The explanations of records, each worked out when it is asked for."""

    def __init__(self, found: Matched, ranked: Sequence[tuple[int, float]], records: Sequence[Publication]) -> None:
        self._found = found
        self._ranked = ranked
        self._records = records

    def __iter__(self) -> Iterator[Explanation]:
        records = self._records or repeat(Publication())
        ranked = zip(self._ranked, records, strict=False)
        return (_explain(number, score, self._found, record) for (number, score), record in ranked)


def _explain(number: int, score: float, found: Matched, record: Publication) -> Explanation:
    """Return why the record of this number was found."""
    if not found.ranking:
        return Explanation(score, ())
    reasons = []
    for one, weighed in zip(found.wanted, found.ranking.weighed, strict=True):
        if best := next((level for level in weighed if level.bits >> number & 1), None):
            matched = _matched(best.match, record)
            points = best.points / found.ranking.most
            is_own = one.word.field not in ("", *WORD_FIELDS)
            where = one.word.field if is_own else PARTS[best.part].told
            reasons.append(Reason(one.word.text, best.match.how, matched, where, points))
    return Explanation(score, tuple(reasons))


def _matched(match: Match, record: Publication) -> str:
    """Return the word that a typed one matched, as it stands in the record: the index keeps it without its ending."""
    if match.how == "concept":
        return next(_names_in(match, [record]), match.labels[0])
    if match.how not in _AS_WRITTEN:
        return match.words[0] if match.words else ""
    texts = [_prose(record)]
    return next((form for word in match.words if (form := _form(word, texts))), match.words[0])


def notes(index: Index, found: Matched, shown: Sequence[int]) -> Iterator[str]:
    """Yield what was done to the words of a query: which of them stand for others, and which are left out."""
    seen = bitmaps.of(shown[:_LOOKED_AT])
    yield from _of_concepts(index, found, seen)
    for one in found.wanted:
        others = seen & ~union(match.bits() for match in one.matches if match.how != "spelling")
        spelt = [match for match in one.matches if match.how == "spelling" and match.bits() & others]
        if words := dict.fromkeys(_as_written(index, match, others) for match in spelt[:_MOST_NAMED]):
            yield f"{one.word.text}: {'also ' if one.is_known() else ''}showing {', '.join(words)}"
        is_name = one.word.field in NAMED or any(match.how == "name" for match in one.matches)
        if shown and is_name and (doubt := _doubt(one.word.text)):
            yield doubt
    required = found.required()
    nowhere = [one.word.text for one in required if not one.bits() & found.bits]
    if shown and nowhere:
        yield f"left out: {', '.join(nowhere)}"
    elif shown and found.lacking:
        also = "also " if seen & found.full else ""
        asked = ", ".join(dict.fromkeys(found.units))
        yield f"{also}showing what has {len(found.units) - found.lacking} of the words {asked}"


def lacking(found: Matched) -> Iterator[str]:
    """Yield the words and phrases of a query that some of the records have not, or only spelt otherwise; all where none was found."""
    for one in found.wanted:
        having = union(match.bits() for match in one.matches if match.how != "spelling")
        if not found.bits or found.bits & ~having:
            yield one.word.text


def _doubt(text: str) -> str:
    from protlib.search.known_bodies import told  # which few queries need

    return told(text)


def _of_concepts(index: Index, found: Matched, seen: int) -> Iterator[str]:
    """Yield by which names of concepts records were found that are shown and have not the words that were typed."""
    only = seen & found.by_concept & found.bits
    records = [record for _number, record in index.records(bitmaps.numbers(only)[:_READ])] if only else []
    for typed, match in found.concepts:
        if names := dict.fromkeys(islice(_names_in(match, records), _MOST_NAMED)):
            also = "also " if seen & ~only else ""
            yield f"{typed}: {also}showing {', '.join(names)}"


def _names_in(match: Match, records: Iterable[Publication]) -> Iterator[str]:
    """Yield the names of a concept that stand in records, the longest of each record."""
    for record in records:
        text = f" {' '.join(tokens(_prose(record)))} "
        having = [label for label in match.labels if f" {' '.join(tokens(label))} " in text]
        yield from sorted(having, key=lambda label: -len(label))[:1]


def _as_written(index: Index, match: Match, among: int) -> str:
    """Return a matched word as it stands in records, first in those shown: in lower case if it does so in one of them.

    A title may write any word with a capital, an abstract only a name.
    """
    matched = match.words[0]
    bits = match.bits()
    numbers = [*bitmaps.numbers(bits & among)[:_READ], *bitmaps.numbers(bits & ~among)[:_READ]]
    return _form(matched, (_prose(record) for _number, record in index.records(numbers))) or matched


def _form(matched: str, texts: Iterable[str]) -> str:
    """Return how a word that is kept stands in texts, in lower case if it does so once; "" where it is in none."""
    written = (found[0] for text in texts for found in matches(text))
    alike = (word for word in written if fold(word[0])[:1] == matched[0])
    forms = [word for word in alike if matched in {canonical(word), folded(word)}]
    return next((form for form in forms if form.islower()), forms[0] if forms else "")


def _prose(record: Publication) -> str:
    return " ".join(str(value) for name, value in record.to_dict().items() if name not in _NOT_PROSE)
