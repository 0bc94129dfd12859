"""What neither dialect can say, packed as JSON into `verba`, a field that biblatex leaves to its users.

Packed are the fields that have no field in BibTeX, and any value that its field would not give back the same (a
name with a comma, a date and its approximation, a key with a space). Beside such a value stands how its field reads:
once somebody edits the field, it no longer reads so, and what is packed counts no more. Where only that is packed,
the record does not have the value that its entry seems to have (a thesis of which the kind is not known).
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from protlib.formats.jsontext import DECODER
from protlib.record.model import FIELDS, Name, Publication

FIELD: Final = "verba"
_MARK: Final = "protlib:"
READ: Final = "read"
"""How fields read of which what is packed counts only as long as they do."""
_MISSING: Final = object()


def pack(differences: Mapping[str, Any], ascii_only: bool = False) -> str:
    """Return the value of `verba`; braces inside strings are escaped, for BibTeX counts them."""
    text = orjson.dumps(differences, _as_json, orjson.OPT_PASSTHROUGH_DATACLASS).decode()
    if ascii_only and not text.isascii():
        text = json.dumps(differences, separators=(",", ":"), default=_as_json)
    if text.count("{") > 1 or "}" in text[:-1]:
        text = _with_escaped_braces(text)
    return f"{_MARK}{text}"


def _as_json(value: Any) -> Any:
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


def unpack(raw: str) -> dict[str, Any]:
    """Return what was packed; nothing where the field is somebody else's or was cut."""
    if not raw.startswith(_MARK):
        return {}
    try:
        packed = DECODER.decode(raw[len(_MARK) :])
    except (ValueError, RecursionError):
        return {}
    return packed if isinstance(packed, dict) else {}


def differences(publication: Publication, read: Publication) -> dict[str, Any]:
    """Return what is to be packed so that an entry that reads as the second record means the first."""
    meant, found = publication.to_dict(), read.to_dict()
    meant_extra, found_extra = meant.pop("extra", {}), found.pop("extra", {})
    packed, seen = _compared(meant, found, FIELDS)
    extra, seen_extra = _compared(meant_extra, found_extra, dict.fromkeys([*meant_extra, *found_extra]))
    if extra:
        packed["extra"] = extra
    if seen_extra:
        seen["extra"] = seen_extra
    if seen:
        packed[READ] = seen
    return packed


def _compared(
    meant: Mapping[str, Any], found: Mapping[str, Any], names: Iterable[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    differing = [name for name in names if meant.get(name, _MISSING) != found.get(name, _MISSING)]
    packed = {name: meant[name] for name in differing if name in meant}
    return packed, {name: found[name] for name in differing if name in found}


def has_readings(packed: Mapping[str, Any]) -> bool:
    """Tell whether any of what is packed depends on how a field of the entry reads."""
    return READ in packed


def completed(packed: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """Return raw values with those that were packed because no field holds them."""
    missing = {name: value for name, value in packed.items() if name != "extra" and not read.get(name)}
    return {**read, **missing, "extra": {**_mapping(packed, "extra"), **_mapping(read, "extra")}}


def applied(packed: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored form of a record as it was meant, of the form that its entry reads as."""
    seen = _mapping(packed, READ)
    extra = _restored(_mapping(read, "extra"), _mapping(packed, "extra"), _mapping(seen, "extra"))
    without_extra = (_without(values, "extra", READ) for values in (read, packed, seen))
    return {**_restored(*without_extra), "extra": extra}


def _mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = values.get(name)
    return value if isinstance(value, dict) else {}


def _without(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _restored(read: Mapping[str, Any], packed: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    meant = dict(read)
    for name in {**packed, **seen}:
        if read.get(name, _MISSING) == seen.get(name, _MISSING):
            if name in packed:
                meant[name] = packed[name]
            else:
                del meant[name]
    return meant
