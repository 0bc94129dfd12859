"""The entries of a list of references as records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.typed_entries.marks import take_mark
from protlib.record.typed.entry import TypedEntry
from protlib.record.typed.likelihood import refers_elsewhere


def of_entries(entries: Sequence[TypedEntry], options: ReadOptions) -> Parsed:
    """Return the records of entries; each doubt is a problem with the line of its entry."""
    problems: list[Problem] = []
    marks: list[str] = []
    parsed = gather(_raws(entries, problems, marks), options, len(entries), problems)
    if marks:
        parsed.remarks.append(describe_closing(marks[0], len(marks), "another mark beside a reference marks"))
    return parsed


def _raws(
    entries: Sequence[TypedEntry], problems: list[Problem], marks: list[str]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the raw record of each entry with its line; its doubts join the problems, what closes it the marks."""
    from protlib.formats.typed_entries import entry_reader

    for entry, level, mark in map(take_mark, entries):
        if refers_elsewhere(entry):
            problems.append(
                Problem(entry.line, entry.text[:60], "refers to another entry; left out")
            )  # letters: a message is one line
            continue
        if entry.is_fragment:
            message = "has one or two words; left out"
            problems.append(Problem(entry.line, entry.text[:60], message, lost=True))
            continue
        raw, doubts = entry_reader.read_typed_entry(entry)
        problems.extend(Problem(entry.line, raw["title"], doubt) for doubt in doubts)
        marks += [mark] if level else []
        yield entry.line, {**raw, "access": level} if level else raw
