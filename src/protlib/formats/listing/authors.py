"""The authors of a record: one on each line, divided at commas and at "and" like every value."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from protlib.record import names
from protlib.record.model import Name
from protlib.record.small_words import words_for
from protlib.record.titles.title_case import repair_title_case
from protlib.text import fold

# Such as "J. P.".
_INITIALS: Final = r"(?:[^\W\d_]\.[ -]?)+"
# Such as "International Organization for Migration (IOM)".
_SHORT_FORM: Final = r".+ \(([^()]+)\)"
# Lines of a name that a page has broken: longer names of bodies are rare, and each line costs a look-up.
_MOST_LINES: Final = 4
_APPENDING: Final = frozenset(("a", "an", "the", "from", "with", "in", "including", "towards"))


def read_author_lines(lines: Sequence[str]) -> list[Name]:
    """Return the names on the lines; divided names are put together, and organisations lose their Title Case."""
    return [name for line in join_name_lines(lines) for name in names.parse_list(_restore_case(line))]


def join_name_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines with the parts of a name on one line: initials and family name, an organisation and its parts.

    Three signs show a divided organisation: a short form at its end, a known whole name, or a lone topic ("Trade")
    after an unfinished line ("Department of Foreign Affairs").
    """
    return _join_lines(_join_lines(lines, _are_one_name), _goes_on)


def _join_lines(lines: Sequence[str], are_one: Callable[[Sequence[str]], bool]) -> list[str]:
    whole_names: list[str] = []
    for line in lines:
        if whole_names and re.fullmatch(_INITIALS, line):
            whole_names[-1] += f", {line}"
            continue
        whole_names.append(line)
        for count in range(min(_MOST_LINES, len(whole_names)), 1, -1):
            if are_one(whole_names[-count:]):
                whole_names[-count:] = [enumerate_pieces(whole_names[-count:])]
                break
    return whole_names


def _are_one_name(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces are one organisation: a known one, or one whose short form fits."""
    one_line = enumerate_pieces(pieces)
    match = re.fullmatch(_SHORT_FORM, pieces[-1])
    if not match or names.acronym(one_line):
        return bool(names.acronym(one_line))
    return not names.matches_initials(match[1], pieces[-1]) and names.matches_initials(match[1], one_line)


def _goes_on(pieces: Sequence[str]) -> bool:
    """Tell whether an unfinished organisation is followed by topics only."""
    first, *topics = pieces
    inner_words = fold(first).split()[1:-1]
    asks_for_more = not words_for("open").isdisjoint(inner_words) and not first.endswith(")")
    return len(topics) == 1 and asks_for_more and names.is_organisation(first) and names.is_part(topics[0])


def enumerate_pieces(pieces: Sequence[str]) -> str:
    """Return the pieces in Title Case, joined with the commas and the "and" that divided them."""
    *first, last = pieces
    if not first:
        return last
    joint = ", " if last.partition(" ")[0].lower() in _APPENDING else " And "
    return ", ".join(first) + joint + last


def _restore_case(line: str) -> str:
    return repair_title_case(line) if " And " in line or names.is_organisation(line) else line
