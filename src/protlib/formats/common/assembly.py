"""From the cells of a table row, or the members of a JSON object, to a raw record for `cleaning.clean_record`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final, NamedTuple

from protlib.formats.common.cell_values import FIELDS as IDENTIFIERS
from protlib.formats.common.cell_values import is_plain_cell, split_identifiers
from protlib.record import access, dates, identifiers, names
from protlib.record.fields.cells import BAR, is_blank, split_cell
from protlib.record.fields.headings import LISTS_OF_NAMES, field_of, normalise_heading, says_more_than_private, type_of
from protlib.record.fields.publication_types import guess_type
from protlib.record.fields.variables import OTHER_DATES, OTHER_TEXTS
from protlib.record.model import FIELDS, NAME_LISTS, TEXT_LISTS, TEXTS, FieldKind, Name, of_kind
from protlib.record.names.lexicon import GLUED_ENDINGS, GLUED_OPENINGS, ROLE_PATTERN
from protlib.record.raw_record import RawRecord
from protlib.record.titles.title_with_subtitle import with_subtitle
from protlib.text import fold

_TEXTS: Final = frozenset(TEXTS)
_PARTS: Final = frozenset({"date", "year", "month", "day", "first_page", "last_page", "imprint", "subtitle"})
_ARTICLE_HEADINGS: Final = frozenset({"ar", "artno", "articleno", "articlenumber"})
"""The compared headings of a number that is no issue, as that of an article."""
_PLACES: Final = frozenset(of_kind(FieldKind.PLACES))
_LINKS: Final = ("http://", "https://")  # also under "Where"
_EXTENT: Final = "number-of-pages"
_MONTHS: Final = 12
_DIGITS_OF_MONTH: Final = 2
_SEPARATORS: Final = {
    **dict.fromkeys(of_kind(FieldKind.PARAGRAPHS), "\n\n"),
    **dict.fromkeys(of_kind(FieldKind.ISBN, FieldKind.ISSN), " "),
}
"""The fields that several columns may fill, and the separator between their values."""
_VARIABLES: Final = frozenset({*OTHER_TEXTS, *OTHER_DATES} - {*FIELDS})
_NAME_OF_A_FORMAT: Final = re.compile(r"[a-z][a-z0-9-]*:\S")  # such as "ris:C1"
# Such as the place between "Zimmerman" and "Rosilyne", and between "A." and "Jobe"; not that within "McDonald".
_GLUED_WORDS: Final = re.compile(r"(?:(?<=[a-zß-ÿ]{3})|(?<=\b[A-Z]\.))(?=[A-ZÀ-Þ][a-zß-ÿ])")
_WHOLE_NAME: Final = re.compile(r"[A-ZÀ-Þ][^\s,]+(?: [^\s,]+){0,2} [^\s,]+(?<!\.)")
_INVERTED_NAME: Final = re.compile(r"[^,]+, (?:[A-Z]\.[ -]?)+")
_TIGHT_COMMA: Final = re.compile(r",(?=[^\W\d_])")  # such as that in "Ana Ruiz,Bob Smith"
_VOLUME_AND_ISSUE: Final = re.compile(r"(\d+)\s?\((\d+(?:[-–/]\d+)?)\)")  # such as "18(1)"
_NUMBER_OF_SCOPUS: Final = re.compile(r" \(\d{8,}\)(?=;|$)")  # such as that in "Jobe, Alison (57190123456)"
# Such as "Ruiz, Ana (ed.)", "Ruiz, A. & Smith, J. (eds)".
_ROLE_OF_EDITORS: Final = re.compile(rf"(?i)(?:(?<!\s)\s++)?\((?:{ROLE_PATTERN}|a cura di)\.?\)\s*(?=;|\n|$)")


class Cell(NamedTuple):
    """A cell: its field ("" where the heading means none), its heading, and its value: text, or JSON."""

    field: str
    heading: str
    value: Any


def assemble(cells: Iterable[Cell], origin: str, kind: str = "") -> RawRecord:
    """Return the raw record of the cells of one row.

    A cell without a field, or a second value for a field that holds one, goes to `extra` under `<origin>:<heading>`.
    `kind` is the type of a record that names none; if it is "", the other cells decide.
    """
    cells = list(cells)
    raw: RawRecord = {"extra": {}}
    parts: dict[str, str] = {}
    for cell in chain.from_iterable(map(_split_identifiers, cells)):
        if not _PUTTERS.get(cell.field, _put_text)(cell, raw, parts):
            _, heading, value = cell
            raw["extra"][heading if _NAME_OF_A_FORMAT.match(heading) else f"{origin}:{heading}"] = value
    if (subtitle := parts.get("subtitle")) and not is_blank(subtitle):
        raw["title"] = with_subtitle(raw.get("title", ""), subtitle)
    _read_known_publisher(raw, cells)
    _read_volume(raw, cells)
    _read_type(raw, kind, cells)
    _read_number(raw, parts, origin)
    _read_pages(raw, parts)
    _read_extent(raw, cells)
    if imprint := parts.get("imprint"):
        _read_imprint(raw, parts, imprint)
    _read_date(raw, parts, origin)
    _read_doi(raw)
    _read_issuers(raw, cells)
    if "organisations" in raw:
        _put_bodies(raw, cells)
    return raw


def _split_identifiers(cell: Cell) -> Sequence[Cell]:
    """Return a cell of identifiers as one for each kind: a column "ISBN / DOI" has both, EndNote's ISBN also ISSN."""
    field, heading, value = cell
    if field in _PLACES and field != heading and isinstance(value, str) and value.startswith(_LINKS):
        return (cell._replace(field="url"),)
    if field not in IDENTIFIERS or field == heading or not isinstance(value, str) or is_plain_cell(field, value):
        return (cell,)
    return [Cell(kind, heading, text) for kind, text in split_identifiers(field, value)]


def _put_text(cell: Cell, raw: RawRecord, parts: dict[str, str]) -> bool:
    """Put a cell into a field with one value, or among its parts; tell whether there was a place for it."""
    field, heading, value = cell
    if part := _choose_part(field, heading, parts):
        parts[part] = value
    elif field in _TEXTS and field not in raw and field not in parts:
        raw[field] = value
    else:
        return False
    return True


def _put_access(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    """Put who may see a record, in the words of any language; of two columns the stricter counts.

    Words that say no level close the record. Words that say more than a level are kept: as a private note where the
    heading is private.
    """
    from protlib.record.fields.access_headings import level_in_cell, plain_level  # few tables have it
    from protlib.record.fields.private_headings import words_beside_private

    _field, heading, value = cell
    text = str(value)
    level = level_in_cell(heading, text)
    says_more = text not in access.LEVELS and not plain_level(heading, text)
    if says_more and words_beside_private(heading) is not None:
        raw["access"] = access.stricter(raw.get("access", ""), level or access.Access.CONFIDENTIAL.value)
        return _append_value(cell._replace(field="private_note", heading="private_note"), raw, _)
    level = level or text
    raw["access"] = access.stricter(raw["access"], level) if "access" in raw else level
    return not says_more or raw["access"] == text


def _put_list(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    field, _heading, value = cell
    raw.setdefault(field, []).extend(_items(value, field) if isinstance(value, str) else value)
    return True


def _items(text: str, field: str = "") -> list[str]:
    return split_cell(text if ";" in text else text.replace(BAR, ";"), field)


def _append_value(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    """Add a cell's value to those that its field already has; a private note says of what it is."""
    field, heading, value = cell
    text = f"{heading}: {value}" if field == "private_note" and says_more_than_private(heading) else value
    raw[field] = f"{raw[field]}{_SEPARATORS[field]}{text}" if field in raw else text
    return True


def _put_extra(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    raw["extra"].update(cell.value)
    return True


def _put_variable(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    """Put a cell into `extra` as a CSL variable; tell whether that was free."""
    field, _heading, value = cell
    if field in raw["extra"]:
        return False
    is_date = field in OTHER_DATES and isinstance(value, str)
    raw["extra"][field] = dates.parse_or(value, value) if is_date else value
    return True


def _choose_part(field: str, heading: str, parts: Mapping[str, str]) -> str:
    """Return the part of a field that a cell holds; "" where it is no part, or the part is already filled."""
    is_counted = field == "number" != heading and normalise_heading(heading) not in _ARTICLE_HEADINGS
    part = "counted" if is_counted else field if field in _PARTS else ""
    return part if part not in parts else ""


def _put_names(cell: Cell, raw: RawRecord, _: dict[str, str]) -> bool:
    field, heading, value = cell
    if field == "authors" and isinstance(value, str) and _ROLE_OF_EDITORS.search(value):
        return _put_authors_and_editors(heading, value, raw)
    people = _people(value, are_organisations=field == "organisations") if isinstance(value, str) else value
    if field == "organisations":
        people = [body for person in people for body in _bodies(person)]
    if field in NAME_LISTS or field == "organisations":
        listed = raw.setdefault(field, [])
        listed += people[1:] if [*people[:1]] == listed else [person for person in people if person not in listed]
    else:
        name_values = [name.to_dict() if isinstance(name, Name) else name for name in people]
        raw["extra"].setdefault(field, []).extend(name_values)
    return True


def _put_authors_and_editors(heading: str, text: str, raw: RawRecord) -> bool:
    """Put the names of a list that says "(ed.)" behind some of them where they belong."""
    for part in text.replace("\n", ";").split(";"):
        without_role = _ROLE_OF_EDITORS.sub("", part)
        _put_names(Cell("authors" if without_role == part else "editors", heading, without_role), raw, {})
    return True


def _bodies(person: str | Mapping[str, Any]) -> list[Name]:
    """Return the organisations in a text, "UNODC, IOM" as two, or the one that parts describe."""
    return (
        (names.several_bodies(person) or [names.organisation(person)]) if isinstance(person, str) else [Name(**person)]
    )


def _read_issuers(raw: RawRecord, cells: Iterable[Cell]) -> None:
    """Read who published a work as bodies that issued it, where nobody else is its author or editor."""
    publisher = raw.get("publisher", "")
    if not publisher or not {"authors", "organisations", "editors", "container_title"}.isdisjoint(raw):
        return
    from protlib.formats.common.issuing_bodies import says_issuer  # most tables never need it

    is_called_book = raw.get("type") == "book" and any(cell.field == "type" for cell in cells)
    if not is_called_book and any(cell.field == "publisher" and says_issuer(cell.heading) for cell in cells):
        raw["organisations"] = [
            body for person in _people(raw.pop("publisher"), are_organisations=True) for body in _bodies(person)
        ]


def _put_bodies(raw: RawRecord, cells: Iterable[Cell]) -> None:
    from protlib.formats.common.issuing_bodies import put_bodies, says_author  # most tables never need it

    are_authors = any(cell.field == "organisations" and says_author(cell.heading) for cell in cells)
    put_bodies(raw, raw.pop("organisations"), are_authors=are_authors)


@lru_cache(maxsize=4096)
def _people(text: str, *, are_organisations: bool) -> Sequence[Any]:
    if are_organisations:
        return _items(text)
    text = _unglue(_NUMBER_OF_SCOPUS.sub("", text))
    parsed = names.parse_list(text)
    if "{" in text or not _TIGHT_COMMA.search(text) or (len(parsed) > 1 and all(name.literal for name in parsed)):
        return parsed
    return names.parse_list(_divide_tight(text))


def _unglue(text: str) -> str:
    """Return a text with ";" between persons that a program glued: "Cathy ZimmermanRosilyne Borland".

    Each has two names, of which half begin with a common one, or a comma and initials: "Ruiz, A.Jobe, B." None is a
    body, and no seam is within a name such as "AbdelRahman".
    """
    parts = _GLUED_WORDS.split(text)
    if len(parts) == 1 or {*";{"} & {*text}:
        return text
    from protlib.record.names.given_names import COMMON  # few lists need it

    openings = [fold(part.split()[0]) in COMMON for part in parts if part.strip()]
    are_whole = 2 * sum(openings) >= len(parts) and all(map(_is_whole_name, parts, (*parts[1:], "")))
    are_inverted = all(_INVERTED_NAME.fullmatch(part.strip()) for part in parts)
    return ";".join(parts) if are_whole or are_inverted else text


def _is_whole_name(text: str, text_behind: str) -> bool:
    """Tell whether a text, with the one glued behind it, is all of a person's name."""
    is_whole = _WHOLE_NAME.fullmatch(text.strip()) and not names.parse_name(text).literal
    is_seam = GLUED_OPENINGS.isdisjoint(text.split()[-1:]) and GLUED_ENDINGS.isdisjoint(text_behind.split()[:1])
    return bool(is_whole) and (is_seam or not text_behind)


def _divide_tight(text: str) -> str:
    """Return a text with spaces behind its commas, or ";" where they surely stand between whole names."""
    from protlib.record.names.given_names import COMMON  # few lists need it

    parts = _TIGHT_COMMA.split(text)
    are_whole = ", " not in text and all(" " in part.strip() for part in parts)
    return (";" if are_whole and fold(parts[0].split()[0]) in COMMON else ", ").join(parts)


_PUTTERS: Final[Mapping[str, Callable[[Cell, RawRecord, dict[str, str]], bool]]] = {
    **dict.fromkeys(_VARIABLES, _put_variable), **dict.fromkeys(LISTS_OF_NAMES, _put_names),
    **dict.fromkeys(TEXT_LISTS, _put_list), **dict.fromkeys(_SEPARATORS, _append_value), "extra": _put_extra,
    "access": _put_access,
}  # fmt: skip
"""The function that puts a cell of each field into a raw record; all other fields hold one text.

Each tells whether there was a place for the cell.
"""


def _read_type(raw: RawRecord, kind: str, cells: Sequence[Cell]) -> None:
    """Read the type that a cell names (others' "article" is of a journal), else `kind`, or what all cells imply."""
    if "type" in raw:
        raw["type"], genre = type_of(raw["type"])
        if genre:
            raw.setdefault("genre", genre)
        may_be_journal = raw["type"] == "article" and raw.get("container_title")
        if may_be_journal and any(cell.field in {"type", "container_title"} - {cell.heading} for cell in cells):
            raw["type"] = "article-journal"
    if raw.get("type", "document") != "document" or _says_document(cells):
        return
    if record_type := kind or guess_type(raw, [cell.heading for cell in cells]):
        raw["type"] = record_type


def _read_number(raw: RawRecord, parts: Mapping[str, str], origin: str) -> None:
    """Read EndNote's number: the issue of an article, the report number of a report."""
    if number := parts.get("counted"):
        is_issue = raw.get("type", "").startswith("article-") and "issue" not in raw
        if raw.setdefault("issue" if is_issue else "number", number) != number:
            raw["extra"][f"{origin}:number"] = number


def _read_doi(raw: RawRecord) -> None:
    """Read the DOI of a link to one, or that stands for a link, where no other cell has it."""
    url = str(raw.get("url", ""))
    if "doi" not in raw and ("doi.org/" in url or identifiers.link_of_doi(url)):
        raw["doi"] = identifiers.read_valid(identifiers.doi, url) or ""


def _says_document(cells: Iterable[Cell]) -> bool:
    """Tell whether a cell names the type document, which says more than no type at all."""
    return any(cell.field == "type" and type_of(str(cell.value)) == ("document", "") for cell in cells)


def _read_pages(raw: RawRecord, parts: Mapping[str, str]) -> None:
    pages = [page for name in ("first_page", "last_page") if (page := parts.get(name))]
    if pages:
        raw.setdefault("page", "-".join(dict.fromkeys(pages)))


def _read_extent(raw: RawRecord, cells: Iterable[Cell]) -> None:
    """Read the pages under headings such as "Pages": where they are, or how many a whole work has."""
    from protlib.formats.common.cell_values import is_extent, pages_of_cell, read_count  # many tables have none

    extra = raw["extra"]
    if isinstance(extra.get(_EXTENT), str):
        extra[_EXTENT] = read_count(extra[_EXTENT]) or extra[_EXTENT]
    page = str(raw.get("page", ""))
    if not page or not any(cell.field == "page" != cell.heading for cell in cells):
        return
    raw["page"] = pages = pages_of_cell(page)
    if read_count(page) or is_extent(pages, str(raw.get("type", "")), str(raw.get("container_title", ""))):
        extra.setdefault(_EXTENT, read_count(page) or pages)
        del raw["page"]


def _read_volume(raw: RawRecord, cells: Iterable[Cell]) -> None:
    """Read the issue in the cell of a volume, "18(1)", and the journal of an article below "Publisher/Journal"."""
    if "volume" not in raw:
        return
    match = _VOLUME_AND_ISSUE.fullmatch(str(raw["volume"]))
    if match and "issue" not in raw and any(cell.field == "volume" != cell.heading for cell in cells):
        raw["volume"], raw["issue"] = match.groups()
    may_be_journal = any(cell.field == "publisher" and _may_head_journals(cell.heading) for cell in cells)
    if may_be_journal and "publisher" in raw and "container_title" not in raw:
        raw["container_title"] = raw.pop("publisher")


def _read_known_publisher(raw: RawRecord, cells: Iterable[Cell]) -> None:
    """Read a body that is no journal as the publisher, below "Journal / Publisher"."""
    if "container_title" not in raw or not {"publisher", "volume", "issue", "page"}.isdisjoint(raw):
        return
    headings = [cell.heading for cell in cells if cell.field == "container_title"]
    if any("publisher" in map(field_of, heading.split("/")) for heading in headings):
        from protlib.record.authority import is_known  # few tables need it

        if is_known(raw["container_title"]):
            raw["publisher"] = raw.pop("container_title")


def _may_head_journals(heading: str) -> bool:
    return "container_title" in map(field_of, heading.split("/"))


def _read_imprint(raw: RawRecord, parts: dict[str, str], imprint: str) -> None:
    """Read the place, the publisher and the date of an imprint, where no other cells have them."""
    from protlib.typed_references.typed_imprint import parts_of_imprint  # few tables have one

    place, publisher, date = parts_of_imprint(imprint)
    for field, value in (("publisher_place", place), ("publisher", publisher)):
        if value:
            raw.setdefault(field, value)
    if date and not parts.get("date"):
        parts.setdefault("year" if date.isdecimal() else "date", date)


def _read_date(raw: RawRecord, parts: Mapping[str, str], origin: str) -> None:
    """Read a date from one column or several: Web of Science's "JUL 15" lacks its year, which has its own column."""
    date, year = parts.get("date", ""), parts.get("year", "").removesuffix(".0")
    month, day = parts.get("month", ""), parts.get("day", "")
    date_text = _first_date(date, f"{date} {year}") if date else _first_date(_spell_date(year, month, day))
    if not date_text and year and (date_text := _first_date(year)):
        unread = {"date": date} if date else {"month": month, "day": day}
        raw["extra"].update({f"{origin}:{part}": text for part, text in unread.items() if text})
    if date_text or date or year:
        raw["date"] = date_text or date or year


def _spell_date(year: str, month: str, day: str) -> str:
    if month.isdecimal() and len(month) <= _DIGITS_OF_MONTH and int(month) <= _MONTHS:
        return f"{year}-{int(month):02}-{day.zfill(2)}"
    return f"{day} {month} {year}"


def _first_date(*forms: str) -> str:
    for form in forms:
        try:
            if date := dates.parse_date(form):
                return date
        except ValueError:
            continue
    return ""
