"""The line to type instead of one with unknown keys."""

import re
from itertools import groupby
from typing import TYPE_CHECKING

from protlib.cli.command_table import command_position
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def likely_line(arguments: "Sequence[str]", likely_keys: "Mapping[str, str]") -> str:
    """Return the line to type instead of one with unknown keys.

    The line has the keys of `likely_keys`, or else searches for the words. It is "" if the typed line does not have the
    keys, because they came on standard input.
    """
    ends = {key: re.compile(rf"(?<![\w.:/+-]){re.escape(key)}(?![\w:/+-]|\.\w)") for key in likely_keys if key}
    position = command_position(arguments) + 1
    words = arguments[position:]
    if not likely_keys or len(ends) < len(likely_keys) or not all(any(map(end.search, words)) for end in ends.values()):
        return ""
    if not all(likely_keys.values()):
        return command_line(["protlib", *arguments[: position - 1], "search", *ends])
    for key, end in ends.items():
        words = [end.sub(likely_keys[key], word) for word in words]
    return command_line(["protlib", *arguments[:position], *(word for word, _ in groupby(words))])
