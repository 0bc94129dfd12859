"""EndNote's own library, of EndNote X9.3 and later; protlib only reads it.

It is a database of SQLite with the columns of EndNote's XML under other names, and is read as such a record. Groups are
collections, and EndNote's tags are tags. What is in the trash stays there, and so do groups that are searches.
"""

from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.system import zip_archive

_MAGIC: Final = b"SQLite format 3\0"
_SIGNS: Final = (b"reference_type", b"electronic_resource_number", b"trash_state")
"""The names of columns that no other program's database has."""
_PART: Final = b"sdb.eni"


def sniff(data: bytes) -> bool:
    """Tell whether these are the bytes of such a library, or of a compressed one."""
    if data.startswith(zip_archive.SIGNATURE):
        return _PART in data
    return data.startswith(_MAGIC) and all(sign in data for sign in _SIGNS)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a library, without those in the trash."""
    from protlib.formats.common.sqlite_file import UnreadableError, open_bytes
    from protlib.formats.endnote_library.library_files import unpack_database
    from protlib.formats.endnote_library.reference_reader import describe_library, read_endnote_contents, to_raw

    try:
        if data.startswith(zip_archive.SIGNATURE):
            data = unpack_database(data)
        with open_bytes(data) as connection:
            contents = read_endnote_contents(connection)
    except (UnreadableError, OSError) as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    raws = ((0, to_raw(reference)) for reference in contents.references)
    parsed = gather(raws, options, len(contents.references), [], nothing="no references in this library of EndNote")
    parsed.remarks.append(describe_library(contents))
    return parsed
