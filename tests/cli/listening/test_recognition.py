"""A PDF file that the browser shows: its pages tell what it is, once, while the server goes on."""

from pathlib import Path
from threading import Event, Thread
from typing import Final

import pytest

from programs.port_server import BROKEN_PDF, Listening, Reply, listening
from protlib.cli.listening import page_reader
from protlib.formats.parsed import Parsed
from protlib.formats.reports import report_file
from protlib.library import Library
from protlib.record.model import Publication
from sample_files.tiny_pdf import TinyPage, cover, make_pdf, page

pytest.importorskip("pypdfium2")
TITLE: Final = "Caught in the Current"
KEY: Final = "iom2019caught"
_ADVICE: Final = f"its pages tell what it is, by rules. To look at these guesses: protlib show {KEY}"
_SHOWN: Final = {"title": TITLE, "itemType": "report"}
_COVER: Final = cover((TITLE, 26), ("", 90), ("March 2019", 11), ("International Organization for Migration", 12))
_IMPRINT: Final = page("© IOM 2019", "ISBN 978-92-9068-466-4", "https://doi.org/10.18356/9789210021661")
REPORT: Final = make_pdf([_COVER, page("The households spoke of debts."), _IMPRINT])


def _show(server: Listening, session: str = "a", content: bytes = REPORT, kind: str = "application/pdf") -> Reply:
    return server.attach(session, "", content, kind, title="report.pdf", method="saveStandaloneAttachment")


def _recognised(server: Listening, session: str = "a") -> Reply:
    return server.connector("getRecognizedItem", {"sessionID": session})


def test_a_report_becomes_a_record_of_guesses_with_its_file_and_one_undo_takes_it_back(path: Path) -> None:
    with listening(path, tags=["browser"]) as server:
        reply = _show(server)
        assert (reply.status, reply.data) == (201, {"canRecognize": True})
        reply = _recognised(server)
        assert (reply.status, reply.data) == (200, _SHOWN)
        server.connector("updateSession", {"sessionID": "a", "target": "L1", "tags": ["geneva"]})
        [record] = server.records()
    assert (record.key, record.type, record.title, record.date) == (KEY, "report", TITLE, "2019-03")
    assert [name.short for name in record.authors] == ["IOM"]
    assert (record.doi, record.isbn) == ("10.18356/9789210021661", "9789290684664")
    assert record.guessed == ("type", "title", "authors", "date", "isbn", "doi", "language")
    assert (record.url, record.accessed[:2], record.tags) == ("https://iom.int/a.pdf", "20", ("browser", "geneva"))
    assert Path(path.parent, "library.files", f"{KEY}.pdf").read_bytes() == REPORT
    assert server.lines[1:3] == [
        f"saved {KEY} “{TITLE}” from iom.int",
        f"attached {KEY}.pdf ({len(REPORT) / 1e3:.1f} KB) to {KEY}; {_ADVICE}",
    ]
    with Library(path) as library:
        assert [version.changed_by for version in library.history()] == [f"save by browser {KEY}", "a new library"]
        library.undo()
        assert list(library) == []


def test_twice_the_same_file_is_once_whatever_a_person_has_made_of_it(path: Path) -> None:
    with listening(path) as server:
        _show(server)
        with Library(path) as library:
            library.change([KEY], lambda record: record.changed(title="Mine", url="", date="2001", doi="", isbn=""))
        assert (_show(server, "b").status, _recognised(server, "b").data) == (201, _SHOWN)
        [record] = server.records()
        assert (record.title, len(record.files)) == ("Mine", 1)
        assert server.lines[-1] == f"there already: {KEY} “Mine” has this file"


def test_a_publication_that_is_there_gets_the_file_and_its_own_words_stay_here(path: Path) -> None:
    doi = "10.18356/9789210021661"
    mine = Publication(key="mine", type="report", title=f"{TITLE}: a secret", doi=doi, access="confidential")
    with Library(path) as library:
        library.add_many([mine])
    with listening(path) as server:
        assert (_show(server).status, _recognised(server).data) == (201, _SHOWN)
        [record] = server.records()
    assert (record.key, len(record.files), record.guessed) == ("mine", 1, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BROKEN_PDF, "it is broken, or only a part of a PDF file; download it again"),
        (make_pdf([page("secret")], is_locked=True), "it has a password; save it without one"),
        (make_pdf([TinyPage(has_picture=True)]), "its pages do not tell what it is"),
        (make_pdf([page("INVOICE 123", "Date: 3 March 2024", "Total 12")]), "its pages do not tell what it is"),
    ],
)
def test_a_file_that_tells_nothing_has_the_title_of_the_browser(content: bytes, reason: str, path: Path) -> None:
    with listening(path) as server:
        assert (_show(server, content=content).data, _recognised(server).status) == ({"canRecognize": True}, 204)
        [record] = server.records()
    assert (record.type, record.title, record.guessed, len(record.files)) == ("document", "report", (), 1)
    assert server.lines[-1].startswith(f"{record.key} has its title from the browser: ")
    assert server.lines[-1].endswith(f"{reason}. To describe it: protlib edit {record.key}")


def test_other_requests_are_answered_while_a_file_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, finish = Event(), Event()
    loads = report_file.loads

    def wait(file: Path) -> Parsed:
        begun.set()
        finish.wait(20)
        return loads(file)

    monkeypatch.setattr(report_file, "loads", wait)
    with listening(path) as server:
        saving = Thread(target=_show, args=(server,))
        saving.start()
        assert begun.wait(20)
        assert server.connector("getSelectedCollection").status == 200
        assert (_show(server).status, server.records()) == (409, [])
        finish.set()
        saving.join()
        assert [record.key for record in server.records()] == [KEY]


def test_a_file_that_takes_long_to_read_is_saved_without_what_it_tells(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_reader, "_PATIENCE", 0.01)
    is_saved = Event()
    monkeypatch.setattr(report_file, "loads", lambda _file: is_saved.wait(60))
    with listening(path) as server:
        assert (_show(server).status, _recognised(server).status) == (201, 204)
        assert [record.type for record in server.records()] == ["document"]
        assert "to read its pages takes more than 0.01 seconds" in server.lines[-1]
        is_saved.set()
