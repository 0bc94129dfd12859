"""JabRef's groups: in a comment of the file up to version 3, in a field of each entry since then.

The comment also says which group contains which.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_TREE: Final = re.compile(r"jabref-meta:\s*(?:groupstree|grouping):", re.IGNORECASE)
# Such as "2 StaticGroup:West Africa\\;0\\;1\\;;": the depth, the kind, the name and what else there is.
_GROUP: Final = re.compile(r"(\d+) (\w+Group):(.*?)(?<!\\);", re.DOTALL)
_SEPARATOR: Final = re.compile(r"\\;")
_KEYS_BEGIN: Final = 2
_EVERYTHING: Final = "AllEntriesGroup"
_WITH_KEYS: Final = "ExplicitGroup"
COMMA: Final = ", "
"""What stands between the groups of an entry."""


def groups(comments: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the groups of each key from JabRef's comments, each as its path."""
    by_key: dict[str, list[str]] = {}
    for path, kind, rest in _tree(comments):
        for key in filter(None, rest[_KEYS_BEGIN - 1 :] if kind == _WITH_KEYS else ()):
            by_key.setdefault(key, []).append(path)
    return by_key


def paths(comments: Iterable[str]) -> Mapping[str, str]:
    """Return the paths of the groups by their names; of two with one name, neither has one."""
    by_name: dict[str, set[str]] = {}
    for path, _kind, _rest in _tree(comments):
        by_name.setdefault(path.rpartition("/")[2], set()).add(path)
    return {name: next(iter(same)) for name, same in by_name.items() if len(same) == 1}


def _tree(comments: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the path of each group, its kind, and what else stands there; lines may be broken anywhere."""
    for comment in comments:
        outer: list[str] = []
        for depth, kind, content in _GROUP.findall(comment.replace("\n", "")) if _TREE.match(comment) else ():
            if kind == _EVERYTHING:
                continue
            name, *rest = (part.replace("\\", "") for part in _SEPARATOR.split(content))
            outer = [*outer[: max(0, int(depth[:3]) - 1)], name]
            yield "/".join(outer), kind, rest
