"""`browse`: find as one types, and take what was found."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TextIO

import typer

from protlib.cli.advice import nothing_found
from protlib.cli.assignment import change_of_tags
from protlib.cli.context import library_of, typed
from protlib.cli.files import STANDARD, save
from protlib.cli.handout import Include, IncludeOption, handed_out
from protlib.cli.links import open_links
from protlib.cli.options import taking
from protlib.cli.output import changes_text, put, say
from protlib.cli.pager import paged
from protlib.cli.picker import clipboard
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError
from protlib.system.signals import lasting

if TYPE_CHECKING:
    from protlib.cli.picker.state import Actions
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.selection import Selection

_MOST: Final = 200  # more are not looked at in a list; typing narrows it


@taking(FILTER_OPTIONS, into="options")
def browse(
    context: typer.Context,
    words: QueryWords = None,
    *,
    then: Annotated[
        Literal["keys", "show", "open", "bibtex", "ris"],
        typer.Option(
            "--then", help="What to do with what is taken: print keys, show, open the link, export."
        ),
    ] = "keys",
    include: IncludeOption = None,
    options: dict[str, Any],
) -> None:
    """Find publications as you type, with a preview; Tab marks, Enter takes, ? shows all keys.

    The keys that are taken are printed, so that they can be handed on: protlib tag $(protlib browse) --add read
    """
    terminal = _terminal()
    from protlib.cli.picker.screen import pick
    from protlib.cli.picker.state import Picker

    selection = selection_of(None, options)
    with library_of(context) as library:
        if not library.select(replace(selection, limit=1)).total:
            raise NothingFoundError(nothing_found(library, selection))
        picker = Picker(_actions(library, selection, terminal), " ".join(typed(words or [])))
        try:
            with lasting():
                taken = pick(picker, terminal)
        finally:
            for message in picker.done:
                say(message)
        publications = list(_still_there(library, taken))
        if publications:
            _hand_on(library, publications, then, include)
        elif not picker.done:
            raise NothingFoundError("nothing was taken")


def _terminal() -> TextIO:
    """Return the stream that is the terminal to draw on; any of the three may be a pipe, but not all."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream.isatty()]
    if not streams or os.environ.get("TERM") == "dumb":
        raise UsageError("browse needs a terminal to draw on; protlib search works without")
    return streams[0]


def _still_there(library: "Library", keys: Sequence[str]) -> "Iterator[Publication]":
    """Yield the publications with these keys; one that was removed in the meantime is told and left out."""
    for key in keys:
        try:
            yield library.get(key)
        except NothingFoundError as error:
            say(str(error))


def _actions(library: "Library", selection: "Selection", terminal: TextIO) -> "Actions":
    from protlib.cli.picker.state import Actions, Matches

    def find(text: str) -> Matches:
        results = library.select(replace(selection, query=text, limit=_MOST), publications=False)
        return Matches(list(results.summaries), results.total, results.notes)

    def tag(keys: Sequence[str], text: str) -> str:
        names = [name for part in text.split(";") if (name := part.strip())]
        add = [name for name in names if name[0] != "-"]
        remove = [name[1:] for name in names if name[0] == "-"]
        return changes_text(library.change(keys, change_of_tags(add, remove), label="tag"))

    def open_all(keys: Sequence[str]) -> str:
        open_links(library.get_many(keys))
        return f"opened {', '.join(keys)}"

    def copy(keys: Sequence[str]) -> str:
        clipboard.copy(", ".join(keys), terminal)
        return f"copied {', '.join(keys)}"

    return Actions(find, library.get, tag, open_all, copy)


def _hand_on(library: "Library", publications: "list[Publication]", then: str, include: Include) -> None:
    from protlib import formats
    from protlib.render import people

    if then == "keys":
        put(publication.key for publication in publications)
    elif then == "show":
        with paged():
            people.panels(publications)
    elif then == "open":
        open_links(publications)
    else:
        save(
            STANDARD, handed_out(library, publications, include), formats.named(then), formats.WriteOptions()
        )
