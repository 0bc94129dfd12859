"""Searches that a library keeps under a name: save, rename, forget and list them, each with a line to paste."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from protlib.cli.context import decode_typed
from protlib.cli.options.selection_options import SelectionOptions
from protlib.cli.output import put_cells, put_json, put_lines, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import SAVED, Selection
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.saved_searches import SearchOutcome
    from protlib.render.shapes import Shape


class SavedSearchOptions(Protocol):
    """What becomes of saved searches, as the options of `search` say."""

    rename: tuple[str, str] | None
    forget: list[str] | None
    dry_run: bool
    quiet: bool

    def refuse_without_task(self) -> None:
        """Raise UsageError for an option about a change, if nothing changes."""


def search_line(selection: Selection) -> str:
    """Return the command that asks for a selection."""
    words = [
        "protlib",
        "search",
        *(word for name in SelectionOptions.parameters() for word in _option_words(name, selection)),
    ]
    if selection.query:
        words += ["--"] * selection.query.startswith("-") + [selection.query]
    return command_line(words)


def _option_words(name: str, selection: Selection) -> Iterator[str]:
    """Yield an option of a selection with its values, or nothing if the selection does not use it."""
    value: Any = getattr(selection, name, None)  # --cited-in is no field: it is read before
    declaration = SelectionOptions.parameters()[name].default
    option = next(name for name in declaration.param_decls if name[:2] == "--")
    if value is True:
        yield option
    elif value:
        for text in map(str, value if isinstance(value, tuple) else [value]):
            yield from [f"{option}={text}"] if text.startswith("-") else [option, text]


def save_search(library: "Library", name: str, selection: Selection, *, dry_run: bool, quiet: bool) -> None:
    """Save a valid selection under a name, and print the name and the search that had it before."""
    from protlib.library.saved_searches import bare_name, save
    from protlib.record.decisions.saved_search import strip_unsaved

    if selection.uncited:
        raise UsageError("--not-cited-in cannot be saved in a search; type it behind the search that you save")
    if selection.cited is not None:
        raise UsageError("--cited-in cannot be saved in a search; use --key to name publications")
    sign_and_name = f"{SAVED}{bare_name(name)}"
    library.select(selection, publications=False, summaries=False)  # what cannot be asked is not saved
    label = f"search --save {sign_and_name.removeprefix(SAVED)}"
    old_search = save(library, name, selection, label, dry_run=dry_run)
    if quiet:
        return
    say(_say_action(f"saved as {sign_and_name}", dry_run=dry_run))
    if old_search is not None and old_search.selection != strip_unsaved(selection):
        ending = "" if dry_run else "; protlib undo brings it back"
        say(f"{sign_and_name} {'is' if dry_run else 'was'}: {search_line(old_search.selection)}{ending}")


def rename_search(library: "Library", old: str, new: str, *, dry_run: bool, quiet: bool) -> None:
    """Give a saved search another name, and say so."""
    from protlib.library import saved_searches

    label = f"search --rename {old} {new}"
    renaming = saved_searches.rename(library, decode_typed(old), decode_typed(new), label, dry_run=dry_run)
    users_text = f", also in {_with_sign(renaming.dependents)}" if renaming.dependents else ""
    if not quiet:
        say(
            _say_action(
                f"renamed: {_with_sign([renaming.old_name])} to {_with_sign([renaming.new_name])}{users_text}",
                dry_run=dry_run,
            )
        )


def forget_searches(library: "Library", names: list[str], *, dry_run: bool, quiet: bool) -> None:
    """Keep saved searches no more, and say so."""
    from protlib.library import saved_searches

    label = f"search {' '.join(f'--forget {name}' for name in decode_typed(names))}"
    forgotten = saved_searches.forget(library, decode_typed(names), label, dry_run=dry_run)
    if not quiet:
        ending = "" if dry_run else f"; protlib undo brings {'it' if len(forgotten) == 1 else 'them'} back"
        say(_say_action(f"forgotten: {_with_sign(search.name for search in forgotten)}{ending}", dry_run=dry_run))


def _say_action(action: str, *, dry_run: bool) -> str:
    return f"would be {action}; dry run: nothing was written" if dry_run else action


def _with_sign(names: Iterable[str]) -> str:
    return ", ".join(f"{SAVED}{name}" for name in names)


def put_searches(library: "Library", output: str | None, *, no_pager: bool) -> None:
    """Print the saved searches: the name, how many publications each finds now, and the line that asks the same."""
    from protlib.library.library import read_at_one_moment
    from protlib.library.saved_searches import findings

    findings_list = read_at_one_moment(library, findings)
    with show_in_pager(no_pager=no_pager):
        if output == "json":
            put_json(list(map(_json, findings_list)))
        elif output == "csv":
            from protlib.render.scripts import csv_lines

            columns = ("name", "publications", "command", "wrong")
            put_lines(csv_lines([columns, *([_json(finding)[name] for name in columns] for finding in findings_list)]))
        else:
            put_cells(map(_cells, findings_list), is_drawn=output == "table")
    if not findings_list:
        raise NothingFoundError("no saved searches yet. To save one: protlib search --save NAME WORDS")


def _cells(finding: "SearchOutcome") -> tuple[str, str, str]:
    reason, *_advice = finding.wrong.removeprefix(f"{SAVED}{finding.search.name}: ").split("; ")
    count = reason if finding.publication_count is None else str(finding.publication_count)
    return f"{SAVED}{finding.search.name}", count, search_line(finding.search.selection)


def shape() -> "Shape":
    """Return the shape of the JSON of `search`: publications, their passages, or with --saved the saved searches."""
    from protlib.render.scripts import list_shape
    from protlib.render.shapes import make_union, shape_named

    return make_union(*list_shape()["anyOf"], _list_shape(), shape_named("passages"))


def _list_shape() -> "Shape":
    from protlib.record.decisions.saved_search import FIELDS
    from protlib.render.shapes import array_of, closed_object, flag, number, or_null, text, texts

    of_kind = {tuple: texts(""), bool: flag(""), str: text(""), int: number("")}
    asks = closed_object(
        "what it asks for, as it was typed; what it does not is left out",
        {name: of_kind[kind] for name, kind in FIELDS.items()},
        optional=FIELDS,
    )
    parts = {
        "name": text("without @"),
        "asks": asks,
        "command": text("the line that asks the same"),
        "publications": or_null(number("how many it finds now; null where it cannot be asked")),
        "wrong": text('why it cannot be asked, "" where it can'),
    }
    return array_of("the saved searches, by name", closed_object("", parts))


def _json(finding: "SearchOutcome") -> dict[str, object]:
    return {
        **finding.search.document(),
        "command": search_line(finding.search.selection),
        "publications": finding.publication_count,
        "wrong": finding.wrong,
    }


def refuse_beside(
    task: str, words: Sequence[str], options: SavedSearchOptions, output: str | None, *, is_search: bool
) -> None:
    """Raise UsageError for an option or a word that the task does not use."""
    if task == "--saved":
        if is_search:
            raise UsageError(
                "--saved alone lists saved searches. To run one: --saved NAME; to save this search: --save NAME"
            )
        if output not in {None, "table", "json", "csv"}:
            raise UsageError(f"saved searches can be table, json or csv, not {output}")
        options.refuse_without_task()
        return
    if words and task == "--forget":
        names = [*(options.forget or ()), *words]
        raise UsageError(f"--forget takes one name each: {' '.join(f'--forget {name}' for name in names)}")
    if is_search:
        raise UsageError(f"{task} takes no words or filters; leave them out")
    if output:
        raise UsageError(f"--format does not work with {task}; leave out one of them")


def manage_searches(library: "Library", options: SavedSearchOptions, output: str | None, *, no_pager: bool) -> None:
    """Rename, delete or list saved searches, as the options say."""
    if options.rename:
        rename_search(library, *options.rename, dry_run=options.dry_run, quiet=options.quiet)
    elif options.forget:
        forget_searches(library, options.forget, dry_run=options.dry_run, quiet=options.quiet)
    else:
        put_searches(library, output, no_pager=no_pager)
