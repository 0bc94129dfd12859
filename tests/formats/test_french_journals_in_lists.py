"""Entries as Cairn and OpenEdition propose them, where most French journals of the field are."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists
from sample_records.listed_works import field_text

ARTICLE = {"type": "article-journal", "title": "Les camps"}


@every_row(
    ("text", "expected"),
    [
        ("Anne Doe, « Les camps », Migrations Société 2012/5 (N° 143), p. 13-32.",
         {"container_title": "Migrations Société", "date": "2012", "volume": "143", "issue": "5", "page": "13-32"}),
        (("Doe Anne, « Les camps », Population, 2008/4 (Vol. 63), p. 767-793. DOI : 10.3917/popu.804.0767. "
         "URL : https://www.cairn.info/revue-population-2008-4-page-767.htm"),
         {"container_title": "Population", "volume": "63", "issue": "4", "publisher": "", "doi": "10.3917/popu.804.0767",
          "url": "https://www.cairn.info/revue-population-2008-4-page-767.htm"}),
        ("Anne Doe, « Les camps », Population, 2008/4 Vol. 63, p.767-793.",
         {"container_title": "Population", "volume": "63", "issue": "4", "page": "767-793"}),
        ("Anne Doe, Les camps, Raisons politiques 2003/3 (n°11), pp. 117-132.",
         {"container_title": "Raisons politiques", "volume": "11", "issue": "3", "page": "117-132", "date": "2003"}),
        (("Anne Doe, « Les camps », Revue des ports [En ligne], vol. 21 n°1 | 2005, mis en ligne le 8 septembre 2008, "
         "consulté le 2 octobre 2017. URL : http://journals.openedition.org/rdp/2354 ; "
         "DOI : https://doi.org/10.4000/rdp.2354"),
         {"container_title": "Revue des ports", "volume": "21", "issue": "1", "date": "2005", "accessed": "2017-10-02",
          "url": "http://journals.openedition.org/rdp/2354", "doi": "10.4000/rdp.2354"}),
        ("Anne Doe, « Les camps », Revue des ports, vol. 21 - n°1 | 2005, 135-155.",
         {"container_title": "Revue des ports", "volume": "21", "issue": "1", "page": "135-155"}),
        (("Jane Doe, “Les camps”, Ports and Camps [Online], 39/1 | 2008, Online since 28 February 2011, connection on "
         "12 March 2019. URL: http://journals.openedition.org/pac/12"),
         {"container_title": "Ports and Camps", "volume": "39", "issue": "1", "date": "2008", "accessed": "2019-03-12"}),
        (("Ana Doe, «Les camps», Puertos [En línea], n° 21 | 2011, Publicado el 20 junio 2012, consultado el 3 mayo 2020. "
         "URL: http://journals.openedition.org/puertos/33"),
         {"container_title": "Puertos", "volume": "", "issue": "21", "date": "2011", "accessed": "2020-05-03"}),
    ],
)  # fmt: skip
def test_an_article_has_its_journal_with_volume_and_issue(text: str, expected: dict[str, str]) -> None:
    parsed = reference_lists.loads(text.encode())
    [publication] = parsed.publications
    fields = ARTICLE | expected
    assert {field: field_text(publication, field) for field in fields} == fields
    assert parsed.problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("Anne Doe, « Les camps. Une question », in Véronique Roe et al., Les villes, Autrement « Mutations », 2010 (), "
         "p. 189-199."),
         {"title": "Les camps. Une question", "editors": "Roe, Véronique; others", "collection_title": "Mutations"}),
        (("Anne Doe, « Les camps », dans Jules Roe et Helena Poe, Les villes, Autrement « Repères », 2010, p. 189-199. "
         "URL : https://www.cairn.info/x.htm"),
         {"title": "Les camps", "editors": "Roe, Jules; Poe, Helena", "url": "https://www.cairn.info/x.htm"}),
    ],
)  # fmt: skip
def test_a_chapter_has_its_book_with_editors_and_series(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    book = {"type": "chapter", "container_title": "Les villes", "publisher": "Autrement", "page": "189-199"}
    fields = book | expected
    assert {field: field_text(publication, field) for field in fields} == fields
