"""The output of a command: data on standard output, messages and outcomes on standard error."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final

from protlib.cli.command_table import COMMANDS
from protlib.errors import NothingFoundError
from protlib.text import list_first, make_printable, number_of, without_markup

if TYPE_CHECKING:
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

MOST_NAMED: Final = 10
"""How many problems of one sort are told; --verbose tells all."""
MOST_LOST: Final = 200
"""How many that could not be taken in are told; whoever has more looks at the file, not at each."""
_MOST_REASONS: Final = 3  # in a line
_LINES_AT_ONCE: Final = 500  # lines
_WITHOUT_LIBRARY: Final = frozenset({"as-text", "config", "convert", "help", "schema", "styles"})
"""Commands that read no library."""
# Such as ": " and " or " before a line to type.
_LEAD: Final = r"(?:\A|\n)\s*|[:;,.]\s+|\(|\b(?:and|from|in|like|or|run|see|type|use|with)\s"


def name_library(message: str) -> str:
    """Return a message whose lines to type name the library of this command, where the user has named it.

    They would be about the user's own library without it: "protlib -L copy.json undo". Titles stay as they are: what
    is in quotation marks, and what stands in the middle of a sentence, "How protlib list works".
    """
    from typer._click.globals import get_current_context  # Typer has no public name for it

    context = get_current_context(silent=True)
    library_name = context.find_root().params.get("library") if context else None
    if not library_name:
        return message
    from protlib.system.shell import quote

    commands = "|".join(name for name in COMMANDS if name not in _WITHOUT_LIBRARY)
    # Such as "protlib undo" and "or protlib undo", and not "protlib merge --help".
    line = re.compile(rf"“[^”]*”|(?P<lead>{_LEAD})protlib (?=(?:{commands})(?![\w-])(?! --help))")
    return line.sub(
        lambda match: match[0] if match["lead"] is None else f"{match['lead']}protlib -L {quote(library_name)} ",
        message,
    )


def say(message: str) -> None:
    """Print a message for people, on standard error; a terminal gets it in lines that break between words."""
    text = make_printable(name_library(message))
    if sys.stderr.isatty():
        from protlib.cli.message_lines import lines_for_screen

        text = lines_for_screen(text, sys.stderr)
    sys.stderr.write(f"{text}\n")


def say_first(messages: Sequence[str], most: int | None) -> int:
    """Print the first messages, all where `most` is None, and return how many more there are."""
    for message in messages[:most]:
        say(message)
    return 0 if most is None else max(len(messages) - most, 0)


def put_lines(lines: Iterable[str]) -> None:
    """Print lines of data, on standard output, many at a time."""
    remaining_lines = iter(lines)
    while chunk := list(islice(remaining_lines, _LINES_AT_ONCE)):
        sys.stdout.write(make_printable("\n".join(chunk)) + "\n")


def put_sentences(lines: Iterable[str]) -> None:
    """Print lines of data that are sentences; a terminal gets them in lines that break between words."""
    lines = map(name_library, lines)
    if sys.stdout.isatty():
        from protlib.cli.message_lines import lines_for_screen

        lines = (lines_for_screen(make_printable(line), sys.stdout) for line in lines)
    put_lines(lines)


def put_json(value: object) -> None:
    """Print a value as JSON."""
    from protlib.render.scripts import json_text

    put_lines([json_text(value)])


@contextmanager
def put_empty_list(output: str | None) -> Iterator[None]:
    """Print an empty list if JSON is the output and nothing is found."""
    try:
        yield
    except NothingFoundError:
        if output == "json":
            put_lines(["[]"])
        raise


def put_cells(rows: Iterable[Sequence[str]], *, is_drawn: bool = False) -> None:
    """Print rows of texts: in columns on a terminal or on request, with tabs in a pipe."""
    if is_drawn or sys.stdout.isatty():
        from protlib.render import record_panels

        record_panels.draw_cells(rows)
    else:
        put_lines(map("\t".join, rows))


def put_drawn(lines: Iterable[str]) -> None:
    """Print lines from `render`, with their codes that steer the terminal."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def put_bytes(data: bytes) -> None:
    """Write a file's bytes to standard output, as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def changes_text(outcomes: Sequence["Outcome"]) -> str:
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


def is_table(output: str | None) -> bool:
    """Tell whether to draw a table: on request, or on a terminal without another form."""
    return output == "table" or (output is None and sys.stdout.isatty())


def publications_text(count: int) -> str:
    """Return "1 publication", "2 publications" and so on."""
    return number_of(count, "publication")


def tell_outcomes(outcomes: Sequence["Outcome"], *, verbose: bool, dry_run: bool = False, quiet: bool = False) -> None:
    """Print which records have a new key, and which may be duplicates; print every record if verbose.

    If `quiet`, it prints no key that also finds a present record, since nothing is wrong with that.
    """
    messages = [line for outcome in outcomes if not quiet or outcome.given_key if (line := _explain_new_key(outcome))]
    if further_count := say_first(messages, None if verbose else MOST_NAMED):
        say(f"{number_of(further_count, 'more key')}; --verbose lists them all")
    tell_reasons(outcomes, verbose=verbose)
    _tell_likeness(outcomes, verbose=verbose, dry_run=dry_run)
    if not verbose:
        return
    from protlib.record.titles.substitutes import title_to_show

    for outcome in outcomes:
        if outcome.action == "refused" and outcome.notes:  # the notes say that it was refused
            continue
        parts = (f"{outcome.action} {outcome.publication.key}", title_to_show(outcome.publication))
        say(": ".join(filter(None, parts)))


def tell_additions(outcomes: Sequence["Outcome"], *, quiet: bool, dry_run: bool) -> None:
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


def tell_more(outcomes: Sequence["Outcome"], *, verbose: bool = False) -> None:
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


def tell_reasons(outcomes: Sequence["Outcome"], *, verbose: bool) -> None:
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


def _tell_likeness(outcomes: Sequence["Outcome"], *, verbose: bool, dry_run: bool) -> None:
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


def tell_renamed(outcomes: Sequence["Outcome"]) -> None:
    """Print, once each, the names that the library writes as others, and that."""
    for old_name, new_name in dict.fromkeys(names for outcome in outcomes for names in outcome.name_changes):
        say(f"“{old_name}” is written as “{new_name}”")


def tell_guesses(outcomes: Sequence["Outcome"]) -> None:
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
