"""`fill --take-over` as a user runs it: a report that was begun in Zotero, Mendeley or EndNote goes on in protlib."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from programs.engine import needs_engine
from programs.running import Ran, Run
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.formats.documents import document as embedded
from sample_files.documents import (
    ENDNOTE_RECORD,
    ITEM,
    begin,
    citation,
    docx,
    endnote_data,
    endnote_xml,
    in_pieces,
    mark,
    odt,
    p,
    reference_mark,
    run,
    zotero,
)

Fill = Callable[..., Ran]
_HANDBOOK = {
    "id": 1,
    "type": "report",
    "title": "The IOM handbook on direct assistance for victims of trafficking",
    "author": [{"literal": "International Organization for Migration"}],
    "issued": {"date-parts": [["2007"]]},
}
_STYLE = '<data data-version="3"><style id="http://www.zotero.org/styles/{}" locale="en-US"/></data>'


@pytest.fixture
def fill(sample: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fill:
    """Run commands on the sample library, in a folder of their own."""
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    monkeypatch.chdir(tmp_path)
    return sample


def _report(*more: str, style: str = "ieee", **said: Any) -> bytes:
    paragraphs = (p(run("So "), zotero(_HANDBOOK, locator="3", **said), run(".")), p(zotero(ITEM)), *more)
    return docx(*paragraphs, properties=in_pieces("ZOTERO_PREF", _STYLE.format(style)))


def _lines(name: str) -> list[str]:
    return embedded.read_document(Path(name).read_bytes()).text.splitlines()


def _keys(fill: Fill) -> list[str]:
    return fill("list", "--format", "keys").out.split()


@pytest.mark.slow
@needs_engine
def test_a_report_of_zotero_goes_on_in_protlib_in_any_style_and_goes_back(fill: Fill) -> None:
    Path("a.docx").write_bytes(_report())
    before = _keys(fill)
    ran = fill("fill", "a.docx", "--take-over")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "added to the library: 1 publication. To take them out again: protlib undo\n"
        "iom2009caringa may be the same as iom2009caring (titles alike 80 %, same author, same year); "
        "to compare them: protlib duplicates --key iom2009caringa\n"
        "a-filled.docx: 2 citations of 2 publications, in ieee\n"
    )
    added = set(_keys(fill)) - set(before)
    assert Path("a.docx").read_bytes() == _report()
    assert _lines("a-filled.docx")[:2] == ["So [1, p. 3].", "[2]"]
    assert fill("fill", "a-filled.docx", "--style", "apa").code == 0
    assert _lines("a-filled.docx")[0] == "So (International Organization for Migration [IOM], 2007, p. 3)."
    assert fill("fill", "a-filled.docx", "--live", "zotero", "-o", "back.docx").code == 0
    items = [
        item
        for reference in embedded.read_document(Path("back.docx").read_bytes()).citations
        for item in reference.items
    ]
    assert [item.links for item in items] == [
        ("http://zotero.org/users/3/items/1",),
        ("http://zotero.org/users/3/items/12",),
    ]
    assert (items[0].locator, len(added)) == ("3", 1)
    assert fill("undo").code == 0
    assert _keys(fill) == before


@needs_engine
def test_a_second_time_nothing_is_added_and_the_file_is_the_same(fill: Fill) -> None:
    Path("a.docx").write_bytes(_report())
    fill("fill", "a.docx", "--take-over")
    first, keys = Path("a-filled.docx").read_bytes(), _keys(fill)
    ran = fill("fill", "a.docx", "--take-over")
    assert ran.err == "a-filled.docx: 2 citations of 2 publications, in ieee\n"
    assert (Path("a-filled.docx").read_bytes(), _keys(fill)) == (first, keys)


@needs_engine
def test_a_dry_run_tells_programs_works_and_style_and_writes_nothing(fill: Fill) -> None:
    mendeley = endnote_data(endnote_xml(f"<RecNum>19</RecNum>{ENDNOTE_RECORD}"))
    Path("a.docx").write_bytes(_report(p(mendeley), p(run("Typed [@iom2009caring].")), prefix="see"))
    before = _keys(fill)
    ran = fill("fill", "a.docx", "--take-over", "--dry-run")
    assert ran.out.splitlines() == [
        "Zotero: 2 citations",
        "EndNote: 1 citation",
        "protlib: 1 citation",
        "works: 1 in the library, 2 to add",
        "unclear: 1 to add may be in the library",
        "style: ieee",
    ]
    assert ran.err.endswith("a-filled.docx: 4 citations of 4 publications, in ieee\ndry run: nothing was written\n")
    assert "added " in ran.err
    assert (ran.code, _keys(fill), [path.name for path in Path().glob("a*")]) == (0, before, ["a.docx"])


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("paragraph", "code", "error"),
    [
        (p(run("Nobody knows [@nobody1900].")), 1, "nobody1900"),
        (p(run("Internal [@jobe2010causes].")), 3, "jobe2010causes is internal"),
        (p(run("Plain.")), 2, "a-filled.docx already exists, and protlib did not write it"),
    ],
)
def test_a_dry_run_refuses_what_the_run_refuses_and_neither_adds_works(
    fill: Fill, paragraph: str, code: int, error: str
) -> None:
    fill("set", "jobe2010causes", "access=internal")
    Path("a.docx").write_bytes(_report(paragraph))
    Path("a-filled.docx").write_text("My own work.")
    before = _keys(fill)
    for options in (["--dry-run"], []):
        ran = fill("fill", "a.docx", "--take-over", *options)
        assert (ran.code, error in ran.err) == (code, True)
    assert (_keys(fill), Path("a-filled.docx").read_text()) == (before, "My own work.")


@needs_engine
@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_no_work_is_added_for_a_report_whose_folder_is_not_there(fill: Fill, options: list[str]) -> None:
    Path("a.docx").write_bytes(_report())
    before = _keys(fill)
    ran = fill("fill", "a.docx", "--take-over", "-o", "drafts/b.docx", *options)
    assert (ran.code, _keys(fill)) == (2, before)
    assert ran.err.endswith("drafts/b.docx: cannot be written: the folder drafts does not exist; make it first\n")


@needs_engine
def test_citations_in_comments_are_neither_counted_nor_their_works_added(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(p(zotero(_HANDBOOK)), notes={"comments": zotero(ITEM)}))
    before = _keys(fill)
    ran = fill("fill", "a.docx", "--take-over", "--dry-run")
    assert ran.out == "Zotero: 1 citation\nworks: 1 in the library, 0 to add\n"
    assert (fill("fill", "a.docx", "--take-over").code, _keys(fill)) == (0, before)


@needs_engine
def test_an_unknown_style_is_told_and_the_usual_one_is_used(fill: Fill) -> None:
    Path("a.docx").write_bytes(_report(style="journal-of-things"))
    ran = fill("fill", "a.docx", "--take-over")
    assert "a.docx: protlib does not have its style, journal-of-things. To choose one: --style\n" in ran.err
    assert ran.err.endswith("in apa\n")
    assert "does not have" not in fill("fill", "a.docx", "--take-over", "--style", "nlm").err


def test_works_without_data_are_told_and_nothing_is_written(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(p(zotero({"id": 77}, shown="(Somebody, 1999)")), p(zotero(ITEM))))
    before = _keys(fill)
    for more in ([], ["--dry-run"]):
        ran = fill("fill", "a.docx", "--take-over", *more)
        assert ran.code == 3
        assert "a.docx: 1 citation has no data of the cited work; nothing was written." in ran.err
        assert ran.err.endswith(":\n  “(Somebody, 1999)”\n")
    assert (_keys(fill), Path("a-filled.docx").exists()) == (before, False)


@pytest.mark.slow
@needs_engine
def test_an_item_of_a_library_that_came_from_zotero_is_known_by_its_key(fill: Fill) -> None:
    uri = ["http://zotero.org/users/3/items/ABCD2345"]
    Path("a.docx").write_bytes(docx(p(zotero(ITEM, uris=uri))))
    assert fill("fill", "a.docx", "--take-over").code == 0
    second_item = {**ITEM, "title": "Another title altogether", "issued": {"date-parts": [["1999"]]}}
    for item in (second_item, {"id": 12}):
        Path("b.docx").write_bytes(docx(p(zotero(item, uris=uri))))
        assert "added" not in fill("fill", "b.docx", "--take-over").err
    assert "Caring for trafficked persons" in _lines("b-filled.docx")[1]


@pytest.mark.slow
@needs_engine
def test_typed_citations_and_those_of_programs_stand_in_one_report(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(p(zotero(ITEM), run(" and [@jobe2010causes]"))))
    assert fill("fill", "a.docx", "--take-over").code == 0
    assert _lines("a-filled.docx")[0].endswith(" and (Jobe, 2010)")
    Path("b.docx").write_bytes(docx(p(zotero(ITEM), run(" and [@nobody1900]"))))
    before = _keys(fill)
    ran = fill("fill", "b.docx", "--take-over")
    assert (ran.code, _keys(fill)) == (1, before)
    assert "nobody1900" in ran.err


@needs_engine
def test_a_report_of_libreoffice_and_one_without_other_programs(fill: Fill) -> None:
    Path("a.odt").write_bytes(odt(reference_mark(f"ZOTERO_ITEM CSL_CITATION {citation(_HANDBOOK)} RND1", "x")))
    assert fill("fill", "a.odt", "--take-over").err == "a-filled.odt: 1 citation of 1 publication, in apa\n"
    Path("b.docx").write_bytes(docx(run("[@jobe2010causes]")))
    ran = fill("fill", "b.docx", "--take-over")
    assert ran.err.startswith("b.docx: no citations of Zotero, Mendeley, EndNote, Citavi, Word or LibreOffice found\n")
    assert ran.code == 0


_CITED_ENTRIES = (
    "International Organization for Migration. (2007). IOM handbook on direct assistance for victims of trafficking.",
    "International Organization for Migration. (2009). Caring for trafficked persons: Guidance for health providers.",
)
_LOST_ENTRIES = tuple(
    f"Osei, K. (20{number}). Fostering unaccompanied children, part {number}." for number in range(10, 22)
)


def _report_with_list(name: str, entries: tuple[str, ...]) -> bytes:
    """Return a report that Zotero began, with its list in a field or a section."""
    if name.endswith(".docx"):
        code = "<w:r><w:instrText> ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY </w:instrText></w:r>"
        paragraphs = [run(entry) for entry in entries]
        paragraphs[0] = begin() + code + mark("separate") + paragraphs[0]
        paragraphs[-1] += mark("end")
        return _report(*map(p, paragraphs))
    marks = (
        reference_mark(f"ZOTERO_ITEM CSL_CITATION {citation(item)} RND{item['id']}", "x") for item in (_HANDBOOK, ITEM)
    )
    body = "".join(f"<text:p>{entry}</text:p>" for entry in entries)
    return odt(*marks, f'<text:section text:name="ZOTERO_BIBL {{}} CSL_BIBLIOGRAPHY RND9">{body}</text:section>')


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_entries_that_no_field_cites_are_told_before_they_go(fill: Fill, name: str) -> None:
    Path(name).write_bytes(_report_with_list(name, (_LOST_ENTRIES[0], *_CITED_ENTRIES, *_LOST_ENTRIES[1:])))
    said = f"{name}: 12 entries of its list have no citation of a program; the new list lacks them. To keep one, "
    lines = fill("fill", name, "--take-over", "--dry-run").err.splitlines()
    assert [line.strip(" “”") for line in lines if "Fostering" in line] == [*_LOST_ENTRIES]
    assert any(line.startswith(said) for line in lines)
    lines = fill("fill", name, "--take-over").err.splitlines()
    assert sum("Fostering" in line for line in lines) == 10
    assert "  and 2 more; --dry-run lists them all" in lines


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_list_of_cited_works_loses_no_entry(fill: Fill, name: str) -> None:
    Path(name).write_bytes(_report_with_list(name, _CITED_ENTRIES))
    ran = fill("fill", name, "--take-over")
    assert (ran.code, "lacks" in ran.err) == (0, False)


@needs_engine
def test_a_report_that_is_live_in_zotero_becomes_protlibs(fill: Fill) -> None:
    Path("a.docx").write_bytes(docx(run("[@jobe2010causes]")))
    fill("fill", "a.docx", "--live", "zotero", "-o", "live.docx")
    assert fill("fill", "live.docx", "--take-over", "-o", "own.docx").code == 0
    assert WordDraft(Path("own.docx").read_bytes()).live is None


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("a.md", "--take-over"), "--take-over works with .docx and .odt reports; a.md is Markdown"),
        (("a.docx", "--dry-run"), "--dry-run goes with --take-over"),
    ],
)
def test_options_that_say_nothing_are_refused(fill: Fill, arguments: tuple[str, ...], why: str) -> None:
    Path("a.md").write_text("[@jobe2010causes]")
    Path("a.docx").write_bytes(_report())
    ran = fill("fill", *arguments)
    assert (ran.code, why in ran.err) == (2, True)


def test_a_work_that_is_not_public_is_not_cited_and_nothing_is_added(fill: Fill) -> None:
    assert fill("set", "iom2007handbook", "access=internal").code == 0
    Path("a.docx").write_bytes(_report())
    before = _keys(fill)
    ran = fill("fill", "a.docx", "--take-over")
    assert (ran.code, _keys(fill)) == (3, before)
    assert "iom2007handbook is internal" in ran.err
