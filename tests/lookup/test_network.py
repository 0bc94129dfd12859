"""Servers as they are: slow, broken, busy, leading in circles, endless; each answer is one, or a reason why there is none."""

import gzip
import re
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import httpx
import pytest

from protlib import __version__
from protlib.errors import ExitCode, UsageError
from protlib.lookup import connection
from protlib.lookup import network as network_module
from protlib.lookup.answer import Unanswered, Unfit
from protlib.lookup.network import Network
from protlib.system.installation import install_extra_command
from service_answers import Recorded

_AGENT = f"protlib/{__version__}"
_HANGS: Final = 60.0  # seconds after which what waits without end is ended


class _Handler(BaseHTTPRequestHandler):
    """A server on which each path goes wrong in its own way."""

    requests: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012 - the server is one, and so is what it has seen
    is_over: Final = threading.Event()  # the client has given up, as it should

    def do_GET(self) -> None:
        self.requests.append((self.path, dict(self.headers)))
        name = self.path.rpartition("/")[2].partition("?")[0]  # a proxy is given the whole address
        getattr(self, f"_{name}")()

    def _answer(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _fine(self) -> None:
        self._answer(200, b"fine", Content_Type="text/plain; charset=latin-1")

    def _busy(self) -> None:
        self._answer(429, b"", Retry_After="7") if len(self.requests) < 3 else self._fine()

    def _always_busy(self) -> None:
        self._answer(503)

    def _come_back_tomorrow(self) -> None:
        self._answer(429, b"", Retry_After=format_datetime(datetime.now(UTC) + timedelta(days=1)))

    def _broken(self) -> None:
        self._answer(500, b"Traceback")

    def _gone(self) -> None:
        self._answer(404, b"no")

    def _closed(self) -> None:
        self._answer(403, b"no")

    def _loop(self) -> None:
        self._answer(302, Location="/loop")

    def _moved(self) -> None:
        self._answer(301, Location="/fine?from=moved")

    def _to_a_file(self) -> None:
        self._answer(302, Location="file:///etc/passwd")

    def _truncated(self) -> None:
        self._answer(200, b"half", Content_Length="8000")

    def _cut_off(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def _silent(self) -> None:
        self.is_over.wait(_HANGS)

    def _dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.is_over.wait(0.02):
            self.wfile.write(b"drop")

    def _dripping_headers(self) -> None:
        self.send_response(200)
        for number in range(200):
            self.send_header(f"X-{number}", "drop")
            self.flush_headers()
            self.is_over.wait(0.02)

    def _packed_twice(self) -> None:
        data = gzip.compress(gzip.compress(bytes(1 << 20)))
        self._answer(200, data, Content_Encoding="gzip, gzip")

    def _to_inner(self) -> None:
        self._answer(302, Location=f"http://inner.test:{self.server.server_port}/fine")  # type: ignore[attr-defined]

    def _huge(self) -> None:
        self._answer(200, bytes(21 << 20))

    def _bomb(self) -> None:
        self._answer(200, gzip.compress(bytes(24 << 20), 1), Content_Encoding="gzip")

    def _no_gzip(self) -> None:
        self._answer(200, b"no gzip", Content_Encoding="gzip")

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:  # the client has gone, as it should
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """How long the network would have waited between its tries; no proxy and nothing seen before."""
    _Handler.requests.clear()
    _Handler.is_over.clear()
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield []
    _Handler.is_over.set()


def _network(pauses: list[float], **named: float) -> Network:
    return Network(wait=pauses.append, **{"silence": _HANGS, "altogether": _HANGS, **named})  # type: ignore[arg-type]


def test_an_answer_has_what_the_server_says_of_it(address: str, pauses: list[float]) -> None:
    began = _today()
    answer = _network(pauses).get(f"{address}/moved", "text/html")
    assert answer[:4] == (f"{address}/fine?from=moved", 200, "text/plain; charset=latin-1", b"fine")
    assert began <= answer.date <= _today()
    assert pauses == []


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def test_servers_are_told_who_asks_and_no_password(
    address: str, pauses: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1\nlogin me\npassword secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    Network("me@example.org").get(f"{address}/fine", "text/html")
    (_path, headers), *_ = _Handler.requests
    assert headers["User-Agent"] == f"{_AGENT} (mailto:me@example.org)"
    assert headers["Accept"] == "text/html"
    assert not {"Authorization", "Cookie", "Referer"} & {*headers}


def test_who_does_not_say_an_address_is_not_asked_for_one(address: str, pauses: list[float]) -> None:
    _network(pauses).get(f"{address}/fine")
    assert _Handler.requests[0][1]["User-Agent"] == _AGENT


@pytest.mark.parametrize("mailto", ["me", "me@x", "me@example.org\r\nX-Evil: 1", "a b@example.org"])
def test_what_is_no_address_is_not_sent(mailto: str) -> None:
    with pytest.raises(UsageError) as refused:
        Network(mailto)
    assert (
        str(refused.value)
        == f"PROTLIB_MAILTO: “{' '.join(mailto.split())}” is not an email address such as me@example.org"
    )


def test_a_busy_server_is_given_the_time_that_it_asks_for(address: str, pauses: list[float]) -> None:
    assert _network(pauses).get(f"{address}/busy").data == b"fine"
    assert pauses == [7.0, 7.0]


@pytest.mark.parametrize(
    ("path", "tries", "why"),
    [
        ("always_busy", 3, "127.0.0.1 is busy or broken (status 503)"),
        ("broken", 3, "127.0.0.1 is busy or broken (status 500)"),
        (
            "come_back_tomorrow",
            1,
            "127.0.0.1 is busy or broken (status 429); try again in 86",
        ),
        ("closed", 1, "127.0.0.1 refuses programs (status 403)"),
        ("truncated", 3, "127.0.0.1 broke off"),
        ("cut_off", 3, "127.0.0.1 broke off"),
        ("no_gzip", 3, "127.0.0.1 sent data that cannot be unpacked"),
        ("packed_twice", 3, "127.0.0.1 sent data that cannot be unpacked"),
    ],
)
def test_a_server_that_does_not_answer_is_asked_three_times_at_most(
    address: str, pauses: list[float], path: str, tries: int, why: str
) -> None:
    with pytest.raises(Unanswered) as error:
        _network(pauses).get(f"{address}/{path}")
    assert str(error.value).startswith(why)
    assert error.value.exit_code == ExitCode.UNANSWERED
    assert len(_Handler.requests) == tries
    assert all(earlier < later for earlier, later in pairwise(pauses))


def test_what_is_not_there_is_an_answer(address: str, pauses: list[float]) -> None:
    assert _network(pauses).get(f"{address}/gone").status == 404


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("loop", "127.0.0.1 redirects more than 6 times"),
        ("to_a_file", "only http and https links are looked up"),
        ("huge", "127.0.0.1 sent more than 20 MB; not read"),
        ("bomb", "127.0.0.1 sent more than 20 MB; not read"),
    ],
)
def test_what_has_no_end_or_leads_astray_is_left(address: str, pauses: list[float], path: str, why: str) -> None:
    with pytest.raises(Unfit) as error:
        _network(pauses).get(f"{address}/{path}")
    assert (str(error.value), pauses) == (why, [])


@pytest.mark.parametrize(
    ("path", "name", "why"),
    [
        ("silent", {"silence": 0.1}, "127.0.0.1 does not answer"),
        ("dripping", {"altogether": 0.1}, "127.0.0.1 did not finish in 0 seconds"),
        ("dripping_headers", {"altogether": 0.1}, "127.0.0.1 did not finish in 0 seconds"),
    ],
)
def test_no_answer_is_waited_for_without_end(
    address: str, pauses: list[float], path: str, name: dict[str, float], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_resolve", lambda host, _port, _seconds: [host])  # a busy machine may be late
    with pytest.raises(Unanswered) as error:
        _network(pauses, **name).get(f"{address}/{path}")
    assert str(error.value) == why
    assert not _Handler.is_over.is_set()


class _Silence(httpx.BaseTransport):
    """A network in which nobody answers, and each wait for it takes its time by a clock that stands otherwise."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.now += request.extensions["timeout"]["read"]
        raise httpx.ReadTimeout("nothing came")


def test_all_tries_share_the_time_of_one_exchange(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    silence = _Silence()
    monkeypatch.setattr(network_module, "time", SimpleNamespace(monotonic=silence.monotonic))

    def wait(seconds: float) -> None:
        silence.now += 1000  # pauses do not count
        pauses.append(seconds)

    with pytest.raises(Unanswered, match=r"^page\.test did not finish in 30 seconds$"):
        Network(transport=silence, wait=wait, silence=20, altogether=30).get("https://page.test/")
    assert len(pauses) == 1


def test_a_server_of_names_is_not_waited_for_without_end(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> list[object]:
        _Handler.is_over.wait(_HANGS)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with pytest.raises(Unanswered, match=r"^cannot reach page\.test; "):
        _network(pauses, silence=0.1).get("http://page.test/")
    assert not _Handler.is_over.is_set()


def test_a_host_that_is_not_reached_is_told_at_once_and_not_tried_again(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def refused(_self: socket.socket, address: tuple[str, int]) -> None:
        tries.append(address[1])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refused)
    network = _network(pauses)
    for _ in range(3):
        with pytest.raises(Unanswered, match=r"^cannot reach 127\.0\.0\.1; check your network and the address"):
            network.get("http://127.0.0.1:49151/")
    assert (tries, pauses) == ([49151], [])


def test_a_certificate_that_cannot_be_trusted_is_no_missing_network(pauses: list[float]) -> None:
    refused = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    network = Network(transport=Recorded({"https://page.test/": refused}), wait=pauses.append)
    with pytest.raises(Unanswered, match=r"^page\.test has no valid certificate: \[SSL: "):
        network.get("https://page.test/")
    assert pauses == []


def test_offline_is_told_without_another_try(pauses: list[float]) -> None:
    with pytest.raises(Unanswered, match=r"^cannot reach api\.crossref\.org; check your network"):
        _network(pauses).get(
            "https://api.crossref.org/works/10.5555%2Fa1"
        )  # the tests have no network: see conftest.py
    assert pauses == []


_OWN = (
    "127.0.0.1", "localhost", "192.168.1.1", "[::1]", "169.254.169.254", "printer.local", "0x7f.1", "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[::ffff:0:7f00:1]",
)  # fmt: skip
_IN_OWN = r" is in your own network; protlib asks there only for what you type on the command line$"
_OF_THE_INTERNET = ("8.8.8.8", "[2a00:1450::1]", "[64:ff9b::808:808]", "un.org")


@pytest.mark.parametrize("host", _OF_THE_INTERNET)
def test_a_page_may_lead_to_any_other_of_the_internet(host: str) -> None:
    leading = httpx.Response(302, headers={"Location": f"http://{host}/page"})
    transport = Recorded({"https://page.test/": leading})
    assert Network(transport=transport).get("https://page.test/").status == 404
    assert len(transport.asked) == 2


@pytest.mark.parametrize("host", _OWN)
def test_a_page_elsewhere_leads_nobody_into_their_own_network(host: str) -> None:
    leading = httpx.Response(302, headers={"Location": f"http://{host}/reset"})
    transport = Recorded({"https://page.test/": leading})
    with pytest.raises(Unfit, match=_IN_OWN):
        Network(transport=transport).get("https://page.test/")
    assert transport.asked == ["https://page.test/"]


class _Names:
    """The addresses of each name, one after the other as it is asked for, and those that are of one's own network."""

    def __init__(self) -> None:
        self.answers: dict[str, list[list[str]]] = {}
        self.own = {"::1"}
        self._really = socket.getaddrinfo

    def list_addresses(self, host: str, port: int, *arguments: int, **named: int) -> list[object]:
        addresses = self.answers[host].pop(0) if host in self.answers else [host]
        return [
            address_row for address in addresses for address_row in self._really(address, port, *arguments, **named)
        ]


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> _Names:
    resolver = _Names()
    monkeypatch.setattr(socket, "getaddrinfo", resolver.list_addresses)
    monkeypatch.setattr(connection, "_is_own", resolver.own.__contains__)
    return resolver


def _at(address: str, name: str, path: str) -> str:
    return f"http://{name}:{address.rpartition(':')[2]}/{path}"


_NOT_ASKED = rf"^inner\.test{_IN_OWN}"


def test_a_name_that_leads_into_ones_own_network_is_not_followed_there(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["::1"]]}
    with pytest.raises(Unfit, match=_NOT_ASKED):
        _network(pauses).get(_at(address, "page.test", "to_inner"))
    assert [path for path, _ in _Handler.requests] == ["/to_inner"]


def test_of_several_addresses_one_outside_is_asked(address: str, pauses: list[float], names: _Names) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["::1", "127.0.0.1"]]}
    assert _network(pauses).get(_at(address, "page.test", "to_inner")).data == b"fine"
    assert [headers["Host"].partition(":")[0] for _, headers in _Handler.requests] == ["page.test", "inner.test"]


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["127.0.0.1"], ["::1"]]}
    assert _network(pauses).get(_at(address, "page.test", "to_inner")).data == b"fine"
    assert names.answers == {"page.test": [], "inner.test": [["::1"]]}


def test_a_connection_into_ones_own_network_is_not_taken_up_by_a_page_elsewhere(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["127.0.0.1"]]}
    network = _network(pauses)
    names.own.add("127.0.0.1")
    assert network.get(_at(address, "inner.test", "fine")).data == b"fine"
    names.own.clear()
    with pytest.raises(Unfit, match=_NOT_ASKED):
        network.get(_at(address, "page.test", "to_inner"))


@pytest.mark.parametrize("host", _OWN)
def test_an_address_that_a_stranger_has_written_leads_nobody_into_their_own_network(host: str) -> None:
    transport = Recorded({})
    with pytest.raises(Unfit, match=_IN_OWN):
        Network(transport=transport, of_strangers=True).get(f"http://{host}/reset")
    assert transport.asked == []


def test_a_name_that_a_stranger_has_written_is_asked_outside_alone(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["::1"], ["::1", "127.0.0.1"]]}
    network = Network(wait=pauses.append, of_strangers=True)
    assert network.get(_at(address, "page.test", "fine")).data == b"fine"
    with pytest.raises(Unfit, match=_NOT_ASKED):
        network.get(_at(address, "inner.test", "fine"))
    assert network.get(_at(address, "inner.test", "fine")).data == b"fine"
    assert len(_Handler.requests) == 2


def test_what_the_user_names_may_be_in_their_own_network(address: str, pauses: list[float]) -> None:
    assert _network(pauses).get(f"{address}/fine").status == 200


def test_the_tests_have_no_network() -> None:
    with pytest.raises(socket.gaierror, match="no test asks the network"):
        socket.getaddrinfo("api.crossref.org", 443)
    with pytest.raises(OSError, match="no test asks the network"):
        socket.create_connection(("203.0.113.1", 80), timeout=1)


def test_without_httpx_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    with pytest.raises(UsageError, match=re.escape(install_extra_command("lookup"))):
        Network()


def test_the_proxy_of_the_environment_is_asked(
    address: str, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", address)
    monkeypatch.setenv("http_proxy", address)
    assert _network(pauses).get("http://page.test/fine").data == b"fine"
    assert _Handler.requests[0][0] == "http://page.test/fine"


@pytest.mark.parametrize("proxy", ["ftp://proxy.test:1", "::", "http://a:b:c"])
def test_a_proxy_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(UsageError, match="cannot use the proxy or certificate of your environment"):
        Network()
