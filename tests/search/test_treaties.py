"""Treaties and laws by their short names: found, told, below what has the words themselves, and not where they are taken exactly."""

from typing import Any

import pytest

from benched import benched
from paths import ROOT
from protlib.index import Index
from protlib.record.model import Publication
from protlib.search import select
from protlib.selection import Selection
from searched import Indexed, keys

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
    ("query", "found"),
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
def test_a_short_name_finds_what_has_another(treaties: Index, query: str, found: list[str]) -> None:
    assert keys(treaties, query) == found


def test_words_taken_exactly_are_no_other_names(treaties: Index) -> None:
    assert keys(treaties, "palermo protocol", exact=True) == ["literal"]
    assert keys(treaties, '"palermo protocol"', exact=True) == ["literal"]


def test_the_name_that_was_found_is_told(treaties: Index) -> None:
    explained = select(treaties, Selection("palermo protocol")).explanations
    told = [{reason.how: reason.matched for reason in each.reasons} for each in explained]
    assert told[0] == {"": "palermo"} or set(told[0]) == {""}
    assert told[1]["name"] == FULL


@pytest.fixture(scope="module")
def benchmark() -> Any:
    return benched("treaties")


def test_the_treaties_of_the_list_are_found_by_what_reports_call_them(benchmark: Any) -> None:
    found, asked, _wrong = benchmark.measured()
    assert (found, asked) == (84, 88)
    told = (ROOT / "docs/documents.md").read_text(encoding="utf-8")
    assert f"{found} of {asked}" in told
