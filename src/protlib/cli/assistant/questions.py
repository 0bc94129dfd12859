"""The questions of an assistant: searches, records, counts and places; each answer has a limited length."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.advice.empty_results import nothing_found, nothing_of
from protlib.cli.advice.place_advice import unknown_place
from protlib.cli.assistant.answers import Count, Counted, Line, Places, Records, SearchAnswer
from protlib.errors import NothingFoundError, UsageError
from protlib.record.titles.substitutes import title_to_show
from protlib.selection import Facet, Selection
from protlib.text import change_strings, make_printable, shorten

if TYPE_CHECKING:
    from protlib.cli.shelf import Shelf
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.search import Results
    from protlib.search.facets import Counts

MOST_LINES: Final = 50
"""The most publications in one answer of search."""
MOST_RECORDS: Final = 10
"""The most whole records in one answer."""
_MOST_LETTERS: Final = 4000  # characters of one text of a record
_MOST_CHARACTERS: Final = 30_000  # characters of several records
_LONGEST_TITLE: Final = 300  # letters, of what an answer shows: an assistant reads it whole
_LONGEST_NOTE: Final = 500  # letters
_MOST_VALUES: Final = 100  # areas of a place in one answer
_MOST_OF_OVERVIEW: Final = 15  # values of a facet


def search(shelf: "Shelf", selection: Selection, start: int = 0) -> SearchAnswer:
    """Return what a selection finds, from the place `start` on; its `limit` is how many the answer lists."""
    most = selection.limit or MOST_LINES
    limited_selection = replace(selection, limit=start + most)

    def ask(library: "Library") -> SearchAnswer:
        results = library.select(limited_selection)
        notes = list(results.notes)
        if not results.total:
            notes.append(shelf.to_one_line(nothing_found(library, selection)))
        lines = [*_lines(shelf, results)][start:]
        end = start + len(lines)
        if results.total and not lines:
            notes.append(f"only {results.total} found; start is too high")
        elif end < results.total:
            notes.append(
                f"shown: {start + 1} to {end} of {results.total}; "
                f"ask again with start={end}, or narrow the search with words or filters"
            )
        return SearchAnswer(total=results.total, publications=lines, notes=notes)

    return shelf.ask_library(ask)


def _lines(shelf: "Shelf", results: "Results") -> Iterator[Line]:
    from protlib.render.scripts import explain_score
    from protlib.search import make_snippet

    rows = zip(results.publications, results.summaries, results.explanations, strict=True)
    for publication, summary, explanation in rows:
        record = shelf.redact(publication)
        line = Line(
            key=record.key,
            title=shorten(make_printable(summary.title), _LONGEST_TITLE),
            authors=shorten(make_printable(summary.authors), _LONGEST_TITLE),
            year=summary.year,
            places=shorten(make_printable(summary.places), _LONGEST_TITLE),
            type=record.type,
            cite_as=cite_label(record, summary.authors, summary.year),
        )
        if record.access:
            line["access"] = record.access
        if record.url or record.doi:
            line["url"] = make_printable(record.url or f"https://doi.org/{record.doi}")
        if record.abstract and (abstract := make_snippet(record.abstract, results.hits)[0]):
            line["snippet"] = make_printable(abstract)
        if note := "\n".join(filter(None, (record.note, record.private_note))):
            line["note"] = shorten(make_printable(note), _LONGEST_NOTE)
        if reason := explain_score(explanation):
            line["why"] = make_printable(reason)
        yield line


def cite_label(record: "Publication", authors: str, year: str) -> str:
    """Return the author and the year, as most styles name a work in a text: "Jobe, 2010"."""
    author = authors or title_to_show(record)
    return make_printable(f"{shorten(author, _LONGEST_TITLE)}, {year or 'n.d.'}")


def show(shelf: "Shelf", keys: Sequence[str]) -> Records:
    """Return whole records, up to a limit; the answer says what it cut or left out, and which keys are unknown."""
    from protlib.render.scripts import json_text

    notes: list[str] = []
    entries: list[dict[str, object]] = []
    room = _MOST_CHARACTERS
    asked_keys = few_keys(keys, MOST_RECORDS, "ask for")
    publications = shelf.ask_library(lambda library: records_with_keys(library, asked_keys, notes))
    notes = [shelf.to_one_line(note) for note in notes]
    for position, publication in enumerate(publications):
        record = _record(shelf, publication, notes)
        room -= len(json_text(record, indent=False))
        if entries and room < 0:
            left_keys = ", ".join(publication.key for publication in publications[position:])
            notes.append(f"left out, the answer is too long; ask again for {left_keys}")
            break
        entries.append(record)
    return Records(records=entries, notes=notes)


def record_text(shelf: "Shelf", key: str) -> str:
    """Return a whole record as JSON, without a limit."""
    from protlib.render.scripts import json_text

    return json_text(shelf.redact(shelf.ask_library(lambda library: library.get(key))))


def records_with_keys(library: "Library", keys: Sequence[str], notes: list[str]) -> "list[Publication]":
    """Return the records with these keys, and note those that no record has.

    Raises NothingFoundError where none is known.
    """
    unknown_keys = [key for key in keys if key not in library]
    if not unknown_keys or len(unknown_keys) == len(keys):
        return library.get_many(keys)
    try:
        library.get_many(unknown_keys)
    except NothingFoundError as error:
        notes.append(str(error))
    return library.get_many([key for key in keys if key not in unknown_keys])


def few_keys(keys: Sequence[str], most: int, verb: str) -> list[str]:
    """Return each key once; raises UsageError for none, and for so many that the assistant should do it in parts."""
    unique_keys = list(dict.fromkeys(keys))
    if not unique_keys:
        raise UsageError("name the keys of records; search lists them")
    if len(unique_keys) > most:
        raise UsageError(f"{len(unique_keys)} records are too many at once; {verb} {most} at a time")
    return unique_keys


def _record(shelf: "Shelf", publication: "Publication", notes: list[str]) -> dict[str, Any]:
    """Return a record's JSON, and note which of its texts were cut."""
    values = _make_printable(shelf.redact(publication).to_json())
    short_values = {
        name: change_strings(value, lambda text: shorten(text, _MOST_LETTERS)) for name, value in values.items()
    }
    if cut_fields := [name for name, value in short_values.items() if value != values[name]]:
        notes.append(
            f"{publication.key}: {', '.join(cut_fields)} cut at {_MOST_LETTERS} characters; "
            f"the resource protlib://record/{publication.key} has all of it"
        )
    return short_values


def _make_printable(value: object) -> Any:
    """Return a value without characters that control a terminal."""
    if isinstance(value, str):
        return make_printable(value)
    if isinstance(value, dict):
        return {make_printable(name): _make_printable(item) for name, item in value.items()}
    return [*map(_make_printable, value)] if isinstance(value, list | tuple) else value


def stats(shelf: "Shelf", selection: Selection, by: Sequence[str], limit: int) -> Counted:
    """Return counts of a selection's publications by one field or two, the highest first."""

    def ask(library: "Library") -> Counted:
        counts = library.counts(selection, *by)
        values_counted = [*_rows(counts)] if counts.second_facet else [*_values(counts)]
        fields = [*filter(None, (counts.facet, counts.second_facet))]
        notes = []
        if not values_counted:
            message = f"nothing to count by {' and '.join(fields)}"
            notes.append(shelf.to_one_line(nothing_of(library, selection, message)))
        values = values_counted[-limit:] if fields == [Facet.YEAR] else values_counted[:limit]
        if len(values) < len(values_counted):
            notes.append(f"shown: {len(values)} of {len(values_counted)} counts; for more, raise the limit")
        return Counted(by=fields, total=counts.total, without=counts.lacking, counts=values, notes=notes)

    return shelf.ask_library(ask)


def _values(counts: "Counts") -> Iterator[Count]:
    for value, count in counts.values:
        yield Count(value=make_printable(value), count=count)


def _rows(counts: "Counts") -> Iterator[Count]:
    """Yield the cells of a table that are not empty."""
    for (value, _count), cells in zip(counts.values, counts.cells, strict=True):
        for (second, _column), count in zip(counts.columns, cells, strict=True):
            if count:
                yield Count(value=make_printable(value), second=make_printable(second), count=count)


def places(name: str = "", house: str = "") -> Places:
    """Return what a place is and what lies in it, as a house defines it; without a name, all regions."""
    from protlib.record import places as gazetteer
    from protlib.render import place_text as place_data

    try:
        agency = gazetteer.parse_house(house)
    except ValueError as error:
        raise UsageError(f"unknown house “{house}”; {error}") from error
    if not name.strip():
        return Places(places=[], regions=list(gazetteer.names("region")), notes=[])
    matching_places = gazetteer.resolve_all(name)
    if not matching_places:
        raise UsageError(unknown_place(name))
    notes: list[str] = []
    return Places(
        places=[_place(place_data.place_to_dict(place, agency), notes) for place in matching_places],
        regions=[],
        notes=notes,
    )


def _place(place: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    """Return what is known of a place, with a limited list of what lies in it."""
    areas = place["areas"]
    if len(areas) > _MOST_OF_OVERVIEW:
        notes.append(f"{place['name']}: only {_MOST_OF_OVERVIEW} of its {len(areas)} areas shown")
        place["areas"] = areas[:_MOST_OF_OVERVIEW]
    return place


def overview(shelf: "Shelf") -> dict[str, object]:
    """Return the library's contents in numbers: by year, type, region, language, topic and tag."""

    def ask(library: "Library") -> dict[str, object]:
        facets = Facet.YEAR, Facet.TYPE, Facet.REGION, Facet.LANGUAGE, Facet.TOPIC, Facet.TAG
        counts = {facet: library.facets(Selection(), facet) for facet in facets}
        top_counts = {
            facet: count[-_MOST_OF_OVERVIEW:] if facet is Facet.YEAR else count[:_MOST_VALUES]
            for facet, count in counts.items()
        }
        return {
            "publications": len(library),
            "fields_of_its_own": library.own_fields(),
            **{
                f"by_{facet}": {_make_printable(value): count for value, count in facet_counts}
                for facet, facet_counts in top_counts.items()
            },
            "notes": [
                f"by_{facet}: the {'last ' * (facet is Facet.YEAR)}{len(values)} of {len(count)}; for more, use stats"
                for (facet, count), values in zip(counts.items(), top_counts.values(), strict=True)
                if len(count) > len(values)
            ],
        }

    return shelf.ask_library(ask)
