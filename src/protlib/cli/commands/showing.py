"""`show`: everything that is known of publications."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from protlib.cli.context import library_of, required_keys
from protlib.cli.excerpts import EXCERPT_OPTIONS, excerpt_of, is_asked, put_excerpts, refuse_others
from protlib.cli.options import Keys, RecordFormatOption, taking
from protlib.cli.output import put, put_drawn, say
from protlib.cli.pager import NoPager, paged
from protlib.cli.style import cited
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.record.model import Publication


@taking(EXCERPT_OPTIONS, into="excerpt")
def show(
    context: typer.Context,
    keys: Keys,
    output: RecordFormatOption = None,
    *,
    excerpt: dict[str, Any],
    no_pager: NoPager = False,
) -> None:
    """Show publications with everything that is known of them; on a terminal, with their references."""
    from protlib.library.one_moment import at_one_moment
    from protlib.render import people, scripts

    refuse_others(excerpt, output)
    needs_own = output in {"csv", "tsv"} or is_asked(excerpt)
    with library_of(context) as library:
        wanted = required_keys(keys)
        publications, own = at_one_moment(
            library,
            lambda read: (read.get_many(wanted), read.own_fields() if needs_own else ()),
        )
    asked = excerpt_of(excerpt, own)
    with paged(no_pager=no_pager):
        if asked:
            put_excerpts(publications, asked, own, output, context)
        elif output is None and not sys.stdout.isatty():
            put(scripts.fields_text(publications))
        elif output in {None, "table"}:
            people.panels(publications)
            if output is None:
                _tell_references(publications, context)
        else:
            put(scripts.for_scripts(publications, output, own))


def _tell_references(publications: "Sequence[Publication]", context: typer.Context) -> None:
    """Print how publications stand in a list of references, where there is an engine to ask."""
    from protlib.citing import engine
    from protlib.citing.sections import sections
    from protlib.render.references import drawn

    if not engine.is_there():
        return
    try:
        result = cited(publications, [], {}, context)
    except UsageError as error:  # PROTLIB_STYLE may name a style that is not there
        say(str(error))
    else:
        put_drawn(drawn(sections(result, publications)))
