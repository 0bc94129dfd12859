"""Sources of the United Nations, and the styles after its Editorial Manual, "Footnotes and other references"."""

import json
import re
from typing import Any

import pytest

from harness.paths import EXAMPLES
from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.citation import Citation, plain_text
from protlib.citing.formatter import format_publications
from protlib.citing.notation import parse_citation
from protlib.citing.united_nations import as_source
from protlib.record.model import Name, Publication

PUBLICATIONS = {
    publication.key: publication
    for line in (EXAMPLES / "publications.jsonl").read_text().splitlines()
    for publication in [Publication.from_dict(json.loads(line))]
}
UNODC = Name(literal="United Nations Office on Drugs and Crime", short="UNODC")
ASSEMBLY = Name(literal="United Nations General Assembly")
DOE = Name(family="Doe", given="Ann")
OWN = ("un-notes", "un-author-date")


def source(*, in_notes: bool = True, locale: str = "", **fields: Any) -> Publication:
    publication = Publication(**{"type": "report", "authors": (UNODC,), **fields})
    return as_source(publication, in_notes=in_notes, locale=locale)


@pytest.mark.parametrize(
    ("locale", "number", "output"),
    [
        ("fr-FR", "A/RES/73/195", "résolution 73/195 de l’Assemblée générale"),
        ("es-ES", "S/RES/2388 (2017)", "resolución 2388 (2017) del Consejo de Seguridad"),
        ("ar", "A/HRC/RES/17/4", "قرار مجلس حقوق الإنسان 17/4"),
        ("ru-RU", "E/RES/2005/30", "Economic and Social Council resolution 2005/30"),
    ],
)
def test_a_resolution_is_told_in_the_language_of_the_text(locale: str, number: str, output: str) -> None:
    assert source(locale=locale, type="legislation", authors=(ASSEMBLY,), number=number).number == output


@every_row(
    ("title", "number", "date", "noted_date"),
    [
        ("Modern Slavery Act 2015", "", "2015", ""),
        ("Anti-Human Trafficking Act", "Act No. 11 of 2008", "2008", ""),
        ("Modern Slavery Act 2015", "", "2015-03-26", "2015-03-26"),
        ("Trafficking Act", "Pub. L. 106-386", "2000", "2000"),
        ("Act 59", "59", "", ""),
    ],
)
def test_a_law_that_says_its_year_is_not_dated_again_in_notes(
    title: str, number: str, date: str, noted_date: str
) -> None:
    fields: dict[str, Any] = {"type": "legislation", "title": title, "number": number, "date": date, "authors": ()}
    assert (source(**fields).date, source(**fields, in_notes=False).date) == (noted_date, date)


@pytest.mark.parametrize("number", ["Sales No. E.14.V.10", "E.14.V.10"])
def test_a_sales_number_stands_for_the_date_in_notes_and_for_the_publisher_in_lists(number: str) -> None:
    fields: dict[str, Any] = {
        "number": number,
        "publisher": "United Nations",
        "publisher_place": "Vienna",
        "date": "2014",
    }
    noted, in_list = source(**fields), source(**fields, in_notes=False)
    sales_number = "Sales No. E.14.V.10"
    assert (noted.authors, noted.publisher, noted.date) == ((), "United Nations publication", sales_number)
    assert (in_list.authors, in_list.publisher, in_list.date) == ((UNODC,), sales_number, "2014")
    assert noted.number == in_list.number == noted.publisher_place == in_list.publisher_place == ""


@every_row(
    ("symbol", "output"),
    [
        ("A/RES/73/195", "General Assembly resolution 73/195"),
        ("A/RES/S-26/2", "General Assembly resolution S-26/2"),
        ("S/RES/2388 (2017)", "Security Council resolution 2388 (2017)"),
        ("E/RES/2005/30", "Economic and Social Council resolution 2005/30"),
        ("A/HRC/RES/17/4", "Human Rights Council resolution 17/4"),
    ],
)
def test_a_resolution_is_called_so_in_notes(symbol: str, output: str) -> None:
    fields: dict[str, Any] = {
        "type": "legislation",
        "authors": (ASSEMBLY,),
        "number": symbol,
        "date": "2018-12-19",
    }
    noted = source(**fields)
    assert (noted.authors, noted.number, noted.date) == ((), output, "")
    assert source(**fields, in_notes=False).number == symbol


@pytest.mark.parametrize(
    ("number", "is_symbol"),
    [
        ("E/2002/68/Add.1", True),
        ("A/HRC/44/45", True),
        ("S/PV.8111", True),
        ("ST/SGB/2003/13", True),
        ("CRC/C/GC/6", True),
        ("CCPR/C/21/Rev.1/Add.13", True),
        ("HCR/GIP/06/07", False),  # chap. IV, section A: of another organisation, which is named
        ("AMR 41/014/2010", False),
        ("12", False),
        ("A", False),
    ],
)
def test_a_document_with_a_symbol_needs_no_author_in_notes(number: str, is_symbol: bool) -> None:
    assert (source(number=number).authors == ()) is is_symbol
    assert source(number=number, in_notes=False).authors == (UNODC,)
    assert source(number=number, authors=(DOE,)).authors == (DOE,)


@every_row(
    ("options", "output"),
    [
        ("United Nations Treaty Series", "United Nations, <i>Treaty Series</i>"),
        ("United Nations, Treaty Series", "United Nations, <i>Treaty Series</i>"),
        ("UNTS", "United Nations, <i>Treaty Series</i>"),
        ("League of Nations Treaty Series", "League of Nations, <i>Treaty Series</i>"),
        ("Council of Europe Treaty Series", "Council of Europe Treaty Series"),
    ],
)
def test_the_treaty_series_has_its_publisher_before_it(options: str, output: str) -> None:
    assert source(type="treaty", container_title=options).container_title == output


@pytest.mark.parametrize(
    ("title", "output"),
    [
        (
            "General comment No. 6 (2005): Treatment of Unaccompanied and Separated Children",
            "general comment No. 6 (2005) on treatment of unaccompanied and separated children",
        ),
        ("General Recommendation no. 38 on trafficking", "general recommendation No. 38 (2005) on trafficking"),
        ("General comment No. 14", "general comment No. 14 (2005)"),
    ],
)
def test_a_general_comment_stands_behind_its_committee_in_notes(title: str, output: str) -> None:
    comment = source(title=title, number="CRC/GC/2005/6", authors=(UNODC,), date="2005")
    assert (comment.authors, comment.title, comment.number, comment.date) == ((UNODC,), output, "", "")
    assert source(title=title, authors=(UNODC,), in_notes=False).title == title


@pytest.mark.parametrize(
    ("kind", "volume", "output"),
    [
        ("regulation", "L 180", " Official Journal, L 180."),
        ("article-journal", "XII", " Official Journal, vol. XII."),
        ("article-journal", "1-2", " Official Journal, vols. 1-2."),
    ],
)
def test_a_volume_has_its_word_unless_it_is_that_of_a_law(kind: str, volume: str, output: str) -> None:
    publication = Publication(type=kind, title="T", container_title="Official Journal", volume=volume, date="2013")
    (reference,) = format_publications([publication], [], styles.style_named("un-author-date")).bibliography
    assert plain_text(reference.runs).endswith(output)


def test_a_law_ends_with_its_state_in_iso_690_where_its_name_has_the_number() -> None:
    act = Publication(type="legislation", title="Act 59", number="59", extra={"authority": "Uganda"}, date="1997")
    (reference,) = format_publications([act], [], styles.style_named("iso690")).bibliography
    assert plain_text(reference.runs).endswith(" Uganda.")


@pytest.mark.parametrize("number", ["38", "No. 38", "no 38", "n° 38"])
def test_a_number_in_a_series_has_its_word_once(number: str) -> None:
    record = Publication(type="report", title="Ports", collection_title="Papers", collection_number=number)
    assert as_source(record, in_notes=True, locale="").collection_number == "38"


def test_other_sources_are_as_they_are() -> None:
    publication = Publication(type="book", title="T", authors=(DOE,), publisher="United Nations", date="2001")
    assert as_source(publication, in_notes=False, locale="") == publication
    assert source(publisher="IOM").publisher == "IOM"


def notes(*texts: str) -> list[str]:
    citations: list[Citation] = []
    for text in texts:
        citation = parse_citation(text)
        assert citation is not None
        citations.append(citation)
    keys = {key for citation in citations for key in citation.keys}
    output = format_publications([PUBLICATIONS[key] for key in sorted(keys)], citations, styles.style_named("un"))
    assert output.is_note
    return [plain_text(runs) for runs in output.citations]


@pytest.mark.slow
@needs_engine
def test_a_repeated_reference_is_ibid_or_shortened() -> None:
    """Chap. V: "Ibid." behind the note before (section B), else author, title and place (section C)."""
    database = (
        "Evidence from the IOM Human Trafficking Database (Geneva, International Organization for Migration, 2010)"
    )
    first = (
        "Anne T. Gallagher, The International Law of Human Trafficking (Cambridge, Cambridge University Press, 2010)"
    )
    assert notes(
        "[@gallagher2010international, p. 4]",
        "[@gallagher2010international, p. 5]",
        "[@jobe2010causes]",
        "[@jobe2010causes]",
        "[@gallagher2010international, para. 7]",
    ) == [
        f"{first}, p. 4.",
        "Ibid., p. 5.",
        f"Alison Jobe, The Causes and Consequences of Re-trafficking: {database}.",
        "Ibid.",
        "Gallagher, The International Law of Human Trafficking, para. 7.",
    ]


@needs_engine
def test_a_source_that_is_repeated_without_a_page_is_ibid_too() -> None:
    assert notes("[@jobe2010causes]", "[@jobe2010causes]", "@jobe2010causes")[1:] == ["Ibid.", "Ibid."]


@pytest.mark.slow
@needs_engine
def test_a_note_may_have_several_sources_and_each_ends_before_a_semicolon() -> None:
    (note,) = notes("[see @unodc2014global, p. 3; @unga2018global, para. 26]")
    assert note == (
        "See Global Report on Trafficking in Persons 2014 (United Nations publication, Sales No. E.14.V.10), p. 3; "
        "Global Compact for Safe, Orderly and Regular Migration, General Assembly resolution 73/195, para. 26."
    )


@pytest.mark.parametrize("name", OWN)
def test_every_macro_of_our_styles_is_used_and_there(name: str) -> None:
    xml = styles.style_named(name).xml
    declared = re.findall(r'<macro name="([\w-]+)"', xml)
    assert len(declared) == len(set(declared))
    assert set(declared) == set(re.findall(r'(?:text|key) macro="([\w-]+)"', xml))


@pytest.mark.parametrize("name", OWN)
def test_our_styles_are_under_our_own_licence(name: str) -> None:
    assert 'license="https://opensource.org/license/mit"' in styles.style_named(name).xml
