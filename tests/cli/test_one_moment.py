"""What a command tells is of one state of the library, wherever another program comes in while it reads."""

from pathlib import Path

import pytest

from harness.pairs import each_value_once
from mishaps.interference import interfere, lines_of, replace
from programs.running import Run
from protlib.index import index_files
from protlib.library import Library
from protlib.record.model import Publication


@pytest.fixture
def states(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Two libraries as files: one with a fault that is silenced, one without fault and silence."""
    monkeypatch.setattr(index_files, "_PATIENCE", 0.01)  # who holds the index is this very process
    paths = {name: tmp_path / f"{name}.json" for name in ("odd", "even")}
    for name, path in paths.items():
        date = "" if name == "odd" else "2009"
        with Library(path) as library:
            library.add_many(
                [Publication(key=key, title=f"Title {key}", date=date, tags=(name,)) for key in ("one", "two")]
            )
    silenced = protlib("--library", paths["odd"], "check", "--silence", "year-missing", "one", "two")
    assert silenced.code == 0, silenced.err
    return paths


@each_value_once
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize(
    "arguments", [("stats", "--by", "tag"), ("check", "Title", "--rule", "year-missing", "--format", "json")]
)
def test_a_command_beside_a_writer_tells_one_state(
    states: dict[str, Path], tmp_path: Path, protlib: Run, arguments: tuple[str, ...], share: float
) -> None:
    """Of a fault in one state and what is silenced in the other something would be told that is in neither."""
    path = tmp_path / "library.json"
    expected = []
    for name in ("even", "odd"):
        replace(path, states, name)
        expected.append(protlib(*arguments))
    count = lines_of(lambda: protlib(*arguments))
    with interfere(1 + int(share * count), lambda: replace(path, states, "even")):
        ran = protlib(*arguments)
    assert ran in expected
