"""A library as a plan for it sees it: its records, from the index or the file, and its decisions."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.library.joins.side import NumberedRecord
    from protlib.record.decisions import Decisions  # who only asks for records does not need it
    from protlib.record.model import Publication


class Records(Protocol):
    """The records of a library, by key or fingerprint."""

    def all(self) -> int:
        """Return all records, as a bitmap."""

    def keys(self) -> list[str]:
        """Return the keys of all records, in order."""

    def present_and_former_keys(self) -> list[str]:
        """Return all keys by which records are found: the present ones in order, then former ones."""

    def has_key(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""

    def present_keys(self, keys: Sequence[str]) -> list[str]:
        """Return those of some keys that a record has or had."""

    def get(self, keys: Sequence[str]) -> "dict[str, Publication]":
        """Return the records with these keys or former keys, by the requested key; case does not matter."""

    def candidates(self, fingerprints: Collection[str]) -> "list[Publication]":
        """Return the records that have one of these fingerprints, in the library's order."""

    def list_filled(self, field: str) -> "list[Publication]":
        """Return the records in which a field is filled."""


class FilteredRecords(NamedTuple):
    """The records that meet a condition, as if the library had no others; the keys of the others stay taken."""

    records: Records
    meets_condition: "Callable[[Publication], bool]"

    def all(self) -> int:
        """Return all records, filtered or not, as a bitmap: callers only ask whether there are any."""
        return self.records.all()

    def keys(self) -> list[str]:
        """Return the keys of the records, in order."""
        keys = self.records.keys()
        records = self.get(keys)
        return [key for key in keys if key in records]

    def present_and_former_keys(self) -> list[str]:
        """Return all keys by which the records are found."""
        keys = self.records.present_and_former_keys()
        records = self.get(keys)
        return [key for key in keys if key in records]

    def has_key(self, key: str) -> bool:
        """Tell whether any record has this key or had it."""
        return self.records.has_key(key)

    def present_keys(self, keys: Sequence[str]) -> list[str]:
        """Return those of some keys that any record has or had."""
        return self.records.present_keys(keys)

    def get(self, keys: Sequence[str]) -> "dict[str, Publication]":
        """Return the records with these keys or former keys, by the key that was asked for."""
        return {key: record for key, record in self.records.get(keys).items() if self.meets_condition(record)}

    def candidates(self, fingerprints: Collection[str]) -> "list[Publication]":
        """Return the records that have one of these fingerprints."""
        return [record for record in self.records.candidates(fingerprints) if self.meets_condition(record)]

    def list_filled(self, field: str) -> "list[Publication]":
        """Return the records in which a field is filled, filtered or not: what is private in one stays so in others."""
        return self.records.list_filled(field)


class View(NamedTuple):
    """The records of a library and its decisions, both of the moment when a plan is made."""

    records: Records
    decisions: "Decisions"
    number_records: "Callable[[], Sequence[NumberedRecord]]" = tuple
    """Returns all records with their numbers in the file, which is read whole for that."""

    def records_with(self, keys: Sequence[str]) -> "list[Publication]":
        """Return the records with these keys, each once, in this order; raises NothingFoundError for an unknown one."""
        return records_with(self.records, keys)


def records_titled(records: Records, title: str) -> "list[Publication]":
    """Return the records with this title as `duplicates` compares it, in the library's order."""
    from protlib.duplicates.compared_titles import Title
    from protlib.duplicates.fingerprints import title_fingerprint
    from protlib.record.model import Publication

    return records.candidates([title_fingerprint(Title(Publication(title=title)))]) if title else []


def records_with(records: Records, keys: Sequence[str]) -> "list[Publication]":
    """Return the records with these keys, each once, in this order; raises NothingFoundError for an unknown one."""
    by_key = records.get(keys)
    if missing := [key for key in dict.fromkeys(keys) if key not in by_key]:
        from protlib.record.keys import unknown_keys

        raise unknown_keys(missing, records.present_and_former_keys())
    return list({record.key: record for record in map(by_key.__getitem__, keys)}.values())
