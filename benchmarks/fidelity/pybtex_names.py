"""pybtex' table of names, "as parsed by the bibtex program itself": `tests/parse_name_test.py` in a checkout of pybtex.

What is compared is where a name is taken apart; LaTeX is read on both sides. BibTeX knows no organisations, so one
without braces that protlib keeps whole counts as wrong. Rows with the errors that pybtex reports of them are left out:
that they are no names of BibTeX's is all that the table says.
"""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.fidelity.scoring import Case, write_name
from protlib.formats.bib import names
from protlib.formats.bib.latex.decoder import decode
from protlib.record.model import Name

_TABLE: Final = "sample_names"
_Parts = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]]


def cases(folder: Path) -> Iterator[Case]:
    """Yield each name of the table."""
    for name, parts in _table((folder / "tests/parse_name_test.py").read_text(encoding="utf-8")):
        people = [*map(write_name, names.read_names(name).names)]
        expected = write_name(_name(parts))
        yield Case(name, [{"authors": [expected] if expected else []}], [{"authors": people}])


def _table(source: str) -> Iterator[tuple[str, _Parts]]:
    for statement in ast.parse(source).body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.List(elts=rows)) if name == _TABLE:
                yield from filter(None, map(_row, rows))


def _row(row: ast.expr) -> tuple[str, _Parts] | None:
    match row:
        case ast.Tuple(elts=[name, parts, ast.Constant(value=None)]):
            return ast.literal_eval(name), ast.literal_eval(parts)
    return None


def _name(parts: _Parts) -> Name:
    given, particle, family, suffix = (decode(" ".join(words)).strip() for words in parts)
    return Name(given=given, particle=particle, family=family, suffix=suffix)
