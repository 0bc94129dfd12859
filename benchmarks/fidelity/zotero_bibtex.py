"""Zotero's own tests of its BibTeX translator: `BibTeX.js` in a checkout of zotero/translators.

Titles are compared by their letters and digits: of a formula the translator leaves a dollar behind
("DNA<sub>2</sub>$"), and it takes a tilde for the operator and a backslash for an escape, which its tests have as they
are; sub- and superscripts are single characters of Unicode where there are such ("Σ⁰").
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields, simplify
from benchmarks.fidelity.zotero import item

_CASES: Final = re.compile(r"/\*\* BEGIN TEST CASES \*\*/\s*var testCases = (\[.*\])\s*;?\s*/\*\* END", re.DOTALL)
_TITLES: Final = ("title", "container_title")
_MARKS: Final = re.compile(r"[\W_]+")


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for BibTeX."""
    match = _CASES.search((folder / "BibTeX.js").read_text(encoding="utf-8"))
    for number, case in enumerate(json.loads(match[1] if match else "[]"), 1):
        if case["type"] == "import":
            publications = read(case["input"], "bibtex")
            expected = [_make_comparable(item(zotero_item)) for zotero_item in case["items"]]
            yield Case(
                f"case {number}", expected, [_make_comparable(fields(publication)) for publication in publications]
            )


def _make_comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with the tags in the order in which Zotero's tests have them, and titles without marks."""
    titles = {name: _letters_and_digits(found[name]) for name in _TITLES}
    return {**found, **titles, "tags": sorted(found["tags"])}


def _letters_and_digits(text: str) -> str:
    return _MARKS.sub(" ", unicodedata.normalize("NFKC", simplify(text))).strip()
