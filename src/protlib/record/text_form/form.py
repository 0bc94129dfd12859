"""The text form of records, one or several, that `edit` shows to a person, and its way back to records."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any, Final, NamedTuple

from protlib.errors import InputRefusedError
from protlib.record import cleaning, names
from protlib.record.fields import own_fields
from protlib.record.model import FIELDS, LOCAL_FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication

_EDITABLE: Final = tuple(name for name in FIELDS if name not in LOCAL_FIELDS)
_INDENT: Final = "    "
# The beginning of a name's parts as JSON.
_PARTS: Final = '{"'
_HEAD: Final = """\
# {key}
# A field a line; the further lines of a value are indented, and a list has one item a line.
# An empty value clears the field. Lines that begin with # are left out.
"""
_RULE: Final = re.compile(r"===\s*(.*?)\s*=*")  # "=== iom2009caring"; no line of a form begins so
_HEAD_OF_TEXT: Final = """\
# {count} publications, each below a line with its key. One that is taken out of this text stays as it is.
# A field a line; the further lines of a value are indented, and a list has one item a line.
# A field that is not there is empty. Lines that begin with # are left out. The fields are:
{fields}
"""
_WIDTH_OF_A_COMMENT: Final = 100  # letters in a text for an editor


class _Section(NamedTuple):
    """The lines about one record; `first` is the number of the first line in the text."""

    key: str
    first: int
    lines: list[str]


def format_records(publications: Sequence[Publication], own_names: Sequence[str] = ()) -> str:
    """Return the text for editing records; for several records, only the fields with a value.

    `own_names` are those of the library's own fields.
    """
    if len(publications) == 1:
        return format_record(publications[0], own_names)
    fields_text = ", ".join(editable_fields(own_names))
    fields = fill(fields_text, _WIDTH_OF_A_COMMENT, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    head = _HEAD_OF_TEXT.format(count=len(publications), fields=fields)
    sections = (f"\n=== {publication.key}\n{form_lines(publication, own_names)}" for publication in publications)
    return head + "".join(sections)


def parse_records(text: str, records: Sequence[Publication], own_names: Sequence[str]) -> dict[str, Publication]:
    """Return the records of an edited text, by their keys.

    Raises InputRefusedError with the line of a form that cannot be read, or of a key that is unknown or repeated.
    """
    if len(records) == 1:
        return {records[0].key: parse_record(text, records[0], own_names)}
    by_key = {record.key: record for record in records}
    return {section.key: _load(section, by_key[section.key], own_names) for section in _sections(text, by_key)}


def _load(section: _Section, old_record: Publication, own_names: Sequence[str]) -> Publication:
    try:
        return parse_record("\n".join(section.lines), old_record, own_names, first=section.first)
    except InputRefusedError as error:
        raise InputRefusedError(f"{section.key}, {error}") from None


def _sections(text: str, records_before: Mapping[str, Publication]) -> Iterator[_Section]:
    current: _Section | None = None
    lines_of: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := _RULE.fullmatch(line):
            if current:
                yield current
            key = match[1]
            if key not in records_before:
                raise InputRefusedError(
                    f"line {number}: “{key}” is not a record you are editing. To change a key: protlib rekey"
                )
            if key in lines_of:
                raise InputRefusedError(f"line {number}: {key} is already on line {lines_of[key]}")
            lines_of[key] = number
            current = _Section(key, number + 1, [])
        elif current:
            current.lines.append(line)
        elif line.strip() and not line.startswith("#"):
            raise InputRefusedError(f"line {number}: no key above this line")
    if current:
        yield current


@dataclass(frozen=True, slots=True)
class _FieldLines:
    """A field in the form: the number of its line (from 1) and the lines of its value."""

    line: int
    value: list[str]


def editable_fields(own_names: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that can be edited, with the library's own fields."""
    return (*_EDITABLE[:-1], *own_names, _EDITABLE[-1])


def format_record(publication: Publication, own_names: Sequence[str]) -> str:
    """Return the form of a record with every editable field, also the library's own fields."""
    return _HEAD.format(key=publication.key) + "\n" + "".join(_lines(publication, own_names))


def form_lines(publication: Publication, own_names: Sequence[str]) -> str:
    """Return the lines of a record's form for fields with a value."""
    return "".join(line for line in _lines(publication, own_names) if ":" in line.removesuffix(":\n"))


def _lines(publication: Publication, own_names: Sequence[str]) -> list[str]:
    texts = {name: text for name in own_names if isinstance(text := publication.extra.get(name, ""), str)}
    publication = publication.changed(
        extra={name: value for name, value in publication.extra.items() if name not in texts}
    )
    document = publication.to_dict()
    lines = [_field(name, getattr(publication, name), document.get(name)) for name in _EDITABLE]
    lines[_EDITABLE.index("extra") : _EDITABLE.index("extra")] = [
        _field_text(name, text) for name, text in texts.items()
    ]
    return lines


def _field(name: str, value: Any, stored: Any) -> str:
    if not value:
        return f"{name}:\n"
    if name in NAME_LISTS:
        return _block(name, map(_write_name, value))
    if name in TEXT_LISTS:
        return _block(name, value)
    if name == "extra":
        return _block(name, json.dumps(stored, ensure_ascii=False, indent=2).split("\n"))
    return _field_text(name, value)


def _field_text(name: str, value: str) -> str:
    if "\n" in value:
        return _block(name, value.split("\n"))
    return f"{name}: {value}".rstrip() + "\n"


def _write_name(name: Name) -> str:
    """Return a name as a person writes it, or its parts as JSON if it would be read back as another name."""
    text = names.display(name)
    is_read_back = names.parse_name(text) == name and not text.startswith(_PARTS)
    return text if is_read_back else json.dumps(name.to_dict(), ensure_ascii=False)


def _block(name: str, lines: Iterable[str]) -> str:
    return f"{name}:\n" + "".join(f"{_INDENT}{line}".rstrip() + "\n" for line in lines)


def parse_record(text: str, old_record: Publication, own_names: Sequence[str], *, first: int = 1) -> Publication:
    """Return the record of an edited form with the library's own fields; fields outside the form stay unchanged.

    `first` is the number of the form's first line. Raises InputRefusedError with the line of a form that cannot be
    read, or of a value that does not fit its field.
    """
    entries = _entries(text, own_names, first)
    raw = {name: _value(name, entry) for name, entry in entries.items()}
    texts = {name: text for name in own_names if (text := raw.pop(name, ""))}
    extra = {**raw.get("extra", {}), **texts}
    raw["extra"] = {name: extra[name] for name in dict.fromkeys((*old_record.extra, *extra)) if name in extra}
    cleaned = cleaning.clean_record(raw)
    for problem in cleaned.problems:
        if raw[problem.field] != getattr(old_record, problem.field):  # an old value that was wrong may stay
            raise InputRefusedError(f"line {entries[problem.field].line}: {problem.reason}")
    if old_record.title and not cleaned.publication.title:
        raise InputRefusedError(f"line {first}: a publication needs a title")
    return cleaned.publication.changed(**{name: getattr(old_record, name) for name in LOCAL_FIELDS})


def _entries(text: str, own_names: Sequence[str], first: int) -> Mapping[str, _FieldLines]:
    entries: dict[str, _FieldLines] = {}
    current: _FieldLines | None = None
    for number, line in enumerate(text.splitlines(), first):
        if line.startswith("#"):
            continue
        if line[:1].isspace() or not line:
            if current is not None:
                current.value.append(line.strip())
            elif line.strip():
                raise InputRefusedError(f"line {number}: expected “field: value”")
            continue
        name, value = _head(line, number, own_names)
        if name in entries:
            raise InputRefusedError(f"line {number}: “{name}” is already on line {entries[name].line}")
        current = entries[name] = _FieldLines(number, [value] if value else [])
    return entries


def _head(line: str, number: int, own_names: Sequence[str]) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    name = own_fields.own_field_named(name, own_names) or name.strip().lower().replace(" ", "_")
    if not colon:
        raise InputRefusedError(f"line {number}: write “field: value”, or indent the line to continue a value")
    if name not in (*_EDITABLE, *own_names):
        choices = ", ".join((*_EDITABLE, *own_names))
        raise InputRefusedError(f"line {number}: unknown field “{name}”; choose from {choices}")
    return name, value.strip()


def _value(name: str, entry: _FieldLines) -> Any:
    if name in NAME_LISTS:
        return [
            _json_object(line, f"“{line}”", entry.line) if line.startswith(_PARTS) else line
            for line in entry.value
            if line
        ]
    if name in TEXT_LISTS:
        return list(filter(None, entry.value))
    text = "\n".join(entry.value).strip()
    return _json_object(text or "{}", "extra", entry.line) if name == "extra" else text


def _json_object(text: str, label: str, line: int) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InputRefusedError(f"line {line}: {label} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise InputRefusedError(f"line {line}: {label} must be a JSON object, {{...}}")
    return value
