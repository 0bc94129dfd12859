"""The man pages in man(7): of the whole program, or of a command."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from protlib import __version__
from protlib.cli.manual import description
from protlib.cli.manual.description import Description, Parameter
from protlib.cli.settings.setting_table import SETTINGS
from protlib.errors import ExitCode

_OPTIONS: Final = "Options"
_ESCAPES: Final = str.maketrans(
    {"\\": r"\e", "-": r"\-", '"': r"\(dq", "'": r"\(aq", "“": r"\(lq", "”": r"\(rq", "…": "..."}
)


def program() -> str:
    """Return the page of protlib: the commands with their options, the query language, exit codes."""
    from protlib.search.help import query_help

    program_page = description.program()
    lines = [
        *_beginning(program_page),
        *_section("DESCRIPTION", _flowing(program_page.paragraphs)),
        *_section("OPTIONS", _parameter_lines(program_page.options)),
    ]
    for heading, commands in groupby(description.commands(), lambda row: row.heading):
        lines += _section(f"COMMANDS: {heading.upper()}", _command_sections(commands))
    lines += _section("QUERY LANGUAGE", _verbatim(query_help().splitlines()))
    return _text([*lines, *_variables(), *_exit_codes()])


def of_command(name: str) -> str:
    """Return the page of a command; raises UsageError where there is none."""
    page = description.command(name)
    return _text(
        [
            *_beginning(page),
            *_section("DESCRIPTION", _flowing(page.paragraphs)),
            *_section("OPTIONS", _everything(page)),
            *_section("EXAMPLES", _verbatim(page.examples)),
            *_exit_codes(),
            *_section("SEE ALSO", [".BR protlib (1)"]),
        ]
    )


def _beginning(told: Description) -> Iterator[str]:
    page = told.name.replace(" ", "-")
    yield f'.TH {page.upper()} 1 "" "protlib {__version__}" "protlib"'
    yield from _section("NAME", [rf"{_escaped(page)} \- {_escaped(told.purpose.removesuffix('.'))}"])
    yield from _section("SYNOPSIS", [_called(told)])


def _called(page: Description) -> str:
    return f".B {_escaped(page.name)}\n{_escaped(page.usage)}"


def _command_sections(commands: Iterable[Description]) -> Iterator[str]:
    """Yield the section of each command under its name."""
    for command in commands:
        yield f'.SS "{_escaped(command.name)} {_escaped(command.usage)}"'
        yield from _flowing(command.paragraphs)
        yield from _everything(command)
        yield ".PP\nExamples:"
        yield from _verbatim(command.examples)


def _everything(page: Description) -> Iterator[str]:
    yield from _parameter_lines(page.arguments)
    yield from _parameter_lines(page.options)


def _parameter_lines(every: Iterable[Parameter]) -> Iterator[str]:
    """Yield a paragraph for each argument or option, in groups below their headings."""
    for heading, options in groupby(every, lambda parameter: parameter.heading):
        if heading:
            yield f".PP\n{_escaped(heading)}:"
        for option in options:
            names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in option.names)
            value = rf" \fI{_escaped(option.value)}\fR" if option.value else ""
            yield f".TP\n{names}{value}\n{_line(option.help_text)}"


def _variables() -> Iterator[str]:
    """Yield the variables that commands read, with their names in the configuration file."""
    lines = [
        f".TP\n.B {setting.variable}\n{_line(setting.meaning)}; else {_escaped(setting.otherwise)}. In the "
        f"configuration file: {setting.key}."
        for setting in SETTINGS.values()
    ]
    return _section("ENVIRONMENT", [*lines, ".TP\n.B PROTLIB_CONFIG\nthe configuration file."])


def _exit_codes() -> Iterator[str]:
    return _section("EXIT STATUS", [f".TP\n.B {code.value}\n{_line(code.meaning)}" for code in ExitCode])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f'.SH "{title}"'
    yield from lines


def _flowing(paragraphs: Iterable[str]) -> Iterator[str]:
    return (f".PP\n{_line(text)}" for text in paragraphs)


def _verbatim(lines: Iterable[str]) -> Iterator[str]:
    yield ".PP\n.RS 4\n.nf"
    yield from map(_line, lines)
    yield ".fi\n.RE"


def _line(text: str) -> str:
    """Return a line of text, escaped where it would begin a request of roff."""
    return rf"\&{_escaped(text)}" if text[:1] in {".", "'"} else _escaped(text)


def _escaped(text: str) -> str:
    """Return text without signs that roff would interpret; hyphens stay hyphens, so that options can be copied."""
    return text.translate(_ESCAPES)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines)
