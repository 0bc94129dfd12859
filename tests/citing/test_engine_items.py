"""Records as the engine is given them: what the style alone cannot do."""

from typing import Any

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.citing import styles
from protlib.citing.engine_items import Once, Titles, item, record_as_cited, rules_of
from protlib.record.model import Name, Publication

IOM = Name(literal="International Organization for Migration", short="IOM")
STYLES = {
    name: styles.style_named(name)
    for name in ("apa", "chicago", "harvard", "vancouver", "mla", "ieee", "fao", "chicago-notes-bibliography")
}


def cited(style: str, **fields: Any) -> Publication:
    return record_as_cited(
        Publication(**{"type": "report", "title": "Trafficking in Persons", **fields}), STYLES[style], locale=""
    )


@pytest.mark.parametrize(
    ("style", "authors", "publisher"),
    [
        ("apa", (IOM,), ""),  # APA 7, section 9.29
        ("chicago", (IOM,), "IOM"),  # Chicago Manual of Style 17, section 14.84
        ("vancouver", (IOM,), "IOM"),
        ("mla", (), "IOM"),  # MLA 9, chapter 5
    ],
)
def test_an_organisation_that_publishes_itself(style: str, authors: tuple[Name, ...], publisher: str) -> None:
    publication = cited(style, authors=(IOM,), publisher="IOM")
    assert (publication.authors, publication.publisher) == (authors, publisher)


@pytest.mark.parametrize(
    "publisher",
    ["IOM", "International Organization for Migration", "International organization for migration (IOM)"],
)
def test_a_publisher_is_the_author_however_it_is_written(publisher: str) -> None:
    assert cited("apa", authors=(IOM,), publisher=publisher).publisher == ""


@every_row(
    ("author", "publisher", "printed"),
    [
        ("International Labour Organization", "ILO", ""),
        ("Banque mondiale", "World Bank", ""),
        ("ACNUR", "UNHCR", ""),
        ("HCR", "Haut-Commissariat des Nations Unies pour les réfugiés (HCR)", ""),
        ("UNHCR Kenya", "UNHCR", "UNHCR"),
        ("International Organization for Migration", "United Nations", "United Nations"),
        ("La Strada Moldova", "La Strada", "La Strada"),
    ],
)
def test_a_publisher_that_is_known_is_the_author_by_any_of_its_names(author: str, publisher: str, printed: str) -> None:
    assert cited("apa", authors=(Name(literal=author),), publisher=publisher).publisher == printed
    assert cited("chicago", authors=(Name(literal=author),), publisher=publisher).publisher == publisher


def test_several_publishers_of_a_work_without_an_author_are_its_authors() -> None:
    publication = cited("apa", publisher="UNHCR; UNICEF")
    assert [author.literal for author in publication.authors] == ["UNHCR", "UNICEF"]
    assert publication.publisher == ""


def test_of_several_authors_the_publisher_stays() -> None:
    both = (IOM, Name(literal="World Health Organization"))
    assert cited("apa", authors=both, publisher="IOM").publisher == "IOM"


@every_row(
    ("style", "fields", "moves"),
    [
        ("apa", {}, True),  # APA 7, section 9.11
        ("apa", {"type": "webpage"}, True),
        ("apa", {"type": "book"}, False),  # section 9.12: the title
        ("apa", {"editors": (Name(family="Doe", given="J."),)}, False),
        ("harvard", {}, False),
        ("vancouver", {}, False),
    ],
)
def test_the_body_that_published_stands_for_an_author(style: str, fields: dict[str, Any], moves: bool) -> None:
    body = "United Nations Office on Drugs and Crime"
    publication = cited(style, publisher=body, **fields)
    expected = (Name(literal=body, short="UNODC"),) if moves else ()
    assert publication.authors == expected
    assert publication.publisher == ("" if moves else body)


@pytest.mark.parametrize(
    ("style", "date", "status"),
    [
        ("apa", "", "forthcoming"),
        ("chicago", "", "forthcoming"),
        ("harvard", "forthcoming", ""),
        ("vancouver", "forthcoming", ""),
    ],
)
def test_forthcoming_stands_for_the_year(style: str, date: str, status: str) -> None:
    publication = cited(style, status="forthcoming")
    assert (publication.date, publication.status) == (date, status)
    assert cited(style, status="published", date="2010").date == "2010"


@pytest.mark.parametrize("status", ["no date", "n.d.", "s. f.", "ohne Jahr"])
def test_each_style_has_its_own_words_for_a_work_without_a_date(status: str) -> None:
    assert [(record.date, record.status) for record in (cited("apa", status=status), cited("ieee", status=status))] == [
        ("", ""),
        ("", ""),
    ]


def test_a_page_without_a_date_was_seen_when_it_was_taken_into_the_library() -> None:
    fields = {"type": "webpage", "url": "http://iom.int", "created": "2026-11-24T12:00:00Z"}
    assert cited("apa", **fields).accessed == "2026-11-24"
    assert cited("apa", **fields, accessed="2026-01-01").accessed == "2026-01-01"
    assert cited("apa", **fields, date="2010").accessed == ""
    assert cited("apa", **{**fields, "type": "report"}).accessed == ""
    assert cited("apa", type="webpage", url="http://iom.int").accessed == ""


@every_row(
    ("style", "fields", "title"),
    [
        ("apa", {}, "Trafficking in persons: A guide"),
        ("vancouver", {}, "Trafficking in persons: a guide"),
        ("harvard", {}, "Trafficking in persons: a guide"),
        ("chicago", {}, "Trafficking in Persons: A Guide"),
        ("ieee", {}, "Trafficking in persons: A guide"),
        ("ieee", {"type": "book"}, "Trafficking in Persons: A Guide"),
        ("apa", {"type": "treaty"}, "Trafficking in Persons: A Guide"),
        ("apa", {"language": "de"}, "Trafficking in Persons: A Guide"),
    ],
)
def test_titles_are_in_the_case_of_the_style(style: str, fields: dict[str, Any], title: str) -> None:
    assert cited(style, title="Trafficking in Persons: A Guide", **fields).title == title


@pytest.mark.parametrize(
    ("style", "kind", "printed"),
    [
        ("chicago", "document", "report"),
        ("chicago-notes-bibliography", "document", "report"),
        ("chicago-notes-bibliography", "book", "book"),
        ("apa", "document", "document"),
    ],
)
def test_what_is_no_more_than_a_document_is_a_report_where_a_style_lists_no_other(
    style: str, kind: str, printed: str
) -> None:
    assert cited(style, type=kind).type == printed


def test_a_title_without_a_language_is_of_that_of_its_small_words() -> None:
    german = "Der Schutz von Opfern des Menschenhandels in Deutschland"
    assert cited("apa", title=german).title == german


@pytest.mark.parametrize(
    ("title", "language"),
    [("Convention relative au statut des réfugiés", "fr"), ("Convention on the Status of Refugees", "")],
)
def test_styles_set_no_title_in_another_language_as_an_english_one(title: str, language: str) -> None:
    assert cited("apa", type="treaty", title=title).language == language
    assert cited("apa", type="treaty", title=title, language="es").language == "es"


def test_a_book_with_parts_is_in_sentence_case_and_a_journal_is_not() -> None:
    name = "The Big Book of Law"
    assert cited("apa", type="chapter", container_title=name).container_title == "The big book of law"
    assert cited("apa", type="article-journal", container_title=name).container_title == name


def test_an_item_has_the_key_and_nothing_that_no_list_prints(tmp_path: Any) -> None:
    publication = Publication(key="k", title="T", abstract="A", note="N", tags=("x",), countries=("Nigeria",))
    assert item(publication, STYLES["apa"]) == {
        "id": "k", "type": "document", "title": "T",
    }  # fmt: skip
    path = tmp_path / "apa-annotated-bibliography.csl"
    path.write_text(STYLES["apa"].xml)
    assert item(publication, styles.style_named(str(path)))["annote"] == "N"


@pytest.mark.parametrize(("name", "once"), [("apa", Once.AUTHOR), ("ieee", Once.BOTH), ("mla", Once.PUBLISHER)])
def test_a_style_has_rules(name: str, once: Once) -> None:
    assert rules_of(STYLES[name]).once is once


def test_a_style_made_from_another_has_its_rules(tmp_path: Any) -> None:
    path = tmp_path / "a-journal.csl"
    path.write_text(
        '<style><info><title>J</title><link href="http://www.zotero.org/styles/apa" rel="template"/></info></style>'
    )
    assert rules_of(styles.style_named(str(path))).titles is Titles.SENTENCE


@every_row(
    ("status", "locale", "printed"),
    [
        ("forthcoming", "fr-FR", "à paraître"),
        ("In press", "es", "en prensa"),
        ("sous presse", "en-GB", "in press"),
        ("forthcoming", "ja", "forthcoming"),
        ("draft", "fr", "draft"),
        ("forthcoming", "", "forthcoming"),
    ],
)
def test_a_status_is_in_the_language_of_the_list(status: str, locale: str, printed: str) -> None:
    publication = Publication(type="book", title="Care", status=status)
    assert record_as_cited(publication, styles.style_named("harvard"), locale).date == printed
    assert record_as_cited(publication, styles.style_named("apa"), locale).status == printed


def test_the_others_of_bibtex_are_et_al_to_the_engine() -> None:
    entry = (
        "@incollection{a, title={A}, author={Smith, John and others}, bookauthor={Roe, R. and others}, "
        "editor={Doe, J.}}"
    )
    [publication] = formats.read(entry.encode(), formats.format_named("biblatex")).publications
    csl_item = item(publication, STYLES["apa"])
    assert csl_item["author"] == [{"family": "Smith", "given": "John"}, {"literal": "others"}]
    assert csl_item["container-author"] == [{"family": "Roe", "given": "R."}, {"literal": "others"}]
    assert csl_item["editor"] == [{"family": "Doe", "given": "J."}]
    with_others = publication.changed(authors=(*publication.authors, Name(literal="others")))
    assert item(with_others, STYLES["apa"])["author"] == csl_item["author"]


@every_row("edition", ["1", "1st", "1st ed.", "First edition", "1re éd.", "1ª ed."])
def test_a_first_edition_is_not_said(edition: str) -> None:
    assert cited("apa", type="book", edition=edition).edition == ""


@every_row(
    ("edition", "printed"),
    [
        ("2", "2"),
        ("11th ed.", "11"),
        ("2nd", "2"),
        ("4th edn", "4"),
        ("Second edition", "2"),
        ("2e éd.", "2"),
        ("3ª edición", "3"),
        ("٢", "2"),
        ("Revised edition", "Revised edition"),
        ("First revised edition", "First revised edition"),
        ("New ed.", "New ed."),
        ("2019", "2019"),
        ("International edition", "International edition"),
    ],
)
def test_an_edition_with_a_number_is_said_by_its_number(edition: str, printed: str) -> None:
    assert cited("apa", type="book", edition=edition).edition == printed


@pytest.mark.parametrize(
    ("genre", "series", "printed"),
    [
        ("Working Paper", "Policy Research Working Paper", ("Policy Research Working Paper", "12", "", "")),
        ("", "Policy Brief", ("Policy Brief", "12", "", "")),
        ("Discussion paper", "Migration Studies", ("Discussion paper", "12", "Migration Studies", "")),
    ],
)
def test_a_number_of_a_report_and_its_series_is_said_once(genre: str, series: str, printed: tuple[str, ...]) -> None:
    report = cited("chicago", genre=genre, number="12", collection_title=series, collection_number="12")
    assert (report.genre, report.number, report.collection_title, report.collection_number) == printed


@every_row(
    ("title", "number", "printed"),
    [
        ("Children and armed conflict (S/2018/865)", "S/2018/865", "Children and armed conflict"),
        ("Children and armed conflict [S/2018/865]", "S/2018/865", "Children and armed conflict"),
        ("Children and armed conflict (S/2018/865)", "", "Children and armed conflict (S/2018/865)"),
        ("Children and armed conflict (S/2018/865)", "S/2018/86", "Children and armed conflict (S/2018/865)"),
        ("(S/2018/865)", "S/2018/865", "(S/2018/865)"),
        ("Annual report (2)", "2", "Annual report (2)"),
    ],
)
def test_a_symbol_at_the_end_of_a_title_is_printed_once(title: str, number: str, printed: str) -> None:
    assert cited("apa", type="report", title=title, number=number).title == printed


def test_a_number_of_a_law_that_its_name_has_is_said_once_but_not_that_of_a_resolution() -> None:
    directive = "Directive 2011/36/EU on Preventing Trafficking"
    assert cited("mla", type="legislation", title=directive, number="2011/36/EU").number == ""
    assert cited("mla", type="legislation", title=directive, number="36").number == "36"
    resolution = cited("apa", type="legislation", title="Resolution A/RES/71/1", number="A/RES/71/1")
    assert (resolution.type, resolution.number) == ("report", "A/RES/71/1")


@every_row(
    ("title", "number", "printed"),
    [
        ("Trafficking in Persons Act 11 of 2008", "11", ""),
        ("Convention No. 182 on Child Labour", "182", ""),
        ("Legge 11 agosto 2003, n. 228", "228", ""),
        ("Law of 12 March 2003 on Trafficking", "12", "12"),
        ("Loi du 10 mai 2005 relative à la traite", "10", "10"),
        ("Law of March 12, 2003", "12", "12"),
        ("Act on Children Under 18", "18", "18"),
    ],
)
def test_a_bare_number_of_a_law_is_no_day_and_no_age_in_its_name(title: str, number: str, printed: str) -> None:
    assert cited("mla", type="legislation", title=title, number=number).number == printed


@pytest.mark.parametrize("style", ["vancouver", "fao"])
def test_a_series_with_a_place_of_its_own_has_the_number(style: str) -> None:
    report = cited(style, genre="Working Paper", number="12", collection_title="Sea Papers", collection_number="12")
    assert (report.genre, report.number) == ("Working Paper", "")
    assert (report.collection_title, report.collection_number) == ("Sea Papers", "12")


def test_a_standard_keeps_its_number() -> None:
    standard = cited("harvard", type="standard", number="8", collection_title="Standards", collection_number="8")
    assert standard.number == "8"


@pytest.mark.parametrize(("locale", "issue"), [("", "3–4"), ("en-GB", "3–4"), ("fr-FR", "3-4"), ("es", "3-4")])
def test_a_double_issue_has_the_dash_of_the_language(locale: str, issue: str) -> None:
    article = Publication(type="article-journal", title="Numbers", issue="3-4")
    assert record_as_cited(article, STYLES["apa"], locale).issue == issue


@pytest.mark.parametrize("style", ["elsevier", "fao"])
def test_an_edition_with_its_word_has_it_once(style: str) -> None:
    pattern = styles.style_named(style).xml
    assert 'is-numeric="edition"' in pattern
    assert '<text value="ed"/>' not in pattern


def test_a_line_breaks_at_no_space_of_french_signs() -> None:
    title = "« Sans papiers » : que faire ? Un guide"
    printed = cited("apa", title=title, language="fr").title.replace("\u00a0", "_")
    assert printed == "«_Sans papiers_»_: que faire_? Un guide"
    assert "\u00a0" not in cited("apa", title=title, language="en").title


@every_row(
    ("style", "volume", "printed"),
    [
        ("apa", "III", "3"),
        ("chicago", "XIV", "14"),
        ("mla", "I", "1"),
        ("apa", "2", "2"),
        ("apa", "", ""),
        ("apa", "C", "C"),
        ("apa", "IIX", "IIX"),
        ("apa", "2011-II", "2011-II"),
        ("harvard", "III", "III"),
    ],
)
def test_a_roman_volume_is_a_number_where_the_style_asks_for_one(style: str, volume: str, printed: str) -> None:
    assert cited(style, type="book", volume=volume).volume == printed


def test_the_united_nations_keep_a_roman_volume() -> None:
    book = Publication(type="book", title="Migrations", volume="III")
    assert record_as_cited(book, styles.style_named("un"), locale="").volume == "III"
