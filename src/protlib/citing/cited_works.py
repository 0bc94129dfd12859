"""The cited publications, by every name that a citation may use."""

from collections.abc import Iterable, Iterator, Mapping

from protlib.citing.citation import Citation, CitedPublication
from protlib.record.model import Publication
from protlib.text import comparable_key


class Works(Mapping[str, Publication]):
    """Publications by key and former key; case does not matter, except between keys that differ only in case."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        all_publications = list(publications)
        self._publications_by_key = {publication.key: publication for publication in all_publications}
        for publication in all_publications:
            for alias in publication.aliases:
                self._publications_by_key.setdefault(alias, publication)
        self._folded = {
            comparable_key(key): publication for key, publication in reversed(list(self._publications_by_key.items()))
        }

    def __getitem__(self, key: str) -> Publication:
        return self._publications_by_key[key] if key in self._publications_by_key else self._folded[comparable_key(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._publications_by_key)

    def __len__(self) -> int:
        return len(self._publications_by_key)


def cite_once(citation: Citation, works: Mapping[str, Publication]) -> Citation:
    """Return a citation under the records' keys, without works that add nothing to what it has of the same record.

    Two keys mean one record since somebody merged two records.
    """
    entries = [cited._replace(key=works[cited.key].key) if cited.key in works else cited for cited in citation.cited]
    works_cited = [*dict.fromkeys(entries)]
    keys = [cited.key for cited in works_cited]
    return Citation(
        tuple(cited for cited in works_cited if cited != CitedPublication(cited.key) or keys.count(cited.key) == 1)
    )
