"""The table of what pandoc makes says what pandoc makes."""

import json
from pathlib import Path
from typing import Final

import pytest

from programs import pandoc_results, pandoc_table
from programs.engine import needs_engine
from protlib.citing.engine import engine_program

pytestmark = needs_engine
_MOST_UNASKED: Final = 0.1
"""The part of the rows that may be of inputs that no test has any more."""


@pytest.mark.parametrize(
    ("printed", "status", "outputs"), [(b"text", 0, ["text"] * 2), (b"PK\xff", 0, []), (b"", 1, [])]
)
def test_who_wants_to_know_has_pandoc_run_each_time_and_its_texts_noted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printed: bytes, status: int, outputs: list[str]
) -> None:
    runs = []

    def run_engine(*arguments: object) -> pandoc_results.Result:
        runs.append(arguments)
        return status, printed, b""

    monkeypatch.setenv(pandoc_table.NOTED_IN, str(tmp_path))
    run = pandoc_table.standing_in(run_engine, tmp_path)
    for _ in range(2):
        assert run(engine_program.find_engine().path, ("-t", "plain"), b"text", 1.0, None) == (status, printed, b"")
    rows = [json.loads(line) for file in tmp_path.iterdir() for line in file.read_text().splitlines()]
    assert [row["output"] for row in rows] == outputs
    assert {row["tests"] for row in rows} <= {"tests/test_pandoc_table.py"}
    assert len(runs) == 2


@pytest.mark.slow
def test_pandoc_makes_again_what_the_table_has(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pandoc_table.read_table()
    if table.build != pandoc_results.build_of(engine_program.find_engine().path):
        pytest.skip("the table is of another pandoc, which no test takes for this one: make pandoc")
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    files = sorted({row.tests for row in table.rows if (pandoc_table.ROOT / row.tests).exists()})
    rows = pandoc_table.ask_pandoc(files)
    results = {digest: (row.output, row.errors) for digest, row in rows.items()}
    answered_rows = [row for row in table.rows if row.digest in results]
    assert [row for row in answered_rows if results[row.digest] != (row.output, row.errors)] == []
    assert len(answered_rows) >= len(table.rows) * (1 - _MOST_UNASKED), "many inputs are others by now: make pandoc"
