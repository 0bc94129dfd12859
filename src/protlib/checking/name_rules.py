"""Rules for the names of authors, editors and translators."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.checking.flaw import Context, Flaw, once_a_record
from protlib.frozen import expression
from protlib.record import names
from protlib.record.fields.labels import inverted_name
from protlib.record.model import NAME_LISTS, Name, Publication
from protlib.record.names.full_names import may_be_pair, split_pair
from protlib.record.names.given_names import COMMON
from protlib.record.names.inverted_bodies import turn_upright
from protlib.record.names.lexicon import FAMILIES_OF_COUNTRIES
from protlib.record.names.organisations import EVIDENCE, is_distinctive, is_no_person, is_place
from protlib.record.names.repeated_names import merge_repeated
from protlib.record.names.unnamed_others import without_others
from protlib.text import fold, words

# Such as "(2009)", ", 2009.", "https://", "doi:10.", "pp. 3", "vol. 3", "3(2):", "12-15."
_CITATION: Final = expression(
    r"[(\[]\d{4}[a-z]?[)\]]|[.,] \d{4}[.,;:]|https?://|\bdoi ?[:.] ?|\bpp?\. ?\d|\bvol\. ?\d"
    r"|\d\(\d+\)|\bISBN\b|\d[-–]\d++\.",
    re.IGNORECASE,
)
_MOST_LETTERS_OF_A_BODY: Final = 150  # letters: as many as the longest name in the table of bodies has
_LONGEST_PERSON: Final = 60  # letters: Portuguese and Spanish names of six words fit
# What no person's name has in it: a figure, a sign of a note, an address.
_ODD: Final = expression(r"[\d@*†‡§#|<>=_]|\bhttps?:")
_INITIALS: Final = expression(r"(?:[^\W\d_]\.[\s-]?){1,4}$")
# "Jobe, A." and "Jobe A.", "A. Jobe", "Jobe, Alison M."; not "Smith, Jones & Co."
_NAME_WITH_INITIALS: Final = expression(
    r"[^\W\d_]{2,}(?:-[^\W\d_]+)?,? (?:[A-Z]\.[ -]?){1,3}|(?:[A-Z]\.[ -]?){1,3} ?[A-Z][^\W\d_]+(?:-[^\W\d_]+)?"
)
_NAME_DIVIDER: Final = expression(r";|\s(?:and|&)\s|, and ")
_CAPITALS: Final = 4  # letters: shorter words in capitals are acronyms, or names such as “LI”
_MOST_INITIALS: Final = 4  # letters: more in capitals are a name, such as “ABDUL”
_MOST_WORDS: Final = 4  # of a person's name without a comma: more are mostly a body or several people
_SIGN: Final = ("odd-name",)
SIGNS: Final = frozenset(_SIGN)
"""What few records have, and without it the rules for single names find nothing."""
_Messages = Mapping[Callable[[Name], str], str]
"""What is said of a name, by the function that says it."""


class _Judgement(NamedTuple):
    """What the rules for single names say of one: messages, the organisation turned back, several people or bodies."""

    messages: _Messages
    upright: str
    people: tuple[Name, ...]
    bodies: tuple[Name, ...]


@once_a_record
def _list_names(publication: Publication) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """Return the lists of names that a record has."""
    values = publication.filled()
    return tuple((field, values[field]) for field in NAME_LISTS if field in values)


@once_a_record
def _list_people(publication: Publication) -> tuple[tuple[str, Name], ...]:
    return tuple((field, name) for field, people in _list_names(publication) for name in people)


@once_a_record
def _list_judgements(publication: Publication) -> tuple[tuple[str, int, Name, _Judgement], ...]:
    """Return the names of which a rule says something, with field and place; most records have none."""
    return tuple(
        (field, position, name, judgement)
        for field, people in _list_names(publication)
        for position, name in enumerate(people)
        if (judgement := _judge(name))
    )


def list_signs(publication: Publication) -> tuple[str, ...]:
    """Return the sign of a record with a name of which a rule for single names says something."""
    return _SIGN if _list_judgements(publication) else ()


@lru_cache(maxsize=1 << 16)
def _judge(name: Name) -> _Judgement | None:
    messages: _Messages = {find: message for find in _FINDERS if (message := find(name))}
    judgement = _Judgement(messages, _turn_back(name), _split_people(name), _split_bodies(name))
    return judgement if any(judgement) else None


def _name_flaws(publication: Publication, find: Callable[[Name], str]) -> Iterator[Flaw]:
    """Yield a flaw for each name with a message from `find`, one of `_FINDERS`."""
    for field, _position, _name, judgement in _list_judgements(publication):
        if find in judgement.messages:
            yield Flaw(field, judgement.messages[find])


def author_is_citation(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find names with a year, a link or pages in them: citations, or parts of one."""
    return _name_flaws(publication, _explain_citation)


def _explain_citation(name: Name) -> str:
    text = inverted_name(name)
    if len(text) > (_MOST_LETTERS_OF_A_BODY if name.literal else _LONGEST_PERSON) or _CITATION.search(text):
        return f"“{text[:_LONGEST_PERSON]}{'…' * (len(text) > _LONGEST_PERSON)}” is more than a name"
    return ""


def author_is_title(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find authors with the same name as the publication."""
    title = fold(publication.title)
    if not title:
        return
    for field in ("authors", "editors"):
        for name in getattr(publication, field):
            if name.literal and len(name.literal.split()) > 2 and fold(name.literal) == title:
                yield Flaw(field, f"“{name.literal}” is the title")


def author_in_capitals(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find names all in capitals; acronyms are none."""
    return _name_flaws(publication, _explain_capitals)


def _explain_capitals(name: Name) -> str:
    if name.literal:
        is_shouted = name.literal.isupper() and sum(len(word) > _CAPITALS for word in words(name.literal)) > 1
    else:
        is_shouted = (
            name.family.isupper() and name.family.isascii() and len(name.family) >= _CAPITALS and bool(name.given)
        )
    return f"“{inverted_name(name)}” is in capitals" if is_shouted else ""


def organisation_inverted(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find organisations that are turned round as if their last word were a family name: "Bank, World"."""
    for field in dict.fromkeys(field for field, *_, judgement in _list_judgements(publication) if judgement.upright):
        people = getattr(publication, field)
        mended_people = tuple(Name(literal=_turn_back(name)) if _turn_back(name) else name for name in people)
        for name, turned in zip(people, mended_people, strict=True):
            if turned is not name:
                yield Flaw(
                    field, f"“{inverted_name(name)}” is “{turned.literal}” the wrong way round", {field: mended_people}
                )


def _turn_back(name: Name) -> str:
    """Return the organisation that a name surely is when turned round, "" for none."""
    if name.short or name.suffix or "," not in inverted_name(name):
        return ""
    turned = turn_upright(inverted_name(name))
    return turned.literal if turned and turned.is_sure else ""


def several_people(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find several people in one name; a semicolon between them separates them for sure."""
    for field, position, name, judgement in _list_judgements(publication):
        if parts := judgement.people:
            people = getattr(publication, field)
            mended_values = (
                {field: (*people[:position], *parts, *people[position + 1 :])} if ";" in inverted_name(name) else {}
            )
            yield Flaw(field, f"“{inverted_name(name)}” is {len(parts)} people", mended_values)


def _split_people(name: Name) -> tuple[Name, ...]:
    text = name.literal or inverted_name(name)
    has_commas = text.count(",") > 1 if name.literal else "," in name.family + name.given or bool(split_pair(text))
    if not (has_commas or _NAME_DIVIDER.search(text)):
        return ()
    parts = tuple(names.parse_list(text))
    is_certain = len(parts) > 1 and all(person.family and person.given for person in parts)
    return tuple(replace(person, guessed="") for person in parts) if is_certain else ()


def maybe_two_people(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find names whose comma may separate two people, or the family name and the given names of one."""
    return _name_flaws(publication, _explain_doubt)


def _explain_doubt(name: Name) -> str:
    text = inverted_name(name)
    is_doubtful = " " in name.family and " " in name.given and may_be_pair(text)
    return f"“{text}” may be two people. Divide two people with a semicolon" if is_doubtful else ""


def repeated_names(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find people and bodies that stand in a list twice."""
    for field, people in _list_names(publication):
        unique_people = merge_repeated(people) if len(people) > 1 else people
        if len(unique_people) < len(people):
            people_text = "; ".join(map(inverted_name, people))
            yield Flaw(field, f"“{people_text[:_MOST_LETTERS_OF_A_BODY]}” has a name twice", {field: unique_people})


def several_bodies(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find several organisations in one name; known ones are separated."""
    judged_entries = [entry for entry in _list_judgements(publication) if entry[-1].bodies]
    for field in dict.fromkeys(field for field, *_ in judged_entries):
        people = getattr(publication, field)
        separated = {
            position: judgement.bodies for own_field, position, _name, judgement in judged_entries if own_field == field
        }
        certain = {
            position: bodies for position, bodies in separated.items() if not any(body.guessed for body in bodies)
        }
        mended_people = tuple(
            name for position, person in enumerate(people) for name in certain.get(position, (person,))
        )
        for position, bodies in separated.items():
            names_text = " and ".join(f"“{body.literal}”" for body in bodies)
            message = f"“{inverted_name(people[position])}” names {len(bodies)} organisations: {names_text}"
            yield Flaw(field, message, {field: mended_people} if position in certain else {})


def _split_bodies(name: Name) -> tuple[Name, ...]:
    text = name.literal or (name.family if name == Name(family=name.family) else "")
    return () if name.short else tuple(names.several_bodies(text))


def et_al(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find lists of names that are cut off."""
    return _name_flaws(publication, _explain_cut_list)


def _explain_cut_list(name: Name) -> str:
    is_cut = fold(name.literal) == "others" or any(without_others(part) != part for part in name.to_dict().values())
    return f"“{inverted_name(name)}”: the list of names is incomplete" if is_cut else ""


def organisation_as_person(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find people with the words of an organisation in their names."""
    return _name_flaws(publication, _explain_organisation)


def _explain_organisation(name: Name) -> str:
    if name.literal:
        return ""
    if not name.given:
        is_one = is_no_person(name.family) or is_distinctive(name.family)
    elif _is_abbreviated(name.given):  # "Bureau, G." is called so, and "Nielsen, UN" has initials
        is_one = " " in name.family and is_distinctive(name.family)
    else:
        name_text = " ".join(filter(None, (name.given, name.dropping, name.particle, name.family)))
        is_one = is_distinctive(name_text) or is_no_person(name_text) or _is_of_country(name)
    if not is_one or _explain_citation(name) or _explain_cut_list(name) or _turn_back(name) or _split_bodies(name):
        return ""
    return f"“{inverted_name(name)}” is stored as a person, but looks like an organisation"


def _is_of_country(name: Name) -> bool:
    """Tell whether a name ends in a country that is hardly anybody's family name: "Samusocial Sénégal"."""
    is_given = fold(name.given.split()[0]) in COMMON or fold(name.family) in FAMILIES_OF_COUNTRIES
    return not is_given and not name.particle and is_place(name.family)


def _is_abbreviated(given_name: str) -> bool:
    letters = given_name.replace(".", "").replace(" ", "").replace("-", "")
    return letters.isupper() and len(letters) <= _MOST_INITIALS


def person_as_organisation(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find organisations with names like people's."""
    for field, name in _list_people(publication):
        if name.literal and not name.short and _is_like_person(name.literal, context.given_names):
            yield Flaw(field, f"“{name.literal}” is stored as an organisation, but looks like a person")


def _is_like_person(text: str, given_names: frozenset[str]) -> bool:
    if _NAME_WITH_INITIALS.fullmatch(text):
        return not names.is_organisation(text)
    text_words = words(text)
    if not 2 <= len(text_words) <= _MOST_WORDS or names.is_organisation(text) or not EVIDENCE.isdisjoint(text_words):
        return False
    first_words = words(text.partition(",")[2])[:1] or text_words[:1]
    return bool(first_words) and (first_words[0] in COMMON or first_words[0] in given_names)


def name_order(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find people whose given name stands in the place of the family name."""
    return _name_flaws(publication, _explain_order)


def _explain_order(name: Name) -> str:
    is_turned = (
        _INITIALS.fullmatch(name.family) is not None and len(name.given.strip(".")) > 2 and "." not in name.given
    )
    return f"“{inverted_name(name)}”: the family name is initials" if is_turned else ""


def name_characters(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find people with figures or signs in their names, which marked a note or an address."""
    return _name_flaws(publication, _explain_characters)


def _explain_characters(name: Name) -> str:
    text = f"{name.family} {name.given}"
    if name.literal or not (match := _ODD.search(text)) or _explain_citation(name):
        return ""
    return f"“{inverted_name(name)}” has “{match[0]}” in it"


def name_guessed(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find names that only their words made a person or an organisation, where a doubt remains."""
    for field, name in _list_people(publication):
        if name.guessed and _is_doubtful(name, context.given_names):
            kind = _describe_kind(name) if name.literal else f"a person, {inverted_name(name)}"
            yield Flaw(field, f"“{name.guessed}” was taken for {kind}")


def _describe_kind(name: Name) -> str:
    """Return the kind of a guessed organisation; one that was turned round or divided is named in full."""
    is_whole = words(name.guessed) == words(inverted_name(name))
    return "an organisation" if is_whole else f"an organisation, “{inverted_name(name)}”"


def _is_doubtful(name: Name, given_names: frozenset[str]) -> bool:
    if name.literal:
        return words(name.guessed) != words(inverted_name(name)) or not (name.short or is_distinctive(name.literal))
    first_words = words(name.given)[:1]
    return not first_words or not (
        len(first_words[0]) == 1 or first_words[0] in COMMON or first_words[0] in given_names
    )


_FINDERS: Final = (
    _explain_citation,
    _explain_capitals,
    _explain_doubt,
    _explain_cut_list,
    _explain_organisation,
    _explain_order,
    _explain_characters,
)
