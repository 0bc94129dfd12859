"""A step between versions of the library, back or forth, for `undo` and `redo`."""

import sys
from collections.abc import Callable, Sized
from typing import TYPE_CHECKING

import typer

from protlib.cli.output import publications_text, say, tell_opened
from protlib.cli.report import ReportOptions, put_report
from protlib.errors import ProtlibError
from protlib.record.access import find_opened

if TYPE_CHECKING:
    from protlib.storage import Step


def take_step(step: "Callable[[bool], Step]", verb: str, how: ReportOptions, *, yes: bool) -> "Step":
    """Take a step; an impossible step that would change nothing prints nothing for scripts."""
    try:
        return _sure(step, verb, yes=yes)
    except ProtlibError:
        if how.is_json:
            put_report([], dry_run=False)
        raise


def _sure(step: "Callable[[bool], Step]", verb: str, *, yes: bool) -> "Step":
    """Take a step; if it gives up data of a file that lacks only one record, ask on a terminal."""
    from protlib.storage import UnsureError

    try:
        return step(yes)
    except UnsureError as error:
        if not sys.stdin.isatty():
            raise
        say(str(error))
        typer.confirm(f"{verb} all the same?", abort=True, err=True)
        return _sure(step, verb, yes=True)


def put_step(step: "Step", how: ReportOptions) -> None:
    """Print for scripts what a step has changed, and say which publications more people may see."""
    if how.is_json:
        from protlib.library.restoration import outcomes_between

        put_report(outcomes_between(step.was or (), step.now or ()), dry_run=False)
    tell_opened(find_opened(step.was or (), step.now or ()))


def contents_text(records: Sized | None) -> str:
    """Return the content of the library after a step: its records, or both sides of a merge."""
    if records is None:
        return "the library holds both sides of a merge again; protlib merge --markers joins them"
    return f"the library has {publications_text(len(records))} now"
