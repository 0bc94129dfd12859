"""A field that is declared in the record, and nowhere else, is in every format that says that it holds it."""

import json

import pytest
from hypothesis import settings

from harness import new_field

_FULL = [
    "biblatex",
    "bibtex",
    "csl-json",
    "csl-yaml",
    "csv",
    "endnote",
    "hayagriva",
    "jsonl",
    "ris",
    "tsv",
    "xlsx",
]
_OFTEN = ("bibtex", "csv", "ris")
_WRITTEN = """
import json
from itertools import product
from protlib import formats
from protlib.formats.programs import ANY, PROGRAMS
from protlib.record import cleaning

cases = [*product(("report", "article-journal", "motion_picture", "document"), new_field.VALUES.items())]
records = [
    cleaning.clean_record({"key": f"a{place}", "title": "Caring", "type": kind, name: value}).publication
    for place, (kind, (name, value)) in enumerate(cases)
]
output = {}
for entry in formats.FORMATS:
    if entry.reads and entry.writes and entry.packs:
        output[entry.name] = lines = {"holds": sorted(entry.writer().HOLDS & new_field.VALUES.keys()), "differ": []}
        for (program, special), plain in product([("", ANY), *PROGRAMS.items()], (False, True)):
            options = formats.WriteOptions(program=special, lossless=not plain)
            copies = formats.read(formats.write(records, entry, options), entry).publications
            for (kind, (name, _)), record, back in zip(cases, records, copies, strict=True):
                is_same = getattr(back, name) == getattr(record, name)
                is_told = name in formats.losses([record], entry, options)
                if is_same == is_told or (not is_told and not plain and back != record):
                    lines["differ"].append([name, kind, program, plain])
print(json.dumps(output))
"""
_ARBITRARY = """
import json
from hypothesis import HealthCheck, assume, given, settings
from sample_records.arbitrary import publications
from protlib import formats
from protlib.record.model import Publication

entry = formats.format_named(sys.argv[1])

@settings(max_examples=int(sys.argv[2]), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(publications("key", "title", "type", "extra", *new_field.VALUES))
def test(publication: Publication) -> None:
    assume(not {"\\ufffe", "\\uffff"} & {*json.dumps(publication.to_dict(), ensure_ascii=False)})  # XML has no such characters
    record = publication.changed(title=publication.title or "Caring")
    assert formats.read(formats.write([record], entry, formats.WriteOptions(lossless=True)), entry).publications == [record]

test()
"""


@pytest.mark.slow
def test_a_new_field_of_any_kind_comes_back_from_each_format_or_is_told_as_lost() -> None:
    ran = new_field.run(_WRITTEN)
    assert ran.stderr == ""
    outputs = json.loads(ran.stdout)
    assert sorted(outputs) == _FULL
    assert [name for name, output in outputs.items() if output["holds"] != sorted(new_field.VALUES)] == []
    assert [(name, *case) for name, output in outputs.items() for case in output["differ"]] == []


@pytest.mark.hypothesis
@pytest.mark.parametrize(
    "name", [name if name in _OFTEN else pytest.param(name, marks=pytest.mark.slow) for name in _FULL]
)
def test_whatever_a_new_field_holds_comes_back(name: str) -> None:
    ran = new_field.run(
        _ARBITRARY, name, str(settings().max_examples), imported="sample_records.arbitrary, protlib.formats"
    )
    assert (ran.returncode, ran.stderr) == (0, "")
