"""Fields of a library's own: the rules for their names, and their values in a record's `extra`."""

import json
from collections.abc import Iterable
from typing import Final

from protlib.frozen import expression
from protlib.record.fields.headings import field_of, normalise_heading
from protlib.record.fields.private_headings import names_person_at_risk
from protlib.record.fields.variables import VARIABLES
from protlib.record.model import FIELDS, Publication
from protlib.text import words

# Such as "finding" and "data-quality".
_NAME: Final = expression(r"[a-z][a-z0-9_-]{1,39}")
_RESERVED_NAMES: Final = frozenset(map(normalise_heading, (*FIELDS, *VARIABLES, "reference", "highlights", "protlib")))
"""What the record, CSL or a table means by itself, as `normalise_heading` has it."""


def why_unfit(name: str) -> str:
    """Return why a lower-case name does not suit an own field, "" if it does."""
    if not _NAME.fullmatch(name):
        return "a name is a letter, and behind it 1 to 39 letters without accents, digits, “-” or “_”"
    if (field := field_of(name)) and not names_person_at_risk(name):  # who adds "informant" has decided on it
        return "it is a field already" if field == name else f"it means {field.replace('_', ' ')}"
    return "it has a meaning of its own" if normalise_heading(name) in _RESERVED_NAMES else ""


def propose_name(heading: str) -> str:
    """Return a name for an own field with the values under a heading, "" if the heading suggests none."""
    name = "-".join(words(heading))
    return "" if why_unfit(name) else name


def own_field_named(text: str, own_names: Iterable[str]) -> str:
    """Return the library's own field that a text names, in any case and with any signs; "" for none."""
    name = normalise_heading(text)
    return next((field for field in own_names if normalise_heading(field) == name), "")


def value(publication: Publication, name: str) -> str:
    """Return the value of a record in a library's own field, "" for none."""
    return own_value_text(publication.extra.get(name, ""))


def own_value_text(value: object) -> str:
    """Return the text of a value in `extra`, where another program may have left a number or a list."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def with_value(publication: Publication, name: str, text: str) -> Publication:
    """Return the record with a text in a library's own field, or without the field if the text is empty."""
    remaining = {field: content for field, content in publication.extra.items() if field != name or text}
    return publication.changed(extra={**remaining, name: text} if text else remaining)
