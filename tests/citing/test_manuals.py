"""Golden tables: what the manuals of ten styles have printed, beside what is printed here.

Each table in `cases` is a document in one style and perhaps another language, NAME.LOCALE.md; its works are in
records.yaml. A row has what stands in the text, the citations of a case with ¶ between them, and what stands in the
list, as the rule has it. Italics are between stars, and all spaces and hyphens are plain ones. A last cell that is not
empty says why the row is not so here: when it has come to be so, the test fails until the cell is emptied.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml

from harness.paths import EXAMPLES
from harness.rows import every_row
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import Citation, Runs, TextRun
from protlib.citing.formatter import format_publications
from protlib.citing.notation import parse_citation
from protlib.record.model import TYPES, Publication

CASES: Final = Path(__file__).parent / "cases"
GREY: Final = CASES / "grey"
"""Tables of grey literature alone: 32 works in eight styles."""
FIELD: Final = CASES / "field"
"""Tables of what an editor of the field asked about: in each style the works that it had wrong."""
SHORT: Final = {"chicago-notes": "chicago-notes-bibliography"}
PLAIN: Final = str.maketrans("\u00a0\u202f\u2011", "  -")
COLUMNS: Final = 5


class Row(NamedTuple):
    """A row of a table; `because` is why it is not so here, "" where it is."""

    folder: Path
    table: str
    case: str
    in_text: str
    in_list: str
    rule: str
    because: str


def rows() -> Iterator[Row]:
    for path in sorted((*CASES.glob("*.md"), *GREY.glob("*.md"), *FIELD.glob("*.md"))):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
        for line in lines[2:]:
            cells = [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
            assert len(cells) == COLUMNS, line
            yield Row(path.parent, path.stem, *cells)


ROWS: Final = list(rows())


class Case(NamedTuple):
    """A case: its record, and the citations of it that stand in the document."""

    publication: Publication
    citations: list[Citation]


@cache
def cases(folder: Path = CASES) -> dict[str, Case]:
    """Return the cases of a folder by their names, in the order of the document."""
    records: dict[str, dict[str, Any]] = yaml.safe_load((folder / "records.yaml").read_text(encoding="utf-8"))
    sample = {
        record["key"]: record
        for line in (EXAMPLES / "publications.jsonl").read_text(encoding="utf-8").splitlines()
        for record in [json.loads(line)]
    }
    return {name: case(name, record, sample) for name, record in records.items()}


def case(name: str, record: dict[str, Any], sample: dict[str, Any]) -> Case:
    texts = record.pop("cite", None)
    fields = sample[record["key"]] if "key" in record else {"key": name.replace(" ", "-"), **record}
    publication = Publication.from_dict(fields)
    parsed = [parse_citation(text) for text in texts or [f"[@{publication.key}]"]]
    return Case(publication, [citation for citation in parsed if citation is not None])


@cache
def document(table: str, folder: Path = CASES) -> dict[str, tuple[str, str]]:
    """Return what is printed of each case of a folder in the style of a table."""
    name, _, locale = table.partition(".")
    output = format_publications(
        [case.publication for case in cases(folder).values()],
        [citation for case in cases(folder).values() for citation in case.citations],
        styles.style_named(SHORT.get(name, name)),
        locale,
    )
    entries = {
        reference.key: f"{reference.label} {text_of_runs(reference.runs)}".strip() for reference in output.bibliography
    }
    texts = iter(output.citations)
    return {
        case: (
            " ¶ ".join(text_of_runs(next(texts)) for _ in expected.citations),
            entries.get(expected.publication.key, ""),
        )
        for case, expected in cases(folder).items()
    }


def text_of_runs(runs: Runs) -> str:
    return "".join(map(_text_of_run, runs)).translate(PLAIN)


def _text_of_run(run: TextRun) -> str:
    body = run.text.strip()
    return run.text.replace(body, f"*{body}*") if run.italic and body else run.text


TABLES: Final = sorted({(row.folder, row.table) for row in ROWS})


def is_dear(table: tuple[Path, str]) -> bool:
    """Tell whether the quick tests do without a table, each of which takes a run of the engine: two stand for all."""
    return table[0] != CASES or table[1] not in {"apa", "un-notes"}


@needs_engine
@pytest.mark.parametrize(("folder", "table"), mark_slow(TABLES, is_dear))
def test_a_work_is_cited_as_the_manual_has_it(folder: Path, table: str) -> None:
    @every_row("row", [row for row in ROWS if (row.folder, row.table) == (folder, table)], ids=lambda row: row.case)
    def compare(row: Row) -> None:
        printed = document(table, folder)[row.case]
        if row.because:
            assert printed != (row.in_text, row.in_list), f"it is so now; empty the last cell: {row.because}"
        else:
            assert printed == (row.in_text, row.in_list), row.rule

    compare()


def test_every_row_has_the_source_of_its_rule() -> None:
    assert [row for row in ROWS if not row.rule] == []
    for path in (*CASES.glob("*.md"), *GREY.glob("*.md"), *FIELD.glob("*.md")):
        heading, _, source = path.read_text(encoding="utf-8").splitlines()[:3]
        assert heading.startswith("# "), path.name
        assert source, path.name


def test_the_cases_are_of_every_type_of_record() -> None:
    assert {case.publication.type for case in cases().values()} == set(TYPES)


@pytest.mark.parametrize("folder", [CASES, GREY, FIELD], ids=["cases", "grey", "field"])
def test_every_case_is_in_a_table(folder: Path) -> None:
    assert set(cases(folder)) == {row.case for row in ROWS if row.folder == folder}


def test_most_of_the_grey_literature_is_as_the_manuals_have_it() -> None:
    grey = [row for row in ROWS if row.folder == GREY]
    assert len(grey) == len(cases(GREY)) * 8
    assert len([row for row in grey if not row.because]) >= 237
