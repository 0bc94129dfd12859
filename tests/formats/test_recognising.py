"""What a file is: told by what is in it, and refused by its name where it is known and not read."""

import io
import json
import re
import zipfile
from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.errors import InputRefusedError
from protlib.formats import Parsed

RECORD: Final = {
    "key": "a",
    "type": "report",
    "title": "A report",
    "authors": [{"literal": "IOM"}],
    "date": "2009",
}
HEADER: Final = {"1": {"format": 1, "created": "", "changed": "", "changed_by": "add a"}}


def read(content: str | bytes, path: str) -> tuple[str, Parsed]:
    data = content.encode() if isinstance(content, str) else content
    entry = formats.detect(data, path)
    return entry.name, formats.read(data, entry)


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize("path", ["lib.json", "lib.jsonl", "lib.txt", "-"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "tables",
    [
        {"library": HEADER, "publications": {"1": RECORD}},
        {"publications": {"1": RECORD}, "library": HEADER},
        {"publications": {"1": RECORD | {"abstract": "long " * 4000}}, "library": HEADER},
        {"notes": {}, "publications": {"1": RECORD}, "library": HEADER},
    ],
    ids=["header first", "header last", "header far behind", "another table"],
)
def test_a_library_is_told_by_its_header_wherever_it_stands(
    tables: dict[str, Any], indent: int | None, path: str
) -> None:
    name, parsed = read(json.dumps(tables, indent=indent), path)
    assert name == "library"
    assert [(record.key, record.title) for record in parsed.publications] == [("a", "A report")]


def test_what_speaks_of_a_library_is_none() -> None:
    item = {"id": "a", "title": "A", "abstract": json.dumps({"library": HEADER, "publications": {}})}
    assert read(json.dumps([item]), "a.json")[0] == "csl-json"


FOREIGN: Final = {
    "an answer of Semantic Scholar": (json.dumps({"paperId": "1", "title": "A", "authors": []}), "a.json"),
    "an error message from a server: “You have no approved appname.”": (
        json.dumps({"status": 403, "error": {"type": "AccessDenied", "message": "You have no approved appname."}}),
        "a.json",
    ),
    "a JSON schema": (json.dumps({"$schema": "http://json-schema.org/", "title": "A", "type": "object"}), "a.json"),
    "unknown kind of JSON": ('{"name": "a", "version": "1.0", "author": "B", "license": "MIT", "title": "C"}', "package.json"),
    "unknown kind of JSON;": ('[{}, {}]', "a.json"),
    "unknown kind of JSON; export": (json.dumps([{"userId": 1, "id": 1, "title": "A", "completed": False}]), "a.json"),
    "unknown kind of JSON; export it": (
        json.dumps([{"number": 5, "title": "A", "state": "open", "html_url": "https://x.org", "user": {"login": "b"}}]),
        "a.json",
    ),
    "unknown kind of JSON; export it as": (json.dumps({"type": "Feature", "title": "A", "geometry": {}}), "a.json"),
    "an answer of the World Bank": (
        json.dumps({"rows": 1, "documents": {"D3": {"display_title": "Roads of 2021", "docdt": "2021-06-01T04:00:00Z"}}}), "a.json",
    ),
    "an answer of Google Books": (
        json.dumps({"kind": "books#volumes", "items": [{"volumeInfo": {"title": "Roads", "publishedDate": "2015-03"}}]}), "a.json",
    ),
    "unknown kind of JSON; export it as RIS": (
        json.dumps({"resultCount": 1, "records": [{"title": "Roads (2015). Rome: FAO. https://fao.org/x", "year": 2015}]}), "a.json",
    ),
    "unknown kind of XML (<searchResponse>)": ('<?xml version="1.0"?>\n<searchResponse>\nRoads, A. (2015). On roads. Rome: FAO.\n</searchResponse>', "a.xml"),
    "unknown kind of XML": ("<things><record><title>A</title></record></things>", "a.xml"),
    "Ovid's own text with whole labels, which protlib cannot read; export it as RIS, or with tags": (
        "<1>\r\nAuthors\r\n  Smith, A.\r\nTitle\r\n  Child labour, 2014.\r\n", "a.txt",
    ),
    "a workbook in Excel's XML of 2003, which protlib cannot read; save it as .xlsx": (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x"><Worksheet/></Workbook>',
        "a.xml",
    ),
    "a flat workbook of LibreOffice (.fods), which protlib cannot read; save it as .ods": (
        ('<?xml version="1.0"?>\n<office:document xmlns:office="urn:x" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'),
        "a.fods",
    ),
    "a document of Numbers or Pages, which protlib cannot read; export it as Excel or Word": (
        zipped(**{"Index/Document.iwa": "x"}), "a.numbers",
    ),
    "a binary workbook (.xlsb), which protlib cannot read; save it as .xlsx": (
        zipped(**{"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}), "a.xlsb",
    ),
    "a file of bookmarks, which protlib cannot read; to look up a link: protlib add --url LINK": (
        '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV="Content-Type">\n<DL><DT><A HREF="https://iom.int">IOM</A></DL>',
        "bookmarks.html",
    ),
    "this is an e-mail; save the references in it as a text of their own; to look up a link": (
        "From: Ana <ana@example.org>\nSent: Tuesday, 3 March 2026\nTo: Ben\nSubject: RE: the links\n\nHi Ben,\n\nsee https://iom.int/a\n",
        "links.txt",
    ),
    "a list of DOIs; to look them up from standard input: protlib add --doi -": (
        "10.1016/j.socscimed.2011.05.028\n\ndoi: 10.1000/182\r\nhttps://doi.org/10.1000/183\n", "dois.txt",
    ),
    "a list of ISBNs; to look them up from standard input: protlib add --isbn -": ("978-92-9068-466-4\n9789290684664\n", "isbns.txt"),
    "a list of links; to look them up from standard input: protlib add --url -": ("https://iom.int/a\nhttps://iom.int/b", "links.txt"),
    "a zip archive": (zipped(**{"a.ris": "TY  - BOOK\nTI  - A\nER  - \n"}), "a.zip"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "path"), FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("is_named", [True, False], ids=["with its suffix", "without"])
def test_what_is_known_and_not_read_is_refused_by_its_name(
    content: str | bytes, path: str, is_named: bool, request: pytest.FixtureRequest
) -> None:
    name = next(name for name, value in FOREIGN.items() if value == (content, path))
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputRefusedError, match=re.escape(name.removesuffix(" that"))):
        formats.detect(data, path if is_named else "standard input")


def test_references_of_a_program_are_read_below_the_head_of_an_e_mail() -> None:
    mail = "From: Ana <ana@example.org>\nTo: Ben\nSubject: the report\n\nTY  - RPRT\nTI  - On roads\nER  - \n"
    assert formats.detect(mail.encode(), "roads.txt").name == "ris"


NO_RECORDS: Final = {
    "CSL-JSON of a package": ("csl-json", '{"name": "a", "version": "1.0", "title": "C", "scripts": {}}'),
    "CSL-JSON of a library": ("csl-json", json.dumps({"library": HEADER, "publications": {"1": RECORD}})),
    "CSL-JSON of nothing": ("csl-json", "[{}, {}]"),
    "CSL-JSON without a title": ("csl-json", '[{"id": "a", "type": "book"}]'),
    "CSL-YAML of settings": ("csl-yaml", "- id: build\n  uses: actions/checkout\n  with: 3\n"),
    "JSON Lines of something": ("jsonl", '{"name": "a", "version": 1}\n'),
    "EndNote's XML of a catalogue": ("endnote", '<collection><record><leader>x</leader><a tag="1">A</a></record></collection>'),
    "BibTeX without a field": ("bibtex", "@book{k}"),
    "RIS of nothing": ("ris", "TY  - RPRT\nLA  - en\nER  - \n"),
    "a table without a title": ("csv", "Who,Year,Notes\nJobe,2009,x\nSmith,2010,y\n"),
}  # fmt: skip


@every_row(("name", "content"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_what_is_no_record_never_becomes_one_whatever_it_is_called(name: str, content: str) -> None:
    parsed = formats.read(content.encode(), formats.format_named(name))
    assert parsed.publications == []
    assert any(problem.lost and problem.line for problem in parsed.problems)


@every_row("name", [entry.name for entry in formats.FORMATS if entry.reads])
@every_row("content", ["", "\n  \n"])
def test_a_file_without_a_record_is_refused_in_every_format(name: str, content: str) -> None:
    parsed = formats.read(content.encode(), formats.format_named(name))
    assert [problem.lost for problem in parsed.problems] == [True]


@every_row(
    "raw",
    [
        {"type": "legal_case", "number": "C-1/20"},
        {"type": "legislation", "container-title": "U.S.C."},
        {"type": "personal_communication", "author": [{"family": "Jobe"}]},
        {"type": "interview", "author": [{"family": "Jobe"}]},
        {"type": "webpage", "URL": "https://iom.int/a"},
        {"type": "entry-encyclopedia", "container-title": "Britannica"},
        {"type": "review", "reviewed-title": "A book"},
        {"type": "article-journal", "container-title": "Nature", "volume": "5", "page": "1"},
        {"type": "article-journal", "title-short": "A"},
        {"title": "A"},
    ],
)
def test_a_record_with_what_stands_for_a_title_is_kept(raw: dict[str, Any]) -> None:
    _, parsed = read(json.dumps([{"id": "a", **raw}]), "a.json")
    assert len(parsed.publications) == 1
    assert not any(problem.lost for problem in parsed.problems)


def test_one_record_that_says_nothing_is_told_with_its_line_and_key() -> None:
    _, parsed = read("@book{a,\n title = {A}\n}\n@book{b,\n language = {english}\n}\n", "a.bib")
    assert [record.key for record in parsed.publications] == ["a"]
    [problem] = [problem for problem in parsed.problems if problem.lost]
    assert (problem.line, problem.record) == (4, "b")
    assert problem.what == "has no title and almost no other data; left out"


ANSWER: Final = {"status": "ok", "message-type": "work-list", "message-version": "1.0.0"}
WORK: Final = {
    "DOI": "10.1000/1",
    "type": "journal-article",
    "title": ["A"],
    "author": [{"family": "Jobe"}],
    "score": 1.0,
}


@pytest.mark.parametrize(
    "answer",
    [
        {**ANSWER, "message": {"facets": {}, "total-results": 1, "items": [WORK], "items-per-page": 20}},
        {**ANSWER, "message-type": "work", "message": WORK},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_answer_of_crossref_is_read(answer: dict[str, Any], indent: int | None) -> None:
    name, parsed = read(json.dumps(answer, indent=indent), "answer.json")
    assert (name, [record.doi for record in parsed.publications]) == ("csl-json", ["10.1000/1"])
    assert parsed.problems == []


def test_the_title_of_a_work_of_crossref_is_whole() -> None:
    """Its subtitle went to `extra`, and "&amp;" stood in the title."""
    work = {
        **WORK,
        "title": ["Rescue &amp; care"],
        "subtitle": ["A review"],
        "container-title": ["Law &amp;amp; Policy"],
    }
    _name, parsed = read(json.dumps({**ANSWER, "message-type": "work", "message": work}), "answer.json")
    [record] = parsed.publications
    assert (record.title, record.container_title) == ("Rescue & care: A review", "Law & Policy")


def test_records_of_protlib_under_the_suffix_of_csl_keep_their_keys() -> None:
    name, parsed = read(json.dumps([RECORD]), "a.json")
    assert (name, [record.key for record in parsed.publications]) == ("jsonl", ["a"])


@pytest.mark.parametrize(("path", "name"), [("a.jsonl", "jsonl"), ("a.json", "csl-json")])
def test_a_field_of_ones_own_makes_a_record_no_answer_of_a_server(path: str, name: str) -> None:
    record = {"id": "a", "type": "report", "title": "Roads", "display_title": "Roads of 2021"}
    text = json.dumps([record] if name == "csl-json" else record)
    assert formats.detect(text.encode(), path).name == name
