"""A library file with its index, and all that an index says of its library."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from protlib.index import Index
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.search.facets import count_facets
from protlib.selection import Selection, Sort
from protlib.system.file_identity import stamp

JOBE = Publication(
    key="jobe2010causes",
    type="report",
    title="The Causes and Consequences of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
    doi="10.1000/re-trafficking",
    countries=("Nigeria",),
    tags=("evidence",),
    abstract="A study of labour exploitation.",
)
CARING = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons: Guidance for Health Providers",
    authors=(Name(literal="International Organization for Migration", short="IOM"),),
    date="2009-07",
    regions=("West and Central Africa",),
    aliases=("iom2009health",),
)
GESOD = Publication(
    key="gesod2017bodies",
    type="chapter",
    title="Bodies on the Move in the Horn of Africa",
    authors=(Name(family="Gesod", given="Shukri Hirabe"),),
    date="2017",
)
LIBRARY = (JOBE, CARING, GESOD)


def write(path: Path, records: Iterable[Publication]) -> list[dict[str, Any]]:
    documents = [record.to_dict() for record in records]
    path.write_bytes(orjson.dumps(documents))
    return documents


class Shelf:
    """A library file and its cache; `open` reads the file as the library does."""

    def __init__(self, folder: Path, records: Iterable[Publication] = LIBRARY) -> None:
        self.path = folder / "library.json"
        self.cache: Path | None = folder / "cache"
        self.readings = 0
        self.records = list(records)
        write(self.path, self.records)

    def documents(self) -> list[Mapping[str, Any]]:
        self.readings += 1
        return list(orjson.loads(self.path.read_bytes()))

    def open(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Index:
        return Index.open(self.path, self.cache, self.documents, progress)

    def write(self, index: Index, changed: Sequence[Publication], removed: Sequence[str]) -> bool:
        """Write the library as its own code does, and update the index."""
        before = stamp(self.path)
        new = {record.key: record for record in changed}
        self.records = [new.pop(old.key, old) for old in self.records if old.key not in removed]
        self.records += new.values()
        write(self.path, self.records)
        after = stamp(self.path)
        assert after is not None
        return index.update(changed, removed, before, after)

    def index_file(self) -> Path:
        assert self.cache is not None
        [file] = self.cache.glob("*.sqlite")
        return file


QUERIES = (
    "", "trafficking", "traficking", "jobe 2010", "iom", "labor", "nigeria", '"the move"', "caus", "-africa", "zebra",
    "author:iom", "has:doi", "has:type", "-has:tags", "year:2009-07", "region:\"West Africa\"", "wo", "consequences health",
)  # fmt: skip


def answers(index: Index) -> list[Any]:
    """Return all that an index says of its library."""
    rows: list[Any] = []
    for query in QUERIES:
        results = select(index, Request(Selection(query=query)))
        rows.append((query, results.total, list(results.publications), list(results.explanations), results.notes))
    rows += [[record.key for record in select(index, Request(Selection(sort=sort))).publications] for sort in Sort]
    rows += [count_facets(index, Request(Selection()), [by]).values for by in ("year", "author", "region", "tag")]
    return rows


def anew(records: Iterable[Publication], folder: Path) -> list[Any]:
    """Return what an index says that was made from nothing."""
    with Index.open(folder / "library.json", None, lambda: [record.to_dict() for record in records]) as index:
        return answers(index)
