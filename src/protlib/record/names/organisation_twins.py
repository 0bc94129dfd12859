"""Names that are likely of one organisation, by rules alone: no list says who is who.

Two names are one where their words are the same in whatever spelling; where one is the acronym of the other, and of no other
body; where both have one well-known acronym, perhaps in another language; and perhaps where a letter is wrong, or one says
"International" or "Foundation" behind the other. A country or a place behind a name makes it another body's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from protlib.record import places
from protlib.record.names.bodies import body_words, initials, is_short, letters
from protlib.record.names.lexicon import ACRONYMS, PLACES_IN_ACRONYMS, TRANSLATED_ACRONYMS
from protlib.record.names.organisations import acronym
from protlib.record.names.slips import misspelt
from protlib.record.names.twin import Form, Link, Linked, chained

_MAY_BE_LEFT_OUT: Final = frozenset(
    ("international", "foundation", "secretariat", "headquarter", "network", "project", "association")
)
_SHORTEST_INITIALS: Final = 3
_ORDER: Final = "word order"


def organisation_links(forms: Sequence[Form]) -> Linked:
    """Return which of some names are likely those of one organisation."""
    linked = Linked(len(forms))
    linked.add(_alike(forms))
    linked.add(_of_known_acronyms(forms))
    linked.add(_containing(forms))
    linked.add(_to_only_body(forms, linked))
    linked.add(_by_initials(forms, linked))
    linked.add(_perhaps(forms))
    return linked


def label_links(forms: Sequence[Form]) -> Linked:
    """Return which of some tags, categories or titles of series are likely one."""
    linked = Linked(len(forms))
    linked.add(_alike(forms))
    linked.add(_by_initials(forms, linked))
    linked.add(_perhaps(forms))
    return linked


def _alike(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield the links of names of the same words: in other spellings, as two words or one, with one part moved."""
    literals: defaultdict[str, list[int]] = defaultdict(list)
    joined: defaultdict[str, list[int]] = defaultdict(list)
    found = [body_words(form.name.literal) for form in forms]
    for place, form in enumerate(forms):
        literals[form.name.literal].append(place)
        joined["".join(found[place])].append(place)
    for same, reason in ((literals, "without acronym"), (joined, "spelling")):
        for places_ in same.values():
            yield from chained(places_, reason)
    for first, *rest in _of_same_words(found):
        yield from (Link(first, other, _ORDER) for other in rest if _is_moved(found[first], found[other]))


def _of_same_words(names: Sequence[tuple[str, ...]]) -> Iterable[list[int]]:
    """Return the places of names that have the same words, in whatever order."""
    ordered: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, words in enumerate(names):
        ordered[tuple(sorted(words))].append(place)
    return ordered.values()


def _is_moved(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether a part has moved from one end to the other, or two words have changed places: "State Department"."""
    size = len(one)
    if len(other) != size:
        return False
    if any(one[at:] + one[:at] == other for at in range(size)):
        return True
    differing = [at for at in range(size) if one[at] != other[at]]
    return len(differing) == 2 and differing[1] == differing[0] + 1


def _of_known_acronyms(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield the links of bodies that the world knows by one acronym, which has other letters in other languages."""
    known: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if found := _well_known(form):
            known[TRANSLATED_ACRONYMS.get(found, found)].append(place)
    for places_ in known.values():
        yield from _of_one_acronym(forms, places_)


def _of_one_acronym(forms: Sequence[Form], places_: Sequence[int]) -> Iterator[Link]:
    """Yield the links of names with one well-known acronym; in another language it has other letters."""
    first = _well_known(forms[places_[0]])
    for place in places_[1:]:
        is_other = _well_known(forms[place]) != first
        yield Link(places_[0], place, "translation" if is_other else "acronym")


def _shorts(form: Form) -> Iterator[str]:
    """Yield the short forms of a body: that which a record gives it, and that by which the world knows it."""
    if not is_short(form.name.literal):
        yield from filter(None, map(letters, (form.name.short, acronym(form.name.literal))))


def _well_known(form: Form) -> str:
    """Return the acronym by which the world knows a body; "" where it is known by none, or has another of its own."""
    short = letters(acronym(form.name.literal))
    if short:
        return short if not form.name.short or letters(form.name.short) == short else ""
    own = letters(form.name.literal) if is_short(form.name.literal) else letters(form.name.short)
    return own if own in TRANSLATED_ACRONYMS or own in TRANSLATED_ACRONYMS.values() else ""


def _to_only_body(forms: Sequence[Form], linked: Linked) -> Iterator[Link]:
    """Yield the links of names that are nothing but a short form to the body that has it, where only one has."""
    bodies: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for found in _shorts(form):
            bodies[found].append(place)
    for place, form in enumerate(forms):
        having = bodies.get(letters(form.name.literal), ()) if " " not in form.name.literal else ()
        if having and len({linked.top(other) for other in having}) == 1:
            yield Link(having[0], place, "acronym")


def _by_initials(forms: Sequence[Form], linked: Linked) -> Iterator[Link]:
    """Yield the links of names in capitals, of which nothing is known, to the one body of whose words they are the initials."""
    groups = {linked.top(group[0]): [forms[place] for place in group] for group in linked.groups()}
    shorts = {
        letters(forms[top].name.literal): top
        for top, group in groups.items()
        if all(is_short(form.name.literal) and form.name.literal not in PLACES_IN_ACRONYMS for form in group)
    }
    bodies: defaultdict[str, set[int]] = defaultdict(set)
    for top, group in groups.items():
        if not any(form.name.short for form in group):
            for form in group:
                for found in initials(form.name.literal) & shorts.keys():
                    bodies[found].add(top)
    for short, tops in bodies.items():
        if len(short) >= _SHORTEST_INITIALS and len(tops) == 1:
            yield Link(min(tops), shorts[short], "acronym")


def _containing(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield the links of names to which records give one short form, and of which one has all words of the other."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if form.name.short:
            having[letters(form.name.short)].append(place)
    for places_ in having.values():
        for one, other in combinations(places_, 2):
            first, second = (set(body_words(forms[place].name.literal)) for place in (one, other))
            if (first <= second or second <= first) and not any(map(_is_place, first ^ second)):
                yield Link(one, other, "acronym")


def _perhaps(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield the links that somebody has to look at: a slip in a word, or a word that bodies leave out at will."""
    found = [body_words(form.name.literal) for form in forms]
    for one, other, first, second in misspelt(found):
        if not (_is_place(first) or _is_place(second)):
            yield Link(one, other, "misspelt", is_sure=False)
    for same in _of_same_words(found):
        yield from chained(same, _ORDER, is_sure=False)
    shorter: dict[tuple[str, ...], int] = {}
    for place, words in enumerate(found):
        shorter.setdefault(words, place)
    for place, words in enumerate(found):
        if len(words) > 1 and words[-1] in _MAY_BE_LEFT_OUT and words[:-1] in shorter:
            yield Link(shorter[words[:-1]], place, "shorter", is_sure=False)


@lru_cache(maxsize=1 << 12)
def _is_place(word: str) -> bool:
    """Tell whether a word of a name is a place, and not a body that is called like the region it is for ("OSCE")."""
    return word.upper() not in ACRONYMS and places.resolve(word) is not None
