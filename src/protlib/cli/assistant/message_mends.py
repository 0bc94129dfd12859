"""Messages of a program that the package cannot read: half letters, as a text has that was cut within an emoji."""

import re
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from mcp.shared.message import SessionMessage
from mcp_types import jsonrpc_message_adapter
from pydantic import ValidationError

if TYPE_CHECKING:
    from mcp.shared._stream_protocols import ReadStream

# Such as "\ud83d\ude00", which is a letter, or "\ud83d" alone, which is half of one, or "\\".
_ESCAPES: Final = re.compile(r"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|(u[dD][89a-fA-F]\w\w)|.)", re.DOTALL)
_UNKNOWN_LETTER: Final = r"\ufffd"


def mend_message(message: SessionMessage | Exception) -> SessionMessage | Exception:
    """Return a message whose half letters are “�”; what cannot be read for another reason is returned as it is."""
    if not isinstance(message, ValidationError):
        return message
    line = message.errors()[0]["input"]
    if not isinstance(line, str):
        return message
    whole_line = _ESCAPES.sub(lambda escape: _UNKNOWN_LETTER if escape[1] else escape[0], line)
    try:
        return SessionMessage(jsonrpc_message_adapter.validate_json(whole_line, by_name=False))
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
