"""A bundle: a folder with protlib, a Python and pandoc, made by PyInstaller, for machines that have none of them."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

_MODULE: Final = "--run-module"
"""The word by which the program of a bundle runs a module, as Python does by -m."""
_LIBRARIES: Final = "LD_LIBRARY_PATH"
_BUNDLE_VARIABLES: Final = "_PYI_"  # variables in which the program tells its own processes where the bundle is


def folder() -> Path | None:
    """Return the folder of the bundle that runs; None where a Python of the machine runs protlib."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def words_that_run(module: str) -> tuple[str, ...]:
    """Return the words that run a module of this protlib in a process of its own."""
    if folder():
        return (sys.executable, _MODULE, module)
    # -P: what lies in the folder in which the user happens to be is not imported.
    return (sys.executable, "-P", "-m", module)


def begin(arguments: Sequence[str], run_command_line: Callable[[], object]) -> None:
    """Run the module that the words of another process of this bundle ask for, or else the command line."""
    _free_child_programs()
    if arguments[:1] == [_MODULE] and len(arguments) > 1:
        import runpy

        sys.argv = list(arguments[1:])
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        run_command_line()


def _free_child_programs() -> None:
    """Give other programs the libraries of the machine: those of the bundle are for its own process.

    Linux reads its variable at the start, and Windows looks beside a loaded module: this process finds its own.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetDllDirectoryW(None)  # processes that are started inherit it
    old_path = os.environ.pop(f"{_LIBRARIES}_ORIG", None)
    if old_path is None:
        os.environ.pop(_LIBRARIES, None)
    else:
        os.environ[_LIBRARIES] = old_path
    for name in [name for name in os.environ if name.startswith(_BUNDLE_VARIABLES)]:
        del os.environ[name]
