"""`places`: what lies in what."""

from typing import Annotated

import typer

from protlib.cli.advice import unknown_place
from protlib.cli.completion import completers
from protlib.cli.context import typed
from protlib.cli.options import JsonFormOption, house_of, house_option
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged
from protlib.errors import UsageError


def places_(
    name: Annotated[
        str | None,
        typer.Argument(
            help="A region, a country or an area in one, in any spelling; several with “and” between them.",
            autocompletion=completers.places,
            show_default=False,
        ),
    ] = None,
    *,
    as_house: Annotated[str, house_option()] = "",
    output: JsonFormOption = None,
    no_pager: NoPager = False,
) -> None:
    """List the regions protlib knows, or tell what a place is, whose definition is used, and what lies in it.

    Of a region that houses draw in several ways, it tells who counts whom.
    """
    from protlib.record import places
    from protlib.render import places as told

    name = typed(name)
    found = () if name is None else places.meant(name)
    if name is not None and not found:
        raise UsageError(unknown_place(name))
    try:
        house = places.house_named(house_of(as_house))
    except ValueError as error:
        raise UsageError(f"no house “{as_house}”; {error}") from error
    with paged(no_pager=no_pager):
        if output == "json":
            from protlib.render.scripts import json_text

            objects = [told.to_dict(place, house) for place in found]
            put([json_text(objects[0] if len(objects) == 1 else objects or places.names("region"))])
        else:
            put(told.lines(found, house) if found else places.names("region"))
