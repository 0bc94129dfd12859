"""Zotero's own database is read as Zotero would export it, with what belongs to each item."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from harness.rows import every_row
from programs.running import as_typed_here
from protlib import formats
from protlib.formats.common.sqlite_file import read_at_rest
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.zotero_database.zotero_item_reader import read_date
from protlib.record.model import Name, Publication
from sample_files.zotero_library import Zotero, key_of


@pytest.fixture
def zotero(tmp_path: Path) -> Zotero:
    return Zotero(tmp_path / "Zotero")


def read(zotero: Zotero, *groups: str) -> Parsed:
    data = zotero.save().read_bytes()
    entry = formats.detect(data, "zotero.sqlite")
    assert entry.name == "zotero"
    return formats.read(data, entry, ReadOptions(groups=groups))


def only(zotero: Zotero) -> Publication:
    [publication] = read(zotero).publications
    return publication


@every_row(
    ("stored", "date"),
    [
        ("2009-07-01 July 1 2009", "2009-07-01"),
        ("2009-07-01 01/07/2009", "2009-07-01"),
        ("2009-07-00 July 2009", "2009-07"),
        ("2009-00-00 2009", "2009"),
        ("2009-00-00 Spring 2009", "2009-21"),
        ("2009-00-00 2009-2010", "2009/2010"),
        ("0000-00-00 in press", "in press"),
        ("2009-07-01", "2009-07-01"),
        ("2016-07-01 10:20:30", "2016-07-01"),
        ("2016-07-01T10:20:30Z", "2016-07-01"),
        ("n.d.", "n.d."),
    ],
)
def test_a_date_is_what_zotero_has_read_and_what_was_typed_beyond_that(stored: str, date: str) -> None:
    assert read_date(stored) == date


def test_a_report_comes_with_every_field(zotero: Zotero) -> None:
    zotero.item(
        "report",
        {
            "title": "Caring for Trafficked Persons", "reportNumber": "12", "reportType": "Handbook",
            "institution": "IOM", "place": "Geneva", "date": "2009-07-00 July 2009", "seriesTitle": "Health",
            "pages": "1-232", "url": "https://example.org/a", "accessDate": "2016-07-01 10:20:30", "language": "en",
            "abstractNote": "About care.", "shortTitle": "Caring", "extra": "Citation Key: iom2009\nRead twice",
            "rights": "IOM", "libraryCatalog": "A catalogue", "callNumber": "HQ 1", "unheardOf": "New",
        },
        [("author", "IOM", ""), ("seriesEditor", "Roe", "Jane"), ("coiner", "Poe", "Edgar")],
        ["health"],
        automatic=["Care"],
    )  # fmt: skip
    publication = only(zotero)
    assert publication.to_dict() == {
        "key": "iom2009", "type": "report", "title": "Caring for Trafficked Persons", "authors": [{"literal": "IOM"}],
        "date": "2009-07", "collection_title": "Health", "publisher": "IOM", "publisher_place": "Geneva",
        "number": "12", "genre": "Handbook", "page": "1-232", "url": "https://example.org/a",
        "accessed": "2016-07-01", "language": "en", "tags": ["health", "Care"], "abstract": "About care.",
        "addendum": "Read twice",
        "extra": {
            "license": "IOM", "source": "A catalogue", "call-number": "HQ 1", "title-short": "Caring",
            "collection-editor": [{"family": "Roe", "given": "Jane"}], "zotero:unheardOf": "New",
            "zotero:coiner": [{"family": "Poe", "given": "Edgar"}],
            "zotero:key": key_of(1),
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "values", "type_", "field", "value"),
    [
        ("journalArticle", {"publicationTitle": "Journal"}, "article-journal", "container_title", "Journal"),
        ("bookSection", {"bookTitle": "A book"}, "chapter", "container_title", "A book"),
        ("statute", {"nameOfAct": "The Act", "dateEnacted": "2000-00-00 2000"}, "legislation", "date", "2000"),
        ("case", {"caseName": "A v. B", "court": "High Court"}, "legal_case", "title", "A v. B"),
        ("email", {"subject": "Hello"}, "personal_communication", "title", "Hello"),
        ("presentation", {"meetingName": "The day", "place": "Accra"}, "speech", "event_place", "Accra"),
        ("thesis", {"university": "A university"}, "thesis", "publisher", "A university"),
        ("preprint", {"repository": "SocArXiv"}, "article", "publisher", "SocArXiv"),
        ("forumPost", {"forumTitle": "Forum"}, "post", "container_title", "Forum"),
        ("book", {"citationKey": "roe2001"}, "book", "key", "roe2001"),
    ],
)
def test_types_and_their_fields_are_those_of_csl(
    zotero: Zotero, kind: str, values: dict[str, str], type_: str, field: str, value: str
) -> None:
    zotero.item(kind, {"title": "A title", **values} if "title" not in field else values)
    publication = only(zotero)
    assert (publication.type, getattr(publication, field)) == (type_, value)


def test_two_fields_with_one_meaning_are_both_there(zotero: Zotero) -> None:
    zotero.item("journalArticle", {"title": "T", "series": "Old", "seriesTitle": "New"})
    publication = only(zotero)
    assert publication.collection_title == "New"
    assert publication.extra["zotero:series"] == "Old"


def test_a_name_of_one_part_is_an_organisation(zotero: Zotero) -> None:
    zotero.item("film", {"title": "T"}, [("director", "Varda", "Agnès"), ("contributor", "UNHCR", "")])
    publication = only(zotero)
    assert publication.extra["director"] == [{"family": "Varda", "given": "Agnès"}]
    assert publication.extra["contributor"] == [{"literal": "UNHCR"}]
    assert publication.authors == ()
    zotero.item("book", {"title": "U"}, [("author", "van Dijk", "Jan")])
    assert read(zotero).publications[1].authors == (Name("Dijk", "Jan", particle="van"),)


def test_collections_are_paths_and_those_in_the_trash_are_left_out(zotero: Zotero) -> None:
    first, second, third = (zotero.item("book", {"title": title}) for title in ("One", "Two", "Three"))
    outer = zotero.collection("Trafficking", [first])
    inner = zotero.collection("West  Africa", [first, second], outer=outer)
    trashed = zotero.collection("Gone", [third], outer=inner)
    zotero.collection("Below it", [third], outer=trashed)
    zotero.trash_collection(trashed)
    collections = [publication.collections for publication in read(zotero).publications]
    assert collections == [("Trafficking", "Trafficking/West Africa"), ("Trafficking/West Africa",), ()]


def test_what_belongs_to_an_item_comes_with_it(zotero: Zotero) -> None:
    item, second_item = (zotero.item("book", {"title": title}) for title in ("One", "Two"))
    zotero.note("<h1>Read</h1><p>A <b>good</b> one.</p>", item)
    file = zotero.attach("storage:a b.pdf", item, values={"title": "Full Text"})
    zotero.annotate(file, "Quoted", "Why?", "12", tags=["urgent"])
    zotero.annotate(file, "", "Only a remark", "")
    zotero.attach("attachments:reports/c.pdf", item, mode=2)
    zotero.attach("/home/ana/d.pdf", item, mode=2)
    zotero.attach(None, item, mode=3, values={"url": "https://example.org"})
    zotero.relate(item, second_item)
    publication = read(zotero).publications[0]
    assert publication.private_note == "Read\n\nA good one."
    assert publication.extra == {
        "zotero:key": key_of(item),
        "zotero:files": [f"storage/{key_of(file)}/a b.pdf", "reports/c.pdf", "/home/ana/d.pdf"],
        "zotero:links": ["https://example.org"],
        "zotero:related": [key_of(second_item)],
        "zotero:annotations": [
            {"type": "highlight", "page": "12", "text": "Quoted", "comment": "Why?", "colour": "#ffd400", "tags": ["urgent"]},
            {"type": "highlight", "comment": "Only a remark", "colour": "#ffd400"},
        ],
    }  # fmt: skip


def test_notes_and_files_that_stand_alone_are_documents_and_notes_are_closed(zotero: Zotero) -> None:
    zotero.note("<p>An idea</p><p>and more</p>")
    zotero.annotate(zotero.attach("storage:a.pdf", values={"title": "A scan"}), "Words")
    note, file = read(zotero).publications
    assert (note.type, note.title, note.private_note) == ("document", "An idea", "An idea\n\nand more")
    assert (note.note, note.access, file.access) == ("", "confidential", "")
    assert (file.type, file.title) == ("document", "A scan")
    assert [annotation["text"] for annotation in file.extra["zotero:annotations"]] == ["Words"]


def test_what_is_in_the_trash_stays_there(zotero: Zotero) -> None:
    item = zotero.item("book", {"title": "Here"})
    trashed = zotero.item("book", {"title": "Gone"}, is_trashed=True)
    zotero.note("<p>Of what is gone</p>", trashed)
    zotero.note("<p>Gone itself</p>", item, is_trashed=True)
    zotero.annotate(zotero.attach("storage:a.pdf", item, is_trashed=True), "Gone")
    parsed = read(zotero)
    assert [(record.title, record.note, record.private_note) for record in parsed.publications] == [("Here", "", "")]
    assert parsed.publications[0].extra == {"zotero:key": key_of(item)}
    assert parsed.remarks == ["Zotero has 1 publication; not taken: 1 item in the trash"]


def test_a_group_comes_in_place_of_my_library_where_it_is_named(zotero: Zotero) -> None:
    team, second_group = zotero.group("Team Á"), zotero.group("Others")
    zotero.item("book", {"title": "Mine"})
    zotero.item("book", {"title": "Theirs"}, library=team)
    zotero.item("book", {"title": "Else"}, library=second_group)
    zotero.search("Unread", team)
    mine = read(zotero)
    assert [publication.title for publication in mine.publications] == ["Mine"]
    not_taken = "libraries of Zotero not taken: “Team Á” (1 item), “Others” (1 item). To take one: --group 'Team Á'"
    assert mine.remarks == ["Zotero has 1 publication", as_typed_here(not_taken)]
    both = read(zotero, "team a", "My Library")
    assert [publication.title for publication in both.publications] == ["Mine", "Theirs"]
    assert both.remarks[0] == "Zotero has 2 publications; not taken: 1 saved search"
    unknown = read(zotero, "Nobody")
    assert [(problem.what, problem.lost) for problem in unknown.problems] == [
        ("Zotero has no group “Nobody”; it has “My Library”, “Others”, “Team Á”", True)
    ]


def test_zotero_5_has_no_annotations_and_no_trash_for_collections(tmp_path: Path) -> None:
    zotero = Zotero(tmp_path, version=5)
    zotero.collection("All", [zotero.item("book", {"title": "Old"})])
    assert only(zotero).collections == ("All",)


def test_an_item_of_a_type_that_the_database_does_not_name_is_a_document(zotero: Zotero, tmp_path: Path) -> None:
    zotero.item("book", {"title": "Of a type that a damaged file has lost"})
    zotero.save()
    with closing(sqlite3.connect(tmp_path / "Zotero/zotero.sqlite")) as connection:
        connection.execute("DELETE FROM itemTypesCombined")
        connection.commit()
    data = (tmp_path / "Zotero/zotero.sqlite").read_bytes()
    [publication] = formats.read(data, formats.detect(data, "zotero.sqlite")).publications
    assert (publication.type, publication.title) == ("document", "Of a type that a damaged file has lost")


def test_another_programs_database_is_no_library_of_zotero(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        connection.execute("CREATE TABLE itemTypesCombined (itemDataValues)")
        connection.commit()
    data = (tmp_path / "a.sqlite").read_bytes()
    parsed = formats.read(data, formats.detect(data, "a.sqlite"))
    assert [problem.lost for problem in parsed.problems] == [True]
    assert "it has no table “collectionItems”" in parsed.problems[0].what


@pytest.mark.parametrize("mode", ["WAL", "DELETE", "PERSIST"])
def test_while_zotero_runs_it_is_read_as_of_the_last_whole_change(zotero: Zotero, mode: str) -> None:
    zotero.item("book", {"title": "Before"})
    path = zotero.save()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("UPDATE itemDataValues SET value = 'Whole'")
        connection.execute("BEGIN")
        connection.execute("UPDATE itemDataValues SET value = 'Half'")
        connection.executemany(
            "INSERT INTO tags VALUES (?, ?)", [(number, f"tag {number}" * 50) for number in range(99)]
        )
        before = sorted((file.name, file.read_bytes()) for file in path.parent.iterdir())
        parsed = formats.read(read_at_rest(path), formats.format_named("zotero"))
        assert [publication.title for publication in parsed.publications] == ["Whole"]
        assert sorted((file.name, file.read_bytes()) for file in path.parent.iterdir()) == before
        connection.execute("ROLLBACK")
