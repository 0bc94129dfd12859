"""What is put into a Word document: runs, fields, paragraphs of the list, and notes (ECMA-376, part 1, 17)."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Protocol
from xml.sax.saxutils import escape

from protlib.citing.citation import Reference, Run, Runs
from protlib.citing.documents.filled.draft import address

ADDIN: Final = "ADDIN "
"""How the codes begin of fields that programs beside Word leave."""
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The properties of a run that come before each of ours, in the order in which Word writes them.
_ORDER: Final = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs",
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
    "oMath",
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
_TOGGLED: Final = {"b", "bCs", "i", "iCs", "smallCaps"}
# Such as "<w:b/>", "<w14:ligatures w14:val="all"/>" and "<w:rPrChange ...>...</w:rPrChange>" in the properties of a run.
_PROPERTY: Final = re.compile(rb"<((?:\w+:)?)(\w+)\b(?:[^<>]*/>|[^<>]*>.*?</\1\2\s*>)", re.DOTALL)
_CHANGE: Final = b"rPrChange"
_LINKED: Final = frozenset({"rStyle", "color", "u"})  # what makes a link blue and underlined
_OFF: Final = re.compile(rb"w:val=[\"'](?:0|false|off)[\"']")
_BREAK: Final = re.compile(r"([\n\t])")
_MARGIN: Final = 500  # twentieths of a point, for numbers of up to three figures


def text_of(text: str) -> str:
    """Return a text as XML holds it."""
    return escape(_UNFIT.sub("", text))


class Links(Protocol):
    """The links of a part of a document."""

    def opening(self, link: str) -> str:
        """Return the tag that begins a link."""

    @property
    def style(self) -> str:
        """The style of the text of links, "" for none."""


def runs(shown: Runs, properties: bytes = b"", links: Links | None = None) -> bytes:
    """Return runs of Word, each with the properties and its form; italics within italics are upright.

    What leads somewhere is a link, where there are `links`.
    """
    return b"".join(_run(run, properties, links) for run in shown if run.text)


def _run(run: Run, properties: bytes, links: Links | None) -> bytes:
    if links and (link := address(run)):
        style = (("rStyle", f'<w:rStyle w:val="{links.style}"/>'.encode()),) if links.style else ()
        linked = _joined([*style, *(each for each in _listed(properties) if each[0] != "rStyle")])
        made = _run(run._replace(link=""), linked, None)
        return links.opening(link).encode() + made + b"</w:hyperlink>"
    pieces = []
    for part in _BREAK.split(run.text):
        if part in {"\n", "\t"}:
            pieces.append("<w:br/>" if part == "\n" else "<w:tab/>")
        elif part:
            pieces.append(f'<w:t xml:space="preserve">{text_of(part)}</w:t>')
    return b"<w:r>" + _formed(properties, run) + "".join(pieces).encode() + b"</w:r>"


def plain_properties(properties: bytes) -> bytes:
    """Return the properties of a run without their history."""
    return _joined(_listed(properties))


def without_link(properties: bytes) -> bytes:
    """Return the properties of a run of a link as those of the text around it."""
    return _joined([each for each in _listed(properties) if each[0] not in _LINKED])


def _listed(properties: bytes) -> list[tuple[str, bytes]]:
    prefix = properties[1:].partition(b"rPr")[0]
    found = _PROPERTY.finditer(properties, properties.find(b">") + 1)
    named = ((match[2] if match[1] == prefix else match[1] + match[2], match[0]) for match in found)
    return [(name.decode(), whole) for name, whole in named if name != _CHANGE]


def _joined(listed: Sequence[tuple[str, bytes]]) -> bytes:
    return b"<w:rPr>" + b"".join(whole for _, whole in listed) + b"</w:rPr>" if listed else b""


def _formed(properties: bytes, run: Run) -> bytes:
    listed = _listed(properties)
    for form, added in _FORMS.items():
        if getattr(run, form):
            for name, whole in added:
                _put(listed, name, whole.encode())
    return _joined(listed)


def _put(listed: list[tuple[str, bytes]], name: str, whole: bytes) -> None:
    old = next((each for each in listed if each[0] == name), None)
    if old:
        listed.remove(old)
        if name in _TOGGLED and not _OFF.search(old[1]):
            whole = f'<w:{name} w:val="0"/>'.encode()
    place = next((place for place, each in enumerate(listed) if _RANK.get(each[0], 99) > _RANK[name]), len(listed))
    listed.insert(place, (name, whole))


def field(code: str, content: bytes, properties: bytes = b"") -> bytes:
    """Return a complex field of one paragraph; `content` are the runs that it shows."""
    opening, closing = field_ends(code, properties)
    return opening + content + closing


def own_field(code: str, content: bytes, properties: bytes) -> bytes:
    """Return a field of protlib's own, with the runs that it shows."""
    return field(f"{ADDIN}{code}", content, properties)


def field_ends(code: str, properties: bytes = b"") -> tuple[bytes, bytes]:
    """Return what stands before and behind the runs that a field shows, which may be in several paragraphs."""
    properties = plain_properties(properties)
    told = f'<w:instrText xml:space="preserve"> {text_of(code)} </w:instrText>'.encode()
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>'.encode() for kind in ("begin", "separate", "end"))
    opening = b"".join(b"<w:r>" + properties + each + b"</w:r>" for each in (begin, told, separate))
    return opening, b"<w:r>" + properties + end + b"</w:r>"


class ListStyle(NamedTuple):
    """The style of the entries of a list in a document, "" where it has none, and whether it says how they are indented."""

    id: str
    has_indent: bool


def list_paragraphs(
    references: Sequence[Reference],
    ends: tuple[bytes, bytes],
    style: ListStyle,
    properties: bytes,
    *,
    is_hanging: bool,
    links: Links | None = None,
) -> bytes:
    """Return the paragraphs of a list, in one field over all of them; one that is empty holds the field of an empty list."""
    opening, closing = ends
    shown = [_entry(reference, properties, links) for reference in references] or [b""]
    labelled = any(reference.label for reference in references)
    about = paragraph_properties(style, is_labelled=labelled, is_hanging=is_hanging)
    shown[0] = opening + shown[0]
    shown[-1] += closing
    return b"".join(b"<w:p>" + about + each + b"</w:p>" for each in shown)


def paragraph_properties(style: ListStyle, *, is_labelled: bool, is_hanging: bool) -> bytes:
    """Return the properties of an entry: its style, and how it hangs where that cannot know it or does not say it."""
    named = f'<w:pStyle w:val="{style.id}"/>' if style.id else ""
    if is_labelled:
        named += (
            f'<w:tabs><w:tab w:val="left" w:pos="{_MARGIN}"/></w:tabs><w:ind w:left="{_MARGIN}" w:hanging="{_MARGIN}"/>'
        )
    elif not is_hanging:
        named += '<w:ind w:left="0" w:firstLine="0"/>'
    elif not style.has_indent:
        named += '<w:ind w:left="720" w:hanging="720"/>'
    return f"<w:pPr>{named}</w:pPr>".encode()


def _entry(reference: Reference, properties: bytes, links: Links | None) -> bytes:
    label = (Run(f"{reference.label}\t"),) if reference.label else ()
    return runs((*label, *reference.runs), properties, links)


def reference_mark(number: int, style: str, kind: str) -> bytes:
    """Return the run that refers to a note; its kind is "footnote" or "endnote"."""
    return f'<w:r>{_raised(style)}<w:{kind}Reference w:id="{number}"/></w:r>'.encode()


def note(number: int, content: bytes, text_style: str, mark_style: str, kind: str) -> bytes:
    """Return a note of a kind, with its number and what it says."""
    named = f'<w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>' if text_style else ""
    head = f'<w:{kind} w:id="{number}"><w:p>{named}<w:r>{_raised(mark_style)}<w:{kind}Ref/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return f"{head}{space}".encode() + content + f"</w:p></w:{kind}>".encode()


def _raised(style: str) -> str:
    told = f'<w:rStyle w:val="{style}"/>' if style else '<w:vertAlign w:val="superscript"/>'
    return f"<w:rPr>{told}</w:rPr>"
