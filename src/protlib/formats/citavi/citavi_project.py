"""A project of Citavi 5 to 7: its database, the XML that it exports, or a backup; protlib only reads it.

Categories are collections, keywords and groups are tags, knowledge items are notes on pages. Tasks and thoughts without
a publication stay in Citavi.
"""

from typing import Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.system import file_signatures

_TABLES: Final = tuple("KnowledgeItem".encode(charset) for charset in ("utf-8", "utf-16-le", "utf-16-be"))
"""The name of a table that no other program's database has."""
_ROOT: Final = b"<CitaviExchangeData"
_BYTES_OF_A_HEAD: Final = 1000


def sniff(data: bytes) -> bool:
    """Tell whether these are the bytes of such a project."""
    if data.startswith(file_signatures.SQLITE):
        return any(name in data for name in _TABLES)
    if not data.startswith(file_signatures.ZIP):
        return _ROOT in data[:_BYTES_OF_A_HEAD]
    from protlib.formats.citavi.project import unpack_only_part

    return _ROOT in unpack_only_part(data, _BYTES_OF_A_HEAD)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a project's references."""
    from protlib.formats.citavi.project import read_project
    from protlib.formats.citavi.raw_records import CitaviRecords
    from protlib.formats.common.sqlite_file import UnreadableError

    try:
        project = read_project(data)
    except UnreadableError as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    records = CitaviRecords(project)
    raws = ((line, records.make_raw_record(identity)) for identity, line in project.lines.items())
    fault = "no references in this project of Citavi"
    parsed = gather(raws, options, len(project.lines), project.problems, fault=fault)
    parsed.remarks.append(records.describe())
    return parsed
