"""A web page that shares an office's publications: one file that searches, filters and cites them in any browser."""

import os
import sys
from typing import TYPE_CHECKING, Final, get_args

from protlib.cli.advice.chosen_records import select_or_advise
from protlib.cli.context import library_of
from protlib.cli.files.attached_copies import files_for
from protlib.cli.files.export_options import InterfaceLanguage
from protlib.cli.files.outgoing_records import hand_out
from protlib.cli.files.output_file import output_file
from protlib.cli.options.citation_options import CitingOptions, style_name
from protlib.cli.output import publications_text, say
from protlib.cli.references import run_store
from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.record.access import Access, level
from protlib.record.handout import count_changed
from protlib.system.installation import install_extra_command
from protlib.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.citing.styles import Style
    from protlib.cli.files.export_request import ExportRequest
    from protlib.library import Library
    from protlib.page.page_html import PageContent
    from protlib.record.model import Publication
    from protlib.search import Results
    from protlib.search.other_names import OtherNames
    from protlib.selection import Selection

_LANGUAGES: Final[tuple[InterfaceLanguage, ...]] = get_args(InterfaceLanguage)
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def export_page(request: "ExportRequest") -> None:
    """Write a page of publications, without private notes, and without the files of those that are not public.

    The newest come first, unless the user asks for another order.
    """
    from protlib.library.library import read_at_one_moment
    from protlib.page.page_html import PageContent
    from protlib.record.handout import without_files
    from protlib.system.file_identity import utc_time

    if request.is_standard and sys.stdout.isatty():
        raise UsageError("a page cannot be printed on a terminal; name a file with --output")
    if "notes" in (request.include or ()):
        raise UsageError("a page has no private notes; use --include internal or confidential")
    file = output_file(request.context, request.path, force=request.force, include=request.include)
    styles = _styles(request.options.style or [style_name(CitingOptions())])
    selection = request.selection().sorted_by_relevance()
    with library_of(request.context) as library:
        content = read_at_one_moment(library, lambda moment: _read_content(moment, selection))
        results = select_or_advise(library, selection, content.results, "nothing was exported")
        publications = hand_out(library, map(_without_private, results.publications), request.included_circles)
    language = request.options.interface or _language_of(os.environ)
    heading = clean(request.options.title or "") or _make_heading(selection, language)
    day = utc_time()[: len("2026-11-26")]
    records = [record if level(record.access) is Access.PUBLIC else without_files(record) for record in publications]
    if count := count_changed(publications, records):
        say(f"left out: the files of {publications_text(count)} that {'is' if count == 1 else 'are'} not public")
    with files_for(request.options.files, library.path, records, request.path, "--files") as with_files:
        data = _page(
            PageContent(
                heading, language, day, with_files, styles, content.own_names, content.other_names, selection.house
            )
        )
        file.write(data)
    request.tell_written(len(publications))


class _PageContent(NamedTuple):
    """What is read of a library, all of one moment."""

    results: "Results"
    own_names: "Sequence[str]"
    other_names: "OtherNames"


def _read_content(library: "Library", selection: "Selection") -> _PageContent:
    from protlib.search.other_names import OtherNames

    results = library.select(selection, summaries=False)
    return _PageContent(results, library.own_fields(), OtherNames(library.decisions().names()))


def _make_heading(selection: "Selection", language: str) -> str:
    """Return the title for a selection, as that of an overview, and a name for the whole library."""
    from protlib.overview.overview_title import make_title
    from protlib.overview.overview_words import Wording
    from protlib.page.page_html import read_messages

    wording = Wording(language)
    title = make_title(selection, wording)
    return title if title != wording.text("title") else read_messages(language)["title"]


def _styles(names: "Sequence[str]") -> "list[Style]":
    """Return the styles with these names, each once.

    Without the program that formats references there are none, and a message says so.
    """
    from protlib.citing.engine.engine_program import has_engine
    from protlib.citing.styles import style_named

    styles = {style.name: style for style in map(style_named, names)}
    if has_engine():
        return list(styles.values())
    say(f"the page has no formatted references: pandoc not found. Install it: {install_extra_command('cite')}")
    return []


def _without_private(publication: "Publication") -> "Publication":
    from protlib.record.handout import without_origin, without_private

    return without_origin(without_private(publication))


def _language_of(environment: "Mapping[str, str]") -> InterfaceLanguage:
    """Return the language of the user's locale, English where the page does not speak it."""
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    language_code = locale[:2].lower()
    return next((language for language in _LANGUAGES if language == language_code), "en")


def _page(content: "PageContent") -> bytes:
    """Return the page, and print the warnings of the citation engine."""
    from protlib.cli.terminal.progress_bar import progress
    from protlib.page import page_html

    with progress("Making the page") as report:
        result = page_html.make_page(content, report, run_store())
    for warning in result.warnings:
        say(warning)
    return result.data
