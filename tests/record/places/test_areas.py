"""Areas: what each name of the table means, and what is left open;
the longer list is that of `benchmarks/places.py`.
"""

from collections import Counter
from pathlib import Path

import pycountry
import pytest

from harness.rows import every_row
from protlib.record import cleaning, places
from protlib.record.places import areas
from protlib.record.places.gazetteer import by_code
from protlib.text import fold

ROWS = Path(areas.__file__).with_name("areas.txt").read_text("utf-8").splitlines()


def area(text: str) -> str:
    """Return the code of the area that a text means, the name of another place in brackets, "" for none."""
    place = places.resolve(text)
    return "" if place is None else place.code if place.kind == "area" else f"({place.name})"


@every_row(
    ("text", "expected"),
    [
        ("Cox's Bazar", "BGD-coxs-bazar"),
        ("COX’S BAZAR", "BGD-coxs-bazar"),
        ("Cox's Bazar District", "BGD-coxs-bazar"),
        ("Cox's Bazar, Bangladesh", "BGD-coxs-bazar"),
        ("Bangladesh (Cox's Bazar)", "BGD-coxs-bazar"),
        ("Bangladesh - Cox's Bazar", "BGD-coxs-bazar"),
        ("Kutupalong, Cox's Bazar", "BGD-kutupalong"),
        ("Kutupalong, Cox's Bazar, Bangladesh", "BGD-kutupalong"),
        ("North Kivu", "COD-north-kivu"),
        ("Province du Nord-Kivu", "COD-north-kivu"),
        ("Kivu, North", "COD-north-kivu"),
        ("Northern Darfur", "SDN-north-darfur"),
        ("Kiev oblast", "UKR-kyiv-oblast"),
        ("Kiev", "UKR-kyiv"),
        ("Крым", "UKR-crimea"),
        ("غزة", "PSE-gaza-strip"),
        ("Gaza", "PSE-gaza-strip"),
        ("اليمن (صنعاء)", "YEM-sanaa"),
        ("سوريا (حلب)", "SYR-aleppo"),
        ("سوريا، حلب", "SYR-aleppo"),
        ("سوريا (حماة)", "SYR-hama"),
        ("حماة", ""),
        ("طرابلس", ""),
        ("ليبيا (طرابلس)", "LBY-tripoli"),
        ("Львів", "UKR-lviv"),
        ("Харьков", "UKR-kharkiv"),
        ("Україна (Одеса)", "UKR-odesa"),
        ("Suriye (Halep)", "SYR-aleppo"),
        ("Gaza Province", "MOZ-gaza-province"),
        ("Gaza, Mozambique", "MOZ-gaza-province"),
        ("Punjab, India", "IND-punjab"),
        ("Punjab (Pakistan)", "PAK-punjab"),
        ("Punjab", ""),
        ("Punjab, Kenya", ""),
        ("Central", ""),
        ("Central Region", ""),
        ("Central, Uganda", "UGA-central"),
        ("Uganda, Central Region", "UGA-central"),
        ("Unity", ""),
        ("Unity State", "SSD-unity-state"),
        ("Niger State", "NGA-niger-state"),
        ("State of Niger", "NGA-niger-state"),
        ("Niger", "(Niger)"),
        ("Republic of the Niger", "(Niger)"),
        ("State of Palestine", "(State of Palestine)"),
        ("West Bank and Gaza", "(State of Palestine)"),
        ("Amazonas", ""),
        ("Amazonas, Brazil", "BRA-amazonas"),
        ("Tripoli", ""),
        ("Tripoli, Libya", "LBY-tripoli"),
        ("Sahel", "(Sahel)"),
        ("Sahel, Burkina Faso", "BFA-sahel"),
        ("Équateur", "(Ecuador)"),
        ("Équateur, DRC", "COD-equateur"),
        ("Red Sea", "(Red Sea)"),
        ("Red Sea State", "SDN-red-sea-state"),
        ("Northern Nigeria", ""),
        ("Georgia (US state)", ""),
        ("Victoria", ""),
        ("camp", ""),
        ("province of", ""),
        (", Kenya", "(Kenya)"),
    ],
)
def test_a_text_means(text: str, expected: str) -> None:
    assert area(text) == expected


@pytest.mark.slow
def test_every_area_is_known_by_the_name_that_it_is_listed_by() -> None:
    countries = {place.name for place in by_code().values() if place.kind == "country"}
    all_areas = areas.areas()
    assert len(all_areas) == len(ROWS) > 1500
    wrong = [
        place.name
        for place in all_areas.values()
        if places.resolve(place.name) != place and f"({place.name})" != area(place.name)
    ]
    assert wrong == []
    assert not countries & {place.name for place in all_areas.values()}


@pytest.mark.slow
def test_every_area_is_known_by_each_of_its_names_beside_its_country() -> None:
    wrong = []
    for place in areas.areas().values():
        country = by_code()[place.outer_codes[-1]]
        for name in (place.name, *place.other_names):
            bare = name.removesuffix(f" ({country.name})")
            match = places.resolve(f"{bare}, {country.name}")
            if match is None or places.members(match) != places.members(place):
                wrong.append((bare, match))
    assert wrong == []


def test_a_name_that_is_sure_is_of_one_area() -> None:
    sure = Counter(
        areas.area_key(name)
        for row in ROWS
        for name in {areas.area_key(name): name for name in row[4:].partition(" < ")[0].split("|")}.values()
        if not name.startswith("?")
    )
    assert [name for name, count in sure.items() if count > 1] == []


def test_the_rows_stand_in_order_and_each_lies_in_one_that_is_there() -> None:
    assert [row[:3] for row in ROWS] == sorted(row[:3] for row in ROWS)
    assert len(set(ROWS)) == len(ROWS)
    for place in areas.areas().values():
        assert place.outer_codes[-1] in by_code()
        assert all(outer in areas.areas() for outer in place.outer_codes[:-1])


def test_an_area_lies_in_its_country_and_the_regions_of_that() -> None:
    kutupalong, bazar, bangladesh, asia, kenya = map(
        places.resolve, ("Kutupalong", "Cox's Bazar", "Bangladesh", "South Asia", "Kenya")
    )
    assert kutupalong
    assert bazar
    assert bangladesh
    assert asia
    assert kenya
    assert places.codes(kutupalong) == ("BGD-kutupalong", "BGD-coxs-bazar", "BGD-chattogram", "BGD")
    assert places.members(kutupalong) == {"BGD"}
    assert places.contains(bazar, kutupalong)
    assert places.contains(bangladesh, bazar)
    assert places.contains(asia, bazar)
    assert not places.contains(kutupalong, bazar)
    assert not places.contains(bazar, bangladesh)
    assert not places.contains(kenya, bazar)


@every_row(
    ("text", "expected"),
    [
        ("Cox Bazzar", "Cox's Bazar"),
        ("Tigary", "Tigray"),
        ("Cabo Delgdao", "Cabo Delgado"),
        ("Kakumma", "Kakuma"),
        ("Zaatri", "Zaatari"),
        ("Rakhin", "Rakhine"),
    ],
)
def test_an_area_is_suggested(text: str, expected: str) -> None:
    assert places.resolve(text) is None
    assert expected in places.suggest(text)


@every_row(
    ("countries", "regions", "expected"),
    [
        (["Uganda"], ["Central"], (("Uganda",), ("Central (Uganda)",))),
        (["Pakistan"], ["Punjab"], (("Pakistan",), ("Punjab (Pakistan)",))),
        (["Pakistan", "India"], ["Punjab"], (("Pakistan", "India"), ("Punjab",))),
        (["Kenya", "Eastern"], [], (("Kenya", "Eastern (Kenya)"), ())),
        (["Coxs Bazar"], [], (("Cox's Bazar",), ())),
        (["Kakuma, Kenya"], [], (("Kakuma",), ())),
        (["Ghana"], ["Narnia"], (("Ghana",), ("Narnia",))),
        ([], ["Central"], ((), ("Central",))),
        (["Borno, Adamawa"], [], (("Borno, Adamawa",), ())),
        (["Borno; Yobe"], [], (("Borno", "Yobe"), ())),
    ],
)
def test_the_countries_of_a_record_decide(
    countries: list[str], regions: list[str], expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    record = cleaning.clean_record({"countries": countries, "regions": regions}).publication
    assert (record.countries, record.regions) == expected


def test_most_first_level_areas_have_a_name_that_iso_3166_2_has() -> None:
    theirs: dict[str, set[str]] = {}
    for subdivision in pycountry.subdivisions:
        theirs.setdefault(subdivision.country_code, set()).update(
            fold(part).strip() for part in subdivision.name.replace("[", ",").replace("]", "").split(",")
        )
    mistakes = []
    for code in (
        "AFG",
        "BDI",
        "COL",
        "COD",
        "GTM",
        "HND",
        "HTI",
        "KEN",
        "MEX",
        "MLI",
        "MOZ",
        "MMR",
        "NER",
        "NGA",
        "SLV",
        "SSD",
        "TCD",
        "VEN",
    ):
        ours = {
            fold(name)
            for place in areas.areas().values()
            if place.outer_codes == (code,)
            for name in (place.name.partition(" (")[0], *place.other_names)
        }
        expected = theirs[by_code()[code].alpha_2]
        mistakes.append((len(expected & ours) / len(expected), code))
    assert min(mistakes)[0] > 0.5, sorted(mistakes)[:8]
    assert sum(share for share, _code in mistakes) / len(mistakes) > 0.85
