"""The run of `import`: its files are read, their records are added in one write, and what became of each is told.

`import_folders` chooses the files in folders, and `import_files` reads all of them. `imported_reports` knows those that
are publications themselves, and `import_attachments` the files that records name.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from protlib.cli.advice.place_advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, split_tags, type_named
from protlib.cli.changes import ask_and_change, tell_settled
from protlib.cli.context import decode_typed, library_of
from protlib.cli.files.file_contents import read_mapping
from protlib.cli.files.import_attachments import ArrivingFiles, arriving_files, tell_files
from protlib.cli.files.import_files import ImportBatch, read_all
from protlib.cli.files.import_options import ImportOptions
from protlib.cli.files.imported_reports import is_report, tell_reports, tell_restricted
from protlib.cli.files.table_columns import (
    tell_idle_columns,
    tell_notes,
    tell_unknown_columns,
    warn_of_new_columns,
)
from protlib.cli.files.told_notes import tell_notes_of_programs
from protlib.cli.outcome_report import (
    conflicts_of,
    list_lost,
    origins_of,
    put_report,
    tell_guesses,
    tell_more,
    tell_outcomes,
    tell_renamed,
)
from protlib.cli.output import MOST_NAMED, put_lines, say, say_first
from protlib.cli.terminal.activity import activity
from protlib.errors import ExitCode
from protlib.text import list_first, number_of, shorten_pair

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.changes.upsert import Upsert
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import FieldDifference
    from protlib.record.model import Publication

_MOST_SOURCES: Final = 3  # names of files in a message
_MOST_ROWS: Final = 3  # records with their values; the line behind them counts all
_MOST_FIELDS: Final = 3  # of a record
_LONGEST_VALUE: Final = 60  # letters


def tell_corrections(batch: ImportBatch, outcomes: "Sequence[Outcome]", *, verbose: bool) -> None:
    """Say which rows have other values than their records, and how to take these."""
    from protlib.library.changes.corrections import find_corrections

    messages = []
    rows = [(record, is_report(file)) for file in batch.files for record in file.reading.publications]
    for (row, is_guess), outcome in zip(rows, outcomes, strict=False):
        if is_guess or not outcome.may_change_existing() or outcome.is_united or outcome.name_changes:
            continue
        if differences := find_corrections(outcome.publication, row):
            messages.append(f"{outcome.existing}: {'; '.join(map(_describe_difference, differences[:_MOST_FIELDS]))}")
    if messages:
        say_first(messages, None if verbose else _MOST_ROWS)
        subject = number_of(len(messages), "record that is there has", "records that are there have")
        say(f"{subject} other values in this import. To take the new values: --on-duplicate replace")


def _describe_difference(difference: "FieldDifference") -> str:
    from protlib.render.scripts import field_text

    field = difference.name.replace("_", " ")
    new, old = (field_text(difference.field, value) for value in (difference.theirs, difference.mine))
    new, old = shorten_pair(new, old, _LONGEST_VALUE)
    return f"{field} is “{new}”, there “{old}”"


def import_publications(
    context: typer.Context,
    files: Sequence[str],
    options: ImportOptions,
    *,
    format_name: str = "auto",
    columns: Sequence[str] = (),
    kind: str = "",
    defaults: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> int:
    """Import files, print what became of their records, and return the exit code.

    New records get the type `kind`, the `defaults` and the `tags` where they have none.
    """
    from protlib.formats import ReadOptions
    from protlib.library.plan import FINDERS

    options.refuse_misfits(files, defaults, tags, kind)
    own_names, give_defaults = _defaults(context, kind, [*defaults], [*tags])
    language = _language_of(give_defaults) if options.recognises else ""
    reading = ReadOptions(
        read_mapping(columns),
        type_named(kind),
        own_names,
        options.groups or (),
        FINDERS[options.match],
        is_of_whole=options.is_of_whole,
    )
    batch = read_all(context, files, format_name, reading, options, language)
    if options.strict and batch.lost_count:
        _refuse_import(batch, (), options, f"{batch.lost_count} could not be read")
    with library_of(context) as library, arriving_files(library, batch.files, options) as arrivals:
        outcomes = _take_in(library, batch, give_defaults, options, f"import {' '.join(files)}", arrivals)
        _tell(outcomes, batch, options, columns)
        tell_files(arrivals, outcomes, options)
    tell_restricted(outcomes, options)
    tell_reports(batch.reports(outcomes), options)
    _tell_covers(files, batch, outcomes, options)
    return _conclude(batch, outcomes, options)


def _defaults(
    context: typer.Context, kind: str, values: list[str], tags: list[str]
) -> "tuple[Sequence[str], Callable[[Publication], Publication]]":
    """Return the own fields of the library, and the function that gives a record what it lacks."""
    with library_of(context) as library:
        own_names = library.own_fields()
        change = change_of_defaults(
            type_named(kind), decode_typed(values), split_tags(decode_typed(tags)), lambda: own_names
        )
    return own_names, change


def _tell_covers(
    files: Sequence[str], batch: ImportBatch, outcomes: "Sequence[Outcome]", options: ImportOptions
) -> None:
    """Say how covers that are pictures are recognised, of new reports and of those that are there already."""
    if not (options.recognises or any(file.reading.has_bare_cover for file in batch.files)):
        return
    from protlib.cli.files.cover_pictures import tell_bare_covers, tell_known_covers

    tell_bare_covers(files, batch.reports(outcomes), options)
    tell_known_covers(outcomes, batch.files, options)


def _language_of(give_defaults: "Callable[[Publication], Publication]") -> str:
    """Return the language that all records without one get, "" where the user has named none."""
    from protlib.record.model import Publication

    return give_defaults(Publication()).language


def _refuse_import(batch: ImportBatch, outcomes: "Sequence[Outcome]", options: ImportOptions, reason: str) -> NoReturn:
    """Report that nothing was imported because some records cannot be, and end.

    `outcomes` are those of the records that could be read.
    """
    from protlib.library.plan import Outcome

    say(f"nothing was imported: --strict, and {reason}")
    if options.is_json:
        refusals = [
            Outcome("refused", publication, notes=(f"--strict, and {reason}",)) for publication in batch.publications
        ]
        messages = (
            [
                outcome if outcome.action == "refused" else refusal
                for outcome, refusal in zip(outcomes, refusals, strict=True)
            ]
            if outcomes
            else refusals
        )
        _put_json_report(batch, messages, options)
    raise typer.Exit(ExitCode.INPUT_REFUSED)


def _put_json_report(batch: ImportBatch, outcomes: "Sequence[Outcome]", options: ImportOptions) -> None:
    missed_entries = [*list_lost(batch.files), *batch.unread]
    put_report(
        outcomes, origins_of(batch.files), files=batch.files, lost_entries=missed_entries, dry_run=options.dry_run
    )


def _conclude(batch: ImportBatch, outcomes: "Sequence[Outcome]", options: ImportOptions) -> int:
    """Report what was imported and what stayed as it was, and return the exit code.

    Scripts get each record, people a line.
    """
    refused_count = batch.lost_count + sum(outcome.action == "refused" for outcome in outcomes)
    conflicts = conflicts_of(outcomes)
    summary = _summary(outcomes, len(batch.publications), refused_count, batch.problems, options)
    if options.is_json:
        _put_json_report(batch, outcomes, options)
    elif conflicts:
        from protlib.cli.conflicts.value_choice import describe_difference, rest_text

        put_lines(line for difference in conflicts for line in describe_difference(difference))
        say(rest_text(conflicts, options.prefer))
    if not options.quiet and options.is_json:
        say(summary)
    elif not options.quiet:
        put_lines([summary])
    if not options.quiet:
        tell_more(outcomes, verbose=options.verbose)
        if options.on_duplicate in {"skip", "update"}:
            tell_corrections(batch, outcomes, verbose=options.verbose)
        if not options.dry_run:
            _tell_verdicts(outcomes)
    if options.prune_tag is not None and refused_count:
        say(f"nothing tagged “{options.prune_tag}”: some records could not be read")
    elif options.prune_tag is not None:
        _tell_other_sources(batch, outcomes, options.prune_tag)
    return ExitCode.INPUT_REFUSED if refused_count else ExitCode.NOTHING_FOUND if conflicts else ExitCode.DONE


def _tell_other_sources(batch: ImportBatch, outcomes: "Sequence[Outcome]", tag: str) -> None:
    """Say where the records came from before, where all came from files of other names: none can be missing."""
    sources = {(outcome.old_record or outcome.publication).source for outcome in outcomes if outcome.existing}
    if sources and sources.isdisjoint(batch.sources):
        names = list_first(sorted(filter(None, sources)), _MOST_SOURCES) or "no file"
        say(f"nothing tagged “{tag}”: these publications came from {names}; import them under that name")


def _tell_verdicts(outcomes: "Sequence[Outcome]") -> None:
    """Say in how many notes of new and changed records reviewers' verdicts are, and how to take them."""
    from protlib.record.decisions.screening_marks import split_screening_marks

    records = [outcome.publication for outcome in outcomes if outcome.action in {"added", "updated"}]
    notes = {record.key: record.note for record in records}  # several files may bring one record
    if count := sum(bool(split_screening_marks("", note)[1]) for note in filter(None, notes.values())):
        notes_text = number_of(count, "note has verdicts of reviewers", "notes have verdicts of reviewers")
        say(f"{notes_text}, which exports leave out. To screen with them: protlib screen --from-notes")


def _take_in(
    library: "Library",
    batch: ImportBatch,
    give_defaults: "Callable[[Publication], Publication]",
    options: ImportOptions,
    label: str,
    arrivals: ArrivingFiles,
) -> "Sequence[Outcome]":
    arriving_records = list(arrivals.without_arriving(batch.publications))
    publications = list(map(give_defaults, arriving_records))
    upsert, ask = _make_upsert(options, batch)

    def take(*, dry_run: bool) -> "Sequence[Outcome]":
        with activity("Adding publications"):
            return library.add_many(
                publications,
                options.on_duplicate,
                match=options.match,
                sources=batch.sources,
                upsert=upsert._replace(arrivals=arrivals.arrivals(is_trial=dry_run), judged_records=arriving_records),
                dry_run=dry_run,
                label=label,
            )

    if options.strict and options.match != "auto":
        trial_outcomes = take(dry_run=True)
        if refusals := [outcome for outcome in trial_outcomes if outcome.action == "refused"]:
            tell_outcomes(refusals, verbose=False)
            _refuse_import(batch, trial_outcomes, options, f"{len(refusals)} refused")
    if options.can_ask and (conflicts := conflicts_of(take(dry_run=True))):
        ask(conflicts)
    if options.is_drawn:
        return ask_and_change(take, library, dry_run=options.dry_run, yes=options.yes, is_drawn=not options.is_json)
    if arrivals.have_covers and not options.dry_run:
        take(dry_run=True)  # covers are read before the library is locked
    outcomes = take(dry_run=options.dry_run)
    tell_settled(library, outcomes)
    return outcomes


def _make_upsert(
    options: ImportOptions, batch: ImportBatch
) -> "tuple[Upsert, Callable[[Sequence[FieldDifference]], object]]":
    """Return what else to do with records, and the function that asks a person whose value counts."""
    from protlib.library.changes.upsert import Prune, Upsert

    prune = None
    if options.prune_tag is not None:
        [tag] = split_tags([options.prune_tag])
        prune = Prune(tag, frozenset(batch.sources), is_whole=not batch.lost_count, is_sure=options.yes)
    adds_new = options.add_new or prune is not None
    upsert = Upsert(
        adds_new,
        prune=prune,
        columns=batch.columns,
        fields=batch.fields,
        owners=batch.owners,
        opened_levels=batch.levels_of_opened,
        is_sure=options.yes,
        unknown=frozenset() if options.keeps_unknown else batch.unknown,
    )
    if options.on_duplicate != "merge":
        return upsert, lambda _conflicts: None
    from protlib.cli.conflicts.value_choice import ask_all
    from protlib.library.merges.incoming_records import Choices, combine_answers

    choices = Choices()
    answer = combine_answers(choices, options.prefer)
    return upsert._replace(answer=answer), lambda conflicts: ask_all(conflicts, choices)


def _tell(outcomes: Sequence["Outcome"], batch: ImportBatch, options: ImportOptions, columns: Sequence[str]) -> None:
    """Print what became of the records that need a look, or of every record if verbose."""
    for file in () if options.quiet else batch.files:
        tell_unknown_columns(file, outcomes, is_kept=options.keeps_unknown, dry_run=options.dry_run)
    # What was changed has its diff.
    rows = [
        outcome
        for outcome in outcomes
        if not options.is_drawn or outcome.action in {"added", "refused"} or outcome.notes
    ]
    is_verbose = options.verbose or (options.dry_run and not (options.quiet or options.is_json))
    tell_outcomes(rows, verbose=is_verbose, dry_run=options.dry_run, quiet=options.quiet, lists_all=options.verbose)
    has_lost_key = any(row.given_key and row.action == "added" for row in rows)
    if has_lost_key and options.match == "auto" and not options.quiet:
        say("if a record is the publication that has its key: --match key")
    _tell_columns(outcomes, batch, options, columns)
    if options.verbose:
        tell_guesses(outcomes)
        tell_renamed(outcomes)
    _tell_unknown_places(outcomes, batch.lines, None if options.verbose else MOST_NAMED)


def _tell_columns(
    outcomes: Sequence["Outcome"], batch: ImportBatch, options: ImportOptions, columns: Sequence[str]
) -> None:
    """Say what became of notes and of columns that --map names; if quiet, only what new columns may give away."""
    if options.quiet:
        warn_of_new_columns(batch.files, outcomes)
        return
    tell_notes(batch.files, columns, outcomes, dry_run=options.dry_run)
    tell_notes_of_programs(batch.files, columns, outcomes, dry_run=options.dry_run)
    if columns and options.on_duplicate == "update":
        tell_idle_columns(columns, batch.files, list(zip(batch.publications, outcomes, strict=False)))


def _tell_unknown_places(
    outcomes: Sequence["Outcome"], lines: Sequence[tuple[str, int, str]], most: int | None
) -> None:
    """Warn about unknown places in new and changed records, with the first line that has each."""
    places: list[str] = []
    line_of_place: dict[str, tuple[str, int, str]] = {}
    # what is missing in the files stands behind the records that came from them
    for outcome, line in zip(outcomes, lines, strict=False):
        if outcome.action in {"added", "updated"}:
            names = places_of(outcome.publication)
            places += names
            for name in names:
                line_of_place.setdefault(name, line)
    tell_unknown_places(places, most, line_of_place)


def _summary(
    all_outcomes: Sequence["Outcome"], record_count: int, refused_count: int, problem_count: int, options: ImportOptions
) -> str:
    """Return a line that counts the outcomes, and the tagged records among the others."""
    outcomes, pruned_outcomes = all_outcomes[:record_count], all_outcomes[record_count:]
    counts = Counter(outcome.action for outcome in outcomes)
    unchanged_count = counts["skipped"] + counts["unchanged"]
    if options.is_drawn:  # several rows may be of one publication
        changed_keys = {outcome.existing for outcome in outcomes if outcome.action == "updated"}
        unchanged_count = len({outcome.existing for outcome in outcomes if outcome.existing} - changed_keys)
        parts = [f"{len(changed_keys)} changed"]
        parts += [f"{unchanged_count} unchanged"] if unchanged_count else []
        parts += [f"{counts['added']} added"] if counts["added"] else []
    else:
        parts = [f"{counts['added']} added"]
        parts += [f"{counts['updated']} updated"] if counts["updated"] else []
        parts += [f"{unchanged_count} already there"] if unchanged_count else []
    parts += [f"{len(pruned_outcomes)} tagged {options.prune_tag}"] if pruned_outcomes else []
    parts += (
        [f"{refused_count} {'refused' if options.match != 'auto' else 'could not be read'}"] if refused_count else []
    )
    parts += [number_of(problem_count, "problem")] if problem_count else []
    return f"{'would be: ' if options.dry_run else ''}{', '.join(parts)}"
