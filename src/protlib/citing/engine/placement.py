"""A report with what it cites in place: each citation where its keys stand, and the list of references."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from protlib.citing.citation import Result, Runs, is_full_stop, plain_text, without_stop
from protlib.citing.engine import inlines
from protlib.citing.engine.citeproc_output import ENTRY
from protlib.citing.engine.inlines import Node
from protlib.citing.engine.list_writer import entry_block
from protlib.citing.engine.report import FIRST_MARK, Report, displayable, is_citation_node
from protlib.citing.notation import TYPED_LIST_MARK
from protlib.citing.sections import ListEntry

_LIST: Final = "refs"
_HEADING: Final = "reference-section-title"
_NOTES_OPTION: Final = "notes-after-punctuation"
_SPACES: Final = frozenset({"Space", "SoftBreak"})
_PUNCTUATION: Final = re.compile(r"[.,;:!?…]+")
_FULL_STOP: Final = re.compile(r"\.\Z")
_MARK: Final = re.compile(f"[{chr(FIRST_MARK)}-\U0010fffd]")


def place_citations(report: Report, result: Result, form: str) -> tuple[dict[str, Node], list[Node]]:
    """Return the header and blocks of a report for a form, with citations and references in place."""
    placing = _CitationPlacement(report, result)
    cited = {name: placing.place_citations(node) for name, node in displayable(report.meta).items()}
    blocks = placing.place_citations(report.blocks)
    if result.bibliography:
        blocks = _with_list(
            blocks, _references(result, form, is_from_right=report.is_from_right), report.meta.get(_HEADING)
        )
    return cited, blocks


class _CitationPlacement:
    """The citations of a report while they are put into it, in the order of the report."""

    def __init__(self, report: Report, result: Result) -> None:
        leads = result.leads or ((),) * len(result.citations)
        self._waiting = iter(zip(leads, result.citations, strict=True))
        self._formed = report.formatted_words
        self._is_note = result.is_note
        self._is_within_note = False
        setting = report.meta.get(_NOTES_OPTION)
        self._moves = setting is None or setting["c"] is not False

    def place_citations(self, node: object) -> Any:
        """Return a part of the document with its citations in place."""
        if isinstance(node, list):
            return self._fill_nodes(node)
        if not isinstance(node, dict):
            return node
        was_within, self._is_within_note = (self._is_within_note, self._is_within_note or node.get("t") == "Note")
        changed = {name: self.place_citations(value) for name, value in node.items()}
        self._is_within_note = was_within
        return changed

    def _fill_nodes(self, nodes: Sequence[Node]) -> list[Node]:
        output: list[Node] = []
        nodes_ahead = deque(nodes)
        while nodes_ahead:
            node = nodes_ahead.popleft()
            if is_citation_node(node):
                self._put_citations(output, nodes_ahead)
            else:
                output.append(self.place_citations(node))
        return output

    def _put_citations(self, output: list[Node], nodes_ahead: deque[Node]) -> None:
        """Put the next citation between finished nodes and waiting ones."""
        lead, citation = next(self._waiting)
        if self._is_note and self._is_within_note:
            output += self._place_within_note(
                lead, citation, is_first=not output, following_text=_leading_text(nodes_ahead)
            )
            return
        nodes = self._nodes(citation)
        is_raised = self._is_note or (bool(nodes) and all(node["t"] == "Superscript" for node in nodes))
        if is_raised and not lead:
            while output and output[-1].get("t") in _SPACES:
                output.pop()
        moves = is_raised and self._moves
        output += self._nodes(without_stop(lead) if moves and is_full_stop(_leading_text(nodes_ahead)) else lead)
        if moves and output:
            output += _punctuation(nodes_ahead)
        output += [{"t": "Note", "c": [{"t": "Para", "c": nodes}]}] if self._is_note else nodes

    def _place_within_note(self, lead: Runs, citation: Runs, *, is_first: bool, following_text: str) -> list[Node]:
        """Return a citation inside a note: in brackets, unless the note begins with it."""
        is_bare = is_first and not lead
        if not is_bare or _PUNCTUATION.match(following_text):
            *first_runs, last = citation
            citation = (*first_runs, last._replace(text=_FULL_STOP.sub("", last.text)))
        nodes = self._nodes(citation)
        if is_bare:
            return nodes
        opening = inlines.inlines(" (" if lead else "(")
        return [*self._nodes(lead), *opening, *nodes, *inlines.inlines(")")]

    def _nodes(self, runs: Runs) -> list[Node]:
        return [piece for node in inlines.runs_to_inlines(runs) for piece in self._restore_words(node)]

    def _restore_words(self, node: Node) -> Iterator[Node]:
        """Yield a node with formatted words in place of their marks."""
        if node["t"] != "Str":
            yield {**node, "c": self._content(node["c"])} if "c" in node else node
            return
        position = 0
        for mark in _MARK.finditer(node["c"]):
            yield from _string(node["c"][position : mark.start()])
            yield self._formed[ord(mark[0]) - FIRST_MARK]
            position = mark.end()
        yield from _string(node["c"][position:])

    def _content(self, content: object) -> Any:
        """Return the content of a node, such as the words of a link, without marks."""
        if isinstance(content, list):
            return [piece for child in content for piece in self._pieces(child)]
        return content

    def _pieces(self, node: Node | list[Any] | str | int) -> Iterable[Any]:
        return self._restore_words(node) if isinstance(node, dict) else [self._content(node)]


def _string(text: str) -> list[Node]:
    return [{"t": "Str", "c": text}] if text else []


def _leading_text(nodes_ahead: deque[Node]) -> str:
    """Return the text that the nodes begin with; "" where they begin with something else."""
    return str(nodes_ahead[0]["c"]) if nodes_ahead and nodes_ahead[0].get("t") == "Str" else ""


def _punctuation(nodes_ahead: deque[Node]) -> list[Node]:
    """Remove the punctuation marks that the nodes begin with, and return them."""
    match = _PUNCTUATION.match(_leading_text(nodes_ahead))
    if match is None:
        return []
    remainder = nodes_ahead.popleft()["c"][match.end() :]
    nodes_ahead.extendleft(_string(remainder))
    return _string(match[0])


def _references(result: Result, form: str, *, is_from_right: bool) -> Node:
    """Return the list as a block; its hanging indent is a class in HTML, and part of the entries elsewhere."""
    is_page = form == "html"
    classes = ["references", "csl-bib-body", *(["hanging-indent"] if result.is_hanging else [])]
    entries = [
        entry_block(
            ListEntry(key, label, runs),
            form,
            (ENTRY + key, ["csl-entry"] if is_page else []),
            is_hanging=result.is_hanging and not is_page,
            is_from_right=is_from_right,
        )
        for key, label, runs in result.bibliography
    ]
    return {"t": "Div", "c": [[_LIST, classes if is_page else [], []], entries]}


def _with_list(blocks: list[Node], references: Node, title: Node | None) -> list[Node]:
    """Return the blocks with the list at its place, or else at the end."""
    if title is not None:
        heading = {"t": "Header", "c": [1, ["", ["unnumbered"], []], title["c"]]}
        references = {"t": "Div", "c": [references["c"][0], [heading, *references["c"][1]]]}
    new_blocks = [_put_list(block, references) for block in blocks]
    if new_blocks != blocks:
        return new_blocks
    if blocks and blocks[-1]["t"] == "Header":
        level, (name, classes, pairs), words = blocks[-1]["c"]  # the heading of the list has no number
        blocks = [*blocks[:-1], {"t": "Header", "c": [level, [name, [*classes, "unnumbered"], pairs], words]}]
    return [*blocks, references]


def _put_list(block: Node, references: Node) -> Node:
    """Return a block with the list at its place, if the block is or contains that place."""
    if block["t"] == "Para" and TYPED_LIST_MARK.fullmatch(plain_text(inlines.runs(block["c"])).strip()):
        return references
    if block["t"] != "Div":
        return block
    attributes, inner_blocks = block["c"]
    if attributes[0] != _LIST:
        return {"t": "Div", "c": [attributes, [_put_list(block, references) for block in inner_blocks]]}
    return {"t": "Div", "c": [references["c"][0], [*inner_blocks, *references["c"][1]]]}
