"""`as-text`: a library as lines of text, which `git diff` compares."""

from pathlib import Path
from typing import Annotated

from protlib.cli.options.declaration import argument
from protlib.cli.output import put_bytes, put_lines


def as_text(path: Annotated[Path, argument("FILE", "A library.", shows_default=True)]) -> None:
    """Print a library as text for git diff, one field a line.

    Git compares this text after git-setup. A file that is not a library is printed as it is.
    """
    from protlib.cli.input_file import read_bytes
    from protlib.render.library_text import library_lines
    from protlib.storage.contents import NotALibraryError, content_of
    from protlib.storage.layout import DECISIONS

    data = read_bytes(str(path))
    try:
        content = content_of(data)
    except NotALibraryError:
        put_bytes(data)
        return
    put_lines(library_lines(content.documents, list(content.tables.get(DECISIONS, {}).values())))
