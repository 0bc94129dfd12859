"""`cover_titles`: the record of which a report is, by a title that stands on its cover."""

import pytest

from harness.rows import every_row
from protlib.library.files.cover_titles import CoverTitles
from protlib.record.model import Publication
from protlib.record.name import Name

OAK = (Name(literal="Oak Council", short="OAKC"),)
TITLE = "Salt Roads: Children who Cross the Lake"
GUESS = Publication(title="Salt Roads", authors=OAK, date="2019", guessed=("title", "authors", "date"))
COVER = f"Oak Council\n{TITLE}\nWorking together\n2019"


def _record(title: str = TITLE, date: str = "2019", authors: tuple[Name, ...] = OAK) -> Publication:
    return Publication(key=title[:8], title=title, authors=authors, date=date)


def _find(report: Publication, cover: str, *records: Publication) -> Publication | None:
    by_key = {record.key: record for record in records}
    titles = CoverTitles(lambda keys: [by_key[key] for key in keys])
    for record in records:
        titles.add(record.title, record.key)
    return titles.find_record(report, cover)


@every_row(
    ("record", "report", "cover"),
    [
        (_record(), GUESS, COVER),
        (_record("SALT ROADS - children who cross the lake"), GUESS, COVER),
        # The guess missed the body, or has another one of the cover.
        (_record(), GUESS.changed(authors=()), COVER),
        (_record(), GUESS.changed(authors=(Name(literal="Elm Press"),)), COVER),
        # The guess missed the year, or has that of the print, and the title says which year it is.
        (_record(), GUESS.changed(date=""), COVER),
        (_record(f"{TITLE} 2018", "2018"), GUESS, f"{TITLE} 2018\nOak Council, 2019"),
        # It has several lines, or stands on the page behind the cover.
        (_record(), GUESS, COVER.replace(": ", ":\n").replace("Cross", "\nCross")),
        (_record(), GUESS, f"Salt Roads\f{COVER}"),
    ],
)
def test_a_report_is_the_record_whose_title_its_cover_shows(
    record: Publication, report: Publication, cover: str
) -> None:
    assert _find(report, cover, record, _record("Another report of the Oak Council")) == record


@every_row(
    ("records", "cover"),
    [
        ([_record(date="2015")], COVER),
        (
            [_record("Trafficking in Persons Report", authors=(Name(literal="Ash Union"),))],
            "Trafficking in Persons Report",
        ),
        ([_record("Salt Roads")], COVER),  # two words, of which a cover has many
        ([_record()], "Oak Council\nRoads of Salt\n2019"),
        # It stands within a line, as another publication names it, or among others that the body published.
        ([_record()], COVER.replace(TITLE, f"Companion to {TITLE}")),
        ([_record()], COVER.replace(TITLE, f"{TITLE}s of Mali")),
        ([_record()], f"Salt Roads\fThe study {TITLE} (Oak Council, 2019) began it"),
        # Two records have the title: only a person can decide.
        ([_record(), _record().changed(key="b", number="2")], COVER),
        ([_record("Trafficking in Persons Report", "2018")], "Oak Council\nTrafficking in Persons Report\nJune 2019"),
    ],
)
def test_no_record_is_taken_where_something_tells_it_from_the_report(records: list[Publication], cover: str) -> None:
    assert _find(GUESS, cover, *records) is None


@pytest.mark.parametrize("title", [f"Review of {TITLE}", f"Voices from the Water: Companion to {TITLE}"])
def test_a_report_whose_title_names_that_of_a_record_is_another(title: str) -> None:
    assert _find(GUESS.changed(title=title), COVER.replace("\nSalt", "\nReview of\nSalt"), _record()) is None


def test_a_title_among_others_behind_the_cover_is_that_of_no_report_with_other_words() -> None:
    cover = f"Voices from the Water\nOak Council\n2019\fFurther reading\n{TITLE}\nWalls"
    assert _find(GUESS.changed(title="Voices from the Water"), cover, _record()) is None


def test_a_title_that_is_part_of_another_on_the_cover_counts_for_nothing() -> None:
    part = _record("Children who Cross the Lake")
    cover = COVER.replace(": ", ":\n")
    assert _find(GUESS, cover, part, _record()) == _record()
    assert _find(GUESS, cover, part) == part


def test_a_record_of_the_same_import_counts_as_one_of_the_library() -> None:
    titles = CoverTitles(lambda keys: pytest.fail(f"asked for {keys}"))
    titles.add(TITLE, _record())
    assert titles.find_record(GUESS, COVER) == _record()
