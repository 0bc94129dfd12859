"""The RIS that is written: what each program reads best, and what comes back."""

import json

import pytest
import rispy

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing.engine import engine_program
from protlib.formats import WriteOptions
from protlib.formats.common.charset import decode
from protlib.formats.programs import ANY, PROGRAMS, Program
from protlib.formats.ris import ris_text
from protlib.formats.ris.tags import TYPES, WRITTEN_TYPES
from protlib.record.model import TYPES as CSL_TYPES
from protlib.record.model import Name, Publication
from sample_files.ris_records import FOLDER, report, tags


@every_row("csl", CSL_TYPES)
def test_every_type_is_written_and_read_back(csl: str) -> None:
    publication = report(type=csl)
    assert ris_text.loads(ris_text.dumps([publication], WriteOptions(lossless=True))).publications == [publication]
    assert WRITTEN_TYPES[csl] in TYPES
    assert WRITTEN_TYPES[csl] != "GEN"


@pytest.mark.parametrize("value", ["x\nTY  - BOOK", "x\r\nER  - ", "x\x0bER  - ", "x\u2028ER  - ", "x\x85ER  - "])
@pytest.mark.parametrize("field", ["title", "abstract", "note", "publisher", "tags"])
def test_a_line_break_in_a_value_never_starts_a_tag(field: str, value: str) -> None:
    publication = report(**{field: value})
    text = ris_text.dumps([publication], WriteOptions(lossless=True))
    assert len(ris_text.loads(text).publications) == len(rispy.loads(text.replace("\r\n", "\n"))) == 1
    assert ris_text.loads(text).publications == [publication]


def test_a_record_is_written_in_the_newer_dialect() -> None:
    publication = report(
        key="iom2009caring",
        authors=[
            {"literal": "International Organization for Migration", "short": "IOM"},
            {"family": "Dijk", "given": "Jan", "particle": "van", "suffix": "Jr."},
        ],
        date="2009-07-01",
        publisher="IOM",
        publisher_place="Geneva",
        number="12",
        genre="Handbook",
        page="1-10",
        tags=["health", "trafficking"],
        countries=["Nigeria"],
        url="https://iom.int/a;b",
        accessed="2020-03",
    )
    assert ris_text.dumps([publication], WriteOptions(lossless=True)) == "".join(
        f"{line}\r\n"
        for line in [
            "TY  - RPRT",
            "TI  - Caring",
            "AU  - International Organization for Migration",
            "AU  - van Dijk, Jan, Jr.",
            "PY  - 2009",
            "DA  - 2009/07/01/",
            "Y2  - 2020/03//",
            "PB  - IOM",
            "CY  - Geneva",
            "SN  - 12",
            "M3  - Handbook",
            "SP  - 1",
            "EP  - 10",
            "UR  - https://iom.int/a;b",
            "KW  - health",
            "KW  - trafficking",
            "ID  - iom2009caring",
            "M2  - acronym: International Organization for Migration (IOM)",
            "M2  - country: Nigeria",
            "ER  - ",
        ]
    )


ORGANISATION = Name(literal="Ministry of Justice, Sweden")


@every_row(
    ("program", "author"),
    [
        (ANY, "Ministry of Justice, Sweden"),
        (PROGRAMS["endnote"], "Ministry of Justice,, Sweden"),
        (PROGRAMS["zotero"], "Ministry of Justice – Sweden"),
        (PROGRAMS["mendeley"], "Ministry of Justice – Sweden"),
        (PROGRAMS["pandoc"], "Ministry of Justice – Sweden,"),
        (PROGRAMS["jabref"], "{Ministry of Justice, Sweden}"),
    ],
)
def test_an_organisation_is_written_so_that_the_program_does_not_tear_it_apart(program: Program, author: str) -> None:
    assert f"AU  - {author}" in tags(report(authors=[ORGANISATION]), program)


@needs_engine
@pytest.mark.parametrize("name", ["Ministry of Labour", "Ministry of Labour, Employment and Social Security"])
def test_pandoc_makes_no_person_of_an_organisation(name: str) -> None:
    data = ris_text.dumps([report(authors=[Name(literal=name)])], WriteOptions(program=PROGRAMS["pandoc"])).encode()
    [item] = json.loads(engine_program.run_pandoc(["--from=ris", "--to=csljson"], data).data)
    assert item["author"] == [{"family": name.replace(", ", " – ")}]
    assert [record.authors for record in ris_text.loads(data.decode()).publications] == [
        (Name(literal=name.replace(", ", " – ")),)
    ]


def test_a_name_that_would_be_taken_for_a_person_is_marked_as_endnote_asks() -> None:
    assert "AU  - Samuel Hall," in tags(report(authors=[Name(literal="Samuel Hall")]))


def test_the_number_of_a_report_is_where_the_program_looks_for_it() -> None:
    assert "SN  - 12" in tags(report(number="12"), PROGRAMS["endnote"])
    assert "M1  - 12" in tags(report(number="12"), PROGRAMS["jabref"])


def test_endnote_gets_its_own_type_for_a_web_page() -> None:
    page = report(type="webpage")
    assert [
        ris_text.dumps([page], WriteOptions(program=program, lossless=True))[:10]
        for program in (PROGRAMS["endnote"], ANY)
    ] == [
        "TY  - WEB\r",
        "TY  - ELEC",
    ]


def test_an_independent_reader_gets_the_same() -> None:
    records = ris_text.loads(decode((FOLDER / "zotero.ris").read_bytes())).publications
    entries = rispy.loads(ris_text.dumps(records, WriteOptions(lossless=True)).replace("\r\n", "\n"))
    assert [entry["title"] for entry in entries] == [publication.title for publication in records]
    assert [entry.get("year") for entry in entries] == ["2009", "2017", "2015", None, "2012"]
    assert [entry["type_of_reference"] for entry in entries] == ["RPRT", "CHAP", "CONF", "ELEC", "THES"]
    assert entries[1]["secondary_authors"] == ["McAuliffe, Marie", "Klein Solomon, Michele"]
    assert (entries[1]["start_page"], entries[1]["end_page"]) == ("12", "30")


def test_a_conference_without_its_print_comes_back_as_it_left() -> None:
    paper = Publication(
        key="a", type="paper-conference", title="A paper", event_title="Congress on asylum", event_place="Rome"
    )
    [back] = ris_text.loads(ris_text.dumps([paper])).publications
    assert (back.event_title, back.event_place) == (paper.event_title, paper.event_place)
