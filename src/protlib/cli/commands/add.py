"""`add`: one publication from options, one for each field, or publications looked up by their identifiers."""

from collections.abc import Mapping, Sequence
from functools import cache
from inspect import Parameter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from protlib.cli.advice.place_advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, type_named, whole_link
from protlib.cli.completion import candidates
from protlib.cli.context import decode_typed, library_of
from protlib.cli.corrections.bare_words import tell_whole_reference, title_of_words
from protlib.cli.group import TYPED_ARGUMENTS
from protlib.cli.lookup import (
    IDENTIFIERS,
    RefreshOption,
    entries_of_missed,
    exit_code_of,
    look_up_for,
    origins_of_answers,
    take_inquiries,
    tell_lookup,
    troubles_of_answers,
    with_answers,
)
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option, option_parameter
from protlib.cli.options.shared import DryRunOption, OnDuplicateOption, SetOption
from protlib.cli.outcome_report import Origin, ReportOptions, put_report, tell_additions
from protlib.cli.output import put_lines
from protlib.errors import UsageError
from protlib.record.model import FIELDS, KINDS, LOCAL_FIELDS, NAME_LISTS, TEXT_LISTS, Publication
from protlib.record.raw_record import RawRecord
from protlib.record.tables import read_rows

if TYPE_CHECKING:
    from protlib.library.plan import Outcome
    from protlib.lookup.batch import LookedUp
    from protlib.selection import OnDuplicate

_TABLE_OPTIONS: Final[Mapping[str, tuple[str, str]]] = {
    field: (names, help_text) for field, names, help_text in read_rows(Path(__file__).with_suffix(".txt"))
}
"""The names and the help of the options of fields, as the table has them."""
_OTHER_OPTIONS: Final = {
    name: (f"--{name.replace('_', '-')}", f"{KINDS[name][0].upper()}{KINDS[name][1:]}.")
    for name in FIELDS
    if name not in _TABLE_OPTIONS and name not in LOCAL_FIELDS and name != "extra"
}
"""The options of fields without a row in the table: each is named as its field, and its help is what its kind says."""


def _parameter(field: str, names: str, help_text: str) -> Parameter:
    is_list = field in {*NAME_LISTS, *TEXT_LISTS, *IDENTIFIERS, "organisations"}
    completer = candidates.completer_for_field(field)
    declaration = option(names, f"{help_text} Repeatable." if is_list else help_text, completer)
    return option_parameter(field, list[str] | None if is_list else str | None, declaration, None)


class FieldOptions(OptionGroup):
    """The fields of a publication: an option for each that the record has."""

    @classmethod
    @cache
    def parameters(cls) -> dict[str, Parameter]:
        """Return the parameters of a command that the fields are, by their names."""
        return {field: _parameter(field, *texts) for field, texts in {**_TABLE_OPTIONS, **_OTHER_OPTIONS}.items()}


TitleArgument = Annotated[list[str] | None, argument("[TITLE]", "The title.")]


@grouped
def add(
    context: typer.Context,
    title_words: TitleArgument = None,
    *,
    options: FieldOptions,
    assignments: SetOption = None,
    on_duplicate: OnDuplicateOption = "skip",
    dry_run: DryRunOption = False,
    refresh: RefreshOption = False,
    as_json: Annotated[bool, flag("--json", "Print the whole record instead of its key.")] = False,
    report: ReportOptions,
) -> None:
    """Add a publication by hand, or by its DOI, ISBN or link.

    It prints the citation keys. The title may stand alone: protlib add "Caring for Trafficked Persons" --year 2009.

    With a DOI, ISBN, document symbol or link and no title, protlib looks it up. It asks Crossref, DataCite, Open
    Library, the UN Digital Library or the page itself. Give several, or - to read them from standard input, one a line.

    A publication that is there already is not added again. Its key is printed, and a loop can run twice.
    """
    if as_json and report.is_json:
        raise UsageError("--json prints the record, --format json the result; choose one")
    fields = options.values()
    if title_words:
        fields["title"] = title_of_words(title_words, context.meta[TYPED_ARGUMENTS])
    inquiries = take_inquiries(fields, refresh=refresh)
    values = _read_options(fields)
    looked_up = look_up_for(context, inquiries, refresh=refresh) if inquiries else None
    publications = with_answers(looked_up, _clean_record(values)) if looked_up else [_make_publication(values)]
    says_level = bool(fields["access"]) or any(text.startswith("access=") for text in assignments or ())
    outcomes = _add_all(context, publications, assignments, on_duplicate, says_level=says_level, dry_run=dry_run)
    tell_unknown_places(place for publication in publications for place in places_of(publication))
    tell_additions(outcomes, quiet=report.quiet, dry_run=dry_run)
    tell_whole_reference(title_words, outcomes, quiet=report.quiet, dry_run=dry_run)
    if looked_up:
        tell_lookup(looked_up, outcomes)
    form = report.output or ("record" if as_json else "keys")
    _put_added_record(outcomes, form, looked_up, publications, dry_run=dry_run)
    raise typer.Exit(exit_code_of(looked_up) if looked_up else 0)


def _add_all(
    context: typer.Context,
    publications: Sequence[Publication],
    assignments: list[str] | None,
    on_duplicate: "OnDuplicate",
    *,
    says_level: bool,
    dry_run: bool,
) -> "Sequence[Outcome]":
    from protlib.library.changes.new_marks import list_opened
    from protlib.library.changes.upsert import Upsert

    with library_of(context) as library:
        change = change_of_defaults("", decode_typed(assignments or []), (), library.own_fields)
        new_records = list(map(change, publications))
        upsert = Upsert(judged_records=new_records, opened_levels=list_opened(new_records)) if says_level else Upsert()
        return (
            library.add_many(new_records, on_duplicate, upsert=upsert, dry_run=dry_run, label="add")
            if new_records
            else []
        )


def _put_added_record(
    outcomes: "Sequence[Outcome]",
    form: str,
    answers: "LookedUp | None",
    publications: Sequence[Publication],
    *,
    dry_run: bool,
) -> None:
    """Print the JSON outcome of each record, the records themselves, or their keys."""
    if form == "json":
        origins = origins_of_answers(answers) if answers else [Origin(publication.key) for publication in publications]
        missed_entries, doubts = entries_of_missed(answers), troubles_of_answers(answers, outcomes)
        put_report(outcomes, origins, lost_entries=missed_entries, troubles=doubts, dry_run=dry_run)
    elif form == "record":
        from protlib.render.scripts import json_text

        put_lines(json_text(outcome.publication) for outcome in outcomes)
    else:
        put_lines(outcome.publication.key for outcome in outcomes)


def _read_options(fields: RawRecord) -> RawRecord:
    """Return the raw values of the options that were given."""
    from protlib.record import keys, names
    from protlib.record.fields.cells import split_cell

    values = {name: value for name, value in fields.items() if value}
    if "key" in values:
        keys.refuse_unfit_key(values["key"])
    for name in TEXT_LISTS:
        values[name] = [item for text in values.get(name, ()) for item in split_cell(text)]
    for name in NAME_LISTS:
        values[name] = [contributor for text in values.get(name, ()) for contributor in names.parse_list(text)]
    organisations = [item for text in values.pop("organisations", ()) for item in split_cell(text)]
    if organisations:
        from protlib.record.names.repeated_names import merge_repeated

        values["authors"] = [*merge_repeated((*values["authors"], *map(names.organisation, organisations)))]
    if "url" in values:
        values["url"] = whole_link(values["url"])
    values["type"] = type_named(values.get("type", ""))
    return values


def _make_publication(values: RawRecord) -> Publication:
    from protlib.record.titles.substitutes import is_named

    publication = _clean_record({**values, "type": values["type"] or "report"})
    if not is_named(publication):
        raise UsageError('a publication needs a title: protlib add "Caring for Trafficked Persons"')
    return publication


def _clean_record(values: RawRecord) -> Publication:
    from protlib.record import cleaning

    outcome = cleaning.clean_record(values)
    if outcome.problems:
        raise UsageError(f"{outcome.problems[0].reason}; nothing was added")
    return outcome.publication
