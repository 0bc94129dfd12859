"""The list of hits: a table or lines, whole records, or the chosen columns."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import typer

from protlib.cli.output import is_table, put_lines, say
from protlib.cli.results.excerpts import ExcerptOptions, excerpt_of, put_excerpts
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import NothingFoundError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.render.record_panels import Spans
    from protlib.search import Results
    from protlib.selection import Selection


def put_results(
    library: "Library",
    selection: "Selection",
    output: str | None,
    *,
    no_pager: bool,
    snippets: bool = False,
    explain: bool = False,
) -> None:
    """Print the hits of a selection, on request with snippets and explanations.

    Raises NothingFoundError if there are none.
    """
    from protlib.library.library import read_at_one_moment

    is_drawn = is_table(output)
    is_whole = output in {"json", "jsonl", "csv", "tsv"}
    publications = is_whole or snippets or explain
    results, own_names = read_at_one_moment(
        library,
        lambda moment: (
            moment.select(selection, summaries=not is_whole, publications=publications),
            moment.own_fields() if output in {"csv", "tsv"} else (),
        ),
    )
    with show_in_pager(no_pager=no_pager):
        put_notes(library, selection, results)
        if is_drawn:
            _draw(library, results, selection, snippets=snippets, explain=explain)
        else:
            put_lines(_make_lines(library, results, output, own_names, snippets=snippets, explain=explain))
    end_list(library, results, selection)


def put_asked_excerpts(
    library: "Library",
    selection: "Selection",
    output: str | None,
    excerpt: ExcerptOptions,
    context: typer.Context,
    *,
    no_pager: bool,
) -> None:
    """Print the columns of the hits of a selection, or a template's text for each.

    Raises NothingFoundError if there are no hits.
    """
    from protlib.library.library import read_at_one_moment

    results, own_names = read_at_one_moment(
        library, lambda moment: (moment.select(selection, summaries=False), moment.own_fields())
    )
    excerpt_form = excerpt_of(excerpt, own_names)
    with show_in_pager(no_pager=no_pager):
        put_notes(library, selection, results)
        put_excerpts(results.publications, excerpt_form, own_names, output, context)
    end_list(library, results, selection)


def put_notes(library: "Library", selection: "Selection", results: "Results") -> None:
    """Print how the words of a selection were read."""
    if results.notes or results.lacking or selection.query != selection.query.lower():
        from protlib.cli.advice.chosen_records import say_notes  # which most lists do not need

        say_notes(library, selection, results)


def end_list(library: "Library", results: "Results", selection: "Selection") -> None:
    """Print how many hits there are in all; raises NothingFoundError if there are none."""
    if not results.total:
        from protlib.cli.advice.empty_results import nothing_found

        raise NothingFoundError(nothing_found(library, selection))
    if selection.limit is not None and results.total > selection.limit:
        say(f"{selection.limit} of {results.total}; --limit {results.total} shows all")


def _draw(library: "Library", results: "Results", selection: "Selection", *, snippets: bool, explain: bool) -> None:
    from protlib.render import record_table
    from protlib.search import find_spans
    from protlib.search.query_places import asks_for_places

    details = _details(library, results, snippets=snippets, explain=explain)
    record_table.draw_table(
        (
            record_table.ListedRecord(
                summary, find_spans(summary.title, results.hits), [detail for detail in row_details if detail[0]]
            )
            for summary, row_details in zip(results.summaries, details, strict=False)
        ),
        (summary.key for summary in results.summaries),
        asks_for_places(selection, results.hits, results.saved),
    )


def _details(
    library: "Library", results: "Results", *, snippets: bool, explain: bool
) -> "Iterator[list[tuple[str, Spans]]]":
    """Yield for each publication its snippet and its explanation, if requested; "" for an empty one."""
    from protlib.render import scripts

    texts = _snippets(library, results) if snippets else repeat(("", ()))
    reasons = iter(results.explanations) if explain else repeat(None)
    for snippet, explanation in zip(texts, reasons, strict=False):
        details: list[tuple[str, Spans]] = [snippet] if snippets else []
        if explanation:
            details.append((scripts.explain_score(explanation), ()))
        yield details


def _snippets(library: "Library", results: "Results") -> "Iterator[tuple[str, Spans]]":
    """Yield the part of each abstract that matches; of files, the sentence behind its page."""
    from protlib.search.highlights import LETTERS_OF_A_SNIPPET, cut_around, make_snippet

    if not results.pages:
        yield from (make_snippet(record.abstract, results.hits) for record in results.publications)
        return
    from protlib.library.file_passages import passages_of

    passages = {passage.summary.key: passage for passage in passages_of(library, results)}
    for record in results.publications:
        if passage := passages.get(record.key):
            text, spans = cut_around(passage.sentence, passage.spans, LETTERS_OF_A_SNIPPET)
            start = f"{passage.cite()} "
            yield f"{start}{text}", [(first + len(start), last + len(start)) for first, last in spans]
        else:
            yield make_snippet(record.abstract, results.hits)


def _make_lines(
    library: "Library",
    results: "Results",
    output: str | None,
    own_names: Sequence[str],
    *,
    snippets: bool,
    explain: bool,
) -> Iterator[str]:
    if output == "keys":
        return (summary.key for summary in results.summaries)
    if output is not None:
        from protlib.render import scripts  # which lines do not need

        return scripts.records_for_scripts(results.publications, output, own_names)
    lines = (summary.to_line() for summary in results.summaries)
    if not (snippets or explain):
        return lines
    details = _details(library, results, snippets=snippets, explain=explain)
    return (
        "\t".join((line, *(text for text, _ in row_details))) for line, row_details in zip(lines, details, strict=False)
    )
