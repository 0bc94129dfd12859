"""Pages are read as saved ones are: what they say of themselves, in whatever charset, and nothing of what they list."""

import json
from typing import Any

import httpx
import pytest

from harness.rows import every_row
from programs.service_answers import Recorded
from protlib.lookup.answer import Inquiry, LookedUpRecord, NotFoundError
from protlib.lookup.network import Network
from protlib.lookup.services import look_up
from protlib.record.model import Name

URL = "https://page.test/report/one"
_CITED = (
    '<meta name="citation_title" content="Traite des êtres humains"><meta name="citation_author" content="Jobe, '
    'Alison">'
)


def _page(head: str) -> str:
    return f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body><h1>x</h1></body></html>"


def _linked(*works: dict[str, Any]) -> str:
    descriptions = [{"@context": "https://schema.org", "@type": "Report", **work} for work in works]
    return _page(f'<script type="application/ld+json">{json.dumps(descriptions)}</script>')


def _look_up(answers: dict[str, Any], url: str = URL, reliefweb: str = "") -> LookedUpRecord:
    return look_up(Inquiry("url", url), Network(transport=Recorded(answers)), reliefweb=reliefweb)


def _answer(data: bytes, kind: str = "text/html") -> httpx.Response:
    return httpx.Response(200, content=data, headers={"Content-Type": kind})


def test_a_page_says_what_it_is_and_when_it_was_read() -> None:
    answer = _look_up({URL: _page(_CITED).encode()})
    record = answer.publication
    assert (record.title, record.authors) == (
        "Traite des êtres humains",
        (Name(family="Jobe", given="Alison"),),
    )
    assert (record.url, answer.source) == (URL, URL)
    assert len(record.accessed) == len("2026-11-26")


@every_row(
    ("charset", "kind"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("iso-8859-1", "text/html; charset=ISO-8859-1"),
        ("windows-1252", 'text/html; charset="windows-1252"'),
        ("windows-1252", "text/html; charset=no-such-charset"),
        ("utf-16", "text/html; charset=utf-16"),
    ],
)
def test_a_page_is_read_in_its_charset_be_it_declared_wrongly(charset: str, kind: str) -> None:
    assert _look_up({URL: _answer(_page(_CITED).encode(charset), kind)}).publication.title == "Traite des êtres humains"


def test_a_page_that_has_moved_is_known_by_where_it_is() -> None:
    answers = {
        URL: httpx.Response(301, headers={"Location": "/two"}),
        "https://page.test/two": _page(_CITED).encode(),
    }
    answer = _look_up(answers)
    assert answer.source == answer.publication.url == "https://page.test/two"


def test_of_a_page_that_lists_others_its_own_publication_counts() -> None:
    page = _linked({"name": "Another", "url": "https://page.test/report/two"}, {"name": "One", "url": f"{URL}/"})
    assert _look_up({URL: page.encode()}).publication.title == "One"


def test_a_page_that_lists_many_is_of_none() -> None:
    page = _linked({"name": "A", "url": "https://page.test/a"}, {"name": "B", "url": "https://page.test/b"})
    with pytest.raises(NotFoundError, match=r"^the page lists 2 publications; save it and import it$"):
        _look_up({URL: page.encode()})


def test_a_page_that_says_nothing_of_itself_gets_a_problem() -> None:
    with pytest.raises(NotFoundError, match=r"^no publication on this page$"):
        _look_up({URL: _page("").encode()})


REPORT = "https://reliefweb.int/report/chad/needs"
API = (
    "https://api.reliefweb.int/v2/reports?appname=me&profile=full&limit=1"
    "&filter%5Bfield%5D=url_alias&filter%5Bvalue%5D=https%3A%2F%2Freliefweb.int%2Freport%2Fchad%2Fneeds"
)
_OF_API = {
    "href": "https://api.reliefweb.int/v2/reports",
    "data": [
        {
            "id": "1",
            "href": "https://api.reliefweb.int/v2/reports/1",
            "fields": {
                "id": 1,
                "title": "Needs in Chad",
                "status": "published",
                "url_alias": REPORT,
                "source": [{"name": "Norwegian Refugee Council", "shortname": "NRC"}],
            },
        }
    ],
}


@pytest.mark.parametrize("url", [REPORT, "reliefweb.int/report/chad/needs/", f"http://www.{REPORT[8:]}?x=y#z"])
def test_who_has_a_name_at_reliefweb_asks_its_api_and_no_record_has_the_name(url: str) -> None:
    transport = Recorded({API: json.dumps(_OF_API).encode()})
    answer = look_up(Inquiry("url", url), Network(transport=transport), reliefweb="me")
    assert len(transport.asked) == 1
    assert answer.publication.authors == (Name(literal="Norwegian Refugee Council", short="NRC"),)
    assert "appname" not in repr(answer)


@pytest.mark.parametrize("answer", [httpx.Response(403), httpx.Response(404), b'{"href": "x", "data": []}', b"<html>"])
def test_where_the_api_lets_nobody_in_the_page_is_read(answer: Any) -> None:
    assert _look_up({API: answer, REPORT: _page(_CITED).encode()}, REPORT, "me").publication.url == REPORT


def test_who_has_none_reads_the_page() -> None:
    transport = Recorded({REPORT: _page(_CITED).encode()})
    look_up(Inquiry("url", REPORT), Network(transport=transport))
    assert transport.asked == [REPORT]


_MARC = """<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">{}</collection>"""
_RECORD = """<record><leader>00000nam a2200000</leader><controlfield tag="001">{0}</controlfield>
<datafield tag="191" ind1=" " ind2=" "><subfield code="a">{1}</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">{2}</subfield></datafield></record>"""
_SEARCH = "https://digitallibrary.un.org/search?of=xm&rg=25&p=documentsymbol%3A%22A%2FRES%2F64%2F293%22"


def test_a_symbol_is_found_among_those_that_the_library_gives() -> None:
    records = _RECORD.format(1, "A/RES/64/293/Add.1", "Another") + _RECORD.format(2, "A/RES/64/293", "Plan of action")
    answer = look_up(
        Inquiry("symbol", "a/res/64/293"),
        Network(transport=Recorded({_SEARCH: _MARC.format(records).encode()})),
    )
    assert answer.publication.title == "Plan of action"
    assert answer.publication.url == "https://digitallibrary.un.org/record/2"


def test_a_record_of_another_document_is_not_taken() -> None:
    records = _RECORD.format(1, "A/RES/64/293/Add.1", "Another")
    with pytest.raises(NotFoundError, match=r"^not found in the UN Digital Library$"):
        look_up(
            Inquiry("symbol", "A/RES/64/293"),
            Network(transport=Recorded({_SEARCH: _MARC.format(records).encode()})),
        )
