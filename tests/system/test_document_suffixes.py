"""The suffixes of documents stand in one table, and every form of document that protlib writes has one there."""

import re
from typing import Final, get_args

import pytest

from harness.source import MODULES, name_of_module, text_of
from protlib.cli.documents.block_file import OverviewForm
from protlib.cli.documents.reference_list import ListForm
from protlib.cli.documents.target import ReportForm
from protlib.formats.registry import format_named
from protlib.system import document_suffixes

_NAMED: Final = re.compile(r'"(\.(?:docx|docm|odt|rtf|md|markdown|qmd|rmd|tex|ltx|typ|html|htm|xhtml|epub))"')
_MODULES_WITH_REASONS: Final = frozenset(
    {
        "system/document_suffixes.py",  # the table itself
        "system/windows.py",  # which program of the office has such a file open
        "cli/listening/saves.py",  # with which bytes such a file begins
        "cli/corrections/misread_words.py",  # what people type for a file to write, records and documents alike
        "citing/documents/document_kinds.py",  # what messages name, as people write it: ".Rmd"
        "citing/documents/filled/draft_reader.py",  # as before
        "cli/files/imported_reports.py",  # which parts an archive of such a kind has
        "formats/reports/front_reader.py",  # the parts of an e-book
        "cli/export_forms.py",  # the row of a format
    }
)
_FEWEST: Final = 2


@pytest.mark.slow
def test_no_other_module_lists_suffixes_of_documents() -> None:
    listing = {name_of_module(path) for path in MODULES if len({*_NAMED.findall(text_of(path))}) >= _FEWEST}
    assert listing == _MODULES_WITH_REASONS


def test_each_form_that_is_written_has_suffixes() -> None:
    for forms in map(get_args, (OverviewForm, ListForm, ReportForm)):
        assert {*document_suffixes.form_by_suffix(forms).values()} == {*forms}


def test_two_forms_have_no_suffix_in_common() -> None:
    assert document_suffixes.form_by_suffix(("text", "markdown", "html")) == {
        ".txt": "text",
        ".md": "markdown",
        ".html": "html",
        ".htm": "html",
    }


def test_saved_pages_are_those_that_the_format_reads() -> None:
    assert format_named("html").suffixes == document_suffixes.SAVED_PAGES
    assert {*document_suffixes.WORD} < {*format_named("docx").suffixes}
    assert document_suffixes.OPEN_DOCUMENT in format_named("odt").suffixes
