"""How alike two titles are: slips of typing join them, added words that tell something part them."""

import pytest

from protlib.duplicates.compared_titles import Title
from protlib.duplicates.title_likeness import Kind, Likeness, adds_what_tells, compare_titles, is_misspelt
from protlib.record.model import Publication


def compare_texts(one: str, other: str) -> Likeness:
    return compare_titles(Title(Publication(title=one)), Title(Publication(title=other)))


@pytest.mark.parametrize(
    ("first", "second", "kind", "apart"),
    [
        ("Safe Return", "The safe return", Kind.EQUAL, ""),
        ("Re-trafficking", "Retrafficking", Kind.EQUAL, ""),
        ("Paediatric oedema", "Pediatric edema", Kind.EQUAL, ""),
        ("Safe Return: A Handbook", "Safe Return", Kind.PART, ""),
        ("Estudio de retorno; Are migrants safe at home?", "[Are migrants safe at home?]", Kind.PART, ""),
        ("Safe Return of All Victims", "Safe Return of Victims", Kind.PART, ""),
        ("Safe Return of Victims", "Safe Retrun of Victims", Kind.MISSPELT, ""),
        ("The health care of victims", "The healthcare of victims", Kind.EQUAL, ""),
        ("Safe Return 1 2", "Safe Return 12", Kind.LIKE, "numbers in the titles differ"),
        ("Safe Return of Victims in Europe", "Safe Return of Victims in Africa", Kind.LIKE, ""),
        ("Safe Return: A Handbook", "Health in detention", Kind.UNLIKE, ""),
        ("Trafficking in Persons Report 2021", "Trafficking in Persons Report 2022", Kind.LIKE, "numbers in the titles differ"),
        ("Guidance for shelters, Part 1", "Guidance for shelters, Part II", Kind.LIKE, "numbers in the titles differ"),
        ("Guidance for shelters, Part A", "Guidance for shelters, Part B", Kind.PART, "letters in the titles differ"),
        ("Migration in Ghana: a country profile", "Migration in Mali: a country profile", Kind.LIKE, "countries in the titles differ"),
        ("Migration from Niger to the coast", "Migration from Nigeria to the coast", Kind.MISSPELT, "countries in the titles differ"),
        ("Erratum: Safe return of victims", "Safe return of victims", Kind.PART, "one is a correction"),
        ("Safe return of victims: a reply", "Safe return of victims", Kind.PART, "one is a reply"),
        ("Safe return of victims: executive summary", "Safe return of victims", Kind.PART, "one is a summary or a part"),
    ],
)  # fmt: skip
def test_two_titles_are_as_like_as_the_table_says(first: str, second: str, kind: Kind, apart: str) -> None:
    for likeness in (compare_texts(first, second), compare_texts(second, first)):
        assert (likeness.kind, likeness.why_different) == (kind, apart)


@pytest.mark.parametrize(
    ("first", "second", "misspelt"),
    [
        ("bleomycin", "bleomycoin", True),
        ("anerobic", "anaerobic", True),
        ("adminstered", "administered", True),
        ("hypertension", "hypotension", False),
        ("immigrants", "migrants", False),
        ("intercellular", "intracellular", False),
        ("nigerian", "nigerien", False),
        ("2009a", "2008a", False),
        ("men", "man", False),
    ],
)
def test_two_words_are_one_misspelt(first: str, second: str, misspelt: bool) -> None:
    assert is_misspelt(first, second) == is_misspelt(second, first) == misspelt


@pytest.mark.parametrize(
    ("first", "second", "years", "tells"),
    [
        ("Global report on trafficking 2016", "Global report on trafficking", {2016}, False),
        ("Global report on trafficking 2016", "Global report on trafficking", {2016, 2018}, True),
        ("Global report on trafficking 2016", "Global report on trafficking", {2018}, True),
        ("Migration profile: Ghana", "Migration profile", {2016}, True),
        ("Migration profile: a study", "Migration profile", {2016}, False),
        ("Migration profile", "Migration profile", {2016}, False),
    ],
)
def test_what_one_title_adds_tells(first: str, second: str, years: set[int], tells: bool) -> None:
    assert adds_what_tells(compare_texts(first, second), years) == tells
