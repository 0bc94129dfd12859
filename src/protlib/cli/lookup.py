"""Look-ups for `add`: the identifiers to look up, the records, and messages about the rest."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from protlib.cli.context import read_arguments, settings_of
from protlib.cli.options.declaration import flag
from protlib.cli.outcome_report import Origin
from protlib.cli.output import MOST_LOST, say, say_first
from protlib.cli.settings.configuration import setting_value
from protlib.errors import ExitCode, NothingFoundError, UsageError
from protlib.record.raw_record import RawRecord
from protlib.text import clean

if TYPE_CHECKING:
    from protlib.cli.settings.library_location import Settings
    from protlib.library.plan import Outcome
    from protlib.lookup.answer import Inquiry, ServerAccess
    from protlib.lookup.batch import LookedUp
    from protlib.record.model import Publication
    from protlib.render.outcomes import RecordOutcome, Trouble

IDENTIFIERS: Final = ("doi", "isbn", "symbol", "url")
"""The options by which a publication is looked up."""
_STANDARD: Final = "-"
_FOLDER: Final = "lookup"
RefreshOption = Annotated[bool, flag("--refresh", "Look it up again, even if protlib did so in the last 30 days.")]


def take_inquiries(fields: RawRecord, *, refresh: bool) -> "Sequence[Inquiry]":
    """Take the identifiers to look up out of the fields and return them; none if there is a title.

    Raises UsageError for one title or key with several identifiers, NothingFoundError if standard input is empty.
    """
    identifier_words = {name: fields.pop(name) for name in IDENTIFIERS if fields.get(name)}
    if fields.get("title") or not identifier_words:
        if refresh:
            raise UsageError("--refresh needs a DOI, an ISBN, a symbol or a link, and no --title")
        fields.update(_fields(identifier_words))
        return ()
    from protlib.lookup.answer import IdentifierKind, Inquiry

    if sum(words.count(_STANDARD) for words in identifier_words.values()) > 1:
        raise UsageError("only one option can read standard input")
    inquiries = [
        Inquiry(cast("IdentifierKind", kind), text)
        for kind, words in identifier_words.items()
        for word in read_arguments(words)
        if (text := clean(word))
    ]
    if not inquiries:
        if not any(_STANDARD in words for words in identifier_words.values()):
            raise UsageError(f"--{next(iter(identifier_words))} is empty; write what to look up")
        raise NothingFoundError("standard input is empty; write one identifier on each line")
    if fields.get("key") and len(inquiries) > 1:
        raise UsageError(f"--key works with one publication, not {len(inquiries)}; leave it out")
    return inquiries


def _fields(identifier_words: dict[str, list[str]]) -> dict[str, str]:
    """Return the fields of one publication for its identifiers, of which ISBNs may be several."""
    for name, words in identifier_words.items():
        if _STANDARD in words or (name != "isbn" and len(words) > 1):
            raise UsageError(f"with --title, give one --{name}. To look up several, leave out --title")
    values = {name: " ".join(words) for name, words in identifier_words.items()}
    if symbol := values.pop("symbol", ""):
        values["number"] = symbol
    return values


def look_up_for(context: typer.Context, inquiries: "Sequence[Inquiry]", *, refresh: bool) -> "LookedUp":
    """Look identifiers up, with a bar on a terminal if it takes long, and return the answers."""
    from protlib.cli.terminal.progress_bar import progress
    from protlib.lookup.batch import look_up_all

    settings = settings_of(context)
    network = _network(settings, refresh=refresh)
    with progress("Looking up") as report:
        return look_up_all(inquiries, network, report, reliefweb=settings.reliefweb)


def _network(settings: "Settings", *, refresh: bool) -> "ServerAccess":
    from protlib.lookup.answer import CachingNetwork
    from protlib.lookup.network import Network

    network = Network(setting_value("mailto"))
    return CachingNetwork(network, settings.cache / _FOLDER, refresh=refresh) if settings.cache else network


def with_answers(answers: "LookedUp", extra: "Publication") -> "list[Publication]":
    """Return the records with their sources; the user's values replace the values of the service."""
    values = {name: value for name, value in extra.filled().items() if not (name == "type" and value == "document")}
    return [result.publication.changed(**{"source": result.source, **values}) for _inquiry, result in answers.answers]


def tell_missed(answers: "LookedUp") -> int:
    """Print why the first records are missing, and return how many more there are."""
    return say_first([f"{failure.inquiry}: {failure.reason}" for failure in answers.failures], MOST_LOST)


def tell_lookup(answers: "LookedUp", outcomes: "Sequence[Outcome]") -> None:
    """Print what a person should check in the records, and why the others are missing."""
    for (_inquiry, result), outcome in zip(answers.answers, outcomes, strict=True):
        for doubt in result.doubts:
            say(f"{outcome.publication.key}: {doubt}")
    if further_count := tell_missed(answers):
        say(f"{further_count} more were not found")


def origins_of_answers(answers: "LookedUp") -> list[Origin]:
    """Return the origin of each record: the identifier, and the address that answered."""
    return [Origin(inquiry.text, result.source) for inquiry, result in answers.answers]


def entries_of_missed(answers: "LookedUp | None") -> "list[RecordOutcome]":
    """Return the JSON entries for identifiers without a record."""
    from protlib.render.outcomes import RecordOutcome

    failures = answers.failures if answers else ()
    return [
        RecordOutcome("refused", "", failure.inquiry.text, why=(f"{failure.inquiry.kind}: {failure.reason}",))
        for failure in failures
    ]


def troubles_of_answers(answers: "LookedUp | None", outcomes: "Sequence[Outcome]") -> "list[Trouble]":
    """Return the JSON notes on what a person should check."""
    from protlib.render.outcomes import Trouble

    results = zip(answers.answers, outcomes, strict=True) if answers else ()
    return [
        Trouble(result.source, None, outcome.publication.key, doubt)
        for (_inquiry, result), outcome in results
        for doubt in result.doubts
    ]


def exit_code_of(answers: "LookedUp") -> ExitCode:
    """Return the exit code: whether a second try helps, else whether there is any record."""
    codes = {failure.code for failure in answers.failures}
    if ExitCode.UNANSWERED in codes or not codes:
        return ExitCode.UNANSWERED if codes else ExitCode.DONE
    return (
        ExitCode.NOTHING_FOUND if codes == {ExitCode.NOTHING_FOUND} and not answers.answers else ExitCode.INPUT_REFUSED
    )
