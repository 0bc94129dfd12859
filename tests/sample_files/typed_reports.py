"""Reports as people type them, in six styles, with mistakes planted in them:
what `verify` must find, and nothing else.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from protlib.citing.verification.report_review import FindingKind
from protlib.record.model import Name, Publication
from protlib.text import without_markup


class Planted(NamedTuple):
    """A mistake: its kind, the field that differs ("" for none), and a text by which its finding is known."""

    kind: FindingKind
    field: str
    sign: str


@dataclass(frozen=True)
class Report:
    """A report: its style and text, how many entries its list has, and the mistakes in it."""

    style: str
    text: str
    entries: int
    planted: tuple[Planted, ...]


@dataclass(frozen=True)
class _Style:
    entry: Callable[[Publication, int], str]
    cite: Callable[[Publication, int], str]
    narrate: Callable[[Publication, int], str]
    unlisted: str
    sign: str


_MADE_UP: Final = (
    Publication(title="Digital recruitment of migrant workers along Sahelian corridors", date="2016", publisher="IOM",
                authors=(Name(family="Marchetti", given="Lucia"),)),
    Publication(title="Shelter closures and the survivors they leave behind", date="2014", publisher="UNHCR",
                authors=(Name(family="Okonkwo", given="Chidi"), Name(family="Lindqvist", given="Eva"))),
    Publication(title="Kafala and its discontents in Gulf domestic work", date="2011", publisher="ILO",
                authors=(Name(literal="Gulf Labour Observatory"),)),
)  # fmt: skip
_OTHER_WORDS: Final = ("smuggling", "livelihoods", "cooperation")


def _names(publication: Publication) -> tuple[Name, ...]:
    return publication.authors or publication.editors or (Name(literal=publication.publisher),)


def _initials(name: Name, point: str = ". ") -> str:
    return "".join(f"{part[0]}{point}" for part in name.given.split()).strip()


def _inverted(name: Name) -> str:
    return name.literal or f"{name.particle} {name.family}, {_initials(name)}".strip()


def _family(name: Name) -> str:
    return name.literal or f"{name.particle} {name.family}".strip()


def _cited(publication: Publication, joint: str) -> str:
    people = _names(publication)
    if len(people) > 2:
        return f"{_family(people[0])} et al."
    return joint.join(map(_family, people))


def _list(people: Sequence[str], joint: str = ", & ") -> str:
    return people[0] if len(people) == 1 else ", ".join(people[:-1]) + joint + people[-1]


def _title(publication: Publication) -> str:
    return without_markup(publication.title)


def _apa(publication: Publication, _number: int) -> str:
    who = _list([_inverted(name) for name in _names(publication)])
    return f"{who.rstrip('.')}. ({publication.year}). *{_title(publication)}*. {publication.publisher or 'Author'}."


def _harvard(publication: Publication, _number: int) -> str:
    who = _list([_inverted(name) for name in _names(publication)], " and ")
    return f"{who} ({publication.year}) *{_title(publication)}*. Geneva: {publication.publisher or 'Author'}."


def _chicago(publication: Publication, _number: int) -> str:
    first, *rest = _names(publication)
    people = [
        first.literal or f"{first.family}, {first.given}",
        *(name.literal or f"{name.given} {name.family}" for name in rest),
    ]
    who = _list(people, ", and ").rstrip(".")
    return f"{who}. {publication.year}. *{_title(publication)}*. Geneva: {publication.publisher or 'Author'}."


def _vancouver(publication: Publication, number: int) -> str:
    who = ", ".join(name.literal or f"{name.family} {_initials(name, '')}" for name in _names(publication))
    return f"{number}. {who}. {_title(publication)}. Geneva: {publication.publisher or 'Author'}; {publication.year}."


def _ieee(publication: Publication, number: int) -> str:
    who = _list([name.literal or f"{_initials(name)} {name.family}" for name in _names(publication)], " and ")
    return f"[{number}] {who}, “{_title(publication)},” {publication.publisher or 'Geneva'}, {publication.year}."


def _mla(publication: Publication, number: int) -> str:
    head = _chicago(publication, number).split(f". {publication.year}. ")[0]
    return f"{head}. *{_title(publication)}*. {publication.publisher or 'Geneva'}, {publication.year}."


_STYLES: Final = {
    "APA": _Style(_apa, lambda one, _: f"({_cited(one, ' & ')}, {one.year})",
                  lambda one, _: f"{_cited(one, ' and ')} ({one.year})", "(Brown & Green, 2014)", "Brown"),
    "Harvard": _Style(_harvard, lambda one, _: f"({_cited(one, ' and ')}, {one.year}, p. 12)",
                      lambda one, _: f"{_cited(one, ' and ')} ({one.year})", "Brown and Green (2014)", "Brown"),
    "Chicago": _Style(_chicago, lambda one, _: f"({_cited(one, ' and ')} {one.year}, 12)",
                      lambda one, _: f"{_cited(one, ' and ')} ({one.year})", "(Brown 2014)", "Brown"),
    "Vancouver": _Style(_vancouver, lambda _, number: f"({number})", lambda _, number: f"Others ({number})", "", ""),
    "IEEE": _Style(_ieee, lambda _, number: f"[{number}]", lambda _, number: f"The authors of [{number}]", "[97]", "97"),
    "MLA": _Style(_mla, lambda one, _: f"({_cited(one, ' and ')} 12)", lambda one, _: _cited(one, " and "), "", ""),
}  # fmt: skip


def report(seed: int, known: Sequence[Publication]) -> Report:
    """Return a report on some of the known publications; the same for the same seed."""
    chance = random.Random(seed)
    name = list(_STYLES)[seed % len(_STYLES)]
    style = _STYLES[name]
    records = chance.sample(known, 12)
    planted = [
        _plant(records, 0, "year", date=str((records[0].year or 0) + chance.choice((-2, 1)))),
        _plant(records, 1, "title", title=_other_word(_title(records[1]), chance)),
        _plant(records, 2, "author", authors=(Name(family="Petrov", given="Ivan"), *records[2].authors[1:])),
    ]
    made_up = chance.choice(_MADE_UP)
    planted += [Planted(FindingKind.UNKNOWN, "", made_up.title), Planted(FindingKind.UNCITED, "", _title(records[3]))]
    uncited = records[3]
    records = sorted([*records, made_up], key=lambda one: _family(_names(one)[0]))
    if style.unlisted:
        planted.append(Planted(FindingKind.UNLISTED, "", style.sign))
    sentences = [
        _sentence(style, record, number, chance) for number, record in enumerate(records, 1) if record is not uncited
    ]
    chance.shuffle(sentences)
    text = "\n\n".join((
        "# Report", *(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)),
        f"In May 2010 the Palermo Protocol (2000) was ten years old; this is disputed {style.unlisted}.",
        "# References", *(style.entry(record, number) for number, record in enumerate(records, 1)),
        "# Annex", "Figures of 2015 (see Table 2, 2016).",
    ))  # fmt: skip
    return Report(name, text, len(records), tuple(planted))


def _plant(listed: list[Publication], place: int, field: str, **changes: object) -> Planted:
    listed[place] = listed[place].changed(**changes)
    return Planted(FindingKind.CHANGED, field, listed[place].key)


def _other_word(title: str, chance: random.Random) -> str:
    words = title.split()
    long = [place for place, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    words[chance.choice(long)] = chance.choice(_OTHER_WORDS)
    return " ".join(words)


def _sentence(style: _Style, publication: Publication, number: int, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return f"It is known since long that the risks rise {style.cite(publication, number)}."
    return f"However, {style.narrate(publication, number)} found much the same."


def usable(publications: Iterable[Publication]) -> list[Publication]:
    """Return what every style shows in full, editors as authors: these styles are not about roles."""
    return [
        record.changed(authors=record.authors or record.editors, editors=())
        for record in publications
        if record.year and (record.authors or record.editors) and len(record.title) > 40
    ]
