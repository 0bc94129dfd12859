"""Records by the text of their files: which pages have the words of a query, the best first."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial, reduce
from operator import and_
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from protlib.errors import UsageError
from protlib.frozen import FrozenClass
from protlib.index import Index, bitmaps
from protlib.index.parts import PARTS_BY_FIELD, TITLE
from protlib.search import query as q
from protlib.search.best_pages import rank_best
from protlib.search.expansion import expand, match_phrase
from protlib.search.hit_list import MatchedRecords
from protlib.search.passages import PagesOfRecords
from protlib.search.term import Term
from protlib.selection import Selection
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.fulltext.page_query import PageIndex, Scores
    from protlib.search.vocabulary.page_words import Simple

Answer = TypeVar("Answer")
_NO_FILES: Final = "none of these publications has a file. To attach one: protlib attach KEY FILE"
_PARTS_ABOUT_CONTENT: Final = frozenset((TITLE, *PARTS_BY_FIELD["abstract"]))


class PageSource(Protocol):
    """The texts of a user's files."""

    def ask(self, checksums: Collection[str], question: "Callable[[PageIndex, list[str]], Answer]") -> Answer:
        """Return what a function asks of the pages of files, and of those among them that have no text yet.

        It may be called twice. Raises UsageError where there is no folder for texts.
        """


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
    other_nodes: list[q.Node] = []
    groups: list[list[Simple]] = []
    unwanted: list[Simple] = []
    for node in nodes:
        if isinstance(node, q.Not) and (negated := _read_negated(node)):
            unwanted.append(negated)
        elif isinstance(node, q.And) and asks_for_text(node):
            inner_rest, inner_groups, inner_unwanted = split_nodes(node.nodes)
            other_nodes += inner_rest
            groups += inner_groups
            unwanted += inner_unwanted
        elif simple := _alternatives(node):
            groups.append(simple)
        else:
            other_nodes.append(node)
    if unwanted and not groups:  # no page is asked for: it is about the whole text of a record
        return [*other_nodes, *(q.Not(node) for node in unwanted)], [], []
    return other_nodes, groups, unwanted


def asks_for_text(node: q.Node) -> bool:
    """Tell whether a part of a query looks for words in the text of files."""
    match node:
        case q.Not():
            return asks_for_text(node.node)
        case q.And() | q.Or():
            return any(map(asks_for_text, node.nodes))
    return bool(_as_simple(node))


def _read_negated(node: q.Not) -> "Simple | None":
    inner = node.node.nodes[0] if isinstance(node.node, q.And) and len(node.node.nodes) == 1 else node.node
    return _as_simple(inner)


def _alternatives(node: q.Node) -> "list[Simple]":
    """Return the words and phrases of which a page needs one; none for any other node."""
    nodes = node.nodes if isinstance(node, q.Or) else (node,)
    simple = [inner for inner in map(_as_simple, nodes) if inner]
    return simple if len(simple) == len(nodes) else []


def _as_simple(node: q.Node) -> "Simple | None":
    """Return a word or a phrase that is looked for in the text of files, None for anything else."""
    return node if isinstance(node, q.Word | q.Phrase) and node.field == q.TEXT else None


class _PageSearch(FrozenClass):
    """What is looked for in the files of some records (`scope`).

    Only the best records (`most`) get their pages, or all: to rank pages takes much longer than to find them.
    """

    index: Index
    alternatives: "Sequence[Sequence[Simple]]"
    unwanted: "Sequence[Simple]"
    selection: Selection
    scope: int
    most: int | None

    def find_pages(self, texts: PageSource | None) -> PagesOfRecords:
        """Return the records with the pages that a query asks for; raises UsageError without texts."""
        if texts is None:
            raise UsageError("this library is open without the texts of files")
        owners = _owners(self.index, self.scope)
        return texts.ask(owners, partial(self._ask, owners))

    def _ask(
        self, owners: Mapping[str, Sequence[int]], pages: "PageIndex", unread_checksums: list[str]
    ) -> PagesOfRecords:
        from protlib.search.vocabulary.page_words import ask_pages

        exact, only_closest = self.selection.exact, self.selection.only_closest
        questions = ask_pages(pages, self.alternatives, self.unwanted, exact=exact)
        find_first = partial(_find_about, self.index, self.alternatives)
        ranked = rank_best(pages, questions, owners, find_first, self.most, only_closest=only_closest)
        files, scores = ranked.files, ranked.scores
        is_partial = not files and not exact and len(questions.queries[0].groups) > 1
        if is_partial:
            scores = pages.rank_most(questions.queries[0], owners)
            files = scores.keys()
        left_out = questions.left_out if files else ()
        notes = [*_notes(left_out, questions.spellings, is_partial=bool(files and is_partial))]
        notes += [unread_message(len(unread_checksums))] if unread_checksums else []
        notes += [_NO_FILES] if self.scope and not owners else []
        bits = bitmaps.bits_of([number for file in files for number in owners[file]])
        files_and_best = _group_by_record(scores, owners)
        return PagesOfRecords(questions.marks, bits, scores, *files_and_best, ranked.first, notes, unread_checksums)


def match_with_files(
    index: Index,
    texts: PageSource | None,
    nodes: Sequence[q.Node],
    selection: Selection,
    scope: int,
    match_rest: Callable[[Sequence[q.Node]], MatchedRecords],
    most: int | None,
) -> MatchedRecords:
    """Return the records among some that match a query, with the pages of the best (`most`), or of all.

    `match_rest` matches what is no question to pages. Raises UsageError where nothing is looked for in files that was
    to be.
    """
    other_nodes, groups, unwanted = split_nodes([in_text(node) for node in nodes] if selection.in_files else nodes)
    if selection.in_files and not groups:
        raise UsageError("name a word to find in files: protlib search --in-files debt bondage")
    matched = match_rest(other_nodes) if other_nodes else MatchedRecords(scope)
    if not groups:
        return matched
    most = None if matched.saved else most
    pages = _PageSearch(index, groups, unwanted, selection, matched.bits, most).find_pages(texts)
    return matched._replace(bits=pages.bits, pages=pages)


def find_with_text(index: Index, texts: PageSource | None, node: q.Node, selection: Selection) -> int:
    """Return the records with a word or a phrase in the text of a file."""
    return _PageSearch(index, [_alternatives(node)], [], selection, index.all(), most=0).find_pages(texts).bits


def _owners(index: Index, scope: int) -> Mapping[str, Sequence[int]]:
    """Return the files of some records by checksum, each with the records that have it."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    is_all = scope == index.all()  # as for most queries: to ask so of each takes longer than all the rest
    for sha256, number in index.files():
        if is_all or scope >> number & 1:
            owners[sha256].append(number)
    return owners


def unread_message(count: int) -> str:
    """Return how to read the files that have no text yet."""
    files = number_of(count, "file has", "files have")
    return f"{files} no text yet. To read {'it' if count == 1 else 'them'}: protlib text --all"


def _group_by_record(
    scores: "Scores", owners: Mapping[str, Sequence[int]]
) -> tuple[dict[int, list[str]], dict[int, float]]:
    """Return for each record its files that have pages, and the score of its best page."""
    own_files: defaultdict[int, list[str]] = defaultdict(list)
    best: dict[int, float] = {}
    for sha256, page_scores in scores.items():
        score = max(page_scores.values())
        for number in owners[sha256]:
            own_files[number].append(sha256)
            best[number] = max(score, best.get(number, score))
    return own_files, best


def _find_about(index: Index, alternatives: "Sequence[Sequence[Simple]]") -> int:
    """Return the records that have all of the words themselves in their title or abstract."""
    terms: list[Term] = []
    for simple in alternatives:
        nodes = [node._replace(field="") for node in simple]
        terms += expand(index, [node for node in nodes if isinstance(node, q.Word)], exact=True)
        terms += [match_phrase(index, node) for node in nodes if isinstance(node, q.Phrase)]
    required = [term for term in terms if not term.is_optional] or terms
    return reduce(and_, map(_match_content, required), -1) if all(len(simple) == 1 for simple in alternatives) else 0


def _match_content(term: Term) -> int:
    return reduce(int.__or__, (match.parts.get(part, 0) for match in term.matches for part in _PARTS_ABOUT_CONTENT), 0)


def _notes(left_out: Sequence[str], spellings: Mapping[str, Sequence[str]], *, is_partial: bool) -> Iterator[str]:
    for text, words in spellings.items():
        yield f"{text}: showing {', '.join(words[:3])}"  # a message names three
    if left_out:
        yield f"left out: {', '.join(left_out)}"
    if is_partial:
        yield "no page has all of the words; these have the most of them"
