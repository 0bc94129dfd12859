"""JSON Lines: protlib's own records, CSL-JSON items or hand-made objects, one on each line, or all in one array."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final

import orjson

from protlib.formats.common.assembly import Cell, assemble
from protlib.formats.common.charset import decode, in_utf8
from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.recognition import is_item, is_of_others
from protlib.formats.jsontext import DECODER, MAY_BE_LONG, as_list, objects, read_members
from protlib.formats.jsontext import loads as loads_json
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather, take_many
from protlib.record.access import Access
from protlib.record.fields.access_marks import find_mark_in
from protlib.record.fields.headings import field_of, is_name_list, type_of
from protlib.record.fields.variables import VARIABLES
from protlib.record.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, TEXTS, TIMES, TYPES, Publication

HOLDS: Final = frozenset(FIELDS)
"""All fields: a line is the record itself."""

_ORIGIN: Final = "jsonl"
_TEXTS: Final = frozenset({*TEXTS, "year", "month", "day", "first_page", "last_page", "subtitle"})
_OWN_FIELDS: Final = {
    **dict.fromkeys(TEXTS, str), **dict.fromkeys((*NAME_LISTS, *TEXT_LISTS), list), "extra": dict, "year": int,
}  # fmt: skip
_OWN_TYPES: Final = frozenset(TYPES)
_ONLY_TEXTS: Final = frozenset({str})
_NAME_PARTS: Final = frozenset(NAME_FIELDS)
_OTHER_PARTS: Final = {
    **dict.fromkeys(("last", "last_name", "lastName", "surname"), "family"),
    **dict.fromkeys(("first", "first_name", "firstName"), "given"),
    "name": "literal",
    "non-dropping-particle": "particle",
    "dropping-particle": "dropping",
}
_MADE_OF_PARTS: Final = frozenset({"formatted", "initials"})
"""Parts of a name that say again what the others say."""
_DATES: Final = frozenset({"date", "year", "issued"})
_PARTS_OF_DATE: Final = frozenset({"year", "month", "day"})
_CSL_NAMES: Final = frozenset(name for name in VARIABLES if "-" in name) | {"issued", "custom"}
_DISTINCTIVE_FIELDS: Final = frozenset({
    "authors", "editors", "date", "year", "publisher", "container_title", "doi", "isbn", "issn", "abstract",
    "countries", "regions", "category", "topics",
})  # fmt: skip
"""Fields that hardly any object but a publication has."""
_BYTES_OF_A_BEGINNING: Final = 256  # they tell, behind any spaces, an array from an object
_MAY_BE_LONG: Final = re.compile(MAY_BE_LONG.pattern.encode())
_SAMPLE: Final = 6
"""Of every sixth byte of a line, three in turn are figures where it has a long number: to see that takes a tenth."""
_MARKED_FIGURES: Final = bytes(1 if chr(code) in "0123456789" else 0 for code in range(256))
_THREE_FIGURES: Final = b"\1\1\1"
_FIRST_LINES: Final = 20
"""The number of lines or members to look at, because the first may be broken."""
_DISTINCTIVE_PART: Final = 3  # a third of the members of an object that is a record have names of fields


def sniff(data: bytes) -> bool:
    """Tell whether one of the first lines, or one of the first members of an array, is a record."""
    if (start := decode(data.lstrip()[:_BYTES_OF_A_BEGINNING]).lstrip()[:1]) not in {"{", "["}:
        return False
    if start == "[":
        text = decode(data)
        members = objects(text, text.index("[") + 1)
        return any(_is_record(member) and not is_item(member) for member in islice(members, _FIRST_LINES))
    text = decode(b"\n".join(islice((line for line in _rows(data) if line.strip()), _FIRST_LINES)))
    return any(_is_record(_decode(line.encode())) for line in text.split("\n"))


def _is_record(value: object) -> bool:
    """Tell whether an object is protlib's, CSL's, or has a title and a field that only publications have.

    Either it has no other members, or a third of them is known: a task and a web site have titles, too.
    """
    if not isinstance(value, dict) or is_of_others(value):
        return False
    field_names = [field for name in value if (field := field_of(name) or (name in VARIABLES and name))]
    is_recognised = is_item(value) or (len(value) > 1 and _is_own(value))
    if is_recognised or "title" not in field_names:
        return is_recognised
    return len(field_names) == len(value) or (
        _DISTINCTIVE_PART * len(field_names) >= len(value) and not _DISTINCTIVE_FIELDS.isdisjoint(field_names)
    )


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of the objects of a text, of which one line at a time is decoded."""
    problems: list[Problem] = []
    data = in_utf8(data)
    opened_lines: set[int] = set()
    objects = _note_opened(chain.from_iterable(take_many(_objects(data, problems))), opened_lines)
    parsed = gather(_iterate_raw_records(objects, options.kind, problems), options, data.count(b"\n") + 1, problems)
    if len(problems) > 1 and not parsed.publications and all(problem.lost for problem in problems):
        return Parsed(problems=[Problem(1, "", "not JSON Lines: no line is a JSON object", lost=True)])
    return parsed.changed(opened=frozenset(opened_lines))


def _note_opened(objects: Iterable[tuple[int, Any]], opened_lines: set[int]) -> Iterator[tuple[int, Any]]:
    """Yield objects with their lines, and note the lines of protlib's own records that say that they are public."""
    for line, item in objects:
        if isinstance(item, dict) and item.get("access") == Access.PUBLIC and _is_own(item):
            opened_lines.add(line)
        yield line, item


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records, one on each line, as `protlib list --format jsonl` prints them."""
    lines = [
        orjson.dumps(_to_json(publication, options.opened), option=orjson.OPT_APPEND_NEWLINE)
        for publication in publications
    ]
    return b"".join(lines).decode()


def _to_json(publication: Publication, opened_keys: frozenset[str] | None) -> dict[str, Any]:
    """Return a record as commands print it; one that somebody has opened says that it is public, to stay so elsewhere.

    Where it is unknown who was opened (None), a record is if it is public although its words say that it is not.
    """
    document = publication.to_json()
    if not publication.access:
        is_opened = bool(find_mark_in(publication)[0]) if opened_keys is None else publication.key in opened_keys
        document |= {"access": Access.PUBLIC.value} if is_opened else {}
    return document


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:  # noqa: ARG001 - as all
    """Return nothing: a line is the record itself."""
    return ()


def _objects(data: bytes, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """Yield the values of an array, or of lines, each with its line."""
    if data.lstrip()[:_BYTES_OF_A_BEGINNING].decode("utf-8", "ignore").lstrip()[:1] == "[":
        text = data.decode()
        yield from read_members(text, text.index("[") + 1, problems)
        return
    for number, line in enumerate(_rows(data), 1):
        item = _decode(line)
        if item is not None:
            yield number, item
        elif (text := line.decode()) and not text.isspace():
            problems.append(Problem(number, "", f"{_why_not(text)}; the line was left out", lost=True))


def _rows(data: bytes) -> Iterator[bytes]:
    """Yield the lines of a file one at a time, because a list of them would double the memory."""
    start, end = 0, data.find(b"\n")
    while end >= 0:
        yield data[start:end]
        start, end = end + 1, data.find(b"\n", end + 1)
    yield data[start:]


def _decode(line: bytes) -> Any:
    """Return the value of a line, None where it is not JSON; loose JSON of other programs is read too."""
    may_be_long = _THREE_FIGURES in line[::_SAMPLE].translate(_MARKED_FIGURES) and _MAY_BE_LONG.search(line)
    if not may_be_long:
        try:
            return orjson.loads(line)
        except orjson.JSONDecodeError:
            pass
    try:
        return loads_json(line.decode().strip().rstrip(","))
    except (json.JSONDecodeError, RecursionError):
        return None


def _why_not(line: str) -> str:
    try:
        DECODER.decode(line.strip())
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
    except RecursionError:
        return "nested too deeply"
    return "null is not a record"


def _iterate_raw_records(
    objects: Iterable[tuple[int, object]], kind: str, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for line, item in objects:
        if isinstance(item, dict) and item:
            odd_names: list[str] = []
            raw = _make_raw(item, kind, odd_names)
            if odd_names:
                name = next((item[name] for name in ("key", "id", "title") if isinstance(item.get(name), str)), "")
                problems.extend([Problem(line, name, message) for message in odd_names])
            yield line, raw
        else:
            message = f"not an object but {json.dumps(item)[:QUOTED_LETTERS]}" if item else "an empty object"
            problems.append(Problem(line, "", f"{message}; left out", lost=True))


def _make_raw(item: Mapping[str, object], kind: str, odd_names: list[str]) -> Mapping[str, Any]:
    if _is_own(item):
        return {name: value for name, value in item.items() if name != "year"} if "year" in item else item
    item = {_usual_name(name, item): _rename_parts(value) for name, value in item.items()}
    if not _is_of_csl(item):
        return assemble(_cells(item, odd_names), _ORIGIN, kind)
    own_values = {name: value for name, value in item.items() if name not in VARIABLES and _field_of(name, value)}
    raw = item_to_raw({name: value for name, value in item.items() if name not in own_values})
    raw_record = assemble(_cells(own_values, odd_names), _ORIGIN)
    type_text, genre = type_of(raw["type"])
    raw["type"] = type_text if "type" in item else raw_record.get("type", type_text)
    return {"genre": genre, **raw_record, **raw, "extra": {**raw_record["extra"], **raw.get("extra", {})}}


def _usual_name(name: str, item: Mapping[str, object]) -> str:
    """Return the name of a member; "published" is the date where it has parts of one, and no other member is."""
    is_date = name == "published" and isinstance(item[name], dict) and _DATES.isdisjoint(item)
    return "date" if is_date else name


def _rename_parts(value: object) -> object:
    """Return a date or names with their parts as CSL has them, from those of Paperpile and others; else the value."""
    if isinstance(value, dict) and "year" in value and _PARTS_OF_DATE.issuperset(value):
        return "-".join(str(value[part]).zfill(2) for part in ("year", "month", "day") if value.get(part))
    if not isinstance(value, list) or not all(isinstance(person, dict) and "last" in person for person in value):
        return value
    return [
        {_OTHER_PARTS.get(part, part): text for part, text in person.items() if part not in _MADE_OF_PARTS}
        for person in value
    ]


def _is_own(item: Mapping[str, Any]) -> bool:
    """Tell whether an object is a record that protlib wrote, so that nothing has to be guessed."""
    if [*map(type, item.values())] != [*map(_OWN_FIELDS.get, item)]:
        return False
    return (
        item.get("type", "document") in _OWN_TYPES
        and item.get("date", "").startswith(str(item.get("year", "")))
        and all(_is_own_list(name, value) for name, value in item.items() if type(value) is list)
    )


def _is_own_list(name: str, values: Sequence[object]) -> bool:
    if _ONLY_TEXTS.issuperset(map(type, values)):
        return True
    return name in NAME_LISTS and all(map(_is_own_name, values))


def _is_own_name(value: object) -> bool:
    return type(value) is str or (
        type(value) is dict and _NAME_PARTS.issuperset(value) and _ONLY_TEXTS.issuperset(map(type, value.values()))
    )


def _is_of_csl(item: Mapping[str, object]) -> bool:
    author = item.get("author")
    return not _CSL_NAMES.isdisjoint(item) or (
        isinstance(author, list) and any(isinstance(person, dict) for person in author)
    )


def _cells(item: Mapping[str, object], odd_names: list[str]) -> Iterator[Cell]:
    """Yield the members of an object as cells; a value that does not fit its field is reported, and kept in `extra`."""
    for name, value in item.items():
        if value is None or value in ("", []):
            continue
        field = name if name in FIELDS else _field_of(name, value)
        if field in TIMES and not isinstance(value, str):  # seconds, as other programs count them
            field = ""
        try:
            yield Cell(field, name, _fit_value(field, value))
        except TypeError as error:
            odd_names.append(f"“{name}” {error}; it is kept in the field “extra”")
            yield Cell("", name, value)


def _field_of(name: str, value: object) -> str:
    """Return the field of a member: `true` under "confidential" says who may see a record."""
    from protlib.record.fields.access_headings import says_access  # few objects have it

    is_answer = isinstance(value, str | int) and says_access(name, [str(value)])
    return "access" if is_answer else field_of(name)


def _fit_value(field: str, value: object) -> Any:
    """Return a value in its field's form; TypeError with the reason where it does not fit."""
    if is_name_list(field):
        return value if isinstance(value, str) else [_name(entry) for entry in as_list(value)]
    if field in TEXT_LISTS:
        return value if isinstance(value, str) else [_json_text(entry) for entry in as_list(value)]
    if field == "access":
        return str(value)
    if field in _TEXTS:
        return value if isinstance(value, str) else "; ".join(_json_text(entry) for entry in as_list(value))
    if field == "extra" and not isinstance(value, dict):
        raise TypeError("is not an object")
    return value


def _name(value: object) -> Any:
    if not isinstance(value, dict):
        return _json_text(value)
    parts = {_OTHER_PARTS.get(part, part): _json_text(text) for part, text in value.items() if text}
    if not _NAME_PARTS.issuperset(parts):
        raise TypeError("has a name with unknown parts")
    return parts


def _json_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == value // 1 else str(value)
    raise TypeError("is not text")
