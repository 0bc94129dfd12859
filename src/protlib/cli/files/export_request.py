"""The request of `export`: a file for another program, a table or a page, each with its options."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, get_args

import typer

from protlib.cli.export_forms import LIST_AS_PDF, OTHER_FORMS, PAGE
from protlib.cli.files.attached_copies import Files
from protlib.cli.files.output_file import refuse_folder
from protlib.cli.input_file import STANDARD
from protlib.cli.output import publications_text, say
from protlib.errors import UsageError
from protlib.formats.registry import format_named
from protlib.formats.tables.columns import MARKDOWN
from protlib.frozen import NamedTuple
from protlib.record.handout import FILES
from protlib.system.document_suffixes import LATEX, OPEN_DOCUMENT, PDF, PLAIN_TEXT, RICH_TEXT, TYPST, WORD
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.cli.files.export_options import ExportOptions
    from protlib.cli.files.outgoing_records import Include
    from protlib.formats import Format
    from protlib.selection import Selection

_WORD_SUFFIXES: Final = frozenset({WORD[0], OPEN_DOCUMENT})
_DOCUMENTS: Final = _WORD_SUFFIXES | {PDF, RICH_TEXT, LATEX[0], TYPST, PLAIN_TEXT}
"""The suffixes of documents that a list of references can be."""


class ExportKind(StrEnum):
    """What can be exported."""

    REFERENCES = "a file for another program"
    TABLE = "a table"
    PAGE = "a page"


_HOW: Final[Mapping[ExportKind, str]] = {
    ExportKind.REFERENCES: "name the file .ris or .bib",
    ExportKind.TABLE: "name the file .xlsx, .csv or .md, and its --columns",
    ExportKind.PAGE: "name the file .html",
}
"""How each is asked for."""

_KINDS: Final[Mapping[str, tuple[str, frozenset[ExportKind]]]] = {
    "columns": ("--columns", frozenset({ExportKind.TABLE})),
    "program": ("--for", frozenset({ExportKind.REFERENCES})),
    "files": ("--files", frozenset(ExportKind)),
    "lossless": ("--lossless", frozenset({ExportKind.REFERENCES})),
    "ascii_only": ("--ascii", frozenset({ExportKind.REFERENCES})),
    "title": ("--title", frozenset({ExportKind.PAGE})),
    "interface": ("--interface", frozenset({ExportKind.PAGE})),
    "style": ("--style", frozenset({ExportKind.TABLE, ExportKind.PAGE})),
    "locale": ("--locale", frozenset({ExportKind.TABLE})),
    "bodies": ("--bodies", frozenset({ExportKind.TABLE})),
    "no_acronyms": ("--no-acronyms", frozenset({ExportKind.TABLE})),
}
"""The options that some kinds alone have, by their parameters."""
_UNASKED_VALUES: Final[tuple[object, ...]] = (None, False, "", [], Files.NONE)
"""The values of options that nobody has asked for."""
_TABLE_PROGRAM: Final = "excel"
"""The program that a table is for."""


class ExportRequest(NamedTuple):
    """An export: its file, its form ("" if none is named), and the options of all kinds by parameter.

    The selection is read late, because its keys may come on standard input.
    """

    context: typer.Context
    form: str
    path: str
    force: bool
    include: "Include"
    selection: "Callable[[], Selection]"
    options: "ExportOptions"
    is_quiet: bool = False

    def tell_written(self, count: int, ending: str = "") -> None:
        """Say how many publications were written to a file."""
        if not (self.is_standard or self.is_quiet):
            say(f"{publications_text(count)} exported to {self.path}{ending}")

    @property
    def is_standard(self) -> bool:
        """Whether it goes to standard output."""
        return self.path == STANDARD

    @property
    def included_circles(self) -> "Include":
        """What leaves the library beside what is public: what --include names, and the names of files on request."""
        return self.include if self.options.files is Files.NONE else [*(self.include or ()), FILES]

    def refuse_files(self, entry: "Format") -> None:
        """Raise UsageError if the file is to name attached files, and its format has no place for them."""
        if self.options.files is not Files.NONE and not entry.names_files:
            raise UsageError(
                f"{entry.label} has no place for files; name the file .bib, .ris, .jsonl or .html, or leave out --files"
            )

    def kind(self) -> ExportKind:
        """Return the request.

        Raises UsageError if form, suffix and options contradict each other, for an unknown form, and if the file is a
        folder.
        """
        refuse_folder(self.path)
        if self.form:
            format_named(self.form, to_write=True, more_formats=OTHER_FORMS)
        kind = self._kind_of_file()
        self._refuse_suffix(kind)
        for name, option in self._misfits(kind):
            if name == "locale" and kind is ExportKind.PAGE:
                language = self._page_language()
                raise UsageError(f"--locale is for tables; for the language of a page: --interface {language}")
            if not (name == "program" and kind is ExportKind.TABLE and self.options.program == _TABLE_PROGRAM):
                kinds = sorted(_KINDS[name][1])
                advice = ", ".join([*(_HOW[kind] for kind in kinds), f"or leave out {option}"])
                raise UsageError(f"{option} works with {' or '.join(kinds)}, not with {kind}; {advice}")
        return kind

    def _kind_of_file(self) -> ExportKind:
        form, suffix = self.form, self._suffix()
        if form == PAGE.name or (not form and suffix in PAGE.suffixes):
            return ExportKind.PAGE
        is_table = self.options.columns is not None or form == MARKDOWN.name
        return ExportKind.TABLE if is_table or (not form and suffix in MARKDOWN.suffixes) else ExportKind.REFERENCES

    def _page_language(self) -> str:
        """Return the language of a page that --locale names, or all of them if that is none."""
        from protlib.cli.files.export_options import InterfaceLanguage
        from protlib.cli.options.citation_options import language_tag
        from protlib.cli.options.shared import choices_text

        tag = language_tag(self.options.locale).partition("-")[0]
        return tag if tag in get_args(InterfaceLanguage) else choices_text(get_args(InterfaceLanguage))

    def _suffix(self) -> str:
        return "" if self.is_standard else PurePath(self.path).suffix.lower()

    def _misfits(self, kind: ExportKind) -> Iterator[tuple[str, str]]:
        """Yield the options that are there and that a kind does not have, each with its parameter."""
        values = self.options.values()
        for name, (option, kinds) in _KINDS.items():
            if values[name] not in _UNASKED_VALUES and kind not in kinds:
                yield name, option

    def _refuse_suffix(self, kind: ExportKind) -> None:
        """Raise UsageError if a file has the suffix of another kind.

        `formats` knows the suffixes of files for other programs.
        """
        suffix = self._suffix()
        if kind is ExportKind.PAGE and suffix not in {*PAGE.suffixes, ""}:  # a pipe of a shell has none
            raise UsageError(f"{self.path}: a page is an HTML file; name it .html")
        if kind is not ExportKind.PAGE and suffix in PAGE.suffixes:
            raise UsageError(
                f"{self.path} has the suffix of a web page, but this is {self.form or kind}; name another file"
            )
        if suffix in MARKDOWN.suffixes and self.form not in {"", MARKDOWN.name}:
            raise UsageError(
                f"{self.path} has the suffix of {MARKDOWN.name}, but --format is {self.form}; leave out --format"
            )
        has_no_form = not self.form and (self.options.program is None or suffix in _WORD_SUFFIXES)
        is_document = f".{self.form}" in _WORD_SUFFIXES
        if kind is ExportKind.REFERENCES and (is_document or (suffix in _DOCUMENTS and has_no_form)):
            name = self.path if suffix in _DOCUMENTS else f"list.{self.form}"
            command = LIST_AS_PDF if suffix == PDF else "bibliography"
            raise UsageError(
                f"{name}: export writes no documents. For a list of references: protlib {command} -o {quote(name)}"
            )
