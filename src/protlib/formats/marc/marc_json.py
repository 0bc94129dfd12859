"""MARC 21 in JSON: a record, a list of records, or one on each line, as "MARC-in-JSON" describes it.

Such as `{"leader": "…", "fields": [{"245": {"ind1": "1", "ind2": "0", "subfields": [{"a": "Caring"}]}}]}`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from protlib.formats.jsontext import as_list, read_members
from protlib.formats.marc.marc_fields import Marc, MarcField
from protlib.formats.parsed import Parsed, Problem, ReadOptions

# Such as `[{"leader": "01234nam a22", "fields": [{"001": "7"`; the two may stand in another order.
_HEAD: Final = re.compile(
    r'\s*\[?\s*\{\s*"(?:leader"\s*:\s*"[^"]*"\s*,\s*"fields"|fields")\s*:\s*\[\s*\{\s*"\w{3}"\s*:'
)
_LIST: Final = re.compile(r"\s*\[")
_RECORD: Final = re.compile(r'"fields"\s*:\s*\[')
_TAG: Final = re.compile(r"[0-9A-Z]{3}")
_MOST_CONTROLS: Final = "009"
"""The last tag of a field without subfields."""
_BLANK: Final = " "


def sniff(text: str) -> bool:
    """Tell whether a text begins with a record of MARC."""
    return _HEAD.match(text) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; what is none joins the problems."""
    from protlib.formats.marc.record_reader import gather_works

    problems: list[Problem] = []
    return gather_works(_records(text, problems), options, len(_RECORD.findall(text)), problems)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Marc]]:
    opening = _LIST.match(text)
    for line, member in read_members(text, opening.end() if opening else 0, problems):
        if isinstance(member, Mapping) and (fields := as_list(member.get("fields"))):
            yield line, _marc(member, fields)
        else:
            problems.append(Problem(line, "", "a record without MARC fields; left out", lost=True))


def _marc(record: Mapping[str, Any], members: list[Any]) -> Marc:
    """Return a record; members of another kind than expected are left out."""
    control: dict[str, str] = {}
    fields: list[MarcField] = []
    pairs = (pair for member in members if isinstance(member, Mapping) for pair in member.items())
    for tag, value in ((tag, value) for tag, value in pairs if _TAG.fullmatch(tag)):
        if isinstance(value, Mapping):
            indicators = "".join(str(value.get(name) or _BLANK)[:1] for name in ("ind1", "ind2"))
            fields.append(MarcField(tag, indicators, tuple(_parts(value.get("subfields")))))
        elif isinstance(value, str) and tag <= _MOST_CONTROLS:
            control[tag] = value
    leader = record.get("leader")
    return Marc(leader if isinstance(leader, str) else "", control, fields)


def _parts(subfields: object) -> Iterator[tuple[str, str]]:
    """Yield the code and the text of each subfield; some programs have both as members of their own."""
    for part in as_list(subfields):
        if isinstance(part, Mapping):
            pairs = [(part["code"], part.get("value"))] if "code" in part else [*part.items()]
            yield from ((code, text) for code, text in pairs if isinstance(code, str) and isinstance(text, str))
