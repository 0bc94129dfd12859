"""The publications that a command changes: keys, a query or options select them; all only on request."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

from protlib.cli.advice.chosen_records import select_with_notes
from protlib.cli.completers import completers
from protlib.cli.context import require_keys
from protlib.cli.options.declaration import OptionGroup, argument, flag, option
from protlib.cli.options.selection_options import WHICH_PANEL, FilterOptions, selection_of
from protlib.errors import UsageError
from protlib.selection import SAVED, Sort

if TYPE_CHECKING:
    from protlib.library import Library

NamedKeys = Annotated[
    list[str] | None,
    argument(
        "[KEY]...",
        "Citation keys; - reads them from standard input. @NAME is a saved search.",
        completers.keys_and_searches,
    ),
]


class _WhereOption(OptionGroup, panel=WHICH_PANEL):
    where: str | None = option(
        "--where QUERY", "Found by a query such as 'author:jobe -kosovo'.", completers.query_words
    )


class WhereOptions(_WhereOption, FilterOptions):
    """A query and filters, where the words of a command are something else."""

    @property
    def is_narrow(self) -> bool:
        """Whether they say which publications are meant; --worldwide and --exact alone do not."""
        return self.where is not None or any(getattr(self, name) is not None for name in _NARROWING)


class ChoiceOptions(WhereOptions, panel=WHICH_PANEL):
    """Which publications a command changes."""

    everything: bool = flag("--all", "All publications in the library.")

    @property
    def is_choice(self) -> bool:
        """Whether they say which publications are meant, be it all."""
        return self.everything or self.is_narrow


_NARROWING: Final = [name for name in FilterOptions.parameters() if getattr(FilterOptions, name) is None]


def choose_keys(library: "Library", key_arguments: Sequence[str] | None, options: ChoiceOptions) -> list[str]:
    """Return the keys of the publications that keys name and options select, if both are present.

    Raises UsageError if there is neither, NothingFoundError if nothing fits.
    """
    key_arguments, options = _with_searches(key_arguments or (), options)
    if not (key_arguments or options.is_choice):
        raise UsageError("which publications? Name keys, select some (--tag draft, --where QUERY), or add --all")
    if options.everything and (key_arguments or options.is_narrow):
        selection_text = f"“{' '.join(key_arguments)}”" if key_arguments else "the other selection"
        raise UsageError(f"--all means every publication; leave out --all, or leave out {selection_text}")
    if options.where is not None and not options.where.strip():
        raise UsageError("--where is empty. For every publication: --all")
    keys = require_keys([*key_arguments, *(options.keys or ())]) if key_arguments or options.keys else None
    if keys is not None and not options.changed(keys=None).is_narrow:
        return keys
    return _select_keys(library, options.changed(keys=keys))


def _with_searches(key_arguments: Sequence[str], options: ChoiceOptions) -> tuple[list[str], ChoiceOptions]:
    """Return the keys among words, and the options with the saved searches; no key begins with the sign of these."""
    searches = [word for word in key_arguments if word.startswith(SAVED)]
    keys = [word for word in key_arguments if not word.startswith(SAVED)]
    return keys, options.changed(saved=[*(options.saved or ()), *searches] or None)


def keys_alone(words: Sequence[str] | None, options: FilterOptions, refusal: str) -> list[str]:
    """Return the keys that words and --key name; no keys if neither is there.

    Raises UsageError with `refusal` if there is a filter. Raises NothingFoundError if standard input has no keys.
    """
    if options.changed(keys=None).is_used:
        raise UsageError(refusal)
    arguments = [*(words or ()), *(options.keys or ())]
    return require_keys(arguments) if arguments else []


def _select_keys(library: "Library", options: ChoiceOptions) -> list[str]:
    selection = selection_of([options.where] if options.where else None, options)
    if selection.requested_keys() is None:  # what a change depends on is no order of relevance
        selection = replace(selection, sort=Sort.ADDED)
    results = select_with_notes(library, selection, publications=False)
    return [summary.key for summary in results.summaries]
