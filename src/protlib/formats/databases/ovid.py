"""Ovid's own text with tags, of MEDLINE, Embase, PsycINFO and other databases; protlib only reads it."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.raw_record_builder import one_or_all
from protlib.formats.records import find_cut, gather
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.tagged_text import Tags, read_tagged_lines, unify_line_ends
from protlib.record import dates, identifiers
from protlib.record.raw_record import RawRecord

_TYPES: Final = tuple(meanings_in("Ovid", "type").items())
"""The first words of kinds of publications, and their types of RIS, the most distinctive first."""
_TAGS: Final = meanings_in("Ovid", "tag")
# What Ovid keeps house with: its name, links to its own pages, days of updates, short forms of the source.
_PASSED_OVER: Final = frozenset({"AS", "DD", "DG", "DP", "MO", "PT", "RO", "SO", "UP", "VN", "XL"})
_KIND_TAGS: Final = frozenset({"PT", "DT"})  # a chapter is an "Edited Book" of PsycINFO, whose document is a "Chapter"
# Such as "TI  - Child labour in 2014."; the number of a record stands above it, "<7. >".
_LINE: Final = re.compile(r"[ \t]*([A-Z][A-Z0-9]) {1,2}- ?(.*)$")
_NUMBER: Final = re.compile(r"^[ \t\ufeff]*<\d+\s*\.?\s*>[ \t]*$", re.MULTILINE)
_HEAD: Final = re.compile(r"[\s\ufeff]*<\d+\s*\.?\s*>[ \t]*\n[ \t]*[A-Z][A-Z0-9] {1,2}- ")
# Such as " [Author; E-mail: ruiz@example.org]", " 1,2,*" and " MD, PhD +" behind a name.
_NAME_ENDING: Final = re.compile(r"(?:\s*\[[^\[\]]*\]|,?\s(?:M\.?D|Ph\.?D|MPH|RN|[\d,+*#]+)\.?){0,40}+\s*$")
_LAST_WORD: Final = re.compile(r"(?<=[a-z]{2})\.$")
# Such as "[References]" behind a title; a translated one is in brackets as a whole.
_TITLE_ENDING: Final = re.compile(r"(?<=\S)\.?(?:\s*\[[A-Z][a-z]+\])?\.?$")
_INITIALS: Final = re.compile(r"([^,]+[^\s,]),? ([A-Z]{1,3})")
# Such as "Kamp, Roza Maria [Editor, Reprint Author], " before the title of a book.
_EDITOR: Final = re.compile(r"([^\[\];]+?) \[(?:Ed|Editor)[^\[\]]*\][,;.]?\s*")
_SOURCES: Final = (
    # Such as "(2012). Coaching in practice: A guide. (pp. 11-31). xvii, 254 pp. New York: Routledge.".
    re.compile(r"\((?P<date>\d{4})\)\. (?P<title>.+?)\.? \(pp\.? (?P<pages>[\w-]+)\)\..*"),
    # Such as "Child Abuse & Neglect. 12(3):45-67, 2010 Jan." and "Development. Vol.32(3), Sep 2002, pp. 551-565."
    re.compile(
        r"(?P<title>.+?)\. (?:Vol\.? ?)?(?P<volume>\d+)(?: ?\((?P<issue>(?!pp)[^()]+)\))?"
        r"(?:: ?(?P<pages>[\w-]+)| ?\(pp (?P<bracketed>[\w-]+)\))?, (?P<date>.*?\b\d{4}\b[^,.]*)(?:[,.].*)?"
    ),
    # Such as "Acta Chirurgica August 2011;43(8):647-653".
    re.compile(
        r"(?P<title>.+?) (?P<date>(?:[A-Z][a-z]+(?:/[A-Z][a-z]+)? )?\d{4});"
        r"(?P<volume>\d+)(?:\((?P<issue>[^()]+)\))?(?::(?P<pages>[\w-]+))?.*"
    ),
    # Such as "Methods in analysis.:371-397, 2004."
    re.compile(r"(?P<title>.+?)\.?: ?(?P<pages>\d+(?:-\d+)?), (?P<date>\d{4})\.?"),
)
_SERIES: Final = "Series Information:"
_SOURCE_PAGES: Final = re.compile(r", pp?\. ?(\d+(?:-\d+)?)")
_YEAR: Final = re.compile(r"\b\d{4}\b")


def sniff(head: str) -> bool:
    """Tell whether a text begins with the number of a record of Ovid, and tags below it."""
    return bool(_HEAD.match(unify_line_ends(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its number."""
    problems: list[Problem] = []
    raws = ((line, _make_raw(tags)) for line, tags in _records(text, problems))
    fault = "no records found; a record of Ovid begins with its number, “<1>”"
    return gather(raws, options, len(_NUMBER.findall(text)), problems, fault=fault)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Tags]]:
    """Yield the tags of each record and the line of its number; other lines continue the tag above."""
    start = 0
    tags: Tags = []
    ends: list[tuple[int, str]] = []
    for number, tag, line in read_tagged_lines(text, _LINE):
        if not tag and _NUMBER.fullmatch(line):
            if tags:
                ends.append((start, tags[-1][0]))
                yield start, tags
            start, tags = number, []
        elif tag:
            tags.append((tag, line.strip()))
        elif tags and line.strip():
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip()}")
    if tags:
        problems += find_cut(text, [*ends, (start, tags[-1][0])])
        yield start, tags


def _make_raw(tags: Tags) -> RawRecord:
    kinds = [value.lower() for tag, value in tags if tag in _KIND_TAGS]
    kind = next((ris for word, ris in _TYPES if any(text.startswith(word) for text in kinds)), "JOUR")
    known_tags: Tags = []
    unknown: dict[str, list[str]] = {}
    for tag, value in tags:
        if tag in _TAGS:
            known_tags += _ris_tags(_TAGS[tag], value)
        elif value and tag not in _PASSED_OVER:
            unknown.setdefault(f"ovid:{tag}", []).append(value)
    raw = read_ris_record(kind, [*known_tags, *_new_tags(_source_tags(dict(tags)), known_tags, kind)])
    raw["extra"] = {**raw.get("extra", {}), **{tag: one_or_all(values) for tag, values in unknown.items()}}
    return raw


def _ris_tags(name: str, value: str) -> Tags:
    """Return the tags of RIS for a value, without the words that Ovid puts beside it."""
    if name in {"AU", "A2"}:
        return [(name, _name(value))]
    if name == "DO":
        return [(name, doi)] if (doi := identifiers.doi_in(value)) else []
    if name == "TI":
        return [(name, _TITLE_ENDING.sub("", value))]
    if name == "KW":
        return [(name, value.replace("*", ""))]
    if name == "PB":
        publisher, _, place = value.partition("; ")
        return [(name, publisher), ("CY", place)]
    if name == "LA":
        return [(name, value.removesuffix("."))]
    return [(name, value.partition(" (")[0] if name == "SN" else value)]


def _name(text: str) -> str:
    """Return a name without what stands behind it, its initials apart: "Ruiz AB" is "Ruiz, A. B."."""
    name = _LAST_WORD.sub("", _NAME_ENDING.sub("", text))
    if match := _INITIALS.fullmatch(name):
        return f"{match[1]}, {' '.join(f'{letter}.' for letter in match[2])}"
    return name


def _new_tags(source_tags: Tags, known_tags: Tags, kind: str) -> Tags:
    """Return what the source adds to the known tags; the authors of an edited book are its editors there, too."""
    names = {name for name, _value in known_tags} - {"PY"}
    editors = {("A2", value) for name, value in known_tags if name == "AU"} if kind == "EDBOOK" else set()
    return [(name, value) for name, value in source_tags if name not in names and (name, value) not in editors]


def _source_tags(tags: Mapping[str, str]) -> Tags:
    """Return the tags of RIS for what the source says: the journal or book, volume, issue, pages and date."""
    source, date = tags.get("SO", ""), tags.get("DP", "")
    bare = _EDITOR.sub("", source.partition(_SERIES)[0]).strip()
    match = next(filter(None, (pattern.fullmatch(bare) for pattern in _SOURCES)), None)
    editors = [("A2", person) for person in _EDITOR.findall(source)]
    if not match:
        return [("PY", date), ("N1", source), *editors]
    values = {"volume": "", "issue": "", "bracketed": "", **match.groupdict()}
    pages = values["pages"] or values["bracketed"] or next(iter(_SOURCE_PAGES.findall(bare)), "")
    year = _YEAR.search(values["date"])
    date = date or (values["date"] if dates.parse_or(values["date"], "") else year[0] if year else "")
    source_tags = {"T2": values["title"], "VL": values["volume"], "IS": values["issue"], "SP": pages, "PY": date}
    return [*((name, value) for name, value in source_tags.items() if value), *editors]
