"""One name for one body: written in the place of others, remembered, listed and forgotten."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.advice import nothing_found, selected, tell_unknown_places
from protlib.cli.changes import carried_out, left_as_it_is
from protlib.cli.output import put, put_cells, say
from protlib.cli.selection_options import selection_of
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import NameKind, Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Outcome
    from protlib.library.unify import Asked
    from protlib.record.decisions import Decisions, OneName
    from protlib.render.shapes import Shape

_FROM_AND_TO: Final = 2
_COLUMNS: Final = ("written", "meant", "fields")


def asked_names(named: Sequence[str], *, by: NameKind | None, fields: Sequence[str] | None) -> "Asked":
    """Return which names are to be one, and where; raises UsageError where too few are named, or no field of names."""
    from protlib.library.unify import Asked
    from protlib.record.one_name import WRITTEN_FIELDS

    if len(named) < _FROM_AND_TO or not all(map(str.strip, named)):
        raise UsageError(
            "--unify needs two names, the right one last: protlib names --unify IOM 'International Organization for Migration (IOM)'"
        )
    if by and fields:
        raise UsageError("--by already names the fields; leave out --in or --by")
    *written, meant = named
    where = tuple(dict.fromkeys(map(_field, fields or ()))) or (by.fields if by else WRITTEN_FIELDS)
    return Asked(tuple(dict.fromkeys(written)), meant, where, by)


def _field(text: str) -> str:
    """Return the field of a record that a text names; raises UsageError where no names stand in it."""
    from protlib.record.decisions import NAMED_FIELDS
    from protlib.record.headings import field_of
    from protlib.text import nearest, suggestion

    if (field := field_of(text)) not in NAMED_FIELDS:
        raise UsageError(f"“{text}” is not a field of names{suggestion(nearest(text, NAMED_FIELDS))}")
    return field


def unify(library: "Library", asked: "Asked", choice: dict[str, Any], how: dict[str, Any], *, is_kept: bool) -> None:
    """Write one name in the place of others, in what `choice` selects, and remember it where it `is_kept`."""
    from protlib.library.unify import decided, remembering
    from protlib.record.model import KINDS, Kind
    from protlib.record.one_name import OneNames, unbraced

    everything = library.select(Selection(), summaries=False).publications
    decisions = library.decisions()
    if not (everything or decisions.names()):
        raise NothingFoundError(nothing_found(library, Selection()))
    new = decided(asked, everything, OneNames(decisions.names()))
    known = OneNames(new)
    chosen = _chosen(library, choice)
    keys = [each.key for each in everything if each.key in chosen and known.applied(each) != each]

    def decide(decisions: "Decisions") -> "Decisions":
        return remembering(decisions, new) if is_kept else decisions

    if not keys:  # a name that is written as itself is remembered for the spellings that it took the place of
        new = [each for each in new if unbraced(each.written) != unbraced(each.meant)]
    if not keys and decide(decisions) == decisions:
        left_as_it_is([], f"nothing to do: the name is already “{asked.meant}”", **how)
        return
    tell_unknown_places([asked.meant] if any(KINDS[field] is Kind.PLACES for field in asked.fields) else [])
    label = f"names --unify {', '.join(asked.written)}"

    def change(dry_run: bool) -> "list[Outcome]":
        return library.change(keys, known.applied, label, decide=decide, dry_run=dry_run)

    if keys:
        carried_out(library, change, **how)
    else:
        change(how["dry_run"])
        left_as_it_is([], "no publication to change", **how)
    if is_kept and not (how["dry_run"] or how["quiet"]):
        for meant, written in _by_meant(new).items():
            names_ = ", ".join(f"“{each}”" for each in written)
            say(f"from now on {names_} {'is' if len(written) == 1 else 'are'} written as “{meant}”")


def _by_meant(decided: "Sequence[OneName]") -> dict[str, list[str]]:
    """Return what is written for each name that is meant, each once."""
    found: dict[str, list[str]] = {}
    for written, meant, _fields in _shown(decided):
        if written != meant and written not in found.setdefault(meant, []):
            found[meant].append(written)
    return found


def _chosen(library: "Library", choice: dict[str, Any]) -> frozenset[str]:
    """Return the keys of the publications that the options choose: all where they say nothing."""
    where = choice.pop("where")
    if where is not None and not where.strip():
        raise UsageError("--where is empty; leave it out for all publications")
    results = selected(library, selection_of([where] if where else None, choice), publications=False)
    return frozenset(summary.key for summary in results.summaries)


def forget(library: "Library", named: Sequence[str], how: dict[str, Any]) -> None:
    """Remember of some names no more as what they are written; what was changed stays."""
    from protlib.library.unify import forgetting

    if not named:
        raise UsageError("--forget needs a name. To list them: protlib names --unified")
    label = f"names --forget {', '.join(named)}"
    library.decide(lambda decisions: forgetting(decisions, named), label, dry_run=how["dry_run"])
    if not how["quiet"]:
        again = "dry run: nothing was written" if how["dry_run"] else "protlib undo remembers again"
        say(f"forgotten: {', '.join(named)}; {again}")


def put_unified(decided: "Sequence[OneName]", output: str | None) -> None:
    """Print the names that are written as others, which they are written as, and in which fields."""
    from protlib.render import scripts

    if output == "json":
        rows = ((*row[:2], row[2].split(", ")) for row in _shown(decided))
        put([scripts.json_text([dict(zip(_COLUMNS, row, strict=True)) for row in rows])])
    elif output == "csv":
        put(scripts.csv_lines([_COLUMNS, *_shown(decided)]))
    else:
        put_cells(_shown(decided), is_drawn=output == "table")
    if not decided:
        raise NothingFoundError("no names joined yet. To join some: protlib names --unify NAME... NAME")


def _shown(decided: "Sequence[OneName]") -> Iterator[tuple[str, str, str]]:
    """Yield what is written, what is meant, and the fields, as people read them."""
    from protlib.record.one_name import unbraced

    for each in decided:
        fields = ", ".join(field.replace("_", " ") for field in each.fields)
        yield unbraced(each.written), unbraced(each.meant), fields


def unified_shape() -> "Shape":
    """Return the shape of the names that are written as others."""
    from protlib.render.shapes import closed, listed, text, texts

    parts = {
        "written": text("as it stands in what comes in"),
        "meant": text("as it is written"),
        "fields": texts("in which it is"),
    }
    return listed("with --unified: names that are written as others", closed("", parts))
