"""Publications for other programs: the options for such files, what writes them, and what they cannot hold."""

from itertools import groupby
from typing import TYPE_CHECKING, Final, get_args

from protlib.cli.files.file_contents import file_data
from protlib.cli.input_file import STANDARD
from protlib.cli.options.declaration import OptionGroup, flag, option
from protlib.cli.options.shared import choices_text
from protlib.cli.output import say
from protlib.cli.settings.configuration import setting_value
from protlib.cli.terminal.activity import activity
from protlib.formats.programs import ProgramName
from protlib.text import list_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protlib.cli.files.output_file import OutputFile
    from protlib.formats import Format, WriteOptions
    from protlib.record.model import Publication

_MOST_MEMBERS: Final = 4  # of extra, in a message
_EXTRA: Final = "extra"
_FIELDS_OF_EVERY_FORMAT: Final = frozenset({"authors", "date", "title"})
"""Fields that every format has: what it cannot hold of them is a part, such as the case of letters, or a day."""
_TITLE_OF_BOOK: Final = "container title"
"""What is changed, and not lost, for a program that wants titles in sentence case."""
_FEW_RECORDS: Final = 2
"""Records that are told by their keys, and not by their number."""


def tell_losses(
    publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions", option: str = "--lossless"
) -> None:
    """Say which filled fields the file lacks or changes, of which records, and the `option` to keep them.

    A message shows each type by its name. Of `extra` it names what is lost where the file holds the rest.
    """
    from protlib import formats
    from protlib.formats.files import losses

    losses_by_field = losses(publications, entry, options)
    types = losses_by_field.pop("type", [])
    hint = f". To keep them in the file, for protlib: {option}" if entry.packs and not options.lossless else ""
    if losses_by_field:
        members = formats.lost_members(publications, entry, options) if _EXTRA in losses_by_field else []
        quoted_members = list_first([f"“{member}”" for member in members], _MOST_MEMBERS)
        names = {_EXTRA: f"{_EXTRA} {quoted_members}".strip()}
        records_by_name = [
            (names.get(name, name.replace("_", " ")), records) for name, records in losses_by_field.items()
        ]
        changed_names = {*_FIELDS_OF_EVERY_FORMAT, *[_TITLE_OF_BOOK] * options.program.wants_sentence_case}
        missing = [(name, records) for name, records in records_by_name if name not in changed_names]
        changed_fields = [(name, records) for name, records in records_by_name if name in changed_names]
        count = len(publications)
        texts = [f"{entry.label} cannot hold {_names_with_counts(missing, count)}; the file leaves them out"] * bool(
            missing
        )
        texts += [
            f"{'It' if missing else entry.label} has {_names_with_counts(changed_fields, count)} in another form"
        ] * bool(changed_fields)
        say(f"{'. '.join(texts)}{hint}")
    if types:
        records_by_name = [
            (name, [record for record in types if record.type == name]) for name in {record.type for record in types}
        ]
        counts_text = _names_with_counts(records_by_name, len(publications))
        say(f"{entry.label} cannot name the type {counts_text}; the file says another{'' if losses_by_field else hint}")


def _names_with_counts(records_by_name: "Iterable[tuple[str, Sequence[Publication]]]", total: int) -> str:
    """Return names, the most frequent first; behind names with the same number of records stands that number."""
    ordered_pairs = sorted(records_by_name, key=lambda pair: (-len(pair[1]), pair[0]))
    groups = groupby(ordered_pairs, key=lambda pair: _share(pair[1], total))
    return ", ".join(f"{', '.join(name for name, _ in group)}{share}" for share, group in groups)


def _share(records: "Sequence[Publication]", total: int) -> str:
    """Return how many of so many records these are; few are losses by their keys."""
    count = len(records)
    if count == total:
        return f" (all {total})" if total > _FEW_RECORDS else ""
    keys = [record.key for record in records]
    return f" ({', '.join(keys)})" if count <= _FEW_RECORDS and all(keys) else f" ({count} of {total})"


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
    return format_name or ("" if is_named else setting_value("format"))


def write_publications(
    file: "OutputFile", publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions"
) -> None:
    """Write publications, and print what the format cannot hold."""
    with activity(f"Writing {entry.label}"):
        data = file_data(publications, entry, options, file.path)
    file.write(data)
    tell_losses(publications, entry, options)
