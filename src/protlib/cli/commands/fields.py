"""`fields`: the fields that a library has of its own."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.changes import ChangeOptions, ask_and_change
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.options.declaration import argument, flag, grouped
from protlib.cli.outcome_report import changes_text, put_report
from protlib.cli.output import publications_text, put_json, put_lines, say
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library

_EXAMPLES: Final = {
    "add": "protlib fields add finding method",
    "rename": "protlib fields rename finding findings",
    "remove": "protlib fields remove finding",
}


ActionArgument = Annotated[
    Literal["add", "rename", "remove"] | None,
    argument("[add|rename|remove]", "What to do. Without it: list the fields."),
]
NamesArgument = Annotated[
    list[str] | None,
    argument("[NAME]...", "The fields. For rename: the old name and the new one.", completers.own_fields),
]


@grouped
def fields(
    context: typer.Context,
    action: ActionArgument = None,
    names: NamesArgument = None,
    *,
    values: Annotated[bool, flag("--values", "With remove: also delete its values from the publications.")] = False,
    flags: ChangeOptions,
) -> None:
    """Add, list, rename or remove fields of your own.

    The list shows how many publications fill each field.

    You set, search, filter, count and export your own field by its name, like any other. A field that you remove leaves
    its values in the publications, unless you add --values. To turn an unknown column of an imported table into your
    field: rename csv:Finding finding.
    """
    field_names = decode_typed(names or [])
    if values and action != "remove":
        raise UsageError("--values works only with fields remove")
    if action and (len(field_names) != 2 if action == "rename" else not field_names):
        raise UsageError(
            f"fields {action} needs {'two names' if action == 'rename' else 'a name'}: {_EXAMPLES[action]}"
        )
    with library_of(context) as library:
        match action:
            case "add":
                _add(library, field_names, flags)
            case "rename":
                _rename(library, field_names[0], field_names[1], flags)
            case "remove":
                _remove(library, field_names, flags, values=values)
            case None:
                _print_fields(library, flags)


def _print_fields(library: "Library", flags: ChangeOptions) -> None:
    from protlib.selection import Selection

    own_names = library.own_fields()
    counts = [
        (name, library.select(Selection(has=(name,)), publications=False, summaries=False).total) for name in own_names
    ]
    if flags.is_json:
        put_json([{"name": name, "count": count} for name, count in counts])
    if not own_names:
        raise NothingFoundError("no fields of your own yet. To add one: protlib fields add NAME")
    if not flags.is_json:
        _draw(counts)


def _draw(counts: Sequence[tuple[str, int]]) -> None:
    if sys.stdout.isatty():
        from protlib.render.charts import terminal

        terminal.print_bars(counts)
    else:
        put_lines(f"{name}\t{count}" for name, count in counts)


def _add(library: "Library", names: Sequence[str], flags: ChangeOptions) -> None:
    new = library.add_fields(names, f"fields add {' '.join(names)}", dry_run=flags.dry_run)
    if flags.is_json:
        put_report([], dry_run=flags.dry_run)
    if not flags.quiet and not new:
        say("nothing new: these are already fields")
    elif not flags.quiet:
        _say_change("added", ", ".join(new), [], dry_run=flags.dry_run)


def _rename(library: "Library", old: str, new: str, flags: ChangeOptions) -> None:
    label = f"fields rename {old} {new}"
    outcomes = ask_and_change(
        lambda dry_run: library.rename_field(old, new, label, dry_run=dry_run),
        dry_run=flags.dry_run,
        yes=flags.yes,
        is_drawn=not flags.is_json,
    )
    if flags.is_json:
        put_report(outcomes, dry_run=flags.dry_run)
    if not flags.quiet:
        messages = [changes_text(outcomes)] if outcomes else []
        _say_change("renamed", f"{old} to {new.lower()}", messages, dry_run=flags.dry_run)
    if kept_count := sum(outcome.action == "unchanged" for outcome in outcomes):
        say(f"{publications_text(kept_count)} with values in both {'keeps' if kept_count == 1 else 'keep'} both")


def _remove(library: "Library", names: Sequence[str], flags: ChangeOptions, *, values: bool) -> None:
    label = f"fields remove {' '.join(names)}"
    outcomes = ask_and_change(
        lambda dry_run: library.remove_fields(names, label, values=values, dry_run=dry_run),
        dry_run=flags.dry_run,
        yes=flags.yes,
        is_drawn=not flags.is_json,
    )
    if flags.is_json:
        put_report(outcomes, dry_run=flags.dry_run)
    messages = [changes_text(outcomes)] if outcomes else []
    if outcomes and not values:
        keep = "keeps what it has" if len(outcomes) == 1 else "keep what they have"
        messages = [f"{publications_text(len(outcomes))} {keep} there, as extra. To remove it: --values"]
    if not flags.quiet:
        _say_change("removed", ", ".join(names), messages, dry_run=flags.dry_run)


def _say_change(verb: str, subject: str, consequences: Sequence[str], *, dry_run: bool) -> None:
    """Print in one line what changed in fields, or would change, and what became of the publications that use them."""
    end = ["dry run: nothing was written"] if dry_run else []
    say("; ".join((f"{'would be ' if dry_run else ''}{verb}: {subject}", *consequences, *end)))
