"""`names`: who is who in a library, and one name for one body."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import nothing_of, say_notes
from protlib.cli.changes import ASKING_OPTIONS, CHANGE_PANEL
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed_text
from protlib.cli.options import CountsFormOption, Options, choices_text, flag, taking
from protlib.cli.options.choice import CHOICE_OPTIONS
from protlib.cli.options.selection import FILTER_OPTIONS, selection_of
from protlib.cli.output import put_lines, say
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.pager import NoPager, paged
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import NameKind, Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.names.twin import Twin
    from protlib.render.shapes import Shape

_PANEL: Final = "Unify names"
NameWords = Annotated[
    list[str] | None,
    typer.Argument(
        help="Words to find, as for search. With --unify: the names as written, the right one last.",
        metavar="[WORDS]... | NAME... NAME",
        autocompletion=completers.names_or_words,
        show_default=False,
    ),
]
ByOption = Annotated[
    NameKind | None,
    typer.Option(
        "--by",
        "-b",
        metavar="KIND",
        help=f"The kind of name: {choices_text(NameKind)}. Default: organisation; with --unify, also person.",
        show_default=False,
    ),
]
TwinsOption = Annotated[
    bool, typer.Option("--twins", help="Show only names that are likely the same, with the reason.")
]
_ONE_NAME: Final[Options] = {
    "unify": flag("--unify", help_text="Replace these names by the last one.", panel=_PANEL),
    "fields": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--in",
                metavar="FIELD",
                help="With --unify: change only this field, such as publisher. Repeatable.",
                autocompletion=completers.fields,
                rich_help_panel=_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "once": flag(
        "--once", help_text="With --unify: change only what is there now, and remember nothing.", panel=_PANEL
    ),
    "unified": flag("--unified", help_text="List the names that protlib replaces.", panel=_PANEL),
    "forget": flag("--forget", help_text="Stop replacing these names. What was changed stays.", panel=_PANEL),
}
_HOW: Final[Options] = {
    **ASKING_OPTIONS,
    "quiet": (
        Annotated[
            bool,
            typer.Option("--quiet", "-q", help="Print only what went wrong.", rich_help_panel=CHANGE_PANEL),
        ],
        False,
    ),
}
"""How names are made one, or forgotten."""
_TASKS: Final = ("unify", "unified", "forget")
_NEEDS: Final = {
    "fields": ("--in", ("unify",)),
    "once": ("--once", ("unify",)),
    "where": ("--where", ("unify",)),
    "dry_run": ("--dry-run", ("unify", "forget")),
    "yes": ("--yes", ("unify", "forget")),
    "quiet": ("--quiet", ("unify", "forget")),
}
"""Options that need one of these tasks, as they are written."""


@taking({"where": CHOICE_OPTIONS["where"], **FILTER_OPTIONS}, into="choice")
@taking(_ONE_NAME, into="one_name")
@taking(_HOW, into="how")
def names(
    context: typer.Context,
    words: NameWords = None,
    *,
    by: ByOption = None,
    twins: TwinsOption = False,
    one_name: dict[str, Any],
    how: dict[str, bool],
    output: CountsFormOption = None,
    no_pager: NoPager = False,
    choice: dict[str, Any],
) -> None:
    """List names in publications, and unify different spellings.

    It shows how many publications have each name. Names that are likely the same stand together, the fullest first,
    each with the reason. Look at those with "?" yourself.

    --unify replaces names by one, in all publications or a selection, and in later imports. "Full Name (ACRONYM)" gives
    the acronym too. The other names still find the publications. protlib undo takes it all back.
    """
    task = _task(one_name, choice, how, twins=twins)
    if task:
        _refuse_misfits(task, words or (), by, choice, output)
    with library_of(context) as library:
        if task:
            _do(task, library, typed_text(words or []), by, one_name, choice, how, output, no_pager=no_pager)
        else:
            del choice["where"]
            _list(
                library,
                selection_of(words, choice),
                by or NameKind.ORGANISATION,
                output,
                twins=twins,
                no_pager=no_pager,
            )


def _task(one_name: dict[str, Any], choice: dict[str, Any], how: dict[str, bool], *, twins: bool) -> str:
    """Return what is asked for beside the list of names, "" for that; raises UsageError for two, or for an option without its task."""
    tasks = [name for name in _TASKS if one_name[name]]
    if len(tasks) > 1:
        raise UsageError(f"--{tasks[0]} and --{tasks[1]} cannot be used together; choose one")
    task = "".join(tasks)
    if task and twins:
        raise UsageError(f"--twins and --{task} cannot be used together; choose one")
    options_given = {**one_name, **choice, **how}
    for name, (option, needed) in _NEEDS.items():
        if options_given[name] and task not in needed:
            if name == "where" and not task:
                raise UsageError("--where needs --unify. To filter names: protlib names WORDS")
            raise UsageError(f"{option} needs {' or '.join(f'--{option}' for option in needed)}")
    return task


def _refuse_misfits(
    task: str, words: Sequence[str], by: NameKind | None, choice: dict[str, Any], output: str | None
) -> None:
    """Raise UsageError where something stands beside such a task that it has no use for."""
    if task == "unify":
        if output not in {None, "json"}:
            raise UsageError(f"--unify can report as json, not as {output}")
        return
    if by or any(choice.values()):
        raise UsageError(f"--{task} takes no filters; leave them out")
    if task == "unified" and words:
        raise UsageError("--unified takes no names. To forget one: --forget NAME")
    if task == "forget" and output:
        raise UsageError("--forget changes no records; leave out --format")


def _do(
    task: str,
    library: "Library",
    names: list[str],
    by: NameKind | None,
    one_name: dict[str, Any],
    choice: dict[str, Any],
    how: dict[str, bool],
    output: str | None,
    *,
    no_pager: bool,
) -> None:
    from protlib.cli.decisions.one_name import asked_names, forget, put_unified, unify

    if task == "unify":
        request = asked_names(names, by=by, fields=one_name["fields"])
        unify(library, request, choice, {**how, "output": output}, is_kept=not one_name["once"])
    elif task == "forget":
        forget(library, names, how)
    else:
        with paged(no_pager=no_pager):
            put_unified(library.decisions().names(), output)


def _list(
    library: "Library", selection: Selection, by: NameKind, output: str | None, *, twins: bool, no_pager: bool
) -> None:
    groups = _groups(library, selection, by)
    groups_to_list = [group for group in groups if len(group) > 1] if twins else groups
    what = f"no {'two names of one' if twins and groups else 'names by'} {by}"
    missing = "" if groups_to_list else nothing_of(library, selection, what)
    with paged(no_pager=no_pager):
        _print(groups_to_list, output)
    if missing:
        raise NothingFoundError(missing)
    if twins and output in {None, "table"}:
        kind = "" if by is NameKind.ORGANISATION else f" --by {by}"
        say(f"to join several into one: protlib names --unify NAME... NAME{kind}")


def _groups(library: "Library", selection: Selection, by: NameKind) -> "list[list[Twin]]":
    from protlib.record.census import counted
    from protlib.record.decisions.one_name import OneNames
    from protlib.record.names.twins import grouped

    results = library.select(selection, summaries=False)
    say_notes(library, selection, results)
    forms = counted(results.publications, by)
    remembered = OneNames(library.decisions().names())
    decided = (
        (form.text, final_name)
        for form in (forms if remembered else ())
        for field in by.fields
        if (final_name := remembered.final_name(field, form.text)) != form.text
    )
    with activity("Comparing names"):
        return grouped(forms, by, decided)


def _print(groups: "Sequence[Sequence[Twin]]", output: str | None) -> None:
    from protlib.render import people, scripts

    if output == "json":
        put_lines([scripts.json_text([{**_data(first), "twins": list(map(_data, rest))} for first, *rest in groups])])
    elif output == "csv":
        put_lines(scripts.csv_lines([("count", "name", "key", "reason", "twin of"), *_rows(groups)]))
    elif output == "table" or sys.stdout.isatty():
        people.draw_cells(
            (str(count), f"  {name}" if first else name, reason, key)
            for count, name, key, reason, first in _rows(groups)
        )
    else:
        put_lines(f"{count}\t{name}\t{key}\t{reason}\t{first}" for count, name, key, reason, first in _rows(groups))


def _rows(groups: "Sequence[Sequence[Twin]]") -> Iterator[tuple[int, str, str, str, str]]:
    for group in groups:
        for twin in group:
            form = twin.form
            first = group[0].form.text if twin.reason else ""
            yield form.records, form.text, form.key, f"{twin.reason}{'' if twin.is_sure else '?'}", first


def _data(twin: "Twin") -> dict[str, Any]:
    form = twin.form
    data: dict[str, Any] = {"name": form.text, "count": form.records, "key": form.key}
    return data | ({"reason": twin.reason, "sure": twin.is_sure} if twin.reason else {})


def shape() -> "Shape":
    """Return the shape of what is printed as JSON: names, with --unified those that are written as others, and what was changed."""
    from protlib.cli.decisions.one_name import unified_shape
    from protlib.render import outcomes
    from protlib.render.shapes import array_of, closed_object, either, flag, number, text

    name = {
        "name": text("as it is written"),
        "count": number("how many publications have it"),
        "key": text("of one of them"),
    }
    twin = {
        **name,
        "reason": text("why it is likely of the same"),
        "sure": flag("whether that is certain"),
    }
    twins = array_of("other names that are likely of the same", closed_object("", twin))
    return either(array_of("names", closed_object("", {**name, "twins": twins})), unified_shape(), outcomes.shape())
