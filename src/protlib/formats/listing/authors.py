"""Authors of a record: each on a line of its own, torn at commas and at "and" as every value is."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from protlib.record import names
from protlib.record.model import Name
from protlib.record.titles.title_case import repair_title_case

# Such as "J. P.".
_INITIALS: Final = r"(?:[^\W\d_]\.[ -]?)+"
# Such as "International Organization for Migration (IOM)".
_SHORT_FORM: Final = r".+ \(([^()]+)\)"
_MOST_PIECES: Final = 4
_APPENDING: Final = frozenset(("a", "an", "the", "from", "with", "in", "including", "towards"))
_OPEN: Final = (" of ", " for ", " on ", " de ", " des ", " para ", " pour ", " für ")


def read_author_lines(lines: Sequence[str]) -> list[Name]:
    """Return the names on the lines: torn ones put together, Title Case of organisations undone."""
    return [name for line in rejoined(lines) for name in names.parse_list(_recased(line))]


def rejoined(lines: Sequence[str]) -> list[str]:
    """Return the lines, with what belongs together on one: initials and family name, an organisation and its parts.

    An organisation was torn where the short form at its end says so, where it is known whole, or where a line is
    nothing but a topic ("Trade") behind one that asks for more ("Department of Foreign Affairs").
    """
    return _join_lines(_join_lines(lines, _are_one_name), _goes_on)


def _join_lines(lines: Sequence[str], are_one: Callable[[Sequence[str]], bool]) -> list[str]:
    joined_lines: list[str] = []
    for line in lines:
        if joined_lines and re.fullmatch(_INITIALS, line):
            joined_lines[-1] += f", {line}"
            continue
        joined_lines.append(line)
        for count in range(min(_MOST_PIECES, len(joined_lines)), 1, -1):
            if are_one(joined_lines[-count:]):
                joined_lines[-count:] = [enumerated(joined_lines[-count:])]
                break
    return joined_lines


def _are_one_name(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces are one organisation, because it is known or because its short form says so."""
    one_line = enumerated(pieces)
    match = re.fullmatch(_SHORT_FORM, pieces[-1])
    if not match or names.acronym(one_line):
        return bool(names.acronym(one_line))
    return not names.matches_initials(match[1], pieces[-1]) and names.matches_initials(match[1], one_line)


def _goes_on(pieces: Sequence[str]) -> bool:
    """Tell whether an organisation that asks for more is followed by nothing but a topic."""
    first, *rest = pieces
    asks_for_more = any(word in first.lower() for word in _OPEN) and not first.endswith(")")
    return len(rest) == 1 and asks_for_more and names.is_organisation(first) and names.is_part(rest[0])


def enumerated(pieces: Sequence[str]) -> str:
    """Return the pieces in Title Case with the commas and the "and" that they were torn at."""
    *first, last = pieces
    if not first:
        return last
    joint = ", " if last.partition(" ")[0].lower() in _APPENDING else " And "
    return ", ".join(first) + joint + last


def _recased(line: str) -> str:
    return repair_title_case(line) if " And " in line or names.is_organisation(line) else line
