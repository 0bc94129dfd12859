"""What the tests of the server for assistants share:
a client of the protocol in the same process, and what it was told.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from protlib.record.model import Name, Publication

if TYPE_CHECKING:
    from mcp import Client

from collections.abc import Awaitable, Callable, Collection
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from protlib.cli.settings.library_location import Settings
from protlib.cli.shelf import shelf_of
from protlib.errors import ProtlibError

if TYPE_CHECKING:
    from mcp import Client

    from protlib.cli.assistant.mcp_server import LibraryServer

Told = TypeVar("Told")
Talk = Callable[["Client"], Awaitable[Told]]


class Answer(NamedTuple):
    """What a tool answered: its text, whether that is an error, and the data."""

    text: str
    is_error: bool
    data: Any


def _settings(library: Path, wait: float | None = None) -> Settings:
    return Settings(library, library.parent / "cache", wait, texts=library.parent / "data" / "protlib" / "texts")


async def call(client: "Client", tool: str, **arguments: Any) -> Answer:
    """Call a tool."""
    result = await client.call_tool(tool, arguments)
    text = "".join(getattr(part, "text", "") for part in result.content)
    return Answer(text, bool(result.is_error), result.structured_content)


def talk(
    library: Path,
    talk: Talk[Told],
    *,
    include: Collection[str] = (),
    writes: bool = False,
    documents: Collection[Path] = (),
    wait: float | None = None,
) -> Told:
    """Return what is found by talking with a server of a library."""
    import anyio
    from mcp import Client

    from protlib.cli.assistant.mcp_server import LibraryServer

    settings = _settings(library, wait)

    async def meet(server: "LibraryServer") -> Told:
        async with Client(server) as client:
            return await talk(client)

    with shelf_of(settings, frozenset(include)) as shelf:
        return anyio.run(meet, LibraryServer(shelf, writes=writes, documents=[*documents]))


def answer(library: Path, tool: str, /, *, include: Collection[str] = (), **arguments: Any) -> Answer:
    """Return what a tool says that is called without a server: none of these checks or turns what it is given."""
    from protlib.cli.assistant.tools import Tools

    with shelf_of(_settings(library), frozenset(include)) as shelf:
        try:
            data = getattr(Tools(shelf, ()), tool)(**arguments)
        except ProtlibError as error:
            return Answer(shelf.to_one_line(str(error)), is_error=True, data=None)
    return Answer(json.dumps(data, ensure_ascii=False), is_error=False, data=data)


CARING: Final = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons",
    authors=(Name(literal="International Organization for Migration", short="IOM"),),
    date="2009",
    countries=("Kenya",),
    regions=("East Africa",),
    tags=("health",),
    abstract="How to care for trafficked persons.",
    note="Read chapter 3.",
    url="https://publications.iom.int/caring",
    source="/home/ana/refs.ris",
)
CAUSES: Final = Publication(
    key="jobe2010causes",
    type="report",
    title="The Causes of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
    publisher="International Organization for Migration",
    url="file:///home/ana/causes.pdf",
)
TEXT: Final = (
    "As shown [@jobe2010causes; @made2020up].\n\n# References\n\nSmith, J. (2019). What nobody wrote. Geneva: IOM.\n"
)
