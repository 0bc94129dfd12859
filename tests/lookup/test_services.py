"""What registries, catalogues and pages answer becomes a clean record, or the reason why there is none."""

from typing import Any
from urllib.parse import quote

import httpx
import pytest

from harness.rows import every_row
from programs.service_answers import (
    AGENCY,
    BOOKS,
    CROSSREF,
    DATACITE,
    Recorded,
    agency,
    crossref,
    crossref_list,
    datacite,
    open_library,
)
from protlib.lookup.answer import Inquiry, LookedUpRecord, NotFoundError, UnansweredError, Unfit
from protlib.lookup.network import Network
from protlib.lookup.services import look_up
from protlib.record.model import Name

DOI = Inquiry("doi", "10.5555/a1")
ISBN = "9789290684664"


def _look_up(asked: Inquiry, answers: dict[str, Any]) -> LookedUpRecord:
    return look_up(asked, Network(transport=Recorded(answers)))


def _at_crossref(**fields: Any) -> LookedUpRecord:
    return _look_up(DOI, {f"{CROSSREF}10.5555%2Fa1": crossref(**fields)})


def _at_datacite(**attributes: Any) -> LookedUpRecord:
    answers = {
        f"{AGENCY}10.5555/d1": agency("10.5555/d1", "DataCite"),
        f"{DATACITE}10.5555/d1?publisher=true": datacite(**attributes),
    }
    return _look_up(Inquiry("doi", "https://doi.org/10.5555/d1"), answers)


IOM = Name(literal="International Organization for Migration", short="IOM")
CASES_OF_CROSSREF: list[tuple[dict[str, Any], str, Any]] = [
    ({"title": ["Borders of care"], "subtitle": ["A study"]}, "title", "Borders of care: A study"),
    ({"title": ["Who cares?"], "subtitle": ["A study"]}, "title", "Who cares? A study"),
    ({"title": ["Borders of care: a study"], "subtitle": ["A Study"]}, "title", "Borders of care: a study"),
    ({"title": ["Food &amp;amp; shelter,\n  <em>in situ</em>"]}, "title", "Food & shelter, <i>in situ</i>"),
    ({"title": ["H<sub>2</sub>O <mml:math><mml:mi>x</mml:mi></mml:math>"]}, "title", "H<sub>2</sub>O x"),
    ({"author": [{"family": "van Dijk", "given": "Jan"}]}, "authors", (Name(family="Dijk", given="Jan", particle="van"),)),
    ({"author": [{"family": "OKAFOR", "given": "Ada"}]}, "authors", (Name(family="Okafor", given="Ada"),)),
    ({"author": [{"name": f"{IOM.literal} (IOM)"}]}, "authors", (IOM,)),
    ({"author": [{"family": "United Nations Children's Fund"}]}, "authors", (Name(literal="United Nations Children's Fund"),)),
    ({"author": [{"family": "n/a", "given": ""}, {"name": "Anonymous"}]}, "authors", ()),
    ({"author": [{"family": "Jobe", "given": "A."}, {"family": "Jobe", "given": "A."}]}, "authors", (Name(family="Jobe", given="A."),)),
    ({"author": [{"family": "Jobe", "given": "N/A"}]}, "authors", (Name(family="Jobe"),)),
    ({"author": [None, "x", {}]}, "authors", ()),
    ({"issued": {"date-parts": [[2020, 5, 1]]}}, "date", "2020-05-01"),
    ({"issued": {"date-parts": [[None]]}, "published-print": {"date-parts": [[2019, 3]]}}, "date", "2019-03"),
    ({"issued": {"date-parts": [[None]]}, "created": {"date-parts": [[2021]]}}, "date", ""),
    ({"abstract": "<jats:title>Abstract</jats:title><jats:p>One &amp;lt; two.</jats:p><jats:p>Three.</jats:p>"}, "abstract", "One < two.\n\nThree."),
    ({"abstract": "<jats:p>Of <jats:italic>care</jats:italic>.</jats:p>"}, "abstract", "Of care."),
    ({"updated-by": [{"type": "retraction"}]}, "status", "retracted"),
    ({"updated-by": [{"type": "correction"}, None]}, "status", ""),
    ({"type": "posted-content", "subtype": "preprint"}, "genre", "Preprint"),
    ({"type": "dissertation", "degree": ["PhD"]}, "type", "thesis"),
    ({"type": "book-chapter", "container-title": ["Studies in care", "The book"]}, "container_title", "The book"),
    ({"type": "book-chapter", "container-title": ["Studies in care", "The book"]}, "collection_title", "Studies in care"),
    ({"type": "monograph", "container-title": ["Studies in care"]}, "collection_title", "Studies in care"),
    ({"container-title": ["Anti-Trafficking Review", "ATR"]}, "container_title", "Anti-Trafficking Review"),
    ({"ISBN": ["http://id.crossref.org/isbn/9789290684664"]}, "isbn", "9789290684664"),
    ({"ISSN": ["2286-7511", "2287-0113"]}, "issn", "2286-7511 2287-0113"),
    ({"DOI": "10.5555/A1"}, "doi", "10.5555/A1"),
    ({"event": {"name": "A conference", "location": "Geneva"}}, "event_place", "Geneva"),
    ({"reference": [{"key": "x"}], "license": [{}], "indexed": {}}, "extra", {}),
]  # fmt: skip


@every_row(("fields", "name", "expected"), CASES_OF_CROSSREF)
def test_an_answer_of_crossref_becomes_a_record(fields: dict[str, Any], name: str, expected: Any) -> None:
    assert getattr(_at_crossref(**fields).publication, name) == expected


@pytest.mark.parametrize(
    ("fields", "doubt"),
    [
        ({"title": ["CARING FOR PEOPLE ON THE MOVE"]}, "the title is all in capitals; protlib check --rule sentence-case proposes another"),
        ({"author": [{"name": "n/a"}]}, "author “n/a” is not a name; left out"),
        ({"updated-by": [{"type": "retraction"}]}, "it was retracted"),
        ({"ISBN": ["9789290684669"]}, "isbn “9789290684669”: the check digit of 9789290684669 is wrong; kept as it is"),
    ],
)  # fmt: skip
def test_a_doubtful_answer_comes_with_a_message(fields: dict[str, Any], doubt: str) -> None:
    assert _at_crossref(**fields).doubts == (doubt,)


@pytest.mark.parametrize("fields", [{}, {"title": ["UNHCR"]}, {"title": ["IOM DTM 2020"]}])
def test_what_is_as_it_should_be_is_not_doubted(fields: dict[str, Any]) -> None:
    assert _at_crossref(**fields).doubts == ()


def test_a_record_says_where_it_is_from() -> None:
    assert _at_crossref().source == "https://api.crossref.org/works/10.5555%2Fa1"
    assert _at_datacite().source == "https://api.datacite.org/dois/10.5555/d1"


@every_row(
    ("attributes", "name", "expected"),
    [
        ({}, "title", "Survey of returnees"),
        ({}, "type", "dataset"),
        ({"titles": [{"title": "Enquête", "titleType": "TranslatedTitle"}, {"title": "Survey"}, {"title": "Part 1", "titleType": "Subtitle"}]}, "title", "Survey: Part 1"),
        ({"creators": [{"name": f"{IOM.literal} (IOM)", "nameType": "Organizational"}]}, "authors", (IOM,)),
        ({"creators": [{"name": "Jobe, Alison", "nameType": "Personal"}]}, "authors", (Name(family="Jobe", given="Alison"),)),
        ({"creators": [{"name": "Jobe, A", "familyName": "Jobe", "givenName": "Alison"}]}, "authors", (Name(family="Jobe", given="Alison"),)),
        ({"creators": [{"name": "(:Unav)"}]}, "authors", ()),
        ({"contributors": [{"name": "Roe, Ann", "contributorType": "Editor"}, {"name": "Poe, E.", "contributorType": "Sponsor"}]}, "editors", (Name(family="Roe", given="Ann"),)),
        ({"publisher": {"name": "Zenodo"}}, "publisher", "Zenodo"),
        ({"publisher": "Zenodo"}, "publisher", "Zenodo"),
        ({"publisher": ":unav"}, "publisher", ""),
        ({"publicationYear": 2021, "dates": [{"date": "2021-04-02T00:00:00Z", "dateType": "Issued"}]}, "date", "2021-04-02"),
        ({"publicationYear": 2021, "dates": [{"date": "2019", "dateType": "Issued"}]}, "date", "2021"),
        ({"types": {"resourceTypeGeneral": "Text", "resourceType": "Policy brief"}}, "genre", "Policy brief"),
        ({"types": {"resourceTypeGeneral": "Text", "resourceType": "Policy brief"}}, "type", "report"),
        ({"types": {"resourceTypeGeneral": "Report", "resourceType": "Report"}}, "genre", ""),
        ({"container": {"type": "Series", "title": "DTM", "volume": "4"}}, "collection_number", "4"),
        ({"container": {"title": "Journal", "firstPage": "3", "lastPage": "9"}}, "page", "3-9"),
        ({"descriptions": [{"description": "How.", "descriptionType": "Methods"}, {"description": "<p>What.</p>", "descriptionType": "Abstract"}]}, "abstract", "What."),
    ],
)  # fmt: skip
def test_an_answer_of_datacite_becomes_a_record(attributes: dict[str, Any], name: str, expected: Any) -> None:
    assert getattr(_at_datacite(**attributes).publication, name) == expected


def test_a_doi_of_another_agency_is_asked_for_at_the_resolver() -> None:
    answers = {
        f"{AGENCY}10.5555/m1": agency("10.5555/m1", "mEDRA"),
        "https://doi.org/10.5555/m1": httpx.Response(302, headers={"Location": "https://data.medra.test/m1"}),
        "https://data.medra.test/m1": b'{"id": "m1", "type": "article-journal", "title": "Le migrazioni"}',
    }
    answer = _look_up(Inquiry("doi", "10.5555/m1"), answers)
    assert (answer.publication.title, answer.publication.doi) == ("Le migrazioni", "10.5555/m1")
    assert answer.source == "https://data.medra.test/m1"


@every_row(
    ("fields", "name", "expected"),
    [
        ({"subtitle": "A handbook"}, "title", "Safe passage: A handbook"),
        ({"authors": [{"name": "Alison Jobe"}, {"name": f"{IOM.literal} (IOM)"}]}, "authors", (Name(family="Jobe", given="Alison"), IOM)),
        ({"publishers": [{"name": "IOM"}], "publish_places": [{"name": "Geneva"}]}, "publisher_place", "Geneva"),
        ({"publish_date": "July 2009"}, "date", "2009-07"),
        ({"publish_date": "c2009."}, "date", "2009"),
        ({"publish_date": "n.d."}, "date", ""),
        ({"number_of_pages": 232}, "extra", {"number-of-pages": "232"}),
        ({}, "isbn", ISBN),
        ({}, "type", "book"),
    ],
)  # fmt: skip
def test_an_answer_of_open_library_becomes_a_record(fields: dict[str, Any], name: str, expected: Any) -> None:
    answer = _look_up(Inquiry("isbn", "978-92-9068-466-4"), {f"{BOOKS}{ISBN}": open_library(ISBN, **fields)})
    assert getattr(answer.publication, name) == expected


def test_an_isbn_that_open_library_does_not_have_is_one_of_a_book_at_crossref_no_chapter_of_it() -> None:
    works = crossref_list(
        {"type": "book-chapter", "title": ["Introduction"], "ISBN": [ISBN]},
        {"type": "monograph", "title": ["Another"], "ISBN": ["9780262510875"]},
        {"type": "monograph", "title": ["Safe passage"], "ISBN": [ISBN]},
    )
    answers = {f"{BOOKS}{ISBN}": b"{}", f"{CROSSREF[:-1]}?rows=50&filter=isbn:{ISBN}": works}
    assert _look_up(Inquiry("isbn", "92-9068-466-6"), answers).publication.title == "Safe passage"


@every_row(
    ("query", "answers", "why"),
    [
        (DOI, {f"{AGENCY}10.5555/a1": agency("10.5555/a1", "")}, "doi.org has no such DOI"),
        (DOI, {}, "doi.org has no such DOI"),
        (DOI, {f"{AGENCY}10.5555/a1": agency("10.5555/a1", "Crossref")}, "Crossref has no details of it"),
        (DOI, {f"{AGENCY}10.5555/a1": agency("10.5555/a1", "DataCite")}, "DataCite has no details of it"),
        (DOI, {f"{AGENCY}10.5555/a1": agency("10.5555/a1", "OP")}, "OP has no details of it"),
        (DOI, {f"{CROSSREF}10.5555%2Fa1": crossref(title=[])}, "api.crossref.org has no title for it"),
        (Inquiry("isbn", ISBN), {f"{BOOKS}{ISBN}": b"{}"}, "not found in Open Library or Crossref"),
        (Inquiry("url", "https://page.test/x"), {}, "no such page (status 404)"),
        (Inquiry("url", "https://page.test/x"), {"https://page.test/x": b"%PDF-1.7 x"}, "no publication on this page"),
        (Inquiry("url", "https://page.test/x"), {"https://page.test/x": b""}, "the page has no details that protlib can read"),
        (Inquiry("symbol", "A/RES/64/293"), {}, "not found in the UN Digital Library"),
    ],
)  # fmt: skip
def test_an_identifier_that_no_service_has_ends_with_an_error(
    query: Inquiry, answers: dict[str, Any], why: str
) -> None:
    with pytest.raises(NotFoundError) as error:
        _look_up(query, answers)
    assert str(error.value) == why


@every_row(
    ("query", "why"),
    [
        (Inquiry("doi", "11.1/x"), "not a DOI: a DOI begins with “10.”, four or more digits and “/”"),
        (Inquiry("isbn", "9789290684669"), "the check digit of 9789290684669 is wrong"),
        (Inquiry("symbol", "and/or"), "not a symbol of a United Nations document, such as A/RES/64/293"),
        (Inquiry("url", "file:///etc/passwd"), "only http and https links are looked up"),
        (Inquiry("url", "http://xn--.test/"), "xn--.test: not a valid address: Malformed A-label, no Punycode eligible content found"),
        (Inquiry("url", "http://x.test:99999/"), "not an address: Port out of range 0-65535"),
        (Inquiry("url", "javascript:alert(1)"), "only http and https links are looked up"),
        (Inquiry("url", "https://me:secret@page.test/"), "the address has a user name or password; protlib does not send these"),
    ],
)  # fmt: skip
def test_what_is_none_is_not_asked_for(query: Inquiry, why: str) -> None:
    transport = Recorded({})
    with pytest.raises(Unfit) as error:
        look_up(query, Network(transport=transport))
    assert (str(error.value), transport.asked) == (why, [])


@every_row(
    ("answer", "why"),
    [
        (b"<html>Sign in to the hotel's network</html>", "api.crossref.org did not send JSON"),
        (b'{"message": {"title": ["Cut', "api.crossref.org did not send JSON"),
        (b"[1, 2]", "api.crossref.org sent an unexpected answer"),
        (b"[" * 100_000, "api.crossref.org did not send JSON"),
        (httpx.Response(202), "api.crossref.org refuses programs (status 202)"),
        (httpx.Response(403), "api.crossref.org refuses programs (status 403)"),
    ],
)
def test_a_senseless_answer_ends_with_an_error(answer: Any, why: str) -> None:
    with pytest.raises(UnansweredError) as error:
        _look_up(DOI, {f"{CROSSREF}10.5555%2Fa1": answer})
    assert str(error.value) == why


@pytest.mark.parametrize("doi", ["10.5555/a b", "10.5555/a?b#c", "10.5555/a%2Fb", "10.1016/s0022(04)1"])
def test_a_doi_is_quoted_in_the_address(doi: str) -> None:
    bare = doi.split(maxsplit=1)[0]
    transport = Recorded({f"{CROSSREF}{quote(bare, safe='')}": crossref(DOI=bare)})
    assert look_up(Inquiry("doi", doi), Network(transport=transport)).publication.doi == bare


@pytest.mark.parametrize(
    ("link", "question"),
    [
        ("https://doi.org/10.5555/a1", f"{CROSSREF}10.5555%2Fa1"),
        ("dx.doi.org/10.5555/a1", f"{CROSSREF}10.5555%2Fa1"),
        ("https://undocs.org/A/RES/64/293", "https://digitallibrary.un.org/search?of=xm&rg=25&p=documentsymbol%3A%22A%2FRES%2F64%2F293%22"),
        ("page.test/x", "https://page.test/x"),
    ],
)  # fmt: skip
def test_a_link_is_asked_for_where_it_is_known(link: str, question: str) -> None:
    transport = Recorded({})
    with pytest.raises(NotFoundError):
        look_up(Inquiry("url", link), Network(transport=transport))
    assert transport.asked[0] == question
