"""What a search finds by concept: in which order, what is told of it, and what it leaves alone."""

from typing import Any

import pytest

from protlib.errors import UsageError
from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.search_samples import Indexed, facets, keys

RECORDS = (
    Publication(key="persons", title="Trafficking in Persons in Ghana", date="2019"),
    Publication(key="human", title="Human Trafficking and the Law", date="2001"),
    Publication(key="abstract", title="A Report on Courts", abstract="Of human trafficking and its victims.", date="2020"),
    Publication(key="traite", title="La traite des personnes au Ghana", date="2018"),
    Publication(key="trata", title="Trata de personas en Perú", date="2015"),
    Publication(key="arabic", title="اتجار بالأشخاص في لبنان", date="2014"),
    Publication(key="tagged", title="Courts of Togo", tags=("Human trafficking",), date="2010"),
    Publication(key="children", title="Child Trafficking in Togo", date="2009"),
    Publication(key="acronym", title="The GBV Handbook", date="2008"),
    Publication(key="violence", title="Violencias de género en Lima: violencia de género", date="2007"),
    Publication(key="apart", title="Persons and their Trafficking of Goods", date="2006"),
    Publication(key="topic", title="Elsewhere", topics=("Bees",), date="2005"),
)  # fmt: skip


IN_RUSSIAN = (
    Publication(key="title", title="Положение беженцев в Молдове"),
    Publication(key="english", title="Refugees in Moldova"),
    Publication(key="trade", title="Предотвращение торговли людьми"),
    Publication(key="ukrainian", title="Торгівля людьми: дослідження"),
    Publication(key="doctors", title="Malaria", authors=(Name(literal="MSF"),)),
    Publication(key="fgm", title="Female genital mutilation in Mali"),
    Publication(key="cash", title="Cash in Mali"),
    Publication(key="burma", title="Soldiers", authors=(Name(literal="HRW"),), countries=("Myanmar",)),
    Publication(key="isolated", title="Mineurs étrangers isolés"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("беженцы", ["title", "english"]),
        ("беженцам", ["title", "english"]),
        ("refugees", ["english", "title"]),
        ("торговля людьми", ["trade", "ukrainian"]),
        ("торгівлі людьми", ["ukrainian", "trade"]),
        ("human trafficking", ["ukrainian", "trade"]),
        ("MSF", ["doctors"]),
        ("FGM", ["fgm"]),
        ("UASC", ["isolated"]),
        ("WASH", []),
        ("CASHH", ["cash"]),
        ("Human Rights Watch Burma", ["burma"]),
    ],
)
def test_a_title_in_the_language_of_the_query_comes_first_in_whatever_case(
    indexed: Indexed, query: str, expected: list[str]
) -> None:
    assert keys(indexed(IN_RUSSIAN), query) == expected


@pytest.fixture
def concept_index(indexed: Indexed) -> Index:
    """Return an index of records on few subjects in several languages."""
    return indexed(RECORDS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("traite des êtres humains", {"traite", "persons", "human", "trata", "arabic", "tagged", "children"}),
        (
            "trafficking in human beings",
            {"traite", "persons", "human", "trata", "arabic", "tagged", "children"},
        ),
        ("trata de personas", {"traite", "persons", "human", "trata", "arabic", "tagged", "children"}),
        ("الاتجار بالبشر", {"traite", "persons", "human", "trata", "arabic", "tagged", "children"}),
        ("Menschenhandel", {"traite", "persons", "human", "trata", "arabic", "tagged", "children"}),
        ("TIP", {"traite", "persons", "human", "trata", "arabic", "tagged", "children"}),
        ("trata Ghana", {"persons", "traite"}),
        ("gender-based violence Lima", {"violence"}),
        ("violences sexistes", {"acronym", "violence"}),
        ("VBG Lima", {"violence"}),
    ],
)
def test_what_is_about_a_concept_is_found_by_any_of_its_names(
    concept_index: Index, query: str, expected: set[str]
) -> None:
    assert set(keys(concept_index, query)) - {"apart"} == expected
    assert not keys(concept_index, query, exact=True) or set(keys(concept_index, query, exact=True)) < expected


def test_what_has_the_words_comes_before_what_only_has_the_concept(concept_index: Index) -> None:
    order = keys(concept_index, "human trafficking")
    assert order[0] == "human"
    assert {"persons", "traite", "trata", "arabic"} <= set(order[1:])
    assert keys(concept_index, "human trafficking", limit=4) == order[:4]
    scores = [
        explanation.score
        for explanation in select(concept_index, Request(Selection(query="human trafficking"))).explanations
    ]
    assert scores == sorted(scores, reverse=True)


def test_what_is_about_a_concept_comes_before_what_only_tells_of_it(concept_index: Index) -> None:
    order = keys(concept_index, "human trafficking")
    assert set(order[order.index("abstract") + 1 :]) <= {"apart"}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("violencia de género", "Violencia basada en género en Arauca"),
        ("desplazamiento interno", "Desplazamiento forzado interno en el Chocó"),
    ],
)
def test_a_title_with_another_name_of_the_same_words_comes_before_other_words(
    indexed: Indexed, query: str, title: str
) -> None:
    records = [
        Publication(key="abstract", title="A Report on Courts", abstract=f"Of {query} in the courts.", date="2020"),
        Publication(key="other", title="Gender-based violence and internal displacement", date="2019"),
        Publication(key="own", title=title, date="2001"),
    ]  # fmt: skip
    assert keys(indexed(records), query) == ["own", "other", "abstract"]


@pytest.mark.parametrize(
    ("query", "exact", "notes"),
    [
        ("traite êtres humains Perú", False, ("traite êtres humains: showing Trata de personas",)),
        ("human trafficking Ghana", False, ("human trafficking: showing trafficking in persons, traite des personnes",)),
        ("trafficking Togo", False, ()),
        ("human trafficking", True, ()),
    ],
)  # fmt: skip
def test_what_came_only_by_concept_is_told_in_a_line(
    concept_index: Index, query: str, exact: bool, notes: tuple[str, ...]
) -> None:
    messages = select(concept_index, Request(Selection(query=query, exact=exact))).notes
    assert [note.casefold() for note in messages] == [note.casefold() for note in notes]


def test_an_explanation_names_what_stands_in_the_record(concept_index: Index) -> None:
    results = select(concept_index, Request(Selection(query="traite des êtres humains Perú")))
    [explanation] = results.explanations
    reasons = {(reason.relation, reason.matched, reason.field) for reason in explanation.reasons}
    assert ("concept", "trata de personas", "title") in reasons


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ("topic:trata", {}, {"persons", "human", "traite", "trata", "arabic", "tagged", "children"}),
        ('topic:"human trafficking" togo', {}, {"tagged", "children"}),
        ('-topic:"human trafficking" togo', {}, set()),
        ("topic:child-trafficking", {}, {"children"}),
        ("topic:bees", {}, {"topic"}),
        ("topic:bees", {"exact": True}, {"topic"}),
        ('topic:"human trafficking"', {"exact": True}, set()),
        ("", {"topics": "exploitation"}, {"persons", "human", "traite", "trata", "arabic", "tagged", "children"}),
        ("", {"topics": "child-trafficking"}, {"children"}),
        ("", {"topics": ("bees", "GBV")}, {"topic", "acronym", "violence"}),
        ("", {"topics": "statelessness"}, set()),
    ],
)  # fmt: skip
def test_a_topic_is_a_concept_with_the_narrower_ones_or_what_a_record_says(
    concept_index: Index, query: str, options: dict[str, Any], expected: set[str]
) -> None:
    assert set(keys(concept_index, query, **options)) - {"apart"} == expected


def test_an_unknown_topic_is_an_error_that_suggests_one(concept_index: Index) -> None:
    with pytest.raises(UsageError, match=r"“child mariage”: no such topic; did you mean “child marriage”"):
        keys(concept_index, topics="child mariage")


@pytest.mark.parametrize("query", ["", "togo"])
def test_publications_are_counted_by_concept_with_what_is_narrower(concept_index: Index, query: str) -> None:
    counts = dict(facets(concept_index, Selection(query=query), "concept"))
    for name in ("trafficking in persons", "exploitation", "child trafficking"):
        assert counts[name] == len(keys(concept_index, query, topics=name)), name
    assert "statelessness" not in counts


@pytest.mark.parametrize(
    "query", ["bees", "Elsewhere", "courts togo", "lebanon", '"human trafficking"', "human OR trafficking"]
)
def test_a_query_without_concepts_is_as_it_was(concept_index: Index, query: str) -> None:
    assert not [note for note in select(concept_index, Request(Selection(query=query))).notes if "showing" in note]


def test_a_tag_that_begins_with_the_letters_of_a_name_is_none_of_its_words(indexed: Indexed) -> None:
    records = [
        Publication(key="femmes", title="Courts of Togo", tags=("femmes",)),
        Publication(key="female", title="Markets of Togo", tags=("female genital mutilation",)),
        Publication(key="singular", title="Roads of Togo", tags=("femme",)),
    ]
    assert set(keys(indexed(records), "women")) == {"femmes", "singular"}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (
            "human trafficking",
            [
                "Traite des personnes : le Sahel central",
                "Villages of Mopti and the fear of la traite des personnes",
            ],
        ),
        (
            "IDPs",
            [
                "Internally displaced persons in Herat",
                "Protecting the internally displaced from fire",
                "Immigration Detention in Penang",
            ],
        ),
        ("refugees", ["Refugees in Adré", "Les réfugiés d'Adré"]),
    ],
)
def test_a_title_that_begins_with_a_subject_comes_first_and_what_has_letters_of_its_acronym_last(
    indexed: Indexed, query: str, titles: list[str]
) -> None:
    records = [Publication(key=f"k{place}", title=title, date=str(2000 + place)) for place, title in enumerate(titles)]
    assert keys(indexed(records), query) == [f"k{place}" for place in range(len(titles))]


def test_a_title_with_a_subject_of_one_word_comes_before_an_abstract_that_tells_of_it(
    indexed: Indexed,
) -> None:
    records = [
        Publication(key="abstract", title="Courts of Togo", abstract="Of refugees before them.", date="2020"),
        Publication(key="title", title="Les réfugiés d'Adré", date="2001"),
    ]
    assert keys(indexed(records), "refugees") == ["title", "abstract"]


def test_words_in_a_title_that_are_part_of_another_subject_name_none(indexed: Indexed) -> None:
    records = [
        Publication(key="organs", title="Organ Removal in Lae"),
        Publication(key="deported", title="Deportados en San Salvador"),
    ]
    assert keys(indexed(records), "deportation") == ["deported"]
