"""From the tree of a query to the records that match it, and what its words matched."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from protlib.index import Index
from protlib.index.parts import KEY
from protlib.search import query as q
from protlib.search.expansion import Match, Wanted, expand, union, with_acronyms, with_spellings
from protlib.search.filters import by_name, identified
from protlib.search.other_names import OtherNames
from protlib.search.own_fields import OwnFields
from protlib.search.ranking import Ranking
from protlib.search.slices import at_least, summed
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.search.concepts import AskedConcepts

_SURE: Final = 0.6
_FEW_WORDS: Final = 2


class Matched(NamedTuple):
    """The records that match a query, and what was wanted.

    A record may lack as many of the required words as `lacking` says. `ranking` orders the records; it is None where there
    are no words to order them by. `first` are the records that come before the others, whatever these score: what has the
    words themselves before what only has a concept that they name. `by_concept` are these others, and `concepts` what was
    typed for each concept. `saved` are the saved searches all of which must find a record.
    """

    bits: int
    wanted: tuple[Wanted, ...] = ()
    lacking: int = 0
    ranking: Ranking | None = None
    first: int = -1
    by_concept: int = 0
    concepts: Sequence[tuple[str, Match]] = ()
    saved: Sequence[str] = ()

    def required(self) -> list[Wanted]:
        """Return the words that must match, but for as many as may be lacking."""
        return [one for one in self.wanted if one.is_required]

    def with_required(self, required: Iterable[Wanted]) -> Self:
        """Return it with other matches of each of the required words."""
        changed = iter(required)
        return self._replace(wanted=tuple(next(changed) if one.is_required else one for one in self.wanted))

    def best(self, ranking: Ranking, count: int) -> list[tuple[int, float]]:
        """Return the best so many of the records in their order; of what comes later none scores more than what is before it."""
        ranked: list[tuple[int, float]] = []
        for tier in (self.first, ~self.first & self.by_concept, ~self.first & ~self.by_concept):
            if len(ranked) < count and tier & self.bits:
                most = ranked[-1][1] if ranked else math.inf
                found = ranking.best(self.bits & tier, count - len(ranked))
                ranked += [(number, min(score, most)) for number, score in found]
        return ranked


def match(
    index: Index,
    text: str,
    within: int,
    *,
    exact: bool,
    restrict: Callable[[q.Filter | q.Saved], int],
    own: OwnFields,
    others: OtherNames,
) -> Matched:
    """Return the records among some that match a query; `restrict` returns those that a filter lets through, or a saved search finds.

    Where no record has all of the bare words, or none that has them convinces, a word may be misspelt for another, and
    as few words as possible are left out.
    """
    tree = q.parse(text, lambda identifier: bool(identified(index, identifier)), lambda: own.names)
    nodes = tree.nodes if isinstance(tree, q.And) else (tree,)
    if not nodes:
        q.refuse(q.tidy(text), 0, "there is no word in this to be found")
    evaluation = _Evaluation(index, nodes, exact, restrict, own, others, by_concept=not exact)
    for node in nodes:
        if isinstance(node, q.Phrase) and not within:
            continue  # to look for it in all texts would change nothing
        if not isinstance(node, q.Word) or node.field:
            within &= evaluation.bits(node)
    wanted = evaluation.wanted()
    if key := index.with_key(text.strip()) & within:
        wanted.append(Wanted(q.Word(text), (Match("key", 1.0, {KEY: key}),)))
    saved = tuple(node.name for node in nodes if isinstance(node, q.Saved))
    found = _words(index, Matched(within, tuple(wanted), saved=saved), exact)
    if key and not found.bits:
        none = [one._replace(is_required=False) for one in found.required()]
        return found.with_required(none)._replace(bits=key)
    return found._replace(bits=found.bits | key)


def _words(index: Index, found: Matched, exact: bool) -> Matched:
    """Return those of the records that have all of the required words, or as many as any has."""
    if not found.wanted:
        return found
    within = found.bits
    required = found.required()
    bits = within & _with_all(required)
    if exact or not required:
        return found._replace(bits=bits, ranking=Ranking(index, found.wanted))
    if concepts := _concepts(index, required, within):
        literal, extended = (within & _with_all(each) for each in (concepts.literal, concepts.by_concept))
        found = found.with_required(concepts.extended)._replace(concepts=concepts.typed)
        if extended & ~literal:
            return found._replace(
                bits=within & _with_all(found.required()),
                ranking=Ranking(index, found.wanted),
                first=literal,
                by_concept=extended & ~literal,
            )
        required = found.required()
    ranking = Ranking(index, found.wanted)
    if bits and ranking.top(bits) >= _SURE:
        return found._replace(bits=bits, ranking=ranking)
    required = [with_spellings(index, one) if one.is_known() else one for one in required]
    required = with_acronyms(index, required, only_organisations=False)
    found = found.with_required(required)
    ranking = Ranking(index, found.wanted)
    bits = within & _with_all(required)
    if len(required) == 1 or (bits and (len(required) <= _FEW_WORDS or ranking.top(bits) >= _SURE)):
        return found._replace(bits=bits, ranking=ranking)
    bits, lacking = _with_most(required, within)
    return found._replace(bits=bits, lacking=lacking, ranking=ranking)


def _concepts(index: Index, required: Sequence[Wanted], within: int) -> "AskedConcepts | None":
    """Return the required words with the concepts that they name, None where they name none, or "*" asks for beginnings."""
    if any(one.word.is_open for one in required):
        return None
    from protlib.search.concept_names import named_in  # which a query with --exact never needs

    runs = list(named_in([one.word.text for one in required]))
    if not runs:
        return None
    from protlib.search.concepts import asked  # which reads the thesaurus

    return asked(index, required, runs, within)


def _with_all(required: Iterable[Wanted]) -> int:
    """Return the records with all words; all records where there are no words."""
    bits = -1
    for wanted in required:
        bits &= wanted.bits()
    return bits


def _with_most(required: Sequence[Wanted], within: int) -> tuple[int, int]:
    """Return those of some records that lack as few of the words as any does, but one at least, and how many that is."""
    counts = summed([(1, wanted.bits())] for wanted in required)
    for lacking in range(1, len(required)):
        if bits := within & at_least(counts, len(required) - lacking):
            return bits, lacking
    return 0, len(required) - 1


def _also_named(index: Index, others: OtherNames, exact: bool, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return words with the other names of the bodies, and where they need not be taken exactly of the treaties, that they name."""
    found = others.with_words(index, wanted, exact=exact)
    return found if exact else _also_treaties(index, found)


def _also_treaties(index: Index, wanted: Sequence[Wanted]) -> list[Wanted]:
    from protlib.search import treaties  # which only words need

    return treaties.with_words(index, wanted)


class _Evaluation:
    """The parts of one query over an index; its words are looked up once."""

    def __init__(
        self,
        index: Index,
        nodes: Sequence[q.Node],
        exact: bool,
        restrict: Callable[[q.Filter | q.Saved], int],
        own: OwnFields,
        others: OtherNames,
        *,
        by_concept: bool,
    ) -> None:
        self.index = index
        self.exact = exact
        self.by_concept = by_concept
        self.restrict = restrict
        self.own = own
        self.others = others
        self.nodes = nodes
        asked = list(dict.fromkeys(word for node in nodes for word in _positive(node)))
        known = [word for word in asked if not _is_in_own_field(word)]
        found = dict(
            zip(
                known,
                expand(index, known, exact, partial(_also_named, index, others, exact)),
                strict=True,
            )
        )
        self.words = {word: found.get(word) or own.expanded(word, exact) for word in asked}
        for word in asked if by_concept else ():
            if word.field == Facet.TOPIC and not word.is_open:
                self.words[word] = self.words[word].also(_topics(index, word.text))
        self.phrases: dict[q.Phrase, Wanted] = {}

    def wanted(self) -> list[Wanted]:
        """Return the words and phrases that were looked up; bare words are required, the optional ones only where all are."""
        bare = {node for node in self.nodes if isinstance(node, q.Word) and not node.field}
        required = {word for word in bare if not self.words[word].is_optional} or bare
        found = [one._replace(is_required=word in required) for word, one in self.words.items()]
        return [*found, *self.phrases.values()]

    def bits(self, node: q.Node) -> int:
        """Return the records that match a part of the query."""
        match node:
            case q.Word():
                return self.words[node].bits()
            case q.Phrase():
                if node not in self.phrases:
                    is_own = _is_in_own_field(node)
                    self.phrases[node] = self.own.phrase(node) if is_own else self._phrase(node)
                return self.phrases[node].bits()
            case q.Filter() | q.Saved():
                return self.restrict(node)
            case q.Identifier():
                return identified(self.index, node.text)
            case q.Not():
                other = _Evaluation(
                    self.index,
                    (node.node,),
                    True,
                    self.restrict,
                    self.own,
                    self.others,
                    by_concept=self.by_concept,
                )
                return self.index.all() & ~other.bits(node.node)
            case q.Or():
                return union(map(self.bits, node.nodes))
        found = self.index.all()
        for part in node.nodes:
            found &= self.bits(part)
        return found

    def _phrase(self, node: q.Phrase) -> Wanted:
        found = by_name(self.index, node)
        if node.field == Facet.TOPIC and self.by_concept:
            found = found.also(_topics(self.index, node.text))
        found = found.also(self.others.matches(self.index, node.text, node.field, found.bits()))
        if self.exact:
            return found
        from protlib.search import treaties  # which only words need

        return found.also(treaties.matches(self.index, node.text, node.field))


def _topics(index: Index, text: str) -> "list[Match]":
    from protlib.search.concepts import of_topic  # which few queries need

    return of_topic(index, text)


def _is_in_own_field(node: q.Word | q.Phrase) -> bool:
    return node.field not in ("", *q.WORD_FIELDS)


def _positive(node: q.Node) -> Iterator[q.Word]:
    """Yield the words that are to match, not those that must not."""
    if isinstance(node, q.Word):
        yield node
    elif isinstance(node, q.And | q.Or):
        for part in node.nodes:
            yield from _positive(part)
