"""The XML for an OpenDocument text: runs, marks, notes and the list (OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from protlib.citing.citation import Reference, Runs, TextRun, plain_text
from protlib.citing.documents.filled.linked_addresses import address
from protlib.formats.xmltext import UNFIT, escape_well_formed
from protlib.system.xml_escapes import quoteattr
from protlib.text import direction_of

SPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
"""The prefixes in that XML."""
_FORMS: Final = {
    "italic": ("i", 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'),
    "bold": ("b", 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'),
    "small_caps": ("c", 'fo:font-variant="small-caps"'),
    "superscript": ("p", 'style:text-position="super 58%"'),
    "subscript": ("s", 'style:text-position="sub 58%"'),
    "underlined": ("u", 'style:text-underline-style="solid" style:text-underline-width="auto"'),
}
_FORMS_BY_LETTER: Final = dict(_FORMS.values())
_STYLE: Final = "Protlib_"
_STYLE_IN_USE: Final = re.compile(rf'"{_STYLE}([a-z]+)"'.encode())
_SPECIAL: Final = re.compile(r"(\t|\n|(?<= ) +|^ | $)")


def spans_of_runs(runs_of_text: Runs) -> str:
    """Return runs as text and spans, to stand in a paragraph."""
    return "".join(map(_run, runs_of_text))


def _run(run: TextRun) -> str:
    text = "".join(map(_piece, _SPECIAL.split(run.text)))
    letters = "".join(letter for form, (letter, _) in _FORMS.items() if getattr(run, form))
    span = f'<text:span text:style-name="{_STYLE}{letters}">{text}</text:span>' if letters and text else text
    link = address(run)
    return f'<text:a xlink:type="simple" xlink:href={quoteattr(link)}>{span}</text:a>' if link else span


def _piece(text: str) -> str:
    if text == "\t":
        return "<text:tab/>"
    if text == "\n":
        return "<text:line-break/>"
    return escape_well_formed(text)


def wrap_in_mark(code: str, number: int, content: str) -> str:
    """Return text between the two ends of a mark with a code and, as Zotero has it, ten characters of its own."""
    begin, end = ends_of_mark(code, number)
    return f"{begin}{content}{end}"


def ends_of_mark(code: str, number: int) -> tuple[str, str]:
    """Return the two ends of such a mark."""
    name = quoteattr(unique_mark_name(code, number))
    return f"<text:reference-mark-start text:name={name}/>", f"<text:reference-mark-end text:name={name}/>"


def unique_mark_name(code: str, number: int) -> str:
    """Return a name that is unique in the document, and the same at each filling."""
    return f"{UNFIT.sub('', code)} RND{sha256(f'{number} {code}'.encode()).hexdigest()[:10]}"


def footnote_xml(number: int, content: str) -> str:
    """Return a footnote; programs count the numbers anew."""
    return (
        f'<text:note text:id="protlib-{number}" text:note-class="footnote">'
        f"<text:note-citation>{number}</text:note-citation>"
        f'<text:note-body><text:p text:style-name="Footnote">{content}</text:p></text:note-body></text:note>'
    )


def section(code: str, references: Sequence[Reference], markers: str, *, is_hanging: bool) -> str:
    """Return the list in a section with the code as its name, a paragraph an entry; markers end the last paragraph."""
    has_labels = any(reference.label for reference in references)
    style = "Protlib_list_labels" if has_labels else "Bibliography" if is_hanging else "Protlib_list_plain"
    entry_texts = [_entry(reference) for reference in references] or [""]
    entry_texts[-1] += markers
    styles = [_STYLES_FROM_RIGHT[style] if _reads_from_right(reference) else style for reference in references] or [
        style
    ]
    paragraphs = "".join(
        f'<text:p text:style-name="{entry_style}">{entry_text}</text:p>'
        for entry_style, entry_text in zip(styles, entry_texts, strict=True)
    )
    return f"<text:section text:name={quoteattr(unique_mark_name(code, 0))}>{paragraphs}</text:section>"


def _reads_from_right(reference: Reference) -> bool:
    return direction_of(plain_text(reference.runs)) == "rtl"


def _entry(reference: Reference) -> str:
    return (
        f"{spans_of_runs((TextRun(reference.label),))}<text:tab/>{spans_of_runs(reference.runs)}"
        if reference.label
        else spans_of_runs(reference.runs)
    )


def styles_for(edits: Iterable[bytes], style_part: bytes) -> str:
    """Return the automatic styles that new elements need and a part lacks."""
    styles = {letters.decode() for edit in edits for letters in _STYLE_IN_USE.findall(edit)}
    definitions = [_text_style(letters) for letters in sorted(styles)] + [_LIST_LABELS, _LIST_PLAIN, *_LISTS_FROM_RIGHT]
    content = b"".join(edits)
    names = (style.split('"')[1] for style in definitions)
    return "".join(
        style
        for style, name in zip(definitions, names, strict=True)
        if f'"{name}"'.encode() in content and f'style:name="{name}"'.encode() not in style_part
    )


def _text_style(letters: str) -> str:
    properties = " ".join(_FORMS_BY_LETTER[letter] for letter in letters)
    head = f'<style:style style:name="{_STYLE}{letters}" style:family="text">'
    return f"{head}<style:text-properties {properties}/></style:style>"


_LIST_LABELS: Final = (
    '<style:style style:name="Protlib_list_labels" style:family="paragraph" style:parent-style-name="Bibliography">'
    '<style:paragraph-properties fo:margin-left="0.9cm" fo:text-indent="-0.9cm"><style:tab-stops>'
    '<style:tab-stop style:position="0cm"/></style:tab-stops></style:paragraph-properties></style:style>'
)
_LIST_PLAIN: Final = (
    '<style:style style:name="Protlib_list_plain" style:family="paragraph" style:parent-style-name="Bibliography">'
    '<style:paragraph-properties fo:margin-left="0cm" fo:text-indent="0cm"/></style:style>'
)
_STYLES_FROM_RIGHT: Final = {
    "Bibliography": "Protlib_list_right",
    "Protlib_list_labels": "Protlib_list_labels_right",
    "Protlib_list_plain": "Protlib_list_plain_right",
}
"""The styles of entries that run from right to left, by those of the others."""
_LISTS_FROM_RIGHT: Final = [
    f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Bibliography">'
    f'<style:paragraph-properties fo:margin-left="0cm" fo:margin-right="{margin}" fo:text-indent="-{margin}"'
    ' fo:text-align="end" style:writing-mode="rl-tb"><style:tab-stops><style:tab-stop style:position="0cm"/>'
    "</style:tab-stops></style:paragraph-properties></style:style>"
    for name, margin in zip(_STYLES_FROM_RIGHT.values(), ("1.27cm", "0.9cm", "0cm"), strict=True)
]
BIBLIOGRAPHY: Final = (
    '<style:style style:name="Bibliography" style:family="paragraph" style:parent-style-name="Standard"'
    ' style:class="index"><style:paragraph-properties fo:margin-left="1.27cm" fo:text-indent="-1.27cm"'
    ' fo:margin-bottom="0.2cm"/></style:style>'
)
"""The style of the list's entries, for a document without one of that name."""
