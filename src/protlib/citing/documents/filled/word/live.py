"""The fields of other programs in a Word document: those of Zotero, and Word's own with its sources."""

import re
from collections.abc import Collection, Mapping
from locale import windows_locale
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication, Runs, plain_text
from protlib.citing.cited_works import cite_once
from protlib.citing.documents.filled import zotero_codes
from protlib.citing.documents.filled.draft import DocumentFilling, Live, code_of_list, manner_memory
from protlib.citing.documents.filled.word import word_xml
from protlib.citing.documents.filled.word.memory import SPACE, Memory, citation_of, field_name, is_memory, memory_bytes
from protlib.citing.documents.filled.word.package_parts import WordParts, before_end
from protlib.citing.documents.own_codes import KEPT, NOT_NOTED, code_of_citation
from protlib.citing.locators import is_time, word_of
from protlib.citing.nested import with_nested
from protlib.formats.word import sources
from protlib.record.handout import in_document
from protlib.record.model import Publication
from protlib.system.xml_escapes import escape_xml, unescape_xml

_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PACKAGE: Final = "application/vnd.openxmlformats-officedocument"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Such as '<property fmtid="{...}" pid="2" name="ZOTERO_PREF_1"><vt:lpwstr>...</vt:lpwstr></property>'.
_PREFERENCE: Final = re.compile(
    rb"<((?:\w+:)?)property\b[^>]*\bname=\"ZOTERO_PREF_\d+\"[^>]*?(?:/>|>.*?</\1property>)", re.DOTALL
)
_FIRST_CONTROL: Final = 910_000_000  # numbers of content controls, which nobody else is likely to use
_US_ENGLISH: Final = 1033  # Windows' number of the language, which Word's own fields name
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
_CUSTOM_SOURCES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


class FilledCitation(NamedTuple):
    """A citation that a field is to hold: its number in the document, how it is typed, and what it shows.

    `properties` are those of its runs. One that `is_noted` is in a note. `details` has the data of a citation with its
    own note. `runs` are those of one that a person has changed.
    """

    number: int
    source_text: str
    display: Runs
    properties: bytes
    is_noted: bool
    details: Mapping[str, str] = NOT_NOTED
    runs: bytes = b""


class Fields:
    """How a program keeps its citations in a Word document."""

    stand_in_notes = True
    """Whether the field of a citation in a note is in the note, and not round the note's number."""

    def __init__(self, filling: DocumentFilling) -> None:
        self._filling = filling

    def citation(self, parts: FilledCitation) -> bytes:
        """Return the runs of a citation with the field that holds it."""
        raise NotImplementedError

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the beginning and the end of the list, for its first and its last paragraph."""
        raise NotImplementedError

    def around_list(self, paragraphs: bytes) -> bytes:
        """Return the list with the elements around its paragraphs."""
        return paragraphs

    def finish(self) -> None:
        """Write what the fields need in other parts of the document."""


class ProtlibFields(Fields):
    """The fields of protlib, which let it fill the document again."""

    stand_in_notes = False

    def citation(self, parts: FilledCitation) -> bytes:
        """Return a field that keeps the citation as it was typed."""
        details = {KEPT: parts.details[KEPT]} if KEPT in parts.details else {}  # the field in the text has the others
        code = code_of_citation(parts.source_text, plain_text(parts.display), **details)
        runs = parts.runs or word_xml.runs(parts.display, parts.properties)
        return word_xml.protlib_field(code, runs, parts.properties)

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the ends of a field that keeps the manner of filling."""
        code = code_of_list(self._filling, self._filling.entries)
        return word_xml.field_ends(f"{word_xml.ADDIN}{code}", properties)


def _put_sources(word: WordParts, works: Mapping[str, Publication], style: str, old_tags: Collection[str]) -> list[str]:
    """Put records into the list of sources by key; return the keys of the sources that are protlib's.

    Sources that protlib put there (`old_tags`) get the values of their records, or go where nothing cites them. The
    user's own sources never change.
    """
    parts = word.parts
    name = next((name for name in parts.names() if _is_list(name, parts.get(name))), "")
    if not name:
        source_list = sources.dumps(works.values()).replace(_NO_STYLE, _style_choice(style) or _NO_STYLE, 1)
        _add_item(word, source_list.encode(), sources.SPACE)
        return list(works)
    text = parts[name].decode()
    present_tags = {tag for match in _SOURCE.finditer(text) if (tag := _tag(match[0]))}
    text = _SOURCE.sub(lambda match: _renew_source(match[0], works, old_tags), text)
    if old_tags or _NO_STYLE in text:
        text = _ROOT.sub(lambda root: root[1] + _with_style(root[2], style), text, count=1)
    additions = "".join(_source_with_namespace(works[key]) for key in works if key not in present_tags)
    parts[name] = before_end(text.encode(), additions.encode()) if additions else text.encode()
    return [key for key in works if key not in present_tags or key in old_tags]


def _add_item(word: WordParts, data: bytes, space: str) -> None:
    """Add a part of the document's own data, with a root of a namespace (ECMA-376, part 1, 15.2.5)."""
    number = next(number for number in range(1, 1000) if f"customXml/item{number}.xml" not in word.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    has_type = b'Extension="xml"' in word.parts["[Content_Types].xml"]
    word.add(item, data, "" if has_type else "application/xml")
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{space}"/></ds:schemaRefs>'
    identity = str(uuid5(NAMESPACE_URL, space)).upper()
    data_item = f'<ds:datastoreItem xmlns:ds="{_CUSTOM_SOURCES}" ds:itemID="{{{identity}}}">{schema}</ds:datastoreItem>'
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


def live_fields(filling: DocumentFilling, word: WordParts, memory: Memory) -> Fields:
    """Return the fields of the program that the filling names; `memory` is what the document remembers so far."""
    return ZoteroFields(filling, word) if filling.live is Live.ZOTERO else WordFields(filling, word, memory)


class ZoteroFields(Fields):
    """The fields of Zotero's plug-in."""

    def __init__(self, filling: DocumentFilling, word: WordParts) -> None:
        super().__init__(filling)
        self._word = word

    def citation(self, parts: FilledCitation) -> bytes:
        """Return a field that holds the items of a citation."""
        author, field_runs, display_runs = _divide(parts, self._filling)
        details = {"lead": plain_text(author), **parts.details}
        code = zotero_codes.citation_code(parts.number, parts.source_text, field_runs, self._filling, **details)
        return word_xml.runs(author, parts.properties) + word_xml.protlib_field(code, display_runs, parts.properties)

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the ends of the field of the list."""
        return word_xml.field_ends(f"{word_xml.ADDIN}{zotero_codes.list_code(self._filling)}", properties)

    def finish(self) -> None:
        """Put the style of the document among its properties."""
        parts = self._word.parts
        name = self._word.find_related("custom-properties", "") or "docProps/custom.xml"
        if name not in parts:
            data = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}"></Properties>'.encode()
            self._word.add(name, data, f"{_PACKAGE}.custom-properties+xml")
            self._word.relate("custom-properties", name, "")
        data = _PREFERENCE.sub(b"", parts[name])
        first = max((int(pid) for pid in re.findall(rb"\bpid=\"(\d+)\"", data)), default=1) + 1
        preferences = zotero_codes.preferences(self._filling, "Field")
        parts[name] = before_end(
            data, "".join(_property(*pair) for pair in enumerate(preferences.items(), first)).encode()
        )


def _property(number: int, pair: tuple[str, str]) -> str:
    name, text = pair
    value = f'<vt:lpwstr xmlns:vt="{_VARIANTS}">{escape_xml(text)}</vt:lpwstr>'
    return f'<property xmlns="{_CUSTOM}" fmtid="{_FORMAT}" pid="{number}" name="{name}">{value}</property>'


class WordFields(Fields):
    """The fields of Word itself, which keeps the records in a list of sources."""

    def __init__(self, filling: DocumentFilling, word: WordParts, memory: Memory) -> None:
        super().__init__(filling)
        self._word, self._memory = word, memory
        self._citations: dict[int, dict[str, str]] = {}
        tag = (filling.manner.locale or "en-US").replace("-", "_")
        numbers = {name: number for number, name in windows_locale.items()}
        self._language = numbers.get(tag) or next(
            (numbers[name] for name in numbers if name.startswith(tag)), _US_ENGLISH
        )

    def citation(self, parts: FilledCitation) -> bytes:
        """Return a content control with a field that names the sources of a citation."""
        author, _, display_runs = _divide(parts, self._filling)
        citation = notation.parse_citation(parts.source_text)
        cited = cite_once(with_nested(citation), self._filling.publications).cited if citation else ()
        switches = [self._switches(item) for item in cited]
        code = "CITATION " + r" \m ".join([f"{switches[0]} \\l {self._language}", *switches[1:]])
        saved_text = notation.notation(citation_of(code) or Citation(()))
        details = {
            "field": field_name(saved_text, is_noted=parts.is_noted),
            "typed": parts.source_text,
            "lead": plain_text(author),
            **parts.details,
        }
        self._citations[parts.number] = {name: text for name, text in details.items() if text}
        field = word_xml.complex_field(code, display_runs, parts.properties)
        return word_xml.runs(author, parts.properties) + _control(parts.number + 1, "citation", field)

    def _switches(self, work: CitedPublication) -> str:
        """Return the name of a source and its switches (ECMA-376, part 1, 17.16.5.11)."""
        key = self._filling.publications[work.key].key
        switches = [key if re.fullmatch(r'[^\s\\"]+', key) else f'"{key}"']
        suffix = work.suffix if "@" not in work.suffix else ""
        if work.locator and work.label in {"page", "volume"}:
            switches.append(rf"\{work.label[0]} {_quote(work.locator)}")
        elif work.locator:
            word = "" if is_time(work.label, work.term) else f"{word_of(work.term or work.label)} "
            suffix = f", {word}{work.locator}{suffix and f' {suffix}'}"
        if work.prefix and "@" not in work.prefix:
            switches.append(rf"\f {_quote(f'{work.prefix} ')}")
        if suffix:
            switches.append(rf"\s {_quote(suffix)}")
        return " ".join(
            [*switches, *([r"\n"] if work.mode in {CitationMode.WITHOUT_AUTHOR, CitationMode.IN_TEXT} else [])]
        )

    def list_ends(self, properties: bytes) -> tuple[bytes, bytes]:
        """Return the ends of the field of the list."""
        return word_xml.field_ends(f"BIBLIOGRAPHY \\l {self._language}", properties)

    def around_list(self, paragraphs: bytes) -> bytes:
        """Return the content control of the list."""
        return _control(0, "bibliography", paragraphs)

    def finish(self) -> None:
        """Write the records into the document's list of sources, and protlib's memory beside it."""
        works = {work.key: in_document(work) for work in self._filling.publications.values()}
        manner = self._filling.manner
        source_list = _put_sources(self._word, works, manner.style, self._memory.sources)
        citations = [self._citations[number] for number in sorted(self._citations)]
        memory = memory_bytes(manner_memory(self._filling), citations, works, source_list)
        parts = self._word.parts
        memory_part = next((name for name in parts.names() if is_memory(name, parts.get(name))), "")
        if memory_part:
            self._word.add(memory_part, memory)
        else:
            _add_item(self._word, memory, SPACE)


def _divide(parts: FilledCitation, filling: DocumentFilling) -> tuple[Runs, Runs, bytes]:
    """Return the author before a field, the rest of the citation, and the runs of Word that the field shows."""
    if parts.runs:
        return (), parts.display, parts.runs
    author, field_runs = zotero_codes.split_author(parts.source_text, parts.display, filling)
    return author, field_runs, word_xml.runs(field_runs, parts.properties)


def _control(number: int, kind: str, content: bytes) -> bytes:
    properties = f'<w:sdtPr><w:id w:val="{_FIRST_CONTROL + number}"/><w:{kind}/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>".encode() + content + b"</w:sdtContent></w:sdt>"


def _quote(text: str) -> str:
    return f'"{text.replace(chr(34), chr(0x201D)).replace(chr(92), "/")}"'
