"""Conflicts between two libraries: a terminal asks whose value counts, one by one, with one key each."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import typer

from protlib.cli.output import say
from protlib.cli.terminal.keyboard import Keyboard
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library.merges.incoming_records import Choices
    from protlib.record.decisions.three_way import FieldDifference

_MOST_LETTERS_SHOWN: Final = 240  # characters of a value that are shown
HELP: Final = (
    ("m", "mine: what the library has stays"),
    ("t", "theirs: what the other one has takes its place"),
    ("b", "both, where a field can have both: names one after the other, texts below each other"),
    ("s", "skip: leave it, and ask again next time"),
    ("q", "stop here; what is left stays as it is"),
    ("Ctrl-C", "stop here, and write nothing"),
)
"""The keys that answer, and what each means."""


def ask_all(differences: "Sequence[FieldDifference]", choices: "Choices") -> bool:
    """Ask whose value counts in each conflict, remember the answers, and return whether all were asked.

    Raises typer.Abort on Ctrl-C.
    """
    keyboard = Keyboard()
    try:
        for number, difference in enumerate(differences, 1):
            say(f"\n{number} of {len(differences)}")
            for line in describe_difference(difference):
                say(line)
            key = _ask_for_answer(difference, keyboard)
            if key == "q":
                return False
            if key != "s":
                choices.take(difference, _ANSWERS[key](difference))
    except (KeyboardInterrupt, EOFError):
        say("\nnothing was written")
        raise typer.Abort from None
    return True


def rest_text(differences: "Sequence[FieldDifference]", prefer: str | None) -> str:
    """Return how many differences remain, why `--prefer newest` decides none of them, and what does decide."""
    message = number_of(len(differences), "conflict left as it is", "conflicts left as they are")
    if prefer == "newest":
        return f"{message}; {explain_undecided(differences)}"
    return f"{message}. To decide, do this again with --prefer mine, theirs or newest; on a terminal, protlib asks"


def explain_undecided(differences: "Sequence[FieldDifference]") -> str:
    """Return why `--prefer newest` has not decided these differences, and the options that decide them."""
    removed_count = sum(not difference.field for difference in differences)
    undated_count = len(differences) - removed_count
    reasons = [f"{removed_count} removed on one side, with no date"] if removed_count else []
    reasons += [f"{undated_count} changed at the same time on both sides"] if undated_count else []
    return f"--prefer newest cannot decide: {', '.join(reasons)}; use --prefer mine or --prefer theirs"


def describe_difference(difference: "FieldDifference") -> list[str]:
    """Return the lines that describe a difference: key and field, then the values: base (if known), mine, theirs."""
    from protlib.render.differences import make_excerpts

    label = _label(difference)
    values = {"mine": difference.mine, "theirs": difference.theirs}
    if difference.base is not None and difference.field:
        values = {"was": difference.base, **values}
    quotes = make_excerpts([_value_text(difference, value) for value in values.values()], _MOST_LETTERS_SHOWN)
    lines = [f"  {side}: {text or '(nothing)'}" for side, text in zip(values, quotes, strict=True)]
    return [f"{difference.key}: {label}", *lines]


def cells(difference: "FieldDifference") -> tuple[str, ...]:
    """Return a difference as a row of a table: the key and the field, and the values of mine and theirs."""
    values = (_value_text(difference, value) for value in (difference.mine, difference.theirs))
    return (difference.key, _label(difference), *(" ".join(text.split()) for text in values))


def _label(difference: "FieldDifference") -> str:
    return difference.name.replace("_", " ") or "removed on one side, changed on the other"


def _value_text(difference: "FieldDifference", value: Any) -> str:
    from protlib.render.scripts import value_text

    if not difference.field:
        return "(removed)" if value is None else value_text("title", value.title)
    return " ".join(value_text(difference.field, value).split())


def _ask_for_answer(difference: "FieldDifference", keyboard: Keyboard) -> str:
    may_be_both = _may_be_both(difference)
    question = f"[m]ine [t]heirs {'[b]oth ' if may_be_both else ''}[s]kip [q]uit [?] "
    while (key := keyboard.ask_key(question, [*("mtbsq?" if may_be_both else "mtsq?")])) == "?":
        for letter, meaning in HELP:
            say(f"  {letter:<7} {meaning}")
    return key


def _may_be_both(difference: "FieldDifference") -> bool:
    from protlib.record.model import NAME_LISTS, FieldKind, of_kind

    return difference.field in (*NAME_LISTS, *of_kind(FieldKind.PARAGRAPHS)) and bool(
        difference.mine and difference.theirs
    )


def _join_values(difference: "FieldDifference") -> Any:
    if isinstance(difference.mine, str):
        return f"{difference.mine}\n\n{difference.theirs}"
    return tuple(dict.fromkeys((*difference.mine, *difference.theirs)))


_ANSWERS: "Final[dict[str, Callable[[FieldDifference], Any]]]" = {
    "m": attrgetter("mine"),
    "t": attrgetter("theirs"),
    "b": _join_values,
}
