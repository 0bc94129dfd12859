"""Compare records with what another project expects of its own test file, field by field.

Both sides are put into one shape, the fields of a record under its own names (`SCORED`); a field that is expected
counts for one, or in the part that agrees where it is a list (names, tags). A field that nothing is expected of does
not count, and a record that is not there has none of its fields right.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from protlib.record.fields import labels
from protlib.record.model import Name, Publication

SCORED: Final = (
    "title", "authors", "editors", "translators", "date", "container_title", "publisher", "publisher_place", "volume",
    "issue", "number", "page", "isbn", "issn", "doi", "url", "abstract", "language", "tags",
)  # fmt: skip

Fields = Mapping[str, Any]
"""Values under the names of `SCORED`: text, or a list of text; names as `write_name` gives them, dates as EDTF."""


@dataclass(frozen=True, slots=True)
class Case:
    """A test file of another project: what it expects, and what protlib read, both in the file's order."""

    name: str
    expected: Sequence[Fields]
    found: Sequence[Fields]


@dataclass(slots=True)
class Score:
    """How much of what is expected agrees, in all and by field, and each value that does not."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    differences: list[tuple[str, str, Any, Any]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part of all fields that agrees, from 0 to 1."""
        return sum(self.right.values()) / (sum(self.asked.values()) or 1)

    def add(self, case: Case) -> None:
        """Count a test file."""
        pairs: Iterator[tuple[Fields, Fields]] = zip_longest(case.expected, case.found, fillvalue={})
        for expected, record in pairs:
            for name, value in expected.items():
                if value:
                    self._count(case.name, name, value, record.get(name))

    def _count(self, case: str, name: str, expected: Any, found: Any) -> None:
        share = agreement(expected, found)
        self.right[name] += share  # type: ignore[assignment]
        self.asked[name] += 1
        if share < 1:
            self.differences.append((case, name, expected, found))


def fields(publication: Publication) -> dict[str, Any]:
    """Return the scored fields of a record."""
    values: dict[str, Any] = {}
    for name in SCORED:
        value = getattr(publication, name)
        values[name] = (
            [write_name(entry) for entry in value] if name in {"authors", "editors", "translators"} else value
        )
    return values


def write_name(name: Name) -> str:
    """Return a name as it is compared: "particle family, given dropping, suffix", or an organisation whole."""
    return name.literal or labels.inverted_name(name)


def agreement(expected: Any, found: Any) -> float:
    """Return how much of a value is found, from 0 to 1; a list in the part of its entries that stand in order."""
    if isinstance(expected, str):
        return float(simplify(expected) == simplify(found if isinstance(found, str) else ""))
    left_names, right_names = _all_plain(expected), _all_plain(found or ())
    same = sum(
        block.size for block in SequenceMatcher(None, left_names, right_names, autojunk=False).get_matching_blocks()
    )
    return same / max(len(left_names), len(right_names))


def simplify(text: str) -> str:
    """Return a text as it is compared: without markup, in one kind of space, quote and dash, composed."""
    text = re.sub(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>", "", unicodedata.normalize("NFC", text))
    text = text.translate(_ALIKE)
    return re.sub(r"-{2,}", "-", " ".join(text.split()))


_ALIKE: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "\xa0": " "})


def _all_plain(values: Iterable[str]) -> list[str]:
    return [simplify(value) for value in values]
