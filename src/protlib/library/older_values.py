"""Earlier values of records: a cell of a table that has one was exported earlier, and nobody has edited it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from protlib.errors import LibraryUnusableError
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.storage import Store

Older = Callable[[Publication], Sequence[Publication]]
"""What returns the states in which the kept versions have a record, without the present one, the newest first."""


def no_older_states(_record: Publication) -> Sequence[Publication]:
    """Return no older states, where no versions are known."""
    return ()


def older_states_in(store: "Store") -> Older:
    """Return the function that reads older states from a library's versions; unreadable versions count as missing.

    A record that somebody opened, in a version that is not kept or in another library, has a closed state as well.
    """

    @cache
    def states(key: str) -> Sequence[Publication]:
        from protlib.library.past.past_versions import Past

        try:
            changes = [*Past(store, 0).changes(key)]
        except LibraryUnusableError:
            return ()
        return [change.old_record for change in changes if change.old_record is not None]

    @cache
    def levels_of_opened() -> Mapping[str, str]:
        from protlib.record.decisions import Decisions

        try:
            return Decisions.from_documents(store.decisions()).levels_of_opened()
        except LibraryUnusableError:
            return {}

    def all_states(record: Publication) -> Sequence[Publication]:
        level = levels_of_opened().get(record.key)
        return [*states(record.key), record.changed(access=level)] if level else states(record.key)

    return all_states
