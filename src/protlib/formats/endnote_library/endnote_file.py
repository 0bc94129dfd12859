"""EndNote's own library, of EndNote X9.3 and later; protlib only reads it.

It is a database of SQLite with the columns of EndNote's XML under other names, and is read as such a record. Groups are
collections, and EndNote's tags are tags. What is in the trash stays there, and so do groups that are searches.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.common.remarks import count_names
from protlib.formats.common.sqlite_file import Connection, UnreadableError
from protlib.formats.common.zotero_terms import join_path
from protlib.formats.endnote_types import KINDS, LIBRARY_TYPES
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.tagged_text import Tags, unify_line_ends
from protlib.record.file_references import ENDNOTE_SCHEME
from protlib.record.raw_record import RawRecord
from protlib.system import file_signatures

_SIGNS: Final = (b"reference_type", b"electronic_resource_number", b"trash_state")
"""The names of columns that no other program's database has."""
_PART: Final = b"sdb.eni"
_COLUMNS: Final = meanings_in("EndNote", "column")
_SEVERAL: Final = frozenset({"AU", "A2", "A3", "A4", "TA", "KW", "UR", "SN"})
"""Tags with a value on each line."""
_NEEDED_COLUMNS: Final = ("id", "title", "author", "reference_type")
_TYPE_RULE: Final = "TYPE;3"
_SEARCH: Final = "TYPE;4"
"""The rules that tell a group of chosen references from one that is a search."""
_SETS: Final = 17
"""The code of groups of groups in the table of miscellanea."""
_FIRST_SET: Final = "My Groups"
"""What EndNote calls the set of groups that nobody has put into another one."""
_POINTS_A_STAR: Final = 20  # EndNote counts a rating from 0 to 100
_BYTES_OF_A_NUMBER: Final = 4  # a group is a row of numbers of 32 bits
_ELEMENT: Final = re.compile(r"<(id|name|rule|member)>([^<]*)<")


@dataclass(slots=True)
class _EndNoteReference:
    """A reference: its columns, and what belongs to it."""

    values: Mapping[str, Any]
    files: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _EndNoteContents:
    """The references of a library, and counts of what is imported and of what stays in EndNote."""

    references: list[_EndNoteReference] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def _read_endnote_contents(connection: Connection) -> _EndNoteContents:
    """Return the references that are not in the trash; raises UnreadableError for another database."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = [row[1] for row in connection.execute("PRAGMA table_info(refs)")] if "refs" in tables else []
    if gaps := [name for name in _NEEDED_COLUMNS if name not in columns]:
        raise UnreadableError(f"this database is of another program, or of another EndNote; it has no {gaps[0]}")
    contents = _EndNoteContents()
    by_number: dict[int, _EndNoteReference] = {}
    for row in connection.execute("SELECT * FROM refs ORDER BY id"):
        values = dict(zip(columns, row, strict=True))
        if values.get("trash_state"):
            contents.counts["trash"] += 1
            continue
        by_number[int(values["id"])] = _EndNoteReference(values)
    contents.references = list(by_number.values())
    if "file_res" in tables:
        for number, path in connection.execute("SELECT refs_id, file_path FROM file_res ORDER BY refs_id, file_pos"):
            if (reference := by_number.get(number)) and path:
                reference.files.append(f"{ENDNOTE_SCHEME}{path}")
                contents.counts["files"] += 1
    if "groups" in tables:
        _fill_groups(connection, contents.counts, by_number, has_sets="misc" in tables)
    if {"tag_groups", "tag_members_content"} <= tables:
        _fill_tags(connection, contents.counts, by_number)
    return contents


def _fill_groups(
    connection: Connection, counts: Counter[str], by_number: Mapping[int, _EndNoteReference], *, has_sets: bool
) -> None:
    """Give the references the groups that somebody has put them into, each as its path."""
    sets: dict[str, str] = {}
    if has_sets:
        for (value,) in connection.execute("SELECT value FROM misc WHERE code = ?", (_SETS,)):
            _identity, name, members = _read_group(value, "member")
            sets |= dict.fromkeys(members, "" if name == _FIRST_SET else name)
    for spec, members in connection.execute("SELECT spec, members FROM groups ORDER BY group_id"):
        identity, name, rules = _read_group(spec, "rule")
        if _TYPE_RULE not in rules:
            counts["searches"] += _SEARCH in rules
        elif path := join_path((sets.get(identity, ""), name)):
            counts["groups"] += 1
            for number in _read_members(members):
                if reference := by_number.get(number):
                    reference.groups.append(path)


def _read_group(value: object, inner: str) -> tuple[str, str, list[str]]:
    """Return the identity and the name of a group, a set or a tag, and the texts of its elements called `inner`.

    Such as "<group><ids><id>82A0034D</id><name>Thesis</name></ids><rules><rule>TYPE;3</rule></rules></group>".
    """
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value or "")
    texts_by_name: dict[str, list[str]] = {}
    for name, content in _ELEMENT.findall(text):
        texts_by_name.setdefault(name, []).append(unescape(content).strip())
    return texts_by_name.get("id", [""])[0], texts_by_name.get("name", [""])[0], texts_by_name.get(inner, [])


def _read_members(value: object) -> Iterator[int]:
    """Yield the numbers of references: behind four bytes and their count, each in four, the lowest first."""
    data = value if isinstance(value, bytes) else b""
    words = [
        int.from_bytes(data[position : position + _BYTES_OF_A_NUMBER], "little")
        for position in range(_BYTES_OF_A_NUMBER, len(data), _BYTES_OF_A_NUMBER)
    ]
    yield from words[1 : words[0] + 1] if words else ()


def _fill_tags(connection: Connection, counts: Counter[str], by_number: Mapping[int, _EndNoteReference]) -> None:
    names = {
        number: _read_group(spec, "rule")[1]
        for number, spec in connection.execute("SELECT group_id, spec FROM tag_groups")
    }
    tags = set[str]()
    for number, text in connection.execute("SELECT id, c0 FROM tag_members_content ORDER BY id"):
        if reference := by_number.get(number):
            numbers = (int(word, 16) for word in str(text or "").split() if re.fullmatch(r"[0-9A-Fa-f]{1,8}", word))
            reference.tags = [name for tag in numbers if (name := names.get(tag, ""))]
            tags.update(reference.tags)
    counts["tags"] = len(tags)


def _to_raw(reference: _EndNoteReference) -> RawRecord:
    """Return the raw record of a reference."""
    number = reference.values["reference_type"]
    kind = LIBRARY_TYPES.get(number, "") if isinstance(number, int) else ""
    tags = [*_tags(reference.values), *(("L1", path) for path in reference.files)]
    raw = read_ris_record(kind or "GEN", tags, KINDS)
    extra = {} if kind else {"endnote:ref-type": str(number)}
    rating = str(reference.values.get("rating") or "")
    if rating.isdecimal() and int(rating):
        extra["endnote-library:rating"] = str(int(rating) // _POINTS_A_STAR or 1)
    if extra:
        raw["extra"] = {**raw.get("extra", {}), **extra}
    return {**raw, "tags": [*raw.get("tags", ()), *reference.tags], "collections": reference.groups}


def _tags(values: Mapping[str, object]) -> Tags:
    tags: Tags = []
    for column, tag in _COLUMNS.items():
        text = unify_line_ends(str(values.get(column) or "")).strip()
        meaning = "LB" if tag == "ID" and re.search(r"\s", text) else tag  # in several words it is no key
        tags += [(meaning, part) for part in (text.split("\n") if tag in _SEVERAL else [text]) if part.strip()]
    return tags


def _describe_library(contents: _EndNoteContents) -> str:
    """Return what came, and what stays in EndNote."""
    counts = contents.counts
    parts = [count_names(len(contents.references), "publications")]
    parts += [count_names(counts[name], name) for name in ("files", "groups", "tags") if counts[name]]
    names = {"trash": "references | in the trash", "searches": "groups | that are searches"}
    losses = [count_names(counts[name], words) for name, words in names.items() if counts[name]]
    return f"EndNote has {', '.join(parts)}" + (f"; not taken: {', '.join(losses)}" if losses else "")


def sniff(data: bytes) -> bool:
    """Tell whether these are the bytes of such a library, or of a compressed one."""
    if data.startswith(file_signatures.ZIP):
        return _PART in data
    return data.startswith(file_signatures.SQLITE) and all(sign in data for sign in _SIGNS)


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a library, without those in the trash."""
    from protlib.formats.common.sqlite_file import UnreadableError, open_bytes
    from protlib.formats.endnote_library.library_files import unpack_database

    try:
        if data.startswith(file_signatures.ZIP):
            data = unpack_database(data)
        with open_bytes(data) as connection:
            contents = _read_endnote_contents(connection)
    except (UnreadableError, OSError) as error:
        return Parsed(problems=[Problem(0, "", str(error), lost=True)])
    raws = ((0, _to_raw(reference)) for reference in contents.references)
    parsed = gather(raws, options, len(contents.references), [], fault="no references in this library of EndNote")
    parsed.remarks.append(_describe_library(contents))
    return parsed
