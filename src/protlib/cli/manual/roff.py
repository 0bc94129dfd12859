"""The man page, in the language of man(7): of the whole program, or of a command."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from protlib import __version__
from protlib.cli.manual import description
from protlib.cli.manual.description import Description, Taken
from protlib.cli.setting_table import SETTINGS
from protlib.errors import ExitCode

_OPTIONS: Final = "Options"
_ESCAPES: Final = str.maketrans(
    {"\\": r"\e", "-": r"\-", '"': r"\(dq", "'": r"\(aq", "“": r"\(lq", "”": r"\(rq", "…": "..."}
)


def program() -> str:
    """Return the page of protlib: what each command takes, the query language, exit codes."""
    from protlib.search.help import query_help

    whole = description.program()
    lines = [
        *_beginning(whole),
        *_section("DESCRIPTION", _flowing(whole.paragraphs)),
        *_section("OPTIONS", _taken(whole.options)),
    ]
    for heading, commands in groupby(description.commands(), lambda each: each.heading):
        lines += _section(f"COMMANDS: {heading.upper()}", _told(commands))
    lines += _section("QUERY LANGUAGE", _verbatim(query_help().splitlines()))
    return _joined([*lines, *_variables(), *_exit_codes()])


def of_command(name: str) -> str:
    """Return the page of a command; raises UsageError where there is none."""
    told = description.command(name)
    return _joined(
        [
            *_beginning(told),
            *_section("DESCRIPTION", _flowing(told.paragraphs)),
            *_section("OPTIONS", _everything(told)),
            *_section("EXAMPLES", _verbatim(told.examples)),
            *_exit_codes(),
            *_section("SEE ALSO", [".BR protlib (1)"]),
        ]
    )


def _beginning(told: Description) -> Iterator[str]:
    page = told.name.replace(" ", "-")
    yield f'.TH {page.upper()} 1 "" "protlib {__version__}" "protlib"'
    yield from _section("NAME", [rf"{_escaped(page)} \- {_escaped(told.purpose.removesuffix('.'))}"])
    yield from _section("SYNOPSIS", [_called(told)])


def _called(told: Description) -> str:
    return f".B {_escaped(told.name)}\n{_escaped(told.usage)}"


def _told(commands: Iterable[Description]) -> Iterator[str]:
    """Yield what there is to say of commands, each under its name."""
    for told in commands:
        yield f'.SS "{_escaped(told.name)} {_escaped(told.usage)}"'
        yield from _flowing(told.paragraphs)
        yield from _everything(told)
        yield ".PP\nExamples:"
        yield from _verbatim(told.examples)


def _everything(told: Description) -> Iterator[str]:
    yield from _taken(told.arguments)
    yield from _taken(told.options)


def _taken(every: Iterable[Taken]) -> Iterator[str]:
    """Yield a paragraph for each argument or option, those that share a heading below it."""
    for heading, options in groupby(every, lambda each: each.heading):
        if heading:
            yield f".PP\n{_escaped(heading)}:"
        for each in options:
            names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in each.names)
            value = rf" \fI{_escaped(each.value)}\fR" if each.value else ""
            yield f".TP\n{names}{value}\n{_line(each.told)}"


def _variables() -> Iterator[str]:
    """Yield the variables that commands read, and how the configuration file calls what they say."""
    lines = [
        f".TP\n.B {each.variable}\n{_line(each.meaning)}; else {_escaped(each.otherwise)}. In the configuration file: {each.key}."
        for each in SETTINGS.values()
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
    """Return a line of text; one that begins like a request of roff is none."""
    return rf"\&{_escaped(text)}" if text[:1] in {".", "'"} else _escaped(text)


def _escaped(text: str) -> str:
    """Return text with nothing in it that roff takes for its own, or cannot read; a hyphen is one, so that an option can be copied."""
    return text.translate(_ESCAPES)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)
