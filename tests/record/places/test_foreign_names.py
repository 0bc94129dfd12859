"""A place is found by its names in other languages."""

from pathlib import Path

from harness.rows import every_row
from protlib.record import places
from protlib.record.places import foreign_names
from protlib.record.places.foreign_names import _codes, _words, _words_to_compare, find_foreign_place
from protlib.record.places.gazetteer import by_code
from protlib.text import without_umlauts


def code(text: str) -> str:
    place = places.resolve(text)
    return place.code if place else ""


@every_row(
    ("text", "expected"),
    [
        ("سوريا", "SYR"),
        ("السودان", "SDN"),
        ("سودان", "SDN"),
        ("جنوب السودان", "SSD"),
        ("جمهورية السودان", "SDN"),
        ("لُبْنَان", "LBN"),
        ("ليبيـــا", "LBY"),
        ("ایران", "IRN"),
        ("ترکیه", "TUR"),
        ("سوریه", "SYR"),
        ("Suriye", "SYR"),
        ("SURİYE", "SYR"),
        ("Yunanistan", "GRC"),
        ("Україна", "UKR"),
        ("إثيوبيا", "ETH"),
        ("اثيوبيا", "ETH"),
        ("النيجر", "NER"),
        ("نيجيريا", "NGA"),
        ("الكونغو", "COG"),
        ("جمهورية الكونغو الديمقراطية", "COD"),
        ("Сирия", "SYR"),
        ("Сирии", "SYR"),
        ("Сирию", "SYR"),
        ("СИРИЕЙ", "SYR"),
        ("Украины", "UKR"),
        ("Украине", "UKR"),
        ("Нигер", "NER"),
        ("Нигерия", "NGA"),
        ("Нигерии", "NGA"),
        ("Республика Молдова", "MDA"),
        ("Республики Молдова", "MDA"),
        ("Южный Судан", "SSD"),
        ("Южного Судана", "SSD"),
        ("Мали", "MLI"),
        ("Малави", "MWI"),
        ("Российская Федерация", "RUS"),
        ("叙利亚", "SYR"),
        ("敘利亞", "SYR"),
        ("刚果民主共和国", "COD"),
        ("刚果", "COG"),
        ("南苏丹", "SSD"),
        ("苏丹", "SDN"),
        ("Burquina Fasso", "BFA"),
        ("Österreich", "AUT"),
        ("ÖSTERREICH", "AUT"),
        ("Oesterreich", "AUT"),
        ("Costa d'Avorio", "CIV"),
        ("Westafrika", "011"),
        ("Westlicher Balkan", "western-balkans"),
        ("Западной Африки", "011"),
        ("Naher Osten und Nordafrika", "middle-east-and-north-africa"),
        ("القرن الافريقي", "horn-of-africa"),
    ],
)
def test_a_place_has_names_in_other_languages(text: str, expected: str) -> None:
    assert code(text) == expected


@every_row(
    "text",
    [
        "",
        "ال",
        "и",
        "Республика",
        "جمهورية",
        "共和国",
        "Народная",
        "Судак",
        "中",
        "السود",
        "Конь",
        "Нигериец",
    ],
)
def test_what_is_no_name_means_no_place(text: str) -> None:
    assert find_foreign_place(text) is None


def test_every_country_has_a_name_in_arabic_russian_and_chinese_that_means_it() -> None:
    scripts = {"ar": ("\u0621", "\u064a"), "ru": ("\u0410", "\u044f"), "zh": ("\u4e00", "\u9fff")}
    having: dict[str, set[str]] = {script: set() for script in scripts}
    for name, names in _codes().items():
        for script, (first, last) in scripts.items():
            if first <= name[0] <= last:
                having[script].add(names)
    countries = {place.code for place in by_code().values() if place.kind == "country"}
    assert {script: countries - count for script, count in having.items()} == {
        "ar": set(),
        "ru": set(),
        "zh": set(),
    }


def test_every_name_of_the_table_means_its_place() -> None:
    table = Path(foreign_names.__file__).with_name("foreign_names.txt").read_text("utf-8")
    rows = [(row.partition(" ")[0], row.partition(" ")[2].split("|")) for row in table.splitlines()]
    wrong = [(name, country) for country, names in rows for name in names if code(name) != country]
    assert wrong == []


def test_a_name_without_accents_has_only_words_that_some_name_has() -> None:
    names = [name for several in foreign_names.foreign_names_by_code().values() for name in several]
    plain = [form for name in names for form in (name, without_umlauts(name)) if form.isascii()]
    assert len(plain) > 400
    assert [form for form in plain if not _words().issuperset(_words_to_compare(form))] == []


@every_row(
    ("text", "expected"),
    [
        ("منطقة الساحل", "sahel"),
        ("دول الساحل", "sahel"),
        ("إقليم القرن الإفريقي", "horn-of-africa"),
        ("البلدان العربية", "arab-states"),
        ("أفريقيا الوسطى", "CAF"),
        ("جمهورية أفريقيا الوسطى", "CAF"),
        ("Западная Африка", "011"),
        ("西非", "011"),
    ],
)
def test_a_region_has_names_in_other_languages(text: str, expected: str) -> None:
    assert code(text) == expected
