"""The report of a command that changes a library: each record for scripts, or only problems."""

from collections.abc import Sequence
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING, Final

from protlib.cli.options.declaration import OptionGroup, flag
from protlib.cli.options.shared import JsonFormOption
from protlib.cli.output import put_lines
from protlib.frozen import NamedTuple
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.cli.input_file import LoadedFile
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import FieldDifference
    from protlib.render.outcomes import RecordOutcome, Trouble


class QuietOptions(OptionGroup):
    """Whether a command that changes the library prints what it did."""

    quiet: bool = flag("--quiet -q", "Print only what went wrong.")


class _FormOptions(OptionGroup):
    output: JsonFormOption = None


class ReportOptions(_FormOptions, QuietOptions):
    """The options for the report of a command that changes a library."""

    @property
    def is_json(self) -> bool:
        """Whether scripts get the outcome of each record."""
        return self.output == "json"


_ACTIONS_WITHOUT_STATES: Final = frozenset({"unchanged", "skipped", "refused"})


class Origin(NamedTuple):
    """Where a record comes from: the key it had there, the file and the line, which may not be known."""

    key: str
    file: str | None = None
    line: int | None = None


def put_report(
    outcomes: "Sequence[Outcome]",
    origins: Sequence[Origin] = (),
    *,
    conflicts: "Sequence[FieldDifference]" = (),
    files: "Sequence[LoadedFile]" = (),
    lost_entries: "Sequence[RecordOutcome]" = (),
    troubles: "Sequence[Trouble]" = (),
    dry_run: bool,
) -> None:
    """Print what became of records as JSON, and behind them `lost_entries`: what was no record at all.

    `origins` are those of the first records, as many as come from elsewhere. `files` has the files of the records.
    `troubles` are the errors in records from no file.
    """
    from protlib.render.outcomes import outcomes_as_json

    entries = list(starmap(_make_entry, zip_longest(outcomes, origins)))
    differences = [*conflicts, *conflicts_of(outcomes)]
    all_troubles = [*(trouble for file in files for trouble in _troubles(file)), *troubles]
    put_lines([outcomes_as_json([*entries, *lost_entries], differences, all_troubles, dry_run=dry_run)])


def conflicts_of(outcomes: "Sequence[Outcome]") -> "list[FieldDifference]":
    """Return the conflicts of records that stayed unchanged because the new record has other values."""
    return [difference for outcome in outcomes for difference in outcome.conflicts]


def origins_of(files: "Sequence[LoadedFile]") -> list[Origin]:
    """Return where the records of files come from."""
    return [
        Origin(record.key, make_legible(file.name), line or None)
        for file in files
        for line, record in zip(file.parsed.lines, file.parsed.publications, strict=True)
    ]


def list_lost(files: "Sequence[LoadedFile]") -> "list[RecordOutcome]":
    """Return the JSON entries of unreadable records."""
    from protlib.render.outcomes import RecordOutcome

    return [
        RecordOutcome(
            "refused", "", problem.record, why=(problem.what,), file=make_legible(file.name), line=problem.line or None
        )
        for file in files
        for problem in file.parsed.problems
        if problem.lost
    ]


def _make_entry(outcome: "Outcome", origin: Origin | None) -> "RecordOutcome":
    from protlib.render.outcomes import RecordOutcome

    action, record = outcome.action, outcome.publication
    old = record if action == "removed" else outcome.old_record
    new = None if action == "removed" else record
    if action in {"added", "restored"}:
        old = None
    elif action in _ACTIONS_WITHOUT_STATES and old in (None, record):
        old = new = None
    key = old.key if action == "merged" and old else record.key
    entry = RecordOutcome(
        action,
        "" if action == "refused" and not outcome.existing else key,
        outcome.given_key if origin is None else origin.key,
        old,
        new,
        outcome.like._asdict() if outcome.like else None,
        (*outcome.notes, *_note_more_fields(outcome)),
    )
    return entry if origin is None else entry._replace(file=origin.file, line=origin.line)


def _note_more_fields(outcome: "Outcome") -> tuple[str, ...]:
    """Return a note if a record has more than the present one, which stayed unchanged."""
    return (f"has more than the library: {', '.join(outcome.additional_fields)}",) if outcome.additional_fields else ()


def _troubles(file: "LoadedFile") -> "list[Trouble]":
    from protlib.render.outcomes import Trouble

    return [
        Trouble(make_legible(file.name), problem.line or None, problem.record, problem.what)
        for problem in file.parsed.problems
        if not problem.lost
    ]
