"""Make realistic records of protection publications, the same ones for the same seed.

`python -m benchmarks.generate 10000 > file.jsonl` writes native records as JSON Lines; `protlib convert` makes other
formats of them. Words follow Zipf's law with a long tail (names of villages, people and projects that are seen once),
as they do in real catalogues: a search is only as hard as its vocabulary is rich.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from random import Random
from typing import Any, Final, NamedTuple

from benchmarks import invent
from benchmarks.languages import (
    ADJECTIVE_TAILS,
    AMERICAN,
    ENGLISH,
    ENGLISH_WORDS,
    LANGUAGES,
    PLACES,
    Language,
)
from benchmarks.vocabulary import (
    CATEGORIES,
    COUNTRIES,
    CULTURES,
    JOURNALS,
    ORGANISATIONS,
    REGIONS_TOGETHER,
    Country,
    Organisation,
)

_TYPES: Final = {
    "report": 60, "article-journal": 12, "chapter": 8, "book": 7, "webpage": 4, "paper-conference": 3, "thesis": 2,
    "legislation": 2, "document": 2,
}  # fmt: skip
_PUBLISHERS: Final = (
    "Cambridge University Press", "Oxford University Press", "Routledge", "Springer", "Brill", "L’Harmattan",
    "Edward Elgar", "Palgrave Macmillan", "Zed Books", "Nomos",
)  # fmt: skip
_WORLDWIDE: Final = Country("Worldwide", "Worldwide", "english", ("Geneva", "New York", "Vienna"))
_WORLD: Final = (
    "worldwide",
    "in humanitarian settings",
    "across borders",
    "along migration routes",
    "in supply chains",
)
_SMALL: Final = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_BRITISH: Final = re.compile("|".join(AMERICAN))
_UNFIT_FOR_URL: Final = re.compile(r"[^a-z0-9]+")
_ISBN_GROUPS: Final = ("92", "1", "0", "2", "3", "84", "85", "972")


def records(n: int, seed: int = 1, *, abstract_words: int = 110, keys: bool = False) -> Iterator[dict[str, Any]]:
    """Yield `n` records as dicts under the field names of `Publication`, no two of them the same publication.

    The first records are the same whatever `n` is. `abstract_words` is the mean length of an abstract (0: no
    abstracts); `keys` gives each record a citation key of its own, which otherwise a library makes.
    """
    world = _World(Random(seed), abstract_words)
    for serial in range(1, n + 1):
        record = world.record(serial)
        yield {"key": f"gen{serial}", **record} if keys else record


class _Subject(NamedTuple):
    """What a record is about, and what the slots of its title and abstract are filled with."""

    language: Language
    country: Country
    year: int
    organisation: Organisation
    slots: "_Slots"


class _Slots:
    """The words for the slots of a phrase: those of the record, else the next draw."""

    def __init__(self, fixed: Mapping[str, str], draws: Mapping[str, Iterator[str]]) -> None:
        self.fixed = fixed
        self.draws = draws

    def __getitem__(self, name: str) -> str:
        return self.fixed[name] if name in self.fixed else next(self.draws[name])


class _World:
    """The places, people and organisations that records are about; there are more of them with each record."""

    def __init__(self, random: Random, abstract_words: int) -> None:
        self.random = random
        self.abstract_words = abstract_words
        self.titles: set[str] = set()
        self.by_name = {country.name: country for country in COUNTRIES}
        self.countries = invent.zipf(random, COUNTRIES)
        self.cultures = invent.zipf(random, tuple(CULTURES))
        self.people = {
            culture: invent.simon(random, partial(invent.person, random, culture), 0.35) for culture in CULTURES
        }
        self.organisations = invent.simon(random, partial(invent.organisation, random), 0.06, ORGANISATIONS)
        self.draws = self._make_draws()
        self.phrases = {language.tag: self._phrases(language) for language in LANGUAGES}
        self.places = {
            country.name: {"village": invent.iterate_places(random, country), "person": self._speakers(country)}
            for country in (*COUNTRIES, _WORLDWIDE)
        }

    def _make_draws(self) -> dict[str, Iterator[str]]:
        random = self.random
        years = [str(year) for year in range(2024, 1985, -1)]
        return {
            "term": invent.simon(random, partial(invent.adjective, random), 0.1, ADJECTIVE_TAILS),
            "notion": invent.simon(random, partial(invent.noun, random), 0.2, ENGLISH.phrases["aspect"]),
            "project": invent.simon(random, partial(invent.project, random), 0.5),
            "partner": (organisation.name for organisation in self.organisations),
            **{name: invent.zipf(random, words) for name, words in ENGLISH_WORDS.items()},
            "things": (
                f"{thing}s"
                for thing in invent.zipf(random, sorted(ENGLISH_WORDS["thing"], key=lambda word: word[::-1]))
            ),
            "then": invent.zipf(random, years),
            "number": invent.zipf(random, [str(number) for number in random.sample(range(5, 2000), 1995)]),
            "percent": invent.zipf(random, [str(number) for number in random.sample(range(3, 98), 95)]),
            "digit": invent.zipf(random, list("3452679")),
        }

    def _phrases(self, language: Language) -> dict[str, Iterator[str]]:
        return {name: invent.zipf(self.random, phrases) for name, phrases in language.phrases.items()} | self.draws

    def _speakers(self, country: Country) -> Iterator[str]:
        return (f"{name['given']} {name['family']}" for name in self.people[country.culture])

    def record(self, serial: int) -> dict[str, Any]:
        """Make the next record; `serial` goes into what only one publication has."""
        subject = self._subject()
        random = self.random
        title = self._title(subject)
        kind = random.choices(tuple(_TYPES), tuple(_TYPES.values()))[0]
        record = {
            "type": kind,
            "title": title,
            **self._make_makers(subject, kind),
            "date": self._date(subject.year),
            **self._make_imprint(subject, kind, serial),
            **self._identifiers(kind, subject, serial),
            "language": subject.language.tag,
            **self._make_catalogue_fields(subject),
            "abstract": self._abstract(subject),
        }
        return {name: value for name, value in record.items() if value}

    def _subject(self) -> _Subject:
        random = self.random
        language = random.choices(LANGUAGES, [language.share for language in LANGUAGES])[0]
        country, location = self._choose_location(language)
        year = 2027 - min(random.choice((1, 2, 3, 4, 6, 8, 11, 14)) + int(random.expovariate(0.2)), 37)
        organisation = next(self.organisations)
        phrases = self.phrases[language.tag]
        fixed = {
            "where": location,
            "year": str(year),
            "org": organisation.short or organisation.name,
            "topic": next(phrases["topic"]),
            "group": next(phrases["group"]),
        }
        return _Subject(language, country, year, organisation, _Slots(fixed, phrases | self.places[country.name]))

    def _choose_location(self, language: Language) -> tuple[Country, str]:
        random = self.random
        if language is not ENGLISH:
            location = next(self.phrases[language.tag]["where"])
            place = PLACES[language.tag][language.phrases["where"].index(location)]
            return self.by_name[place], location
        if random.random() < 0.12:
            return _WORLDWIDE, random.choice(_WORLD)
        country = next(self.countries)
        kind = random.random()
        if kind < 0.15:
            return country, f"in {country.region}"
        town = f"{random.choice(country.towns)}, " if kind > 0.8 else ""
        return country, f"in {town}{country.name}"

    def _title(self, subject: _Subject) -> str:
        random = self.random
        title = _capitalise(random.choice(subject.language.titles).format_map(subject.slots))
        if subject.language is ENGLISH and random.random() < 0.5:
            title = _title_case(title)
        while title.lower() in self.titles:
            title += f" ({subject.slots['village']})"
        self.titles.add(title.lower())
        return title

    def _abstract(self, subject: _Subject) -> str:
        random = self.random
        if not self.abstract_words or random.random() < 0.05:
            return ""
        expected = max(20, random.gauss(self.abstract_words, self.abstract_words / 3))
        sentences: list[str] = []
        words = 0
        order = random.sample(subject.language.sentences, len(subject.language.sentences))
        while words < expected:
            sentence = _capitalise(order[len(sentences) % len(order)].format_map(subject.slots))
            words += sentence.count(" ") + 1
            sentences.append(sentence)
        abstract = " ".join(sentences)
        return _spell_american(abstract) if subject.language is ENGLISH and random.random() < 0.3 else abstract

    def _make_makers(self, subject: _Subject, kind: str) -> dict[str, Any]:
        random = self.random
        institution = _make_body_name(subject.organisation)
        chance = random.random()
        if kind in {"article-journal", "chapter", "thesis", "paper-conference"}:
            authors = self._some_people(subject, 1 if kind == "thesis" else random.choice((1, 1, 2, 3, 4)))
        elif chance < 0.45:
            authors = [institution]
        elif chance < 0.53:
            partner = _make_body_name(next(self.organisations))
            authors = [institution] if partner == institution else [institution, partner]
        elif chance < 0.88:
            authors = self._some_people(subject, random.choice((1, 1, 2, 2, 3)))
        else:
            authors = []
        editors = self._some_people(subject, random.choice((1, 2, 2, 3))) if kind == "chapter" else []
        return {"authors": authors, "editors": editors}

    def _some_people(self, subject: _Subject, number: int) -> list[dict[str, str]]:
        people: list[dict[str, str]] = []
        while len(people) < number:
            culture = subject.country.culture if self.random.random() < 0.5 else next(self.cultures)
            name = next(self.people[culture])
            if name not in people:
                people.append(name)
        return people

    def _date(self, year: int) -> str:
        random = self.random
        kind = random.random()
        if kind < 0.6:
            return str(year)
        month = random.randint(1, 12)
        if kind < 0.85:
            return f"{year}-{month:02}"
        if kind < 0.95:
            return f"{year}-{month:02}-{random.randint(1, 28):02}"
        return f"{year}/{year + 1}" if kind < 0.97 else f"{year}~" if kind < 0.98 else ""

    def _make_imprint(self, subject: _Subject, kind: str, serial: int) -> dict[str, Any]:
        random = self.random
        slots = subject.slots
        if kind == "article-journal":
            return {"container_title": random.choice(JOURNALS), "volume": str(random.randint(1, 60)),
                    "issue": str(random.randint(1, 6)), "page": self._pages()}  # fmt: skip
        if kind == "thesis":
            town = random.choice(subject.country.towns)
            return {"publisher": f"University of {town}", "publisher_place": town, "genre": "PhD thesis"}
        if kind == "paper-conference":
            return {"event_title": f"Conference on {slots['topic']}, {slots['village']}",
                    "event_place": random.choice(subject.country.towns)}  # fmt: skip
        if kind in {"book", "chapter"}:
            fields = {
                "container_title": _title_case(f"{slots['topic']} and {slots['group']}"),
                "page": self._pages(),
            }
            return {"publisher": random.choice(_PUBLISHERS), **(fields if kind == "chapter" else {})}
        published = {"publisher": subject.organisation.name, "publisher_place": subject.organisation.town}
        if kind == "report" and random.random() < 0.2:
            published |= {"genre": "Working Paper", "number": str(serial % 90 + 1)}
        if kind == "report" and random.random() < 0.1:
            published["collection_title"] = f"{subject.organisation.name} Research Series"
        return published

    def _pages(self) -> str:
        first = self.random.randint(1, 400)
        return f"{first}-{first + self.random.randint(5, 30)}"

    def _identifiers(self, kind: str, subject: _Subject, serial: int) -> dict[str, str]:
        random = self.random
        slots: dict[str, str] = {}
        chance = random.random()
        if kind == "article-journal":
            slots["issn"] = _issn(JOURNALS.index(random.choice(JOURNALS)))
        if kind in {"book", "chapter", "report"} and chance < 0.4:
            slots["isbn"] = _isbn(random.choice(_ISBN_GROUPS), serial, ten=subject.year < 2007)
        if chance < (0.7 if kind == "article-journal" else 0.03):
            slots["doi"] = f"10.{1000 + serial % 9000}/prot.{subject.year}.{serial:06}"
        if kind == "webpage" or chance > 0.35:
            slots["url"] = self._url(subject, serial)
            if chance > 0.8:
                slots["accessed"] = (
                    f"{min(subject.year + 1, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
                )
        return slots

    def _url(self, subject: _Subject, serial: int) -> str:
        slug = _UNFIT_FOR_URL.sub("-", str(subject.slots.fixed["topic"]).lower())
        path = self.random.choice(
            ("publications/{slug}-{serial}", "sites/default/files/{year}-07/{slug}_{serial}.pdf", "node/{serial}",
             "documents/{slug}?id={serial}&lang={tag}")
        )  # fmt: skip
        return f"https://{subject.organisation.host}/" + path.format(
            slug=slug, serial=serial, year=subject.year, tag=subject.language.tag
        )

    def _make_catalogue_fields(self, subject: _Subject) -> dict[str, Any]:
        random = self.random
        countries, regions = [subject.country.name], [subject.country.region]
        if random.random() < 0.15:
            countries.append(next(self.countries).name)
        if random.random() < 0.3:
            regions = list(REGIONS_TOGETHER.get(subject.country.region, regions))
        slots = subject.slots
        tags = [
            slots.fixed["topic"],
            slots.fixed["group"],
            *(slots["service"] for _ in range(random.randint(0, 3))),
        ]
        return {
            "countries": list(dict.fromkeys(countries)) if random.random() < 0.95 else [],
            "regions": regions,
            "category": random.choice(CATEGORIES) if random.random() < 0.6 else "",
            "topics": ["Protection"] if random.random() < 0.7 else [],
            "tags": list(dict.fromkeys(tags)) if random.random() < 0.5 else [],
        }


def _make_body_name(organisation: Organisation) -> dict[str, str]:
    name = {"literal": organisation.name, "short": organisation.short}
    return name if organisation.short else {"literal": organisation.name}


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _title_case(text: str) -> str:
    return " ".join(word if word in _SMALL else _capitalise(word) for word in text.split(" "))


def _spell_american(text: str) -> str:
    return _BRITISH.sub(lambda match: AMERICAN[match[0]], text)


def _issn(journal: int) -> str:
    digits = f"{2300000 + 137 * journal}"
    remainder = -sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if remainder == 10 else remainder}"


def _isbn(group: str, serial: int, *, ten: bool) -> str:
    digits = group + f"{serial:0{9 - len(group)}}"
    if ten:
        remainder = -sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        return f"{digits}{'X' if remainder == 10 else remainder}"
    digits = f"978{digits}"
    return f"{digits}{-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write records as JSON Lines to stdout."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=main.__doc__)
    parser.add_argument("n", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--abstract-words", type=int, default=110, help="mean length of an abstract; 0: none")
    parser.add_argument("--keys", action="store_true", help="give each record a citation key")
    parser.add_argument("--format", choices=["jsonl"], default="jsonl", help="protlib convert makes others")
    options = parser.parse_args(arguments)
    for record in records(options.n, options.seed, abstract_words=options.abstract_words, keys=options.keys):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
