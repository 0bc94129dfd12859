"""The entries that are written for LaTeX, whose usual styles print few fields of treaties, cases and laws."""

import pytest

from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.formats.programs import PROGRAMS
from protlib.record import cleaning
from protlib.record.model import Name
from sample_files.bib_texts import load

_LATEX = WriteOptions(program=PROGRAMS["latex"])
_LAWS = {
    "treaty": ({"volume": "2237", "container_title": "UNTS", "page": "319"}, "2237 UNTS 319"),
    "legislation": (
        {"volume": "L 101", "container_title": "OJ", "page": "1-11", "number": "36/EU"},
        "OJ L 101, 1-11, 36/EU",
    ),
    "legal_case": ({"number": "25965/04", "authority": "Court of Chad"}, "Court of Chad, 25965/04"),
    "bill": ({"number": "Caring", "title": "The Caring Act"}, ""),
    "document": ({"number": "S/RES/2331 (2016)", "publisher": "UN"}, "UN, S/RES/2331 (2016)"),
    "report": ({"number": "7", "publisher": "UN"}, ""),
}


@pytest.mark.parametrize("kind", _LAWS)
def test_styles_of_latex_print_where_a_law_stands_and_it_comes_back(kind: str) -> None:
    fields, source = _LAWS[kind]
    publication = cleaning.clean_record(
        {"key": "a", "type": kind, "title": "On care", "date": "2001", **fields}
    ).publication
    text = bibtex.dumps([publication], _LATEX)
    assert (f"  howpublished  = {{{source}}},\n" in text) is bool(source)
    assert f"  key           = {{{publication.title}}},\n" in text
    assert "howpublished" not in biblatex.dumps([publication])
    back, court = load(text), publication.extra.get("authority", "")
    assert back == publication.changed(extra={}, publisher=publication.publisher or str(court))
    assert load(biblatex.dumps([publication], WriteOptions(program=PROGRAMS["latex"], lossless=True))) == publication


def test_a_key_to_sort_by_that_a_person_typed_stays_and_an_author_needs_none() -> None:
    [record] = bibtex.loads("@misc{a, title={On care}, key={Care}, howpublished={Leaflet 7}, number={7}}").publications
    assert record.extra == {"bibtex:key": "Care"}
    assert record.publisher == "Leaflet 7"
    assert "key           = {Care}" in bibtex.dumps([record], _LATEX)
    assert "  key " not in bibtex.dumps([record.changed(extra={}, authors=(Name("Lima", "Ana"),))], _LATEX)
