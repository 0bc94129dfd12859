"""A person moves in from Zotero by one command, and a library follows a Zotero that stays."""

from pathlib import Path

import pytest

from programs.running import Run, record_of
from sample_files.citavi_project import Citavi
from sample_files.endnote_library import EndNote
from sample_files.tiny_pdf import make_pdf, page
from sample_files.zotero_library import Zotero, key_of

REPORT = make_pdf([page("A report")])


@pytest.fixture
def zotero(tmp_path: Path) -> Zotero:
    """A small Zotero with a collection, a file and a group."""
    zotero = Zotero(tmp_path / "Zotero")
    team = zotero.group("Team")
    item = zotero.item("book", {"title": "Caring for people", "date": "2009-00-00 2009"}, [("author", "IOM", "")])
    zotero.item("book", {"title": "Other matters", "date": "2010-00-00 2010"}, [("author", "UNHCR", "")])
    zotero.item("book", {"title": "Of the team", "date": "2011-00-00 2011"}, [("author", "ILO", "")], library=team)
    zotero.collection("West Africa", [item], outer=zotero.collection("Trafficking"))
    zotero.attach("storage:a b.pdf", item, REPORT)
    zotero.save()
    return zotero


def test_one_command_brings_records_files_and_collections(protlib: Run, zotero: Zotero, tmp_path: Path) -> None:
    ran = protlib("import", "Zotero")
    assert ran.out == "2 added\n"
    database = Path("Zotero", "zotero.sqlite")
    assert ran.err.splitlines() == [
        f"{database}: Zotero has 2 publications, 1 file, 1 collection",
        f"{database}: libraries of Zotero not taken: “Team” (1 item). To take one: --group Team",
        "1 file attached",
    ]
    record = record_of(protlib, "iom2009caring")
    assert record["collections"] == ["Trafficking/West Africa"]
    assert record["files"][0].startswith("library.files/iom2009caring.pdf#")
    assert (tmp_path / "library.files" / "iom2009caring.pdf").read_bytes() == REPORT


def test_the_same_command_again_makes_no_doubles(protlib: Run, zotero: Zotero) -> None:
    protlib("import", "Zotero")
    again = protlib("import", "Zotero/zotero.sqlite")
    assert again.out == "0 added, 2 already there\n"
    assert "files in this import" not in again.err


@pytest.mark.parametrize("match", ["auto", "id"])
def test_a_library_follows_items_that_change_and_go(protlib: Run, tmp_path: Path, zotero: Zotero, match: str) -> None:
    protlib("import", "Zotero")
    later = Zotero(tmp_path / "Zotero")
    item = later.item("report", {"title": "Nothing like it was", "date": "2019-00-00 2019"}, [("author", "WHO", "")])
    later.collection("Health", [item])
    later.save()
    ran = protlib(
        "import", "Zotero", "--match", match, "--on-duplicate", "replace", "--prune-tag", "gone", "--yes", "-q"
    )
    assert (ran.code, ran.err) == (0, "")
    record = record_of(protlib, "iom2009caring")
    assert (record["title"], record["type"], record["date"]) == ("Nothing like it was", "report", "2019")
    assert (record["collections"], record["extra"]["zotero:key"]) == (["Health"], key_of(item))
    assert protlib("search", "--tag", "gone", "--format", "keys").out == "unhcr2010other\n"
    again = protlib("import", "Zotero", "--on-duplicate", "replace", "--prune-tag", "gone", "--yes")
    assert again.out == "0 changed, 1 unchanged\n"


def test_a_group_and_my_library_do_not_prune_each_other(protlib: Run, zotero: Zotero) -> None:
    protlib("import", "Zotero")
    assert protlib("import", "Zotero", "--group", "Team").out == "1 added\n"
    ran = protlib("import", "Zotero", "--group", "Team", "--prune-tag", "gone", "--yes")
    assert ran.out == "0 added, 1 already there\n"
    assert protlib("search", "--tag", "gone").code == 1


def test_an_unknown_group_is_told_with_those_there_are(protlib: Run, zotero: Zotero) -> None:
    ran = protlib("import", "Zotero", "--group", "Taem")
    assert ran.code == 3
    assert "Zotero has no group “Taem”; it has “My Library”, “Team”" in ran.err


@pytest.mark.parametrize(
    ("collection", "keys"),
    [
        ("Trafficking", ["a", "b"]),
        ("trafficking / west africa", ["b"]),
        ("West Africa", ["b", "c"]),
        ("Africa", []),
        ("Traffic", []),
    ],
)
def test_a_collection_finds_what_is_in_it_and_below_it(
    protlib: Run, tmp_path: Path, collection: str, keys: list[str]
) -> None:
    rows = (
        ("a", "Trafficking"), ("b", "Trafficking/West Africa/Ghana"), ("c", "West Africa"), ("d", "Health")
    )  # fmt: skip
    lines = (f'{{"key": "{key}", "title": "T{key}", "type": "book", "collections": ["{path}"]}}' for key, path in rows)
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    protlib("import", "a.jsonl")
    assert protlib("search", "--collection", collection, "--format", "keys").out.split() == keys


def test_collections_are_words_values_and_counts(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"key": "a", "title": "T", "type": "book", "collections": ["To read/Soon"]}')
    protlib("import", "a.jsonl")
    assert protlib("search", "collection:soon", "--format", "keys").out == "a\n"
    assert protlib("set", "a", "collections+=Health").code == 0
    assert protlib("stats", "--by", "collection").out == "Health\t1\nTo read/Soon\t1\n"
    assert protlib("search", "--has", "collection", "--format", "keys").out == "a\n"
    assert protlib("export", "--format", "csv").out.splitlines()[0].count("collections") == 1


def test_jabrefs_groups_and_mendeleys_folders_are_collections(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@book{a, title={One}, author={A}, groups={West Africa, To read}}\n"
        "@book{b, title={Two}, author={B}, mendeley-groups={Trafficking/Law,Health}}\n"
        "@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n1 StaticGroup:Trafficking\\;0\\;1\\;\\;\\;\\;;\n"
        "2 StaticGroup:West Africa\\;0\\;1\\;\\;\\;\\;;\n1 StaticGroup:To read\\;0\\;1\\;\\;\\;\\;;\n}\n"
    )
    protlib("import", "a.bib")
    assert record_of(protlib, "a")["collections"] == ["Trafficking/West Africa", "To read"]
    assert record_of(protlib, "b")["collections"] == ["Trafficking/Law", "Health"]


def test_a_shared_copy_has_collections_only_with_the_tags(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"key": "a", "title": "T", "type": "book", "collections": ["Mine"]}')
    protlib("import", "a.jsonl")
    protlib("share", "--type", "book", "-o", "plain.json")
    protlib("share", "--type", "book", "--include", "tags", "-o", "full.json")
    assert "Mine" not in (tmp_path / "plain.json").read_text()
    assert "Mine" in (tmp_path / "full.json").read_text()


def test_an_unknown_collection_is_told_and_a_known_one_is_not_blamed(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"key": "a", "title": "T", "type": "book", "collections": ["Health/Law"]}')
    protlib("import", "a.jsonl")
    unknown = protlib("search", "--collection", "Healht/Law")
    assert (
        unknown.err
        == "protlib: nothing found; no publication has the collection “Healht/Law”; did you mean “health/law”?\n"
    )
    assert "collection" not in protlib("search", "--collection", "Health", "--year", "1900").err


@pytest.fixture
def endnote() -> EndNote:
    """A small EndNote with a group in a set, a tag, a file that is there and one that is not."""
    library = EndNote()
    report = library.add(10, title="Caring for people", author="IOM,", year="2009")
    book = library.add(1, title="Other matters", author="UNHCR,", year="2010")
    library.attach(report, "0123456789/Größe b.pdf", REPORT)
    library.attach(report, "0123456789/script.exe", b"MZ")
    library.attach(book, "9876543210/gone.pdf", None)
    library.group_set("Thesis", [library.group("West Africa", [report])])
    library.tag("Urgent", [book])
    return library


ENDNOTE_SAYS = "EndNote has 2 publications, 3 files, 1 group, 1 tag"


@pytest.mark.parametrize("name", ["My.enlx", "My.enl"])
def test_one_command_brings_a_library_of_endnote(protlib: Run, endnote: EndNote, tmp_path: Path, name: str) -> None:
    if name == "My.enlx":
        (tmp_path / name).write_bytes(endnote.compressed())
    else:
        endnote.save(tmp_path / name)
    ran = protlib("import", name)
    missing = "internal-pdf://0123456789/script.exe, internal-pdf://9876543210/gone.pdf"
    assert (ran.out, ran.code) == ("2 added\n", 0)
    assert ran.err.splitlines() == [
        f"{name}: {ENDNOTE_SAYS}",
        "1 file attached",
        f"2 files not found: {missing}. To look elsewhere: --files-from FOLDER",
    ]
    record = record_of(protlib, "iom2009caring")
    assert record["collections"] == ["Thesis/West Africa"]
    assert record["files"][0].startswith("library.files/iom2009caring.pdf#")
    assert (tmp_path / "library.files" / "iom2009caring.pdf").read_bytes() == REPORT
    assert record_of(protlib, "unhcr2010other")["tags"] == ["Urgent"]
    again = protlib("import", name)
    assert again.out == "0 added, 2 already there\n"
    assert protlib("undo").code == 0


def test_a_compressed_library_leaves_nothing_behind(
    protlib: Run, endnote: EndNote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "My.enlx").write_bytes(endnote.compressed())
    assert protlib("import", "My.enlx", "--dry-run").code == 0
    assert protlib("import", "My.enlx").code == 0
    assert list((tmp_path / "temporary").iterdir()) == []


def test_one_command_brings_a_project_of_citavi(protlib: Run, tmp_path: Path) -> None:
    project = Citavi()
    report = project.add("Reference", ReferenceType="Book", Title="Caring for people", Year="2009", Evaluation="Weak.")
    project.link("ReferenceAuthor", report, project.add("Person", LastName="IOM"))
    project.link("ReferenceCategory", report, project.add("Category", Name="Health"))
    project.add("Location", ReferenceID=report, Address='{"UriString": "a b.pdf"}')
    project.add(
        "KnowledgeItem", ReferenceID=report, QuotationType="1", Text="Every case differs.", PageRange="<os>12</os>"
    )
    (tmp_path / "My project.ctv6").write_bytes(project.database())
    (tmp_path / "Citavi Attachments").mkdir()
    (tmp_path / "Citavi Attachments" / "a b.pdf").write_bytes(REPORT)
    ran = protlib("import", "My project.ctv6")
    assert ran.out == "1 added\n"
    assert ran.err.splitlines() == [
        "My project.ctv6: Citavi has 1 publication, 1 file, 1 knowledge item, 1 category",
        "1 file attached",
    ]
    record = record_of(protlib, "iom2009caring")
    assert record["collections"] == ["Health"]
    assert (tmp_path / "library.files" / "iom2009caring.pdf").read_bytes() == REPORT
    assert "> Every case differs." in protlib("notes", "iom2009caring", "--format", "md").out
    (tmp_path / "project.ctv6bak").write_bytes(project.backup())
    for again in ("My project.ctv6", "project.ctv6bak"):
        assert protlib("import", again).out == "0 added, 1 already there\n"
    assert protlib("set", "iom2009caring", "title=Care of people").code == 0
    assert protlib("import", "project.ctv6bak").out == "0 added, 1 already there\n"
    assert protlib("search", "case", "differs", "--format", "keys").out == "iom2009caring\n"
    sent = protlib("export", "--format", "jsonl")
    assert "differs" not in sent.out
    assert "1 private note; to include them: --include notes" in sent.err
    assert "differs" in protlib("export", "--format", "jsonl", "--include", "notes").out


def test_groups_go_to_jabref_and_come_back(protlib: Run, tmp_path: Path) -> None:
    groups = ["Thesis/Introduction", "Project A/Introduction", "Thesis/Results", "Law, cases 5% {of} it"]
    sets = [f"collections+={name}" for name in groups]
    protlib("add", "--title", "Caring", "--key", "caring", "--year", "2009")
    assert protlib("set", "caring", *sets, "--yes").code == 0
    assert "collections" not in protlib("export", "--for", "jabref", "-o", "out.bib").err
    before = record_of(protlib, "caring")["collections"]
    protlib("remove", "caring", "--yes")
    protlib("import", "out.bib")
    assert {*record_of(protlib, "caring")["collections"]} == {*before[:3], "Law cases 5 of it"}
    assert "groups" not in protlib("export", "--format", "bibtex").out
