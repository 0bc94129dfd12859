"""The file that joins two library files with a common ancestor, for Git where two branches changed a library."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from protlib.library.joins.join import JoinedLibraries, Joint, join_libraries
from protlib.library.joins.side import Side, side_from_tables
from protlib.record.decisions import Decisions
from protlib.record.decisions.conflict import WHOLE_RECORD, Conflict, conflict_of
from protlib.record.decisions.one_name import OneNames
from protlib.record.decisions.three_way import FieldDifference
from protlib.record.decisions.verdicts import ReviewerVerdict
from protlib.record.model import FIELDS, Publication
from protlib.storage import DECISIONS, PUBLICATIONS, Document
from protlib.storage.contents import NotALibraryError, add_new_header, content_of, dumps, empty_tables
from protlib.storage.layout import LIBRARY, Table, Tables

_FIELDS: Final = frozenset(FIELDS)
_PROTLIB_TABLES: Final = frozenset({LIBRARY, DECISIONS, PUBLICATIONS})
# Record numbers that are worked out from content lie above those of the first format, and below those made of the time.
_DERIVED_BEGIN: Final = 10**15
_SPAN: Final = 1 << 48  # so many numbers: two texts have the same one by chance in no library


class MergedFile(NamedTuple):
    """The bytes of the joined library, and the new conflicts in it.

    `key_changes` has the keys of their records that my records have, too, each with its new key. `searches` has the old
    and new names of saved searches, for names that both sides used.
    """

    data: bytes
    conflicts: Sequence[Conflict]
    key_changes: Sequence[tuple[str, str]]
    searches: Sequence[tuple[str, str]]


def merge_files(base: bytes, mine: bytes, theirs: bytes) -> MergedFile:
    """Return the library that joins two files with a common ancestor, which is empty where there was none.

    The result does not depend on the time, and apart from the conflicts not on which side is mine. Raises
    NotALibraryError.
    """
    files = [_File(empty_tables() if not base else _tables(base, "the common ancestor"))]
    files += (_File(_tables(raw, side)) for raw, side in ((mine, "this side"), (theirs, "the other side")))
    base_side, mine_side, theirs_side = _unify_names([file.side for file in files])
    library = join_libraries(base_side if base else (), mine_side, theirs_side)
    conflicts = [_conflict(joint, difference) for joint in library.records for difference in joint.conflicts]
    apart, searches = library.decisions.with_searches_apart(lambda search: _dump(search.document()))
    decisions = apart.without_decisions(*conflicts).with_decisions(*conflicts, *_waiting_verdicts(library, theirs_side))
    rows = _Rows(files, library)
    tables: Tables = {**_merge_foreign_tables(*(file.tables for file in files)), PUBLICATIONS: rows.publications()}
    if table := rows.decisions(decisions):
        tables[DECISIONS] = table
    renamed = [
        (joint.theirs.key, joint.result.key)
        for joint in library.records
        if joint.is_new and joint.theirs and joint.result and joint.theirs.key != joint.result.key
    ]
    return MergedFile(dumps(tables), conflicts, renamed, searches)


def _waiting_verdicts(library: JoinedLibraries, theirs: Side) -> list[ReviewerVerdict]:
    """Return what was said in theirs of records that mine has removed, until somebody settles whether they stay."""
    open_joints = [
        joint for joint in library.records if joint.conflicts and joint.mine is None and joint.result is None
    ]
    standing_keys = (
        {joint.result.key for joint in library.records if joint.result is not None} if open_joints else set()
    )
    keys = {joint.theirs.key for joint in open_joints if joint.theirs is not None} - standing_keys
    return [verdict for verdict in theirs.decisions.list_verdicts() if verdict.key in keys]


def _tables(raw: bytes, side: str) -> Tables:
    try:
        return add_new_header(content_of(raw).tables, "")
    except NotALibraryError as error:
        raise NotALibraryError(f"{side} {error}") from error


class _File:
    """A library's tables, and the same as a side of a merge."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.side = side_from_tables(tables)


def _unify_names(sides: Sequence[Side]) -> Sequence[Side]:
    """Return the sides with the names unified that either of the last two unifies."""
    names = OneNames([name for side in sides[1:] for name in side.decisions.names()])
    if not names:
        return sides
    return [
        Side([numbered._replace(record=names.apply(numbered.record)) for numbered in side.records], side.decisions)
        for side in sides
    ]


def _conflict(joint: Joint, difference: FieldDifference) -> Conflict:
    key = difference.key if joint.result is None else joint.result.key
    base = None if difference.field == WHOLE_RECORD else difference.base
    newer = ""
    if joint.mine and joint.theirs and joint.mine.modified != joint.theirs.modified:
        newer = "mine" if joint.mine.modified > joint.theirs.modified else "theirs"
    return conflict_of(difference._replace(key=key, base=base), newer)


class _Rows:
    """The documents of the joined library: those of the files, wherever they still say the same."""

    def __init__(self, files: Sequence[_File], library: JoinedLibraries) -> None:
        self._files = files
        self._library = library
        self._records_by_number = [{record.number: record.record for record in file.side.records} for file in files[1:]]

    def publications(self) -> Table:
        """Return the records by their numbers."""
        table: Table = {}
        used_numbers = {joint.number for joint in self._library.records if joint.result is not None}
        for joint in self._library.records:
            if joint.result is not None:
                number = joint.number
                if not number or number in table:
                    number = _derive_number(_dump(joint.result.to_dict()), used_numbers)
                table[number] = self._document(joint, joint.result)
        return table

    def _document(self, joint: Joint, record: Publication) -> Document:
        """Return the document of a record: that of a side which says the same, else a new one."""
        base, mine, theirs = (file.tables[PUBLICATIONS] for file in self._files)
        number, their_number = joint.numbers_in_sides
        if (
            (document := mine.get(number))
            and document == theirs.get(their_number)
            and self._records_by_number[0][number] == record
        ):
            return document  # as most are
        unknown = _merge_documents(
            _unknown_values(base.get(number or their_number, {})),
            _unknown_values(mine.get(number, theirs.get(their_number, {}))),
            _unknown_values(theirs.get(their_number, mine.get(number, {}))),
            f"{record.key}: ",
        )
        for table, records, position in (
            (mine, self._records_by_number[0], number),
            (theirs, self._records_by_number[1], their_number),
        ):
            if position and records[position] == record and _unknown_values(table[position]) == unknown:
                return table[position]
        return {**record.to_dict(), **unknown}

    def decisions(self, decisions: Decisions) -> Table:
        """Return the decisions by numbers; foreign values in a decision stay with it."""
        documents: dict[str, tuple[str, Document]] = {}
        for number, document, text in self._decision_documents():
            if text not in documents or int(number) < int(documents[text][0]):
                documents[text] = (number, document)
        table: Table = {}
        used_numbers: set[str] = set()
        for document in decisions.documents():
            number, earlier_document = documents.get(_dump(document), ("", document))
            if not number or number in table:
                number = _derive_number(_dump(document), used_numbers)
            used_numbers.add(number)
            table[number] = {**earlier_document, **document}
        return table

    def _decision_documents(self) -> Iterator[tuple[str, Document, str]]:
        """Yield the decisions of both sides with their numbers, and their text under the present keys."""
        for file, position in zip(self._files[1:], (0, 1), strict=True):
            keys = self._keys(position)
            for number, document in file.tables.get(DECISIONS, {}).items():
                for document_now in Decisions.from_documents([document]).rekey(keys).documents():
                    yield number, document, _dump(document_now)

    def _keys(self, position: int) -> Mapping[str, str]:
        pairs = ((joint.result, (joint.mine, joint.theirs)[position]) for joint in self._library.records)
        return {old.key: new.key for new, old in pairs if new and old and new.key != old.key}


def _merge_foreign_tables(base: Tables, mine: Tables, theirs: Tables) -> Tables:
    """Return the tables without records or decisions; raises NotALibraryError where both sides changed a document."""
    names = dict.fromkeys(
        name for tables in (mine, theirs) for name in tables if name not in _PROTLIB_TABLES or name == LIBRARY
    )
    merged_tables: Tables = {}
    for name in names:
        base_table, my_table, their_table = (tables.get(name, {}) for tables in (base, mine, theirs))
        documents = {
            number: _merge_documents(
                base_table.get(number, {}), my_table.get(number, {}), their_table.get(number, {}), f"“{name}”: "
            )
            for number in dict.fromkeys((*my_table, *their_table))
        }
        merged_tables[name] = {number: document for number, document in documents.items() if document}
    return merged_tables


def _merge_documents(base: Document, mine: Document, theirs: Document, lead: str) -> Document:
    """Return a document with the changes of each side; raises NotALibraryError where both changed a value."""
    merged_document: Document = {}
    for name in dict.fromkeys((*mine, *theirs)):
        base_value, my_value, their_value = base.get(name), mine.get(name), theirs.get(name)
        if name == "created" and my_value and their_value:
            value: Any = min(my_value, their_value)
        elif my_value in (base_value, their_value):
            value = their_value
        elif their_value == base_value:
            value = my_value
        else:
            raise NotALibraryError(f"{lead}both sides changed “{name}”, which this protlib does not know")
        if value is not None:
            merged_document[name] = value
    return merged_document


def _unknown_values(document: Document) -> Document:
    """Return the values of a document that belong to no field."""
    return {name: value for name, value in document.items() if name not in _FIELDS}


def _dump(document: Mapping[str, object]) -> str:
    return json.dumps(document, sort_keys=True)


def _derive_number(text: str, used_numbers: set[str]) -> str:
    """Return a free number that follows from a text; it is taken from then on."""
    number = _DERIVED_BEGIN + int.from_bytes(hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:6]) % _SPAN
    while str(number) in used_numbers:
        number += 1
    used_numbers.add(str(number))
    return str(number)
