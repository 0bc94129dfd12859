from typing import Any

import pytest
from hypothesis import given

from protlib.duplicates.compared_titles import title_words
from protlib.duplicates.comparison import same
from protlib.duplicates.fingerprints import description, details, fingerprints
from protlib.record.model import Publication
from similar import ISBN, TITLE, report, similar


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"title": "The Ideas & Views, Part II"}, ("title:ideasandviewspart2",)),
        ({"title": ""}, ("untitled:2009",)),
        ({"title": "Ideas", "doi": "10.1000/A"}, ("doi:10.1000/a", "title:ideas")),
        ({"title": "Ideas", "isbn": ISBN}, ("isbn:9780306406157", "title:ideas")),
        ({"title": "Ideas", "url": "https://www.iom.int/a/#page=3"}, ("url:iom.int/a", "title:ideas")),
        ({"title": "Ideas", "url": "https://www.iom.int/"}, ("title:ideas",)),
        ({"title": "a" * 200}, (f"title:{'a' * 80}",)),
    ],
)
def test_a_record_is_looked_up_by(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    assert fingerprints(report(**fields)) == found


@given(similar, similar)
def test_records_that_are_the_same_share_a_fingerprint(one: Publication, other: Publication) -> None:
    assert not same(one, other) or set(fingerprints(one)) & set(fingerprints(other))


@given(similar, similar)
def test_records_with_one_title_that_are_the_same_share_a_detail(
    one: Publication, other: Publication
) -> None:
    assert details(one) == details(one)
    if one.title == other.title != "" and one.year == other.year and same(one, other):
        assert set(details(one)) & set(details(other))


def test_what_stands_in_one_book_or_journal_shares_that() -> None:
    one, other = (
        report(container_title="Forced Migration Review"),
        report(container_title="Forced migration review"),
    )
    assert (title := "".join(title_words(TITLE)), 2009, "forced migration review") in details(one)
    assert (title, 2009, "forced migration review") in details(other)
    assert details(one)[-1] == (title, 2009)


def test_a_description_is_of_the_publication_not_of_the_record_or_its_subjects() -> None:
    record = report(tags=["health"], key="a", source="a.ris")
    assert description(record) == description(report(title="Another"))
    assert description(record) != description(report(publisher="IOM"))
    assert TITLE not in description(record)
