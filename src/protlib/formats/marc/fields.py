"""The fields of a MARC 21 record, and what is asked of them: texts without the punctuation of ISBD."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.text import clean

# What ISBD puts behind a part, before the next: "Trafficking in persons :", "Geneva ;", "a report /", "Jobe, Alison,".
_ISBD: Final = re.compile(r"\s*(?:\s[:;=/]|[,/])\s*$")
# A full stop at the end is none of an abbreviation: not "Jr.", "J.", "U.S.", "et al.", "Inc.".
_STOP: Final = re.compile(r"(?<=\w{4})(?<!\.\w{4})\.$")
# Supplied by the cataloguer: "[Geneva]", "[2010?]"; not "[A] and [B]".
_SUPPLIED: Final = re.compile(r"^\[([^\[\]]*)\]$")


class Field(NamedTuple):
    """A field with subfields: its tag, its indicators, and each subfield's code and text, in their order."""

    tag: str
    indicators: str
    parts: tuple[tuple[str, str], ...]

    def text(self, codes: str, joint: str = " ") -> str:
        """Return the texts of the subfields with these codes, in their order, as one."""
        return clean(joint.join(text for code, text in self.parts if code in codes and text.strip()))

    def texts(self, code: str) -> list[str]:
        """Return the text of each subfield with this code."""
        return [clean(text) for own, text in self.parts if own == code and text.strip()]


class Marc(NamedTuple):
    """A record: its leader, the texts of its control fields by tag, and its fields."""

    leader: str
    control: dict[str, str]
    fields: list[Field]

    def fields_with(self, *tags: str) -> list[Field]:
        """Return the fields with these tags, tag by tag; a field in another script stands for none of them."""
        return [field for tag in tags for field in self.fields if field.tag == tag]

    def first(self, tag: str, codes: str = "a") -> str:
        """Return the text of the first field that has some in these subfields, plain, "" where none has."""
        return next(filter(None, (plain(field.text(codes)) for field in self.fields_with(tag))), "")

    def in_other_script(self, tag: str) -> Iterator[Field]:
        """Yield the fields that say one of this tag in its own letters (880, linked by $6)."""
        for field in self.fields_with("880"):
            if field.text("6").startswith(tag):
                yield field


def plain(text: str) -> str:
    """Return a text of a subfield without what ISBD, or the cataloguer, put round it."""
    bare = _STOP.sub("", _ISBD.sub("", clean(text)))
    supplied = _SUPPLIED.match(bare)
    return supplied[1] if supplied else bare
