"""Which of a record's places a selection asked for."""

from harness.rows import every_row
from protlib.search import Hits
from protlib.search.query_places import asks_for_places, make_place_notes
from protlib.selection import Selection

PLACES = ["Kenya", "Nigeria", "West Africa", "West and Central Africa", "Worldwide", "Atlantis"]


@every_row(
    ("selection", "words", "question"),
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
    selection: Selection, words: str, question: list[str]
) -> None:
    is_asked = asks_for_places(selection, Hits(frozenset(words.split())))
    assert [place for place in PLACES if is_asked(place)] == question


@every_row(
    ("selection", "notes"),
    [
        (Selection(regions=("West Afrika",)), ["West Afrika: showing West Africa"]),
        (Selection(regions=("Afrique de l’Ouest", "Sahel")), ["Afrique de l’Ouest: showing West Africa"]),
        (Selection(countries=("Deutschland", "Ivory Coast", "DEU")), ["Deutschland: showing Germany"]),
        (Selection(query="women country:Libyen -country:Deutschland"), ["Libyen: showing Libya"]),
        (Selection(query="Libyen"), []),
        (Selection(regions=("west-africa", "Western Africa", "011", "Atlantis")), []),
    ],
)
def test_a_note_explains_a_name_in_another_language(selection: Selection, notes: list[str]) -> None:
    assert list(make_place_notes(selection)) == notes
