"""A download from the Web of Science is known by its content, and read in full."""

import json
from typing import Any

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import isi
from protlib.record.model import Name, Publication

FOLDER = DATA / "isi"


def record(*lines: str, kind: str = "J") -> Publication:
    (publication,) = isi.loads("\n".join([f"PT {kind}", "TI A", *lines, "ER", ""])).publications
    return publication


@pytest.mark.parametrize("suffix", [".ciw", ".txt", ""])
def test_a_download_from_web_of_science_is_told_by_its_content_and_read_in_full(suffix: str) -> None:
    data = (FOLDER / "savedrecs.ciw").read_bytes()
    entry = formats.detect(data, f"savedrecs{suffix}")
    expected = json.loads((FOLDER / "savedrecs.expected.json").read_text(encoding="utf-8"))
    parsed = formats.read(data, entry)
    assert entry.name == "isi"
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert (parsed.lines, parsed.problems) == ([3, 55, 66, 81, 89, 102], [])


@every_row(
    ("kind", "lines", "field", "expected"),
    [
        ("J", ["AU Jobe, AB"], "authors", (Name("Jobe", "A. B."),)),
        ("J", ["AU Jobe, AB", "AF Jobe, Alison"], "authors", (Name("Jobe", "Alison"),)),
        ("J", ["AU JOBE, ALISON"], "authors", (Name("Jobe", "Alison"),)),
        ("J", ["AU Jobe, Alison (jobe@example.org)"], "authors", (Name("Jobe", "Alison"),)),
        ("P", ["AU LI W", "   VAN DIJK M"], "authors", (Name("Li", "W."), Name("Dijk", "M.", particle="van"))),
        ("J", ["AU [Anonymous]"], "authors", ()),
        ("J", ["AU [No author]", "   Jobe, A"], "authors", (Name("Jobe", "A."),)),
        ("J", ["AU Jobe, Alison; Roe, Jane"], "authors", (Name("Jobe", "Alison"), Name("Roe", "Jane"))),
        ("J", ["CA UNHCR"], "authors", (Name(literal="UNHCR"),)),
        ("J", ["DE one; two;", "   three"], "tags", ("one", "two", "three")),
        ("J", ["PD MAY-JUN", "PY 2010"], "date", "2010-05/2010-06"),
        ("J", ["PD WIN", "PY 2010"], "date", "2010-24"),
        ("J", ["PD MAY 2", "PY 2010"], "date", "2010-05-02"),
        ("J", ["PY 2010"], "date", "2010"),
        ("J", ["BP 12", "EP 12"], "page", "12"),
        ("J", ["AR e12"], "number", "e12"),
        ("J", ["SN 2049-3630", "EI 2434-561X"], "issn", "2049-3630 2434-561X"),
        ("J", ["DT Book Review"], "type", "review-book"),
        ("J", ["DT Article; Data Paper"], "type", "article-journal"),
        ("J", ["DT Article; Proceedings Paper"], "type", "article-journal"),
        ("B", ["DT Proceedings Paper"], "type", "paper-conference"),
        ("B", ["DT Article; Book Chapter"], "type", "chapter"),
        ("B", ["SO A"], "container_title", ""),
        ("X", [], "type", "document"),
        ("J", ["CR Roe J, 2001", "   Doe J, 1999", "TC 5"], "extra", {}),
        ("J", ["EM a@example.org", "XX y"], "extra", {"isi:EM": "a@example.org", "isi:XX": "y"}),
    ],
)  # fmt: skip
def test_a_tag_is_read(kind: str, lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines, kind=kind), field) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_record_without_an_end_is_kept_and_told(end: str) -> None:
    text = (FOLDER / "plain.txt").read_text(encoding="utf-8").replace("\n", end)
    entry = formats.detect(text.encode(), "plain.txt")
    parsed = formats.read(text.encode(), entry)
    assert [publication.date for publication in parsed.publications] == ["2010", "2011"]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(6, False)]


@pytest.mark.parametrize(
    "text", ["PT\tAU\tTI\nJ\tJobe\tA\n", "PT boat\nAnother line\n", "FN a\nplain words\n", "TY  - JOUR\n"]
)
def test_what_is_none_of_its_files_is_not_taken_for_one(text: str) -> None:
    assert not isi.sniff(text)


def test_a_text_without_records_is_one_lost_problem() -> None:
    parsed = isi.loads("plain words")
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@every_row(
    ("tags", "authors", "of_the_book"),
    [
        (
            "PT S\nAU Jobe, A\nBA Miller, C\nGP IEEE\nTI A\nSO B\nDT Book Chapter",
            ["Jobe"],
            ["Miller", "IEEE"],
        ),
        ("PT C\nAU Jobe, A\nGP IEEE\nTI A\nSO B\nDT Proceedings Paper", ["Jobe"], ["IEEE"]),
        ("PT B\nGP World Health Organization\nTI A\nSO A", ["World Health Organization"], []),
        ("PT C\nGP IEEE\nTI A\nSO B\nDT Proceedings Paper", ["IEEE"], []),
        ("PT J\nAU Jobe, A\nCA UNHCR\nTI A\nSO B", ["Jobe", "UNHCR"], []),
    ],
)
def test_who_wrote_the_book_wrote_no_chapter_of_others(tags: str, authors: list[str], of_the_book: list[str]) -> None:
    [record] = isi.loads(f"FN Clarivate\nVR 1.0\n{tags}\nPY 2015\nER\n\nEF\n").publications
    assert [name.literal or name.family for name in record.authors] == authors
    container_authors = record.extra.get("container-author", [])
    assert [name.get("literal") or name["family"] for name in container_authors] == of_the_book
