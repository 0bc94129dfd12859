"""The single element of Word's sources for all numbers of a publication: "IOM/2009/3; ISBN 978-0-306-40615-7"."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from protlib.record import identifiers
from protlib.record.model import Publication

# Such as "ISBN: 978-0-306-40615-7 0-306-40615-2", "DOI 10.1000/182"
_LABELLED: Final = re.compile(r"\b(ISBN|ISSN|DOI)(?:-1[03])?:?\s+((?:(?!;|\b(?:ISBN|ISSN|DOI)\b).)+)", re.IGNORECASE)
_CHECKS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("doi", identifiers.doi),
    ("isbn", identifiers.isbn),
    ("issn", identifiers.issn),
)


def standard_number(publication: Publication, *, has_number: bool) -> str:
    """Return the numbers of a record as one text; if `has_number`, with the record's own number."""
    numbers = [publication.number] if has_number else []
    numbers += [f"{name.upper()} {value}" for name in ("isbn", "issn", "doi") if (value := getattr(publication, name))]
    return "; ".join(filter(None, numbers))


def numbers_of(text: str) -> dict[str, str]:
    """Return the numbers in a text by field; a check digit identifies one without a name."""
    labelled = {match[1].lower(): match[2].strip() for match in _LABELLED.finditer(text)}
    rest = _LABELLED.sub("", text).strip("; \t\n")
    for field, check in _CHECKS:
        if rest and field not in labelled:
            with suppress(ValueError):
                labelled[field], rest = check(rest), ""
    return {**labelled, **({"number": rest} if rest else {})}
