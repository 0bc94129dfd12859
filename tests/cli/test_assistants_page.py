"""docs/assistants.md: how a program starts the server, which tools there are, and what is told of them."""

import inspect
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from harness.paths import ROOT
from programs.running import Run
from protlib.cli.assistant.change_tools import LABEL, TAG
from protlib.cli.assistant.tools import TOOLS
from protlib.cli.commands.mcp import mcp
from protlib.cli.root_command import all_commands
from protlib.library import Library
from protlib.record.model import Publication

PAGE: Final = (ROOT / "docs/assistants.md").read_text(encoding="utf-8")
CONFIGURED: Final = [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]


def servers() -> list[dict[str, Any]]:
    return [server for client in CONFIGURED for part in client.values() for server in part.values()]


@pytest.mark.parametrize("server", servers(), ids=["claude", "code"])
def test_what_is_to_be_pasted_is_a_command_line(server: dict[str, Any], tmp_path: Path) -> None:
    arguments = [word.replace("${workspaceFolder}", str(tmp_path)) for word in server["args"]]
    group = all_commands()
    assert server["command"] == "protlib"
    with group.make_context("protlib", list(arguments)) as context:
        name, command, rest = group.resolve_command(context, arguments)
        assert command
        assert (name, command.make_context(name, rest, parent=context).params["write"]) == ("mcp", False)


def test_the_page_has_every_tool_and_those_that_write_need_write() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (with `--write`)?", PAGE, re.MULTILINE)
    assert [(name, bool(writes)) for name, writes in rows] == [(row.name, row.writes) for row in TOOLS]
    assert set(re.findall(r"`mcp (\w+)`", PAGE)) == {row.name for row in TOOLS if row.writes} - {"undo"}


def test_what_an_assistant_added_is_listed_by_its_tag(protlib: Run, path: Path) -> None:
    assert f"protlib list --tag {TAG}" in PAGE
    with Library(path) as library:
        library.add_many([Publication(key="new", title="New", tags=(TAG,))], label=f"{LABEL} add")
    assert protlib("list", "--tag", TAG, "--format", "keys").out == "new\n"
    assert f"`{LABEL} add`" in PAGE


def test_the_options_of_the_page_are_those_of_the_command() -> None:
    options = {f"--{name}" for name in inspect.signature(mcp).parameters if name != "context"}
    assert {"--write"} < options <= set(re.findall(r"--[a-z]+", PAGE))
