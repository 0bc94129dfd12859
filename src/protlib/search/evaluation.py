"""From the tree of a query to the records that match it, and what its words matched."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import and_
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from protlib.index import Index
from protlib.index.parts import KEY
from protlib.index.words import IN_QUESTIONS, folded
from protlib.search import query as q
from protlib.search.expansion import (
    Match,
    Wanted,
    asks,
    asks_for_numbers,
    expand,
    union,
    with_acronyms,
    with_spellings,
)
from protlib.search.filters import by_name, identified
from protlib.search.other_names import OtherNames
from protlib.search.own_fields import OwnFields
from protlib.search.ranking import Ranking
from protlib.search.units import telling, units, with_most
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.search.concept_names import Named
    from protlib.search.concepts import AskedConcepts

_SURE: Final = 0.6
_FEW_WORDS: Final = 2
_ENOUGH: Final = 5
_TELLING_LETTERS: Final = 4


class Matched(NamedTuple):
    """The records that match a query, and what was wanted.

    A record may lack as many of the `units` that are asked for as `lacking` says; `full` are those that lack none, where
    others were added to few. `ranking` orders the records; it is None where there are no words to order them by. What is in
    one of the `tiers` comes before all that is in later ones or in none, whatever it scores: what has the words themselves
    before what only has a concept that they name. `by_concept` are these others, and `concepts` what was typed for each
    concept. `saved` are the saved searches all of which must find a record.
    """

    bits: int
    wanted: tuple[Wanted, ...] = ()
    lacking: int = 0
    units: Sequence[str] = ()
    full: int = 0
    ranking: Ranking | None = None
    tiers: Sequence[int] = ()
    by_concept: int = 0
    concepts: Sequence[tuple[str, Match]] = ()
    saved: Sequence[str] = ()

    def is_question(self) -> bool:
        """Tell whether what was asked may be a question."""
        return asks(one.word for one in self.wanted)

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
        rest = self.bits
        for tier in (*self.tiers, -1):
            if len(ranked) < count and tier & rest:
                most = ranked[-1][1] if ranked else math.inf
                best = ranking.best(rest & tier, count - len(ranked))
                ranked += [(number, min(score, most)) for number, score in best]
                rest &= ~tier
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
        q.refuse(q.tidy(text), 0, "no word to search for")
    evaluation = _Evaluation(index, nodes, exact, restrict, own, others, by_concept=not exact)
    for node in nodes:
        if isinstance(node, q.Phrase) and not within:
            continue  # to look for it in all texts would change nothing
        if not isinstance(node, q.Word) or node.field:
            within &= evaluation.bits(node)
    wanted = evaluation.wanted()
    if not exact and asks_for_numbers(node for node in nodes if isinstance(node, q.Word)):
        wanted.append(_figures(index, within))
    if key := index.with_key(text.strip()) & within:
        wanted.append(Wanted(q.Word(text), (Match("key", 1.0, {KEY: key}),)))
    saved = tuple(node.name for node in nodes if isinstance(node, q.Saved))
    found = _words(index, Matched(within, tuple(wanted), saved=saved), exact)
    if not exact:
        found = found._replace(tiers=(*_titled(index, evaluation.bare()), *found.tiers))
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
    if runs := _runs(required):
        asked = _concepts(index, required, runs, within, alike=found.is_question())
        literal, extended = (within & _with_all(each) for each in (asked.literal, asked.by_concept))
        if by_concept := extended & ~literal:
            found = found.with_required(asked.extended)
            full = found._replace(bits=within & _with_all(found.required()), concepts=asked.typed)
            either = literal | by_concept
            tiers = (literal & _all_of(asked.in_title), either & _all_of(asked.about), either)
            full = full._replace(tiers=tiers, by_concept=by_concept)
            return _filled(index, full._replace(ranking=Ranking(index, found.wanted)), required, runs, within)
        required = list(asked.extended)
        if _is_short(required, runs):
            alone = _concepts(index, required, runs, within, alone=True)
            if alone.typed and not within & _with_all(alone.by_concept):
                required, bits = list(alone.by_concept), 0
    found = found.with_required(required)
    ranking = Ranking(index, found.wanted)
    if bits and ranking.top(bits) >= _SURE:
        return _filled(index, found._replace(bits=bits, ranking=ranking), required, runs, within)
    spelt = [with_spellings(index, one) if one.is_known() else one for one in required]
    guessed = found.with_required(with_acronyms(index, spelt, only_organisations=False))
    ranking = Ranking(index, guessed.wanted)
    bits = within & _with_all(guessed.required())
    if len(required) == 1 or (bits and (len(required) <= _FEW_WORDS or ranking.top(bits) >= _SURE)):
        return guessed._replace(bits=bits, ranking=ranking)
    return _partial(index, found, required, runs, within)


def _is_short(required: Sequence[Wanted], runs: "Sequence[Named]") -> bool:
    """Tell whether an acronym that names a concept has so few letters that words with these initials stand in many titles."""
    texts = (required[run.start].word.text for run in runs if run.end == run.start + 1)
    return any(text.isupper() and len(text) < _TELLING_LETTERS for text in texts)


def _filled(index: Index, found: Matched, required: Sequence[Wanted], runs: "Sequence[Named]", within: int) -> Matched:
    """Return what a question finds with, where that is little, the best of what has some of its words."""
    if found.bits.bit_count() >= _ENOUGH or not found.is_question():
        return found
    partial = _partial(index, found, required, runs, within)
    return partial._replace(
        bits=found.bits | partial.bits,
        tiers=(*found.tiers, found.bits),
        by_concept=found.by_concept | (partial.by_concept & ~found.bits),
        full=found.bits,
    )


def _partial(index: Index, found: Matched, required: Sequence[Wanted], runs: "Sequence[Named]", within: int) -> Matched:
    """Return the records that have as many of the required words as any has; those of a concept are one.

    What a question finds is ordered by its words alone; else what has the concept which is asked for comes first.
    """
    alone = _concepts(index, required, runs, within, alone=True, alike=found.is_question()) if runs else None
    required = with_acronyms(index, alone.by_concept if alone else required, only_organisations=False)
    asked = units(required, runs, alone.about if alone else ())
    if found.is_question():
        bits, lacking = with_most(asked, within, _ENOUGH)
    else:
        first = telling(asked)
        having = within & union(unit.bits for unit in asked if unit.telling)
        bits, lacking = with_most(asked, having or within, 1)
        bits |= with_most(asked, within, 1)[0]
        found = found._replace(tiers=(first,))
    found = found.with_required(required)
    return found._replace(
        bits=bits,
        lacking=lacking,
        units=[unit.text for unit in asked],
        concepts=alone.typed if alone else (),
        by_concept=bits & union(match.bits() for _typed, match in (alone.typed if alone else ())),
        ranking=Ranking(index, found.wanted),
    )


def _runs(required: Sequence[Wanted]) -> "Sequence[Named]":
    """Return the required words that name concepts; none where "*" asks for beginnings."""
    if any(one.word.is_open for one in required):
        return ()
    from protlib.search.concept_names import named_in  # which a query with --exact never needs

    return list(named_in([one.word.text for one in required]))


def _concepts(
    index: Index,
    required: Sequence[Wanted],
    runs: "Sequence[Named]",
    within: int,
    *,
    alone: bool = False,
    alike: bool = False,
) -> "AskedConcepts":
    from protlib.search.concepts import asked  # which reads the thesaurus

    return asked(index, required, runs, within, alone=alone, alike=alike)


def _with_all(required: Iterable[Wanted]) -> int:
    """Return the records with all words; all records where there are no words."""
    bits = -1
    for wanted in required:
        bits &= wanted.bits()
    return bits


def _all_of(sets: Iterable[int]) -> int:
    """Return the records that are in all of some sets."""
    return reduce(and_, sets, -1)


def _also_named(index: Index, others: OtherNames, exact: bool, wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return words with the other names of the bodies, and where they need not be taken exactly of the places and treaties, that they name."""
    found = others.with_words(index, wanted, exact=exact)
    return found if exact else _also_places(index, _also_treaties(index, found))


def _also_places(index: Index, wanted: Sequence[Wanted]) -> list[Wanted]:
    from protlib.search import place_names  # which only words need

    return place_names.with_words(index, wanted)


def _also_treaties(index: Index, wanted: Sequence[Wanted]) -> list[Wanted]:
    from protlib.search import treaties  # which only words need

    return treaties.with_words(index, wanted)


def _titled(index: Index, bare: Sequence[Wanted]) -> tuple[int, ...]:
    from protlib.search import treaties  # which only words need

    return tuple(filter(None, treaties.titled(index, bare))) if bare else ()


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

    def bare(self) -> list[Wanted]:
        """Return the words of a query that has nothing but words without a field; none of any other."""
        words = [node for node in self.nodes if isinstance(node, q.Word) and not node.field]
        return [self.words[word] for word in words] if len(words) == len(self.nodes) else []

    def wanted(self) -> list[Wanted]:
        """Return the words and phrases that were looked up; bare words are required, the optional ones only where all are."""
        bare = {node for node in self.nodes if isinstance(node, q.Word) and not node.field}
        named = self._named([word for word in self.words if word in bare])
        required = {word for word in bare if not self.words[word].is_optional or word in named} or bare
        found = [one._replace(is_required=word in required) for word, one in self.words.items()]
        return [*found, *self.phrases.values()]

    def _named(self, bare: Sequence[q.Word]) -> set[q.Word]:
        """Return the words of a question that name concepts together, though alone they carry nothing: "trata de personas"."""
        if self.exact or not asks(bare):
            return set()
        runs = _runs([self.words[word] for word in bare])
        return {word for run in runs for word in bare[run.start : run.end] if folded(word.text) in IN_QUESTIONS}

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


def _figures(index: Index, within: int) -> Wanted:
    from protlib.search.concepts import figures  # which few queries need

    return figures(index, within)


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
