"""Servers as they are: slow, broken, busy, leading in circles, endless;
each answer is one, or a reason why there is none.
"""

import re
import socket
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from harness.rows import every_row
from programs.service_answers import Recorded
from programs.slow_servers import HANGS, Handler, make_network
from protlib import __version__
from protlib.errors import ExitCode, UsageError
from protlib.lookup import connection
from protlib.lookup import network as network_module
from protlib.lookup.answer import UnansweredError, Unfit
from protlib.lookup.network import Network
from protlib.system.installation import install_extra_command

_AGENT = f"protlib/{__version__}"


def test_an_answer_has_what_the_server_says_of_it(address: str, pauses: list[float]) -> None:
    began = _today()
    answer = make_network(pauses).get(f"{address}/moved", "text/html")
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
    (_path, headers), *_ = Handler.requests
    assert headers["User-Agent"] == f"{_AGENT} (mailto:me@example.org)"
    assert headers["Accept"] == "text/html"
    assert not {"Authorization", "Cookie", "Referer"} & {*headers}


def test_who_does_not_say_an_address_is_not_asked_for_one(address: str, pauses: list[float]) -> None:
    make_network(pauses).get(f"{address}/fine")
    assert Handler.requests[0][1]["User-Agent"] == _AGENT


@pytest.mark.parametrize(
    "mailto",
    [
        "mailto:me@example.org",
        "MAILTO:me@example.org",
        " <me@example.org> ",
        "Ann Lee <me@example.org>",
        '"Lee, Ann" <mailto:me@example.org>',
        "you@example.org <me@example.org>",
    ],
)
def test_an_address_is_sent_without_what_mail_programs_write_around_it(
    address: str, pauses: list[float], mailto: str
) -> None:
    Network(mailto).get(f"{address}/fine")
    assert Handler.requests[0][1]["User-Agent"] == f"{_AGENT} (mailto:me@example.org)"


NO_ADDRESSES = [
    "me", "me@x", "me@example.org\r\nX-Evil: 1", "a b@example.org", "Ann\n<me@example.org>", "<me@example.org",
    "me@example.org>", "mailto:", "Ann <me>", "me@example.org, you@example.org", "me@@example.org", "mä@example.org",
    "https://me@example.org",
]  # fmt: skip


@every_row("mailto", NO_ADDRESSES)
def test_what_is_no_address_is_not_sent(mailto: str) -> None:
    with pytest.raises(UsageError) as refused:
        Network(mailto)
    assert (
        str(refused.value)
        == f"PROTLIB_MAILTO: “{' '.join(mailto.split())}” is not an email address such as me@example.org"
    )


def test_a_busy_server_is_given_the_time_that_it_asks_for(address: str, pauses: list[float]) -> None:
    assert make_network(pauses).get(f"{address}/busy").data == b"fine"
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
    with pytest.raises(UnansweredError) as error:
        make_network(pauses).get(f"{address}/{path}")
    assert str(error.value).startswith(why)
    assert error.value.exit_code == ExitCode.UNANSWERED
    assert len(Handler.requests) == tries
    assert all(earlier < later for earlier, later in pairwise(pauses))


def test_what_is_not_there_is_an_answer(address: str, pauses: list[float]) -> None:
    assert make_network(pauses).get(f"{address}/missing").status == 404


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
        make_network(pauses).get(f"{address}/{path}")
    assert (str(error.value), pauses) == (why, [])


@pytest.mark.parametrize(
    ("path", "name", "why"),
    [
        ("silent", {"silence": 0.1}, "127.0.0.1 does not answer"),
        ("dripping", {"total_seconds": 0.1}, "127.0.0.1 did not finish in 0 seconds"),
        ("dripping_headers", {"total_seconds": 0.1}, "127.0.0.1 did not finish in 0 seconds"),
    ],
)
def test_no_answer_is_waited_for_without_end(
    address: str, pauses: list[float], path: str, name: dict[str, float], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_resolve", lambda host, _port, _seconds: [host])  # a busy machine may be late
    with pytest.raises(UnansweredError) as error:
        make_network(pauses, **name).get(f"{address}/{path}")
    assert str(error.value) == why
    assert not Handler.is_over.is_set()


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

    with pytest.raises(UnansweredError, match=r"^page\.test did not finish in 30 seconds$"):
        Network(transport=silence, wait=wait, silence=20, total_seconds=30).get("https://page.test/")
    assert len(pauses) == 1


def test_a_server_of_names_is_not_waited_for_without_end(pauses: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> list[object]:
        Handler.is_over.wait(HANGS)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with pytest.raises(UnansweredError, match=r"^cannot reach page\.test; "):
        make_network(pauses, silence=0.1).get("http://page.test/")
    assert not Handler.is_over.is_set()


def test_a_host_that_is_not_reached_is_told_at_once_and_not_tried_again(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def refused(_self: socket.socket, address: tuple[str, int]) -> None:
        tries.append(address[1])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", refused)
    network = make_network(pauses)
    for _ in range(3):
        with pytest.raises(UnansweredError, match=r"^cannot reach 127\.0\.0\.1; check your network and the address"):
            network.get("http://127.0.0.1:49151/")
    assert (tries, pauses) == ([49151], [])


def test_a_certificate_that_cannot_be_trusted_is_no_missing_network(pauses: list[float]) -> None:
    refused = httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")
    network = Network(transport=Recorded({"https://page.test/": refused}), wait=pauses.append)
    with pytest.raises(UnansweredError, match=r"^page\.test has no valid certificate: \[SSL: "):
        network.get("https://page.test/")
    assert pauses == []


def test_offline_is_told_without_another_try(pauses: list[float]) -> None:
    with pytest.raises(UnansweredError, match=r"^cannot reach api\.crossref\.org; check your network"):
        make_network(pauses).get(
            "https://api.crossref.org/works/10.5555%2Fa1"
        )  # the tests have no network: see conftest.py
    assert pauses == []


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
    assert make_network(pauses).get("http://page.test/fine").data == b"fine"
    assert Handler.requests[0][0] == "http://page.test/fine"


@pytest.mark.parametrize("proxy", ["ftp://proxy.test:1", "::", "http://a:b:c"])
def test_an_unusable_proxy_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(UsageError, match="cannot use the proxy or certificate of your environment"):
        Network()
