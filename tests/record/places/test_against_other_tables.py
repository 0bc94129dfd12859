"""The gazetteer against what other projects know about countries: the tables of pycountry and of country_converter."""

import csv
import gettext
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pycountry
import pytest

from protlib.record import places
from protlib.record.places.gazetteer import by_code

COUNTRIES = [place for place in by_code().values() if place.kind == "country"]
# Kosovo has a user-assigned code, which no list of ISO 3166-1 has.
KOSOVO = "XKX"


def members(text: str) -> frozenset[str]:
    place = places.resolve(text)
    assert place is not None, text
    return places.members(place)


@cache
def rows() -> list[Mapping[str, str]]:
    """Return the countries of country_converter's table that exist;
    it is read as a file, because importing it imports pandas.
    """
    spec = find_spec("country_converter")
    assert spec is not None
    assert spec.origin is not None
    with (Path(spec.origin).parent / "country_data.tsv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if not row["obsolete"]]


def group(column: str) -> set[str]:
    """Return the alpha-3 codes of the countries that have a value in a column."""
    return {row["ISO3"] for row in rows() if row[column]}


def grouped(column: str) -> dict[str, set[str]]:
    """Return the alpha-3 codes of the countries by the value that they have in a column."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows():
        groups[row[column]].add(row["ISO3"])
    return groups


def iso_names() -> list[tuple[str, str]]:
    """Return every English name in pycountry with its alpha-3 code."""
    return [
        (name, country.alpha_3)
        for country in pycountry.countries
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", ""))
        if name
    ]


def translated_names(language: str) -> list[tuple[str, str]]:
    """Return the names that pycountry has in a language with their alpha-3 codes."""
    translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
    return [(translation.gettext(name), code) for name, code in iso_names()]


def test_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    ours = {(country.code, country.alpha_2, country.numeric) for country in COUNTRIES}
    theirs = {(country.alpha_3, country.alpha_2, country.numeric) for country in pycountry.countries}
    assert ours == theirs | {(KOSOVO, "XK", "")}


def test_the_codes_are_those_of_country_converter() -> None:
    theirs = {row["ISO3"]: row for row in rows()}
    assert theirs.keys() == {country.code for country in COUNTRIES}
    for country in COUNTRIES:
        row = theirs[country.code]
        # Some alpha-2 codes are patterns there: "^GB$|^UK$".
        assert re.fullmatch(row["ISO2"], country.alpha_2), country.name
        assert country.code == KOSOVO or int(row["ISOnumeric"]) == int(country.numeric), country.name


def test_a_country_is_named_by_a_name_that_iso_has() -> None:
    def bare(name: str) -> set[str]:
        return set(name.lower().replace("(", "").replace(")", "").replace(",", "").split()) - {"the"}

    countries = [(bare(name), code) for name, code in iso_names()]
    odd = {
        country.name
        for country in COUNTRIES
        if country.code != KOSOVO and (bare(country.name), country.code) not in countries
    }
    # M49 has the first; the others are ISO's without what stands in brackets or is shortened ("U.S.").
    assert odd == {"United States Virgin Islands", "Holy See"}


def test_the_regions_of_m49_have_the_countries_that_country_converter_says() -> None:
    theirs = grouped("UNregion")
    # It puts Nauru in Polynesia; M49 (and this gazetteer) in Micronesia.
    theirs["Polynesia"].remove("NRU")
    theirs["Micronesia"].add("NRU")
    # "Southern Africa" alone is the agencies' larger region.
    theirs["018"] = theirs.pop("Southern Africa")
    assert {name: members(name) for name in theirs} == theirs
    assert set().union(*theirs.values()) == members("Worldwide")


@pytest.mark.parametrize(
    ("region", "column"),
    [("European Union", "EU27"), ("European Economic Area", "EEA"), ("Council of Europe", "CoE")],
)
def test_a_union_has_the_members_that_country_converter_says(region: str, column: str) -> None:
    assert members(region) == group(column)


def test_every_english_name_of_pycountry_means_its_country() -> None:
    wrong = [text for text, code in iso_names() if (place := places.resolve(text)) is None or place.code != code]
    assert wrong == []


def test_every_name_of_country_converter_means_its_country() -> None:
    wrong = [
        (row[column], row["ISO3"])
        for row in rows()
        for column in ("name_short", "name_official")
        if (place := places.resolve(row[column])) is None or place.code != row["ISO3"]
    ]
    # It calls French Guiana so; in Portuguese "Guiana" is Guyana.
    assert wrong == [("Guiana", "GUF")]


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_names_in_french_spanish_and_portuguese_mean_no_other_country(language: str) -> None:
    resolutions = [(text, places.resolve(text), code) for text, code in translated_names(language)]
    assert [text for text, place, code in resolutions if place and place.code != code] == []
    assert sum(place is not None for _text, place, _code in resolutions) > 0.85 * len(resolutions)
