"""Which tests cannot run on Windows, and why; and what Wine does otherwise than Windows, put right where tests run under it."""

import ast
import importlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from paths import ROOT

_MODULES: Final = {
    "pty": "Windows has no terminal that a program makes",
    "termios": "Windows has no terminal that a program makes",
    "tty": "Windows has no terminal that a program makes",
    "fcntl": "Windows has no flock",
    "resource": "Windows has no limits of a process",
    "pwd": "Windows has no file of users",
    "grp": "Windows has no file of groups",
}
"""Modules that Windows does not have; a test that imports one, or a helper in tests/ that does, is left out."""
_WINE_ONLY: Final = {
    "numpy": "Wine has no crealf",
    "pandas": "Wine has no crealf",
    "country_converter": "Wine has no crealf, which numpy wants",
}
"""Modules that end the process under Wine."""
_TESTS: Final = {
    "test_bytes.py": "names of files are UTF-16 on Windows, and never broken",
    "test_screenshots.py": "the pictures are made on Linux",
    "test_recipes.py": "the recipes are scripts of POSIX shells",
}
"""Whole files."""


def is_wine() -> bool:
    """Tell whether this is no Windows, but Wine."""
    import ctypes

    loader: Any = getattr(ctypes, "windll", None)
    return loader is not None and hasattr(loader.ntdll, "wine_get_version")


def why_not(path: Path, missing: dict[str, str]) -> str:
    """Return why a file of tests cannot run where some modules are missing, "" where it can."""
    return _TESTS.get(path.name, "") or _reason(path, tuple(missing.items()))


def missing_here() -> dict[str, str]:
    """Return the modules that are missing, with reasons."""
    return {**_MODULES, **(_WINE_ONLY if is_wine() else {})}


@cache
def _reason(path: Path, missing: tuple[tuple[str, str], ...]) -> str:
    for name in _imported(path):
        why = dict(missing).get(name, "")
        helper = ROOT / f"tests/{name}.py"
        if why or (helper.is_file() and helper != path and (why := _reason(helper, missing))):
            return why
    return ""


def _imported(path: Path) -> set[str]:
    """Return the modules that a file imports when it is imported itself."""
    names: set[str] = set()
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


class _LeftOut(pytest.Module):
    """A file of tests that cannot run here."""

    why = ""

    def collect(self) -> Any:
        """Skip the file, with its reason."""
        pytest.skip(self.why, allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> pytest.Module | None:
    """Leave out a file that cannot run here."""
    if not (why := why_not(module_path, missing_here())):
        return None
    module: _LeftOut = _LeftOut.from_parent(parent, path=module_path)
    module.why = why
    return module


def mend_wine() -> None:
    """Have a byte that another process has locked be refused as Windows does it, also in the processes that tests start."""
    if not is_wine():
        return
    shim = str(ROOT / "tests/wine")
    parts = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]
    if shim not in parts:
        os.environ["PYTHONPATH"] = os.pathsep.join([*parts, shim])
        sys.path.append(shim)
        importlib.import_module("sitecustomize")
