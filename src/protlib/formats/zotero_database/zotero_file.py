"""Zotero's own database, zotero.sqlite, of Zotero 5 to 9; protlib only reads it.

Each item becomes a CSL item, by Zotero's own mapping of fields to CSL variables, and is read as one. What is in the
trash stays there, and so do the libraries of groups that nobody has named.
"""

from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.system import file_signatures

_SIGNS: Final = (b"itemTypesCombined", b"itemDataValues")
"""The names of tables that no other program's database has."""


def sniff(data: bytes) -> bool:
    """Tell whether these are the bytes of Zotero's database."""
    return data.startswith(file_signatures.SQLITE) and all(sign in data for sign in _SIGNS)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a database's items: of My Library, or of the groups that the options name."""
    from protlib.formats.common.sqlite_file import UnreadableError
    from protlib.formats.zotero_database.database_rows import DatabaseRows
    from protlib.formats.zotero_database.items import describe_items, missing_groups, read_zotero_contents
    from protlib.formats.zotero_database.zotero_item_reader import to_raw

    try:
        with DatabaseRows.open_bytes(data) as rows:
            contents = read_zotero_contents(rows, options.groups)
    except UnreadableError as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    problems = [Problem(0, "", message, lost=True) for message in missing_groups(contents)]
    raws = ((0, to_raw(item)) for item in contents.items)
    parsed = gather(raws, options, len(contents.items), problems, fault="no items in this library of Zotero")
    parsed.remarks.extend(describe_items(contents))
    return parsed
