"""What the tests of the command line share: what a command printed, said and ended with."""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from protlib.system.shell import quote


class Ran(NamedTuple):
    """What a command printed, said and ended with."""

    out: str
    err: str
    code: int


Run = Callable[..., Ran]


def as_typed_here(message: str) -> str:
    """Return a message whose words with blanks, which stand in the quotation marks of POSIX,
    have those of the shell here.
    """
    return re.sub(r"'([^' ]+ [^']*)'", lambda word: quote(word[1]), message)


def record_of(protlib: Run, key: str) -> dict[str, Any]:
    """Return what `show` prints of a publication."""
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(record)
