"""Test files that workers compile in parts: what one worker has compiled, the others read.

In a fresh clone pytest rewrites the asserts of 740 files, which takes a worker some ten seconds. Workers that collect
side by side would each rewrite all of them at the same time; so each begins at another file.
"""

import importlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import pytest

Item = TypeVar("Item")
_TESTS: Final = Path(__file__).parents[1]


def import_in_turn(config: pytest.Config) -> None:
    """Import the test files, each worker from another one on; who runs a few files or has no workers needs none."""
    worker = getattr(config, "workerinput", None)
    if worker is None or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    number, count = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    for path in begin_at_part(sorted(_TESTS.rglob("test_*.py")), number, count):
        # What cannot be imported is told when it is collected.
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(".".join((_TESTS.name, *path.relative_to(_TESTS).with_suffix("").parts)))


def begin_at_part(items: Sequence[Item], number: int, count: int) -> list[Item]:
    """Return all items, beginning with one part of several; the first part has the number 0."""
    start = len(items) * number // count
    return [*items[start:], *items[:start]]
