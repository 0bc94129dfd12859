"""The publications of several keys made one: `duplicates --merge KEY KEY`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.changes import ChangeOptions, carry_out, leave_unchanged
from protlib.cli.output import put_lines, say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication


def unite_records(library: "Library", key_arguments: Sequence[str], keep: str | None, flags: ChangeOptions) -> None:
    """Merge the publications with these keys into one, and print its key.

    `keep` stays, else the first. A message says if they are one already.
    """
    records = _put_kept_first(library, key_arguments, keep)
    keys = [record.key for record in records]
    if len(records) < 2:
        message = f"{' and '.join(key_arguments)} are already one publication"
        leave_unchanged(records, message, flags)
        put_lines([] if flags.is_json else keys)
        return
    _tell_unlike(records)
    label = f"duplicates --merge {' '.join(keys)}"

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        return library.merge([keys], (), label, dry_run=dry_run)

    if carry_out(library, change, flags) and not flags.is_json:
        put_lines(keys[:1])


def _put_kept_first(library: "Library", keys: Sequence[str], keep: str | None) -> "tuple[Publication, ...]":
    """Return the records with these keys, each once, the one that stays first.

    Raises UsageError if there is only one key.
    """
    if len(keys) < 2:
        raise UsageError("--merge needs the keys of two publications or more. To choose groups: --where QUERY")
    records = library.get_many(keys)
    if keep is None:
        return tuple(records)
    [first] = library.get_many([keep])
    if first not in records:
        raise UsageError(f"--keep {keep} is not one of the records to merge")
    return first, *(record for record in records if record.key != first.key)


def _tell_unlike(records: "Sequence[Publication]") -> None:
    """Print the records that do not look like the one that they join; people decide about that."""
    from protlib.duplicates.compared import ComparedRecord
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.judgement import Sameness

    first, *joining_records = map(ComparedRecord, records)
    for record in joining_records:
        judgement = compare(first, record)
        if judgement.sameness is Sameness.OTHER:
            say(f"{record.key} and {first.key} do not look the same: {'; '.join(judgement.reasons)}")
