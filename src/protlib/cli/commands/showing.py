"""`show`: everything that is known of publications."""

import sys

import typer

from protlib.cli.context import library_of, required_keys
from protlib.cli.options import FormatOption, Keys
from protlib.cli.output import put
from protlib.cli.pager import NoPager, paged


def show(
    context: typer.Context,
    keys: Keys,
    output: FormatOption = None,
    *,
    no_pager: NoPager = False,
) -> None:
    """Show publications with everything that is known of them."""
    from protlib.render import people, scripts

    with library_of(context) as library:
        publications = library.get_many(required_keys(keys))
    with paged(no_pager=no_pager):
        if output is None and not sys.stdout.isatty():
            put(scripts.fields_text(publications))
        elif output in {None, "table"}:
            people.panels(publications)
        else:
            put(scripts.for_scripts(publications, output))
