"""Makes a project of Citavi from plain rows: as a database, as the XML that Citavi exports, and as a backup.

The tables have the columns that a reader asks for; others are left out.
"""

import io
import sqlite3
import zipfile
from contextlib import closing
from typing import Final
from xml.sax.saxutils import escape

_ROOT: Final = "00000000-0000-0000-0000-000000000000"


class Citavi:
    """A project: rows by table, and for each link table the pairs of an owner and what it has, in order."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, dict[str, str]]] = {}
        self.links: dict[str, list[tuple[str, str]]] = {}
        self._count = 0

    def add(self, table: str, **values: str) -> str:
        """Add a row, and return its identity."""
        self._count += 1
        identity = f"{self._count:08x}-1111-4111-8111-111111111111"
        self.rows.setdefault(table, {})[identity] = values
        return identity

    def link(self, table: str, owner: str, *others: str) -> None:
        """Link rows to an owner; without one, to the root of the categories."""
        self.links.setdefault(table, []).extend((owner or _ROOT, target) for target in others)

    def xml(self, *, typo: bool = False) -> bytes:
        """Return the XML of Citavi 6, or with the slip of the pen of Citavi 5."""
        parts = ['<?xml version="1.0" encoding="utf-8"?>\r\n<CitaviExchangeData Version="6.8.0.0">']
        for table, rows in self.rows.items():
            parts.append(f"<{_plural(table)}>")
            for identity, values in rows.items():
                fields = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in values.items())
                parts.append(f'  <{table} id="{identity}">{fields}</{table}>')
            parts.append(f"</{_plural(table)}>")
        for table, pairs in self.links.items():
            name = "CategoryCatgories" if typo and table == "CategoryCategory" else _plural(table)
            owners: dict[str, list[str]] = {}
            for owner, target in pairs:
                owners.setdefault(owner, []).append(f"{target}:3" if table.startswith("KnowledgeItem") else target)
            lists = "".join(f"<OnetoN>{';'.join([owner, *targets])}</OnetoN>" for owner, targets in owners.items())
            parts.append(f"<{name}>{lists}</{name}>")
        return "﻿".encode() + "\r\n".join([*parts, "</CitaviExchangeData>"]).encode()

    def backup(self) -> bytes:
        """Return the bytes of a .ctv6bak: a zip archive of the XML, whose name is that of the project."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("My project.ctv6", self.xml())
        return packed.getvalue()

    def database(self) -> bytes:
        """Return the bytes of a .ctv6, which has its text in UTF-16 and its identities as bytes."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("PRAGMA encoding = 'UTF-16le'")
            tables: dict[str, dict[str, dict[str, str]]] = {
                "Reference": {},
                "Person": {},
                "KnowledgeItem": {},
                "ReferenceAuthor": {},
            } | self.rows
            for table, rows in tables.items():
                if table == "ReferenceAuthor":
                    continue
                columns = sorted({name for values in rows.values() for name in values})
                names = ", ".join(f'"{name}"' for name in ("ID", *columns))
                connection.execute(f'CREATE TABLE "{table}" ({names})')
                for identity, values in rows.items():
                    marks = ", ".join("?" * (len(columns) + 1))
                    row = (_bytes(identity), *(_value(name, values.get(name)) for name in columns))
                    connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', row)
            links: dict[str, list[tuple[str, str]]] = {"ReferenceAuthor": []} | self.links
            for table, pairs in links.items():
                owner, target = _columns(table)
                connection.execute(f'CREATE TABLE "{table}" ("{owner}", "{target}", "Index")')
                rows_of_links = [
                    (None if left_id == _ROOT else _bytes(left_id), _bytes(two), place)
                    for place, (left_id, two) in enumerate(pairs)
                ]
                connection.executemany(f'INSERT INTO "{table}" VALUES (?, ?, ?)', reversed(rows_of_links))
            connection.commit()
            return connection.serialize()


def _plural(name: str) -> str:
    if name.endswith("Involved"):
        return name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _bytes(identity: str) -> bytes:
    return bytes.fromhex(identity.replace("-", ""))


def _value(name: str, text: str | None) -> object:
    return _bytes(text) if text and name.endswith("ID") and "-1111-" in text else text


def _columns(table: str) -> tuple[str, str]:
    if table == "CategoryCategory":
        return "ParentCategoryID", "SubcategoryID"
    if table == "ReferenceReference":
        return "ParentReferenceID", "ChildReferenceID"
    owner = "KnowledgeItem" if table.startswith("KnowledgeItem") else "Reference"
    target = table.removeprefix(owner)
    return f"{owner}ID", f"{'Person' if target in _PEOPLE else target}ID"


_PEOPLE: Final = ("Author", "Editor", "Translator", "Organization", "Collaborator", "OthersInvolved")
