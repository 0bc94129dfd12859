"""The entries of a list of references as records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.lists.likelihood import refers_elsewhere
from protlib.typed_references.records.marks import take_mark

_LETTERS_SHOWN: Final = 60  # letters of an entry: a message is one line


def records_of_entries(entries: Sequence[TypedEntry], options: ReadOptions) -> Parsed:
    """Return the records of entries; each doubt is a problem with the line of its entry."""
    problems: list[Problem] = []
    marks: list[str] = []
    parsed = gather(_iterate_raw_records(entries, problems, marks), options, len(entries), problems)
    if marks:
        parsed.remarks.append(describe_closing(marks[0], len(marks), "another mark beside a reference marks"))
    return parsed


def _iterate_raw_records(
    entries: Sequence[TypedEntry], problems: list[Problem], marks: list[str]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the raw record of each entry with its line; its doubts join the problems, what closes it the marks."""
    for entry, level, mark in map(take_mark, entries):
        if refers_elsewhere(entry) or entry.is_remark:
            problems.append(_make_problem(entry))
            continue
        if entry.is_fragment:
            message = "has one or two words; left out"
            problems.append(Problem(entry.line, entry.text[:_LETTERS_SHOWN], message, lost=True))
            continue
        raws = list(_raw_records_of_entry(entry, problems))
        marks += [mark] if level and raws else []
        yield from ((entry.line, {**raw, "access": level} if level else raw) for raw in raws)


def _raw_records_of_entry(entry: TypedEntry, problems: list[Problem]) -> Iterator[Mapping[str, Any]]:
    """Yield the raw record of each work that an entry names; one that only refers to another entry has none."""
    from protlib.typed_references.records import joint_works, typed_entry_reader

    works = joint_works.split_joint_works(entry)
    for work in works:
        if refers_elsewhere(work.entry):
            problems.append(_make_problem(work.entry))
            continue
        raw, doubts = typed_entry_reader.read_typed_entry(work.entry)
        if not work.is_sure:
            doubts = [*doubts, f"one of {len(works)} works of an entry; see that it is no part of another"]
            raw["private_note"] = entry.text
        problems.extend(Problem(entry.line, raw["title"], doubt) for doubt in doubts)
        yield raw


def _make_problem(entry: TypedEntry) -> Problem:
    reason = "no work is read in it" if entry.is_remark else "refers to another entry"
    return Problem(entry.line, entry.text[:_LETTERS_SHOWN], f"{reason}; left out")
