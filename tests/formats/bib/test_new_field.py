"""A field that the record gets is written to the field that BibTeX has for its variable of CSL, and else packed."""

import json

import pytest

import newfield

_WRITE = """
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.record import cleaning
import json

new = json.loads(sys.argv[1])
usual = cleaning.record({"key": "a", "title": "Caring", **new}).publication
records = [usual, usual.changed(key="b", genre="thesis", note="PMID: 123")]
for dialect in bibtex, biblatex:
    for ascii_only in False, True:
        text = dialect.dumps(records, WriteOptions(ascii=ascii_only))
        assert dialect.loads(text).publications == records, text
plain = biblatex.dumps([usual], WriteOptions(plain=True))
print(json.dumps([plain, biblatex.loads(plain).publications[0].to_dict()]))
"""


@pytest.mark.parametrize("name", newfield.DECLARED)
def test_a_new_field_comes_back_alone(name: str) -> None:
    ran = newfield.run(_WRITE, json.dumps({name: newfield.VALUES[name]}))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_new_field_is_written_where_bibtex_has_a_field_for_its_variable() -> None:
    ran = newfield.run(_WRITE, json.dumps(newfield.VALUES))
    assert (ran.returncode, ran.stderr) == (0, "")
    text, read = json.loads(ran.stdout)
    assert "origdate      = {1998-05-02}" in text
    assert "editora       = {Doe, Jane}" in text
    assert "editoratype   = {illustrator}" in text
    for name in ("original_date", "illustrators"):
        assert read[name] == newfield.VALUES[name]
    assert "new_line" not in read
