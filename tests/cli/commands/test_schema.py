"""`schema` as a user runs it: the schema of a record, of a command, and what has none."""

import json

import pytest

from programs.running import Run
from protlib.cli.commands.schema import shape_of
from protlib.render import shapes


@pytest.mark.parametrize("command", [None, "search", "info", "about"])
def test_the_command_prints_the_schema(protlib: Run, command: str | None) -> None:
    ran = protlib("schema", *filter(None, [command]))
    assert (ran.err, ran.code) == ("", 0)
    shape = shapes.RECORD if command is None else shape_of(command)
    assert json.loads(ran.out).items() >= shape.items()
    assert ("$defs" in json.loads(ran.out)) == ("$ref" in ran.out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serch"], "unknown command “serch”; did you mean “search”?"),
        (["open"], "open prints no JSON. To list commands that do: protlib schema --list"),
        (["list", "--list"], "--list takes no command; leave out the command or --list"),
    ],
)
def test_what_has_no_schema_is_refused(protlib: Run, arguments: list[str], message: str) -> None:
    ran = protlib("schema", *arguments)
    assert (ran.out, ran.err, ran.code) == ("", f"protlib: {message}\n", 2)
