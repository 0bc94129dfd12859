"""`diff`: the differences between versions of the library."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from protlib.cli.advice.missing_library import offer_last_version
from protlib.cli.changes import draw_diff
from protlib.cli.completers import completers
from protlib.cli.context import library_of, require_keys
from protlib.cli.options.declaration import argument, option
from protlib.cli.options.shared import VERSION_HELP, NoPagerOption
from protlib.cli.output import put_json, put_lines, say
from protlib.cli.version_choice import first_version, version_called
from protlib.errors import UsageError
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.past.changed_records import Pair
    from protlib.library.past.past_versions import LibraryState, Past
    from protlib.render.differences import DiffLine
    from protlib.storage.version_info import VersionInfo

VersionsArgument = Annotated[
    list[str] | None,
    argument(
        "[VERSION] [VERSION]",
        f"{VERSION_HELP} Default: the version before the last change, and the library as it is now.",
    ),
]


def diff(
    context: typer.Context,
    words: VersionsArgument = None,
    *,
    keys: Annotated[
        list[str] | None, option("--key -k", "Show only this publication. Repeatable.", completers.keys)
    ] = None,
    output: Annotated[
        Literal["text", "json", "keys"] | None,
        option("--format -f FORM", "Print as text, json, or the keys of what is new or changed."),
    ] = None,
    no_pager: NoPagerOption = False,
) -> None:
    """Show what changed between two versions, or since one.

    Without a version, it shows what the last change did.
    """
    from protlib.library.past.changed_records import find_changed_records, narrow_to_keys
    from protlib.library.past.past_versions import past_of

    with library_of(context) as library:
        library_history = past_of(library)
        older, newer = map(library_history.state, _choose_versions(library, library_history, words or ()))
    pairs = find_changed_records(older, newer)
    if keys:
        pairs = narrow_to_keys(pairs, older, newer, require_keys(keys))
    if output == "json":
        put_json(_json(pairs, older, newer))
        return
    if output == "keys":
        put_lines(new.key for _old, new in pairs if new is not None)
    else:
        draw_diff(_lines(pairs, older, newer, shows_decisions=not keys), to_output=True, no_pager=no_pager)
    say(_summary(pairs, older, newer))


def _choose_versions(library: "Library", library_history: "Past", words: Sequence[str]) -> "Iterator[VersionInfo]":
    """Yield the two versions that words name.

    A time before the library existed stands for the empty version, with which it began.
    """
    names = []
    while words:
        name, words = first_version(words)
        names.append(name)
    if not names[1:]:  # the library as it is now is one of the two
        offer_last_version(library.path)
    match names:
        case []:
            yield library_history.previous_version()
        case [older] | [older, _]:
            yield version_called(library, library_history, older, "diff", or_beginning=True)
        case _:
            raise UsageError(
                f"diff compares two versions, not {len(names)}. For a publication: --key {command_line(names[2:3])}"
            )
    yield version_called(library, library_history, names[1], "diff") if names[1:] else library_history.present_version()


def _lines(
    pairs: "Sequence[Pair]", older: "LibraryState", newer: "LibraryState", *, shows_decisions: bool
) -> "Iterator[DiffLine]":
    from protlib.cli.decisions.named_searches import search_line
    from protlib.render.differences import DiffLine, additions, decisions_in_words, make_diff, removals

    for old, new in pairs:
        if old is not None and new is not None:
            yield from make_diff(old, new)
        elif old is not None:
            yield from removals(old)
        elif new is not None:
            yield from additions(new)
    dropped_decisions = decisions_in_words(older.decisions, newer.decisions, search_line)
    added_decisions = decisions_in_words(newer.decisions, older.decisions, search_line)
    lines = [
        *(DiffLine("-", words) for words in dict.fromkeys(dropped_decisions)),
        *(DiffLine("+", words) for words in dict.fromkeys(added_decisions)),
    ]
    if shows_decisions and lines:
        yield DiffLine("", "what was decided about the library")
        yield from lines


def _find_decisions(state: "LibraryState", second_state: "LibraryState") -> list[dict[str, object]]:
    """Return the decisions about the library that one state has and the other lacks."""
    second_documents = second_state.decisions.documents()
    return [document for document in state.decisions.documents() if document not in second_documents]


def _summary(pairs: "Sequence[Pair]", older: "LibraryState", newer: "LibraryState") -> str:
    added_count, removed_count = (sum(pair[side] is None for pair in pairs) for side in (0, 1))
    counts = {"added": added_count, "removed": removed_count, "changed": len(pairs) - added_count - removed_count}
    summary = ", ".join(f"{count} {word}" for word, count in counts.items() if count) or "no publication differs"
    return f"version {_with_time(older.version)} to {_with_time(newer.version)}: {summary}"


def _with_time(version: "VersionInfo") -> str:
    return f"{version.number} ({version.changed})" if version.changed else str(version.number)


def _json(pairs: "Sequence[Pair]", older: "LibraryState", newer: "LibraryState") -> dict[str, object]:
    return {
        "from": older.version.number,
        "to": newer.version.number,
        "added": [new for old, new in pairs if old is None],
        "removed": [old for old, new in pairs if new is None],
        "changed": [{"before": old, "after": new} for old, new in pairs if old and new],
        "decided": {"added": _find_decisions(newer, older), "removed": _find_decisions(older, newer)},
    }
