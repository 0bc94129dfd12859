"""The pictures of a report: files that stand where the report has them, seen from its folder."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from protlib.citing.engine.inlines import Node


def lost(blocks: Sequence[Node], folder: Path) -> list[str]:
    """Return the pictures of a report that are files and are not there, each once; one without a suffix may be any of several."""
    names = dict.fromkeys(url for url in _urls(blocks) if _is_file(url) and Path(unquote(url)).suffix)
    return [name for name in names if not (folder / unquote(name)).is_file()]


def seen_from(blocks: Sequence[Node], folder: Path, target: Path) -> list[Node]:
    """Return the blocks of a report of one folder as they stand in a document of another: its pictures are found from there."""
    way = _way(folder, target)
    if way == ".":
        return list(blocks)
    moved: list[Node] = _changed(blocks, lambda url: f"{quote(way)}/{url}" if _is_relative(url) else url)
    return moved


def _way(folder: Path, target: Path) -> str:
    try:
        return Path(os.path.relpath(folder, target)).as_posix()
    except ValueError:  # on another drive of Windows
        return folder.resolve().as_posix()


def _urls(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "Image":
            yield node["c"][2][0]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _urls(each)


def _changed(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, list):
        return [_changed(each, change) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Image":
        attributes, words, (url, title) = node["c"]
        return {"t": "Image", "c": [attributes, words, [change(url), title]]}
    return {name: _changed(value, change) for name, value in node.items()}


def _is_file(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.path) and not parts.scheme and not parts.netloc


def _is_relative(url: str) -> bool:
    return _is_file(url) and not Path(unquote(url)).is_absolute()
