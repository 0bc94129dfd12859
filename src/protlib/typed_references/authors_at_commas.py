"""Finds where authors end in an entry with commas between all its parts, as footnotes and the United Nations have."""

import re
from typing import Final

from protlib.record import names
from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import DISTINCTIVE_TOPICS, ROLE_PATTERN, TOPICS
from protlib.record.names.organisations import is_place
from protlib.record.shared_words import plain_words_of, wordings
from protlib.record.small_words import ARTICLE, between, choices_for, words_of_kind
from protlib.record.titles.common_words import is_common
from protlib.text import fold

_SURE_WORDS: Final = 4  # words of a body before a colon that is hardly a title
_PARTICLE: Final = rf"(?!(?:{between()})\b)[a-z]{{2,3}}[\s-]"  # such as “de ” in a name; “and ” is none
# Such as "Karim" and "María de la Cruz".
_FIRST_NAME: Final = rf"[^\W\d_a-z](?:\.|[\w’'-]+)(?:[\s-](?:{_PARTICLE}){{0,2}}[^\W\d_a-z](?:\.|[\w’'-]+)){{0,2}}"
# Such as "Bales, Karim, and Ingrid Soto, The".
_PEOPLE_AT_COMMAS: Final = re.compile(
    rf"(?P<first>(?:[a-z]{{2,3}}[\s-]){{0,2}}[^\W\d_a-z][\w’'-]+(?:\s(?:{_PARTICLE})?[^\W\d_a-z][\w’'-]+)?"
    rf",\s{_FIRST_NAME}(?:,\s[JS]r\.)?)"
    rf"(?P<further>(?:,\s{_FIRST_NAME}(?=,?\s(?:{between()})\s))*(?:,?\s(?:{between()})\s{_FIRST_NAME})?)"
    r",\s+(?=[^\W\d_a-z])"
)
# Such as ", " and ", and " before each name behind the first.
_BEFORE_FURTHER: Final = re.compile(rf",?\s(?:{between()})\s|,\s")
# Such as "Zimmerman, Cathy, Watts", one of several in a row; the last may have "and" before it.
_INVERTED_NAME: Final = re.compile(
    rf"(?:(?:&|{between()})\s)?(?:[a-z]{{2,3}}[\s-]){{0,2}}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?"
    rf",\s(?P<given>{_FIRST_NAME}),?\s+(?=(?:&|{between()})\s|[^\W\d_a-z])"
)
# Such as "and Centre for Women's Empowerment" behind another body.
_LAST_BODY: Final = re.compile(rf"(?:&|{between()})\s(.+)")
# Organs that may follow "United Nations" in the name of an author.
ORGANS: Final = frozenset(
    ("General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council", "Secretary-General")
)
# Such as "Guild E, Costello C and Moreno-Lax V, ", initials without points behind each family name.
_FAMILY: Final = (
    r"(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z](?=[\w’'-]*[^\W\d_A-Z])[\w’'-]++(?:\s[^\W\d_a-z](?>[\w’'-]*[^\W\d_A-Z]))?"
)
CAPITAL_NAME: Final = (
    r"[^\W\d_a-z]{2,}(?:[\s’'-][^\W\d_a-z]{2,})*\s[^\W\d_a-z][^\W\d_A-Z]+(?:[\s-][^\W\d_a-z][^\W\d_A-Z]+)?"
)
"""A name in French lists: "ROE Jane", "DU GAY Jean-Marc"."""
_LISTS_OF_PEOPLE: Final = tuple(
    re.compile(rf"(?:{name}(?:,?\s(?:&|{between()})\s|,\s))+(?=[^\W\d_a-z]|[“‘«\"\d])")
    for name in (
        rf"{_FAMILY}\s[A-ZÀ-Þ]{{1,3}}",
        CAPITAL_NAME,
        # Such as "Roe (J.), Doe (M.-L.), ".
        rf"{_FAMILY}\s\((?:[A-ZÀ-Þ]\.[\s-]?)+\)",
    )
)
_INITIALS: Final = r"[A-ZÀ-Þ]\.?(?:[\s-]?[A-ZÀ-Þ]\.?){0,3}(?!\w)"
# Such as "Roe, A. and Doe, R., Camps", "Roe, K.; Doe, J., Camps" and "Roe, P & Doe, K M, Camps" up to the title.
_INVERTED_WITH_INITIALS: Final = re.compile(
    rf"(?:{_FAMILY},\s{_INITIALS}(?:,?\s(?:&|{between()})\s|[,;]\s)){{1,40}}{_FAMILY},\s{_INITIALS},\s"
    rf"(?!{_FAMILY},\s{_INITIALS})(?=[^\W\d_a-z]|[“‘«\"\d])"
)
# Such as "Surtees, Rebecca; Brunovskis, Anette, Camps" up to the title. A name is read in one way, or twenty of them
# were read in millions.
_INVERTED_AT_SEMICOLONS: Final = re.compile(
    rf"(?:{_FAMILY},\s(?>{_FIRST_NAME});\s(?:(?:&|{between()})\s)?){{1,40}}{_FAMILY},\s{_FIRST_NAME},\s"
    r"(?=[^\W\d_a-z]|[“‘«\"\d])"
)
# Such as "Ministère de la Justice", "Institut national de la statistique": a part of the state named before it.
_PART_OF_STATE: Final = re.compile(
    rf"(?:[^\W\d_a-z]\w+\s){{0,2}}(?:{wordings('unit')}|{wordings('institution')})\s[^,]*"
)
# Such as "de l'Enfant et de la Famille".
_JOINT_FIRST: Final = re.compile(rf"(?:{between()}|{choices_for('open')})\b[\s'’]")
# Such as "Labour and Social Development" behind "Ministry of Gender".
_GOES_ON: Final = re.compile(
    rf"[^\W\d_a-z][\w’'-]+\s(?:[^\W\d_a-z][\w’'-]+\s){{0,2}}(?:&|{between()})\s(?:[^\W\d_a-z][\w’'-]+\s?){{1,3}}"
)
# Such as "Müller, Hans / Schmidt, Anna (Hrsg.): " in German lists.
_PEOPLE_AT_COLON: Final = re.compile(
    rf"{_FAMILY},\s(?P<given>(?>{_FIRST_NAME}))(?P<next>\s?[/;]\s?{_FAMILY},\s(?>{_FIRST_NAME}))*"
    rf"(?:\s\((?i:{ROLE_PATTERN})\.?\))?:\s"
)
NAME_WORD: Final = r"[^\W\d_a-z][^\W\d_A-Z](?:[^\W\d_]|[’'-](?=[^\W\d_]))*"
_FULL_NAME: Final = rf"{NAME_WORD}(?:\s{NAME_WORD}){{1,2}}"
_WHOLE_NAME: Final = re.compile(_FULL_NAME)  # such as “Anne-Marie Roe”
# Such as "Anna Müller: Das Leben" and "Kovács Anna – Nagy Péter: Az élet" up to the title.
_WHOLE_NAMES_AT_COLON: Final = re.compile(
    rf"(?P<first>{_FULL_NAME})(?:\s(?:[/–-]|&|{between()})\s{_FULL_NAME})*:\s(?=\S+\s)"
)
# Such as "Siddharth Kara and Rutvica Andrijasevic, " and the name in "Siddharth Kara, Bonded labour".
_FURTHER_PEOPLE: Final = re.compile(
    rf"{_FULL_NAME}(?:(?:,\s{_FULL_NAME}){{0,20}},?\s(?:&|{between()})\s{_FULL_NAME},\s"
    r"|(?=,\s[^\W\d_a-z][^,\s]*\s[^\W\d_A-Z][^,\s]*\s[^,]*,))"
)
# Such as the comma of "UNHCR, Global trends: Displacement", behind which the title begins.
_ANOTHER_PART: Final = re.compile(r"[,.;]\s|[“”‘\"«»\d]")
_SHORTEST_WORD: Final = 5
"""Letters of a small word that says something; those between the parts of a name are shorter."""
_BRACKETS: Final = re.compile(r"\s\([^()]*\)")  # such as “ (Gesellschaft für Zusammenarbeit)” behind its acronym
# Such as "Geneva: International Organization for Migration, 2007." and nothing but an address behind it.
_IMPRINT_ALONE: Final = re.compile(
    r"[^\W\d_a-z][^.:;,\d]{1,40}(?:,\s[^\W\d_a-z][^.:;,\d]{1,40})?:\s(?P<publisher>[^.:;\d]{2,90}),\s(?:19|20)\d\d"
    r"\.?\W*(?:\Z|Online|Available|https?:|doi)"
)
_WORDS_OF_GIVEN_NAMES: Final = 4
"""At most, such as “María de los Ángeles”."""
_WORDS_OF_TITLE: Final = 3
"""A part of so many words may be a title, and fewer hardly."""


def is_divided(body: str) -> bool:
    """Tell whether the text before a unit is its body, or that body's country: "US Department of State", "BRASIL"."""
    from protlib.record import places

    bare = body.strip(" .")
    return names.is_organisation(bare) or bool(places.resolve(bare))


def is_known_body(body: str) -> bool:
    """Tell whether a text is a known body, more than a guess."""
    name = names.parse_name(body)
    return bool(name.literal) and not name.guessed


def split_authors_at_commas(text: str) -> tuple[str, str]:
    """Return the authors and the rest of an entry with commas between its parts, the style of the United Nations."""
    first, _, details = text.partition(", ")
    if ("(" in first and ")" not in first) or ("[" in first and "]" not in first):
        return "", text
    if end := find_colon_end(first, is_certain=len(first.partition(": ")[0].split()) < _SURE_WORDS):
        return text[:end].rstrip(": "), text[end:]
    organ, _, details_after = details.partition(", ")
    if details_after and organ in ORGANS:
        return f"{first}, {organ}", details_after
    if end := _find_end_of_list(text, first):
        return text[:end], text[end:]
    if ministry := _with_ministry(first, details):
        return ministry
    if names.is_organisation(first) and not _is_capital_family(first, details):
        return _bodies(first, details)
    if end := _find_inverted_end(text):
        return text[:end], text[end:]
    if not _is_whole_name(first, details) and (people := _PEOPLE_AT_COMMAS.match(text)):
        end = people.end() if _are_people(people["further"], text[people.end() :]) else people.end("first")
        return text[:end], text[end:].lstrip(", ")
    return (first, details) if details else ("", text)


def _is_capital_family(first: str, details: str) -> bool:
    """Tell whether a name in capitals is that of a family before a given name, "SURTEES, Rebecca", and of no body."""
    return first.isupper() and _is_given(details) and not is_known_body(first)


def _find_end_of_list(text: str, first: str) -> int:
    """Return where a list of people ends in which each name has the same form, 0 where none is; no body begins it."""
    if people := _INVERTED_WITH_INITIALS.match(text) or _INVERTED_AT_SEMICOLONS.match(text):
        return people.end()
    end = next((match.end() for pattern in _LISTS_OF_PEOPLE if (match := pattern.match(text))), 0)
    return 0 if end and names.parse_name(first).literal else end


def _find_inverted_end(text: str) -> int:
    """Return where several inverted names end: "Zimmerman, Cathy, Watts, Charlotte, "; 0 for one name.

    The last of them must have a common given name.
    """
    end, position, count = 0, 0, 0
    while match := _INVERTED_NAME.match(text, position):
        position, count = match.end(), count + 1
        if count > 1 and _is_given(match["given"]) and match[0].rstrip().endswith(","):
            end = position
    return end


def _is_whole_name(name: str, text_after: str) -> bool:
    """Tell whether a comma ends a whole name: "Jane Roe, Law of Camps, Oxford", "Roe Jane, Law of Camps"."""
    first, *_middle, last = name.split() if " " in name else (name, name)
    people = _FURTHER_PEOPLE.match(text_after)
    if people and (TOPICS | DISTINCTIVE_TOPICS).isdisjoint(re.findall(r"\w+", fold(people[0]))):
        return False
    if (
        len(text_after.partition(", ")[0].split()) > _WORDS_OF_GIVEN_NAMES
    ):  # “Wolf Lach, Crime and Conflict in the Sahel”
        return True
    return first != last and (_is_given(first) or _is_given(last)) and not _is_given(text_after)


def _are_people(further_text: str, text_after: str) -> bool:
    """Tell whether texts behind a first name are names, as in ", and Ingrid Soto" and "and UNHCR"; a title is none.

    Names that nobody knows are a title where a known body or a figure stands behind them, or where each has an
    everyday word, as in "Push Factors and Pull Factors".
    """
    further_names = [name.split() for name in _BEFORE_FURTHER.split(further_text) if name and not is_known_body(name)]
    articles = words_of_kind(ARTICLE)
    if any(len(name_words) == 1 or fold(name_words[0]) in articles for name_words in further_names):
        return False
    if not (TOPICS | DISTINCTIVE_TOPICS).isdisjoint(fold(word) for name_words in further_names for word in name_words):
        return False
    if further_names and all(any(is_common(word.lower()) for word in name_words) for name_words in further_names):
        return False
    next_part = text_after.partition(", ")[0].strip(" .")
    is_imprint = is_known_body(next_part) or next_part[:1].isdigit()
    return not is_imprint or not further_names or any(_is_given(name_words[0]) for name_words in further_names)


def _is_given(name: str) -> bool:
    first = re.split(r"[\s,-]", name)[0]
    return first.endswith(".") or fold(first) in COMMON


def _bodies(first: str, details: str) -> tuple[str, str]:
    """Return the organisations at the start of an entry, all known but the first and one behind "and", and the rest."""
    bodies_text = first
    while ", " in details:
        part, _, details_after = details.partition(", ")
        if (last := _LAST_BODY.match(part)) and names.is_organisation(last[1]):
            return f"{bodies_text}, {part}", details_after
        bodies = [name for name in names.parse_list(part) if name.literal and not name.guessed]
        if not bodies or len(bodies) < len(names.parse_list(part)):
            break
        bodies_text, details = f"{bodies_text}, {part}", details_after
    return (bodies_text, details) if details else ("", bodies_text)


def find_colon_end(text: str, *, is_certain: bool = False) -> int:
    """Return where a title begins behind known bodies or people and a colon: "ILO and UNICEF: Child labour"; else 0.

    Where it `is_certain` that a body stands there, it may be unknown.
    """
    people = _PEOPLE_AT_COLON.match(text)
    if people and (people["next"] or _is_given(people["given"]) or _is_inverted(people[0])):
        return people.end()
    whole_names = _WHOLE_NAMES_AT_COLON.match(text)
    if whole_names and _is_person(whole_names["first"]):
        return whole_names.end()
    body, colon, _ = text.partition(": ")
    if not colon or _ANOTHER_PART.search(body) or not names.is_organisation(body):
        return 0
    bare = _BRACKETS.sub("", body)
    bodies = names.several_bodies(bare) or [names.parse_name(bare)]
    return len(body) + len(colon) if is_certain or not any(name.guessed for name in bodies) else 0


def _is_inverted(text: str) -> bool:
    """Tell whether a text may be a family and a given name, "Schmidt, Hanna: ": both are no places or common words."""
    from protlib.record import places

    parts = text.rstrip(": ").split(", ")
    is_plain = all(part.isalpha() and not part.isupper() for part in parts)
    return is_plain and not any(is_common(part.lower()) or places.resolve(part) or is_place(part) for part in parts)


def _is_person(name: str) -> bool:
    """Tell whether a name has a common given name first or last, and is neither a body nor a place, as "Port Said"."""
    from protlib.record import places

    first, *_middle, last = name.split()
    given = next((word for word in (first, last) if fold(word) in COMMON), "")
    is_of_place = bool({fold(first), fold(last)} & plain_words_of("place word"))  # “San Jose”
    is_elsewhere = is_of_place or places.resolve(name) or places.resolve(given) or is_place(name)
    return bool(given) and not (names.parse_name(name).literal or is_elsewhere)


def has_title_at_comma(text: str) -> bool:
    """Tell whether a title begins behind a known body and a comma: "UNHCR, Global trends." with a second sentence."""
    body, _, title = text.partition(", ")
    title_words = title.split()
    if len(title_words) < 2 or _PART_OF_STATE.search(title):  # a name of one word
        return False
    if not (is_known_body(body) or (_WHOLE_NAME.fullmatch(body) and _is_person(body))):
        return False
    is_sentence = any(word[0].islower() and len(word) >= _SHORTEST_WORD for word in title_words[1:])
    return is_sentence and bool(names.parse_name(title.rstrip(" .")).guessed)


def is_imprint_behind_title(authors_text: str, details: str) -> bool:
    """Tell whether no title follows a known body, a comma and some words: "IOM, The IOM Handbook. Geneva: IOM, 2007".

    The words behind the comma are the title then, though they have capitals.
    """
    body, _, title = authors_text.partition(", ")
    imprint = _IMPRINT_ALONE.match(details)
    if not imprint or len(title.split()) < _WORDS_OF_TITLE or not is_known_body(body):
        return False
    return names.is_organisation(imprint["publisher"])


def _with_ministry(first: str, details: str) -> tuple[str, str] | None:
    """Return the author with the parts of a ministry's name that commas divide, and the rest; None for others.

    A state may stand before it: "République du Mali, Ministère de la Femme, de l'Enfant et de la Famille, Étude".
    """
    authors_text, part, details_after = first, first, details
    if not _PART_OF_STATE.match(first):
        part, _, details_after = details.partition(", ")
        if not _PART_OF_STATE.match(part) or not is_divided(first) or not names.parse_name(first).guessed:
            return None
        authors_text = f"{first}. {part}"
    while details_after and _goes_on(*details_after.partition(", ")[::2]):
        part, _, details_after = details_after.partition(", ")
        authors_text = f"{authors_text}, {part}"
    return (authors_text, details_after) if details_after and authors_text != first else None


def _goes_on(part: str, details: str) -> bool:
    """Tell whether a part goes on with the name of a ministry: it begins with "of" or "and", or a title follows it."""
    if _JOINT_FIRST.match(part):
        return True
    return _GOES_ON.fullmatch(part) is not None and len(details.partition(", ")[0].split()) >= _WORDS_OF_TITLE
