"""Documents on the command line: `import report.docx`, `--cited-in report.docx`, and Word's own list of sources."""

import json
from pathlib import Path

import pytest

from programs.running import Run
from sample_files import documents as made
from sample_files.documents import ITEM, docx, field, odt, reference_mark, run, zotero

OTHER = {
    "id": 13,
    "type": "book",
    "title": "Causes and consequences",
    "author": [{"family": "Jobe", "given": "Alison"}],
    "issued": {"date-parts": [[2010]]},
}
RECORDS = (
    '{"key": "iom2009caring", "type": "report", "title": "Caring for trafficked persons", "date": "2009",'
    ' "authors": [{"literal": "International Organization for Migration", "short": "IOM"}]}\n'
    '{"key": "jobe2010causes", "type": "book", "title": "Causes and consequences", "date": "2010", '
    '"authors": ["Jobe, Alison"]}\n'
    '{"key": "un2000protocol", "type": "treaty", "title": "Protocol", "date": "2000"}\n'
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(
        docx(
            run("a ") + zotero(OTHER),
            run("b [@un2000protocol]"),
            run("c ") + made.mendeley_cite(ITEM),
            zotero(OTHER),
        )
    )
    return path


def list_keys(protlib: Run, *arguments: str) -> list[str]:
    ran = protlib("list", "--format", "keys", *arguments)
    assert ran.code == 0, ran.err
    return ran.out.split()


def test_import_takes_in_what_programs_left_once(protlib: Run, report: Path) -> None:
    assert protlib("import", report.name).out == "2 added\n"
    assert protlib("import", report.name).out == "0 added, 2 already there\n"
    assert len(list_keys(protlib)) == 2
    [record] = json.loads(protlib("list", "--format", "json", "author:jobe").out)
    assert (record["key"], record["source"]) == ("jobe2010causes", "report.docx")


def test_import_knows_what_the_library_has(protlib: Run, report: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    assert protlib("import", report.name).out == "0 added, 2 already there\n"


def test_import_says_that_there_is_nothing(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "plain.docx").write_bytes(docx(run("Plain (IOM, 2009)")))
    ran = protlib("import", "plain.docx")
    assert ran.code == 3
    assert ran.err.startswith(
        "plain.docx:1: no references of Zotero, Mendeley, EndNote, Citavi or Word found; put a heading such "
        "as “References” above a typed list"
    )


def test_cited_in_finds_what_is_typed_and_what_programs_put_there_in_its_order(protlib: Run, report: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    assert list_keys(protlib, "--cited-in", report.name) == ["jobe2010causes", "un2000protocol", "iom2009caring"]


def test_cited_in_reads_libreoffice(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    marks = reference_mark(f"ZOTERO_ITEM CSL_CITATION {made.citation(ITEM)} RND1", "(IOM)")
    (tmp_path / "a.odt").write_bytes(odt(f"{marks} [@jobe2010causes]"))
    assert list_keys(protlib, "--cited-in", "a.odt") == ["iom2009caring", "jobe2010causes"]


def test_cited_in_tells_what_the_library_does_not_have_and_how_to_take_it_in(protlib: Run, report: Path) -> None:
    protlib("import", "-", stdin=RECORDS.splitlines()[0])
    ran = protlib("export", "--cited-in", report.name, "-o", "a.bib")
    assert ran.code == 1
    assert ran.err == (
        "protlib: no publication has these keys:\n"
        "  report.docx: Causes and consequences\n"
        "  report.docx: un2000protocol\n"
        "  to take in what is there: protlib import report.docx\n"
    )
    assert not (report.parent / "a.bib").exists()


def test_a_key_of_another_program_that_is_one_of_ours_by_chance_is_no_match_for_another_work(
    protlib: Run, tmp_path: Path
) -> None:
    protlib("import", "-", stdin=RECORDS)
    same_title = {**OTHER, "citation-key": "un2000protocol"}
    (tmp_path / "a.docx").write_bytes(docx(zotero(same_title)))
    assert list_keys(protlib, "--cited-in", "a.docx") == ["jobe2010causes"]


def test_words_own_citations_find_their_records_by_tag_without_a_source(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    (tmp_path / "a.docx").write_bytes(docx(field(r" CITATION iom2009caring \p 3 ", "(IOM, 2009)")))
    assert list_keys(protlib, "--cited-in", "a.docx") == ["iom2009caring"]


def test_for_word_writes_its_sources_and_they_come_back(protlib: Run, tmp_path: Path) -> None:
    protlib("import", "-", stdin=RECORDS)
    ran = protlib("export", "--for", "word", "-o", "sources.xml")
    assert ran.code == 0
    assert (
        ran.err == "Word's sources cannot hold acronyms (iom2009caring); the file leaves them out\n"
        "Word's sources cannot name the type treaty (un2000protocol); the file says another\n3 publications "
        "exported to sources.xml\n"
    )
    assert (
        "<b:Corporate>International Organization for Migration</b:Corporate>" in (tmp_path / "sources.xml").read_text()
    )
    assert protlib("import", "sources.xml").out == "0 added, 3 already there\n"
    assert "<b:Tag>un2000protocol</b:Tag>" in protlib("export", "--for", "word", "--key", "un2000protocol").out
    converted = protlib("convert", "sources.xml", "-", "--format", "ris")
    assert converted.out.count("TY  - ") == 3


def test_a_document_is_converted_without_a_library(protlib: Run, report: Path) -> None:
    ran = protlib("convert", report.name, "-", "--format", "bibtex")
    assert ran.code == 0
    assert ran.out.count("@") >= 2
    assert "report.docx (docx) -> bibtex: 2 written" in ran.err


def test_text_behind_the_list_of_a_document_is_no_publication(protlib: Run, tmp_path: Path) -> None:
    entry, prose = "Jobe, A. (2010). Causes of re-trafficking. IOM.", "We asked 40 people in 2019 (Smith, 2014)."
    (tmp_path / "a.odt").write_bytes(odt("<text:h>References</text:h>", entry, "<text:h>Methodology</text:h>", prose))
    assert protlib("import", "a.odt", "--dry-run").out == "would be: 1 added\n"


def test_two_lists_of_a_document_are_read_and_its_annex_is_not(protlib: Run, tmp_path: Path) -> None:
    lists = (
        "<text:h>Bibliographie</text:h>",
        "OIM (2019). Tendances des migrations. Dakar.",
        "<text:h>المراجع</text:h>",
    )
    annex = ("<text:h>Annexe : Participants</text:h>", "M. Ibrahima Fall (2020), ONG Enda, Dakar")
    entry = "الخطيب، سمير (٢٠٢٠). الاتجار بالبشر. المجلة الأردنية للقانون، ١٢(٣)، ١٠١–١٣٠."
    (tmp_path / "a.odt").write_bytes(odt(*lists, entry, *annex))
    assert protlib("import", "a.odt").out == "2 added\n"
    article = json.loads(protlib("list", "--format", "json", "year:2020").out)[0]
    assert (article["container_title"], article["volume"], article["page"]) == (
        "المجلة الأردنية للقانون",
        "12",
        "101-130",
    )


def test_a_chapter_of_a_document_between_two_lists_is_no_publication(protlib: Run, tmp_path: Path) -> None:
    entry, later = "Jobe, A. (2010). Causes of re-trafficking. IOM.", "OIM (2019). Tendances des migrations. Dakar."
    heading, chapter = "<text:h>References</text:h>", ("<text:h>Chapter two</text:h>", "HRW (2014). Torture of women.")
    (tmp_path / "a.odt").write_bytes(odt(heading, entry, *chapter, heading, later))
    assert protlib("import", "a.odt", "--dry-run").out == "would be: 2 added\n"
