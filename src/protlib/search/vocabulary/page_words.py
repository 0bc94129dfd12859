"""What words that are looked for in the text of files may stand for: as in records, but by the words of the pages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.fulltext.page_query import Group, PageQuery, Run
from protlib.index import bitmaps
from protlib.index.parts import PARTS_BY_FIELD
from protlib.index.text_lines import TextLine
from protlib.index.words import canonical_form, split_words, tokens
from protlib.search import query as q
from protlib.search.expansion import Posting, Term, expand
from protlib.search.vocabulary import treaties
from protlib.search.vocabulary.concept_mentions import find_mentions

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex

_PART: Final = PARTS_BY_FIELD["abstract"][0]
"""Pages are prose, of which every word counts and no acronym is made."""
_SOMEWHERE: Final = bitmaps.pack([0])
_NEAR: Final = 8
"""Words that may stand between two typed ones, for each of these, where they are near each other."""
_LONGEST_NAME: Final = 8
_MOST_MISTAKES: Final = 2

Simple = q.Word | q.Phrase


class PageQuestion(NamedTuple):
    """What is asked of pages: the `query`; `closer` queries, the closest first, whose pages come before the others.

    `left_out` are typed words that stand on no page in any spelling, `spellings` the words of pages for a misspelt one.
    """

    query: PageQuery
    closer: Sequence[PageQuery] = ()
    left_out: Sequence[str] = ()
    spellings: Mapping[str, Sequence[str]] = {}


def ask_pages(
    pages: "PageIndex", wanted: Sequence[Sequence[Simple]], unwanted: Sequence[Simple], *, exact: bool
) -> PageQuestion:
    """Return what pages must have: one word or phrase of each alternative that is wanted, and none that is unwanted."""
    single = [simple[0] for simple in wanted if len(simple) == 1]
    words = [node._replace(field="") for node in single if isinstance(node, q.Word)]
    terms = _required(_expand(pages, words, exact))
    names = [] if exact else _other_names([term.word.text for term in terms])
    groups = {term.word.text: _group(term, names[place] if names else ()) for place, term in enumerate(terms)}
    left_out = [text for text, group in groups.items() if not group]
    of_phrases = [(_literal(node),) for node in single if isinstance(node, q.Phrase)]
    of_alternatives = [
        tuple(run for node in simple for run in _alternative(pages, node, exact))
        for simple in wanted
        if len(simple) > 1
    ]
    others = [group for group in (*of_phrases, *of_alternatives) if group and group[0].words]
    having = [group for group in groups.values() if group]
    if exact and left_out:
        having = [group or (Run((canonical_form(text),)),) for text, group in groups.items()]
    excluded = tuple(run for node in unwanted for run in _alternative(pages, node, exact=True) if run.words)
    return PageQuestion(
        PageQuery((*having, *others), excluded),
        tuple(_closer(single, terms, others, excluded))[: -1 if exact else None],
        left_out,
        {term.word.text: spelt for term in terms if (spelt := _spellings(term))},
    )


def _expand(pages: "PageIndex", words: Sequence[q.Word], exact: bool) -> list[Term]:
    """Return the meanings of words on pages, by the same rules as in records."""
    return expand(_PageWords(pages), words, exact)


def _required(terms: Sequence[Term]) -> list[Term]:
    """Return the words that a page must have: without very common ones, if there are others."""
    return [term for term in terms if not term.is_optional] or list(terms)


def _group(term: Term, names: Iterable[Run]) -> Group:
    runs = [
        Run((word,), match.how == "beginning") for match in term.matches for word in match.words[: _words_of(match.how)]
    ]
    return tuple(dict.fromkeys((*runs, *names)))


def _words_of(how: str) -> int | None:
    """Return how many words of a match count: of a word itself its search form, which pages have, and no other."""
    return None if how else 1


def _spellings(term: Term) -> list[str]:
    return [match.words[0] for match in term.matches if match.how == "spelling"]


def _literal(node: Simple) -> Run:
    return Run(tuple(map(canonical_form, split_words(node.text))))


def _alternative(pages: "PageIndex", node: Simple, exact: bool) -> Group:
    """Return the runs of one side of an alternative."""
    if isinstance(node, q.Phrase):
        return (_literal(node),)
    return _group(_expand(pages, [node._replace(field="")], exact)[0], ())


def _closer(
    nodes: Sequence[Simple], terms: Sequence[Term], others: Sequence[Group], excluded: tuple[Run, ...]
) -> Iterator[PageQuery]:
    """Yield queries for the words as typed: side by side in their order, near each other, on one page."""
    typed = [Run((canonical_form(term.word.text),), term.word.is_open) for term in terms]
    in_order = tuple(word for node in nodes for word in _literal(node).words)
    if len(nodes) > 1 and not any(run.is_open for run in typed):
        yield PageQuery(((Run(in_order),),), excluded)
    if len(typed) > 1:
        yield PageQuery(tuple((run,) for run in typed), excluded, _NEAR * len(typed))
    if typed:
        yield PageQuery((*((run,) for run in typed), *others), excluded)


def _other_names(texts: Sequence[str]) -> list[list[Run]]:
    """Return for each word the other names of what it names, by itself or with those beside it."""
    names: defaultdict[int, list[Run]] = defaultdict(list)
    for start, end, text in _mentions(texts):
        runs = [Run(tuple(form)) for name in text if (form := tokens(name))]
        for place in range(start, end):
            names[place] += runs
    return [names[place] for place in range(len(texts))]


def _mentions(texts: Sequence[str]) -> Iterator[tuple[int, int, Iterable[str]]]:
    """Yield words from a start up to an end that name a concept, a body, a place or a treaty, with its names."""
    from protlib.search.vocabulary import places

    for mention in find_mentions(texts):
        from protlib.record.concepts import concept_with_code

        yield (
            mention.start,
            mention.end,
            [label.text for code in mention.codes for label in concept_with_code(code).labels],
        )
    for place in places.find_mentions(texts):
        yield place.start, place.end, [place.name]
    for start in range(len(texts)):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(texts)) + 1):
            text = " ".join(texts[start:end])
            if end == start + 1 and not (len(text) > 1 and text.isupper()):
                continue
            yield start, end, _names_of_body(text)
            if any(map(treaties.is_telling, texts[start:end])):
                yield start, end, _names_of_treaty(text)


def _names_of_body(text: str) -> Iterator[str]:
    from protlib.search.vocabulary import bodies

    for body in bodies.find_bodies(text, is_sure=True):
        yield from bodies.names_of(body)


def _names_of_treaty(text: str) -> Iterator[str]:
    from protlib.record.instruments import find_instruments

    for instrument in find_instruments(text):
        yield from instrument.all_names()


class _PageWords:
    """The words of pages as if each stood in one record; see `expansion.Words`."""

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

    def spelt_like(self, word: str, shared: int) -> list[str]:  # noqa: ARG002 - the engine compares lengths
        return list(self._pages.words_like(word, _MOST_MISTAKES))

    def side_by_side(self, numbers: Collection[int], words: Iterable[str]) -> list[int]:  # noqa: ARG002 - see `Run`
        return []

    def texts(self, numbers: Collection[int]) -> Iterator[tuple[int, Iterator[TextLine]]]:  # noqa: ARG002 - see `Run`
        return iter(())


def _postings(words: Iterable[str]) -> Iterator[Posting]:
    return ((word, _PART, _SOMEWHERE) for word in words)
