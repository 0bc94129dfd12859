"""Word's list of sources in a document: the cited records, and the style in which Word would write them."""

import re
from collections.abc import Collection, Mapping
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from protlib.citing.documents.filled.word.package_parts import WordParts, before_end
from protlib.formats.word import sources
from protlib.record.model import Publication
from protlib.system.xml_escapes import unescape_xml

_STYLES: Final = {
    "apa": ("APASixthEditionOfficeOnline.xsl", "APA"),
    "chicago": ("CHICAGO.XSL", "Chicago"),
    "harvard": ("HarvardAnglia2008OfficeOnline.xsl", "Harvard - Anglia"),
    "ieee": ("IEEE2006OfficeOnline.xsl", "IEEE"),
    "iso690": ("ISO690.XSL", "ISO 690 - First Element and Date"),
    "mla": ("MLASeventhEditionOfficeOnline.xsl", "MLA"),
}
"""The nearest style of Word, by the beginning of a style's name: its file and its name."""
_SOURCE: Final = re.compile(r"<((?:\w+:)?)Source(?:\s[^<>]*)?>.*?</\1Source>\s*", re.DOTALL)
_TAG: Final = re.compile(r"<(?:\w+:)?Tag>([^<]*)</")
_ROOT: Final = re.compile(r"(<(?:\w+:)?Sources\b)([^>]*>)")
# Such as ' SelectedStyle="\APASixthEditionOfficeOnline.xsl"', ' StyleName="APA"' and ' Version="6"' (of the style).
_STYLE_CHOICE: Final = re.compile(r"\s(?:SelectedStyle|StyleName|Version)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NO_STYLE: Final = 'SelectedStyle=""'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def put_sources(word: WordParts, works: Mapping[str, Publication], style: str, old_tags: Collection[str]) -> list[str]:
    """Put records into the list of sources by key; return the keys of the sources that are protlib's.

    Sources that protlib put there (`old_tags`) get the values of their records, or go where nothing cites them. The
    user's own sources never change.
    """
    parts = word.parts
    name = next((name for name in parts.names() if _is_list(name, parts.get(name))), "")
    if not name:
        source_list = sources.dumps(works.values()).replace(_NO_STYLE, _style_choice(style) or _NO_STYLE, 1)
        add_item(word, source_list.encode(), sources.SPACE)
        return list(works)
    text = parts[name].decode()
    present_tags = {tag for match in _SOURCE.finditer(text) if (tag := _tag(match[0]))}
    text = _SOURCE.sub(lambda match: _renew_source(match[0], works, old_tags), text)
    if old_tags or _NO_STYLE in text:
        text = _ROOT.sub(lambda root: root[1] + _with_style(root[2], style), text, count=1)
    added = "".join(_source_with_namespace(works[key]) for key in works if key not in present_tags)
    parts[name] = before_end(text.encode(), added.encode()) if added else text.encode()
    return [key for key in works if key not in present_tags or key in old_tags]


def add_item(word: WordParts, data: bytes, space: str) -> None:
    """Add a part of the document's own data, with a root of a namespace (ECMA-376, part 1, 15.2.5)."""
    number = next(number for number in range(1, 1000) if f"customXml/item{number}.xml" not in word.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    has_type = b'Extension="xml"' in word.parts["[Content_Types].xml"]
    word.add(item, data, "" if has_type else "application/xml")
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{space}"/></ds:schemaRefs>'
    identity = str(uuid5(NAMESPACE_URL, space)).upper()
    data_item = f'<ds:datastoreItem xmlns:ds="{_CUSTOM}" ds:itemID="{{{identity}}}">{schema}</ds:datastoreItem>'
    word.add(properties, data_item.encode(), _TYPE)
    word.relate("customXmlProps", properties, item)
    word.relate("customXml", item)


def _is_list(name: str, data: bytes) -> bool:
    # Bytes: the first element says what the part is.
    return name.startswith("customXml/item") and sources.sniff(data[:8192].decode(errors="replace"))


def _tag(source: str) -> str:
    tag = _TAG.search(source)
    return unescape_xml(tag[1]).strip() if tag else ""


def _renew_source(source: str, works: Mapping[str, Publication], old_tags: Collection[str]) -> str:
    """Return a source in its new form, "" if it goes; a source that agrees with its record does not change."""
    tag = _tag(source)
    if tag not in old_tags:
        return source
    work = works.get(tag)
    if work is None:
        return ""
    present, new = (sources.loads(xml).publications for xml in (source, sources.source_xml(work)))
    return source if present == new else _source_with_namespace(work)


def _source_with_namespace(work: Publication) -> str:
    """Return a source that declares its own namespace, whatever prefixes the list has."""
    return sources.source_xml(work).replace("<b:Source>", f'<b:Source xmlns:b="{sources.SPACE}">', 1)


def _style_choice(style: str) -> str:
    """Return the attributes of a list that choose a style of Word; "" where none is near."""
    file, name = next((style_names for start, style_names in _STYLES.items() if style.startswith(start)), ("", ""))
    return f'SelectedStyle="\\{file}" StyleName="{name}"' if file else ""


def _with_style(attributes: str, style: str) -> str:
    """Return the attributes of a list with another style, where Word has one; the same style stays."""
    choice = _style_choice(style)
    if not choice or choice in attributes:
        return attributes
    return f" {choice}{_STYLE_CHOICE.sub('', attributes)}"
