"""`set`, `tag` and `remove`: changes to publications that keys or a selection name."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import tell_unknown_places
from protlib.cli.changes import CHANGE_OPTIONS, CHANGE_PANEL, ask, carried_out, draw, is_watched
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed_text
from protlib.cli.options import Options, flag, taking
from protlib.cli.options.choice import CHOICE_OPTIONS, NamedKeys, chosen_keys
from protlib.cli.output import publications_text, put_lines, say
from protlib.cli.report import put_report
from protlib.errors import NothingFoundError, UsageError
from protlib.system.shell import command_line, quoted

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.render.differences import Line

_REMOVAL_OPTIONS: Final[Options] = {
    **CHANGE_OPTIONS,
    "yes": flag("--yes", help_text="Do not ask.", panel=CHANGE_PANEL),
}


@taking(CHOICE_OPTIONS, into="choice")
@taking(CHANGE_OPTIONS, into="how")
def set_(
    context: typer.Context,
    arguments: Annotated[
        list[str],
        typer.Argument(
            help="Citation keys (- reads them from standard input), then fields.",
            metavar="[KEY]... FIELD=VALUE...",
            autocompletion=completers.assignments,
        ),
    ],
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Set fields of publications, such as date or publisher.

    'field=' clears a field. Lists such as authors, countries and tags take several values with ';' between them.
    'tags+=health' adds to a list, 'tags-=health' removes from it.
    """
    from protlib.cli.assignment import change_of, parsed
    from protlib.record.model import Kind, of_kind

    assigned = [argument for argument in typed_text(arguments) if "=" in argument]
    words = [argument for argument in arguments if "=" not in argument]
    if not assigned:
        raise UsageError(f"set needs a field and its value: {_with_value(arguments)}")
    with library_of(context) as library, _quotes_advised(typed_text(arguments)):
        changes = [parsed(argument, library.own_fields) for argument in assigned]
        change = change_of(changes)
        fields = dict.fromkeys(change.field.replace("_", " ") for change in changes)
        label = " ".join(["set", *(f"'{name}'" if " " in name else name for name in fields)])
        keys = chosen_keys(library, words, choice)
        places = (change.value for change in changes if change.field in of_kind(Kind.PLACES) and change.sign != "-")
        tell_unknown_places(chain.from_iterable(places))
        carried_out(library, lambda dry_run: library.change(keys, change, label, dry_run=dry_run), **how)


def _with_value(arguments: Sequence[str]) -> str:
    """Return the line to type where no argument has "=": with the field that one may be and what stands behind it, else an example."""
    from protlib.cli.assignment import SETTABLE

    place = next((place for place, word in enumerate(arguments) if place and word in SETTABLE), None)
    if place is None:
        return "protlib set iom2009caring date=2009-11"
    assignment = f"{arguments[place]}={' '.join(arguments[place + 1 :])}"
    return f"protlib set {command_line([*arguments[:place], assignment])}"


@contextmanager
def _quotes_advised(arguments: Sequence[str]) -> Iterator[None]:
    """Say where quotation marks were forgotten, if a word behind "field=value" is no key."""
    try:
        yield
    except NothingFoundError as error:
        first = next(place for place, word in enumerate(arguments) if "=" in word)
        value = list(takewhile(lambda word: "=" not in word, arguments[first + 1 :]))
        if not value:
            raise
        rest = arguments[first + 1 + len(value) :]
        line = command_line([*arguments[:first], " ".join([arguments[first], *value]), *rest])
        what = str(error).partition(";")[0]
        raise NothingFoundError(
            f"{what}; a value of several words needs quotation marks: protlib set {line}"
        ) from error


@taking(CHOICE_OPTIONS, into="choice")
@taking(CHANGE_OPTIONS, into="how")
def tag(
    context: typer.Context,
    named: NamedKeys = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            help="A tag to add. Repeatable.",
            autocompletion=completers.values("tag"),
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            "--remove",
            help="A tag to remove. Repeatable.",
            autocompletion=completers.values("tag"),
            show_default=False,
        ),
    ] = None,
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Add tags to publications, remove tags, or print them."""
    from protlib.cli.assignment import change_of_tags

    with library_of(context) as library:
        keys = chosen_keys(library, named, choice)
        if add or remove:
            change = change_of_tags(_tags("--add", add), _tags("--remove", remove))
            carried_out(library, lambda dry_run: library.change(keys, change, "tag", dry_run=dry_run), **how)
        else:
            if how["output"] == "json":
                raise UsageError("--format json reports changes; name a tag to --add or --remove")
            publications = _to_tell_of(library, keys)
            put_lines(dict.fromkeys(tag for publication in publications for tag in publication.tags))


def _to_tell_of(library: "Library", keys: list[str]) -> "Sequence[Publication]":
    """Return the publications with these keys; raises NothingFoundError, which says how tags are added where a key may be one."""
    try:
        return library.get_many(keys)
    except NothingFoundError as error:
        there = [key for key in keys if _is_there(library, key)]
        if not there:
            raise
        tags = " ".join(f"--add {quoted(word)}" for word in keys if word not in there)
        raise NothingFoundError(f"{error}; to add a tag: protlib tag {command_line(there)} {tags}") from error


def _is_there(library: "Library", key: str) -> bool:
    try:
        library.get(key)
    except NothingFoundError:
        return False
    return True


def _tags(option: str, given: list[str] | None) -> list[str]:
    from protlib.cli.assignment import tags_of

    tags = tags_of(typed_text(given or []))
    if given and not tags:
        raise UsageError(f"{option} is empty; name a tag, or several separated with “;”")
    return tags


@taking(CHOICE_OPTIONS, into="choice")
@taking(_REMOVAL_OPTIONS, into="how")
def remove(
    context: typer.Context,
    named: NamedKeys = None,
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Remove publications from the library.

    It asks first. protlib undo brings them back.
    """
    from protlib.library.plan import Outcome

    with library_of(context) as library:
        publications = library.get_many(chosen_keys(library, named, choice))
        message, is_json = publications_text(len(publications)), how["output"] == "json"
        if how["dry_run"]:
            draw([] if is_json else _titles(publications), to_output=True)
            message = f"{message} to remove; dry run: nothing was written"
        else:
            if not how["yes"]:
                _ask(publications)
            publications = library.remove([publication.key for publication in publications])
            message = f"{message} removed. To undo: protlib undo"
    if is_json:
        put_report([Outcome("removed", each, existing=each.key) for each in publications], dry_run=how["dry_run"])
    if not how["quiet"]:
        say(message)


def _ask(publications: Sequence["Publication"]) -> None:
    if not is_watched():
        raise UsageError("remove asks only on a terminal. To remove without asking: --yes")
    draw(_titles(publications), to_output=False)
    ask(f"Remove {'it' if len(publications) == 1 else f'these {len(publications)}'}?")


def _titles(publications: Sequence["Publication"]) -> "list[Line]":
    from protlib.record.summary import Summary
    from protlib.render.differences import Line

    return [
        Line("", f"{publication.key}: {Summary.from_publication(publication).title}") for publication in publications
    ]
