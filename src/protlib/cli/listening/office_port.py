"""The second port of `listen`: LibreOffice connects here by Zotero's extension, and stays connected."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from protlib.cli.listening.office_wire import BrokenFrameError, Wire
from protlib.cli.listening.port import is_of_another_user

if TYPE_CHECKING:
    from protlib.cli.listening.own_pages import Pages
    from protlib.cli.listening.toolbar import Toolbar

_MOST_CONNECTIONS: Final = 8  # LibreOffice opens one; others are programs that do not end
_MOST_WAITING: Final = 4  # buttons: who presses more has not seen an answer yet


class Office:
    """Answers the connections of LibreOffice, each one button after the other."""

    def __init__(self, toolbar: "Toolbar", pages: "Pages", tell: Callable[[str], None]) -> None:
        self._toolbar = toolbar
        self._pages = pages
        self._tell = tell
        self._open = 0

    async def respond(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the buttons of a connection until LibreOffice ends it."""
        self._open += 1
        try:
            if self._open > _MOST_CONNECTIONS or _is_of_another_user(writer):
                self._refuse()
            else:
                await self._obey(Wire(reader, writer))
        except BrokenFrameError:
            self._refuse()
        except asyncio.CancelledError:  # protlib ends; nobody waits for this task
            pass
        finally:
            self._open -= 1
            writer.close()

    async def _obey(self, wire: Wire) -> None:
        buttons: asyncio.Queue[str] = asyncio.Queue(_MOST_WAITING)

        def press(name: str) -> None:
            self._pages.close(wire)  # who presses a button again has no more use for the page of the last one
            if not buttons.full():
                buttons.put_nowait(name)

        async def press_each() -> None:
            while wire.is_open:  # a button that ends with the connection can miss that it is cancelled
                await self._toolbar.press(await buttons.get(), wire)

        pressing = asyncio.create_task(press_each())
        try:
            await wire.receive(press)
        finally:
            self._pages.close(wire)
            pressing.cancel()

    def _refuse(self) -> None:
        self._tell("refused: a program that is not LibreOffice asked for citations")


def _is_of_another_user(writer: asyncio.StreamWriter) -> bool:
    caller_port, own_port = (writer.get_extra_info(name)[1] for name in ("peername", "sockname"))
    return is_of_another_user(caller_port, own_port)
