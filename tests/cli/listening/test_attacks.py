"""Attacks on the server: each is refused, no page of a browser reads an answer, and the library stays to the byte."""

import json
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from programs.port_server import CARING, PDF, WISH, Listening, Reply, listening, read_reply
from protlib.cli.listening import port
from protlib.cli.listening.server import RequestLimits
from protlib.library import Library
from protlib.record.model import Publication

_EVIL: Final = "https://evil.example"
_MOZILLA: Final = "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0"
_SAVE: Final = "/connector/saveItems"
_JSON: Final = "application/json"
_RPC: Final = "/better-bibtex/json-rpc"
_ITEMS: Final = json.dumps({"sessionID": "attack", "uri": _EVIL, "items": [CARING]}).encode()
_CALL: Final = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "item.search", "params": ["caring"]}).encode()
_SEARCH: Final = (
    f"{_RPC}?%7B%22jsonrpc%22%3A%222.0%22%2C%22method%22%3A%22item.search%22%2C%22params%22%3A%5B%22%22%5D%7D"
)
_ABOUT: Final = json.dumps({"parentItemID": "abc", "title": "Full Text PDF", "url": _EVIL})


class Attack(NamedTuple):
    """A request that must do nothing: as `Listening.ask` takes it, or as bytes with PORT for the port."""

    method: str = "POST"
    target: str = _SAVE
    body: bytes = _ITEMS
    kind: str = _JSON
    headers: Mapping[str, Any] = {}
    raw: bytes = b""


def _from(**headers: Any) -> Attack:
    return Attack(headers={name.replace("_", "-"): value for name, value in headers.items()})


def _rpc(method: str, *params: Any) -> Attack:
    call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}
    return Attack(target=_RPC, body=json.dumps(call).encode())


def _items(items: Any, **more: Any) -> Attack:
    return Attack(body=json.dumps({"sessionID": "attack", "uri": _EVIL, "items": items, **more}).encode())


def _file(
    body: bytes = PDF, kind: str = "application/pdf", session: str = "open", about: str | None = _ABOUT
) -> Attack:
    headers = {**WISH, "X-Metadata": about} if about is not None else WISH
    return Attack(target=f"/connector/saveAttachment?sessionID={session}", body=body, kind=kind, headers=headers)


def _sent(method: str, data: Any) -> Attack:
    return Attack(target=f"/connector/{method}", body=json.dumps(data).encode(), headers=WISH)


def _head(*lines: bytes, body: bytes = b"", first: bytes = b"POST /connector/saveItems HTTP/1.1") -> Attack:
    usual = (b"Host: 127.0.0.1:PORT", b"Content-Type: application/json")
    return Attack(raw=b"\r\n".join((first, *usual, *lines, b"", b"")) + body)


_LENGTH: Final = f"Content-Length: {len(_ITEMS)}".encode()
ATTACKS: Final[Mapping[str, Attack]] = {
    # other hosts, and names that lead here
    "another host": _from(Host="evil.example"),
    "another host at this port": _from(Host="evil.example:23119"),
    "a host that begins as this one": _from(Host="127.0.0.1.evil.example"),
    "a host behind a user": _from(Host="127.0.0.1@evil.example"),
    "another port of this host": _from(Host="127.0.0.1:1"),
    "this host as a number": _from(Host="2130706433"),
    "this host in IPv6": _from(Host="[::1]"),
    "no host": _from(Host=None),
    "two hosts": _head(b"Host: evil.example", _LENGTH, body=_ITEMS),
    "a page of another host that looks on": Attack("GET", "/better-bibtex/cayw?probe=1", headers={"Host": "evil.example"}),
    # pages in a browser
    "a page": _from(Origin=_EVIL, User_Agent=_MOZILLA),
    "a page with the Connector's header": _from(Origin=_EVIL, User_Agent=_MOZILLA, **WISH),
    "a page of this computer": _from(Origin="http://127.0.0.1:8888", User_Agent=_MOZILLA, **WISH),
    "a page in a frame without a name": _from(Origin="null", User_Agent=_MOZILLA),
    "a page with an empty name": _from(Origin="", User_Agent=_MOZILLA, **WISH),
    "a file that a browser shows": _from(Origin="file:///home/ana/evil.html", **WISH),
    "a browser without an origin": _from(User_Agent=_MOZILLA),
    "an extension without the header": _from(Origin="chrome-extension://evil"),
    "what a page fetches": _from(Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors"),
    "a link on a page": _from(Referer=f"{_EVIL}/page"),
    "a browser with a cookie": _from(Cookie="session=1"),
    "a picture on a page that asks for a citation": Attack("GET", "/better-bibtex/cayw?format=pandoc", headers={"User-Agent": _MOZILLA}),
    "a script on a page that asks for the library": Attack("GET", "/better-bibtex/library?/1/library.bib", headers={"Referer": _EVIL}),
    "a script on a page that calls a method": Attack("GET", _SEARCH, headers={"User-Agent": _MOZILLA}),
    "a page that calls a method": Attack(target=_RPC, body=_CALL, headers={"Origin": _EVIL}),
    "a question for leave": Attack("OPTIONS", headers={"Origin": _EVIL, "Access-Control-Request-Method": "POST"}),
    "a question for leave with the header": Attack("OPTIONS", _RPC, headers={"User-Agent": _MOZILLA, **WISH, "Access-Control-Request-Headers": "content-type"}),
    "a question for leave in the private network": Attack("OPTIONS", headers={**WISH, "Access-Control-Request-Private-Network": "true"}),
    "a form of plain text": Attack(kind="text/plain", headers={"Origin": _EVIL}),
    "plain text": Attack(kind="text/plain"),
    "a form": Attack(kind="application/x-www-form-urlencoded"),
    "a form in parts": Attack(kind="multipart/form-data; boundary=x"),
    "no type": Attack(kind=""),
    "a method in plain text": Attack(target=_RPC, body=_CALL, kind="text/plain"),
    # methods and paths
    "reading what is for writing": Attack("GET"),
    "putting": Attack("PUT"),
    "deleting": Attack("DELETE"),
    "tracing": Attack("TRACE"),
    "a tunnel": _head(_LENGTH, body=_ITEMS, first=b"CONNECT evil.example:443 HTTP/1.1"),
    "the address of another host": _head(_LENGTH, body=_ITEMS, first=b"POST http://evil.example/ HTTP/1.1"),
    "a path upwards": Attack("GET", "/connector/../../etc/passwd"),
    "a path upwards in numbers": Attack("GET", "/connector/%2e%2e/%2e%2e/etc/passwd"),
    "a path upwards for Windows": Attack("GET", "/connector/..\\..\\windows\\win.ini"),
    "a path with two slashes": Attack(target=f"/{_SAVE}"),
    "a page to pick from, by a guess": Attack("GET", "/pick/guess"),
    "a page to pick from, by another page": Attack(target="/pick/guess", body=b"does=take&key=x", kind="application/x-www-form-urlencoded", headers={"Origin": _EVIL}),
    # what is no HTTP, or can be read in two ways
    "nonsense": Attack(raw=b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"),
    "a request of HTTP 0.9": Attack(raw=b"GET /\r\n\r\n"),
    "a request of HTTP 2": Attack(raw=b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "line ends of Unix": Attack(raw=b"GET /connector/ping HTTP/1.1\nHost: 127.0.0.1:PORT\n\n"),
    "a header that goes on": _head(b"X-A: b", b" c", _LENGTH, body=_ITEMS),
    "a header with a space before its colon": _head(b"Content-Length : 5", body=b"12345"),
    "a header with a NUL": _head(b"X-A: \0", _LENGTH, body=_ITEMS),
    "a header of 40,000 letters": _head(b"X-A: " + b"a" * 40_000, _LENGTH, body=_ITEMS),
    "200 headers": _head(*(b"X-%d: a" % number for number in range(200)), _LENGTH, body=_ITEMS),
    "no length": _head(body=_ITEMS),
    "two lengths": _head(_LENGTH, b"Content-Length: 0", body=_ITEMS),
    "a length below zero": _head(b"Content-Length: -1", body=_ITEMS),
    "a length with a sign": _head(b"Content-Length: +" + str(len(_ITEMS)).encode(), body=_ITEMS),
    "a length in hexadecimal": _head(b"Content-Length: 0x10", body=_ITEMS),
    "a list of lengths": _head(b"Content-Length: 5, 5", body=_ITEMS),
    "a length in other digits": _head("Content-Length: ²".encode("latin-1"), body=_ITEMS),
    "a body in chunks": _head(b"Transfer-Encoding: chunked", body=b"5\r\n[1,2]\r\n0\r\n\r\n"),
    "a body in chunks that has a length": _head(b"Transfer-Encoding: chunked", _LENGTH, body=_ITEMS),
    "a body that is cut off": _head(b"Content-Length: 100000", body=_ITEMS),
    # sizes and contents
    "JSON of 11 MB": _head(b"Content-Length: 11000000", body=_ITEMS),
    "a file of 501 MB": _head(b"Content-Length: 501000000", first=b"POST /connector/saveAttachment?sessionID=open HTTP/1.1"),
    "a length of a thousand digits": _head(b"Content-Length: " + b"9" * 1000, body=_ITEMS),
    "lists a hundred thousand deep": Attack(body=b"[" * 100_000 + b"]" * 100_000),
    "objects a hundred thousand deep": Attack(body=b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "what is no JSON": Attack(body=b"{'sessionID': 1}"),
    "half a letter": Attack(body=b'{"sessionID": "\\ud800"}'),
    "bytes that are no text": Attack(body=b'{"sessionID": "\xff"}'),
    "a list for an object": Attack(body=b"[]"),
    "a number for items": _items(5),
    "numbers for items": _items([1, 2, 3]),
    "no items": _items([]),
    "501 items": _items([CARING] * 501),
    "a session without a name": _items([CARING], sessionID=None),
    "a session with an object for a name": _items([CARING], sessionID={"a": 1}),
    "a session with a long name": _items([CARING], sessionID="a" * 201),
    "a session a second time": _items([CARING], sessionID="open"),
    # files
    "a file for no session": _file(session="nobody"),
    "a file for no item": _file(about=json.dumps({"parentItemID": "nobody"})),
    "a file for an item of another session": _file(about=json.dumps({"parentItemID": "other"})),
    "a file for an object": _file(about=json.dumps({"parentItemID": {"a": 1}})),
    "a file without metadata": _file(about=None),
    "a file with metadata that are no JSON": _file(about="{"),
    "a file with metadata of lists within lists": _file(about="[" * 5000 + "]" * 5000),
    "a program": _file(b"MZ\x90\0" + b"\0" * 100, "application/x-msdownload"),
    "a program that is called PDF": _file(b"MZ\x90\0" + b"\0" * 2000),
    "a program that is called text": _file(b"\x7fELF\x02\x01\x01\0", "text/plain"),
    "a script that is called text": _file(b"#!/bin/sh\nrm -rf ~\n", "text/plain"),
    "a page that is called PDF": _file(b"<!doctype html><title>Log in</title>"),
    "an archive that is called EPUB": _file(b"PK\x03\x04nothing", "application/epub+zip"),
    "a picture that runs": _file(b"<svg onload=alert(1)>", "image/svg+xml"),
    "a shortcut": _file(b"[Desktop Entry]\nExec=sh", "application/x-desktop"),
    "an empty file": _file(b""),
    "a file of no type": _file(kind=""),
    "a program that stands alone": Attack(target="/connector/saveStandaloneAttachment?sessionID=new", body=b"MZ", kind="application/pdf", headers={**WISH, "X-Metadata": _ABOUT}),
    "a page for no session": _sent("saveSingleFile", {"sessionID": "nobody", "snapshotContent": "<p>"}),
    "a page without content": _sent("saveSingleFile", {"sessionID": "open", "snapshotContent": {"a": 1}}),
    "a change for no session": _sent("updateSession", {"sessionID": "nobody", "target": "L1", "tags": ["a"]}),
    "a change for an unknown collection": _sent("updateSession", {"sessionID": "open", "target": "C99", "tags": ["a"]}),
    "references of bytes": Attack(target="/connector/import?session=new", body=b"PK\x03\x04\0\0", kind="application/zip", headers=WISH),
    "references that are a PDF file": Attack(target="/connector/import?session=new", body=b"%PDF-1.4 none", kind="text/plain", headers=WISH),
    "references that are none": Attack(target="/connector/import?session=new", body=b"hello", kind="text/plain", headers=WISH),
    "references with entities within entities": Attack(
        target="/connector/import?session=new", kind="application/xml", headers=WISH,
        body=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + b"".join(b'<!ENTITY b%d "%s">' % (n, b"&b%d;" % (n - 1) * 10 if n else b"&b;" * 10) for n in range(9)) + b"]><modsCollection><mods>&b8;</mods></modsCollection>",
    ),
    # methods of JSON-RPC
    "a method that is none": _rpc("system.exec", "id"),
    "a method of Python": _rpc("item.__init__"),
    "a method that is not for others": _rpc("records", ["open2009"]),
    "a hidden member": _rpc("_shelf.open_library"),
    "a method with too much": _rpc("item.search", "a", 1, 2, 3),
    "a method with a number": _rpc("item.export", 5, "bibtex"),
    "a format that is none": _rpc("item.export", ["open2009"], "../../etc/passwd"),
    "a style that is a file": _rpc("item.bibliography", ["open2009"], {"id": "/etc/passwd"}),
    "a scan of any file": _rpc("collection.scanAUX", "//a", "/etc/passwd"),
    "a file that is none": _rpc("viewer.viewPDF", "http://zotero.org/users/1/items/ABCDEFGH", 0),
    "a call of nothing": Attack(target=_RPC, body=b"5"),
    "a call in a query that is none": Attack("GET", f"{_RPC}?%FF%FE"),
}  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    """A server of a library with two records, each of an open session."""
    path = tmp_path_factory.mktemp("attacked") / "library.json"
    with Library(path) as library:
        library.add_many([Publication(key="open2009", title="Open", type="report")])
    with listening(path) as listening_server:
        for session, name in (("open", "abc"), ("second", "other")):
            item = {
                **CARING,
                "id": name,
                "title": f"A report on {session} borders",
                "url": f"https://iom.int/{session}",
            }
            assert listening_server.connector("saveItems", {"sessionID": session, "items": [item]}).status == 201
        yield listening_server


def test_a_hundred_attacks_are_tried() -> None:
    assert len(ATTACKS) >= 100


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_is_refused_and_changes_nothing(attack: Attack, server: Listening) -> None:
    folder = server.path.parent
    before = server.path.read_bytes(), sorted(folder.rglob("library.files/*")), len(server.links)

    reply = _reply_to(attack, server)

    assert reply.status >= 400 or (reply.status == 200 and "error" in reply.data)
    assert "x-zotero-version" in reply.headers
    assert not [name for name in reply.headers if name.startswith("access-control")]
    assert (server.path.read_bytes(), sorted(folder.rglob("library.files/*")), len(server.links)) == before
    assert not [line for line in server.lines if line.startswith("failed")]


def _reply_to(attack: Attack, server: Listening) -> Reply:
    if attack.raw:
        return server.send(attack.raw.replace(b"PORT", str(server.port).encode()))
    return server.ask(
        attack.method, attack.target, attack.body if attack.method != "GET" else b"", attack.kind, attack.headers
    )


@pytest.fixture
def hasty(path: Path) -> Iterator[Listening]:
    """A server that waits for nobody."""
    with listening(path, limits=RequestLimits(head=0.05, body=0.05, answer=5)) as server:
        yield server


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"POST /connector/saveItems HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n",
        b"POST /connector/saveItems HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n[",
        b"POST /connector/saveAttachment?sessionID=a HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/pdf\r\nContent-Length: 50\r\n\r\n%PDF-",
    ],
    ids=["nothing", "half a head", "half of JSON", "half a file"],
)
def test_who_sends_slowly_is_left(start: bytes, hasty: Listening) -> None:
    with socket.create_connection(("127.0.0.1", hasty.port), 60) as client:
        client.sendall(start.replace(b"PORT", str(hasty.port).encode()))
        begun = time.monotonic()
        reply = read_reply(client)

    assert reply.status == 408
    assert time.monotonic() - begun < 15


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone says whose a connection is")
def test_another_user_of_this_computer_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(path) as server:
        assert server.connector("ping").status == 200
        monkeypatch.setattr(port, "_ROOT", -1)
        monkeypatch.setattr("os.getuid", lambda: 4242)

        assert server.connector("ping").status == 403
        assert server.lines == ["refused: another user of this computer asked"]


@pytest.mark.slow
def test_many_connections_at_once_are_refused_and_the_next_one_is_answered(path: Path) -> None:
    with listening(path, limits=RequestLimits(head=30, body=5, answer=5)) as server:
        clients = [socket.create_connection(("127.0.0.1", server.port), 60) for _ in range(64)]
        for client in clients:
            client.sendall(b"GET /")

        assert _soon(server, 503)

        for client in clients:
            client.close()
        assert _soon(server, 200)


def _soon(server: Listening, status: int) -> bool:
    """Tell whether a ping is answered so within a minute."""
    until = time.monotonic() + 60
    while server.connector("ping").status != status:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize(
    "title",
    [
        "../../evil",
        "/etc/passwd",
        "C:\\Windows\\evil.exe",
        "..",
        "CON",
        "a\0b",
        "a" * 4000,
        "=?UTF-8?Q?=2E=2E=2Fevil=00?=",
        ".library.json.versions",
        "\u202efdp.exe",
    ],
)
def test_no_title_of_a_file_leads_out_of_the_folder(title: str, path: Path) -> None:
    with listening(path) as server:
        server.connector("saveItems", {"sessionID": "a", "items": [CARING]})
        server.attach("a", "abc", PDF)
        about = json.dumps({"parentItemID": "abc", "title": title})
        headers = {**WISH, "X-Metadata": about}

        reply = server.ask("POST", "/connector/saveAttachment?sessionID=a", PDF + b"2", "application/pdf", headers)

        assert reply.status == 201
        [record] = server.records()
        names = [file.partition("#")[0] for file in record.files]
        assert len(names) == 2
        assert all(Path(path.parent, name).resolve().parent == path.parent / "library.files" for name in names)
        assert all(Path(path.parent, name).is_file() and name.endswith(".pdf") and name.isprintable() for name in names)
