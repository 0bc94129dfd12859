"""From a record to the tags of a RIS record, in the newer of its two dialects."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from protlib.formats.programs import ANY, Program
from protlib.formats.ris import packed, readback
from protlib.formats.ris.entries import entries
from protlib.formats.ris.lines import Tags
from protlib.formats.ris.markup import value as one_line
from protlib.formats.ris.procite import is_procite
from protlib.formats.ris.tags import RECORD_FIELDS, TYPES, WRITTEN, meanings, tags
from protlib.record.model import Publication

_TAG: Final = re.compile(r"ris:(?!TY|ER)([A-Z][A-Z0-9])")
_TYPE: Final = re.compile(r"(?!GEN$)[A-Z][A-Z0-9]{1,9}")
_DATES: Final = frozenset({"date", "accessed"})
_FIELDS: Final = tuple(RECORD_FIELDS - packed.LOCAL - {"extra"})
_VALUES: Final = attrgetter(*_FIELDS)

# JabRef takes a second title for the journal, the last number of any kind for the number, and makes authors of A2 to A4.
_JABREF: Final = {
    "editors": "ED", "translators": "TA", "collection_title": "T3", "event_title": "C3", "number": "M1",
    "publisher_place": "CY",
}  # fmt: skip
_AUTHORS_TO_JABREF: Final = frozenset({"A2", "A3", "A4"})
_BEFORE_IN_JABREF: Final = {"number": "issue", "event_place": "publisher_place"}
_IN_BOOKS: Final = frozenset({"CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC"})


class Target(NamedTuple):
    """What is to read the tags: how it reads names, its type for each CSL type, the types and tags that it knows (all where None).

    Where it is to give the very record back, what no tag says stands in lines that only protlib reads; a plain one has none.
    """

    program: Program = ANY
    kinds: Mapping[str, str] = WRITTEN
    types: Container[str] | None = None
    tags: frozenset[str] | None = None
    is_exact: bool = True
    is_plain: bool = False


def target(program: Program, *, plain: bool) -> Target:
    """Return the target for a program."""
    kinds = {**WRITTEN, "webpage": "WEB"} if program.has_web_pages else WRITTEN
    return Target(program, kinds, is_exact=program is ANY, is_plain=plain)


def write(publication: Publication, target: Target) -> Tags:
    """Return the tags of a record, its type first, and as `M2` what reading the tags does not give."""
    kind = _kind(publication, target)
    filled = _filled(publication)
    if target.is_plain:
        plan = _plan(kind, tuple(filled), target.program.misreads_tags, target.tags)
        return [("TY", kind), *_tags(publication, filled, plan, target)]
    plain = target._replace(program=ANY)
    plan = _plan(kind, tuple(filled), False, target.tags)
    written = None if target.program is not ANY else _tags(publication, filled, plan, plain)
    lines = readback.surely_missing(publication, kind, filled, plan, target.kinds)
    if lines is None:
        tags_for_all = written or _tags(publication, filled, plan, plain)
        lines = readback.missing(publication, kind, tags_for_all, target.kinds)
    if written is None:
        written = _tags(
            publication, filled, _plan(kind, tuple(filled), target.program.misreads_tags, target.tags), target
        )
    own_lines = [("M2", one_line(line)) for line in lines if target.is_exact or packed.is_legible(line)]
    return [("TY", kind), *written, *own_lines]


def _kind(publication: Publication, target: Target) -> str:
    """Return the RIS type: the one that the record came with, or else that of its CSL type."""
    found = publication.extra.get("ris:TY")
    is_type = (
        isinstance(found, str) and _TYPE.fullmatch(found) and TYPES.get(found, "document") == publication.type
    )
    if is_type and (target.types is None or found in target.types):
        return str(found)
    return target.kinds[publication.type]


def _filled(publication: Publication) -> dict[str, Any]:
    """Return the fields and variables of a record that are filled; what stands for a date that is none is its date."""
    filled = {field: value for field, value in zip(_FIELDS, _VALUES(publication), strict=True) if value}
    for name, value in publication.extra.items():
        if name not in RECORD_FIELDS or (name in _DATES and isinstance(value, str)):
            filled.setdefault(name, value)
    return filled


@lru_cache(maxsize=4096)
def _plan(
    kind: str, filled: tuple[str, ...], is_misread: bool, known: frozenset[str] | None
) -> readback.Plan:
    """Return the fields and variables that have a tag, each with it: that of the type, but where another is needed."""
    by_meaning = tags(kind, known)
    changed: dict[str, str] = {}
    if "container_title" not in by_meaning and meanings(kind)["T2"] not in filled:
        changed["container_title"] = (
            "T2"  # as a series it is seen in other programs, and in a line of M2 it is not
        )
    if "C3" in meanings(kind) and "event_title" in filled and "container_title" in filled:
        changed |= {"event_title": "T2", "container_title": "C3"}
    if "C3" in meanings(kind) and "event_place" in filled and "publisher_place" in filled:
        changed |= {"event_place": "CY", "publisher_place": "C1"}
    if "page" in filled and "number-of-pages" not in filled:
        changed["page"] = "SP"
    if is_misread:
        changed |= _JABREF if kind not in _IN_BOOKS else {**_JABREF, "container_title": "BT"}
    by_meaning = {**by_meaning, **changed, "isbn": "SN", "issn": "SN"}
    return tuple(
        (meaning, tag)
        for meaning, tag in by_meaning.items()
        if meaning in filled
        and (known is None or tag in known)
        and not (is_misread and _is_misread_by_jabref(meaning, tag, filled))
    )


def _is_misread_by_jabref(meaning: str, tag: str, filled: Container[str]) -> bool:
    """Tell whether JabRef makes authors of a tag, or puts it in the place of one that says more."""
    return tag in _AUTHORS_TO_JABREF or _BEFORE_IN_JABREF.get(meaning, "") in filled


def _tags(publication: Publication, filled: Mapping[str, Any], plan: readback.Plan, target: Target) -> Tags:
    """Return the tags that say fields and variables of a record, and those that it came with and that say none."""
    found: Tags = []
    for meaning, tag in plan:
        found += entries(meaning, tag, filled[meaning], target.program.organisations)
    if target.program.misreads_tags:
        found = _for_jabref(found)
    if publication.extra or publication.note:
        found += _unread(publication.extra, target.tags)
        return [(tag, value) for tag, value in found if not _is_misread(tag, value)]
    return found


def _is_misread(tag: str, value: str) -> bool:
    """Tell whether a value would be taken for a line of protlib's own, or its record for one of ProCite."""
    return (tag == "M2" and bool(packed.read([value])[0])) or (tag == "N1" and is_procite([value]))


def _for_jabref(tags: Tags) -> Tags:
    """Return the tags with all translators in one, and with the month in the date that JabRef prefers."""
    translators = " and ".join(value for tag, value in tags if tag == "TA")
    others = [("Y1" if tag == "DA" else tag, value) for tag, value in tags if tag != "TA"]
    return [*others, ("TA", translators)] if translators else others


def _unread(extra: Mapping[str, Any], known: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    for name, value in extra.items():
        match = _TAG.fullmatch(name)
        if match and (known is None or match[1] in known):
            values = value if isinstance(value, list) else [value]
            yield from ((match[1], one_line(text)) for text in values if isinstance(text, str) and text)
