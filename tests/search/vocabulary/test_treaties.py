"""Treaties and laws by their short names: found, told, below what has the words themselves,
and not where they are taken exactly.
"""

from typing import Any

import pytest

from harness.benchmark_modules import benchmark_module
from harness.paths import ROOT
from harness.rows import every_row
from protlib.index import Index
from protlib.index.words import split_words
from protlib.record.instruments import all_instruments
from protlib.record.model import Publication
from protlib.search import Request, select
from protlib.search.vocabulary.treaties import announces_treaty
from protlib.selection import Selection
from sample_records.search_samples import Indexed, keys

FULL = "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"
RECORDS = (
    Publication(key="full", type="treaty", title=FULL),
    Publication(key="literal", type="report", title="The Palermo Protocol at work"),
    Publication(key="abolition", type="treaty", title="Abolition of Forced Labour Convention, 1957"),
    Publication(key="forced", type="treaty", title="Forced Labour Convention, 1930"),
    Publication(key="women", type="report", title="States and CEDAW"),
    Publication(key="abstract", type="report", title="Victims", abstract=f"It explains the {FULL}."),
    Publication(key="other", type="report", title="Palermo and its people"),
)


@pytest.fixture
def treaties(indexed: Indexed) -> Index:
    """An index of treaties, of reports on them, and of another."""
    return indexed(RECORDS)


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("palermo protocol", ["literal", "full", "abstract"]),
        ('"palermo protocol"', ["literal", "full", "abstract"]),
        ("title:palermo title:protocol", ["literal", "full"]),
        ("C029", ["forced"]),
        ("ILO convention 105", ["abolition"]),
        ("Convention on the Elimination of All Forms of Discrimination against Women", ["women"]),
        ("abstract:palermo", []),
    ],
)
def test_a_short_name_finds_what_has_another(treaties: Index, query: str, matches: list[str]) -> None:
    assert keys(treaties, query) == matches


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("palermo protocol article 3", ["literal", "full", "abstract"]),
        ("Art. 3(a) of the Palermo Protocol", ["literal", "full", "abstract"]),
        ("Protocole de Palerme, article 3", ["full", "literal", "abstract"]),
        ("forced labour convention article 2", ["forced", "abolition"]),
        ("forced labour convention article 2 Ghana", ["forced", "abolition"]),
        ("palermo protocol 2007", ["literal", "full", "abstract"]),
        ("palermo people article 3", ["other"]),
    ],
)
def test_the_number_of_an_article_is_left_out_before_the_name_of_its_treaty(
    treaties: Index, query: str, matches: list[str]
) -> None:
    assert keys(treaties, query) == matches


def test_a_record_about_the_article_needs_no_other(indexed: Indexed) -> None:
    about = Publication(key="about", title="Consent and Article 3 of the Palermo Protocol")
    index = indexed((*RECORDS, about))
    assert keys(index, "palermo protocol article 3") == ["about"]
    notes = select(index, Request(Selection("palermo protocol article 9"))).notes
    assert notes == ("showing what has 2 of the words palermo, protocol, article 9",)


def test_words_taken_exactly_are_no_other_names(treaties: Index) -> None:
    assert keys(treaties, "palermo protocol", exact=True) == ["literal"]
    assert keys(treaties, '"palermo protocol"', exact=True) == ["literal"]


def test_an_explanation_has_the_full_name_of_the_treaty(treaties: Index) -> None:
    explained = select(treaties, Request(Selection("palermo protocol"))).explanations
    reasons = [{reason.relation: reason.matched for reason in explanation.reasons} for explanation in explained]
    assert reasons[0] == {"": "palermo"} or set(reasons[0]) == {""}
    assert reasons[1]["name"] == FULL


@pytest.fixture(scope="module")
def benchmark() -> Any:
    return benchmark_module("treaties")


@pytest.mark.slow
def test_the_treaties_of_the_list_are_found_by_what_reports_call_them(benchmark: Any) -> None:
    hits, cases, _wrong = benchmark.measure()
    assert (hits, cases) == (88, 88)
    text = (ROOT / "docs/documents.md").read_text(encoding="utf-8")
    assert f"{hits} of {cases}" in text


@pytest.mark.slow
def test_treaties_are_found_by_their_numbers_and_with_their_years(benchmark: Any) -> None:
    hits, cases, wrong = benchmark.measure((benchmark.TYPED,))
    assert hits >= cases - 8, wrong


def test_a_treaty_comes_before_what_only_has_the_words_of_its_name(indexed: Indexed) -> None:
    protocol = Publication(
        key="protocol", type="treaty", title="Protocol against the Smuggling of Migrants by Land, Sea and Air"
    )
    alike = Publication(key="alike", title="The smuggling of cigarettes: a protocol for customs officers")
    assert keys(indexed((protocol, alike)), "Smuggling Protocol") == ["protocol", "alike"]


def test_each_name_has_a_word_by_which_it_is_known_to_be_one() -> None:
    names = [name for instrument in all_instruments() for name in instrument.all_names() if name != instrument.number]
    assert [name for name in names if not any(map(announces_treaty, split_words(name)))] == []


@every_row("word", ["trafficking", "Ghana", "2030", "conventional", "A", "children"])
def test_a_word_that_tells_of_no_name_does_not_have_the_table_read(word: str) -> None:
    assert not announces_treaty(word)


def test_a_name_is_found_whose_words_stand_elsewhere(indexed: Indexed) -> None:
    records = (
        Publication(key="full", title="Transforming our world: the 2030 Agenda for Sustainable Development"),
        Publication(key="words", title="A programme of work until 2030"),
    )
    assert "full" in keys(indexed(records), "Programme 2030")


def test_records_in_which_the_provision_stands_come_first_where_other_words_are_left_out(indexed: Indexed) -> None:
    case = Publication(
        key="case", title="Rantsev v. Cyprus", tags=("article 4",), abstract="Forced labour in cabarets."
    )
    number = Publication(key="number", title="Forced labour: article and 4 tables", abstract="Forced labour.")
    index = indexed((*RECORDS, number, case))
    assert keys(index, "article 4 ECHR forced labour")[0] == "case"
    assert keys(index, "article 9 ECHR forced labour")[0] != "case"
