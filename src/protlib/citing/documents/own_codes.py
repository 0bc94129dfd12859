"""The codes by which protlib knows its citations, lists and notes in a document, and the data that they keep."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Final

PROTLIB: Final = "PROTLIB "
"""The beginning of all codes that only protlib writes."""
OWN: Final = "protlib"
"""The name under which protlib keeps its memory in another program's code."""
CITE: Final = "PROTLIB CITE"
"""The beginning of a citation's code; JSON with the typed citation follows it."""
LIST: Final = "PROTLIB LIST"
"""The beginning of the list's code; JSON with the manner of filling follows it."""
NOTE: Final = "PROTLIB NOTE"
"""The code of protlib's text in a note that it made; the user typed everything else in that note."""
_NO_SPACE: Final = (",", ":")
_UNSTABLE: Final = re.compile(r"[\s\u00ad\u2010\u2011\u200b\u2060\ufeff-]+")
OWN_NOTE: Final = "own"
"""The data of a citation in another program's field, in a note that was made for it."""
KEPT: Final = "kept"
"""The name in a citation's data that says that a person has changed its text, which therefore stays."""
NOT_NOTED: Final[Mapping[str, str]] = {}
"""The data of a citation for which no note was made."""


def code_of_citation(source_text: str, display: str, **details: str) -> str:
    """Return the code of a citation with what it shows; `details` is text taken from `before` and `after` it."""
    return f"{CITE} {compact_json(citation_memory(source_text, display, **details))}"


def code_of_note(display: str) -> str:
    """Return the code of protlib's text in a note."""
    return f"{NOTE} {compact_json({'shown': mark_of(display)})}"


def is_changed(code: str, display: str) -> bool:
    """Tell whether somebody changed the text of a citation or note; an older protlib did not record it."""
    details = read_memory_of(code)
    mark = details.get("shown")
    return bool(details.get(KEPT)) or (isinstance(mark, str) and mark != mark_of(display))


def find_changed_entries(code: str, entry_texts: Iterable[str]) -> list[str]:
    """Return the entries of a list that somebody changed or typed, as they are now."""
    marks = read_memory_of(code).get("shown")
    if not isinstance(marks, list):
        return []
    return [entry for entry in entry_texts if entry.strip() and mark_of(entry) not in marks]


def mark_of(display: str) -> str:
    """Return eight letters that identify a text, whatever programs do to its spaces and hyphens."""
    return sha256(_UNSTABLE.sub("", display).encode(errors="replace")).hexdigest()[:8]


def read_memory_of(code: str) -> Mapping[str, Any]:
    """Return the data in one of protlib's codes, or nothing where somebody changed the code.

    In a code of Zotero, the data stand under protlib's name until Zotero writes the code anew.
    """
    try:
        details = json.JSONDecoder().raw_decode(code, code.index("{"))[0]
        if not code.startswith(PROTLIB):
            details = details.get("properties", details)[OWN]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return {}
    return details if isinstance(details, dict) else {}


def is_own(code: str) -> bool:
    """Tell whether protlib wrote a code: its own, or one of Zotero."""
    return code.startswith((CITE, LIST, NOTE)) or (code.startswith("ZOTERO_") and bool(read_memory_of(code)))


def is_own_list(code: str) -> bool:
    """Tell whether a code is that of a list by protlib."""
    return code.startswith((LIST, "ZOTERO_BIBL")) and is_own(code)


def citation_memory(source_text: str, display: str, **details: str) -> Mapping[str, str]:
    """Return the data that a citation's code keeps; `details` is text around it, or taken from there."""
    return {"typed": source_text, **{name: text for name, text in details.items() if text}, "shown": mark_of(display)}


def has_own_note(code: str) -> bool:
    """Tell whether a code is that of a citation in another program's field with a note that was made for it."""
    return read_memory_of(code).get("note") == OWN_NOTE


def compact_json(details: Mapping[str, object]) -> str:
    """Return data as the codes of fields have it: JSON without spaces."""
    return json.dumps(details, ensure_ascii=False, separators=_NO_SPACE)
