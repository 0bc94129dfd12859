"""Pages as browsers save them, and what is read of one."""

import json
from typing import Any

from protlib import formats
from protlib.formats import Parsed
from protlib.record.model import Publication


def read_page(data: bytes | str, path: str = "a.html") -> Parsed:
    data = data.encode() if isinstance(data, str) else data
    entry = formats.detect(data, path)
    assert entry.name == "html"
    return formats.read(data, entry)


def read_head(head: str, *, start: str = "<!DOCTYPE html><html lang=en>") -> Publication:
    """Return the one record of a page with a head."""
    [publication] = read_page(f"{start}<head><meta charset=utf-8>{head}</head><body></body></html>").publications
    return publication


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def metas(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in pairs)
