"""Values in any form become a clean record, and what fits no field is kept and reported."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import cleaning, names
from protlib.record.model import FIELDS, Name, Publication
from sample_records.arbitrary import publications


def clean(**raw: Any) -> Publication:
    return cleaning.clean_record(raw).publication


def problems(**raw: Any) -> list[str]:
    return list(map(str, cleaning.clean_record(raw).problems))


def test_values_in_any_form_become_a_clean_record() -> None:
    raw = {
        "type": "report",
        "title": "  Caring\nfor  Trafficked\u00a0Persons ",
        "authors": ["Jobe, Alison", {"literal": "IOM ", "nonsense": "x"}, Name(family="Liu"), "", {}],
        "editors": "McAuliffe, M.",
        "date": "July 2009",
        "accessed": "n.d.",
        "volume": 3,
        "isbn": "ISBN 978-0-306-40615-7",
        "doi": "https://doi.org/10.1000/182",
        "language": "English",
        "countries": ["Ivory Coast", "Nigeria", "Nigeria"],
        "tags": "health",
        "abstract": "One.\r\n\r\nTwo.\x00",
        "note": None,
        "page": "",
        "extra": {"ris:C1": "a  b"},
        "bibtex:file": ["x", 1, None],
    }
    assert cleaning.clean_record(raw) == cleaning.CleanRecord(
        Publication(
            type="report",
            title="Caring for Trafficked Persons",
            authors=(Name(family="Jobe", given="Alison"), Name(literal="IOM"), Name(family="Liu")),
            editors=(Name(family="McAuliffe", given="M."),),
            date="2009-07",
            volume="3",
            isbn="9780306406157",
            doi="10.1000/182",
            language="en",
            countries=("Côte d'Ivoire", "Nigeria"),
            tags=("health",),
            abstract="One.\n\nTwo.",
            extra={"ris:C1": "a b", "bibtex:file": ["x", 1, None]},
        ),
        (),
    )


@every_row(
    ("raw", "fields", "problem"),
    [
        (
            {"date": "07/08/2009"},
            {"date": "2009", "extra": {"date": "07/08/2009"}},
            (
                "date “07/08/2009”: day and month are unclear: write 2009-08-07 or 2009-07-08; "
                "kept in the field “extra”, and 2009 as the date"
            ),
        ),
        (
            {"accessed": "yesterday"},
            {"extra": {"accessed": "yesterday"}},
            "accessed “yesterday”: not a date protlib can read; kept in the field “extra”",
        ),
        (
            {"isbn": "12"},
            {"isbn": "12"},
            "isbn “12”: not an ISBN: an ISBN has 10 or 13 digits; kept as it is",
        ),
        (
            {"url": "online"},
            {"url": "online"},
            "url “online”: not a link: it has no host name; kept as it is",
        ),
        (
            {"url": "doi: 10.1038/srep25280"},
            {"url": "https://doi.org/10.1038/srep25280"},
            "url “doi: 10.1038/srep25280”: a DOI, and no link; taken as “https://doi.org/10.1038/srep25280”",
        ),
        ({"type": "leaflet"}, {}, "type “leaflet”: not a type of publication; taken as “document”"),
    ],
)
def test_a_value_that_is_not_what_its_field_asks_for_is_kept_and_told(
    raw: dict[str, Any], fields: dict[str, Any], problem: str
) -> None:
    assert clean(**raw).to_dict() == {"type": "document", **fields}
    assert problems(**raw) == [problem]


def test_the_year_in_brackets_of_a_reprint_is_that_of_the_first_publication() -> None:
    record = cleaning.clean_record({"title": "Capital", "date": "[1893] 1984"})
    assert (record.publication.date, record.publication.extra) == ("1984", {"original-date": "1893"})
    assert record.problems == ()


@every_row(
    ("raw", "status"),
    [
        ({"date": "n.d."}, "no date"),
        ({"date": "[S. F.]"}, "no date"),
        ({"date": "n.d.", "status": "in press"}, "in press"),
        ({"date": "NA"}, ""),
        ({"date": "2010"}, ""),
        ({"accessed": "n.d."}, ""),
    ],
)
def test_a_date_that_says_there_is_none_is_the_status(raw: dict[str, str], status: str) -> None:
    record = cleaning.clean_record({"title": "Capital", **raw})
    assert (record.publication.status, record.problems) == (status, ())


def test_a_name_that_claims_to_be_both_is_the_organisation() -> None:
    both = {"family": "Smith", "literal": "IOM", "short": "I"}
    assert cleaning.clean_record({"authors": [both]}).publication.authors == (Name(literal="IOM", short="I"),)


@pytest.mark.parametrize("text", ["[No author name available]", "[Anonymous]", "No author listed"])
def test_a_text_that_stands_for_no_author_is_nobody(text: str) -> None:
    assert clean(authors=[names.parse_name(text)]) == Publication()


def test_a_person_stays_beside_a_text_that_stands_for_no_author() -> None:
    author = {"literal": "[Anonymous]", "family": "Jobe"}
    assert cleaning.clean_record({"authors": [author]}).publication.authors == (Name(family="Jobe"),)


def test_a_value_that_only_cleaning_empties_is_no_value() -> None:
    empty = clean(title=" ", url="\u200b", type=" ", date=" ", tags=["\u200b", " "], isbn="\x00", authors=["\n"])
    assert empty == Publication()


def test_what_json_has_not_is_text_in_extra() -> None:
    extra = {"nan": float("nan"), "large": 2**80, "other": {1}, "nested": {"a  b": ["x\ny", True, 1.5]}}
    assert clean(extra=extra).extra == {
        "nan": "nan",
        "large": str(2**80),
        "other": "{1}",
        "nested": {"a b": ["x\ny", True, 1.5]},
    }


def test_what_is_nested_too_deep_is_left_out_and_told() -> None:
    deep: list[Any] = []
    for _ in range(2000):
        deep = [deep]
    assert clean(extra={"x": deep, "y": "z"}).extra == {"y": "z"}
    assert problems(extra={"x": deep}) == ["x “...”: nested too deeply; left out"]


@given(publications())
def test_a_clean_record_stays_as_it_is_and_can_be_stored(publication: Publication) -> None:
    again = cleaning.clean_record({name: getattr(publication, name) for name in FIELDS})
    assert again.publication == publication
    assert Publication.from_dict(orjson.loads(orjson.dumps(publication.to_dict()))) == publication


@given(st.dictionaries(st.sampled_from(FIELDS).filter(lambda name: name != "extra"), st.text(), max_size=8))
def test_any_text_in_any_field_makes_a_record(raw: dict[str, str]) -> None:
    publication = clean(**raw)
    assert Publication.from_dict(orjson.loads(orjson.dumps(publication.to_dict()))) == publication
