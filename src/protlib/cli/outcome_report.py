"""The report of a command that changes a library: each record for scripts; for people what they should look at."""

from collections.abc import Sequence
from itertools import starmap, zip_longest
from typing import TYPE_CHECKING, Final

from protlib.cli.options.declaration import OptionGroup, flag
from protlib.cli.options.shared import JsonFormOption
from protlib.cli.output import MOST_LOST, MOST_NAMED, publications_text, put_lines, say, say_first
from protlib.frozen import NamedTuple
from protlib.text import list_first, make_legible, number_of, without_markup

if TYPE_CHECKING:
    from protlib.cli.input_file import LoadedFile
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import FieldDifference
    from protlib.record.model import Publication
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


_MOST_REASONS: Final = 3  # in a line
_MOST_UNCHANGED: Final = 50  # records that stay as they are, and are listed unasked
_UNCHANGING: Final = frozenset({"skipped", "unchanged"})
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
        for line, record in zip(file.reading.lines, file.reading.publications, strict=True)
    ]


def list_lost(files: "Sequence[LoadedFile]") -> "list[RecordOutcome]":
    """Return the JSON entries of unreadable records."""
    from protlib.render.outcomes import RecordOutcome

    return [
        RecordOutcome(
            "refused", "", problem.record, why=(problem.what,), file=make_legible(file.name), line=problem.line or None
        )
        for file in files
        for problem in file.reading.problems
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
        for problem in file.reading.problems
        if not problem.lost
    ]


def changes_text(outcomes: "Sequence[Outcome]") -> str:
    """Return how many publications were added, changed, merged, restored, removed, or had the new values already."""
    if heir_keys := [outcome.existing for outcome in outcomes if outcome.action == "merged"]:
        return f"{publications_text(len(outcomes))} merged into {len({*heir_keys})}"
    actions = [outcome.action for outcome in outcomes]
    counts = {
        "added": actions.count("added"),
        "changed": actions.count("updated"),
        "restored": actions.count("restored"),
        "removed": actions.count("removed"),
    }
    counts["unchanged"] = len(actions) - sum(counts.values())
    if not outcomes:
        return "no publication changed"
    [(first, count), *further] = [(word, count) for word, count in counts.items() if count]
    return ", ".join([f"{publications_text(count)} {first}", *(f"{word_count} {word}" for word, word_count in further)])


def tell_outcomes(
    outcomes: "Sequence[Outcome]",
    *,
    verbose: bool,
    dry_run: bool = False,
    quiet: bool = False,
    lists_all: bool = True,
) -> None:
    """Print which records have a new key, and which may be duplicates; print every record if verbose.

    If `quiet`, it prints no key that also finds a present record, since nothing is wrong with that. Unless
    it `lists_all`, it only counts records that stay as they are, where they are many.
    """
    messages = [line for outcome in outcomes if not quiet or outcome.given_key if (line := _explain_new_key(outcome))]
    if further_count := say_first(messages, None if verbose else MOST_NAMED):
        say(f"{number_of(further_count, 'more key')}; --verbose lists them all")
    tell_reasons(outcomes, verbose=verbose)
    _tell_likeness(outcomes, verbose=verbose, dry_run=dry_run)
    if not verbose:
        return
    from protlib.record.titles.substitutes import title_to_show

    unlisted_count = 0 if lists_all else sum(outcome.action in _UNCHANGING for outcome in outcomes)
    unlisted_count *= unlisted_count > _MOST_UNCHANGED
    if unlisted_count:
        say(f"{unlisted_count} records stay as they are; --verbose lists them, too")
    for outcome in outcomes:
        if outcome.action == "refused" and outcome.notes:  # the notes say that it was refused
            continue
        if unlisted_count and outcome.action in _UNCHANGING:
            continue
        parts = (f"{outcome.action} {outcome.publication.key}", title_to_show(outcome.publication))
        say(": ".join(filter(None, parts)))


def tell_additions(outcomes: "Sequence[Outcome]", *, quiet: bool, dry_run: bool) -> None:
    """Print what became of records that somebody adds by hand, such as that one was there already."""
    for outcome in outcomes if not quiet else ():
        if outcome.action == "skipped":
            say(f"already there: {outcome.publication.key}")
    tell_outcomes(outcomes, verbose=False, quiet=quiet, dry_run=dry_run)
    if not quiet:
        tell_renamed(outcomes)
        tell_more(outcomes)
    if dry_run and not quiet:
        say("dry run: nothing was written")


def tell_more(outcomes: "Sequence[Outcome]", *, verbose: bool = False) -> None:
    """Print how many records came twice, and how many have more than the present ones, which stay unchanged."""
    fuller = [outcome for outcome in outcomes if outcome.additional_fields]
    for outcome in fuller if verbose else ():
        fields = ", ".join(name.replace("_", " ") for name in outcome.additional_fields)
        say(f"{outcome.existing}: has more here: {fields}")
    if twins := sum(outcome.is_united for outcome in outcomes):
        say(f"{number_of(twins, 'record')} came twice; merged into one")
    if fuller:
        subject = number_of(len(fuller), "record that is already there has", "records that are already there have")
        say(f"{subject} more details here. To add them: --on-duplicate update")


def tell_reasons(outcomes: "Sequence[Outcome]", *, verbose: bool) -> None:
    """Print why records were left out or taken in part; of very many, print only the first."""
    messages = [
        ": ".join(filter(None, (_publication_name(outcome.publication), note)))
        + ("; left out" if outcome.action == "refused" else "")
        for outcome in outcomes
        for note in outcome.notes
    ]
    if further_count := say_first(messages, None if verbose else MOST_LOST):
        say(f"{further_count} more; --verbose lists them all")


def tell_opened(keys: Sequence[str]) -> None:
    """Say which publications more people may see than before."""
    if keys:
        keys_text = list_first(keys, MOST_NAMED)
        say(f"less closed than before: {keys_text}. To close one: protlib set KEY access=confidential")


def tell_opened_records(outcomes: "Sequence[Outcome]") -> None:
    """Say which records of a change more people may see than before."""
    from protlib.record.access import rank

    changed_pairs = [(outcome.old_record, outcome.publication) for outcome in outcomes if outcome.old_record]
    tell_opened([new.key for old, new in changed_pairs if rank(new.access) < rank(old.access)])


def _publication_name(publication: "Publication") -> str:
    """Return the name of a publication for people: its key, its title, or an identifier."""
    identifiers = publication.doi, publication.isbn, publication.number, publication.url
    return publication.key or without_markup(publication.title) or next(filter(None, identifiers), "")


def _tell_likeness(outcomes: "Sequence[Outcome]", *, verbose: bool, dry_run: bool) -> None:
    """Print the new records that may be duplicates, and the command that compares them."""
    likenesses = {outcome.publication.key: outcome.like for outcome in outcomes if outcome.like}
    messages = [
        f"{key} may be the same as {likeness.key} ({', '.join(likeness.reasons[:_MOST_REASONS])})"
        for key, likeness in likenesses.items()
    ]
    if len(messages) == 1 and not dry_run:
        from protlib.system.shell import quote

        say(f"{messages[0]}; to compare them: protlib duplicates --key {quote(next(iter(likenesses)))}")
        return
    further_count = say_first(messages, None if verbose else MOST_NAMED)
    ends = [f"{further_count} more may already be there"] if further_count else []
    ends += ["to compare them: protlib duplicates"] if messages and not dry_run else []
    if ends:
        say("; ".join(ends))


def _explain_new_key(outcome: "Outcome") -> str:
    """Return why a record has another key than it came with; "" for the same key."""
    key = outcome.publication.key
    if outcome.aliases:
        return f"{', '.join(outcome.aliases)}: already there as {key}, which this key also finds"
    if outcome.given_key and outcome.existing:
        return f"{outcome.given_key}: already there as {key}; another publication has the key it came with"
    if outcome.given_key:
        return f"{outcome.given_key}: this key is taken by another publication; the new one is {key}"
    return ""


def tell_renamed(outcomes: "Sequence[Outcome]") -> None:
    """Print, once each, the names that the library writes as others, and that."""
    for old_name, new_name in dict.fromkeys(names for outcome in outcomes for names in outcome.name_changes):
        say(f"“{old_name}” is written as “{new_name}”")


def tell_guesses(outcomes: "Sequence[Outcome]") -> None:
    """Print, once each, the names that were taken for a person or an organisation by their words alone."""
    from protlib.record import names
    from protlib.record.model import NAME_LISTS

    added_records = [outcome.publication for outcome in outcomes if outcome.action in {"added", "updated"}]
    guessed_fields = {
        name: None
        for publication in added_records
        for field in NAME_LISTS
        for name in getattr(publication, field)
        if name.guessed
    }
    for name in guessed_fields:
        kind = "an organisation" if name.literal else f"a person, {names.display(name)}"
        say(f"guessed: “{name.guessed}” is {kind}")
