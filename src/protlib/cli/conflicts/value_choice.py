"""Conflicts between two libraries: a terminal asks whose value counts, now or later by `merge --conflicts`."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

import typer

from protlib.cli.changes import ChangeOptions, ask_and_change
from protlib.cli.options.choice import ChoiceOptions, choose_keys
from protlib.cli.outcome_report import changes_text, put_report
from protlib.cli.output import put_cells, say
from protlib.cli.terminal.keyboard import Keyboard, is_watched
from protlib.errors import ExitCode
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.merges.incoming_records import Choices
    from protlib.library.merges.settlement import Answer, Settlement
    from protlib.library.plan import Outcome
    from protlib.record.decisions.conflict import Conflict
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


def settle(
    library: "Library", keys: Sequence[str], choice: ChoiceOptions, prefer: str | None, flags: ChangeOptions
) -> None:
    """List or settle the conflicts of the chosen publications, or of all.

    Raises typer.Exit while one of them has a conflict.
    """
    from protlib.library.merges.settlement import find_open_conflicts

    keys_to_settle = None
    if keys or choice.is_narrow:
        keys_to_settle = choose_keys(library, keys, choice)
    if prefer is None and (flags.is_json or flags.yes or flags.dry_run or not is_watched()):
        settlement = find_open_conflicts(library, keys_to_settle)
    else:
        settlement = _settle(library, keys_to_settle, prefer, flags)
    _tell(settlement, flags, prefer, dry_run=flags.dry_run and prefer is not None)
    if settlement.open_conflicts:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _settle(library: "Library", keys: Sequence[str] | None, side: str | None, flags: ChangeOptions) -> "Settlement":
    """Settle conflicts by the option, or else by the answers on a terminal."""
    from protlib.library.merges.settlement import find_open_conflicts, prefer_side, settle_conflicts
    from protlib.system.file_identity import utc_time

    settlement = find_open_conflicts(library, keys)
    answer = _answer_from(settlement.open_conflicts) if side is None else prefer_side(side)
    label = f"merge --conflicts{'' if side is None else f' --prefer {side}'}"
    moment = utc_time()

    def change(*, dry_run: bool) -> "Sequence[Outcome]":
        nonlocal settlement
        settlement = settle_conflicts(library, keys, answer, label, moment, dry_run=dry_run)
        return settlement.outcomes

    if side is None:
        change(dry_run=False)
    else:
        ask_and_change(change, dry_run=flags.dry_run, yes=flags.yes, is_drawn=not flags.is_json)
    return settlement


def _answer_from(remaining: "Sequence[Conflict]") -> "Answer":
    from protlib.cli.conflicts.value_choice import ask_all
    from protlib.library.merges.incoming_records import Choices

    choices = Choices()
    ask_all([conflict.difference() for conflict in remaining], choices)
    return lambda conflict: choices.choice_for(conflict.difference())


def _tell(settlement: "Settlement", flags: ChangeOptions, prefer: str | None, *, dry_run: bool) -> None:
    from protlib.cli.conflicts.value_choice import cells, explain_undecided

    outcomes, remaining, foreign_count = settlement
    differences = [conflict.difference() for conflict in remaining]
    if flags.is_json:
        put_report(outcomes, conflicts=differences, dry_run=dry_run)
    else:
        put_cells(map(cells, differences))
    count_text = number_of(len(remaining), "conflict") if remaining else "no conflicts"
    restriction = " about these" if foreign_count else ""
    parts = [changes_text(outcomes), f"{count_text} left{restriction}"] if outcomes else [f"{count_text}{restriction}"]
    parts += [f"{number_of(foreign_count, 'conflict')} about others"] if foreign_count else []
    if not (outcomes or remaining or foreign_count):
        parts = ["no conflicts of merges in Git; to decide those with another library, merge it again"]
    if remaining or not flags.quiet:
        say("; ".join([*parts, *(["dry run: nothing was written"] if dry_run else [])]))
    if remaining and prefer == "newest":
        say(explain_undecided(differences))


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
    from protlib.render.scripts import field_text

    if not difference.field:
        return "(removed)" if value is None else field_text("title", value.title)
    return " ".join(field_text(difference.field, value).split())


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
