"""The header of a Markdown report: the style and language for its citations, and the records that it brings."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.documents.cited_twice import tell_cited_twice
from protlib.cli.files.outgoing_records import Include, hand_out_cited, hand_out_list
from protlib.cli.input_file import document_name
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.output import publications_text, say
from protlib.errors import InputRefusedError, UsageError
from protlib.record.access import stricter
from protlib.system.below import find_below

if TYPE_CHECKING:
    from protlib.citing.documents.filled.draft import DocumentStyle, Doubt, DraftCitation
    from protlib.citing.engine.report import Report
    from protlib.library import Library
    from protlib.record.model import Publication


def manner_of_report(
    report: "Report", old_style: "DocumentStyle | None", document: str, options: CitingOptions
) -> CitingOptions:
    """Return the style and language of a report, if no option names them.

    They are those of the last filling (`old_style`), else those in its header.
    """
    if old_style:
        return _as_before(old_style, options)
    style, locale = options.style, options.locale
    if not style and (names := report.header_texts("csl")):
        style_path = find_below(Path(document).parent, names[0])
        style = str(style_path) if style_path and style_path.is_file() else _named_style(names[0], document)
    if not locale and (languages := report.header_texts("lang")) and _is_language(languages[0]):
        locale = languages[0]
    return options.changed(style=style, locale=locale)


def _named_style(name: str, document: str) -> str:
    """Return the name of a style that a header names, by an address or alone; raises UsageError for an unknown one."""
    from protlib.citing.styles import style_named

    short_name = name.rpartition("/")[2]
    try:
        style_named(short_name)
    except UsageError as error:
        reason = f"{document_name(document)}: its header asks for the style {short_name}, which is not here"
        raise UsageError(f"{reason}. To choose one: --style. To list them: protlib styles") from error
    return short_name


def _as_before(manner: "DocumentStyle", options: CitingOptions) -> CitingOptions:
    """Return the options of citing; a filled report keeps its style and language if the user names no other.

    A report without acronyms stays so if the user names no option at all, since no option brings them back.
    """
    style, locale, acronyms, bodies = manner
    return options.changed(
        style=options.style or style,
        locale=options.locale or locale,
        bodies=options.bodies or bodies,
        no_acronyms=options.no_acronyms or not (acronyms or options.is_used),
    )


def _is_language(name: str) -> bool:
    from protlib.record import languages

    try:
        return bool(languages.tag(name))
    except ValueError:
        return False


def tell_keys_without_at(library: "Library", document: str, doubts: "Iterable[Doubt]") -> None:
    """Warn about keys of the library in brackets that cite nothing: no @, no space, or behind a comma."""
    for doubt in doubts:
        if doubt.key in library:
            say(f"{document_name(document)}: {doubt}")


def gather_records(
    library: "Library",
    report: "Report",
    cited_at: Mapping[str, str],
    document: str,
    include: Include,
    arrivals: "Mapping[str, Publication] | None" = None,
) -> "Sequence[Publication]":
    """Return the cited records, from the library, else from those `arrivals` in it or the report's own bibliography.

    `cited_at` has the place of each key. Raises NothingFoundError with each key that neither has, and its place. Raises
    InputRefusedError if a cited record is not public and not included. A record that is only listed is left out, and a
    message says so.
    """
    from protlib.selection import CitedKey, Selection

    arrivals = arrivals or {}
    keys_in_library = {key for key in cited_at if key in library}
    missing = [key for key in cited_at if key not in keys_in_library and key not in arrivals]
    other_records = {**(_own_records(report, document) if missing or report.lists_all else {}), **arrivals}
    own_records = [other_records[key] for key in missing if key in other_records]
    keys_to_select = [key for key in cited_at if key in keys_in_library or key not in other_records]
    cited_keys = tuple(CitedKey(key, cited_at[key]) for key in keys_to_select)
    results = library.select(Selection(cited=cited_keys), summaries=False).publications if cited_keys else []
    if report.lists_all:
        entries = {**_as_strict(library, other_records), **{record.key: record for record in results}}
        return _hand_out_all(library, entries, include, cited_at)
    if own_records:
        name = document_name(document)
        say(f"{name}: not in the library, only in its own bibliography: {publications_text(len(own_records))}")
    tell_cited_twice(library, results)
    return hand_out_cited(library, dict.fromkeys([*results, *arrivals.values(), *own_records]), include, cited_at)


def _hand_out_all(
    library: "Library", entries: "Mapping[str, Publication]", include: Include, cited_at: Mapping[str, str]
) -> "Sequence[Publication]":
    """Return the entries of a report that lists all it has; raises InputRefusedError for a cited one, as above."""
    hand_out_cited(library, (record for key, record in entries.items() if key in cited_at), include, cited_at)
    return hand_out_list(library, entries.values(), include) if entries else []


def _as_strict(library: "Library", records: "dict[str, Publication]") -> "dict[str, Publication]":
    """Return a report's own records; those that the library has too are as private as there."""
    access_levels = {key: library.get(key).access for key in records if key in library}
    return {
        key: record.changed(access=stricter(record.access, access_levels[key])) if key in access_levels else record
        for key, record in records.items()
    }


def _own_records(report: "Report", document: str) -> "dict[str, Publication]":
    """Return the records in a report's header and in the files that it names, by key."""
    from protlib.formats.files import read

    sources: list[str] = []
    for name in report.header_texts("bibliography"):
        if path := find_below(Path(document).parent, name):
            sources.append(str(path))
        else:
            say(f"{document_name(document)}: {name} is outside its folder and was not read. To add it: protlib import")
    records: list[Publication] = []
    if bibliography := report.references():
        records += read(bibliography, "csl-json").publications
    for source in sources:
        try:
            records += read(source).publications
        except InputRefusedError as error:
            say(str(error))
    return {key: record for record in reversed(records) for key in (record.key, *record.aliases) if key}


def citation_numbers(library: "Library", citations: Sequence["DraftCitation"]) -> list[int]:
    """Return the numbers of the citations; a name with an @ that is no key is an account of a social network."""
    return [
        number
        for number, draft_citation in enumerate(citations)
        if not draft_citation.may_be_account or any(key in library for key in draft_citation.citation.keys)
    ]
