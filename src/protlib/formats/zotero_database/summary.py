"""What came from a Zotero database, and what did not."""

from collections.abc import Iterator
from typing import Final

from protlib.formats.common.remarks import count_names
from protlib.formats.zotero_database.items import ATTACHMENT, MY_LIBRARY, NOTE, ZoteroContents
from protlib.system.shell import quoted

_LONE_KINDS: Final = {NOTE: "standalone notes", ATTACHMENT: "standalone files"}
_CHILDREN: Final = ("files", "links", "notes", "annotations", "collections")
_LEFT: Final = {
    "trash": "items | in the trash", "pictures": "pictures | in notes", "empty": "attachments | without a file",
    "searches": "saved searches",
}  # fmt: skip


def describe(contents: ZoteroContents) -> Iterator[str]:
    """Yield what came with how many items and what stays in Zotero, then how to get what others share."""
    kinds = [item.row.kind for item in contents.items]
    items = count_names(len(kinds) - sum(map(kinds.count, _LONE_KINDS)), "publications")
    parts = [count_names(number, name) for kind, name in _LONE_KINDS.items() if (number := kinds.count(kind))]
    parts += [count_names(number, name) for name in _CHILDREN if (number := contents.counts[name])]
    losses = [count_names(number, name) for kind, name in _LEFT.items() if (number := contents.counts[kind])]
    came = ", ".join([items, *parts])
    yield f"Zotero has {came}" + (f"; not taken: {', '.join(losses)}" if losses else "")
    if contents.beside:
        libraries = ", ".join(f"“{name}” ({count_names(number, 'items')})" for name, number in contents.beside.items())
        first = next((name for name in contents.beside if name != MY_LIBRARY), MY_LIBRARY)
        yield f"libraries of Zotero not taken: {libraries}. To take one: --group {quoted(first)}"


def missing_groups(contents: ZoteroContents) -> Iterator[str]:
    """Yield a message for each group that somebody has named and nobody has."""
    names = ", ".join(f"“{name}”" for name in contents.libraries)
    for name in contents.unknown:
        yield f"Zotero has no group “{name}”; it has {names}"
