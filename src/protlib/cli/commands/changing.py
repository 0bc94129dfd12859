"""`set`, `tag`, `rekey` and `remove`: changes to publications that are named by their keys."""

import sys
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.advice import tell_unknown_places
from protlib.cli.changes import CHANGE_OPTIONS, carried_out
from protlib.cli.completion import completers
from protlib.cli.context import library_of, required_keys, typed
from protlib.cli.options import Keys, taking
from protlib.cli.output import changes_text, publications_text, put, say
from protlib.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from protlib.record.model import Publication


def set_(
    context: typer.Context,
    arguments: Annotated[
        list[str],
        typer.Argument(
            help="Citation keys (- reads them from standard input), then fields.",
            metavar="KEY... FIELD=VALUE...",
            autocompletion=completers.assignments,
        ),
    ],
) -> None:
    """Set fields of publications; 'field=' clears one.

    Fields that are lists, such as authors, countries and tags, take several values with ';' between them; 'tags+=health'
    adds to them, 'tags-=health' takes away.
    """
    from protlib.cli.assignment import change_of, parsed
    from protlib.record.model import Kind, of_kind

    changes = [parsed(argument) for argument in typed(arguments) if "=" in argument]
    named = [argument for argument in arguments if "=" not in argument]
    if not named or not changes:
        raise UsageError("set wants keys and fields: protlib set iom2009caring date=2009-11")
    keys = required_keys(named)
    fields = " ".join(dict.fromkeys(each.field for each in changes))
    with library_of(context) as library:
        outcomes = library.change(keys, change_of(changes), label=f"set {fields}")
    places = (each.value for each in changes if each.field in of_kind(Kind.PLACES) and each.sign != "-")
    tell_unknown_places(chain.from_iterable(places))
    say(changes_text(outcomes))


@taking(CHANGE_OPTIONS, into="options")
def tag(
    context: typer.Context,
    keys: Keys,
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
    options: dict[str, bool],
) -> None:
    """Add tags to publications, or remove them; with neither, print the tags they have."""
    from protlib.cli.assignment import change_of_tags

    with library_of(context) as library:
        if add or remove:
            change, named = change_of_tags(typed(add or []), typed(remove or [])), required_keys(keys)
            carried_out(
                lambda dry_run: library.change(named, change, label="tag", dry_run=dry_run), **options
            )
        else:
            publications = library.get_many(required_keys(keys))
            put(dict.fromkeys(tag for publication in publications for tag in publication.tags))


def rekey(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="The key as it is.", autocompletion=completers.keys)],
    new: Annotated[str, typer.Argument(help="The key as it shall be.")],
) -> None:
    """Give a publication another citation key; the old one still finds it."""
    with library_of(context) as library:
        publication = library.rekey(typed(key), typed(new))
    put([publication.key])
    say(
        f"documents that cite {key} find it with biblatex and biber, which read ids; in any other, cite {publication.key}"
    )


def remove(
    context: typer.Context,
    keys: Keys,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove publications; asks first, and `protlib undo` brings them back."""
    with library_of(context) as library:
        publications = library.get_many(required_keys(keys))
        if not yes:
            _ask(publications)
        library.remove([publication.key for publication in publications])
    say(
        f"{publications_text(len(publications))} removed; protlib undo brings {'it' if len(publications) == 1 else 'them'} back"
    )


def _ask(publications: Sequence["Publication"]) -> None:
    from protlib.record.summary import Summary

    if not sys.stdin.isatty():
        raise UsageError("remove asks on a terminal only; --yes removes without asking")
    for publication in publications:
        say(f"{publication.key}: {Summary.of(publication).title}")
    if not typer.confirm(
        f"Remove {'it' if len(publications) == 1 else f'these {len(publications)}'}?", err=True
    ):
        raise typer.Exit(ExitCode.NOTHING_FOUND)
