"""The publications that are marked in `browse`, in the order in which they were."""

from collections.abc import Iterable, Iterator, Mapping


class Marks:
    """Keys of publications, each once; they stay while the query changes."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def turn(self, key: str) -> None:
        """Mark a publication, or take its mark away."""
        if key in self._keys:
            del self._keys[key]
        else:
            self._keys[key] = None

    def add(self, keys: Iterable[str]) -> int:
        """Mark publications as well, and return how many were not marked yet."""
        before = len(self._keys)
        self._keys |= dict.fromkeys(keys)
        return len(self._keys) - before

    def clear(self) -> None:
        """Take all marks away."""
        self._keys.clear()

    def follow(self, now: Mapping[str, str | None]) -> int:
        """Have marks follow what became of keys: the key a record has now, None where it is not there; return how many are gone."""
        keys = [now.get(key, key) for key in self._keys]
        self._keys = {key: None for key in keys if key is not None}
        return keys.count(None)
