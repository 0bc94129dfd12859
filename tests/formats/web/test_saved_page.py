"""Saved web pages: what they say of their publication, however a browser saved them."""

import json
from typing import Any, Final

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib.record.model import Name
from sample_files.web_pages import linked, metas, read_head, read_page

_FOLDER: Final = DATA / "web"
_FILES: Final = sorted(path for path in _FOLDER.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", _FILES, ids=[path.name for path in _FILES])
@pytest.mark.parametrize("name", ["a.html", "standard input"])
def test_a_saved_page_is_told_by_its_content_and_read_in_full(path: Any, name: str) -> None:
    parsed = read_page(path.read_bytes(), name)
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert not any(problem.lost for problem in parsed.problems)


TITLE: Final = ("citation_title", "A study of trafficking")


@every_row(
    ("head", "field", "expected"),
    [
        (metas(TITLE, ("citation_journal_title", "Nature")), "type", "article-journal"),
        (metas(TITLE, ("citation_journal_title", "Nature")), "container_title", "Nature"),
        (metas(TITLE, ("citation_dissertation_institution", "UCL")), "type", "thesis"),
        (metas(TITLE, ("citation_isbn", "978-92-9068-466-4")), "type", "book"),
        (metas(TITLE, ("citation_firstpage", "3"), ("citation_lastpage", "9")), "page", "3-9"),
        (metas(TITLE, ("citation_author", "Lima, Ana"), ("citation_author", "Ban Ki")), "authors", (Name("Lima", "Ana"), Name("Ki", "Ban"))),
        (metas(TITLE, ("citation_authors", "Lima, Ana; Roe, J.")), "authors", (Name("Lima", "Ana"), Name("Roe", "J."))),
        (metas(TITLE, ("citation_doi", "doi:10.1000/182")), "doi", "10.1000/182"),
        (metas(TITLE, ("bepress_citation_volume", "4")), "volume", "4"),
        (metas(TITLE, ("citation_date", "2010/05/03")), "date", "2010-05-03"),
        (metas(TITLE, ("DC.date.issued", "2011"), ("DC.type", "Report")), "date", "2011"),
        (metas(TITLE, ("citation_abstract", "&lt;p&gt;One &amp;amp; two&lt;/p&gt;")), "abstract", "One & two"),
        (metas(TITLE, ("citation_publisher", "Geneva : IOM")), "publisher_place", "Geneva"),
        (metas(("DC.title", "A guide"), ("DC.identifier", "https://x.example/a.pdf")) + "<link rel=canonical href=https://x.example/a>", "url", "https://x.example/a"),
        (metas(("DC.title", "A guide"), ("DC.identifier", "https://x.example/a.pdf")), "url", "https://x.example/a.pdf"),
        (metas(TITLE, ("citation_public_url", "http://hdl.handle.net/1/2")), "url", "https://hdl.handle.net/1/2"),
        (linked({"@type": "CreativeWork", "name": "A study : of return (A/75/289)", "author": "UN. Secretary-General (2017- : Guterres)"}), "title", "A study: of return"),
        (linked({"@type": "CreativeWork", "name": "A study of return (A/75/289)", "author": "UN. Secretary-General (2017- : Guterres)"}), "authors", (Name(literal="United Nations Secretary-General"),)),
        (linked({"@type": "CreativeWork", "name": "A study of return (A/75/289)"}), "type", "report"),
        (metas(("DC.Title", "A guide"), ("DC.Creator", "UNODC"), ("DC.Type", "Text"), ("DC.Identifier", "ISBN 978-92-9068-466-4")), "type", "book"),
        ("<html lang=fr>" + linked({"@type": "Report", "headline": "La traite : un état des lieux"}), "title", "La traite : un état des lieux"),
        ("<html lang=fr>" + metas(("citation_title", "La traite : un état")), "title", "La traite : un état"),
        (metas(("citation_title", "La trata : una guía"), ("citation_language", "es")), "title", "La trata: una guía"),
        (metas(("dc:title", "A guide"), ("dcterms.abstract", "What it is.")), "abstract", "What it is."),
        (metas(("og:title", "A page | Site"), ("og:site_name", "Site")), "title", "A page"),
        (metas(("og:title", "A page"), ("author", "Ana Lima"), ("article:author", "https://facebook.com/x")), "authors", (Name("Lima", "Ana"),)),
        (metas(("og:title", "A page"), ("og:locale", "fr_FR")), "language", "fr-FR"),
        (linked({"@type": "Book", "name": "A", "isbn": "9789290684664", "numberOfPages": 12}), "isbn", "9789290684664"),
        (linked({"@type": "http://schema.org/Report", "name": "A", "reportNumber": "7"}), "number", "7"),
        (linked({"@type": ["Thing", "ScholarlyArticle"], "headline": "A", "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2",
            "isPartOf": {"@type": "PublicationVolume", "volumeNumber": 9, "isPartOf": {"@type": "Periodical", "name": "Nature", "issn": "0028-0836"}}}}), "container_title", "Nature"),
        (linked({"@type": "Report", "name": "A", "author": "International Organization for Migration"}), "authors", (Name(literal="International Organization for Migration"),)),
        (linked({"@type": "Report", "name": "A", "author": [{"@type": "Person", "familyName": "Lima", "givenName": "Ana"}]}), "authors", (Name("Lima", "Ana"),)),
        (linked({"@type": "Report", "name": "A", "keywords": "Return, Asylum"}), "tags", ("Return", "Asylum")),
        (linked({"@type": "Report", "name": "A", "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/182"}}), "doi", "10.1000/182"),
        (linked({"@type": "Map", "name": "A", "spatialCoverage": [{"name": "Chad"}, {"name": "Sahel"}]}), "countries", ("Chad",)),
        (linked({"@type": "Report", "name": "A report on return (A/HRC/44/45/Add.1)"}), "number", "A/HRC/44/45/Add.1"),
        ("<!--\n" + linked({"@type": "Report", "name": "hidden"}) + "-->" + metas(("DC.title", "Shown")), "title", "Shown"),
        ('<meta name=DC.title content="Of 5 &lt; 6 > 4" lang=en title=it\'s>', "title", "Of 5 < 6 > 4"),
    ],
)  # fmt: skip
def test_what_a_page_says_for_programs_is_read(head: str, field: str, expected: Any) -> None:
    assert getattr(read_head(head), field) == expected


MICRODATA: Final = """<!DOCTYPE html><html><body><div itemscope itemtype="https://schema.org/Report"><h1 itemprop="name">Children
<b>on the move</b></h1><p>By <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><a itemprop="name">Terre des hommes</a></span>,
<time itemprop="datePublished" datetime="2021-05-01">May</time><img src="x.png"><p itemprop=inLanguage>English
<meta itemprop="keywords" content="return; asylum"></div></body></html>"""


LIST: Final = """<!DOCTYPE html><ul itemscope itemtype="http://schema.org/Book"><li itemprop=name>A book<li>By <a itemprop=author href="/a">Ana Lima</a>
<li itemprop=publisher itemscope itemtype="http://schema.org/Organization"><b itemprop=name>IOM</b><li>ISBN <b itemprop=isbn>9789290684664</b></ul>"""


def test_an_item_of_a_list_ends_where_the_next_begins() -> None:
    [publication] = read_page(LIST).publications
    assert (publication.title, publication.publisher, publication.isbn) == ("A book", "IOM", "9789290684664")
    assert publication.authors == (Name("Lima", "Ana"),)


def test_microdata_is_read_whatever_is_left_open_in_it() -> None:
    [publication] = read_page(MICRODATA).publications
    assert (publication.title, publication.date, publication.type) == (
        "Children on the move",
        "2021-05-01",
        "report",
    )
    assert publication.authors == (Name(literal="Terre des hommes"),)
    assert publication.tags == ("return", "asylum")


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("<!-- saved from url=(0020)https://x.example/a --><html><head><title>Title | X</title></head>", {"url": "https://x.example/a", "title": "Title"}),
        ("<html><!--\n Page saved with SingleFile\n url: https://x.example/b\n saved date: Tue Mar 05 2024 09:00:00 GMT+0100\n--><head><title>T</title></head>",
         {"url": "https://x.example/b", "accessed": "2024-03-05"}),
        ("<!DOCTYPE html><html><head><link rel=canonical href=https://x.example/c><title>T</title></head>", {"url": "https://x.example/c"}),
        (("From: <Saved by Mozilla 5.0>\nSnapshot-Content-Location: https://x.example/d\nDate: Tue, 5 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\n"
         'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n'
         "PGh0bWw+PGhlYWQ+PHRpdGxlPlQ8L3RpdGxlPjwvaGVhZD48L2h0bWw+\n--b--\n"), {"url": "https://x.example/d", "accessed": "2024-03-05", "title": "T"}),
    ],
)  # fmt: skip
def test_what_a_browser_notes_of_a_page_is_its_link_and_when_it_was_seen(page: str, fields: dict[str, str]) -> None:
    parsed = read_page(page)
    [publication] = parsed.publications
    assert {name: getattr(publication, name) for name in fields} == fields
    assert ["check the record" in problem.what for problem in parsed.problems] == [True]


WORDS: Final = "La traite des êtres humains en Côte d’Ivoire"


@every_row(
    ("declared", "content"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "windows-1252"),
        ("windows-1252", "windows-1252"),
        ("utf-8", "utf-16"),
    ],
)
def test_the_letters_are_right_whatever_a_page_declares(declared: str, content: str) -> None:
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"><meta '
        f'name="DC.title" content="{WORDS}"></head></html>'
    )
    [publication] = read_page(page.encode(content)).publications
    assert publication.title == WORDS


def test_a_declared_charset_is_believed_where_the_bytes_do_not_tell() -> None:
    page = '<html><head><meta charset="windows-1256"><meta name="DC.title" content="حماية IOM"></head></html>'
    [publication] = read_page(page.encode("windows-1256")).publications
    assert publication.title == "حماية IOM"


SEVERAL: Final = [{"@type": "Report", "name": name, "url": f"https://x.example/{name}"} for name in "AB"]


@every_row(
    ("head", "titles"),
    [
        (linked(SEVERAL), ["A", "B"]),
        (linked({"@graph": [*SEVERAL, {"@type": "WebPage", "name": "C"}]}), ["A", "B"]),
        (linked(SEVERAL) + metas(("og:title", "B")), ["B"]),
        (linked(SEVERAL) + "<link rel=canonical href=https://x.example/A>", ["A"]),
        (linked({"@type": "Report", "name": "A", "hasPart": SEVERAL[1]}), ["A"]),
        (linked([{"@type": "WebPage", "name": "C"}, {"@type": "Organization", "name": "D"}]), ["C"]),
    ],
)
def test_a_page_of_one_publication_gives_it_and_a_list_gives_each(head: str, titles: list[str]) -> None:
    parsed = read_page(f"<html><head>{head}</head></html>")
    assert [publication.title for publication in parsed.publications] == titles


def test_a_catalogue_page_that_says_nothing_for_programs_is_read_as_if_it_were_copied() -> None:
    page = """<html><head><title>Protection</title></head><body><a href="#m">Skip to main content</a><h1>Protection</h1>
    <div class=row><h2>Caring for trafficked persons</h2><p>A handbook for those who&nbsp;care.</p><div>Country</div><div>Ghana</div>
    <div>Authors</div><div>IOM</div><div>Year</div><div>2009</div><div>Category</div><div>Reports</div></div></body></html>"""
    [publication] = read_page(page).publications
    assert (publication.title, publication.date, publication.countries) == (
        "Caring for trafficked persons",
        "2009",
        ("Ghana",),
    )


HITS = """<html><head><title>Catalogue: hits</title></head><body><table><tr><td>Home<td>Search</table>
<table><thead><tr><th>#</th><th>Title</th><th>Corporate author</th><th>Imprint</th></tr></thead>
<tr><td>1</td><td><a href="/1">Caring for<br>trafficked&nbsp;persons</a></td><td>UNICEF</td><td rowspan=2>Geneva : IOM, 2009</td></tr>
<tr><td>2<td>Rescue &amp; after<td>UNODC
<tr><td>3<td>A desk review<td><td>Kathmandu : CREHPA, c2015.
</table></body></html>"""
ONE_HIT = """<html><head><title>Catalogue</title></head><body><table><tr><th>Title:</th><td>Caring for persons</td></tr>
<tr><th>Corporate author:</th><td>UNICEF</td></tr><tr><th></th><td>UNODC</td></tr>
<tr><th>Imprint:</th><td>Geneva : IOM, 2009</td></tr></table></body></html>"""


def test_a_table_of_a_catalogue_is_read_as_a_table() -> None:
    matches = [
        (record.title, [name.literal for name in record.authors], record.publisher_place, record.publisher, record.date)
        for record in read_page(HITS).publications
    ]
    assert matches == [
        ("Caring for trafficked persons", ["UNICEF"], "Geneva", "IOM", "2009"),
        ("Rescue & after", ["UNODC"], "Geneva", "IOM", "2009"),
        ("A desk review", [], "Kathmandu", "CREHPA", "2015"),
    ]


def test_a_table_with_headings_beside_its_values_is_one_publication() -> None:
    [record] = read_page(ONE_HIT).publications
    assert (record.title, [name.literal for name in record.authors]) == ("Caring for persons", ["UNICEF", "UNODC"])
    assert (record.publisher_place, record.publisher, record.date) == ("Geneva", "IOM", "2009")


def test_a_list_of_a_shop_with_prices_is_a_list_of_publications() -> None:
    page = "<html><table><tr><th>Title<th>Author<th>Year<th>Price<tr><td>A guide<td>ICRC<td>2012<td>CHF 20</table>"
    assert [record.title for record in read_page(page).publications] == ["A guide"]


def test_lines_of_a_cell_are_the_values_of_a_list() -> None:
    """They were one place, “Togo Benin”, as Excel saves a sheet for the web."""
    page = "<html><table><tr><th>Title<th>Year<th>Country<tr><td>Return<br>home<td>2012<td>Togo<br>Benin</table>"
    [record] = read_page(page).publications
    assert (record.title, record.countries) == ("Return home", ("Togo", "Benin"))


_OF_OFFICE: Final = """<h1>{}</h1><table><tr><th rowspan=2>Title<th rowspan=2>Author<th colspan=2>Publication
<tr><th>Publisher<th>Year<tr><td>A<td>UNHCR<td>IOM<td>2020<tr><td colspan=4>Niger<tr><td>B<td>OCHA<td>IOM<td>2021
</table><p>{}</p>"""


@pytest.mark.parametrize("words_of_menu", ["Restricted", "Confidential", "Confidential report"])
def test_a_table_of_an_office_has_headings_over_headings_and_over_parts(words_of_menu: str) -> None:
    parsed = read_page(_OF_OFFICE.format("Our library", words_of_menu))
    assert [(record.title, record.publisher, record.date, record.access) for record in parsed.publications] == [
        ("A", "IOM", "2020", ""), ("B", "IOM", "2021", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "marks",
    [
        ("CONFIDENTIAL", ""),
        ("Library", "Do not share with partners, confidential"),
        ("Classification: confidential", ""),
        ("Library | Classification : confidentiel", ""),
        ("Library", "Strictly confidential"),
    ],
)
def test_a_line_around_a_table_of_a_page_closes_its_records(marks: tuple[str, str]) -> None:
    parsed = read_page(_OF_OFFICE.format(*marks))
    assert [record.access for record in parsed.publications] == ["confidential", "confidential"]


@pytest.mark.parametrize(
    ("table", "level"),
    [
        ("<tr><td><b>CONFIDENTIAL</b>", "confidential"),
        ("<tr><td>Register<td>2021<tr><td>Classification<td>Internal", "internal"),
        ("<tr><td>Register<td>2021<tr><td>Classification<td>Public", ""),
        ("<tr><td>Confidential", ""),
    ],
)
def test_a_table_beside_those_of_a_page_closes_their_records(table: str, level: str) -> None:
    parsed = read_page(f"<table>{table}</table>{_OF_OFFICE.format('', '')}")
    assert [record.access for record in parsed.publications] == [level, level]


def test_what_a_record_says_of_itself_in_a_table_of_labels_closes_no_other() -> None:
    tables = "".join(
        f"<table><tr><td>Title<td>{title}<tr><td>Year<td>2019<tr><td>Classification<td>{level}</table>"
        for title, level in {"Shelters": "Confidential", "Camps": "Public"}.items()
    )
    records = read_page(f"<html>{tables}</html>").publications
    assert [record.access for record in records] == ["confidential", ""]


def test_a_table_that_lays_out_a_page_is_no_list_of_publications() -> None:
    page = (
        "<html><body><table><tr><td>Title</td><td>Menu</td></tr><tr><td>Home</td><td>News</td></tr></table>"
        "</body></html>"
    )
    assert read_page(page).publications == []


@every_row(
    ("page", "message"),
    [
        (
            "<html><head><title>Just a moment...</title></head><body></body></html>",
            "a message from the server, not the page",
        ),
        ("<html><head><title>403 Forbidden</title></head></html>", "a message from the server, not the page"),
        ("<h1>A part of a page</h1>\n<p>Text</p>", "no publication found on this page"),
        ("<html><head></head><body><p>Text</p></body></html>", "no publication found on this page"),
        (
            "<!DOCTYPE html><html><title>A title without a link</title></html>",
            "no publication found on this page",
        ),
    ],
)
def test_a_page_without_a_publication_is_told_with_what_to_do(page: str, message: str) -> None:
    parsed = read_page(page)
    assert parsed.publications == []
    assert [message in problem.what for problem in parsed.problems if problem.lost] == [True]


@every_row(
    ("title", "is_list"),
    [
        ("Publications", True), ("Search results for trafficking", True), ("trafficking - Google Scholar", True), ("Home", True),
        ("Résultats de la recherche", True), ("Publicaciones", True), ("نتائج البحث", True),
        ("Publications on trafficking in Chad", False), ("Home again", False), ("Search for safety", False), ("Resources for survivors", False),
    ],
)  # fmt: skip
def test_a_list_that_says_nothing_of_its_publications_is_none_itself(title: str, is_list: bool) -> None:
    parsed = read_page(
        f"<!DOCTYPE html><html><head>{metas(('og:title', title), ('og:site_name', 'ICRC'))}</head></html>"
    )
    assert [publication.title for publication in parsed.publications] == ([] if is_list else [title])
    assert [problem.what[:25] for problem in parsed.problems if problem.lost] == ["this page lists publicati"] * is_list


@every_row(
    ("title", "is_page"),
    [
        ("Just a moment...", False), ("Access denied | IOM", False), ("Log in to ResearchGate", False), ("Error 503 - backend", False),
        ("Before you continue to Google Scholar", False), ("Page non trouvée | Refworld", False), ("Seite nicht gefunden", False),
        ("Access denied: barriers to asylum", True), ("Sign in blood", True), ("Not found in any list", True),
    ],
)  # fmt: skip
def test_what_a_server_shows_in_place_of_a_page_is_refused(title: str, is_page: bool) -> None:
    link = '<link rel="canonical" href="https://x.example/a">'
    parsed = read_page(f"<!DOCTYPE html><html><head>{link}<title>{title}</title></head></html>")
    assert [publication.title for publication in parsed.publications] == [title] * is_page


MENU: Final = "<nav><ul><li><a href=/p>Publications</a></li></ul></nav>"
OTHER_TABLES: Final = [
    "<tr><th>Title<th>Organization<th>Closing date<tr><td>Officer<td>UNHCR<td>2024-05-01",
    "<tr><th>Title<th>Date<th>Venue<tr><td>Webinar<td>3 May 2024<td>Online",
    "<tr><th>Name<th>Provider<th>Expiry<th>Type<tr><td>_ga<td>Google<td>2 years<td>HTTP",
    "<tr><th>Country<th>Year<th>Victims<tr><td>Ghana<td>2019<td>34",
    "<tr><td>Title<td><input><tr><td>Author<td><input><tr><td>Year<td><input>",
]


@every_row("table", OTHER_TABLES)
def test_vacancies_events_cookies_figures_and_forms_are_no_publications(table: str) -> None:
    page = (
        f"<html><head><title>Our work</title></head><body>{MENU}<h1>Our work</h1><table>{table}</table></body></html>"
    )
    assert read_page(page).publications == []


def test_broken_linked_data_is_told_with_its_line_and_the_rest_is_read() -> None:
    parsed = read_page(
        f'<html>\n<head>\n<script type="application/ld+json">{{"@type": "Report", </script>{metas(TITLE)}</head></html>'
    )
    assert [publication.title for publication in parsed.publications] == ["A study of trafficking"]
    assert [problem.line for problem in parsed.problems] == [3]


@every_row(
    "unit",
    ["<a ", "<!--", '<a b="', "<script>", "<a x='y\"", "<span itemscope itemprop=x>", "<span Z3988 ", "</p>"],
)
@pytest.mark.slow
def test_a_page_that_was_made_to_take_time_is_read_all_the_same(unit: str) -> None:
    """Where each of these costs the rest of the page, this takes minutes."""
    parsed = read_page(f"<html><head>{metas(TITLE)}</head><body itemscope>{unit * 20_000}")
    assert [publication.title for publication in parsed.publications] == ["A study of trafficking"]
