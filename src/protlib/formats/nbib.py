"""NBIB, the MEDLINE format of PubMed and ERIC; protlib only reads it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.raw_record_builder import RawRecordBuilder
from protlib.formats.records import find_cut, gather
from protlib.formats.tagged_text import Tags, read_tagged_lines
from protlib.record import dates, identifiers, names
from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.names.unnamed_others import without_others
from protlib.record.raw_record import RawRecord
from protlib.text import words

# Such as "TI  - Caring for victims" or "PMID- 123".
_LINE: Final = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
_PMID: Final = re.compile(r"^PMID- *\d", re.MULTILINE)
_ERIC: Final = re.compile(r"^OWN {0,2}- *ERIC\b", re.MULTILINE)
# Such as "10.1000/182 [doi]", also where the DOI has a space in it that is none of it.
_DOI: Final = re.compile(r"(10\..+?) *\[doi\]")
_BRACKETED_TEXT: Final = re.compile(r"\[(.*)\]")
# Such as that behind "1234-5678 (Electronic)".
_ISSN_KIND: Final = re.compile(r"(?:(?<! ) +)?\((?:Print|Electronic|Linking|Internet)\)")
# The tags are those of "MEDLINE/PubMed Data Element (Field) Descriptions" of the U.S. National Library of Medicine.
_MEANINGS: Final = meanings_in("PubMed", "tag")
_NAMES: Final = frozenset({"AU", "FAU", "ED", "FED", "CN"})
_TYPES: Final = meanings_in("PubMed", "type")
# PubMed's housekeeping.
_PASSED_OVER: Final = frozenset({
    "AUID", "CRDT", "CTDT", "DCOM", "EDAT", "JID", "LR", "MHDA", "OTO", "OWN", "PHST", "PST", "SB", "SO", "STAT",
})  # fmt: skip

# The first words of ERIC's types of publications, the most distinctive first.
_TYPES_OF_ERIC: Final = tuple(meanings_in("ERIC", "type").items())
# Such as "EISSN-2375-5636" or "ISBN-978-1-5985-7192-9".
_NUMBER_OF_ERIC: Final = re.compile(r"^(?:E?ISSN|ISBN)-", re.IGNORECASE)
# Such as "Ph.D. Dissertation, Drexel University".
_DEGREE: Final = re.compile(r"(.*?(?:Dissertation|Thesis))s?, (.+)", re.IGNORECASE)


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains a PubMed number, or comes from ERIC."""
    text = head.replace("\r", "\n")
    return bool(_PMID.search(text) or _ERIC.search(text))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its PubMed number, with ERIC's name, or after a blank line."""
    problems: list[Problem] = []
    raws = ((line, make_raw(tags)) for line, tags in _records(text, problems))
    total = len(_PMID.findall(text)) or len(_ERIC.findall(text))
    return gather(raws, options, total, problems, fault="no records found; a PubMed record begins with “PMID- ”")


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Tags]]:
    """Yield the tags of each record and the line where it begins; an indented line continues the one before."""
    start = 0
    tags: Tags = []
    ends: list[tuple[int, str]] = []
    for number, tag, line in read_tagged_lines(text, _LINE):
        if tags and ((not tag and not line.strip()) or _begins_record(tag, tags)):
            ends.append((start, tags[-1][0]))
            yield start, tags
            tags = []
        if tag:
            start = start if tags else number
            tags.append((tag, line.strip()))
        elif tags and line[:1].isspace():
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}")
    if tags:
        problems += find_cut(text, [*ends, (start, tags[-1][0])])
        yield start, tags


def _begins_record(tag: str, tags: Tags) -> bool:
    """Tell whether a tag begins another record: PubMed's number, or a second owner."""
    return tag == "PMID" or (tag == "OWN" and any(earlier_tag == "OWN" for earlier_tag, _ in tags))


def make_raw(tags: Tags) -> RawRecord:
    """Return the raw record of some tags; unknown tags are kept as `nbib:<tag>`."""
    by_tag: dict[str, list[str]] = {}
    for tag, value in tags:
        if value and tag not in _PASSED_OVER:
            by_tag.setdefault(tag, []).append(value)
    raw = RawRecordBuilder("nbib")
    raw.store_value("type", _type(by_tag))
    raw.store_value("authors", list(_people(tags, "FAU" if "FAU" in by_tag else "AU")))
    raw.store_value("editors", list(_people(tags, "FED" if "FED" in by_tag else "ED")))
    _put_titles(by_tag, raw)
    _put_identifiers(by_tag, raw)
    raw.store_value("tags", [keyword.replace("*", "") for tag in ("OT", "MH") for keyword in by_tag.pop(tag, [])])
    for tag, meaning in _MEANINGS.items():
        raw.store_value(meaning, _take_first(tag, by_tag))
    if online := _take_first("DEP", by_tag):
        raw.store_value("available-date", dates.parse_or(online, online))
    for tag, values in by_tag.items():
        if tag not in _NAMES:
            raw.keep(tag, values)
    return _as_of_eric(raw.values(), tags) if ("OWN", "ERIC") in tags else raw.values()


def _take_first(tag: str, by_tag: dict[str, list[str]]) -> str:
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
            name_text = without_others(value)
            yield from [names.person(name_text)] if name_text else ()
            yield from [UNNAMED_OTHERS] if name_text != value else ()
        elif tag == "CN" and value and people.endswith("AU"):
            yield names.organisation(value)


def _put_titles(by_tag: dict[str, list[str]], raw: RawRecordBuilder) -> None:
    """Store the titles; PubMed ends each with a full stop, and brackets a translated one."""
    title, book = (_title(_take_first(tag, by_tag)) for tag in ("TI", "BTI"))
    journal, short_title = _take_first("JT", by_tag), _take_first("TA", by_tag)
    raw.store_value("title", title or book)
    raw.store_value("container_title", (book if title else "") or journal or short_title)
    raw.store_value("container-title-short", short_title if words(short_title) != words(journal) else "")


def _title(text: str) -> str:
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    match = _BRACKETED_TEXT.fullmatch(text)
    return match[1].removesuffix(".") if match else text


def _put_identifiers(by_tag: dict[str, list[str]], raw: RawRecordBuilder) -> None:
    """Store DOI, ISSN and ISBN, and leave other numbers."""
    for tag in ("LID", "AID"):
        for value in list(by_tag.get(tag, ())):
            if match := _DOI.fullmatch(value):
                raw.store_value("doi", match[1])
                by_tag[tag].remove(value)
    for tag, field in (("IS", "issn"), ("ISBN", "isbn")):
        raw.store_value(field, " ".join(_ISSN_KIND.sub("", number) for number in by_tag.pop(tag, [])))


def _as_of_eric(raw: Mapping[str, Any], tags: Sequence[tuple[str, str]]) -> RawRecord:
    """Return an ERIC record's raw record, corrected from PubMed's reading; without a journal, JT is the publisher."""
    by_tag = dict(reversed(tags))
    kinds = [value.lower() for tag, value in tags if tag == "PT"]
    kind = next((csl for word, csl in _TYPES_OF_ERIC if any(kind.startswith(word) for kind in kinds)), "report")
    if kind == "report" and by_tag.get("OID", "").startswith("EJ"):  # the numbers of journal articles
        kind = "article-journal"
    raw_record = {**raw, "type": kind, "extra": {**raw["extra"]}}
    for tag in ("AID", "LID", "ISSN", "PT"):
        raw_record["extra"].pop(f"nbib:{tag}", None)
    if kind != "article-journal":
        raw_record["publisher"], raw_record["container_title"] = raw.get("container_title", ""), ""
    if kind == "thesis" and (degree := _DEGREE.fullmatch(by_tag.get("SO", ""))):
        raw_record["genre"], raw_record["publisher"] = degree.groups()
    for field, tag in (("issn", "ISSN"), ("isbn", "ISBN")):
        numbers = [_NUMBER_OF_ERIC.sub("", value) for name, value in tags if name == tag]
        raw_record[field] = " ".join(filter(None, numbers))
    links = [value for name in ("AID", "LID") for tag, value in tags if tag == name]
    raw_record["doi"] = next(filter(None, map(_doi_of_link, links)), "")
    raw_record["url"] = next((link for link in links if not _doi_of_link(link)), "")
    return raw_record


def _doi_of_link(link: str) -> str:
    """Return the DOI in a link, "" where it has none."""
    return identifiers.doi_in(link) if "10." in link else ""
