"""Messages of a program that the package cannot read: half letters, as a text has that was cut within an emoji."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from mcp.shared.message import SessionMessage
from mcp_types import jsonrpc_message_adapter
from pydantic import ValidationError

from protlib.formats.jsontext import drop_half_letters

if TYPE_CHECKING:
    from mcp.shared._stream_protocols import ReadStream


def mend_message(message: SessionMessage | Exception) -> SessionMessage | Exception:
    """Return a message without half letters; what cannot be read for another reason is returned as it is."""
    if not isinstance(message, ValidationError):
        return message
    line = message.errors()[0]["input"]
    if not isinstance(line, str):
        return message
    try:
        return SessionMessage(jsonrpc_message_adapter.validate_json(drop_half_letters(line), by_name=False))
    except ValidationError:
        return message


class MendedMessages:
    """A stream of messages, each mended: the package drops what it cannot read, and the program waits for ever."""

    def __init__(self, messages: "ReadStream[SessionMessage | Exception]") -> None:
        self._messages = messages

    async def receive(self) -> SessionMessage | Exception:
        """Return the next message."""
        return mend_message(await self._messages.receive())

    async def aclose(self) -> None:
        """Close the stream."""
        await self._messages.aclose()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> SessionMessage | Exception:
        return mend_message(await self._messages.__anext__())

    async def __aenter__(self) -> Self:
        await self._messages.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return await self._messages.__aexit__(kind, error, trace)
