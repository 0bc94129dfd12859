"""The values that an entry cannot express, packed as JSON into `verba`, a field that biblatex leaves to its users.

Two kinds of values are packed: those without a field in the dialect, and those whose field would read differently, such
as a name with a comma, an approximate date or a key with a space. The second kind has its reading beside it: what the
entry's field reads as. If somebody edits that field, it reads otherwise, and the packed value no longer counts. A
reading alone means that the record lacks the value that its entry seems to have (a thesis whose kind is unknown).

Such as `verba = {protlib:{"topics":["Return"],"key":"Jobe 2009","read":{"key":"jobe2009"}}}`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from protlib.formats.bib.latex.decoder import verbatim
from protlib.formats.jsontext import DECODER
from protlib.frozen import expression
from protlib.record import cleaning
from protlib.record.model import FIELDS, Name, Publication
from protlib.record.raw_record import RawRecord

FIELD: Final = "verba"
_MARK: Final = "protlib:"
READINGS: Final = "read"
"""The name for the readings beside the packed values."""
_MISSING: Final = object()
# Such as "collection\_number" and "2003\textasciitilde", as programs write LaTeX; JSON has no such escapes.
_LATEX: Final = expression(r"(?<!\\)\\(?:[_%&#$]|textasciitilde)")


def pack_values(values: Mapping[str, object], *, ascii_only: bool) -> str:
    """Return values in the form of `verba`; braces inside strings are escaped, because BibTeX counts them."""
    text = orjson.dumps(values, _to_json, orjson.OPT_PASSTHROUGH_DATACLASS).decode()
    if ascii_only and not text.isascii():
        text = json.dumps(values, separators=(",", ":"), default=_to_json)
    if text.count("{") > 1 or "}" in text[:-1]:
        text = _with_escaped_braces(text)
    return f"{_MARK}{text}"


def _to_json(value: Any) -> Any:
    return value.to_dict() if isinstance(value, Name) else dict(value)


def _with_escaped_braces(text: str) -> str:
    pieces: list[str] = []
    is_string = is_escaped = False
    for char in text:
        if is_string and char in "{}":
            pieces.append(f"\\u{ord(char):04x}")
        else:
            pieces.append(char)
        if char == '"' and not is_escaped:
            is_string = not is_string
        is_escaped = char == "\\" and not is_escaped
    return "".join(pieces)


def unpack_values(raw: str) -> RawRecord:
    """Return the values packed in a `verba`, with their readings; none where it is not protlib's, or cut off."""
    if not raw.startswith(_MARK):
        return {}
    text = verbatim(raw) if _LATEX.search(raw) else raw
    try:
        packed_values = DECODER.decode(text[len(_MARK) :])
    except (ValueError, RecursionError):
        return {}
    return packed_values if isinstance(packed_values, dict) else {}


def values_to_pack(intended_values: Publication, parsed: Publication) -> RawRecord:
    """Return the values to pack beside an entry that reads as `parsed`, so that it means `intended_values`."""
    values, read_values = intended_values.to_dict(), parsed.to_dict()
    extra, read_extra = values.pop("extra", {}), read_values.pop("extra", {})
    packed_values, readings = _compare(values, read_values, FIELDS)
    packed_extra, extra_readings = _compare(extra, read_extra, dict.fromkeys([*extra, *read_extra]))
    if packed_extra:
        packed_values["extra"] = packed_extra
    if extra_readings:
        readings["extra"] = extra_readings
    if readings:
        packed_values[READINGS] = readings
    return packed_values


def _compare(
    intended_values: Mapping[str, object], parsed: Mapping[str, object], names: Iterable[str]
) -> tuple[RawRecord, RawRecord]:
    """Return the intended values that read otherwise, and the readings that were not intended."""
    different_names = [name for name in names if intended_values.get(name, _MISSING) != parsed.get(name, _MISSING)]
    packed_values = {name: intended_values[name] for name in different_names if name in intended_values}
    return packed_values, {name: parsed[name] for name in different_names if name in parsed}


def has_readings(pack: Mapping[str, object]) -> bool:
    """Tell whether some packed value depends on what a field of the entry reads as."""
    return READINGS in pack


def complete(raw: Mapping[str, object], pack: Mapping[str, object]) -> RawRecord:
    """Return the raw values of an entry, completed with the packed values that no field says."""
    missing_values = {name: value for name, value in pack.items() if name != "extra" and not raw.get(name)}
    return {**raw, **missing_values, "extra": {**_mapping(pack, "extra"), **_mapping(raw, "extra")}}


def correct(parsed: Publication, pack: Mapping[str, object]) -> Publication:
    """Return the intended record of an entry from its reading, `parsed`, and the packed values.

    A packed value counts if its reading still matches. People may have edited it by hand, so it is cleaned like any
    other.
    """
    stored, readings = parsed.to_dict(), _mapping(pack, READINGS)
    extra = _restore(_mapping(stored, "extra"), _mapping(pack, "extra"), _mapping(readings, "extra"))
    intended_values = _restore(*(_drop_names(values, "extra", READINGS) for values in (stored, pack, readings)))
    changed = {name: value for name, value in intended_values.items() if value is not stored.get(name)}
    if "key" in changed:  # An unfit key becomes another alias.
        changed["aliases"] = intended_values.get("aliases")
    values = cleaning.clean_record({**changed, "extra": extra}).publication.filled()
    no_values = dict.fromkeys(name for name in stored if intended_values.get(name) is not stored[name])
    return parsed.changed(**{**no_values, **values})


def _mapping(values: Mapping[str, object], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _drop_names(values: Mapping[str, object], *names: str) -> RawRecord:
    return {name: value for name, value in values.items() if name not in names}


def _restore(parsed: Mapping[str, object], pack: Mapping[str, object], readings: Mapping[str, object]) -> RawRecord:
    """Return the read values, with the packed value in place of each whose reading still matches."""
    intended_values = dict(parsed)
    for name in {**pack, **readings}:
        if parsed.get(name, _MISSING) == readings.get(name, _MISSING):
            if name in pack:
                intended_values[name] = pack[name]
            else:
                del intended_values[name]
    return intended_values
