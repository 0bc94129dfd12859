"""The list of a page without scripts: readers, Zotero and search engines have the publications from it."""

import json
import re
from html.parser import HTMLParser

import pytest

from harness.paths import EXAMPLES
from protlib.formats.web import publications, saved_page
from protlib.page.static_list import MOST_RECORDS, make_static_list
from protlib.record.model import TYPES, Name, Publication

SAMPLE = [
    Publication.from_dict(json.loads(line)) for line in (EXAMPLES / "publications.jsonl").read_text().splitlines()
]
MORE = "{count} more"
_PARTS = {"article-journal", "chapter", "paper-conference"}


def test_what_zotero_reads_is_what_the_record_says() -> None:
    raws = [raw for _line, raw in publications.iterate_context_objects(make_static_list(SAMPLE, MORE))]
    assert len(raws) == len(SAMPLE)
    for raw, record in zip(raws, SAMPLE, strict=True):
        assert raw["title"] == record.title
        assert raw.get("date", "") == record.date
        assert raw.get("publisher", "") == record.publisher
        assert raw.get("container_title", "") == (record.container_title if record.type in _PARTS else "")
        assert raw.get("doi", "") == record.doi
        assert len(raw.get("authors", ())) == len(record.authors or record.editors)


def test_what_search_engines_read_is_json_ld() -> None:
    [text] = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', make_static_list(SAMPLE, MORE), re.DOTALL
    )
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    first = next(entry for entry in data["@graph"] if entry["name"].startswith("Prevalence and Risk"))
    assert first["@type"] == "ScholarlyArticle"
    assert first["author"][0] == {"@type": "Person", "familyName": "Oram", "givenName": "Siân"}
    assert first["identifier"].startswith("https://doi.org/10.1371/")


def test_every_publication_of_a_page_comes_back_whatever_its_type() -> None:
    records = [Publication(key=kind, type=kind, title=f"A {kind} of 2010", date="2010") for kind in TYPES]
    back = saved_page.loads(f"<html><body>{make_static_list(records, MORE)}</body></html>").publications
    assert [record.title for record in back] == [record.title for record in records]


def test_the_reader_of_a_page_with_very_many_says_what_it_lacks() -> None:
    records = [
        Publication(key=f"k{number}", title=f"A report {number}", date="2010") for number in range(MOST_RECORDS + 3)
    ]
    parsed = saved_page.loads(f"<html><body>{make_static_list(records, MORE)}</body></html>")
    assert len(parsed.publications) == MOST_RECORDS
    [problem] = parsed.problems
    assert problem.lost
    assert "“3 more”" in problem.what


def test_nothing_in_a_record_is_read_as_html() -> None:
    bad = "</script><img src=x onerror=y>\" '"
    html = make_static_list(
        [Publication(key="a", title=bad, publisher=bad, authors=(Name(literal=bad),), url=bad)], MORE
    )
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, _attributes: tags.append(tag)  # type: ignore[assignment,method-assign]
    reader.feed(html)
    assert {*tags} == {"div", "ol", "li", "h2", "bdi", "p", "span", "script"}


@pytest.mark.parametrize(("count", "expected"), [(MOST_RECORDS, False), (MOST_RECORDS + 3, True)])
def test_a_long_list_says_how_many_it_leaves_out(count: int, expected: bool) -> None:
    html = make_static_list([Publication(key=f"k{number}", title="A") for number in range(count)], MORE)
    assert (html.count("<li "), "<p>3 more</p>" in html) == (MOST_RECORDS, expected)
