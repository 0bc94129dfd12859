"""From a record to RIS: its type, its filled fields, and the tag of each field and variable, in the newer dialect."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from protlib.formats.common.cell_values import is_length
from protlib.formats.parsed import ACRONYMS
from protlib.formats.programs import ANY, Organisations, Program
from protlib.formats.ris import packed_lines
from protlib.formats.ris.procite import is_procite
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.ris.tags import CITATION_KEY, NAMES, RECORD_FIELDS, TYPES, Receiver, meanings, tags
from protlib.formats.ris.text_values import ris_value as one_line
from protlib.formats.tagged_text import Tags
from protlib.record import dates, names
from protlib.record.attached_file import files_of
from protlib.record.fields.labels import inverted_name
from protlib.record.model import NAME_FIELDS, Name, Publication
from protlib.record.raw_record import RawRecord
from protlib.text import split_case_marks

Pairs = tuple[tuple[str, str], ...]
"""The record's fields and variables, each with its tag, in the order of writing."""

# Such as "ris:C1": a tag that the record came with, and that says nothing of it to protlib.
_TAG: Final = re.compile(r"ris:(?!TY|ER)([A-Z][A-Z0-9])")
# Such as "EJOUR", but for the one that says nothing.
_TYPE: Final = re.compile(r"(?!GEN$)[A-Z][A-Z0-9]{1,9}")
_DATES: Final = frozenset({"date", "accessed"})
_FILES: Final = frozenset({"L1", "L2", "L3", "L4"})
_ON_THE_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_FIELDS: Final = RECORD_FIELDS - packed_lines.LOCAL - {"extra"}

# Such a program takes the second title for the journal, the last number for the number, and A2 to A4 for authors.
_READ_RIGHT: Final = {
    "editors": "ED", "translators": "TA", "collection_title": "T3", "event_title": "C3", "number": "M1",
    "publisher_place": "CY",
}  # fmt: skip
_TAKEN_FOR_AUTHORS: Final = frozenset({"A2", "A3", "A4"})
_TAKEN_INSTEAD: Final = {"number": "issue", "event_place": "publisher_place"}
_TYPES_IN_BOOKS: Final = frozenset({"CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC"})
_NAME_PARTS: Final = frozenset(NAME_FIELDS)
_RANGE: Final = re.compile(r"([^\s,;–-]+)-([^\s,;–-]+)")
_SEASONS: Final = {1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"}
_SAID_OTHERWISE: Final = frozenset({"event_title", "event_place"})
"""Fields that protlib reads from their tags as another field, and other programs read right."""


def _ris_tags(meaning: str, tag: str, value: Any, form: Organisations) -> Iterable[tuple[str, str]]:
    """Return the tags for one field or variable; none where the value has not the required form."""
    if meaning in _FORMS:
        return _FORMS[meaning](value)
    if meaning in NAMES:
        return [(tag, _name_text(name, form)) for name in _people(value)]
    if meaning in {"isbn", "issn"}:
        return [(tag, number) for number in value.split()]
    return ((tag, one_line(split_case_marks(value)[0])),) if isinstance(value, str) and value else ()


def _people(value: Any) -> Sequence[Name]:
    """Return the names in a field, or in a variable if all its members are names."""
    if isinstance(value, tuple):
        return value
    are_names = isinstance(value, list) and all(
        isinstance(name, dict) and _NAME_PARTS.issuperset(name) for name in value
    )
    return [Name(**{part: str(text) for part, text in name.items()}) for name in value] if are_names else []


@lru_cache(maxsize=1 << 14)
def _name_text(name: Name, form: Organisations) -> str:
    """Return a name as programs read it: "Family, Given, Suffix"; no comma may divide an organisation."""
    literal = name.literal
    if not literal:
        return one_line(inverted_name(name))
    if form is Organisations.BRACES:
        return one_line(f"{{{literal}}}")
    if form in {Organisations.DASH, Organisations.DASH_AND_COMMA}:
        return one_line(literal.replace(", ", " – ") + ("," if form is Organisations.DASH_AND_COMMA else ""))
    if form is Organisations.AS_READ and names.parse_item(literal) == [Name(literal=literal)]:
        return one_line(literal)
    # EndNote's own way to say that a name is not to be inverted.
    return one_line(literal.replace(",", ",,", 1) if "," in literal else f"{literal},")


@lru_cache(maxsize=4096)
def _date(date: str) -> Tags:
    parts = dates.parts(date)
    if not parts or parts[0][0] < 1:
        return [("PY", one_line(date))]
    year = f"{parts[0][0]:04}"
    exact = "" if len(parts) > 1 or date == year else _write_exact_date(date)
    return [("PY", year), ("DA", exact)] if exact.strip("/") not in {"", year} else [("PY", year)]


def _access_tags(date: str) -> Tags:
    parts = dates.parts(date)
    return [("Y2", _write_exact_date(date) if len(parts) == 1 and parts[0][0] > 0 else one_line(date))]


def _write_exact_date(date: str) -> str:
    """Return a date of one year in RIS's form: "2009/07/01/", "2009/07//", "2009///Summer"."""
    year, *month_and_day = dates.parts(date)[0]
    month, day = ([f"{number:02}" for number in month_and_day] + ["", ""])[:2]
    return f"{year:04}/{month}/{day}/{_SEASONS.get(dates.season(date) or 0, '')}"


def _pages(pages: str) -> Tags:
    match = _RANGE.fullmatch(pages)
    if match and match[1] != match[2]:
        return [("SP", one_line(match[1])), ("EP", one_line(match[2]))]
    return [("SP", one_line(pages))]


def _keywords(keywords: Sequence[str]) -> Tags:
    """Return one tag for each keyword; a lone keyword with a comma would be read as several."""
    if len(keywords) == 1 and "," in keywords[0]:
        return [("KW", one_line(f"{keywords[0]};"))]
    return [("KW", one_line(keyword)) for keyword in keywords]


_FORMS: Final[Mapping[str, Callable[[Any], Tags]]] = {
    "date": _date, "accessed": _access_tags, "page": _pages, "tags": _keywords,
}  # fmt: skip


class RisPlan:
    """The plan for one record in RIS: its type, its filled fields and variables, and those with a tag."""

    def __init__(self, publication: Publication, receiver: Receiver) -> None:
        self.publication = publication
        self.receiver = receiver
        self.kind = _kind(publication, receiver)
        self.filled = _fill(publication)
        self.pairs = _pairs(self.kind, tuple(self.filled), receiver.tags, packs=receiver.packs)
        self.tags = self._tags_for(self.pairs, ANY)
        """The record's tags as protlib reads them."""

    def tags_for(self, program: Program) -> Tags:
        """Return the record's tags as a program reads them, where it would misread protlib's choice."""
        if program is ANY:
            return self.tags
        if program.misreads_tags:
            return self._tags_for(_pairs_read_right(self.kind, self.pairs, tuple(self.filled)), program)
        return self._tags_for(self.pairs, program)

    def _tags_for(self, pairs: Pairs, program: Program) -> Tags:
        """Return the tags of the record's fields and variables, and its original tags without a meaning."""
        tags_so_far: Tags = []
        for meaning, tag in pairs:
            tags_so_far += _ris_tags(meaning, tag, self.filled[meaning], program.organisations)
            if meaning == "page" and self._would_be_length(self.filled[meaning]):
                tags_so_far.append(("EP", one_line(self.filled[meaning])))
        if program.misreads_tags:
            tags_so_far = _as_read_right(tags_so_far)
        if self.publication.extra or self.publication.note:
            tags_so_far += _came_with(self.publication.extra, self.receiver)
            return [(tag, value) for tag, value in tags_so_far if not _is_misread(tag, value)]
        return tags_so_far

    def _would_be_length(self, pages: str) -> bool:
        """Tell whether a page alone would be read as the number of pages; with its end it is read as a page."""
        is_lone = len(_pages(pages)) == 1 and "-" not in pages
        return is_lone and (meanings(self.kind)["SP"] != "page" or is_length(pages, self.publication.type))


def _kind(publication: Publication, receiver: Receiver) -> str:
    """Return the RIS type: the record's original one, or else the one for its CSL type."""
    original_type = publication.extra.get("ris:TY")
    is_type = (
        isinstance(original_type, str)
        and _TYPE.fullmatch(original_type)
        and TYPES.get(original_type, "document") == publication.type
    )
    if is_type and (receiver.types is None or original_type in receiver.types):
        return str(original_type)
    return receiver.kinds[publication.type]


def _fill(publication: Publication) -> RawRecord:
    """Return the filled fields and variables of a record; a text in place of a date counts as its date."""
    values = {field: value for field, value in publication.filled().items() if value and field in _FIELDS}
    for name, value in publication.extra.items():
        if name not in RECORD_FIELDS or (name in _DATES and isinstance(value, str)):
            values.setdefault(name, value)
    return values


@lru_cache(maxsize=4096)
def _pairs(kind: str, names: tuple[str, ...], known_tags: frozenset[str] | None, *, packs: bool) -> Pairs:
    """Return the filled fields that have a tag, each with the tag of its type, or with another that is needed.

    A conference and its place stand where other programs look for them. protlib itself would read them as the book and
    its place; where they are packed, they come back right.
    """
    by_meaning = tags(kind, known_tags)
    changed = _tags_of_other_meanings(kind, names, by_meaning)
    if "C3" in meanings(kind) and "event_title" in names and (not packs or "container_title" in names):
        changed |= {"event_title": "T2", "container_title": "C3"}
    if "C3" in meanings(kind) and "event_place" in names and (not packs or "publisher_place" in names):
        changed |= {"event_place": "CY", "publisher_place": "C1"}
    by_meaning = {**by_meaning, **changed, "isbn": "SN", "issn": "SN"}
    return tuple(
        (meaning, tag)
        for meaning, tag in by_meaning.items()
        if meaning in names and (known_tags is None or tag in known_tags)
    )


def _tags_of_other_meanings(kind: str, names: tuple[str, ...], by_meaning: Mapping[str, str]) -> dict[str, str]:
    """Return the tags that mean something else of this type, for values that have none, where that is not filled."""
    free_tags: dict[str, str] = {}
    if "container_title" not in by_meaning and meanings(kind)["T2"] not in names:
        # Other programs show a series, but no line of M2.
        free_tags["container_title"] = "T2"
    if "page" in names and "number-of-pages" not in names:
        free_tags["page"] = "SP"
    if "publisher" not in by_meaning and "authority" not in names:
        free_tags["publisher"] = "PB"  # of a case, whose court stands there
    return free_tags


@lru_cache(maxsize=4096)
def _pairs_read_right(kind: str, pairs: Pairs, names: tuple[str, ...]) -> Pairs:
    """Return the pairs with tags that the program reads with the right meaning, without all others."""
    changed = _READ_RIGHT if kind not in _TYPES_IN_BOOKS else {**_READ_RIGHT, "container_title": "BT"}
    by_meaning = {**dict(pairs), **{meaning: tag for meaning, tag in changed.items() if meaning in names}}
    return tuple(
        (meaning, tag)
        for meaning, tag in by_meaning.items()
        if tag not in _TAKEN_FOR_AUTHORS and _TAKEN_INSTEAD.get(meaning, "") not in names
    )


def _as_read_right(tags: Tags) -> Tags:
    """Return the tags with all translators in one, and with the month in the date that the program looks at first."""
    translators = " and ".join(value for tag, value in tags if tag == "TA")
    tags_with_year = [("Y1" if tag == "DA" else tag, value) for tag, value in tags if tag != "TA"]
    return [*tags_with_year, ("TA", translators)] if translators else tags_with_year


def _came_with(extra: Mapping[str, Any], receiver: Receiver) -> Iterator[tuple[str, str]]:
    """Yield the original tags that mean nothing to protlib; a plain file omits its owner's file paths."""
    for name, value in extra.items():
        match = _TAG.fullmatch(name)
        if match and (receiver.tags is None or match[1] in receiver.tags):
            for text in value if isinstance(value, list) else [value]:
                is_text = isinstance(text, str) and text != ""
                if is_text and (receiver.packs or match[1] not in _FILES or _ON_THE_WEB.match(text)):
                    yield match[1], one_line(text)


def _is_misread(tag: str, value: str) -> bool:
    """Tell whether a value looks like one of protlib's own lines, or makes its record look like ProCite's."""
    return (tag == "M2" and bool(packed_lines.unpack_lines([value])[0])) or (tag == "N1" and is_procite([value]))


def make_tags(plan: RisPlan) -> Tags:
    """Return a record's tags, its type first, and as `M2` the values that do not read back from the tags."""
    publication, receiver = plan.publication, plan.receiver
    tags = plan.tags_for(receiver.program)
    if receiver.program.wants_citation_key and publication.key:
        tags = [*tags, ("M2", f"{CITATION_KEY}{publication.key}")]
    if receiver.names_files:
        tags = [*tags, *(("L1", one_line(file.path)) for file in files_of(publication))]
    if receiver.packs:
        lines = packed_lines.iterate_packed_lines(publication, _read_back(plan))
        tags = tags + [("M2", one_line(line)) for line in lines if receiver.is_exact or packed_lines.is_legible(line)]
    return [("TY", plan.kind), *tags]


def iterate_losses(plan: RisPlan) -> Iterator[str]:
    """Yield the fields, and the members of `extra`, that a record's tags do not hold."""
    meanings = {*plan.filled, *plan.publication.extra, "type", ACRONYMS}
    meanings -= {meaning for meaning, _ in plan.pairs} & _SAID_OTHERWISE
    return (name for name in packed_lines.iterate_names(plan.publication, _read_back(plan)) if name in meanings)


def _read_back(plan: RisPlan) -> RawRecord:
    """Return the raw record that protlib reads from the plan's tags."""
    return read_ris_record(plan.kind, plan.tags, plan.receiver.kinds)
