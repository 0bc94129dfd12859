"""Marks such as "CONFIDENTIAL" around the entries of a list, and before or behind an entry."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from protlib.record.access import RESTRICTED, rank
from protlib.record.access_words import level_of, may_close
from protlib.record.fields.line_marks import is_line_mark, level_of_line
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.lists.list_at_end import DocumentLine

MOST_WORDS_AROUND: Final = 80
"""Words beside a list in a document that is hardly more: a report may be closed, and what it cites not."""
_LONGEST_MARK: Final = 200
"""Letters of a line; a longer one is text."""
_SIGNS: Final = " \t#*_>"
"""What Markdown has around a heading or bold words."""
# Such as "[CONFIDENTIAL] " in "[CONFIDENTIAL] Caring", "Confidential. ", "Internal document: " and
# "**Not for circulation** – ".
_LEADING_MARK: Final = re.compile(r"[\[(*_]*([^\[\]().:*_]{3,60}?)(?:[\])*_]+[.:]?|[:.]|\s[–—-](?=\s))[*_]*\s+(?=\S)")
# Such as " CONFIDENTIAL" in "Geneva: IOM. CONFIDENTIAL", and " (internal document)." behind the end of a sentence
# or an address.
_TRAILING_MARK: Final = re.compile(r"(?<=[.)\]”\"/\w])(?<![,;:])\s+[\[(*_]*([^\[\]().;:*_]{3,60})[\])*_]*[.!]?\s*$")


def split_list_marks(lines: Sequence[DocumentLine]) -> tuple[list[DocumentLine], str, str]:
    """Return the lines of a list without those that say who may see it, the strictest level, and the text of that."""
    marks = [line for line in lines if len(line.text) < _LONGEST_MARK and is_line_mark(line.text.strip(_SIGNS))]
    numbers = {line.number for line in marks}
    texts = [line.text.strip(_SIGNS) for line in marks]
    text = max(texts, key=lambda text: rank(level_of_line(text)), default="")
    return [line for line in lines if line.number not in numbers], level_of_line(text), text


def count_words(lines: Sequence[DocumentLine]) -> int:
    """Return how many words stand in lines."""
    return sum(len(line.text.split()) for line in lines)


def take_mark(entry: TypedEntry) -> tuple[TypedEntry, str, str]:
    """Return an entry without a mark before or behind it, its level, and the mark; "" and "" where it has none."""
    text = entry.whole_text
    for pattern in (_LEADING_MARK, _TRAILING_MARK) if may_close(text) else ():
        match = pattern.match(text) if pattern is _LEADING_MARK else _find_last(pattern, text)
        if match and (level := level_of(match[1])) in RESTRICTED:
            bare = parse_entry(f"{text[: match.start()]}{text[match.end() :]}", entry.line)
            return replace(bare, number=entry.number, is_rejoined=entry.is_rejoined), level, match[1]
    return entry, "", ""


def _find_last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the shortest match at the end of a text."""
    start = max(0, len(text) - _LONGEST_MARK)
    matches = [match for position in range(start, len(text)) if (match := pattern.match(text, position))]
    return next((match for match in matches if level_of(match[1]) in RESTRICTED), None)
