"""Blocks of a document as the engine reads them, and as it turns them into files."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from protlib.citing.engine.engine_program import Output, run_pandoc
from protlib.citing.engine.inlines import Node

_API: Final = (1, 23, 1)  # the version of the document that is handed over; pandoc reads it from 3.0 on
_NOTHING: Final[Mapping[str, Node]] = {}
# Raised letters of French lists, "1ᵉʳ mars" and "nᵒ 5", for which pdflatex has no letters.
_RAISED: Final = {"ᵉʳ": r"\textsuperscript{er}", "ᵉ": r"\textsuperscript{e}", "ᵒ": r"\textsuperscript{o}"}


def convert_blocks(blocks: Sequence[Node], form: str, *arguments: str, meta: Mapping[str, Node] = _NOTHING) -> Output:
    """Return blocks as a document of another form (rtf, latex, typst, docx, odt); `arguments` go to the engine."""
    output = run_pandoc(["-f", "json", "-t", form, "-o", "-", *arguments], document_bytes(blocks, meta))
    if form != "latex":
        return output
    data = output.data
    for letters, command in _RAISED.items():
        data = data.replace(letters.encode(), command.encode())
    return output._replace(data=data)


def document_bytes(blocks: Sequence[Node], meta: Mapping[str, Node]) -> bytes:
    """Return blocks with their metadata, in the form that the engine reads."""
    return json.dumps({"pandoc-api-version": _API, "meta": meta, "blocks": blocks}).encode()
