"""`editions`: the series of a library with their missing years, and the works in several languages."""

from typing import Annotated, Literal

import typer

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of, require_keys
from protlib.cli.decisions.edition_lists import (
    YearOptions,
    json_of_series,
    lack_of_keys,
    link_versions,
    listing_of,
    put_listing,
    suggest_works,
)
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, only_option, option
from protlib.cli.options.shared import JsonFormOption, NoPagerOption
from protlib.cli.output import put_empty_list, put_json, say
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import UsageError

Words = Annotated[
    list[str] | None,
    argument(
        "[NAME|KEY]...",
        "Words of a series or its publisher, or an acronym: TIP report, WMR. "
        "Or citation keys; - reads them from standard input.",
        completers.keys,
    ),
]


class VersionOptions(OptionGroup, panel="Language versions"):
    """What is done with versions of one work."""

    link: bool = flag("--link", "Link the records with these keys as versions of one work.")
    apart: bool = flag("--apart", "Remove these links.")
    suggest: bool = flag("--suggest", "List pairs of records that may be versions of one work, with the reason.")


TypeOption = Annotated[Literal["series", "work"] | None, option("--type TYPE", "Show only this type: series or work.")]


@grouped
def editions(
    context: typer.Context,
    words: Words = None,
    *,
    only: TypeOption = None,
    years: YearOptions,
    linking: VersionOptions,
    output: JsonFormOption = None,
    no_pager: NoPagerOption = False,
) -> None:
    """List series with missing years, and works in several languages.

    A series is an annual report, for example. --link links language versions: they count once in stats, and a report
    cites the version in its language.
    """
    _refuse_contradictions(words, years, linking)
    with library_of(context) as library:
        if linking.link or linking.apart:
            link_versions(library, require_keys(words or []), output, removes_links=linking.apart)
            return
        with put_empty_list(output):
            listing = (
                suggest_works(library) if linking.suggest else listing_of(library, decode_typed(words or []), only)
            )
    with show_in_pager(no_pager=no_pager):
        if output == "json":
            put_json([*(json_of_series(entry, years) for entry in listing.series), *listing.works])
        else:
            put_listing(listing, years)
        if listing.hint:
            say(listing.hint)


def _refuse_contradictions(words: list[str] | None, years: YearOptions, linking: VersionOptions) -> None:
    if years.first and years.last and years.first > years.last:
        raise UsageError(f"--from {years.first} is after --to {years.last}")
    only_option({"--link": linking.link, "--apart": linking.apart})
    if linking.suggest and (linking.link or linking.apart or words):
        raise UsageError("--suggest searches the whole library; leave out keys, --link and --apart")
    if (linking.link or linking.apart) and not words:
        raise UsageError(lack_of_keys(removes_links=linking.apart))
