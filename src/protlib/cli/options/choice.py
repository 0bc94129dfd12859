"""Which publications a command changes: those that keys, a query or the options of a selection name; all only on request."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import selected
from protlib.cli.completion import completers
from protlib.cli.context import required_keys
from protlib.cli.options import Options, flag
from protlib.cli.options.selection import FILTER_OPTIONS, WHICH_PANEL, selection_of
from protlib.errors import UsageError
from protlib.selection import SAVED, Sort

if TYPE_CHECKING:
    from protlib.library import Library

_KEYS: Final = "keys"
NamedKeys = Annotated[
    list[str] | None,
    typer.Argument(
        help="Citation keys; - reads them from standard input. @NAME is a saved search.",
        metavar="[KEY]...",
        autocompletion=completers.keys_and_searches,
        show_default=False,
    ),
]
CHOICE_OPTIONS: Final[Options] = {
    "where": (
        Annotated[
            str | None,
            typer.Option(
                "--where",
                metavar="QUERY",
                help="Found by a query such as 'author:jobe -kosovo'.",
                rich_help_panel=WHICH_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    **FILTER_OPTIONS,
    "everything": flag("--all", help_text="All publications in the library.", panel=WHICH_PANEL),
}
_NARROWING: Final = tuple(name for name, (_type, default) in FILTER_OPTIONS.items() if default is None)


def is_choice(options: dict[str, Any]) -> bool:
    """Tell whether options say which publications are meant; --worldwide and --exact alone do not."""
    return options["everything"] or any(options[name] is not None for name in ("where", *_NARROWING))


def chosen_keys(library: "Library", named: Sequence[str] | None, options: dict[str, Any]) -> list[str]:
    """Return the keys of the publications that are named by their keys and chosen by the options, where both are given.

    Raises UsageError where nothing says which are meant, NothingFoundError where there are none.
    """
    named, options = _with_searches(named or (), options)
    given_options = [name for name in _NARROWING if options[name] is not None]
    if not (named or is_choice(options)):
        raise UsageError("which publications? Name keys, select some (--tag draft, --where QUERY), or add --all")
    if options["everything"] and (named or given_options or options["where"] is not None):
        raise UsageError("--all means every publication; leave out --all or the other selection")
    if options["where"] is not None and not options["where"].strip():
        raise UsageError("--where is empty. For every publication: --all")
    keys = required_keys([*(named or ()), *(options[_KEYS] or ())]) if named or options[_KEYS] else None
    if keys is not None and given_options in ([], [_KEYS]) and options["where"] is None:
        return keys
    return _selected_keys(library, {**options, _KEYS: keys})


def _with_searches(named: Sequence[str], options: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Return the keys among words, and options that have the saved searches among them; no key begins with their sign."""
    searches = [word for word in named if word.startswith(SAVED)]
    return [word for word in named if not word.startswith(SAVED)], {
        **options,
        "saved": [*(options["saved"] or ()), *searches] or None,
    }


def keys_alone(words: Sequence[str] | None, options: dict[str, Any], refusal: str) -> list[str]:
    """Return the keys that words and --key name, none where neither is given; raises UsageError, saying `refusal`, where a filter is.

    Raises NothingFoundError where standard input was to have them and has none: that is not to name none.
    """
    if any(value for name, value in options.items() if name != _KEYS):
        raise UsageError(refusal)
    arguments = [*(words or ()), *(options[_KEYS] or ())]
    return required_keys(arguments) if arguments else []


def _selected_keys(library: "Library", options: dict[str, Any]) -> list[str]:
    filters = {name: options[name] for name in FILTER_OPTIONS}
    selection = selection_of([options["where"]] if options["where"] else None, filters)
    if selection.requested_keys() is None:  # what a change depends on is no order of relevance
        selection = replace(selection, sort=Sort.ADDED)
    results = selected(library, selection, publications=False)
    return [summary.key for summary in results.summaries]
