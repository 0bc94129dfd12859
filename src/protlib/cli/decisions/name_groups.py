"""The names in publications, grouped by body, as the command `names` prints them."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from protlib.cli.advice.chosen_records import say_notes
from protlib.cli.output import put_json, put_lines
from protlib.cli.terminal.activity import activity
from protlib.record.fields.name_kinds import NameKind
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.names.twins.twin import Twin


def collect_groups(library: "Library", selection: Selection, name_kind: NameKind) -> "list[list[Twin]]":
    """Return the names of a kind in selected publications; names of one body stand together."""
    from protlib.record.census import count_names
    from protlib.record.decisions.one_name import OneNames
    from protlib.record.names.twins.twin_groups import group_names

    results = library.select(selection, summaries=False)
    say_notes(library, selection, results)
    forms = count_names(results.publications, name_kind)
    known_names = OneNames(library.decisions().names())
    name_pairs = (
        (form.text, final_name)
        for form in (forms if known_names else ())
        for field in name_kind.fields
        if (final_name := known_names.final_name(field, form.text)) != form.text
    )
    with activity("Comparing names"):
        return group_names(forms, name_kind, name_pairs)


def put_name_groups(groups: "Sequence[Sequence[Twin]]", output: str | None) -> None:
    """Print groups of names in a form; None is that for people."""
    from protlib.render import record_panels, scripts

    if output == "json":
        put_json([{**_twin_fields(first), "twins": list(map(_twin_fields, twins))} for first, *twins in groups])
    elif output == "csv":
        put_lines(scripts.csv_lines([("count", "name", "key", "reason", "twin of"), *_rows(groups)]))
    elif output == "table" or sys.stdout.isatty():
        record_panels.draw_cells(
            (str(count), f"  {name}" if first else name, reason, key)
            for count, name, key, reason, first in _rows(groups)
        )
    else:
        put_lines(f"{count}\t{name}\t{key}\t{reason}\t{first}" for count, name, key, reason, first in _rows(groups))


def _rows(groups: "Sequence[Sequence[Twin]]") -> Iterator[tuple[int, str, str, str, str]]:
    for group in groups:
        for twin in group:
            form = twin.form
            first = group[0].form.text if twin.reason else ""
            yield form.records, form.text, form.key, f"{twin.reason}{'' if twin.is_sure else '?'}", first


def _twin_fields(twin: "Twin") -> dict[str, object]:
    form = twin.form
    data: dict[str, object] = {"name": form.text, "count": form.records, "key": form.key}
    return data | ({"reason": twin.reason, "sure": twin.is_sure} if twin.reason else {})
