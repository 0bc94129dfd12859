"""A field that the record gets is written to the field that BibTeX has for its variable of CSL, and else packed."""

import json

from harness import new_field

_READ_BACK = """
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.record import cleaning
import json

for name, value in json.loads(sys.argv[1]).items():
    usual = cleaning.clean_record({"key": "a", "title": "Caring", name: value}).publication
    records = [usual, usual.changed(key="b", genre="thesis", note="PMID: 123")]
    for dialect in bibtex, biblatex:
        for ascii_only in False, True:
            text = dialect.dumps(records, WriteOptions(ascii=ascii_only, lossless=True))
            assert dialect.loads(text).publications == records, text
"""
_WRITE_PLAIN = """
from protlib.formats.bib import biblatex
from protlib.formats.parsed import WriteOptions
from protlib.record import cleaning
import json

record = cleaning.clean_record({"key": "a", "title": "Caring", **json.loads(sys.argv[1])}).publication
text = biblatex.dumps([record], WriteOptions())
print(json.dumps([text, biblatex.loads(text).publications[0].to_dict()]))
"""


def test_each_new_field_comes_back() -> None:
    ran = new_field.run(_READ_BACK, json.dumps(new_field.VALUES))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_new_field_is_written_where_bibtex_has_a_field_for_its_variable() -> None:
    ran = new_field.run(_WRITE_PLAIN, json.dumps(new_field.VALUES))
    assert (ran.returncode, ran.stderr) == (0, "")
    text, values = json.loads(ran.stdout)
    assert "origdate      = {1998-05-02}" in text
    assert "editora       = {Doe, Jane}" in text
    assert "editoratype   = {illustrator}" in text
    for name in ("original_date", "illustrators"):
        assert values[name] == new_field.VALUES[name]
    assert "new_line" not in values
