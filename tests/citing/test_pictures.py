"""Pictures of a report: which are not there, and where a document in another folder finds them."""

from pathlib import Path

import pytest

from protlib.citing.engine import pictures
from protlib.citing.engine.inlines import Node


def blocks(*urls: str) -> list[Node]:
    images = [{"t": "Image", "c": [["", [], []], [], [url, ""]]} for url in urls]
    return [{"t": "Para", "c": [{"t": "Emph", "c": images}]}]


def test_a_file_that_is_not_there_is_lost_and_an_address_is_not(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(b"")
    asked = blocks("a%20b.png", "gone.png", "gone.png", "https://example.org/x.png", "data:,x", "any")
    assert pictures.lost(asked, tmp_path) == ["gone.png"]


@pytest.mark.parametrize(
    ("folder", "target", "url", "seen"),
    [
        (".", ".", "a.png", "a.png"),
        ("in", "in", "a.png", "a.png"),
        ("in", ".", "a.png", "in/a.png"),
        (".", "out", "a.png", "../a.png"),
        ("in", "out", "b/a.png", "../in/b/a.png"),
        ("in", ".", "/srv/a.png", "/srv/a.png"),
        ("in", ".", "https://example.org/a.png", "https://example.org/a.png"),
    ],
)
def test_a_picture_is_found_from_the_folder_of_the_document(
    folder: str, target: str, url: str, seen: str
) -> None:
    assert pictures.seen_from(blocks(url), Path(folder), Path(target)) == blocks(seen)
