"""Dublin Core from repositories: answers of OAI-PMH (oai_dc, DSpace's dim and qdc), of SRU, and single records.

The protocol is OAI-PMH 2.0 (openarchives.org); the `dublin_core.xml` in DSpace's simple archives has DSpace's own form.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.xmltext import element_text, read_elements
from protlib.record.raw_record import RawRecord

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from protlib.formats.portals.dublin_core import Element as DublinElement

_XML: Final = re.compile(r"\s*<")
# The namespaces of elements with Dublin Core in them, such as "purl.org/dc/terms/"; a web page may name them too.
_SPACES: Final = re.compile(
    r"""purl\.org/dc/(?:elements/1\.1|terms)/|OAI/2\.0/oai_dc/|dspace\.org/xmlns/dspace/dim|<dublin_core[\s>]"""
)
# Such as "<dc:title>".
_ELEMENT: Final = re.compile(
    r"""<(?:dc|dcterms|dim):\w|<dcvalue\s|<(?:title|creator)\s*(?:xmlns|xml:lang|>)[\s\S]*?purl\.org/dc"""
)
_WEB_PAGE: Final = re.compile(r"<(?:!DOCTYPE\s+)?html\b", re.IGNORECASE)
_OTHER_FORMATS: Final = re.compile(r"MARC21/slim|loc\.gov/mods|zotero\.org/namespaces")
_ROWS: Final = re.compile(r"<(?:[\w-]+:)?record[\s>]")
_ROW_ELEMENT: Final = "record"
_LONE_ELEMENTS: Final = "dc|qualifieddc|dublin_core|dim|metadata|Description"
_HEADER: Final = frozenset({"header", "about", "recordSchema", "recordPacking", "recordIdentifier", "recordPosition"})
_DELETED_STATUS: Final = "deleted"
# Such as `<error code="noRecordsMatch">No matches</error>`.
_ERROR: Final = re.compile(r"<error\s+code=[\"'](\w+)[\"'][^>]*>([^<]*)")
_TOKEN: Final = re.compile(r"<resumptionToken([^>]*)>([^<]*)")
_TOTAL: Final = re.compile(r"completeListSize=[\"'](\d+)")


def sniff(head: str) -> bool:
    """Tell whether a text with this head is XML with elements of Dublin Core, and of no richer set."""
    if not _XML.match(head) or _WEB_PAGE.search(head) or _OTHER_FORMATS.search(head):
        return False
    is_error = "<OAI-PMH" in head and _ERROR.search(head)
    return bool(is_error or (_SPACES.search(head) and _ELEMENT.search(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; records that a repository has deleted are reported."""
    problems: list[Problem] = []
    raws = ((line, _make_raw(record)) for line, record in _records(text, problems))
    parsed = gather(raws, options, len(_ROWS.findall(text)), problems)
    if error := _ERROR.search(text):
        message = f"the repository answered with an error: {error[1]} {error[2].strip()}".strip()
        problems.append(Problem(1, "", message, lost=True))
    if (token := _TOKEN.search(text)) and token[2].strip():
        size = f" of {total[1]}" if (total := _TOTAL.search(token[1])) else ""
        message = f"these are {len(parsed.publications)}{size}: the repository has more (see its resumptionToken)"
        problems.append(Problem(0, "", message))
    return parsed


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, "Element"]]:
    in_rows = _ROWS.search(text) is not None
    for line, record in read_elements(text, _ROW_ELEMENT if in_rows else _LONE_ELEMENTS, problems):
        header = record.find("header")
        if header is not None and header.get("status") == _DELETED_STATUS:
            name = (header.findtext("identifier") or "").strip()
            problems.append(Problem(line, name, "deleted in the repository; left out"))
        elif in_rows or any(_elements(record)):
            yield line, record


def _make_raw(record: "Element") -> RawRecord:
    from protlib.formats.portals.dublin_core import to_raw

    return to_raw(_elements(record))


def _elements(record: "Element") -> Iterator["DublinElement"]:
    """Yield the innermost elements of a record, without those of its header."""
    from protlib.formats.portals.dublin_core import Element as DublinElement

    header_ids = {id(descendant) for child in record if child.tag in _HEADER for descendant in child.iter()}
    for descendant in record.iter():
        if (
            descendant is record
            or id(descendant) in header_ids
            or len(descendant)
            or not (text := element_text(descendant))
        ):
            continue
        name, qualifier = descendant.tag, ""
        if name in {"field", "dcvalue"}:  # DSpace's
            if descendant.get("mdschema", "dc") not in {"dc", "dcterms"}:
                continue
            name, qualifier = descendant.get("element", ""), descendant.get("qualifier", "")
        yield DublinElement(name.lower(), qualifier.lower().removeprefix("none"), descendant.get("lang", ""), text)
