"""`restore`: the way back to an earlier version of the library, or of some publications."""

from typing import Annotated

import typer

from protlib.cli.advice.missing_library import offer_last_version
from protlib.cli.changes import ChangeOptions, carry_out
from protlib.cli.completers import completers
from protlib.cli.context import library_of, require_keys
from protlib.cli.options.declaration import argument, grouped
from protlib.cli.options.shared import VERSION_HELP
from protlib.cli.output import say
from protlib.cli.version_choice import first_version, version_called


@grouped
def restore(
    context: typer.Context,
    version: Annotated[str, argument("VERSION", VERSION_HELP, shows_default=True)],
    words: Annotated[
        list[str] | None,
        argument(
            "[KEY]...", "Citation keys; - reads them from standard input. Default: the whole library.", completers.keys
        ),
    ] = None,
    *,
    flags: ChangeOptions,
) -> None:
    """Bring back publications, or the library, from an earlier version.

    Without keys, it brings back the whole library. One undo takes it back. A publication whose key has changed since
    gets the former key, and both keys find it. What is internal or confidential now stays so.
    """
    from protlib.library.past.past_versions import past_of
    from protlib.library.restoration import restore_records

    with library_of(context) as library:
        offer_last_version(library.path)
        library_history = past_of(library)
        name, keys = first_version([version, *(words or ())])
        old_state = library_history.state(version_called(library, library_history, name, "restore"))
        only_keys = require_keys(keys) if keys else None
        if only_keys is None and not flags.quiet and old_state.decisions != library.decisions():
            say("decisions about the library are restored as well")
        carry_out(library, lambda dry_run: restore_records(library, old_state, only_keys, dry_run=dry_run), flags)
