"""What words that are looked for in the text of files may stand for: as in records, but by the words of the pages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from protlib.frozen import NamedTuple
from protlib.fulltext.page_query import Group, PageQuery, WordSequence
from protlib.index import bitmaps
from protlib.index.parts import PARTS_BY_FIELD
from protlib.index.text_lines import TextLine
from protlib.index.words import canonical_form, split_words, tokens
from protlib.search import query as q
from protlib.search.expansion import expand
from protlib.search.term import Posting, Term
from protlib.search.vocabulary.concept_mentions import find_concept_mentions

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex

_PART: Final = PARTS_BY_FIELD["abstract"][0]
"""Pages are prose, of which every word counts and no acronym is made."""
_SOMEWHERE: Final = bitmaps.pack_bits([0])
_WORDS_BETWEEN: Final = 8
"""Words that may stand between two typed ones, for each of these, where they are near each other."""
_LONGEST_NAME: Final = 8  # words: of longer names a page has the acronym or a part

Simple = q.Word | q.Phrase


class PageQuestion(NamedTuple):
    """What is asked of pages: one of the `queries`, the first of which has the words themselves.

    The pages of `closer` queries come before the others, those of the closest first. `marks` is what to mark on a page,
    `left_out` are typed words that stand on no page in any spelling, `spellings` the words of pages for a misspelt one.
    """

    queries: Sequence[PageQuery]
    closer: Sequence[PageQuery] = ()
    marks: Sequence[Group] = ()
    left_out: Sequence[str] = ()
    spellings: Mapping[str, Sequence[str]] = {}


class _Mention(NamedTuple):
    """Typed words from a start up to an end that name something, and its other names that pages may have."""

    start: int
    end: int
    names: Group


def ask_pages(
    pages: "PageIndex", alternatives: Sequence[Sequence[Simple]], unwanted: Sequence[Simple], *, exact: bool
) -> PageQuestion:
    """Return what pages must have: one word or phrase of each alternative that is wanted, and none that is unwanted."""
    single = [simple[0] for simple in alternatives if len(simple) == 1]
    words = [node._replace(field="") for node in single if isinstance(node, q.Word)]
    terms = _drop_optional(_expand(pages, words, exact=exact))
    groups = [_group(pages, term) or (_make_typed_run(term),) * exact for term in terms]
    mentions = [] if exact else list(_find_mentions(pages, [term.word.text for term in terms]))
    further_groups = tuple(_groups_beside_words(pages, alternatives, exact=exact))
    excluded = tuple(run for node in unwanted for run in _alternative(pages, node, exact=True) if run.words)
    in_names = {position for mention in mentions for position in range(mention.start, mention.end)}
    ways = list(_possible_ways(groups, mentions, in_names)) or [[]]
    nowhere = [position for position, group in enumerate(groups) if not group and position not in in_names]
    return PageQuestion(
        [PageQuery((*way, *further_groups), excluded) for way in ways],
        tuple(_narrower_queries(single, terms, groups, further_groups, excluded))[: -1 if exact else None],
        (*filter(None, groups), *further_groups, *(mention.names for mention in mentions)),
        [terms[position].word.text for position in nowhere],
        {term.word.text: spelt for term in terms if (spelt := _spellings(term))},
    )


def _groups_beside_words(
    pages: "PageIndex", alternatives: Sequence[Sequence[Simple]], *, exact: bool
) -> Iterator[Group]:
    """Yield what pages must have beside single words: each phrase, then one side of each of several alternatives."""
    phrases = [nodes[0] for nodes in alternatives if len(nodes) == 1 and isinstance(nodes[0], q.Phrase)]
    several = [nodes for nodes in alternatives if len(nodes) > 1]
    for nodes in (*([phrase] for phrase in phrases), *several):
        group = tuple(run for node in nodes for run in _alternative(pages, node, exact=exact))
        if group and group[0].words:
            yield group


def _possible_ways(
    groups: Sequence[Group], mentions: Sequence[_Mention], in_names: Collection[int]
) -> Iterator[Sequence[Group]]:
    """Yield the groups of each possible way; a name with a word on no page counts by its other names alone."""
    for way in _iterate_word_ways(groups, mentions):
        if all(group or position not in in_names for position, group in way):
            yield [group for _position, group in way if group]


def _iterate_word_ways(groups: Sequence[Group], mentions: Sequence[_Mention]) -> Iterator[Sequence[tuple[int, Group]]]:
    """Yield the words themselves, the words with one mention by its other names, and with several that stand apart.

    Each group has its position, or -1 if it is of names.
    """
    numbered = list(enumerate(groups))
    yield numbered
    for mention in mentions:
        yield [*numbered[: mention.start], (-1, mention.names), *numbered[mention.end :]]
    separate_mentions: list[_Mention] = []
    for mention in mentions:
        if not separate_mentions or mention.start >= separate_mentions[-1].end:
            separate_mentions.append(mention)
    if len(separate_mentions) > 1:
        way = list(numbered)
        for mention in reversed(separate_mentions):
            way[mention.start : mention.end] = [(-1, mention.names)]
        yield way


def _expand(pages: "PageIndex", words: Sequence[q.Word], *, exact: bool) -> list[Term]:
    """Return the meanings of words on pages, by the same rules as in records."""
    return expand(_PageWords(pages), words, exact=exact)


def _drop_optional(terms: Sequence[Term]) -> list[Term]:
    """Return the words that a page must have: without very common ones, if there are others."""
    return [term for term in terms if not term.is_optional] or list(terms)


def _group(pages: "PageIndex", term: Term) -> Group:
    runs = [
        WordSequence((word,), match.relation == "beginning")
        for match in term.matches
        for word in match.words[: _words_of(match.relation)]
    ]
    if not term.word.is_open:
        runs = [closed for run in runs for closed in _close(pages, run)]
    beginnings = {run.words for run in runs if run.is_open}  # which have the word itself, too
    return tuple(dict.fromkeys(run for run in runs if run.is_open or run.words not in beginnings))


def _close(pages: "PageIndex", run: WordSequence) -> Iterator[WordSequence]:
    """Yield the beginning of a word if pages have it, or the only word that begins so, which is found faster."""
    words = pages.words_from(run.words[0]) if run.is_open else run.words
    if words:
        yield WordSequence(run.words) if [*words] == [*run.words] else run


def _make_typed_run(term: Term) -> WordSequence:
    return WordSequence((canonical_form(term.word.text),), term.word.is_open)


def _words_of(manner: str) -> int | None:
    """Return how many words of a match count: of a word itself its search form, which pages have, and no other."""
    return None if manner else 1


def _spellings(term: Term) -> list[str]:
    return [match.words[0] for match in term.matches if match.relation == "spelling"]


def _make_sequence(node: Simple) -> WordSequence:
    return WordSequence(tuple(map(canonical_form, split_words(node.text))))


def _alternative(pages: "PageIndex", node: Simple, *, exact: bool) -> Group:
    """Return the runs of one side of an alternative."""
    if isinstance(node, q.Phrase):
        return (_make_sequence(node),)
    return _group(pages, _expand(pages, [node._replace(field="")], exact=exact)[0])


def _narrower_queries(
    nodes: Sequence[Simple],
    terms: Sequence[Term],
    groups: Sequence[Group],
    other_groups: Sequence[Group],
    excluded: tuple[WordSequence, ...],
) -> Iterator[PageQuery]:
    """Yield queries for the words as typed: side by side in their order, near each other, on one page.

    What they find, the query with the groups of the terms finds as well.
    """
    typed_runs = list(map(_make_typed_run, terms))
    in_order = tuple(word for node in nodes for word in _make_sequence(node).words)
    needed = tuple(
        group for run, group in zip(typed_runs, groups, strict=True) if group and not _covers_sequence(group, run)
    )
    all_groups = (*needed, *other_groups)
    if len(nodes) > 1 and not any(run.is_open for run in typed_runs):
        yield PageQuery(((WordSequence(in_order),),), excluded, further_groups=all_groups)
    if len(typed_runs) > 1:
        yield PageQuery(tuple((run,) for run in typed_runs), excluded, _WORDS_BETWEEN * len(typed_runs), all_groups)
    if typed_runs:
        yield PageQuery((*((run,) for run in typed_runs), *other_groups), excluded, further_groups=needed)


def _covers_sequence(group: Group, typed_sequence: WordSequence) -> bool:
    """Tell whether every page with these words in a row has one of the alternatives of a group."""
    return typed_sequence in group or any(
        run.is_open and typed_sequence.words[0].startswith(run.words[0]) for run in group
    )


def _find_mentions(pages: "PageIndex", texts: Sequence[str]) -> Iterator[_Mention]:
    """Yield what one or several words name, where pages have another name of it.

    A name that has all of the words is none: the pages with the words have it.
    """
    labels = [(start, end, _make_runs(names)) for start, end, names in _concepts(texts)]
    runs_by_span: defaultdict[tuple[int, int], dict[WordSequence, None]] = defaultdict(dict)
    for start, end, runs in (*labels, *((start, end, _make_runs(names)) for start, end, names in _mentions(texts))):
        runs_by_span[start, end] |= runs
    absent = _find_absent(pages, {run for _start, _end, runs in labels for run in runs})
    words = {word for runs in runs_by_span.values() for run in runs for word in run.words}
    known_words = frozenset(pages.known_words(words))
    for (start, end), runs in sorted(runs_by_span.items()):
        typed_forms = {form for text in texts[start:end] for form in tokens(text)}
        if findable_runs := [
            run for run in runs if known_words.issuperset(run.words) and not typed_forms.issubset(run.words)
        ]:
            # Where no run stands on a page, one is enough: it finds nothing, as all of them would.
            yield _Mention(start, end, tuple(run for run in findable_runs if run not in absent) or (findable_runs[0],))


def _make_runs(names: Iterable[str]) -> dict[WordSequence, None]:
    return {WordSequence(form): None for name in names if (form := tuple(tokens(name)))}


def _find_absent(pages: "PageIndex", labels: Collection[WordSequence]) -> Collection[WordSequence]:
    """Return the names of concepts that stand nowhere; to look for each alone would take longer than all else."""
    names = {" ".join(run.words): run for run in labels if len(run.words) > 1}
    known_names = pages.known_names(names.keys()) if names else ()
    return {run for name, run in names.items() if name not in known_names}


def _concepts(texts: Sequence[str]) -> Iterator[tuple[int, int, Iterable[str]]]:
    """Yield words from a start up to an end that name a concept, with its labels."""
    for mention in find_concept_mentions(texts):
        from protlib.record.concepts import concept_with_code

        labels = [label.text for code in mention.codes for label in concept_with_code(code).labels]
        yield mention.start, mention.end, labels


def _mentions(texts: Sequence[str]) -> Iterator[tuple[int, int, Iterable[str]]]:
    """Yield words from a start up to an end that name a body, a place or a treaty, with its names."""
    from protlib.search.vocabulary import places, treaties

    for place in places.find_place_mentions(texts):
        yield place.start, place.end, [place.name]
    for start in range(len(texts)):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(texts)) + 1):
            text = " ".join(texts[start:end])
            if end == start + 1 and not (len(text) > 1 and text.isupper()):
                continue
            yield start, end, _names_of_body(text)
            if any(map(treaties.announces_treaty, texts[start:end])):
                yield start, end, _names_of_treaty(text)


def _names_of_body(text: str) -> Iterator[str]:
    from protlib.search.vocabulary import body_synonyms

    for body in body_synonyms.find_bodies(text, is_sure=True):
        yield from body_synonyms.names_of(body)


def _names_of_treaty(text: str) -> Iterator[str]:
    from protlib.record.instruments import find_instruments

    for instrument in find_instruments(text):
        yield from instrument.all_names()


class _PageWords:
    """The words of pages as if each stood in one record; see `term.Words`."""

    def __init__(self, pages: "PageIndex") -> None:
        self._pages = pages

    def all(self) -> int:
        return 1

    def find_labelled(self, field: str, first: str, last: str) -> int:  # noqa: ARG002 - a page has no fields
        return 0

    def words(self, words: Collection[str]) -> Iterator[Posting]:
        return _postings(self._pages.known_words(words))

    def words_from(self, beginning: str) -> Iterator[Posting]:
        return _postings(self._pages.words_from(beginning))

    def spelt_like(self, shared: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
        return self._pages.words_like(shared)

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:  # noqa: ARG002 - see `WordSequence`
        return []

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:  # noqa: ARG002 - see `WordSequence`
        return iter(())


def _postings(words: Iterable[str]) -> Iterator[Posting]:
    return ((word, _PART, _SOMEWHERE) for word in words)
