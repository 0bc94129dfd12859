"""What became of records that were added: their keys, and the doubts about them."""

from collections import Counter
from typing import TYPE_CHECKING

from protlib.cli.context import say
from protlib.cli.files import MOST_DOUBTS
from protlib.text import without_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Outcome


def tell_outcomes(outcomes: "Sequence[Outcome]", *, verbose: bool) -> None:
    """Print which keys are not what a record came with, and which records share an identifier; all else where verbose."""
    told = [line for outcome in outcomes if (line := _about_keys(outcome))]
    shown = told if verbose else told[:MOST_DOUBTS]
    for line in shown:
        say(line)
    if len(told) > len(shown):
        say(f"{len(told) - len(shown)} more keys; --verbose tells them all")
    shared = Counter(outcome.doubt for outcome in outcomes if outcome.doubt)
    for identifier, count in shared.items():
        say(
            f"{identifier}: {count} more under another title {'has' if count == 1 else 'have'} it; added all the same"
        )
    for outcome in outcomes if verbose else ():
        said = (f"{outcome.action} {outcome.publication.key}", without_markup(outcome.publication.title))
        say(": ".join(filter(None, said)))


def _about_keys(outcome: "Outcome") -> str:
    """Return what becomes of the key that a record came with, "" where it has it."""
    key = outcome.publication.key
    if outcome.aliases:
        return f"{', '.join(outcome.aliases)}: already there as {key}, which is found by this key as well"
    if outcome.given_key and outcome.existing:
        return f"{outcome.given_key}: already there as {key}; another publication has the key it came with"
    if outcome.given_key:
        return f"{outcome.given_key}: this key is taken by another publication; the new one is {key}"
    return ""


def tell_guesses(outcomes: "Sequence[Outcome]") -> None:
    """Print which names were taken for a person or an organisation by their words alone, each once."""
    from protlib.record import names
    from protlib.record.model import NAME_LISTS

    added = [outcome.publication for outcome in outcomes if outcome.action in {"added", "updated"}]
    guessed = {
        name: None
        for publication in added
        for field in NAME_LISTS
        for name in getattr(publication, field)
        if name.guessed
    }
    for name in guessed:
        kind = "an organisation" if name.literal else f"a person, {names.display(name)}"
        say(f"guessed: “{name.guessed}” is {kind}")
