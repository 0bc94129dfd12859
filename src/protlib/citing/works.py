"""The publications that are cited, by the names that a citation may call them by."""

from collections.abc import Iterable, Iterator, Mapping

from protlib.record.model import Publication


class Works(Mapping[str, Publication]):
    """Publications by their keys and former keys; case does not matter, as in the library, but for those that differ in it alone."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        held = list(publications)
        self._named = {publication.key: publication for publication in held}
        for publication in held:
            for alias in publication.aliases:
                self._named.setdefault(alias, publication)
        self._folded = {key.casefold(): publication for key, publication in reversed(list(self._named.items()))}

    def __getitem__(self, key: str) -> Publication:
        return self._named[key] if key in self._named else self._folded[key.casefold()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)
