"""Names of any letters: what is shown is read back, and no text is too odd."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protlib.record import names
from protlib.record.model import NAME_FIELDS, Name
from protlib.record.names import parser
from protlib.record.names.organisations import is_corporate
from protlib.text import clean

FAMILIES = st.sampled_from(
    ["Jobe", "García Márquez", "O'Brien", "McAuliffe", "Klein Solomon", "Ng", "Bank", "Al-Hassan", "De La Cruz", "Ortega y Gasset",
     "Žižek", "王", "Иванов", "St. John", "Silva Neto", "Church"]
)  # fmt: skip
GIVENS = st.sampled_from(
    [
        "Alison",
        "J.",
        "J. L.",
        "J.-P.",
        "Maria Jose",
        "Shukri Hirabe",
        "Jean-Luc",
        "И. И.",
        "小明",
        "C",
        "JL",
        "Élodie",
        "Justice",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "Ministry",
        "Justice",
        "of",
        "and",
        "for",
        "the",
        "International",
        "Bank",
        "Walk",
        "Free",
        "Alison",
        "Jobe",
        "&",
        "Médecins",
        "Sans",
        "IOM",
        "UK",
        "van",
        "Jr.",
        "146",
        "Migration,",
    ]
)
REALISTIC = st.one_of(
    st.builds(
        Name,
        family=FAMILIES,
        given=GIVENS,
        particle=st.sampled_from(["", "van", "de la", "al-", "d'", "bin", "von und zu"]),
        suffix=st.sampled_from(["", "", "Jr.", "III"]),
    ),
    st.builds(Name, family=FAMILIES, given=GIVENS, dropping=st.sampled_from(["", "von", "de"])),
    st.builds(
        Name,
        literal=st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
        short=st.sampled_from(["", "IOM", "Sida", "the firm"]),
    ),
)
ANY_TEXT = st.text(alphabet=st.characters(exclude_characters="{}"), max_size=12).map(clean)
ANY = st.builds(Name, **dict.fromkeys(NAME_FIELDS, ANY_TEXT)).map(
    lambda name: Name(literal=name.literal, short=name.short) if name.literal else
    Name(name.family, name.given, name.particle, name.dropping, name.suffix)
)  # fmt: skip


@given(st.one_of(REALISTIC, ANY))
@example(Name(family="Smith Jr."))
@example(Name(family="Jobe", given="Dr. Alison"))
@example(Name(literal="Foo,"))
@example(Name(literal="Ministry & & &"))
def test_a_name_is_read_back_from_what_is_shown(name: Name) -> None:
    assert names.parse_name(names.display(name)) == name


@given(st.lists(REALISTIC, max_size=4))
def test_names_are_read_back_from_a_list_with_semicolons(several: list[Name]) -> None:
    assert names.parse_list("; ".join(map(names.display, several))) == several


@given(st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | ANY_TEXT)
def test_the_short_cut_for_ordinary_people_reads_as_the_long_way_does(text: str) -> None:
    if individual := parser.ordinary_person(text):
        assert not is_corporate(text)
        assert individual == names.person(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith }", Name(family="Smith")),
        ("} Alison { Jobe", Name(family="Jobe", given="Alison")),
        ("Office for }", Name(literal="Office for")),
        ("Alison {} Mary { } Jobe", Name(family="Jobe", given="Alison Mary")),
    ],
)
def test_a_brace_alone_is_no_word_of_a_name(text: str, name: Name) -> None:
    assert names.parse_name(text) == name


@given(st.text(max_size=30) | st.lists(st.sampled_from([*"aB0 {},;&", " and ", "Centre "])).map("".join))
def test_no_text_is_too_odd_to_be_a_name(text: str) -> None:
    for name in (names.parse_name(text), *names.parse_list(text)):
        assert not any("  " in part or part != part.strip() for part in name.to_dict().values())
