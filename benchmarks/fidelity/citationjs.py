"""citation-js' tests of its BibTeX plug-in: `packages/plugin-bibtex/test` in a checkout of citation-js/citation-js.

What it expects are items of CSL-JSON, which are read as protlib reads any. Two files, `input.json` with a text of its
own or a file in `input` for each case, and `mapping`, with one file of entries for BibTeX and one for biblatex. Only a
matter of how it is written are a subscript or superscript that is a single character of Unicode ("mc²"), and an address
in ASCII ("%D1%88").
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields, simplify
from protlib.record.model import Publication

_TESTS: Final = Path("packages/plugin-bibtex/test")
_KINDS: Final = ("@bibtex/text", "@biblatex/text")


def cases(folder: Path) -> Iterator[Case]:
    """Yield each case of a text, and the two files of entries."""
    tests = folder / _TESTS
    inputs = json.loads((tests / "input.json").read_text(encoding="utf-8"))
    for kind in _KINDS:
        for name, (text, expected) in inputs.get(kind, {}).items():
            path = tests / "input" / f"{name.removeprefix('with ')}.bib"
            yield _case(name, read(text or path.read_bytes(), "bibtex"), expected)
    for name in ("bibtex", "biblatex"):
        text = (tests / f"mapping/{name}-input.bib").read_text(encoding="utf-8")
        expected = json.loads((tests / f"mapping/{name}-csl.json").read_text(encoding="utf-8"))
        yield _case(f"mapping of {name}", read(text, name), expected)


def _case(name: str, publications: Iterable[Publication], items: Iterable[Mapping[str, Any]]) -> Case:
    expected = read(json.dumps(items), "csl-json")
    return Case(name, [*map(_fields, expected)], [*map(_fields, publications)])


def _fields(publication: Publication) -> dict[str, Any]:
    record = fields(publication)
    title = unicodedata.normalize("NFKC", simplify(record["title"]))
    return {**record, "title": title, "url": unquote(record["url"])}
