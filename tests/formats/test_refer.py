"""References with tags such as %A, of EndNote and others, are read in full."""

import json
from typing import Any

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.errors import InputRefusedError
from protlib.formats import refer
from protlib.record.model import Name, Publication

FILES = sorted(path for path in (DATA / "refer").iterdir() if path.suffix != ".json")


def record(*lines: str, kind: str = "Report") -> Publication:
    (publication,) = refer.loads("\n".join([f"%0 {kind}", "%T A", *lines, ""])).publications
    return publication


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
@pytest.mark.parametrize("suffix", [".enw", ".txt", ".ris", ""])
def test_what_programs_write_is_told_by_its_content_and_read_in_full(path: Any, suffix: str) -> None:
    data = path.read_bytes()
    entry = formats.detect(data, f"references{suffix}")
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    parsed = formats.read(data, entry)
    assert entry.name == "refer"
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.problems == []


@every_row(
    ("kind", "lines", "field", "expected"),
    [
        ("Report", ["%A UNHCR"], "authors", (Name(literal="UNHCR"),)),
        ("Report", ["%A Ministry of Justice,, Sweden"], "authors", (Name(literal="Ministry of Justice, Sweden"),)),
        ("Report", ["%R HCR/1"], "number", "HCR/1"),
        ("Report", ["%R 10.1000/182"], "doi", "10.1000/182"),
        ("Report", ["%@ 978-0-306-40615-7", "%@ 2049-3630"], "issn", "2049-3630"),
        ("Report", ["%K one; two"], "tags", ("one", "two")),
        ("Report", ["%K one", "two"], "tags", ("one", "two")),
        ("Report", ["%8 May 2, 2011", "%D 2011"], "date", "2011-05-02"),
        ("Journal Article", ["%N 3"], "issue", "3"),
        ("Journal Article", ["%J Journal", "%O J. Test."], "extra", {"container-title-short": "J. Test."}),
        ("Book", ["%O second printing"], "note", "second printing"),
        ("Edited Book", ["%A Roe, Jane"], "editors", (Name("Roe", "Jane"),)),
        ("Book Section", ["%B A book"], "container_title", "A book"),
        ("Book", ["%B A series"], "collection_title", "A series"),
        ("conference paper", ["%C Geneva"], "type", "paper-conference"),
        ("Government Document", ["%D 2001"], "type", "report"),
        ("Dissertation", [], "type", "thesis"),
        ("Hologram", [], "extra", {"refer:0": "Hologram"}),
        ("Report", ["%F two words"], "extra", {"ris:LB": "two words"}),
        ("Report", ["%F"], "key", ""),
        ("Report", ["%` x", "%` y"], "extra", {"refer:`": ["x", "y"]}),
    ],
)  # fmt: skip
def test_a_tag_is_read(kind: str, lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines, kind=kind), field) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("lines", "titles", "starts"),
    [
        (["%0 Book", "%T a", "%0 Book", "%T b"], ["a", "b"], [1, 3]),
        (["", "%0 Book", "%T a", "", "", "%0 Book", "%T b", ""], ["a", "b"], [2, 6]),
        (["%0 Book", "%T a", "", "%A Roe", "%T b"], ["a", "b"], [1, 4]),
        (["%0 Serial", "%0 Book", "%T a"], ["a"], [1]),
        (["%0 Book", "%T a", "%X One.", "", "50 % of two.", "", "%D 2001"], ["a"], [1]),
        (["%T a", "%D 2001", "", "%T b", "%D 2002"], ["a", "b"], [1, 4]),
    ],
)
def test_references_are_apart_by_their_type_or_by_a_blank_line(
    end: str, lines: list[str], titles: list[str], starts: list[int]
) -> None:
    parsed = refer.loads(end.join(lines))
    assert [publication.title for publication in parsed.publications] == titles
    assert parsed.lines == starts


def test_text_before_the_first_reference_gets_a_problem() -> None:
    parsed = refer.loads("a heading\nof two lines\n%0 Book\n%T a\n")
    assert [publication.title for publication in parsed.publications] == ["a"]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(1, False)]


@every_row(
    "text",
    [
        "% a comment of TeX\n\\section{A}\n",
        "%YAML 1.2\n---\ntitle: a\n",
        "%PDF-1.7\n",
        "50 %A of all\n%T are\n",
        "%0 Book\n",
        "@book{a, title = {%T b}}\n",
    ],
)
def test_what_is_no_reference_is_not_taken_for_one(text: str) -> None:
    assert not refer.sniff(text)


def test_a_text_without_references_is_one_lost_problem() -> None:
    parsed = refer.loads("plain words")
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])
    with pytest.raises(InputRefusedError, match="cannot tell its format"):
        formats.detect(b"plain words", "standard input")
