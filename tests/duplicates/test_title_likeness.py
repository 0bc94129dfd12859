"""How alike two titles are: slips of typing join them, added words that tell something part them."""

from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.duplicates.compared_titles import Title
from protlib.duplicates.title_likeness import (
    TitleLikeness,
    TitleRelation,
    adds_what_tells,
    compare_titles,
    is_misspelt,
    select_alike_titles,
)
from protlib.record.model import Publication


def compare_texts(one: str, other: str) -> TitleLikeness:
    return compare_titles(Title(Publication(title=one)), Title(Publication(title=other)))


@every_row(
    ("first", "second", "kind", "apart"),
    [
        ("Safe Return", "The safe return", TitleRelation.EQUAL, ""),
        ("Re-trafficking", "Retrafficking", TitleRelation.EQUAL, ""),
        ("Paediatric oedema", "Pediatric edema", TitleRelation.EQUAL, ""),
        ("Safe Return: A Handbook", "Safe Return", TitleRelation.PART, ""),
        ("Estudio de retorno; Are migrants safe at home?", "[Are migrants safe at home?]", TitleRelation.PART, ""),
        ("Safe Return of All Victims", "Safe Return of Victims", TitleRelation.PART, ""),
        ("Safe Return of Victims", "Safe Retrun of Victims", TitleRelation.MISSPELT, ""),
        ("The health care of victims", "The healthcare of victims", TitleRelation.EQUAL, ""),
        ("Safe Return 1 2", "Safe Return 12", TitleRelation.LIKE, "numbers in the titles differ"),
        ("Safe Return of Victims in Europe", "Safe Return of Victims in Africa", TitleRelation.LIKE, ""),
        ("Safe Return: A Handbook", "Health in detention", TitleRelation.UNLIKE, ""),
        ("Trafficking in Persons Report 2021", "Trafficking in Persons Report 2022", TitleRelation.LIKE, "numbers in the titles differ"),
        ("Guidance for shelters, Part 1", "Guidance for shelters, Part II", TitleRelation.LIKE, "numbers in the titles differ"),
        ("Guidance for shelters, Part A", "Guidance for shelters, Part B", TitleRelation.PART, "letters in the titles differ"),
        ("Migration in Ghana: a country profile", "Migration in Mali: a country profile", TitleRelation.LIKE, "countries in the titles differ"),
        ("Migration from Niger to the coast", "Migration from Nigeria to the coast", TitleRelation.MISSPELT, "countries in the titles differ"),
        ("Erratum: Safe return of victims", "Safe return of victims", TitleRelation.PART, "one is a correction"),
        ("Safe return of victims: a reply", "Safe return of victims", TitleRelation.PART, "one is a reply"),
        ("Safe return of victims: executive summary", "Safe return of victims", TitleRelation.PART, "one is a summary or a part"),
    ],
)  # fmt: skip
def test_two_titles_are_as_like_as_the_table_says(first: str, second: str, kind: TitleRelation, apart: str) -> None:
    for likeness in (compare_texts(first, second), compare_texts(second, first)):
        assert (likeness.kind, likeness.why_different) == (kind, apart)


@every_row(
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
        ("sixteenth", "sixtieth", False),
        ("seventh", "seventy", False),
        ("fourteen", "forty", False),
        ("sesenta", "setenta", False),
        ("trafficked", "trafficker", False),
        ("prosecution", "persecution", False),
        ("zambian", "gambian", False),
        ("mauritian", "mauritanian", False),
        ("police", "policy", False),
    ],
)
def test_two_words_are_one_misspelt(first: str, second: str, misspelt: bool) -> None:
    assert is_misspelt(first, second) == is_misspelt(second, first) == misspelt


@every_row(
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


_WORDS: Final = (
    "annual", "report", "reports", "of", "the", "trafficked", "traficked", "children", "childrens", "health", "care",
    "healthcare", "no.", "12", "13", "2019", "niños", "niñas", "hypertension", "hypotension", "Ghana", "Mali", "a", "b",
)  # fmt: skip
_titles = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join)


@example(["report of the niñas niñas a b no. 12"] * 4, "report of the niños niñas a b no. 12")
@example(["health care of trafficked children"] * 4, "healthcare of trafficked children in Ghana")
@given(st.lists(_titles, min_size=4, max_size=9), _titles)
def test_alike_titles_among_many_are_those_of_pair_by_pair(texts: list[str], text: str) -> None:
    titles, second = [Title(Publication(title=other)) for other in (*texts, text)], Title(Publication(title=text))
    pairs = [compare_titles(title, second) for title in titles]
    assert {position: (pair.kind, pair.ratio) for position, pair in select_alike_titles(titles, second).items()} == {
        position: (pair.kind, pair.ratio)
        for position, pair in enumerate(pairs)
        if pair.ratio >= 0.9 or pair.kind > TitleRelation.LIKE
    }
