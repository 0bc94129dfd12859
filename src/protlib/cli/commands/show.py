"""`show`: everything that is known of publications."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from protlib.cli.context import library_of, require_keys
from protlib.cli.options.declaration import grouped
from protlib.cli.options.shared import Keys, NoPagerOption, RecordFormatOption
from protlib.cli.output import is_table, put_lines, say
from protlib.cli.results.excerpts import ExcerptOptions, excerpt_of, put_excerpts, refuse_others
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.citing.citation import Runs
    from protlib.record.model import Publication


@grouped
def show(
    context: typer.Context,
    keys: Keys,
    output: RecordFormatOption = None,
    *,
    excerpt: ExcerptOptions,
    no_pager: NoPagerOption = False,
) -> None:
    """Show everything about publications.

    On a terminal, it also shows the reference of each.
    """
    from protlib.library.library import read_at_one_moment

    refuse_others(excerpt, output)
    all_keys = require_keys(keys)
    uses_own = output in {"csv", "tsv"} or excerpt.is_used
    with library_of(context) as library:
        publications, verdicts, own_names = read_at_one_moment(
            library,
            lambda now: (now.get_many(all_keys), now.verdicts_in_words(all_keys), now.own_fields() if uses_own else ()),
        )
    excerpt_form = excerpt_of(excerpt, own_names)
    is_drawn = is_table(output)
    references = _references(publications, context) if is_drawn and output is None and not excerpt_form else {}
    with show_in_pager(no_pager=no_pager):
        if excerpt_form:
            put_excerpts(publications, excerpt_form, own_names, output, context)
        elif is_drawn:
            from protlib.cli.record_values import name_values
            from protlib.render import record_panels  # which a pipe does not need

            record_panels.draw_panels(publications, references, verdicts, name_values)
        else:
            from protlib.render import scripts

            fields = scripts.fields_text(publications, verdicts)
            put_lines(scripts.records_for_scripts(publications, output, own_names) if output else fields)


def _references(publications: "Sequence[Publication]", context: typer.Context) -> "Mapping[str, Runs]":
    """Return the reference of each publication by its key, as far as there is an engine that makes them."""
    from protlib.citing.engine import engine_program

    if not engine_program.has_engine():
        return {}
    from protlib.cli.options.citation_options import CitingOptions
    from protlib.cli.references import cite_with_notes

    try:
        result = cite_with_notes(publications, [], CitingOptions(no_versions=True), context)
    except UsageError as error:  # PROTLIB_STYLE may name a style that is not there
        say(str(error))
        return {}
    return {reference.key: reference.runs for reference in result.bibliography}
