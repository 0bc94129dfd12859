"""`cover_titles`: the record of which a report is, by a title that stands on its cover."""

import pytest

from protlib.library.files.cover_titles import CoverTitles
from protlib.record.model import Publication
from protlib.record.name import Name
from protlib.text import squeeze

OAK = (Name(literal="Oak Council", short="OAKC"),)
TITLE = "Salt Roads: Children who Cross the Lake"
GUESS = Publication(title="Salt Roads", authors=OAK, date="2019", guessed=("title", "authors", "date"))
COVER = f"Oak Council {TITLE} Working together 2019"


def _record(title: str = TITLE, date: str = "2019", authors: tuple[Name, ...] = OAK) -> Publication:
    return Publication(key=title[:8], title=title, authors=authors, date=date)


def _find(report: Publication, cover: str, *records: Publication) -> Publication | None:
    by_key = {record.key: record for record in records}
    titles = CoverTitles(lambda keys: [by_key[key] for key in keys])
    for record in records:
        titles.add(record.title, record.key)
    return titles.find_record(report, squeeze(cover))


@pytest.mark.parametrize(
    ("record", "report", "cover"),
    [
        (_record(), GUESS, COVER),
        (_record("SALT ROADS - children who cross the lake"), GUESS, COVER),
        # The guess missed the body, or has another one of the cover.
        (_record(), GUESS.changed(authors=()), COVER),
        (_record(), GUESS.changed(authors=(Name(literal="Elm Press"),)), COVER),
        # The guess missed the year, or has that of the print, and the title says which year it is.
        (_record(), GUESS.changed(date=""), COVER),
        (_record(f"{TITLE} 2018", "2018"), GUESS, f"{TITLE} 2018. Oak Council, 2019"),
    ],
)
def test_a_report_is_the_record_whose_title_its_cover_shows(
    record: Publication, report: Publication, cover: str
) -> None:
    assert _find(report, cover, record, _record("Another report of the Oak Council")) == record


@pytest.mark.parametrize(
    ("records", "cover"),
    [
        ([_record(date="2015")], COVER),
        (
            [_record("Trafficking in Persons Report", authors=(Name(literal="Ash Union"),))],
            "Trafficking in Persons Report",
        ),
        ([_record("Salt Roads")], COVER),  # two words, of which a cover has many
        ([_record()], "Oak Council Roads of Salt 2019"),
        # Two records have the title: only a person can decide.
        ([_record(), _record().changed(key="b", number="2")], COVER),
        ([_record("Trafficking in Persons Report", "2018")], "Oak Council Trafficking in Persons Report, June 2019"),
    ],
)
def test_no_record_is_taken_where_something_tells_it_from_the_report(records: list[Publication], cover: str) -> None:
    assert _find(GUESS, cover, *records) is None


def test_a_title_that_is_part_of_another_on_the_cover_counts_for_nothing() -> None:
    part = _record("Children who Cross the Lake")
    assert _find(GUESS, COVER, part, _record()) == _record()
    assert _find(GUESS, COVER, part) == part


def test_a_record_of_the_same_import_counts_as_one_of_the_library() -> None:
    titles = CoverTitles(lambda keys: pytest.fail(f"asked for {keys}"))
    titles.add(TITLE, _record())
    assert titles.find_record(GUESS, squeeze(COVER)) == _record()
