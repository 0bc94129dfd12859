"""Requests to the network, what is looked up by them, the answers, and why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, Protocol

from protlib.errors import ExitCode, ProtlibError
from protlib.record import cleaning
from protlib.record.model import Publication

JSON: Final = "application/json"
FOUND: Final = 200  # the status of HTTP, as the next ones
GONE: Final = (404, 410)
IdentifierKind = Literal["doi", "isbn", "symbol", "url"]
"""What a publication is looked up by."""


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
