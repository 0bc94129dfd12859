"""A project of Citavi 5 to 7 as its tables: from its database, or from the XML that Citavi exports and keeps as backup.

Both have the same names. A backup (`.ctv6bak`) is a zip archive of the XML.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final

from protlib.formats.common.charset import decode
from protlib.formats.common.sqlite_file import UnreadableError, open_bytes
from protlib.formats.parsed import CUT, Problem
from protlib.system import file_signatures, zip_archive

Row = dict[str, str]

_TABLES: Final = (
    "Reference", "Person", "Periodical", "SeriesTitle", "Publisher", "Keyword", "Group", "Category", "Location",
    "KnowledgeItem", "TaskItem",
)  # fmt: skip
_LINKS: Final = {
    "ReferenceAuthor": "PersonID", "ReferenceEditor": "PersonID", "ReferenceTranslator": "PersonID",
    "ReferenceOrganization": "PersonID", "ReferenceCollaborator": "PersonID", "ReferenceOthersInvolved": "PersonID",
    "ReferencePublisher": "PublisherID", "ReferenceKeyword": "KeywordID", "ReferenceGroup": "GroupID",
    "ReferenceCategory": "CategoryID", "ReferenceReference": "ChildReferenceID", "CategoryCategory": "SubcategoryID",
    "KnowledgeItemKeyword": "KeywordID", "KnowledgeItemCategory": "CategoryID",
}  # fmt: skip
"""The tables that link rows, each with the column of what the first column has."""
_OWNERS: Final = {
    "ReferenceReference": "ParentReferenceID", "CategoryCategory": "ParentCategoryID",
    "KnowledgeItemKeyword": "KnowledgeItemID", "KnowledgeItemCategory": "KnowledgeItemID",
}  # fmt: skip
"""The first column of such a table, where it is not ReferenceID."""
_ORDERS: Final = ("Index", "KnowledgeItemIndex")
_LISTS: Final = {
    **{f"{name}s": name for name in _LINKS}, "ReferenceCategories": "ReferenceCategory",
    "KnowledgeItemCategories": "KnowledgeItemCategory",
    "ReferenceOthersInvolved": "ReferenceOthersInvolved", "CategoryCategories": "CategoryCategory",
    "CategoryCatgories": "CategoryCategory",
}  # fmt: skip
"""What the XML calls these tables; Citavi 5 has a slip of the pen."""
_HARMLESS_BYTES: Final = 100 << 20  # that an archive of any size may unpack to: a small computer has them
DAMAGED_BACKUP: Final = "this backup of Citavi is damaged; copy it again, or make a new one in Citavi"
_END: Final = "</CitaviExchangeData"
_TOO_EARLY: Final = "the file ends too early: references, notes or categories may be missing. Copy or export it again"


@dataclass(slots=True)
class Project:
    """The tables of a project: each row by its identity, and for each link table the rows that a row has, in order.

    `lines` are those of the references in the XML, from 1; 0 where the file itself is no XML.
    """

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: {name: {} for name in _TABLES})
    links: dict[str, dict[str, list[str]]] = field(default_factory=lambda: {name: {} for name in _LINKS})
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def iterate_linked(self, links: str, owner: str, table: str) -> Iterator[Row]:
        """Yield the rows of a table to which a link table leads from a row."""
        rows = self.rows[table]
        return (rows[identity] for identity in self.links[links].get(owner, ()) if identity in rows)


def read_project(data: bytes) -> Project:
    """Return the tables in the bytes of a project; raises UnreadableError for those of another version or program."""
    if data.startswith(file_signatures.SQLITE):
        return _read_database(data)
    if not data.startswith(file_signatures.ZIP):
        return _read_xml(data)
    unpacked = unpack_only_part(data, zip_archive.most_unpacked(len(data), _HARMLESS_BYTES, zip_archive.LARGEST))
    if not unpacked:
        raise UnreadableError(DAMAGED_BACKUP)
    project = _read_xml(unpacked)
    project.lines = dict.fromkeys(project.lines, 0)
    project.problems = [replace(problem, line=0) for problem in project.problems]
    return project


def unpack_only_part(data: bytes, most_bytes: int) -> bytes:
    """Return the first bytes of the only part of an archive; b"" where there is another number of parts."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) != 1:
                return b""
            with archive.open(names[0]) as part:
                return part.read(most_bytes)
    except zip_archive.FAULTS:
        return b""


def _read_xml(data: bytes) -> Project:
    from protlib.formats.xmltext import read_elements

    project = Project()
    text = decode(data)
    for line, element in read_elements(text, "|".join((*_TABLES, *_LISTS)), project.problems):
        if element.tag in _LISTS:
            _add_links(project, _LISTS[element.tag], (list_.text or "" for list_ in element.iter("OnetoN")))
        elif element.tag in project.rows and (identity := element.get("id")):
            project.rows[element.tag][identity] = {child.tag: child.text or "" for child in element}
            if element.tag == "Reference":
                project.lines[identity] = line
    if _END not in text:
        project.problems = [problem for problem in project.problems if problem.what != CUT]
        project.problems.append(Problem(0, "", _TOO_EARLY, lost=True))
    return project


def _add_links(project: Project, name: str, lists: Iterable[str]) -> None:
    for text in lists:
        owner, *identities = text.split(";")
        # Those of knowledge items have their order behind a colon: "f50dbb84-...:2".
        project.links[name].setdefault(owner.strip(), []).extend(part.partition(":")[0].strip() for part in identities)


def _read_database(data: bytes) -> Project:
    project = Project()
    with open_bytes(data) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if gaps := [name for name in ("Reference", "ReferenceAuthor", "Person") if name not in tables]:
            raise UnreadableError(f"this database is of another program, or of another Citavi; it has no {gaps[0]}")

        def rows_of(name: str) -> Iterator[Row]:
            cursor = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - a name of ours
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                yield {
                    column: value.hex() if isinstance(value, bytes) else str(value)
                    for column, value in zip(columns, row, strict=True)
                    if value is not None
                }

        for name in tables.intersection(_TABLES):
            project.rows[name] = {row["ID"]: row for row in rows_of(name) if "ID" in row}
        for name in tables.intersection(_LINKS):
            owner = _OWNERS.get(name, "ReferenceID")
            for row in sorted(rows_of(name), key=_position):
                project.links[name].setdefault(row.get(owner, ""), []).append(row.get(_LINKS[name], ""))
    project.lines = dict.fromkeys(project.rows["Reference"], 0)
    return project


def _position(row: Row) -> int:
    return int(next((row[name] for name in _ORDERS if name in row), 0))
