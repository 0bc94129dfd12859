"""The XML for a Word document: runs, fields, paragraphs of the list, and notes (ECMA-376, part 1, 17)."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from protlib.citing.citation import Reference, Runs, TextRun, plain_text
from protlib.citing.documents.filled.linked_addresses import address
from protlib.formats.xmltext import escape_well_formed
from protlib.text import direction_of

ADDIN: Final = "ADDIN "
"""The beginning of the codes of fields by programs other than Word."""
# The properties of a run that Word writes before each of ours, in order.
_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_RANK: Final = {name: rank for rank, name in enumerate(_ORDER)}
_FORMS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "bold": (("b", "<w:b/>"), ("bCs", "<w:bCs/>")),
    "italic": (("i", "<w:i/>"), ("iCs", "<w:iCs/>")),
    "small_caps": (("smallCaps", "<w:smallCaps/>"),),
    "underlined": (("u", '<w:u w:val="single"/>'),),
    "superscript": (("vertAlign", '<w:vertAlign w:val="superscript"/>'),),
    "subscript": (("vertAlign", '<w:vertAlign w:val="subscript"/>'),),
}
_TOGGLES: Final = {"b", "bCs", "i", "iCs", "smallCaps"}
# A run's "<w:b/>", "<w14:ligatures w14:val="all"/>" and "<w:rPrChange ...>...</w:rPrChange>".
_PROPERTY: Final = re.compile(rb"<((?:\w+:)?)(\w+)\b(?:[^<>]*/>|[^<>]*>.*?</\1\2\s*>)", re.DOTALL)
_CHANGE: Final = b"rPrChange"
_LINK_PROPERTIES: Final = frozenset({"rStyle", "color", "u"})  # what makes a link blue and underlined
_OFF_VALUE: Final = re.compile(rb"w:val=[\"'](?:0|false|off)[\"']")
_BREAK: Final = re.compile(r"([\n\t])")
_NUMBER_MARGIN: Final = 500  # twentieths of a point, for numbers of up to three figures
_LAST_RANK: Final = 99  # of what the standard puts behind all that is ranked here


class Links(Protocol):
    """The links of a part of a document."""

    def opening(self, link: str) -> str:
        """Return the tag that begins a link."""

    @property
    def style(self) -> str:
        """The style of the text of links, "" for none."""


def runs(runs_of_text: Runs, properties: bytes, links: Links | None = None) -> bytes:
    """Return runs of Word, each with the properties and its form; italics inside italics are upright.

    With `links`, text with an address becomes a link.
    """
    return b"".join(_run(run, properties, links) for run in runs_of_text if run.text)


def _run(run: TextRun, properties: bytes, links: Links | None) -> bytes:
    if links and (link := address(run)):
        style = (("rStyle", f'<w:rStyle w:val="{links.style}"/>'.encode()),) if links.style else ()
        pairs = _join_properties([*style, *(pair for pair in _property_list(properties) if pair[0] != "rStyle")])
        run_xml = _run(run._replace(link=""), pairs, None)
        return links.opening(link).encode() + run_xml + b"</w:hyperlink>"
    pieces = []
    for part in _BREAK.split(run.text):
        if part in {"\n", "\t"}:
            pieces.append("<w:br/>" if part == "\n" else "<w:tab/>")
        elif part:
            pieces.append(f'<w:t xml:space="preserve">{escape_well_formed(part)}</w:t>')
    return b"<w:r>" + _with_form(properties, run) + "".join(pieces).encode() + b"</w:r>"


def plain_properties(properties: bytes) -> bytes:
    """Return the properties of a run without their history."""
    return _join_properties(_property_list(properties))


def without_link(properties: bytes) -> bytes:
    """Return the properties of a linked run without the look of a link."""
    return _join_properties([pair for pair in _property_list(properties) if pair[0] not in _LINK_PROPERTIES])


def without_raise(properties: bytes) -> bytes:
    """Return the properties of a run without what raises a number above the line."""
    return _join_properties([pair for pair in _property_list(properties) if pair[0] != "vertAlign"])


def _property_list(properties: bytes) -> list[tuple[str, bytes]]:
    prefix = properties[1:].partition(b"rPr")[0]
    matches = _PROPERTY.finditer(properties, properties.find(b">") + 1)
    pairs = ((match[2] if match[1] == prefix else match[1] + match[2], match[0]) for match in matches)
    return [(name.decode(), element) for name, element in pairs if name != _CHANGE]


def _join_properties(properties: Sequence[tuple[str, bytes]]) -> bytes:
    return b"<w:rPr>" + b"".join(element for _, element in properties) + b"</w:rPr>" if properties else b""


def _with_form(properties: bytes, run: TextRun) -> bytes:
    property_list = _property_list(properties)
    for form, elements in _FORMS.items():
        if getattr(run, form):
            for name, element in elements:
                _set_property(property_list, name, element.encode())
    return _join_properties(property_list)


def _set_property(property_list: list[tuple[str, bytes]], name: str, element: bytes) -> None:
    old_pair = next((pair for pair in property_list if pair[0] == name), None)
    if old_pair:
        property_list.remove(old_pair)
        if name in _TOGGLES and not _OFF_VALUE.search(old_pair[1]):
            element = f'<w:{name} w:val="0"/>'.encode()
    position = next(
        (position for position, pair in enumerate(property_list) if _RANK.get(pair[0], _LAST_RANK) > _RANK[name]),
        len(property_list),
    )
    property_list.insert(position, (name, element))


def complex_field(code: str, content: bytes, properties: bytes) -> bytes:
    """Return a complex field in one paragraph; `content` has the runs that it shows."""
    opening, closing = field_ends(code, properties)
    return opening + content + closing


def protlib_field(code: str, content: bytes, properties: bytes) -> bytes:
    """Return a field of protlib's own, with the runs that it shows."""
    return complex_field(f"{ADDIN}{code}", content, properties)


def field_ends(code: str, properties: bytes) -> tuple[bytes, bytes]:
    """Return the beginning and the end of a field, which may run over several paragraphs."""
    properties = plain_properties(properties)
    instruction = f'<w:instrText xml:space="preserve"> {escape_well_formed(code)} </w:instrText>'.encode()
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>'.encode() for kind in ("begin", "separate", "end"))
    opening = b"".join(b"<w:r>" + properties + part + b"</w:r>" for part in (begin, instruction, separate))
    return opening, b"<w:r>" + properties + end + b"</w:r>"


class ListStyle(NamedTuple):
    """The style of the list's entries in a document ("" for none), and whether it has an indent."""

    id: str
    has_indent: bool


def list_paragraphs(
    references: Sequence[Reference],
    ends: tuple[bytes, bytes],
    style: ListStyle,
    properties: bytes,
    *,
    is_hanging: bool,
    links: Links | None,
) -> bytes:
    """Return the paragraphs of a list, inside one field; an empty list is one paragraph with the field."""
    opening, closing = ends
    entries = [_entry(reference, properties, links) for reference in references] or [b""]
    has_labels = any(reference.label for reference in references)
    entries[0] = opening + entries[0]
    entries[-1] += closing
    paragraphs: list[bytes] = []
    for position, entry in enumerate(entries):
        from_right = bool(references) and _reads_from_right(references[position].runs)
        layout = _paragraph_properties(style, is_labelled=has_labels, is_hanging=is_hanging, is_from_right=from_right)
        paragraphs.append(b"<w:p>" + layout + entry + b"</w:p>")
    return b"".join(paragraphs)


def _paragraph_properties(style: ListStyle, *, is_labelled: bool, is_hanging: bool, is_from_right: bool) -> bytes:
    """Return the properties of an entry: its style, its direction, and its hanging indent where the style has none."""
    style_xml = f'<w:pStyle w:val="{style.id}"/>' if style.id else ""
    direction = "<w:bidi/>" if is_from_right else ""
    if is_labelled:
        style_xml += f'<w:tabs><w:tab w:val="left" w:pos="{_NUMBER_MARGIN}"/></w:tabs>{direction}'
        style_xml += f'<w:ind w:left="{_NUMBER_MARGIN}" w:hanging="{_NUMBER_MARGIN}"/>'
        return f"<w:pPr>{style_xml}</w:pPr>".encode()
    style_xml += direction
    if not is_hanging:
        style_xml += '<w:ind w:left="0" w:firstLine="0"/>'
    elif not style.has_indent:
        style_xml += '<w:ind w:left="720" w:hanging="720"/>'
    return f"<w:pPr>{style_xml}</w:pPr>".encode()


def _entry(reference: Reference, properties: bytes, links: Links | None) -> bytes:
    label = (TextRun(f"{reference.label}\t"),) if reference.label else ()
    entry_runs = (*label, *reference.runs)
    if not _reads_from_right(reference.runs):
        return runs(entry_runs, properties, links)
    # Word asks the run, not its letters, which way its numbers and full stops run.
    property_list = _property_list(properties)
    _set_property(property_list, "rtl", b"<w:rtl/>")
    from_right = _join_properties(property_list)
    return b"".join(
        runs((run,), properties if direction_of(run.text) == "ltr" else from_right, links) for run in entry_runs
    )


def _reads_from_right(text: Runs) -> bool:
    return direction_of(plain_text(text)) == "rtl"


def reference_mark(number: int, style: str, kind: str) -> bytes:
    """Return the run that refers to a note; its kind is "footnote" or "endnote"."""
    return f'<w:r>{_raise(style)}<w:{kind}Reference w:id="{number}"/></w:r>'.encode()


def note_xml(number: int, content: bytes, text_style: str, mark_style: str, kind: str) -> bytes:
    """Return a note of a kind, with its number and its text."""
    style_xml = f'<w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>' if text_style else ""
    head = f'<w:{kind} w:id="{number}"><w:p>{style_xml}<w:r>{_raise(mark_style)}<w:{kind}Ref/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return f"{head}{space}".encode() + content + f"</w:p></w:{kind}>".encode()


def _raise(style: str) -> str:
    style_xml = f'<w:rStyle w:val="{style}"/>' if style else '<w:vertAlign w:val="superscript"/>'
    return f"<w:rPr>{style_xml}</w:rPr>"
