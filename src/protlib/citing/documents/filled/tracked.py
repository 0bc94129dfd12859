"""Tracked changes inside a typed citation, which nobody has accepted or rejected yet."""

import re
from typing import Final, NamedTuple

from protlib.citing.documents.filled.paragraphs import Paragraph

# Such as '<w:ins w:id="1" w:author="A > B">', "</w:del>" and "<w:moveTo/>".
_CHANGE_IN_WORD: Final = re.compile(
    rb"<(/?)(?:\w+:)?(ins|moveTo|del|moveFrom)(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?(/?)>"
)
_INSERTIONS: Final = frozenset({b"ins", b"moveTo"})
# Such as '<text:changed-region xml:id="c1" text:id="c1"><text:insertion>'.
_REGION: Final = re.compile(
    rb"<text:changed-region\b[^<>]*\btext:id=[\"']([^\"']*)[\"'][^<>]*>\s*<text:(insertion|deletion)\b"
)
# Such as '<text:change-start text:change-id="c1"/>', and '<text:change text:change-id="c2"/>' for what was deleted.
_CHANGE_IN_OPEN: Final = re.compile(rb"<text:change(-start|-end|)\s+text:change-id=[\"']([^\"']*)[\"']")


class Changes(NamedTuple):
    """The tracked changes of a text: where insertions begin and end, and where something was deleted."""

    insertions: list[tuple[int, int]]
    deletions: list[int]

    def divide(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Tell whether the characters from `start` to before `end` read otherwise where a change is rejected.

        What one person has inserted as a whole does not: it is there or not.
        """
        pieces = [piece for piece, _, _ in paragraph.shares(start, end)]
        are_inserted = [any(first <= piece.start < last for first, last in self.insertions) for piece in pieces]
        if not pieces or all(are_inserted):
            return False
        return any(are_inserted) or any(pieces[0].start <= position < pieces[-1].start for position in self.deletions)


def word_changes(data: bytes, start: int, end: int) -> Changes:
    """Return the changes in a part of a Word text, such as a paragraph."""
    changes = Changes([], [])
    opened: list[int] = []
    for tag in _CHANGE_IN_WORD.finditer(data, start, end):
        is_end, name, is_empty = tag.groups()
        if name not in _INSERTIONS:
            changes.deletions.append(tag.start())
        elif is_end and opened:
            changes.insertions.append((opened.pop(), tag.end()))
        elif not is_end and not is_empty:
            opened.append(tag.start())
    return changes


def open_changes(data: bytes) -> Changes:
    """Return the changes in an OpenDocument text; an insertion may have several paragraphs."""
    changes = Changes([], [])
    kinds = dict(_REGION.findall(data))
    opened: dict[bytes, int] = {}
    for tag in _CHANGE_IN_OPEN.finditer(data) if kinds else ():
        part, name = tag.groups()
        if part == b"" and kinds.get(name) == b"deletion":
            changes.deletions.append(tag.start())
        elif part == b"-start" and kinds.get(name) == b"insertion":
            opened[name] = tag.start()
        elif part == b"-end" and name in opened:
            changes.insertions.append((opened.pop(name), tag.start()))
    return changes
