"""What an intake asks of a library: its records by key and by fingerprint, and those that surely come again."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from protlib.record.model import Publication


class Lookup(Protocol):
    """What an intake asks the index of the library."""

    def all(self) -> int:
        """Return 0 where there are no records."""

    def has_key(self, key: str) -> bool:
        """Tell whether a record has this key or had it, in whatever case."""

    def present_keys(self, keys: Sequence[str]) -> Sequence[str]:
        """Return those of some keys that a record has or had."""

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:
        """Return the records that have one of these fingerprints."""

    def get(self, keys: Sequence[str]) -> Mapping[str, Publication]:
        """Return the records with these keys, by the key that was asked for."""


class _EmptyLibrary:
    """A library that holds nothing: its index need not be asked for every key and fingerprint."""

    def all(self) -> int:
        return 0

    def has_key(self, key: str) -> bool:  # noqa: ARG002 - as an index has it
        return False

    def present_keys(self, keys: Sequence[str]) -> Sequence[str]:  # noqa: ARG002 - as an index has it
        return ()

    def candidates(self, fingerprints: Collection[str]) -> Sequence[Publication]:  # noqa: ARG002 - as an index has it
        return ()

    def get(self, keys: Sequence[str]) -> Mapping[str, Publication]:  # noqa: ARG002 - as an index has it
        return {}


def skip_empty_index(library: Lookup) -> Lookup:
    """Return a library to ask; one that holds nothing answers without its index."""
    return library if library.all() else _EmptyLibrary()


def find_owners(records: Sequence[Publication], library: Lookup) -> dict[int, Publication]:
    """Return the records of the library that surely come again, by the positions of those that come under their keys.

    Nothing else has to be looked up for these, which are nearly all where a file is imported every night.
    """
    shared_keys = library.present_keys([record.key for record in records if record.key])
    if not shared_keys:
        return {}
    from protlib.duplicates.certain_duplicates import are_surely_one_with_key

    owners_by_key = library.get(shared_keys)
    return {
        position: owner
        for position, record in enumerate(records)
        if (owner := owners_by_key.get(record.key)) is not None
        and owner.key == record.key
        and are_surely_one_with_key(owner, record)
    }
