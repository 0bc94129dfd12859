"""The entries of a list of references as records."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record.access import stricter
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.records.entry_works import iterate_works
from protlib.typed_references.records.marks import take_mark


def records_of_entries(
    entries: Sequence[TypedEntry], options: ReadOptions, annotations: Mapping[int, str] = MappingProxyType({})
) -> Parsed:
    """Return the records of entries; each doubt is a problem with the line of its entry.

    `annotations` has, by the line of an entry, what somebody wrote about the work, which becomes its abstract.
    """
    problems: list[Problem] = []
    marks: list[str] = []
    raw_records = _iterate_raw_records(entries, problems, marks)
    annotated = (
        (line, {**raw, "abstract": annotations[line]} if annotations.get(line) else raw) for line, raw in raw_records
    )
    parsed = gather(annotated, options, len(entries), problems)
    if marks:
        parsed.remarks.append(describe_closing(marks[0], len(marks), "another mark beside a reference marks"))
    return parsed


def _iterate_raw_records(
    entries: Sequence[TypedEntry], problems: list[Problem], marks: list[str]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the raw record of each entry with its line; its doubts join the problems, what closes it the marks."""
    for entry, level, mark in map(take_mark, entries):
        raws = []
        for name, raw, doubts, is_lost in iterate_works(entry):
            problems.extend(Problem(entry.line, name, doubt, lost=is_lost) for doubt in doubts)
            raws += [raw] if raw else []
        marks += [mark] if level and raws else []
        yield from ((entry.line, {**raw, "access": level} if level else raw) for raw in raws)


def close_all(parsed: Parsed, level: str, mark: str) -> None:
    """Close all records as a line of their list says; a remark tells it. Without a level, nothing changes."""
    if level:
        parsed.publications[:] = [
            record.changed(access=stricter(record.access, level)) for record in parsed.publications
        ]
        parsed.remarks.append(f"The list says “{mark[:QUOTED_LETTERS]}”, so all its records are {level}.")
