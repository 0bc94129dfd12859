"""Connections to servers: to the very address that was checked, and within the time of an exchange."""

import socket
import threading
import time
from collections.abc import Iterable
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import httpcore

from protlib.lookup.answer import Unfit, own_network_message
from protlib.lookup.network_addresses import is_internal

if TYPE_CHECKING:
    import ssl

    import httpx


class Exchange:
    """A request with its redirections until there is an answer: their deadline, and the addresses they may reach.

    `is_outside` tells whether it began outside the user's own network, into which nothing may then lead.
    `is_own_address` tells it of each host and port that was asked.
    """

    def __init__(self) -> None:
        self.until = 0.0
        self.is_outside = False
        self.is_own_address: dict[tuple[str, int], bool] = {}

    def seconds_left(self, timeout: float | None) -> float:
        """Return how many seconds a step may take, at most `timeout`; raises LateError where none are left."""
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise LateError
        return seconds if timeout is None else min(seconds, timeout)


class LateError(Exception):
    """An exchange has used all its time."""


def confine(client: "httpx.Client", exchange: Exchange) -> None:
    """Keep all connections of a client within an exchange; for proxies, which resolve names, only its time counts."""
    transports: list[Any] = [client._transport, *client._mounts.values()]  # noqa: SLF001 - httpx has no other way
    for transport in filter(None, transports):
        pool = transport._pool  # noqa: SLF001 - to name a backend
        is_direct = not isinstance(pool, httpcore.HTTPProxy | httpcore.SOCKSProxy)
        pool._network_backend = _Backend(exchange, is_direct=is_direct)  # noqa: SLF001 - of one


class _Backend(httpcore.NetworkBackend):
    """Opens connections."""

    def __init__(self, exchange: Exchange, *, is_direct: bool) -> None:
        self._exchange = exchange
        self._is_direct = is_direct
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no such host")
        for address in self._addresses(host, port, timeout):
            try:
                wait = self._exchange.seconds_left(timeout)
                stream = self._network.connect_tcp(address, port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._exchange.is_own_address[host, port] = self._is_direct and _is_own(address)
            return _Stream(stream, self._exchange)
        raise failure

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Return the addresses for a host; raises Unfit where all are in the user's own network and not allowed."""
        addresses = _resolve(host, port, self._exchange.seconds_left(timeout))
        if not self._is_direct or not self._exchange.is_outside:
            return addresses
        public_addresses = [address for address in addresses if not _is_own(address)]
        if addresses and not public_addresses:
            raise Unfit(own_network_message(host))
        return public_addresses


class _Stream(httpcore.NetworkStream):
    """A connection whose steps take at most the remaining time of the exchange."""

    def __init__(self, stream: httpcore.NetworkStream, exchange: Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._exchange.seconds_left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._exchange.seconds_left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: "ssl.SSLContext", server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._exchange.seconds_left(timeout))
        return _Stream(stream, self._exchange)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _is_own(address: str) -> bool:
    return is_internal(ip_address(address.partition("%")[0]))


def _resolve(host: str, port: int, seconds: float) -> list[str]:
    """Return the addresses of a host, each once; a name server that does not answer is given up in time."""
    addresses: list[str] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            addresses.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise httpcore.ConnectTimeout("the name server does not answer")
    if errors:
        raise httpcore.ConnectError(str(errors[0])) from errors[0]
    return list(dict.fromkeys(addresses))
