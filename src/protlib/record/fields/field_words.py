"""Other words for the fields of a record, so that a message can name the field that a person meant."""

from collections.abc import Iterable, Mapping
from typing import Final

from protlib.record.fields.headings import field_of
from protlib.text import fold, most_similar

_LEAST_LIKENESS: Final = 0.7
"""The least likeness to a mistyped name: "places" is no more like "access" than chance has it."""
_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("place", "location", "area", "geography"), ("countries", "regions")),
    **dict.fromkeys(
        ("organisation", "organization", "org", "agency", "institution", "body"), ("authors", "publisher")
    ),
    "creator": ("authors",), "name": ("authors", "title"), "subject": ("topics",), "theme": ("topics",),
    "keyword": ("tags", "topics"), "label": ("tags",), "journal": ("container_title", "container"),
    "city": ("publisher_place", "place"), "link": ("url",), "summary": ("abstract",), "comment": ("note",),
}  # fmt: skip
"""Words in the singular, and the fields they mean."""


def suggest_fields(text: str, choices: Iterable[str]) -> list[str]:
    """Return the names that a text means, in singular or plural or another language; else those of like spelling."""
    names = list(choices)
    fields = _SYNONYMS.get(_make_singular(fold(text.strip()))) or (field_of(text),)
    candidates = [name for field in fields for name in names if _make_singular(name) == _make_singular(field)]
    by_singular = {
        _make_singular(name): name for name in reversed(candidates or most_similar(text, names, least=_LEAST_LIKENESS))
    }
    return list(by_singular.values())[::-1]


def is_spelt_alike(text: str, field: str) -> bool:
    """Tell whether a text is the name of a field as protlib has it, in the singular or the plural."""
    return _make_singular(fold(text.strip()).replace(" ", "_")) == _make_singular(field)


def _make_singular(name: str) -> str:
    if name == "countries" or name.endswith(("bodies", "agencies", "cities", "summaries", "geographies")):
        return f"{name.removesuffix('ies')}y"
    return name.removesuffix("s")
