"""Requests to the network, what is looked up by them, their answers, kept for a while, and why there is none."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from protlib.errors import ExitCode, ProtlibError
from protlib.record import cleaning
from protlib.record.model import Publication
from protlib.system.cache_folder import CacheFolder

JSON: Final = "application/json"
FOUND: Final = 200  # the status of HTTP, as the next ones
GONE: Final = (404, 410)
IdentifierKind = Literal["doi", "isbn", "symbol", "url"]
"""What a publication is looked up by."""
_MOST_ANSWERS: Final = 2000  # answers: about ten megabytes
_SUFFIX: Final = ".answer"


class Inquiry(NamedTuple):
    """The kind of an identifier, and its value as a person typed it."""

    kind: IdentifierKind
    text: str

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True, slots=True)
class LookedUpRecord:
    """A publication, its source, and notes for a person."""

    publication: Publication
    source: str
    doubts: Sequence[str] = ()


class NotFoundError(Exception):
    """None of the servers has it; the text names them."""


def clean_answer(raw_and_doubts: tuple[Mapping[str, object], Sequence[str]], source: str) -> LookedUpRecord:
    """Return the result from raw values and doubts, with the problems of the values among these."""
    raw, doubts = raw_and_doubts
    result = cleaning.clean_record({name: value for name, value in raw.items() if value})
    return LookedUpRecord(result.publication, source, (*doubts, *map(str, result.problems)))


class Answer(NamedTuple):
    """The answer of a server: the final address, the status, the type of the data, and the data.

    `date` is the day of the request.
    """

    url: str
    status: int
    kind: str
    data: bytes
    date: str = ""


class ServerAccess(Protocol):
    """Asks servers; `network.Network` does, and `cache.CachingNetwork` remembers their answers."""

    def get(self, url: str, accept: str = ...) -> Answer:
        """Return a server's answer that has the resource, or says that there is none.

        Raises UnansweredError for any other answer, or none; Unfit where the address must not be asked.
        """


class UnansweredError(ProtlibError):
    """A server that cannot be reached, did not answer, or refused to."""

    exit_code = ExitCode.UNANSWERED


class Unfit(ProtlibError):  # noqa: N818 - no message names it an error
    """An address that is not asked, or an answer that is not taken: another try would not help."""

    exit_code = ExitCode.INPUT_REFUSED


def own_network_message(host: str) -> str:
    """Return the message for a host in the user's own network whose address they did not type."""
    return f"{host} is in your own network; protlib asks there only for what you type on the command line"


class CachingNetwork:
    """A network whose answers are kept in a folder, by address; `refresh` asks again and keeps the new answers.

    Only successful answers are kept. A folder that cannot be written, or a broken file in it, counts as missing.
    """

    def __init__(self, network: ServerAccess, folder: Path, *, refresh: bool = False) -> None:
        self._network = network
        self._cache = CacheFolder(folder, _SUFFIX, most=_MOST_ANSWERS)
        self._refresh = refresh

    def get(self, url: str, accept: str = "*/*") -> Answer:
        """Return the kept answer, or else the network's answer; raises what the network raises."""
        checksum = hashlib.sha256(f"{accept}\n{url}".encode("utf-8", "surrogatepass")).hexdigest()
        if not self._refresh and (cached := _unpack(self._cache.get(checksum))) is not None:
            return cached
        answer = self._network.get(url, accept)
        if answer.status == FOUND:
            head = {**answer._asdict(), "data": len(answer.data)}
            self._cache.write(checksum, json.dumps(head).encode() + b"\n" + answer.data)
        return answer


def _unpack(content: bytes | None) -> Answer | None:
    """Return the answer in a file, None where there is none, or it is incomplete."""
    if content is None:
        return None
    try:
        head, _, data = content.partition(b"\n")
        head_values = json.loads(head)
        if head_values.pop("data") != len(data):
            return None
        return Answer(**head_values, data=data)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
