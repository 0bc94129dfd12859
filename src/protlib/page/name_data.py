"""The other names of the bodies and treaties in a page's records: only names that stand in the records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from protlib.index import Index, bitmaps
from protlib.index.words import canonical_form, split_words
from protlib.page.packed_numbers import Lines, Sets
from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.instruments import SMALL_WORDS, Instrument, all_instruments
from protlib.record.instruments import key as instrument_key
from protlib.search.filters import match_name
from protlib.search.other_names import OtherNames
from protlib.search.query import Phrase
from protlib.search.vocabulary import body_synonyms as known_bodies
from protlib.search.vocabulary import treaties
from protlib.search.vocabulary.body_synonyms import PARTS_OF

_MOST_WORDS_OF_A_NAME: Final = 24  # words: names of treaties are the longest
_Parts = list[tuple[int, int]]
"""A part, and the place of the set of those that have a name in it."""


def make_unified_table(index: Index, other_names: OtherNames, sets: Sets) -> list[Any]:
    """Return the bodies with several unified names in the records: their fields, and the names by their words.

    Each name has, by field, the records and parts of each way to find it.
    """
    table = []
    for fields, names in other_names.bodies():
        name_rows = [
            (
                " ".join(key),
                text,
                {
                    field: records_by_field
                    for field in sorted(fields)
                    if (records_by_field := _name_records(index, text, field, sets))
                },
            )
            for key, text in names.items()
        ]
        if len(entries_with_records := [entry for entry in name_rows if entry[2]]) > 1:
            table.append({"fields": sorted(fields), "names": entries_with_records})
    return table


def _name_records(index: Index, text: str, field: str, sets: Sets) -> list[_Parts]:
    return [sets.by_part(match.parts) for match in match_name(index, Phrase(text, field)).matches]


def body_table(index: Index, sets: Sets, lines: Lines) -> dict[str, object]:
    """Return the known bodies in the records: their names with records by field, and the typed text for them."""
    names_by_body = _find_bodies(index, lines)
    positions = {body: position for position, body in enumerate(names_by_body)}
    bodies = [
        [
            (name, {field: sets.position_of_bits(bits) for field, bits in by_field.items()})
            for name, by_field in names.items()
        ]
        for names in names_by_body.values()
    ]
    texts = dict.fromkeys(chain.from_iterable(map(_texts, names_by_body)))
    return {
        "bodies": bodies,
        "typed": [*_positions_by_key(map(str.lower, texts), positions).items()],
        "written": [*_positions_by_key(filter(authority.is_word_in_capitals, texts), positions, key=str).items()],
    }


def _texts(body: Body) -> Iterator[str]:
    yield from (name.text for name in body.names)
    yield from body.shorts()


def _positions_by_key(
    texts: Iterable[str], positions: Mapping[Body, int], key: Any = authority.key
) -> dict[str, tuple[int, list[int], list[str]]]:
    """Return, by typed text, the place of its certain body (-1 for none), all possible places, and names."""
    by_text = {}
    for text in texts:
        known_body, possible_bodies = authority.find_body(text), authority.find_possible_bodies(text)
        doubt = [] if known_body else [body.name for body in possible_bodies]
        by_text[key(text)] = (
            positions.get(known_body, -1) if known_body else -1,
            [positions[body] for body in possible_bodies if body in positions],
            doubt,
        )
    return by_text


def _find_bodies(index: Index, lines: Lines) -> dict[Body, dict[str, dict[str, int]]]:
    """Return the records by field of the names of each body."""
    owners: defaultdict[str, list[tuple[Body, str]]] = defaultdict(list)
    by_body: defaultdict[Body, defaultdict[str, defaultdict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for body in authority.all_bodies():
        for name in known_bodies.names_of(body):
            owners[" ".join(map(canonical_form, split_words(name)))].append((body, name))
        for name in known_bodies.whole_acronyms(body):
            for field in PARTS_OF:
                if bits := known_bodies.find_whole(index, field, name):
                    by_body[body][name][field] |= bits
    for (part, text), numbers in lines.items():
        fields = [field for field, parts in PARTS_OF.items() if part in parts]
        runs = _runs_of(text.split()) if fields else ()
        for body, name in chain.from_iterable(owners.get(run, ()) for run in runs):
            for field in fields:
                by_body[body][name][field] |= bitmaps.bits_of(numbers)
    return {
        body: {name: dict(records_by_field) for name, records_by_field in names.items()}
        for body, names in by_body.items()
    }


def _runs_of(words: Sequence[str]) -> Iterable[str]:
    """Return the runs of words that may be a name, each once, in order, so that the same page is made again."""
    ends = ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    return dict.fromkeys(" ".join(words[start:end]) for start, end in ends if end - start <= _MOST_WORDS_OF_A_NAME)


def treaty_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return the treaties in the records: their names with records by part, and their positions by typed text."""
    treaties_with_names = [
        (instrument, names) for instrument in all_instruments() if (names := _find_treaty_names(index, instrument))
    ]
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for position, (instrument, _names) in enumerate(treaties_with_names):
        for key in dict.fromkeys(map(instrument_key, instrument.iterate_typed_names())):
            by_key[key].append(position)
    return {
        "kinds": sorted(treaties.KINDS),
        "provisions": sorted(treaties.PROVISIONS),
        "small": sorted(SMALL_WORDS),
        "treaties": [
            [(name, sets.by_part(parts)) for name, parts in names.items()] for _instrument, names in treaties_with_names
        ],
        "typed": list(by_key.items()),
    }


def _find_treaty_names(index: Index, instrument: Instrument) -> dict[str, dict[int, int]]:
    names = dict.fromkeys(instrument.all_names())
    return {name: parts for name in names if (parts := treaties.find_name(index, name, "", instrument))}
