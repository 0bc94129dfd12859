"""Pairs that are no duplicates, as users say: `duplicates` keeps, forgets and lists them."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from protlib.cli.options.declaration import OptionGroup, flag, only_option
from protlib.cli.output import put_lines, say
from protlib.errors import NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.library import Library


class MemoryOptions(OptionGroup, panel="What is no duplicate"):
    """What is remembered of pairs that are no duplicates."""

    keep_both: bool = flag("--keep-both", "Remember that the keys that are named are no duplicates.")
    forget: bool = flag("--forget", "Forget that they are none.")
    kept: bool = flag("--kept", "List the pairs that are known to be no duplicates.")


def decide_pairs(library: "Library", key_arguments: Sequence[str], memory: MemoryOptions) -> None:
    """Remember that records are no duplicates, forget it, or list such records, all or only some."""
    forget = memory.forget
    only_option({"--keep-both": memory.keep_both, "--forget": forget, "--kept": memory.kept})
    keys = [record.key for record in library.get_many(key_arguments)] if key_arguments else []
    if memory.kept:
        _list_pairs(library, keys)
        return
    if len(keys) < 2:
        raise UsageError(f"--{'forget' if forget else 'keep-both'} needs the keys of two publications or more")
    from protlib.record.decisions import make_distinct

    pairs = [make_distinct(*pair) for pair in combinations(keys, 2)]
    pairs_before = {*library.decisions().list_distinct()}
    if forget:
        library.decide(lambda decisions: decisions.without_decisions(*pairs), f"duplicates --forget {' '.join(keys)}")
    else:
        library.decide(lambda decisions: decisions.with_decisions(*pairs), f"duplicates --keep-both {' '.join(keys)}")
    changed_count = sum((pair in pairs_before) == forget for pair in pairs)
    outcome = "are compared again" if forget else "are known to be no duplicates"
    if not changed_count:
        outcome = "were not known to be no duplicates" if forget else "were known to be no duplicates"
    say(f"{', '.join(keys)} {outcome}")


def _list_pairs(library: "Library", keys: Sequence[str]) -> None:
    pairs = [pair for pair in library.decisions().list_distinct() if not keys or not {*keys}.isdisjoint(pair)]
    if not pairs:
        raise NothingFoundError(
            "no publications are kept apart. To keep two apart: protlib duplicates --keep-both KEY KEY"
        )
    put_lines(map("\t".join, pairs))
