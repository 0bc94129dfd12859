"""The CSL-JSON that is written: what pandoc, Zotero and styles ask for, and what comes back."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats import WriteOptions
from protlib.formats.csl import csljson
from protlib.formats.programs import ANY, PROGRAMS, Program
from protlib.record.model import Name
from sample_files.csl_items import IOM, dump, load, report


@pytest.mark.parametrize(
    "publisher",
    ["IOM", "International Organization for Migration", "international organization for migration (iom)"],
)
@pytest.mark.parametrize("program", [ANY, *PROGRAMS.values()])
def test_a_publisher_that_is_the_author_stays_for_styles_to_judge(publisher: str, program: Program) -> None:
    publication = report(authors=[IOM], publisher=publisher)
    item = dump(publication, program)
    assert item["publisher"] == publisher
    assert item["author"] == [{"literal": "International Organization for Migration"}]
    assert csljson.loads(csljson.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


TITLE = "Caring for Trafficked Persons in Nigeria"


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Caring for trafficked persons in Nigeria"),
        ({"language": "de"}, TITLE),
        ({"type": "treaty"}, TITLE),  # it is a name
    ],
)
def test_pandoc_has_titles_in_sentence_case(fields: dict[str, Any], title: str) -> None:
    publication = report(title=TITLE, **fields)
    assert dump(publication, PROGRAMS["pandoc"])["title"] == title
    assert load([dump(publication, PROGRAMS["pandoc"])]) == publication


@every_row("program", [ANY, *(PROGRAMS[name] for name in PROGRAMS if name != "pandoc")])
def test_others_have_titles_as_they_are(program: Program) -> None:
    assert dump(report(title=TITLE), program)["title"] == TITLE


def test_a_book_with_parts_is_in_sentence_case_for_pandoc_and_a_journal_is_not() -> None:
    chapter = report(type="chapter", container_title="The Big Book of Law")
    assert dump(chapter, PROGRAMS["pandoc"])["container-title"] == "The big book of law"
    assert load([dump(chapter, PROGRAMS["pandoc"])]) == chapter
    article = chapter.changed(type="article-journal")
    assert dump(article, PROGRAMS["pandoc"])["container-title"] == "The Big Book of Law"


def test_a_title_that_was_changed_in_the_item_counts() -> None:
    item = dump(report(title=TITLE), PROGRAMS["pandoc"])
    assert load([{**item, "title": "Caring for persons"}]).title == "Caring for persons"


def test_a_publisher_is_never_made_an_author() -> None:
    item = dump(report(publisher="UNHCR"))
    assert ("author" in item, item["publisher"]) == (False, "UNHCR")


def test_a_change_made_to_the_item_counts_more_than_what_custom_keeps() -> None:
    item = dump(report(authors=[IOM], publisher="IOM", tags=["a, b", "c; d"], countries=["Nigeria"]))
    item |= {"author": [{"family": "Jobe"}], "keyword": "e"}
    changed = load([item])
    assert (changed.authors, changed.publisher, changed.tags) == ((Name(family="Jobe"),), "IOM", ("e",))
    assert changed.countries == ("Nigeria",)


@pytest.mark.parametrize(
    "custom", [{"title": "Theirs", "uri": "u"}, {"authors": "A"}, {"title": "Theirs", "date": "2001"}]
)
def test_what_another_program_has_in_custom_is_kept_whatever_its_names(custom: dict[str, str]) -> None:
    item = {"id": "a", "type": "book", "title": "Ours", "custom": custom}
    parsed = load([item])
    assert (parsed.title, parsed.authors, parsed.date) == ("Ours", (), "")
    assert parsed.extra == {"csl:custom": custom}
    assert load([dump(parsed)]) == parsed


def test_what_csl_lacks_goes_under_custom() -> None:
    publication = report(countries=["Nigeria"], regions=["West Africa"], category="Report", topics=["Protection"])
    assert dump(publication)["custom"] == {
        "countries": ["Nigeria"],
        "regions": ["West Africa"],
        "category": "Report",
        "topics": ["Protection"],
    }


@pytest.mark.parametrize(
    ("date", "variable"),
    [
        ("2009-22", {"date-parts": [[2009]], "season": 2}),
        ("1999-21/2001-23", {"date-parts": [[1999, 21], [2001, 23]]}),
        ("1999-24/2000-02", {"date-parts": [[1999, 24], [2000, 2]]}),
        ("1999-21/..", {"date-parts": [[1999, 21], [0]]}),
    ],
)
def test_a_range_of_seasons_says_both_of_them(date: str, variable: dict[str, Any]) -> None:
    item = dump(report(date=date))
    assert item["issued"] == variable
    assert "custom" not in item
