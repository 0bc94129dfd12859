"""A library for others: some records of one, as in its file, without private parts."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from protlib.record.access import rank
from protlib.record.decisions import Decision, Decisions, Distinct, OpenedRecord, OwnField, Translations
from protlib.record.handout import without_origin
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.library.joins.side import NumberedRecord
    from protlib.library.library import Library
    from protlib.library.plan import Plan
    from protlib.library.view import View
    from protlib.storage.layout import Table, Tables

_LETTERS_OF_DAY: Final = 10


def make_shared_copy(library: "Library", publications: Sequence[Publication], *, keeps_tags: bool = False) -> bytes:
    """Return the file of a library with these records of another; the numbers stay, so that `merge` knows them.

    It has no history, no origin of records, no paths and users of this machine. Tags and collections are in it only on
    request. Of the decisions, it has which of its records are no duplicates, which somebody has opened, and own fields.
    A field that only restricted records fill is left out. It began at the first hour of a day: had it begun in the same
    second as this library, it would pass for a copy of a sync program, and `merge` would delete private notes.
    """
    from protlib.library.plan import Plan
    from protlib.storage import DECISIONS, PUBLICATIONS
    from protlib.storage.contents import add_new_header, empty_tables
    from protlib.storage.row_bytes import lay_out_library

    numbered: Sequence[NumberedRecord] = ()
    decisions = Decisions()

    def look(view: "View") -> "Plan":
        nonlocal numbered, decisions
        numbered, decisions = view.number_records(), view.decisions
        return Plan()

    library.revise(look, "share", dry_run=True)
    records = {record.key: _strip_private(record, keeps_tags=keeps_tags) for record in publications}
    first_day = min((record.created for record in publications), default="")[:_LETTERS_OF_DAY]
    tables = add_new_header(empty_tables(), first_day and f"{first_day}T00:00:00Z")
    documents: Table = {
        record.number: records[record.record.key].to_dict() for record in numbered if record.record.key in records
    }
    withheld_keys = {record.record.key for record in numbered if rank(record.record.access)} - records.keys()
    secrets = _own_fields_in(record.record for record in numbered if record.record.key in withheld_keys)
    secrets -= _own_fields_in(record.record for record in numbered if record.record.key not in withheld_keys)
    shared_decisions = (decision for decision in decisions.all_decisions if _is_about(decision, records))
    relevant = Decisions(tuple(decision for decision in shared_decisions if not _declares_field(decision, secrets)))
    numbered_decisions: Table = {str(number): document for number, document in enumerate(relevant.documents(), 1)}
    decision_tables: Tables = {DECISIONS: numbered_decisions} if numbered_decisions else {}
    return lay_out_library({**tables, **decision_tables, PUBLICATIONS: documents})


def _strip_private(publication: Publication, *, keeps_tags: bool) -> Publication:
    """Return a record without its origin, which has paths of this machine; tags and collections go unless requested."""
    return without_origin(publication).changed(**({} if keeps_tags else {"tags": (), "collections": ()}))


def _own_fields_in(publications: Iterable[Publication]) -> set[str]:
    return {name for publication in publications for name, value in publication.extra.items() if value}


def _declares_field(decision: Decision, fields: Collection[str]) -> bool:
    """Tell whether a decision declares one of these fields."""
    return isinstance(decision, OwnField) and decision.name in fields


def _is_about(decision: Decision, keys: Collection[str]) -> bool:
    """Tell whether a decision is about records with these keys, or declares a field; others are about bodies."""
    if isinstance(decision, Distinct | Translations):
        return decision.first_key in keys and decision.second_key in keys
    return decision.key in keys if isinstance(decision, OpenedRecord) else isinstance(decision, OwnField)
