"""`titles`: the capitals of titles."""

from typing import Annotated, Any

import typer

from protlib.cli.changes import CHANGE_OPTIONS, carried_out
from protlib.cli.choice import CHOICE_OPTIONS, NamedKeys, chosen_keys
from protlib.cli.context import library_of
from protlib.cli.options import taking
from protlib.errors import UsageError


@taking(CHOICE_OPTIONS, into="choice")
@taking(CHANGE_OPTIONS, into="how")
def titles(
    context: typer.Context,
    named: NamedKeys = None,
    sentence_case: Annotated[
        bool, typer.Option("--sentence-case", help="Capitals for first words and names alone.")
    ] = False,
    *,
    choice: dict[str, Any],
    how: dict[str, Any],
) -> None:
    """Set titles that are in Title Case or ALL CAPITALS in sentence case; names, acronyms and places keep their capitals.

    Title Case is changed in English, capitals throughout in French, Spanish, Portuguese and Italian as well; the names of laws
    and treaties stay. Look through the diff: no list knows every name.
    """
    from protlib.record.settled_titles import in_sentence_case

    if not sentence_case:
        raise UsageError("titles wants --sentence-case: protlib titles --sentence-case --all --dry-run")
    with library_of(context) as library:
        keys = chosen_keys(library, named, choice)
        carried_out(
            library, lambda dry_run: library.change(keys, in_sentence_case, "titles", dry_run=dry_run), **how
        )
