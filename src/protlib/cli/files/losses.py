"""What a file cannot hold of the records in it."""

from itertools import groupby
from typing import TYPE_CHECKING, Final

from protlib.cli.output import say
from protlib.text import list_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protlib.formats import Format, WriteOptions
    from protlib.record.model import Publication

_MOST_MEMBERS: Final = 4  # of extra, in a message
_EXTRA: Final = "extra"
_FIELDS_OF_EVERY_FORMAT: Final = frozenset({"authors", "date", "title"})
"""Fields that every format has: what it cannot hold of them is a part, such as the case of letters, or a day."""
_FEW_RECORDS: Final = 2
"""Records that are told by their keys, and not by their number."""


def tell_losses(
    publications: "Sequence[Publication]", entry: "Format", options: "WriteOptions", way: str = "--lossless"
) -> None:
    """Say which filled fields the file lacks or changes, of which records, and the `way` to keep them.

    A message shows each type by its name. Of `extra` it names what is lost where the file holds the rest.
    """
    from protlib import formats
    from protlib.formats.files import losses

    losses_by_field = losses(publications, entry, options)
    types = losses_by_field.pop("type", [])
    keeps = f". To keep them in the file, for protlib: {way}" if entry.packs and not options.lossless else ""
    if losses_by_field:
        members = formats.lost_members(publications, entry, options) if _EXTRA in losses_by_field else []
        quoted_members = list_first([f"“{member}”" for member in members], _MOST_MEMBERS)
        names = {_EXTRA: f"{_EXTRA} {quoted_members}".strip()}
        records_by_name = [
            (names.get(name, name.replace("_", " ")), records) for name, records in losses_by_field.items()
        ]
        missing = [(name, records) for name, records in records_by_name if name not in _FIELDS_OF_EVERY_FORMAT]
        changed_fields = [(name, records) for name, records in records_by_name if name in _FIELDS_OF_EVERY_FORMAT]
        count = len(publications)
        texts = [f"{entry.label} cannot hold {_names_with_counts(missing, count)}; the file leaves them out"] * bool(
            missing
        )
        texts += [
            f"{'It' if missing else entry.label} has {_names_with_counts(changed_fields, count)} in another form"
        ] * bool(changed_fields)
        say(f"{'. '.join(texts)}{keeps}")
    if types:
        records_by_name = [
            (name, [record for record in types if record.type == name]) for name in {record.type for record in types}
        ]
        counts_text = _names_with_counts(records_by_name, len(publications))
        say(
            f"{entry.label} cannot name the type {counts_text}; the file says another{'' if losses_by_field else keeps}"
        )


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
