"""What `search --in-files` prints: the passages, after it has read the few files that are new."""

from typing import TYPE_CHECKING

from protlib.cli.output import is_table, put_lines
from protlib.cli.results.result_list import end_list, put_notes
from protlib.cli.terminal.pager import show_in_pager

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.search import Results
    from protlib.selection import Selection


def put_passages(library: "Library", selection: "Selection", output: str | None, *, no_pager: bool) -> None:
    """Print the best passage of each publication; raises NothingFoundError if there are none."""
    from protlib.library.file_passages import passages_of
    from protlib.library.library import read_at_one_moment

    results = read_at_one_moment(library, lambda moment: _select(moment, selection, output))
    passages = passages_of(library, results)
    with show_in_pager(no_pager=no_pager):
        put_notes(library, selection, results)
        if is_table(output):
            from protlib.render.passage_table import draw_passages

            draw_passages(passages)
        else:
            from protlib.render.passage_data import passages_for_scripts

            put_lines(passages_for_scripts(passages, output))
    end_list(library, results, selection)


def _select(library: "Library", selection: "Selection", output: str | None) -> "Results":
    has_access = output in {"json", "jsonl"}
    if not (has_access or is_table(output)):  # which name no other pages
        selection = selection.changed(only_closest=True)
    results = library.select(selection, publications=has_access)
    if not results.unread:
        return results
    from protlib.cli.files.attached_text import read_few
    from protlib.library.files.text_intake import files_of_library

    unread = {*results.unread}
    files = [attachment for attachment in files_of_library(library) if attachment.file.sha256 in unread]
    return library.select(selection, publications=has_access) if read_few(library, files) else results
