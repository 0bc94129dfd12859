"""Text in the engine's form (pandoc's blocks and inlines, as JSON), and its runs."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NotRequired, TypedDict

from protlib.citing.citation import Runs, TextRun
from protlib.citing.engine.engine_program import Output, run_pandoc


class Node(TypedDict):
    """A node of pandoc's document: its type, and its content, whose form depends on the type."""

    t: str
    c: NotRequired[Any]


_FORMS: Final = {
    "Emph": "italic",
    "Strong": "bold",
    "SmallCaps": "small_caps",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "Underline": "underlined",
}
_SPACES: Final = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_PLAIN: Final = TextRun("")


def inlines(text: str) -> list[Node]:
    """Return a text without forms as the engine's inlines."""
    nodes: list[Node] = []
    for position, word in enumerate(text.split(" ")):
        if position:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def span(nodes: list[Node]) -> Node:
    """Return inlines as one."""
    return {"t": "Span", "c": [["", [], []], nodes]}


def runs_to_inlines(runs: Iterable[TextRun]) -> list[Node]:
    """Return runs as the engine's inlines."""
    return [node for run in runs for node in _wrap(run)]


def _wrap(run: TextRun) -> list[Node]:
    nodes = inlines(run.text)
    for name, form in _FORMS.items():
        if getattr(run, form):
            nodes = [{"t": name, "c": nodes}]
    return [{"t": "Link", "c": [["", [], []], nodes, [run.link, ""]]}] if run.link else nodes


def runs(nodes: Sequence[Node]) -> Runs:
    """Return the engine's inlines as runs, one for each form; italics inside italics are upright."""
    return tuple(
        form._replace(text="".join(text for _, text in pieces))
        for form, pieces in groupby(_pieces(nodes, _PLAIN), itemgetter(0))
    )


def _pieces(nodes: Sequence[Node], form: TextRun) -> Iterator[tuple[TextRun, str]]:
    """Yield each text with its form; the form is a run without text."""
    for node in nodes:
        kind = node["t"]
        content: Any = node.get("c")
        if kind == "Str":
            yield form, content
        elif kind in _SPACES:
            yield form, _SPACES[kind]
        elif kind in _FORMS:
            name = _FORMS[kind]
            changed: dict[str, Any] = {name: not getattr(form, name)}
            yield from _pieces(content, form._replace(**changed))
        elif kind == "Link":
            yield from _pieces(content[1], form._replace(link=content[2][0]))
        elif kind in {"Span", "Cite", "Quoted"}:
            yield from _pieces(content[1], form)
        elif kind == "Strikeout":
            yield from _pieces(content, form)


_API: Final = (1, 23, 1)  # the version of the document that is handed over; pandoc reads it from 3.0 on
_NOTHING: Final[Mapping[str, Node]] = {}
# Raised letters of French lists, "1ᵉʳ mars" and "nᵒ 5", for which pdflatex has no letters.
_RAISED_LETTERS: Final = {"ᵉʳ": r"\textsuperscript{er}", "ᵉ": r"\textsuperscript{e}", "ᵒ": r"\textsuperscript{o}"}


def convert_blocks(blocks: Sequence[Node], form: str, *arguments: str, meta: Mapping[str, Node] = _NOTHING) -> Output:
    """Return blocks as a document of another form (rtf, latex, typst, docx, odt); `arguments` go to the engine."""
    output = run_pandoc(["-f", "json", "-t", form, "-o", "-", *arguments], document_bytes(blocks, meta))
    if form != "latex":
        return output
    data = output.data
    for letters, command in _RAISED_LETTERS.items():
        data = data.replace(letters.encode(), command.encode())
    return output._replace(data=data)


def document_bytes(blocks: Sequence[Node], meta: Mapping[str, Node]) -> bytes:
    """Return blocks with their metadata, in the form that the engine reads."""
    return json.dumps({"pandoc-api-version": _API, "meta": meta, "blocks": blocks}).encode()
