"""The script of the page: the modules of `interface/`, joined in the order of their imports; nothing else is done to them."""

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
    """Return the script of a module ("view/main.js") with all that it imports, as one strict function that is called.

    Raises graphlib.CycleError where modules import each other.
    """
    pieces = [_EXPORT.sub("", _IMPORT.sub("", _text(path))) for path in ordered(entry)]
    return f'(() => {{\n"use strict";\n{"".join(pieces)}}})();\n'


def ordered(entry: str) -> list[Path]:
    """Return a module and all that it imports, at whatever depth, each behind those that it imports itself."""
    imports: dict[Path, list[Path]] = {}
    pending = [(INTERFACE / entry).resolve()]
    while pending:
        path = pending.pop()
        if path not in imports:
            imports[path] = [(path.parent / name).resolve() for name in _IMPORT.findall(_text(path))]
            pending += imports[path]
    return list(TopologicalSorter(imports).static_order())


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
