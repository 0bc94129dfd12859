"""`set`, `tag`, `rekey` and `remove`: changes to publications that are named by their keys."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli import completion
from protlib.cli.advice import tell_unknown_places
from protlib.cli.context import keys_of, library_of, put, say
from protlib.errors import UsageError
from protlib.text import nearest, without_markup

if TYPE_CHECKING:
    from protlib.library import Outcome
    from protlib.model import Publication

Keys = Annotated[
    list[str],
    typer.Argument(
        help="Citation keys; - reads them from standard input.",
        metavar="KEY...",
        autocompletion=completion.keys,
    ),
]
FIXED: Final = ("key", "aliases", "created", "modified", "extra")
"""The fields that `set` does not set."""


def set_(
    context: typer.Context,
    arguments: Annotated[
        list[str],
        typer.Argument(
            help="Citation keys (- reads them from standard input), then fields.",
            metavar="KEY... FIELD=VALUE...",
            autocompletion=completion.assignments,
        ),
    ],
) -> None:
    """Set fields of publications; 'field=' clears one.

    Authors, editors, countries, regions, topics and tags take several values with ';' between them.
    """
    keys = keys_of([argument for argument in arguments if "=" not in argument])
    fields = dict(_assignment(argument) for argument in arguments if "=" in argument)
    if not keys or not fields:
        raise UsageError("set wants keys and fields: protlib set iom2009caring date=2009-11")
    filled = _clean({name: value for name, value in fields.items() if value})
    cleared = _empty([name for name, value in fields.items() if not value])
    with library_of(context) as library:
        outcomes = library.change(
            keys,
            lambda publication: publication.changed(**filled, **cleared),
            label=f"set {' '.join(fields)}",
        )
    tell_unknown_places((*filled.get("countries", ()), *filled.get("regions", ())))
    say(told(outcomes, "changed"))


def _assignment(argument: str) -> tuple[str, Any]:
    from protlib.model import NAME_LISTS, TEXT_LISTS
    from protlib.names import parse_list

    field, _, value = argument.partition("=")
    name = _field(field)
    if name in NAME_LISTS:
        return name, parse_list(value)
    if name in TEXT_LISTS:
        return name, [text for item in value.split(";") if (text := item.strip())]
    return name, value.strip()


def _field(text: str) -> str:
    from protlib.formats.fieldnames import field_of
    from protlib.model import FIELDS

    name = "date" if (found := field_of(text)) == "year" else found
    if name in FIELDS and name not in FIXED:
        return name
    if name == "key":
        raise UsageError("the key is changed by “protlib rekey”")
    settable = [field for field in FIELDS if field not in FIXED]
    raise UsageError(f"no field “{text}” to set{nearest(text, settable)}")


def _clean(raw: dict[str, Any]) -> dict[str, Any]:
    from protlib import cleaning

    cleaned = cleaning.record(raw)
    if cleaned.complaints:
        raise UsageError(f"{cleaned.complaints[0].reason}; nothing was changed")
    return {name: getattr(cleaned.publication, name) for name in raw}


def _empty(fields: Sequence[str]) -> dict[str, Any]:
    from protlib.model import Publication

    if "title" in fields:
        raise UsageError("a publication needs a title; it cannot be cleared")
    blank = Publication()
    return {name: getattr(blank, name) for name in fields}


def tag(
    context: typer.Context,
    keys: Keys,
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            help="A tag to add. Repeatable.",
            autocompletion=completion.values("tag"),
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            "--remove",
            help="A tag to remove. Repeatable.",
            autocompletion=completion.values("tag"),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Add tags to publications, or remove them; with neither, print the tags they have."""
    with library_of(context) as library:
        if not (add or remove):
            put(
                dict.fromkeys(
                    tag for publication in library.get_many(keys_of(keys)) for tag in publication.tags
                )
            )
            return
        outcomes = library.change(
            keys_of(keys), lambda publication: tagged(publication, add or (), remove or ()), label="tag"
        )
    say(told(outcomes, "changed"))


def tagged(publication: "Publication", add: Sequence[str], remove: Sequence[str]) -> "Publication":
    """Return the publication with tags added and others taken away, in whatever case and accents they are written."""
    from protlib.text import clean, fold

    unwanted = {fold(clean(text)) for text in remove}
    tags = [text for text in (*publication.tags, *map(clean, add)) if text and fold(text) not in unwanted]
    return publication.changed(tags=tuple(dict.fromkeys(tags)))


def rekey(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="The key as it is.", autocompletion=completion.keys)],
    new: Annotated[str, typer.Argument(help="The key as it shall be.")],
) -> None:
    """Give a publication another citation key; the old one still finds it."""
    with library_of(context) as library:
        publication = library.rekey(key, new)
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
        publications = library.get_many(keys_of(keys))
        if not yes:
            _ask(publications)
        library.remove([publication.key for publication in publications])
    say(
        f"{_count(len(publications))} removed; protlib undo brings {'it' if len(publications) == 1 else 'them'} back"
    )


def _ask(publications: Sequence["Publication"]) -> None:
    if not sys.stdin.isatty():
        raise UsageError("remove asks on a terminal only; --yes removes without asking")
    for publication in publications:
        say(f"{publication.key}: {without_markup(publication.title)}")
    if not typer.confirm(
        f"Remove {'it' if len(publications) == 1 else f'these {len(publications)}'}?", err=True
    ):
        raise typer.Exit(1)


def told(outcomes: "Sequence[Outcome]", what: str) -> str:
    """Return to how many publications something was done."""
    return f"{_count(sum(outcome.action == 'updated' for outcome in outcomes))} {what}"


def _count(count: int) -> str:
    return f"{count} {'publication' if count == 1 else 'publications'}"
