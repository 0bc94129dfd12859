"""A library as the picker of `browse` sees it: thirty records, and what is asked of them."""

from collections.abc import Sequence
from dataclasses import replace

from protlib.cli.picker.state import Actions, Matches
from protlib.errors import NothingFoundError, UsageError
from protlib.record.model import Publication
from protlib.record.summary import Summary

RECORDS = {
    f"k{n}": Publication(key=f"k{n}", title=f"Title {n}", abstract="Long words " * 60) for n in range(30)
}


class Side:
    """A library as the picker sees it, and what was asked of it."""

    def __init__(self) -> None:
        self.records = dict(RECORDS)
        self.did: list[object] = []
        self.actions = Actions(self.find, self.read, self.tag, self.open, self.copy)

    def find(self, text: str) -> Matches:
        self.did.append(f"find {text}")
        if text.endswith(":"):
            raise UsageError("nothing stands behind the field\n  field:\n  ^")
        notes = ["traficking: showing trafficking"] if text == "traficking" else []
        found = [Summary.of(record) for record in self.records.values() if text != "nothing"]
        return Matches(found[:20], len(found), notes)

    def read(self, key: str) -> Publication:
        if key not in self.records:
            raise NothingFoundError(f"no publication has the key {key}")
        self.did.append(f"read {key}")
        return self.records[key]

    def tag(self, keys: Sequence[str], text: str) -> str:
        for key in keys:
            self.records[key] = replace(self.read(key), tags=(text,))
        return f"{len(keys)} publications changed"

    def open(self, keys: Sequence[str]) -> str:
        raise UsageError(f"{keys[0]} has no link")

    def copy(self, keys: Sequence[str]) -> str:
        return f"copied {', '.join(keys)}"
