"""EndNote's own text (refer, .enw): each tag has a tag of EndNote's RIS with the same meaning.

Protlib only reads it.
"""

import re
from collections.abc import Iterator
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.endnote_types import KINDS, KINDS_BY_NAME, PERIODICALS
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.raw_record_builder import one_or_all
from protlib.formats.records import find_cut, gather
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.tagged_text import Tags, read_tagged_lines, unify_line_ends
from protlib.record import identifiers
from protlib.record.raw_record import Extra, RawRecord

# The types of other programs than EndNote.
_OTHER_KINDS: Final = meanings_in("refer", "type")
# The tags of "EndNote Import", a superset of refer's, and the RIS tags with the same meaning.
_TAGS: Final = meanings_in("refer", "tag")
# Such as "%A Jobe, Alison"; a tag may have nothing behind it.
_LINE: Final = re.compile(r"[ \t\ufeff]*%([!-~])(?:[ \t]+(.*)|[ \t]*)$")
_TYPE: Final = re.compile(r"^[ \t\ufeff]*%0[ \t]", re.MULTILINE)
# Such as "%0 Book\n%A Jobe, Alison"; of refer, which has no types, "%A Jobe\n%T Caring".
_HEAD: Final = re.compile(
    r"\s*(?:%0 [^\n]*\n\s*%[0-9A-Z@&!^+*?~#$(<=>\[\]):](?:\s|$)|%[A-Z] [^\n]*\n(?:(?:%[A-Z0-9@]"
    r"|[ \t])[^\n]*\n){0,20}?%[ATD] )"
)
_NAMING: Final = frozenset("TA")
_LABEL_WITH_SPACE: Final = re.compile(r"\S\s\S")


def sniff(head: str) -> bool:
    """Tell whether a text begins with a reference in EndNote's own text, or in refer."""
    return bool(_HEAD.match(unify_line_ends(head)))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each begins with its type or, without types, after a blank line."""
    problems: list[Problem] = []
    raws = ((line, _make_raw(tags)) for line, tags in _records(text, problems))
    fault = "no references found; a reference begins with “%0 ”"
    return gather(raws, options, len(_TYPE.findall(text)), problems, fault=fault)


def _records(text: str, problems: list[Problem]) -> Iterator[tuple[int, Tags]]:
    """Yield each reference's tags, without their sign, and the line where it begins; other lines continue a tag."""
    has_types = _TYPE.search(text) is not None
    start = stray = 0
    is_apart = False
    tags: Tags = []
    ends: list[tuple[int, str]] = []
    for number, tag, line in read_tagged_lines(text, _LINE):
        if not tag:
            is_apart = is_apart or not line.strip()
            if tags:
                tags[-1] = (tags[-1][0], f"{tags[-1][1]}\n{line.strip()}")
            elif line.strip():
                stray = stray or number
            continue
        if stray and not tags and not start:
            problems.append(Problem(stray, "", "text before the first reference; left out"))
        # Of two types in a row, the second counts.
        has_more = any(earlier_tag != "0" for earlier_tag, _ in tags)
        if has_more and (tag == "0" or (is_apart and (not has_types or _names_another(tag, tags)))):
            ends.append((start, tags[-1][0]))
            yield start, tags
            tags = []
        start = start if tags else number
        tags.append((tag, line))
        is_apart = False
    if tags:
        problems += find_cut(text, [*ends, (start, tags[-1][0])], _NAMING)
        yield start, tags


def _names_another(tag: str, tags: Tags) -> bool:
    """Tell whether a title or an author after a blank line belongs to another reference."""
    return tag in {"T", "A"} and any(earlier_tag == "T" for earlier_tag, _ in tags)


def _make_raw(tags: Tags) -> RawRecord:
    type_name = next((value.strip() for tag, value in reversed(tags) if tag == "0"), "")
    kind = _kind(type_name, tags)
    known_tags: Tags = []
    extra: Extra = {}
    for tag, text in tags:
        value = text.strip() if tag in "XZ<" else " ".join(text.split()) if tag not in "@KU" else text.strip()
        name = _ris_tag(tag, value, kind)
        if name and value:
            known_tags += [(name, part) for part in (value.split("\n") if name in {"SN", "UR"} else [value])]
        elif value and tag != "0":
            extra[f"refer:{tag}"] = [*extra[f"refer:{tag}"], value] if f"refer:{tag}" in extra else [value]
    raw = read_ris_record(kind, known_tags, KINDS)
    if type_name and kind == "GEN" and type_name.lower() not in KINDS_BY_NAME:
        extra["refer:0"] = [type_name]
    if extra:
        raw["extra"] = {**raw.get("extra", {}), **{tag: one_or_all(values) for tag, values in extra.items()}}
    return raw


def _kind(type_name: str, tags: Tags) -> str:
    """Return the RIS type of a reference; without a type, as in refer, its fields decide."""
    if type_name:
        return KINDS_BY_NAME.get(type_name.lower()) or _OTHER_KINDS.get(type_name.lower()) or "GEN"
    tag_names = {tag for tag, _ in tags}
    types_by_tag = (("J", "JOUR"), ("B", "CHAP"), ("R", "RPRT"), ("I", "BOOK"))
    return next((kind for tag, kind in types_by_tag if tag in tag_names), "GEN")


def _ris_tag(tag: str, value: str, kind: str) -> str:
    """Return the RIS tag with the same meaning as a tag; "" where there is none."""
    if tag == "O" and kind in PERIODICALS:
        return "J2"
    if tag == "F" and _LABEL_WITH_SPACE.search(value):
        return "LB"
    if tag == "R" and not identifiers.doi_in(value):
        return "SN" if kind in {"RPRT", "GOVDOC"} else ""
    return _TAGS.get(tag, "")
