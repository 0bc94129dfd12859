"""The other names of the bodies and treaties that the records of a page name: those that stand in the records, and no others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from protlib.index import Index, bitmaps
from protlib.index.words import canonical, surface
from protlib.page.packed import Sets
from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.instruments import SMALL, Instrument, instruments
from protlib.record.instruments import key as instrument_key
from protlib.search import known_bodies, treaties
from protlib.search.filters import by_name
from protlib.search.known_bodies import PARTS_OF
from protlib.search.other_names import OtherNames
from protlib.search.query import Phrase

_LONGEST: Final = 24
_Parts = list[tuple[int, int]]
"""A part, and the place of the set of those that have a name in it."""


def decided_table(index: Index, others: OtherNames, sets: Sets) -> list[Any]:
    """Return the bodies of which a library has decided several names that are found: their fields, and the names by their words.

    Of each name there is, by field, in which parts of which records it is found, for each way to find it.
    """
    table = []
    for fields, names in others.bodies():
        found = [
            (
                " ".join(key),
                text,
                {field: by for field in sorted(fields) if (by := _found(index, text, field, sets))},
            )
            for key, text in names.items()
        ]
        if len(kept := [each for each in found if each[2]]) > 1:
            table.append({"fields": sorted(fields), "names": kept})
    return table


def _found(index: Index, text: str, field: str, sets: Sets) -> list[_Parts]:
    return [_by_part(match.parts, sets) for match in by_name(index, Phrase(text, field)).matches]


def body_table(index: Index, sets: Sets) -> dict[str, Any]:
    """Return the bodies that are known and named: their names with the records of each by field, and what is typed for them."""
    named = _named_bodies(index)
    places = {body: place for place, body in enumerate(named)}
    bodies = [
        [
            (name, {field: sets.place(bitmaps.numbers(bits)) for field, bits in by_field.items()})
            for name, by_field in names.items()
        ]
        for names in named.values()
    ]
    texts = dict.fromkeys(chain.from_iterable(map(_texts, named)))
    return {
        "bodies": bodies,
        "typed": [*_typed(map(str.lower, texts), places).items()],
        "written": [*_typed(filter(authority.is_word_in_capitals, texts), places, key=str).items()],
    }


def _texts(body: Body) -> Iterator[str]:
    yield from (name.text for name in body.names)
    yield from body.shorts()


def _typed(texts: Iterable[str], places: Mapping[Body, int], key: Any = authority.key) -> dict[str, Any]:
    """Return, by what is typed, the place of the body that it surely is (-1 for none), those of all that it may be, and their names."""
    found = {}
    for text in texts:
        sure, maybe = authority.known(text), authority.may_be(text)
        doubt = [] if sure else [body.name for body in maybe]
        found[key(text)] = (
            places.get(sure, -1) if sure else -1,
            [places[body] for body in maybe if body in places],
            doubt,
        )
    return found


def _named_bodies(index: Index) -> dict[Body, dict[str, dict[str, int]]]:
    """Return the records by field of the names of each body that stand in them."""
    owners: defaultdict[str, list[tuple[Body, str]]] = defaultdict(list)
    found: defaultdict[Body, defaultdict[str, defaultdict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for body in authority.everybody():
        for name in known_bodies.names_of(body):
            owners[" ".join(map(canonical, surface(name)))].append((body, name))
        for name in known_bodies.alone(body):
            for field in PARTS_OF:
                if bits := known_bodies.as_whole(index, field, name):
                    found[body][name][field] |= bits
    for (part, text), numbers in _lines(index).items():
        fields = [field for field, parts in PARTS_OF.items() if part in parts]
        for body, name in chain.from_iterable(owners.get(run, ()) for run in _runs(text.split())):
            for field in fields:
                found[body][name][field] |= bitmaps.of(numbers)
    return {body: {name: dict(by) for name, by in names.items()} for body, names in found.items()}


def _lines(index: Index) -> dict[tuple[int, str], list[int]]:
    wanted = set(chain.from_iterable(PARTS_OF.values()))
    lines: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, found in index.texts(bitmaps.numbers(index.all())):
        for line in found:
            if line.part in wanted:
                lines[line.part, line.text].append(number)
    return lines


def _runs(words: Sequence[str]) -> Iterable[str]:
    """Return the runs of words that may be a name, each once; in their order, so that a page is the same when it is made again."""
    ends = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return dict.fromkeys(" ".join(words[start:end]) for start, end in ends if end - start <= _LONGEST)


def treaty_table(index: Index, sets: Sets) -> dict[str, Any]:
    """Return the treaties that are named: their names with the records of each by part, and their places by what is typed for them."""
    named = [(each, names) for each in instruments() if (names := _names_of_treaty(index, each))]
    typed: defaultdict[str, list[int]] = defaultdict(list)
    for place, (instrument, _names) in enumerate(named):
        for key in dict.fromkeys(map(instrument_key, instrument.typed_names())):
            typed[key].append(place)
    return {
        "kinds": sorted(treaties.KINDS),
        "small": sorted(SMALL),
        "treaties": [[(name, _by_part(parts, sets)) for name, parts in names.items()] for _each, names in named],
        "typed": list(typed.items()),
    }


def _names_of_treaty(index: Index, instrument: Instrument) -> dict[str, dict[int, int]]:
    names = dict.fromkeys(instrument.all_names())
    return {name: parts for name in names if (parts := treaties.with_name(index, name, "", instrument))}


def _by_part(parts: Mapping[int, int], sets: Sets) -> _Parts:
    return [(part, sets.place(bitmaps.numbers(bits))) for part, bits in parts.items()]
