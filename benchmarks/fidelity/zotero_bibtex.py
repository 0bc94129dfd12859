"""Zotero's own tests of its BibTeX translator: `BibTeX.js` in a checkout of zotero/translators."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.scoring import Case, fields
from benchmarks.fidelity.zotero import item
from protlib.formats import bibtex
from protlib.model import Publication

_CASES: Final = re.compile(
    r"/\*\* BEGIN TEST CASES \*\*/\s*var testCases = (\[.*\])\s*;?\s*/\*\* END", re.DOTALL
)


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for BibTeX."""
    match = _CASES.search((folder / "BibTeX.js").read_text(encoding="utf-8"))
    for number, case in enumerate(json.loads(match[1] if match else "[]"), 1):
        if case["type"] == "import":
            publications = bibtex.loads(case["input"]).publications
            yield Case(f"case {number}", [*map(item, case["items"])], [*map(_fields, publications)])


def _fields(publication: Publication) -> dict[str, Any]:
    """Return the fields of a record with the tags in the order in which Zotero's tests have them."""
    found = fields(publication)
    return {**found, "tags": sorted(found["tags"])}
