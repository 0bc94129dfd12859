"""The groups of records of a library that are one publication, without pairs that a person keeps apart."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import Final

from protlib.duplicates.groups import Group, group_records
from protlib.index import Index, bitmaps
from protlib.record.decisions import Decisions
from protlib.record.decisions.one_name import OneNames
from protlib.record.model import BOOKKEEPING, TEXT_LISTS, Publication
from protlib.system.progress import Progress
from protlib.text import comparable_key

_LETTERS_KEPT: Final = 40  # letters: of a longer abstract a checksum is kept, which takes less memory
_SHORT_TITLE: Final = 9  # words
_GENERAL_FIELDS: Final = ("files", "countries", "regions")
_TITLE: Final = ("title",)
_NOT_COMPARED: Final = {*TEXT_LISTS, *BOOKKEEPING, "accessed", "access", "note", "private_note"} - {"key", "aliases"}


def read_compared(index: Index) -> list[Publication]:
    """Return all records, in the library's order, without subjects, notes of users and dates of their entry.

    A checksum stands in the place of an abstract, which is only compared as a whole. All abstracts would be a quarter
    of the memory.
    """
    return [_as_compared(record) for _number, record in index.records(bitmaps.numbers(index.all()))]


def _as_compared(record: Publication) -> Publication:
    values = {name: value for name, value in record.filled().items() if name not in _NOT_COMPARED}
    if record.title.count(" ") < _SHORT_TITLE:  # it may be general: these tell such publications apart
        values |= {name: value for name in _GENERAL_FIELDS if (value := getattr(record, name))}
        values |= {"guessed": _TITLE} if "title" in record.guessed else {}
    if len(record.abstract) > _LETTERS_KEPT:
        abstract = record.abstract.encode(errors="surrogatepass")
        values["abstract"] = blake2b(abstract, digest_size=8).hexdigest()
    return Publication.of_clean(values)


def groups_of(
    records: Sequence[Publication], decisions: Decisions, keys: Collection[str] | None, progress: Progress
) -> list[Group]:
    """Return the groups that are surely one publication, then the possible ones, each the likeliest first.

    `keys` limits them to groups with one of these keys, or with a sure duplicate of it.
    """
    bodies = OneNames(decisions.names()).bodies()
    return group_records(
        records,
        _separate_pairs(records, decisions),
        known_names=bodies,
        candidates=None if keys is None else frozenset(keys),
        progress=progress,
    )


def _separate_pairs(records: Sequence[Publication], decisions: Decisions) -> set[frozenset[str]]:
    """Return the pairs of present keys that a person keeps apart, also where the keys were others at the time."""
    decided_pairs = decisions.separate_pairs()
    keys_by_name = {
        comparable_key(name): record.key
        for record in (records if decided_pairs else ())
        for name in (*record.aliases, record.key)
    }
    return {frozenset(keys_by_name.get(comparable_key(key), key) for key in pair) for pair in decided_pairs}
