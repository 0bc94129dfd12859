"""Answers of servers in JSON: the works in a list or alone, and what of them has no place in a record."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from protlib.formats.jsontext import first_object, objects, read_members
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.frozen import NamedTuple
from protlib.record.raw_record import RawRecord

Work = Mapping[str, Any]
"""A work as a server describes it."""

_FIRST_MEMBERS: Final = 20
"""The number of list members to look at, because the first may be broken."""
_LIST: Final = re.compile(r"\s*\[")


class Service(NamedTuple):
    """A service: its name, how its answers name their list, and which members of a work are what."""

    name: str
    list_name: str
    """The member of an answer that has the works: "results"."""
    total_pattern: str
    """Matches what an answer says of how many works the service has for the question."""
    find_work: Callable[[object], Work | None]
    """Returns the work in a member of the list or in an answer of one work; None for anything else."""
    to_raw: Callable[[Work], tuple[RawRecord, list[str]]]
    """Returns the raw record of a work, and what a person should know of it."""
    read_members: Collection[str]
    """The members that `to_raw` reads, or that say nothing of the publication."""


def is_answer(text: str, service: Service) -> bool:
    """Tell whether a JSON text is an answer of a service."""
    opening = _opening(text, service)
    if not opening:
        answer, end = first_object(text)
        return service.find_work(answer) is not None and not text[end:].strip()
    if _LIST.fullmatch(text[:opening]):  # made by a person, who may have mixed kinds
        matches = [service.find_work(member) is not None for member in objects(text, opening)]
        return all(matches) and bool(matches)
    return any(service.find_work(member) for member in islice(objects(text, opening), _FIRST_MEMBERS))


def read_answer(text: str, options: ReadOptions, service: Service) -> Parsed:
    """Return the records of an answer; a remark names the members without a place in a record."""
    problems: list[Problem] = []
    omissions: Counter[str] = Counter()

    def raws() -> Iterator[tuple[int, RawRecord]]:
        for line, work in _works(text, service, problems):
            omissions.update(name for name, value in work.items() if name not in service.read_members and value)
            raw, doubts = service.to_raw(work)
            problems.extend(Problem(line, str(raw.get("title", "")), doubt) for doubt in doubts)
            yield line, raw

    parsed = gather(raws(), options, 0, problems)
    total = re.search(service.total_pattern, text)
    if total and int(total[1]) > len(parsed.publications):
        parsed.remarks.append(
            f"{service.name} has {total[1]} works, and this answer {len(parsed.publications)} of them."
        )
    if omissions:
        parsed.remarks.append(f"Left out of what {service.name} says: {', '.join(sorted(omissions))}.")
    return parsed


def _opening(text: str, service: Service) -> int:
    """Return where the first work of a list stands, 0 where an answer has one work and no list."""
    if opening := _LIST.match(text):
        return opening.end()
    # A word of an abstract may be called as the list is, but has numbers behind it.
    opening = re.search(rf'(?<!\\)"{service.list_name}"\s*:\s*\[(?!\s*\d+\s*(?:,\s*\d+\s*)*\])', text)
    return opening.end() if opening else 0


def _works(text: str, service: Service, problems: list[Problem]) -> Iterator[tuple[int, Work]]:
    """Yield each work with its line; what is none is reported."""
    opening = _opening(text, service)
    members = read_members(text, opening, problems, "]") if opening else iter([(1, first_object(text)[0])])
    for line, member in members:
        if work := service.find_work(member):
            yield line, work
        else:
            problems.append(Problem(line, "", f"not a work of {service.name}; left out", lost=True))
