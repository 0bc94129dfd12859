"""The pages of help for a screen: the first page, every command, and the exit codes."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any, Final

from protlib.cli.command_table import COMMANDS, Command
from protlib.errors import ExitCode

_DAILY: Final = (
    "protlib import references.ris",
    'protlib search trafficking --region "West Africa"',
    "protlib fill report.docx",
)
_FURTHER_COMMANDS: Final = (
    ("protlib help --all", "All commands, all options and the exit codes."),
    ("protlib help count per year", "The commands for a task, in your words."),
    ("protlib help search", "One command, with all it takes and examples."),
)
_FEWEST_COLUMNS: Final = 40  # narrower, and options have no room beside their meanings
_FEWEST_COLUMNS_OF_A_TEXT: Final = 24  # a text beside its name has two or three words a line there
_MOST_COLUMNS: Final = 100  # longer lines are hard to read
_INDENT: Final = "    "
_FREE_COLUMNS: Final = 2  # at the right


def first_page(title: str, options: Iterable[Any]) -> Iterator[str]:
    """Yield the first page: everyday commands, examples, where to find more, and a line for each common option."""
    yield title
    yield from _with_title("Usage", ["protlib COMMAND ..."])
    yield from _with_title("Commands", _command_rows(row for row in COMMANDS.values() if row.is_on_first_page))
    yield from _with_title("Examples", _DAILY)
    yield from _with_title("More", lines_in_columns(_FURTHER_COMMANDS))
    yield from _with_title(
        "Options", lines_in_columns((_spell(option), _first_sentence(option.help)) for option in options)
    )


def iterate_everything(options: Iterable[Any]) -> Iterator[str]:
    """Yield a line for each command under its heading, then the common options and the exit codes."""
    headings = list(dict.fromkeys(row.heading for row in COMMANDS.values()))
    commands_by_heading = sorted(
        (row for row in COMMANDS.values() if not row.is_hidden),
        key=lambda row: headings.index(row.heading),
    )
    for heading, rows in groupby(commands_by_heading, lambda row: row.heading):
        yield from _with_title(heading, _command_rows(rows))
    yield from _with_title(
        "Options, before a command or behind it",
        lines_in_columns((_spell(option), option.help) for option in options),
    )
    yield from _with_title("Exit codes", exit_codes())
    yield from _with_title("More", lines_in_columns(_FURTHER_COMMANDS[1:]))


def match_paragraphs(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield a paragraph for each command that may answer the question: its name, its purpose, and an example."""
    rows_to_print = list(rows)
    name_width = max((len(name) for name, _purpose, _example in rows_to_print), default=0)
    for name, purpose, example in rows_to_print:
        yield from lines_in_columns([(f"{name:<{name_width}}", purpose)])
        indent = f"{'':<{name_width}}  "
        is_long = len(indent) + len(example) > help_width()  # a terminal would cut it within a word
        yield f"{_INDENT if is_long else indent}{example}\n"


def exit_codes() -> Iterator[str]:
    """Yield a line for each exit code: its number and its meaning."""
    return lines_in_columns((str(code.value), f"{code.meaning[0].upper()}{code.meaning[1:]}.") for code in ExitCode)


def lines_in_columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield lines with two columns; the second is broken at the terminal's width.

    Where that leaves no room, it stands below the first.
    """
    pairs: Sequence[tuple[str, str]] = list(rows)
    name_width = max((len(name) for name, _text in pairs), default=0)
    room = help_width() - name_width - len(_INDENT)
    if room < _FEWEST_COLUMNS_OF_A_TEXT:
        for name, text in pairs:
            lines = wrap(text, help_width() - len(_INDENT) - _FREE_COLUMNS, break_on_hyphens=False)
            yield from (name.rstrip(), *(f"{_INDENT}{line}" for line in lines))
        return
    for name, text in pairs:
        begin, *further_lines = wrap(text, room, break_on_hyphens=False) or [""]
        yield f"{name:<{name_width}}  {begin}".rstrip()
        yield from (f"{'':<{name_width}}  {line}" for line in further_lines)


def help_width() -> int:
    """Return the help's width: that of the terminal, up to a limit that people can read."""
    return min(max(shutil.get_terminal_size().columns, _FEWEST_COLUMNS), _MOST_COLUMNS)


def _with_title(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}:"
    yield from (f"  {line}" for line in lines)


def _command_rows(rows: Iterable[Command]) -> Iterator[str]:
    return lines_in_columns((row.name, row.purpose) for row in rows)


def _spell(option: Any) -> str:
    """Return an option as it is typed: "-L, --library FILE"."""
    value = "" if option.is_flag else f" {option.metavar}"
    return f"{', '.join(sorted(option.opts, key=len))}{value}"


def _first_sentence(text: str) -> str:
    return f"{text.partition('. ')[0].removesuffix('.')}."
