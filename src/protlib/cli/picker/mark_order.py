"""The marked publications of `browse`, in the order of the marks."""

from collections.abc import Iterable, Iterator, Mapping


class Marks:
    """Keys of publications, each once; they stay when the query changes."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def turn(self, key: str) -> None:
        """Mark a publication, or remove its mark."""
        if key in self._keys:
            del self._keys[key]
        else:
            self._keys[key] = None

    def add(self, keys: Iterable[str]) -> int:
        """Mark publications, and return the number of new marks."""
        old_count = len(self._keys)
        self._keys |= dict.fromkeys(keys)
        return len(self._keys) - old_count

    def clear(self) -> None:
        """Remove all marks."""
        self._keys.clear()

    def follow(self, keys_now: Mapping[str, str | None]) -> int:
        """Follow changes of keys: to the new key, or None where the record is gone; return the number of those."""
        keys = [keys_now.get(key, key) for key in self._keys]
        self._keys = {key: None for key in keys if key is not None}
        return keys.count(None)
