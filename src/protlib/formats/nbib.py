"""NBIB, the MEDLINE format of PubMed, which ERIC has as well; it is only read."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from protlib.formats import eric
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record import dates, names
from protlib.record.model import Name
from protlib.text import words

Tags = list[tuple[str, str]]
"""The tags of a record and their values, in the order of the file."""

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
_FIELDS: Final = {
    "VI": "volume", "IP": "issue", "PG": "page", "DP": "date", "LA": "language", "PL": "publisher_place",
    "PB": "publisher", "EN": "edition", "CTI": "collection_title", "AB": "abstract",
}  # fmt: skip
_VARIABLES: Final = {"PMID": "PMID", "PMC": "PMCID", "TT": "original-title"}
_TYPES: Final = {
    "preprint": "article",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "technical report": "report",
}
# How PubMed keeps its own house.
_PASSED_OVER: Final = frozenset(
    {
        "AUID", "CRDT", "CTDT", "DCOM", "EDAT", "JID", "LR", "MHDA", "OTO", "OWN", "PHST", "PST", "SB", "SO", "STAT",
    }
)  # fmt: skip


def sniff(head: str) -> bool:
    """Tell whether a text that begins like this has a record's number in PubMed in it, or is of ERIC."""
    text = head.replace("\r", "\n")
    return bool(_PMID.search(text) or _ERIC.search(text))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its number in PubMed, with ERIC's name, or behind a blank line."""
    problems: list[Problem] = []
    raws = ((line, _raw(tags)) for line, tags in _records(text))
    parsed = gather(raws, options, len(_PMID.findall(text)) or len(_ERIC.findall(text)), problems)
    if not parsed.publications:
        problems.append(Problem(1, "", "no records found; a PubMed record begins with “PMID- ”", lost=True))
    return parsed


def _records(text: str) -> Iterator[tuple[int, Tags]]:
    """Yield the tags of each record and the line on which it begins; an indented line goes on with the one before."""
    start = 0
    tags: Tags = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        match = _LINE.match(line)
        if tags and (not line.strip() or (match and _begins(match[1], tags))):
            yield start, tags
            tags = []
        if match:
            start = start if tags else number
            tags.append((match[1], match[2].strip()))
        elif tags and line[:1].isspace():
            tag, value = tags[-1]
            tags[-1] = (tag, f"{value} {line.strip()}")
    if tags:
        yield start, tags


def _begins(tag: str, tags: Tags) -> bool:
    """Tell whether a tag begins another record than the one before: PubMed's number, or the name of an owner where it has one."""
    return tag == "PMID" or (tag == "OWN" and any(other == "OWN" for other, _ in tags))


def _raw(tags: Tags) -> dict[str, Any]:
    """Return the raw record of one record's tags; what has no meaning is kept as `nbib:<tag>`."""
    found: dict[str, list[str]] = {}
    for tag, value in tags:
        if value and tag not in _PASSED_OVER:
            found.setdefault(tag, []).append(value)
    extra: dict[str, Any] = {}
    raw: dict[str, Any] = {
        "type": _type(found),
        "authors": list(_people(tags, "FAU" if "FAU" in found else "AU")),
        "editors": list(_people(tags, "FED" if "FED" in found else "ED")),
        **_titles(found, extra),
        **_identifiers(found),
        "tags": [keyword.replace("*", "") for tag in ("OT", "MH") for keyword in found.pop(tag, [])],
        **{field: _first(tag, found) for tag, field in _FIELDS.items()},
    }
    extra |= {variable: text for tag, variable in _VARIABLES.items() if (text := _first(tag, found))}
    if online := _first("DEP", found):
        extra["available-date"] = dates.parse_or(online, online)
    for tag in ("AU", "FAU", "ED", "FED", "CN"):
        found.pop(tag, None)
    for tag, values in found.items():
        if values:
            extra[f"nbib:{tag}"] = values[0] if len(values) == 1 else values
    raw["extra"] = extra
    return eric.raw_of(raw, tags) if ("OWN", "ERIC") in tags else raw


def _first(tag: str, found: dict[str, list[str]]) -> str:
    """Return the first value of a tag, and leave the others."""
    values = found.get(tag)
    return values.pop(0) if values else ""


def _type(found: dict[str, list[str]]) -> str:
    kinds = [kind.lower() for kind in found.get("PT", ())]
    if "BTI" in found:
        return "chapter" if "TI" in found else "book"
    return next((_TYPES[kind] for kind in kinds if kind in _TYPES), "article-journal")


def _people(tags: Tags, people: str) -> Iterator[Name]:
    """Yield the names under a tag, and among the authors the organisations, in their order."""
    for tag, value in tags:
        if tag == people and value:
            yield names.person(value)
        elif tag == "CN" and value and people.endswith("AU"):
            yield names.organisation(value)


def _titles(found: dict[str, list[str]], extra: dict[str, Any]) -> dict[str, str]:
    """Read the titles: PubMed ends each with a full stop, and puts brackets round one that it translated."""
    title, book = (_title(_first(tag, found)) for tag in ("TI", "BTI"))
    journal, short = _first("JT", found), _first("TA", found)
    if short and words(short) != words(journal):
        extra["container-title-short"] = short
    return {"title": title or book, "container_title": (book if title else "") or journal or short}


def _title(text: str) -> str:
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    match = _BRACKETED.fullmatch(text)
    return match[1].removesuffix(".") if match else text


def _identifiers(found: dict[str, list[str]]) -> dict[str, str]:
    """Read DOI, ISSN and ISBN; what else stands with them is left."""
    doi = ""
    for tag in ("LID", "AID"):
        for value in list(found.get(tag, ())):
            if match := _DOI.fullmatch(value):
                doi = doi or match[1]
                found[tag].remove(value)
    numbers = {field: " ".join(_bare(found.pop(tag, []))) for tag, field in (("IS", "issn"), ("ISBN", "isbn"))}
    return {"doi": doi, **numbers}


def _bare(numbers: Iterable[str]) -> Iterator[str]:
    return (_OF_JOURNALS.sub("", number) for number in numbers)
