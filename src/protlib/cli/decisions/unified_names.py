"""The names of bodies: listed by body; and one name for one body, written in the place of others and remembered."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.advice.chosen_records import say_notes, select_with_notes
from protlib.cli.advice.empty_results import nothing_found
from protlib.cli.advice.place_advice import tell_unknown_places
from protlib.cli.changes import ChangeOptions, carry_out, leave_unchanged
from protlib.cli.options.choice import WhereOptions
from protlib.cli.options.selection_options import selection_of
from protlib.cli.output import put_cells, put_json, put_lines, say
from protlib.cli.terminal.activity import activity
from protlib.errors import NothingFoundError, UsageError
from protlib.record.fields.name_kinds import NameKind
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.changes.unify import NameRequest
    from protlib.library.plan import Outcome
    from protlib.record.decisions import Decisions, OneName
    from protlib.record.names.twins.twin import Twin

_COLUMNS: Final = ("written", "meant", "fields")


def collect_groups(library: "Library", selection: Selection, name_kind: NameKind) -> "list[list[Twin]]":
    """Return the names of a kind in selected publications; names of one body stand together."""
    from protlib.record.decisions.one_name import OneNames
    from protlib.record.names.twins.twin_groups import count_names, group_names

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
            yield form.record_count, form.text, form.key, f"{twin.reason}{'' if twin.is_sure else '?'}", first


def _twin_fields(twin: "Twin") -> dict[str, object]:
    form = twin.form
    data: dict[str, object] = {"name": form.text, "count": form.record_count, "key": form.key}
    return data | ({"reason": twin.reason, "sure": twin.is_sure} if twin.reason else {})


def names_to_unify(names: Sequence[str], *, name_kind: NameKind | None, fields: Sequence[str] | None) -> "NameRequest":
    """Return the names to unify, and their fields; raises UsageError for too few names or a wrong field."""
    from protlib.library.changes.unify import NameRequest
    from protlib.record.decisions.one_name import WRITTEN_FIELDS

    if len(names) < 2 or not all(map(str.strip, names)):
        raise UsageError(
            "--unify needs two names, the right one last: "
            'protlib names --unify IOM "International Organization for Migration (IOM)"'
        )
    if name_kind and fields:
        raise UsageError("--by already names the fields; leave out --in or --by")
    *old_names, new_name = names
    name_fields = tuple(dict.fromkeys(map(_field, fields or ()))) or (name_kind.fields if name_kind else WRITTEN_FIELDS)
    return NameRequest(tuple(dict.fromkeys(old_names)), new_name, name_fields, name_kind)


def _field(text: str) -> str:
    """Return the field of a record that a text names; raises UsageError where no names stand in it."""
    from protlib.record.decisions import NAMED_FIELDS
    from protlib.record.fields.headings import field_of
    from protlib.text import most_similar, suggestion

    if (field := field_of(text)) not in NAMED_FIELDS:
        raise UsageError(f"“{text}” is not a field of names{suggestion(most_similar(text, NAMED_FIELDS))}")
    return field


def unify_names(
    library: "Library", request: "NameRequest", choice: WhereOptions, flags: ChangeOptions, *, is_kept: bool
) -> None:
    """Replace other names by one in the publications of `choice`, and remember it if it `is_kept`."""
    from protlib.library.changes.unify import add_names, decide_names
    from protlib.record.decisions.one_name import OneNames, without_braces
    from protlib.record.model import KINDS, FieldKind

    everything = library.select(Selection(), summaries=False).publications
    decisions = library.decisions()
    if not (everything or decisions.names()):
        raise NothingFoundError(nothing_found(library, Selection()))
    new = decide_names(request, everything, OneNames(decisions.names()))
    new_names = OneNames(new)
    selection_keys = _choose_keys(library, choice)
    keys = [record.key for record in everything if record.key in selection_keys and new_names.apply(record) != record]

    def decide(decisions: "Decisions") -> "Decisions":
        return add_names(decisions, new) if is_kept else decisions

    if not keys:  # a name that is written as itself is remembered for the spellings that it took the place of
        new = [name for name in new if without_braces(name.old_name) != without_braces(name.new_name)]
    if not keys and decide(decisions) == decisions:
        leave_unchanged([], f"nothing to do: the name is already “{request.new_name}”", flags)
        return
    tell_unknown_places([request.new_name] if any(KINDS[field] is FieldKind.PLACES for field in request.fields) else [])
    label = f"names --unify {', '.join(request.old_names)}"

    def change(*, dry_run: bool) -> "list[Outcome]":
        return library.change(keys, new_names.apply, label, decide=decide, dry_run=dry_run)

    if keys:
        carry_out(library, change, flags)
    else:
        change(dry_run=flags.dry_run)
        leave_unchanged([], "no publication to change", flags)
    if is_kept and not (flags.dry_run or flags.quiet):
        _tell_remembered(new)


def _tell_remembered(decisions: "Sequence[OneName]") -> None:
    for new_name, old_names in _group_by_body(decisions).items():
        names_text = ", ".join(f"“{name}”" for name in old_names)
        say(f"from now on {names_text} {'is' if len(old_names) == 1 else 'are'} written as “{new_name}”")


def _group_by_body(decisions: "Sequence[OneName]") -> dict[str, list[str]]:
    """Return the replaced names of each right name, each once."""
    old_by_new: dict[str, list[str]] = {}
    for old_name, new_name, _fields in _name_pairs(decisions):
        if old_name != new_name and old_name not in old_by_new.setdefault(new_name, []):
            old_by_new[new_name].append(old_name)
    return old_by_new


def _choose_keys(library: "Library", choice: WhereOptions) -> frozenset[str]:
    """Return the keys of the publications that the options choose: all where they say nothing."""
    query = choice.where
    if query is not None and not query.strip():
        raise UsageError("--where is empty; leave it out for all publications")
    results = select_with_notes(library, selection_of([query] if query else None, choice), publications=False)
    return frozenset(summary.key for summary in results.summaries)


def forget_unified(library: "Library", names: Sequence[str], flags: ChangeOptions) -> None:
    """Forget the unified form of some names; earlier changes stay."""
    from protlib.library.changes.unify import forget_names

    if not names:
        raise UsageError("--forget needs a name. To list them: protlib names --unified")
    label = f"names --forget {', '.join(names)}"
    library.decide(lambda decisions: forget_names(decisions, names), label, dry_run=flags.dry_run)
    if not flags.quiet:
        ending = "dry run: nothing was written" if flags.dry_run else "protlib undo remembers again"
        say(f"forgotten: {', '.join(names)}; {ending}")


def put_unified(decisions: "Sequence[OneName]", output: str | None) -> None:
    """Print each replaced name, the name in its place, and their fields."""
    from protlib.render import scripts

    if output == "json":
        rows = ((*row[:2], row[2].split(", ")) for row in _name_pairs(decisions))
        put_json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    elif output == "csv":
        put_lines(scripts.csv_lines([_COLUMNS, *_name_pairs(decisions)]))
    else:
        put_cells(_name_pairs(decisions), is_drawn=output == "table")
    if not decisions:
        raise NothingFoundError("no names joined yet. To join some: protlib names --unify NAME... NAME")


def _name_pairs(decisions: "Sequence[OneName]") -> Iterator[tuple[str, str, str]]:
    """Yield the replaced name, the right name, and the fields, for people to read."""
    from protlib.record.decisions.one_name import without_braces

    for name in decisions:
        fields = ", ".join(field.replace("_", " ") for field in name.fields)
        yield without_braces(name.old_name), without_braces(name.new_name), fields
