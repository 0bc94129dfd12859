"""Saved pages of publishers and portals, each as its own program describes a publication."""

from typing import Any, Final

import pytest

from web_pages import linked, metas, read_head, read_page

_ARTICLE: Final = (("dc.Title", "Trafficking in camps"), ("dc.Creator", "Ana Lima"), ("dc.Date", "1 Feb 2016"))
_JOURNAL: Final = {"@type": "Periodical", "name": "Nature", "issn": ["0028-0836"]}


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (metas(*_ARTICLE, ("citation_journal_title", "Forced Migration Review")), {"container_title": "Forced Migration Review", "type": "article-journal"}),
        (metas(*_ARTICLE, ("prism.publicationName", "Nature"), ("prism.volume", "574"), ("prism.startingPage", "16")),
         {"container_title": "Nature", "volume": "574", "page": "16", "type": "article-journal"}),
        (metas(*_ARTICLE) + linked({"@type": "WebPage", "mainEntity": _JOURNAL}), {"title": "Trafficking in camps", "date": "2016-02-01"}),
        (linked(_JOURNAL), {"title": "Nature", "type": "periodical"}),
    ],
)  # fmt: skip
def test_an_article_has_its_journal_and_is_never_the_journal_itself(head: str, fields: dict[str, Any]) -> None:
    publication = read_head(head)
    assert {name: getattr(publication, name) for name in fields} == fields


_NEWS: Final = [{"@type": "NewsArticle", "headline": name} for name in ("Camps close", "Camps open")]
_SHARED: Final = metas(("og:title", "Voices of survivors"), ("og:type", "article"))
_SITE: Final = metas(("DC.title", "Council of Europe"), ("DC.creator", "Webteam"), ("DC.language", "en"))
_HEADLINE: Final = {"@type": "Article", "name": "Palermo Protocols", "headline": "three protocols to a convention"}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (linked(_NEWS) + _SHARED, "Voices of survivors"),
        (linked(_NEWS) + "<title>Camps open - The Daily</title>", "Camps open"),
        (_SITE + _SHARED + "<title>Voices of survivors - Council of Europe</title>", "Voices of survivors"),
        (_SITE + _SHARED + "<title>Council of Europe - Voices</title>", "Council of Europe"),
        (linked(_HEADLINE) + "<title>Palermo protocols - Wikipedia</title>", "Palermo Protocols"),
        (linked(_HEADLINE) + "<title>Encyclopedia</title>", "three protocols to a convention"),
    ],
)
def test_the_publication_is_what_the_page_is_about(head: str, title: str) -> None:
    assert read_head(head).title == title


def test_menus_beside_an_article_are_no_publication() -> None:
    page = (
        f"<html><head>{_SHARED}</head><body><h1>Voices of survivors</h1><p>Text of the post.</p><h2>The Rescue Blog</h2>"
        "<div>Category</div><div>Reports (4)</div><div>Blogs (2)</div></body></html>"
    )
    assert [publication.title for publication in read_page(page).publications] == ["Voices of survivors"]


_RIVER: Final = """<!-- saved from url=(0031)https://reliefweb.int/updates --><html><head><title>Updates | ReliefWeb</title>
<meta property=og:type content=website><meta property=og:title content=Updates></head><body><h1>Updates</h1>{}</body></html>"""
_ARTICLE_OF_RIVER: Final = """<article><header><ul><li><a href=/country/npl>Nepal</a></li></ul><h3><a href="/report/{number}">{title}</a></h3>
</header><div><p>{summary}</p></div><footer><dl><dt>Format</dt><dd>Assessment</dd><dt>Sources</dt><dd><ul><li><a href=/iom>IOM</a></li>
<li>2 more</li></ul></dd><dt>Posted</dt><dd><time>{number} May 2022</time></dd></dl></footer></article>"""


def test_a_list_of_reliefweb_gives_each_publication_with_its_link() -> None:
    articles = [
        _ARTICLE_OF_RIVER.format(
            number=4, title="Nepal: Trafficking assessment [EN/NE]", summary="It covers ten places."
        ),
        _ARTICLE_OF_RIVER.format(number=5, title="Nepal: Returns", summary="Many are back …"),
    ]
    publications = read_page(_RIVER.format("".join(articles))).publications
    assert [(record.title, record.abstract, record.date, record.countries, record.url) for record in publications] == [
        ("Nepal: Trafficking assessment", "It covers ten places.", "2022-05-04", ("Nepal",), "https://reliefweb.int/report/4"),
        ("Nepal: Returns", "Many are back …", "2022-05-05", ("Nepal",), "https://reliefweb.int/report/5"),
    ]  # fmt: skip
    assert [name.literal for name in publications[0].authors] == ["IOM", "others"]
