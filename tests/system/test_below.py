"""Files that a document names: which of them protlib looks at."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.rows import every_row
from protlib.attachments.named_files import ArrivalFolders
from protlib.cli.assistant.styled_references import find_document
from protlib.cli.options.cited_keys import read_cited_keys
from protlib.errors import UsageError
from protlib.record.file_references import FileReference
from protlib.system.below import find_below, may_look_at

SHARE = "//files.example/share/report.pdf"


@every_row(
    ("name", "folders", "may"),
    [
        ("/home/ana/report.pdf", ["/home/ben"], True),
        (SHARE, ["/home/ben"], False),
        (SHARE, [], False),
        (SHARE, ["/home/ben", "//files.example/share"], True),
        (SHARE, ["//files.example/shared"], False),
        ("//files.example/share/a/../other/report.pdf", ["//files.example/share/a"], False),
    ],
)
def test_a_share_is_looked_at_where_a_folder_is_on_it(name: str, folders: list[str], may: bool) -> None:
    assert may_look_at(Path(name), map(Path, folders)) is may


@pytest.mark.parametrize("name", ["a.pdf", "sub/a.pdf", "sub/../a.pdf"])
def test_a_file_below_is_found(tmp_path: Path, name: str) -> None:
    assert find_below(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize(
    "name", ["../a.pdf", "sub/../../a.pdf", "/etc/a.pdf", SHARE, r"\\files.example\share\a.pdf", "a\0.pdf"]
)
def test_a_file_elsewhere_is_not(tmp_path: Path, name: str) -> None:
    assert find_below(tmp_path, name) is None


def test_what_names_a_share_has_no_machine_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    for name in ("stat", "lstat", "readlink", "open"):
        monkeypatch.setattr(os, name, _noting(getattr(os, name), names))
    assert ArrivalFolders(tmp_path).find_file(FileReference(SHARE)) is None
    with pytest.raises(UsageError):
        find_document(SHARE, [tmp_path])
    (tmp_path / "a.tex").write_text(rf"\cite{{key}} \input{{{SHARE}}}")
    assert [cited.key for cited in read_cited_keys([tmp_path / "a.tex"])] == ["key"]
    assert [path for path in names if "files.example" in path and not path.startswith(str(tmp_path))] == []
    assert names


def _noting(function: Callable[..., Any], asked: list[str]) -> Callable[..., Any]:
    def note(path: Any, *arguments: Any, **named: Any) -> Any:
        asked.append(os.fspath(path) if isinstance(path, str | os.PathLike) else "")
        return function(path, *arguments, **named)

    return note
