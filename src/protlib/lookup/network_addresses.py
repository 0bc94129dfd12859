"""Network addresses, and which are not on the public internet: those of the user's machine, network or provider."""

import contextlib
import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

Address = IPv4Address | IPv6Address
_NAMES: Final = ("localhost", "local", "internal", "home.arpa", "localdomain")
# Such as "2130706433", "0x7f.1" or "0177.0.0.1", which programs that look names up take for addresses of version 4.
_NUMBERS: Final = re.compile(r"(?:(?:0x[0-9a-f]{0,8}|[0-9]{1,10})\.){0,3}(?:0x[0-9a-f]{0,8}|[0-9]{1,12})")
_LAST_FOUR: Final = (1 << 32) - 1  # 32 bits: the part of an address of version 6 that may be one of version 4
_TRANSLATED_ADDRESSES: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: its last 32 bits are where it leads
# Public addresses of version 6: those that IANA has given out, and those that stand for an address of version 4.
_PUBLIC_ADDRESSES: Final = (IPv6Network("2000::/3"), IPv6Network("::ffff:0:0/96"), _TRANSLATED_ADDRESSES)
# The relays and addresses of 6to4, which RFC 7526 ended; some versions of Python take these addresses for public ones.
_GIVEN_UP: Final = (IPv4Network("192.88.99.0/24"), IPv6Network("2002::/16"))
_ISATAP: Final = frozenset({0x5EFE, 0x200_5EFE})  # RFC 5214, section 6.1: before the address of version 4


def parse_literal(host: str) -> Address | None:
    """Return the address that a host is, also in decimal, octal or hexadecimal numbers; None for a name."""
    with contextlib.suppress(ValueError):
        return ip_address(host.partition("%")[0])
    if not _NUMBERS.fullmatch(host):
        return None
    *first, last = [_parse_number(part) for part in host.split(".")]
    value = last + sum(number << 8 * (3 - position) for position, number in enumerate(first))
    return IPv4Address(value) if value <= _LAST_FOUR else None


def _parse_number(text: str) -> int:
    """Return a number as C reads it: "0x7f", "0177" or "127"."""
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    is_octal = text.startswith("0") and text.isdecimal() and not {*text} & {"8", "9"}
    return int(text, 8 if is_octal else 10)


def is_own_name(host: str) -> bool:
    """Tell whether only the user's own machine or network knows a name."""
    return any(host == name or host.endswith(f".{name}") for name in _NAMES)


def is_internal(address: Address) -> bool:
    """Tell whether an address is not on the public internet, or leads to one that is not."""
    return any(
        not candidate.is_global or candidate.is_multicast or not _is_public(candidate)
        for candidate in (address, *_addresses_within(address))
    )


def _is_public(address: Address) -> bool:
    if any(address in network for network in _GIVEN_UP):
        return False
    return isinstance(address, IPv4Address) or any(address in network for network in _PUBLIC_ADDRESSES)


def _addresses_within(address: Address) -> Iterator[IPv4Address]:
    """Yield the addresses of version 4 that one of version 6 leads to."""
    if isinstance(address, IPv4Address):
        return
    last = int(address) & _LAST_FOUR
    if address in _TRANSLATED_ADDRESSES or int(address) >> 32 & _LAST_FOUR in _ISATAP:
        yield IPv4Address(last)
    yield from filter(None, (address.ipv4_mapped, *(address.teredo or ())))
