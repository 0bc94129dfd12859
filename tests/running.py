"""What the tests of the command line share: what a command printed, said and ended with."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a command printed, said and ended with."""

    out: str
    err: str
    code: int


Run = Callable[..., Ran]


def record_of(protlib: Run, key: str) -> dict[str, Any]:
    """Return what `show` prints of a publication."""
    [shown] = json.loads(protlib("show", key, "--format", "json").out)
    return dict(shown)
