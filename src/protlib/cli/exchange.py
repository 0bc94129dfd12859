"""Publications for other programs: the options that say how their files are written, and what writes them."""

from typing import TYPE_CHECKING, Annotated, Final, get_args

import typer

from protlib.cli.activity import activity
from protlib.cli.configuration import value_of
from protlib.cli.files import STANDARD, data_of, tell_losses
from protlib.cli.options import Options, listed
from protlib.formats.programs import ProgramName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.cli.output_file import OutputFile
    from protlib.formats import Format, WriteOptions
    from protlib.record.model import Publication

EXCHANGE_PANEL: Final = "Other programs"

EXCHANGE_OPTIONS: Final[Options] = {
    "program": (
        Annotated[
            ProgramName | None,
            typer.Option(
                "--for",
                metavar="PROGRAM",
                help=f"Write for this program: {listed(get_args(ProgramName))}. word means a list for its source manager.",
                rich_help_panel=EXCHANGE_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "lossless": (
        Annotated[
            bool,
            typer.Option(
                "--lossless",
                help="Keep what the format has no place for, in a field that protlib reads.",
                rich_help_panel=EXCHANGE_PANEL,
            ),
        ],
        False,
    ),
    "ascii_only": (
        Annotated[
            bool,
            typer.Option(
                "--ascii",
                help="BibTeX: write accents as LaTeX commands.",
                rich_help_panel=EXCHANGE_PANEL,
            ),
        ],
        False,
    ),
}
"""How a file is written for another program: the same in every command that writes one."""


def format_of(named: str | None, program: ProgramName | None, path: str) -> str:
    """Return the format that is named, else on standard output, where no suffix tells one, that of the configuration."""
    is_told = named or program is not None or path != STANDARD
    return named or ("" if is_told else value_of("format"))


def write(file: "OutputFile", publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions") -> None:
    """Write publications, and tell what the format cannot hold."""
    with activity(f"Writing {entry.spoken}"):
        data = data_of(publications, entry, options, file.path)
    file.write(data)
    tell_losses(publications, entry, options)
