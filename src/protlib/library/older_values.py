"""What the library said of a record before: a cell of a table that says this again is not edited, but came out before the library was."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from protlib.errors import LibraryUnusableError
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.storage import Store

Older = Callable[[Publication], Sequence[Publication]]
"""What returns the states in which the kept versions have a record, without the present one, the newest first."""


def none_older(_record: Publication) -> Sequence[Publication]:
    """Return no older states, where no versions are known."""
    return ()


def older_in(store: "Store") -> Older:
    """Return what asks the versions of a library; those that cannot be read are as if they were not kept."""

    @cache
    def states(key: str) -> Sequence[Publication]:
        from protlib.library.past import Past

        try:
            changes = [*Past(store, 0).changes(key)]
        except LibraryUnusableError:
            return ()
        return [change.before for change in changes if change.before is not None]

    return lambda record: states(record.key)
