"""Which version of the library the words of a command line mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.context import decode_typed
from protlib.errors import NothingFoundError, UsageError
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.past.past_versions import Past
    from protlib.storage.version_info import VersionInfo


def first_version(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the version name at the beginning of words, such as "41" or "3 days ago", and the other words."""
    from protlib.search.moments import take_version

    return take_version([decode_typed(word) for word in words])


def version_called(
    library: "Library", library_history: "Past", name: str, command: str, *, or_beginning: bool = False
) -> "VersionInfo":
    """Return the version with this name.

    Raises UsageError, with the line to type, if the name is the key of a publication.
    """
    try:
        return library_history.find_version(name, or_beginning=or_beginning)
    except UsageError:
        if not is_key(library, name):
            raise
    history = f"protlib history {command_line([name])}"
    raise UsageError(
        f"“{name}” is a publication; {command} needs a version first. "
        f"To see the versions of this publication: {history}"
    )


def is_key(library: "Library", key: str) -> bool:
    """Tell whether a publication of the library has a key, or had it."""
    try:
        return bool(library.get(key))
    except NothingFoundError:
        return False
