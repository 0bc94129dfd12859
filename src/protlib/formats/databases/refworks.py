"""RefWorks' own text and XML, which have the same tags; protlib only reads them."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import find_cut, gather
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.tagged_text import Tags, read_tagged_lines, unify_line_ends
from protlib.formats.xmltext import element_text, read_elements
from protlib.record import identifiers
from protlib.record.raw_record import RawRecord

_TYPES: Final = meanings_in("RefWorks", "type")
_TAGS: Final = meanings_in("RefWorks", "tag")
# What RefWorks keeps house with: where a record came from, its number there, the language of its output.
_PASSED_OVER: Final = frozenset({"CR", "FL", "ID", "LL", "OL", "SL", "SR"})
_REPEATED_TAGS: Final = frozenset({"A1", "A2", "A3", "A4", "A5", "A6", "AD", "K1", "LK", "NO", "SN", "UL"})
"""Tags that stand several times in a reference."""
_TYPE: Final = "RT"
# Such as "T1 Caring for women"; in a text that goes on, no tag is known.
_LINE: Final = re.compile(rf"\ufeff?({'|'.join((_TYPE, *_TAGS, *_PASSED_OVER))})(?:[ \t]+(.*)|[ \t]*)$")
_START: Final = re.compile(r"^\ufeff?RT[ \t]+\S", re.MULTILINE)
# Such as "RT Journal Article\nSR Electronic(1)".
_HEAD: Final = re.compile(
    r"\s*(?:Refworks Export Tagged Format|RT [^\n]+\n(?:SR|ID|A1|T1|A2|JF|YR|UL|LK|DO) )", re.IGNORECASE
)
# Such as '<refworks xmlns:refworks="www.refworks.com/xml/">'.
_XML: Final = re.compile(r"\s*+(?:<\?[^>]*>\s*|<!--.*?-->\s*)*+<refworks[\s>]", re.IGNORECASE | re.DOTALL)
_RECORD: Final = re.compile(r"<reference[\s>]", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Tell whether a text begins with RefWorks' name, with the type of a reference, or with its XML."""
    text = unify_line_ends(head)
    return bool(_HEAD.match(text) or _XML.match(text))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text or of XML; a record of the text begins with its type."""
    problems: list[Problem] = []
    fault = "no references found; a reference of RefWorks begins with “RT ” or <reference>"
    if _XML.match(text):
        elements = read_elements(text, "reference", problems)
        records = (
            (line, [(child.tag.upper(), element_text(child)) for child in element]) for line, element in elements
        )
        total = len(_RECORD.findall(text))
    else:
        records = ((line, tags) for line, tags in _records(text, problems))
        total = len(_START.findall(text))
    return gather(((line, _make_raw(tags)) for line, tags in records), options, total, problems, fault=fault)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Tags]]:
    """Yield each reference's tags and the line where it begins; other lines continue a tag.

    So does one that begins like a tag that stood already: "IS there …" in an abstract. What stands above the first type
    is the legend of the tags.
    """
    start = 0
    tags: Tags = []
    ends: list[tuple[int, str]] = []
    for number, tag, line in read_tagged_lines(text, _LINE):
        if tag == _TYPE:
            if tags:
                ends.append((start, tags[-1][0]))
                yield start, tags
            start, tags = number, [(tag, line)]
        elif tag and tags and (tag in _REPEATED_TAGS or tag not in dict(tags)):
            tags.append((tag, line))
        elif tags and (words := f"{tag} {line}".strip()):
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {words}")
    if tags:
        problems += find_cut(text, [*ends, (start, tags[-1][0])])
        yield start, tags


def _make_raw(tags: Tags) -> RawRecord:
    type_name = next((value.strip() for tag, value in tags if tag == _TYPE), "")
    kind = _TYPES.get(type_name.lower(), "GEN")
    known_tags: Tags = []
    for tag, text in tags:
        value = text.strip()
        if tag == "NO" and (doi := identifiers.doi_in(value)) and value.lower().startswith("doi"):
            known_tags.append(("DO", doi))
        elif value and tag not in {_TYPE, *_PASSED_OVER}:
            known_tags.append((_TAGS.get(tag, tag), value))
    raw = read_ris_record(kind, known_tags)
    if type_name and type_name.lower() not in _TYPES:
        raw["extra"] = {**raw.get("extra", {}), "refworks:RT": type_name}
    return raw
