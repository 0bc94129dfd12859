"""From the tags of a RIS record to a raw record for `cleaning.record`."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from protlib import dates, identifiers, names
from protlib.formats.csl.variables import OTHER_NAMES
from protlib.formats.ris import own, procite
from protlib.formats.ris.lines import Record, Tags
from protlib.formats.ris.markup import plain
from protlib.formats.ris.tags import RECORD_FIELDS, SAME_AS, TYPES, WRITTEN, meanings, others
from protlib.model import NAME_LISTS, Name
from protlib.text import words

_NAMES: Final = frozenset({*NAME_LISTS, *OTHER_NAMES})
_PERIODICALS: Final = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical"})
_CHECKS: Final = {"isbn": identifiers.isbn, "issn": identifiers.issn}
_ADDRESS: Final = 60
_OTHER_EVENT: Final = re.compile(r"\d{4}/\d+/\d*/\s*[^\W\d]")
_PAGE: Final = re.compile(r"^pp?\.?\s*(?=\d)")
_RANGE: Final = re.compile(r"\w+\s*[-‐‑‒–—−]+\s*\w+")
_DASH: Final = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_HAS_DIGIT: Final = re.compile(r"\d")
_COUNT: Final = re.compile(r"^(\d+)\s*p(?:p|ages|\.)*$")
_DOI: Final = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
_BETWEEN_LINKS: Final = re.compile(r"\s+(?=[a-z]+://)|\n")
_BETWEEN_KEYWORDS: Final = re.compile(r"\s*\n\s*(?:%K\s+)?|\s*;\s*")
_HIDING_DOIS: Final = ("M3", "L3", "L1", "N1")
_PUBMED_NAMES: Final = frozenset({"medline", "nlm", "pubmed"})
_PUBMED: Final = (
    ("U1", re.compile(r"(\d+)\[pmid\]"), "PMID"),
    ("AN", re.compile(r"(PMC\d+)"), "PMCID"),
    ("C2", re.compile(r"(PMC\d+)"), "PMCID"),
)
_IN_FULL: Final = {
    **dict.fromkeys(_PERIODICALS, ("JF", "T2", "BT")),
    **dict.fromkeys(("book", "classic", "manuscript"), ("T2", "JF")),
    "paper-conference": ("C3", "BT", "T2", "JF"),
}
_DATES: Final = ("PY", "DA", "Y1")
_PEOPLE: Final = ("AU", "A2", "A3", "A4", "ED")
_SERIES: Final = frozenset({"T2", "T3", "JF", "JO"})
_TITLES_OF_CONTAINERS: Final = frozenset({"BT", "C3", "J2", "JF", "JO", "T2"})
_CONTAINERS: Final = frozenset({"container_title", "collection_title"})


class Reading:
    """A record that is being read: its tags that are left, what they mean, and what was read."""

    def __init__(self, kind: str, tags: Tags, kinds: Mapping[str, str]) -> None:
        self.kind = kind
        self.kinds = kinds
        self.type = TYPES.get(kind, "document")
        self.means: Mapping[str, str] = meanings(kind)
        self.raw: dict[str, Any] = {}
        self.extra: dict[str, Any] = {}
        self.left: dict[str, list[str]] = {}
        for tag, value in tags:
            text = plain(value)
            found = self.left.setdefault(SAME_AS.get(tag, tag), [])
            if text and text not in found:
                found.append(text)

    def take(self, tag: str) -> list[str]:
        """Return all values of a tag, and leave none."""
        return self.left.pop(tag, [])

    def first(self, tag: str) -> str:
        """Return the first value of a tag, and leave the others; "" where there is none."""
        found = self.left.get(tag)
        return found.pop(0) if found else ""

    def peek(self, tag: str) -> str:
        """Return the first value of a tag, and leave all."""
        return next(iter(self.left.get(tag, ())), "")

    def has(self, meaning: str) -> bool:
        """Tell whether a field or a variable has been read."""
        return bool((self.raw if meaning in RECORD_FIELDS else self.extra).get(meaning))

    def put(self, meaning: str, value: Any) -> None:
        """Keep a value as a field or a variable."""
        if value:
            (self.raw if meaning in RECORD_FIELDS else self.extra)[meaning] = value


def read(record: Record, kinds: Mapping[str, str] = WRITTEN) -> dict[str, Any]:
    """Return the raw record of the tags of one RIS record; what has no meaning is kept as `ris:<tag>`.

    So is a type that is not the one among `kinds` that is written for its CSL type.
    """
    reading = Reading(record.kind.upper(), record.tags, kinds)
    if procite.is_procite(reading.left.get("N1", ())):
        reading = Reading(reading.kind, procite.plain(record), kinds)
    said, reading.left["M2"] = own.read(reading.take("M2"))
    read_tags(reading)
    own.apply(said, reading.raw, reading.extra)
    if reading.extra:
        reading.raw["extra"] = reading.extra
    return reading.raw


def read_tags(reading: Reading) -> None:
    """Read what the tags say that are left."""
    reading.raw["type"] = TYPES.get(reading.kind, reading.kind)
    if reading.kind and reading.kinds.get(reading.type) != reading.kind and reading.kind != "GEN":
        reading.extra["ris:TY"] = reading.kind
    for step in _STEPS:
        step(reading)
    for tag, values in reading.left.items():
        if values:
            reading.extra[f"ris:{tag}"] = values[0] if len(values) == 1 else values


def _titles(reading: Reading) -> None:
    """Read the title; a second one is its subtitle, and a short title that stands alone is the title."""
    parts = reading.take("TI") or (reading.take("BT") if reading.type in {"book", "manuscript"} else [])
    title = parts[0] if parts else ""
    for part in parts[1:]:
        if words(part) != words(title):
            title += f" {part}" if title[-1] in ":.?!" else f": {part}"
    short = reading.first("ST")
    if short != title:
        reading.put("title-short" if title else "title", short)
    reading.put("title", title)


def _people(reading: Reading) -> None:
    """Read who made it; the second authors of a book or report edit its series, if it is in one, or else itself."""
    for tag in [tag for tag in _PEOPLE if tag in reading.left]:
        meaning = reading.means[tag]
        if tag == "A2" and meaning == "collection-editor" and _SERIES.isdisjoint(reading.left):
            meaning = "editors"
        if meaning in _NAMES:
            _put_names(reading, meaning, reading.take(tag))
        elif meaning and not reading.has(meaning):
            reading.put(meaning, reading.first(tag))


def _put_names(reading: Reading, meaning: str, values: Iterable[str]) -> None:
    people = [name for value in values for name in _names(value)]
    if meaning in RECORD_FIELDS:
        reading.raw.setdefault(meaning, []).extend(people)
    elif people:
        reading.extra.setdefault(meaning, []).extend(name.to_dict() for name in people)


def _names(value: str) -> list[Name]:
    if ";" in value or "\n" in value or (value.count(",") > 1 and " and " in value):
        return names.parse_list(value)
    return [names.organisation(value.replace(",,", ",")) if ",," in value else names.parse(value)]


def _containers(reading: Reading) -> None:
    """Read what it appeared in: in full, and abbreviated where there is a second title."""
    if _TITLES_OF_CONTAINERS.isdisjoint(reading.left):
        return
    target = reading.means["T2"]
    in_full = _IN_FULL.get(reading.type, ("BT", "T2", "JF"))
    if target not in _CONTAINERS or (in_full[0] == "C3" and reading.left.get("C3")):
        reading.put("event_title" if target in _CONTAINERS else target, reading.first("T2"))
        target = "container_title"
    title = next(filter(None, map(reading.first, in_full)), "")
    abbreviated = [short for tag in ("J2", "JO") for short in reading.take(tag)]
    if not title and abbreviated and target == "container_title":
        title = abbreviated.pop()
    reading.put(target, title)
    for tag in in_full:
        reading.left[tag] = [other for other in reading.take(tag) if words(other) != words(title)]
    shorts = [short for short in abbreviated if words(short) != words(title)]
    reading.put("container-title-short", shorts[0] if shorts else "")
    reading.left["J2"] = shorts[1:]


def _dates(reading: Reading) -> None:
    """Read the date: the most exact of those that agree with the year of publication; others are left."""
    found = [(tag, value, _edtf(value)) for tag in _DATES for value in reading.take(tag) if value.strip("0/")]
    year = next((date for _, _, date in found if date), "")
    found = [(tag, value, date or _edtf(f"{value} {year}")) for tag, value, date in found]
    agreeing = [date for _, _, date in found if date.startswith(year) and ("/" in date) == ("/" in year)]
    date = max(agreeing, key=len, default="")
    for tag, value, other in found:
        if not date:
            date = value
        elif not other or not date.startswith(other):
            reading.left.setdefault(tag, []).append(value)
    reading.put("date", date)
    accessed = reading.first("Y2")
    reading.put("accessed", _edtf(accessed) or accessed)


def _edtf(value: str) -> str:
    """Return a value as a date; "" where it is none, or that of another event ("2013/02/15/received")."""
    try:
        return "" if _OTHER_EVENT.search(value) else dates.parse(value)
    except ValueError:
        return ""


def _pages(reading: Reading) -> None:
    """Read the pages; a lone number is how many pages a book has."""
    if "SP" not in reading.left and "EP" not in reading.left:
        return
    first, last = _page(reading.first("SP")), _page(reading.first("EP"))
    meaning = reading.means["SP"]
    if last and "-" in first:
        if not first.endswith(last) and not reading.has("number-of-pages"):
            reading.put("number-of-pages", last)
    elif last:
        first = last if not first or last.startswith(f"{first}-") else f"{first}-{last}"
    elif meaning != "page" and "-" not in first:
        reading.put(meaning or "ris:SP", _COUNT.sub(r"\1", first))
        return
    reading.put("page", first)


def _page(text: str) -> str:
    text = _PAGE.sub("", text)
    return _DASH.sub("-", text) if _RANGE.fullmatch(text) else text


def _standard_numbers(reading: Reading) -> None:
    """Read ISBN and ISSN by their shape; what is neither is what the type has there."""
    meaning = reading.means["SN"]
    for value in reading.take("SN"):
        found = {name: _identifier(check, value) for name, check in _CHECKS.items()}
        if meaning in _CHECKS and not any(found.values()):
            found[meaning] = value
        for name, text in found.items():
            if text:
                reading.put(name, f"{reading.raw.get(name, '')} {text}".strip())
        if not any(found.values()):
            if reading.has(meaning):
                reading.left.setdefault("SN", []).append(value)
            else:
                reading.put(meaning, value)


def _identifier(check: Callable[[str], str], value: str) -> str:
    try:
        return check(value)
    except ValueError:
        return ""


def _links(reading: Reading) -> None:
    """Read the DOI, which may hide in other tags, and the link; a file's serves where there is no other."""
    doi = reading.first("DO")
    for tag in [tag for tag in _HIDING_DOIS if tag in reading.left]:
        for value in [value for value in reading.left[tag] if _DOI.fullmatch(value)]:
            doi = doi or value
            if _identifier(identifiers.doi, value) == _identifier(identifiers.doi, doi):
                reading.left[tag].remove(value)
    links = [link for value in reading.take("UR") for link in _BETWEEN_LINKS.split(value)]
    for link in [link for link in links if link.startswith("PM:")]:
        reading.put("PMID", link.removeprefix("PM:").strip())
        links.remove(link)
    links = (
        links
        or reading.take("L2")
        or [link for link in reading.left.get("L1", ()) if link.startswith("http")]
    )
    url = links[0] if links else ""
    if len(links) > 1:
        url = next((link for link in links if _identifier(identifiers.url, link)), url)
    reading.put("url", url)
    reading.put("doi", doi or (url if _DOI.fullmatch(url) else ""))
    reading.left["UR"] = [link for link in links if link != url]
    reading.left["L1"] = [link for link in reading.take("L1") if link != url]


def _texts(reading: Reading) -> None:
    """Read abstract and notes; where there are two abstracts, the longer is it and the other is a note."""
    abstracts = sorted(("\n".join(reading.take("AB")), "\n".join(reading.take("N2"))), key=len)
    shorter, abstract = abstracts
    notes = [note for note in reading.take("N1") if note != reading.raw.get("title")]
    if shorter and shorter not in abstract:
        notes.insert(0, shorter)
    reading.put("abstract", abstract)
    reading.put("note", "\n".join(notes))


def _keywords(reading: Reading) -> None:
    """Read keywords: one a tag, or all in one with semicolons, line breaks or, where there are none, commas."""
    values = reading.take("KW")
    if len(values) == 1 and not _BETWEEN_KEYWORDS.search(values[0]):
        values = values[0].split(",")
    found = [word.strip() for value in values for word in _BETWEEN_KEYWORDS.split(value)]
    reading.put("tags", list(filter(None, found)))


def _numbers(reading: Reading) -> None:
    """Read what stands in its place only where it looks like it: dates among editions and numbers, PubMed's numbers."""
    if reading.type in _PERIODICALS and (date := _edtf(reading.peek("ET"))):
        reading.put("available-date", date)
        reading.take("ET")
    if reading.type == "thesis" and not _HAS_DIGIT.search(reading.peek("VL")):  # EndNote's degree
        reading.put("genre", reading.first("M3") or reading.first("VL"))
    if reading.means["M1"] == "accessed" and not any(map(_edtf, reading.left.get("M1", ()))):
        reading.put("ris:M1", "; ".join(reading.take("M1")))
    for tag, form, variable in _PUBMED:
        for value in [value for value in reading.left.get(tag) or () if form.fullmatch(value)]:
            reading.put(variable, form.sub(r"\1", value))
            reading.left[tag].remove(value)
    if _PUBMED_NAMES.intersection(name.lower() for tag in ("DB", "DP") for name in reading.left.get(tag, ())):
        reading.put("PMID", reading.first("AN"))
    if "CN" not in reading.left:
        reading.put("call-number", reading.first("AN"))
    if reading.peek("ID").isdecimal():  # EndNote's count of its records is no citation key
        reading.put("ris:ID", "; ".join(reading.take("ID")))


def _places(reading: Reading) -> None:
    """Read the place; a conference has its own beside that of the publisher, and a lone short address is one."""
    addresses = reading.left.get("AD", [])
    if reading.type == "paper-conference" and reading.left.get("C1"):
        reading.put("event_place", reading.first("CY"))
        reading.put("publisher_place", reading.first("C1"))
    elif len(addresses) == 1 and len(addresses[0]) < _ADDRESS and reading.type not in _PERIODICALS:
        reading.put("publisher_place", reading.first("CY") or addresses[0])
        if reading.raw["publisher_place"] == addresses[0]:
            reading.take("AD")


def _others(reading: Reading) -> None:
    """Read every tag that means the same wherever it stands."""
    for tag, meaning in others(reading.kind):
        if reading.left.get(tag) and not reading.has(meaning):
            if meaning in _NAMES:
                _put_names(reading, meaning, reading.take(tag))
            else:
                reading.put(meaning, reading.first(tag))


_STEPS: Final = (
    _people, _titles, _containers, _dates, _pages, _standard_numbers, _links, _texts, _keywords, _numbers, _places,
    _others,
)  # fmt: skip
