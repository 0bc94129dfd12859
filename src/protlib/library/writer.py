"""From a plan to the documents of TinyDB, and from two states of these to what an index has to follow."""

from collections.abc import Iterable, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from protlib.library.documents import understood
from protlib.library.plan import Plan
from protlib.record.model import FIELDS, Publication
from protlib.storage import PUBLICATIONS, Document

if TYPE_CHECKING:
    from protlib.library.known import Stored
    from protlib.storage.transaction import Transaction


def write(plan: Plan, transaction: "Transaction", stored: "Stored") -> None:
    """Change the table of publications as planned, each kind of change in one operation."""
    from tinydb import TinyDB

    def renew(document: MutableMapping[str, Any]) -> None:
        """Put the new record in the place of the old; what is in the document and no field of a record stays."""
        others = {name: value for name, value in document.items() if name not in FIELDS}
        record = plan.changed[known[id(document)]].to_dict()
        document.clear()
        document.update(record | others)

    known = {id(stored.document(key)): key for key in plan.changed}
    table = TinyDB(storage=lambda: transaction).table(PUBLICATIONS)
    if plan.removed:
        table.remove(doc_ids=_numbers(plan.removed, stored))
    if plan.changed:
        table.update(renew, doc_ids=_numbers(plan.changed, stored))
    if plan.added:
        table.insert_multiple(record.to_dict() for record in plan.added.values())


def _numbers(keys: Iterable[str], stored: "Stored") -> list[int]:
    return [int(number) for key in keys if (number := stored.number(key)) is not None]


def difference(was: Sequence[Document], now: Sequence[Document]) -> tuple[list[Publication], list[str]]:
    """Return the records that are new or different, and the keys that are gone."""
    was, now = understood(was).documents, understood(now).documents
    old = {document["key"]: document for document in was}
    changed = [Publication.from_dict(document) for document in now if old.get(document["key"]) != document]
    return changed, list(old.keys() - {document["key"] for document in now})
