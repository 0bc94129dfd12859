"""`names` and `unify`: who is who in a library, and one name for one body."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import nothing_of, selected, tell_unknown_places
from protlib.cli.changes import CHANGE_OPTIONS, CHANGE_PANEL, carried_out, left_as_it_is
from protlib.cli.choice import CHOICE_OPTIONS
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import CountsFormOption, Options, flag, listed, taking
from protlib.cli.output import put, put_cells, say
from protlib.cli.pager import NoPager, paged
from protlib.cli.selection_options import FILTER_OPTIONS, QueryWords, selection_of
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import NameKind, Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Outcome
    from protlib.library.unify import Asked
    from protlib.record.decisions import Decisions, OneName
    from protlib.record.names.twin import Twin
    from protlib.render.shapes import Shape

_KINDS: Final = listed(NameKind)
_MEMORY_PANEL: Final = "What is remembered"
_FROM_AND_TO: Final = 2
_CHOICE: Final[Options] = {"where": CHOICE_OPTIONS["where"], **FILTER_OPTIONS}
_WHOSE: Final[Options] = {
    "by": (
        Annotated[
            NameKind | None,
            typer.Option(
                "--by",
                "-b",
                metavar="KIND",
                help=f"Whose names: {_KINDS}; else those of organisations and people, publishers included.",
                rich_help_panel=CHANGE_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
    "fields": (
        Annotated[
            list[str] | None,
            typer.Option(
                "--in",
                metavar="FIELD",
                help="Only in this field, such as publisher. Repeatable.",
                autocompletion=completers.fields,
                rich_help_panel=CHANGE_PANEL,
                show_default=False,
            ),
        ],
        None,
    ),
}
_MEMORY: Final[Options] = {
    "once": flag("--once", help_text="Change what is there, and remember nothing.", panel=_MEMORY_PANEL),
    "listing": flag("--list", help_text="List the names that are written as others.", panel=_MEMORY_PANEL),
    "forget": flag("--forget", help_text="Forget these names; what was changed stays.", panel=_MEMORY_PANEL),
}


@taking(FILTER_OPTIONS, into="options")
def names(
    context: typer.Context,
    words: QueryWords = None,
    *,
    by: Annotated[
        NameKind, typer.Option("--by", "-b", metavar="KIND", help=f"Whose names: {_KINDS}.")
    ] = NameKind.ORGANISATION,
    twins: Annotated[
        bool, typer.Option("--twins", help="Only names that are likely of one body, with why.")
    ] = False,
    output: CountsFormOption = None,
    no_pager: NoPager = False,
    options: dict[str, Any],
) -> None:
    """List who is who: the names in publications, how many have each, and which are likely of one body.

    Names of one body stand together, the fullest first, each other one with the reason; "?" is where somebody has to look.
    """
    with library_of(context) as library:
        selection = selection_of(words, options)
        groups = _groups(library, selection, by)
        shown = [group for group in groups if len(group) > 1] if twins else groups
        what = f"no {'two names of one' if twins and groups else 'names by'} {by}"
        missing = "" if shown else nothing_of(library, selection, what)
    with paged(no_pager=no_pager):
        _print(shown, output)
    if missing:
        raise NothingFoundError(missing)


def _groups(library: "Library", selection: Selection, by: NameKind) -> "list[list[Twin]]":
    from protlib.record.census import counted
    from protlib.record.names.twins import grouped
    from protlib.record.one_name import OneNames

    results = library.select(selection, summaries=False)
    for note in results.notes:
        say(note)
    forms = counted(results.publications, by)
    remembered = OneNames(library.decisions().names())
    decided = (
        (form.text, meant)
        for form in (forms if remembered else ())
        for field in by.fields
        if (meant := remembered.meant(field, form.text)) != form.text
    )
    return grouped(forms, by, decided)


def _print(groups: "Sequence[Sequence[Twin]]", output: str | None) -> None:
    from protlib.render import people, scripts

    if output == "json":
        put(
            [
                scripts.json_text(
                    [{**_told(first), "twins": list(map(_told, rest))} for first, *rest in groups]
                )
            ]
        )
    elif output == "csv":
        put(scripts.csv_lines([("count", "name", "key", "reason", "twin of"), *_rows(groups)]))
    elif output == "table" or sys.stdout.isatty():
        people.cells(
            (str(count), f"  {name}" if first else name, reason, key)
            for count, name, key, reason, first in _rows(groups)
        )
    else:
        put(f"{count}\t{name}\t{key}\t{reason}\t{first}" for count, name, key, reason, first in _rows(groups))


def _rows(groups: "Sequence[Sequence[Twin]]") -> Iterator[tuple[int, str, str, str, str]]:
    for group in groups:
        for twin in group:
            form = twin.form
            first = group[0].form.text if twin.reason else ""
            yield form.records, form.text, form.key, f"{twin.reason}{'' if twin.is_sure else '?'}", first


def _told(twin: "Twin") -> dict[str, Any]:
    form = twin.form
    told: dict[str, Any] = {"name": form.text, "count": form.records, "key": form.key}
    return told | ({"reason": twin.reason, "sure": twin.is_sure} if twin.reason else {})


@taking(_WHOSE, into="whose")
@taking(_CHOICE, into="choice")
@taking(_MEMORY, into="memory")
@taking(CHANGE_OPTIONS, into="how")
def unify(
    context: typer.Context,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            help="The names as they are written, and last the one that is meant.",
            metavar="NAME... NAME",
            autocompletion=completers.names,
            show_default=False,
        ),
    ] = None,
    *,
    whose: dict[str, Any],
    choice: dict[str, Any],
    memory: dict[str, bool],
    how: dict[str, Any],
) -> None:
    """Write one name in the place of others, in all publications or a selection, and in what is imported from now on.

    'Full Name (ACRONYM)' gives the acronym too. The other names still find the publications; `protlib undo` takes all of it
    back.
    """
    named = typed(given or [])
    _refuse_misfits(named, whose, choice, memory, how)
    with library_of(context) as library:
        if memory["listing"]:
            _list(library.decisions().names())
        elif memory["forget"]:
            _forget(library, named, how)
        else:
            _unify(library, _asked(named, **whose), choice, how, is_kept=not memory["once"])


def _refuse_misfits(
    named: Sequence[str],
    whose: dict[str, Any],
    choice: dict[str, Any],
    memory: dict[str, bool],
    how: dict[str, Any],
) -> None:
    """Raise UsageError where a command line asks for what would not be done."""
    tasks = [
        f"--{name}"
        for name, is_asked in (("list", memory["listing"]), ("forget", memory["forget"]))
        if is_asked
    ]
    if len(tasks) > 1 or (tasks and memory["once"]):
        raise UsageError("--list, --forget and --once are one at a time")
    if tasks and any((*whose.values(), *choice.values())):
        raise UsageError(f"{tasks[0]} is about all that is remembered; leave out what selects some")
    if tasks == ["--list"] and (named or any(how.values())):
        raise UsageError("--list changes nothing, and takes no names")
    if tasks and how["output"] == "json":
        raise UsageError("--format json tells what becomes of publications, and --forget changes none")


def _asked(named: Sequence[str], *, by: NameKind | None, fields: Sequence[str] | None) -> "Asked":
    from protlib.library.unify import Asked
    from protlib.record.one_name import WRITTEN_FIELDS

    if len(named) < _FROM_AND_TO or not all(map(str.strip, named)):
        raise UsageError(
            "unify wants two names: protlib unify IOM 'International Organization for Migration (IOM)'"
        )
    if by and fields:
        raise UsageError("--by says the fields already; leave out --in, or --by")
    *written, meant = named
    where = tuple(dict.fromkeys(map(_field, fields or ()))) or (by.fields if by else WRITTEN_FIELDS)
    return Asked(tuple(dict.fromkeys(written)), meant, where, by)


def _field(text: str) -> str:
    """Return the field of a record that a text names; raises UsageError where no names stand in it."""
    from protlib.record.decisions import NAMED_FIELDS
    from protlib.record.headings import field_of
    from protlib.text import nearest, suggestion

    if (field := field_of(text)) not in NAMED_FIELDS:
        raise UsageError(
            f"“{text}” is no field in which names stand{suggestion(nearest(text, NAMED_FIELDS))}"
        )
    return field


def _unify(
    library: "Library", asked: "Asked", choice: dict[str, Any], how: dict[str, Any], *, is_kept: bool
) -> None:
    from protlib.library.unify import decided, remembering
    from protlib.record.model import KINDS, Kind
    from protlib.record.one_name import OneNames, unbraced

    everything = library.select(Selection(), summaries=False).publications
    decisions = library.decisions()
    new = decided(asked, everything, OneNames(decisions.names()))
    known = OneNames(new)
    chosen = _chosen(library, choice)
    keys = [each.key for each in everything if each.key in chosen and known.applied(each) != each]

    def decide(decisions: "Decisions") -> "Decisions":
        return remembering(decisions, new) if is_kept else decisions

    if not keys:  # a name that is written as itself is remembered for the spellings that it took the place of
        new = [each for each in new if unbraced(each.written) != unbraced(each.meant)]
    if not keys and decide(decisions) == decisions:
        left_as_it_is([], f"nothing to do: the name is “{asked.meant}” already", **how)
        return
    tell_unknown_places([asked.meant] if any(KINDS[field] is Kind.PLACES for field in asked.fields) else [])
    label = f"unify {', '.join(asked.written)}"

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
        raise UsageError("--where is empty; without it, all publications are meant")
    results = selected(library, selection_of([where] if where else None, choice), publications=False)
    return frozenset(summary.key for summary in results.summaries)


def _forget(library: "Library", named: Sequence[str], how: dict[str, Any]) -> None:
    from protlib.library.unify import forgetting

    if not named:
        raise UsageError("forget which names? protlib unify --list tells them")
    label = f"unify --forget {', '.join(named)}"
    library.decide(lambda decisions: forgetting(decisions, named), label, dry_run=how["dry_run"])
    if not how["quiet"]:
        say(f"forgotten: {', '.join(named)}{'; dry run: nothing was written' if how['dry_run'] else ''}")


def _list(decided: "Sequence[OneName]") -> None:
    if not decided:
        raise NothingFoundError("no name is written as another; protlib unify NAME NAME begins it")
    put_cells(_shown(decided))


def _shown(decided: "Sequence[OneName]") -> Iterator[tuple[str, str, str]]:
    """Yield what is written, what is meant, and the fields, as people read them."""
    from protlib.record.one_name import unbraced

    for each in decided:
        fields = ", ".join(field.replace("_", " ") for field in each.fields)
        yield unbraced(each.written), unbraced(each.meant), fields


def names_shape() -> "Shape":
    """Return the shape of what `names` prints as JSON."""
    from protlib.render.shapes import closed, flag, listed, number, text

    told = {
        "name": text("as it is written"),
        "count": number("how many publications have it"),
        "key": text("of one of them"),
    }
    twin = {
        **told,
        "reason": text("why it is likely of the same"),
        "sure": flag("whether that is certain"),
    }
    twins = listed("other names that are likely of the same", closed("", twin))
    return listed("names", closed("", {**told, "twins": twins}))
