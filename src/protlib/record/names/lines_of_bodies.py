"""Several organisations on one line: "IOM & UNHCR", "OIM, HCR et UNICEF", "ILO/Walk Free"."""

import re
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.names.lexicon import HEADS, LEADERS
from protlib.record.names.organisations import EVIDENCE, has_head, is_corporate, without_short
from protlib.record.small_words import between, choices_for
from protlib.text import words

# Patterns are compiled when first used: most commands show names and parse none.
# Separators of organisations: "IOM/UNHCR", "UNHCR, IOM & UNICEF", "OIM e ACNUR", "OCHA – WFP"; an Arabic "and" is part
# of the next word.
_BODY_SEPARATOR: Final = (
    rf"\s*[,،、]?\s+(?:&|{between()}|{choices_for('together')})\s+|\s*[,،]?\s+(?:{choices_for('attached')})(?=\w\w)"
    r"|\s*[/+,،、]\s*|\s+[–—-]\s+"
)
_LIST_SEPARATOR: Final = r"\s*[/+,،、]\s*"
_MOST_SEPARATORS: Final = 12
"""A text with more separators is no list of organisations."""
_LEAST_BEHIND_LEADER: Final = 3  # words, the leader counted: “Ministry of” alone names nobody


def list_known_bodies(text: str) -> list[str]:
    """Return the names that a text lists if all are those of known bodies; none for other texts.

    A comma or an "and" inside a name divides nothing: "Food and Agriculture Organization". Two names of one body are
    one name ("MSF/Doctors Without Borders"); so are a body and its organ ("UN, Economic and Social Council").
    """
    joints = [match.span() for match in re.finditer(_BODY_SEPARATOR, text)]
    if not 0 < len(joints) <= _MOST_SEPARATORS or "{" in text or authority.is_known(text):
        return []
    spans = _find_spans(text, joints)
    if len(spans) < 2:
        return []
    parts = [text[start:end] for start, end in spans]
    bodies = [authority.find_possible_bodies(without_short(part)[0]) for part in parts]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    is_one = len(set(bodies)) == 1
    is_organ = _is_organ(bodies) and all(re.fullmatch(_LIST_SEPARATOR, separator) for separator in gaps)
    return [text] if is_one or is_organ else parts


def _find_spans(text: str, joints: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of the names that make up a text, trying long names first; none if a part is no name."""
    spans: list[tuple[int, int]] = []
    start, position = 0, 0
    ends = [*joints, (len(text), len(text))]
    while start < len(text):
        last = next(
            (stop for stop in reversed(range(position, len(ends))) if _is_body(text[start : ends[stop][0]])), None
        )
        if last is None:
            return []
        spans.append((start, ends[last][0]))
        start, position = ends[last][1], last + 1
    return spans


def _is_body(part: str) -> bool:
    return bool(part) and authority.is_known(without_short(part)[0])


def _is_organ(bodies: list[tuple[Body, ...]]) -> bool:
    (first, *_), (second, *_) = bodies[0], bodies[-1]
    return len(bodies) == 2 and authority.is_part_of(second, first)


def is_own_body(text: str) -> bool:
    """Tell whether the text after an "and" is an organisation of its own: "Service de santé", "BAMF".

    "Bundesamt für Migration und Flüchtlinge" is one name, likewise "Ministère de l'Emploi et des Services sociaux".
    """
    bare = without_short(text)[0]
    if authority.is_known(bare):
        return True
    text_words = words(bare)
    if not text_words or bare[0].islower():
        return False
    if len(text_words) == 1:
        return text_words[0] not in EVIDENCE and is_corporate(bare)
    if text_words[0] in HEADS and not text_words[0].endswith("s") and text_words[1] not in EVIDENCE | HEADS:
        return True
    is_proper = any(word not in EVIDENCE and not has_head([word]) for word in text_words)
    is_led = text_words[0] in LEADERS and len(text_words) >= _LEAST_BEHIND_LEADER
    return has_head(text_words[-1:]) and (is_proper or is_led)
