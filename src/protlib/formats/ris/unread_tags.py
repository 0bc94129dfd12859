"""A RIS record while it is read: the tags that are left, and the values read so far."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from protlib.formats.ris.tags import RECORD_FIELDS, SAME_AS, TYPES, meanings
from protlib.formats.ris.text_values import BREAK, strip_markup
from protlib.formats.tagged_text import Tags
from protlib.frozen import NamedTuple
from protlib.record.fields.cells import NONE, are_of_script, is_blank

if TYPE_CHECKING:
    from protlib.record.raw_record import Extra, RawRecord


class UnreadTags:
    """The unread tags of a record, their meaning in its type, and the fields and variables read so far."""

    def __init__(self, kind: str, tags: Tags, kinds: Mapping[str, str]) -> None:
        self.kind = kind
        self.kinds = kinds
        self.type = TYPES.get(kind, "document")
        self.means: Mapping[str, str] = meanings(kind)
        self.values: RawRecord = {}
        self.extra: Extra = {}
        self.remaining = _group_by_tag(tags)

    def take(self, tag: str) -> list[str]:
        """Return all values of a tag, and leave none."""
        return self.remaining.pop(tag, [])

    def take_first(self, tag: str) -> str:
        """Return the first value of a tag, and leave the others; "" where there is none."""
        values = self.remaining.get(tag)
        return values.pop(0) if values else ""

    def peek(self, tag: str) -> str:
        """Return the first value of a tag, and leave all."""
        return next(iter(self.remaining.get(tag, ())), "")

    def is_filled(self, meaning: str) -> bool:
        """Tell whether a field or a variable has been read."""
        return bool((self.values if meaning in RECORD_FIELDS else self.extra).get(meaning))

    def keep(self, meaning: str, value: object) -> None:
        """Store a value under a field or a variable."""
        if value:
            (self.values if meaning in RECORD_FIELDS else self.extra)[meaning] = value


class ReadingStep(NamedTuple):
    """A step of reading, and the tags that make it necessary."""

    apply: Callable[[UnreadTags], None]
    triggers: frozenset[str]


def _group_by_tag(tags: Tags) -> dict[str, list[str]]:
    """Return the values of each tag as text, without repetition, under the newer description's tags."""
    values_by_tag: dict[str, list[str]] = {}
    several: dict[str, None] = {}
    for name, value in tags:
        tag = SAME_AS[name] if name in SAME_AS else name  # noqa: SIM401 - `get` takes twice as long
        text = strip_markup(value) if "&" in value or "<" in value or BREAK in value else value.strip()
        text = "" if is_blank(text) else text
        if text and tag in values_by_tag:
            values_by_tag[tag].append(text)
            several[tag] = None
        elif text:
            values_by_tag[tag] = [text]
    for tag in several:
        values_by_tag[tag] = [*dict.fromkeys(values_by_tag[tag])]
    if [NONE] in values_by_tag.values() and are_of_script([values[0] for values in values_by_tag.values()]):
        return {tag: values for tag, values in values_by_tag.items() if values != [NONE]}
    return values_by_tag
