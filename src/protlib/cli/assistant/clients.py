"""The programs that start `protlib mcp`, and the lines in their configuration that do it."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import InputRefusedError, UsageError
from protlib.system.atomic import write_whole
from protlib.text import is_utf_8

NAME: Final = "protlib"


class Client(NamedTuple):
    """A program: its name for people, the file with its servers, and the key of that file that has them."""

    name: str
    file: Callable[[], Path]
    servers: str = "mcpServers"


def _claude_file() -> Path:
    if sys.platform == "darwin":
        folder = Path.home() / "Library/Application Support"
    elif os.name == "nt":
        folder = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return folder / "Claude/claude_desktop_config.json"


CLIENTS: Final[Mapping[str, Client]] = {
    "claude": Client("Claude Desktop", _claude_file),
    "claude-code": Client("Claude Code", lambda: Path(".mcp.json")),
    "cursor": Client("Cursor", lambda: Path.home() / ".cursor/mcp.json"),
    "vscode": Client("VS Code", lambda: Path(".vscode/mcp.json"), "servers"),
}
"""The programs by what a user types; a file without a folder of the user's stands in the folder of the report."""


def set_up(client: Client, arguments: Sequence[str]) -> tuple[Path, bool]:
    """Write the server with these arguments into a program's file, and keep all else in it.

    It returns the file, and whether that changed. Raises InputRefusedError where the file is no JSON object, UsageError
    where it cannot be written, or a name in it is not UTF-8.
    """
    path = client.file()
    command_line = [_program(), *arguments]
    for word in command_line:
        if not is_utf_8(word):
            raise UsageError(f"{word}: this name is not UTF-8, as {client.name} needs it; rename it")
    server: dict[str, object] = {"command": command_line[0], "args": [*arguments]}
    if client.servers == "servers":
        server = {"type": "stdio", **server}
    settings = _parse_file(path, f"in “{client.servers}”, add {json.dumps({NAME: server}, ensure_ascii=False)[1:-1]}")
    servers = settings.get(client.servers)
    if servers is not None and not isinstance(servers, dict):
        raise InputRefusedError(f"{path}: “{client.servers}” is not an object; nothing was changed")
    if servers is not None and servers.get(NAME) == server:
        return path, False
    settings[client.servers] = {**(servers or {}), NAME: server}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{json.dumps(settings, ensure_ascii=False, indent=2)}\n".encode())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    return path, True


def _parse_file(path: Path, by_hand: str) -> dict[str, object]:
    """Return the content of a file; `by_hand` tells a user what to do if it is not JSON."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefusedError(f"{path}: cannot be read; nothing was changed") from error
    try:
        settings = json.loads(text) if text.strip() else {}
    except ValueError as error:
        raise InputRefusedError(
            f"{path}: not JSON, or JSON with comments; nothing was changed. To connect it yourself: {by_hand}"
        ) from error
    if not isinstance(settings, dict):
        raise InputRefusedError(f"{path}: not a JSON object; nothing was changed")
    return settings


def _program() -> str:
    """Return the path of the running protlib: a program of a window has another PATH than a terminal."""
    return os.path.abspath(shutil.which(sys.argv[0]) or sys.argv[0])  # noqa: PTH100 - a link of an installer stays
