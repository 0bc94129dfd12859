"""`import` of reports that are no PDF: Word documents, e-books and pages, and lists of references among them."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from programs.running import Run
from sample_files.documents import docx, odt, p, run
from sample_files.report_files import KEY, PROSE, TITLE, record, report


def test_an_e_book_a_word_document_and_a_page_are_read_by_the_same_rules(protlib: Run, tmp_path: Path) -> None:
    html = f"<html><head><title>x</title></head><body><h1>{TITLE}</h1><p>© IOM 2019</p><p>{PROSE[0]}</p></body></html>"
    (tmp_path / "page.html").write_text(html)
    with ZipFile(tmp_path / "book.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="c.opf"/></container>')
        book.writestr("c.opf", "<package><dc:title>Waiting for a Paper Here</dc:title></package>")
        book.writestr("a.xhtml", html.replace(TITLE, "Waiting for a Paper Here"))
    assert protlib("import", "page.html", "--from", "report").out == "1 added\n"
    assert protlib("import", "book.epub").out == "1 added\n"
    titles = [line.split("\t")[3] for line in protlib("list").out.splitlines()]
    assert sorted(titles) == [TITLE, "Waiting for a Paper Here"]


def test_a_folder_brings_word_documents_by_their_first_line(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    text = docx(*(run(line) for line in (TITLE, "International Organization for Migration", "March 2019", *PROSE[:3])))
    (tmp_path / "reports" / "a.docx").write_bytes(text)
    assert protlib("import", "reports").out == "1 added\n"
    values = record(protlib)
    assert (values["title"], values["date"]) == (TITLE, "2019-03")
    assert (tmp_path / "library.files" / f"{KEY}.docx").exists()


LIST = ("IOM (2019). Hotels and rooms. Geneva: IOM.", "UNODC and IOM. (2018). Roads and rivers. Vienna: UNODC.")
TEXT = ("We spoke with households in the north.", "They told us of debts and of the road.", "What they said is below.")


@pytest.mark.parametrize("above", ["References", "My reading list on hotels"])
def test_a_document_that_is_a_list_is_read_as_one_alone_and_in_a_folder(
    protlib: Run, tmp_path: Path, above: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "list.docx").write_bytes(docx(*(p(run(text)) for text in (above, *LIST))))
    (folder / "list.odt").write_bytes(odt(above, *LIST))
    (folder / "list.txt").write_text("\n\n".join(LIST), encoding="utf-8")
    assert protlib("import", "folder/list.docx").out == "2 added\n"
    assert "6 already there" in protlib("import", "folder").out
    titles = {line["title"] for line in map(json.loads, protlib("list", "--format", "jsonl").out.splitlines())}
    assert titles == {"Hotels and rooms", "Roads and rivers"}


def test_a_folder_passes_over_what_may_be_a_list_and_says_how_to_import_it(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "report.pdf").write_bytes(report())
    (folder / "doubt.docx").write_bytes(docx(*(p(run(text)) for text in (*TEXT, *LIST))))
    ran = protlib("import", "folder")
    assert ran.out == "1 added\n"
    assert f"protlib import {Path('folder/doubt.docx')} --from references, or --from report" in ran.err
    assert protlib("import", "folder/doubt.docx", "--from", "references").out == "2 added\n"


def test_a_document_without_references_says_to_put_a_heading_above_a_list(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_bytes(docx(*(p(run(text)) for text in TEXT)))
    assert "put a heading such as “References” above a typed list" in protlib("import", "text.docx").err


NOTES = (
    "IOM, Hotels and rooms, Geneva, 2019, p. 3.", "Ibid., p. 4.", "We asked them twice.",
    "UNODC, Roads and rivers, Vienna, 2018. https://www.unodc.org/roads/", "HRW, No way out, New York, 2014.",
)  # fmt: skip


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_report_with_footnotes_alone_gives_the_works_that_they_cite(
    protlib: Run, tmp_path: Path, suffix: str
) -> None:
    broken = (*NOTES[:3], NOTES[3].replace("/roads", "/{}roads"), NOTES[4])
    notes = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:br/></w:r>".join(map(run, text.split("{}"))))}</w:footnote>'
        for number, text in enumerate(broken, 1)
    )
    paragraphs = "".join(f"<text:p>{text.format('<text:line-break/>')}</text:p>" for text in broken)
    open_notes = f'<text:note text:note-class="footnote"><text:note-body>{paragraphs}</text:note-body></text:note>'
    reports = {
        "docx": docx(*(p(run(text)) for text in (*TEXT, "CONFIDENTIAL")), notes={"footnotes": notes}),
        "odt": odt(*TEXT, f"CONFIDENTIAL{open_notes}"),
    }
    (tmp_path / f"report.{suffix}").write_bytes(reports[suffix])
    assert "to add what its notes cite: --from references" in protlib("import", f"report.{suffix}").err
    ran = protlib("import", f"report.{suffix}", "--from", "references")
    assert "3 added" in ran.out
    assert "Ibid., p. 4.: refers to another entry; left out" in ran.err
    assert "We asked them twice.: no work is read in it; left out" in ran.err
    rows = protlib("list", "--columns", "title,url,access", "--format", "tsv").out.splitlines()[1:]
    assert sorted(rows) == [
        "Hotels and rooms\t\t", "No way out\t\t", "Roads and rivers\thttps://www.unodc.org/roads/\t",
    ]  # fmt: skip


def test_the_notes_beside_a_list_and_those_that_only_explain_are_no_records(protlib: Run, tmp_path: Path) -> None:
    notes = "".join(f'<w:footnote w:id="{at}">{p(run(text))}</w:footnote>' for at, text in enumerate(NOTES, 1))
    report_with_list = docx(*(p(run(text)) for text in (*TEXT, "References", *LIST)), notes={"footnotes": notes})
    (tmp_path / "listed.docx").write_bytes(report_with_list)
    assert protlib("import", "listed.docx", "--from", "references").out == "2 added\n"
    (tmp_path / "told.docx").write_bytes(docx(*(p(run(text)) for text in TEXT), notes={"footnotes": run(NOTES[2])}))
    assert "no list of references found" in protlib("import", "told.docx", "--from", "references").err


@pytest.mark.slow
def test_the_whole_text_of_a_doubtful_entry_stays_here_and_is_the_same_work_again(protlib: Run, tmp_path: Path) -> None:
    text = "UNHCR (2019). Camps at the river. Geneva: UNHCR. Remarks of Zqboss on page 4."
    (tmp_path / "list.txt").write_text(text)
    assert "1 added" in protlib("import", "list.txt").out
    assert protlib("list", "--columns", "private_note", "--format", "tsv").out.splitlines()[1:] == [text]
    for suffix in ("bib", "ris", "json", "jsonl", "csv", "html"):
        protlib("export", "-o", f"list.{suffix}")
        assert b"Zqboss" not in (tmp_path / f"list.{suffix}").read_bytes()
    protlib("set", "unhcr2019camps", "private_note=mine")
    assert "0 added, 1 already there" in protlib("import", "list.txt", "--on-duplicate", "update").out
    assert protlib("list", "--columns", "private_note", "--format", "tsv").out.splitlines()[1:] == ["mine"]
