"""The output of a command: data on standard output, messages and outcomes on standard error."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

from protlib.cli.command_table import COMMANDS
from protlib.errors import NothingFoundError
from protlib.text import make_printable, number_of

MOST_NAMED: Final = 10
"""How many problems of one sort are told; --verbose tells all."""
MOST_LOST: Final = 200
"""How many that could not be taken in are told; whoever has more looks at the file, not at each."""
_LINES_AT_ONCE: Final = 500  # lines
_WITHOUT_LIBRARY: Final = frozenset({"as-text", "config", "convert", "help", "schema", "styles"})
"""Commands that read no library."""
# Such as ": " and " or " before a line to type.
_LEAD: Final = r"(?:\A|\n)\s*|[:;,.]\s+|\(|\b(?:and|from|in|like|or|run|see|type|use|with)\s"


def name_library(message: str) -> str:
    """Return a message whose lines to type name the library of this command, where the user has named it.

    They would be about the user's own library without it: "protlib -L copy.json undo". Titles stay as they are: what
    is in quotation marks, and what stands in the middle of a sentence, "How protlib list works".
    """
    from typer._click.globals import get_current_context  # Typer has no public name for it

    context = get_current_context(silent=True)
    library_name = context.find_root().params.get("library") if context else None
    if not library_name:
        return message
    from protlib.system.shell import quote

    commands = "|".join(name for name in COMMANDS if name not in _WITHOUT_LIBRARY)
    # Such as "protlib undo" and "or protlib undo", and not "protlib merge --help".
    line = re.compile(rf"“[^”]*”|(?P<lead>{_LEAD})protlib (?=(?:{commands})(?![\w-])(?! --help))")
    return line.sub(
        lambda match: match[0] if match["lead"] is None else f"{match['lead']}protlib -L {quote(library_name)} ",
        message,
    )


def say(message: str) -> None:
    """Print a message for people, on standard error; a terminal gets it in lines that break between words."""
    text = make_printable(name_library(message))
    if sys.stderr.isatty():
        from protlib.cli.message_lines import lines_for_screen

        text = lines_for_screen(text, sys.stderr)
    sys.stderr.write(f"{text}\n")


def say_first(messages: Sequence[str], most: int | None) -> int:
    """Print the first messages, all where `most` is None, and return how many more there are."""
    for message in messages[:most]:
        say(message)
    return 0 if most is None else max(len(messages) - most, 0)


def put_lines(lines: Iterable[str]) -> None:
    """Print lines of data, on standard output, many at a time."""
    remaining_lines = iter(lines)
    while chunk := list(islice(remaining_lines, _LINES_AT_ONCE)):
        sys.stdout.write(make_printable("\n".join(chunk)) + "\n")


def put_sentences(lines: Iterable[str]) -> None:
    """Print lines of data that are sentences; a terminal gets them in lines that break between words."""
    lines = map(name_library, lines)
    if sys.stdout.isatty():
        from protlib.cli.message_lines import lines_for_screen

        lines = (lines_for_screen(make_printable(line), sys.stdout) for line in lines)
    put_lines(lines)


def put_json(value: object) -> None:
    """Print a value as JSON."""
    from protlib.render.scripts import json_text

    put_lines([json_text(value)])


@contextmanager
def put_empty_list(output: str | None) -> Iterator[None]:
    """Print an empty list if JSON is the output and nothing is found."""
    try:
        yield
    except NothingFoundError:
        if output == "json":
            put_lines(["[]"])
        raise


def put_cells(rows: Iterable[Sequence[str]], *, is_drawn: bool = False) -> None:
    """Print rows of texts: in columns on a terminal or on request, with tabs in a pipe."""
    if is_drawn or sys.stdout.isatty():
        from protlib.render import record_panels

        record_panels.draw_cells(rows)
    else:
        put_lines(map("\t".join, rows))


def put_drawn(lines: Iterable[str]) -> None:
    """Print lines from `render`, with their codes that steer the terminal."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def put_bytes(data: bytes) -> None:
    """Write a file's bytes to standard output, as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def is_table(output: str | None) -> bool:
    """Tell whether to draw a table: on request, or on a terminal without another form."""
    return output == "table" or (output is None and sys.stdout.isatty())


def publications_text(count: int) -> str:
    """Return "1 publication", "2 publications" and so on."""
    return number_of(count, "publication")
