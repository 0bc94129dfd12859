"""What a browser saves: a record with its file, once, in one change that an undo takes back."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from programs.port_server import BROKEN_PDF, CARING, PDF, WISH, Listening, listening
from protlib.library import Library
from protlib.record.model import Publication
from sample_files.tiny_pdf import cover, make_pdf, page

_PAGE: Final = "https://publications.iom.int/books/caring"
_SECRET: Final = make_pdf([cover(("CONFIDENTIAL", 12), ("", 40), ("Caring", 26)), page("The text.")])


def _save(server: Listening, session: str = "a", *items: Any) -> int:
    return server.connector("saveItems", {"sessionID": session, "uri": _PAGE, "items": list(items) or [CARING]}).status


def test_a_page_becomes_a_record_with_its_file(path: Path) -> None:
    with listening(path) as server:
        assert server.connector("ping").data["prefs"]["downloadAssociatedFiles"] is True
        assert _save(server) == 201
        assert server.connector("getSelectedCollection").data["filesEditable"] is True
        assert server.attach("a", "abc", PDF).status == 201

        [record] = server.records()
    assert record.key == "iom2009caring"
    assert (record.type, record.title, record.date, record.url) == ("report", CARING["title"], "2009-07", _PAGE)
    assert [name.literal for name in record.authors] == ["International Organization for Migration"]
    assert (record.tags, record.source) == (("health",), _PAGE)
    assert record.accessed.startswith("20")
    assert Path(path.parent, "library.files", "iom2009caring.pdf").read_bytes() == PDF
    assert server.lines[1:] == [
        "saved iom2009caring “Caring for Trafficked Persons” from publications.iom.int",
        "attached iom2009caring.pdf (1.2 KB) to iom2009caring",
    ]


def test_a_program_that_asks_before_it_sends_may_send(path: Path) -> None:
    with listening(path) as server:
        body = json.dumps({"sessionID": "a", "uri": _PAGE, "items": [CARING]}).encode()
        assert (
            server.ask("POST", "/connector/saveItems", body, "application/json", {"Expect": "100-continue"}).status
            == 201
        )


def test_a_title_that_was_cut_within_an_emoji_is_saved_without_the_half(path: Path) -> None:
    items = json.dumps([{**CARING, "title": "Caring \ud83d for \U0001f600 Persons"}])  # escapes, as browsers write them
    body = f'{{"sessionID": "s", "uri": "{_PAGE}", "items": {items}}}'.encode()
    with listening(path) as server:
        assert server.ask("POST", "/connector/saveItems", body, "application/json").status == 201
        assert [record.title for record in server.records()] == ["Caring for \U0001f600 Persons"]


def test_one_undo_takes_back_the_record_its_file_and_what_was_typed(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        server.attach("a", "abc", PDF)
        server.connector("updateSession", {"sessionID": "a", "target": "L1", "tags": ["geneva"], "note": "to read"})
    with Library(path) as library:
        assert [version.changed_by for version in library.history()] == [
            "save by browser iom2009caring",
            "a new library",
        ]

        library.undo()

        assert list(library) == []
        library.redo()
        [record] = library
        assert (record.tags, record.note, len(record.files)) == (("health", "geneva"), "to read", 1)


def test_a_change_of_somebody_else_between_stays_one_of_its_own(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        with Library(path) as library:
            library.add_many([Publication(key="b", title="Another", type="report")])
        server.attach("a", "abc", PDF)
    with Library(path) as library:
        assert [version.changed_by for version in library.history()] == [
            "attach by browser iom2009caring", "add b", "save by browser iom2009caring", "a new library",
        ]  # fmt: skip
        library.undo()
        assert {record.key: len(record.files) for record in library} == {"iom2009caring": 0, "b": 0}


def test_a_second_save_tells_that_it_is_there_and_brings_the_missing_file(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        assert _save(server, "b", {**CARING, "id": "other"}) == 201
        assert server.attach("b", "other", PDF).status == 201
        assert _save(server, "c", {**CARING, "id": "third"}) == 201
        assert server.attach("c", "third", PDF + b"2").status == 201

        [record] = server.records()
    assert len(record.files) == 1
    assert server.lines[2:] == [
        "there already: iom2009caring “Caring for Trafficked Persons”, as publications.iom.int has it",
        "attached iom2009caring.pdf (1.2 KB) to iom2009caring",
        "there already: iom2009caring “Caring for Trafficked Persons”, as publications.iom.int has it",
        "iom2009caring has its PDF already; the new one was left out",
    ]


def test_new_records_get_the_collection_and_the_tags_of_the_command(path: Path) -> None:
    with listening(path, collection="Trafficking/Health", tags=["browser"]) as server:
        target = server.connector("getSelectedCollection").data
        assert (target["name"], [row["level"] for row in target["targets"]]) == ("Trafficking/Health", [0, 1, 2])
        _save(server)
        [record] = server.records()
        assert (record.collections, record.tags) == (("Trafficking/Health",), ("health", "browser"))

        library_row = target["targets"][0]["id"]
        assert server.connector("updateSession", {"sessionID": "a", "target": library_row, "tags": []}).status == 200
        [record] = server.records()
        assert (record.collections, record.tags) == ((), ("health", "browser"))


@pytest.mark.slow
def test_what_is_typed_in_the_browser_replaces_what_was_typed_before(path: Path) -> None:
    with Library(path) as library:
        law = Publication(key="law", title="Law", type="report", collections=("Law",), tags=("read",), note="Mine.")
        library.add_many([law])
    with listening(path) as server:
        _save(server)
        rows = {row["name"]: row["id"] for row in server.connector("getSelectedCollection").data["targets"]}
        for target, tags, note in ((rows["Law"], ["geneva", "health"], "one<br>two"), ("L1", "vienna,health", "")):
            server.connector("updateSession", {"sessionID": "a", "target": target, "tags": tags, "note": note})
            [record] = [record for record in server.records() if record.key == "iom2009caring"]
            if target == rows["Law"]:
                assert (record.collections, record.tags) == (("Law",), ("health", "geneva"))
                assert record.note.split() == ["one", "two"]
        assert (record.collections, record.tags, record.note) == ((), ("health", "vienna"), "")

        item = {**CARING, "title": "Law", "url": "https://iom.int/law", "id": "law", "creators": [], "date": ""}
        with Library(path) as library:
            library.change(["law"], lambda now: now.changed(url="https://iom.int/law"))
        _save(server, "b", item)
        server.connector("updateSession", {"sessionID": "b", "target": "L1", "tags": ["new"], "note": "Also."})
        server.connector("updateSession", {"sessionID": "b", "target": "L1", "tags": [], "note": ""})
        [record] = [record for record in server.records() if record.key == "law"]
        assert (record.collections, record.tags, record.note) == (("Law",), ("read",), "Mine.")


def test_a_page_with_a_report_says_how_to_make_it_one(path: Path) -> None:
    with listening(path) as server:
        _save(server, "a", {**CARING, "itemType": "webpage"})
        server.attach("a", "abc", PDF)
        assert server.lines[-1].endswith("to iom2009caring; if it is a report: protlib set iom2009caring type=report")


def test_a_page_without_a_translator_is_saved_with_its_picture(path: Path) -> None:
    with listening(path) as server:
        data = {"sessionID": "a", "url": "https://www.ohchr.org/en/trafficking", "title": "Trafficking | OHCHR"}
        assert server.connector("saveSnapshot", data).status == 201
        assert server.connector("saveSingleFile", {**data, "snapshotContent": "<!doctype html><p>قطر"}).status == 201

        [record] = server.records()
    assert (record.type, record.title, record.url) == ("webpage", "Trafficking | OHCHR", data["url"])
    [file] = record.files
    assert Path(path.parent, file.partition("#")[0]).read_text("utf-8") == "<!doctype html><p>قطر"


def test_a_file_that_the_browser_shows_is_saved_with_a_record(path: Path) -> None:
    with listening(path) as server:
        about = {"url": "https://www.iom.int/files/MHPSS%20manual.pdf", "title": "=?UTF-8?Q?Manual_for_caf=C3=A9s?="}
        headers = {**WISH, "X-Metadata": json.dumps(about)}
        content = b"name,place\n"
        reply = server.ask("POST", "/connector/saveStandaloneAttachment?sessionID=a", content, "text/csv", headers)

        assert (reply.status, reply.data) == (201, {"canRecognize": False})
        assert server.connector("getRecognizedItem", {"sessionID": "a"}).status == 204
        [record] = server.records()
    assert (record.title, record.url, len(record.files)) == ("Manual for cafés", about["url"], 1)


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("", "https://a.org/MHPSS_manual-2020.pdf", "MHPSS manual 2020"),
        ("Global_report.PDF", "https://a.org/1", "Global report"),
        ("No. 7", "https://a.org/7.pdf", "No. 7"),
        ("", "https://a.org/", "https://a.org/"),
    ],
)
def test_a_file_without_a_title_has_the_words_of_its_name(title: str, url: str, expected: str, path: Path) -> None:
    with listening(path) as server:
        headers = {**WISH, "X-Metadata": json.dumps({"url": url, "title": title})}
        server.ask("POST", "/connector/saveStandaloneAttachment?sessionID=a", PDF, "application/pdf", headers)
        assert [record.title for record in server.records()] == [expected]


def test_a_save_into_a_library_that_is_not_there_says_that_it_made_one(path: Path) -> None:
    with listening(path) as server:
        _save(server, "a")
        _save(server, "b")
        path.unlink()
        _save(server, "c")
        saved = "saved iom2009caring “Caring for Trafficked Persons” from publications.iom.int"
        known = "there already: iom2009caring “Caring for Trafficked Persons”, as publications.iom.int has it"
        assert server.lines == [
            f"a new library was made: {path}",
            saved,
            known,
            f"a new library was made: {path}",
            saved,
        ]


def test_several_items_are_one_write(path: Path) -> None:
    titles = ("Trafficking in Nigeria", "Refugee Law in Chad", "Camps of Jordan")
    items = [
        {**CARING, "id": title, "title": title, "url": f"https://iom.int/{place}"} for place, title in enumerate(titles)
    ]
    with listening(path) as server:
        assert _save(server, "a", *items) == 201
        assert server.attach("a", titles[1], PDF).status == 201
        assert {record.title: len(record.files) for record in server.records()} == dict.fromkeys(titles, 0) | {
            titles[1]: 1
        }
    with Library(path) as library:
        assert [version.changed_by for version in library.history()] == ["save by browser: 3 added", "a new library"]


def test_references_that_a_browser_opens_are_taken_in(path: Path) -> None:
    ris = b"TY  - RPRT\nTI  - Trafficking in Chad\nAU  - Jobe, Alison\nPY  - 2010\nER  - \n"
    with listening(path) as server:
        kind = "application/x-research-info-systems"
        reply = server.ask("POST", "/connector/import?session=a", ris, kind, WISH)
        assert (reply.status, reply.data) == (201, [{"title": "Trafficking in Chad", "itemType": "report"}])
        assert [record.key for record in server.records()] == ["jobe2010trafficking"]


@pytest.mark.parametrize(
    "method", ["getTranslators", "getTranslatorCode", "installStyle", "saveAttachmentFromResolver"]
)
def test_what_protlib_does_not_do_the_connector_asks_elsewhere(method: str, path: Path) -> None:
    with listening(path) as server:
        reply = server.connector(method)
        assert (reply.status, "x-zotero-version" in reply.headers, server.lines) == (404, True, [])


@pytest.mark.parametrize(
    ("method", "status"), [("delaySync", 204), ("getClientHostnames", 200), ("proxies", 200), ("sessionProgress", 200)]
)
def test_what_asks_nothing_of_a_library_is_answered(method: str, status: int, path: Path) -> None:
    with listening(path) as server:
        _save(server)
        assert server.connector(method, {"sessionID": "a"}).status == status


def test_no_file_is_searched_for_elsewhere(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        assert server.connector("hasAttachmentResolvers", {"sessionID": "a", "itemID": "abc"}).data is False


def test_a_browser_that_asks_by_hand_is_told_that_protlib_listens(path: Path) -> None:
    with listening(path) as server:
        assert b"protlib is listening" in server.ask("GET", "/connector/ping").body


def test_the_library_of_another_writer_is_told_and_the_save_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from protlib.errors import LibraryBusyError

    with listening(path) as server:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "add_many", _busy)
            assert _save(server) == 500
        assert _save(server) == 201
        assert server.lines[0] == "refused: library.json is being written"
        assert issubclass(LibraryBusyError, Exception)


def _busy(*_: Any, **__: Any) -> Any:
    from protlib.errors import LibraryBusyError

    raise LibraryBusyError("library.json is being written")


def test_a_browser_learns_no_tag_and_no_collection_of_what_is_not_public(path: Path) -> None:
    with Library(path) as library:
        secret = Publication(
            key="s", title="S", type="report", access="confidential", tags=("raid",), collections=("Op",)
        )
        library.add_many([secret])
    with listening(path) as server:
        data = server.connector("getSelectedCollection").data
        assert (data["tags"], len(data["targets"])) == ({"L1": []}, 1)
    with listening(path, include=["confidential"]) as server:
        data = server.connector("getSelectedCollection").data
        assert (data["tags"], len(data["targets"])) == ({"L1": [{"tag": "raid"}]}, 2)


@pytest.mark.slow
def test_two_writers_lose_nothing(path: Path) -> None:
    from threading import Thread

    def add(number: int) -> None:
        with Library(path) as library:
            library.add_many([Publication(key=f"own{number}", title=f"Own number {number}", type="report")])

    with listening(path) as server:
        threads = [Thread(target=add, args=(number,)) for number in range(4)]
        for number, thread in enumerate(threads):
            thread.start()
            item = {**CARING, "title": f"Saved page {number}", "url": f"https://iom.int/{number}", "id": f"i{number}"}
            assert _save(server, f"s{number}", item) == 201
            assert server.attach(f"s{number}", f"i{number}", PDF + str(number).encode()).status == 201
        for thread in threads:
            thread.join()
        records = server.records()
    assert len(records) == 8
    assert sum(len(record.files) for record in records) == 4


def test_a_record_is_as_closed_as_the_cover_of_its_file_says(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        assert server.attach("a", "abc", _SECRET).status == 201
        [record] = server.records()
        assert (record.access, record.guessed, len(record.files)) == ("confidential", ("access",), 1)
    line = "iom2009caring: it was public; the file says confidential, and the stricter counts. Exports leave it out."
    assert server.lines[3] == f"{line} To open it: protlib set iom2009caring access=public"


def test_a_file_alone_is_as_closed_as_its_cover_says_whatever_else_this_tells(path: Path) -> None:
    with listening(path) as server:
        assert server.attach("a", "", _SECRET, title="caring.pdf", method="saveStandaloneAttachment").status == 201
        [record] = server.records()
    assert (record.title, record.access, len(record.files)) == ("caring", "confidential", 1)


def test_a_file_whose_cover_nobody_can_read_is_named(path: Path) -> None:
    with listening(path) as server:
        _save(server)
        server.attach("a", "abc", BROKEN_PDF)
    assert server.lines[-1].startswith("its cover was not read: ")
    assert server.lines[-1].endswith("If not everybody may see it: protlib set iom2009caring access=confidential")


def test_a_title_a_tag_or_a_typed_note_that_says_confidential_closes_the_record(path: Path) -> None:
    marked = {**CARING, "title": "CONFIDENTIAL - not for circulation: Borders"}
    typed = {"sessionID": "b", "target": "L1", "tags": [], "note": "CONFIDENTIAL - do not circulate"}
    with listening(path) as server:
        _save(server, "a", marked)
        _save(server, "b")
        server.connector("updateSession", typed)
        records = server.records()
    assert [record.access for record in records] == ["confidential", "confidential"]
    assert sum("makes it confidential; exports leave it out" in line for line in server.lines) == 2
