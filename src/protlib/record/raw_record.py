"""What a raw record is: values as a file or a person gave them, before `cleaning.py` reads them."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

RawRecord = dict[str, Any]
"""Raw values by field: texts, lists, names as `Name` or as a dict of their parts; `extra` has an Extra."""
Extra = dict[str, Any]
"""What no field of a record is, as JSON can have it: by variables of CSL, and by names of a format such as "ris:C1"."""
ITEM: Final = "zotero:key"
"""What `extra` calls the key of an item of Zotero, which stays the same whatever else becomes of the item."""
ITEMS: Final = (ITEM, "citavi:key")
"""What it calls such keys of any program."""
MISSING_FILES: Final = "files:missing"
"""What it calls the paths of files that a table named for a record, and that no folder had when it was imported."""
NOTE_FIELDS: Final = ("note", "private_note")
"""The fields in which people write what they think of a publication; the second never leaves."""
ANNOTATIONS: Final = ("zotero:annotations", "citavi:annotations")
"""What it calls what a person has marked and noted on the pages of a source: private notes, with text and comment."""
_PARTS_THAT_DIFFER: Final = ("text", "comment", "page")
"""What tells two notes on pages apart; their colour and the like does not."""


def unite_annotations(lists: Iterable[Any]) -> Any:
    """Return the notes on pages of several lists, each once; of values that are no lists, the first counts."""
    values = [*lists]
    if not all(isinstance(notes, list | tuple) for notes in values):
        return values[0]
    united: dict[str, Any] = {}
    for note in chain.from_iterable(values):
        parts = [note.get(name, "") for name in _PARTS_THAT_DIFFER] if isinstance(note, dict) else note
        united.setdefault(repr(parts), note)
    return [*united.values()]
