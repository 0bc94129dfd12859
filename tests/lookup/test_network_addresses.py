"""Addresses: which are one's own, whatever form they have."""

from ipaddress import ip_address

from harness.rows import every_row
from protlib.lookup.network_addresses import is_internal, is_own_name, parse_literal

_OWN = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "198.18.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:a00:1", "::7f00:1", "64:ff9b::7f00:1",
    "64:ff9b::192.168.1.1", "64:ff9b:1::808:808", "2002:7f00:1::1", "2002:808:808::1", "2002:a00:1::", "2001:0:808:808::80ff:fffe", "2001:0:7f00:1::f7f7:f7f7",
    "fe80::1", "fc00::1", "fec0::1", "ff02::1", "ff0e::1", "2a00::5efe:127.0.0.1", "2a00::200:5efe:a00:1", "2001:db8::1", "100::1",
    "::ffff:0:7f00:1", "::ffff:0:808:808", "::7f00:1", "64:ff9b:2::1", "4000::1", "8000::1", "5f00::1",
)  # fmt: skip


@every_row("text", _OWN)
def test_an_address_that_leads_into_ones_own_network_is_known_in_any_form(text: str) -> None:
    assert is_internal(ip_address(text))


@every_row(
    "text",
    [
        "8.8.8.8",
        "193.0.6.139",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "::ffff:8.8.8.8",
        "2a00::5efe:8.8.8.8",
    ],
)
def test_an_address_of_the_internet_is_none(text: str) -> None:
    assert not is_internal(ip_address(text))


@every_row(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "0x7F.0.0.1".lower(),
    ],
)
def test_a_number_is_an_address(host: str) -> None:
    assert str(parse_literal(host)) == "127.0.0.1"


def test_an_address_may_name_the_cable_that_it_is_at() -> None:
    assert str(parse_literal("fe80::1%eth0")) == "fe80::1"


@every_row("host", ["un.org", "1.org", "0x.org", "", "1..2", "1.2.3.4.5", "99999999999", "a.1"])
def test_what_is_no_address_is_none(host: str) -> None:
    assert parse_literal(host) is None


def test_a_number_without_digits_is_the_address_that_the_system_takes_it_for() -> None:
    assert str(parse_literal("0x")) == "0.0.0.0"


@every_row("host", ["localhost", "a.localhost", "printer.local", "box.home.arpa", "wiki.internal"])
def test_names_of_ones_own_network_are_known(host: str) -> None:
    assert is_own_name(host)
    assert not is_own_name(f"{host}.org")
