"""Reads an entry that bibtexparser's splitter gave up, or whose fields it merged because a comma is missing.

The splitter reads whole files, for it is fast and knows the position of what it could not read. In version 2.1, three
faults of an entry defeat it. After a missing comma, the second field becomes part of the first. After one closing brace
too many, the rest of the entry becomes a comment. With a brace or quote that never closes, a backslash before a closing
brace, or braces in a quoted value, the whole entry fails. Other entries are safe if each begins on its own line.

Here an entry is read as far as possible: a field begins with `name =`, and an unclosed value ends where the next field
begins.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from protlib.formats.parsed import QUOTED_LETTERS
from protlib.frozen import expression

# Such as "@book{" and "@ in-book (".
_HEAD: Final = expression(r"@\s*([^\s{(@,=\"]+)\s*[{(]\s*")
# Such as "iom2009" in "@book{iom2009,".
_KEY: Final = expression(r"[^,={}\"\n]*(?=[,}\n]|$)")
# Such as ", title = " and "}\n  doi=".
_FIELD: Final = expression(r"[\s,;})]*([A-Za-z_][^\s=,{}\"#%()']*)\s*=\s*")
# Such as "\n  year = {" and "\n, pages = 1".
_NEXT_FIELD: Final = expression(r"\n[ \t]*(?:,[ \t]*)?[A-Za-z_][\w:.+-]*[ \t]*=[ \t]*[{\"\w]")
_MARKS: Final = expression(r"[{}]")
_ESCAPED_MARKS: Final = expression(r"\\.|[{}]", re.DOTALL)
_QUOTED_MARKS: Final = expression(r"\\\"|[{}\"]")
_BARE: Final = expression(r"[^\s,{}\"#=]+")
_CONCATENATION: Final = expression(r"\s*#\s*")


class RecoveredEntry(NamedTuple):
    """The parts of an entry that could be read; `problems` say what was wrong with it."""

    type: str
    key: str
    fields: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]


def recover(raw: str) -> RecoveredEntry | None:
    """Return what can be read of an entry, from its `@` to the next entry; None if it has no head."""
    head = _HEAD.match(raw)
    if head is None:
        return None
    problems: list[str] = []
    heads = [match.start() for match in _NEXT_FIELD.finditer(raw)]
    key, position = _key(raw, head.end())
    if not key:
        problems.append("the key is missing")
    fields: list[tuple[str, str]] = []
    while match := _FIELD.match(raw, position):
        if fields and "," not in raw[position : match.start(1)]:
            problems.append(f"a comma is missing before “{match.group(1)}”")
        if fields and "}" in raw[position : match.start(1)]:
            problems.append(f"one closing brace too many before “{match.group(1)}”")
        next_head = heads[index] if (index := bisect_left(heads, match.end())) < len(heads) else None
        value, position = _value(raw, match.end(), next_head, match.group(1), problems)
        fields.append((match.group(1), value))
    remainder = raw[position:].strip(" \t\n,})")
    if remainder:
        problems.append(f"“{remainder[:QUOTED_LETTERS]}” is not BibTeX")
    return RecoveredEntry(head.group(1).lower(), key, tuple(fields), tuple(dict.fromkeys(problems)))


def _key(raw: str, position: int) -> tuple[str, int]:
    match = _KEY.match(raw, position)
    if match is None:
        return "", position
    return match.group().strip(), match.end()


def _value(raw: str, position: int, next_head: int | None, name: str, problems: list[str]) -> tuple[str, int]:
    """Return the expression that begins here (`"a" # b # {c}`), and where it ends."""
    start = position
    while True:
        position = _end_of_term(raw, position, next_head, name, problems)
        operator = _CONCATENATION.match(raw, position)
        if operator is None:
            return raw[start:position].strip(), position
        position = operator.end()


def _end_of_term(raw: str, position: int, next_head: int | None, name: str, problems: list[str]) -> int:
    """Return where the term that begins here ends: at the latest where the next field begins."""
    opening = raw[position : position + 1]
    if opening == "{":
        end = _end_of_group(raw, position, next_head, _MARKS)
        if end < 0:
            end = _end_of_group(raw, position, next_head, _ESCAPED_MARKS)
    elif opening == '"':
        end = _end_of_quotes(raw, position, next_head)
    else:
        bare = _BARE.match(raw, position)
        return bare.end() if bare else position
    if end >= 0:
        return end
    problems.append(f"the value of “{name}” has no end; it ends where the next field begins")
    return _end_of_entry(raw, position) if next_head is None else len(raw[:next_head].rstrip(" \t\n,"))


def _end_of_group(raw: str, position: int, limit: int | None, marks: re.Pattern[str]) -> int:
    depth = 0
    for match in marks.finditer(raw, position, len(raw) if limit is None else limit):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    return -1


def _end_of_quotes(raw: str, position: int, limit: int | None) -> int:
    depth = 0
    for match in _QUOTED_MARKS.finditer(raw, position + 1, len(raw) if limit is None else limit):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if match.group() == '"' and depth == 0:
            return match.end()
    return -1


def _end_of_entry(raw: str, position: int) -> int:
    """Return where the last value of an unclosed entry ends: before a brace that stands alone, if there is one."""
    text = raw.rstrip()
    last = text.rfind("\n}", position)
    return last if last >= 0 else len(text)
