"""Two records: the same publication, another one, or a pair that only a person can judge."""

import pytest
from hypothesis import given

from harness.rows import every_row
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.judgement import Sameness
from protlib.record.model import Name, Publication
from sample_records.arbitrary import publications
from sample_records.similar_records import ISBN, TITLE, judged, record, report, same, similar

SAME = {
    "the same record": (report(), report()),
    "a title in the letters and the figures of another keyboard": (
        report(title="کودکان پناهنده در ایران و ترکیه ۲۰۱۹"),
        report(title="كودكان پناهنده در ايران و تركيه 2019"),
    ),
    "a month, and only the year": (report(date="2009-03"), report(date="2009")),
    "a month, and a day in it": (report(date="2009-03"), report(date="2009-03-12")),
    "a month, and a range it may be in": (report(date="2009-03"), report(date="2009-01/2009-06")),
    "a month, and a season": (report(date="2009-03"), report(date="2009-21")),
    "two months, and one report number": (
        report(date="2009-03", number="WP 12"),
        report(date="2009-04", number="WP 12"),
    ),
    "two months, and the same pages of a journal": (
        report(type="article-journal", date="2009-03", page="12-20"),
        report(type="article-journal", date="2009-04", page="12-20"),
    ),
    "a DOI in another case": (
        record(doi="10.1000/ABC", title="One", date="2009"),
        record(doi="10.1000/abc", title="One", date="2010"),
    ),
    "a DOI and a link to it": (
        record(doi="10.1000/abc", title="One", date="2009"),
        record(url="https://doi.org/10.1000/ABC", title="One", date="2010"),
    ),
    "a DOI, and a title without its subtitle": (
        record(doi="10.1000/1", title=TITLE),
        record(doi="10.1000/1", title="Caring for Trafficked Persons", date="2010"),
    ),
    "a DOI, and a title that is misspelt": (
        record(doi="10.1000/1", title=TITLE),
        record(doi="10.1000/1", title="Caring for Traficked Persons: Guidance for the Health Provider"),
    ),
    "a DOI, and a title with a note in brackets": (
        record(doi="10.1000/1", title="Caring [Abstract]"),
        record(doi="10.1000/1", title="Caring"),
    ),
    "a DOI, and a title that is in brackets altogether": (
        record(doi="10.1000/1", title="[Caring for victims]."),
        record(doi="10.1000/1", title="Caring for victims"),
    ),
    "a DOI, and a title in another language": (
        record(doi="10.1000/1", title="Soigner les victimes", language="fr"),
        record(doi="10.1000/1", title="Caring for Trafficked Persons", language="en"),
    ),
    "a DOI, and a title that was translated": (
        record(doi="10.1000/1", title="Caring for victims", extra={"original-title": "Soigner les victimes"}),
        record(doi="10.1000/1", title="Soigner les victimes"),
    ),
    "a DOI, the author, the year and the page, whatever the title": (
        report(type="article-journal", doi="10.1000/1", title="Soigner les victimes", page="12-20"),
        report(type="article-journal", doi="10.1000/1", page="12"),
    ),
    "a DOI, and no title on one side": (record(doi="10.1000/1", title="One"), record(doi="10.1000/1")),
    "an ISBN of both lengths": (
        record(isbn="0-306-40615-2", title="One", date="2009"),
        record(isbn=ISBN, title="ONE!", date="2010"),
    ),
    "one of several ISBNs": (
        record(isbn="9780306406157 080442957X", title="One"),
        record(isbn=ISBN, title="One"),
    ),
    "an ISBN, and a title without its subtitle": (
        record(isbn=ISBN, title=TITLE),
        record(isbn=ISBN, title="Caring for Trafficked Persons"),
    ),
    "an ISBN, and no title on one side": (record(isbn=ISBN, title=TITLE), record(isbn=ISBN)),
    "a link, whatever its scheme and slashes": (
        record(url="https://www.iom.int/caring/", title="Caring"),
        record(url="http://IOM.int/caring#page=2", title="Caring"),
    ),
    "case, accents and punctuation of the title": (
        report(title="Traite des êtres humains : “guide” pratique"),
        report(title="TRAITE DES ETRES HUMAINS - guide pratique."),
    ),
    "“&” for “and”, and an article": (
        report(title="The Causes & Consequences of Re-trafficking"),
        report(title="Causes and Consequences of Retrafficking"),
    ),
    "markup in the title": (report(title="<i>Caring</i> for CO<sub>2</sub>"), report(title="Caring for CO2")),
    "parts that are counted in another way": (
        report(title="Guidance, Part II"),
        report(title="Guidance: part two"),
    ),
    "an acronym for the organisation": (report(), report(authors=[{"literal": "IOM"}])),
    "an organisation with and without its acronym": (
        report(),
        report(authors=[{"literal": "International Organization for Migration"}]),
    ),
    "an acronym of some of the words": (
        report(authors=[{"literal": "OHCHR"}]),
        report(authors=[{"literal": "Office of the United Nations High Commissioner for Human Rights"}]),
    ),
    "an organisation and its country office": (
        report(authors=[{"literal": "IOM Nigeria"}]),
        report(),
    ),
    "initials, and a particle that is part of the name": (
        report(authors=[Name(family="Dijk", given="J.", particle="van")]),
        report(authors=[Name(family="van Dijk", given="Jan")]),
    ),
    "a person taken for an organisation": (
        report(authors=[Name(family="Jobe", given="Alison")]),
        report(authors=[Name(literal="Alison Jobe")]),
    ),
    "authors in another order": (
        report(authors=[Name(family="Jobe"), Name(family="Smith")]),
        report(authors=[Name(family="Smith"), Name(family="Jobe")]),
    ),
    "no author on one side": (report(), report(authors=[])),
    "no author on either side": (report(authors=[]), report(authors=[])),
    "no year on one side of a distinctive title": (report(), report(date="")),
    "a day on one side": (report(date="2009-07-01"), report(date="2009")),
    "nothing but a title": (record(title="Caring"), record(title="caring")),
    "no title, but the same in all else": (
        record(container_title="Forced Migration Review", date="2009", page="3"),
        record(container_title="Forced Migration Review", date="2009", page="3", tags=["x"]),
    ),
    "a report number written in two ways": (report(number="WP/16/1"), report(number="1")),
    "a chapter whose book has a subtitle on one side": (
        report(type="chapter", title="Introduction", container_title="Ideas: to inform"),
        report(type="chapter", title="Introduction", container_title="Ideas"),
    ),
}

DIFFERENT = {
    "their months": (
        report(title="Situation Report", date="2019-01"),
        report(title="Situation Report", date="2019-03-01"),
    ),
    "titles of one supplement's DOI": (
        record(doi="10.1000/1", title="Trafficking for forced labour"),
        record(doi="10.1000/1", title="Return and reintegration of children"),
    ),
    "articles by one author in a supplement": (
        report(doi="10.1000/1", title="Trafficking for forced labour", page="S12", language="en"),
        report(doi="10.1000/1", title="Retour et réintégration", page="S13", language="fr"),
    ),
    "numbers in the titles of one supplement's DOI": (
        record(doi="10.1000/1", title="Abstract P1-12: Trafficking"),
        record(doi="10.1000/1", title="Abstract P1-13: Trafficking"),
    ),
    "a number in brackets in the titles of one supplement's DOI": (
        record(doi="10.1000/1", title="Abstract (P1-12)"),
        record(doi="10.1000/1", title="Abstract (P1-13)"),
    ),
    "a country in brackets in the titles of one supplement's DOI": (
        record(doi="10.1000/1", title="Country report (Kenya)"),
        record(doi="10.1000/1", title="Country report (Ghana)"),
    ),
    "a country in the titles of one supplement's DOI": (
        record(doi="10.1000/1", title="Migration in Ghana: a country profile of returns and reintegration"),
        record(doi="10.1000/1", title="Migration in Mali: a country profile of returns and reintegration"),
    ),
    "pages and authors of abstracts of one title in a supplement": (
        record(doi="10.1000/1", title="Abstract", page="S12", authors=["Jobe, Alison"]),
        record(doi="10.1000/1", title="Abstract", page="S14", authors=["Smith, John"]),
    ),
    "chapters that share their book's ISBN": (
        record(type="chapter", isbn=ISBN, title="Introduction", date="2017"),
        record(type="chapter", isbn=ISBN, title="For Their Own Good?", date="2017"),
    ),
    "chapters that share their book's link": (
        record(type="chapter", url="https://iom.int/ideas", title="Introduction"),
        record(type="chapter", url="https://iom.int/ideas", title="Conclusion"),
    ),
    "a chapter and its book of one title": (
        record(type="chapter", isbn=ISBN, title="Ideas", date="2017"),
        record(type="book", isbn=ISBN, title="Ideas", date="2017"),
    ),
    "reports of two years": (
        report(title="Global Report 2016", date="2018"),
        report(title="Global Report 2018", date="2018"),
    ),
    "reports of two years behind one link": (
        report(title="Global Report 2016", url="https://unodc.org/glotip"),
        report(title="Global Report", url="https://unodc.org/glotip", date="2018"),
    ),
    "two parts": (report(title="Guidance, Part 1"), report(title="Guidance, Part 2")),
    "two volumes in Roman numerals": (report(title="Ideas, Volume II"), report(title="Ideas, Volume III")),
    "numbers that are only alike when joined": (report(title="Ideas 1 2"), report(title="Ideas 12")),
    "files that EndNote could not read": (
        record(type="article-journal", title="<A study of returns.pdf>"),
        record(type="article-journal", title="<Borders and families.pdf>"),
    ),
    "two volumes of one title": (report(volume="1"), report(volume="2")),
    "two issues of an editorial": (
        report(type="article-journal", title="Editorial", issue="1"),
        report(type="article-journal", title="Editorial", issue="2"),
    ),
    "two numbers of a situation report": (report(number="SR 12"), report(number="SR 13")),
    "two editions in one year": (report(edition="1st"), report(edition="2")),
    "two years": (report(), report(date="2010")),
    "two authors": (
        report(authors=[Name(family="Jobe", given="Alison")]),
        report(authors=[Name(family="Smith", given="John")]),
    ),
    "particles that are all two names share": (
        report(authors=[Name(family="de la Cruz")]),
        report(authors=[Name(family="de Vries")]),
    ),
    "two organisations": (report(), report(authors=[{"literal": "UNHCR"}])),
    "two publishers where there are no authors": (
        report(title="Annual Report", authors=[], publisher="UNHCR"),
        report(title="Annual Report", authors=[], publisher="IOM"),
    ),
    "two editors where there are no authors": (
        report(type="book", title="Handbook", authors=[], editors=[Name(family="McAuliffe")]),
        report(type="book", title="Handbook", authors=[], editors=[Name(family="Gallagher")]),
    ),
    "no year on one side of a short title": (report(title="Annual Report"), report(title="Annual Report", date="")),
    "neither year nor author to compare": (report(date=""), report(authors=[])),
    "two DOIs": (report(doi="10.1000/1"), report(doi="10.1000/2")),
    "introductions to two books": (
        report(type="chapter", title="Introduction", container_title="Ideas"),
        report(type="chapter", title="Introduction", container_title="Migration"),
    ),
    "a site's front page for both": (
        record(url="https://www.iom.int", title="One"),
        record(url="https://www.iom.int/"),
    ),
    "a link that only looks like a DOI's": (
        record(url="https://doi.org/10x", title="One"),
        record(doi="10.1000/1", title="Two"),
    ),
    "a title and its subtitle": (report(), report(title="Caring for Trafficked Persons")),
    "no title, and not the same in all else": (
        record(container_title="Forced Migration Review", date="2009", page="3"),
        record(container_title="Forced Migration Review", date="2009", page="4"),
    ),
    "no title on one side": (report(), report(title="")),
    "nothing but two links": (record(url="https://a.org/1"), record(url="https://a.org/2")),
}  # fmt: skip


@every_row(("first", "second"), SAME.values(), ids=SAME)
def test_records_are_the_same_across(first: Publication, second: Publication) -> None:
    assert same(first, second)
    assert same(second, first)
    assert set(fingerprints(ComparedRecord(first))) & set(fingerprints(ComparedRecord(second)))


@every_row(("first", "second"), DIFFERENT.values(), ids=DIFFERENT)
def test_records_are_told_apart_by(first: Publication, second: Publication) -> None:
    assert not same(first, second)
    assert not same(second, first)


VERSIONS = [
    ("Guidance note on shelters (English)", "Guidance note on shelters (French)", Sameness.OTHER),
    ("Guidance note on shelters [English]", "Guidance note on shelters [French]", Sameness.OTHER),
    ("Guide des refuges (anglais)", "Guide des refuges (français)", Sameness.OTHER),
    ("Guidance note on shelters (English version)", "Guidance note on shelters (Spanish version)", Sameness.OTHER),
    ("Guía de albergues (versión en español)", "Guía de albergues (versión en inglés)", Sameness.OTHER),
    ("Guidance note on shelters", "Guidance note on shelters (Arabic)", Sameness.UNSURE),
    ("Guidance note on shelters", "Guidance note on shelters [Arabic]", Sameness.SAME),
    ("Guidance note on shelters (Arabic)", "Guidance note on shelters (in Arabic)", Sameness.SAME),
]


@pytest.mark.parametrize("fields", [{}, {"url": "https://iom.int/note.pdf"}, {"authors": []}])
@pytest.mark.parametrize(("one", "other", "sameness"), VERSIONS)
def test_versions_in_two_languages_are_two_publications(
    one: str, other: str, sameness: Sameness, fields: dict[str, object]
) -> None:
    first, second = report(title=one, **fields), report(title=other, **fields)
    assert judged(first, second).sameness is judged(second, first).sameness is sameness


def test_a_language_in_the_title_counts_beside_the_field() -> None:
    noted, plain = report(title=f"{TITLE} (Arabic)"), report(language="en")
    assert judged(noted, plain).sameness is judged(plain, noted).sameness is Sameness.OTHER
    assert same(noted, report(language="ar"))


OTHER_PEOPLE = [
    ("Los niños migrantes en Tapachula y sus derechos", "Las niñas migrantes en Tapachula y sus derechos"),
    ("Los refugiados colombianos en el Ecuador", "Las refugiadas colombianas en el Ecuador"),
    ("Les enseignants réfugiés au Tchad : état des lieux", "Les enseignantes réfugiées au Tchad : état des lieux"),
    ("Les travailleurs domestiques au Liban", "Les travailleuses domestiques au Liban"),
    ("Os trabalhadores rurais no Pará e os seus direitos", "As trabalhadoras rurais no Pará e os seus direitos"),
    ("Combating trafficking: manual for trainers", "Combating trafficking: manual for trainees"),
    ("Forced labour: what the employer can do", "Forced labour: what the employee can do"),
    ("Die Rechte der Arbeiter in Gastfamilien", "Die Rechte der Arbeiterinnen in Gastfamilien"),
]


@every_row(("one", "other"), OTHER_PEOPLE)
def test_works_about_other_people_are_two(one: str, other: str) -> None:
    first, second = report(title=one), report(title=other)
    assert not same(first, second)
    assert not same(second, first)


def test_a_generic_title_on_either_side_makes_pieces_with_one_doi_unsure() -> None:
    own = Publication(title="Ideas: a view", volume="1", doi="10.1000/A")
    generic = Publication(type="report", title="Ideas", volume="2", doi="10.1000/A")
    assert judged(own, generic).sameness is judged(generic, own).sameness is Sameness.UNSURE


@given(similar, similar)
def test_which_of_two_records_comes_first_does_not_matter(one: Publication, other: Publication) -> None:
    assert same(one, other) == same(other, one)


@given(publications())
def test_a_record_is_the_same_as_itself_or_has_no_title_that_says_so(publication: Publication) -> None:
    judgement = judged(publication, publication)
    has_own_title = publication.title and "each issue has this title" not in judgement.reasons
    assert judgement.sameness is Sameness.SAME or (not has_own_title and judgement.sameness is Sameness.UNSURE)


def test_a_record_of_which_one_alone_has_a_short_title_is_judged_alike_from_both_sides() -> None:
    short, bare = Publication(extra={"title-short": "0"}), Publication()
    assert judged(short, bare) == judged(bare, short)
