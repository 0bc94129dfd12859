"""MarcEdit's mnemonic MARC."""

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.formats import Parsed
from protlib.formats.marc import mnemonic
from protlib.record.model import Name

RECORD = """\
=LDR  01234nam a2200313 a 4500
=008  090301s2009\\\\\\\\sz\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d
=100  1\\$aJobe, Alison,$eauthor.
=245  10$aCaring for trafficked persons :$bguidance for health providers /$cA. Jobe.
=260  \\\\$aGen{grave}eve :$bIOM,$c2009.
=520  \\\\$aCosts {dollar}5 in Espa{tilde}na, {what} a long
line that goes on.
=650  \\0$aHuman trafficking.
"""
SECOND = "=LDR  01234nam a2200313 a 4500\n=110  2\\$aWorld Health Organization.\n=245  10$aA second one\n"


def parse(text: str, path: str = "a.mrk") -> Parsed:
    data = text.encode()
    return formats.read(data, formats.detect(data, path))


@pytest.mark.parametrize("path", ["a.mrk", "standard input"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n\n", ""])
def test_the_records_of_a_file_are_read_in_full(path: str, end: str, between: str) -> None:
    parsed = parse("\ufeff" + (RECORD + between + SECOND).replace("\n", end), path)
    assert parsed.problems == []
    first, second = parsed.publications
    assert (first.title, first.date) == (
        "Caring for trafficked persons: guidance for health providers",
        "2009",
    )
    assert (first.authors, first.publisher, first.publisher_place) == (
        (Name("Jobe", "Alison"),),
        "IOM",
        "Genève",
    )
    assert first.abstract == "Costs $5 in España, {what} a long line that goes on."
    assert (first.language, first.topics) == ("en", ("Human trafficking",))
    assert (second.title, second.authors) == ("A second one", (Name(literal="World Health Organization"),))
    assert parsed.lines[0] == 1


def test_a_line_that_is_no_field_becomes_a_problem() -> None:
    [problem] = parse(RECORD + "\nno field\n\n" + SECOND).problems
    assert (problem.line, problem.what) == (10, "not a MARC field; left out")


@every_row("text", ["", "=", "=LDR", "== Heading ==\ntext", "=LDRx  1", "LDR  0123"])
def test_a_text_of_another_program_is_not_taken_for_marc(text: str) -> None:
    assert not mnemonic.sniff(text)


@pytest.mark.parametrize(
    "text", ["=LDR  \n=245  \n", "=LDR  0\n=245  10\n=100  1\\$\n=700  $$a\n", "=245  10$aA title\n"]
)
def test_fields_without_anything_do_no_harm(text: str) -> None:
    assert all(publication.title in {"", "A title"} for publication in mnemonic.loads(text).publications)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Doe, Ann.", Name("Doe", "Ann")),
        ("Jobe, Alison.", Name("Jobe", "Alison")),
        ("Roe, J. B.", Name("Roe", "J. B.")),
        ("Roe, Wm.", Name("Roe", "Wm.")),
    ],
)
def test_the_stop_that_ends_a_heading_is_no_part_of_a_name(heading: str, name: Name) -> None:
    [publication] = parse(f"=LDR  01234nam a2200313 a 4500\n=100  1\\$a{heading}\n=245  10$aA title\n").publications
    assert publication.authors == (name,)


def test_holdings_between_publications_are_told_and_no_fault() -> None:
    holdings = "=LDR  00000ny  a22000003n 4500\n=852  \\\\$aUNOG\n"
    parallel = "=LDR  01234nam a2200313 a 4500\n=245  10$aDity$b= Children\n"
    parsed = parse(f"{RECORD}\n{holdings}\n{parallel}\n{holdings}")
    assert [record.title for record in parsed.publications][1:] == ["Dity = Children"]
    assert not parsed.problems
    assert parsed.remarks == ["2 records of holdings or headings, not of publications: left out"]
