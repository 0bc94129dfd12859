"""References in YAML, such as the head of a pandoc document, are read in full and written without loss."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from harness.paths import DATA
from harness.rows import every_row
from protlib.formats import WriteOptions
from protlib.formats.csl import cslyaml
from protlib.formats.parsed import ReadOptions
from protlib.formats.programs import PROGRAMS
from protlib.record import cleaning
from protlib.record.model import Name, Publication
from sample_records.arbitrary import publications

FOLDER = DATA / "csl"


def load(text: str) -> Publication:
    (publication,) = cslyaml.loads(text).publications
    return publication


def test_the_metadata_of_a_pandoc_document_are_read_and_its_text_is_not() -> None:
    parsed = cslyaml.loads((FOLDER / "pandoc.yaml").read_text(encoding="utf-8"))
    assert parsed.problems == []
    assert parsed.lines == [4, 16, 37]
    report, chapter, old = parsed.publications
    assert report == Publication(
        key="iom2009caring",
        type="report",
        title="Caring for trafficked persons: guidance for health providers",
        authors=(Name(literal="International Organization for Migration"),),
        date="2009-07",
        publisher="IOM",
        publisher_place="Geneva",
        number="012",
        isbn="9789290687276",
        language="en-GB",
        tags=("health", "trafficking"),
    )
    assert chapter.authors == (Name(family="Berg", given="Anna", particle="van den"),)
    assert (chapter.edition, chapter.volume, chapter.date) == ("1.10", "3", "2017-11")
    assert chapter.abstract == "First paragraph\ngoes on.\n\nSecond: with a colon."
    assert (old.date, old.accessed) == ("2009-07", "2010")


@given(publications())
def test_every_field_survives(publication: Publication) -> None:
    assert cslyaml.loads(cslyaml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_what_others_wrote_is_the_same_when_it_is_read_written_and_read() -> None:
    records = cslyaml.loads((FOLDER / "pandoc.yaml").read_text(encoding="utf-8")).publications
    assert cslyaml.loads(cslyaml.dumps(records, WriteOptions(lossless=True))).publications == records


@every_row(
    "text",
    [
        "- id: a\n  type: book\n- id: b\n",
        "references:\n- id: a\n- id: b\n",
        "references:\n  - id: a\n  - id: b\nother: x\n",
        "---\nreferences:\n- id: a\n- id: b\n...\n",
        "---\nnocite: '@*'\nreferences:\n- id: a\n# a comment\n- id: b\n---\n",
        "references: [{id: a}, {id: b}]\n",
        "references:\r\n- id: a\r\n- id: b\r\n",
        "- {id: a}\n- {id: b}\n",
        "-\n  id: a\n-\n  id: b\n",
    ],
)
def test_items_are_found_wherever_they_stand(text: str) -> None:
    parsed = cslyaml.loads(text)
    assert ([publication.key for publication in parsed.publications], parsed.problems) == (["a", "b"], [])


def test_a_single_item_is_read() -> None:
    assert load("id: a\ntype: book\ntitle: b\n").title == "b"


@every_row(
    ("value", "expected"),
    [
        ("no", "no"),
        ("012", "012"),
        ("12", "12"),
        ("1:30", "1:30"),
        ("1.0", "1.0"),
        ("2009-07-01", "2009-07-01"),
        ("~", ""),
    ],
)
def test_a_value_is_text_where_yaml_would_guess(value: str, expected: str) -> None:
    assert load(f"- id: a\n  volume: {value}\n").volume == expected


def test_a_broken_item_does_not_take_its_neighbours_with_it() -> None:
    parsed = cslyaml.loads("- id: a\n- id: b\n  title: x: y: [\n- 7\n- id: c\n")
    assert [publication.key for publication in parsed.publications] == ["a", "c"]
    assert parsed.lines == [1, 5]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(3, True), (4, True)]


@pytest.mark.parametrize("stray", ["custom:", "  - a\n...", "A line", "\x0b  note: n"])
def test_a_line_that_lost_its_indentation_ends_no_list(stray: str) -> None:
    text = f"references:\n- id: a\n  title: A\n- id: b\n  title: B\n{stray}\n  note: n\n- id: c\n  title: C\n"
    parsed = cslyaml.loads(text)
    assert {"a", "c"} <= {publication.key for publication in parsed.publications}
    assert parsed.problems


def test_what_stands_behind_the_list_is_no_item() -> None:
    parsed = cslyaml.loads("references:\n- id: a\n  title: A\nauthor:\n- name: B\n")
    assert [publication.key for publication in parsed.publications] == ["a"]
    assert not parsed.problems


def test_aliases_that_grow_without_end_are_refused() -> None:
    bomb = "- id: a\n  x0: &x0 [x, x]\n" + "".join(f"  x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 60))
    parsed = cslyaml.loads(bomb)
    assert ([problem.lost for problem in parsed.problems], parsed.publications) == ([True], [])


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: x\nreferences: []\n---\n", "[" * 3000, "!!python/object:os.system x"]
)
def test_what_has_no_item_is_a_lost_problem(text: str) -> None:
    parsed = cslyaml.loads(text)
    assert parsed.publications == []
    assert [problem.lost for problem in parsed.problems] == [True]


def test_abstracts_are_written_to_be_read_by_people() -> None:
    publication = cleaning.clean_record(
        {"key": "a", "type": "report", "title": "Caring", "abstract": "One.\n\nTwo."}
    ).publication
    assert cslyaml.dumps([publication], WriteOptions(lossless=True)) == (
        "---\nreferences:\n- id: a\n  type: report\n  title: Caring\n  abstract: |-\n    One.\n\n    Two.\n...\n"
    )


def test_a_program_gets_what_it_reads_best() -> None:
    publication = cleaning.clean_record({"key": "a", "type": "report", "title": "x"}).publication
    assert "citation-key: a" in cslyaml.dumps([publication], WriteOptions(program=PROGRAMS["zotero"], lossless=True))


@every_row(
    ("head", "is_yaml"),
    [
        ("---\nreferences:\n- id: a\n", True),
        ("---\ntitle: x\nreferences:\n", True),
        ("- id: a\n  type: book\n", True),
        ("- type: book\n", True),
        ("references: [", True),
        ('{"id": "a"}', False),
        ("TY  - BOOK\ntitle: x", False),
        ("@book{a,\n title = {x}}", False),
        ("plain words", False),
        ("", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_yaml: bool) -> None:
    assert cslyaml.sniff(head) is is_yaml


def test_pandoc_reads_what_is_written(tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    records = cslyaml.loads((FOLDER / "pandoc.yaml").read_text(encoding="utf-8")).publications
    text = cslyaml.dumps(records, WriteOptions(lossless=True))
    items: list[dict[str, Any]] = json.loads(pypandoc.convert_text(text, "csljson", format="markdown"))
    assert [item["id"] for item in items] == ["iom2009caring", "berg2017", "old"]
    assert items[0]["author"] == [{"literal": "International Organization for Migration"}]
    assert items[0]["issued"] == {"date-parts": [[2009, 7]]}
    assert items[1]["author"] == [{"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"}]


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    cslyaml.loads(
        "".join(f"- id: a{n}\n" for n in range(250)),
        ReadOptions(progress=lambda done, total: progress_steps.append((done, total))),
    )
    assert progress_steps == [(200, 250)]
