"""Tables as texts, read and written."""

import csv
from io import StringIO
from typing import Any

from harness.paths import DATA
from protlib.formats import ReadOptions, WriteOptions
from protlib.formats.parsed import Parsed
from protlib.formats.tables import csv_table
from protlib.record.model import Name, Publication

FOLDER = DATA / "csv"
IOM = Name(literal="International Organization for Migration", short="IOM")


def read(name: str) -> Parsed:
    return csv_table.loads((FOLDER / name).read_text(encoding="utf-8"))


def load(text: str, **columns: str) -> list[dict[str, Any]]:
    parsed = csv_table.loads(text, ReadOptions(columns=columns))
    assert not parsed.problems
    return [publication.to_dict() for publication in parsed.publications]


def cells(*records: Publication) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(csv_table.dumps(records, WriteOptions(lossless=True)), newline="")))
