"""What changes a library: a plan or another version is written to its file, and the index follows."""

from collections.abc import Callable, Container, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from protlib.errors import LibraryUnusableError
from protlib.index import Index
from protlib.library.confirmed_index import ConfirmedIndex, UntrueIndexError
from protlib.library.current_index import MOST_ATTEMPTS, CurrentIndex
from protlib.library.keyed_documents import KeyedDocuments
from protlib.library.plan import Plan
from protlib.library.view import View
from protlib.record.decisions import Decisions
from protlib.record.model import KINDS, Publication
from protlib.storage import DECISIONS, PUBLICATIONS, ChangedMeanwhileError, Document, Store, record_numbers
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.storage.transaction import Transaction
    from protlib.storage.version_info import VersionStep


class LibraryWriter:
    """Writes to the file of a store and lets its index follow; `clock` returns the time of the write.

    `continues` describes a change of which the writes are part, if it is the file's last.
    """

    def __init__(self, store: Store, index: CurrentIndex, clock: Callable[[], str], continues: str = "") -> None:
        self._store = store
        self._index = index
        self._clock = clock
        self._continues = continues
        self.has_made_file = False
        """Whether a write was the first of its library."""

    def write(self, plan_of: Callable[[View], Plan], label: str) -> Plan:
        """Make a plan for the library and write it; again from the start where another program was faster.

        Where there is no file, the plan comes first: one that has nothing to write, or fails, makes no file and no
        folder, for the name of the library may be mistyped.
        """
        first_plan = None
        if self._store.stamp() is None:
            first_plan = self._index.ask(lambda index: plan_of(View(index, Decisions())))
            first_plan.label = make_legible(label)
            if first_plan.is_empty():
                return first_plan
        for _ in range(MOST_ATTEMPTS - 1):
            try:
                return self._write_once(plan_of, label, first_plan)
            except UntrueIndexError:
                self._index.discard()
            except ChangedMeanwhileError:
                continue
        return self._write_once(plan_of, label, first_plan)

    def _write_once(self, plan_of: Callable[[View], Plan], label: str, first_plan: Plan | None) -> Plan:
        """Write a plan, the first one if there is still no file."""
        with self._store.transaction(label) as transaction:
            documents = KeyedDocuments(transaction.read, transaction.slices)

            def make_plan(index: Index) -> Plan:
                if first_plan is not None and transaction.old_stamp is None:
                    return first_plan
                transaction.expect(index.all().bit_count())
                return plan_of(
                    View(ConfirmedIndex(index, documents), documents.decisions(), documents.numbered_records)
                )

            plan = self._index.ask(make_plan)
            plan.label = make_legible(label)
            if not plan.is_empty():
                is_in_order = _apply(plan, transaction, documents)
                was_written = transaction.commit(plan.description(), self._clock(), self._continues)
                self.has_made_file |= transaction.old_stamp is None
                self._index.follow(
                    lambda index: (
                        is_in_order
                        and index.update(
                            plan.list_current_records(), plan.former_keys(), transaction.old_stamp, was_written
                        )
                    )
                )
        return plan

    def step(self, step: "Callable[[], VersionStep]") -> "VersionStep":
        """Put another version in the place of the library, as `undo` and `redo` do."""
        try:
            self._index.open_existing()
        except LibraryUnusableError:  # what is damaged has no index, and is to be put back
            return step()
        result = step()
        if result.former_documents is not None and result.present_documents is not None:
            self._index.follow(lambda index: _follow_step(index, result))
            _follow_with_files(self._store, result.former_documents, result.present_documents)
        return result


def _follow_with_files(store: Store, was: Sequence[Document], now: Sequence[Document]) -> None:
    """Give copied files the names that they have in the version that is put back."""
    if any("files" in document for document in now):
        from protlib.library.changes.file_names import give_back_names, texts_in

        texts = texts_in(now)
        give_back_names(store.path, texts_in(was), texts, lambda: texts)


def _apply(plan: Plan, transaction: "Transaction", documents: KeyedDocuments) -> bool:
    """Apply a plan to the table of publications; tell whether new records stand behind all others."""
    from tinydb import TinyDB
    from tinydb.table import Document as TinyDocument

    def clear(document: MutableMapping[str, Any]) -> None:
        """Take the old record out, for the new one; values under other names than those of fields stay."""
        for name in KINDS.keys() & document.keys():
            del document[name]

    numbers_by_key = {key: number for key in (*plan.changed, *plan.removed) if (number := documents.number(key))}
    if plan.numbers:
        transaction.read()  # which numbers are free, only the whole file tells
    transaction.take(numbers_by_key.values(), documents.document_to_replace)
    if plan.decisions is not None:
        _put_decisions(plan.decisions, transaction)
    table_before = transaction.read()[PUBLICATIONS]
    table = TinyDB(storage=lambda: transaction).table(PUBLICATIONS)
    if plan.removed:
        table.remove(doc_ids=[int(numbers_by_key[key]) for key in plan.removed])
    if plan.changed:
        table.update(clear, doc_ids=[int(numbers_by_key[key]) for key in plan.changed])
    last = max(map(int, table_before), default=0) if plan.numbers else 0
    numbers = _numbers(plan, table_before, transaction)
    if plan.added:
        table.insert_multiple(TinyDocument({}, number) for number in numbers.values())
    transaction.complete(
        {numbers_by_key[key]: record for key, record in plan.changed.items()}
        | {str(numbers[key]): record for key, record in plan.added.items()}
    )
    return _names_are_new(plan) and [last, *numbers.values()] == sorted([last, *numbers.values()])


def _names_are_new(plan: Plan) -> bool:
    """Tell whether no record has a name that another one lost: an index that follows would confuse them."""
    lost_keys = {*plan.former_keys()}
    former_names = lost_keys.union(name for record in plan.removed.values() for name in record.aliases)
    renamed = ((old, record) for old, record in plan.changed.items() if record.key != old)
    return all(former_names.isdisjoint((record.key, *record.aliases)) for record in plan.added.values()) and all(
        record.key not in former_names and former_names.intersection(record.aliases) == {old} for old, record in renamed
    )


def _numbers(plan: Plan, table: Container[str], transaction: "Transaction") -> dict[str, int]:
    """Return the numbers of new records: the number that a record has elsewhere if it is free, else a new one."""
    free_numbers = {key: int(number) for key, number in plan.numbers.items() if number not in table}
    without_number = [key for key in plan.added if key not in free_numbers]
    new_numbers = transaction.make_numbers(len(without_number), lowest=max(free_numbers.values(), default=0))
    numbers = free_numbers | dict(zip(without_number, new_numbers, strict=True))
    return {key: numbers[key] for key in plan.added}


def _put_decisions(decisions: Decisions, transaction: "Transaction") -> None:
    """Change the table of decisions; those that stay keep their numbers and foreign values."""
    from tinydb import TinyDB
    from tinydb.table import Document as TinyDocument

    tables = TinyDB(storage=lambda: transaction)
    table = tables.table(DECISIONS)
    new_documents = decisions.documents()
    stored = [document for row in table for document in Decisions.from_documents([dict(row)]).documents()]
    numbers = [row.doc_id for row in table]
    table.remove(
        doc_ids=[number for number, document in zip(numbers, stored, strict=True) if document not in new_documents]
    )
    new = [document for document in new_documents if document not in stored]
    last = max(numbers, default=0)
    table.insert_multiple(map(TinyDocument, new, record_numbers.make_numbers(len(new), last)))
    if not new_documents:
        tables.drop_table(DECISIONS)


def _follow_step(index: Index, step: "VersionStep") -> bool:
    """Change an index as a step changed the library; tell whether that was possible."""
    from protlib.library.documents import clean_documents

    was, now = (
        clean_documents(documents or ()).documents for documents in (step.former_documents, step.present_documents)
    )
    are_placed = _has_new_at_end(was, now) and _is_order_kept(was, now)
    have_names = _are_names_kept(was, now) and _are_names_kept(now, was)
    return are_placed and have_names and index.update(*_difference(was, now), step.old_stamp, step.new_stamp)


def _difference(was: Sequence[Document], now: Sequence[Document]) -> tuple[list[Publication], list[str]]:
    """Return the records that are new or different, and the keys that are gone."""
    old = {document["key"]: document for document in was}
    changed = [Publication.from_dict(document) for document in now if old.get(document["key"]) != document]
    return changed, list(old.keys() - {document["key"] for document in now})


def _has_new_at_end(was: Sequence[Document], now: Sequence[Document]) -> bool:
    """Tell whether all new records stand behind the others, as in an index that follows; a renamed one is not new."""
    keys_before, keys_now = ({document["key"] for document in documents} for documents in (was, now))
    lost_names = {name for document in was if document["key"] not in keys_now for name in _all_keys(document)}
    are_new = [document["key"] not in keys_before and lost_names.isdisjoint(_all_keys(document)) for document in now]
    return sorted(are_new) == are_new


def _is_order_kept(was: Sequence[Document], now: Sequence[Document]) -> bool:
    """Tell whether the remaining records keep their order, as in an index that follows.

    One that a command removed and another brought back has another number, and so another place.
    """
    position_of = {name: position for position, document in enumerate(was) for name in reversed(_all_keys(document))}
    names = [_former_name(document, position_of) for document in now]
    positions = [position_of[name] for name in names if name is not None]
    return positions == sorted(positions)


def _former_name(document: Document, names_before: Container[str]) -> str | None:
    """Return the name that a record had before, its key first; None for a new one."""
    return next((name for name in _all_keys(document) if name in names_before), None)


def _are_names_kept(old_documents: Sequence[Document], new_documents: Sequence[Document]) -> bool:
    """Tell whether no record in both lists has a name of one that only the first list has."""
    second_keys, first_keys = (
        {document["key"] for document in documents} for documents in (new_documents, old_documents)
    )
    only_first = first_keys - second_keys
    return not any(
        document["key"] in first_keys and not only_first.isdisjoint(document.get("aliases", ()))
        for document in new_documents
    )


def _all_keys(document: Document) -> tuple[str, ...]:
    return (document["key"], *document.get("aliases", ()))
