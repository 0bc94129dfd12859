"""A library as the picker of `browse` sees it: thirty records, and what is asked of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from protlib.cli.picker.desk import Matches, Proposal, Query, Twins
from protlib.errors import NothingFoundError, UsageError
from protlib.library.changes.record_merge import Union
from protlib.record.model import Publication
from protlib.record.summary_of_record import summary_of
from protlib.search import Hits
from protlib.selection import Facet

RECORDS = {f"k{n}": Publication(key=f"k{n}", title=f"Title {n}", abstract="Long words " * 60) for n in range(30)}
COUNTS = {
    Facet.REGION: [("Africa", 20), ("Asia", 9), ("West Africa", 2)],
    Facet.YEAR: [("2001", 3), ("2002", 4)],
}


class Side:
    """A library as the picker sees it, and what was asked of it; more than one listing tells what all are."""

    def __init__(self) -> None:
        self.records = dict(RECORDS)
        self.did: list[object] = []
        self.asked: Query | None = None
        self.changes = 0
        self.undo_asks: Proposal | None = None
        self.there: set[str] = set()
        self.groups: list[Twins] = []
        self.references: dict[str, str] = {}

    def find_records(self, asked: Query, most: int) -> Matches:
        self.asked = asked
        text = asked.text
        self.did.append(f"find {text}")
        if text.endswith(":"):
            raise UsageError("nothing stands behind the field\n  field:\n  ^")
        notes = ["traficking: showing trafficking"] if text == "traficking" else []
        summaries = [summary_of(record) for record in self.records.values() if text != "nothing"]
        return Matches(
            summaries[: min(most, 20) if most == 200 else most], len(summaries), notes, Hits(frozenset({text}))
        )

    def publications(self, keys: Sequence[str]) -> Matches:
        summaries = [summary_of(self.publication(key)) for key in keys]
        return Matches(summaries, len(summaries))

    def matching_keys(self, asked: Query) -> Sequence[str]:
        return [] if asked.text == "nothing" else list(self.records)

    def count(self, asked: Query, facet: Facet) -> Sequence[tuple[str, int]]:
        self.did.append(f"count {facet} {asked.text}".strip())
        if asked.text.endswith(":"):
            raise UsageError("nothing stands behind the field")
        return COUNTS.get(facet, [])

    def publication(self, key: str) -> Publication:
        if key not in self.records:
            raise NothingFoundError(f"no publication has the key {key}")
        self.did.append(f"read {key}")
        return self.records[key]

    def highlights(self, publication: Publication) -> str:
        return "“debt bondage” (p. 34)" if publication.files else ""

    def reference(self, publication: Publication) -> str:
        return self.references.get(publication.key, "")

    def state(self) -> object:
        return self.changes

    def find_present_keys(self, keys: Iterable[str]) -> Mapping[str, str | None]:
        return {key: None for key in keys if key not in self.records}

    def tags(self) -> Sequence[str]:
        return ["health", "to read", "children"]

    def styles(self) -> Sequence[str]:
        return ["apa", "chicago", "harvard"]

    def formats(self) -> Sequence[str]:
        return ["bibtex", "ris"]

    def file_for(self, form: str) -> str:
        if form not in self.formats():
            raise UsageError(f"no format “{form}”")
        return f"publications.{form}"

    def writes_over(self, form: str, path: str) -> bool:
        if path.endswith("/"):
            raise UsageError(f"{path} is a folder")
        return path in self.there

    def files(self, start: str) -> Sequence[str]:
        return [path for path in sorted(self.there) if path.startswith(start)]

    def copy_keys(self, keys: Sequence[str]) -> str:
        return f"copied {', '.join(keys)}"

    def copy_key_citation(self, keys: Sequence[str]) -> str:
        return f"copied [{'; '.join(f'@{key}' for key in keys)}]"

    def copy_citation(self, keys: Sequence[str], style: str) -> str:
        return f"cited {', '.join(keys)} in {style}"

    def copy_references(self, keys: Sequence[str], style: str) -> str:
        return f"listed {', '.join(keys)} in {style}"

    def open(self, keys: Sequence[str]) -> str:
        raise UsageError(f"{keys[0]} has no link")

    def export(self, keys: Sequence[str], form: str, path: str) -> str:
        return f"{len(keys)} exported to {path} as {form}"

    def attach(self, key: str, path: str) -> str:
        if path not in self.there:
            raise UsageError(f"{path}: no such file")
        self.changes += 1
        return f"{path} attached to {key}"

    def tag(self, keys: Sequence[str], text: str) -> str:
        for key in keys:
            self.records[key] = replace(self.publication(key), tags=(text,))
        self.changes += 1
        return f"{len(keys)} publications changed"

    def edit(self, keys: Sequence[str]) -> str:
        self.changes += 1
        return f"edited {', '.join(keys)}"

    def check_import(self, path: str) -> None:
        if path == "none.ris":
            raise UsageError(f"{path}: no such file")

    def import_file(self, path: str) -> str:
        if path == "broken.ris":
            raise UsageError(f"nothing was imported from {path}")
        self.changes += 1
        return f"imported {path}"

    def duplicates(self, query: Query) -> Sequence[Twins]:
        self.did.append(f"duplicates {query.text}".strip())
        return self.groups

    def merge(self, union: Union) -> str:
        first, *rest = union.records
        self.publication(first.key)
        self.records[first.key] = union.record()
        return f"{self.remove([record.key for record in rest])} into {first.key}"

    def keep_apart(self, keys: Sequence[str]) -> str:
        self.changes += 1
        return f"{', '.join(keys)} kept"

    def propose_removal(self, keys: Sequence[str]) -> Proposal:
        return Proposal("Remove?", tuple(f"{key}: {summary_of(self.publication(key)).title}" for key in keys))

    def remove(self, keys: Sequence[str]) -> str:
        for key in keys:
            del self.records[key]
        self.changes += 1
        return f"{len(keys)} gone"

    def propose_undo(self) -> Proposal | None:
        return self.undo_asks

    def undo(self) -> str:
        self.changes += 1
        return "undone: something"
