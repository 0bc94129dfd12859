"""A library for others: some records of one, as its file has them, without what is its owner's."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from protlib.record.access import rank
from protlib.record.decisions import Decision, Decisions, Distinct, OwnField, Translations
from protlib.record.handout import without_origin
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.library.merges.side import Numbered
    from protlib.library.plan import Plan
    from protlib.library.view import View
    from protlib.storage.layout import Table, Tables


def shared_copy(library: "Library", publications: Sequence[Publication], *, tags: bool = False) -> bytes:
    """Return the file of a library that has these records of another, under their numbers, so that `merge` knows them again.

    It has no history, tags only where these are asked for, and nothing that tells where a record came from, or of paths and
    users of this machine. Of what was decided about the library, it has the fields of its own, but for those that guarded
    records alone fill which stay behind, and which of these records are no duplicates. The same records give the same bytes.
    """
    from protlib.library.plan import Plan
    from protlib.storage import DECISIONS, PUBLICATIONS
    from protlib.storage.contents import empty, renewed
    from protlib.storage.rows import laid_out

    numbered: Sequence[Numbered] = ()
    decisions = Decisions()

    def look(view: "View") -> "Plan":
        nonlocal numbered, decisions
        numbered, decisions = view.numbered(), view.decisions
        return Plan()

    library.revise(look, "share", dry_run=True)
    records = {record.key: _bare(record, tags=tags) for record in publications}
    tables = renewed(empty(), min((record.created for record in publications), default=""))
    documents: Table = {
        record.number: records[record.record.key].to_dict() for record in numbered if record.record.key in records
    }
    staying = {record.record.key for record in numbered if rank(record.record.access)} - records.keys()
    hidden = _filled(record.record for record in numbered if record.record.key in staying)
    hidden -= _filled(record.record for record in numbered if record.record.key not in staying)
    relevant = [
        decision
        for decision in decisions.all_decisions
        if _is_about(decision, records) and not _names(decision, hidden)
    ]
    told = Decisions(tuple(relevant)).documents()
    decided: Tables = {DECISIONS: {str(number): document for number, document in enumerate(told, 1)}} if told else {}
    return laid_out({**tables, **decided, PUBLICATIONS: documents})


def _bare(publication: Publication, *, tags: bool) -> Publication:
    """Return a record without what is its owner's: where it came from, the paths of his machine, and tags."""
    return without_origin(publication).changed(tags=publication.tags if tags else ())


def _filled(publications: Iterable[Publication]) -> set[str]:
    return {name for publication in publications for name, value in publication.extra.items() if value}


def _names(decision: Decision, fields: Collection[str]) -> bool:
    """Tell whether a decision declares one of these fields."""
    return isinstance(decision, OwnField) and decision.name in fields


def _is_about(decision: Decision, keys: Collection[str]) -> bool:
    """Tell whether a decision is about records with these keys, or about no record: what names a body may be of another."""
    if isinstance(decision, Distinct | Translations):
        return decision.first_key in keys and decision.second_key in keys
    return isinstance(decision, OwnField)
