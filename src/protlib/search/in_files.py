"""Records by the text of their files: which pages have the words of a query, the best first."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from protlib.errors import UsageError
from protlib.fulltext.page_query import PageHit, PageQuery
from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS_BY_FIELD, TITLE
from protlib.search import query as q
from protlib.search.evaluation import Matched
from protlib.search.expansion import Term, expand, match_phrase
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.fulltext.page_query import Group, PageIndex
    from protlib.search.vocabulary.page_words import Simple

Answer = TypeVar("Answer")
_TIER: Final = 1000.0
"""More than any score: pages that are closer to what was typed come first."""
_ABOUT: Final = frozenset((TITLE, *PARTS_BY_FIELD["abstract"]))


class PageSource(Protocol):
    """The texts of a user's files."""

    def ask(self, checksums: Collection[str], question: "Callable[[PageIndex, list[str]], Answer]") -> Answer:
        """Return what a function asks of the pages of files, and of those among them that have no text yet.

        It may be called twice. Raises UsageError where there is no place for texts.
        """


class PagesOfRecords(NamedTuple):
    """The pages that a query found: the best first of each record, and the records in order.

    `first` are the records that have the words in their title or abstract. `marks` is what to mark on a page,
    `unread` are the checksums of files that have no text yet.
    """

    marks: "Sequence[Group]"
    records: Mapping[int, Sequence[PageHit]] = {}
    first: int = 0
    notes: Sequence[str] = ()
    unread: Sequence[str] = ()

    def bits(self) -> int:
        """Return all records."""
        return sum(1 << number for number in self.records)

    def order(self, among: int) -> list[tuple[int, float]]:
        """Return the records among some, the best first, with the scores of their best pages."""
        ranked = [
            (self.first >> number & 1, hits[0].score, number)
            for number, hits in self.records.items()
            if among >> number & 1
        ]
        ranked.sort(key=lambda row: (-row[0], -row[1], row[2]))
        return [(number, score) for _first, score, number in ranked]


def in_text(node: q.Node) -> q.Node:
    """Return a part of a query with its words without a field looked for in the text of files."""
    match node:
        case q.Word() | q.Phrase():
            return node if node.field else node._replace(field=q.TEXT)
        case q.Not():
            return q.Not(in_text(node.node))
        case q.And() | q.Or():
            return node._replace(nodes=tuple(map(in_text, node.nodes)))
    return node


def split_nodes(nodes: Sequence[q.Node]) -> "tuple[list[q.Node], list[list[Simple]], list[Simple]]":
    """Return the parts of a query that are no question to pages, those that a page must have, and must not have."""
    rest: list[q.Node] = []
    wanted: list[list[Simple]] = []
    unwanted: list[Simple] = []
    for node in nodes:
        if isinstance(node, q.Not) and (negated := _negated(node)):
            unwanted.append(negated)
        elif isinstance(node, q.And) and asks_for_text(node):
            inner_rest, inner_wanted, inner_unwanted = split_nodes(node.nodes)
            rest += inner_rest
            wanted += inner_wanted
            unwanted += inner_unwanted
        elif simple := _alternatives(node):
            wanted.append(simple)
        else:
            rest.append(node)
    if unwanted and not wanted:  # no page is asked for: it is about the whole text of a record
        return [*rest, *(q.Not(node) for node in unwanted)], [], []
    return rest, wanted, unwanted


def asks_for_text(node: q.Node) -> bool:
    """Tell whether a part of a query looks for words in the text of files."""
    match node:
        case q.Not():
            return asks_for_text(node.node)
        case q.And() | q.Or():
            return any(map(asks_for_text, node.nodes))
    return bool(_as_simple(node))


def _negated(node: q.Not) -> "Simple | None":
    inner = node.node.nodes[0] if isinstance(node.node, q.And) and len(node.node.nodes) == 1 else node.node
    return _as_simple(inner)


def _alternatives(node: q.Node) -> "list[Simple]":
    """Return the words and phrases of which a page needs one; none where the node is something else."""
    nodes = node.nodes if isinstance(node, q.Or) else (node,)
    simple = [inner for inner in map(_as_simple, nodes) if inner]
    return simple if len(simple) == len(nodes) else []


def _as_simple(node: q.Node) -> "Simple | None":
    """Return a word or a phrase that is looked for in the text of files, None for anything else."""
    return node if isinstance(node, q.Word | q.Phrase) and node.field == q.TEXT else None


def match_with_files(
    index: Index,
    texts: PageSource | None,
    nodes: Sequence[q.Node],
    selection: Selection,
    within: int,
    match_rest: Callable[[Sequence[q.Node]], Matched],
) -> Matched:
    """Return the records among some that match a query, with the pages of their files.

    `match_rest` matches what is no question to pages. Raises UsageError where nothing is looked for in files that was
    to be.
    """
    rest, wanted, unwanted = split_nodes([in_text(node) for node in nodes] if selection.in_files else nodes)
    if selection.in_files and not wanted:
        raise UsageError("name a word to find in files: protlib search --in-files debt bondage")
    matched = match_rest(rest) if rest else Matched(within)
    if not wanted:
        return matched
    pages = find_pages(index, texts, wanted, unwanted, matched.bits, exact=selection.exact)
    return matched._replace(bits=matched.bits & pages.bits(), pages=pages)


def find_with_text(index: Index, texts: PageSource | None, node: q.Node, *, exact: bool) -> int:
    """Return the records with a word or a phrase in the text of a file."""
    return find_pages(index, texts, [_alternatives(node)], [], index.all(), exact=exact).bits()


def find_pages(
    index: Index,
    texts: PageSource | None,
    wanted: "Sequence[Sequence[Simple]]",
    unwanted: "Sequence[Simple]",
    within: int,
    *,
    exact: bool,
) -> PagesOfRecords:
    """Return the pages that a query asks for, of the records among some; raises UsageError without texts."""
    if texts is None:
        raise UsageError("this library is open without the texts of files")
    files = {sha256: bits for sha256, bits in index.files().items() if bits & within}

    def question(pages: "PageIndex", unread: list[str]) -> PagesOfRecords:
        from protlib.search.vocabulary.page_words import ask_pages

        asked = ask_pages(pages, wanted, unwanted, exact=exact)
        hits, is_partial = _rank(pages, asked.queries, files, exact=exact)
        tiers = _tiers([pages.find(query) for query in asked.closer] if hits else [])
        records = _by_record(hits, tiers, files, within)
        notes = list(_notes(asked.left_out, asked.spellings, is_partial=is_partial))
        notes += [unread_message(len(unread))] if unread else []
        return PagesOfRecords(asked.marks, records, _find_about(index, wanted, exact=exact), notes, unread)

    return texts.ask(files, question)


def unread_message(count: int) -> str:
    """Return how to read the files that have no text yet."""
    files = "1 file has" if count == 1 else f"{count} files have"
    return f"{files} no text yet. To read {'it' if count == 1 else 'them'}: protlib text --all"


def _rank(
    pages: "PageIndex", queries: Sequence[PageQuery], files: Collection[str], *, exact: bool
) -> tuple[list[PageHit], bool]:
    """Return the pages with all of a query, else with most of the first one, and whether they lack something."""
    hits = [hit for query in queries if query.groups for hit in pages.rank(query, files)]
    if hits or exact or len(queries[0].groups) <= 1:
        return hits, False
    return pages.rank_most(queries[0], files), True


def _tiers(closer: Sequence[set[tuple[str, int]]]) -> dict[tuple[str, int], float]:
    """Return what the score of a page is raised by: the more, the closer it is to what was typed."""
    tiers: dict[tuple[str, int], float] = {}
    for number, pages in enumerate(reversed(closer), 1):
        tiers |= dict.fromkeys(pages, number * _TIER)
    return tiers


def _by_record(
    hits: Iterable[PageHit], tiers: Mapping[tuple[str, int], float], files: Mapping[str, int], within: int
) -> dict[int, list[PageHit]]:
    """Return the pages of each record among some, the best first."""
    by_file: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for sha256, page, score in hits:
        own_pages, raised = by_file[sha256], score + tiers.get((sha256, page), 0.0)
        own_pages[page] = max(raised, own_pages.get(page, raised))
    records: defaultdict[int, list[PageHit]] = defaultdict(list)
    for sha256, scores in by_file.items():
        own = [PageHit(sha256, page, score) for page, score in scores.items()]
        for number in bitmaps.numbers(files[sha256] & within):
            records[number] += own
    for own in records.values():
        own.sort(key=lambda hit: (-hit.score, hit.sha256, hit.page))
    return records


def _find_about(index: Index, wanted: "Sequence[Sequence[Simple]]", *, exact: bool) -> int:
    """Return the records that have all of the words in their title or abstract."""
    terms: list[Term] = []
    for simple in wanted:
        nodes = [node._replace(field="") for node in simple]
        terms += expand(index, [node for node in nodes if isinstance(node, q.Word)], exact)
        terms += [match_phrase(index, node) for node in nodes if isinstance(node, q.Phrase)]
    required = [term for term in terms if not term.is_optional] or terms
    return reduce(and_, map(_about_bits, required), -1) if all(len(simple) == 1 for simple in wanted) else 0


def _about_bits(term: Term) -> int:
    return reduce(int.__or__, (match.parts.get(part, 0) for match in term.matches for part in _ABOUT), 0)


def _notes(left_out: Sequence[str], spellings: Mapping[str, Sequence[str]], *, is_partial: bool) -> Iterator[str]:
    for text, words in spellings.items():
        yield f"{text}: showing {', '.join(words[:3])}"
    if left_out:
        yield f"left out: {', '.join(left_out)}"
    if is_partial:
        yield "no page has all of the words; these have the most of them"
