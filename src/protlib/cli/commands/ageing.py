"""`stale`: sources on the web that were last read long ago."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from protlib.cli.context import library_of, typed
from protlib.cli.options import taking
from protlib.cli.output import put, put_cells
from protlib.cli.pager import NoPager, paged
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.record.model import Publication
    from protlib.render.shapes import Shape


@taking(FILTER_OPTIONS, into="options")
def stale(
    context: typer.Context,
    words: QueryWords = None,
    *,
    older: Annotated[
        str,
        typer.Option(
            "--older", metavar="AGE", help="Last read so long ago, 90d, 2w, 6m or 1y, or before this day."
        ),
    ] = "6m",
    output: Annotated[
        Literal["text", "json", "keys"] | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help="How to print: text, json or keys.", show_default=False
        ),
    ] = None,
    no_pager: NoPager = False,
    options: dict[str, Any],
) -> None:
    """List sources on the web that were last read long ago, or nobody says when: those first, then the oldest.

    These are web pages and posts, and whatever has a link and a date on which it was read.
    """
    from protlib.record.web_sources import day_before, is_stale

    try:
        day = day_before(typed(older), datetime.now(UTC).date())
    except ValueError as error:
        raise UsageError(str(error)) from error
    with library_of(context) as library:
        chosen = library.select(selection_of(words, options), summaries=False).publications
    found = sorted((each for each in chosen if is_stale(each, day)), key=lambda each: each.accessed)
    with paged(no_pager=no_pager):
        _put(found, output)
    if not found:
        raise NothingFoundError(f"no source on the web was last read before {day}")


def _put(found: "Sequence[Publication]", output: str | None) -> None:
    if output == "json":
        from protlib.render.scripts import json_text

        names = ("key", "accessed", "url", "archived", "title")
        put([json_text([{name: getattr(each, name) for name in names} for each in found])])
    elif output == "keys":
        put(each.key for each in found)
    else:
        put_cells(map(_cells, found))


def _cells(source: "Publication") -> tuple[str, ...]:
    return (
        source.key,
        source.accessed or "never",
        source.url,
        source.title,
        *filter(None, (source.archived,)),
    )


def shape() -> "Shape":
    """Return the shape of what is printed as JSON."""
    from protlib.render.shapes import closed, listed, text

    told = {
        "key": text("of the publication"),
        "accessed": text('when it was last read, "" where nobody says'),
        "url": text('its link, "" for none'),
        "archived": text('the link of a copy, "" for none'),
        "title": text("with its markup"),
    }
    return listed("sources on the web, those that were never read first, then the oldest", closed("", told))
