"""The groups of records of a library that are one publication, without what was decided to be two."""

from collections.abc import Collection, Sequence

from protlib.duplicates.groups import Group, groups
from protlib.record.decisions import Decisions
from protlib.record.decisions.one_name import OneNames
from protlib.record.model import Publication
from protlib.system.progress import Progress


def groups_of(
    records: Sequence[Publication],
    decisions: Decisions,
    among: Collection[str] | None,
    progress: Progress,
) -> list[Group]:
    """Return the groups that are surely one publication, then those that may be, each the likeliest first.

    With `among`, they are those in which one of these keys is, or a record that is surely the same as one of them.
    """
    bodies = OneNames(decisions.names()).bodies()
    return groups(
        records,
        _apart(records, decisions),
        unsure=True,
        known_names=bodies,
        among=None if among is None else frozenset(among),
        progress=progress,
    )


def _apart(records: Sequence[Publication], decisions: Decisions) -> set[frozenset[str]]:
    """Return the pairs of keys that are of two publications, also where these had other keys when that was said."""
    decided = decisions.apart()
    keys_by_name = {
        name.casefold(): record.key for record in (records if decided else ()) for name in (*record.aliases, record.key)
    }
    return {frozenset(keys_by_name.get(key.casefold(), key) for key in pair) for pair in decided}
