"""Places that a query names in another language than English."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from protlib.record.model import Publication
from protlib.search.vocabulary import places
from sample_records.search_samples import Indexed, keys

RECORDS = (
    Publication(key="honduras", title="Gangs of Tegucigalpa", countries=("Honduras",), regions=("Central America",)),
    Publication(key="title", title="Children Leaving Central America"),
    Publication(key="germany", title="Wages in Bremen", countries=("Germany",)),
    Publication(key="ivory", title="Cocoa", countries=("Côte d’Ivoire",)),
    Publication(key="sand", title="The Price of Sand"),
    Publication(key="kinshasa", title="Children of the street", countries=("Democratic Republic of the Congo",)),
    Publication(key="dublin", title="Hotels in Dublin", countries=("Ireland",)),
    Publication(key="lagos", title="Boys of Lagos", countries=("Nigeria",)),
    Publication(key="nigerien", title="Les pasteurs nigériens"),
    Publication(key="kora", title="Songs of the Kora"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Centroamérica", {"honduras", "title"}),
        ("Amérique centrale", {"honduras", "title"}),
        ("América Central", {"honduras", "title"}),
        ("place:Centroamérica", {"honduras"}),
        ("Allemagne", {"germany"}),
        ("wages Alemania", {"germany"}),
        ("Deutschland", {"germany"}),
        ("ألمانيا", {"germany"}),
        ("Elfenbeinküste", {"ivory"}),
        ("RDC", {"kinshasa"}),
        ("RDC children", {"kinshasa"}),
        ("ДРК", {"kinshasa"}),
        ("Centroamérica -title:children", {"honduras"}),
    ],
)
def test_who_is_about_a_place_is_found_by_its_name_in_another_language(
    indexed: Indexed, query: str, expected: set[str]
) -> None:
    assert set(keys(indexed(RECORDS), query)) == expected


AREAS = (
    Publication(key="dohuk", title="Shelters in Dohuk", countries=("Iraq",)),
    Publication(key="karabakh", title="Nagorno-Karabakh: displaced again"),
    Publication(key="aleppo", title="Снова в Алеппо"),
    Publication(key="lahore", title="Kilns of Punjab"),
    Publication(key="earthquake", title="Schools of Kahramanmaraş"),
    Publication(key="north-east", title="Camps in North-East Syria"),
    Publication(key="schools", title="مدارس القدس الشرقية"),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Duhok", ["dohuk"]),
        ("دهوك", ["dohuk"]),
        ("shelters Dahuk", ["dohuk"]),
        ("Artsakh", ["karabakh"]),
        ("Alto Karabaj displaced", ["karabakh"]),
        ("Alep", ["aleppo"]),
        ("Halab", ["aleppo"]),
        ("Hamah", []),
        ("Maras", []),
        ("Jerusalem", []),
        ("East Jerusalem", ["schools"]),
        ("Rojava", ["north-east"]),
        ('"Duhok"', []),
    ],
)
def test_an_area_is_found_by_its_other_names(indexed: Indexed, query: str, expected: list[str]) -> None:
    assert keys(indexed(AREAS), query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Ireland", {"dublin"}),
        ("Iceland", set()),
        ("place:Iceland", set()),
        ("Korea", set()),
        ("Irelnad", {"dublin"}),
        ("Niger", {"nigerien"}),
        ("Nigeria", {"lagos"}),
        ("niger*", {"lagos", "nigerien"}),
        ("Nigerai", {"lagos"}),
    ],
)
def test_a_country_is_not_taken_for_another_one(indexed: Indexed, query: str, expected: set[str]) -> None:
    assert set(keys(indexed(RECORDS), query)) == expected


PEOPLES = (
    Publication(key="haiti", title="Rapid analysis: earthquake", countries=("Haiti",)),
    Publication(key="levant", title="Wages in the Middle East and North Africa"),
    Publication(key="labelled", title="Cocoa and sugar", regions=("Latin America and the Caribbean",)),
    Publication(key="lacalle", title="Lacalle, a life"),
    Publication(key="eritrean", title="Eritreans in Sudan"),
    *(Publication(key=f"refugee{number}", title=f"The refugee, volume {number}") for number in range(8)),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("haitian", ["haiti"]),
        ("Haitians earthquake", ["haiti"]),
        ("MENA wages", ["levant"]),
        ("LAC", ["labelled"]),
        ("place:LAC", ["labelled"]),
        ("GMS", []),
    ],
)
def test_a_place_is_found_by_its_people_and_a_region_by_its_acronym(
    indexed: Indexed, query: str, expected: list[str]
) -> None:
    assert sorted(keys(indexed(PEOPLES), query)) == expected


def test_a_people_in_small_letters_is_a_name_beside_a_concept(indexed: Indexed) -> None:
    assert keys(indexed(PEOPLES), "eritrean refugee")[0] == "eritrean"


@pytest.mark.parametrize("query", ["Centroamérica", "Allemagne"])
def test_words_that_are_taken_exactly_name_no_place(indexed: Indexed, query: str) -> None:
    assert keys(indexed(RECORDS), query, exact=True) == []


@every_row(
    ("text", "codes"),
    [
        ("niños de Centroamérica", ["013"]),
        ("traite au Tchad", ["TCD"]),
        ("Afrique de l'Ouest", ["011"]),
        ("Guinea", []),
        ("Burmese Venezuelans", ["MMR", "VEN"]),
        ("MENA EHoA mena SEE see", ["middle-east-and-north-africa", "east-and-horn-of-africa", "south-eastern-europe"]),
        ("eau potable", []),
        ("ira sur", []),
        ("", []),
    ],
)
def test_only_names_that_are_no_english_ones_and_no_words_are_known(text: str, codes: list[str]) -> None:
    assert [run.code for run in places.find_place_mentions(text.split())] == codes


@pytest.mark.slow
@pytest.mark.parametrize(("tool", "table"), [("key_places.py", "place_keys.txt"), ("area_names.py", "area_names.txt")])
def test_the_keys_are_those_of_the_gazetteer(tool: str, table: str) -> None:
    ran = subprocess.run([sys.executable, ROOT / "tools" / tool], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout == Path(places.__file__).with_name(table).read_text(encoding="utf-8")
