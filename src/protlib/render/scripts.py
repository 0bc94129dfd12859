"""Publications as plain text, for scripts in a pipe and for the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from protlib.record.model import FIELDS, NAME_LISTS, TEXT_LISTS, Publication
from protlib.text import make_printable, without_markup

if TYPE_CHECKING:
    from protlib.render.shapes import Shape
    from protlib.search.explanation import Explanation, Reason


def json_text(value: object, *, indent: bool = True) -> str:
    """Return a value as JSON; a record has the fields of the library file, and its year."""
    import orjson

    plain = value.to_json() if isinstance(value, Publication) else value
    option = orjson.OPT_PASSTHROUGH_DATACLASS | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        text = orjson.dumps(plain, default=_to_json, option=option).decode()
    except orjson.JSONEncodeError:  # a number of more than 64 bits, or half a letter, of another program
        import json

        separators = (",", ": ") if indent else (",", ":")
        text = json.dumps(plain, default=_to_json, indent=2 if indent else None, separators=separators)
    return _escape_controls(text)


def _to_json(value: object) -> Any:
    return value.to_json() if isinstance(value, Publication) else str(value)


def _escape_controls(text: str) -> str:
    """Escape control characters that JSON allows and a terminal would obey."""
    return text if text.isprintable() or make_printable(text) == text else "".join(map(_escape, text))


def _escape(char: str) -> str:
    return char if make_printable(char) == char else f"\\u{ord(char):04x}"


def records_for_scripts(publications: Sequence[Publication], form: str, own_names: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of publications as `json`, `jsonl`, `csv`, `tsv` or `keys`; `own_names` are of own fields."""
    if form == "json":
        yield json_text(list(publications))
    elif form == "jsonl":
        yield from (json_text(publication, indent=False) for publication in publications)
    elif form in {"csv", "tsv"}:
        yield from _make_table(publications, form, own_names)
    else:
        yield from (publication.key for publication in publications)


def parts_for_scripts(
    publications: Sequence[Publication],
    form: str,
    own_names: Sequence[str],
    columns: Sequence[str],
    headings: Mapping[str, str],
) -> Iterator[str]:
    """Yield the lines of columns of publications as `json`, `jsonl`, `csv` or `tsv`; JSON has the record's values."""
    if form in {"csv", "tsv"}:
        yield from _make_table(publications, form, own_names, columns, headings)
        return
    objects = [_pick_columns(publication.to_json(), columns) for publication in publications]
    if form == "json":
        yield json_text(objects)
    else:
        yield from (json_text(item, indent=False) for item in objects)


def _pick_columns(record: Mapping[str, Any], columns: Sequence[str]) -> dict[str, object]:
    values = {**record.get("extra", {}), **record}
    return {name: value for name in columns if (value := values.get(name))}


def _make_table(
    publications: Sequence[Publication],
    form: str,
    own_names: Sequence[str],
    columns: Sequence[str] = (),
    headings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    from protlib import formats

    if publications:  # a table of nothing is an empty line
        options = formats.WriteOptions(own_names=own_names, columns=columns, headings=headings, lossless=not columns)
        table = formats.write(publications, formats.format_named(form), options).decode()
        yield table.replace("\r\n", "\n").removesuffix("\n")


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield rows as lines of CSV in which a spreadsheet sees no formula."""
    import csv
    import io

    from protlib.formats.tables.csv_table import neutralise

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [neutralise(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    yield text.getvalue().removesuffix("\n")


def explain_score(explanation: "Explanation") -> str:
    """Return why a publication was found: its score, and the matches of each word; "" without words."""
    if not explanation.reasons:
        return ""
    return "; ".join((f"{explanation.score:.2f}", *map(_format_reason, explanation.reasons)))


def _format_reason(reason: "Reason") -> str:
    # Initials are no word.
    relation = ": ".join(filter(None, (reason.relation, reason.matched if reason.relation else "")))
    text = f"{reason.query_text} ({relation})" if relation else reason.query_text
    return f"{text} in {reason.field} +{reason.points:.2f}"


def fields_text(
    publications: Iterable[Publication], verdicts: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """Yield the lines of every filled field, `field: value`, and a blank line between two publications.

    `verdicts` are those of reviewers in words, by key.
    """
    for number, publication in enumerate(publications):
        if number:
            yield ""
        yield from (f"{label}: {value}" for label, value in values_with_labels(publication))
        if opinion := verdicts.get(publication.key):
            yield f"verdicts: {without_markup(opinion)}"


def values_with_labels(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each filled field, in the order of the record."""
    for name in publication.to_dict():
        value = getattr(publication, name)
        if name == "extra":
            yield from ((str(extra), field_text(name, entry)) for extra, entry in value.items())
        else:
            yield name.replace("_", " "), field_text(name, value)


def field_text(name: str, value: Any) -> str:
    """Return the value of a field as text; of `extra`, one of the values in it."""
    from protlib.record.names import display

    if name in NAME_LISTS:
        return "; ".join(map(display, value))
    if name == "files":
        from protlib.record.attached_file import AttachedFile

        return "; ".join(AttachedFile.from_text(text).words for text in value)
    if name in TEXT_LISTS:
        return "; ".join(value)
    return without_markup(value) if isinstance(value, str) else json_text(value, indent=False)


def shape_of_records() -> "Shape":
    """Return the shape of printed records."""
    from protlib.render.shapes import RECORD, array_of

    return array_of("publications, in their order; with --format jsonl each on a line", RECORD)


def list_shape() -> "Shape":
    """Return the shape of records in lists: whole, or the columns of `--columns`."""
    from protlib.render.shapes import array_of, field_shape, make_union, number, text

    further_columns = {"description": "with --columns: fields of your own and CSL's variables as well, by their names"}
    fields = {name: field_shape(name) for name in FIELDS if name != "extra"}
    part = {
        "type": "object",
        "properties": {
            **fields,
            "year": number("of the date"),
            "reference": text("as it stands in a list of references"),
        },
        "additionalProperties": further_columns,
    }
    description = "with --columns: what it names of each, under these names; what is empty is left out"
    return make_union(shape_of_records(), array_of(description, part))
