"""`info`: the library file, the health of all that belongs to it, and its repair."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.advice.missing_library import describe_lack
from protlib.cli.changes import AskingOptions, ask_to_go_on
from protlib.cli.context import library_of, patience_of, settings_of
from protlib.cli.options.declaration import flag, grouped, option
from protlib.cli.options.shared import JsonFormOption
from protlib.cli.output import put_json, put_lines, put_sentences, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.errors import ExitCode, NothingFoundError, UsageError
from protlib.text import make_printable, number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.verification import Verification
    from protlib.storage.faults import Fault

_MOST_ALIKE: Final = 10
"""Faults that one command mends, of which each has a line; more are counted."""


@grouped
def info(
    context: typer.Context,
    *,
    verify: Annotated[
        bool,
        flag(
            "--verify",
            "Check the file, its records and decisions, attached files, every kept version and the index. List faults.",
        ),
    ] = False,
    repair: Annotated[bool, flag("--repair", "Repair what --verify finds and is certain. List the rest.")] = False,
    aside: Annotated[
        Path | None, option("--aside FOLDER", "Write merged conflict copies and kept damaged files into this folder.")
    ] = None,
    output: JsonFormOption = None,
    asking: AskingOptions,
) -> None:
    """Show where the library is and what it holds.

    It also shows where the index and the earlier versions are. --verify checks the file, --repair repairs it.
    """
    _refuse_misfits(verify=verify, repair=repair, aside=aside is not None, asking=asking.is_used)
    with library_of(context) as library:
        if aside is not None:
            _write_aside(library, aside, output)
        elif verify or repair:
            _look_through(context, library, output, asking if repair else None)
        else:
            _put_facts(library, output)


def _refuse_misfits(*, verify: bool, repair: bool, aside: bool, asking: bool) -> None:
    """Refuse options that do not go together."""
    if asking and not repair:
        raise UsageError("--dry-run and --yes need info --repair")
    if aside and (verify or repair):
        raise UsageError("--aside cannot be used with --verify or --repair")


def _look_through(context: typer.Context, library: "Library", output: str | None, asking: AskingOptions | None) -> None:
    """Verify a library, or repair it if the user asks for that."""
    from protlib.cli.terminal.progress_bar import progress
    from protlib.library.verification import Verification

    settings = settings_of(context)
    with progress("Making an index to compare with") as report:
        verification = Verification(library, settings.cache, report, patience_of(settings))
        if asking is None:
            _put_faults(verification, output)
        else:
            _mend_faults(verification, output, dry_run=asking.dry_run, yes=asking.yes)


def _put_facts(library: "Library", output: str | None) -> None:
    from protlib import __version__
    from protlib.system import bundle

    folder = bundle.folder()
    program = {"protlib": __version__, "bundle": str(folder) if folder else ""}
    facts = {**program, **library.info(), "conflicts": _conflicts(library)}
    facts = {name: make_printable(value) if isinstance(value, str) else value for name, value in facts.items()}
    if output == "json":
        put_json(facts)
        return
    if not os.path.lexists(library.path):
        say(describe_lack(library.path))
    width = max(map(len, facts)) + 2
    put_lines(
        f"{name.replace('_', ' ') + ':':<{width}}{_value_text(name, value)}"
        for name, value in facts.items()
        if value != ""
    )


def _write_aside(library: "Library", folder: Path, output: str | None) -> None:
    """Write the tables that were set aside into a folder, and print the path of each file.

    Refuses to replace a file that has other bytes.
    """
    from protlib.cli.files.output_file import OutputFile, permissions_of_copies
    from protlib.library.past.library_facts import read_set_aside
    from protlib.system.atomic import make_folder

    paths, most = [], permissions_of_copies(library.path)
    for name, data in read_set_aside(library.path):
        path = folder / name
        if path.exists() and (path.is_dir() or path.read_bytes() != data):
            raise UsageError(f"{path} already exists with other content; name another folder")
        make_folder(folder)
        OutputFile(str(path), most=most).write(data)
        paths.append(str(path))
    if output == "json":
        put_json(paths)
    else:
        put_lines(paths)
    if not paths:
        raise NothingFoundError(f"{library.path}: nothing was set aside")


def _conflicts(library: "Library") -> int:
    """Return the number of open conflicts from merges in Git."""
    if not library.decisions().conflicts():
        return 0
    from protlib.library.merges.settlement import find_open_conflicts

    return len(find_open_conflicts(library).open_conflicts)


def _value_text(name: str, value: str | int) -> str:
    return f"{value:,} bytes" if name.endswith("size") else str(value).replace("\n", "\N{REPLACEMENT CHARACTER}")


def _put_faults(verification: "Verification", output: str | None) -> None:
    faults = verification.faults()
    if output == "json":
        put_json(list(map(_json, faults)))
    else:
        put_sentences(_lines(faults))
    _end_with_count(faults)


def _mend_faults(verification: "Verification", output: str | None, *, dry_run: bool, yes: bool) -> None:
    messages = verification.mend(dry_run=True)
    if messages and not dry_run:
        if is_watched() and not yes:
            for line in messages:
                say(line)
            ask_to_go_on("Do this?")
        messages = verification.mend(dry_run=False)
    remaining = verification.faults()
    if output == "json":
        put_json({"mended": messages, "left": list(map(_json, remaining)), "dry_run": dry_run})
    else:
        put_sentences([*messages, *_lines(remaining)])
    if dry_run:
        say("dry run: nothing was written")
    elif not messages:
        say("nothing to mend")
    _end_with_count(remaining)


def _end_with_count(faults: "Sequence[Fault]") -> None:
    """Say how much is wrong; raises typer.Exit where something is."""
    if count := sum(fault.is_wrong for fault in faults):
        say(f"{number_of(count, 'fault')} in the library")
        raise typer.Exit(ExitCode.NOTHING_FOUND)
    say("no faults in the file, its records and decisions, attached files, the kept versions and the index")


def _lines(faults: "Sequence[Fault]") -> Iterator[str]:
    """Yield a line for each fault, and one for the rest of many that one command mends."""
    counts = Counter((fault.part, fault.advice) for fault in faults)
    line_counts: Counter[tuple[str, str]] = Counter()
    for fault in faults:
        kind = fault.part, fault.advice
        line_counts[kind] += 1
        advice = f"; {fault.advice}" if fault.advice else ""
        if not advice or line_counts[kind] <= _MOST_ALIKE:
            yield f"{fault.part}: {fault.description}{advice}"
        elif line_counts[kind] == counts[kind]:
            yield f"{fault.part}: {counts[kind] - _MOST_ALIKE} more like these{advice}"


def _json(fault: "Fault") -> dict[str, object]:
    return {"part": fault.part, "what": fault.description, "advice": fault.advice, "wrong": fault.is_wrong}
