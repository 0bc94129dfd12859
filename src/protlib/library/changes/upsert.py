"""Imports that are repeated from one file: its rows win, and records that are gone from it get a tag."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from protlib.errors import InputRefusedError
from protlib.frozen import NamedTuple
from protlib.library.older_values import Older
from protlib.library.plan import Outcome, Plan
from protlib.library.view import Records
from protlib.record.decisions import Decisions
from protlib.record.model import Publication
from protlib.text import fold

if TYPE_CHECKING:
    from protlib.library.changes.arriving_files import FileArrivals
    from protlib.library.joins.join import Answer  # which nobody needs who adds a record

_FEW_RECORDS: Final = 10
"""So many records may be missing in a file before that is taken for a file that is not whole."""


class Prune(NamedTuple):
    """The tag for records that came from these files and are no longer in them.

    It is set only where the files are whole (`is_whole`), and for very many records only where the user is sure
    (`is_sure`).
    """

    tag: str
    files: frozenset[str]
    is_whole: bool = True
    is_sure: bool = False


class Upsert(NamedTuple):
    """How to take in records that shall become as their file says.

    `adds_new` adds rows with unknown keys. `answer` chooses the value where a record differs. `may_compare` limits
    the records that are compared; keys of the others stay taken. `columns` names the fields of the table of each
    record: "replace" clears the empty ones, and a row with an unknown key is refused. `fields` maps the headings of
    each record's table to fields. `arrivals` are the files of the records. `owners` has the keys of records that
    have the file of a report already, by its position. `judged_records` has each record as it was when its marks
    were read ("CONFIDENTIAL"), where that was done before. `opened_levels` has the positions of records that stay
    open, each with the level that its words or its cover name. With `is_sure`, a column may look as if somebody had
    moved it. `unknown` has the names in `extra` of columns that come in for no record.
    """

    adds_new: bool = False
    answer: "Answer | None" = None
    prune: Prune | None = None
    may_compare: Callable[[Publication], bool] | None = None
    columns: Sequence[Collection[str]] = ()
    fields: Sequence[Mapping[str, str]] = ()
    arrivals: "FileArrivals | None" = None
    owners: Mapping[int, str] = MappingProxyType({})
    judged_records: Sequence[Publication] = ()
    opened_levels: Mapping[int, str] = MappingProxyType({})
    is_sure: bool = False
    unknown: AbstractSet[str] = frozenset()

    def leave_out_unknown(
        self, rows: Sequence[Publication], match_results: Sequence[Publication | str | None]
    ) -> Sequence[Publication]:
        """Return rows without the values of columns that come in for none, but those that are private in the match."""
        from protlib.library.private_columns import columns_in_note

        if not self.unknown:
            return rows
        pairs = zip(match_results, rows, strict=True)
        unfit = [
            self.unknown - (columns_in_note(match, row.extra) if isinstance(match, Publication) else frozenset())
            for match, row in pairs
        ]
        return [
            row.changed(extra={name: value for name, value in row.extra.items() if name not in names})
            for row, names in zip(rows, unfit, strict=True)
        ]

    def private_headings(self, position: int) -> frozenset[str]:
        """Return the headings for private notes of the table of the record in this position."""
        fields = self.fields[position] if self.fields else {}
        return frozenset(heading for heading, field in fields.items() if field == "private_note")

    def match_owners(
        self, match_results: list[Publication | str | None], records: Records
    ) -> list[Publication | str | None]:
        """Return the matches of rows; a report without one gets the record that has its file, whatever it says."""
        by_key = records.get([*self.owners.values()]) if self.owners else {}
        matches = {position: by_key.get(key) for position, key in self.owners.items()}
        return [match or matches.get(position) for position, match in enumerate(match_results)]

    def attach_and_open(
        self, plan: Plan, outcomes: list[Outcome], decisions: Decisions, older: Older, now: str
    ) -> list[Outcome]:
        """Return outcomes with the files that come along, and decide in the plan which new records stay open."""
        rows = ((outcomes[position], level) for position, level in self.opened_levels.items())
        levels = {outcome.publication.key: level for outcome, level in rows if outcome.action == "added"}
        if self.arrivals is not None:
            outcomes = self.arrivals.attach(plan, outcomes, older, now, levels)
        if levels:
            plan.decisions = decisions.with_opened(levels)
        return outcomes

    def find_copies(self, positions: Sequence[int]) -> dict[int, int]:
        """Return each report in these positions whose file came before, with the first one, both by their index."""
        copies = self.arrivals.find_copies() if self.arrivals else {}
        indexes = {position: index for index, position in enumerate(positions)} if copies else {}
        return {indexes[copy]: indexes[first] for copy, first in copies.items() if {copy, first} <= indexes.keys()}


PLAIN: Final = Upsert()


def prune_missing(plan: Plan, outcomes: Sequence[Outcome], records: Records, prune: Prune, now: str) -> list[Outcome]:
    """Set or remove the tag of records in the plan; return the outcomes, with the missing records behind the others.

    Raises InputRefusedError where more than half of the records from the files, and more than a few, are missing.
    """
    known_records: dict[str, Publication] = {}
    for outcome in outcomes:
        if outcome.existing and outcome.existing not in plan.added:
            known_records.setdefault(outcome.existing, outcome.old_record or outcome.publication)
    of_files = {key: record for key, record in known_records.items() if record.source in prune.files}
    returned_keys = [key for key, record in of_files.items() if _has_tag(record, prune.tag)]
    for key in returned_keys:
        current = plan.changed.get(key, known_records[key])
        plan.changed[key] = _remove_tag(current, prune.tag).changed(modified=now)
    noted_outcomes = [
        _note_return(outcome, plan) if outcome.existing in returned_keys else outcome for outcome in outcomes
    ]
    if not prune.is_whole or any(outcome.action == "refused" for outcome in outcomes):
        return noted_outcomes
    newly_missing = _find_newly_missing(records, known_records, prune)
    _refuse_many(len(newly_missing), len(newly_missing) + len(of_files), prune)
    return [*noted_outcomes, *_tag_missing(plan, newly_missing, prune.tag, now)]


def _find_newly_missing(records: Records, known_records: Container[str], prune: Prune) -> list[Publication]:
    """Return the records from the files that are in none of these any more, and have no tag that says so."""
    other_keys = [key for key in records.keys() if key not in known_records]  # noqa: SIM118 - no mapping
    other_records = records.get(other_keys).values()
    return [record for record in other_records if record.source in prune.files and not _has_tag(record, prune.tag)]


def _refuse_many(missing: int, count: int, prune: Prune) -> None:
    if missing > max(_FEW_RECORDS, count // 2) and not prune.is_sure:
        raise InputRefusedError(
            f"{missing} of {count} publications from {', '.join(sorted(prune.files))} are no longer in it;"
            f" nothing was imported. To tag them “{prune.tag}”: --yes"
        )


def _tag_missing(plan: Plan, records: Iterable[Publication], tag: str, now: str) -> Iterator[Outcome]:
    """Give records the tag in the plan, and yield the outcome of each."""
    for record in records:
        tagged_record = record.changed(tags=(*record.tags, tag), modified=now)
        plan.changed[record.key] = tagged_record
        yield Outcome("updated", tagged_record, existing=record.key, old_record=record)


def _note_return(outcome: Outcome, plan: Plan) -> Outcome:
    """Return the outcome of a record that has lost the tag."""
    untagged = plan.changed.get(outcome.existing)
    if untagged is None or outcome.action == "refused":
        return outcome
    old = outcome.old_record if outcome.old_record is not None else outcome.publication
    return outcome.changed(action="updated", publication=untagged, old_record=old)


def _has_tag(record: Publication, tag: str) -> bool:
    return fold(tag) in map(fold, record.tags)


def _remove_tag(record: Publication, tag: str) -> Publication:
    return record.changed(tags=tuple(own_tag for own_tag in record.tags if fold(own_tag) != fold(tag)))
