"""Write the pages of the site that are made of the code: commands, queries, exit codes, places, the Python API."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

import protlib
from protlib.cli.command_table import COMMANDS
from protlib.cli.manual import command_description
from protlib.cli.manual.command_description import Description, Parameter
from protlib.errors import ExitCode
from protlib.record import places
from protlib.render import place_text as told
from protlib.search.help import query_help

COMMAND: Final = "command-"
"""How the pages of commands begin."""
_CLASSES: Final = ["Library", "Selection", "Publication", "Name", "Results", "Parsed", "Problem", "Outcome"]
_FUNCTIONS: Final = ("read", "write")


def pages() -> dict[str, str]:
    """Return the pages, each by the name of its file."""
    texts = {
        "query-language.md": f"# The query language\n\n```text\n{query_help()}```\n",
        "places.md": "\n".join(_places()),
        "api.md": "\n".join(_api()),
    }
    described = list(command_description.describe_commands())
    texts |= {f"{COMMAND}{_slug(command)}.md": "\n".join(_command(command)) for command in described}
    texts["commands.md"] = "\n".join(_program(described))
    return texts


def write(folder: Path) -> None:
    """Write the pages into a folder; what is in it already in this form is left, so that it is not built again."""
    folder.mkdir(exist_ok=True)
    texts = pages()
    for old in folder.iterdir():
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def purposes() -> dict[str, str]:
    """Return what each command is for, by the name of its page without a suffix."""
    return {f"{COMMAND}{_slug(command)}": command.purpose for command in command_description.describe_commands()}


def _slug(each: Description) -> str:
    return each.name.removeprefix("protlib ").replace(" ", "-")


def _program(described: Sequence[Description]) -> Iterator[str]:
    program = command_description.describe_program()
    yield f"# Commands\n\n{program.paragraphs[0]}\n"
    yield f"```text\nprotlib {program.usage}\n```\n"
    for heading in dict.fromkeys(command.heading for command in described):
        group = [command for command in described if command.heading == heading]
        yield f"## {heading}\n\n| | |\n|---|---|"
        yield from (
            f"| [{_slug(command)}]({COMMAND}{_slug(command)}.md) | {_text(_cell(command.purpose))} |"
            for command in group
        )
        yield "\n```{toctree}\n:hidden:\n:caption: " + heading + "\n"
        yield from (f"{COMMAND}{_slug(command)}" for command in group)
        yield "```\n"
    yield "## Options of all commands\n"
    yield from _table(program.options)
    yield "## Exit codes\n\n| Code | What it says |\n|---|---|"
    yield from (f"| {code.value} | {_cell(code.meaning)} |" for code in ExitCode)
    yield "\n[Scripts](../scripts.md) says when each command ends with which code.\n"


def _command(each: Description) -> Iterator[str]:
    # The site's search takes a heading for what is looked for where the word is at least half of it: "undo", not
    # "protlib undo".
    yield f"({each.name.replace(' ', '-')})=\n# {_slug(each)}\n\n```text\n{each.name} {each.usage}\n```\n"
    yield from (f"{_text(paragraph)}\n" for paragraph in each.paragraphs)
    yield "## Examples\n\n```sh"
    yield from each.examples
    yield "```\n"
    if parameters := (*each.arguments, *each.options):
        yield "## Arguments and options\n"
        yield from _table(parameters)
    if _slug(each) in COMMANDS and COMMANDS[_slug(each)].output_shape:
        yield (
            f"## JSON\n\nWith `--format json`, it prints what `protlib schema {_slug(each)}` describes: "
            "[scripts](../scripts.md).\n"
        )


def _table(taken: Iterable[Parameter]) -> Iterator[str]:
    """Yield a table for the arguments and options under each heading of the help."""
    for heading, options in groupby(taken, lambda each: each.heading):
        yield f"| {heading or 'Takes'} | |\n|---|---|"
        for command_name in options:
            names = ", ".join(f"`{name}`" for name in command_name.names)
            yield (
                f"| {names}{f' `{_cell(command_name.value)}`' if command_name.value else ''} | "
                f"{_text(_cell(command_name.help_text))} |"
            )
        yield ""


def _places() -> Iterator[str]:
    yield "# Regions and countries\n"
    yield (
        "The regions that protlib knows, what lies in each, and whose definition that is; [places](../places.md) "
        "explains them.\n"
    )
    for name in places.names("region"):
        for place in places.resolve_all(name):
            yield f"## {name}\n\n```text"
            yield from told.make_lines(place, house="")
            yield "```\n"


def _api() -> Iterator[str]:
    yield "# The Python API\n\n[From Python](../python.md) is a tutorial for it.\n"
    for name in _CLASSES:
        yield f"```{{eval-rst}}\n.. autoclass:: protlib.{name}\n   :members:\n```\n"
    for name in _FUNCTIONS:
        yield f"```{{eval-rst}}\n.. autofunction:: protlib.{name}\n```\n"
    yield "## Errors\n"
    for name in sorted({*protlib.__all__} - {*_CLASSES, *_FUNCTIONS}):
        yield f"```{{eval-rst}}\n.. autoexception:: protlib.{name}\n```\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _text(text: str) -> str:
    """Return a text of the help with nothing in it that Markdown takes for its own."""
    for sign in "\\`*_[]<>{}$":
        text = text.replace(sign, f"\\{sign}")
    return text
