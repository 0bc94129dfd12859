"""JabRef's tests of its RIS importer, and of files in other encodings, in a checkout of JabRef/jabref of any age.

What is expected stands beside each RIS file in BibTeX, and for the encodings in `BibtexImporterTest.java`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry

from benchmarks.fidelity.expecting import make_canonical, name, standard_number
from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields

_FIELDS: Final = {
    "title": "title", "abstract": "abstract", "journal": "container_title", "publisher": "publisher",
    "address": "publisher_place", "volume": "volume", "pages": "page", "doi": "doi", "url": "url",
    "language": "language",
}  # fmt: skip
_NAMES: Final = {"author": "authors", "editor": "editors"}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_INITIAL: Final = re.compile(r"\b[A-Z]\b(?![.-])")
_EXPECTED: Final = re.compile(r"@CsvSource\(\{([^}]*)\}\).*?withField\(StandardField\.(\w+), \"([^\"]*)\"\)", re.DOTALL)


def cases(folder: Path) -> Iterator[Case]:
    """Yield each RIS file that has a BibTeX file beside it."""
    for path in sorted(folder.rglob("RisImporter*.ris")):
        expected = path.with_suffix(".bib")
        if "resources" in path.parts and expected.exists():
            entries = [*map(_entry, parse_string(expected.read_text(encoding="utf-8")).entries)]
            publications = read(path.read_bytes(), "ris")
            records = [*map(fields, publications)]
            for entry, record in zip(entries, records, strict=False):
                _make_alike(entry, record)
            yield Case(path.stem, entries, records)


def encodings(folder: Path) -> Iterator[Case]:
    """Yield each BibTeX file in an encoding of its own, and the one field that is expected of it."""
    for test in sorted(folder.rglob("BibtexImporterTest.java")):
        for files, field, value in _EXPECTED.findall(test.read_text(encoding="utf-8")):
            for path in sorted(folder.rglob("encoding-*.bib")):
                if f'"{path.name}"' in files:
                    publications = read(path.read_bytes(), "bibtex")
                    yield Case(path.stem, [{field.lower(): value}], [*map(fields, publications)])


def _entry(entry: Entry) -> dict[str, Any]:
    values = {field.key.lower(): " ".join(str(field.value).split()) for field in entry.fields}
    record: dict[str, Any] = {field: values.get(key, "") for key, field in _FIELDS.items()}
    for key, field in _NAMES.items():
        record[field] = [name(person) for person in values[key].split(" and ")] if key in values else []
    record["issue" if entry.entry_type == "article" else "number"] = values.get("number", "")
    record["tags"] = values["keywords"].split(", ") if "keywords" in values else []
    record["date"] = _date(values)
    number = "issn" if entry.entry_type == "article" else "isbn"
    return make_canonical({**record, **standard_number(values.get("issn", ""), number)})


def _date(values: Mapping[str, str]) -> str:
    month = values.get("month", "").strip("#")
    return values.get("year", "") + (f"-{_MONTHS.index(month) + 1:02}" if month in _MONTHS else "")


def _make_alike(expected: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Take from a record what JabRef has no place for, the day of a date, and add the dots of initials."""
    found["date"] = found["date"][: len(expected["date"])]
    for field in _NAMES.values():
        found[field] = [_INITIAL.sub(r"\g<0>.", person) for person in found[field]]
