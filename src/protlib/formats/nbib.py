"""NBIB, the MEDLINE format of PubMed and ERIC; protlib only reads it."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.formats import eric
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.raw_record import RawRecordBuilder
from protlib.formats.records import gather
from protlib.formats.tagged_text import Tags, read_tagged_lines
from protlib.record import dates, names
from protlib.record.model import Name
from protlib.record.raw_record import RawRecord
from protlib.text import words

# Such as "TI  - Caring for victims" or "PMID- 123".
_LINE: Final = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_PMID: Final = re.compile(r"^PMID- *\d", re.MULTILINE)
_ERIC: Final = re.compile(r"^OWN {0,2}- *ERIC\b", re.MULTILINE)
# Such as "10.1000/182 [doi]", also where the DOI has a space in it that is none of it.
_DOI: Final = re.compile(r"(10\..+?) *\[doi\]")
_BRACKETED: Final = re.compile(r"\[(.*)\]")
# Such as that behind "1234-5678 (Electronic)".
_OF_JOURNALS: Final = re.compile(r" *\((?:Print|Electronic|Linking|Internet)\)")
# The tags are those of "MEDLINE/PubMed Data Element (Field) Descriptions" of the U.S. National Library of Medicine.
_MEANINGS: Final = {
    "VI": "volume", "IP": "issue", "PG": "page", "DP": "date", "LA": "language", "PL": "publisher_place",
    "PB": "publisher", "EN": "edition", "CTI": "collection_title", "AB": "abstract",
    "PMID": "PMID", "PMC": "PMCID", "TT": "original-title",
}  # fmt: skip
_NAMES: Final = frozenset({"AU", "FAU", "ED", "FED", "CN"})
_TYPES: Final = {
    "preprint": "article",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "technical report": "report",
}
# PubMed's housekeeping.
_PASSED_OVER: Final = frozenset({
    "AUID", "CRDT", "CTDT", "DCOM", "EDAT", "JID", "LR", "MHDA", "OTO", "OWN", "PHST", "PST", "SB", "SO", "STAT",
})  # fmt: skip


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains a PubMed number, or comes from ERIC."""
    text = head.replace("\r", "\n")
    return bool(_PMID.search(text) or _ERIC.search(text))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its PubMed number, with ERIC's name, or after a blank line."""
    raws = ((line, _raw(tags)) for line, tags in _records(text))
    total = len(_PMID.findall(text)) or len(_ERIC.findall(text))
    return gather(raws, options, total, [], nothing="no records found; a PubMed record begins with “PMID- ”")


def _records(text: str) -> Iterator[tuple[int, Tags]]:
    """Yield the tags of each record and the line where it begins; an indented line continues the one before."""
    start = 0
    tags: Tags = []
    for number, tag, line in read_tagged_lines(text, _LINE):
        if tags and ((not tag and not line.strip()) or _begins(tag, tags)):
            yield start, tags
            tags = []
        if tag:
            start = start if tags else number
            tags.append((tag, line.strip()))
        elif tags and line[:1].isspace():
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}")
    if tags:
        yield start, tags


def _begins(tag: str, tags: Tags) -> bool:
    """Tell whether a tag begins another record: PubMed's number, or a second owner."""
    return tag == "PMID" or (tag == "OWN" and any(earlier_tag == "OWN" for earlier_tag, _ in tags))


def _raw(tags: Tags) -> RawRecord:
    """Return the raw record of some tags; unknown tags are kept as `nbib:<tag>`."""
    by_tag: dict[str, list[str]] = {}
    for tag, value in tags:
        if value and tag not in _PASSED_OVER:
            by_tag.setdefault(tag, []).append(value)
    raw = RawRecordBuilder("nbib")
    raw.store_value("type", _type(by_tag))
    raw.store_value("authors", list(_people(tags, "FAU" if "FAU" in by_tag else "AU")))
    raw.store_value("editors", list(_people(tags, "FED" if "FED" in by_tag else "ED")))
    _read_titles(by_tag, raw)
    _read_identifiers(by_tag, raw)
    raw.store_value("tags", [keyword.replace("*", "") for tag in ("OT", "MH") for keyword in by_tag.pop(tag, [])])
    for tag, meaning in _MEANINGS.items():
        raw.store_value(meaning, _first(tag, by_tag))
    if online := _first("DEP", by_tag):
        raw.store_value("available-date", dates.parse_or(online, online))
    for tag, values in by_tag.items():
        if tag not in _NAMES:
            raw.keep(tag, values)
    return eric.to_raw(raw.values(), tags) if ("OWN", "ERIC") in tags else raw.values()


def _first(tag: str, by_tag: dict[str, list[str]]) -> str:
    """Return the first value of a tag, and leave the others."""
    values = by_tag.get(tag)
    return values.pop(0) if values else ""


def _type(by_tag: dict[str, list[str]]) -> str:
    kinds = [kind.lower() for kind in by_tag.get("PT", ())]
    if "BTI" in by_tag:
        return "chapter" if "TI" in by_tag else "book"
    return next((_TYPES[kind] for kind in kinds if kind in _TYPES), "article-journal")


def _people(tags: Tags, people: str) -> Iterator[Name]:
    """Yield the names under a tag, with organisations among the authors, in their order."""
    for tag, value in tags:
        if tag == people and value:
            yield names.person(value)
        elif tag == "CN" and value and people.endswith("AU"):
            yield names.organisation(value)


def _read_titles(by_tag: dict[str, list[str]], raw: RawRecordBuilder) -> None:
    """Read the titles; PubMed ends each with a full stop, and brackets a translated one."""
    title, book = (_title(_first(tag, by_tag)) for tag in ("TI", "BTI"))
    journal, short = _first("JT", by_tag), _first("TA", by_tag)
    raw.store_value("title", title or book)
    raw.store_value("container_title", (book if title else "") or journal or short)
    raw.store_value("container-title-short", short if words(short) != words(journal) else "")


def _title(text: str) -> str:
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    match = _BRACKETED.fullmatch(text)
    return match[1].removesuffix(".") if match else text


def _read_identifiers(by_tag: dict[str, list[str]], raw: RawRecordBuilder) -> None:
    """Read DOI, ISSN and ISBN, and leave other numbers."""
    for tag in ("LID", "AID"):
        for value in list(by_tag.get(tag, ())):
            if match := _DOI.fullmatch(value):
                raw.store_value("doi", match[1])
                by_tag[tag].remove(value)
    for tag, field in (("IS", "issn"), ("ISBN", "isbn")):
        raw.store_value(field, " ".join(_OF_JOURNALS.sub("", number) for number in by_tag.pop(tag, [])))
