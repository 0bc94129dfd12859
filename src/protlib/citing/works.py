"""The cited publications, by every name that a citation may use."""

from collections.abc import Iterable, Iterator, Mapping

from protlib.record.model import Publication


class Works(Mapping[str, Publication]):
    """Publications by key and former key; case does not matter, except between keys that differ only in case."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        all_publications = list(publications)
        self._publications_by_key = {publication.key: publication for publication in all_publications}
        for publication in all_publications:
            for alias in publication.aliases:
                self._publications_by_key.setdefault(alias, publication)
        self._folded = {
            key.casefold(): publication for key, publication in reversed(list(self._publications_by_key.items()))
        }

    def __getitem__(self, key: str) -> Publication:
        return self._publications_by_key[key] if key in self._publications_by_key else self._folded[key.casefold()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._publications_by_key)

    def __len__(self) -> int:
        return len(self._publications_by_key)
