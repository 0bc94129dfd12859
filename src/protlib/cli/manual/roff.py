"""The man pages in man(7): of the whole program, or of a command."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from protlib import __version__
from protlib.cli.manual import command_description
from protlib.cli.manual.command_description import Description, Parameter
from protlib.cli.settings.setting_table import SETTINGS
from protlib.errors import ExitCode

# A sign beyond ASCII, such as "ñ", which roff takes as its number: \[u00F1].
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_ESCAPES: Final = str.maketrans(
    {"\\": r"\e", "-": r"\-", '"': r"\(dq", "'": r"\(aq", "“": r"\(lq", "”": r"\(rq", "…": "..."}
)


def program() -> str:
    """Return the page of protlib: the commands with their options, the query language, exit codes."""
    from protlib.search.help import query_help

    program_page = command_description.describe_program()
    lines = [
        *_page_head(program_page),
        *_section("DESCRIPTION", _join_paragraphs(program_page.paragraphs)),
        *_section("OPTIONS", _parameter_lines(program_page.options)),
    ]
    for heading, commands in groupby(command_description.describe_commands(), lambda row: row.heading):
        lines += _section(f"COMMANDS: {heading.upper()}", _command_sections(commands))
    lines += _section("QUERY LANGUAGE", _write_verbatim(query_help().splitlines()))
    return "\n".join([*lines, *_variables(), *_exit_codes()])


def command_page(name: str) -> str:
    """Return the page of a command; raises UsageError where there is none."""
    page = command_description.command(name)
    return "\n".join(
        [
            *_page_head(page),
            *_section("DESCRIPTION", _join_paragraphs(page.paragraphs)),
            *_section("OPTIONS", _all_parameters(page)),
            *_section("EXAMPLES", _write_verbatim(page.examples)),
            *_exit_codes(),
            *_section("SEE ALSO", [".BR protlib (1)"]),
        ]
    )


def _page_head(description: Description) -> Iterator[str]:
    page = description.name.replace(" ", "-")
    yield f'.TH {page.upper()} 1 "" "protlib {__version__}" "protlib"'
    yield from _section("NAME", [rf"{_escape(page)} \- {_escape(description.purpose.removesuffix('.'))}"])
    yield from _section("SYNOPSIS", [f".B {_escape(description.name)}\n{_escape(description.usage)}"])


def _command_sections(commands: Iterable[Description]) -> Iterator[str]:
    """Yield the section of each command under its name."""
    for command in commands:
        yield f'.SS "{_escape(command.name)} {_escape(command.usage)}"'
        yield from _join_paragraphs(command.paragraphs)
        yield from _all_parameters(command)
        yield ".PP\nExamples:"
        yield from _write_verbatim(command.examples)


def _all_parameters(page: Description) -> Iterator[str]:
    yield from _parameter_lines(page.arguments)
    yield from _parameter_lines(page.options)


def _parameter_lines(parameters: Iterable[Parameter]) -> Iterator[str]:
    """Yield a paragraph for each argument or option, in groups below their headings."""
    for heading, options in groupby(parameters, lambda parameter: parameter.heading):
        if heading:
            yield f".PP\n{_escape(heading)}:"
        for option in options:
            names = ", ".join(rf"\fB{_escape(name)}\fR" for name in option.names)
            value = rf" \fI{_escape(option.value)}\fR" if option.value else ""
            yield f".TP\n{names}{value}\n{_line(option.help_text)}"


def _variables() -> Iterator[str]:
    """Yield the variables that commands read, with their names in the configuration file."""
    lines = [
        f".TP\n.B {setting.variable}\n{_line(setting.meaning)}; else {_escape(setting.default_note)}. In the "
        f"configuration file: {setting.key}."
        for setting in SETTINGS.values()
    ]
    return _section("ENVIRONMENT", [*lines, ".TP\n.B PROTLIB_CONFIG\nthe configuration file."])


def _exit_codes() -> Iterator[str]:
    return _section("EXIT STATUS", [f".TP\n.B {code.value}\n{_line(code.meaning)}" for code in ExitCode])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f'.SH "{title}"'
    yield from lines


def _join_paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    return (f".PP\n{_line(text)}" for text in paragraphs)


def _write_verbatim(lines: Iterable[str]) -> Iterator[str]:
    yield ".PP\n.RS 4\n.nf"
    yield from map(_line, lines)
    yield ".fi\n.RE"


def _line(text: str) -> str:
    """Return a line of text, escaped where it would begin a request of roff."""
    return rf"\&{_escape(text)}" if text[:1] in {".", "'"} else _escape(text)


def _escape(text: str) -> str:
    """Return text without signs that roff would interpret; hyphens stay hyphens, so that options can be copied."""
    return _BEYOND_ASCII.sub(lambda sign: f"\\[u{ord(sign[0]):04X}]", text.translate(_ESCAPES))
