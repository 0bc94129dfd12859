"""What changes a library: a plan that is written to its file, a version that is put back, and the index that follows."""

from collections.abc import Callable, Container, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.errors import LibraryUnusableError
from protlib.index import Index
from protlib.library.confirmed_index import ConfirmedIndex, UntrueIndexError
from protlib.library.current_index import CurrentIndex
from protlib.library.keyed_documents import KeyedDocuments
from protlib.library.plan import Plan
from protlib.library.view import View
from protlib.record.decisions import Decisions
from protlib.record.model import FIELDS, Publication
from protlib.storage import (
    DECISIONS,
    PUBLICATIONS,
    ChangedMeanwhileError,
    Document,
    Step,
    Store,
    record_numbers,
)
from protlib.text import legible

if TYPE_CHECKING:
    from protlib.storage.transaction import Transaction

_ATTEMPTS: Final = 5


class Writer:
    """What writes to the file of a store and has its index follow; `clock` tells the time that is written beside."""

    def __init__(self, store: Store, index: CurrentIndex, clock: Callable[[], str]) -> None:
        self._store = store
        self._index = index
        self._clock = clock

    def write(self, plan_of: Callable[[View], Plan], label: str) -> Plan:
        """Make a plan on what the library holds and write it; again from the start where another program was faster."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._write_once(plan_of, label)
            except UntrueIndexError:
                self._index.discard()
            except ChangedMeanwhileError:
                continue
        return self._write_once(plan_of, label)

    def _write_once(self, plan_of: Callable[[View], Plan], label: str) -> Plan:
        with self._store.transaction(label) as transaction:
            documents = KeyedDocuments(transaction.read, transaction.slices)

            def planned(index: Index) -> Plan:
                transaction.expect(index.all().bit_count())
                return plan_of(View(ConfirmedIndex(index, documents), documents.decisions(), documents.numbered))

            plan = self._index.ask(planned)
            plan.label = legible(label)
            if not plan.is_empty():
                is_in_order = _apply(plan, transaction, documents)
                was_written = transaction.commit(plan.description(), self._clock())
                self._index.follow(
                    lambda index: (
                        is_in_order
                        and index.update(plan.current(), plan.former_keys(), transaction.before, was_written)
                    )
                )
        return plan

    def step(self, step: Callable[[], Step]) -> Step:
        """Put another version in the place of the library, as `undo` and `redo` do."""
        try:
            self._index.look()
        except LibraryUnusableError:  # what is damaged has no index, and is to be put back
            return step()
        result = step()
        if result.was is not None and result.now is not None:
            self._index.follow(lambda index: _is_followed(index, result))
        return result


def _apply(plan: Plan, transaction: "Transaction", documents: KeyedDocuments) -> bool:
    """Change the table of publications as planned, each kind of change in one operation; tell whether new ones stand behind all."""
    from tinydb import TinyDB
    from tinydb.table import Document as TinyDocument

    def renew(document: MutableMapping[str, Any]) -> None:
        """Put the new record in the place of the old; what is in the document and no field of a record stays."""
        foreign_values = {name: value for name, value in document.items() if name not in FIELDS}
        record = plan.changed[keys[id(document)]].to_dict()
        document.clear()
        document.update(record | foreign_values)

    known = {key: number for key in (*plan.changed, *plan.removed) if (number := documents.number(key))}
    if plan.numbers:
        transaction.read()  # which numbers are free, only the whole file tells
    transaction.take(known.values())
    if plan.decisions is not None:
        _put_decisions(plan.decisions, transaction)
    found = transaction.read()[PUBLICATIONS]
    keys = {id(found[known[key]]): key for key in plan.changed}
    table = TinyDB(storage=lambda: transaction).table(PUBLICATIONS)
    if plan.removed:
        table.remove(doc_ids=[int(known[key]) for key in plan.removed])
    if plan.changed:
        table.update(renew, doc_ids=[int(known[key]) for key in plan.changed])
    last = max(map(int, found), default=0) if plan.numbers else 0
    numbers = _numbers(plan, found, transaction)
    if plan.added:
        table.insert_multiple(TinyDocument(record.to_dict(), numbers[key]) for key, record in plan.added.items())
    return _are_others(plan) and [last, *numbers.values()] == sorted([last, *numbers.values()])


def _are_others(plan: Plan) -> bool:
    """Tell whether no record has a name that another one lost: an index that follows would put it in that one's place."""
    lost_keys = {*plan.former_keys()}
    once = lost_keys.union(name for record in plan.removed.values() for name in record.aliases)
    renamed = ((old, record) for old, record in plan.changed.items() if record.key != old)
    return all(once.isdisjoint((record.key, *record.aliases)) for record in plan.added.values()) and all(
        record.key not in once and once.intersection(record.aliases) == {old} for old, record in renamed
    )


def _numbers(plan: Plan, table: Container[str], transaction: "Transaction") -> dict[str, int]:
    """Return the numbers of new records: those that they have elsewhere, where they are free, and for the others new ones."""
    free_numbers = {key: int(number) for key, number in plan.numbers.items() if number not in table}
    without_number = [key for key in plan.added if key not in free_numbers]
    fresh = transaction.fresh(len(without_number), above=max(free_numbers.values(), default=0))
    numbers = free_numbers | dict(zip(without_number, fresh, strict=True))
    return {key: numbers[key] for key in plan.added}


def _put_decisions(decisions: Decisions, transaction: "Transaction") -> None:
    """Change the table of decisions; those that stay keep their numbers, and what else somebody has written in them."""
    from tinydb import TinyDB
    from tinydb.table import Document as TinyDocument

    tables = TinyDB(storage=lambda: transaction)
    table = tables.table(DECISIONS)
    new_documents = decisions.documents()
    there = [document for row in table for document in Decisions.from_documents([dict(row)]).documents()]
    numbers = [row.doc_id for row in table]
    table.remove(
        doc_ids=[number for number, document in zip(numbers, there, strict=True) if document not in new_documents]
    )
    new = [document for document in new_documents if document not in there]
    last = max(numbers, default=0)
    table.insert_multiple(map(TinyDocument, new, record_numbers.fresh(len(new), last)))
    if not new_documents:
        tables.drop_table(DECISIONS)


def _is_followed(index: Index, step: Step) -> bool:
    """Change an index as a step changed the library; tell whether it could be."""
    from protlib.library.documents import understood

    was, now = (understood(documents or ()).documents for documents in (step.was, step.now))
    are_placed = _has_new_at_end(was, now) and _keep_order(was, now)
    have_names = _keep_names(was, now) and _keep_names(now, was)
    return are_placed and have_names and index.update(*_difference(was, now), step.before, step.after)


def _difference(was: Sequence[Document], now: Sequence[Document]) -> tuple[list[Publication], list[str]]:
    """Return the records that are new or different, and the keys that are gone."""
    old = {document["key"]: document for document in was}
    changed = [Publication.from_dict(document) for document in now if old.get(document["key"]) != document]
    return changed, list(old.keys() - {document["key"] for document in now})


def _has_new_at_end(was: Sequence[Document], now: Sequence[Document]) -> bool:
    """Tell whether the records that came stand behind the others, as an index has them that follows; a renamed one did not come."""
    there, stay = ({document["key"] for document in documents} for documents in (was, now))
    once = {name for document in was if document["key"] not in stay for name in _names(document)}
    came = [document["key"] not in there and once.isdisjoint(_names(document)) for document in now]
    return sorted(came) == came


def _keep_order(was: Sequence[Document], now: Sequence[Document]) -> bool:
    """Tell whether the records that stay are in one order before and after, as those of an index that follows.

    One that a command removed and another brought back has another number, and so another place.
    """
    place_of = {name: place for place, document in enumerate(was) for name in reversed(_names(document))}
    names = [_former_name(document, place_of) for document in now]
    places = [place_of[name] for name in names if name is not None]
    return places == sorted(places)


def _former_name(document: Document, there: Container[str]) -> str | None:
    """Return the name by which a record was there before, its key first; None for a new one."""
    return next((name for name in _names(document) if name in there), None)


def _keep_names(some: Sequence[Document], new_documents: Sequence[Document]) -> bool:
    """Tell whether no record that is in both has a name of one that is in the first alone: it would be put in its place."""
    there, here = ({document["key"] for document in documents} for documents in (new_documents, some))
    alone = here - there
    return not any(
        document["key"] in here and not alone.isdisjoint(document.get("aliases", ())) for document in new_documents
    )


def _names(document: Document) -> tuple[str, ...]:
    return (document["key"], *document.get("aliases", ()))
