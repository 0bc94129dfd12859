"""What readers note for themselves in other programs stays private: from each way in, in each way out, and later on."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from programs.running import Ran, Run
from protlib.formats import FORMATS
from sample_files.endnote_library import EndNote
from sample_files.file_contents import everything
from sample_files.zotero_library import Zotero

_RDF: Final = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:bib="http://purl.org/net/biblio#">\n'
    '<bib:Book rdf:about="#item_1"><z:itemType>book</z:itemType><dc:title>Camps of Chad</dc:title>'
    '<dc:date>2001</dc:date><dcterms:isReferencedBy rdf:resource="#item_2"/></bib:Book>\n'
    '<bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;zqown&lt;/p&gt;</rdf:value></bib:Memo>\n</rdf:RDF>\n'
)
_RIS: Final = "TY  - BOOK\nTI  - Camps of Chad\nPY  - 2001\n{}\nER  - \n"
_BIB: Final = "{}\n@book{{{},\n  title = {{Camps of Chad}},\n  year = {{2001}},\n  {}\n}}\n"
_XML: Final = (
    '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>Camps of Chad</title></titles><dates>'
    "<year>2001</year></dates><research-notes>zqown</research-notes></record></records></xml>\n"
)
_OLD_XML: Final = (
    "<XML><RECORDS><RECORD><REFERENCE_TYPE>1</REFERENCE_TYPE><TITLE>Camps of Chad</TITLE><YEAR>2001</YEAR>"
    "<RESEARCH_NOTES>zqown</RESEARCH_NOTES></RECORD></RECORDS></XML>\n"
)
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "zotero.rdf": (_RDF, "note"),
    "zotero-file.rdf": (
        _RDF.replace("dcterms:isReferencedBy rdf:resource", "link:link rdf:resource")
        .replace("<rdf:RDF", '<rdf:RDF xmlns:link="http://purl.org/rss/1.0/modules/link/"')
        .replace("bib:Memo", "z:Attachment").replace("rdf:value", "dc:description"),
        "note",
    ),
    "better-bibtex.json": (
        '{"items": [{"itemType": "book", "title": "Camps of Chad", "date": "2001", "notes": ["<p>zqown</p>"]}]}', "note",
    ),
    "zotero.ris": (_RIS.format("N1  - <p>zqown</p>"), "N1"),
    "zotero-list.ris": (_RIS.format("N1  - <ul>\n<li>zqown</li>\n</ul>"), "N1"),
    "better-bibtex.bib": (
        _BIB.format("", "iomCamps2001", "annotation = {zqown}, file = {/home/ana/Zotero/storage/ABCD2345/a.pdf},"), "annote",
    ),
    "zotero.bib": (_BIB.format("", "iom_camps_2001", "annote = {zqown},"), "annote"),
    "zotero-file.bib": (
        _BIB.format("", "a", "annotation = {zqown}, file = {PDF:files/1/a.pdf:application/pdf},"), "annotation",
    ),
    "zotero.csv": ("Key,Item Type,Publication Year,Title,Date Added,Notes,Manual Tags\nA1,book,2001,Camps of Chad,2020-01-01,zqown,\n", "Notes"),
    "zotero-html.csv": ("Key,Item Type,Publication Year,Title,Date Added,Notes,Manual Tags\nA1,book,2001,Camps of Chad,2020-01-01,<p>zqown</p>,\n", "Notes"),
    "endnote.txt": ("Reference Type\tAuthor\tYear\tTitle\tResearch Notes\nBook\tIOM\t2001\tCamps of Chad\tzqown\n", "Research Notes"),
    "endnote.xml": (_XML, "research-notes"),
    "endnote-old.xml": (_OLD_XML, "research_notes"),
    "endnote.enw": ("%0 Book\n%T Camps of Chad\n%D 2001\n%< zqown\n", "%<"),
    "endnote.ris": (_RIS.format("RN  - zqown"), "RN"),
    "mendeley.bib": (_BIB.format("", "a2001", "annote = {zqown}, mendeley-groups = {Chad},"), "annote"),
    "mendeley.ris": (_RIS.format("N1  - zqown\nL1  - file:///C:/Mendeley Desktop/a.pdf"), "N1"),
    "jabref.bib": (_BIB.format("@Comment{jabref-meta: databaseType:bibtex;}", "a", "comment = {zqown},"), "comment"),
    "jabref-user.bib": (_BIB.format("", "a", "comment-ana = {zqown},"), "comment"),
    "jabref-old.bib": (_BIB.format("% This file was created with JabRef 2.10.", "a", "review = {zqown},"), "review"),
    "bibdesk.bib": (_BIB.format("%% This BibTeX bibliography file was created using BibDesk.", "a", "annote = {zqown},"), "annote"),
}  # fmt: skip
"""A file of each program with the reader's own note, and the name of its field for --map."""
WRITTEN: Final = [entry.name for entry in FORMATS if entry.writes]
ALL_OF_IT: Final = ("export", "--format", "jsonl", "--include", "notes", "--include", "confidential")
AGAIN: Final = (
    (), ("--on-duplicate", "update"), ("--on-duplicate", "replace"), ("--on-duplicate", "replace", "--prune-tag", "gone"),
)  # fmt: skip
"""The ways to import a file once more."""


def _zotero(folder: Path) -> Path:
    zotero = Zotero(folder / "Zotero")
    zotero.note("<p>zqown</p>", zotero.item("book", {"title": "Camps of Chad", "date": "2001-00-00 2001"}))
    zotero.note("<p>zqalone</p><p>zqown</p>")
    return zotero.save()


def _endnote(folder: Path) -> Path:
    library = EndNote()
    library.add(1, title="Camps of Chad", year="2001", research_notes="zqown")
    path = folder / "library.enlx"
    path.write_bytes(library.compressed())
    return path


DATABASES: Final[Mapping[str, tuple[Callable[[Path], Path], str]]] = {
    "zotero.sqlite": (_zotero, "note"),
    "library.enlx": (_endnote, "research-notes"),
}
WAYS_IN: Final = (*TEXTS, *DATABASES)


def _file(name: str, folder: Path) -> tuple[Path, str]:
    """Write the file of a program, and return it with the name of its field for notes."""
    if name in DATABASES:
        make, heading = DATABASES[name]
        return make(folder), heading
    text, heading = TEXTS[name]
    (folder / name).write_text(text)
    return folder / name, heading


def _library_of(protlib: Run, name: str) -> Run:
    """Return what runs protlib on a library with this name."""

    def run(*words: str | Path, stdin: str | bytes = "") -> Ran:
        return protlib("-L", f"{name}.json", *words, stdin=stdin)

    return run


def _fields_with(library: Run, word: str) -> list[str]:
    """Return the names of the fields of all records that have a word, in order; a field twice if it has it twice."""
    records = [json.loads(line) for line in library(*ALL_OF_IT).out.splitlines()]
    return sorted(
        name
        for record in records
        for name, value in record.items()
        for _each in range(json.dumps(value).count(word) if name != "title" else 0)
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS_IN)
@needs_engine
def test_a_note_of_ones_own_leaves_in_no_way(protlib: Run, tmp_path: Path, name: str) -> None:
    file, _heading = _file(name, tmp_path)
    protlib("import", file)
    assert {*_fields_with(protlib, "zqown")} == {"private_note"}
    ways = [
        *(("export", "--format", form, *more, "-o", "out") for form in WRITTEN for more in ((), ("--lossless",))),
        ("export", "-o", "page.html"), ("export", "--columns", "title,note", "-o", "table.xlsx"),
        ("share", "-o", "copy.json"), *(("bibliography", "--annotate", "note", "-o", f"list{suffix}") for suffix in (".md", ".docx")),
    ]  # fmt: skip
    leaks = []
    for words in ways:
        ran = protlib(*words)
        assert ran.code == 0, (words, ran.err)
        text = everything(Path(words[-1])) + ran.out.lower()
        assert "camps" in text or words[0] == "bibliography", words
        leaks += [words] if "zqown" in text or "zqalone" in text else []
        Path(words[-1]).unlink()
    assert leaks == []


@every_row("name", WAYS_IN)
def test_map_hands_a_note_on(protlib: Run, tmp_path: Path, name: str) -> None:
    library = _library_of(protlib, name)
    file, heading = _file(name, tmp_path)
    ran = library("import", file, "--map", f"{heading}=note")
    assert (ran.code, {*_fields_with(library, "zqown")}) == (0, {"note"}), ran.err


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS_IN)
def test_a_library_of_before_changes_only_where_one_asks(protlib: Run, tmp_path: Path, name: str) -> None:
    file, heading = _file(name, tmp_path)
    protlib("import", file, "--map", f"{heading}=note")
    fields, before = _fields_with(protlib, "zqown"), protlib(*ALL_OF_IT).out
    is_table = name.endswith((".csv", ".txt"))
    for words in AGAIN[: 1 if is_table else None]:
        ran = protlib("import", file, *words)
        assert (ran.code, _fields_with(protlib, "zqown")) == (0, fields), (words, ran.err)
        assert is_table or f"--map {heading}" in ran.err or "stayed public" in ran.err
    ran = protlib("import", file, "--map", f"{heading}=private_note", "--on-duplicate", "update")
    assert _fields_with(protlib, "zqown") == ["private_note"] * len(fields)
    protlib("undo")
    assert [*map(_without_time, protlib(*ALL_OF_IT).out.splitlines())] == [*map(_without_time, before.splitlines())]


def _without_time(line: str) -> dict[str, object]:
    return {name: value for name, value in json.loads(line).items() if name != "modified"}


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS_IN)
def test_a_private_note_stays_once_and_private(protlib: Run, tmp_path: Path, name: str) -> None:
    file, _heading = _file(name, tmp_path)
    protlib("import", file)
    fields, before = _fields_with(protlib, "zqown"), protlib(*ALL_OF_IT).out
    for words in AGAIN:
        protlib("import", file, *words)
        assert _fields_with(protlib, "zqown") == fields, words
    assert protlib(*ALL_OF_IT).out == before


@pytest.mark.slow
@pytest.mark.parametrize("name", WAYS_IN)
@pytest.mark.parametrize("is_old_first", [True, False])
def test_libraries_of_before_and_after_join(protlib: Run, tmp_path: Path, name: str, is_old_first: bool) -> None:
    file, heading = _file(name, tmp_path)
    old = ("--map", f"{heading}=note")
    protlib("import", file, *(old if is_old_first else ()))
    fields, before = _fields_with(protlib, "zqown"), protlib(*ALL_OF_IT).out
    protlib("-L", "other.json", "import", file, *(() if is_old_first else old))
    ran = protlib("merge", "other.json")
    assert (_fields_with(protlib, "zqown"), ran.code) == (fields, 0), ran.out + ran.err
    if protlib(*ALL_OF_IT).out != before:
        protlib("undo")
        assert protlib(*ALL_OF_IT).out == before


@every_row(
    ("name", "text", "message"),
    [
        ("a.ris", _RIS.format("N1  - zqown"), "a.ris: 1 note came in public, which export and share hand on; to keep private: protlib undo, then import again with --map N1=private_note\n"),
        ("a.bib", _BIB.format("", "a", "annote = {zqown},"), "a.bib: 1 note came in public, which export and share hand on; to keep private: protlib undo, then import again with --map annote=private_note\n"),
        ("a.json", '[{"id": "a", "type": "book", "title": "Camps of Chad", "annote": "zqown"}]', "a.json: 1 note came in public, which export and share hand on; to keep private: protlib undo, then import again with --map annote=private_note\n"),
        ("a.yaml", "a:\n  type: Book\n  title: Camps of Chad\n  annotation: zqown\n", "a.yaml: 1 note came in public, which export and share hand on; to keep private: protlib undo, then import again with --map annote=private_note\n"),
        ("c.yaml", "references:\n- id: a\n  type: book\n  title: Camps of Chad\n  annote: zqown\n", "c.yaml: 1 note came in public, which export and share hand on; to keep private: protlib undo, then import again with --map annote=private_note\n"),
        ("b.ris", _RIS.format("RN  - zqown"), "b.ris: 1 note came in private, which export and share leave out; to hand on: protlib undo, then import again with --map RN=note\n"),
    ],
)  # fmt: skip
def test_an_import_says_what_became_of_notes(protlib: Run, tmp_path: Path, name: str, text: str, message: str) -> None:
    library = _library_of(protlib, name)
    (tmp_path / name).write_text(text)
    assert library("import", name).err.replace(f"-L {name}.json ", "").startswith(message)
    assert library("import", name).err == ""


def test_a_note_of_which_nobody_knows_the_reader_can_be_closed_later(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(_RIS.format("N1  - zqown"))
    protlib("import", "a.ris")
    assert _fields_with(protlib, "zqown") == ["note"]
    protlib("import", "a.ris", "--map", "N1=private_note", "--on-duplicate", "update")
    assert _fields_with(protlib, "zqown") == ["private_note"]
    protlib("undo")
    assert _fields_with(protlib, "zqown") == ["note"]


def test_research_notes_of_before_leave_the_note_beside_them(protlib: Run, tmp_path: Path) -> None:
    """Earlier versions put both into one paragraph."""
    (tmp_path / "a.ris").write_text(_RIS.format("N1  - zqnote\nRN  - zqown"))
    (tmp_path / "old.ris").write_text(_RIS.format("N1  - zqnote\nN1  - zqown"))
    protlib("import", "old.ris")
    for words in AGAIN:
        protlib("import", "a.ris", *words)
        assert [_fields_with(protlib, word) for word in ("zqnote", "zqown")] == [["note"], ["note"]]
    protlib("import", "a.ris", "--map", "RN=private_note", "--on-duplicate", "update")
    assert _fields_with(protlib, "zqown") == ["private_note"]


@pytest.mark.parametrize("way", ["update", "replace", "merge"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_table_of_a_program_moves_no_notes_of_other_files(
    protlib: Run, tmp_path: Path, way: str, is_first: bool
) -> None:
    (tmp_path / "a.ris").write_text(_RIS.format("RN  - zqown"))
    (tmp_path / "z.csv").write_text(TEXTS["zotero.csv"][0].replace("Camps of Chad", "Kilns"))
    protlib("import", "a.ris", "--map", "RN=note")
    files = ("a.ris", "z.csv") if is_first else ("z.csv", "a.ris")
    assert protlib("import", *files, "--on-duplicate", way, "--yes").code == 0
    records = [json.loads(line) for line in protlib(*ALL_OF_IT).out.splitlines()]
    notes = {(record["title"], record.get("note"), record.get("private_note")) for record in records}
    assert notes == {("Camps of Chad", "zqown", None), ("Kilns", None, "zqown")}


_TWO_HEADINGS: Final = {
    "a.ris": (_RIS.format("N1  - zqopen\nRN  - zqown"), "N1", "RN"),
    "m.ris": (_RIS.format("N1  - zqopen\nRN  - zqown\nL1  - file:///C:/Mendeley Desktop/a.pdf"), "N1", "RN"),
    "a.enw": ("%0 Book\n%T Camps of Chad\n%D 2001\n%Z zqopen\n%< zqown\n", "%Z", "%<"),
    "a.xml": (_XML.replace("<research", "<notes>zqopen</notes><research"), "notes", "research-notes"),
    "a.bib": (_BIB.format("", "a", "annotation = {zqopen},\n  comment = {zqown},"), "annotation", "comment"),
    "u.bib": (_BIB.format("", "a", "annote = {zqopen},\n  comment-ana = {zqown},"), "annote", "comment"),
}
"""A file with notes under two headings: the notes zqopen under the first, zqown under the second."""


@every_row("name", _TWO_HEADINGS)
def test_map_moves_the_notes_of_its_heading_alone(protlib: Run, tmp_path: Path, name: str) -> None:
    text, first, second = _TWO_HEADINGS[name]
    (tmp_path / name).write_text(text)
    usual = "private_note" if name == "m.ris" else "note"
    for heading, field, places in (
        (first, "private_note", ["private_note", "private_note"]), (second, "private_note", [usual, "private_note"]),
        (first, "note", ["note", "private_note"]), (second, "note", [usual, "note"]),
    ):  # fmt: skip
        library = _library_of(protlib, f"{name}-{heading}-{field}".replace("%", "x").replace("<", "y"))
        ran = library("import", name, "--map", f"{heading}={field}")
        assert [[place] for place in places] == [_fields_with(library, word) for word in ("zqopen", "zqown")], ran.err


@every_row(("name", "note"), [("a.ris", "Ask Eve"), ("b.ris", "Ask Eve\n\nzqown")])
def test_a_private_note_that_was_removed_comes_back_from_another_file_alone(
    protlib: Run, tmp_path: Path, name: str, note: str
) -> None:
    library = _library_of(protlib, name)
    for file in ("a.ris", "b.ris"):
        (tmp_path / file).write_text(_RIS.format("RN  - zqown"))
    library("import", "a.ris")
    key = json.loads(library(*ALL_OF_IT).out)["key"]
    library("set", key, "private_note=Ask Eve")
    library("import", name, "--on-duplicate", "update")
    assert json.loads(library(*ALL_OF_IT).out)["private_note"] == note


def test_a_heading_that_the_file_does_not_have_is_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(_TWO_HEADINGS["a.bib"][0])
    ran = protlib("import", "a.bib", "--map", "review=note")
    assert "a.bib: has no notes under “review”; its notes are under annotation and comment\n" in ran.err
    (tmp_path / "b.bib").write_text(_BIB.format("", "b", "comment = {zqown},"))
    library = _library_of(protlib, "b")
    assert "undo, then import again with --map comment=note\n" in library("import", "b.bib").err


_COMMENTS: Final = (
    ({"bibtex:comment": "zqown {\\'e}t"}, "comment = {zqown {\\'e}t},"),
    ({"bibtex:comment": "zqown\n\nzqown on"}, "comment = {zqown\n\nzqown on},"),
    ({"bibtex:comment-ana": "zqown\n\nzqown on"}, "comment-ana = {zqown\n\nzqown on},"),
    ({"bibtex:review": "zqown"}, "review = {zqown},"),
)
"""What earlier versions kept of JabRef's comments in `extra`, and the field of its file."""


def _write_comments(folder: Path, extra: Mapping[str, str], field: str) -> None:
    """Write the record of a library from before as old.jsonl, and the file of JabRef as a.bib."""
    record = {"key": "a", "type": "book", "title": "Camps of Chad", "date": "2001", "extra": dict(extra)}
    (folder / "old.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "a.bib").write_text(_BIB.format("@Comment{jabref-meta: databaseType:bibtex;}", "a", field))


@pytest.mark.slow
@pytest.mark.parametrize(("extra", "field"), _COMMENTS)
def test_comments_that_earlier_versions_kept_elsewhere_stay_there_once(
    protlib: Run, tmp_path: Path, extra: Mapping[str, str], field: str
) -> None:
    _write_comments(tmp_path, extra, field)
    protlib("import", "old.jsonl")
    fields = _fields_with(protlib, "zqown")
    for words in AGAIN[:3]:
        protlib("import", "a.bib", *words)
        assert _fields_with(protlib, "zqown") == fields, words
    protlib("import", "a.bib", "--map", "comment=private_note", "--on-duplicate", "update")
    assert _fields_with(protlib, "zqown") == ["private_note"] * len(fields)


@pytest.mark.slow
@pytest.mark.parametrize(("extra", "field"), _COMMENTS)
def test_private_comments_come_back_from_no_library_of_before(
    protlib: Run, tmp_path: Path, extra: Mapping[str, str], field: str
) -> None:
    _write_comments(tmp_path, extra, field)
    protlib("-L", "other.json", "import", "old.jsonl")
    protlib("import", "a.bib")
    fields = _fields_with(protlib, "zqown")
    assert {*fields} == {"private_note"}
    ways = ("update", "replace", "merge")
    for words in (("merge", "other.json"), *(("import", "old.jsonl", "--on-duplicate", way) for way in ways)):
        ran = protlib(*words)
        assert (ran.code, _fields_with(protlib, "zqown")) == (0, fields), (words, ran.err)
