"""`browse`: find as one types, and take what was found."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from protlib.cli.changing import Keys
from protlib.cli.context import keys_of, library_of, put
from protlib.cli.files import STANDARD, save
from protlib.cli.options import FILTERS, Words, selection_of
from protlib.cli.paging import paged
from protlib.cli.signature import taking
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.model import Publication

_MOST: Final = 200  # more are not looked at in a list; typing narrows it


@taking(FILTERS, into="options")
def browse(
    context: typer.Context,
    words: Words = None,
    *,
    then: Annotated[
        Literal["keys", "show", "open", "bibtex", "ris"],
        typer.Option(
            "--then", help="What to do with what is taken: print keys, show, open the link, export."
        ),
    ] = "keys",
    options: dict[str, Any],
) -> None:
    """Find publications as you type, with a preview; Tab marks, Enter takes.

    The keys that are taken are printed, so that they can be handed on: protlib tag $(protlib browse) --add read
    """
    picker = _picker_module()
    selection = selection_of(None, options)
    with library_of(context) as library:

        def find(text: str) -> "tuple[list[Publication], int]":
            results = library.select(replace(selection, query=text, limit=_MOST))
            return list(results.publications), results.total

        taken = picker.pick(picker.Picker(find, " ".join(words or ())))
        if not taken:
            raise NothingFoundError("nothing was taken")
        _hand_on(library.get_many(taken), then)


def _picker_module() -> Any:
    if not sys.stdin.isatty():
        raise UsageError("browse needs a terminal to type on; protlib search works in a pipe")
    from protlib.cli import picker

    return picker


def _hand_on(publications: "list[Publication]", then: str) -> None:
    from protlib import formats, screen

    if then == "keys":
        put(publication.key for publication in publications)
    elif then == "show":
        with paged():
            screen.panels(publications)
    elif then == "open":
        open_links(publications)
    else:
        save(STANDARD, publications, formats.named(then))


def open_links(publications: "list[Publication]") -> None:
    """Open the link of each publication, or that of its DOI, in the browser; UsageError where one has neither."""
    for publication in publications:
        link = publication.url or (f"https://doi.org/{publication.doi}" if publication.doi else "")
        if not link:
            raise UsageError(f"{publication.key} has no link; protlib set {publication.key} url=https://...")
        typer.launch(link if "://" in link else f"https://{link}")  # "www.iom.int" alone would be a file


def open_(context: typer.Context, keys: Keys) -> None:
    """Open the link of publications in the browser."""
    with library_of(context) as library:
        open_links(library.get_many(keys_of(keys)))
