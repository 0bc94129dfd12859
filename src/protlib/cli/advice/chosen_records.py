"""The records of a selection, with what a person should know of the search."""

from typing import TYPE_CHECKING

from protlib.cli.output import say
from protlib.errors import NothingFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search import Results
    from protlib.selection import Selection


def select_with_notes(
    library: "Library",
    selection: "Selection",
    otherwise: str = "",
    *,
    summaries: bool = True,
    publications: bool = True,
) -> "Results":
    """Return the hits of a selection, and print how its words were read; a caller skips parts to save time.

    Raises NothingFoundError, with the text `otherwise`, if there are no hits.
    """
    return select_or_advise(
        library,
        selection,
        library.select(selection, summaries=summaries, publications=publications),
        otherwise,
    )


def select_for_export(library: "Library", selection: "Selection") -> "tuple[Sequence[Publication], list[str]]":
    """Return the publications that a selection finds, and the library's own fields.

    Both are read at the same moment. Prints and raises what `select_with_notes` does.
    """
    from protlib.library.library import read_at_one_moment

    results, own_names = read_at_one_moment(
        library, lambda snapshot: (snapshot.select(selection, summaries=False), snapshot.own_fields())
    )
    return select_or_advise(library, selection, results, "nothing was exported").publications, own_names


def select_or_advise(library: "Library", selection: "Selection", results: "Results", otherwise: str = "") -> "Results":
    """Return the hits of a selection; prints and raises what `select_with_notes` does."""
    say_notes(library, selection, results)
    if not results.total:
        from protlib.cli.advice.empty_results import nothing_found  # which most selections do not need

        raise NothingFoundError("; ".join(filter(None, (nothing_found(library, selection), otherwise))))
    return results


def say_notes(library: "Library", selection: "Selection", results: "Results") -> None:
    """Print how the words of a selection were read, and the line to type if some of them name a region."""
    if results.total and results.lacking:
        from protlib.cli.advice.place_advice import absent_places  # which reads the gazetteer

        for name in absent_places(library, selection, results.lacking):
            say(f"no publication here is about {name}; these have other words of the query")
    for note in results.notes:
        say(note)
    if results.total and (results.lacking or selection.query != selection.query.lower()):
        from protlib.cli.advice.place_advice import region_line  # which reads the gazetteer

        if line := region_line(library, selection, results.lacking, results.total):
            say(line)
