"""`browse`: find publications while typing, and take some of them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final, Literal, TextIO

import typer

from protlib.cli.advice.empty_results import nothing_found
from protlib.cli.context import decode_typed, library_of
from protlib.cli.files.file_contents import file_data
from protlib.cli.files.outgoing_records import Include, IncludeOption, hand_out
from protlib.cli.files.viewer import open_publications
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import grouped, option
from protlib.cli.options.selection_options import FilterOptions, QueryWords, selection_of
from protlib.cli.output import put_bytes, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import Facet
from protlib.system.signals import lasting

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.selection import Selection

_SECONDS_FOR_A_CHANGE: Final = 5.0  # that waits for another program's: the screen stands still
ThenOption = Annotated[
    Literal["keys", "show", "open", "bibtex", "ris"],
    option(
        "--then WHAT",
        "What to do with what you take: print keys, show, open (the link), bibtex or ris.",
        shows_default=True,
    ),
]


@grouped
def browse(
    context: typer.Context,
    words: QueryWords = None,
    *,
    then: ThenOption = "keys",
    include: IncludeOption = None,
    options: FilterOptions,
) -> None:
    """Find and mark publications on the whole screen.

    Cite, export, tag, edit or merge what you mark; ? shows the keys. The command prints the keys that you take: protlib
    tag $(protlib browse) --add read
    """
    terminal = _terminal()
    from protlib.cli.picker.browse_screen import pick
    from protlib.cli.picker.facet_panel import Facets
    from protlib.cli.picker.library_desk import LibraryDesk
    from protlib.cli.picker.state import Picker

    selection = selection_of(None, options)
    with library_of(context, _SECONDS_FOR_A_CHANGE) as library:
        if not library.select(replace(selection, limit=1)).total:
            raise NothingFoundError(nothing_found(library, selection))
        desk = LibraryDesk(context, library, selection, terminal, include)
        picker = Picker(desk, " ".join(decode_typed(words or [])), Facets(values_by_facet(selection)))
        try:
            with lasting():
                picked_keys = pick(picker, terminal)
        finally:
            for message in picker.reports:
                say(message)
        publications = list(_present_records(library, picked_keys))
        if publications:
            _hand_on(library, publications, then, include)
        elif not picker.reports:
            raise NothingFoundError("nothing selected")


def _terminal() -> TextIO:
    """Return the stream that is the terminal to draw on; any of the three may be a pipe, but not all."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream.isatty()]
    if not streams:
        raise UsageError("browse needs a terminal. Without one: protlib search")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("browse draws a screen, and this terminal cannot (TERM=dumb). Without one: protlib search")
    return streams[0]


def _present_records(library: "Library", keys: Sequence[str]) -> "Iterator[Publication]":
    """Yield the publications with these keys; a message names those that somebody has removed meanwhile."""
    for key in keys:
        try:
            yield library.get(key)
        except NothingFoundError as error:
            say(str(error))


def values_by_facet(selection: "Selection") -> dict[Facet, tuple[str, ...]]:
    """Return the chosen values of each facet; places have the names that the counts use."""
    from protlib.record import places
    from protlib.selection import facets_of_browse

    def spell(facet: Facet, value: str) -> str:
        is_place = facet in {Facet.REGION, Facet.COUNTRY} and not selection.house  # which has its own of one name
        place = places.resolve(value) if is_place else None
        return place.name if place else value

    return {
        facet: tuple(dict.fromkeys(spell(facet, value) for value in values))
        for facet in facets_of_browse()
        if (values := getattr(selection, facet.filter))
    }


def _hand_on(library: "Library", publications: "list[Publication]", next_step: str, include: Include) -> None:
    from protlib import formats
    from protlib.render import record_panels

    if next_step == "keys":
        put_lines(publication.key for publication in publications)
    elif next_step == "show":
        with show_in_pager():
            record_panels.draw_panels(publications)
    elif next_step == "open":
        open_publications(library, publications)
    else:
        outgoing = hand_out(library, publications, include)
        put_bytes(file_data(outgoing, formats.format_named(next_step), formats.WriteOptions(), STANDARD))
