"""The page on which a person chooses how a document cites: its style, its language, and what holds the citations."""

from collections.abc import Sequence
from html import escape
from typing import Final

from protlib.cli.listening.own_pages import PageChoice, SentForm, first_line, tick_attribute
from protlib.errors import UsageError
from protlib.frozen import NamedTuple

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
