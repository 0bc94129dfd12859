"""From the tree of a query to the records that match it, and what its words matched."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from protlib.index import Index
from protlib.search import query as q
from protlib.search.expansion import KEY, Match, Wanted, add_acronyms, add_misspelt, expand, phrase, union
from protlib.search.filters import identified
from protlib.search.ranking import Ranking
from protlib.search.slices import at_least, summed

_SURE: Final = 0.6
_FEW_WORDS: Final = 2


class Matched(NamedTuple):
    """The records that match a query, and what was wanted.

    `required` are the bare words of the query that must match; a record may lack as many of them as `lacking` says.
    `ranking` orders the records; it is None where there are no words to order them by.
    """

    bits: int
    wanted: list[Wanted]
    required: list[Wanted]
    lacking: int
    ranking: Ranking | None


def match(
    index: Index, text: str, within: int, *, exact: bool, restrict: Callable[[q.Filter], int]
) -> Matched:
    """Return the records among some that match a query; `restrict` returns those that a filter lets through.

    Where no record has all of the bare words, or none that has them convinces, a word may be misspelt for another, and
    as few words as possible are left out.
    """
    tree = q.parse(text, lambda identifier: bool(identified(index, identifier)))
    nodes = tree.nodes if isinstance(tree, q.And) else (tree,)
    if not nodes:
        q.refuse(q.tidy(text), 0, "there is no word in this to be found")
    evaluation = _Evaluation(index, nodes, exact, restrict)
    for node in nodes:
        if isinstance(node, q.Phrase) and not within:
            continue  # to look for it in all texts would change nothing
        if not isinstance(node, q.Word) or node.field:
            within &= evaluation.bits(node)
    asked = dict.fromkeys(node for node in nodes if isinstance(node, q.Word) and not node.field)
    bare = [evaluation.words[node] for node in asked]
    required = [wanted for wanted in bare if not wanted.is_optional] or bare
    wanted = [*evaluation.words.values(), *evaluation.phrases.values()]
    if key := index.with_key(text.strip()) & within:
        wanted.append(Wanted(q.Word(text), [Match("key", 1.0, {KEY: key})], is_optional=True))
    found = _words(index, Matched(within, wanted, required, 0, None), exact)
    if key and not found.bits:
        return found._replace(bits=key, required=[])
    return found._replace(bits=found.bits | key)


def _words(index: Index, found: Matched, exact: bool) -> Matched:
    """Return those of the records that have all of the required words, or as many as any has."""
    if not found.wanted:
        return found
    within = found.bits
    bits = within & _with_all(found.required)
    ranking = Ranking(index, found.wanted)
    if exact or not found.required or (bits and ranking.top(bits) >= _SURE):
        return found._replace(bits=bits, ranking=ranking)
    add_misspelt(index, [wanted for wanted in found.required if wanted.is_known()])
    add_acronyms(index, found.required, only_organisations=False)
    ranking = Ranking(index, found.wanted)
    bits = within & _with_all(found.required)
    if len(found.required) == 1 or (
        bits and (len(found.required) <= _FEW_WORDS or ranking.top(bits) >= _SURE)
    ):
        return found._replace(bits=bits, ranking=ranking)
    bits, lacking = _with_most(found.required, within)
    return found._replace(bits=bits, lacking=lacking, ranking=ranking)


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


class _Evaluation:
    """The parts of one query over an index; its words are looked up once."""

    def __init__(
        self, index: Index, nodes: Iterable[q.Node], exact: bool, restrict: Callable[[q.Filter], int]
    ) -> None:
        self.index = index
        self.restrict = restrict
        words = list(dict.fromkeys(word for node in nodes for word in _positive(node)))
        self.words = dict(zip(words, expand(index, words, exact), strict=True))
        self.phrases: dict[q.Phrase, Wanted] = {}

    def bits(self, node: q.Node) -> int:
        """Return the records that match a part of the query."""
        match node:
            case q.Word():
                return self.words[node].bits()
            case q.Phrase():
                if node not in self.phrases:
                    self.phrases[node] = phrase(self.index, node)
                return self.phrases[node].bits()
            case q.Filter():
                return self.restrict(node)
            case q.Identifier():
                return identified(self.index, node.text)
            case q.Not():
                other = _Evaluation(self.index, (node.node,), True, self.restrict)
                return self.index.all() & ~other.bits(node.node)
            case q.Or():
                return union(map(self.bits, node.nodes))
        found = self.index.all()
        for part in node.nodes:
            found &= self.bits(part)
        return found


def _positive(node: q.Node) -> Iterator[q.Word]:
    """Yield the words that are to match, not those that must not."""
    if isinstance(node, q.Word):
        yield node
    elif isinstance(node, q.And | q.Or):
        for part in node.nodes:
            yield from _positive(part)
