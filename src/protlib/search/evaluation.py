"""From the tree of a query to the records that match it, and the matches of its words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import and_
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.parts import KEY, PARTS
from protlib.index.words import QUESTION_WORDS, fold_word
from protlib.search import query as q
from protlib.search.expansion import add_acronyms, add_spellings, asks_for_numbers, expand, is_asking
from protlib.search.hit_list import MatchedConcepts, MatchedRecords, MatchedUnits
from protlib.search.other_names import OtherNames
from protlib.search.own_fields import OwnFields
from protlib.search.ranking import Ranking
from protlib.search.term import Term, WordMeaning
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.search.vocabulary.concept_mentions import ConceptMention
    from protlib.search.vocabulary.concepts import AskedConcepts

_SURE_SHARE: Final = 0.6  # of a score from 0 to 1: records that have less may only have the words by chance
_FEW_WORDS: Final = 2  # of a query: all of them count
_ENOUGH: Final = 5  # records: with fewer, those that lack a word are shown as well
_TELLING: Final = 0.5  # the weight of a part: an abstract or a note has less, and many words
_DISTINCTIVE_LETTERS: Final = 4  # an acronym in capitals of fewer letters is a word as well


class QueryMeanings(NamedTuple):
    """What the parts of a query stand for in a library.

    Words stand for themselves alone if `exact`. `find_by_node` returns the records of a filter, of a saved search, or
    with a word in the text of a file.
    """

    exact: bool
    find_by_node: Callable[[q.Node], int]
    own_fields: OwnFields
    other_names: OtherNames


def match(index: Index, text: str, nodes: Sequence[q.Node], scope: int, meanings: QueryMeanings) -> MatchedRecords:
    """Return the records among some that match the parts of a query; its text may be a citation key.

    If no record has all of the bare words, or none that has them convinces, a word may stand for a similar one, and as
    few words as possible are left out.
    """
    exact = meanings.exact
    evaluation = _Evaluation(index, nodes, meanings, by_concept=not exact)
    scope = evaluation.narrow(scope)
    terms = evaluation.terms()
    if not exact and asks_for_numbers(node for node in nodes if isinstance(node, q.Word)):
        terms.append(_match_figures(index, scope))
    key = index.find_key(text.strip()) & scope
    if key and not any(match.relation == "key" for term in terms for match in term.matches):
        terms.append(Term(q.Word(text), (WordMeaning("key", 1.0, {KEY: key}),)))
    saved = tuple(node.name for node in nodes if isinstance(node, q.SavedTerm))
    start = MatchedRecords(scope, tuple(terms), saved=saved)
    matched = _match_words(index, start, exact=exact)
    if matched.units.lacking_count:
        matched = _match_without_provisions(index, start) or matched
    if not exact:
        matched = matched._replace(tiers=(*_treaty_tiers(index, evaluation.bare_terms()), *matched.tiers))
    names_records = not exact and any(isinstance(node, q.Identifier | q.Phrase) for node in nodes)
    return _keep_named(matched, key, scope if names_records else 0)


def _keep_named(matched: MatchedRecords, key: int, named: int) -> MatchedRecords:
    """Return the results with the record of a key; where no record has the words, those that are `named` without them.

    Such are the records of an ISBN behind “ISBN”, and of a title in quotation marks before its town and year.
    """
    if key and not matched.bits:
        none = [term._replace(is_required=False) for term in matched.required_terms()]
        return matched.replace_required(none)._replace(bits=key)
    return matched._replace(bits=matched.bits | key or named)


def _match_words(index: Index, matched: MatchedRecords, *, exact: bool) -> MatchedRecords:
    """Return the records with all of the required words, or with as many as any record has."""
    if not matched.terms:
        return matched
    scope, required = matched.bits, matched.required_terms()
    literal = scope & _having_all(required)
    if exact or not required:
        return matched._replace(bits=literal, ranking=Ranking(index, matched.terms))
    runs = _find_concepts(required)
    if runs:
        concepts = _match_concepts(index, required, runs, scope, alike=matched.is_question())
        if by_concept := _match_by_concept(index, matched, concepts):
            return _fill_up(index, by_concept, required, runs, scope)
        if acronym_terms := _terms_of_short_acronym(index, required, runs, scope):
            return _match_spellings(index, matched.replace_required(acronym_terms), runs)
        required = list(concepts.extended)
    matched = matched.replace_required(required)
    ranking = Ranking(index, matched.terms)
    if literal and ranking.top_score(literal) >= _SURE_SHARE:
        return _fill_up(index, matched._replace(bits=literal, ranking=ranking), required, runs, scope)
    return _match_spellings(index, matched, runs)


def _match_without_provisions(index: Index, matched: MatchedRecords) -> MatchedRecords | None:
    """Return the records with all words but those of a provision, which order them; None without a provision.

    Records in which the words of the provision stand side by side come first.
    """
    from protlib.search.vocabulary import places, treaties

    terms, provision = treaties.release_provisions(matched.terms)
    if not provision:
        return None
    matched = _match_words(index, matched._replace(terms=terms), exact=False)
    words = matched.units.texts or [term.word.text for term in matched.required_terms()]
    with_provision = matched.bits & bitmaps.union(places.find_side_by_side(index, provision, "").values())
    units = matched.units._replace(texts=[*words, provision], lacking_count=matched.units.lacking_count + 1)
    return matched._replace(units=units, tiers=(with_provision, *matched.tiers))


def _match_by_concept(index: Index, matched: MatchedRecords, concepts: "AskedConcepts") -> MatchedRecords | None:
    """Return the records with the words or with the concepts of these names; None where the concepts add no record."""
    scope = matched.bits
    literal, extended = (scope & _having_all(terms) for terms in (concepts.literal, concepts.by_concept))
    by_concept = extended & ~literal
    if not by_concept:
        return None
    matched = matched.replace_required(concepts.extended)
    either = literal | by_concept
    return matched._replace(
        bits=scope & _having_all(matched.required_terms()),
        concepts=MatchedConcepts(concepts.texts, by_concept),
        tiers=(literal & _intersect(concepts.in_title), either & _intersect(concepts.concept_records), either),
        ranking=Ranking(index, matched.terms),
    )


def _match_spellings(index: Index, matched: MatchedRecords, runs: "Sequence[ConceptMention]") -> MatchedRecords:
    """Return the records with words of a similar spelling; with some of the words, where none of these convinces."""
    scope, required = matched.bits, matched.required_terms()
    spelt = [add_spellings(index, term) if term.is_known() else term for term in required]
    matched_spellings = matched.replace_required(add_acronyms(index, spelt, only_organisations=False))
    ranking = Ranking(index, matched_spellings.terms)
    bits = scope & _having_all(matched_spellings.required_terms())
    if len(required) == 1 or (bits and (len(required) <= _FEW_WORDS or ranking.top_score(bits) >= _SURE_SHARE)):
        return matched_spellings._replace(bits=bits, ranking=ranking)
    return _match_partly(index, matched, required, runs, scope)


def _terms_of_short_acronym(
    index: Index, required: Sequence[Term], runs: "Sequence[ConceptMention]", scope: int
) -> Sequence[Term]:
    """Return what a short acronym asks for as a concept alone, where no record has that; else nothing."""
    if not _is_short(required, runs):
        return ()
    alone = _match_concepts(index, required, runs, scope, alone=True)
    return alone.by_concept if alone.texts and not scope & _having_all(alone.by_concept) else ()


def _is_short(required: Sequence[Term], runs: "Sequence[ConceptMention]") -> bool:
    """Tell whether the acronym of a concept is so short that many titles have words with these initials."""
    texts = (required[run.start].word.text for run in runs if run.end == run.start + 1)
    return any(text.isupper() and len(text) < _DISTINCTIVE_LETTERS for text in texts)


def _fill_up(
    index: Index, matched: MatchedRecords, required: Sequence[Term], runs: "Sequence[ConceptMention]", scope: int
) -> MatchedRecords:
    """Return the results of a question; if they are few, with the best records that have some of its words."""
    if matched.bits.bit_count() >= _ENOUGH or not matched.is_question():
        return matched
    partial = _match_partly(index, matched, required, runs, scope)
    by_concept = matched.concepts.bits | (partial.concepts.bits & ~matched.bits)
    return partial._replace(
        bits=matched.bits | partial.bits,
        tiers=(*matched.tiers, matched.bits),
        concepts=partial.concepts._replace(bits=by_concept),
        units=partial.units._replace(full=matched.bits),
    )


def _match_partly(
    index: Index, matched: MatchedRecords, required: Sequence[Term], runs: "Sequence[ConceptMention]", scope: int
) -> MatchedRecords:
    """Return the records that have as many of the required words as any has; words of one concept count as one.

    The results of a question are ordered by its words alone; else records with the requested concept come first.
    """
    from protlib.search.units import find_most, make_units, union_distinctive

    alone = _match_concepts(index, required, runs, scope, alone=True, alike=matched.is_question()) if runs else None
    required = alone.by_concept if alone else required
    query_units = make_units(required, runs, alone.concept_records if alone else ())
    if matched.is_question():
        bits, lacking = find_most(query_units, scope, _ENOUGH)
    else:
        first = union_distinctive(query_units)
        having = scope & bitmaps.union(unit.bits for unit in query_units if unit.named_bits)
        bits, lacking = find_most(query_units, having or scope, 1)
        bits |= find_most(query_units, scope, 1)[0]
        matched = matched._replace(tiers=(scope & _telling_all(required), first))
    matched = matched.replace_required(required)
    texts = alone.texts if alone else ()
    return matched._replace(
        bits=bits,
        units=MatchedUnits([unit.text for unit in query_units], lacking),
        concepts=MatchedConcepts(texts, bits & bitmaps.union(match.all_bits() for _text, match in texts)),
        ranking=Ranking(index, matched.terms),
    )


def _find_concepts(required: Sequence[Term]) -> "Sequence[ConceptMention]":
    """Return the required words that name concepts; none where "*" asks for beginnings."""
    if any(term.word.is_open for term in required):
        return ()
    # A query with --exact never needs them.
    from protlib.search.vocabulary.concept_mentions import find_concept_mentions

    return list(find_concept_mentions([term.word.text for term in required]))


def _match_concepts(
    index: Index,
    required: Sequence[Term],
    runs: "Sequence[ConceptMention]",
    scope: int,
    *,
    alone: bool = False,
    alike: bool = False,
) -> "AskedConcepts":
    from protlib.search.vocabulary.concepts import match_terms  # which reads the thesaurus

    return match_terms(index, required, runs, scope, alone=alone, alike=alike)


def _having_all(required: Iterable[Term]) -> int:
    """Return the records with all words; all records where there are no words."""
    bits = -1
    for term in required:
        bits &= term.all_bits()
    return bits


def _telling_all(required: Iterable[Term]) -> int:
    """Return the records with all words in titles, names, places and the like, where they do not meet by chance."""
    return _intersect(
        bitmaps.union(
            bits for match in term.matches for part, bits in match.parts.items() if PARTS[part].weight >= _TELLING
        )
        for term in required
    )


def _intersect(sets: Iterable[int]) -> int:
    """Return the records that are in all of some sets."""
    return reduce(and_, sets, -1)


def _add_names(index: Index, meanings: QueryMeanings, terms: Sequence[Term]) -> list[Term]:
    """Return words with the other names of bodies, and unless exact of places and treaties, joined or apart."""
    with_bodies = meanings.other_names.add_to_terms(index, terms, exact=meanings.exact)
    if meanings.exact:
        return with_bodies
    from protlib.search.vocabulary import places, treaties

    return _add_compounds(index, places.add_places(index, treaties.add_treaties(index, with_bodies)))


def _add_compounds(index: Index, terms: Sequence[Term]) -> list[Term]:
    """Return words with those that records have joined or apart; a lone word that the library has is enough."""
    if len(terms) == 1 and terms[0].is_known():
        return list(terms)
    from protlib.search.vocabulary.compounds import add_compounds  # which a lone word of the library never needs

    return add_compounds(index, terms)


def _treaty_tiers(index: Index, bare: Sequence[Term]) -> tuple[int, ...]:
    from protlib.search.vocabulary import treaties

    return tuple(filter(None, treaties.find_titled(index, bare))) if bare else ()


class _Evaluation:
    """The parts of one query over an index; its words are looked up once."""

    def __init__(self, index: Index, nodes: Sequence[q.Node], meanings: QueryMeanings, *, by_concept: bool) -> None:
        self.index = index
        self.meanings = meanings
        self.by_concept = by_concept
        self.nodes = nodes
        positive = list(dict.fromkeys(word for node in nodes for word in _positive_words(node) if word.field != q.TEXT))
        shared = [word for word in positive if not _is_in_own_field(word)]
        expanded = expand(index, shared, partial(_add_names, index, meanings), exact=meanings.exact)
        expansions = dict(zip(shared, expanded, strict=True))
        self.words = {
            word: expansions.get(word) or meanings.own_fields.expand(word, exact=meanings.exact) for word in positive
        }
        for word in positive if by_concept else ():
            if word.field == Facet.TOPIC and not word.is_open:
                self.words[word] = self.words[word].add(_match_topic(index, word.text))
        self.phrases: dict[q.Phrase, Term] = {}

    def bare_terms(self) -> list[Term]:
        """Return the words of a query that has only words without a field; none of any other."""
        words = [node for node in self.nodes if isinstance(node, q.Word) and not node.field]
        return [self.words[word] for word in words] if len(words) == len(self.nodes) else []

    def terms(self) -> list[Term]:
        """Return the words and phrases of the query; bare words are required, optional ones only where all are."""
        bare = {node for node in self.nodes if isinstance(node, q.Word) and not node.field}
        concept_words = self._find_concept_words([word for word in self.words if word in bare])
        required = {word for word in bare if not self.words[word].is_optional or word in concept_words} or bare
        terms = [term._replace(is_required=word in required) for word, term in self.words.items()]
        return [*terms, *self.phrases.values()]

    def _find_concept_words(self, bare: Sequence[q.Word]) -> set[q.Word]:
        """Return the words of a question that only together name concepts: "trata de personas"."""
        if self.meanings.exact or not is_asking(bare):
            return set()
        runs = _find_concepts([self.words[word] for word in bare])
        return {word for run in runs for word in bare[run.start : run.end] if fold_word(word.text) in QUESTION_WORDS}

    def narrow(self, scope: int) -> int:
        """Return the records among some that match all parts of the query but its bare words."""
        for node in self.nodes:
            if isinstance(node, q.Phrase) and not scope:
                continue  # to look for it in all texts would change nothing
            if not isinstance(node, q.Word) or node.field:
                scope &= self.evaluate(node)
        return scope

    def evaluate(self, node: q.Node) -> int:
        """Return the records that match a part of the query."""
        match node:
            case q.Word(_, q.TEXT) | q.Phrase(_, q.TEXT) | q.Filter() | q.SavedTerm():
                return self.meanings.find_by_node(node)
            case q.Word():
                return self.words[node].all_bits()
            case q.Phrase():
                if node not in self.phrases:
                    is_own = _is_in_own_field(node)
                    phrase = self.meanings.own_fields.match_phrase(node) if is_own else self._match_phrase(node)
                    self.phrases[node] = phrase
                return self.phrases[node].all_bits()
            case q.Identifier():
                from protlib.search.filters import find_identified  # which few queries need

                return find_identified(self.index, node.text)
            case q.Not():
                literal = self.meanings._replace(exact=True)
                inner = _Evaluation(self.index, (node.node,), literal, by_concept=self.by_concept)
                return self.index.all() & ~inner.evaluate(node.node)
            case q.Or():
                return bitmaps.union(map(self.evaluate, node.nodes))
        records = self.index.all()
        for part in node.nodes:
            records &= self.evaluate(part)
        return records

    def _match_phrase(self, node: q.Phrase) -> Term:
        from protlib.search.filters import match_name  # which words alone do not need

        term = match_name(self.index, node)
        if node.field == Facet.TOPIC and self.by_concept:
            term = term.add(_match_topic(self.index, node.text))
        term = term.add(self.meanings.other_names.find_matches(self.index, node.text, node.field, term.all_bits()))
        if self.meanings.exact:
            return term
        from protlib.search.vocabulary import treaties

        return term.add(treaties.match_treaty_names(self.index, node.text, node.field))


def _match_figures(index: Index, scope: int) -> Term:
    from protlib.search.vocabulary.concepts import match_figures  # which few queries need

    return match_figures(index, scope)


def _match_topic(index: Index, text: str) -> list[WordMeaning]:
    from protlib.search.vocabulary.concepts import match_topic  # which few queries need

    return match_topic(index, text)


def _is_in_own_field(node: q.Word | q.Phrase) -> bool:
    return node.field not in ("", *q.WORD_FIELDS)


def _positive_words(node: q.Node) -> Iterator[q.Word]:
    """Yield the words that must match, without those that must not."""
    if isinstance(node, q.Word):
        yield node
    elif isinstance(node, q.And | q.Or):
        for part in node.nodes:
            yield from _positive_words(part)
