"""What the fields of a Zotero item mean: a variable of CSL for each, by Zotero's own mapping."""

from typing import Final

from protlib.formats.common.meanings import meanings_in

TEXTS: Final = meanings_in("Zotero", "field")
"""The CSL variable of each field; where two fields of an item have one variable, the first in this table has it."""
DATES: Final = {
    "date": "issued", "dateDecided": "issued", "dateEnacted": "issued", "issueDate": "issued",
    "accessDate": "accessed", "filingDate": "submitted", "originalDate": "original-date",
    "priorityDate": "original-date",
}  # fmt: skip
AT_EVENT: Final = frozenset({"audioRecording", "presentation", "videoRecording"})
"""The types of items whose place is that of an event."""
ANNOTATIONS: Final = {1: "highlight", 2: "note", 3: "image", 4: "ink", 5: "underline", 6: "text"}
"""The kinds of annotations."""
