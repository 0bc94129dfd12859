"""Pages that describe a publication only for readers, by labels beside values."""

from typing import Any, Final

from harness.rows import every_row
from protlib.record.model import Name
from sample_files.web_pages import read_page

_HEAD: Final = (
    "<!DOCTYPE html><html><head><title>A handbook | IOM</title><link rel=canonical href=https://iom.example/a></head>"
)


def drupal(*pairs: tuple[str, str]) -> str:
    return "".join(
        f'<div class="field field--inline"><div class="field__label">{label}</div><div class="field__items">'
        + "".join(f'<div class="field__item"><div>{value}</div></div>' for value in values.split("|"))
        + "</div></div>"
        for label, values in pairs
    )


@every_row(
    ("body", "fields"),
    [
        (drupal(("Author/Organization", "IOM|UNICEF"), ("ISBN", "978-92-9068-466-4"), ("Year", "2020"), ("Number of Pages", "64")),
         {"authors": (Name(literal="IOM"), Name(literal="UNICEF")), "isbn": "9789290684664", "date": "2020", "type": "book"}),
        ("<dl><dt>Publisher<dd>UNHCR<dt>Publication date<dd>7 April 2006</dl>", {"publisher": "UNHCR", "date": "2006-04-07", "type": "report"}),
        (("<p><span class=views-label>Author: </span><span class=field-content>Ana Lima</span><span class='views-label'>Year:</span>"
         "<span class=field-content>2011</span>"), {"authors": (Name("Lima", "Ana"),), "date": "2011"}),
        (drupal(("Author", "IOM"), ("Year", "2020")) + drupal(("Author", "OCHA"), ("Country", "Chad")), {"authors": (Name(literal="IOM"),), "countries": ()}),
        (drupal(("Year", "2020"), ("Country", "Chad")), {"date": "", "countries": (), "type": "webpage"}),
        ("<dl><dt>Publisher<dd>Our team publishes many things in several languages.<dt>Country<dd>All of them are covered by what we do.</dl>",
         {"publisher": "", "type": "webpage"}),
        (drupal(("Publisher", "Sage Publications, Inc."), ("Year", "2011")), {"publisher": "Sage Publications, Inc.", "type": "report"}),
        (drupal(("Author", "IOM")), {"authors": (), "type": "webpage"}),
        (drupal(("Share on", "Facebook"), ("Related", "A guide"), ("Tags", "News"), ("Posted", "2020")), {"tags": (), "title": "A handbook", "type": "webpage"}),
        ("<dl><dt>Author<dd>IOM<dt>Year<dd>" + "<div>" * 3000, {"type": "webpage"}),
    ],
)  # fmt: skip
def test_labels_of_a_page_that_names_a_body_are_read_beside_its_title(body: str, fields: dict[str, Any]) -> None:
    parsed = read_page(f"{_HEAD}<body>{body}</body></html>")
    [publication] = parsed.publications
    assert {name: getattr(publication, name) for name in fields} == fields
    assert ["check the record" in problem.what for problem in parsed.problems] == [True]


def test_labels_tell_whose_work_a_page_is_about_that_gives_programs_only_its_title() -> None:
    labels = drupal(("Author/Organization", "IOM"), ("Year", "2020"))
    title = "<meta name=citation_title content='A handbook'>"
    [record] = read_page(f"{_HEAD}{title}<body>{labels}</body></html>").publications
    assert (record.authors, record.date) == ((Name(literal="IOM"),), "2020")
    [known] = read_page(
        f"{_HEAD}{title}<meta name=citation_author content='Lima, Ana'><body>{labels}</body></html>"
    ).publications
    assert (known.authors, known.date) == ((Name("Lima", "Ana"),), "")


_DSPACE: Final = """<html><head><title>Air pollution</title></head><body><table><tr><td>dc.contributor.author</td><td>Lima, Ana</td><td>en_US</td></tr>
<tr><td>dc.date.issued</td><td>1973</td><td></td></tr><tr><td>dc.title</td><td>Air pollution control</td><td>en_US</td></tr>
<tr><td>dc.identifier.uri</td><td>http://hdl.handle.net/10665/1</td></tr></table></body></html>"""


def test_the_full_view_of_a_repository_is_read_where_its_head_is_lost() -> None:
    [record] = read_page(_DSPACE).publications
    assert (record.title, record.authors, record.date, record.url) == (
        "Air pollution control", (Name("Lima", "Ana"),), "1973", "https://hdl.handle.net/10665/1",
    )  # fmt: skip


_PMB: Final = """<html lang=fr><body><table><tr><td>Titre : </td><td>La traite des enfants</td></tr><tr><td>Auteurs : </td>
<td>Marie Durand, Auteur ; UNICEF, Editeur scientifique</td></tr><tr><td>Editeur : </td><td>Lomé : Plan</td></tr>
<tr><td>Importance : </td><td>72 p.</td></tr></table></body></html>"""


def test_a_french_catalogue_says_behind_each_name_what_was_done() -> None:
    [record] = read_page(_PMB).publications
    assert record.authors == (Name("Durand", "Marie"), Name(literal="UNICEF"))
    assert (record.publisher_place, record.publisher, record.extra) == ("Lomé", "Plan", {"csv:Importance": "72 p."})
