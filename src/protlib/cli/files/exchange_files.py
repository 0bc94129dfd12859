"""Publications for other programs: the options for such files, and the function that writes them."""

from typing import TYPE_CHECKING, get_args

from protlib.cli.files.file_contents import file_data
from protlib.cli.files.losses import tell_losses
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.options.shared import choices_text
from protlib.cli.settings.configuration import value_of
from protlib.cli.terminal.activity import activity
from protlib.formats.programs import ProgramName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.cli.files.output_file import OutputFile
    from protlib.formats import Format, WriteOptions
    from protlib.record.model import Publication


class ExchangeOptions(OptionGroup, panel="Other programs"):
    """How a file is written for another program: the same in every command that writes one."""

    program: ProgramName | None = option(
        "--for PROGRAM",
        f"Write for this program: {choices_text(get_args(ProgramName))}. word means a list for its source manager.",
    )
    lossless: bool = flag("--lossless", "Keep what the format has no place for, in a field that protlib reads.")
    ascii_only: bool = flag("--ascii", "BibTeX: write accents as LaTeX commands.")


def format_of(format_name: str | None, program: ProgramName | None, path: str) -> str:
    """Return the named format.

    Without a name, standard output has the configured format.
    """
    is_named = format_name or program is not None or path != STANDARD
    return format_name or ("" if is_named else value_of("format"))


def write_publications(
    file: "OutputFile", publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions"
) -> None:
    """Write publications, and print what the format cannot hold."""
    with activity(f"Writing {entry.label}"):
        data = file_data(publications, entry, options, file.path)
    file.write(data)
    tell_losses(publications, entry, options)
