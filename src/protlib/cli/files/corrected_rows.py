"""The rows of an import that differ from their records, which stay as they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.files.report_files import is_report
from protlib.cli.output import say, say_first
from protlib.text import number_of, shorten

if TYPE_CHECKING:
    from protlib.cli.files.import_files import Intake
    from protlib.library.plan import Outcome
    from protlib.record.decisions.three_way import Difference

_MOST_ROWS: Final = 3  # records with their values; the line behind them counts all
_MOST_FIELDS: Final = 3  # of a record
_LONGEST_VALUE: Final = 60  # letters


def tell_corrections(intake: "Intake", outcomes: "Sequence[Outcome]", *, verbose: bool) -> None:
    """Say which rows have other values than their records, and how to take these."""
    from protlib.library.changes.corrections import find_corrections

    messages = []
    rows = [(record, is_report(file)) for file in intake.loaded for record in file.parsed.publications]
    for (row, is_guess), outcome in zip(rows, outcomes, strict=False):
        if is_guess or not outcome.existing or outcome.is_united or outcome.renamed:
            continue
        if differences := find_corrections(outcome.publication, row):
            messages.append(f"{outcome.existing}: {'; '.join(map(_describe, differences[:_MOST_FIELDS]))}")
    if messages:
        say_first(messages, None if verbose else _MOST_ROWS)
        have = number_of(len(messages), "record that is there has", "records that are there have")
        say(f"{have} other values in this import. To take the new values: --on-duplicate replace")


def _describe(difference: "Difference") -> str:
    from protlib.render.scripts import value_text

    field = difference.name.replace("_", " ")
    new, old = (
        shorten(value_text(difference.field, value), _LONGEST_VALUE) for value in (difference.theirs, difference.mine)
    )
    return f"{field} is “{new}”, there “{old}”"
