"""Addresses in ones own network: no page and no stranger leads there."""

import socket

import httpx
import pytest

from harness.rows import every_row
from programs.service_answers import Recorded
from programs.slow_servers import Handler, make_network
from protlib.lookup import connection
from protlib.lookup.answer import Unfit
from protlib.lookup.network import Network

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


@every_row("host", _OWN)
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
        make_network(pauses).get(_at(address, "page.test", "to_inner"))
    assert [path for path, _ in Handler.requests] == ["/to_inner"]


def test_of_several_addresses_one_outside_is_asked(address: str, pauses: list[float], names: _Names) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["::1", "127.0.0.1"]]}
    assert make_network(pauses).get(_at(address, "page.test", "to_inner")).data == b"fine"
    assert [headers["Host"].partition(":")[0] for _, headers in Handler.requests] == ["page.test", "inner.test"]


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["127.0.0.1"], ["::1"]]}
    assert make_network(pauses).get(_at(address, "page.test", "to_inner")).data == b"fine"
    assert names.answers == {"page.test": [], "inner.test": [["::1"]]}


def test_a_connection_into_ones_own_network_is_not_taken_up_by_a_page_elsewhere(
    address: str, pauses: list[float], names: _Names
) -> None:
    names.answers = {"page.test": [["127.0.0.1"]], "inner.test": [["127.0.0.1"]]}
    network = make_network(pauses)
    names.own.add("127.0.0.1")
    assert network.get(_at(address, "inner.test", "fine")).data == b"fine"
    names.own.clear()
    with pytest.raises(Unfit, match=_NOT_ASKED):
        network.get(_at(address, "page.test", "to_inner"))


@every_row("host", _OWN)
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
    assert len(Handler.requests) == 2


def test_what_the_user_names_may_be_in_their_own_network(address: str, pauses: list[float]) -> None:
    assert make_network(pauses).get(f"{address}/fine").status == 200
