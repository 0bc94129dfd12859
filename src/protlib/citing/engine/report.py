"""A report in Markdown as the engine reads it: its citations, its header, and the records in its header."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from protlib.citing.citation import Citation, CitationMode, CitedPublication, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.directions import RIGHT_TO_LEFT, runs_from_right
from protlib.citing.engine.engine_program import PATIENCE, run_pandoc
from protlib.citing.engine.inlines import Node, convert_blocks
from protlib.citing.locators import split_locator
from protlib.citing.nested import with_nested
from protlib.citing.notation import citation_as_words, is_cross_reference
from protlib.errors import InputRefusedError

_ALL: Final = "*"  # names all works of a bibliography
_IN_TEXT_MODE: Final = "AuthorInText"
_MODES: Final = {
    "NormalCitation": CitationMode.IN_BRACKETS,
    _IN_TEXT_MODE: CitationMode.IN_TEXT,
    "SuppressAuthor": CitationMode.WITHOUT_AUTHOR,
}
_SECONDS_TO_READ: Final = 60.0  # a report, and one more for so many bytes; it takes a tenth of that
_BYTES_A_SECOND: Final = 20_000  # behind _SECONDS_TO_READ
_MOST_LEVELS: Final = (
    200  # levels of the engine's form, two for a quotation and four for a list; a typical report has 40
)
_SPACES: Final = frozenset({"Space", "SoftBreak", "LineBreak"})
FIRST_MARK: Final = 0x100000
"""The first of the private characters that stand for formatted words."""
_HIDDEN_FIELDS: Final = frozenset({"bibliography", "csl", "nocite", "references"})


class Remark(NamedTuple):
    """A message about a report, and the words in it that it concerns."""

    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its header and blocks in the engine's own form, and its citations in the order of the text.

    `formatted_words` stand beside keys. A private character stands for each of them there, in the same order.
    """

    meta: Mapping[str, Node]
    blocks: Sequence[Node]
    citations: tuple[Citation, ...] = ()
    formatted_words: Sequence[Node] = field(default=())
    source: str = ""

    def line_of(self, words: str) -> int:
        """Return the first line of the report with these words, from 1; 0 where no line has them."""
        positions = (self.source.find(text) for text in (words, unquote(words)) if text)
        position = next((position for position in positions if position >= 0), -1)
        return self.source.count("\n", 0, position) + 1 if position >= 0 else 0

    @property
    def is_from_right(self) -> bool:
        """Whether its header has it run from right to left, by a direction or else by a language."""
        direction = self.header_texts("dir")
        return direction == [RIGHT_TO_LEFT] or (not direction and any(map(runs_from_right, self.header_texts("lang"))))

    @property
    def keys(self) -> list[str]:
        """The cited keys, and those that the header lists without a citation, each once."""
        cited_keys = [key for citation in self.citations for key in with_nested(citation).keys]
        return [key for key in dict.fromkeys([*cited_keys, *self._nocite_keys()]) if key != _ALL]

    @property
    def lists_all(self) -> bool:
        """Whether the header lists the whole bibliography."""
        return _ALL in self._nocite_keys()

    def _nocite_keys(self) -> list[str]:
        cite_nodes = _cites(self.meta.get("nocite"))
        return [citation["citationId"] for cite in cite_nodes for citation in cite["c"][0]]

    def header_texts(self, *path: str) -> list[str]:
        """Return the header's texts at a path such as ("format", "docx", "reference-doc"): one or several."""
        node: Node | None = {"t": "MetaMap", "c": self.meta}
        for name in path:
            node = node["c"].get(name) if node and node["t"] == "MetaMap" else None
        if node is None:
            return []
        values = node["c"] if node["t"] == "MetaList" else [node]
        return [text for value in values if (text := _header_text(value))]

    def references(self) -> bytes:
        """Return the records in the header, as CSL-JSON; nothing where there are none."""
        value = self.meta.get("references")
        return convert_blocks([], "csljson", meta={"references": value}).data if value else b""


def read_markdown_report(data: bytes) -> Report:
    """Read a report in pandoc's Markdown, in UTF-8; raises InputRefusedError where it is nested too deeply."""
    seconds = min(PATIENCE, _SECONDS_TO_READ + len(data) / _BYTES_A_SECOND)
    document = _read_document(run_pandoc(["-f", "markdown", "-t", "json"], data, seconds=seconds).data)
    meta = {**document["meta"], **_without_references(displayable(document["meta"]))}
    blocks = _without_references(document["blocks"])
    formatted_words: list[Node] = []
    cite_nodes = [*_cites(displayable(meta)), *_cites(blocks)]
    citations = tuple(_citation(cite, formatted_words) for cite in cite_nodes)
    return Report(meta, blocks, citations, formatted_words, data.decode())


def _read_document(data: bytes) -> dict[str, Any]:
    """Return a document of the engine that is not nested too deeply for recursive functions."""
    try:
        document: dict[str, Any] = json.loads(data)
    except RecursionError:
        raise _depth_error() from None
    level: list[Any] = [document]
    for _ in range(_MOST_LEVELS):
        level = [part for node in level if isinstance(node, dict | list) for part in _iterate_children(node)]
        if not level:
            return document
    raise _depth_error()


def _iterate_children(node: dict[str, object] | list[Any]) -> Iterable[Any]:
    return node.values() if isinstance(node, dict) else node


def _depth_error() -> InputRefusedError:
    return InputRefusedError("quotations, lists or marks are nested too deeply; simplify some")


def displayable(meta: Mapping[str, Node]) -> dict[str, Node]:
    """Return the parts of a header that may stand in the text."""
    return {name: node for name, node in meta.items() if name not in _HIDDEN_FIELDS}


def is_citation_node(node: object) -> bool:
    """Tell whether a node cites publications."""
    return isinstance(node, dict) and node.get("t") == "Cite"


def _without_references(node: object) -> Any:
    """Return a part of a document with references to its figures as text: the engine takes them for citations."""
    if isinstance(node, list):
        return [piece for child in node for piece in _pieces(_without_references(child))]
    if isinstance(node, dict):
        return {name: _without_references(value) for name, value in node.items()}
    return node


def _pieces(node: Any) -> list[Any]:
    if not is_citation_node(node):
        return [node]
    cited, words = node["c"]
    first, *further_works = cited
    if all(is_cross_reference(citation["citationId"]) for citation in cited):
        return list(words)
    if is_cross_reference(first["citationId"]) and first["citationMode"]["t"] == _IN_TEXT_MODE:
        reference = {"t": "Str", "c": f"@{first['citationId']}"}
        return [reference, {"t": "Space"}, {"t": "Cite", "c": [further_works, words]}]
    return [node]


def _cites(node: Any) -> Iterator[Node]:
    """Yield the citations in a part of a document in order, without those inside their words."""
    if is_citation_node(node):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from _cites(child)
    elif isinstance(node, list):
        for child in node:
            yield from _cites(child)


def _citation(cite: Node, nodes: list[Node]) -> Citation:
    return citation_as_words(Citation(tuple(_make_cited(citation, nodes) for citation in cite["c"][0])))


def _make_cited(citation: Mapping[str, Any], nodes: list[Node]) -> CitedPublication:
    prefix = _words(citation["citationPrefix"], nodes).strip()
    label, locator, suffix, term = split_locator(_words(citation["citationSuffix"], nodes))
    mode = _MODES[citation["citationMode"]["t"]]
    return CitedPublication(citation["citationId"], mode, locator, label, prefix, suffix, term)


def _words(nodes: Sequence[Node], formatted_words: list[Node]) -> str:
    """Return words in plain letters, with citations as they were typed, and a mark for each formatted word."""
    return "".join(_word(node, formatted_words) for node in nodes)


def _word(node: Node, nodes: list[Node]) -> str:
    kind = node["t"]
    if kind in _SPACES:
        return " "
    if kind == "Cite":
        return plain_text(inlines.runs(node["c"][1]))
    if kind == "Str" and "@" not in node["c"]:
        return str(node["c"])
    nodes.append(node)
    return chr(FIRST_MARK + len(nodes) - 1)


def _header_text(node: Node) -> str:
    """Return the text of a header's value."""
    if node["t"] == "MetaInlines":
        return plain_text(inlines.runs(node["c"]))
    return str(node["c"]) if node["t"] == "MetaString" else ""
