"""Makes the library of an EndNote X9.3 or later from plain references; the SQL is our own, with EndNote's names.

The tables have the columns that a reader asks for; others are left out.
"""

import io
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

_COLUMNS: Final = (
    "id", "trash_state", "reference_type", "author", "year", "title", "pages", "secondary_title", "volume", "number",
    "number_of_volumes", "secondary_author", "place_published", "publisher", "subsidiary_author", "edition", "keywords",
    "type_of_work", "date", "abstract", "label", "url", "tertiary_title", "tertiary_author", "notes", "isbn",
    "custom_1", "custom_7", "alternate_title", "accession_number", "call_number", "short_title", "section",
    "electronic_resource_number", "research_notes", "language", "access_date", "read_status", "rating",
)  # fmt: skip
_TABLES: Final = """
CREATE TABLE file_res (refs_id INTEGER NOT NULL, file_path TEXT NOT NULL DEFAULT "", file_type INTEGER, file_pos INTEGER);
CREATE TABLE groups (group_id INTEGER PRIMARY KEY, spec BLOB NOT NULL DEFAULT "", members BLOB NOT NULL DEFAULT "");
CREATE TABLE misc (code INTEGER NOT NULL, subcode INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (code, subcode));
"""
_TAGS: Final = """
CREATE TABLE tag_groups (group_id INTEGER PRIMARY KEY, spec BLOB NOT NULL DEFAULT "");
CREATE TABLE tag_members_content (id INTEGER PRIMARY KEY, c0);
"""
CHOSEN: Final = 3
SEARCH: Final = 4


def _spec(name: str, identity: str, kind: int) -> bytes:
    rules = f"<rules><rule>TYPE;{kind}</rule></rules>"
    ids = f"<ids><id>{identity}</id><name>{name}</name></ids>"
    return f'<?xml version="1.0" encoding="UTF-8"?><group version="1">{ids}{rules}</group>'.encode()


@dataclass
class EndNote:
    """A library while it is made; `database` returns its bytes."""

    has_tags: bool = True
    references: list[Mapping[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    _files: list[tuple[int, str, int, int]] = field(default_factory=list)
    _groups: list[tuple[bytes, bytes]] = field(default_factory=list)
    _sets: list[bytes] = field(default_factory=list)
    _tags: list[tuple[str, Sequence[int]]] = field(default_factory=list)

    def add(self, kind: int = 0, **columns: Any) -> int:
        """Add a reference, and return its number."""
        number = len(self.references) + 1
        self.references.append({"id": number, "reference_type": kind, **columns})
        return number

    def attach(self, number: int, path: str, content: bytes | None = b"%PDF-1.4") -> None:
        """Add a file to a reference, at its path below the folder of files; None for one that is missing."""
        self._files.append((number, path, 1, len(self._files)))
        if content is not None:
            self.files[path] = content

    def group(self, name: str, members: Sequence[int], kind: int = CHOSEN) -> str:
        """Add a group of references, and return its identity."""
        identity = f"ID-{len(self._groups)}"
        words = [0x02000000, len(members), *members]
        self._groups.append((_spec(name, identity, kind), b"".join(word.to_bytes(4, "little") for word in words)))
        return identity

    def group_set(self, name: str, groups: Sequence[str]) -> None:
        """Add a set of groups."""
        members = "".join(f"<member>{group}</member>" for group in groups)
        self._sets.append(
            f"<groupset><ids><id>S</id><name>{name}</name></ids><members>{members}</members></groupset>".encode()
        )

    def tag(self, name: str, members: Sequence[int]) -> None:
        """Add a tag of references."""
        self._tags.append((name, members))

    def database(self, changes: int = 1) -> bytes:
        """Return the bytes of the database, which was changed at least so often."""
        with closing(sqlite3.connect(":memory:")) as connection:
            columns = ", ".join(f'{name} TEXT NOT NULL DEFAULT ""' for name in _COLUMNS[3:])
            start = (
                "id INTEGER PRIMARY KEY, trash_state INTEGER NOT NULL DEFAULT 0, reference_type INTEGER NOT NULL "
                "DEFAULT 0"
            )
            connection.executescript(
                f"CREATE TABLE refs ({start}, {columns});{_TABLES}{_TAGS if self.has_tags else ''}"
            )
            for values in self.references:
                names = ", ".join(values)
                connection.execute(
                    f"INSERT INTO refs ({names}) VALUES ({', '.join('?' * len(values))})", tuple(values.values())
                )
            connection.executemany("INSERT INTO file_res VALUES (?, ?, ?, ?)", self._files)
            connection.executemany("INSERT INTO groups (spec, members) VALUES (?, ?)", self._groups)
            connection.executemany("INSERT INTO misc VALUES (17, ?, ?)", list(enumerate(self._sets)))
            self._write_tags(connection)
            connection.commit()
            data = bytearray(connection.serialize())
        data[24:28] = changes.to_bytes(4, "big")
        return bytes(data)

    def _write_tags(self, connection: sqlite3.Connection) -> None:
        by_member: dict[int, str] = {}
        for number, (name, members) in enumerate(self._tags, 1):
            connection.execute("INSERT INTO tag_groups VALUES (?, ?)", (number, _spec(name, f"T-{number}", 10)))
            by_member |= {member: f"{by_member.get(member, ' ')}{number:x} " for member in members}
        if self.has_tags:
            connection.executemany("INSERT INTO tag_members_content VALUES (?, ?)", by_member.items())

    def compressed(self) -> bytes:
        """Return the bytes of a compressed library, an .enlx."""
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr("sdb/pdb.eni", b"")
            archive.writestr("sdb/sdb.eni", self.database())
            for path, content in self.files.items():
                archive.writestr(f"PDF/{path}", content)
        return data.getvalue()

    def save(self, place: Path, *, in_folder: bool = False) -> Path:
        """Write an .enl with its folder of data; `in_folder` leaves the database to the folder,
        as EndNote X9.3 does.
        """
        folder = place.with_suffix(".Data")
        for path, content in self.files.items():
            file = folder / "PDF" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (folder / "sdb").mkdir(parents=True, exist_ok=True)
        (folder / "sdb" / "sdb.eni").write_bytes(self.database())
        place.write_bytes(b"ABox\0" if in_folder else self.database(changes=9))
        return place
