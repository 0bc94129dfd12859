"""Whatever is done to a library, and in whatever order: its file is the one that would be written whole."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from protlib.errors import NothingFoundError
from protlib.library import Library
from protlib.record.decisions import OwnField
from protlib.record.model import Publication
from protlib.storage import Store, contents
from protlib.storage.slices import Slices
from sample_records.libraries import everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from protlib.storage.history.delta import CopiedPiece
    from protlib.storage.layout import Tables


def act(library: Library, chosen: random.Random, number: int) -> None:
    keys = [record.key for record in library]
    some = chosen.sample(keys, min(len(keys), chosen.randrange(1, 4)))
    added = [Publication(key=f"n{number}-{place}", title=f"Title {number} {place}") for place in range(3)]
    deeds: dict[str, Callable[[], object]] = {
        "add": lambda: library.add_many(added[: chosen.randrange(1, 4)], "add"),
        "set": lambda: library.change(some, lambda old: old.changed(note=f"note {number}")),
        "remove": lambda: library.remove(some[:2]),
        "rekey": lambda: some and library.rekey(some[0], f"r{number}"),
        "decide": lambda: library.decide(lambda old: old.with_decisions(OwnField(f"field{number}")), "fields add"),
        "forget": lambda: library.decide(lambda old: old.without_decisions(*old.all_decisions[:1]), "fields remove"),
        "undo": library.undo,
        "redo": library.redo,
    }
    try:
        chosen.choice([*deeds.values()])()
    except NothingFoundError:
        library.add_many(added, "add")


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_after_each_command_the_file_and_the_index_are_as_if_made_anew(
    path: Path, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[Slices] = []
    change = Slices.change

    def changed(self: Slices, tables: "Tables", gone: frozenset[str]) -> "Iterator[CopiedPiece | bytes]":
        copied.append(self)
        return change(self, tables, gone)

    monkeypatch.setattr(Slices, "change", changed)
    chance = random.Random(seed)
    messages: list[str] = []
    with Library(path, tmp_path / "cache", tell=messages.append) as library:
        library.add_many([Publication(key="first", title="The first")])
        for number in range(40):
            act(library, chance, number)
            raw = path.read_bytes()
            content = contents.content_of(raw)
            assert (contents.dumps(content.tables), content.repairs) == (raw, [])
            everything(library)
            assert [record.key for record in library] == [entry["key"] for entry in content.documents]
            assert (
                Store(path).header().changed_by
                == library.history()[sum(version.is_undone for version in library.history())].changed_by
                != "changed elsewhere"
            )
    assert messages == []
    assert len(copied) > 10
