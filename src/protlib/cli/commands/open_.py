"""`open`: the files of publications, or their links in the browser."""

from typing import Annotated

import typer

from protlib.cli.context import decode_typed, library_of, require_keys
from protlib.cli.options.declaration import flag, option
from protlib.cli.options.shared import Keys
from protlib.errors import UsageError


def open_(
    context: typer.Context,
    keys: Keys,
    page: Annotated[int | None, option("--page NUMBER", "Open the file at this page.", minimum=1)] = None,
    name: Annotated[str | None, option("--file NAME", "Open this one of its files, by name or label.")] = None,
    link: Annotated[bool, flag("--link", "Open the link, even where there is a file.")] = False,
    files: Annotated[bool, flag("--files", "Also open links to documents on your own computer.")] = False,
) -> None:
    """Open the file of publications, or their link in the browser.

    Without a file and a link, protlib opens the DOI or the document symbol.
    """
    from protlib.cli.files.viewer import OpeningOptions, open_publications

    if link and (page is not None or name is not None):
        raise UsageError("--page and --file are about a file; leave out --link")
    with library_of(context) as library:
        records = library.get_many(require_keys(keys))
        open_publications(library, records, OpeningOptions(page, decode_typed(name), link, files))
