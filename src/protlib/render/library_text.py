"""A library's file as text for comparison by people: a line for each field, below the key of its record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from protlib.render.scripts import json_text

_ODD: Final = frozenset(",;(){}")
"""Letters that would have a name read as another."""


def library_lines(records: Sequence[Mapping[str, object]], decisions: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Yield the lines of a library's records and decisions, given as documents."""
    for record in records:
        yield str(record.get("key", "(no key)"))
        yield from (f"  {_label(name)}: {_value_text(value)}" for name, value in record.items() if name != "key")
    yield from (f"decided: {json_text(decision, indent=False)}" for decision in decisions)


@lru_cache
def _label(name: str) -> str:
    return name.replace("_", " ")


def _value_text(value: object) -> str:
    if isinstance(value, str):
        return value.replace("\n", " ¶ ") if "\n" in value else value
    if isinstance(value, list) and value:
        texts = [_name_text(item) if isinstance(item, dict) else item for item in value]
        if all(isinstance(text, str) and ";" not in text for text in texts):
            return "; ".join(texts)
    return json_text(value, indent=False)


def _name_text(parts: Mapping[str, object]) -> str:
    """Return a name as people write it where that is unambiguous, else its parts."""
    texts = list(map(str, parts.values()))
    if _ODD.isdisjoint("".join(texts)):
        if list(parts) == ["family", "given"]:
            return ", ".join(texts)
        if list(parts) in (["literal"], ["literal", "short"]):
            return " ".join([texts[0], *(f"({short_name})" for short_name in texts[1:])])
    return json_text(parts, indent=False)
