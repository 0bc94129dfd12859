"""A RIS record while it is read: the tags that are left, the values read so far, and the work's identity."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from protlib.formats.ris.tags import RECORD_FIELDS, SAME_AS, TYPES, meanings
from protlib.formats.ris.text_values import BREAK, strip_markup
from protlib.formats.tagged_text import Tags
from protlib.frozen import NamedTuple
from protlib.record import identifiers
from protlib.record.fields.cells import NONE, are_of_script, is_blank, is_no_number

if TYPE_CHECKING:
    from protlib.record.raw_record import Extra, RawRecord


_NUMBERS: Final = frozenset({"DO", "ID", "SN"})


class UnreadTags:
    """The unread tags of a record, their meaning in its type, and the fields and variables read so far."""

    def __init__(self, kind: str, tags: Tags, kinds: Mapping[str, str]) -> None:
        self.kind = kind
        self.kinds = kinds
        self.type = TYPES.get(kind, "document")
        self.means: Mapping[str, str] = meanings(kind)
        self.values: RawRecord = {}
        self.extra: Extra = {}
        self.remaining = _group_by_tag(tags)

    def take(self, tag: str) -> list[str]:
        """Return all values of a tag, and leave none."""
        return self.remaining.pop(tag, [])

    def take_first(self, tag: str) -> str:
        """Return the first value of a tag, and leave the others; "" where there is none."""
        values = self.remaining.get(tag)
        return values.pop(0) if values else ""

    def peek(self, tag: str) -> str:
        """Return the first value of a tag, and leave all."""
        return next(iter(self.remaining.get(tag, ())), "")

    def is_filled(self, meaning: str) -> bool:
        """Tell whether a field or a variable has been read."""
        return bool((self.values if meaning in RECORD_FIELDS else self.extra).get(meaning))

    def keep(self, meaning: str, value: object) -> None:
        """Store a value under a field or a variable."""
        if value:
            (self.values if meaning in RECORD_FIELDS else self.extra)[meaning] = value


class ReadingStep(NamedTuple):
    """A step of reading, and the tags that make it necessary."""

    apply: Callable[[UnreadTags], None]
    triggers: frozenset[str]


def _group_by_tag(tags: Tags) -> dict[str, list[str]]:
    """Return the values of each tag as text, without repetition, under the newer description's tags."""
    values_by_tag: dict[str, list[str]] = {}
    several: dict[str, None] = {}
    for name, value in tags:
        tag = SAME_AS[name] if name in SAME_AS else name  # noqa: SIM401 - `get` takes twice as long
        text = strip_markup(value) if "&" in value or "<" in value or BREAK in value else value.strip()
        text = "" if is_blank(text) or (tag in _NUMBERS and is_no_number(text)) else text
        if text and tag in values_by_tag:
            values_by_tag[tag].append(text)
            several[tag] = None
        elif text:
            values_by_tag[tag] = [text]
    for tag in several:
        values_by_tag[tag] = [*dict.fromkeys(values_by_tag[tag])]
    if [NONE] in values_by_tag.values() and are_of_script([values[0] for values in values_by_tag.values()]):
        return {tag: values for tag, values in values_by_tag.items() if values != [NONE]}
    return values_by_tag


_CHECKS: Final = {"isbn": identifiers.isbn, "issn": identifiers.issn}
# Such as "2049-3630" or "978-0-306-40615-7", whatever the check digit.
_SHAPE: Final = re.compile(r"(?P<issn>\d{4}-\d{3}[\dXx])|(?P<isbn>(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx])")
_DIGITS_OF_AN_ISBN: Final = 10  # at least; an ISSN has eight
# Such as "doi: 10.1000/182" or "https://doi.org/10.1000/182".
_DOI: Final = re.compile(r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
# A link may contain a semicolon, unless another link follows it.
_ONE_LINK: Final = re.compile(r"http[^\s;]+$")
# Such as the semicolon in "https://iom.int; https://unodc.org".
_LINK_SEPARATOR: Final = re.compile(r"(?:[;,]|(?<!\s))\s+(?=[a-z]+://)|;(?=https?://)|\n")
_HIDING_DOIS: Final = ("M3", "L3", "L1", "N1")
_PUBMED_NAMES: Final = frozenset({"medline", "nlm", "pubmed"})
_PUBMED: Final = (
    ("U1", re.compile(r"(?<!\d)(\d++)\[pmid\]"), "PMID"),
    ("AN", re.compile(r"(PMC\d+)"), "PMCID"),
    ("C2", re.compile(r"(PMC\d+)"), "PMCID"),
)


def _standard_numbers(unread: UnreadTags) -> None:
    """Read ISBN and ISSN, by shape if the check digit is wrong; other values have the type's own meaning."""
    meaning = unread.means["SN"]
    for value in unread.take("SN"):
        field, number = _standard_number(value)
        if not field and meaning in _CHECKS:
            shape = _SHAPE.fullmatch(value)
            field, number = (shape and shape.lastgroup) or meaning, value
        if field:
            unread.keep(field, f"{unread.values.get(field, '')} {number}".strip())
        elif unread.is_filled(meaning):
            unread.remaining.setdefault("SN", []).append(value)
        else:
            unread.keep(meaning, value)


def _standard_number(value: str) -> tuple[str, str]:
    """Return the field of an ISBN or ISSN, and the number; "" for any other value."""
    for field in ("issn", "isbn") if len(value) < _DIGITS_OF_AN_ISBN else ("isbn", "issn"):
        if number := identifiers.read_valid(_CHECKS[field], value):
            return field, number
    return "", ""


def _links(unread: UnreadTags) -> None:
    """Read the DOI, which may hide in other tags, and the link; without a link, a file's address serves."""
    doi = unread.take_first("DO")
    for tag in [tag for tag in _HIDING_DOIS if tag in unread.remaining]:
        for value in [value for value in unread.remaining[tag] if _DOI.fullmatch(value)]:
            doi = doi or value
            if identifiers.read_valid(identifiers.doi, value) == identifiers.read_valid(identifiers.doi, doi):
                unread.remaining[tag].remove(value)
    url = _link(unread)
    unread.keep("url", url)
    unread.keep("doi", doi or (url if "10." in url and _DOI.fullmatch(url) else ""))
    if url in unread.remaining.get("L1", ()):
        unread.remaining["L1"].remove(url)


def _link(unread: UnreadTags) -> str:
    """Return the link, and leave the others; PubMed's numbers, "PM:123", are none."""
    links = unread.take("UR")
    if len(links) == 1 and _ONE_LINK.match(links[0]):
        return links[0]
    links = [link for value in links for link in _LINK_SEPARATOR.split(value)]
    for link in [link for link in links if link.startswith("PM:")]:
        unread.keep("PMID", link.removeprefix("PM:").strip())
        links.remove(link)
    files = [link for link in unread.remaining.get("L1", ()) if link.startswith("http")]
    links = links or unread.take("L2") or files[:1]
    url = next((link for link in links if identifiers.read_valid(identifiers.url, link)), links[0] if links else "")
    unread.remaining["UR"] = [link for link in links if link != url]
    return url


def _numbers_of_databases(unread: UnreadTags) -> None:
    """Read PubMed's numbers, and another database's number as the call number where that is free."""
    for tag, form, variable in _PUBMED:
        for value in [value for value in unread.remaining.get(tag) or () if form.fullmatch(value)]:
            unread.keep(variable, form.sub(r"\1", value))
            unread.remaining[tag].remove(value)
    if _PUBMED_NAMES.intersection(name.lower() for tag in ("DB", "DP") for name in unread.remaining.get(tag, ())):
        unread.keep("PMID", unread.take_first("AN"))
    if "CN" not in unread.remaining:
        unread.keep("call-number", unread.take_first("AN"))


def _key(unread: UnreadTags) -> None:
    """Keep a plain number aside: EndNote's count of its records is no citation key."""
    if unread.peek("ID").isdecimal():
        unread.keep("ris:ID", "; ".join(unread.take("ID")))


STEPS: Final[tuple[ReadingStep, ...]] = (
    ReadingStep(_standard_numbers, frozenset({"SN"})),
    ReadingStep(_links, frozenset({"DO", "UR", "L2", *_HIDING_DOIS})),
    ReadingStep(_numbers_of_databases, frozenset({tag for tag, _, _ in _PUBMED})),
    ReadingStep(_key, frozenset({"ID"})),
)
