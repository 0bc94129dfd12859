"""Saved pages of publishers and portals, each as its own program describes a publication."""

from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib.record.model import Name
from sample_files.web_pages import linked, metas, read_head, read_page

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


@every_row(
    ("head", "title"),
    [
        (linked(_NEWS) + _SHARED, "Voices of survivors"),
        (linked(_NEWS) + "<title>Camps open - The Daily</title>", "Camps open"),
        (_SITE + _SHARED + "<title>Voices of survivors - Council of Europe</title>", "Voices of survivors"),
        (_SITE + _SHARED + "<title>Council of Europe - Voices</title>", "Council of Europe"),
        (
            metas(("DC.title", "A guide"), ("og:title", "Our repository")) + "<title>Our repository: A guide</title>",
            "A guide",
        ),
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


_TITLE: Final = ("citation_title", "A study of trafficking")
_YOAST: Final = {"@type": "Article", "headline": "Hidden lives", "author": {"@type": "Person", "name": "Freedom Fund"},
                 "publisher": {"@type": "Organization", "name": "Freedom Fund"}}  # fmt: skip
_DARI: Final = "وضعیت کودکان بیجاشده در کابل"


@every_row(
    ("head", "field", "expected"),
    [
        (linked(_YOAST), "authors", (Name(literal="Freedom Fund"),)),
        (linked({**_YOAST, "author": {"@type": "Person", "name": "admin"}}), "authors", ()),
        (metas(("og:title", "A day"), ("og:site_name", "Ana Lima"), ("author", "Ana Lima")), "authors", (Name("Lima", "Ana"),)),
        (metas(_TITLE, ("author", "Super User")), "authors", ()),
        (metas(("DC.title", "A guide"), ("DC.creator", "webmaster")), "authors", ()),
        (metas(("og:title", "A guide"), ("author", "katholisch.at")), "authors", (Name(literal="katholisch.at"),)),
        (metas(("og:title", "A guide"), ("author", "akhbarelyom"), ("og:url", "https://akhbarelyom.com/1")), "authors", (Name(literal="akhbarelyom"),)),
        (metas(_TITLE, ("citation_author", "UN. Secretary-General")), "authors", (Name(literal="United Nations Secretary-General"),)),
        (metas(_TITLE, ("citation_publisher", "UN,")), "publisher", "UN"),
        (metas(("DC.title", "A guide"), ("DC.language", "und")), "language", "en"),
        (metas(("DC.title", _DARI)), "language", "fa"),
        (metas(("DC.title", "پاکستان میں بچوں کا تحفظ")), "language", "ur"),
        (metas(("DC.title", "د کډوالو ساتنه په افغانستان کې")), "language", "ps"),
        (metas(("DC.title", "پاراستنی منداڵان لە کوردستان")), "language", "ckb"),
        (metas(("DC.title", "حماية الأطفال في لبنان")), "language", "ar"),
        (metas(_TITLE, ("citation_date", "2020/01/01"), ("DC.date", "2020-03-27")), "date", "2020-03-27"),
        (metas(_TITLE, ("citation_date", "2020/01/01"), ("DC.date", "2021-03-27")), "date", "2020-01-01"),
        (metas(_TITLE, ("citation_date", "2020/02/01"), ("DC.date", "2020-03-27")), "date", "2020-02-01"),
        (metas(("og:title", "A/78/172: Trafficking in persons")), "title", "Trafficking in persons"),
        (metas(("og:title", "A/78/172: Trafficking in persons")), "number", "A/78/172"),
        (metas(("og:title", "A/78/172: Trafficking in persons"), ("dcterms.date", "2023-07-14")), "date", "2023-07-14"),
        (metas(("og:title", "Men/women: who is trafficked")), "title", "Men/women: who is trafficked"),
        (metas(("og:title", "(PDF) Trafficking in Ghana")), "title", "Trafficking in Ghana"),
        (metas(("og:title", "Return"), ("article:tag", "return, Libya,detention")), "tags", ("return", "Libya", "detention")),
        (metas(("og:title", "عودة"), ("keywords", "عودة، لبنان")), "tags", ("عودة", "لبنان")),
        (metas(*_ARTICLE, ("dc.Coverage", "world")), "regions", ()),
        (metas(*_ARTICLE, ("dc.Coverage", "West Africa")), "regions", ("West Africa",)),
        (metas(("eprints.title", "Smuggling"), ("eprints.publication", "A Review"), ("eprints.pagerange", "12-40")), "page", "12-40"),
        (metas(("citation_title", "Health of trafficked people."), ("citation_journal_title", "PLoS medicine")), "title", "Health of trafficked people"),
        (metas(_TITLE, ("citation_arxiv_id", "1706.1"), ("og:title", "A study"), ("og:site_name", "arXiv.org"), ("og:type", "website")), "type", "article"),
        (metas(_TITLE, ("citation_doi", "10.2139/ssrn.1"), ("og:title", "A study"), ("og:site_name", "SSRN"), ("og:type", "article")), "publisher", "SSRN"),
        (metas(_TITLE, ("og:title", "A study"), ("og:type", "website")), "type", "document"),
        (metas(("dc.title", "Slavery"), ("og:type", "book"), ("og:title", "Slavery"), ("books:isbn", "9781847204721")), "isbn", "9781847204721"),
        (metas(("og:title", "Victims - European Commission"), ("author", "European Commission")), "title", "Victims"),
        (linked({"@type": "Book", "name": "A", "author": {"@type": "Person", "name": "Kyle, David, 1965-"}}), "authors", (Name("Kyle", "David"),)),
        (metas(*_ARTICLE, ("DC.Type", "Text.Serial.Journal")), "genre", ""),
        (metas(*_ARTICLE, ("DC.Type", "Text.Serial.Journal")), "type", "article-journal"),
        (metas(("eprints.title", "Smuggling"), ("eprints.publication", "A Review"), ("eprints.creators_name", "Lima, Ana")), "container_title", "A Review"),
    ],
)  # fmt: skip
def test_values_are_what_a_librarian_would_write(head: str, field: str, expected: Any) -> None:
    start = "<!DOCTYPE html><html>" if field == "language" and expected != "en" else "<!DOCTYPE html><html lang=en>"
    assert getattr(read_head(head, start=start), field) == expected


def test_an_isbn_with_a_wrong_digit_is_told_and_kept() -> None:
    parsed = read_page(f"<html><head>{linked({'@type': 'Report', 'name': 'A', 'isbn': '978-92-2-131990-8'})}</head>")
    assert [publication.isbn for publication in parsed.publications] == ["978-92-2-131990-8"]
    assert ["check digit" in problem.what for problem in parsed.problems] == [True]


def test_a_list_of_koha_has_no_marks_of_cataloguers() -> None:
    keys = (
        "rft.btitle=The+protection+of+migrants+%3A+a+handbook+%2F&rft.pub=IOM%2C&rft.place=Geneva+%3A&rft.date=c2019"
        "&rft.aucorp=UN.+Human+Rights+Council."
    )
    [record] = read_page(f'<html><body><span class="Z3988" title="{keys}"></span></body></html>').publications
    assert (record.title, record.publisher, record.publisher_place, record.date) == (
        "The protection of migrants: a handbook", "IOM", "Geneva", "2019",
    )  # fmt: skip
    assert record.authors == (Name(literal="United Nations Human Rights Council"),)


def test_a_page_below_warnings_of_its_server_is_a_page() -> None:
    warning = "<br />\n<b>Warning</b>: mysql_query(): no link in <b>/www/x.php</b><br />\n"
    page = f"{warning}<!DOCTYPE html><html><head>{metas(('DC.title', 'A manual'))}</head></html>"
    assert [publication.title for publication in read_page(page, "standard input").publications] == ["A manual"]
