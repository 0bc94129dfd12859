"""The records of a library that `browse` shows."""

import io
from typing import TYPE_CHECKING, Any, cast

from protlib.cli.picker.library_desk import LibraryDesk
from protlib.cli.root_command import all_commands
from protlib.library import Library
from protlib.record.model import Name, Publication
from protlib.selection import Selection

if TYPE_CHECKING:
    import typer
IOM = Name(literal="International Organization for Migration", short="IOM")
RECORDS = [
    Publication(key="labour", title="Labour", authors=(IOM,), countries=("Ghana",), date="2010", tags=("old",)),
    Publication(key="women", title="Women", countries=("Kenya",), date="2011", access="internal", private_note="ask Ana"),
    Publication(key="men", title="Men <i>and</i> boys", countries=("Nepal",), abstract="Boys."),
]  # fmt: skip


def desk_of(library: Library, selection: Selection | None = None, **more: Any) -> LibraryDesk:
    context = all_commands().make_context("protlib", ["list"])
    return LibraryDesk(cast("typer.Context", context), library, selection or Selection(), io.StringIO(), **more)
