"""The page for scripts says what is so: what it shows is what the commands print and say."""

import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any, Final

from harness.paths import ROOT
from harness.rows import every_row
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.command_table import COMMANDS
from protlib.cli.commands.schema import shape_of
from protlib.record.decisions import saved_search
from protlib.render import scripts
from protlib.render.shapes import shape_named
from protlib.selection import MORE_COUNTS, Facet

PAGE = (ROOT / "docs/scripts.md").read_text(encoding="utf-8")
_SHARED: Final = {"outcomes", "render.scripts:list_shape"}
_TOLD_ELSEWHERE: Final[Mapping[str, frozenset[str]]] = {
    "render.charts.count_rows:shape_of_counts": frozenset((*Facet, *MORE_COUNTS)),
    "cli.decisions.named_searches:shape": frozenset(saved_search.FIELDS),
}


@needs_engine
def test_the_examples_print_what_is_shown(sample: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) >= 4
    for example in examples:
        command, _, output = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out + ran.err) == (0, output), command


def _rows(command: str) -> str:
    """Return the rows of the page that are about a command."""
    return "\n".join(re.findall(rf"^\| `{command}[ `].*$", PAGE, re.MULTILINE))


def _names(shape: Any) -> Iterator[str]:
    if isinstance(shape, Mapping):
        yield from shape.get("properties", {})
        for inner in shape.values():
            yield from _names(inner)
    elif isinstance(shape, list):
        for inner in shape:
            yield from _names(inner)


def _own_branches(command: str) -> list[Any]:
    """Return what a command prints but for records, and what became of them, which have sections of their own."""
    shape = shape_of(command)
    elsewhere = (shape_named("outcomes"), *scripts.list_shape()["anyOf"])
    return [alternative for alternative in shape.get("anyOf", [shape]) if alternative not in elsewhere]


@every_row("command", [name for name, row in COMMANDS.items() if row.output_shape and row.output_shape not in _SHARED])
def test_the_rows_of_a_command_name_all_that_its_schema_has(command: str) -> None:
    fields = _rows(command)
    names = {name for branch in _own_branches(command) for name in _names(branch)}
    names -= _TOLD_ELSEWHERE.get(COMMANDS[command].output_shape, frozenset())
    assert names
    assert sorted(name for name in names if f"`{name}`" not in fields) == []


def test_the_page_tells_which_commands_print_no_json() -> None:
    section = PAGE.partition("## What prints no JSON")[2].partition("\n\nAn error is")[0]
    assert {*re.findall(r"`([a-z-]+)`", section)} & COMMANDS.keys() == {
        name for name, row in COMMANDS.items() if not row.output_shape
    }
