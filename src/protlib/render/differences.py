"""What a change makes of records, as a diff: below each key a line for each value that goes and each that comes."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from protlib.record.model import BOOKKEEPING, FIELDS, NAME_LISTS, TEXT_LISTS, Publication
from protlib.render.scripts import json_text

_LONGEST: Final = 160
"""Characters of a text that are shown; of a longer one, those around what is different."""
_AROUND: Final = 40
_SILENT: Final = BOOKKEEPING - {"key", "aliases", "source"}


class Line(NamedTuple):
    """A line of a diff: "-" for a value that goes, "+" for one that comes, "" for the key of the record."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"  {self.sign} {self.text}" if self.sign else self.text


def differences(before: Publication, after: Publication) -> list[Line]:
    """Return the lines of the diff of two states of a record; none where they say the same."""
    lines = [line for name in FIELDS if name not in _SILENT for line in _of_field(name, before, after)]
    return [Line("", before.key), *lines] if lines else []


def _of_field(name: str, before: Publication, after: Publication) -> Iterator[Line]:
    old, new = getattr(before, name), getattr(after, name)
    if old == new:
        return
    if name == "extra":
        for inner in dict.fromkeys((*old, *new)):
            yield from _of_text(inner, _shown(old.get(inner, "")), _shown(new.get(inner, "")))
    elif name not in (*NAME_LISTS, *TEXT_LISTS):
        yield from _of_text(name, str(old), str(new))
    elif sorted(map(_shown, old)) == sorted(map(_shown, new)):  # only their order is another
        yield from _of_text(name, "; ".join(map(_shown, old)), "; ".join(map(_shown, new)))
    else:
        yield from _of_values(name, list(map(_shown, old)), list(map(_shown, new)))


def _of_values(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    label = name.replace("_", " ")
    yield from (Line("-", f"{label}: {value}") for value in old if value not in new)
    yield from (Line("+", f"{label}: {value}") for value in new if value not in old)


def _of_text(name: str, old: str, new: str) -> Iterator[Line]:
    old, new = " ".join(old.split()), " ".join(new.split())
    if old == new:
        return
    differing = (place for place, letters in enumerate(zip(old, new, strict=False)) if len({*letters}) > 1)
    start = max(0, next(differing, min(len(old), len(new))) - _AROUND)
    label = name.replace("_", " ")
    yield from (
        Line(sign, f"{label}: {_excerpt(text, start)}") for sign, text in (("-", old), ("+", new)) if text
    )


def _excerpt(line: str, start: int) -> str:
    """Return a line; of a long one, what is there from about `start`."""
    if len(line) <= _LONGEST:
        return line
    start = min(start, len(line) - _LONGEST)
    end = start + _LONGEST
    return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))


def _shown(value: Any) -> str:
    from protlib.record.model import Name
    from protlib.record.names import display

    if isinstance(value, Name):
        return display(value)
    return value if isinstance(value, str) else json_text(value, indent=False)
