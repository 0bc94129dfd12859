"""Coin words, people and organisations, and draw them as often as such things occur."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Final, TypeVar

from benchmarks.languages import ADJECTIVE_HEADS, ADJECTIVE_TAILS, NOUN_HEADS, NOUN_STEMS, NOUN_TAILS
from benchmarks.vocabulary import COUNTRIES, CULTURES, SYLLABLES, Country, Culture, Organisation

_T = TypeVar("_T")
_PARTICLES: Final = {
    "dutch": ("", "van", "van der", "de", "van den"),
    "germanic": ("", "", "", "", "", "von"),
    "lusophone": ("", "", "", "da", "dos"),
    "francophone": ("", "", "", "", "", "", "de"),
}
_PORTFOLIOS: Final = (
    "Justice", "the Interior", "Labour and Social Protection", "Women and Children’s Affairs", "Health", "Foreign Affairs",
    "Gender and Social Development", "Human Rights", "Education", "Refugee Affairs", "Solidarity", "Planning",
)  # fmt: skip
_CAUSES: Final = (
    "Migrant Rights", "Child Protection", "Women’s Empowerment", "Counter-Trafficking", "Peace and Reconciliation",
    "Refugee Law", "Survivor Support", "Rural Development", "Street Children", "Labour Justice", "Disaster Relief",
)  # fmt: skip
_BODIES: Final = (
    "Network for",
    "Centre for",
    "Foundation for",
    "Coalition for",
    "Institute of",
    "Alliance for",
    "Observatory on",
)


def zipf(random: Random, items: Sequence[_T]) -> Iterator[_T]:
    """Draw for ever from items that stand from common to rare, the nth 1/n as often as the first."""
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(items))))
    while True:
        yield from random.choices(items, cum_weights=weights, k=1000)


def simon(random: Random, coin: Callable[[], _T], fresh: float, known: Iterable[_T] = ()) -> Iterator[_T]:
    """Draw for ever by Simon's process: a new coinage with the chance `fresh`, else one drawn before.

    What comes out follows Zipf's law, and the vocabulary never stops growing (H. A. Simon, Biometrika 42, 1955).
    """
    items = list(known)
    while True:
        coined = not items or random.random() < fresh
        item = coin() if coined else items[int(random.random() * len(items))]
        items.append(item)
        yield item


def adjective(random: Random) -> str:
    """Coin an adjective like "socio-economic" or "postcolonial"."""
    return _head(random, ADJECTIVE_HEADS) + random.choice(ADJECTIVE_TAILS)


def noun(random: Random) -> str:
    """Coin a noun like "reintegration" or "co-mediation"."""
    return _head(random, NOUN_HEADS) + random.choice(NOUN_STEMS) + random.choice(NOUN_TAILS)


def village(random: Random, region: str) -> str:
    """Coin the name of a place as it might sound in a region of the catalogue."""
    inner, last = SYLLABLES[_part(region)]
    name = _syllables(random, inner) + random.choice(last.split())
    return f"{name}-{_syllables(random, inner)}" if random.random() < 0.1 else name


def project(random: Random) -> str:
    """Coin the name of a project, like "SAFENDO" or "PROMIGA II"."""
    stem = random.choice(
        ("SAFE", "PRO", "REACT", "TRACE", "MIG", "VOICE", "CARE", "HOPE", "STEP", "LINK", "DIGN", "HARM")
    )
    inner, _ = SYLLABLES[random.choice(tuple(SYLLABLES))]
    return stem + _syllables(random, inner).upper() + random.choice(("", "", "", " II", " III", "-NET"))


def person(random: Random, culture: str) -> dict[str, str]:
    """Coin a person of a culture, as the parts of a `Name`."""
    names = CULTURES[culture]
    given = random.choice(names.given)
    if random.random() < 0.25:
        given += f" {random.choice('ABCDEFGHJKLMNPRST')}."
    parts = {
        "family": _family(random, names),
        "given": given,
        "particle": random.choice(_PARTICLES.get(culture, ("",))),
    }
    if culture == "english" and random.random() < 0.02:
        parts["suffix"] = random.choice(("Jr.", "III"))
    return {part: text for part, text in parts.items() if text}


def organisation(random: Random) -> Organisation:
    """Coin a ministry, a university or a non-governmental organisation."""
    country = random.choice(COUNTRIES)
    town = random.choice(country.towns)
    kind = random.random()
    if kind < 0.4:
        name, short = f"Ministry of {random.choice(_PORTFOLIOS)} of {country.name}", ""
    elif kind < 0.6:
        name, short = f"University of {town}", ""
    else:
        word = village(random, country.region)
        name = f"{word} {random.choice(_BODIES)} {random.choice(_CAUSES)}"
        short = "".join(part[0] for part in name.replace("-", " ").split() if part[0].isupper())
    host = f"www.{_letters(name)[:14]}.org"
    return Organisation(name, short, town, host)


def _syllables(random: Random, syllables: str) -> str:
    return "".join(random.choices(syllables.split(), k=random.choice((1, 2, 2, 3)))).capitalize()


def _head(random: Random, heads: Sequence[str]) -> str:
    return random.choice(heads) if random.random() < 0.7 else ""


def _part(region: str) -> str:
    return next((part for part in SYLLABLES if part in region), "America" if region == "Caribbean" else "Asia")


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if "a" <= char <= "z")


def _family(random: Random, names: Culture) -> str:
    name = _one_family(random, names)
    return f"{name}-{_one_family(random, names)}" if random.random() < 0.04 else name


def _one_family(random: Random, names: Culture) -> str:
    if not names.stems or random.random() < 0.3:
        return random.choice(names.family)
    return random.choice(names.stems) + random.choice(names.endings)


def iterate_places(random: Random, country: Country) -> Iterator[str]:
    """Draw places of a country for ever: its towns, and more and more villages."""
    return simon(random, lambda: village(random, country.region), 0.12, country.towns)
