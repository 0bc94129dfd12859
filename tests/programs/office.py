"""A stand-in for LibreOffice with Zotero's extension: documents as fields, and answers as the real one gives them.

It was written from what the real one was seen to do; `python -m benchmarks.libreoffice` has the real one.
"""

import json
import re
import socket
import struct
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, Final
from urllib.parse import urlencode

from programs.port_server import Listening, Reply

_HEAD: Final = struct.Struct(">II")
# Such as "\u8211?", "\i ", "\'e9", "\{".
_WORD: Final = re.compile(r"\\u(-?\d+)\?|\\([a-z]+)-?\d* ?|\\([{}\\])|[{}\n]")
_SIGNS: Final = {"par": "\n", "line": "\n", "tab": "\t"}


class Field:
    """A mark in a document: its code, its text, and the kind of its note (0 in the text)."""

    def __init__(self, kind: str, note: int, code: str = "") -> None:
        self.kind = kind
        self.note = note
        self.code = code
        self.text = "{Citation}"
        self.rich = ""

    @property
    def is_list(self) -> bool:
        """Whether it is the list of works."""
        return self.code.startswith("BIBL")

    @property
    def details(self) -> Any:
        """The data in its code."""
        return json.JSONDecoder().raw_decode(self.code, self.code.index("{"))[0]


class Document:
    """Fields in their order; `cursor` is the field that the cursor is in, or None for behind the last one."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.data = ""
        self.cursor: Field | None = None
        self.can_insert = True
        self.is_in_list = False

    @property
    def citations(self) -> list[str]:
        """The texts of the citations."""
        return [field.text for field in self.fields if not field.is_list]

    @property
    def notes(self) -> list[int]:
        """The kinds of notes of the citations."""
        return [field.note for field in self.fields if not field.is_list]

    @property
    def list(self) -> list[str]:
        """The entries of the list."""
        return next((field.text.split("\n") for field in self.fields if field.is_list), [])


class Office:
    """An office with one document or more; `agrees` is what its person says to questions."""

    def __init__(self, server: Listening, stack: ExitStack) -> None:
        self.stack = stack
        self.document = Document()
        self.alerts: list[str] = []
        self.agrees = True
        self.calls: list[str] = []
        self.fails_at = ""
        self._open: dict[int, tuple[Document, list[Field]]] = {}
        self._last = 0
        self.socket = stack.enter_context(socket.create_connection(("127.0.0.1", server.office_port), 20))

    def press(self, name: str) -> None:
        """Press a button, and answer until the other side is done."""
        self.send(0, json.dumps({"command": name, "templateVersion": 1}).encode())
        self.calls = []
        self._open.clear()
        while not self.calls or self._open:
            number, text = self.receive()
            command, values = json.loads(text)
            self.calls.append(command)
            try:
                answer = json.dumps(self._obey(command, *values)).encode()
            except (KeyError, IndexError, RuntimeError) as error:
                answer = f"ERR:An error occurred communicating with Zotero:\n{error}\n\tat Document.java".encode()
            self.send(number, answer)

    def send(self, number: int, text: bytes) -> None:
        """Send a frame."""
        self.socket.sendall(_HEAD.pack(number, len(text)) + text)

    def receive(self) -> tuple[int, bytes]:
        """Return the next frame; raises ConnectionError where the other side has ended."""
        number, length = _HEAD.unpack(self._exactly(_HEAD.size))
        return number, self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        data = b""
        while len(data) < length:
            piece = self.socket.recv(length - len(data))
            if not piece:
                raise ConnectionError
            data += piece
        return data

    def _obey(self, command: str, *values: Any) -> Any:
        if command == "Application_getActiveDocument":
            self._last += 1
            self._open[self._last] = self.document, []
            return [3, self._last]
        if command == "Document_complete":
            del self._open[values[0]]
        if command == self.fails_at:
            raise RuntimeError("com.sun.star.uno.RuntimeException: broken")
        if command == "Document_complete":
            return None
        document, marks = self._open[values[0]]
        if command.startswith("Field_"):
            return self._obey_field(command, document, marks[values[1]], *values[2:])
        methods: Mapping[str, Callable[..., Any]] = {
            "Document_displayAlert": self._alert,
            "Document_getDocumentData": lambda: document.data,
            "Document_setDocumentData": lambda text: setattr(document, "data", text),
            "Document_canInsertField": lambda _kind: document.can_insert,
            "Document_cursorInField": lambda _kind: document.cursor and self._row(document, marks, document.cursor),
            "Document_getFields": lambda kind: self._columns(document, marks, kind),
            "Document_insertField": lambda kind, note: self._insert(document, marks, kind, note),
            "Document_setBibliographyStyle": lambda *_lengths: None,
            "Document_importDocument": lambda: setattr(document, "data", ""),
        }
        return methods[command](*values[1:])

    def _alert(self, text: str, _icon: int, buttons: int) -> int:
        self.alerts.append(text)
        return int(bool(buttons) and self.agrees)

    def _insert(self, document: Document, marks: list[Field], kind: str, note: int) -> list[Any]:
        field = Field(kind, note)
        if document.is_in_list:
            document.fields[-1].text += field.text
        document.fields.append(field)
        return self._row(document, marks, field)

    def _row(self, document: Document, marks: list[Field], field: Field) -> list[Any]:
        if field not in marks:
            marks.append(field)
        notes = [twin for twin in document.fields if twin.note == field.note]
        return [marks.index(field), field.code, notes.index(field) + 1 if field.note else 0]

    def _columns(self, document: Document, marks: list[Field], kind: str) -> Sequence[Any]:
        rows = [self._row(document, marks, field) for field in document.fields if field.kind == kind]
        return [*([list(column) for column in zip(*rows, strict=True)] or [[], [], []]), [-1] * len(rows)]

    def _obey_field(self, command: str, document: Document, field: Field, *values: Any) -> Any:
        if field not in document.fields:
            raise RuntimeError("the mark is gone")
        match command:
            case "Field_getText":
                return field.text
            case "Field_setCode":
                field.code = values[0]
            case "Field_setText":
                field.rich, field.text = (values[0], _plain(values[0])) if values[1] else ("", values[0])
            case "Field_delete" | "Field_removeCode":
                document.fields.remove(field)
                if document.is_in_list:
                    document.fields[-1].text = document.fields[-1].text.removesuffix(field.text)
            case "Field_convert":  # the code has another random word then
                second_field = Field(values[0], values[1], f"{field.code} RNDabcdefghij")
                document.fields[document.fields.index(field)] = second_field
            case _:
                raise KeyError(command)
        return None


def _plain(rich: str) -> str:
    def read(match: "re.Match[str]") -> str:
        if match[1]:
            return chr(int(match[1]) % 65536)
        return match[3] or _SIGNS.get(match[2] or "", "")

    text = _WORD.sub(read, rich)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


class Person:
    """Answers each page of a server with its next choices; `pages` are what the pages showed, also for a choice."""

    def __init__(self) -> None:
        self.choices: list[Sequence[Mapping[str, Any]]] = []
        self.pages: list[str] = []
        self.links: list[str] = []
        self.server: Listening | None = None

    def __call__(self, link: str) -> None:
        """Look at the page of a link, and send the choices for it, one after the other."""
        self.links.append(link)
        self.pages.append(self._reply("GET", link).body.decode())
        for choice in self.choices.pop(0):
            self.pages.append(self.choose(link, choice))

    def choose(self, link: str, choice: Mapping[str, Any]) -> str:
        """Send a choice to the page of a link, and return what it shows then."""
        body = urlencode({"does": "take", **choice}, doseq=True).encode()
        return self._reply("POST", link, body).body.decode()

    def is_open(self, link: str) -> bool:
        """Tell whether a page can still be seen."""
        return self._reply("GET", link).status == 200

    def _reply(self, method: str, link: str, body: bytes = b"") -> Reply:
        assert self.server
        kind = "application/x-www-form-urlencoded" if body else ""
        headers = {"Origin": f"http://127.0.0.1:{self.server.port}"} if body else {}
        return self.server.ask(method, f"/{link.split('/', 3)[3]}", body, kind, headers)
