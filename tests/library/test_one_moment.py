"""What is read while others write is of one state:
another program comes in between any two lines of the reader, and of the writer.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.pairs import each_value_once
from mishaps.interference import interfere, lines_of, replace
from protlib.index import index_files
from protlib.library import Library
from protlib.library.library import read_at_one_moment
from protlib.record.decisions import OwnField
from protlib.record.model import Publication
from protlib.selection import Selection


def state(name: str) -> list[Publication]:
    """Return the records of a state: each says which it is,
    and they have other keys in part, another order and number.
    """
    shared = [Publication(key=f"k{n}", title=f"Title {n} {name}", tags=(name,)) for n in range(4)]
    own = [Publication(key=f"{name}{n}", title=f"Own {name}", tags=(name,)) for n in range(len(name))]
    return [*own, *shared] if name == "odd" else [*shared, *own]


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two libraries as files."""
    folder, libraries = tmp_path_factory.mktemp("states"), {}
    for name in ("odd", "even"):
        libraries[name] = folder / f"{name}.json"
        with Library(libraries[name]) as library:
            library.add_many(state(name))
            library.add_fields([f"{name}_field"])
    return libraries


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_files, "_PATIENCE", 0.01)  # who holds the index is this very process


def all_readings(library: Library) -> tuple[Any, ...]:
    """Return all that is told of a library, in several readings."""
    return read_at_one_moment(
        library,
        lambda read: (
            [(publication.key, publication.title) for publication in read.select("").publications],
            [summary.key for summary in read.select("", publications=False).summaries],
            read.own_fields(),
            read.facets("", "tag"),
            len(read),
            [record.title for record in read.get_many(["k0", "k3"])],
        ),
    )


READERS: dict[str, Callable[[Library], Any]] = {
    "a selection": lambda library: [publication.title for publication in library.select(Selection(query="title")).publications],
    "a list": lambda library: [summary.key for summary in library.select(Selection(sort="title")).summaries],
    "records": lambda library: [record.title for record in library.get_many(["k3", "k0", "k1"])],
    "counts": lambda library: library.facets("", "tag"),
    "all": all_readings,
}  # fmt: skip


def answers(states: dict[str, Path]) -> list[dict[str, Any]]:
    results = []
    for path in states.values():
        with Library(path) as library:
            results.append({name: ask(library) for name, ask in READERS.items()})
    return results


def beside_a_writer(states: dict[str, Path], folder: Path, reader: str, share: float) -> None:
    """Have the library replaced while it is read, after a share of the reader's lines; what is read is of one state."""
    path, ask = folder / "library.json", READERS[reader]
    shutil.copyfile(states["odd"], path)
    with Library(path, folder / "cache") as library:
        count = lines_of(lambda: ask(library))
        library.close()
        with interfere(1 + int(share * count), lambda: replace(path, states, "even")):
            answer = ask(library)
    assert answer in [expected[reader] for expected in answers(states)]


@each_value_once
@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_beside_a_writer_tells_one_state(
    states: dict[str, Path], tmp_path: Path, reader: str, share: float
) -> None:
    beside_a_writer(states, tmp_path, reader, share)


@pytest.mark.soak
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("part", range(20))
def test_a_reader_beside_a_writer_tells_one_state_wherever_it_comes_in(
    states: dict[str, Path], tmp_path: Path, reader: str, part: int
) -> None:
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        beside_a_writer(states, folder, reader, (part + number / 20) / 20)


def write(library: Library) -> None:
    """Change a library in one command: records come, go and change, and something is decided."""
    library.change(["k0", "k1"], lambda record: record.changed(title=f"{record.title} new"), decide=with_field)


def with_field(decisions: Any) -> Any:
    return decisions.with_decisions(OwnField("new"))


def beside_a_reader(states: dict[str, Path], folder: Path, share: float) -> None:
    """Have the library read while it is written; what is read is the old state or the new one."""
    path, cache = folder / "library.json", folder / "cache"
    shutil.copyfile(states["odd"], path)
    dry = folder / "dry"
    dry.mkdir()
    shutil.copyfile(path, dry / path.name)
    for home in (folder, dry):
        with Library(home / path.name, home / "cache") as library:
            before = all_readings(library)
    with Library(dry / path.name, dry / "cache") as library:
        count = lines_of(lambda: write(library))
    readings: list[Any] = []

    def ask() -> None:
        with Library(path, cache) as second_library:
            readings.append(all_readings(second_library))

    with Library(path, cache) as library, interfere(1 + int(share * count), ask):
        write(library)
    with Library(path, cache) as library:
        after = all_readings(library)
    assert after != before
    assert readings
    assert readings[0] in (before, after)
    with Library(path) as library:
        assert all_readings(library) == after


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.95, 0.99])
def test_a_writer_beside_a_reader_shows_the_old_state_or_the_new(
    states: dict[str, Path], tmp_path: Path, share: float
) -> None:
    beside_a_reader(states, tmp_path, share)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(40))
def test_a_writer_beside_a_reader_shows_the_old_state_or_the_new_wherever_it_comes_in(
    states: dict[str, Path], tmp_path: Path, part: int
) -> None:
    for number in range(10):
        folder = tmp_path / str(number)
        folder.mkdir()
        beside_a_reader(states, folder, (part + number / 10) / 40)


def test_where_writers_do_not_end_a_copy_is_read(states: dict[str, Path], path: Path) -> None:
    names = ["odd", "even"] * 9

    def read(library: Library) -> list[str]:
        fields = library.own_fields()
        if library.path == path:
            replace(path, states, names.pop())
        return [*fields, *library.own_fields()]

    replace(path, states, "odd")
    with Library(path) as library:
        first, second = read_at_one_moment(library, read)
    assert first == second
