"""What is written is read back the same."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats import WriteOptions, endnotexml
from protlib.formats.programs import PROGRAMS
from protlib.formats.ris import ris_text
from protlib.record import cleaning
from protlib.record.model import TYPES, Publication

ORDINARY: dict[str, list[Any]] = {
    "title": ["Caring for Trafficked Persons", "A & B", "H<sub>2</sub>O", "12", "10.1000/182", "Record ID: 7"],
    "authors": [
        [{"literal": "International Organization for Migration", "short": "IOM"}],
        [{"literal": "Samuel Hall"}, {"literal": "Ministry of Justice, Sweden"}],
        [{"family": "Jobe", "given": "Alison"}, {"family": "Dijk", "given": "Jan", "particle": "van"}],
        [{"family": "Jobe", "given": "Alison"}, {"family": "Jobe", "given": "Alison"}],
        [{"literal": "IOM", "short": "I"}, {"literal": "IOM", "short": "J"}],
        [{"family": "King", "given": "M.", "suffix": "Jr."}, {"family": "Plato"}],
    ],
    "editors": [[{"family": "McAuliffe", "given": "Marie"}], [{"literal": "Research and Media; Geneva"}]],
    "translators": [[{"family": "Roy", "given": "A."}]],
    "date": ["2009", "2009-07", "2009-07-31", "2009~", "2009-21", "2019/2021", "0000", "-0100", "201X", "soon"],
    "container_title": ["International Migration", "Caring for Trafficked Persons", "12", "&amp;"],
    "collection_title": ["Migration Research Series", "International Migration"],
    "collection_number": ["12", "2009-07-31", "2049-3630"],
    "publisher": ["IOM", "Sage; London", "<p>IOM</p>"],
    "publisher_place": ["Geneva", "Geneva: IOM"],
    "number": ["12", "WP/12", "978-0-306-40615-7", "2049-3630", "2009-07"],
    "genre": ["Working Paper", "10.1000/182", "PhD thesis"],
    "volume": ["3", "XII", "2009"],
    "issue": ["4", "4-5", "2009-07"],
    "page": ["1-10", "12", "iv-x", "12-", "pp. 3", "1-10, 12", "A1-A3", "3–5"],
    "edition": ["2", "2nd", "2009-07-31", "May 2009"],
    "event_title": ["Conference on Migration", "International Migration"],
    "event_place": ["Rome", "Geneva"],
    "isbn": ["9780306406157", "0306406152", "9780306406157 9789290687276"],
    "issn": ["2049-3630"],
    "doi": ["10.1000/182", "10.1000/a<b>c;2"],
    "url": ["https://iom.int/a", "https://doi.org/10.1000/182", "iom.int", "PM:12", "https://a.org/ https://b.org"],
    "accessed": ["2020-03-01", "2020", "2020/2021"],
    "language": ["en", "fr", "mul"],
    "tags": [["health", "trafficking"], ["one, two"], ["one; two", "x"], ["x", "x"], ["10.1000/182"]],
    "abstract": ["What it found.", "One.\n\nTwo.", "See <p>here</p>"],
    "note": ["A note.", "Caring for Trafficked Persons", "10.1000/182", "doi: 10.1000/182", "Record Number: 7", "ISBN: 1"],
    "key": ["iom2009caring", "17", "a b"],
    "countries": [["Nigeria"]],
    "category": ["Handbook"],
}  # fmt: skip
"""Values as records have them, and for each field some that are read as another, or that bear on another's reading."""
records = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES)},
    optional={field: st.sampled_from(values) for field, values in ORDINARY.items()},
)


def record(**raw: Any) -> Publication:
    return cleaning.clean_record({"type": "report", "title": "Caring", **raw}).publication


@given(records)
def test_fields_that_bear_on_each_other_come_back_as_they_were(raw: dict[str, Any]) -> None:
    publication = cleaning.clean_record(raw).publication
    assert ris_text.loads(ris_text.dumps([publication], WriteOptions(lossless=True))).publications == [publication]
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@every_row("field", ORDINARY)
@pytest.mark.slow
def test_each_value_comes_back_in_each_type(field: str) -> None:
    samples = [record(**{"type": csl, field: value}) for csl in TYPES for value in ORDINARY[field]]
    assert ris_text.loads(ris_text.dumps(samples, WriteOptions(lossless=True))).publications == samples


@every_row(
    "raw",
    [
        {"note": "Record ID: 12"},
        {"extra": {"ris:N1": "Record ID: 12"}},
        {"extra": {"ris:M2": "country: Nigeria"}},
        {"extra": {"ris:M2": ["country: Nigeria", "x"]}, "countries": ["Kenya"]},
        {"extra": {"number-of-pages": "country: Nigeria"}, "type": "pamphlet"},
        {"extra": {"title-short": "Caring"}},
        {"extra": {"ris:AB": "The longer abstract"}, "abstract": "Short"},
    ],
)
def test_what_reads_like_something_else_is_kept_as_it_was(raw: dict[str, Any]) -> None:
    publication = record(**raw)
    assert ris_text.loads(ris_text.dumps([publication], WriteOptions(lossless=True))).publications == [publication]
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_what_a_book_or_a_report_appeared_in_is_where_other_programs_see_it() -> None:
    samples = [record(type=csl, container_title="World Migration Report") for csl in ("book", "report", "document")]
    assert all(
        "T2  - World Migration Report" in ris_text.dumps([publication], WriteOptions(lossless=True))
        for publication in samples
    )
    assert ris_text.loads(ris_text.dumps(samples, WriteOptions(lossless=True))).publications == samples


def test_a_plain_record_needs_no_line_of_protlib_s_own() -> None:
    publication = record(
        authors=[{"family": "Jobe", "given": "Alison"}],
        date="2009-07",
        publisher="IOM",
        page="1-10",
        tags=["a", "b"],
    )
    assert "M2  - " not in ris_text.dumps([publication], WriteOptions(lossless=True))


def test_what_is_of_one_library_alone_does_not_go_out() -> None:
    publication = record(files=["reports/caring.pdf"], guessed=["title"], extra={"call-number": "HV 6250"})
    text = ris_text.dumps([publication], WriteOptions(lossless=True))
    assert "caring.pdf" not in text
    assert ris_text.loads(text).publications == [publication.changed(files=(), guessed=())]


PEOPLE: dict[str, Any] = {
    "editors": [{"family": "Klein", "given": "Ed"}],
    "translators": [{"family": "Roy", "given": "A."}, {"family": "Sen", "given": "B."}],
}


@every_row(
    ("raw", "lines"),
    [
        ({"type": "chapter", "container_title": "The Book"}, {"BT  - The Book"}),
        ({"type": "paper-conference", "container_title": "Acts", "event_title": "Day"}, {"BT  - Acts", "C3  - Day"}),
        ({"type": "article-journal", "container_title": "The Journal"}, {"T2  - The Journal"}),
        ({"type": "report", "collection_title": "The Series", "number": "12"}, {"T3  - The Series", "M1  - 12"}),
        ({"type": "article-journal", "issue": "3", "number": "e12"}, {"IS  - 3"}),
        ({"type": "report", "date": "2009-07"}, {"PY  - 2009", "Y1  - 2009/07//"}),
        ({"type": "book", **PEOPLE}, {"ED  - Klein, Ed", "TA  - Roy, A. and Sen, B."}),
        ({"type": "book", "extra": {"collection-editor": [{"family": "Roe"}]}}, set()),
        (
            {"type": "paper-conference", "event_place": "Rome", "publisher_place": "Geneva"},
            {"CY  - Geneva"},
        ),
    ],
)  # fmt: skip
def test_jabref_gets_each_field_where_it_reads_it(raw: dict[str, Any], lines: set[str]) -> None:
    text = ris_text.dumps([record(**raw)], WriteOptions(program=PROGRAMS["jabref"], lossless=True))
    tags = {line for line in text.splitlines() if line[:2] not in {"TY", "TI", "M2", "ER", ""}}
    assert tags == lines


@pytest.mark.parametrize("short", ["IOM", "{", "I}M", "(I)"])
@pytest.mark.parametrize("dialect", [ris_text, endnotexml])
def test_whatever_the_acronym_it_comes_back(dialect: Any, short: str) -> None:
    publication = record(authors=[{"literal": "A body", "short": short}])
    assert dialect.loads(dialect.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@pytest.mark.parametrize("dialect", [ris_text, endnotexml])
def test_an_organisation_with_and_without_its_acronym_stays_so(dialect: Any) -> None:
    publication = record(
        authors=[{"literal": "A body"}, {"literal": "A body", "short": "AB"}],
        editors=[{"literal": "A body"}],
        translators=[{"literal": "A body", "short": "B"}],
    )
    assert dialect.loads(dialect.dumps([publication], WriteOptions(lossless=True))).publications == [publication]
