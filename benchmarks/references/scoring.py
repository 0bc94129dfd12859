"""What was told of each field of an entry: right, wrong or missing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from protlib.record import cleaning, names
from protlib.record.model import Name, Publication
from protlib.text import words

FIELDS: Final = (
    "authors", "editors", "year", "title", "container_title", "publisher", "publisher_place", "volume", "issue", "page",
    "number", "edition", "doi", "url", "accessed", "type",
)  # fmt: skip


class Score(NamedTuple):
    """How many values of a field were right, wrong, and not found."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        """What part of the values that were told is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """What part of the values that stand there was told right."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0


def read_expected(text: str) -> Publication:
    """Return the record that stands in an entry: "authors: Jobe, A. | year: 2010 | title: The causes"."""
    raw = dict(part.split(":", 1) for part in text.split(" | "))
    raw = {name: value.strip() for name, value in raw.items()}
    people = {
        field: [name for person in raw.get(field, "").split("; ") if person for name in names.parse_list(person)]
        for field in ("authors", "editors")
    }
    return cleaning.clean_record({**raw, "date": raw.get("year", ""), **people, "year": ""}).publication


def score(pairs: Iterable[tuple[Publication, Publication]], fields: Sequence[str] = FIELDS) -> dict[str, Score]:
    """Return for each field the score of pairs of what is right and what was read; a wrong value counts as missing."""
    counts: Counter[tuple[str, str]] = Counter()
    for expected, record in pairs:
        for field in fields:
            expected_value, value = comparable_value(expected, field), comparable_value(record, field)
            if field == "type" and expected_value == "document":
                continue  # no type is expected
            if value:
                counts[field, "right" if value == expected_value else "wrong"] += 1
            if expected_value and value != expected_value:
                counts[field, "missing"] += 1
    return {field: Score(*(counts[field, verdict] for verdict in ("right", "wrong", "missing"))) for field in fields}


def comparable_value(publication: Publication, field: str) -> str:
    """Return a value without what styles change in it: capitals, dashes, initials for given names."""
    value: Any = publication.year if field == "year" else getattr(publication, field)
    if field in {"authors", "editors"}:
        return "; ".join(_write_maker(name) for name in value if name.literal != "others")
    if field == "page":
        return _complete_pages(str(value))
    if field == "edition":
        return re.sub(r"\D", "", str(value))
    return " ".join(words(str(value or "")))


def _write_maker(name: Name) -> str:
    if name.literal:
        return " ".join(words(names.organisation(name.literal).literal))
    initial = words(name.given)[0][0] if words(name.given) else ""
    return f"{' '.join(words(f'{name.particle} {name.family}'))} {initial}".strip()


def _complete_pages(pages: str) -> str:
    """Return a range with the last page written out: "154-61" is 154-161."""
    match = re.fullmatch(r"([a-z]?)(\d+)-[a-z]?(\d+)", pages)
    if not match:
        return pages
    first, last = match[2], match[3]
    return f"{first}-{first[: max(len(first) - len(last), 0)]}{last}"
