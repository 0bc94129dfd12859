"""Treaties, judgments and resolutions in styles that know the laws of one country."""

from typing import Any

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import plain_text
from protlib.citing.engine_items import as_law, record_as_cited
from protlib.citing.formatter import format_publications
from protlib.citing.notation import parse_citation
from protlib.record.model import Name, Publication

COURT = Name(literal="European Court of Human Rights", short="ECtHR")


def law(*, of_lawyers: bool = True, **fields: Any) -> Publication:
    return as_law(Publication(**fields), of_lawyers=of_lawyers)


@pytest.mark.parametrize(
    ("number", "kind"), [("A/RES/73/195", "report"), ("S/RES/2388 (2017)", "report"), ("31 of 2011", "legislation")]
)  # fmt: skip
def test_a_resolution_is_no_statute(number: str, kind: str) -> None:
    assert law(type="legislation", number=number).type == kind


@every_row("number", ["106-386", "Pub. L. 106-386", "Pub.L. No. 106-386", "Public Law 106-386", "P.L. 106-386"])
def test_a_public_law_has_its_words_once(number: str) -> None:
    assert law(type="legislation", number=number).number == "106-386"
    assert law(type="legislation", number=number, of_lawyers=False).number == number


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("Por el cual se reglamenta la Ley 985", "1069", "Decreto 1069, Diario Oficial"),
        ("Decreto 1069 de 2014", "1069", "1069, Diario Oficial"),  # which is printed once
        ("Por el cual se reglamenta la Ley 985", "c. 30", "c. 30, Diario Oficial"),
    ],
)
def test_a_number_has_the_kind_of_the_law_that_its_title_does_not_name(title: str, number: str, expected: str) -> None:
    decree = law(type="legislation", genre="Decreto", title=title, number=number, container_title="Diario Oficial")
    assert decree.container_title == expected


def test_the_author_of_a_treaty_is_no_party_to_it() -> None:
    fields: dict[str, Any] = {"type": "treaty", "authors": (Name(literal="Council of Europe"),)}
    assert law(**fields).authors == ()
    assert law(**fields, of_lawyers=False).authors == fields["authors"]


def test_a_court_stands_behind_the_judgment() -> None:
    publication = law(type="legal_case", authors=(COURT,), title="A v. B")
    assert (publication.authors, publication.extra["authority"]) == ((), COURT.literal)
    case = law(type="legal_case", authors=(COURT,), extra={"authority": "Grand Chamber"})
    assert case.extra["authority"] == "Grand Chamber"
    assert law(type="legal_case", number="25965/04").number == "No. 25965/04"
    assert law(type="legal_case", number="Application no. 25965/04").number == "Application no. 25965/04"
    person = law(type="legal_case", authors=(Name(family="Doe"),))
    assert person.authors == (Name(family="Doe"),)


@pytest.mark.parametrize(
    ("style", "publisher", "expected"),
    [
        ("apa", COURT.literal, ("", COURT.literal, ())),
        ("fao", COURT.literal, ("", COURT.literal, ())),
        ("mla", COURT.literal, ("", "", (Name(literal=COURT.literal),))),
        ("un-notes", COURT.literal, ("", "", (Name(literal=COURT.literal),))),
        ("un-author-date", COURT.literal, ("", "", (Name(literal=COURT.literal),))),
        ("un-notes", "Refworld", ("Refworld", "", ())),
        ("harvard", COURT.literal, (COURT.literal, "", ())),
        ("apa", "Refworld", ("Refworld", "", ())),
        ("apa", "", ("", "", ())),
    ],
)
def test_a_court_that_is_the_publisher_stands_where_the_style_has_it(
    style: str, publisher: str, expected: tuple[str, str, tuple[Name, ...]]
) -> None:
    case = Publication(type="legal_case", title="A v. B", date="2010", publisher=publisher)
    cited = record_as_cited(case, styles.style_named(style), locale="")
    assert (cited.publisher, cited.extra.get("authority", ""), cited.authors) == expected


def test_a_resolution_keeps_the_capitals_of_its_name() -> None:
    publication = Publication(type="legislation", title="Global Compact for Safe Migration", number="A/RES/73/195")
    cited = record_as_cited(publication, styles.style_named("apa"), locale="")
    assert (cited.type, cited.title) == ("report", publication.title)


@needs_engine
@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ("apa", "[@act; @case, para. 282]", "(Immigration Act, 2016; Rantsev v. Cyprus and Russia, 2010, ¶ 282)"),
        ("chicago", "[@act; @case, para. 282]", "(Immigration Act 2016; Rantsev v. Cyprus and Russia 2010, ¶ 282)"),
        ("fao", "[@act; @case]", "(Rantsev v. Cyprus and Russia, 2010; Immigration Act, 2016)"),
        ("apa", "@case", "Rantsev v. Cyprus and Russia (2010)"),
        ("chicago", "@case [para. 282]", "Rantsev v. Cyprus and Russia (2010, ¶ 282)"),
        ("fao", "@act", "Immigration Act (2016)"),
        ("apa", "[-@case]", "(2010)"),
        ("chicago-notes-bibliography", "[-@case, para. 3]", "Rantsev v. Cyprus and Russia (2010), ¶ 3."),
    ],
)  # fmt: skip
def test_two_laws_are_two_works_and_one_stands_in_a_sentence(style: str, text: str, expected: str) -> None:
    laws = [
        Publication(key="act", type="legislation", title="Immigration Act", date="2016"),
        Publication(key="case", type="legal_case", title="Rantsev v. Cyprus and Russia", date="2010"),
    ]
    citation = parse_citation(text)
    assert citation is not None
    output = format_publications(laws, [citation], styles.style_named(style))
    assert plain_text(output.citations[0]) == expected


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize(
    ("style", "locale", "text", "expected"),
    [
        ("un-notes", "", "[@case, §§ 281-283]", "Court, Rantsev v. Cyprus and Russia, 2010, §§ 281–283."),
        (
            "harvard",
            "",
            "[@case, §281 and more; see @book, § 3]",
            "(Court, 2010, § 281 and more; see Lima, 2001, sect. 3)",
        ),
        ("iso690", "fr", "@case [§ 281]", "Court (2010, § 281)"),
        ("un-author-date", "", "[@case, sec. 4]", "(Court, 2010, sect. 4)"),
    ],
)
def test_the_sign_of_a_section_stays_where_a_judgment_is_cited(
    style: str, locale: str, text: str, expected: str
) -> None:
    court, person = Name(literal="Court"), Name("Lima", "Ana")
    works = [
        Publication(key="case", type="legal_case", title="Rantsev v. Cyprus and Russia", date="2010", authors=(court,)),
        Publication(key="book", type="book", title="On care", date="2001", authors=(person,)),
    ]
    citation = parse_citation(text)
    assert citation is not None
    output = format_publications(works, [citation], styles.style_named(style), locale)
    assert plain_text(output.citations[0]) == expected
