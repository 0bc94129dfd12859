"""`names`: who is who in a library, and one name for one body."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.advice.empty_results import nothing_of
from protlib.cli.changes import CHANGE_PANEL, AskingOptions, change_options
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.decisions.unified_names import collect_groups, put_name_groups
from protlib.cli.options.choice import WhereOptions
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, only_option, option
from protlib.cli.options.selection_options import selection_of
from protlib.cli.options.shared import NoPagerOption, choices_text, printing
from protlib.cli.output import say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError
from protlib.record.fields.name_kinds import NameKind
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.library import Library

_Form = Literal["table", "json", "csv"]
NameWords = Annotated[
    list[str] | None,
    argument(
        "[WORDS]... | NAME... NAME",
        "Words to find, as for search. With --unify: the names as written, the right one last.",
        completers.names_or_words,
    ),
]


class _ListOptions(OptionGroup):
    by: NameKind | None = option(
        "--by -b KIND", f"The kind of name: {choices_text(NameKind)}. Default: organisation; with --unify, also person."
    )
    twins: bool = flag("--twins", "Show only names that are likely the same, with the reason.")


class _UnifyingOptions(OptionGroup, panel="Unify names"):
    unify: bool = flag("--unify", "Replace these names by the last one.")
    fields: list[str] | None = option(
        "--in FIELD", "With --unify: change only this field, such as publisher. Repeatable.", completers.fields
    )
    once: bool = flag("--once", "With --unify: change only what is there now, and remember nothing.")
    unified: bool = flag("--unified", "List the names that protlib replaces.")
    forget: bool = flag("--forget", "Stop replacing these names. What was changed stays.")


class _ChangeOptions(AskingOptions, panel=CHANGE_PANEL):
    quiet: bool = flag("--quiet -q", "Print only what went wrong.")


class NamesOptions(_ListOptions, _UnifyingOptions, _ChangeOptions):
    """The names to list, unify or forget, and the form of the output."""

    output: Annotated[_Form | None, printing(_Form)] = None
    no_pager: NoPagerOption = False


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


@grouped
def names(
    context: typer.Context,
    words: NameWords = None,
    *,
    options: NamesOptions,
    choice: WhereOptions,
) -> None:
    """List names in publications, and unify different spellings.

    It shows how many publications have each name. Names that are likely the same stand together, the fullest first,
    each with the reason. Look at those with "?" yourself.

    --unify replaces names by one, in all publications or a selection, and in later imports. "Full Name (ACRONYM)" gives
    the acronym too. The other names still find the publications. protlib undo takes it all back.
    """
    task = _choose_task(options, choice)
    if task:
        _refuse_misfits(task, words or (), options, choice)
    with library_of(context) as library:
        if task:
            _do_task(task, library, decode_typed(words or []), options, choice)
        else:
            _print_names(library, selection_of(words, choice), options)


def _choose_task(options: NamesOptions, choice: WhereOptions) -> str:
    """Return the task that the options name, "" for the list of names.

    Raises UsageError for two tasks, or for an option without its task.
    """
    values = {**options.values(), **choice.values()}
    task = only_option({f"--{name}": values[name] for name in _TASKS}).removeprefix("--")
    only_option({"--twins": options.twins, f"--{task}": task})
    for name, (option_name, needed_tasks) in _NEEDS.items():
        if values[name] and task not in needed_tasks:
            if name == "where" and not task:
                raise UsageError("--where needs --unify. To filter names: protlib names WORDS")
            raise UsageError(f"{option_name} needs {' or '.join(f'--{needed_task}' for needed_task in needed_tasks)}")
    return task


def _refuse_misfits(task: str, words: Sequence[str], options: NamesOptions, choice: WhereOptions) -> None:
    """Raise UsageError for an option or a word that the task does not use."""
    if task == "unify":
        if options.output not in {None, "json"}:
            raise UsageError(f"--unify can report as json, not as {options.output}")
        return
    if options.by or choice.is_used:
        raise UsageError(f"--{task} takes no filters; leave them out")
    if task == "unified" and words:
        raise UsageError("--unified takes no names. To forget one: --forget NAME")
    if task == "forget" and options.output:
        raise UsageError("--forget changes no records; leave out --format")


def _do_task(task: str, library: "Library", names: list[str], options: NamesOptions, choice: WhereOptions) -> None:
    from protlib.cli.decisions.unified_names import forget_unified, names_to_unify, put_unified, unify_names

    flags = change_options(options, options.output)
    if task == "unify":
        request = names_to_unify(names, name_kind=options.by, fields=options.fields)
        unify_names(library, request, choice, flags, is_kept=not options.once)
    elif task == "forget":
        forget_unified(library, names, flags)
    else:
        with show_in_pager(no_pager=options.no_pager):
            put_unified(library.decisions().names(), options.output)


def _print_names(library: "Library", selection: Selection, options: NamesOptions) -> None:
    name_kind = options.by or NameKind.ORGANISATION
    groups = collect_groups(library, selection, name_kind)
    groups_to_list = [group for group in groups if len(group) > 1] if options.twins else groups
    message = f"no {'two names of one' if options.twins and groups else 'names by'} {name_kind}"
    missing = "" if groups_to_list else nothing_of(library, selection, message)
    with show_in_pager(no_pager=options.no_pager):
        put_name_groups(groups_to_list, options.output)
    if missing:
        raise NothingFoundError(missing)
    if options.twins and options.output in {None, "table"}:
        kind = "" if name_kind is NameKind.ORGANISATION else f" --by {name_kind}"
        say(f"to join several into one: protlib names --unify NAME... NAME{kind}")
