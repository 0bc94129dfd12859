"""Libraries that are made once: a fixture that runs several commands runs them for the first test; later tests get a
copy.

@pytest.fixture
@made_once
def shelf(protlib: Run) -> Run: ...
"""

import functools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")


def made_once(make: Callable[Arguments, Value]) -> Callable[Arguments, Value]:
    """Return a fixture that fills the current folder as the given one does, which is called once.

    It may return one of its arguments, a path in that folder, or a value that no test changes. The index is not copied:
    it is that of a library in one place.
    """
    copies: list[tuple[Path, Callable[[dict[str, Any]], Value]]] = []

    @functools.wraps(make)
    def copy(*nothing: Arguments.args, **arguments: Arguments.kwargs) -> Value:
        here = Path.cwd()
        if copies:
            folder, value_for = copies[0]
            shutil.copytree(folder, here, dirs_exist_ok=True)
            return value_for(arguments)
        value = make(*nothing, **arguments)
        folder = Path(tempfile.mkdtemp(prefix=f"{make.__name__}-", dir=here.parent))
        shutil.copytree(here, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("cache"))
        copies.append((folder, _same(value, arguments, here)))
        return value

    return copy


def _same(value: Any, arguments: dict[str, Any], folder: Path) -> Callable[[dict[str, Any]], Any]:
    """Return a function from the arguments of another test to what is this value there."""
    for name, argument in arguments.items():
        if value is argument:
            return lambda others: others[name]
    if isinstance(value, Path):
        return lambda _: Path.cwd() / value.relative_to(folder)
    return lambda _: value
