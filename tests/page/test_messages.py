"""What the page says: the same in each language, and with the same values in it."""

import json
import re
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from programs.deno_program import answer
from protlib.cli.files.export_options import InterfaceLanguage
from protlib.page.page_script import INTERFACE
from protlib.record import places
from protlib.record.model import TYPES
from protlib.record.translated_names import LANGUAGES

MESSAGES: Final = {path.stem: json.loads(path.read_text()) for path in (INTERFACE / "view" / "messages").glob("*.json")}
ENGLISH: Final = MESSAGES["en"]
PLURALS: Final = {
    "en": {"one", "other"},
    "fr": {"one", "many", "other"},
    "es": {"one", "many", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
"""The plurals of each language, as CLDR has them."""
# Such as `text("found"`, `text(count ? "copied" : "not_copied"`, `data-text="skip"`.
_ASKED: Final = re.compile(
    r'(?:\btext\([^()"]*|data-text(?:"]?:|=)\s*|dataset\.text = )"([a-z_.]+)"(?:\s*:\s*"([a-z_.]+)")?'
)

# Such as `new QueryProblem("too-deep")`, `{ kind: "lacking", values`.
_NOTED: Final = re.compile(r'(?:\bQueryProblem\(|\bkind: )"([a-z-]+)"')


def placed(said: Any) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", said["other"] if isinstance(said, dict) else said))


def test_every_language_can_be_asked_for() -> None:
    assert set(MESSAGES) == set(LANGUAGES) == set(get_args(InterfaceLanguage))


@pytest.mark.parametrize("language", MESSAGES)
def test_each_language_says_everything(language: str) -> None:
    assert list(MESSAGES[language]) == list(ENGLISH)
    assert [key for key, message in MESSAGES[language].items() if not message] == []


@pytest.mark.parametrize("language", MESSAGES)
def test_each_language_puts_the_same_values_into_its_sentences(language: str) -> None:
    messages = MESSAGES[language]
    assert [key for key in ENGLISH if placed(messages[key]) != placed(ENGLISH[key])] == []


@pytest.mark.parametrize("language", MESSAGES)
def test_each_language_has_its_plurals(language: str) -> None:
    counted = {key: set(message) for key, message in MESSAGES[language].items() if isinstance(message, dict)}
    assert {"found", "bar", "copied"} <= counted.keys()
    assert {key: forms for key, forms in counted.items() if forms != PLURALS[language]} == {}


def test_every_type_has_a_name() -> None:
    assert {key.removeprefix("type.") for key in ENGLISH if key.startswith("type.")} == set(TYPES)


def test_every_region_of_geography_has_a_name_and_in_english_its_own() -> None:
    regions = {place.code: place.name for name in places.names("region") if (place := places.resolve(name))}
    names = {key.removeprefix("region."): name for key, name in ENGLISH.items() if key.startswith("region.")}
    assert names.items() <= regions.items()
    assert [code for code in regions if code.isdigit() and code not in names] == []


def test_what_the_interface_asks_to_be_said_is_there() -> None:
    view = INTERFACE / "view"
    texts = "".join(path.read_text() for path in (*view.glob("*.js"), view / "page.html"))
    keys = {key for pair in _ASKED.findall(texts) for key in pair if key}
    assert {"found", "skip", "copied", "not_copied", "untick"} <= keys
    assert sorted(keys - ENGLISH.keys()) == []


def test_every_note_of_a_search_has_a_sentence() -> None:
    noted = set(_NOTED.findall("".join(path.read_text() for path in (INTERFACE / "search").glob("*.js"))))
    assert {"spelling", "doubt", "no-year", "too-long"} <= noted
    assert sorted(kind for kind in noted if f"note.{kind}" not in ENGLISH) == []


SAID: list[tuple[str, str, dict[str, Any], str]] = [
    ("en", "found", {"count": 1}, "1 publication"),
    ("en", "found", {"count": 1234}, "1,234 publications"),
    ("fr", "found", {"count": 0}, "0 publication"),
    ("es", "remove", {"value": "Africa"}, "Quitar \u2068Africa\u2069"),
    ("ar", "found", {"count": 2}, "منشوران"),
    ("ar", "found", {"count": 5}, "5 منشورات"),
    ("xx", "search", {}, "Search"),
    ("constructor", "search", {}, "Search"),
]
SAY = """
given.said.map(([language, key, values]) => new page.Messages(given.catalogues, language).text(key, values))
"""
NAMED = [
    ("fr", "country", "Nigeria", "NG", "Nigeria"),
    ("es", "country", "Côte d'Ivoire", "CI", "Côte d’Ivoire"),
    ("en", "country", "Russian Federation", "RU", "Russian Federation"),
    ("fr", "region", "West Africa", "011", "Afrique de l’Ouest"),
    ("fr", "region", "Horn of Africa", "", "Horn of Africa"),
    ("fr", "type", "report", "", "Rapport"),
    ("en", "language", "fr", "fr", "French"),
    ("en", "language", "Old Church Slavonic", "Old Church Slavonic", "Old Church Slavonic"),
    ("fr", "language", "xx-yy-zz", "xx-yy-zz", "xx-yy-zz"),
    ("fr", "tag", "health", "", "health"),
]
NAME = """
given.named.map(([language, ...named]) => new page.Messages(given.catalogues, language).nameOf(...named))
"""


@pytest.mark.parametrize(("script", "cases"), [(SAY, SAID), (NAME, NAMED)])
def test_what_is_said_in_a_language(script: str, cases: list[Any], tmp_path: Path) -> None:
    data = {"catalogues": MESSAGES, "said": cases, "named": cases}
    answers = answer("view/messages.js", script, data, tmp_path)
    assert answers == [case[-1] for case in cases]
