"""Documents of word processors as the programs for references leave them:
built from pieces of XML, of invented publications.
"""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
B: Final = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHOLE: Final = (
    "<text:p>", "<text:h>", "<text:section", "<text:table-of-content", "<text:list", "<text:bibliography>", "<table:",
)  # fmt: skip
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"

ITEM: Final[Mapping[str, Any]] = {
    "id": 12,
    "type": "report",
    "title": "Caring for trafficked persons",
    "author": [{"literal": "International Organization for Migration"}],
    "issued": {"date-parts": [["2009"]]},
    "publisher-place": "Geneva",
}
ENDNOTE_RECORD: Final = (
    '<record><rec-number>19</rec-number><foreign-keys><key app="EN" db-id="z2as">19</key></foreign-keys>'
    '<ref-type name="Report">27</ref-type><contributors><authors><author>Office for '
    "Testing,</author></authors></contributors>"
    "<titles><title>Causes &amp; consequences</title></titles><pages>1-20</pages><dates><year>2010</year>"
    "</dates></record>"
)


def zipped(parts: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of these parts, in their order; the first is not packed, as OpenDocument asks for it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for place, (name, text) in enumerate(parts.items()):
            # A date of its own: made twice, it is the same bytes.
            packed.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_STORED if not place else packing)
    return buffer.getvalue()


def docx(
    *paragraphs: str,
    parts: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    properties: Mapping[str, str] | None = None,
    sources: str = "",
    space: str = W,
    main: str = "word/document.xml",
    kind: str = "document.main",
) -> bytes:
    """Return a Word document; `notes` are the contents of its other texts,
    by their kind: footnotes, endnotes, header1 ... `parts` are the contents of "word/styles.xml" and others by name.
    """
    root = f'xmlns:w="{space}" xmlns:mc="{_MC}"'
    body = "".join(paragraph if paragraph.startswith("<w:p>") else p(paragraph) for paragraph in paragraphs)
    parts = {name: f"{_XML}<w:all {root}>{content}</w:all>" for name, content in (parts or {}).items()}
    parts[main] = f"{_XML}<w:document {root}><w:body>{body}</w:body></w:document>"
    kinds = {main: kind}
    for note, content in (notes or {}).items():
        inner = content if content.startswith("<w:footnote ") else p(content)
        parts[f"word/{note}.xml"] = f"{_XML}<w:{note} {root}>{inner}</w:{note}>"
        kinds[f"word/{note}.xml"] = note.rstrip("0123456789")
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{overrides}</Types>'
    if properties:
        parts["docProps/custom.xml"] = _custom(properties)
    if sources:
        parts["customXml/item1.xml"] = sources
    return zipped({"[Content_Types].xml": _XML + types, **parts})


def _custom(properties: Mapping[str, str]) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    property_xml = "".join(
        f'<property pid="{number}" name="{name}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for number, (name, text) in enumerate(properties.items(), 2)
    )
    return (
        f'{_XML}<Properties xmlns="{space}/custom-properties" '
        f'xmlns:vt="{space}/docPropsVTypes">{property_xml}</Properties>'
    )


def odt(*paragraphs: str, properties: Mapping[str, str] | None = None, styles: str = "") -> bytes:
    """Return an OpenDocument text."""
    names = {"office": "office", "text": "text", "meta": "meta", "table": "table", "draw": "drawing", "style": "style"}
    spaces = " ".join(f'xmlns:{prefix}="{_ODF}:{name}:1.0"' for prefix, name in names.items())
    body = "".join(
        paragraph if paragraph.startswith(_WHOLE) else f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs
    )
    user = "".join(
        f'<meta:user-defined meta:name="{name}">{escape(text)}</meta:user-defined>'
        for name, text in (properties or {}).items()
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{_XML}<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"{_XML}<office:document-meta {spaces}><office:meta>{user}</office:meta></office:document-meta>",
        }
    )


def p(*content: str) -> str:
    """Return a paragraph of Word."""
    return f"<w:p>{''.join(content)}</w:p>"


def run(text: str) -> str:
    """Return text of Word."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def raised(text: str) -> str:
    """Return raised text of Word."""
    return run(text).replace("<w:r>", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')


def drawn_shape(text: str) -> str:
    """Return a shape of Word that draws a text, as a watermark does."""
    shape = f'<v:shape><v:textpath string="{escape(text)}"/></v:shape>'
    return f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r>'


def field(code: str, shown: str = "", *, data: str = "", pieces: int = 1, inner: str = "") -> str:
    """Return a complex field, its code in so many pieces; `inner` stands in its code, behind it."""
    size = -(-len(code) // pieces)
    codes = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(code[start : start + size])}</w:instrText></w:r>'
        for start in range(0, len(code), size)
    )
    return f"{begin(data)}{codes}{inner}{mark('separate')}{run(shown)}{mark('end')}"


def begin(data: str = "") -> str:
    """Return where a complex field begins, with its data."""
    field_data = f"<w:fldData>{data}</w:fldData>" if data else ""
    return f'<w:r><w:fldChar w:fldCharType="begin">{field_data}</w:fldChar></w:r>'


def mark(kind: str) -> str:
    """Return another mark of a complex field: "separate" or "end"."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def control(tag: str, content: str) -> str:
    """Return a content control."""
    return f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def citation(*items: Mapping[str, Any], number: int = 3, **said: Any) -> str:
    """Return the JSON of a citation of Zotero; the items are those of CSL, and `said` is told of the first."""
    cited = [
        {
            "id": item.get("id", ""),
            "uris": [f"http://zotero.org/users/{number}/items/{item.get('id')}"],
            "itemData": dict(item),
        }
        for item in items
    ]
    cited[0] |= said
    return json.dumps(
        {
            "citationID": "a",
            "properties": {"noteIndex": 0},
            "citationItems": cited,
            "schema": "csl-citation.json",
        }
    )


def zotero(*items: Mapping[str, Any], shown: str = "(IOM, 2009)", pieces: int = 1, **said: Any) -> str:
    """Return a field of Zotero."""
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {citation(*items, **said)} ", shown, pieces=pieces)


def mendeley_cite(*items: Mapping[str, Any], shown: str = "(IOM, 2009)", **said: Any) -> str:
    """Return a content control of Mendeley Cite."""
    return control(f"MENDELEY_CITATION_v3_{base64(citation(*items, **said))}", run(shown))


def endnote_xml(*cites: str) -> str:
    """Return the XML of a citation of EndNote."""
    return f"<EndNote>{''.join(f'<Cite>{cite}</Cite>' for cite in cites)}</EndNote>"


def endnote_data(xml: str, shown: str = "(Office, 2010)") -> str:
    """Return a field of EndNote that has its XML as data, in an inner field as well."""
    data = base64(xml)
    inner = f"{begin(data)}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>{mark('end')}"
    return field(" ADDIN EN.CITE ", shown, data=data, inner=inner)


def citavi(value: Mapping[str, Any], shown: str = "(Jobe 2010)") -> str:
    """Return a content control of Citavi with its field."""
    return control(
        "CitaviPlaceholder#550e8400",
        field(f"ADDIN CitaviPlaceholder{{{base64(json.dumps(value))}}}", shown, pieces=3),
    )


def sources(*listed: str) -> str:
    """Return Word's list of sources; each is the content of one."""
    return (
        f'{_XML}<b:Sources SelectedStyle="" xmlns:b="{B}">'
        f"{''.join(f'<b:Source>{paragraph}</b:Source>' for paragraph in listed)}</b:Sources>"
    )


def reference_mark(name: str, shown: str) -> str:
    """Return text between the two ends of a mark, as Zotero and JabRef leave it in LibreOffice."""
    quoted_name = escape(name, quote=True)
    return (
        f'<text:reference-mark-start text:name="{quoted_name}"/>{escape(shown)}<text:reference-mark-end '
        f'text:name="{quoted_name}"/>'
    )


def base64(text: str) -> str:
    """Return the base64 of a text."""
    return b64encode(text.encode()).decode()


def in_pieces(name: str, text: str, size: int = 255) -> dict[str, str]:
    """Return a text as Zotero divides it among the properties of a document."""
    return {f"{name}_{number}": text[start : start + size] for number, start in enumerate(range(0, len(text), size), 1)}


def texts(parts: Sequence[str]) -> str:
    """Return paragraphs of plain text of Word."""
    return "".join(p(run(part)) for part in parts)


def with_relations(data: bytes, parts: Mapping[str, str], related: Mapping[str, str]) -> bytes:
    """Return a Word document with other contents of some parts, and its main text related to others by their kinds."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = f'xmlns:w="{W}" xmlns:mc="{_MC}"'
    relationships = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related.items(), 1)
    )
    first = f'<Relationship Id="rId1" Type="{kinds}/officeDocument" Target="word/document.xml"/>'
    full_parts = {
        name: text if text.startswith("<?xml") else f"{_XML}<w:footnotes {root}>{text}</w:footnotes>"
        for name, text in parts.items()
    }
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(
        {
            **contents,
            "_rels/.rels": f'{_XML}<Relationships xmlns="{space}">{first}</Relationships>',
            "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{space}">{relationships}</Relationships>',
            **full_parts,
        }
    )
