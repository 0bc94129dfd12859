"""The authors and the publisher of an item as APA has them printed: the same institution only once."""

from collections.abc import Mapping
from typing import Any

from protlib.text import fold


def as_printed(
    item: Mapping[str, Any], people: list[dict[str, str]], publisher: str
) -> tuple[list[dict[str, str]], str]:
    """Return the authors, as dicts of their parts, and the publisher as they are printed.

    A publisher that is the only author is left out, and stands as the author of a report that has none.
    """
    if not people:
        promotes = publisher and item.get("type") == "report" and "editor" not in item
        return ([{"literal": publisher}], "") if promotes else (people, publisher)
    is_author = len(people) == 1 and bool(publisher) and is_spelling(publisher, people[0])
    return people, "" if is_author else publisher


def is_spelling(publisher: str, name: Mapping[str, str]) -> bool:
    """Tell whether a publisher is the organisation of a name, given as a dict: by its name, its short form or both."""
    literal, short = name.get("literal", ""), name.get("short", "")
    if publisher in {literal, short}:
        return True
    return fold(publisher) in {fold(literal), fold(short), fold(f"{literal} ({short})")}
