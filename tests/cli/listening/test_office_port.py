"""The buttons of Zotero's extension in LibreOffice, pressed in a stand-in that answers as the real one does."""

import gc
import json
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final

import pytest

from programs.engine import needs_engine
from programs.office import Document, Field, Office, Person
from programs.port_server import Listening, listening
from protlib.cli.listening import port
from protlib.formats.documents.csl_citation import read_csl_citation
from protlib.library import Library
from protlib.record.model import Name, Publication

_RECORDS: Final = (
    Publication(
        key="iom2009caring", type="report", title="Caring for Trafficked Persons", date="2009",
        authors=(Name(literal="International Organization for Migration", short="IOM"),), private_note="zqwhisper",
    ),
    Publication(key="bales2004a", type="book", title="Disposable People", date="2004", authors=(Name(family="Bales", given="Kevin"),)),
    Publication(key="bales2004b", type="book", title="Understanding Slavery", date="2004", authors=(Name(family="Bales", given="Kevin"),)),
    Publication(key="secret2011", type="report", title="Raids zqsecret", date="2011", access="confidential"),
)  # fmt: skip
_HERS: Final = Publication(
    key="roe2001", type="book", title="Hers", date="2001", authors=(Name(family="Roe", given="Jo"),)
)
_ROE: Final = {
    "citationID": "aB3dE5fG",
    "properties": {"formattedCitation": "(Roe, 2001)", "plainCitation": "(Roe, 2001)", "noteIndex": 0},
    "citationItems": [
        {
            "id": 77, "uris": ["http://zotero.org/groups/1/items/ABCD2345"], "locator": "12", "label": "page", "prefix": "see ",
            "itemData": {"id": 77, "type": "book", "title": "Hers", "author": [{"family": "Roe", "given": "Jo"}], "issued": {"date-parts": [["2001"]]}},
        }
    ],
}  # fmt: skip
_APA: Final = {"style": "apa", "locale": "", "note": "1", "field": "ReferenceMark"}


class Desk:
    """A person who cites with the toolbar."""

    def __init__(self, office: Office, person: Person, server: Listening) -> None:
        self.office = office
        self.person = person
        self.server = server

    @property
    def document(self) -> Document:
        """The document in front."""
        return self.office.document

    def press(self, button: str, **choice: Any) -> None:
        """Press a button; what is chosen on the page is given, if it opens one."""
        self.person.pages.clear()
        self.person.choices = [[choice]] if choice else []
        self.office.press(button)

    def lines(self, number: int) -> list[str]:
        """Return what was told without the links of pages, once there are as many lines."""
        until = time.monotonic() + 60
        while True:
            lines = [line for line in self.server.lines if "To choose, open http" not in line]
            if len(lines) >= number or time.monotonic() > until:
                return lines
            time.sleep(0.002)

    def cite(self, *keys: str, at: int | None = None, **around: str) -> None:
        """Cite works behind the last field or in that of a place; `before`, `behind`, `year` are of the first."""
        self.document.cursor = None if at is None else self.document.fields[at]
        self.press("addEditCitation", key=keys, **{f"{name}-{keys[0]}": text for name, text in around.items()})

    def restyle(self, style: str, **others: str) -> None:
        """Choose how the document cites."""
        self.press("setDocPrefs", **{**_APA, "style": style, **others})


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A person at a document, beside a library of four records, of which one is confidential."""
    with Library(path) as library:
        library.add_many(_RECORDS)
    person = Person()
    with listening(path, show=person) as server:
        person.server = server
        with ExitStack() as stack:
            yield Desk(Office(server, stack), person, server)
    assert not [line for line in server.lines if line.startswith("failed")]


@needs_engine
def test_inserts_citations_and_their_list(desk: Desk) -> None:
    desk.cite("iom2009caring", behind="p. 3")
    desk.cite("bales2004a", "bales2004b", before="see")
    desk.press("addEditBibliography")

    assert desk.document.citations == [
        "(International Organization for Migration, 2009, p. 3)",
        "(see Bales, 2004a, 2004b)",
    ]
    assert [entry.partition(".")[0] for entry in desk.document.list] == [
        "Bales, K",
        "Bales, K",
        "International Organization for Migration",
    ]
    assert r"{\i Disposable people}" in desk.document.fields[-1].rich
    embedded = read_csl_citation(f"ZOTERO_{desk.document.fields[0].code}")
    assert embedded
    assert (embedded.items[0].raw["key"], embedded.items[0].locator, embedded.program_text) == (
        "iom2009caring",
        "3",
        desk.document.citations[0],
    )
    assert "zqwhisper" not in desk.document.fields[0].code
    assert 'id="http://www.zotero.org/styles/apa"' in desk.document.data
    assert desk.lines(3) == [
        "LibreOffice: cited iom2009caring", "LibreOffice: cited bales2004a, bales2004b", "LibreOffice: inserted the list"
    ]  # fmt: skip


@pytest.mark.slow
@needs_engine
def test_edits_what_a_citation_cites(desk: Desk) -> None:
    desk.cite("bales2004a", before="see", behind="p. 3, with care")
    desk.cite("iom2009caring", at=0, behind="chap. 2")

    assert 'value="bales2004a" checked' in desk.person.pages[0]
    assert 'value="see"' in desk.person.pages[0]
    assert 'value="p. 3, with care"' in desk.person.pages[0]
    assert desk.document.citations == ["(International Organization for Migration, 2009, Chapter 2)"]


@pytest.mark.slow
@needs_engine
def test_numbers_follow_when_citations_move_and_go(desk: Desk) -> None:
    desk.restyle("ieee")
    for key in ("iom2009caring", "bales2004a", "bales2004b"):
        desk.cite(key)
    desk.press("addEditBibliography")
    desk.document.fields.insert(2, desk.document.fields.pop(0))
    desk.press("refresh")
    assert desk.document.citations == ["[1]", "[2]", "[3]"]
    assert desk.document.list[2].startswith("[3]\tInternational")

    del desk.document.fields[0]
    desk.press("refresh")
    assert desk.document.citations == ["[1]", "[2]"]
    assert len(desk.document.list) == 2


@pytest.mark.slow
@needs_engine
def test_notes_know_what_stands_before_them(desk: Desk) -> None:
    desk.restyle("chicago-notes-bibliography")
    desk.cite("bales2004a", behind="p. 1")
    desk.cite("bales2004a", behind="p. 2")
    assert desk.document.notes == [1, 1]
    assert desk.document.citations == ["Kevin Bales, Disposable People (2004), 1.", "Bales, Disposable People, 2."]

    desk.restyle("chicago-notes-bibliography", note="2")
    assert desk.document.notes == [2, 2]
    desk.restyle("apa")
    assert desk.document.notes == [0, 0]
    assert desk.document.citations == ["(Bales, 2004, p. 1)", "(Bales, 2004, p. 2)"]


@pytest.mark.slow
@needs_engine
def test_bookmarks_hold_what_marks_held(desk: Desk) -> None:
    desk.cite("iom2009caring")
    desk.press("addEditBibliography")
    desk.restyle("apa", field="Bookmark")
    assert {field.kind for field in desk.document.fields} == {"Bookmark"}
    assert desk.document.citations == ["(International Organization for Migration, 2009)"]
    assert len(desk.document.list) == 1


@pytest.mark.slow
@needs_engine
def test_a_colleague_of_another_library_goes_on(desk: Desk) -> None:
    field = Field("ReferenceMark", 0, f"ITEM CSL_CITATION {json.dumps(_ROE)}")
    field.text = "(Roe, 2001)"
    desk.document.fields.append(field)
    desk.cite("bales2004a")
    desk.press("refresh")
    assert desk.document.citations == ["(see Roe, 2001, p. 12)", "(Bales, 2004)"]
    assert field.details["citationItems"] == _ROE["citationItems"]
    assert field.details["citationID"] == _ROE["citationID"]

    with Library(desk.server.path) as library:
        library.add_many([_HERS])
    desk.cite("roe2001")
    assert "Hers" in desk.person.pages[0]
    assert desk.document.fields[2].details["citationItems"][0]["uris"] == _ROE["citationItems"][0]["uris"]  # type: ignore[index]
    assert desk.document.citations[2] == "(Roe, 2001)"


@pytest.mark.slow
@needs_engine
def test_follows_the_library_and_keeps_what_it_lost(desk: Desk) -> None:
    desk.cite("bales2004a", "bales2004b")
    desk.cite("iom2009caring")
    with Library(desk.server.path) as library:
        library.replace(library.get("iom2009caring"), library.get("iom2009caring").changed(date="2019"))
        library.rekey("iom2009caring", "iom2019")
        library.remove(["bales2004b"])
    desk.press("refresh")
    assert desk.document.citations == ["(Bales, 2004a, 2004b)", "(International Organization for Migration, 2019)"]


@pytest.mark.slow
@needs_engine
def test_a_text_changed_by_hand_stays_until_its_citation_is_edited(desk: Desk) -> None:
    desk.cite("iom2009caring")
    desk.document.fields[0].text = "(the guide of IOM)"
    desk.press("refresh")
    desk.restyle("chicago-notes-bibliography")
    assert desk.document.citations == ["(the guide of IOM)"]
    assert "“(the guide of IOM)” was changed by hand and stays" in "".join(desk.lines(3))
    desk.restyle("apa")
    desk.cite("iom2009caring", at=0)
    assert desk.document.citations == ["(International Organization for Migration, 2009)"]


@pytest.mark.slow
@needs_engine
def test_two_documents_have_a_style_each(desk: Desk) -> None:
    first = desk.document
    desk.restyle("ieee")
    desk.cite("iom2009caring")
    desk.office.document = Document()
    desk.cite("iom2009caring")
    assert (first.citations, desk.document.citations) == (["[1]"], ["(International Organization for Migration, 2009)"])


@pytest.mark.slow
@needs_engine
def test_lists_a_work_without_citing_it(desk: Desk) -> None:
    desk.cite("iom2009caring")
    desk.press("addEditBibliography")
    desk.press("addEditBibliography", key=["bales2004a"])
    assert len(desk.document.list) == 2
    desk.press("refresh")
    assert len(desk.document.list) == 2
    desk.press("addEditBibliography", key=[])
    assert 'value="bales2004a" checked' in desk.person.pages[0]
    assert len(desk.document.list) == 1


@needs_engine
@pytest.mark.parametrize("agrees", [True, False])
def test_unlinks_what_the_person_agrees_to(desk: Desk, agrees: bool) -> None:
    desk.cite("iom2009caring")
    desk.office.agrees = agrees
    desk.press("removeCodes")
    assert "plain text" in desk.office.alerts[0]
    assert len(desk.document.fields) == (0 if agrees else 1)


@pytest.mark.parametrize("button", ["addEditCitation", "setDocPrefs"])
def test_cancel_changes_nothing(desk: Desk, button: str) -> None:
    desk.press(button, does="cancel")
    assert (desk.document.fields, desk.document.data, desk.office.calls[-1]) == ([], "", "Document_complete")
    assert not [call for call in desk.office.calls if call.startswith(("Field_", "Document_set", "Document_insert"))]


def test_a_wrong_style_or_language_is_told_on_the_page(desk: Desk) -> None:
    wrong = [{"style": "apaa"}, {"style": "apa", "locale": "qqq"}, {"does": "cancel"}]
    desk.person.choices = [wrong]
    desk.office.press("setDocPrefs")
    assert "unknown style “apaa”" in desk.person.pages[1]
    assert "qqq" in desk.person.pages[2]
    assert desk.document.data == ""


@needs_engine
def test_no_citation_stands_in_the_list(desk: Desk) -> None:
    desk.cite("iom2009caring")
    desk.press("addEditBibliography")
    entries = desk.document.list
    desk.document.is_in_list = True
    desk.cite("bales2004a")
    assert (len(desk.document.fields), desk.document.list) == (2, entries)
    assert desk.office.alerts == ["A citation cannot be in the list. Put the cursor into the text"]


def test_says_where_no_citation_can_stand(desk: Desk) -> None:
    desk.document.can_insert = False
    desk.press("addEditCitation")
    desk.press("addEditBibliography")
    desk.press("addNote")
    assert [alert.split(".")[0] for alert in desk.office.alerts] == [
        "A citation cannot be here", "The list cannot be here", "protlib has no notes to insert"
    ]  # fmt: skip


def test_an_unknown_style_of_a_document_is_named(desk: Desk) -> None:
    desk.document.data = (
        '<data data-version="3"><session id="x"/><style '
        'id="http://www.zotero.org/styles/none-of-these"/><prefs/></data>'
    )
    desk.press("refresh")
    assert "unknown style “none-of-these”" in desk.office.alerts[0]
    assert "Document Preferences" in desk.office.alerts[0]


@pytest.mark.parametrize("key", ["gone1999", "secret2011"])
def test_a_work_that_is_not_there_is_told_on_the_page(desk: Desk, key: str) -> None:
    desk.person.choices = [[{"key": key}, {"does": "cancel"}]]
    desk.office.press("addEditCitation")
    assert key in desk.person.pages[1]
    assert desk.document.fields == []


@needs_engine
@pytest.mark.parametrize("call", ["Document_getFields", "Document_insertField", "Field_setText", "Document_complete"])
def test_a_fault_of_libreoffice_is_told_and_the_next_button_works(desk: Desk, call: str) -> None:
    desk.office.fails_at = call
    desk.cite("iom2009caring")
    assert desk.lines(1) == [f"LibreOffice: {call}: com.sun.star.uno.RuntimeException: broken"]
    assert [field for field in desk.document.fields if not field.code] == []
    desk.office.fails_at = ""
    desk.office.document = Document()
    desk.cite("iom2009caring")
    assert desk.document.citations == ["(International Organization for Migration, 2009)"]


@pytest.mark.slow
@needs_engine
def test_a_lost_connection_closes_its_page_and_the_next_one_works(desk: Desk) -> None:
    desk.person.choices = [[]]
    desk.office.send(0, json.dumps({"command": "addEditCitation"}).encode())
    for answer in ("[3, 1]", '""', "null", "true", "[[], [], [], []]"):
        number, _text = desk.office.receive()
        desk.office.send(number, answer.encode())
    until = time.monotonic() + 60
    while not desk.person.pages and time.monotonic() < until:
        time.sleep(0.01)
    desk.office.socket.close()
    while desk.person.is_open(desk.person.links[0]) and time.monotonic() < until:
        time.sleep(0.01)
    assert not desk.person.is_open(desk.person.links[0])
    gc.collect()  # tells of a task that nobody ended
    desk.office = Office(desk.server, desk.office.stack)
    desk.cite("iom2009caring")
    assert desk.document.citations == ["(International Organization for Migration, 2009)"]


_ATTACKS: Final = {
    "a browser": b"GET / HTTP/1.1\r\nHost: 127.0.0.1:23116\r\n\r\n",
    "a page by POST": b"POST / HTTP/1.1\r\nHost: 127.0.0.1:23116\r\nContent-Length: 9\r\n\r\n\x00\x00\x00\x00{}",
    "a frame of 4 GB": struct.pack(">II", 0, 2**32 - 1),
    "a button of 2 kB": struct.pack(">II", 0, 2000) + b"x" * 2000,
    "an answer to nothing": struct.pack(">II", 7, 2) + b"{}",
    "no JSON": struct.pack(">II", 0, 3) + b"\xff{]",
    "no name of a button": struct.pack(">II", 0, 4) + b"[12]",
    "deep JSON": struct.pack(">II", 0, 1000) + b"[" * 1000,
    "an empty frame": struct.pack(">II", 0, 0),
}


@pytest.mark.parametrize("raw", _ATTACKS.values(), ids=_ATTACKS)
def test_what_is_not_the_extension_is_refused(desk: Desk, raw: bytes) -> None:
    before = desk.server.path.read_bytes()
    with socket.create_connection(("127.0.0.1", desk.server.office_port), 20) as client:
        client.sendall(raw)
        with suppress(ConnectionResetError):
            assert client.recv(1000) == b""
    assert desk.lines(1) == ["refused: a program that is not LibreOffice asked for citations"]
    assert desk.server.path.read_bytes() == before
    assert desk.person.pages == []


def test_an_endless_answer_is_refused(desk: Desk) -> None:
    desk.office.send(0, b'{"command":"refresh"}')
    number, _text = desk.office.receive()
    desk.office.socket.sendall(struct.pack(">II", number, 60_000_000))
    with pytest.raises(ConnectionError):
        desk.office.receive()


def test_only_some_connections_at_a_time(desk: Desk) -> None:
    with ExitStack() as stack:
        for _ in range(8):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", desk.server.office_port), 20))
        assert client.recv(1) == b""


def test_another_program_at_the_port_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    with port.take_port(0) as occupied:
        monkeypatch.setattr(port, "OFFICE", occupied.getsockname()[1])
        assert port.take_office_port() is None
