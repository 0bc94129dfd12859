"""Finds names of one organisation, by the table of bodies and by rules.

Two names are one if they have the same words in any spelling; if one is the acronym of the other and of no other body;
if both are names of one known body, perhaps in two languages. They may be one if a letter is wrong, or if only one ends
in "International" or "Foundation". A country or a place after a name makes it another body's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.initials import initials_of
from protlib.record.names.known_bodies import body_words, find_known_body, is_short, letters, own_shorts
from protlib.record.names.lexicon import NO_BODIES, OMISSIBLE_WORDS, PLACES_IN_ACRONYMS
from protlib.record.names.twins.twin import Form, Link, LinkedPlaces, chain_links, find_misspelt
from protlib.record.places import spellings

_SHORTEST_INITIALS: Final = 3  # letters: two are the initials of too many
_ORDER: Final = "word order"


def organisation_links(forms: Sequence[Form]) -> LinkedPlaces:
    """Return the links between names that are likely one organisation's."""
    links = LinkedPlaces(len(forms))
    links.add(_spelt_alike(forms))
    links.add(_link_known_bodies(forms))
    links.add(_link_containing(forms))
    links.add(_to_only_body(forms, links))
    links.add(_link_initials(forms, links))
    links.add(_link_doubtful(forms))
    return links


def label_links(forms: Sequence[Form]) -> LinkedPlaces:
    """Return the links between tags, categories or series titles that are likely one."""
    links = LinkedPlaces(len(forms))
    links.add(_spelt_alike(forms))
    links.add(_link_initials(forms, links))
    links.add(_link_doubtful(forms))
    return links


def _spelt_alike(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield links of names with the same words: spelt differently, as two words or one, or with one part moved."""
    literals: defaultdict[str, list[int]] = defaultdict(list)
    positions_by_word: defaultdict[str, list[int]] = defaultdict(list)
    word_lists = [body_words(form.name.literal) for form in forms]
    for position, form in enumerate(forms):
        literals[form.name.literal].append(position)
        positions_by_word["".join(word_lists[position])].append(position)
    for positions_by_form, reason in ((literals, "without acronym"), (positions_by_word, "spelling")):
        for positions_ in positions_by_form.values():
            yield from chain_links(positions_, reason)
    for first, *further_positions in _places_of_same_words(word_lists):
        yield from (
            Link(first, next_position, _ORDER)
            for next_position in further_positions
            if _is_moved(word_lists[first], word_lists[next_position])
        )


def _places_of_same_words(names: Sequence[tuple[str, ...]]) -> Iterable[list[int]]:
    """Return the positions of names with the same words in any order."""
    positions_by_words: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, words in enumerate(names):
        positions_by_words[tuple(sorted(words))].append(position)
    return positions_by_words.values()


def _is_moved(first_words: tuple[str, ...], second_words: tuple[str, ...]) -> bool:
    """Tell whether a part moved from one end to the other, or two words changed places: "State Department"."""
    size = len(first_words)
    if len(second_words) != size:
        return False
    if any(first_words[offset:] + first_words[:offset] == second_words for offset in range(size)):
        return True
    different_offsets = [offset for offset in range(size) if first_words[offset] != second_words[offset]]
    return len(different_offsets) == 2 and different_offsets[1] == different_offsets[0] + 1


def _link_known_bodies(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield links of names of one known body, perhaps in two languages."""
    positions_by_code: defaultdict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(forms):
        if body := find_known_body(form.name):
            positions_by_code[body.code].append(position)
    for code, (first, *further_positions) in positions_by_code.items():
        for position in further_positions:
            yield Link(first, position, _difference(code, forms[first].name, forms[position].name))


def _difference(code: str, first_name: Name, second_name: Name) -> str:
    """Return how two names of a body differ."""
    body = authority.body_with_code(code)
    if body and body.languages(first_name.literal).isdisjoint(body.languages(second_name.literal)):
        return "translation"
    shorts = {_acronym(name) for name in (first_name, second_name)}
    return "acronym" if len(shorts) == 1 and shorts != {""} else "other name"


def _acronym(name: Name) -> str:
    return letters(name.literal if is_short(name.literal) else authority.acronym(name.literal) or name.short)


def _to_only_body(forms: Sequence[Form], links: LinkedPlaces) -> Iterator[Link]:
    """Yield links of names that are only a short form to the one body with this short form."""
    bodies: defaultdict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(forms):
        for acronym in own_shorts(form.name) if not is_short(form.name.literal) else ():
            bodies[acronym].append(position)
    for position, form in enumerate(forms):
        namesakes = bodies.get(letters(form.name.literal), ()) if " " not in form.name.literal else ()
        if namesakes and len({links.find_top(position) for position in namesakes}) == 1:
            yield Link(namesakes[0], position, "acronym")


def _link_initials(forms: Sequence[Form], links: LinkedPlaces) -> Iterator[Link]:
    """Yield links of unknown names in capitals to the one body with these initials."""
    groups = {links.find_top(group[0]): [forms[position] for position in group] for group in links.groups()}
    shorts = {
        letters(forms[top].name.literal): top
        for top, group in groups.items()
        if all(is_short(form.name.literal) and form.name.literal not in PLACES_IN_ACRONYMS for form in group)
    }
    bodies: defaultdict[str, set[int]] = defaultdict(set)
    for top, group in groups.items():
        if not any(form.name.short for form in group):
            for form in group:
                for initial in shorts.keys() & set(initials_of(form.name.literal)):
                    bodies[initial].add(top)
    for acronym, tops in bodies.items():
        if len(acronym) >= _SHORTEST_INITIALS and len(tops) == 1:
            yield Link(min(tops), shorts[acronym], "acronym")


def _link_containing(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield links of names with one short form if one name has all words of the other."""
    by_acronym: defaultdict[str, list[int]] = defaultdict(list)
    for position, form in enumerate(forms):
        if form.name.short:
            by_acronym[letters(form.name.short)].append(position)
    for positions_ in by_acronym.values():
        for first_position, second_position in combinations(positions_, 2):
            first, second = (
                set(body_words(forms[position].name.literal)) for position in (first_position, second_position)
            )
            if (first <= second or second <= first) and not any(map(_is_place, first ^ second)):
                yield Link(first_position, second_position, "acronym")


def _link_doubtful(forms: Sequence[Form]) -> Iterator[Link]:
    """Yield links that a person has to confirm: a slip in a word, or a word that bodies leave out at will."""
    word_lists = [body_words(form.name.literal) for form in forms]
    for first_position, second_position, first, second in find_misspelt(word_lists):
        if not (_is_place(first) or _is_place(second)):
            yield Link(first_position, second_position, "misspelt", is_sure=False)
    for positions_by_form in _places_of_same_words(word_lists):
        yield from chain_links(positions_by_form, _ORDER, is_sure=False)
    by_words: dict[tuple[str, ...], int] = {}
    for position, words in enumerate(word_lists):
        by_words.setdefault(words, position)
    for position, words in enumerate(word_lists):
        if len(words) > 1 and words[-1] in OMISSIBLE_WORDS and words[:-1] in by_words:
            yield Link(by_words[words[:-1]], position, "shorter", is_sure=False)


@lru_cache(maxsize=1 << 12)
def _is_place(word: str) -> bool:
    """Tell whether a word of a name is a place, and not a body named like its region ("OSCE")."""
    is_body = word.upper() in NO_BODIES or word.upper() in authority.acronyms()
    return not is_body and spellings.find_country_or_region(word) is not None
