"""How LibreOffice speaks through Zotero's extension: frames of JSON on a connection that it opens and keeps.

A frame is a number of four bytes, the length of its text in four, and the text. LibreOffice sends the button that was
pressed under the number 0. The other side then sends commands, each under a number of its own, and LibreOffice answers
under that number: JSON, or "ERR:" and what went wrong. After zotero/zotero-libreoffice-integration.
"""

import asyncio
import struct
from collections.abc import Callable, Sequence
from typing import Any, Final

import orjson

from protlib.citing.documents.filled.live_session import ZoteroField
from protlib.frozen import NamedTuple

_HEAD: Final = struct.Struct(">II")
_MOST_OF_BUTTON: Final = 1000  # bytes
_MOST_OF_ANSWER: Final = 50_000_000  # bytes: all fields of a long report
_LAST_NUMBER: Final = 2**31 - 1  # the protocol's numbers have 32 bits with a sign
_PATIENCE: Final = 120  # seconds for an answer, or for the rest of a frame
_ANSWER_SECONDS: Final = 900  # seconds in which a person answers a question
_VERSION_OF_COMMANDS: Final = 3
"""The version of these commands."""
_FAILURE: Final = b"ERR:"
_LINE_DISTANCE, _ENTRY_DISTANCE = 240, 120  # twips: between lines, one of which is 12 points, and entries


class BrokenFrameError(Exception):
    """What comes is not from Zotero's extension."""


class OfficeError(Exception):
    """LibreOffice could not do what it was asked for, or is gone."""


class Wire:
    """A connection with LibreOffice."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._number = 0
        self._answer: asyncio.Future[bytes] | None = None

    @property
    def is_open(self) -> bool:
        """Whether LibreOffice can still be asked."""
        return not (self._reader.at_eof() or self._writer.is_closing())

    async def receive(self, press: Callable[[str], None]) -> None:
        """Read frames until LibreOffice ends; `press` gets the name of each button. Raises BrokenFrameError."""
        try:
            while True:
                number, length = _HEAD.unpack(await self._reader.readexactly(_HEAD.size))
                is_awaited = self._answer is not None and not self._answer.done() and number == self._number
                if length > (_MOST_OF_ANSWER if number and is_awaited else 0 if number else _MOST_OF_BUTTON):
                    raise BrokenFrameError
                async with asyncio.timeout(_PATIENCE):
                    text = await self._reader.readexactly(length)
                if not number:
                    press(_read_button(text))
                elif self._answer is not None:
                    self._answer.set_result(text)
        except (asyncio.IncompleteReadError, OSError, TimeoutError):
            return
        finally:
            if self._answer is not None and not self._answer.done():
                self._answer.set_exception(OfficeError("LibreOffice has ended"))
            self._reader.feed_eof()

    async def ask(self, command: str, *values: object, patience: float = _PATIENCE) -> Any:
        """Send a command, and return what LibreOffice answers; raises OfficeError."""
        if not self.is_open:
            raise OfficeError("LibreOffice has ended")
        self._number = self._number % _LAST_NUMBER + 1
        self._answer = asyncio.get_running_loop().create_future()
        text = orjson.dumps([command, values])
        self._writer.write(_HEAD.pack(self._number, len(text)) + text)
        try:
            async with asyncio.timeout(patience):
                await self._writer.drain()
                answer = await self._answer
            if answer.startswith(_FAILURE):
                raise OfficeError(f"{command}: {_reason(answer.removeprefix(_FAILURE).decode('utf-8', 'replace'))}")
            return orjson.loads(answer)
        except (OSError, TimeoutError, orjson.JSONDecodeError) as error:
            raise OfficeError(f"LibreOffice does not answer {command}") from error

    async def document(self) -> "OfficeDocument":
        """Return the document that the person has in front."""
        answer = await self.ask("Application_getActiveDocument", _VERSION_OF_COMMANDS)
        if not isinstance(answer, list) or answer[:1] != [_VERSION_OF_COMMANDS] or not isinstance(answer[-1], int):
            raise OfficeError("its extension of Zotero is too old; install that of Zotero 5 or later")
        return OfficeDocument(self, answer[-1])


class NumberedField(NamedTuple):
    """A field by its number in LibreOffice, with its code and the number of its note."""

    number: int
    field: ZoteroField


class OfficeDocument:
    """A document that is open in LibreOffice; each method raises OfficeError where LibreOffice fails."""

    def __init__(self, wire: Wire, number: int) -> None:
        self._wire = wire
        self._number = number

    async def _ask(self, command: str, *values: object) -> Any:
        return await self._wire.ask(command, self._number, *values)

    async def complete(self) -> None:
        """Let LibreOffice go on: what was done until now is one step of its Undo."""
        await self._ask("Document_complete")

    async def tell(self, text: str, *, asks: bool = False) -> bool:
        """Show a message in LibreOffice; return whether the person agrees, if it `asks`."""
        command = "Document_displayAlert"
        kind = 2 if asks else 1
        return bool(await self._wire.ask(command, self._number, text, kind, int(asks), patience=_ANSWER_SECONDS))

    async def preferences(self) -> str:
        """Return what Zotero's plug-in keeps of the document, "" for nothing."""
        return str(await self._ask("Document_getDocumentData") or "")

    async def set_preferences(self, text: str) -> None:
        """Have the document keep this."""
        await self._ask("Document_setDocumentData", text)

    async def take_transferred(self) -> bool:
        """Make fields of a document that Zotero wrote for a change of word processor."""
        return bool(await self._ask("Document_importDocument"))

    async def fields(self, kind: str) -> Sequence[NumberedField]:
        """Return the fields of a kind, in the order of the text; those that Zotero did not finish are none."""
        answer = await self._ask("Document_getFields", kind)
        try:
            rows = zip(*answer[:3], strict=True)
            return [NumberedField(int(number), ZoteroField(str(code), int(note))) for number, code, note in rows]
        except (TypeError, ValueError) as error:
            raise OfficeError("LibreOffice names no fields") from error

    async def field_at_cursor(self, kind: str) -> int | None:
        """Return the number of the field at the cursor, None for none."""
        return _first_number(await self._ask("Document_cursorInField", kind))

    async def takes_field(self, kind: str) -> bool:
        """Tell whether a field can stand at the cursor."""
        return bool(await self._ask("Document_canInsertField", kind))

    async def insert(self, kind: str, note: int) -> int:
        """Make a field at the cursor, in a footnote (1), an endnote (2) or the text (0), and return its number."""
        number = _first_number(await self._ask("Document_insertField", kind, note))
        if number is None:
            raise OfficeError("LibreOffice made no field")
        return number

    async def convert(self, number: int, kind: str, note: int) -> None:
        """Make a field one of another kind, or of another place; it shows its text no longer."""
        await self._ask("Field_convert", number, kind, note)

    async def delete(self, number: int) -> None:
        """Remove a field with its text."""
        await self._ask("Field_delete", number)

    async def unlink(self, number: int) -> None:
        """Make a field plain text."""
        await self._ask("Field_removeCode", number)

    async def text(self, number: int) -> str:
        """Return what a field shows."""
        return str(await self._ask("Field_getText", number) or "")

    async def set_code(self, number: int, code: str) -> None:
        """Give a field a code; its text loses its forms."""
        await self._ask("Field_setCode", number, code)

    async def show(self, number: int, text: str, *, is_rtf: bool) -> None:
        """Have a field show a text."""
        await self._ask("Field_setText", number, text, is_rtf)

    async def style_list(self, *, indent: int, hanging: int, tabs: Sequence[int]) -> None:
        """Set how the paragraphs of the list look; lengths are in twips."""
        await self._ask(
            "Document_setBibliographyStyle", -hanging, indent, _LINE_DISTANCE, _ENTRY_DISTANCE, tabs, len(tabs)
        )


def _first_number(answer: object) -> int | None:
    return answer[0] if isinstance(answer, list) and answer and isinstance(answer[0], int) else None


def _read_button(text: bytes) -> str:
    """Return the name of a button; raises BrokenFrameError for anything else."""
    try:
        message = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BrokenFrameError from error
    name = message.get("command") if isinstance(message, dict) else message
    if not isinstance(name, str):
        raise BrokenFrameError
    return name


def _reason(text: str) -> str:
    """Return the first line of a report that says what went wrong: Java's has a head before it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (lines[1:] or lines or ["no reason"])[0][:200]  # a message of one line
