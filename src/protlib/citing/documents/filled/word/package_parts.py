"""The other parts of a Word document: relations, types, styles and settings (ECMA-376, parts 1 and 2)."""

import posixpath
import re
from collections.abc import Mapping
from functools import cached_property
from itertools import count
from typing import Final, NamedTuple

from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.offsets import Edit, apply_edits, declare_prefixes
from protlib.system.xml_escapes import quoteattr, unescape_xml
from protlib.word_processing.ooxml import CONTENT_TYPES

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HEAD_LENGTH: Final = 8192  # bytes, which hold the namespace of a text
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Such as '<Relationship Id="rId3" Type="http://...styles" Target="styles.xml"/>'.
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
# Such as 'Target="styles.xml"'.
_ATTRIBUTE: Final = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Such as '<w:style w:type="paragraph" w:styleId="Bibliography">...</w:style>'.
_STYLE: Final = re.compile(rb"<(?:\w+:)?style\s([^>]*)>(.*?)</(?:\w+:)?style\s*>", re.DOTALL)
_INDENT: Final = re.compile(rb"<(?:\w+:)?ind\s")
_NAME: Final = re.compile(rb"<(?:\w+:)?name\s+(?:\w+:)?val\s*=\s*[\"']([^\"']*)")
# The settings that follow those of notes (CT_Settings), such as "<w:compat>"; a document always has one of them.
_SETTING_BEHIND_NOTES: Final = re.compile(
    rb"<w:(?:endnotePr|compat|docVars|rsids|themeFontLang|clrSchemeMapping|doNotIncludeSubdocsInStats|"
    rb"shapeDefaults|decimalSymbol|listSeparator)\b"
    rb"|<m:mathPr\b|</w:settings>"
)
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class NewStyle(NamedTuple):
    """A style for a document without one of its name: id, type, name and properties."""

    id: str
    type: str
    name: str
    content: str


BIBLIOGRAPHY: Final = NewStyle(
    "Bibliography", "paragraph", "Bibliography",
    '<w:uiPriority w:val="37"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="120"/>'
    '<w:ind w:left="720" w:hanging="720"/></w:pPr>',
)  # fmt: skip
FOOTNOTE_TEXT: Final = NewStyle(
    "FootnoteText", "paragraph", "footnote text",
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    '</w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>',
)  # fmt: skip
FOOTNOTE_REFERENCE: Final = NewStyle(
    "FootnoteReference", "character", "footnote reference",
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
)  # fmt: skip
HYPERLINK: Final = NewStyle(
    "Hyperlink", "character", "Hyperlink",
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>',
)  # fmt: skip


class _Relations:
    """The relations of a part, each as its attributes, read once however many are added; `links` are ids by address."""

    def __init__(self, data: bytes) -> None:
        self._data = data or _HEAD + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        self.relations = [_attributes(relation.decode()) for relation in _RELATION.findall(data)]
        self.links: dict[str, str] = {}
        self._ids = {attributes.get("Id") for attributes in self.relations}
        self._numbers = count(1)
        self.added: list[str] = []
        for attributes in self.relations:
            if attributes.get("Type", "").endswith("/hyperlink") and attributes.get("TargetMode") == "External":
                self.links.setdefault(unescape_xml(attributes.get("Target", "")), attributes.get("Id", ""))

    def free_id(self) -> str:
        """Return an id that no relation has."""
        return next(name for number in self._numbers if (name := f"rId{number}") not in self._ids)

    def add(self, relation: str) -> None:
        """Add a relation, as its tag."""
        self.relations.append(_attributes(relation))
        self.added.append(relation)

    @property
    def data(self) -> bytes:
        """The part with its relations."""
        return before_end(self._data, "".join(self.added).encode()) if self.added else self._data


class WordParts:
    """A Word document as its parts, beginning with its main text."""

    def __init__(self, parts: ArchiveParts, main: str) -> None:
        self.parts, self.main = parts, main
        self._relations_by_part: dict[str, _Relations] = {}
        self.is_strict = STRICT.encode() in parts[main][:_HEAD_LENGTH]
        self.space = STRICT if self.is_strict else TRANSITIONAL

    def find_related(self, kind: str, part: str | None = None) -> str:
        """Return the part with a relation such as "styles" to the main text, or to another part; "" for none."""
        source = self.main if part is None else part
        for attributes in self._relations(source).relations:
            if attributes.get("Type", "").endswith(f"/{kind}") and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(source), attributes.get("Target", "")))
                return target.lstrip("/")
        return ""

    def _relations(self, source: str) -> _Relations:
        name = _relations_of(source)
        if name not in self._relations_by_part:
            self._relations_by_part[name] = _Relations(self.parts.get(name))
        return self._relations_by_part[name]

    def relate(self, kind: str, target: str, part: str | None = None) -> None:
        """Relate the main text, or another part, to a part; "" is the whole document."""
        source = self.main if part is None else part
        path = posixpath.relpath(target, posixpath.dirname(source) or ".")
        self._relate(kind, quoteattr(path), source)

    def link(self, url: str, source: str) -> str:
        """Return a part's id of a link; one is made where the part has none to that address."""
        links = self._relations(source).links
        if url not in links:
            links[url] = self._relate("hyperlink", f'{quoteattr(url)} TargetMode="External"', source)
        return links[url]

    @property
    def relations_space(self) -> str:
        """The namespace of relation ids."""
        return _STRICT_OFFICE if self.is_strict else _OFFICE

    def _relate(self, kind: str, target: str, source: str) -> str:
        """Relate a part to a target, which is escaped as an attribute, and return the id of the relation."""
        relations, name = self._relations(source), _relations_of(source)
        if name not in self.parts:
            self.parts[name] = relations.data
        new_id = relations.free_id()
        attributes = f'Id="{new_id}" Type="{self.relations_space}/{kind}" Target={target}'
        relations.add(f'<Relationship xmlns="{_RELATIONS}" {attributes}/>')
        return new_id

    def put_relations(self) -> None:
        """Put the relations that were added into their parts, all at once: a list may have a thousand links."""
        for name, relations in self._relations_by_part.items():
            if relations.added:
                self.parts[name] = relations.data

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """Put a part into the document, with its content type where the suffix does not tell it."""
        self.parts[name] = data if data.startswith(b"<?xml") else _HEAD + data
        types = self.parts[CONTENT_TYPES]
        if content_type and f'"/{name}"'.encode() not in types:
            space = "http://schemas.openxmlformats.org/package/2006/content-types"
            override = f'<Override xmlns="{space}" PartName="/{name}" ContentType="{content_type}"/>'
            self.parts[CONTENT_TYPES] = before_end(types, override.encode())

    def style(self, style_id: NewStyle) -> str:
        """Return the id of the style of that name, which is added if missing; "" in a document without styles."""
        name = self.find_related("styles")
        if name not in self.parts or not name:
            return ""
        data = self.parts[name]
        styles = [(_attributes(tag.decode()), content) for tag, content in _STYLE.findall(data)]
        for tag, content in styles:
            name_match = _NAME.search(content)
            if (
                name_match
                and name_match[1].decode().casefold() == style_id.name.casefold()
                and tag.get("type") == style_id.type
            ):
                return tag.get("styleId", "")
        ids = {attributes.get("styleId", "") for attributes, _ in styles}
        base = next((attributes["styleId"] for attributes, _ in styles if _is_base(attributes, style_id.type)), "")
        new_id = style_id.id if style_id.id not in ids else f"{style_id.id}Protlib"
        head = f'<w:name w:val="{style_id.name}"/>' + (f"<w:basedOn w:val={quoteattr(base)}/>" if base else "")
        added = f'<w:style w:type="{style_id.type}" w:styleId="{new_id}">{head}{style_id.content}</w:style>'
        self.parts[name] = self.with_prefix(before_end(data, added.encode()))
        return new_id

    def has_indent(self, style: str) -> bool:
        """Tell whether a style of the document sets an indent; Word's own for references does not."""
        styles = _STYLE.findall(self.parts.get(self.find_related("styles")))
        return any(
            _attributes(opening.decode()).get("styleId") == style and _INDENT.search(content)
            for opening, content in styles
        )

    def with_prefix(self, data: bytes) -> bytes:
        """Return a part whose root declares the prefix of Word."""
        return apply_edits(data, declare_prefixes(data, {"w": self.space}))

    def footnotes(self) -> str:
        """Return the part of the footnotes, which is made where there is none."""
        name = self.find_related("footnotes")
        if name and name in self.parts:
            return name
        name = posixpath.join(posixpath.dirname(self.main), "footnotes.xml")
        data = f'<w:footnotes xmlns:w="{self.space}">{_SEPARATORS}</w:footnotes>'.encode()
        self.add(name, data, f"{_WORD}.footnotes+xml")
        self.relate("footnotes", name)
        settings = self.find_related("settings")
        note_settings = self.parts.get(settings, b"<w:footnotePr")
        if b"<w:footnotePr" not in note_settings and (position := _SETTING_BEHIND_NOTES.search(note_settings)):
            added = b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
            self.parts[settings] = apply_edits(note_settings, [Edit(position.start(), position.start(), added)])
        return name


class PartLinks:
    """The links of one part of a document, for `word_xml`."""

    def __init__(self, word: WordParts, source: str) -> None:
        self._word, self._source = word, source

    def opening(self, link: str) -> str:
        """Return the tag that begins a link."""
        attributes = f'xmlns:r="{self._word.relations_space}" r:id="{self._word.link(link, self._source)}"'
        return f"<w:hyperlink {attributes}>"

    @cached_property
    def style(self) -> str:
        """The style of the text of links, "" for none."""
        return self._word.style(HYPERLINK)


def mail_links(parts: ArchiveParts, source: str) -> frozenset[str]:
    """Return the ids of a part's e-mail links: Word makes one of "[see@iom2009caring]" by itself."""
    relations = (_attributes(tag.decode()) for tag in _RELATION.findall(parts.get(_relations_of(source))))
    return frozenset(
        relation.get("Id", "") for relation in relations if relation.get("Target", "").startswith("mailto:")
    )


def before_end(data: bytes, content: bytes) -> bytes:
    """Return XML with an addition at the end of its root."""
    return apply_edits(data, [at_end(data, content)])


def at_end(data: bytes, content: bytes) -> Edit:
    """Return the edit that adds something at the end of XML's root, even an empty one."""
    position = data.rindex(b"<")
    if data.startswith(b"</", position):
        return Edit(position, position, content)
    name = data[position + 1 :].split(maxsplit=1)[0].removesuffix(b"/>")
    return Edit(data.rindex(b"/>"), len(data), b">" + content + b"</" + name + b">")


def _relations_of(source: str) -> str:
    return posixpath.join(posixpath.dirname(source), "_rels", f"{posixpath.basename(source)}.rels")


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag by their names without prefix."""
    return {name.rpartition(":")[2]: in_double or in_single for name, in_double, in_single in _ATTRIBUTE.findall(tag)}


def _is_base(attributes: Mapping[str, str], kind: str) -> bool:
    return attributes.get("type") == kind and attributes.get("default") in {"1", "true", "on"}
