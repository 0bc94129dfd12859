"""What many tests need: a library of their own, with its index in memory and on file alike."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from protlib.library import Library

# A busy machine makes no test fail; where CI says so, each run tries the same cases.
settings.register_profile(
    "protlib",
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
# What a commit is checked with: --hypothesis-profile=thorough.
settings.register_profile("thorough", settings.get_profile("protlib"), max_examples=100)
settings.load_profile("protlib")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's library is, or will be."""
    return tmp_path / "library.json"


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that is a second further each time it is looked at, from 2026-11-24T12:00:00Z on."""
    seconds = count()
    return lambda: f"2026-11-24T12:00:{next(seconds):02}Z"


@pytest.fixture(params=["index in memory", "index on file"])
def library(
    request: pytest.FixtureRequest, path: Path, tmp_path: Path, clock: Callable[[], str]
) -> Iterator[Library]:
    """A library that holds nothing yet."""
    cache = tmp_path / "cache" if request.param == "index on file" else None
    with Library(path, cache, clock=clock) as library:
        yield library
