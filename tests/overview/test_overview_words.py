"""What an overview says: the same in each language, with the same values in it,
and values by the names that the language has.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib import overview
from protlib.overview.overview_words import Wording
from protlib.overview.part import OverviewPart
from protlib.record import translated_names
from protlib.record.translated_names import LANGUAGES
from protlib.render.charts.chart_words import ENGLISH

MESSAGES: Final = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(overview.__file__).parent / "messages").glob("*.json")
}
PLURALS: Final = {"ar": {"zero", "one", "two", "few", "many", "other"}}


def placed(said: Any) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", said["other"] if isinstance(said, dict) else said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_everything(language: str) -> None:
    messages = MESSAGES[language]
    assert list(messages) == list(MESSAGES["en"])
    assert {key for key, text in messages.items() if placed(text) != placed(MESSAGES["en"][key])} <= {
        "title.by", "title.both", "decade",
    }  # fmt: skip
    for key, message in messages.items():
        if isinstance(message, dict):
            assert message.keys() == PLURALS.get(language, {"one", "other"}), key
    assert {f"heading.{part}" for part in OverviewPart} <= messages.keys()


def test_english_charts_have_the_same_captions_with_and_without_the_messages() -> None:
    cases: list[tuple[str, str, dict[str, str | int]]] = [
        ("more", "country", {}), ("more", "finding", {}), ("rest", "", {}), ("scale", "", {}),
        ("lack", "country", {"total": 9}), ("overlap", "", {"outer": "Africa", "inner": "West Africa"}),
    ]  # fmt: skip
    for kind, field, values in cases:
        for count in (1, 2):
            caption = ENGLISH.caption(kind, count, field, **values)
            assert Wording().naming.caption(kind, count, field, **values) == caption


@every_row(
    ("locale", "count", "message"),
    [
        ("", 1, "1 publication"),
        ("en", 1234, "1,234 publications"),
        ("de", 2, "2 publications"),
        ("fr", 0, "0 publication"),
        ("fr-CA", 12345, "12\u202f345 publications"),
        ("es", 1234, "1234 publicaciones"),
        ("es", 12345, "12\u202f345 publicaciones"),
        ("ar", 0, "لا منشورات"),
        ("ar", 1, "منشور واحد"),
        ("ar", 2, "منشوران"),
        ("ar", 3, "3 منشورات"),
        ("ar", 11, "11 منشورًا"),
        ("ar", 102, "102 منشور"),
        ("ar", 103, "103 منشورات"),
    ],
)
def test_numbers_have_the_plural_of_the_language(locale: str, count: int, message: str) -> None:
    assert Wording(locale).text("publications", count=count) == message


@every_row(
    ("locale", "facet", "value", "name"),
    [
        ("", "type", "article-journal", "Journal article"),
        ("fr", "type", "report", "Rapport"),
        ("fr", "region", "West Africa", "Afrique de l’Ouest"),
        ("ar", "region", "West Africa", "غرب أفريقيا"),
        ("fr", "region", "Horn of Africa", "Corne de l’Afrique"),
        ("ar", "region", "Horn of Africa", "القرن الأفريقي"),
        ("fr", "region", "ECOWAS", "ECOWAS"),
        ("", "country", "Côte d'Ivoire", "Côte d'Ivoire"),
        ("es", "country", "Democratic Republic of the Congo", "República Democrática del Congo"),
        ("ar", "country", "Senegal", "السنغال"),
        ("fr", "country", "Atlantis", "Atlantis"),
        ("", "language", "fr", "French"),
        ("es", "language", "fr-CA", "francés"),
        ("ar", "language", "en-GB", "الإنجليزية"),
        ("fr", "language", "x-own", "x-own"),
        ("fr", "concept", "trafficking in persons", "traite des êtres humains"),
        ("es", "concept", "a word of one's own", "a word of one's own"),
        ("fr", "author", "UNHCR", "UNHCR"),
    ],
)
def test_values_have_the_names_of_the_language(locale: str, facet: str, value: str, name: str) -> None:
    assert Wording(locale).name_value(facet, value) == name


@every_row(
    ("locale", "day", "message"),
    [
        ("", 9, "9 November 2026"),
        ("fr", 9, "9 novembre 2026"),
        ("fr", 1, "1er novembre 2026"),
        ("es", 1, "1 de noviembre de 2026"),
        ("ar", 9, "9 نوفمبر 2026"),
    ],
)
def test_a_date_is_in_words(locale: str, day: int, message: str) -> None:
    assert Wording(locale).day(date(2026, 11, day)) == message


def test_every_country_and_every_usual_language_has_its_names() -> None:
    from protlib.record import places
    from protlib.record.languages import tags_by_name

    countries = [place.code for name in places.names("country") if (place := places.resolve(name))]
    assert len(countries) == 250
    assert [
        code for code in countries for language in LANGUAGES[1:] if not translated_names.country(code, language)
    ] == []
    lacking = {
        tag for tag in tags_by_name().values() for language in LANGUAGES if not translated_names.language(tag, language)
    }
    assert lacking <= {"und", "prs"}
