"""Records written as RIS and read by rispy, a reader that is not protlib's, compared with the records.

What rispy finds is mapped by what EndNote's description says of each tag for the type, not by what protlib means by it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import rispy

from benchmarks.fidelity import csl_suite
from benchmarks.fidelity.expecting import make_canonical, standard_number
from benchmarks.fidelity.scoring import Case, fields, write_name
from benchmarks.generate import records
from protlib.formats import jsonl
from protlib.formats.ris import ris_text
from protlib.record import cleaning, names
from protlib.record.model import Publication

_EXAMPLES: Final = Path(__file__).parents[2] / "examples/publications.jsonl"
_SERIALS: Final = frozenset({"JOUR", "MGZN", "NEWS"})
_TEXTS: Final = {
    "title": "title", "publisher": "publisher", "publisher_place": "place_published", "volume": "volume", "doi": "doi",
    "abstract": "abstract", "language": "language",
}  # fmt: skip
_EDITORS: Final = {"BOOK": "tertiary_authors"}


def csl(folder: Path) -> Iterator[Case]:
    """Yield the items of each test of CSL's suite, which have every type and variable there is."""
    for title, publications in csl_suite.tests(folder):
        yield _case(title, publications)


def iterate_own_cases(_folder: Path) -> Iterator[Case]:
    """Yield protlib's examples and made records."""
    yield _case("examples", jsonl.loads(_EXAMPLES.read_bytes()).publications)
    yield _case("made", [cleaning.clean_record(raw).publication for raw in records(500, keys=True)])


def _case(title: str, publications: list[Publication]) -> Case:
    entries = rispy.loads(ris_text.dumps(publications).replace("\r\n", "\n"))
    return Case(title, [*map(fields, publications)], [*map(_read_entry, entries)])


def _read_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scored fields of an entry."""
    kind = entry["type_of_reference"]
    record: dict[str, Any] = {field: entry.get(key, "") for field, key in _TEXTS.items()}
    record["authors"] = _names(entry.get("authors", ()))
    record["editors"] = _names(entry.get(_EDITORS.get(kind, "secondary_authors"), ()))
    record["translators"] = _names(entry.get("subsidiary_authors", ()))
    record["date"] = entry.get("date") or entry.get("year", "")
    record["container_title"] = entry.get("secondary_title", "")
    record["issue"] = entry.get("number", "") or (entry.get("note", "") if kind in _SERIALS else "")
    record["page"] = "-".join(entry[key] for key in ("start_page", "end_page") if key in entry)
    record["url"] = next(iter(entry.get("urls", ())), "")
    record["tags"] = entry.get("keywords", [])
    return make_canonical({**record, **standard_number(entry.get("issn", ""), otherwise="number")})


def _names(texts: Iterable[str]) -> list[str]:
    """Return names as they are compared; a comma behind one is EndNote's sign that it is not to be inverted."""
    return [text[:-1] if text.endswith(",") else write_name(names.parse_name(text)) for text in texts]
