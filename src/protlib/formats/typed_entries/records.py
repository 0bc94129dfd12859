"""The entries of a list of references as records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record.typed.entry import TypedEntry

# Such as "Ibid., p. 44.", "See note 3 above", "Idem".
_NO_ENTRY: Final = re.compile(
    r"\W*(?:ibid|ibidem|idem|id\.|loc\. cit|op\. cit|see (?:also )?(?:note|footnote|above)|voir note|supra|infra)\b",
    re.IGNORECASE,
)


def of_entries(entries: Sequence[TypedEntry], options: ReadOptions) -> Parsed:
    """Return the records of entries; each doubt is a problem with the line of its entry."""
    problems: list[Problem] = []
    return gather(_raws(entries, problems), options, len(entries), problems)


def refers_elsewhere(entry: TypedEntry) -> bool:
    """Tell whether an entry names no work itself, but refers to another entry or note, such as "Ibid., p. 44."."""
    return _NO_ENTRY.match(entry.text) is not None


def _raws(entries: Sequence[TypedEntry], problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    from protlib.formats.typed_entries import fields

    for entry in entries:
        if refers_elsewhere(entry):
            problems.append(
                Problem(entry.line, entry.text[:60], "refers to another entry; left out")
            )  # letters: a message is one line
            continue
        raw, doubts = fields.read_typed_entry(entry)
        problems.extend(Problem(entry.line, raw["title"], doubt) for doubt in doubts)
        yield entry.line, raw
