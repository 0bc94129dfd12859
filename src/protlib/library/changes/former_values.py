"""What records said before they were changed: an import that brings it again adds no double."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from protlib.library.plan import Outcome, Plan
from protlib.record.decisions import Decisions, Former, make_former
from protlib.record.model import Publication

_identity: Final[Callable[[Publication], Any]] = attrgetter(
    "title", "type", "authors", "editors", "translators", "date", "publisher", "container_title", "event_title",
    "volume", "issue", "page", "edition", "number", "status", "language", "collection_title",
    "collection_number", "isbn", "issn", "doi", "url", "countries",
)  # fmt: skip
"""Returns what an import may recognise a record by; `SLIGHT` has the rest of what describes it."""
_makers: Final[Callable[[Publication], Any]] = attrgetter("authors", "editors", "publisher")
"""Returns all that the people of a record are compared by."""


def find_unrecognised(
    records: Iterable[tuple[Publication, Publication]], *, with_source: bool = False
) -> Iterator[Former]:
    """Yield the records that an import would not recognise in what they have become.

    Each comes with the record that it is now, or is part of.
    """
    from protlib.duplicates.description import strip_contents

    for old, new in records:
        if not _is_recognised(old, new):
            source = old.source if with_source else ""
            # Without its countries, a sister report with the same title would pass for it.
            document = strip_contents(old).changed(source=source, countries=old.countries)
            yield make_former(new.key, document.to_dict())


def remember_formers(plan: Plan, outcomes: Sequence[Outcome], decisions: Decisions) -> Plan:
    """Make a plan keep what imported records said before a change, where the next import would not know them."""
    changes = [
        (outcome.old_record, outcome.publication)
        for outcome in outcomes
        if outcome.action == "updated" and outcome.old_record is not None and outcome.old_record.source
    ]
    hidden_changes = [(old, new) for old, new in changes if _identity(old) != _identity(new)]
    if hidden_changes and (formers := [*find_unrecognised(hidden_changes, with_source=True)]):
        plan.decisions = (decisions if plan.decisions is None else plan.decisions).with_decisions(*formers)
    return plan


def _is_recognised(record: Publication, existing: Publication) -> bool:
    """Tell whether a new record is recognised as an existing one."""
    from protlib.duplicates.certain_duplicates import are_surely_one

    if are_surely_one(existing, record):
        return True
    from protlib.duplicates.compared import ComparedRecord
    from protlib.duplicates.fingerprints import fingerprints
    from protlib.duplicates.page_titles import may_have_site

    new, old = ComparedRecord(record), ComparedRecord(existing)
    if record.title == existing.title and not (record.extra or existing.extra or may_have_site(record.title)):
        new.title = old.title  # which then says all that is compared of it, and is dear
    if _makers(record) == _makers(existing):  # as after a change of a status or a language
        new.people = old.people
    has_title = new.title.compact == old.title.compact != ""  # one of the fingerprints, and all are dear
    if not has_title and {*fingerprints(new)}.isdisjoint(fingerprints(old)):
        return False
    from protlib.duplicates.comparison import compare
    from protlib.duplicates.judgement import Sameness

    return compare(old, new).sameness is Sameness.SAME
