"""The words of an overview, in English, French, Spanish or Arabic: its sentences, and the names of values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import bidirectional

from protlib.page.page_script import INTERFACE
from protlib.record import places, translated_names
from protlib.record.concepts import all_concepts
from protlib.record.places import Place
from protlib.record.translated_names import LANGUAGES
from protlib.render.charts.chart_words import ChartWords, noun
from protlib.selection import CONCEPT, Facet

_Message = str | Mapping[str, str]
_MESSAGES: Final = Path(__file__).with_name("messages")
DEFAULT: Final = "en"
_FIRST_STRONG: Final = "\u2068"
_POP: Final = "\u2069"
# The plurals of Arabic go by the last two figures of a number (CLDR).
_TWO: Final = 2
_FEW_DIGITS: Final = range(3, 11)
_MANY_DIGITS: Final = range(11, 100)
_FEWEST_GROUPED: Final = 10_000
"""From here on, the digits of a number stand in groups in every language."""


class Wording:
    """The words of a language (`LANGUAGES`), or of English for any other; `language` is its code."""

    def __init__(self, locale: str = "") -> None:
        primary = locale.lower().partition("-")[0]
        self.language = primary if primary in LANGUAGES else DEFAULT
        self._messages = _read_messages(_MESSAGES / f"{self.language}.json")
        # The page has the names of regions and types in the same languages.
        self._names = _read_messages(INTERFACE / "view" / "messages" / f"{self.language}.json")

    @property
    def direction(self) -> str:
        """The writing direction of the language: "ltr" or "rtl"."""
        return self.text("direction")

    @property
    def naming(self) -> ChartWords:
        """The words of charts."""
        return ChartWords(str(self._messages["earlier"]), str(self._messages["decade"]), self._caption)

    def _caption(self, kind: str, count: int = 0, field: str = "", **values: str | int) -> str:
        is_noun = kind == "more" and self.language == DEFAULT
        name = noun(field, count) if is_noun else self.name_field(field)
        return self.text(f"caption.{kind}", count=count, field=name, **values)

    def text(self, key: str, **values: str | int) -> str:
        """Return the message of a key, with values in it; `count` among them chooses the plural."""
        message = self._messages[key]
        if not isinstance(message, str):
            message = message.get(self._plural_category(int(values["count"]))) or message["other"]
        texts = {name: self._value_text(value) for name, value in values.items()}
        return message.format(**texts)

    def _plural_category(self, count: int) -> str:
        if self.language != "ar":
            return "one" if count == 1 or (self.language == "fr" and not count) else "other"
        last_digits = count % 100
        if count <= _TWO:
            return ("zero", "one", "two")[count]
        return "few" if last_digits in _FEW_DIGITS else "many" if last_digits in _MANY_DIGITS else "other"

    def _value_text(self, value: str | int) -> str:
        return self.number(value) if isinstance(value, int) else value

    def number(self, value: int) -> str:
        """Return a number as the language writes it."""
        if value < _FEWEST_GROUPED and self.language == "es":
            return str(value)
        return f"{value:,}".replace(",", self.text("thousands"))

    def isolate(self, text: str) -> str:
        """Return a text that keeps its own direction inside sentences from right to left."""
        is_other = self.direction == "rtl" and not any(map(_is_right_to_left, text))
        return f"{_FIRST_STRONG}{text}{_POP}" if is_other else text

    def day(self, day: date) -> str:
        """Return a date in words."""
        month = self.text("months").split("|")[day.month - 1]
        number = self.text("first_day") if day.day == 1 else str(day.day)
        return self.text("date", day=number, month=month, year=str(day.year))

    def enumeration(self, values: Sequence[str]) -> str:
        """Return values as "a, b and c"."""
        *first_values, last = values
        return f"{self.comma_list(first_values)}{self.text('and')}{last}" if first_values else last

    def comma_list(self, values: Iterable[str]) -> str:
        """Return values with commas between them."""
        return self.text("comma").join(values)

    def name_field(self, field: str) -> str:
        """Return the word for a field in a sentence about counts; an own field of the library keeps its name."""
        if self.language == DEFAULT:
            return field
        key = "head.subject" if field == CONCEPT else f"head.{field}"
        return (self._page_text(f"filter.{field}") or str(self._messages.get(key, ""))).lower() or field

    def name_value(self, facet: str, value: str) -> str:
        """Return the name of a facet's value in the language, as far as protlib knows it."""
        if facet == Facet.TYPE:
            return self._page_text(f"type.{value}") or value
        if facet in {Facet.REGION, Facet.COUNTRY}:
            place = places.resolve(value)
            return value if place is None else self.name_place(place)
        if facet == Facet.LANGUAGE:
            return translated_names.language(value, self.language) or value
        return self._name_concept(value) if facet == CONCEPT else value

    def name_group(self, facet: str, value: str) -> str:
        """Return the heading of the publications with a facet's value, or of those without one: "No region"."""
        return self.name_value(facet, value) if value else self.text("no_value", field=self.name_field(facet))

    def name_place(self, place: Place) -> str:
        """Return the name of a place in the language, as far as protlib knows it."""
        if self.language == DEFAULT:
            return place.name
        return (
            self._page_text(f"region.{place.code}") or translated_names.country(place.code, self.language) or place.name
        )

    def _page_text(self, key: str) -> str:
        return str(self._names.get(key, ""))

    def _name_concept(self, name: str) -> str:
        concept = _concept_names().get(name)
        return name if concept is None else concept.get(self.language, name)


def _is_right_to_left(letter: str) -> bool:
    return bidirectional(letter) in {"R", "AL"}


@cache
def _concept_names() -> dict[str, dict[str, str]]:
    """Return the first name of each concept in each language, by its English name."""
    return {
        concept.name: {language: names[0] for language, names in concept.languages().items()}
        for concept in all_concepts()
    }


@cache
def _read_messages(path: Path) -> dict[str, _Message]:
    messages: dict[str, _Message] = json.loads(path.read_text(encoding="utf-8"))
    return messages
