"""What people call a field that has another name here, so that a message says which one was meant."""

from collections.abc import Iterable, Mapping
from typing import Final

from protlib.text import fold, nearest

_ALIKE: Final = 0.7
"""How like a name has to be to a mistyped one: "places" is no more like "access" than chance has it."""
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
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


def likely(text: str, choices: Iterable[str]) -> list[str]:
    """Return those of the known names, each field in the singular or the plural, that a text means; else those that are spelt almost so."""
    names = list(choices)
    fields = _SYNONYMS.get(_singular(fold(text.strip())), ())
    candidates = [name for field in fields for name in names if _singular(name) == _singular(field)]
    by_singular = {_singular(name): name for name in reversed(candidates or nearest(text, names, least=_ALIKE))}
    return list(by_singular.values())[::-1]


def _singular(name: str) -> str:
    if name == "countries" or name.endswith(("bodies", "agencies", "cities", "summaries", "geographies")):
        return f"{name.removesuffix('ies')}y"
    return name.removesuffix("s")
