"""`set`: fields of publications that keys or a selection name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, takewhile
from typing import Annotated, NoReturn

import typer

from protlib.cli.advice.place_advice import tell_unknown_places
from protlib.cli.changes import ChangeOptions, carry_out
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.input_file import STANDARD
from protlib.cli.options.choice import ChoiceOptions, choose_keys
from protlib.cli.options.declaration import argument, grouped
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import SAVED
from protlib.system.shell import command_line


@grouped
def set_(
    context: typer.Context,
    arguments: Annotated[
        list[str],
        argument(
            "[KEY]... FIELD=VALUE...",
            "Citation keys (- reads them from standard input), then fields.",
            completers.assignments,
            shows_default=True,
        ),
    ],
    *,
    choice: ChoiceOptions,
    flags: ChangeOptions,
) -> None:
    """Set fields of publications, such as date or publisher.

    'field=' clears a field. Lists such as authors, countries and tags take several values with ';' between them.
    'tags+=health' adds to a list, 'tags-=health' removes from it.
    """
    from protlib.cli.assignment import change_of, parse_assignment
    from protlib.record.model import FieldKind, of_kind

    assignments = [argument for argument in decode_typed(arguments) if "=" in argument]
    words = [argument for argument in arguments if "=" not in argument]
    if not assignments:
        _refuse_without_value(context, arguments)
    with library_of(context) as library, _quotes_advised(decode_typed(arguments)):
        changes = [parse_assignment(argument, library.own_fields) for argument in assignments]
        change = change_of(changes)
        fields = dict.fromkeys(change.field.replace("_", " ") for change in changes)
        label = " ".join(["set", *(f"'{name}'" if " " in name else name for name in fields)])
        keys = choose_keys(library, words, choice)
        places = (
            change.value for change in changes if change.field in of_kind(FieldKind.PLACES) and change.sign != "-"
        )
        tell_unknown_places(chain.from_iterable(places))
        make = partial(library.change, keys, change, label, says_level="access" in fields)
        carry_out(library, make, flags)


def _refuse_without_value(context: typer.Context, arguments: Sequence[str]) -> NoReturn:
    """Raise NothingFoundError if the first argument is an unknown key, else UsageError with the line to type."""
    from protlib.cli.assignment import SETTABLE

    key = arguments[0]
    if key not in SETTABLE and key[:1] not in {"", STANDARD, SAVED}:
        with library_of(context) as library:
            library.get(key)
    raise UsageError(f"set needs a field and its value: {_with_value(arguments)}")


def _with_value(arguments: Sequence[str]) -> str:
    """Return the line to type if no argument has "=": with the likely field and its value, else an example."""
    from protlib.cli.assignment import SETTABLE, assignment_line

    keys = [word for word in arguments[:1] if word not in SETTABLE]
    return assignment_line(arguments) or f"protlib set {command_line(keys or ['iom2009caring'])} date=2009-11"


@contextmanager
def _quotes_advised(arguments: Sequence[str]) -> Iterator[None]:
    """Say where quotation marks were forgotten, if a word behind "field=value" is no key."""
    try:
        yield
    except NothingFoundError as error:
        first = next(position for position, word in enumerate(arguments) if "=" in word)
        value = list(takewhile(lambda word: "=" not in word, arguments[first + 1 :]))
        if not value:
            raise
        further_words = arguments[first + 1 + len(value) :]
        line = command_line([*arguments[:first], " ".join([arguments[first], *value]), *further_words])
        message = str(error).partition(";")[0]
        raise NothingFoundError(
            f"{message}; a value of several words needs quotation marks: protlib set {line}"
        ) from error
