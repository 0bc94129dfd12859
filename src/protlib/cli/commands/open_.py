"""`open`: the links of publications in the browser."""

from typing import Annotated

import typer

from protlib.cli.context import library_of, required_keys
from protlib.cli.links import open_links
from protlib.cli.options import Keys
from protlib.cli.options.declaration import flag


def open_(
    context: typer.Context,
    keys: Keys,
    files: Annotated[bool, flag("--files", "Also open links to documents on your own computer.")] = False,
) -> None:
    """Open the link of publications in the browser.

    Without a link, protlib opens the DOI or the document symbol.
    """
    with library_of(context) as library:
        open_links(library.get_many(required_keys(keys)), files=files)
