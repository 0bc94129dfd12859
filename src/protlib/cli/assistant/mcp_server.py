"""The server of the Model Context Protocol: it passes calls from standard input to the tools."""

import gc
import inspect
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import anyio
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp.server.mcpserver.resources import ResourceSecurity
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from mcp_types import CallToolResult, Completion, TextContent, ToolAnnotations, jsonrpc_message_adapter
from pydantic import ValidationError

from protlib import __version__
from protlib.cli.assistant.guidance import guidance
from protlib.cli.assistant.questions import overview, record_text
from protlib.cli.assistant.tools import TOOLS, Tools
from protlib.errors import NothingFoundError, ProtlibError
from protlib.formats.jsontext import drop_half_letters
from protlib.render.scripts import json_text
from protlib.text import make_legible, most_similar, suggest_or_list

if TYPE_CHECKING:
    from mcp.shared._stream_protocols import ReadStream

    from protlib.cli.shelf import Shelf

_JSON: Final = "application/json"
_MOST_COMPLETED: Final = 50  # keys: the protocol allows a hundred values
_MOST_WRONG: Final = 5  # inputs named in one message
_READ_ONLY: Final = ", for the library can only be read; a person starts the server with --write"


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


class _MendedMessages:
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


class LibraryServer(MCPServer[Any]):
    """A server of one library: calls wait for each other, and a failing call says in one line what to do."""

    def __init__(self, shelf: "Shelf", *, writes: bool, documents: Sequence[Path] = ()) -> None:
        texts = guidance()
        super().__init__(
            "protlib",
            title="protlib",
            description="The user's library of publications on protection, migration and displacement.",
            instructions=f"{texts['instructions']}\n{texts['writes' if writes else 'reads']}",
            version=__version__,
            log_level="CRITICAL",  # whoever asked gets each error
        )
        self._shelf = shelf
        self._turn = anyio.Lock()
        tools = Tools(shelf, documents)
        self._parameters = {
            row.name: [*inspect.signature(getattr(tools, row.name)).parameters]
            for row in TOOLS
            if writes or not row.writes
        }
        _add_tools(self, tools, writes=writes)
        _add_resources(self, shelf)
        _add_prompts(self)

    async def run_stdio_async(self) -> None:
        """Speak over standard input and output."""
        server = self._lowlevel_server
        async with stdio_server() as (messages, answers):
            await server.run(_MendedMessages(messages), answers, server.create_initialization_options())

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Call a tool; a call that is cancelled while it waits never runs, a running one runs to its end."""
        async with self._turn:
            try:
                self._refuse_unknown(name, arguments)
                # Many models pass null for what they leave out.
                filled_arguments = {parameter: value for parameter, value in arguments.items() if value is not None}
                result = await super().call_tool(name, filled_arguments, context)
            except ToolError as error:
                raise ToolError(self._line(error.__cause__ or error)) from error
        if isinstance(result, CallToolResult):  # spaces and line ends are a third of the package's text
            result.content = [TextContent(type="text", text=json_text(result.structured_content, indent=False))]
        return result

    async def read_resource(self, uri: Any, context: Any = None) -> Any:
        """Read a resource, as a tool is called."""
        async with self._turn:
            try:
                return await super().read_resource(uri, context)
            except ResourceError as error:
                cause = _find_cause(error)
                kind = ResourceNotFoundError if isinstance(cause, NothingFoundError) else type(error)
                raise kind(self._line(cause)) from error

    def _refuse_unknown(self, tool: str, arguments: Iterable[str]) -> None:
        """Raise ToolError for an unknown tool, or for unknown arguments, which the package would ignore."""
        if tool not in self._parameters:
            advice = suggest_or_list(most_similar(tool, self._parameters), self._parameters)
            writes = any(tool == row.name for row in TOOLS)
            raise ToolError(f"unknown tool “{tool}”{_READ_ONLY if writes else advice}")
        parameters = self._parameters[tool]
        for name in arguments:
            if name not in parameters:
                advice = suggest_or_list(most_similar(name, parameters), parameters) * bool(parameters)
                raise ToolError(f"{tool} takes no “{name}”{advice}")

    def _line(self, error: BaseException) -> str:
        """Return the message for an error, on one line."""
        if isinstance(error, ValidationError):
            faults = error.errors()
            problems = [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in faults[:_MOST_WRONG]]
            return self._shelf.to_one_line("; ".join(problems))
        if isinstance(error, ProtlibError | ToolError | ResourceError):
            return self._shelf.to_one_line(str(error))
        if isinstance(error, OSError):
            return self._shelf.to_one_line(f"{error.filename or 'a file'}: {error.strerror}")
        print(f"protlib: {type(error).__name__}: {make_legible(str(error))}", file=sys.stderr)  # noqa: T201 - for who runs it
        if isinstance(error, ImportError):  # what is loaded late is of another version then
            return "protlib was upgraded or moved while this server ran; tell the user to restart it"
        return "protlib could not do this, and it is not your fault; ask in another way, or tell the user"


def _find_cause(error: BaseException) -> BaseException:
    """Return the innermost of nested errors."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def _add_tools(server: LibraryServer, tools: Tools, *, writes: bool) -> None:
    for row in TOOLS:
        if writes or not row.writes:
            server.add_tool(
                getattr(tools, row.name),
                name=row.name,
                title=row.title,
                description=row.description,
                structured_output=True,
                annotations=ToolAnnotations(
                    title=row.title,
                    read_only_hint=not row.writes,
                    destructive_hint=row.destroys,
                    idempotent_hint=row.repeats,
                    open_world_hint=False,
                ),
            )


def _add_resources(server: LibraryServer, shelf: "Shelf") -> None:
    @server.resource(
        "protlib://overview",
        title="The library in numbers",
        description="How many publications there are, by year, type, region, language, topic and tag.",
        mime_type=_JSON,
    )
    def _overview() -> str:
        return json_text(overview(shelf))

    @server.resource(
        "protlib://record/{+key}",  # a key may have strokes: DBLP:conf/acl/Roe2010
        title="A publication",
        description="A whole record by its citation key, however long.",
        mime_type=_JSON,
        security=ResourceSecurity(exempt_params={"key"}),  # no file is opened by a key, and “c:roe2010” is one
    )
    def _record(key: str) -> str:
        return record_text(shelf, key)

    @server.completion()  # type: ignore[no-untyped-call,untyped-decorator]
    async def _keys(_ref: Any, argument: Any, _context: Any) -> Completion | None:
        if argument.name != "key":
            return None
        keys = await anyio.to_thread.run_sync(_keys_from, shelf, argument.value)
        return Completion(values=keys)


def _keys_from(shelf: "Shelf", start: str) -> list[str]:
    return shelf.ask_library(lambda library: [record.key for record in library.beginning(start, _MOST_COMPLETED)])


def _add_prompts(server: LibraryServer) -> None:
    @server.prompt(
        "cite-from-the-library",
        title="Write with sources from the library",
        description="A text about a question that cites publications of the library alone.",
    )
    def _evidence_prompt(question: str, style: str = "apa") -> str:
        return str(guidance()["evidence"].format(question=question, style=style))

    @server.prompt(
        "check-references",
        title="Check the references of a text",
        description="Which references of a text are in the library, which differ, and which may be made up.",
    )
    def _check(text: str) -> str:
        return str(guidance()["check"].format(text=text))


def serve_assistant(shelf: "Shelf", *, writes: bool, documents: Iterable[Path]) -> None:
    """Answer a program over standard input and output until it closes them; raises OSError where writing fails."""
    gc.enable()  # a command ends before collection would find anything, a server does not
    try:
        LibraryServer(shelf, writes=writes, documents=[*documents]).run("stdio")
    except ExceptionGroup as errors:
        raise next(_errors_of_files(errors), errors) from None


def _errors_of_files(errors: ExceptionGroup[Exception]) -> Iterator[OSError]:
    for error in errors.exceptions:
        if isinstance(error, ExceptionGroup):
            yield from _errors_of_files(error)
        elif isinstance(error, OSError):
            yield error
