"""What people call a field that has another name here, so that a message says which one was meant."""

from collections.abc import Iterable, Mapping
from typing import Final

from protlib.text import fold, nearest

_ALIKE: Final = 0.7
"""How like a name has to be to a mistyped one: "places" is no more like "access" than chance has it."""
_MEANT: Final[Mapping[str, tuple[str, ...]]] = {
    "place": ("countries", "regions"),
    "location": ("countries", "regions"),
    "area": ("countries", "regions"),
    "geography": ("countries", "regions"),
    "organisation": ("authors", "publisher"),
    "organization": ("authors", "publisher"),
    "org": ("authors", "publisher"),
    "agency": ("authors", "publisher"),
    "institution": ("authors", "publisher"),
    "body": ("authors", "publisher"),
    "creator": ("authors",),
    "name": ("authors", "title"),
    "subject": ("topics",),
    "theme": ("topics",),
    "keyword": ("tags", "topics"),
    "label": ("tags",),
    "journal": ("container_title", "container"),
    "city": ("publisher_place", "place"),
    "link": ("url",),
    "summary": ("abstract",),
    "comment": ("note",),
}
"""Words in the singular, and the fields that they mean."""


def likely(text: str, known: Iterable[str]) -> list[str]:
    """Return those of the known names, each field in the singular or the plural, that a text means; else those that are spelt almost so."""
    names = list(known)
    meant = _MEANT.get(_singular(fold(text.strip())), ())
    found = [name for field in meant for name in names if _singular(name) == _singular(field)]
    each = {_singular(name): name for name in reversed(found or nearest(text, names, least=_ALIKE))}
    return list(each.values())[::-1]


def _singular(name: str) -> str:
    if name == "countries" or name.endswith(("bodies", "agencies", "cities", "summaries", "geographies")):
        return f"{name.removesuffix('ies')}y"
    return name.removesuffix("s")
