"""What other projects expect, in the form that it is compared in: identifiers and languages as protlib stores them.

"978-92-9068-727-6" and "9789290687276", "ger" and "de" are one value, and only how it is written differs.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from protlib.record import dates, identifiers, languages, names

_CANONICAL: Final[Mapping[str, Callable[[str], str]]] = {
    "isbn": identifiers.isbn,
    "issn": identifiers.issn,
    "doi": identifiers.doi,
    "language": languages.tag,
    "date": dates.parse_date,
}


def make_canonical(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with each identifier, language and date as a record has it; what is none stays as it is."""
    return {
        name: _correct_value(_CANONICAL[name], value) if name in _CANONICAL and value else value
        for name, value in fields.items()
    }


def standard_number(text: str, otherwise: str = "issn") -> dict[str, str]:
    """Return an ISBN or ISSN under the field of its kind, for projects that keep both in one."""
    for field in ("isbn", "issn"):
        if _is_valid(_CANONICAL[field], text):
            return {field: text}
    return {otherwise: text}


def name(text: str) -> str:
    """Return a person "Family, Given, Suffix" or "Given Family" as names are compared."""
    return names.display(names.parse_name(text))


def _is_valid(check: Callable[[str], str], text: str) -> bool:
    try:
        check(text)
    except ValueError:
        return False
    return True


def _correct_value(check: Callable[[str], str], text: str) -> str:
    return check(text) if _is_valid(check, text) else text
