"""How a document cites, as its preferences say it, and the page on which a person chooses that."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from protlib.citing.documents.filled.zotero_codes import Preferences, letters_for
from protlib.cli.listening.own_pages import PageChoice, SentForm, first_line, tick_attribute
from protlib.cli.options.citation_options import CitingOptions
from protlib.errors import UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.citing.citation import Citation, Result
    from protlib.citing.styles import Style
    from protlib.cli.references import OpenLibrary
    from protlib.record.model import Publication

REFERENCE_MARK: Final = "ReferenceMark"
BOOKMARK: Final = "Bookmark"


class DocumentManner(NamedTuple):
    """How a document cites: a style by name, a language ("" for the style's own), kinds of notes and of fields."""

    style: str
    locale: str = ""
    note: int = 1
    field: str = REFERENCE_MARK


class MannerForm:
    """A form that begins with how the document cites now."""

    def __init__(self, manner: DocumentManner) -> None:
        self._manner = manner

    def answer(self, form: SentForm) -> str | PageChoice:
        """Return the page for what was sent, or what it chooses."""
        if not form.values:
            return _form(self._manner, "")
        if form.pressed_button != "take":
            return PageChoice(None, "Nothing was changed.")
        note = int(form.text("note") == "2") + 1
        field = BOOKMARK if form.text("field") == BOOKMARK else REFERENCE_MARK
        manner = DocumentManner(form.text("style").strip(), form.text("locale").strip(), note, field)
        try:
            return PageChoice(_check(manner), "The document changes.")
        except UsageError as error:
            return _form(manner, first_line(error))


def _check(manner: DocumentManner) -> DocumentManner:
    """Return a choice with the full tag of its language; raises UsageError for an unknown style or language."""
    from protlib.citing.styles import style_named
    from protlib.cli.options.citation_options import language_tag

    style_named(manner.style)
    return manner._replace(locale=language_tag(manner.locale))


def _form(manner: DocumentManner, problem: str) -> str:
    from protlib.citing.styles import SHORT_NAMES, list_shipped

    names = "".join(f'<option value="{escape(name)}">' for name in (*list_shipped(), *SHORT_NAMES))
    notes = _radios("note", str(manner.note), (("1", "footnotes"), ("2", "endnotes")))
    kinds = ((REFERENCE_MARK, "reference marks, for LibreOffice"), (BOOKMARK, "bookmarks, to save as .docx"))
    return (
        f'<p role="status">{escape(problem)}</p>'
        f'<p><label>Style <input type="text" name="style" value="{escape(manner.style)}" list="styles" required>'
        f'</label><datalist id="styles">{names}</datalist></p>'
        f"<p><label>Language, such as fr; empty for that of the style "
        f'<input type="text" name="locale" value="{escape(manner.locale)}"></label></p>'
        f"<fieldset><legend>A style with notes makes</legend>{notes}</fieldset>"
        f"<fieldset><legend>Citations are</legend>{_radios('field', manner.field, kinds)}</fieldset>"
        '<p><button name="does" value="take">Change the document</button> '
        '<button name="does" value="cancel" formnovalidate>Cancel</button></p>'
    )


def _radios(name: str, value: str, choices: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f'<label><input type="radio" name="{name}" value="{choice}"{tick_attribute(choice == value)}> {words}</label>'
        for choice, words in choices
    )


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
    default = style_named(style_name(options))
    values = preferences.values
    if not preferences.style:
        return CitingManner(DocumentManner(style_name(options), locale_of(options)), default, preferences, is_new=True)
    if default.link == preferences.style:
        style, name = default, style_name(options)
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
