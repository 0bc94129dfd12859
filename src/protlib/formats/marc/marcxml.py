"""MARCXML (loc.gov/MARC21/slim), from the UN Digital Library, OAI-PMH, and catalogues with SRU."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from protlib.formats.marc.marc_fields import Marc, MarcField
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.xmltext import read_elements

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_XML: Final = re.compile(r"\s*<")
_SPACE: Final = re.compile(r"loc\.gov/MARC21/slim")
# Such as `<collection xmlns="http://www.loc.gov/MARC21/slim"></collection>`, the answer where nothing was found.
_EMPTY: Final = re.compile(r"<(?:[\w-]+:)?collection\s[^>]*loc\.gov/MARC21/slim[^>]*(?:/>|>\s*</)")
# Such as `<marc:datafield tag="245"`; a library may leave out the address of the set.
_FIELD: Final = re.compile(r"<(?:[\w-]+:)?(?:leader\s*>|(?:data|control)field\s[^<>]*tag=)")
_RECORD: Final = re.compile(r"<(?:[\w-]+:)?(?:leader|datafield\s+tag=[\"']245)")
# The elements round records in answers of OAI-PMH and SRU.
_WRAPPERS: Final = r"header|metadata|record\w+"


def sniff(head: str) -> bool:
    """Tell whether a text with this head is XML with MARC fields, or an empty MARC collection."""
    has_fields = _FIELD.search(head) and (_SPACE.search(head) or "subfield" in head)
    return bool(_XML.match(head) and (has_fields or _EMPTY.search(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; a broken one does not affect the others, since each is parsed alone."""
    from protlib.formats.marc.record_reader import gather_works

    problems: list[Problem] = []
    records = ((line, _marc(record)) for line, record in _records(text, problems))
    return gather_works(records, options, len(_RECORD.findall(text)), problems)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, "Element"]]:
    for line, record in read_elements(text, "record", problems, wrappers=_WRAPPERS):
        if record.find("datafield") is not None:
            yield line, record
        else:
            problems.append(Problem(line, "", "a record without MARC fields; left out", lost=True))


def _marc(record: "Element") -> Marc:
    control = {field.get("tag", ""): field.text or "" for field in record.iterfind("controlfield")}
    fields = [
        MarcField(
            field.get("tag", ""),
            f"{field.get('ind1', ' ')}{field.get('ind2', ' ')}",
            tuple((part.get("code", ""), "".join(part.itertext())) for part in field.iterfind("subfield")),
        )
        for field in record.iterfind("datafield")
    ]
    return Marc(record.findtext("leader") or "", control, fields)
