"""Bodies that the world knows: any of their names finds what is by them, and an acronym of several says so."""

import pytest

from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.search.vocabulary import body_synonyms
from protlib.selection import Selection
from sample_records.search_samples import Indexed


def _by(key: str, literal: str, short: str = "", publisher: str = "") -> Publication:
    return Publication(
        key=key, title=f"Title {key}", authors=(Name(literal=literal, short=short),), publisher=publisher
    )


RECORDS = [
    _by("en", "UNHCR"),
    _by("fr", "Haut-Commissariat des Nations Unies pour les réfugiés", "HCR"),
    _by("es", "ACNUR"),
    _by("full", "United Nations High Commissioner for Refugees"),
    _by("ar", "المفوضية السامية للأمم المتحدة لشؤون اللاجئين"),
    _by("branch", "UNHCR Kenya"),
    _by("who", "WHO"),
    _by("europe", "WHO Europe"),
    _by("staff", "WHO Staff Association"),
    _by("oms", "Organisation mondiale de la santé", publisher="OMS"),
    _by("court", "International Criminal Court"),
    _by("chamber", "International Chamber of Commerce"),
    _by("danish", "Danish Refugee Council"),
    _by("women", "Instituto de las Mujeres"),
    _by("arab", "League of Arab States"),
    Publication(key="liu", title="Sida Liu", authors=(Name("Liu", "Sida"),)),
    Publication(key="edited", title="Edited", editors=(Name(literal="HCR"),)),
]
UNHCR = "ar branch edited en es fr full"


def _keys(indexed: Indexed, selection: Selection) -> str:
    return " ".join(sorted(record.key for record in select(indexed(RECORDS), Request(selection)).publications))


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("author:UNHCR", UNHCR),
        ("author:HCR", UNHCR),
        ("author:acnur", UNHCR),
        ("author:Hcr", UNHCR),
        ('author:"Haut-Commissariat des Nations Unies pour les refugies"', UNHCR),
        ('author:"UN Refugee Agency"', UNHCR),
        ("author:联合国难民署", UNHCR),
        ("HCR", UNHCR),
        ("HCR -author:ACNUR", ""),
        # words without a field, of which no record has all
        ("Hoher Flüchtlingskommissar der Vereinten Nationen", UNHCR),
        ("Hoher Flüchtlingskommissar der Vereinten Nationen Kenya", "branch"),
        ("Weltgesundheitsorganisation", "europe oms who"),
        # a word as well: only as the whole name, and in front of a place
        ("author:OMS", "europe oms who"),
        ("author:WHO", "europe oms staff who"),
        ('author:"World Health Organization"', "europe oms who"),
        ('author:"Arab League"', "arab"),
        ('author:"Swedish International Development Cooperation Agency"', ""),
        ("publisher:WHO", "oms"),
        # of several
        ("author:ICC", "chamber court"),
        ("author:DRC", "danish"),
        ("author:nobody", ""),
    ],
)
def test_any_name_of_a_body_finds_it(indexed: Indexed, query: str, keys: str) -> None:
    assert _keys(indexed, Selection(query)) == keys


@pytest.mark.parametrize("name", ["UNHCR", "HCR", "ACNUR", "UN Refugee Agency", "U.N. High Commissioner for Refugees"])
def test_the_filter_for_authors_knows_them_too(indexed: Indexed, name: str) -> None:
    assert _keys(indexed, Selection(authors=(name,))) == UNHCR


def test_exact_words_are_taken_for_no_other_name(indexed: Indexed) -> None:
    assert _keys(indexed, Selection("ACNUR", exact=True)) == "es"


def test_a_search_says_which_bodies_it_took_words_for(indexed: Indexed) -> None:
    results = select(indexed(RECORDS), Request(Selection("author:ACNUR")))
    reasons = {
        record.key: publication.reasons[0]
        for record, publication in zip(results.publications, results.explanations, strict=True)
    }
    assert (reasons["es"].relation, reasons["full"].relation, reasons["full"].matched) == (
        "", "name", "United Nations High Commissioner for Refugees",
    )  # fmt: skip
    assert reasons["full"].points < reasons["es"].points


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("author:ICC", ("ICC may be International Criminal Court or International Chamber of Commerce",)),
        ("author:DRC", ("DRC may be Danish Refugee Council",)),
        ("author:UNHCR", ()),
        ("refugee", ()),
    ],
)
def test_an_acronym_of_several_bodies_lists_them(indexed: Indexed, query: str, notes: tuple[str, ...]) -> None:
    assert select(indexed(RECORDS), Request(Selection(query))).notes == notes


def test_a_text_that_names_nobody_says_nothing(indexed: Indexed) -> None:
    assert body_synonyms.acronym_note("Jobe") == ""
    assert body_synonyms.find_matches(indexed(RECORDS), "Jobe, Alison", "author") == []
