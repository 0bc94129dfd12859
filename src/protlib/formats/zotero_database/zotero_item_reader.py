"""From an item of a Zotero database to a raw record."""

import re
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.common.zotero_terms import EXTRA, FILES, ROLES, csl_type_of_item, make_person
from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_values import Item as CslItem
from protlib.formats.portals.values import clean_markup
from protlib.formats.zotero_database.database_rows import AnnotationRow, CreatorRow
from protlib.formats.zotero_database.items import ATTACHMENT, NOTE, Item
from protlib.record import dates
from protlib.record.access import Access
from protlib.record.raw_record import ITEM, Extra, RawRecord

_TEXTS: Final = meanings_in("Zotero", "field")
"""The CSL variable of each field; where two fields of an item have one variable, the first in this table has it."""
_DATES: Final = meanings_in("Zotero", "date")
_TYPES_AT_EVENT: Final = frozenset({"audioRecording", "presentation", "videoRecording"})
"""The types of items whose place is that of an event."""
ANNOTATIONS: Final = {1: "highlight", 2: "note", 3: "image", 4: "ink", 5: "underline", 6: "text"}
"""The kinds of annotations."""
# Such as "2009-07-00 July 2009": the date as Zotero has read it, and as it was typed.
_TWICE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d) (.*)", re.DOTALL)
_UNKNOWN: Final = ("0000", "00")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?=[ T]|$)")
# Such as '{"pageIndex":12,"rects":[[1,2,3,4]]}'.
_PAGE_INDEX: Final = re.compile(r'"pageIndex"\s*:\s*(\d{1,6})\b')
_DOCUMENT: Final = "document"


def to_raw(item: Item, note_field: str = "private_note") -> RawRecord:
    """Return the raw record of an item; a note or a file that stands alone is a document.

    Its notes go to `note_field`. A note that stands alone is confidential, because its title is its first line.
    """
    notes = [text for html in item.html if (text := clean_markup(html))]
    csl_item, extra = _read_fields(item)
    if item.row.kind == NOTE:
        csl_item["title"] = next(iter(notes), "").partition("\n")[0]
    raw = item_to_raw(csl_item)
    values = {
        ITEM: item.row.key,
        FILES: item.files,
        f"{EXTRA}links": item.links,
        f"{EXTRA}related": item.related,
        f"{EXTRA}annotations": [_read_annotation(row, tags) for row, tags in item.annotations],
    }
    extra |= {name: value for name, value in values.items() if value}
    return {
        **raw,
        "tags": item.tags,
        "collections": item.collections,
        note_field: "\n\n".join(notes),
        "access": Access.CONFIDENTIAL.value if item.row.kind == NOTE else "",
        "extra": {**raw.get("extra", {}), **extra},
    }


def _read_fields(item: Item) -> tuple[CslItem, Extra]:
    """Return the CSL item of an item's fields and creators, and what has no variable."""
    kind = item.row.kind
    csl_item: CslItem = {"type": _DOCUMENT if kind in {NOTE, ATTACHMENT} else csl_type_of_item(kind)}
    values = dict(item.values)
    if kind in _TYPES_AT_EVENT and "place" in values:
        values.setdefault("eventPlace", values.pop("place"))
    for name, variable in _TEXTS.items():
        if name in values and variable not in csl_item:
            csl_item[variable] = values.pop(name)
    for name, variable in _DATES.items():
        if name in values and variable not in csl_item:
            csl_item[variable] = {"raw": read_date(values.pop(name))}
    extra: Extra = {f"{EXTRA}{name}": value for name, value in values.items()}
    for creator in item.creators:
        parts, role = _read_creator(creator), ROLES.get(creator.role)
        if parts and role:
            csl_item.setdefault(role, []).append(parts)
        elif parts:
            extra.setdefault(f"{EXTRA}{creator.role}", []).append(parts)
    return csl_item, extra


def _read_creator(creator: CreatorRow) -> dict[str, str]:
    if creator.is_literal and not creator.given:
        return {"literal": creator.family} if creator.family else {}
    return make_person(creator.family, creator.given)


def read_date(value: str) -> str:
    """Return a date of Zotero's as EDTF, or as it was typed where it has no year.

    The typed text counts if it says the same and more: a season, a range, “about”.
    """
    match = _TWICE.fullmatch(value)
    if match is None:
        day = _DAY.match(value)
        return day[0] if day else value
    *numbers, typed_date = match.groups()
    date_numbers = [number for number in numbers if number not in _UNKNOWN]
    date = dates.parse_or(typed_date, "")
    stored = "-".join(date_numbers)
    return date if date and (not date_numbers or date.startswith(stored)) else stored or typed_date


def _page_number(position: str) -> int:
    """Return the number of a page in its file, from 1, from the position of an annotation; 0 where that has none."""
    match = _PAGE_INDEX.search(position)
    return int(match[1]) + 1 if match else 0


def _read_annotation(row: AnnotationRow, tags: list[str]) -> dict[str, object]:
    values: dict[str, object] = {
        "type": ANNOTATIONS.get(row.kind, str(row.kind)),
        "page": row.page,
        "number": _page_number(row.position),
        "text": row.text,
        "comment": row.comment,
        "colour": row.colour,
        "tags": tags,
    }
    return {name: value for name, value in values.items() if value}
