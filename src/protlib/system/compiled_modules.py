"""Modules of protlib that are compiled already: found and read with fewer questions than Python asks for a module.

A start imports two hundred of them. Python lists each folder, and makes sure of each file by several ways and names:
half of what it takes to import a small module.
"""

import _imp
import io
import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType
from typing import Final

_PREFIX: Final = f"{__name__.partition('.')[0]}."
_SUFFIX: Final = f".{sys.implementation.cache_tag}.pyc"
_BEGINNING: Final = MAGIC_NUMBER + bytes(4)  # no flags: the file is of a source with the time and the size that follow
_MASK: Final = 0xFFFF_FFFF  # of the four bytes that a number has there
_HEAD: Final = 16  # bytes before the code


class _ReadModule(SourceFileLoader):
    """Runs the code that was read when the module was found."""

    code: CodeType

    def exec_module(self, module: ModuleType) -> None:
        """Run the module."""
        exec(self.code, module.__dict__)  # noqa: S102 - as each loader does
        del self.code


class CompiledModules:
    """The compiled modules of protlib, as Python asks for them; of what it is not sure of it leaves to Python."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Return how to load a module that has not changed since it was compiled, else None."""
        if not path or not name.startswith(_PREFIX):
            return None
        last = name.rpartition(".")[2]
        source, compiled = f"{path[0]}/{last}.py", f"{path[0]}/__pycache__/{last}{_SUFFIX}"
        try:
            status = os.stat(source)  # noqa: PTH116 - in half the time of a path's
            with io.open_code(compiled) as file:
                data = file.read()
        except OSError:
            return None
        time_and_size = (int(status.st_mtime) & _MASK) | (status.st_size & _MASK) << 32
        if data[:_HEAD] != _BEGINNING + time_and_size.to_bytes(8, "little"):
            return None
        loader = _ReadModule(name, source)
        loader.code = marshal.loads(memoryview(data)[_HEAD:])  # noqa: S302 - as Python does
        # It was compiled under another name where the folder has moved.
        _imp._fix_co_filename(loader.code, source)  # type: ignore[attr-defined]  # noqa: SLF001 - as Python does
        spec = ModuleSpec(name, loader, origin=source)
        spec.has_location, spec.cached = True, compiled
        return spec


def find_compiled() -> None:
    """Have modules of protlib found by this from now on, where Python keeps compiled ones beside their sources."""
    if not sys.flags.optimize and sys.pycache_prefix is None and PathFinder in sys.meta_path:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), CompiledModules)
