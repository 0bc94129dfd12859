"""Organisations that Google Scholar turned round are read the right way round, and nobody who is called like one is."""

import pytest

from harness.rows import every_row
from protlib.formats.bib import bibtex
from protlib.formats.ris import ris_text
from protlib.record import names
from protlib.record.model import Name
from protlib.record.names.inverted_bodies import turn_upright

SURE = [
    ("Bank, World", "World Bank"),
    ("Nations, United", "United Nations"),
    ("Organization, World Health", "World Health Organization"),
    ("mondiale, Banque", "Banque mondiale"),
    ("Frontières, Médecins Sans", "Médecins Sans Frontières"),
    ("for Migration, International Organization", "International Organization for Migration"),
    ("of the United Nations, Food and Agriculture Organization", "Food and Agriculture Organization of the United Nations"),
    # by grammar: no given name ends in "of", and "Human" ends no name of an office
    ("Statistics, Palestinian Bureau of", "Palestinian Bureau of Statistics"),
    ("Rights, National Council for Human", "National Council for Human Rights"),
    ("on Climate Change, Interministerial Committee", "Interministerial Committee on Climate Change"),
    ("Lancet, The", "The Lancet"),
    ("World Bank Group, The", "The World Bank Group"),
    # an office
    ("Kenya, UNHCR", "UNHCR Kenya"),
    ("Kenya, Unhcr", "UNHCR Kenya"),
    ("ROSA, UNICEF", "UNICEF ROSA"),
]  # fmt: skip
GUESSED = [
    ("University, Harvard", "Harvard University"),
    ("Institute, Danish Refugee", "Danish Refugee Institute"),
    ("Ukraine, IOM", "IOM Ukraine"),
]
PEOPLE = [
    "Banks, Laura", "Bank, Peter", "Church, Alison", "Justice, Benjamin", "Hall, Samuel", "Bank, W.", "Group, Thomas M.", "Bureau, Guillaume",
    "Council, Ruth", "Bank, Charity", "Church, Royal", "House, Freda", "Rights, David", "de Gaulle, Charles", "de la Cour, Vivian",
    "Berg, Anna van den", "Cheung, Sin", "Nielsen, UN", "West, Candace", "London, Jack", "Cross, Amanda", "Power, Samantha",
]  # fmt: skip
AS_THEY_ARE = [
    "UNHCR, Kenya", "Department for Levelling Up, Housing and Communities", "Women, Peace and Security Network",
    "Ministry of Gender, Labour and Social Development", "Kenya, Ministry of Labour and Social Protection", "{Bank, World}",
]  # fmt: skip


@every_row(("text", "literal"), SURE)
def test_what_is_known_or_told_by_grammar_is_turned_back(text: str, literal: str) -> None:
    name = names.parse_name(text)
    assert (name, name.guessed) == (Name(literal=literal), "")
    assert names.parse_list(text) == [name]


@pytest.mark.parametrize(("text", "literal"), GUESSED)
def test_what_words_alone_tell_is_a_guess(text: str, literal: str) -> None:
    name = names.parse_name(text)
    assert (name.literal, name.guessed) == (literal, text)


@every_row("text", PEOPLE)
def test_nobody_is_turned_into_an_organisation(text: str) -> None:
    assert turn_upright(text) is None
    assert not names.parse_name(text).literal


@every_row("text", AS_THEY_ARE)
def test_a_comma_of_a_name_stays(text: str) -> None:
    assert names.parse_name(text).literal == text.strip("{}")


@every_row(("text", "literal"), SURE)
def test_it_is_so_in_the_files_of_google_scholar(text: str, literal: str) -> None:
    (entry,) = bibtex.loads(f"@article{{a, title={{T}}, author={{{text} and others}}, year=2020}}").publications
    (record,) = ris_text.loads(f"TY  - JOUR\nTI  - T\nAU  - {text}\nER  - \n").publications
    assert [name.literal for name in entry.authors][:1] == [literal] == [name.literal for name in record.authors]


@every_row(
    ("authors", "literals"),
    [
        ("on Drugs, United Nations Office and Crime", ["United Nations Office on Drugs and Crime"]),
        ("for Migration and Organization, International", ["International Organization for Migration"]),
        ("of the Red Cross and Committee, International", ["International Committee of the Red Cross"]),
        ("for Democratic Institutions, Office and Rights, Human", ["Office for Democratic Institutions and Human Rights"]),
        ("of the United Nations, Food and Agriculture Organization and Bank, World",
         ["Food and Agriculture Organization of the United Nations", "World Bank"]),
        ("Ministry of Gender, Labour and Social Development", ["Ministry of Gender, Labour and Social Development"]),
        (r"Fronti{\`e}res, M{\'e}decins Sans", ["Médecins Sans Frontières"]),
        ("Ministry of Health and WHO", ["Ministry of Health", "WHO"]),
    ],
)  # fmt: skip
def test_an_and_that_tore_a_name_is_mended(authors: str, literals: list[str]) -> None:
    (entry,) = bibtex.loads(f"@article{{a, title={{T}}, author={{{authors}}}, year=2020}}").publications
    assert [name.literal for name in entry.authors] == literals


def test_a_person_who_is_called_so_is_read_back() -> None:
    person = Name("Bank", "World")
    assert names.parse_name(names.display(person)) == person
