"""Items of CSL-JSON, read and written."""

from typing import Any

import orjson

from protlib.formats import WriteOptions
from protlib.formats.csl import csljson
from protlib.formats.programs import ANY, Program
from protlib.record import cleaning
from protlib.record.model import Publication


def load(items: Any) -> Publication:
    (publication,) = csljson.loads(orjson.dumps(items).decode()).publications
    return publication


def dump(publication: Publication, program: Program = ANY) -> dict[str, Any]:
    (item,) = orjson.loads(csljson.dumps([publication], WriteOptions(program=program, lossless=True)))
    assert isinstance(item, dict)
    return item


def report(**fields: Any) -> Publication:
    return cleaning.clean_record({"type": "report", "title": "Caring", **fields}).publication


IOM = {"literal": "International Organization for Migration", "short": "IOM"}
