"""How a document of a word processor cites, as its preferences say it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.citing.documents.filled.zotero_codes import Preferences, letters_for
from protlib.cli.listening.manner_page import BOOKMARK, REFERENCE_MARK, DocumentManner
from protlib.cli.options.citation_options import CitingOptions
from protlib.errors import UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.citing.citation import Citation, Result
    from protlib.citing.styles import Style
    from protlib.cli.references import OpenLibrary
    from protlib.record.model import Publication


class CitingManner(NamedTuple):
    """How a document cites, with its style, and what its preferences say otherwise."""

    document_manner: DocumentManner
    style: "Style"
    preferences: Preferences
    is_new: bool

    @property
    def note(self) -> int:
        """The kind of note that a citation is in, 0 for none."""
        return self.document_manner.note if self.style.cites_by == "note" else 0

    @property
    def field(self) -> str:
        """The kind of fields; a bookmark cannot be in a note."""
        return REFERENCE_MARK if self.note else self.document_manner.field

    def __str__(self) -> str:
        """Return what the document keeps, as Zotero reads it."""
        values = {**self.preferences.values, "fieldType": self.field, "noteType": str(self.note)}
        locale = self.document_manner.locale or self.style.locale
        name = self.preferences.session or letters_for(self.style.link)
        return str(Preferences(self.style.link, locale, values, name))


def manner_of_preferences(preferences: Preferences) -> CitingManner:
    """Return what preferences say; raises UsageError for a style that is not here."""
    from protlib.citing.styles import name_in_link, style_named
    from protlib.cli.options.citation_options import locale_of, style_name

    options = CitingOptions()
    usual = style_named(style_name(options))
    values = preferences.values
    if not preferences.style:
        return CitingManner(DocumentManner(style_name(options), locale_of(options)), usual, preferences, is_new=True)
    if usual.link == preferences.style:
        style, name = usual, style_name(options)
    else:
        name = name_in_link(preferences.style)
        try:
            style = style_named(name)
        except UsageError as error:
            raise UsageError(f"{error}. Or choose another in Document Preferences") from error
    locale = "" if preferences.locale == style.locale else preferences.locale
    note = 2 if values.get("noteType") == "2" else 1
    field = BOOKMARK if values.get("fieldType") == BOOKMARK else REFERENCE_MARK
    return CitingManner(DocumentManner(name, locale, note, field), style, preferences, is_new=False)


def find_style(name: str) -> "Style":
    """Return a style; raises UsageError for one that is not here."""
    from protlib.citing.styles import style_named

    return style_named(name)


def format_as(
    manner: CitingManner, records: "Sequence[Publication]", citations: "Sequence[Citation]", open_library: "OpenLibrary"
) -> "Result":
    """Return the citations and the list as Zotero would make them: without acronyms, which it has not."""
    from protlib.citing.citation import Result
    from protlib.cli.references import format_silently

    options = CitingOptions(style=manner.document_manner.style, locale=manner.document_manner.locale, no_acronyms=True)
    return format_silently(records, citations, options, open_library) if records else Result()
