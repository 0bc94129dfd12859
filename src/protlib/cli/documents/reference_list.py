"""Citations and lists of references as text, as a document or on the clipboard."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

from protlib.cli.output import put_bytes, put_drawn, put_lines
from protlib.errors import UsageError

if TYPE_CHECKING:
    from typing import TextIO

    from protlib.citing.sections import Section

_NO_CLIPBOARD: Final = (
    "nothing was copied: this computer has no clipboard that protlib can use. "
    "Leave out --copy or --copy-formatted to print it"
)
ListForm = Literal["text", "markdown", "html", "rtf", "docx", "odt", "latex", "typst"]
"""What a list can be written as."""


def iterate_lines(sections: "Sequence[Section]", form: ListForm, *, is_hanging: bool) -> Iterator[str]:
    """Yield the lines of a list as text, Markdown or HTML."""
    from protlib.citing import markup

    if form == "html":
        return markup.html_list(sections, is_hanging=is_hanging)
    return markup.markdown_list(sections) if form == "markdown" else markup.text_list(sections)


def list_data(sections: "Sequence[Section]", form: ListForm, *, is_hanging: bool, language: str = "") -> bytes:
    """Return the content of a file with a list of references; a document of a word processor names its language."""
    from protlib.citing.engine.list_writer import FORMS, list_document

    if form in FORMS:
        return list_document(sections, form, is_hanging=is_hanging, language=language)
    return "".join(f"{line}\n" for line in iterate_lines(sections, form, is_hanging=is_hanging)).encode()


def put_references(sections: "Sequence[Section]", form: ListForm, *, is_hanging: bool, language: str = "") -> None:
    """Print a list in a form; as text, it is drawn on a terminal."""
    if form == "text" and sys.stdout.isatty():
        from protlib.render.terminal_references import wrap_sections

        put_drawn(wrap_sections(sections))
    elif form in {"text", "markdown", "html"}:
        put_lines(iterate_lines(sections, form, is_hanging=is_hanging))
    else:
        put_bytes(list_data(sections, form, is_hanging=is_hanging, language=language))


def copy_key_citation(text: str, terminal: "TextIO | None") -> None:
    """Put a citation on the clipboard in the form that reports have before `fill`.

    Raises UsageError if there is no clipboard.
    """
    from protlib.cli.terminal.clipboard import copy

    if not copy(text, terminal):
        raise UsageError(_NO_CLIPBOARD)


def copy_list(sections: "Sequence[Section]", terminal: "TextIO | None") -> None:
    """Put a list on the clipboard, as rich text if possible; raises UsageError if there is no clipboard."""
    from protlib.cli.terminal.clipboard import copy_rich

    text, html = ("\n".join(iterate_lines(sections, form, is_hanging=False)) for form in ("text", "html"))
    rich = {"html": html.encode, "rtf": lambda: list_data(sections, "rtf", is_hanging=False)}
    if not copy_rich(text, rich, terminal):
        raise UsageError(_NO_CLIPBOARD)
