"""Names of places with commas in them stay whole in a list."""

import re

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import places
from protlib.record.places.gazetteer import by_code

COUNTRIES = [place for place in by_code().values() if place.kind == "country"]


def torn(name: str) -> list[str]:
    """Return a name as the catalogue shows it: torn at commas and at "and", in Title Case."""
    return [piece.title() for piece in re.split(r",\s*(?:and\s+)?|\s+and\s+", name)]


def inverted(name: str) -> str:
    """Return a name that ends "of X" as lists of countries have it: "X, ... of"."""
    head, preposition, tail = re.split(r" (of the|of) (?!.* of )", name, maxsplit=1)
    return f"{tail}, {head} {preposition}"


@every_row(
    ("labels", "expected"),
    [
        (["Central", "North America", "Caribbean"], ["Central America", "North America", "Caribbean"]),
        (
            ["Central America", "North America", "The Caribbean"],
            ["Central America", "North America", "Caribbean"],
        ),
        (["East Africa", "Horn Of Africa"], ["East Africa", "Horn of Africa"]),
        (["East", "Horn Of Africa"], ["East Africa", "Horn of Africa"]),
        (["West", "Central Africa"], ["West Africa", "Central Africa"]),
        (["Central Africa", "West"], ["Central Africa", "West Africa"]),
        (["Eastern", "Southern Africa"], ["East Africa", "Southern Africa"]),
        (["Middle East", "North Africa"], ["Middle East", "North Africa"]),
        (["Asia", "The Pacific"], ["Asia", "Pacific"]),
        (["Latin America", "The Caribbean"], ["Latin America", "Caribbean"]),
        (
            ["South-Eastern Europe", "Eastern Europe", "Central Asia"],
            ["South-Eastern Europe", "Eastern Europe", "Central Asia"],
        ),
        (
            ["South-Eastern", "Eastern Europe", "Central Asia"],
            ["South-Eastern Europe", "Eastern Europe", "Central Asia"],
        ),
        (["South", "East Asia"], ["South Asia", "East Asia"]),
        (["North", "South", "Central America"], ["North America", "South America", "Central America"]),
        (["North", "South America"], ["North America", "South America"]),
        (["Central", "West Asia"], ["Central Asia", "Western Asia"]),
        (["Worldwide"], ["Worldwide"]),
    ],
)
def test_regions_that_were_torn_are_whole_again(labels: list[str], expected: list[str]) -> None:
    assert places.join_split(labels) == expected


@every_row(
    ("labels", "expected"),
    [
        (["Bolivia", "Plurinational State Of"], ["Bolivia"]),
        (["Plurinational State Of", "Bolivia"], ["Bolivia"]),
        (["Bolivia", "Peru", "Plurinational State Of"], ["Bolivia", "Peru"]),
        (["Peru", "Bolivia", "Plurinational State Of", "Chile"], ["Peru", "Bolivia", "Chile"]),
        (["Iran", "Islamic Republic Of"], ["Iran"]),
        (["Bosnia", "Herzegovina"], ["Bosnia and Herzegovina"]),
        (["Trinidad", "Tobago"], ["Trinidad and Tobago"]),
        (["Antigua", "Barbuda"], ["Antigua and Barbuda"]),
        (["Congo", "Democratic Republic Of The"], ["Democratic Republic of the Congo"]),
        (["Congo", "Democratic Republic Of The", "Congo"], ["Democratic Republic of the Congo", "Congo"]),
        (["Korea", "Republic Of"], ["South Korea"]),
        (
            ["Korea", "Democratic People'S Republic Of", "Korea", "Republic Of"],
            ["North Korea", "South Korea"],
        ),
        (["Moldova", "Korea", "Republic Of"], ["Moldova", "South Korea"]),
        (["Saint Vincent", "The Grenadines"], ["Saint Vincent and the Grenadines"]),
        (["Sao Tome", "Principe"], ["Sao Tome and Principe"]),
        (["Tanzania", "United Republic Of"], ["Tanzania"]),
        (["Venezuela", "Bolivarian Republic Of"], ["Venezuela"]),
        (["Micronesia", "Federated States Of"], ["Micronesia (Federated States of)"]),
        (["Macedonia", "The Former Yugoslav Republic Of"], ["North Macedonia"]),
        (["Palestine", "State Of"], ["State of Palestine"]),
        (["Gaza Strip", "West Bank"], ["State of Palestine"]),
        (["Virgin Islands", "U.S."], ["United States Virgin Islands"]),
        (["China", "Hong Kong Special Administrative Region"], ["Hong Kong"]),
        (["Gambia", "The"], ["Gambia"]),
    ],
)
def test_countries_that_were_torn_are_whole_again(labels: list[str], expected: list[str]) -> None:
    assert places.join_split(labels) == expected


@every_row(
    ("labels", "expected"),
    [
        ([], []),
        ([""], [""]),
        (["", ""], ["", ""]),
        (["Serbia", "Montenegro"], ["Serbia", "Montenegro"]),
        (["Australia", "New Zealand"], ["Australia", "New Zealand"]),
        (["Hong Kong", "China"], ["Hong Kong", "China"]),
        (["Niger", "Nigeria"], ["Niger", "Nigeria"]),
        (["Central"], ["Central"]),
        (["Republic Of"], ["Republic Of"]),
        (["Atlantis", "Nigeria"], ["Atlantis", "Nigeria"]),
        (["Republic Of The", "Atlantis"], ["Republic Of The", "Atlantis"]),
        (["Cote D'Ivoire", "Guinea Bissau"], ["Côte d'Ivoire", "Guinea-Bissau"]),
    ],
)
def test_what_belongs_apart_or_is_unknown_stays_apart(labels: list[str], expected: list[str]) -> None:
    assert places.join_split(labels) == expected


def test_every_english_name_of_a_country_survives_being_torn() -> None:
    wrong = []
    for country in COUNTRIES:
        for name in (country.name, *country.other_names):
            pieces = torn(name)
            are_places = len(pieces) > 1 and all(map(places.resolve, pieces))
            if not are_places and places.join_split(pieces) != [country.name]:
                wrong.append(pieces)
    assert wrong == []


def test_every_official_name_survives_being_inverted_and_torn() -> None:
    names = [(name, country.name) for country in COUNTRIES for name in country.other_names if " of " in name]
    assert len(names) > 150
    assert [
        torn(inverted(name))
        for name, expected in names
        if "," not in name
        and name != "United States of America"
        and places.join_split(torn(inverted(name))) != [expected]
    ] == []


@given(st.lists(st.sampled_from(places.names("country")), unique=True, max_size=6))
def test_whole_names_stay_as_they_are(names: list[str]) -> None:
    assert places.join_split(names) == names


@given(
    st.lists(
        st.one_of(
            st.text(max_size=6),
            st.sampled_from(["Central", "Republic Of", "Korea", "West Africa", "And", "The"]),
        ),
        max_size=6,
    )
)
def test_any_labels_come_out_in_no_greater_number(labels: list[str]) -> None:
    assert len(places.join_split(labels)) <= len(labels)
