"""Divides a text that may hold several names into the names, only where that is safe."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.initials import matches_initials
from protlib.record.names.lexicon import DEGREES, LATE_SUFFIXES, LEADERS, PARTICLES, SMALL_WORDS, SUFFIXES, WEAK_HEADS
from protlib.record.names.lines_of_bodies import is_own_body, list_known_bodies
from protlib.record.names.organisations import (
    DISTINCTIVE_HEADS,
    EVIDENCE,
    has_head,
    is_braced,
    is_corporate,
    is_distinctive,
    is_no_person,
    without_short,
)
from protlib.record.names.parser import UNNAMED_OTHERS, parse_name
from protlib.record.names.persons import is_initials, is_person_in_capitals, opens_with_given
from protlib.record.names.unnamed_others import without_others
from protlib.record.shared_words import wordings
from protlib.record.small_words import between, choices_for, unfolded_words_for
from protlib.text import words

COMMA: Final = r"\s*,\s*"
_BREAK: Final = rf",?\s+(?:&|{between()})\s+"
_TOGETHER_WORDS: Final = unfolded_words_for("together")
_LONGEST_NAME: Final = 300  # letters: earlier text says nothing about the name before an "and"
_COMMON: Final = DISTINCTIVE_HEADS | EVIDENCE | SMALL_WORDS | LEADERS
_LETTERS_OF_AN_ACRONYM: Final = 3
_MOST_TOKENS, _MOST_OF_A_PERSON = 5, 3  # words of a name with its particles, and of one that no other sign shows


def divide(text: str) -> list[Name]:
    """Return the names of a clean text without signs that always divide; a text that cannot be divided is one name."""
    if not _TOGETHER_WORDS.isdisjoint(text.split()) and len(parts := re.split(_joint_issue_expression(), text)) > 1:
        return [name for part in parts for name in divide(part)]
    if " u. " in text and len(names := divide(text.replace(" u. ", " und "))) > 1:  # German
        return names
    if (names_text := without_others(text)) != text:
        return [*(divide(names_text) if names_text else ()), UNNAMED_OTHERS]
    if bodies := list_known_bodies(text):
        return [parse_name(name) for name in bodies]
    if ("," not in text and not re.search(_BREAK, text)) or is_no_person(text) or is_braced(text) or _is_inverted(text):
        return [parse_name(text)]
    if several := split_full_names(text):
        return several
    segments = _segments(text)
    units: list[str] = []
    for position, segment in enumerate(segments):
        neighbours = segments[position + 1 : position + 2] or segments[max(position - 1, 0) : position]
        units += _units(split_outside_braces(COMMA, segment), neighbours)
    return [parse_name(unit) for unit in _as_first_is_inverted(units)]


def split_full_names(text: str) -> list[Name]:
    """Return the whole names between the commas of a text; none for other texts."""
    if "," not in text or " " not in text:
        return []
    from protlib.record.names.full_names import split_pair, split_with_initials  # most names never need it

    return split_with_initials(text) or [parse_name(part) for part in split_pair(text)]


def _is_inverted(text: str) -> bool:
    from protlib.record.names.inverted_bodies import is_inverted  # most names never need it

    return is_inverted(text)


@cache
def _joint_issue_expression() -> str:
    """Return what stands between those who issued a work: "ECPAT International in collaboration with UNICEF"."""
    return rf",?\s+(?:{wordings('together')})\s+(?:(?:{choices_for('before')})\s+|l['’])?"


def _segments(text: str) -> list[str]:
    """Return the texts between the "and"s that divide names."""
    matches = list(re.finditer(_BREAK, _mask(text)))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    segments, start = [], 0
    for match, end in zip(matches, ends, strict=True) if matches else ():
        first = max(start, match.start() - _LONGEST_NAME)
        head, tail = text[first : match.start()], text[match.end() : end]
        if _divides_names(head, match[0].strip(" ,"), tail):
            segments.append(head)
            start = match.end()
    return [*segments, text[start:]]


def _divides_names(head: str, word: str, tail: str) -> bool:
    """Tell whether an "and" divides two names; in other languages than English it is more often part of a name."""
    before_kind, behind_kind = _kind(head), _kind(tail)
    if before_kind == behind_kind == "organisation":
        return not head.rstrip().endswith("-") and is_own_body(tail.strip(" ,"))
    if word not in {"and", "&"}:
        # A family name may go on behind "e": "Costa e Silva".
        return before_kind == behind_kind == "person" and (word != "e" or opens_with_given(tail.split()))
    if (before_kind, behind_kind) == ("word", "word"):
        return word == "and"  # "Jobe and Surtees", but not "Ernst & Young"
    if behind_kind in {"word", "phrase"} and before_kind != "person":
        return False
    if not before_kind and behind_kind == "organisation" and has_head(words(head)[-1:]):
        return is_no_person(tail.strip())  # "Refugee Law Project & Oxfam"
    if not before_kind or not behind_kind or before_kind == "word" or (behind_kind == "word" and "," not in head):
        return False
    return "doubtful" not in (before_kind, behind_kind) or {before_kind, behind_kind} <= {"doubtful", "person"}


# Cached, because joining the pieces asks again for the texts beside an "and" or a comma.
@lru_cache(maxsize=1024)
def _kind(text: str) -> str:
    """Return the kind of a text by itself, "" for a part of a name.

    The kinds are "organisation", "person", "doubtful" person, "word" (perhaps a family name) and "phrase". A phrase is
    an organisation after a person, but a part of one after an organisation.
    """
    text = text.strip(" ,")
    if is_braced(text) or is_no_person(text):
        return "organisation"
    if "," in text and len(parts := split_outside_braces(COMMA, text)) > 1:  # braces may hold all of its commas
        return _kind_with_commas(text, parts[0])
    bare, acronym = without_short(text)
    text_words = words(bare)
    if not text_words:
        return ""
    if len(bare.split()) < 2:
        return _kind_of_word(text, text_words)
    is_proper = any(word not in _COMMON for word in text_words)
    if acronym:
        return "organisation" if is_proper or matches_initials(acronym, bare) else ""
    if has_head(text_words) or _has_weak_head(text_words):
        return "organisation" if is_proper or text_words[0] in DISTINCTIVE_HEADS or text_words[0] in LEADERS else ""
    if is_distinctive(bare):
        return "" if text_words[0] in _COMMON else "phrase"
    return _kind_of_person(bare, text_words)


def _kind_with_commas(text: str, first: str) -> str:
    text_words = words(text)
    if is_distinctive(text) or has_head(text_words):
        return "organisation" if _kind(first) == "organisation" else ""
    if not EVIDENCE.isdisjoint(words(first)):
        return "doubtful"
    return "person"


def _kind_of_word(text: str, text_words: list[str]) -> str:
    if not _COMMON.isdisjoint(text_words):
        return ""
    return "organisation" if is_corporate(text) else "word"


def _kind_of_person(text: str, text_words: list[str]) -> str:
    tokens = text.split()
    if len(tokens) > _MOST_TOKENS or any(token[0].islower() and token not in PARTICLES for token in tokens):
        return ""
    return "person" if EVIDENCE.isdisjoint(text_words) else "doubtful"


def _has_weak_head(text_words: list[str]) -> bool:
    return not WEAK_HEADS.isdisjoint(text_words) and sum(word in EVIDENCE for word in text_words) > 1


def _units(pieces: list[str], neighbours: list[str]) -> list[str]:
    """Return the names among pieces between commas; `neighbours` are the segments on the other side of an "and"."""
    pieces = _with_suffixes(pieces)
    full_text = [", ".join(pieces)]
    if bodies := list_known_bodies(*full_text):
        return bodies
    if len(pieces) < 2 or any("{" in piece for piece in pieces) or is_person_in_capitals(pieces):
        return full_text
    neighbour = neighbours[0] if neighbours else ""
    is_inverted = "," in neighbour if " " in neighbour else None
    are_words = all(_kind(piece) == "word" and not _is_initials(piece) for piece in pieces)
    if are_words and (len(pieces) % 2 or (neighbour and is_inverted is None)):
        return pieces
    return _with_offices(_read_pieces(pieces, is_inverted=is_inverted)) or full_text


def _read_pieces(pieces: list[str], *, is_inverted: bool | None) -> list[str]:
    """Return names read from pieces in sequence, inverted or in natural order; none if that fails."""
    units: list[str] = []
    position = 0
    while position < len(pieces):
        piece, next_piece = pieces[position], " ".join(pieces[position + 1 : position + 2])
        if _are_one_person(piece, next_piece):
            units.append(f"{piece}, {next_piece}")
            position += 2
            continue
        is_full = _is_full_name(piece)
        is_whole = is_full and ", " in piece  # with a degree behind it
        if is_whole or _is_marked(piece) or (position and is_distinctive(piece) and not is_distinctive(pieces[0])):
            units.append(piece)
        elif _is_initials(next_piece) or (
            _is_given(next_piece) and (not is_full or is_inverted or (is_inverted is None and " " not in next_piece))
        ):
            units.append(f"{piece}, {next_piece}")
            position += 1
        elif is_full and (len(pieces) > 2 or is_inverted is False):
            units.append(piece)
        else:
            return []
        position += 1
    return units


def _are_one_person(piece: str, next_piece: str) -> bool:
    """Tell whether a piece in capitals is the family name of the given one behind it: "KHAN, ALI", "SILVA, João P.".

    A given name and an initial are no person without it; behind an acronym, an initial without a point may be another.
    """
    if is_person_in_capitals([piece, next_piece]):
        return True
    *given, last = next_piece.split(", ", maxsplit=1)[0].split() or [""]
    while given and last in PARTICLES:  # "SILVA, M. L. da"
        *given, last = given
    is_given = last.endswith(".") and is_initials(last) and len(given) < _MOST_OF_A_PERSON
    is_long = bool(given) or len(piece) > _LETTERS_OF_AN_ACRONYM
    are_capitals = is_long and all(len(token) > 1 and token.isupper() and token[-1] != "." for token in piece.split())
    return is_given and are_capitals and all(token[0].isupper() for token in given) and not is_no_person(piece)


@cache
def _office() -> str:
    """Return an office or a unit, which alone says nothing: "Regional Office for West Africa", "Legal Unit"."""
    return (
        rf"(?i:(?:{wordings('regional office')}|{wordings('country office')})\b"
        rf"|(?:{wordings('office abroad')}) (?:in|to|for)\b|.*\b(?:{wordings('end of office')})$)"
    )


def _with_offices(units: list[str]) -> list[str]:
    """Return names with the office of a known body behind the body: "UNHCR, Regional Office for West Africa"."""
    merged_pieces: list[str] = []
    for unit in units:
        is_office = re.match(_office(), unit) and not (authority.is_known(unit) or authority.is_known(unit.split()[0]))
        if is_office and merged_pieces and authority.is_known(merged_pieces[-1]):
            merged_pieces[-1] += f", {unit}"
        else:
            merged_pieces.append(unit)
    return merged_pieces


def _with_suffixes(pieces: list[str]) -> list[str]:
    merged_pieces: list[str] = []
    for piece in pieces:
        is_order = piece in LATE_SUFFIXES and len(merged_pieces) > 1 and _is_initials(merged_pieces[-1])
        if merged_pieces and (piece in SUFFIXES or is_order or (piece in DEGREES and not is_initials(piece))):
            merged_pieces[-1] += f", {piece}"
        elif len(merged_pieces) > 1 and piece in DEGREES and merged_pieces[-1] in DEGREES:  # "Mary Brown, MD, MPH"
            degree = merged_pieces.pop()
            merged_pieces[-1] += f", {degree}, {piece}"
        else:
            merged_pieces.append(piece)
    return merged_pieces


def _is_marked(piece: str) -> bool:
    """Tell whether a piece is a name beyond doubt: an acronym, a known organisation, initials on one side."""
    if is_braced(piece) or is_no_person(piece):
        return True
    tokens = piece.split()
    if without_short(piece)[1]:
        return is_corporate(piece)
    if len(tokens) == 1:
        return is_corporate(piece) and not has_head(words(piece))
    return is_initials(tokens[0]) != is_initials(tokens[-1])


def _is_initials(text: str) -> bool:
    tokens = text.split(", ", maxsplit=1)[0].split()
    return bool(tokens) and all(is_initials(token) or token in PARTICLES for token in tokens) and is_initials(tokens[0])


def _is_given(text: str) -> bool:
    tokens = text.split(", ", maxsplit=1)[0].split()
    # More words are a body or a title.
    return 0 < len(tokens) <= _MOST_OF_A_PERSON and tokens[0][0].isupper() and not is_distinctive(text)


def _is_full_name(text: str) -> bool:
    tokens = text.split()
    return len(tokens) > 1 and tokens[0] not in PARTICLES and _kind(text) in {"person", "doubtful"}


def _as_first_is_inverted(units: list[str]) -> list[str]:
    """Return "Klein Solomon, M." for "M. Klein Solomon" if the first name shows how initials are written."""
    if not units or "," not in units[0] or not _is_initials(units[0].partition(", ")[2]):
        return units
    return [_invert(unit) if "," not in unit else unit for unit in units]


def _invert(unit: str) -> str:
    tokens = unit.split()
    count = next((position for position, token in enumerate(tokens) if not is_initials(token)), 0)
    return f"{' '.join(tokens[count:])}, {' '.join(tokens[:count])}" if count else unit


def split_outside_braces(pattern: str, text: str) -> list[str]:
    """Return the parts of a text between matches of a pattern outside braces."""
    edges = [0, *(edge for match in re.finditer(pattern, _mask(text)) for edge in match.span()), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(edges))
    return [part for position, part in enumerate(parts) if part and position % 2 == 0]


def _mask(text: str) -> str:
    """Return the text with an "x" for each sign inside braces."""
    if "{" not in text:
        return text
    depth, masked_letters = 0, []
    for char in text:
        depth += (char == "{") - (char == "}")
        masked_letters.append("x" if depth > 0 else char)
    return "".join(masked_letters)
