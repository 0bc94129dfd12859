"""The groups of records of a library that are one publication, without pairs that a person keeps apart."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import Final

from protlib.duplicates.groups import Group, group_records
from protlib.index import Index, bitmaps
from protlib.record.decisions import Decisions
from protlib.record.decisions.one_name import OneNames
from protlib.record.model import Publication
from protlib.system.progress import Progress

_SHORT: Final = 40


def read_compared(index: Index) -> list[Publication]:
    """Return all records, in the library's order, with a checksum in the place of a longer abstract.

    Abstracts are only compared as a whole, and would be half of the memory.
    """
    return [_without_abstract(record) for _number, record in index.records(bitmaps.numbers(index.all()))]


def _without_abstract(record: Publication) -> Publication:
    if len(record.abstract) <= _SHORT:
        return record
    checksum = blake2b(record.abstract.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return Publication.of_clean({**record.filled(), "abstract": checksum})


def groups_of(
    records: Sequence[Publication], decisions: Decisions, among: Collection[str] | None, progress: Progress
) -> list[Group]:
    """Return the groups that are surely one publication, then the possible ones, each the likeliest first.

    `among` limits them to groups with one of these keys, or with a sure duplicate of it.
    """
    bodies = OneNames(decisions.names()).bodies()
    return group_records(
        records,
        _pairs_apart(records, decisions),
        unsure=True,
        known_names=bodies,
        among=None if among is None else frozenset(among),
        progress=progress,
    )


def _pairs_apart(records: Sequence[Publication], decisions: Decisions) -> set[frozenset[str]]:
    """Return the pairs of present keys that a person keeps apart, also where the keys were others at the time."""
    decided = decisions.apart()
    keys_by_name = {
        name.casefold(): record.key for record in (records if decided else ()) for name in (*record.aliases, record.key)
    }
    return {frozenset(keys_by_name.get(key.casefold(), key) for key in pair) for pair in decided}
