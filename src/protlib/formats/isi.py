"""Web of Science's own text (ISI, .ciw), also of Clarivate's other databases; protlib only reads it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from protlib.formats.common.assembly import Cell, assemble
from protlib.formats.common.meanings import meanings_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.raw_record_builder import one_or_all
from protlib.formats.records import gather
from protlib.formats.tagged_text import read_tagged_lines, unify_line_ends
from protlib.record import names
from protlib.record.model import Name
from protlib.record.raw_record import RawRecord

Tags = dict[str, list[str]]
"""The lines of a record under each tag."""

# The tags are those of "Web of Science Core Collection Field Tags".
_TEXTS: Final = meanings_in("Web of Science", "tag")
_PEOPLE: Final = tuple(meanings_in("Web of Science", "tag of people").items())
_CONTAINED_TYPES: Final = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_TAGS_OF_THE_BOOK: Final = frozenset({"BA", "GP"})
"""Tags of the book's authors: those of a record of the book, but not of a chapter with authors of its own."""
# The number of an article or a patent is no issue, unlike a number under other headings.
_LITERAL_TAGS: Final = frozenset({"AR", "PN"})
_SEASONS: Final = {"SPR": "Spring", "SUM": "Summer", "FAL": "Autumn", "WIN": "Winter"}
_SEASON: Final = re.compile(r"\b(?:SPR|SUM|FAL|WIN)\b")
_GROUPS: Final = ("CA", "GP")
_KEYWORDS: Final = ("DE", "ID")
_NUMBERS: Final = {"SN": "issn", "EI": "issn", "BN": "isbn"}
_FIELDS_OF_TABLES: Final = {
    **_TEXTS, **_NUMBERS, **dict(_PEOPLE), **dict.fromkeys(_KEYWORDS, "tags"),
    **dict.fromkeys(_GROUPS, "organisations"), "BA": "container-author", "DT": "type", "PP": "page",
}  # fmt: skip
# In these tags each line is a value; in all others an indented line continues the one before.
_ONE_A_LINE: Final = frozenset({"AF", "AU", "BA", "BE", "BF", "CA", "C1", "ED", "GP", "RI", "TR"})
# Web of Science's counts and classes, the cited references, and short forms of other tags.
_PASSED_OVER: Final = frozenset({
    "CR", "DA", "EF", "ER", "FN", "GA", "HC", "HP", "J9", "NR", "OA", "PT", "SC", "TC", "U1", "U2", "VR", "WC", "WE",
    "Z9",
})  # fmt: skip
# The document types that say more than the container does, the most distinctive first; then the containers.
_DOCUMENTS: Final = tuple(meanings_in("Web of Science", "document type").items())
_PUBLICATIONS: Final = meanings_in("Web of Science", "publication type")
_PROCEEDINGS: Final = frozenset({"proceedings paper", "meeting abstract", "meeting"})
# Such as that behind "Jobe, Alison (jobe@example.org)".
_ADDRESS: Final = re.compile(r"(?:(?<!\s)\s+)?\([^()\s@]*@[^()\s]*\)")
_FAMILY_FIRST: Final = re.compile(r"([^\s,]{2,}(?: [^\s,]{2,})?) ([A-Z]{1,3})")

# Such as "TI Caring for victims"; "ER" has nothing behind it.
_LINE: Final = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*)|\s*)$")
_START: Final = re.compile(r"^\ufeff?PT [A-Z]", re.MULTILINE)
_END: Final = re.compile(r"^ER\s*$", re.MULTILINE)
# Such as "FN Clarivate Analytics Web of Science\nVR 1.0" and "PT J\nAU Jobe, A".
_HEAD: Final = re.compile(r"\s*(?:FN [^\n]*\n\s*VR \d|(?:FN|VR) [^\n]*\n\s*PT [A-Z]\s|PT [A-Z]\s*\n\s*[A-Z][A-Z0-9] )")
_MOST_INITIALS: Final = 3  # letters


def sniff(head: str) -> bool:
    """Tell whether a text begins with the name of the database, or with a publication type."""
    return bool(_HEAD.match(unify_line_ends(head)))


def fields_of_tags(headings: Collection[str]) -> Mapping[str, str]:
    """Return the fields of the tags if they are headings of a table, as in tab-delimited files and bibliometrix's."""
    return _FIELDS_OF_TABLES if {"TI", "SO"} <= {*headings} and not {"AU", "AF"}.isdisjoint(headings) else {}


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its publication type and ends with ER."""
    problems: list[Problem] = []
    raws = ((line, _make_raw(tags)) for line, tags in _records(text, problems))
    fault = "no records found; a Web of Science record begins with “PT ”"
    return gather(raws, options, len(_START.findall(text)), problems, fault=fault)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Tags]]:
    """Yield the tags of each record and the line where it begins; a record without ER ends where the next begins."""
    start, last, is_lone = 0, "", True
    tags: Tags = {}
    for number, tag, line in read_tagged_lines(text, _LINE):
        if tags and tag in {"ER", "PT"}:
            if tag == "PT":
                message = "the record above has no ER line; a new record begins here"
                problems.append(Problem(number, "", message))
            yield start, tags
            tags, last, is_lone = {}, "", False
        if tag and tag not in {"ER", "EF", "FN", "VR"}:
            start, last = start if tags else number, tag
            tags.setdefault(tag, []).append(line.strip())
        elif not tag and line.strip() and last:
            tags[last].append(line.strip())
    if tags:
        if _END.search(text) or (is_lone and not text.endswith(("\n", "\r"))):
            message = "the last record has no ER line; the file may be cut off"
            problems.append(Problem(start, "", message, is_cut=True))
        yield start, tags


def _make_raw(tags: Tags) -> RawRecord:
    """Return the raw record of some tags; unknown tags are kept as `isi:<tag>`."""
    kind = _type(tags)
    cells = [*_people(tags, is_contained=kind in _CONTAINED_TYPES)]
    for tag, lines in tags.items():
        values = lines if tag in _ONE_A_LINE else [" ".join(filter(None, lines))]
        text = one_or_all(values)
        if tag in _PASSED_OVER or not any(values):
            continue
        if tag in _KEYWORDS:
            keywords = [word for part in str(text).split(";") if (word := part.strip())]
            cells.append(Cell("tags", tag, keywords))
        elif tag in _NUMBERS:
            cells.append(Cell(_NUMBERS[tag], _NUMBERS[tag], text))
        elif tag in _LITERAL_TAGS:
            field = "number" if tag == "PN" and kind == "patent" else _TEXTS[tag]
            cells.append(Cell(field, field, text))
        elif tag == "PD":
            cells.append(Cell("date", tag, _SEASON.sub(lambda match: _SEASONS[match[0]], str(text))))
        else:
            cells.append(Cell(_TEXTS.get(tag, ""), tag, text))
    raw = assemble([Cell("type", "PT", kind), *cells], "isi")
    return _as_book(raw) if kind == "book" else raw


def _type(tags: Mapping[str, Sequence[str]]) -> str:
    documents = {part.strip().lower() for part in " ".join(tags.get("DT", ())).split(";")}
    csl_type = next((csl for name, csl in _DOCUMENTS if name in documents), "")
    if csl_type:
        return csl_type
    kind = (tags.get("PT") or [""])[0][:1].upper()
    if kind in {"B", "S", "C"} and documents & _PROCEEDINGS:
        return "paper-conference"
    return _PUBLICATIONS.get(kind, "document")


def _people(tags: Tags, *, is_contained: bool) -> Iterator[Cell]:
    """Yield the creators: in each role the full names if there are any, and groups among the authors."""
    names_so_far: set[str] = set()
    has_own = is_contained and any(any(tags.get(tag, ())) for tag in ("AF", "AU", "CA"))
    roles = dict.fromkeys(_TAGS_OF_THE_BOOK, "container-author") if has_own else {}
    for tag, usual in _PEOPLE:
        role = roles.get(tag, usual)
        # Some of its databases have one name on each line, others all in one line.
        addresses = [
            part for line in tags.pop(tag, []) for name in line.split(";") if (part := _ADDRESS.sub("", name).strip())
        ]
        people = [name for text in addresses if not names.is_nobody(text) for name in _names(text)]
        if people and role not in names_so_far:
            names_so_far.add(role)
            yield Cell(role, role, [_separate_initials(name) for name in people])
    for tag in _GROUPS:
        groups = [part for line in tags.pop(tag, []) for part in line.split("; ") if part]
        if groups:
            yield Cell(roles.get(tag, "authors"), tag, [names.organisation(group) for group in groups])
    tags.pop("BF", None)


def _names(text: str) -> list[Name]:
    several = names.parse_item(text)
    return several if len(several) > 1 else [_name(text)]


def _name(text: str) -> Name:
    """Return a name; without a comma the family name comes first, as in "LI W"."""
    if match := _FAMILY_FIRST.fullmatch(text):
        text = f"{match[1]}, {match[2]}"
    return names.parse_name(text)


def _separate_initials(name: Name) -> Name:
    """Return a name with its initials apart: "Jobe, AB" is A. B."""
    # Four letters in capitals are a name.
    initials = name.given if name.given.isupper() and name.given.isalpha() and len(name.given) <= _MOST_INITIALS else ""
    if not initials or not name.family:
        return name
    return replace(name, given=" ".join(f"{letter}." for letter in initials))


def _as_book(raw: RawRecord) -> RawRecord:
    """Return a record of a whole book, where Web of Science has the title in the container's field too."""
    container = raw.pop("container_title", "")
    if not raw.get("title"):
        raw["title"] = container
    elif container and container.lower() != raw["title"].lower():
        raw["container_title"] = container
    return raw
