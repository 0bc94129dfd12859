"""The persons that a report names as its authors or editors."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from protlib.record import authority, names, places
from protlib.record.model import Name
from protlib.record.names.given_names import COMMON
from protlib.record.names.lexicon import PARTICLES, SMALL_WORDS
from protlib.record.small_words import between, choices_for
from protlib.record.titles.common_words import is_common
from protlib.text import clean, fold, squeeze
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import bodies_in, is_organisation
from protlib.title_pages.circulation import is_circulation_mark
from protlib.title_pages.front import Front
from protlib.title_pages.partners import lists_partners
from protlib.title_pages.words import alternatives, cut_opening, fold_line, is_one_of, opening, words_of
from protlib.title_pages.written_dates import DATED
from protlib.typed_references.typed_imprint import is_city

_LETTERS_OF_A_NAME: Final = 40  # letters: a longer line is a sentence, and no name as people type it
_MOST_LETTERS_OF_A_LIST: Final = 300  # letters: some twenty authors
_LONGEST_TEXT: Final = 1200  # letters: a longer one is no list, also without what stands in brackets
_LONGEST_LINE: Final = 140  # letters: a longer line is a paragraph in one
_MOST_BELOW: Final = 2  # a subtitle may stand between
# Such as "PhD" and "Dr.".
_TITLES: Final = re.compile(
    rf",?\s*\b(?:{alternatives('beside name')}|"
    r"PhD|Ph\.\s?D\.?|DPhil|EdD|M\.?D\.?|M\.?Sc\.?|M\.?A\.?|MPH|JD|LL\.?M\.?|Dr\.?|Prof\.?|Mr\.?|"
    r"Ms\.?|Mrs\.?|Inspector|Ambassador|Hon\.?)(?=[\s,]|$)"
)
_DEGREES: Final = re.compile(r"(?:,\s?[A-Z]{2,6}){2,}\s*$")  # such as ", MACP, FRCP" behind a name
_WORDS_BEFORE_NAMES: Final = tuple(words_of("of persons"))
# The sign of a note between two names: "Ann One† Ben Two‡".
_NOTE_SIGN_BORDER: Final = re.compile(r"(?<=[^\W\d_])\s?[*†‡§¹²³⁴⁵\d]+\s+(?=[A-ZÀ-Þ])")
# A raised Roman number right behind a name: "Ann One,II Ben TwoI".
_ROMAN_SIGN: Final = re.compile(r"(?<=[a-zß-ÿ]),?(?:I{1,3}|IV|V)(?=[\s,]|\Z)")
_STROKE: Final = re.compile(r"(?<!\s)\s+[·•|/–—]\s+")  # between two names: "Ann One – Ben Two"
# Such as "for the Oak Agency" and "with Carla Three", behind names.
_COMPANY_BORDER: Final = re.compile(rf"\s+(?:on behalf of|{choices_for('company')})\s", re.IGNORECASE)
# Such as "Consultant" and "Team Leader", below a name.
_ROLE: Final = re.compile(rf"(?:(?:{alternatives('rank')}) ){{0,2}}(?:{alternatives('profession')})s?", re.IGNORECASE)
# Such as "Ann One, Fellow, Oak School and Ben Two, Consultant": two names, each before a role.
_NAME_IN_ROLE: Final = re.compile(rf"(?:^|\band\s|;\s)(?P<name>[A-ZÀ-Þ][^,;\d]{{3,40}}),\s(?=(?i:{_ROLE.pattern})\b)")
_HAS_INITIALS: Final = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?){1,4}[^.]+$")  # such as "J. de Ridder"
_LETTER: Final = re.compile(r"[^\W\d_]{2}")
_WHOLE_NAME: Final = 2  # words: a given name and a family name
_MOST_WORDS: Final = 6  # of a person's name with its particles
_LONG_NAME: Final = 3  # words
_FEW_BLOCKS: Final = 10  # below a title: authors with their offices stand above the text
_LONG_WORD: Final = 4  # letters: a shorter one may be a part of names that languages write small, such as "van"
_FIGURE: Final = re.compile(r"(?<!\w)\d")  # no sign of a note behind a name
_MOST_NUMBERED: Final = 5  # words
_NUMBER: Final = re.compile(r"\d{3}")  # a year, a street or a postal code, where the signs of notes have two digits
_SIGN_OF_NO_NAME: Final = re.compile(r"[^\w\s.,'’‘ʼ`´‐‑-]|\d|(?<!\w)-")
"""Signs that no name of a person has: a stroke, a colon, a dash."""
_LEADERS: Final = re.compile(r"[._…]{4}")  # before the page of a heading in a table of contents
_ARTICLES: Final = frozenset({"A", "An", "The"})  # before two words: people type initials with a full stop, or alone
_ENDINGS: Final = ("s", "es", "ed", "d", "ing")
_FEWEST_RUNNING: Final = 3  # pages of the first four and the last
_FEWEST_LISTED: Final = 3  # persons, with where they work or above other words: fewer may be a place and its country
# Such as "," and " and" at the end of a line.
_GOES_ON: Final = re.compile(rf"(?:[,&]|\s(?:{between()}))\Z")


@lru_cache(maxsize=4096)
def people_in(text: str, *, is_announced: bool = False) -> Sequence[Name]:
    """Return the persons of a text that is a list of them, without titles; none for any other text.

    Letters without capitals tell no names from other words, unless a word such as "authors" has announced them.
    """
    if len(text) > _LONGEST_TEXT:
        return ()
    listed = _NOTE_SIGN_BORDER.sub(" and ", _ROMAN_SIGN.sub("¹", clean(text)))
    bare = _TITLES.sub("", _DEGREES.sub("", listed))
    bare = re.sub(r"[\d*†‡§¹²³⁴⁵]+", "", re.sub(r"\s*\([^)]*\)", "", bare)).strip(" ,.;:&")
    if (
        not bare
        or len(bare) > _MOST_LETTERS_OF_A_LIST
        or _NUMBER.search(text)
        or not (is_announced or any(map(str.isupper, bare)))
    ):
        return ()
    people = [name for part in _parts_of(bare) for name in names.parse_list(part)]
    is_divided = _STROKE.search(bare) is not None
    are_people = bool(people) and all(map(_is_person, people)) and (not is_divided or are_surely_people(people))
    return people if are_people else ()


def _parts_of(text: str) -> list[str]:
    """Return the names that strokes divide, or a comma between two whole names: "Ann One, Ben Two"."""
    first, comma, second = text.partition(", ")
    is_pair = comma and all(len(name.split()) == _WHOLE_NAME for name in (first, second))
    if is_pair and fold(second.split()[-1]) not in COMMON and re.search(r"[,&;]|\b[a-z]", second) is None:
        return [first, second]
    return _STROKE.split(text)


def _is_person(name: Name) -> bool:
    full_name = f"{name.given} {name.family}"
    has_capitals = not any(part[:1].islower() for part in (name.given, name.family.rpartition(" ")[2]))
    has_capitals = has_capitals and not any(_is_noun(word) for word in name.given.split()[1:])
    parts = full_name.split()
    is_word = any(_is_word(word) for word in name.given.split()) or not SMALL_WORDS.isdisjoint(map(fold, parts))
    is_word = is_word or _is_phrase(parts) or places.resolve(full_name) is not None
    is_word = is_word or places.resolve(f"{name.family} {name.given}") is not None
    is_word = is_word or (is_city(name.family) and places.resolve(name.given) is not None)
    is_word = is_word or any(is_one_of(kind, name.family) for kind in ("editor", "writer", "aside"))
    is_name = has_capitals and not is_word and not _SIGN_OF_NO_NAME.search(full_name)
    return bool(name.family and name.given) and is_name and not authority.is_known(full_name)


def _is_phrase(parts: Sequence[str]) -> bool:
    """Tell whether words are too many for a name, or begin with an article as titles do: "A Ticking Clock"."""
    return len(parts) > _MOST_WORDS or (len(parts) > _WHOLE_NAME and parts[0] in _ARTICLES)


def _is_noun(word: str) -> bool:
    """Tell whether a word within a given name is small and no particle: "estudo" of "Um estudo Jurimétrico"."""
    return word[:1].islower() and len(word) >= _LONG_WORD and word not in PARTICLES


def _is_word(word: str) -> bool:
    """Tell whether a word is a common one, also as "cases" or "reported" are; "Constance" is a given name."""
    if fold(word) in COMMON:
        return False
    return is_common(word) or any(word.endswith(end) and is_common(word.removesuffix(end)) for end in _ENDINGS)


def find_people(front: Front, kind: str) -> Sequence[Name]:
    """Return the persons behind the words of a kind, such as "Authors:", on the first pages."""
    for lines in front.texts.values():
        for position, line in enumerate(lines):
            names_text = cut_opening(kind, line)
            is_label = (
                names_text is not None and (names_text or len(line) <= _LETTERS_OF_A_NAME) and _is_marked(kind, line)
            )
            is_of_contents = _LEADERS.search(line) is not None
            is_of_reference = position > 0 and lines[position - 1].endswith(",")
            if names_text is None or not is_label or is_of_contents or is_of_reference:
                continue
            next_line = " ".join(lines[position + 1 : position + 2])
            goes_on = not names_text or _GOES_ON.search(names_text)
            rows = [] if names_text else _people_in_rows(lines[position + 1 :])
            people = people_in(f"{names_text} {next_line}" if goes_on else names_text, is_announced=True)
            if people := max(people, rows, people_in(_COMPANY_BORDER.split(names_text, maxsplit=1)[0]), key=len):
                return people
    return []


def _people_in_rows(lines: Sequence[str]) -> Sequence[Name]:
    """Return the persons of the first lines, each with one name; two at least where it says where they work, too."""
    people: list[Name] = []
    is_alone = True
    for line in lines:
        name, comma, _office = line.partition(",")
        match = people_in(name)
        is_sure = len(match) == 1 and (not comma or are_surely_people(match))
        match = match if is_sure else people_in(line)
        if len(match) != 1:
            break
        is_alone = is_alone and not (is_sure and comma)
        people += match
    return people if is_alone or len(people) > 1 else []


def _is_marked(kind: str, line: str) -> bool:
    """Tell whether words of a kind begin a line as a label: alone, before a colon, or as "by" that a name follows."""
    match = opening(kind).match(fold_line(line))
    if match is None:
        return False
    return (
        match.end() == len(fold_line(line)) or ":" in line[: match.end() + 3] or match[0].endswith(_WORDS_BEFORE_NAMES)
    )


def people_below(front: Front, title: Block | None) -> Sequence[Name]:
    """Return the persons whose names stand right below the title, and nothing else beside them; on a map are places."""
    blocks = front.blocks[title.page] if title and not lists_partners(front) else []
    blocks_below = [
        block for block in blocks if title and block.lines[0].top > title.bottom and _LETTER.search(block.text)
    ]
    blocks_below = [block for block in blocks_below if not (_is_foot(block, front) or _is_numbered(block.text))]
    rows = [line.text for block in blocks_below[:_FEW_BLOCKS] for line in block.lines]
    if len(people := _people_above_offices(rows, is_whole=False)) > 1:
        return people
    for block in blocks_below[:_MOST_BELOW]:
        people = [
            person
            for level_block in blocks_below
            if level_block.is_level_with(block)
            for person in people_of_block(level_block)
        ]
        if people:
            are_whole = all(" " in f"{name.given} {name.family}" for name in people)
            are_sure = are_surely_people(people)
            return [person for person in people if are_sure or not _is_of_words(person, front)] if are_whole else []
    return _people_with_offices(blocks_below[:_FEW_BLOCKS])


def people_in_metadata(front: Front) -> Sequence[Name]:
    """Return the persons of the metadata whom the first page names, too; one who typed the file stands in them alone.

    A line of the page begins with the first of them. One person alone needs a given name that many have.
    """
    lines = [squeeze(line) for line in front.texts.get(front.first, ())]
    for field in ("dc:creator", "Author"):
        people = people_in(front.metadata.get(field, ""))
        texts = [squeeze(f"{person.given} {person.family}") for person in people]
        are_named = all(any(text in line for line in lines) for text in texts)
        opens_line = bool(texts) and any(line.startswith(texts[0]) for line in lines)
        if are_named and opens_line and (len(people) > 1 or are_surely_people(people)):
            return people
    return []


def _is_of_words(person: Name, front: Front) -> bool:
    """Tell whether the pages write most of a name in small letters, too: "Nederland Ontwikkelt Duurzaam".

    One word alone may be a common one: Nasrin Winter is a person, also in a report on "the winter".
    """
    parts = {part.lower() for part in f"{person.given} {person.family}".split() if len(part) >= _LONG_WORD}
    small_words = "|".join(map(re.escape, parts)) or "$^"
    word = re.compile(rf"(?<![\w@/.-])(?:{small_words})(?![\w@/.-])")  # no part of an address
    matches = {match[0] for lines in front.texts.values() for line in lines for match in word.finditer(line)}
    return len(matches) > 1 and len(matches) * 2 > len(parts)


def people_above(front: Front, title: Block | None) -> Sequence[Name]:
    """Return the persons of the one or two short lines above the title, at the head of its page."""
    blocks = front.blocks[title.page] if title else []
    blocks_above = [block for block in blocks if title and block.bottom < title.lines[0].top and block.text.strip()]
    lines = [line.text for block in blocks_above for line in block.lines]
    are_short = 0 < len(lines) <= _MOST_BELOW and max(map(len, lines)) <= _LETTERS_OF_A_NAME
    people = (people_in(line) for line in (lines if are_short else ()))
    return next(filter(are_surely_people, people), [])


def _is_foot(block: Block, front: Front) -> bool:
    """Tell whether a block stands on most other pages, too: no author, unless it surely is a person."""
    is_running = sum(block.lines[0].text in lines for lines in front.texts.values()) >= _FEWEST_RUNNING
    return is_running and not are_surely_people(people_of_block(block))


def _is_numbered(text: str) -> bool:
    """Tell whether a text of few words is a date, or the number in a series: "Working Paper number 78"."""
    return _FIGURE.search(text) is not None and len(text.split()) <= _MOST_NUMBERED


def people_of_block(block: Block) -> Sequence[Name]:
    """Return the persons of a block that is a list of them, also above where they work.

    A column of single words, a heading and a place are none, and a date below the names is not of them.
    """
    while len(block.lines) > 1 and DATED.fullmatch(block.lines[-1].text.strip()):
        block = block._replace(lines=block.lines[:-1])
    is_column = len(block.lines) > 1 and not any(" " in line.text.strip() for line in block.lines)
    if is_column or block.text.endswith(",") or is_one_of("heading", block.text) or is_circulation_mark(block.text):
        return []
    first, *further_lines = [line.text for line in block.lines]
    if (
        people := _person_above_role([first, *further_lines])
        or _people_above_body([first, *further_lines])
        or _people_above_offices([first, *further_lines])
        or people_with_places([first, *further_lines])
    ):
        return people
    if people := _people_in_roles(block.text) or _people_in_lines([first, *further_lines]):
        return people
    people = people_in(first if further_lines and all(map(_is_of_office, further_lines)) else block.text)
    people = people or _people_in_first_line([first, *further_lines])
    is_one = len(people) == 1
    is_doubtful = block.text.isupper() or (
        is_one and (len(block.text.split()) > _LONG_NAME or _is_word(people[0].family))
    )
    return [] if is_doubtful and not are_surely_people(people) else people


def _people_in_lines(lines: Sequence[str]) -> Sequence[Name]:
    """Return the persons of lines of which each is the whole name of one; none for other lines."""
    people = [people_in(line) if " " in line.strip() else [] for line in lines]
    are_whole = len(lines) > 1 and all(len(match) == 1 for match in people)
    quantifier = all if any(line.isupper() for line in lines) else any  # "MARCO LEGAL" is no Marco
    are_sure = quantifier(map(are_surely_people, people)) or all(map(_HAS_INITIALS.match, map(str.strip, lines)))
    return [match[0] for match in people] if are_whole and are_sure else []


def _people_in_first_line(lines: Sequence[str]) -> Sequence[Name]:
    """Return the persons whom a first line lists above other words: "Ann One, Ben Two & Carla Three / K-12"."""
    people = people_in(lines[0]) if len(lines) > 1 and not _GOES_ON.search(lines[0].strip()) else []
    are_whole = all(" " in f"{person.given} {person.family}" for person in people)
    return people if len(people) >= _FEWEST_LISTED and are_whole and are_surely_people(people) else []


def without_people(block: Block) -> str:
    """Return where the persons of a block work, as it names that behind or below them; "" for a block without them."""
    lines = [line.text for line in block.lines]
    if len(lines) > 1 and _people_above_offices(lines):
        return next(line for line in lines if not people_in(line))
    if _people_above_body(lines):
        return lines[-1]
    name, comma, office = lines[0].partition(", ")
    is_of_person = comma and are_surely_people(people_in(name)) and _is_of_office(office)
    return office if is_of_person else ""


def are_surely_people(people: Sequence[Name]) -> bool:
    """Tell whether one of some persons has a given name that many have: other words may look like names."""
    return any(fold(name.given.partition(" ")[0]) in COMMON for name in people)


def _people_above_offices(lines: Sequence[str], *, is_whole: bool = True) -> Sequence[Name]:
    """Return the persons of lines; each line is a person, or says where or as what the person above works."""
    people: list[Name] = []
    has_offices = False
    for line in lines:
        match = people_in(line)
        if len(match) == 1 and are_surely_people(match):
            people += match
        elif people and (_is_of_office(line) or _ROLE.fullmatch(line.strip())):
            has_offices = True
        elif is_whole:
            return []
        else:
            break
    return people if has_offices else []


def _person_above_role(lines: Sequence[str]) -> Sequence[Name]:
    """Return the person of a first line, where the next one begins with what that person is: "Professor of Law"."""
    people = people_in(lines[0]) if len(lines) > 1 and _ROLE.match(lines[1].strip()) else []
    return people if len(people) == 1 and are_surely_people(people) else []


def _people_in_roles(text: str) -> Sequence[Name]:
    """Return the persons of a text that says what each of them is: "Ann One, Fellow, and Ben Two, Consultant"."""
    people = [people_in(match["name"]) for match in _NAME_IN_ROLE.finditer(clean(text))]
    are_sure = all(len(match) == 1 for match in people) and any(map(are_surely_people, people))
    return [match[0] for match in people] if are_sure else []


def _people_above_body(lines: Sequence[str]) -> Sequence[Name]:
    """Return the persons of all lines but the last one, which is a body: "Ana Uno y / Luz Dos / Oak Council"."""
    *upper, last = lines
    people = people_in(" ".join(upper)) if upper and is_organisation(last) else []
    return people if are_surely_people(people) else []


def people_with_places(lines: Sequence[str]) -> Sequence[Name]:
    """Return the persons of three or more lines; each has one, and behind a comma says where that person works."""
    pairs = [line.partition(",") for line in lines]
    people = [people_in(name) if comma and " " in name.strip() else [] for name, comma, _office in pairs]
    is_list = len(people) >= _FEWEST_LISTED and all(len(match) == 1 for match in people)
    offices = [office for _name, _comma, office in pairs]
    are_offices = sum(any(map(is_organisation, office.split(","))) or any(bodies_in(office)) for office in offices)
    is_sure = is_list and 2 * are_offices >= len(offices)
    return [match[0] for match in people] if is_sure else []


def _is_of_office(line: str) -> bool:
    return is_organisation(line.partition(",")[0])


def _people_with_offices(blocks: Sequence[Block]) -> Sequence[Name]:
    """Return the persons of lines that also say where each works: "Ann One, Data Scientist, University of Ghana"."""
    people: list[Name] = []
    is_sure = True
    for line in (line.text for block in blocks for line in block.lines):
        if is_one_of("heading", line) or len(line) > _LONGEST_LINE:
            break
        name, comma, office = line.partition(",")
        match = people_in(name) if comma and " " in name.strip() else []
        if len(match) == 1 and (is_organisation(office.rpartition(",")[2]) or any(bodies_in(office))):
            people += match
            is_sure = is_sure and [bool(name.literal) for name in names.parse_list(line)] == [False, True]
    return people if is_sure or are_surely_people(people) else []
