"""EndNote's own library: what its references become, and which of its files is the database."""

from pathlib import Path
from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats import endnotexml
from protlib.formats.endnote_library import endnote_file
from protlib.formats.endnote_library.library_files import read_database
from protlib.formats.endnote_types import LIBRARY_TYPES, NUMBERS_AND_NAMES
from protlib.formats.files import database_or_path, read, read_content
from protlib.record.model import Publication
from sample_files.endnote_library import SEARCH, EndNote

REPORT: dict[str, Any] = {
    "author": "International Organization for Migration,\rJobe, Alison", "year": "2010", "title": "The Causes",
    "secondary_title": "Migration Research Series", "number": "7", "place_published": "Geneva", "publisher": "IOM",
    "keywords": "trafficking\rreturn", "abstract": "First.\r\rSecond.", "label": "iom2010causes", "notes": "read",
    "isbn": "978-92-9068-727-6", "url": "https://publications.iom.int/a\rhttps://publications.iom.int/b",
    "electronic_resource_number": "10.18356/0a1b2c3d-en", "language": "English",
}  # fmt: skip
XML = """<xml><records><record><ref-type name="Report">27</ref-type><contributors><authors><author>International Organization for Migration,</author><author>Jobe, Alison</author></authors></contributors><titles><title>The Causes</title>
<secondary-title>Migration Research Series</secondary-title></titles><number>7</number><keywords><keyword>trafficking</keyword>
<keyword>return</keyword></keywords><dates><year>2010</year></dates><pub-location>Geneva</pub-location><publisher>IOM</publisher>
<isbn>978-92-9068-727-6</isbn><electronic-resource-num>10.18356/0a1b2c3d-en</electronic-resource-num>
<abstract>First.&#xD;&#xD;Second.</abstract><label>iom2010causes</label><notes>read</notes><language>English</language>
<urls><related-urls><url>https://publications.iom.int/a</url><url>https://publications.iom.int/b</url></related-urls></urls>
</record></records></xml>"""


def loads(library: EndNote) -> list[Publication]:
    return endnote_file.loads(library.database()).publications


def test_a_reference_is_what_the_same_one_in_xml_is() -> None:
    library = EndNote()
    library.add(10, **REPORT)
    [record] = loads(library)
    assert record == endnotexml.loads(XML).publications[0]
    assert (record.type, record.key, record.tags) == ("report", "iom2010causes", ("trafficking", "return"))


TYPES = [(0, "article-journal"), (1, "book"), (2, "thesis"), (3, "paper-conference"), (5, "article-newspaper"), (7, "chapter"),
         (10, "report"), (16, "webpage"), (19, "hearing"), (22, "legislation"), (31, "document"), (32, "report"), (37, "manuscript"),
         (43, "post-weblog"), (48, "dataset")]  # fmt: skip


@every_row(("number", "kind"), TYPES)
def test_types_have_numbers_of_their_own_in_a_library(number: int, kind: str) -> None:
    library = EndNote()
    library.add(number, title="A title", year="2010")
    [record] = loads(library)
    assert record.type == kind


@every_row("number", [14, 23, 51, 900, -1])
def test_a_type_of_a_users_own_is_kept(number: int) -> None:
    library = EndNote()
    library.add(number, title="A title")
    [record] = loads(library)
    assert (record.type, record.extra["endnote:ref-type"]) == ("document", str(number))


def test_each_type_is_one_of_endnote_once() -> None:
    kinds = [*LIBRARY_TYPES.values()]
    assert len(kinds) == len({*kinds})
    assert {*kinds} == {*NUMBERS_AND_NAMES}


def test_groups_are_collections_within_their_sets_and_tags_are_tags() -> None:
    library = EndNote()
    first, second, third = (library.add(title=f"Title {number}", keywords="own") for number in range(3))
    library.add(title="Gone", trash_state=1)
    inner, alone = library.group("Case law &amp; practice", [first, second, 99]), library.group("Alone", [first])
    library.group("Since 2019", [third], kind=SEARCH)
    library.group_set("Thesis", [inner])
    library.group_set("My Groups", [alone])
    library.tag("Urgent", [second])
    library.tag("To read", [second, third])
    parsed = endnote_file.loads(library.database())
    assert [record.collections for record in parsed.publications] == [
        ("Thesis/Case law & practice", "Alone"),
        ("Thesis/Case law & practice",),
        (),
    ]
    assert [record.tags for record in parsed.publications] == [
        ("own",),
        ("own", "Urgent", "To read"),
        ("own", "To read"),
    ]
    assert parsed.remarks == [
        "EndNote has 3 publications, 2 groups, 2 tags; not taken: 1 reference in the trash, 1 group that are searches"
    ]


def test_files_are_named_as_in_xml() -> None:
    library = EndNote()
    library.attach(library.add(title="A"), "0123456789/Jobe.pdf")
    [record] = loads(library)
    assert record.extra["ris:L1"] == "internal-pdf://0123456789/Jobe.pdf"


def test_stars_are_kept() -> None:
    library = EndNote()
    library.add(title="A", rating="80")
    library.add(title="B", rating="0")
    assert [record.extra.get("endnote-library:rating") for record in loads(library)] == ["4", None]


def test_older_libraries_have_no_tags() -> None:
    library = EndNote(has_tags=False)
    library.add(title="A")
    assert [record.title for record in loads(library)] == ["A"]


BROKEN = [
    (b"SQLite format 3\0 reference_type electronic_resource_number trash_state", "damaged"),
    (EndNote().compressed()[:900], "damaged"),
]


@pytest.mark.parametrize(("data", "problem"), BROKEN)
def test_a_broken_library_is_refused_with_the_reason(data: bytes, problem: str) -> None:
    [fault] = endnote_file.loads(data).problems
    assert problem in fault.what
    assert fault.lost


def test_a_problem_says_that_the_library_is_empty() -> None:
    assert [fault.what for fault in endnote_file.loads(EndNote().database()).problems] == [
        "no references in this library of EndNote"
    ]


def titles(path: str) -> list[str]:
    return [record.title for record in read(path).publications]


def test_the_newer_of_two_databases_is_read(tmp_path: Path) -> None:
    old, new = EndNote(), EndNote()
    old.add(title="Old")
    new.add(title="New")
    path = str(new.save(tmp_path / "My.enl"))
    (tmp_path / "My.Data/sdb/sdb.eni").write_bytes(old.database())
    assert titles(path) == ["New"]
    (tmp_path / "My.Data/sdb/sdb.eni").write_bytes(old.database(changes=500))
    assert titles(path) == ["Old"]


def test_the_database_may_be_in_the_folder_alone(tmp_path: Path) -> None:
    library = EndNote()
    library.add(title="A")
    path = library.save(tmp_path / "My.enl", in_folder=True)
    (tmp_path / "My.Data").rename(tmp_path / "MY.DATA")
    assert titles(str(path)) == ["A"]


def test_a_folder_stands_for_the_library_in_it_or_beside_it(tmp_path: Path) -> None:
    library = EndNote()
    library.add(title="A")
    package = tmp_path / "Ours.enlp"
    package.mkdir()
    library.save(package / "Ours.enl")
    library.save(tmp_path / "My.enl")
    assert titles(str(package)) == titles(str(tmp_path / "My.Data")) == ["A"]
    assert database_or_path(str(tmp_path)) == str(tmp_path)


def test_a_compressed_library_is_read_from_its_bytes_too(tmp_path: Path) -> None:
    library = EndNote()
    library.add(title="A")
    (tmp_path / "My.enlx").write_bytes(library.compressed())
    assert titles(str(tmp_path / "My.enlx")) == ["A"]
    assert [record.title for record in read(library.compressed()).publications] == ["A"]
    assert read_content(str(tmp_path / "My.enlx")) == library.database()


REFUSALS = [
    ("My.enl", b"ABox\0", "it is not a library of EndNote X9.3 or later, or its folder My.Data is missing"),
    ("My.enlx", b"PK\x03\x04 nothing", "it is damaged, or not a compressed library of EndNote"),
    ("My.enlx", b"nothing", "it is damaged, or not a compressed library of EndNote"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSALS)
def test_what_is_no_library_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(OSError, match=reason):
        read_database(tmp_path / name)


def test_an_older_library_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "My.Data/rdb").mkdir(parents=True)
    (tmp_path / "My.enl").write_bytes(b"ABox\0")
    with pytest.raises(OSError, match="Open it in a newer EndNote, or export it as XML"):
        read_database(tmp_path / "My.enl")
