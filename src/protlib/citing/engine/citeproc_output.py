"""What the engine returns: its blocks become citations, and each entry of its list a reference."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.citing.citation import Reference, Result, Runs, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.directions import with_arabic_signs
from protlib.citing.engine.engine_program import Output
from protlib.citing.engine.first_authors import without_author_marks
from protlib.citing.engine.inlines import Node
from protlib.frozen import expression

ENTRY: Final = "ref-"
"""The prefix of the key in the name of a list entry."""

# Such as "(, art. 4)" and "( see IOM)", where the style prints nothing of a work whose author stands in the text.
_BARE_SIGNS: Final = expression(r"\((?:, | )")


def read_result(output: Output) -> Result:
    """Return the citations and the list that the engine has printed as JSON."""
    blocks = json.loads(output.data, object_hook=_make_reference)["blocks"]
    cites = [block["c"] for block in blocks if block["t"] == "Para"]
    notes = [_split_note(cite[0]["c"][1]) for cite in cites if cite]
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
