"""Places as houses write them; the longer list is that of `benchmarks/places.py`."""

import pytest

from harness.rows import every_row
from protlib.record import places


def names(text: str) -> list[str]:
    return [place.name for place in places.resolve_all(text)]


@every_row(
    ("text", "expected"),
    [
        ("Guadeloupe (France)", ["Guadeloupe"]),
        ("Faroe Islands (Denmark)", ["Faroe Islands"]),
        ("Puerto Rico (The United States of America)", ["Puerto Rico"]),
        ("Canary Islands (Spain)", ["Canary Islands"]),
        ("Kenya (East Africa)", ["Kenya"]),
        ("Kenya (Uganda)", []),
        ("Sudan Crisis", ["Sudan"]),
        ("Sudan emergency", ["Sudan"]),
        ("Western Balkans route", ["Western Balkans"]),
        ("South Sudan regional refugee response", ["South Sudan"]),
        ("crisis", []),
        ("Refugee crisis", []),
        ("UNICEF Regional Office for South Asia", ["South Asia (UNICEF)"]),
        ("WHO Regional Office for Atlantis", []),
        ("UNHCR Regional Bureau for Europe (RBE)", ["Europe"]),
        ("Bureau régional pour l'Afrique australe", ["Southern Africa"]),
        ("Oficina Regional para América del Sur", ["South America"]),
        ("Kosovo (S/RES/1244 (1999))", ["Kosovo"]),
        ("Serbia and Kosovo: S/RES/1244 (1999)", ["Serbia", "Kosovo"]),
        ("Serbia and Kosovo", ["Serbia", "Kosovo"]),
        ("Serbia (and Kosovo)", ["Serbia", "Kosovo"]),
        ("East and Horn of Africa and Yemen", ["East and Horn of Africa", "Yemen"]),
        ("North and South America", ["North America", "South America"]),
        ("Eastern, Western and Northern Europe", ["Eastern Europe", "Western Europe", "Northern Europe"]),
        ("Bosnia and Herzegovina, Serbia and Trinidad and Tobago",
         ["Bosnia and Herzegovina", "Serbia", "Trinidad and Tobago"]),
        ("Angola e Moçambique", ["Angola", "Mozambique"]),
        ("Кения и Сомали", ["Kenya", "Somalia"]),
        ("كينيا والصومال", ["Kenya", "Somalia"]),
        ("肯尼亚、索马里和乌干达", ["Kenya", "Somalia", "Uganda"]),
        ("Borno, Adamawa and Yobe States", ["BAY States"]),
        ("North and South Kivu", ["North Kivu", "South Kivu"]),
        ("Donetsk and Luhansk oblasts", ["Donetsk", "Luhansk"]),
        ("North, South and West Darfur", ["North Darfur", "South Darfur", "West Darfur"]),
        ("North and South Korea", []),
        ("UNICEF South Asia", ["South Asia (UNICEF)"]),
        ("UNICEF Europe and Central Asia Regional Office (ECARO)", ["Europe and Central Asia"]),
        ("WHO Regional Office for the Eastern Mediterranean", ["WHO Eastern Mediterranean Region"]),
        ("Eastern Mediterranean", ["Eastern Mediterranean"]),
        ("Crisis in Sudan", ["Sudan"]),
        ("crise humanitaire au Soudan", ["Sudan"]),
        ("situation des Rohingyas", []),
        ("WHO Kenya", []),
        ("UNICEF Innocenti Office", []),
        ("Kenya and Narnia", []),
        ("Trade and Aid", []),
    ],
)  # fmt: skip
def test_a_phrase_means(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_long_text_is_read_in_no_time() -> None:
    assert names("Atlantis and " * 2000) == []
    assert names("Atlantis (" * 2000) == []
    assert names("regional office for " * 500) == []
    assert names(f"Kenya{' ' * 100_000}Narnia") == []
    assert names(f"Kenya,{' ' * 100_000}Narnia (") == []


@pytest.mark.parametrize(
    "noun", ["Fragile States", "Least Developed Countries", "Southern Route", "Small Island States"]
)
def test_what_states_have_in_common_is_no_proper_noun(noun: str) -> None:
    assert places.resolve(noun) is not None
    assert noun not in places.proper_nouns()
