"""What protlib does not declare yet, added to the source of a module in an interpreter of its own.

It has to be there before that module is imported. A module beside this one, such as `new_field`, says what is added,
and has a function `install`.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

from harness.paths import ROOT
from programs import interpreter


class _Finder(MetaPathFinder):
    def __init__(self, module: str, added: Mapping[str, str]) -> None:
        self._module = module
        self._added = added

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find the module, and have its source say more."""
        if name != self._module or not (spec := PathFinder.find_spec(name, path, target)):
            return None
        spec.loader = _Loader(name, str(spec.origin), self._added)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, added: Mapping[str, str]) -> None:
        super().__init__(name, path)
        self._added = added

    def get_code(self, fullname: str) -> Any:
        """Compile the source with what is added, whatever is compiled already."""
        source = self.get_data(self.path).decode()
        for before, added in self._added.items():
            assert source.count(before) == 1
            source = source.replace(before, added + before)
        return compile(source, self.path, "exec")


def install(module: str, added: Mapping[str, str]) -> None:
    """Have a module, which must not have been imported, say what is added before texts that stand in it once."""
    assert module not in sys.modules
    sys.meta_path.insert(0, _Finder(module, added))


def run(kind: str, code: str, *arguments: str, stdin: str = "", imported: str = "") -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which `install` of the module of this name was called,
    and then modules imported.
    """
    path = f"sys.path.insert(0, {str(ROOT / 'tests')!r})"
    prepared = f"{path}\nfrom harness import {kind}; {kind}.install()\n{imported and f'import {imported}'}\n"
    return interpreter.run(prepared, code, arguments, stdin=stdin.encode())
