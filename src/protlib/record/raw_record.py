"""What a raw record is: values as a file or a person gave them, before `cleaning.py` reads them."""

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
ANNOTATIONS: Final = ("zotero:annotations", "citavi:annotations")
"""What it calls what a person has marked and noted on the pages of a source: private notes, with text and comment."""
