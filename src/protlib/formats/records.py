"""From the raw records of a text to a reader's result, with progress reports."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.record import cleaning
from protlib.record.model import Publication
from protlib.record.raw_record import Extra

_FEWEST_WHOLE: Final = 2
"""Records that show how those of a file end."""
_RECORDS_OF_A_TAG: Final = 4
"""In the mean, for each tag that ends only one record: with fewer, the last record may well have one of its own."""
RECORDS_AT_ONCE: Final = 25
"""So many records go from one step of reading to the next together.

A processor does one thing many times sooner than many things by turns: BibTeX is read in a sixth less time than where
each record takes all steps alone. Of many more, what one step made is no longer at hand for the next.
"""
_RECORDS_A_STEP: Final = 8 * RECORDS_AT_ONCE  # of the progress line: it moves often enough, and costs nothing
_Item = TypeVar("_Item")


def take_many(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield the items as lists of those that are to be read together."""
    unread_items = iter(items)
    while items_at_once := [*islice(unread_items, RECORDS_AT_ONCE)]:
        yield items_at_once


def gather(
    raws: Iterable[tuple[int, Mapping[str, object]]],
    options: ReadOptions,
    total: int,
    problems: list[Problem],
    *,
    fault: str = "",
) -> Parsed:
    """Return the clean records of raw ones, with the line of each; faults in their values join the `problems`.

    `problems` may grow while `raws` is read; the result has them in the order of their lines. If there is neither a
    record nor a lost one, the problem says that there is `fault`.
    """
    parsed = Parsed(problems=problems)
    for raws_at_once in take_many(raws):
        for line, (publication, faults) in [(line, cleaning.clean_record(raw)) for line, raw in raws_at_once]:
            parsed.publications.append(publication)
            parsed.lines.append(line)
            if faults:
                name = publication.key or publication.title
                problems += [Problem(line, name, _problem_text(fault, options)) for fault in faults]
        if len(parsed.publications) % _RECORDS_A_STEP == 0:
            options.progress(len(parsed.publications), total)
    if fault and not parsed.publications and not any(problem.lost for problem in problems):
        problems.append(Problem(1, "", fault, lost=True))
    problems.sort(key=lambda problem: problem.line)
    return parsed


def _problem_text(problem: cleaning.ValueProblem, options: ReadOptions) -> str:
    """Return the fault of a value; an unfit value never replaces one of an existing record."""
    is_unfit = problem.action.startswith("kept in the field “extra”")
    return f"{problem.reason}; not taken" if options.finders and is_unfit else str(problem)


def find_cut(text: str, ends: Sequence[tuple[int, str]], naming: Collection[str] = ()) -> list[Problem]:
    """Return the problem of a text that is cut in its last record: the others end alike, and none with its last tag.

    `ends` has the line where each record begins, and its last tag. With `naming`, only these tags tell: people leave
    out others at the end, and the last line end, too. Of few records, nothing tells but the last line end: a doubt.
    """
    if not ends or text.endswith(("\n", "\r")):
        return []
    if len(ends) <= _FEWEST_WHOLE:
        return [Problem(ends[-1][0], "", "the file ends within a line, and may be cut off", is_doubt=True)]
    *earlier_ends, (line, last_tag) = ends
    counts = Counter(tag for _line, tag in earlier_ends)
    lone_tags = sum(count == 1 for count in counts.values())
    if last_tag in counts or (naming and last_tag not in naming) or _RECORDS_OF_A_TAG * lone_tags > len(earlier_ends):
        return []
    message = f"the file ends within “{last_tag}” of its last record, and may be cut off"
    return [Problem(line, "", message, is_cut=True)]


def differing_fields(intended_record: Publication, read_back: Publication) -> Iterator[str]:
    """Yield the fields, and the members of `extra`, in which a record read back differs from the intended one."""
    for name, value in intended_record.filled().items():
        if name == "extra":
            yield from value.keys() & unlike_members(value, read_back.extra).keys()
        elif value and value != getattr(read_back, name):
            yield name


def unlike_members(intended_members: Mapping[str, object], read_back: Mapping[str, object]) -> Extra:
    """Return the members of `extra` that differ when read back; None for a member that only the read one has."""
    members = {name: intended_members.get(name) for name in {**intended_members, **read_back}}
    return {name: value for name, value in members.items() if value != read_back.get(name)}
