"""JabRef's groups: in a comment of the file up to version 3, in a field of each entry since then.

The comment also says which group contains which.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from protlib.frozen import expression

_TREE: Final = expression(r"jabref-meta:\s*(?:groupstree|grouping):", re.IGNORECASE)
# Such as "2 StaticGroup:West Africa\\;0\\;1\\;;": the depth, the kind, the name and what else there is.
_GROUP: Final = expression(r"(\d+) (\w+Group):(.*?)(?<!\\);", re.DOTALL)
_SEPARATOR: Final = expression(r"\\;")
_EVERYTHING: Final = "AllEntriesGroup"
_GROUP_WITH_KEYS: Final = "ExplicitGroup"
# What has a meaning in the comment or in the field.
_SIGNS: Final = expression(r"[,;\\{}%\s]+")
COMMA: Final = ", "
"""What stands between the groups of an entry."""


def groups(comments: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the groups of each key from JabRef's comments, each as its path."""
    by_key: dict[str, list[str]] = {}
    for path, kind, members in _tree(comments):
        for key in filter(None, members[1:] if kind == _GROUP_WITH_KEYS else ()):
            by_key.setdefault(key, []).append(path)
    return by_key


def paths(comments: Iterable[str]) -> Mapping[str, str]:
    """Return the paths of the groups by their names; of two with one name, neither has one."""
    by_name: dict[str, set[str]] = {}
    for path, _kind, _members in _tree(comments):
        by_name.setdefault(path.rpartition("/")[2], set()).add(path)
    return {name: next(iter(same_paths)) for name, same_paths in by_name.items() if len(same_paths) == 1}


def _tree(comments: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the path of each group, its kind, and what else stands there; lines may be broken anywhere."""
    for comment in comments:
        outer: list[str] = []
        for depth, kind, content in _GROUP.findall(comment.replace("\n", "")) if _TREE.match(comment) else ():
            if kind == _EVERYTHING:
                continue
            name, *members = (part.replace("\\", "") for part in _SEPARATOR.split(content))
            outer = [*outer[: max(0, int(depth[:3]) - 1)], name]
            yield "/".join(outer), kind, members


def name_groups(collections: Iterable[str]) -> dict[str, str]:
    """Return the names of the groups for collections, which are paths, and for those around them.

    An entry names its groups without what contains them. So several with one name, and what is in them, are called by
    their paths.
    """
    paths = sorted({part for path in collections for part in _with_outer(path)}, key=lambda path: path.split("/"))
    leaves = {path: _SIGNS.sub(" ", path.rpartition("/")[2]).strip() for path in paths}
    counts = Counter(leaves.values())
    names: dict[str, str] = {}
    for path, leaf in leaves.items():
        outer = path.rpartition("/")[0]
        is_within = not outer or names[outer] == leaves[outer]
        names[path] = leaf if is_within and leaf and counts[leaf] == 1 else _SIGNS.sub(" ", path)
    return names


def _with_outer(path: str) -> Iterator[str]:
    """Yield the path of a group, and those of the groups around it."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def read_path(names: Mapping[str, str], path: str) -> str:
    """Return what the path of a group reads as from the comment, where its names cannot have all of its signs."""
    name = names[path]
    outer = path.rpartition("/")[0]
    return name if "/" in name or not outer else f"{read_path(names, outer)}/{name}"


def write_tree(names: Mapping[str, str]) -> str:
    """Return the comment with the tree of groups; a group has the entries of the groups below it, too.

    Groups that are named by a whole path stand behind the others, at the top.
    """
    nested_groups = [(path.count("/") + 1, name) for path, name in names.items() if "/" not in name]
    path_groups = [(1, name) for name in names.values() if "/" in name]
    groups = (f"{depth} StaticGroup:{name}\\;2\\;1\\;\\;\\;\\;;" for depth, name in (*nested_groups, *path_groups))
    body = "\n".join(["0 AllEntriesGroup:;", *groups])
    return f"@comment{{jabref-meta: grouping:\n{body}\n}}\n"
