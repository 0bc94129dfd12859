"""The script of the page: the modules of `interface/`, joined in the order of their imports, otherwise unchanged."""

import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

INTERFACE: Final = Path(__file__).with_name("interface")
"""The folder of the modules, whose types `deno check` looks at: plain JavaScript with JSDoc."""
# Such as `import { Words } from "./words.js";`, over several lines where the names are many.
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "(\.{1,2}/[^"]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:class|const|function)\b)", re.MULTILINE)


def bundle(entry: str) -> str:
    """Return the script of a module ("view/main.js") with all its imports, as one strict function that is called.

    Raises graphlib.CycleError where modules import each other.
    """
    pieces = [_EXPORT.sub("", _IMPORT.sub("", _read_module(path))) for path in sort_modules(entry)]
    return f'(() => {{\n"use strict";\n{"".join(pieces)}}})();\n'


def sort_modules(entry: str) -> list[Path]:
    """Return a module and all its imports, at whatever depth, each after its own imports."""
    imports: dict[Path, list[Path]] = {}
    pending_paths = [(INTERFACE / entry).resolve()]
    while pending_paths:
        path = pending_paths.pop()
        if path not in imports:
            imports[path] = [(path.parent / name).resolve() for name in _IMPORT.findall(_read_module(path))]
            pending_paths += imports[path]
    return list(TopologicalSorter(imports).static_order())


def _read_module(path: Path) -> str:
    return path.read_text(encoding="utf-8")
