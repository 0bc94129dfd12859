"""The series of a library with their missing years, and its works: listed, linked, taken apart."""

import sys
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, NotRequired, TypedDict

from protlib.cli.context import require_keys
from protlib.cli.options.declaration import OptionGroup, option
from protlib.cli.output import put_cells, put_json, put_lines, say
from protlib.errors import EmptyLibraryError, InputRefusedError, NothingFoundError, UsageError
from protlib.system.shell import command_line, quote
from protlib.text import most_similar, suggestion, without_markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from protlib.library import Library
    from protlib.record.decisions import Decisions
    from protlib.record.model import Publication
    from protlib.record.series import Series

_HEADINGS: Final = {"series": "Series", "work": "Works in several languages"}


class YearOptions(OptionGroup, panel="Years"):
    """The first and the last year for missing editions; None means the first or last that there is."""

    first: int | None = option("--from YEAR", "Show missing editions from this year on.", minimum=1, maximum=9999)
    last: int | None = option("--to YEAR", "Show missing editions up to this year.", minimum=1, maximum=9999)


class _Version(TypedDict):
    key: str
    language: str
    title: str


class _Work(TypedDict):
    """A work as JSON has it; `reason` is why two records may be of one."""

    type: Literal["work"]
    versions: list[_Version]
    reason: NotRequired[str]


def lack_of_keys(*, removes_links: bool) -> str:
    """Return the message for a link that names fewer than two publications."""
    option = "--apart" if removes_links else "--link"
    return f"{option} needs the keys of two publications or more: protlib editions KEY KEY {option}"


class _Listing(NamedTuple):
    """The output: series and works, in the form of JSON; `hint` names the next step."""

    series: "list[Series]"
    works: list[_Work]
    hint: str = ""
    is_named: bool = False
    has_headings: bool = False


def listing_of(library: "Library", words: list[str], only: str | None) -> _Listing:
    """Return all series and works, or those that words or keys name; raises NothingFoundError if there are none."""
    if "-" in words or (words and all(word in library for word in words)):
        return _works_and_series_of(library, require_keys(words), only)
    if words:
        series, lack = ([], "") if only == "work" else _find_series(library, " ".join(words))
        if not series and (only == "work" or any(word in library for word in words)):
            library.get_many(words)  # which raises, and tells the word that is no key
        if not series:
            raise NothingFoundError(lack)
        return _Listing(series, [], is_named=True)
    return _list_all(library, only)


def _list_all(library: "Library", only: str | None) -> _Listing:
    from protlib.record.series import collect_series

    series = collect_series(library, _version_pairs(library)) if only != "work" else []
    works = _works(library, []) if only != "series" else []
    if not series and not works:
        if not len(library):
            raise EmptyLibraryError
        lacks = {
            "series": "the library has no two editions of a series",
            "work": "no language versions are linked. To link some: protlib editions KEY KEY --link",
        }
        raise NothingFoundError(lacks[only] if only else ", and ".join(lacks.values()))
    return _Listing(series, works, has_headings=not only)


def _works_and_series_of(library: "Library", words: "Sequence[str]", only: str | None) -> _Listing:
    """Return the works and the series that records are of, and the series that is called as they are."""
    from protlib.record.series import collect_series, find_series

    keys = [publication.key for publication in library.get_many(list(words))]
    works = _works(library, keys) if only != "series" else []
    all_series = collect_series(library, _version_pairs(library)) if only != "work" else []
    by_name = find_series(all_series, " ".join(words))
    series = [entry for entry in all_series if entry in by_name or not {*keys}.isdisjoint(_keys_of(entry))]
    is_linked = any({*keys} <= {version["key"] for version in work["versions"]} for work in works)
    if not series and not works:
        raise NothingFoundError(_explain_no_versions(keys))
    hint = "" if is_linked or len(keys) == 1 or only == "series" else _explain_no_versions(keys)
    return _Listing(series, works, hint, is_named=True, has_headings=bool(series and works))


def _explain_no_versions(keys: "Sequence[str]") -> str:
    is_one = len(keys) == 1
    fact = f"no language version of {keys[0]} is linked" if is_one else f"{', '.join(keys)} are not linked"
    key_words = f"{quote(keys[0])} KEY" if is_one else command_line(keys)
    return f"{fact}. To link language versions: protlib editions {key_words} --link"


def _keys_of(entry: "Series") -> set[str]:
    return {publication.key for edition in entry.editions for publication in edition.publications}


def _version_pairs(library: "Library") -> list[tuple[str, str]]:
    return [pair.keys for pair in library.decisions().translations()]


def _find_series(library: "Library", name: str) -> "tuple[list[Series], str]":
    """Return the series with a name, and a message if there is none."""
    from protlib.record.series import collect_series, find_series, series_search

    all_series = collect_series(library, _version_pairs(library), least_size=1)
    matches = find_series(all_series, name)
    full_series = [entry for entry in matches if len(entry.editions) > 1] or matches
    if full_series:
        return full_series, ""
    if annual := series_search.find_annual_report(name):
        return (
            [],
            f"no edition of “{annual.name}” ({annual.publisher}) is in the library. To list all: protlib editions",
        )
    similar_series = suggestion(most_similar(name, [entry.name for entry in all_series if len(entry.editions) > 1]))
    lack = "no series" if " " in name else "no series and no key"
    return [], f"{lack} “{name}”{similar_series or '. To list all: protlib editions'}"


def put_listing(listing: _Listing, years: YearOptions) -> None:
    """Print series, then works, each under its heading where there may be both."""
    if listing.has_headings and listing.series:
        put_lines([_HEADINGS["series"]])
    if not listing.is_named:
        put_cells(_summary(entry, years) for entry in listing.series)
    for entry in listing.series if listing.is_named else ():
        put_lines([f"{entry.name}\t{entry.publisher}".rstrip()])
        put_cells(_editions(entry, years))
    if listing.has_headings and listing.works:
        put_lines([*([""] if listing.series else []), _HEADINGS["work"]])
    _put_works(listing.works)


def _summary(entry: "Series", years: YearOptions) -> tuple[str, ...]:
    missing_years = ", ".join(map(str, entry.missing_years(years.first, years.last)))
    span = f"{entry.years[0]}-{entry.years[-1]}"
    missing = (f"missing {missing_years}",) if missing_years else ()
    return (entry.name, entry.publisher, span, f"{len(entry.editions)} editions", *missing)


def _editions(entry: "Series", years: YearOptions) -> "Iterator[tuple[str, ...]]":
    """Yield the cells of each edition; missing editions stand in their place."""
    from protlib.record.titles.substitutes import title_to_show

    lines: dict[int, list[tuple[str, ...]]] = {
        edition.year: [
            (str(edition.year), publication.key, title_to_show(publication)) for publication in edition.publications
        ]
        for edition in entry.editions
    }
    lines |= {year: [(str(year), "missing")] for year in entry.missing_years(years.first, years.last)}
    for year in sorted(lines):
        yield from lines[year]


def json_of_series(entry: "Series", years: YearOptions) -> dict[str, object]:
    """Return a series as JSON has it, with its editions and its missing years."""
    series_editions = [
        {"year": edition.year, "keys": [publication.key for publication in edition.publications]}
        for edition in entry.editions
    ]
    return {
        "type": "series",
        "name": entry.name,
        "by": entry.publisher,
        "editions": series_editions,
        "missing": entry.missing_years(years.first, years.last),
    }


def _put_works(works: list[_Work]) -> None:
    """Print a line for each work; on a terminal, the reason and below it a line with the title of each version."""
    if not sys.stdout.isatty():
        put_cells(map(_versions_cells, works))
        return
    for number, work in enumerate(works):
        put_lines([*([""] if number else []), *([f"{work['reason']}:"] if "reason" in work else [])])
        put_cells(
            (version["key"], version["language"] or "?", without_markup(version["title"]))
            for version in work["versions"]
        )


def _versions_cells(work: _Work) -> tuple[str, ...]:
    versions = [f"{version['key']} ({version['language'] or '?'})" for version in work["versions"]]
    return (*versions, *([work["reason"]] if "reason" in work else ()))


def _work_json(publications: "Sequence[Publication]") -> _Work:
    versions: list[_Version] = [
        {"key": publication.key, "language": publication.language, "title": publication.title}
        for publication in publications
    ]
    return {"type": "work", "versions": versions}


def _works(library: "Library", keys: "Sequence[str]") -> list[_Work]:
    """Return the works with linked versions, or the works of some records."""
    works = [work for work in library.decisions().works() if not keys or not {*keys}.isdisjoint(work)]
    return [_work_json(library.get_many(work)) for work in works]


def suggest_works(library: "Library") -> _Listing:
    """Return pairs of records that may be versions of one work; raises NothingFoundError if there are none."""
    from protlib.record.decisions.works import suggest_versions

    records = {publication.key: publication for publication in library}
    pairs = suggest_versions(records.values(), {*library.decisions().separate_pairs()})
    works = [
        _work_json([records[pair.first_key], records[pair.second_key]]) | {"reason": pair.reason} for pair in pairs
    ]
    if not works:
        raise NothingFoundError("no two records look like language versions of one work")
    return _Listing([], works, "protlib editions KEY KEY --link links two that are versions of one work")


def link_versions(library: "Library", words: "Sequence[str]", output: str | None, *, removes_links: bool) -> None:
    """Link records as versions of one work, or unlink them.

    Raises InputRefusedError if two records have the same language.
    """
    option = "--apart" if removes_links else "--link"
    publications = library.get_many(list(words))
    keys = [publication.key for publication in publications]
    if len(keys) < 2:
        raise UsageError(lack_of_keys(removes_links=removes_links))
    if not removes_links:
        _refuse_one_language(publications)
    from protlib.record.decisions import translations

    pairs = [translations(*pair) for pair in combinations(keys, 2)]

    def decide(decisions: "Decisions") -> "Decisions":
        return decisions.without_decisions(*pairs) if removes_links else decisions.with_decisions(*pairs)

    old_decisions = library.decisions()
    is_new = library.decide(decide, f"editions {option} {' '.join(keys)}") != old_decisions
    outcome = "are no longer linked" if removes_links else "are language versions of one work"
    old_state = "were not linked" if removes_links else "were linked already"
    say(f"{', '.join(keys)} {outcome if is_new else old_state}")
    if output == "json":
        put_json(_works(library, keys))


def _refuse_one_language(publications: "Sequence[Publication]") -> None:
    for first, second in combinations(publications, 2):
        if first.language and first.language == second.language:
            raise InputRefusedError(f"{first.key} and {second.key} are both in the language {first.language}")
