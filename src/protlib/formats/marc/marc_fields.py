"""The fields of a MARC 21 record, and their texts without ISBD punctuation."""

import re
from typing import Final, NamedTuple

from protlib.text import clean

# ISBD's marks after a part: "Trafficking in persons :", "Geneva ;", "a report /", "Jobe, Alison,".
_ISBD: Final = re.compile(r"(?:(?<!\s)\s+[:;=/]|(?:(?<!\s)\s+)?[,/])\s*$")
# Such as the blank before the stop in "2nd ed ."; not before an ellipsis.
_BLANK_BEFORE_STOP: Final = re.compile(r" (?=\.$)")
# Such as the blanks before the marks in "Title : subtitle ; more"; not before an ellipsis.
_BLANK_BEFORE_MARK: Final = re.compile(r" (?=[:;,?!](?: |$)|\.(?: |$))")
_FRENCH: Final = "fr"  # which has a blank before a mark of two parts
# Such as the blank before the comma in "Enfants , femmes".
_BLANK_BEFORE_POINT: Final = re.compile(r" (?=[,.](?: |$))")
# A full stop at the end that is no abbreviation's, as in "Jr.", "J.", "U.S.", "et al.", "Inc.".
_STOP: Final = re.compile(r"(?<=\w{4})(?<!\.\w{4})\.$")
# Supplied by the cataloguer: "[Geneva]", "[2010?]"; not "[A] and [B]".
_SUPPLIED_TEXT: Final = re.compile(r"^\[([^\[\]]*)\]$")


class MarcField(NamedTuple):
    """A field with subfields: its tag, its indicators, and each subfield's code and text in order."""

    tag: str
    indicators: str
    parts: tuple[tuple[str, str], ...]

    def text(self, codes: str, separator: str = " ") -> str:
        """Return the joined texts of the subfields with these codes, in their order."""
        return clean(separator.join(text for code, text in self.parts if code in codes and text.strip()))

    def texts(self, code: str) -> list[str]:
        """Return the text of each subfield with this code."""
        return [clean(text) for part_code, text in self.parts if part_code == code and text.strip()]


class Marc(NamedTuple):
    """A record: its leader, the texts of its control fields by tag, and its other fields."""

    leader: str
    control: dict[str, str]
    fields: list[MarcField]

    def fields_with(self, *tags: str) -> list[MarcField]:
        """Return the fields with these tags, tag by tag, without those in another script."""
        return [field for tag in tags for field in self.fields if field.tag == tag]

    def first_text(self, tag: str, codes: str = "a") -> str:
        """Return the first plain text in these subfields of a tag, "" where there is none."""
        return next(filter(None, (without_isbd_marks(field.text(codes)) for field in self.fields_with(tag))), "")

    def titles_in_other_script(self) -> list[MarcField]:
        """Return the fields that hold the title (245) in its original script (880, linked by $6)."""
        return [field for field in self.fields_with("880") if field.text("6").startswith("245")]


def without_isbd_marks(text: str) -> str:
    """Return a subfield's text without the marks of ISBD or of the cataloguer round it."""
    bare = _STOP.sub("", _ISBD.sub("", _BLANK_BEFORE_STOP.sub("", clean(text))))
    supplied_text = _SUPPLIED_TEXT.match(bare)
    return supplied_text[1] if supplied_text else bare


def without_blanks_before_marks(title: str, language: str) -> str:
    """Return a title without the blanks that ISBD has before its marks; only French has one before a colon."""
    return (_BLANK_BEFORE_POINT if language.startswith(_FRENCH) else _BLANK_BEFORE_MARK).sub("", title)
