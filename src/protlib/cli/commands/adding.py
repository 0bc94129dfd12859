"""`add`: one publication, every field an option."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from protlib.cli.advice import tell_unknown_places
from protlib.cli.assignment import type_named
from protlib.cli.completion import completers
from protlib.cli.context import library_of
from protlib.cli.options import OnDuplicateOption, Options, taking
from protlib.cli.output import put, say, tell_outcomes

if TYPE_CHECKING:
    from protlib.record.model import Publication


def _one(*names: str, help_text: str, complete: Any = None) -> tuple[Any, None]:
    return Annotated[
        str | None, typer.Option(*names, help=help_text, autocompletion=complete, show_default=False)
    ], None


def _more(*names: str, help_text: str, complete: Any = None) -> tuple[Any, None]:
    option = typer.Option(
        *names, help=f"{help_text} Repeatable.", autocompletion=complete, show_default=False
    )
    return Annotated[list[str] | None, option], None


_FIELDS: Final[Options] = {
    "title": _one("--title", help_text="Title and subtitle."),
    "type": _one(
        "--type",
        "-t",
        help_text="report (else), book, chapter, thesis, webpage ...",
        complete=completers.types,
    ),
    "authors": _more(
        "--author",
        "-a",
        help_text="A person, 'Jobe, Alison' or 'Alison Jobe'; '{...}' forces an organisation.",
        complete=completers.values("author"),
    ),
    "organisations": _more(
        "--organisation",
        "--organization",
        help_text="An organisation as author, 'Full Name (ACRONYM)'; --organization is the same.",
    ),
    "editors": _more("--editor", help_text="An editor."),
    "translators": _more("--translator", help_text="A translator."),
    "date": _one("--date", "--year", "-y", help_text="2009, 2009-07, 2009-07-01, 'July 2009', 2019/2021."),
    "container_title": _one("--in", "--container-title", help_text="The book or journal it stands in."),
    "collection_title": _one("--series", "--collection-title", help_text="The series."),
    "collection_number": _one("--collection-number", help_text="The number in the series."),
    "publisher": _one("--publisher", help_text="The publisher.", complete=completers.values("publisher")),
    "publisher_place": _one("--place", "--publisher-place", help_text="Where it was published."),
    "number": _one("--number", help_text="The number of a report."),
    "genre": _one("--genre", help_text="What it calls itself: Working Paper, Handbook, ..."),
    "volume": _one("--volume", help_text="The volume."),
    "issue": _one("--issue", help_text="The issue of a journal."),
    "page": _one("--page", "--pages", help_text="Pages, 12-34."),
    "edition": _one("--edition", help_text="The edition."),
    "event_title": _one("--event-title", help_text="The conference."),
    "event_place": _one("--event-place", help_text="Where the conference was."),
    "status": _one("--status", help_text="forthcoming, draft, ..."),
    "isbn": _one("--isbn", help_text="ISBN; its check digit is checked."),
    "issn": _one("--issn", help_text="ISSN; its check digit is checked."),
    "doi": _one("--doi", help_text="DOI, with or without https://doi.org/."),
    "url": _one("--url", help_text="Where it can be read."),
    "accessed": _one("--accessed", help_text="The date on which the URL was read."),
    "language": _one(
        "--language", "-l", help_text="en, fr, Spanish, ...", complete=completers.values("language")
    ),
    "countries": _more("--country", "-c", help_text="A country it is about.", complete=completers.countries),
    "regions": _more("--region", "-r", help_text="A region it is about.", complete=completers.regions),
    "category": _one(
        "--category", help_text="The category of the catalogue.", complete=completers.values("category")
    ),
    "topics": _more("--topic", help_text="A topic.", complete=completers.values("topic")),
    "tags": _more("--tag", help_text="A tag of your own.", complete=completers.values("tag")),
    "abstract": _one("--abstract", help_text="The abstract."),
    "note": _one(
        "--note",
        help_text="A note of your own; styles of references do not print it, but those made for notes.",
    ),
    "addendum": _one("--addendum", help_text="What is printed with the reference: Also available in French."),
    "key": _one("--key", "-k", help_text="The citation key; else one is made, such as iom2009caring."),
}


@taking(_FIELDS, into="fields")
def add(
    context: typer.Context,
    fields: dict[str, Any],
    on_duplicate: OnDuplicateOption = "skip",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole record instead of its key.")
    ] = False,
) -> None:
    """Add one publication and print its citation key.

    A publication that is there already is not added again: its key is printed, so that a loop can run twice.
    """
    publication = _publication(fields)
    with library_of(context) as library:
        [outcome] = library.add_many([publication], on_duplicate=on_duplicate, label="add")
    tell_unknown_places((*publication.countries, *publication.regions))
    if outcome.action == "skipped":
        say(f"already there: {outcome.publication.key}")
    tell_outcomes([outcome], verbose=False)
    if as_json:
        from protlib.render.scripts import json_text

        put([json_text(outcome.publication)])
    else:
        put([outcome.publication.key])


def _publication(fields: dict[str, Any]) -> "Publication":
    from protlib.errors import UsageError
    from protlib.record import cleaning, keys, names
    from protlib.record.cells import split
    from protlib.record.model import NAME_LISTS, TEXT_LISTS

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
