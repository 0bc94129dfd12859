"""Full names with commas between them: "OUEDRAOGO Issa, TRAORE Awa", "Issa Ouedraogo, Awa Traore", "Ruiz A, Lee B"."""

from typing import Final

from protlib.frozen import expression
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.family_names import has_patronymic
from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import DEGREES, PARTICLES
from protlib.record.names.organisations import EVIDENCE, is_corporate, is_distinctive, is_no_person, is_place
from protlib.record.names.parser import ordinary_person, parse_name
from protlib.record.names.persons import is_initials
from protlib.text import fold

_MOST_COMMAS: Final = 2  # one inside a person's name, one beside the body
_MOST_WORDS: Final = 4  # of a name at either side: more are a body or a sentence
_LEAST_IN_CAPITALS: Final = 3  # letters: fewer may be initials
_COMPOUND: Final = frozenset(("abd", "abdel", "abdul", "abu", "ibn"))
"""Words that begin family names as well as given names: "Abdul Rahman, Mohammed Saleh" is likely one person."""

_WITH_INITIALS: Final = expression(
    r"(?P<family>(?:[^\W\d_][\w'’-]* ){0,3}[^\W\d_][\w'’-]+) (?P<initials>[A-Z]{1,4}|[A-Z]-[A-Z])"
)  # such as "van der Helm JJ"
_SURE_INITIALS: Final = 2  # letters; more may be an acronym


def split_with_initials(text: str) -> list[Name]:
    """Return the persons of a list in which all have initials behind their names, "Ruiz A, Lee B"; none for others.

    As one name, it would be a body, or a person with the next one for a given name. Where all have three letters or
    more, they may be acronyms: "RCA".
    """
    parts = text.split(",")
    matches = [match for part in parts if (match := _WITH_INITIALS.fullmatch(part.strip()))]
    if len(matches) < max(len(parts), 2) or all(len(match["initials"]) > _SURE_INITIALS for match in matches):
        return []
    if any(authority.is_known(match["family"]) or is_distinctive(match[0]) for match in matches):
        return []
    return [parse_name(f"{match['family']}, {'. '.join(match['initials'].replace('-', ''))}.") for match in matches]


def split_pair(text: str) -> tuple[str, ...]:
    """Return the two names around the only comma of a text if the words show that each is whole; else none.

    Of two commas, one may stand inside a person's name: "Pappas, I., UNHCR Greece".

    A name is whole if it has a part in capitals and a part in small letters, or a patronymic. It is also whole if it
    begins with a common given name and does not end in one. A known organisation may stand beside a whole name, and so
    may its office: "Maria Garcia, UNHCR Greece".
    """
    pieces = _pieces(text)
    if not pieces:
        return _split_from_body(text) if text.count(",") > 1 else ()
    if not all(map(_is_of_words, pieces)):
        return pieces if _is_with_body(*pieces) else ()
    if offices := [piece for piece in pieces if piece.partition(" ")[0].isupper() and is_corporate(piece)]:
        return pieces if pieces[-1] in offices or _opens_with_given(pieces[-1]) else ()
    are_whole = all(map(_has_capitals, pieces)) or all(has_patronymic(piece.split()) for piece in pieces)
    are_whole = are_whole or (all(map(_opens_with_given, pieces)) and not _is_iberian(*pieces))
    # the most expensive test comes last, because most names never get here
    return pieces if are_whole and not any(map(is_corporate, pieces)) else ()


def _split_from_body(text: str) -> tuple[str, ...]:
    """Return an inverted person and the known body next to it: "Pappas, I., UNHCR Greece"; none for other texts."""
    first, *further_pieces = pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) != _MOST_COMMAS + 1 or "{" in text:
        return ()
    if _is_surely_body(pieces[-1]) and _is_inverted_person(*pieces[:-1]):
        return ", ".join(pieces[:-1]), pieces[-1]
    is_person = (
        _is_surely_body(first)
        and is_initials(further_pieces[-1].split(" ")[0])
        and _is_inverted_person(*further_pieces)
    )
    return (first, ", ".join(further_pieces)) if is_person else ()


def _is_inverted_person(family: str, given: str) -> bool:
    """Tell whether two texts are a family name and a given name, and not two places: "Geneva, Switzerland"."""
    return bool(ordinary_person(f"{family}, {given}")) and not (is_place(family) and is_place(given))


def _is_surely_body(text: str) -> bool:
    """Tell whether a text is a known body, or the office of one: "IOM", "UNHCR Greece"; a degree is none."""
    return authority.is_full_name(text) or text.partition(" ")[0] in authority.distinctive_acronyms() - DEGREES


def may_be_pair(text: str) -> bool:
    """Tell whether a comma may divide two names or parts of one: "Jean Pierre, Marie Claire" needs a person's eye."""
    pieces = _pieces(text)
    if not pieces or not all(map(_is_of_words, pieces)) or any(map(is_corporate, pieces)) or split_pair(text):
        return False
    if any(map(_has_capitals, pieces)):
        return True
    may_be_two = (_opens_with_given(pieces[0]) and "." not in pieces[1]) or all(map(_has_given, pieces))
    return may_be_two and not _is_family_of_two(pieces[0])


def _pieces(text: str) -> tuple[str, ...]:
    """Return the texts around the only comma if each may be a name: several words, or an acronym."""
    front, comma, right = text.partition(",")
    front, right = front.strip(), right.strip()
    if not (comma and front and right) or " " not in front + right or "," in right or "{" in text:
        return ()
    if (" " not in front and not front.isupper()) or (" " not in right and not right.isupper()):
        return ()
    words = (*front.split(), *right.split())
    if not all(map(_is_word, words)) or any(word.lower() in EVIDENCE for word in words):
        return ()
    return (front, right) if max(front.count(" "), right.count(" ")) < _MOST_WORDS else ()


def _is_word(word: str) -> bool:
    bare = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return bare.isalpha() and (word[0].isupper() or word in PARTICLES)


def _is_of_words(piece: str) -> bool:
    return " " in piece


def _has_capitals(piece: str) -> bool:
    """Tell whether a family name in capitals is next to a given name: "NGUYEN Thi Lan", "Awa TRAORE"."""
    words = [word for word in piece.split() if word not in PARTICLES]
    are_capitals = [word.isupper() and "." not in word and len(word) > 1 for word in words]
    if all(are_capitals) or not any(
        is_loud and len(word) >= _LEAST_IN_CAPITALS for is_loud, word in zip(are_capitals, words, strict=True)
    ):
        return False
    return are_capitals in (sorted(are_capitals), sorted(are_capitals, reverse=True))


def _opens_with_given(piece: str) -> bool:
    words = piece.split()
    first, last = fold(words[0]), words[-1]
    is_given = first in COMMON or first.partition("-")[0] in COMMON
    return len(words) > 1 and is_given and first not in _COMPOUND and "." not in last and not _is_given(last)


def _has_given(piece: str) -> bool:
    words = piece.split()
    return _is_given(words[0]) or _is_given(words[-1])


def _is_given(word: str) -> bool:
    from protlib.record.names.family_names import IBERIAN_GIVEN

    bare = fold(word)
    return bare in COMMON or bare in IBERIAN_GIVEN


def _is_iberian(front: str, right: str) -> bool:
    """Tell whether "Martín Ruiz, Ana Noa" may be two family names and two given names; "Ana Soto" may not."""
    from protlib.record.names.family_names import IBERIAN

    return _is_family_of_two(front) and fold(right.rsplit(maxsplit=1)[-1]) not in IBERIAN


def _is_family_of_two(piece: str) -> bool:
    from protlib.record.names.family_names import IBERIAN, IBERIAN_GIVEN_TOO

    return all(
        fold(word) in IBERIAN or fold(word) in IBERIAN_GIVEN_TOO for word in piece.split() if word not in PARTICLES
    )


def _is_with_body(front: str, right: str) -> bool:
    """Tell whether one of two texts is a whole name, and the other a known organisation: "KABORE Paul, IOM"."""
    person, body = (front, right) if _is_of_words(front) else (right, front)
    if not body.isupper() or body in DEGREES or not (_has_capitals(person) or _opens_with_given(person)):
        return False
    return is_no_person(body) and not is_distinctive(person) and not is_corporate(person)
