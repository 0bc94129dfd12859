"""What organisations are called in references."""

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import styles
from protlib.citing.body_names import Bodies, translate_bodies
from protlib.citing.citation import Citation, CitedPublication, plain_text
from protlib.citing.formatter import format_publications
from protlib.record.model import Name, Publication

UNHCR = Name(literal="United Nations High Commissioner for Refugees", short="UNHCR")
HCR = Name(literal="Haut-Commissariat des Nations Unies pour les réfugiés", short="HCR")


@every_row(
    ("name", "language", "expected"),
    [
        (Name(literal="UNHCR"), "fr", HCR),
        (Name(literal="HCR"), "fr", HCR),
        (Name(literal="Haut-Commissariat des Nations Unies pour les réfugiés"), "fr", HCR),
        (HCR, "en", UNHCR),
        (Name(literal="ACNUR"), "en", UNHCR),
        (Name(literal="UN Refugee Agency"), "en", UNHCR),
        (Name(literal="International Organization for Migration", short="IOM"), "pt",
         Name(literal="Organização Internacional para as Migrações", short="OIM")),
        (Name(literal="World Bank"), "ar", Name(literal="البنك الدولي")),
        # as it is: without a name in the language, a former name, a branch, an acronym of several, nobody's, a person
        *((name, language, name) for name, language in (
            (Name(literal="Tostan"), "fr"),
            (Name(literal="Organisation de l'unité africaine", short="OUA"), "es"),
            (Name(literal="Intergovernmental Committee for European Migration", short="ICEM"), "fr"),
            (Name(literal="UNHCR Kenya"), "fr"),
            (Name(literal="ICC"), "fr"),
            (Name("Jobe", "Alison"), "fr"),
            (Name(literal="UNHCR"), "sw"),
        )),
    ],
)  # fmt: skip
def test_a_body_that_is_known_has_one_name_in_a_language(name: Name, language: str, expected: Name) -> None:
    publication = Publication(title="T", authors=(name,), editors=(name,))
    assert translate_bodies(publication, language, frozenset).authors == (expected,)
    assert translate_bodies(publication, language, frozenset).editors == (expected,)


def test_a_name_that_is_decided_on_stays_in_every_language() -> None:
    publication = Publication(title="T", authors=(Name(literal="UNHCR"), Name(literal="IOM")))
    translation = translate_bodies(publication, "fr", lambda: {"unhcr"})
    assert [name.short or name.literal for name in translation.authors] == ["UNHCR", "OIM"]


PUBLISHED = ("HCR", "OIM", "UNHCR", "International Organization for Migration")
RECORDS = [
    Publication(key=f"k{number}", title="Camps", type="report", authors=(Name(literal=name),), date=f"201{number}")
    for number, name in enumerate(PUBLISHED)
]


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize("locale", ["fr", *(locale for locale in ("", "en", "es-ES", "ar"))])
@pytest.mark.parametrize("style", ["apa", "chicago", "iso690", "un-author-date"])
def test_a_body_stands_as_it_is_published(style: str, locale: str) -> None:
    output = format_publications(RECORDS, [], styles.style_named(style), locale)
    entries = {reference.key: plain_text(reference.runs) for reference in output.bibliography}
    for number, name in enumerate(PUBLISHED):
        assert entries[f"k{number}"].casefold().startswith(name.casefold()), entries


@pytest.mark.slow
@needs_engine
@pytest.mark.parametrize(
    ("style", "locale", "refugees", "migration"),
    [
        ("apa", "", UNHCR.literal, "International Organization for Migration"),
        ("apa", "fr", HCR.literal, "Organisation internationale pour les migrations"),
        ("iso690", "", HCR.literal, "Organisation internationale pour les migrations"),
        ("chicago", "es", "Alto Comisionado de las Naciones Unidas para los Refugiados", "Organización Internacional para las Migraciones"),
    ],
)  # fmt: skip
def test_one_body_is_under_one_name_where_the_report_asks_for_it(
    style: str, locale: str, refugees: str, migration: str
) -> None:
    cited = [Citation((CitedPublication(record.key),)) for record in RECORDS]
    output = format_publications(RECORDS, cited, styles.style_named(style), locale, bodies=Bodies.REPORT)
    entries = {reference.key: plain_text(reference.runs).casefold() for reference in output.bibliography}
    for key, name in (("k0", refugees), ("k1", migration), ("k2", refugees), ("k3", migration)):
        assert entries[key].startswith(name.casefold()), entries
    first, *_rest = map(plain_text, output.citations)
    assert "CR" in first or "ACNUR" in first  # spelt out where it is first, with the acronym of the language
