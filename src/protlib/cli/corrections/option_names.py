"""Options that a command does not have, so that a message names what does the same here."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

import typer

from protlib.text import most_similar, suggestion

_LEAST_LIKENESS: Final = 0.75
"""How like an option has to be to a mistyped one: "--since" is no more like "--missing" than chance has it."""
_OPTIONS_OF_FEW_VALUES: Final = ("--format", "--style", "--on-duplicate", "--sort", "--by", "--group-by")
"""Options whose values other programs have as options of their own: --json, --apa."""
_KEY_OPTIONS: Final = frozenset({"--key", "--keys"})
"""What chooses publications in most commands, and is an argument in those about one."""
_LIST_SUFFIXES: Final = frozenset({"docx", "odt", "rtf", "tex"})
"""The suffixes of documents that only `bibliography` writes from records alone."""


def advice_on_option(option: str, context: typer.Context, similar: Sequence[str]) -> str:
    """Return the end of a message about an unknown option: what the user may mean, "" where nothing is likely.

    `similar` has the options of the command with almost the same spelling.
    """
    if line := _other_programs().get(f"{context.command.name} {option}", ""):
        return f"; type: {line}"
    if len(option) == len("-x"):
        return ""
    options = {
        name
        for parameter in context.command.params
        if not getattr(parameter, "hidden", False)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    if names := find_likely_option(option, options, similar):
        return suggestion(names)
    if argument := _key_argument(option, context):
        return f"; a key stands alone: protlib {context.command.name} {argument}"
    word = option.removeprefix("--")
    return _field_advice(word, context) or suggestion(_options_of_value(word, context)) or _format_advice(word, context)


def _key_argument(option: str, context: typer.Context) -> str:
    """Return the first argument of a command where it is a key, and the option asks for one; "" for others."""
    if option not in _KEY_OPTIONS:
        return ""
    metavars = [str(parameter.metavar).strip("[].") for parameter in context.command.params if parameter.metavar]
    return "KEY" if metavars[:1] == ["KEY"] else ""


def find_likely_option(option: str, options: Collection[str], similar: Sequence[str] = ()) -> list[str]:
    """Return the options that an unknown option may stand for, the likeliest first."""
    if option in _other_programs():
        return _find_equivalents(option, options)
    longer = sorted(name for name in options if name.startswith(option) or option.startswith(name))
    return [name for name in longer if name[:2] == "--"] or most_similar(option, sorted(similar), least=_LEAST_LIKENESS)


def _find_equivalents(option: str, options: Collection[str]) -> list[str]:
    """Return what the table has for an option of another program, as far as the command has that."""
    targets = _other_programs().get(option, "").split()
    return [target.replace("=", " ") for target in targets if target.partition("=")[0] in options]


def _other_programs() -> dict[str, str]:
    """Return what does the same here, by the option of another program; by command and option, the line to type."""
    from protlib.record.tables import read_pairs

    return read_pairs(Path(__file__).with_suffix(".txt"))


def _options_of_value(value: str, context: typer.Context) -> Iterator[str]:
    """Yield the option, with its value, where an unknown option is a value: "--format json" for --json."""
    for parameter in context.command.params:
        if (name := parameter.opts[0]) in _OPTIONS_OF_FEW_VALUES:
            values = {item.value for item in parameter.shell_complete(context, value)}
            yield from [f"{name} {value}"] if value in values else []


def _field_advice(name: str, context: typer.Context) -> str:
    """Return what to type where an option is a field, for a command that takes a query or changes fields."""
    from protlib.record.model import KINDS
    from protlib.search.query import FIELDS

    names = {parameter.name for parameter in context.command.params}
    field = name.replace("-", "_")
    if "words" in names and name in FIELDS:
        return f"; to search a field, name it in the query: {name}:WORD"
    if context.command.name in {"set", "edit"} and field in KINDS:
        return f"; to change a field: protlib set KEY {field}=VALUE"
    return ""


def _format_advice(name: str, context: typer.Context) -> str:
    """Return how to write the format or the kind of file that an option names, "" for none."""
    from protlib.cli.export_forms import forms

    texts = (getattr(parameter, "help", "") for parameter in context.command.params if "--output" in parameter.opts)
    if any(f".{name}" in re.findall(r"\.\w+", text) for text in texts):
        return f"; to write the file: -o NAME.{name}"
    entry = next((entry for entry in forms() if name == entry.name or f".{name}" in entry.suffixes), None)
    if entry is not None:
        return f"; to write {entry.name}: protlib export --format {entry.name}"
    return f"; for a list of references: protlib bibliography -o NAME.{name}" if name in _LIST_SUFFIXES else ""
