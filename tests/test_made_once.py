"""What a fixture makes once is there for each test, as it was made."""

from pathlib import Path

import pytest

from harness.made_once import made_once


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Return the folders of two tests."""
    for name in ("first", "second"):
        (tmp_path / name / "cache").mkdir(parents=True)
    return [tmp_path / "first", tmp_path / "second"]


def test_the_second_test_gets_a_copy_that_the_first_has_not_touched(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    @made_once
    def shelf(run: str) -> str:
        calls.append(run)
        Path("library.json").write_text("made")
        Path("cache/index").write_text("made")
        return run

    monkeypatch.chdir(folders[0])
    assert shelf(run="one") == "one"
    Path("library.json").write_text("touched")
    monkeypatch.chdir(folders[1])
    assert shelf(run="two") == "two"  # what it takes is that of its test
    assert Path("library.json").read_text() == "made"
    assert not Path("cache/index").exists()
    assert calls == ["one"]


def test_a_path_is_in_the_folder_of_the_test(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    @made_once
    def table() -> Path:
        path = Path.cwd() / "table.csv"
        path.write_text("key")
        return path

    for folder in folders:
        monkeypatch.chdir(folder)
        assert table() == folder / "table.csv"
        assert table().read_text() == "key"
