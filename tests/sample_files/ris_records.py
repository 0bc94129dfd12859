"""One record as RIS, read and written."""

from typing import Any

from harness.paths import DATA
from protlib.formats import WriteOptions
from protlib.formats.programs import ANY, Program
from protlib.formats.ris import ris_text
from protlib.record import cleaning
from protlib.record.model import Publication

FOLDER = DATA / "ris"


def report(**fields: Any) -> Publication:
    return cleaning.clean_record({"type": "report", "title": "Caring", **fields}).publication


def tags(publication: Publication, program: Program = ANY) -> list[str]:
    return ris_text.dumps([publication], WriteOptions(program=program, lossless=True)).splitlines()[1:-1]
