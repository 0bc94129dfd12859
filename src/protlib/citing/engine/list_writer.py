"""Lists of references as documents of word processors and typesetters."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from protlib.citing.engine import directions, inlines
from protlib.citing.engine.inlines import Node, convert_blocks
from protlib.citing.sections import ListEntry, Section

FORMS: Final = ("rtf", "docx", "odt", "latex", "typst")
"""The forms of document for a list, without those that need no engine."""
_FORMS_WITH_LANGUAGE: Final = frozenset({"docx", "odt"})
"""The forms that name the language of a document."""
_STYLE: Final = ("custom-style", "Bibliography")
# The gap between a label and its entry, and the hanging indent, in the language of the document: the engine's document
# has no words for them.
_TABS: Final = {
    "rtf": ("rtf", r"\tab "),
    "docx": ("openxml", "<w:r><w:tab/></w:r>"),
    "odt": ("opendocument", "<text:tab/>"),
}
_HANGING_MARKUP: Final = {
    "latex": (r"\hangindent=2em\hangafter=1\noindent ", ""),
    "typst": ("#par(hanging-indent: 2em)[", "]"),
}


class _Change(NamedTuple):
    """A change of a part of a document: a text, and its replacement."""

    part: str
    pattern: str
    changed: str
    most: int = 1
    """How often it is changed; 0 for every place."""


# The engine's own style for references has no hanging indent in Word, and is missing in OpenDocument.
_HANGING: Final[Mapping[str, _Change]] = {
    "docx": _Change(
        "word/styles.xml",
        r'(w:styleId="Bibliography"(?:(?!</w:style>).)*?)<w:pPr\s*/>',
        r'\1<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr>',
    ),
    "odt": _Change(
        "styles.xml",
        r'\A(?!.*style:name="Bibliography")(.*)(?=</office:styles>)',
        r'\1<style:style style:name="Bibliography" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-left="1.27cm" fo:text-indent="-1.27cm" fo:margin-bottom="0.2cm"/>'
        r"</style:style>",
    ),
}


_WHOLE_ROWS: Final = _Change("word/document.xml", "<w:tr>(?!<w:trPr>)", "<w:tr><w:trPr><w:cantSplit/></w:trPr>", 0)


def list_document(sections: Iterable[Section], form: str, *, is_hanging: bool = True, language: str = "") -> bytes:
    """Return a list as a document of one of the `FORMS`: whole for word processors, a part for typesetters.

    It runs from right to left where most of its entries do. A named language is that of the document, by which a
    screen reader pronounces it and a word processor checks its spelling.
    """
    all_sections = list(sections)
    from_right = directions.are_mostly_from_right(entry.runs for section in all_sections for entry in section.entries)
    blocks = list(_blocks(all_sections, form, is_hanging=is_hanging, is_from_right=from_right))
    header: dict[str, Node] = {}
    if language and form in _FORMS_WITH_LANGUAGE:
        header["lang"] = {"t": "MetaInlines", "c": inlines.inlines(language)}
    meta = directions.with_direction(header, form) if from_right else header
    data = convert_blocks(blocks, form, *(["-s"] if form == "rtf" else []), meta=meta).data
    if is_hanging and form == "rtf":
        return re.sub(rb"\\li0 \\fi0 (?!\\outlinelevel)", rb"\\li720 \\fi-720 ", data)
    data = with_hanging_style(data, form) if is_hanging else data
    return directions.turn_document(data, form) if from_right else data


def with_hanging_style(data: bytes, form: str) -> bytes:
    """Return a document of a word processor with a hanging indent in the style of references; others as they are."""
    return _with_change(data, _HANGING[form]) if form in _HANGING else data


def with_whole_rows(data: bytes) -> bytes:
    """Return a Word document whose table rows never break across pages."""
    return _with_change(data, _WHOLE_ROWS)


def _blocks(sections: Iterable[Section], form: str, *, is_hanging: bool, is_from_right: bool) -> Iterator[Node]:
    for section in sections:
        if section.title:
            yield {"t": "Header", "c": [2, ["", [], []], inlines.inlines(section.title)]}
        for entry in section.entries:
            yield entry_block(entry, form, ("", []), is_hanging=is_hanging, is_from_right=is_from_right)
            for paragraph in entry.paragraphs:
                yield {"t": "BlockQuote", "c": [_paragraph(paragraph)]}


def entry_block(
    entry: ListEntry,
    form: str,
    name_and_classes: tuple[str, Sequence[str]],
    *,
    is_hanging: bool,
    is_from_right: bool = False,
) -> Node:
    """Return an entry as a block of the engine's, in a document that may run from right to left.

    `name_and_classes` are those of the block.
    """
    name, classes = name_and_classes
    paragraph = {"t": "Para", "c": _entry(entry, form, is_hanging=is_hanging)}
    direction = directions.attributes_for(entry.runs, form, is_from_right=is_from_right)
    return {"t": "Div", "c": [[name, classes, [_STYLE, *direction]], [paragraph]]}


def _paragraph(text: str) -> Node:
    return {"t": "Para", "c": inlines.inlines(" ".join(text.split()))}


def _entry(entry: ListEntry, form: str, *, is_hanging: bool) -> list[Node]:
    nodes = inlines.runs_to_inlines(entry.runs)
    if entry.label:
        nodes = [
            *inlines.inlines(entry.label),
            _make_raw_inline(*_TABS[form]) if form in _TABS else {"t": "Space"},
            *nodes,
        ]
    if is_hanging and form in _HANGING_MARKUP:
        opening, closing = _HANGING_MARKUP[form]
        nodes = [_make_raw_inline(form, opening), *nodes, _make_raw_inline(form, closing)]
    return nodes


def _make_raw_inline(language: str, text: str) -> Node:
    return {"t": "RawInline", "c": [language, text]}


def _with_change(data: bytes, change: _Change) -> bytes:
    """Return a document in a zip archive with one part changed, and the others as they are."""
    from protlib.system.zip_archive import with_changed_texts

    def change_text(text: str) -> str:
        return re.sub(change.pattern, change.changed, text, count=change.most, flags=re.DOTALL)

    return with_changed_texts(data, {change.part: change_text})
