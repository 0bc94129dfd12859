"""Questions in whole sentences, and concepts beside words that nothing has:
what is found, in which order, and what is told.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from harness.benchmark_modules import benchmark_module
from harness.paths import EXAMPLES
from protlib.index import Index
from protlib.index.in_memory import index_documents
from protlib.search import Request, select
from protlib.selection import Selection

_TITLES = (
    "Gender-Based Violence: Guidelines for Field Staff in Juba",
    "La traite des personnes expliquée aux lycéens de Bobo",
    "Guidelines on Water and Wells",
    "A Brochure on Persons",
    "Mariage des enfants : paroles de mères à Zinder",
    "Parents of Children: A Leaflet",
    "The Prices of Bread",
)


@pytest.fixture(scope="module")
def sample() -> Iterator[Index]:
    lines = (EXAMPLES / "publications.jsonl").read_text(encoding="utf-8").splitlines()
    with index_documents(list(map(json.loads, lines))) as index:
        yield index


@pytest.fixture(scope="module")
def few() -> Iterator[Index]:
    documents = [{"key": f"k{row}", "title": title, "type": "report"} for row, title in enumerate(_TITLES)]
    with index_documents(documents) as index:
        yield index


def _titles_and_notes(index: Index, query: str) -> tuple[list[str], tuple[str, ...]]:
    results = select(index, Request(Selection(query=query, limit=None)))
    return [record.title for record in results.publications], results.notes


@pytest.mark.slow
def test_a_question_has_what_answers_it_among_the_first_five(sample: Index) -> None:
    missed = [
        question.text
        for question in benchmark_module("questions").read_questions()
        if not question.keys.intersection(
            record.key for record in select(sample, Request(Selection(query=question.text, limit=5))).publications
        )
    ]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize(
    "query", ["¿Qué dice la Declaración de Cartagena sobre los refugiados?", "Cartagena refugiados"]
)
def test_words_that_carry_nothing_change_nothing(sample: Index, query: str) -> None:
    titles, notes = _titles_and_notes(sample, query)
    assert titles[0] == "Declaración de Cartagena sobre los Refugiados"
    assert not [note for note in notes if "left out" in note]


def test_a_common_word_of_a_language_does_not_outweigh_what_is_asked_for(sample: Index) -> None:
    titles, _notes = _titles_and_notes(sample, "de la trata de personas")
    assert "Trafficking" in titles[0]


def test_a_query_of_nothing_but_such_words_finds_them(few: Index) -> None:
    assert _titles_and_notes(few, "what is the")[0] == ["The Prices of Bread"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("GBV guidelines", _TITLES[0]),
        ("GBV wells", _TITLES[0]),
        ("trafficking in persons brochure", _TITLES[1]),
        ("child marriage leaflet", _TITLES[4]),
        ("leaflet child marriage", _TITLES[4]),
    ],
)
def test_a_concept_is_the_last_to_be_left_out(few: Index, query: str, title: str) -> None:
    assert _titles_and_notes(few, query)[0][0] == title


def test_it_says_what_was_left_out_beside_a_concept(few: Index) -> None:
    assert _titles_and_notes(few, "child marriage qwertyuiop")[1] == (
        "child marriage: showing mariage des enfants",
        "left out: qwertyuiop",
    )
    assert _titles_and_notes(few, "GBV wells")[1][-1] == "showing what has 1 of the words GBV, wells"


def test_few_answers_come_with_the_best_of_what_has_some_of_the_words(sample: Index) -> None:
    titles, notes = _titles_and_notes(sample, "How does Uganda manage its borders?")
    assert titles[0] == "Republic of Uganda: Border and Migration Management Assessment"
    assert len(titles) > 1
    assert any(note.startswith(("showing what has", "also showing what has", "left out")) for note in notes)


def test_what_is_no_question_finds_no_more_than_it_asks_for(sample: Index) -> None:
    assert _titles_and_notes(sample, "Uganda border assessment")[0] == [
        "Republic of Uganda: Border and Migration Management Assessment"
    ]


def test_a_word_that_is_elsewhere_is_no_mistake(few: Index) -> None:
    notes: Any = _titles_and_notes(few, "prices parents water")[1]
    assert not [note for note in notes if ": also showing" in note]


@pytest.mark.slow
def test_a_list_of_concepts_beside_words() -> None:
    records = [{"key": f"o{row}", "title": title, "type": "report"} for row, title in enumerate(_TITLES)]
    questions = benchmark_module("questions")
    assert [query for query, place in questions.rank_titles(questions.pairs(), records) if place != 1] == []


@pytest.mark.parametrize(
    "query",
    [
        "How many people are trafficked?",
        "Combien de personnes sont victimes de la traite ?",
        "¿Cuántas personas son víctimas de trata?",
        "Quantas pessoas são vítimas de tráfico?",
    ],
)
def test_a_question_for_a_number_is_answered_by_figures_first(query: str) -> None:
    titles = (
        "Victims of Trafficking in Togo",
        "Statistics on Victims of Trafficking",
        "Victims of Trafficking in Mali",
    )
    documents = [{"key": f"k{row}", "title": title, "type": "report"} for row, title in enumerate(titles)]
    with index_documents(documents) as index:
        results, _notes = _titles_and_notes(index, query)
    assert results[0] == titles[1]
    assert set(results) == set(titles)


def test_a_question_is_answered_in_whatever_language_by_its_other_words() -> None:
    titles = ("Lutter contre la traite des personnes au Togo", "Human Trafficking: the Health of Survivors")
    documents = [{"key": f"k{row}", "title": title, "type": "report"} for row, title in enumerate(titles)]
    with index_documents(documents) as index:
        results, _notes = _titles_and_notes(index, "Pourquoi la traite des personnes nuit-elle à la santé ?")
        words, _notes = _titles_and_notes(index, "traite des personnes")
    assert results[0] == titles[1]
    assert words[0] == titles[0]


def test_people_are_part_of_a_name_in_a_question(few: Index) -> None:
    results, _notes = _titles_and_notes(few, "¿Qué es la trata de personas?")
    assert results[0] == "La traite des personnes expliquée aux lycéens de Bobo"
