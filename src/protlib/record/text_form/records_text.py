"""Several records in one text, each form below a line with its key; a single record is only its form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Final, NamedTuple

from protlib.errors import InputRefusedError
from protlib.record.model import Publication
from protlib.record.text_form import form

_RULE: Final = re.compile(r"===\s*(.*?)\s*=*")  # "=== iom2009caring"; no line of a form begins so
_HEAD: Final = """\
# {count} publications, each below a line with its key. One that is taken out of this text stays as it is.
# A field a line; the further lines of a value are indented, and a list has one item a line.
# A field that is not there is empty. Lines that begin with # are left out. The fields are:
{fields}
"""
_WIDTH: Final = 100  # letters of a comment in a text for an editor


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
        return form.format_record(publications[0], own_names)
    fields_text = ", ".join(form.editable_fields(own_names))
    fields = fill(fields_text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
    head = _HEAD.format(count=len(publications), fields=fields)
    sections = (f"\n=== {publication.key}\n{form.form_lines(publication, own_names)}" for publication in publications)
    return head + "".join(sections)


def parse_records(text: str, records: Sequence[Publication], own_names: Sequence[str] = ()) -> dict[str, Publication]:
    """Return the records of an edited text, by their keys.

    Raises InputRefusedError with the line of a form that cannot be read, or of a key that is unknown or repeated.
    """
    if len(records) == 1:
        return {records[0].key: form.parse_record(text, records[0], own_names)}
    by_key = {record.key: record for record in records}
    return {section.key: _load(section, by_key[section.key], own_names) for section in _sections(text, by_key)}


def _load(section: _Section, old: Publication, own_names: Sequence[str]) -> Publication:
    try:
        return form.parse_record("\n".join(section.lines), old, own_names, first=section.first)
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
