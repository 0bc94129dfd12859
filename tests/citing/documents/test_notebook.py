"""Citations in notebooks: in cells of Markdown only, by the lines of the file."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib.citing.documents import notebook

CELLS = [
    {"cell_type": "markdown", "metadata": {}, "source": ["# On trafficking\n", "\n", "Known [@iom2009]."]},
    {"cell_type": "code", "source": ["@decorator\n", "def f(): ...\n"], "outputs": []},
    {"cell_type": "markdown", "source": "Später {cite:p}`jobe2010`\n\n```\n@code\n```"},
    {"cell_type": "markdown", "source": ['<cite data-cite="un2000">(UN)</cite>']},
]


def saved(cells: Any) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, indent=1, ensure_ascii=False)


def test_finds_what_is_cited_and_the_lines_of_the_file() -> None:
    text = saved(CELLS)
    lines = notebook.read_mentions(text).first_lines()
    assert list(lines) == ["iom2009", "jobe2010", "un2000"]
    for key, line in lines.items():
        assert key in text.splitlines()[line - 1]


@every_row("text", ["", "[]", "{}", '{"cells": 1}', "# Markdown [@a]"])
def test_refuses_what_is_no_notebook(text: str) -> None:
    with pytest.raises(ValueError, match="not a notebook"):
        notebook.read_mentions(text)


def test_passes_over_cells_that_are_none() -> None:
    cells = [1, None, {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [3]}]
    assert notebook.read_mentions(saved(cells)).mentions == ()
