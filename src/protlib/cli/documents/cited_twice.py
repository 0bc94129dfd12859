"""Works that a report has twice: under two records, or in two lists."""

from collections.abc import Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from protlib.cli.documents.report_language import paragraphs_of
from protlib.cli.input_file import document_name
from protlib.cli.output import say
from protlib.system.shell import command_line
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication


def tell_cited_twice(library: "Library", publications: "Sequence[Publication]") -> None:
    """Say which records of the library that a report cites are surely one publication: its list has that twice."""
    if len(publications) <= 1:
        return
    from protlib.duplicates.judgement import Sameness
    from protlib.library.duplicate_groups import groups_of
    from protlib.system.progress import ignore_progress

    for group in groups_of(publications, library.decisions(), None, ignore_progress):
        if group.sameness is Sameness.SAME:
            line = f"protlib duplicates --merge {command_line(group.keys)}"
            say(f"{', '.join(group.keys)}: cited as several works, and surely one. To merge them: {line}")


def tell_second_list(document: str, data: bytes, suffix: str) -> None:
    """Say that a report which is filled for the first time has a list of references, which stays beside the new one."""
    if not _may_have_list(data, suffix):
        return
    from protlib.citing.verification.manuscript import read_manuscript

    name = document_name(document)
    if entries := read_manuscript(data, name, suffix).typed_list.entries:
        own_list = f"its own list of {number_of(len(entries), 'reference')} stays"
        say(f"{name}: {own_list}; that of fill is a second one, at {{{{bibliography}}}} or at the end")


def _may_have_list(data: bytes, suffix: str) -> bool:
    """Tell whether a report has text below the heading of a list: reading it as `verify` does takes far longer.

    Most have the heading as their last paragraph, or above the mark for the list.
    """
    from protlib.citing.notation import TYPED_LIST_MARK
    from protlib.typed_references.lists.list_headings import is_list_heading

    paragraphs = dropwhile(lambda text: not is_list_heading(text), paragraphs_of(data, suffix))
    return any(text and not (is_list_heading(text) or TYPED_LIST_MARK.fullmatch(text)) for text in paragraphs)
