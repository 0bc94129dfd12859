"""Which of a record's places a selection asked for."""

import pytest

from protlib.search import Hits, asks_for_places
from protlib.selection import Selection

PLACES = ["Kenya", "Nigeria", "West Africa", "West and Central Africa", "Worldwide", "Atlantis"]


@pytest.mark.parametrize(
    ("selection", "words", "asked"),
    [
        (Selection(), "", []),
        (Selection(countries=("Nigeria",)), "", ["Nigeria"]),
        (Selection(countries=("nga", "Kenia")), "", ["Kenya", "Nigeria"]),
        (Selection(regions=("West Africa",)), "", ["Nigeria", "West Africa", "West and Central Africa"]),
        (Selection(regions=("Atlantis",)), "", []),
        (Selection(query="women country:kenya"), "", ["Kenya"]),
        (Selection(query='women (region:"West Africa" OR country:Kenya)'), "", PLACES[:4]),
        (Selection(query="women -country:kenya"), "", []),
        (Selection(query="nigeria"), "nigeria", ["Nigeria"]),
    ],
)
def test_places_are_asked_for_by_filters_in_the_query_and_by_words(
    selection: Selection, words: str, asked: list[str]
) -> None:
    is_asked = asks_for_places(selection, Hits(frozenset(words.split())))
    assert [place for place in PLACES if is_asked(place)] == asked
