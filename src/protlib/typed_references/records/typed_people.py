"""The authors of an entry, in whatever order and punctuation its style has."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from protlib.record import authority, names, places
from protlib.record.model import Name
from protlib.record.names.given_names import COMMON
from protlib.record.names.known_bodies import find_known_body
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.names.unnamed_others import and_others, without_others
from protlib.record.shared_words import wordings
from protlib.record.small_words import between, words_for
from protlib.text import fold
from protlib.typed_references.authors_at_commas import CAPITAL_NAME, ORGANS, is_divided
from protlib.typed_references.cited_names import name_as_cited
from protlib.typed_references.title_start import UNITS

# Such as " (Eds.)", ", eds", ", editors", " (dir.)", " (éd.)", " (a cura di)" behind names.
ROLE: Final = (
    rf"(?:[\s,]*[(\[]?\b(?:{ROLE_PATTERN})\b\.?[)\]]?"
    rf"|(?:,\s|\s?\()(?:{wordings('edited by', 'it')}|{wordings('edited by', 'nl')})\)?)"
)
_ROLE_AT_END: Final = re.compile(rf"{ROLE}[\s.,]*\Z", re.IGNORECASE)
# Such as "KISS, Ligia, POCOCK, Nicola S. et THUY, Doan": the comma behind a given name is one between people.
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+)*"
_COMMA_BEHIND_GIVEN: Final = re.compile(rf"(?<=[a-zà-ÿ.])(?:,| (?:{between()}))\s+(?={_CAPITALS},\s)")
# Such as " et al." behind the last of several names with semicolons between them.
_OTHERS_AT_END: Final = re.compile(rf"(?<=;)(?P<last>[^;]+?),?\s(?:{and_others()})\.?\Z")
# Such as the "et" of "Stuart Roe et Paul du Lac".
_BETWEEN_PEOPLE: Final = re.compile(rf"(?<=[^\W\d_]),?\s(?:&|{between()})\s(?=[^\W\d_a-z])")
# Such as "C. Zimmerman, M. Hossain, e C. Watts", each with initials in front, and the words between them.
_INITIALS_IN_FRONT: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[\s-]?)+(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?"
)
_BETWEEN_INITIALS: Final = re.compile(rf",\s(?:(?:&|{between()})\s)?|\s(?:&|{between()})\s")
# Such as the "e" of "Zimmerman, C., Hossain, M. e Watts, C.", before the last name.
_BEFORE_LAST_INVERTED: Final = re.compile(
    rf"(?<=\b[^\W\d_a-z]\.),?\s(?:{between()})\s"
    r"(?=(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?,\s[^\W\d_a-z]\b)"
)
# Such as "HALL Stuart et DU GAY Paul" and "ROE Jane, DOE Jean-Marc", the French order of names.
_CAPITAL_FAMILIES: Final = re.compile(rf"{CAPITAL_NAME}(?:(?:,\s|,?\s(?:&|{between()})\s){CAPITAL_NAME})*")
_BETWEEN_FAMILIES: Final = re.compile(rf",?\s(?:&|{between()})\s|,\s")
# Such as "DU GAY" of "DU GAY Paul".
_FAMILY_IN_CAPITALS: Final = re.compile(r"(?P<family>[^\W\d_a-z]{2,}(?:[\s’'-][^\W\d_a-z]{2,})*)\s(?P<given>\S.*)")
# Such as "و" in "عبيد، وليم، وعفانة، عزو", which is written as one with the last family name.
_ARABIC_AND: Final = re.compile(r"[,،]\s\u0648(?=(?:\u0627\u0644|[\u0620-\u064a]{4})[\u0620-\u064a]*[,،]\s[^,،]+\Z)")
_SMALL_WORDS: Final = words_for("capitals")
# Such as "УВКБ ООН", which has no letter of ours.
_ACRONYMS: Final = re.compile(r"[^\W\d_A-ZÀ-Þ]{2,5}(?: [^\W\d_A-ZÀ-Þ]{2,5})*")
# Such as "K., " in "Hickle, K., E., & Hallett, S.": the initials of one person, which a comma parts.
_PARTED_INITIAL: Final = re.compile(
    rf"(?<=,\s)(?P<initial>[^\W\d_a-z]\.),\s(?=[^\W\d_a-z](?:\.(?:[,;]|\s?[&(]|\s(?:{between()})\s)|\.?\s*\Z))"
)
# Such as " (J.-M.)" behind a family name, as in French lists.
_INITIALS_IN_BRACKETS: Final = re.compile(r"(?<=\w)\s\((?P<initials>(?:[A-ZÀ-Þ]\.[\s-]?)+)\)")
# Such as "(NRC/IDMC)" behind what may be two organisations.
_TWO_BODIES: Final = re.compile(r"[^\W\d_]{2}\s?/\s?[^\W\d_]{2}")
_COUNTRY_BEHIND: Final = re.compile(r"[^\W\d_a-z][^(),;]+\s\(([^(),;]{3,40})\)")
# Such as the stroke of "Metaxas, Panagiotis T./Eni Mustafaraj".
_BEFORE_GIVEN_FIRST: Final = re.compile(
    r"/(?=(?:[^\W\d_a-z][^\W\d_A-Z]+|[^\W\d_a-z]\.)\s(?:[^\W\d_a-z]\.\s)*[^\W\d_a-z][\w’'-]+)"
)
# Such as the stroke of "Müller, Hans/Schmidt, Anna".
_BETWEEN_INVERTED: Final = re.compile(r"(?<=[^\W\d_A-Z]{2}|[A-ZÀ-Þ]\.)\s?/\s?(?=[^\W\d_a-z][\w’'-]+,\s[^\W\d_a-z])")
# Such as the initials of "A. Jordan" and "Chad, A.", who are no states.
_WITH_INITIAL: Final = re.compile(r"\b[^\W\d_]\.|\s[^\W\d_]\W*\Z")
_BARE_INITIAL: Final = re.compile(r"(?<![^\s.-])([^\W\d_])(?=\s|\Z)")  # such as both of "K M"
_MOST_WORDS: Final = 14  # of a body: a longer text is a title
_WORDS_OF_TITLE: Final = 4
"""A name of so many words or more may be a title."""
_SHORTEST_CAPITALS: Final = 3  # letters: fewer are initials
# Such as ", . . . Osei, K." where APA 6 leaves out the names between the sixth and the last.
_LEFT_OUT: Final = re.compile(r",\s(?:\.\s?\.\s?\.|…)\s?(?=\S)")


class TypedPeople(NamedTuple):
    """Names, whether they are editors, and what is doubtful about them ("" for nothing)."""

    names: tuple[Name, ...] = ()
    are_editors: bool = False
    doubt: str = ""


def people_at_head(text: str) -> TypedPeople:
    """Return the names at the head of an entry, or of the editors of its container."""
    text = _INITIALS_IN_BRACKETS.sub(r", \g<initials>", text)
    bare = _PARTED_INITIAL.sub(r"\g<initial> ", _ROLE_AT_END.sub("", _LEFT_OUT.sub(", ", text)))
    if names.is_nobody(bare.strip(" ,")):
        return TypedPeople()
    country = _COUNTRY_BEHIND.fullmatch(bare.strip(" ,"))
    # A person has no country, such as “Defensor del Pueblo (España)”, and neither is “IOM, Mexico” one.
    if (country and places.resolve(country[1])) or _is_body_with_country(bare.strip(" ,")):
        return TypedPeople((_tidy_name(names.organisation(bare.strip(" ,"))),))
    bare = _BETWEEN_INVERTED.sub("; ", bare)
    if "," in bare:
        bare = _BEFORE_LAST_INVERTED.sub(", & ", _BEFORE_GIVEN_FIRST.sub("; ", bare))
    if " " in bare and not _WITH_INITIAL.search(bare) and places.resolve(bare.strip(" ,")):
        return TypedPeople((_tidy_name(names.organisation(bare.strip(" ,"))),))
    name_list = [_tidy_name(name) for name in _names(bare.strip(" ,"))]
    are_bodies = any(name.literal for name in name_list)
    doubt = "may name two organisations" if are_bodies and _TWO_BODIES.search(bare) else ""
    return TypedPeople(tuple(name_list), bool(_ROLE_AT_END.search(text)), doubt)


def _is_body_with_country(text: str) -> bool:
    body, _comma, country = text.partition(", ")
    is_known = bool(country) and find_known_body(Name(literal=body)) is not None
    return is_known and fold(country) not in COMMON and places.resolve(country) is not None


def are_named(people: Sequence[Name]) -> bool:
    """Tell whether a name is more than a guess: it is known, or has a name's form."""
    return any(not name.guessed or len(name.guessed.split()) < _WORDS_OF_TITLE for name in people)


def is_one_guess(people: Sequence[Name]) -> bool:
    """Tell whether there is one name, a guess without a given name: it may be a title."""
    return len(people) == 1 and bool(people[0].guessed) and not people[0].given


def are_few_words(text: str) -> bool:
    """Tell whether a text is no longer than the name of an organisation."""
    return ":" not in text and len(text.split()) <= _MOST_WORDS


def _names(text: str) -> Sequence[Name]:
    text = _ARABIC_AND.sub("; ", _OTHERS_AT_END.sub(r"\g<last>; et al.", text))
    body, *unit = UNITS.split(text, maxsplit=1)
    if unit and is_divided(body):
        return [names.organisation(", ".join(_lower_capitals(part) for part in (body, *unit)))]
    if several := names.several_bodies(text) or _read_people_of_one_form(text):
        return several
    bare = text.replace(" et ", " ")
    cased_text = text if bare.upper() != bare else _lower_capitals(text.upper(), 1)
    parsed = names.parse_list(cased_text)
    if len(parsed) == 1 and (bodies := _bodies(cased_text)):
        return bodies
    return parsed


def _read_people_of_one_form(text: str) -> Sequence[Name]:
    """Return people whose names have a form that tells them: capitals, or a given name before each; else nothing."""
    if re.match(rf"{_CAPITALS},\s+[^\W\d_][a-zà-ÿ.]", text) and not authority.is_like_acronym(text.partition(",")[0]):
        persons = [person for part in _COMMA_BEHIND_GIVEN.split(text) for person in part.split(";")]
        return [name for person in persons for name in _read_inverted(person)]
    if _CAPITAL_FAMILIES.fullmatch(text):
        return _read_capital_families(text)
    people = _BETWEEN_INITIALS.split(text)
    if not all(map(_INITIALS_IN_FRONT.fullmatch, people)):
        people = _BETWEEN_PEOPLE.split(text)
        if not all(map(_is_one_person, people)):
            return ()
    return [names.parse_name(person) for person in people] if len(people) > 1 else ()


def _read_capital_families(text: str) -> Sequence[Name]:
    """Return the people of "HALL Stuart et DU GAY Paul"; nothing where one of them may be a body with its acronym."""
    matches = [_FAMILY_IN_CAPITALS.fullmatch(part) for part in _BETWEEN_FAMILIES.split(text)]
    people = [
        Name(family=match["family"], given=match["given"]) for match in matches if match and match["family"].isupper()
    ]
    is_enumeration = len(matches) > 1 or not names.parse_name(text).literal
    are_people = len(people) == len(matches) and not any(authority.is_acronym(name.family) for name in people)
    return people if are_people and is_enumeration else ()


def _read_inverted(text: str) -> Sequence[Name]:
    """Return the names in "KISS, Ligia" and "KISS, Ligia et al.", or whatever names the text holds."""
    bare = text.strip(" ,")
    person = without_others(bare).rstrip(" ,")
    match = re.fullmatch(rf"({_CAPITALS}), ([^,]+)", person)
    if not match:
        return names.parse_list(text)
    return [Name(family=match[1], given=match[2]), *([Name(literal="others")] if person != bare else [])]


def _is_one_person(text: str) -> bool:
    """Tell whether a text begins with a common given name, and is no list: "Jane Roe, Anna Doe" are two."""
    return {",", ";"}.isdisjoint(text) and fold(text.split(maxsplit=1)[0]) in COMMON


def _bodies(text: str) -> Sequence[Name]:
    """Return the organisations between commas, if the first is known and all others may be organisations."""
    parts = [names.parse_name(part) for part in re.split(r",\s(?:and\s|&\s)?", text) if part not in ORGANS]
    is_sure = len(parts) > 1 and bool(parts[0].literal) and not parts[0].guessed
    return parts if is_sure and all(part.literal and " " in part.literal for part in parts) else ()


def _tidy_name(name: Name) -> Name:
    """Return a name with a point after each initial, and not all in capitals."""
    name = name_as_cited(name)
    is_initial = name.given[-1:].isupper() and re.search(r"(?:\A|[\s.-])[^\W\d_]\Z", name.given) is not None
    given_part = _BARE_INITIAL.sub(r"\1.", name.given) if is_initial else name.given
    return replace(
        name, given=given_part, family=_lower_capitals(name.family), literal=_lower_capitals(name.literal, 1)
    )


def _lower_capitals(text: str, longest_word: int = 0) -> str:
    """Return a text with capitals only at the beginning of words; one word of an organisation may be an acronym."""
    if not text.isupper() or len(text) < _SHORTEST_CAPITALS or (longest_word and len(text.split()) <= longest_word):
        return text
    if _ACRONYMS.fullmatch(text) and find_known_body(Name(literal=text)):
        return text
    first, *next_words = text.split()
    cased_words = [word.lower() if word.lower() in _SMALL_WORDS else _capitalise(word) for word in next_words]
    return " ".join([_capitalise(first), *cased_words])


def _capitalise(word: str) -> str:
    """Return a word with a capital only at the beginning of its parts; the acronym of a body keeps its letters.

    The last letter of "CHILDREN'S" begins no part.
    """
    bare = word.strip("(),;.&")
    if bare in authority.distinctive_acronyms() or (word.startswith("(") and authority.is_acronym(bare)):
        return word
    return re.sub(r"(?<![^\W_])(?!(?<=\w['’])s\b)[^\W_]", lambda letter: letter[0].upper(), word.lower())
