"""Addresses of the network, and which of them are not of the whole internet: one's own machine, network or provider, in any form."""

import contextlib
import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

Address = IPv4Address | IPv6Address
_NAMES: Final = ("localhost", "local", "internal", "home.arpa", "localdomain")
# Such as "2130706433", "0x7f.1" or "0177.0.0.1", which programs that look names up take for addresses of version 4.
_NUMBERS: Final = re.compile(r"(?:(?:0x[0-9a-f]{0,8}|[0-9]{1,10})\.){0,3}(?:0x[0-9a-f]{0,8}|[0-9]{1,12})")
_LAST_FOUR: Final = (1 << 32) - 1
# Each of these has an address of version 4 in its last 32 bits, which is where it leads: RFC 4291 (2.5.5.1), RFC 6052.
_WITH_FOUR_AT_END: Final = tuple(map(IPv6Network, ("::/96", "64:ff9b::/96")))
_OF_ONE_NETWORK: Final = tuple(
    map(ip_network, ("64:ff9b:1::/48", "fec0::/10", "100::/64", "5f00::/16", "192.88.99.0/24"))
)
_ISATAP: Final = frozenset({0x5EFE, 0x200_5EFE})  # RFC 5214, section 6.1: before the address of version 4


def literal(host: str) -> Address | None:
    """Return the address that a host is, also one in decimal, octal or hexadecimal numbers; None where it is a name."""
    with contextlib.suppress(ValueError):
        return ip_address(host.partition("%")[0])
    if not _NUMBERS.fullmatch(host):
        return None
    *first, last = [_number(part) for part in host.split(".")]
    value = last + sum(number << 8 * (3 - place) for place, number in enumerate(first))
    return IPv4Address(value) if value <= _LAST_FOUR else None


def _number(text: str) -> int:
    """Return a number as C reads it: "0x7f", "0177" or "127"."""
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    is_octal = text.startswith("0") and text.isdecimal() and not {*text} & {"8", "9"}
    return int(text, 8 if is_octal else 10)


def is_own_name(host: str) -> bool:
    """Tell whether a name is one that only the user's own machine or network knows."""
    return any(host == name or host.endswith(f".{name}") for name in _NAMES)


def is_own(address: Address) -> bool:
    """Tell whether an address is not one of the whole internet, or leads to such a one."""
    return any(
        not each.is_global
        or each.is_multicast
        or any(each.version == network.version and each in network for network in _OF_ONE_NETWORK)
        for each in (address, *_within(address))
    )


def _within(address: Address) -> Iterator[IPv4Address]:
    """Yield the addresses of version 4 that one of version 6 leads to."""
    if isinstance(address, IPv4Address):
        return
    last = int(address) & _LAST_FOUR
    if any(address in network for network in _WITH_FOUR_AT_END) or int(address) >> 32 & _LAST_FOUR in _ISATAP:
        yield IPv4Address(last)
    yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
