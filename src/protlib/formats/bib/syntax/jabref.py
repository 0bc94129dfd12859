"""JabRef's groups: in a comment of the file up to version 3, in a field of each entry since then."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_TREE: Final = re.compile(r"jabref-meta:\s*(?:groupstree|grouping):", re.IGNORECASE)
_GROUP: Final = re.compile(r"ExplicitGroup:(.*?)(?<!\\);", re.DOTALL)
_SEPARATOR: Final = re.compile(r"\\;")
_KEYS_BEGIN: Final = 2


def groups(comments: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the groups of each key from JabRef's comments, whose lines may be broken anywhere."""
    by_key: dict[str, list[str]] = {}
    for comment in comments:
        if _TREE.match(comment):
            for match in _GROUP.finditer(comment.replace("\n", "")):
                name, *rest = (part.replace("\\", "") for part in _SEPARATOR.split(match.group(1)))
                for key in filter(None, rest[_KEYS_BEGIN - 1 :]):
                    by_key.setdefault(key, []).append(name)
    return by_key
