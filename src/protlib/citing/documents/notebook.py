"""Citations in Jupyter notebooks: those in their Markdown cells."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from protlib.citing.documents import markdown
from protlib.citing.documents.mentions import Lines, Mentions


def read_mentions(text: str) -> Mentions:
    """Return what a notebook cites, by the lines of its file; raises ValueError where it is none."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not a notebook: {error}") from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise ValueError("not a notebook: it has no list of cells")  # noqa: TRY004 - the reader catches this
    pieces = list(_pieces(cells, text))
    matches = markdown.read_mentions("".join(piece for _line, piece in pieces))
    of_cells = [line for line, piece in pieces for _ in range(piece.count("\n"))] + [0]
    mentions = (mention._replace(line=of_cells[mention.line - 1]) for mention in matches.mentions)
    return replace(matches, mentions=tuple(mentions), included_files=())


def _pieces(cells: list[Any], text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of the Markdown cells with their lines in the file; a blank one separates two cells."""
    lines, position = Lines(text), 0
    for cell in cells:
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        source = cell.get("source", "")
        for piece in source if isinstance(source, list) else [source]:
            piece_text = json.dumps(str(piece), ensure_ascii=False)
            position = max(position, text.find(piece_text, position))
            yield lines.line_at(position), str(piece)
        yield lines.line_at(position), "\n\n"
