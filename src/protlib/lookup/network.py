"""The network: the only module that reaches it, over httpx."""

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from protlib import __version__
from protlib.errors import UsageError
from protlib.lookup.answer import FOUND, GONE, Answer, UnansweredError, Unfit, own_network_message
from protlib.lookup.contact import read_address
from protlib.lookup.network_addresses import is_internal, is_own_name, parse_literal
from protlib.system.installation import describe_unloaded, install_extra_command
from protlib.text import clean

if TYPE_CHECKING:
    import httpx

TRIES: Final = 3  # in all: what three tries do not bring is down for longer than somebody waits
FIRST_PAUSE: Final = 1.0  # seconds; each next one is twice as long
LONGEST_PAUSE: Final = 30.0  # seconds that a service may ask for: longer, and the user is told
CONNECTING: Final = 5.0  # seconds
SILENCE: Final = 20.0  # seconds without a byte
ALTOGETHER: Final = 60.0  # seconds for one answer with all that it redirects to
MOST_REDIRECTS: Final = 6  # a DOI takes two to four
MOST_BYTES: Final = 20 << 20  # of an answer: a page with its data in it has one or two million
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED_CODES: Final = frozenset({301, 302, 303, 307, 308})
# Gates against programs answer 202 with no content; the UN Digital Library has one at times.
_REFUSAL_CODES: Final = frozenset({202, 401, 402, 403, 407, 451})
_PORTS: Final = {"http": 80, "https": 443}
# Packed once only, and by methods that unpack piece by piece: a few bytes must not fill the memory.
_PACKINGS: Final = frozenset({"identity", "gzip", "x-gzip", "deflate"})


class Network:
    """Servers, asked politely: with a name in the request, time for busy ones, and a limit for each wait.

    `transport` replaces the real network, `wait` replaces sleep. Addresses in the user's own network are asked where
    the user has named them, which is not so for addresses `of_strangers`. No password is sent: neither one in an
    address, which is refused, nor one in a file. Proxies are those of the environment.
    """

    def __init__(
        self,
        mailto: str = "",
        *,
        of_strangers: bool = False,
        transport: "httpx.BaseTransport | None" = None,
        wait: Callable[[float], None] = time.sleep,
        silence: float = SILENCE,
        total_seconds: float = ALTOGETHER,
    ) -> None:
        try:
            address = mailto and read_address(mailto)
        except ValueError as error:
            raise UsageError(f"PROTLIB_MAILTO: “{clean(mailto)}” is not {error}") from error
        try:
            import httpx

            from protlib.lookup.connection import Exchange, confine
        except ModuleNotFoundError as error:
            raise UsageError(f"to ask servers, protlib needs httpx: {install_extra_command('lookup')}") from error
        except ImportError as error:
            raise UsageError(f"to ask servers, protlib needs {describe_unloaded('httpx', error)}") from error
        user_agent = f"protlib/{__version__}" + (f" (mailto:{address})" if address else "")
        try:
            self._client = httpx.Client(
                headers={"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"},
                timeout=httpx.Timeout(silence, connect=min(silence, CONNECTING)),
                transport=transport,
            )
        except (ImportError, ValueError, OSError, httpx.InvalidURL) as error:
            # httpx reads the proxy and the file of certificates from the environment
            raise UsageError(f"cannot use the proxy or certificate of your environment: {error}") from error
        self._wait = wait
        self._of_strangers = of_strangers
        self._altogether = total_seconds
        self._exchange = Exchange()
        if transport is None:
            confine(self._client, self._exchange)
        self._unreached: dict[str, _UnreachedError] = {}

    def get(self, url: str, accept: str = "*/*") -> Answer:
        """Return a server's answer that has the resource, or says that there is none; busy servers are asked again.

        Raises UnansweredError or Unfit. A host that could not be reached is not tried again. All tries share the time
        of one exchange; pauses between them do not count.
        """
        pause = FIRST_PAUSE
        self._exchange.until = time.monotonic() + self._altogether
        for further_tries in reversed(range(TRIES)):
            try:
                answer, server_pause = self._follow(url, accept)
            except _BrokenAnswerError as broken:
                if not further_tries:
                    raise UnansweredError(f"{_host_of(url)} {broken}") from broken
                server_pause = 0.0
            else:
                if answer.status not in _BUSY:
                    return _check_answer(answer)
                if not further_tries or server_pause > LONGEST_PAUSE:
                    raise UnansweredError(_explain_busy(answer, server_pause))
            remaining_seconds = self._exchange.until - time.monotonic()
            self._wait(max(server_pause, pause))
            self._exchange.until = time.monotonic() + remaining_seconds
            pause *= 2
        raise AssertionError("the last try answers or raises")

    def _follow(self, url: str, accept: str) -> tuple[Answer, float]:
        """Return the answer behind all redirects, and how many seconds the server wants to be left alone."""
        self._exchange.is_outside = self._of_strangers
        for _ in range(MOST_REDIRECTS + 1):
            host, port = _check_address(url)
            if self._exchange.is_outside and self._is_own(host, port):
                raise Unfit(own_network_message(host))
            answer, next_url, pause = self._ask(url, accept)
            if not next_url:
                return answer, pause
            self._exchange.is_outside = self._exchange.is_outside or not self._is_own(host, port)
            url = next_url
        raise Unfit(f"{_host_of(url)} redirects more than {MOST_REDIRECTS} times")

    def _is_own(self, host: str, port: int) -> bool:
        """Tell whether a host is on the user's own machine or network, by its name or address."""
        if address := parse_literal(host):
            return is_internal(address)
        return is_own_name(host) or self._exchange.is_own_address.get((host, port), False)

    def _ask(self, url: str, accept: str) -> tuple[Answer, str, float]:
        """Return the answer of one address, its redirect ("" for none), and the pause that it wants."""
        if failure := self._unreached.get(_host_of(url)):
            raise failure
        with self._sort_errors(_host_of(url)), self._client.stream("GET", url, headers={"Accept": accept}) as response:
            if response.status_code in _MOVED_CODES and response.next_request is not None:
                return Answer(url, response.status_code, "", b""), str(response.next_request.url), 0.0
            is_wanted = response.status_code == FOUND
            data = self._read_data(response) if is_wanted else b""
            answer = Answer(
                str(response.url),
                response.status_code,
                response.headers.get("Content-Type", ""),
                data,
                datetime.now(UTC).astimezone().date().isoformat(),
            )
            return answer, "", _parse_pause(response.headers.get("Retry-After", ""))

    @contextlib.contextmanager
    def _sort_errors(self, host: str) -> Iterator[None]:
        """Turn the many errors of the network into three: not reached, may work next time, never will."""
        import httpx

        from protlib.lookup.connection import LateError

        try:
            yield
        except (httpx.ConnectTimeout, httpx.ConnectError, httpx.ProxyError) as error:
            self._unreached[host] = _UnreachedError(_explain_silence(host, error))
            raise self._unreached[host] from error
        except (LateError, httpx.TimeoutException) as error:
            if time.monotonic() >= self._exchange.until:
                raise UnansweredError(f"{host} did not finish in {self._altogether:.0f} seconds") from error
            raise _BrokenAnswerError("does not answer") from error
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, ValueError) as error:  # such as a name that IDNA refuses
            raise Unfit(f"{host}: not a valid address: {error}") from error
        except httpx.DecodingError as error:
            raise _BrokenAnswerError("sent data that cannot be unpacked") from error
        except httpx.TransportError as error:
            raise _BrokenAnswerError("broke off") from error

    def _read_data(self, response: "httpx.Response") -> bytes:
        if response.headers.get("Content-Encoding", "identity").lower() not in _PACKINGS:
            raise _BrokenAnswerError("sent data that cannot be unpacked")
        pieces: list[bytes] = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > MOST_BYTES:
                raise Unfit(f"{_host_of(str(response.url))} sent more than {MOST_BYTES >> 20} MB; not read")
            pieces.append(piece)
        return b"".join(pieces)


class _UnreachedError(UnansweredError):
    """A host that cannot be reached: an immediate retry would only take time."""


class _BrokenAnswerError(Exception):
    """An answer that did not come, or not to its end: another try may get it."""


def _explain_silence(host: str, error: Exception) -> str:
    reason = str(error)
    if "CERTIFICATE" in reason.upper() or "SSL" in reason.upper():
        return f"{host} has no valid certificate: {reason}"
    return f"cannot reach {host}; check your network and the address ({reason or 'no answer'})"


def _check_address(url: str) -> tuple[str, int]:
    """Return the host and the port of an address that may be asked; raises Unfit."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Unfit(f"not an address: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise Unfit("only http and https links are looked up")
    if parts.username is not None or parts.password is not None:
        raise Unfit("the address has a user name or password; protlib does not send these")
    return host.lower().rstrip("."), port or _PORTS[parts.scheme]


def _host_of(url: str) -> str:
    from urllib.parse import urlsplit

    with contextlib.suppress(ValueError):
        return urlsplit(url).hostname or url
    return url


def _check_answer(answer: Answer) -> Answer:
    """Return an answer that has the resource, or says that there is none; raises UnansweredError for any other."""
    if answer.status == FOUND or answer.status in GONE:
        return answer
    if answer.status in _REFUSAL_CODES:
        raise UnansweredError(f"{_host_of(answer.url)} refuses programs (status {answer.status})")
    raise UnansweredError(f"{_host_of(answer.url)} answered with status {answer.status}")


def _explain_busy(answer: Answer, pause: float) -> str:
    retry_advice = f"; try again in {pause:.0f} seconds" if pause else ""
    return f"{_host_of(answer.url)} is busy or broken (status {answer.status}){retry_advice}"


def _parse_pause(text: str) -> float:
    """Return the seconds of Retry-After, a number or a date (RFC 9110, section 10.2.3); 0 where it has none."""
    if text.strip().isdecimal():
        return float(text)
    with contextlib.suppress(ValueError, TypeError):
        return max((parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds(), 0.0)
    return 0.0
