"""Which records are about a concept: they have one of its names in a title or a topic, in whatever language."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import and_
from typing import Final, Self

from protlib.frozen import NamedTuple
from protlib.index import Index, bitmaps
from protlib.index.parts import ACRONYM, CAPITALS, PARTS_BY_FIELD, TITLE
from protlib.index.word_forms import is_same_word
from protlib.index.words import STOP, canonical_form, make_acronyms, split_words
from protlib.record import concepts
from protlib.record.concepts import Concept, ConceptLabel, all_concepts
from protlib.search.query import Word
from protlib.search.term import Term, WordMeaning
from protlib.search.vocabulary.concept_mentions import ConceptMention, codes_of_concepts, strip_article
from protlib.selection import Facet
from protlib.text import fold

_VALUES: Final = {PARTS_BY_FIELD[facet][0]: facet for facet in (Facet.TAG, Facet.TOPIC, Facet.CATEGORY)}
"""The parts that say, beside the title, what a record is about, and their facets; an abstract has much else."""
_PARTS_READ: Final = frozenset((TITLE, CAPITALS, ACRONYM, *_VALUES))
_QUALITY_OF_CONCEPT: Final = 0.9  # of a match, from 0 to 1: another label of a concept is nearly what was typed
_LONGEST_CAPITALS: Final = 6  # letters of an acronym that is searched for as one
_SURE_KINDS: Final = frozenset(("", "beginning", "form", "name", "compound", "acronym"))
_SURE_OF_ACRONYM: Final = frozenset(("", "name"))
"""What a word in capitals that is an acronym of a concept stands for surely: other words may begin with its letters."""
_FIGURES: Final = "statistics"
_Form = tuple[str, ...]


class AskedConcepts(NamedTuple):
    """The words of a query that name concepts, and their meanings.

    `texts` are the typed text and the match for each concept. `literal` has only the words themselves, `by_concept`
    also the concept. `concept_records` has, for each run, the records with its concept under any name, the typed name
    too. A run without such records keeps its words as they are.
    """

    texts: Sequence[tuple[str, WordMeaning]]
    extended: Sequence[Term]
    literal: Sequence[Term]
    by_concept: Sequence[Term]
    in_title: Sequence[int]
    concept_records: Sequence[int]


class _Names:
    """The names of concepts, and where they stand in an index: their words are looked up once, however many there are.

    Texts are not read: the initials of words show whether they stand side by side in a title.
    """

    def __init__(self, index: Index, labels: Iterable[ConceptLabel]) -> None:
        self._index = index
        self._packed: defaultdict[str, dict[int, bytes]] = defaultdict(dict)
        self._unpacked: dict[tuple[str, int], int] = {}
        forms = {label: _label_forms(label) for label in labels}
        self._look_up({word for label_forms in forms.values() for form in label_forms for word in form})
        self._forms = {
            label: known_forms
            for label, label_forms in forms.items()
            if (
                known_forms := [
                    form for form in label_forms if all(word in self._packed for word in _strip_small_words(form))
                ]
            )
        }
        runs = (form for label_forms in self._forms.values() for form in label_forms if len(form) > 1)
        self._look_up({piece for form in runs for piece in make_acronyms(form)})

    def _look_up(self, words: Collection[str]) -> None:
        for word, part, blob in self._index.words(words):
            if part in _PARTS_READ:
                self._packed[word][part] = blob

    def find(self, label: ConceptLabel, candidates: int) -> dict[int, int]:
        """Return the records among some that have a name, by part; for most names no record has all words."""
        parts: defaultdict[int, int] = defaultdict(int)
        if label not in self._forms:
            return parts
        if label.is_acronym and len(label.text) <= _LONGEST_CAPITALS:
            parts[CAPITALS] = self._having_words(CAPITALS, _words(label.text), candidates)
        else:
            for form in self._forms[label]:
                parts[TITLE] |= self._find_in_titles(form, candidates)
        for part, field in _VALUES.items():
            parts[part] |= self._find_in_values(label, part, field, candidates)
        return {part: bits for part, bits in parts.items() if bits}

    def _having_words(self, part: int, words: Iterable[str], candidates: int) -> int:
        """Return the records among some that have all these words in a part."""
        for word in words:
            candidates &= self._records_with(word, part)
            if not candidates:
                break
        return candidates

    def _records_with(self, word: str, part: int) -> int:
        """Return the records that have a word in a part, unpacked when they are first asked for: most never are."""
        bits = self._unpacked.get((word, part))
        if bits is None:
            blob = self._packed.get(word, {}).get(part)
            bits = self._unpacked[word, part] = bitmaps.unite_blobs((blob,)) if blob else 0
        return bits

    def _find_in_titles(self, form: _Form, candidates: int) -> int:
        bits = self._having_words(TITLE, _strip_small_words(form), candidates)
        return self._having_words(ACRONYM, make_acronyms(form), bits) if bits and len(form) > 1 else bits

    def _find_in_values(self, label: ConceptLabel, part: int, field: str, candidates: int) -> int:
        """Return the records with the words of a name, and a value that begins with its singular or plural."""
        forms = self._forms[label]
        having = bitmaps.union(self._having_words(part, _strip_small_words(form), candidates) for form in forms)
        if not having:
            return 0
        beginnings = {fold(label.text).removesuffix("s"), *map(" ".join, forms)}
        return having & bitmaps.union(
            self._index.find_labelled(field, beginning, f"{beginning}\U0010ffff") for beginning in beginnings
        )


class _Mention(NamedTuple):
    """Typed words that name concepts: `literal_bits` are the records that have the words themselves.

    `is_distinctive` where the words in a title say what the publication is about.
    """

    concepts: Sequence[Concept]
    start: int
    terms: Sequence[Term]
    text: str
    literal_bits: int
    is_acronym: bool
    is_distinctive: bool

    @classmethod
    def from_run(cls, run: ConceptMention, terms: Sequence[Term], *, alike: bool) -> Self:
        """Return what a run of words of a query names."""
        run_concepts = [concepts.concept_with_code(code) for code in run.codes]
        run_terms = terms[run.start : run.end]
        text = " ".join(term.word.text for term in run_terms)
        literal_bits = _literal_bits(term for term in run_terms if not term.is_optional)
        is_acronym = len(run_terms) == 1 and _is_acronym(text)
        is_distinctive = not alike and _is_distinctive(run_concepts, text)
        return cls(run_concepts, run.start, run_terms, text, literal_bits, is_acronym, is_distinctive)

    @property
    def sure_kinds(self) -> Collection[str]:
        """The kinds of meanings of its words that are as likely as the concept."""
        return _SURE_OF_ACRONYM if self.is_acronym else _SURE_KINDS

    def labels(self) -> Iterator[ConceptLabel]:
        """Yield all names of its concepts."""
        return (label for concept in self.concepts for label in concept.labels)


def match_terms(
    index: Index,
    terms: Sequence[Term],
    runs: Sequence[ConceptMention],
    scope: int,
    *,
    alone: bool,
    alike: bool,
) -> AskedConcepts:
    """Return the words of a query with the concepts that runs of them name, as far as `scope` has these.

    Concepts are looked for in the records that have the other words; if `alone`, in all. If `alike`, a concept counts
    the same under whatever name.
    """
    mentions = [_Mention.from_run(run, terms, alike=alike) for run in runs]
    names = _Names(index, dict.fromkeys(label for mention in mentions for label in mention.labels()))
    in_runs = {position for run in runs for position in range(run.start, run.end)}
    if not alone:
        scope &= reduce(and_, (term.all_bits() for position, term in enumerate(terms) if position not in in_runs), -1)
    extended, literal, by_concept = list(terms), list(terms), list(terms)
    texts: list[tuple[str, WordMeaning]] = []
    in_title: list[int] = []
    concept_records: list[int] = []
    for mention in mentions:
        itself, sure = mention.literal_bits, mention.sure_kinds
        same = 0 if alike or mention.is_acronym else itself
        having = _find_concept_records(names, mention.concepts, mention.text, scope, same, alike=alike)
        in_title.append(_title_bits(having) if mention.is_distinctive else -1)
        concept_records.append(having.bits)
        for position, term in enumerate(mention.terms if having.bits else (), mention.start):
            other_bits = having.bits if alike else having.bits & ~itself
            literal[position] = _keep_only(term, sure)
            extended[position] = _put_concept_first(term, having.match, other_bits, sure)
            by_concept[position] = extended[position] if alike else literal[position].add(having.match)
        texts += [(mention.text, match) for match in having.match]
    return AskedConcepts(texts, extended, literal, by_concept, in_title, concept_records)


def find_about(index: Index, concepts: Iterable[Concept], candidates: int) -> dict[str, int]:
    """Return the records among some that are about each of some concepts, by its code, without narrower ones."""
    concepts_to_find = list(concepts)
    names = _Names(index, {label: None for concept in concepts_to_find for label in concept.labels})
    return {
        concept.code: bitmaps.union(bitmaps.union(names.find(label, candidates).values()) for label in concept.labels)
        for concept in concepts_to_find
    }


def find_all(index: Index) -> Iterator[tuple[Concept, dict[ConceptLabel, dict[int, int]]]]:
    """Yield the concepts of all records, with their names there and the records of each name by part."""
    names = _Names(index, {label: None for concept in all_concepts() for label in concept.labels})
    candidates = index.all()
    for concept in all_concepts():
        having = {label: names.find(label, candidates) for label in concept.labels}
        if labels := {label: parts for label, parts in having.items() if parts}:
            yield concept, labels


def find_concepts(text: str) -> tuple[Concept, ...]:
    """Return the concepts that a whole text names, or whose code it is ("child-marriage")."""
    code = "-".join(fold(text).split())
    codes = codes_of_concepts(text) or tuple(concept.code for concept in all_concepts() if concept.code == code)
    return tuple(map(concepts.concept_with_code, codes))


def match_topic(index: Index, text: str) -> list[WordMeaning]:
    """Return the meanings of the words of `topic:` as a concept: records about it, or about a narrower one."""
    bits = find_subjects_under(index, meanings, index.all()) if (meanings := find_concepts(text)) else 0
    return (
        [WordMeaning("concept", _QUALITY_OF_CONCEPT, {PARTS_BY_FIELD[Facet.TOPIC][0]: bits}, (), (meanings[0].name,))]
        if bits
        else []
    )


def match_figures(index: Index, candidates: int) -> Term:
    """Return the term for a question with "how many": records with figures come first."""
    figure_concepts = (concepts.concept_with_code(_FIGURES),)
    names = _Names(index, dict.fromkeys(figure_concepts[0].labels))
    return Term(Word("how many"), tuple(_find_concept_records(names, figure_concepts, "", candidates, 0).match))


def find_concept_sets(index: Index, candidates: int) -> Iterator[tuple[str, int]]:
    """Yield the concepts by name, each with the records among some that are about it or a narrower one."""
    bits_by_code = find_about(index, all_concepts(), candidates)
    for concept in all_concepts():
        yield (
            concept.name,
            bitmaps.union(bits_by_code[narrower.code] for narrower in (concept, *concepts.narrower_concepts(concept))),
        )


def find_subjects_under(index: Index, concepts_of_query: Iterable[Concept], candidates: int) -> int:
    """Return the records among some that are about concepts, or about narrower ones."""
    by_code = {
        inner.code: inner for concept in concepts_of_query for inner in (concept, *concepts.narrower_concepts(concept))
    }
    return bitmaps.union(find_about(index, by_code.values(), candidates).values())


class _ConceptRecords(NamedTuple):
    """The records of some concepts: all, those with the typed name by part, and the match of other names."""

    bits: int
    by_text: Mapping[int, int]
    match: Sequence[WordMeaning]


def _find_concept_records(
    names: _Names, concepts: Sequence[Concept], text: str, candidates: int, itself: int, *, alike: bool = False
) -> _ConceptRecords:
    """Return the records among some of concepts, as `_ConceptRecords`; no match where all are in `itself`."""
    text_words = tuple(_words(text))
    bits = 0
    parts: defaultdict[int, int] = defaultdict(int)
    typed_parts: defaultdict[int, int] = defaultdict(int)
    labels: list[str] = []
    for label in dict.fromkeys(label for concept in concepts for label in concept.labels):
        if not (by_part := names.find(label, candidates)):
            continue
        own_bits = bitmaps.union(by_part.values())
        bits |= own_bits
        is_typed = _is_typed(_label_forms(label)[0], text_words)
        if is_typed:
            _join(typed_parts, by_part)
        if alike or label.is_acronym or not is_typed:
            _join(parts, by_part)
            if own_bits & ~itself:
                labels.append(label.text)
    words = tuple(dict.fromkeys(word for label in labels for word in _words(label) if word not in STOP))
    match = [WordMeaning("concept", _QUALITY_OF_CONCEPT, parts, words, tuple(labels))] if labels else []
    return _ConceptRecords(bits, typed_parts, match)


def _is_typed(label_words: _Form, text_words: _Form) -> bool:
    """Tell whether a name was typed, in whatever case: "беженцы" for "беженцев"."""
    return len(label_words) == len(text_words) and all(map(is_same_word, label_words, text_words))


def _join(parts: defaultdict[int, int], added: Mapping[int, int]) -> None:
    for part, bits in added.items():
        parts[part] |= bits


@cache  # the labels are those of one table, which are asked for by each overview, page and list of concepts
def _label_forms(label: ConceptLabel) -> tuple[_Form, ...]:
    """Return the words of a label as they stand in texts; an Arabic word with an article comes without it, too."""
    words = tuple(_words(label.text))
    bare = tuple(map(strip_article, words))
    return (words,) if bare == words else (words, bare, (bare[0], *words[1:]))


def _strip_small_words(form: _Form) -> Iterator[str]:
    return (word for word in form if word not in STOP)


def _words(text: str) -> list[str]:
    return [canonical_form(word) for word in split_words(text)]


def _put_concept_first(term: Term, match: Sequence[WordMeaning], other_bits: int, sure: Collection[str]) -> Term:
    """Return a word with its meanings: surely itself, then a concept, then the unsure ones.

    Records that have the concept by another name count the same, whether or not that name shares a word with the typed
    one.
    """
    itself = [_exclude(match, other_bits) for match in term.matches if match.relation in sure]
    unsure = [match for match in term.matches if match.relation not in {*sure, "spelling"}]
    return term._replace(matches=(*itself, *match, *unsure))


def _exclude(match: WordMeaning, other_bits: int) -> WordMeaning:
    return match._replace(
        parts={part: own_bits for part, bits in match.parts.items() if (own_bits := bits & ~other_bits)}
    )


def _title_bits(having: _ConceptRecords) -> int:
    """Return the records whose title has a concept by the typed name."""
    return having.by_text.get(TITLE, 0) | having.by_text.get(CAPITALS, 0)


def _is_distinctive(concepts: Sequence[Concept], text: str) -> bool:
    """Tell whether a text surely means concepts: a single word other than a concept's first name may not."""
    words = _words(text)
    if len(words) > 1 or _is_acronym(text):
        return True
    return any(_words(names[0]) == words for concept in concepts for names in concept.languages().values())


def _is_acronym(text: str) -> bool:
    """Tell whether a word is written as an acronym, or as the plural of one: "UASC", "IDPs"."""
    return text.removesuffix("s").isupper()


def _keep_only(term: Term, hows: Collection[str]) -> Term:
    return term._replace(matches=tuple(match for match in term.matches if match.relation in hows))


def _literal_bits(terms: Iterable[Term]) -> int:
    """Return the records that have all of some words themselves, in whatever case."""
    return reduce(and_, (bitmaps.union(match.all_bits() for match in _literal_matches(term)) for term in terms), -1)


def _literal_matches(term: Term) -> Iterator[WordMeaning]:
    has_cases = not canonical_form(term.word.text).isascii()
    return (match for match in term.matches if not match.relation or (has_cases and match.relation == "form"))
