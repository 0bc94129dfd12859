"""What is asked of the network, what it answers, and why it does not."""

from typing import Final, NamedTuple, Protocol

from protlib.errors import ExitCode, ProtlibError

JSON: Final = "application/json"
FOUND: Final = 200
GONE: Final = (404, 410)


class Answer(NamedTuple):
    """What a server has answered: where it was in the end, its status, what it says that the data are, and these.

    `date` is the day on which it was asked.
    """

    url: str
    status: int
    kind: str
    data: bytes
    date: str = ""


class Network(Protocol):
    """What asks servers; `network.Network` does, and `cache.Cached` remembers what it was answered."""

    def get(self, url: str, accept: str = ...) -> Answer:
        """Return what a server answers where it has what was asked for, or says that it has not.

        Raises Unanswered where it answers anything else, or nothing; Unfit where the address is not one to ask.
        """


class Unanswered(ProtlibError):  # noqa: N818 - it is no error of the program, and most often told of one of many
    """A server that cannot be reached, did not answer, or refused to."""

    exit_code = ExitCode.UNANSWERED


class Unfit(ProtlibError):  # noqa: N818
    """An address that is not asked, or an answer that is not taken: to ask again would not help."""

    exit_code = ExitCode.INPUT_REFUSED


def own_network(host: str) -> str:
    """Return what is told of a host that is not asked: it stands in the user's own network, and they have not typed its address."""
    return f"{host} is in your own network; protlib asks there only for what you type on the command line"
