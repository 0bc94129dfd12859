"""`add`: one publication, every field an option."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

from protlib.cli.advice import places_of, tell_unknown_places
from protlib.cli.assignment import change_of_defaults, type_named
from protlib.cli.completion import completers
from protlib.cli.context import library_of, typed
from protlib.cli.options import OnDuplicateOption, SetOption, taking
from protlib.cli.output import put, say, tell_outcomes, tell_renamed
from protlib.cli.report import REPORT_OPTIONS, Origin, put_report
from protlib.errors import UsageError
from protlib.record.model import BOOKKEEPING, FIELDS, KINDS, NAME_LISTS, TEXT_LISTS, Publication

_TOLD: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("--title", "Title and subtitle."),
    "type": ("--type -t", "report (else), book, chapter, thesis, webpage ..."),
    "authors": ("--author -a", "A person, 'Jobe, Alison' or 'Alison Jobe'; '{...}' forces an organisation."),
    "organisations": ("--organisation --organization", "An organisation as author, 'Full Name (ACRONYM)'; --organization is the same."),
    "editors": ("--editor", "An editor."),
    "translators": ("--translator", "A translator."),
    "date": ("--date --year -y", "2009, 2009-07, 2009-07-01, 'July 2009', 2019/2021."),
    "container_title": ("--in --container-title", "The book or journal it stands in."),
    "collection_title": ("--series --collection-title", "The series."),
    "collection_number": ("--collection-number", "The number in the series."),
    "publisher": ("--publisher", "The publisher."),
    "publisher_place": ("--place --publisher-place", "Where it was published."),
    "number": ("--number", "The number of a report."),
    "genre": ("--genre", "What it calls itself: Working Paper, Handbook, ..."),
    "volume": ("--volume", "The volume."),
    "issue": ("--issue", "The issue of a journal."),
    "page": ("--page --pages", "Pages, 12-34."),
    "edition": ("--edition", "The edition."),
    "event_title": ("--event-title", "The conference."),
    "event_place": ("--event-place", "Where the conference was."),
    "status": ("--status", "forthcoming, draft, ..."),
    "isbn": ("--isbn", "ISBN; its check digit is checked."),
    "issn": ("--issn", "ISSN; its check digit is checked."),
    "doi": ("--doi", "DOI, with or without https://doi.org/."),
    "url": ("--url", "Where it can be read."),
    "accessed": ("--accessed", "The date on which the URL was read."),
    "archived": ("--archived", "The link of a copy of what stood at the URL, such as one of web.archive.org."),
    "language": ("--language -l", "en, fr, Spanish, ..."),
    "countries": ("--country -c", "A country it is about."),
    "regions": ("--region -r", "A region it is about."),
    "category": ("--category", "The category of the catalogue."),
    "topics": ("--topic", "A topic."),
    "tags": ("--tag", "A tag of your own."),
    "abstract": ("--abstract", "The abstract."),
    "note": ("--note", "A note of your own; styles of references do not print it, but those made for notes."),
    "private_note": ("--private-note", "A note that no file for others has, unless it asks for it."),
    "access": ("--access", "Who may see it: public (else), internal or confidential."),
    "addendum": ("--addendum", "What is printed with the reference: Also available in French."),
    "key": ("--key -k", "The citation key; else one is made, such as iom2009caring."),
}  # fmt: skip
"""The options of fields, and their help; `organisations` are authors."""
_UNTOLD: Final = {
    name: (f"--{name.replace('_', '-')}", f"{KINDS[name][0].upper()}{KINDS[name][1:]}.")
    for name in FIELDS
    if name not in _TOLD and name not in BOOKKEEPING and name != "extra"
}
"""The options of fields that have no row above: each is named as its field, and its help is what its kind says."""


def _option(field: str, names: str, help_text: str) -> tuple[Any, None]:
    is_list = field in {*NAME_LISTS, *TEXT_LISTS, "organisations"}
    option = typer.Option(
        *names.split(),
        help=f"{help_text} Repeatable." if is_list else help_text,
        autocompletion=completers.of_field(field),
        show_default=False,
    )
    return Annotated[list[str] | None, option] if is_list else Annotated[str | None, option], None


_FIELDS: Final = {field: _option(field, *told) for field, told in {**_TOLD, **_UNTOLD}.items()}


@taking(_FIELDS, into="fields")
@taking(REPORT_OPTIONS, into="report")
def add(
    context: typer.Context,
    fields: dict[str, Any],
    assigned: SetOption = None,
    on_duplicate: OnDuplicateOption = "skip",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole record instead of its key.")
    ] = False,
    *,
    report: dict[str, Any],
) -> None:
    """Add one publication and print its citation key.

    A publication that is there already is not added again: its key is printed, so that a loop can run twice.
    """
    is_json = report["output"] == "json"
    if as_json and is_json:
        raise UsageError("--json prints the record, --format json what became of it; one at a time")
    publication = _publication(fields)
    with library_of(context) as library:
        given = change_of_defaults("", typed(assigned or []), (), library.own_fields)
        publication = given(publication)
        [outcome] = library.add_many([publication], on_duplicate=on_duplicate, label="add")
    tell_unknown_places(places_of(publication))
    if outcome.action == "skipped" and not report["quiet"]:
        say(f"already there: {outcome.publication.key}")
    tell_outcomes([outcome], verbose=False, quiet=report["quiet"])
    if not report["quiet"]:
        tell_renamed([outcome])
    if is_json:
        put_report([outcome], [Origin(publication.key)], dry_run=False)
    elif as_json:
        from protlib.render.scripts import json_text

        put([json_text(outcome.publication)])
    else:
        put([outcome.publication.key])


def _publication(fields: dict[str, Any]) -> Publication:
    from protlib.record import cleaning, keys, names
    from protlib.record.cells import split

    filled = {name: value for name, value in fields.items() if value}
    if "key" in filled:
        keys.refuse_unfit(filled["key"])
    for name in TEXT_LISTS:
        filled[name] = [item for text in filled.get(name, ()) for item in split(text)]
    for name in NAME_LISTS:
        filled[name] = [who for text in filled.get(name, ()) for who in names.parse_list(text)]
    organisations = [item for text in filled.pop("organisations", ()) for item in split(text)]
    filled["authors"] += map(names.organisation, organisations)
    if not filled.get("title"):
        raise UsageError("a publication needs a title: --title 'Caring for Trafficked Persons'")
    filled["type"] = type_named(filled.get("type", "")) or "report"
    cleaned = cleaning.record(filled)
    if cleaned.problems:
        raise UsageError(f"{cleaned.problems[0].reason}; nothing was added")
    return cleaned.publication
