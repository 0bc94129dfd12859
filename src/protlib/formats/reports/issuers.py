"""Who issued a report that says so by its kind or the name of its file, and under which name the report has a body."""

import re
from pathlib import PurePath
from typing import Final

from protlib.formats.reports.front import Front, squeeze
from protlib.formats.reports.words import ISSUED_BY, cut_opening, issuing_codes
from protlib.record import authority
from protlib.record.authority import Body

_TOP_LINES: Final = 8  # of the first page: the kind stands above the title or is its first words
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_IN_SMALL: Final = 4  # letters of an acronym that a file name has in small letters: "edpb", not "cat"
_OFFICIAL: Final = frozenset({"bank", "red-cross", "regional", "state", "un"})


def issuer_of_kind(front: Front) -> Body | None:
    """Return the body that alone issues a kind of report: that of the Red Cross for a plan of action."""
    top = front.texts.get(front.first, [])[:_TOP_LINES]
    for code in issuing_codes():
        if any(cut_opening(f"{ISSUED_BY}{code}", line) is not None for line in top):
            return authority.body_with_code(code)
    return None


def issuer_of_file(name: str) -> str:
    """Return the acronym of an official body with which a file name begins, "" for none: "edpb_guidelines.pdf"."""
    match = _FIRST_WORD.match(PurePath(name).stem)
    word = match[0] if match else ""
    acronym = word.upper()
    if not authority.is_acronym(acronym) or not (word == acronym or len(word) >= _SHORTEST_IN_SMALL):
        return ""
    body = authority.find_body(acronym)
    return acronym if body is not None and body.kind in _OFFICIAL else ""


def name_on_pages(body: Body, front: Front) -> str:
    """Return a body's name in the language of the report, with its acronym; an earlier one if only that is there.

    Where the language is not certain, the longest name counts that the pages show.
    """
    name = body.in_language(front.language or "en") or body.in_language("en") or body.names[0]
    if squeeze(name.text) not in front.folded:
        names = [printed for printed in body.names if squeeze(printed.text) in front.folded]
        earlier = (printed for printed in names if not printed.language)
        likely = max(names, key=lambda printed: len(printed.text)) if names and not front.language else name
        name = next(earlier, likely)
    return f"{name.text} ({name.short})" if name.short else name.text
