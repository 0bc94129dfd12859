"""What the engine returns: its blocks become citations, also by first author; entries of its list, references.

A citation by first author is such as "@jobe2010causes [p. 3; @abe2008]". Where a style sorts, the engine may put other
works before: "(Abe, 2008; Jobe; 2010, p. 3)". "Jobe [-@jobe2010causes; @abe2008]" becomes "Jobe (Abe, 2008; 2010)", as
if Abe had written both. The engine sorts no work behind words of the writer, so a mark passes through it as such words.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from protlib.citing.citation import CitationMode, CitedPublication, Reference, Result, Runs, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.directions import with_arabic_signs
from protlib.citing.engine.engine_program import Output
from protlib.citing.engine.inlines import Node
from protlib.frozen import expression

ENTRY: Final = "ref-"
"""The prefix of the key in the name of a list entry."""

# Such as "(, art. 4)" and "( see IOM)", where the style prints nothing of a work whose author stands in the text.
_BARE_SIGNS: Final = expression(r"\((?:, | )")
_MARK: Final = "\U000e0053"
"""A tag of Unicode, which no text has; those of formatted text and acronyms are others."""

_Items = Mapping[str, Mapping[str, Any]]


def sorts_citations(style: str) -> bool:
    """Tell whether a style by authors sorts the works of a citation in the text."""
    head, _, body = style.partition("</info>")
    has_authors = 'class="note"' not in head and 'citation-format="numeric"' not in head
    return has_authors and "<sort" in body.partition("<citation")[2].partition("<layout")[0]


def with_first_author_first(works: tuple[CitedPublication, ...], items: _Items) -> tuple[CitedPublication, ...]:
    """Return the works of a citation so that none is sorted before its first author, which stands in the text.

    `items` are CSL-JSON by key. Works of that author need no mark where they stand from the oldest on.
    """
    first = works[0]
    if len(works) == 1 or first.mode is CitationMode.IN_BRACKETS:
        return works
    for position, (work, next_work) in enumerate(pairwise(works), 1):
        if next_work.prefix:
            return works
        is_of_author = _authors(next_work, items) == _authors(first, items)
        if is_of_author and _date(work, items) <= _date(next_work, items):
            continue
        mode = CitationMode.WITHOUT_AUTHOR if is_of_author else next_work.mode
        return (*works[:position], next_work._replace(prefix=_MARK, mode=mode), *works[position + 1 :])
    return works


def without_author_marks(runs: Runs) -> Runs:
    """Return printed text without the marks, each with the space that the engine puts behind it."""
    return tuple(
        run._replace(text=run.text.replace(f"{_MARK} ", "").replace(_MARK, "")) if _MARK in run.text else run
        for run in runs
    )


def _authors(work: CitedPublication, items: _Items) -> object:
    return items.get(work.key, {}).get("author") or work.key


def _date(work: CitedPublication, items: _Items) -> list[list[int]]:
    dates: list[list[int]] = items.get(work.key, {}).get("issued", {}).get("date-parts", [])
    return dates


def read_result(output: Output) -> Result:
    """Return the citations and the list that the engine has printed as JSON."""
    blocks = json.loads(output.data, object_hook=_make_reference)["blocks"]
    cite_nodes = [block["c"] for block in blocks if block["t"] == "Para"]
    notes = [_split_note(cite[0]["c"][1]) for cite in cite_nodes if cite]
    list_blocks = next((block["c"] for block in blocks if block["t"] == "Div"), None)
    is_note = any(note is not None for _, note in notes)
    return Result(
        citations=tuple(note if note is not None else lead for lead, note in notes),
        bibliography=tuple(list_blocks[1]) if list_blocks else (),
        warnings=tuple(output.warnings),
        is_note=is_note,
        is_hanging=list_blocks is not None and "hanging-indent" in list_blocks[0][1],
        leads=tuple(lead for lead, _ in notes) if is_note else (),
    )


def _split_note(nodes: Sequence[Node]) -> tuple[Runs, Runs | None]:
    """Return a citation in two parts: its text, and its note; None where it has no note."""
    note = next((node["c"] for node in nodes if node["t"] == "Note"), None)
    lead = without_author_marks(_without_bare_signs(inlines.runs([node for node in nodes if node["t"] != "Note"])))
    if note is None:
        return lead, None
    return lead, with_arabic_signs(inlines.runs([node for block in note for node in block["c"]]))


def _without_bare_signs(runs: Runs) -> Runs:
    """Return a citation without a comma or a space behind its bracket, as in MLA's "Kiss et al. (, art. 4)"."""
    return tuple(run._replace(text=_BARE_SIGNS.sub("(", run.text)) if "(" in run.text else run for run in runs)


def _make_reference(node: Mapping[str, Any]) -> Mapping[str, Any] | Reference:
    """Return the reference of a list entry, and any other node as it is.

    It is made as soon as its entry is read: the nodes of a long list would take ten times its memory.
    """
    if node.get("t") != "Div" or not node["c"][0][0].startswith(ENTRY):
        return node
    (name, _, _), blocks = node["c"]
    nodes = [inner for block in blocks for inner in block["c"]]
    margins = [inner for inner in nodes if inner["t"] == "Span" and "csl-left-margin" in inner["c"][0][1]]
    inner_nodes = [inner for inner in nodes if inner not in margins]
    return Reference(
        name.removeprefix(ENTRY),
        plain_text(inlines.runs(margins)).strip(),
        with_arabic_signs(inlines.runs(inner_nodes)),
    )
