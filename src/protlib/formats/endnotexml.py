"""EndNote XML: each element has a tag of EndNote's RIS with the same meaning for the type of reference."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.endnote_types import (
    KINDS,
    KINDS_BY_NAME,
    LIBRARY_TYPES,
    NUMBERS_AND_NAMES,
    PERIODICALS,
    REFERENCE_TYPES,
)
from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.programs import PROGRAMS
from protlib.formats.records import gather
from protlib.formats.ris.packed_lines import HOLDS
from protlib.formats.ris.record_layout import RisPlan, iterate_losses, make_tags
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.ris.tags import Receiver
from protlib.formats.tagged_text import Tags, unify_line_ends
from protlib.formats.xmltext import Orphan, escape_well_formed, read_elements
from protlib.record.model import Publication
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import count_shared

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]

_KINDS_BY_NUMBER: Final = {str(number): kind for number, _, kind in REFERENCE_TYPES}

# The elements in the order of EndNote's document type; of several for a tag, the first is written.
_TAGS: Final = meanings_in("EndNote", "element")
_PATHS: Final = {tag: path for path, tag in reversed(_TAGS.items())}
_PARENTS: Final = {tag: ((*path.split("/")[:-1],), path.split("/")[-1]) for tag, path in _PATHS.items()}
_ORDER: Final = {tag: position for position, (path, tag) in enumerate(_TAGS.items()) if _PATHS[tag] == path}
_WRITTEN_TAGS: Final = frozenset({*_PATHS} - {"IS", "JF", "RN"})
_ENDNOTE: Final = Receiver(PROGRAMS["endnote"], KINDS, frozenset(NUMBERS_AND_NAMES), _WRITTEN_TAGS)
_ONE_A_LINE: Final = frozenset({"SN", "M2"})
_PARAGRAPHS: Final = frozenset({"AB", "N1"})
# EndNote 7 wrote the columns of its library, in capitals: "<SECONDARY_TITLE>". Converters still do.
_OLD_RECORD: Final = "RECORD"
_OLD_TYPE: Final = "REFERENCE_TYPE"
_OLD_TAGS: Final = {
    **{column.upper(): tag for column, tag in meanings_in("EndNote", "column").items()},
    **meanings_in("EndNote 7", "element"),
}
_OLD_PASSED_OVER: Final = frozenset({_OLD_TYPE, "REFNUM"})
_OLD_KINDS: Final = {str(number): kind for number, kind in LIBRARY_TYPES.items()} | {"13": "GEN"}
"""The RIS type for each number there; converters call 13 what is nothing else, EndNote a work of art."""
_PASSED_OVER: Final = frozenset(
    {"database", "source-app", "rec-number", "foreign-keys", "ref-type", "added-date", "modified-date"}
)
_NO_OWN_ELEMENTS: Final = frozenset({*_PASSED_OVER, *(path.partition("/")[0] for path in _TAGS)})

# Such as "<xml><records>", or "<record>" and somewhere behind it "<ref-type".
_HEAD: Final = re.compile(r"<xml>\s*<records|<records?>[\s\S]*?<ref-type", re.IGNORECASE)
# The type of a reference stands before its titles: these two are of one reference.
_ORPHAN: Final = Orphan(
    re.compile(r"<ref-type[\s>](?:[^<]|<(?!(?:ref-type|titles)[\s>]))*+(?:<titles[\s>])?|<titles[\s>]"),
    "a reference without <record>",
)
_STYLE: Final = '<style face="normal" font="default" size="100%">'
# Such as "<i>in vitro</i>".
_RUN: Final = re.compile(r"<(i|b|sub|sup)>([^<>]+)</\1>")
_FACES: Final = {"i": "italic", "b": "bold", "sub": "subscript", "sup": "superscript"}
_MOST_LEVELS: Final = 20  # no element of EndNote's is so deep; a deeper path would grow without end
_EM_SPACE: Final = "\N{EM SPACE}"
_OWN_ELEMENT: Final = re.compile(r"endnote:([a-z][a-z0-9-]*)")

_Element = tuple[tuple[str, ...], str, str]
"""The names of an element's parents, its own name and its content."""


def sniff(head: str) -> bool:
    """Tell whether a text with this head contains EndNote references."""
    return bool(_HEAD.search(head))


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; a broken one does not affect the others, since each is parsed alone."""
    problems: list[Problem] = []
    return gather(
        iterate_raw_records(text, problems), options, text.count("</record>"), problems, fault="no <record> found"
    )


def iterate_raw_records(text: str, problems: list[Problem]) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each reference, and the line where it begins; unreadable ones join the `problems`."""
    for line, record in read_elements(text, "record", problems, orphan=_ORPHAN):
        yield line, _old_raw(record) if record.tag == _OLD_RECORD else _make_raw(record)


def _make_raw(record: "Element") -> RawRecord:
    tags: Tags = []
    own_elements: Extra = {}
    for path, text in _iterate_leaves(record, ""):
        if path in _TAGS:
            tag = "LB" if path == "label" and re.search(r"\s", text) else _TAGS[path]
            tags.extend((tag, part) for part in (text.split("\n") if tag in _ONE_A_LINE else [text]))
        else:
            own_elements[f"endnote:{path}"] = text
    raw = read_ris_record(_kind(record), tags, KINDS)
    if own_elements:
        raw["extra"] = {**raw.get("extra", {}), **own_elements}
    return raw


def _old_raw(record: "Element") -> RawRecord:
    """Return the raw record of EndNote 7's XML, whose names and keywords stand in lists: "<AUTHORS><AUTHOR>"."""
    kind = (record.findtext(_OLD_TYPE) or "").strip()
    tags: Tags = []
    own_elements: Extra = {}
    for element in record:
        for leaf in [*element] or [element]:
            if element.tag in _OLD_PASSED_OVER or not (text := _element_text(leaf)):
                continue
            if tag := _OLD_TAGS.get(leaf.tag):
                tags.append((tag, text))
            else:
                own_elements[f"endnote:{leaf.tag.lower().replace('_', '-')}"] = text
    raw = read_ris_record(_OLD_KINDS.get(kind, "GEN"), tags, KINDS)
    return {**raw, "extra": {**raw.get("extra", {}), **own_elements}} if own_elements else raw


def _iterate_leaves(element: "Element", prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each element that has text of its own, or is too deep to have children."""
    for child in element:
        path = f"{prefix}{child.tag}"
        if path in _PASSED_OVER:
            continue
        has_others = path not in _TAGS and any(grandchild.tag != "style" for grandchild in child)
        if has_others and path.count("/") < _MOST_LEVELS:
            yield from _iterate_leaves(child, f"{path}/")
        elif text := _element_text(child):
            yield path, text


def _element_text(element: "Element") -> str:
    """Return the text of an element; runs in another typeface get CSL's markup."""
    runs = [("", element.text or "")] if (element.text or "").strip() else []
    for child in element:
        runs.append((child.get("face", ""), "".join(child.itertext())))
        if (child.tail or "").strip():
            runs.append(("", child.tail or ""))
    is_mixed = len(runs) > 1
    return unify_line_ends("".join(_mark(*run) if is_mixed else run[1] for run in runs)).strip()


def _mark(face: str, text: str) -> str:
    for tag, name in _FACES.items():
        if name in face and text.strip():
            text = f"<{tag}>{text}</{tag}>"
    return text


def _kind(record: "Element") -> str:
    """Return the RIS type of a record: from the name of its type, or else from its number."""
    element = record.find("ref-type")
    if element is None:
        return "GEN"
    name, number = element.get("name", ""), (element.text or "").strip()
    return KINDS_BY_NAME.get(name.lower()) or _KINDS_BY_NUMBER.get(number) or name or number


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a file that EndNote imports."""
    receiver = _ENDNOTE._replace(packs=options.lossless, names_files=options.names_files)
    records = "".join(_record(*numbered_record, receiver) for numbered_record in enumerate(publications, 1))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n{records}</records>\n</xml>\n'


def _record(number: int, publication: Publication, receiver: Receiver) -> str:
    publication, own_elements = _split_own(publication)
    (_, kind), *tags = make_tags(RisPlan(publication, receiver))
    ref_number, ref_name = NUMBERS_AND_NAMES[kind]
    if kind in PERIODICALS and publication.container_title:
        tags.append(("JF", next(value for tag, value in tags if tag == "T2")))
    elements = _elements(tags, packs=receiver.packs)
    elements += [((), name.partition(":")[2], _style_runs(text)) for name, text in own_elements.items()]
    return (
        f'<record>\n<source-app name="protlib">protlib</source-app>\n<rec-number>{number}</rec-number>\n'
        f'<ref-type name="{ref_name}">{ref_number}</ref-type>\n{_nest(elements)}</record>\n'
    )


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:  # noqa: ARG001 - of the protocol
    """Return the fields that a plain file cannot hold."""
    return iterate_losses(RisPlan(_split_own(publication)[0], _ENDNOTE))


def _split_own(publication: Publication) -> tuple[Publication, Mapping[str, str]]:
    """Return a record without the elements that only EndNote XML has, and these elements."""
    own_elements = {name: value for name, value in publication.extra.items() if _is_own(name, value)}
    if not own_elements:
        return publication, own_elements
    members = {name: value for name, value in publication.extra.items() if name not in own_elements}
    return publication.changed(extra=members), own_elements


def _is_own(name: str, value: object) -> bool:
    """Tell whether a value of `extra` is an element that only EndNote XML has."""
    match = _OWN_ELEMENT.fullmatch(name)
    return match is not None and match[1] not in _NO_OWN_ELEMENTS and isinstance(value, str) and value != ""


def _elements(tags: Tags, *, packs: bool) -> list[_Element]:
    """Return the elements for some tags, in EndNote's order."""
    values: dict[str, list[str]] = {}
    for tag, value in tags:
        if packs and tag == "ID" and " " in value:  # a label in several words is no key
            values.setdefault("M2", []).append(f"key: {value}")
        else:
            values.setdefault(tag, []).append(value)
    if "EP" in values:
        values["SP"][0] += f"-{values.pop('EP')[0]}"
    for tag in _ONE_A_LINE & values.keys():
        values[tag] = ["\n".join(values[tag])]
    for tag in _PARAGRAPHS & values.keys():
        values[tag] = [value.replace(_EM_SPACE, "\n") for value in values[tag]]
    return [
        (parents, name, _style_runs(value))
        for tag in sorted(values, key=_ORDER.__getitem__)
        for parents, name in (_PARENTS[tag],)
        for value in values[tag]
    ]


def _style_runs(text: str) -> str:
    """Return a text as EndNote's runs, each of one typeface."""
    if "<" not in text:
        return f"{_STYLE}{_escape(text)}</style>"
    runs: list[tuple[str, str]] = []
    end = 0
    for match in _RUN.finditer(text):
        # An empty run also shows that the typeface is that of a part, not of the whole.
        runs += [("normal", text[end : match.start()]), (_FACES[match[1]], match[2])]
        end = match.end()
    if not runs or text[end:]:
        runs.append(("normal", text[end:]))
    return "".join(f'<style face="{face}" font="default" size="100%">{_escape(run)}</style>' for face, run in runs)


def _escape(text: str) -> str:
    return escape_well_formed(text).replace("\n", "&#xD;")


def _nest(elements: Iterable[_Element]) -> str:
    """Return elements as XML; those with the same parents stand together."""
    lines: list[str] = []
    parents_above: tuple[str, ...] = ()
    for parents, name, content in elements:
        if parents != parents_above:
            lines += _tags_between(parents_above, parents)
            parents_above = parents
        lines.append(f"<{name}>{content}</{name}>")
    return "\n".join([*lines, *_tags_between(parents_above, ()), ""])


@cache
def _tags_between(parents_above: tuple[str, ...], parents: tuple[str, ...]) -> tuple[str, ...]:
    """Return the end tags and start tags between two elements with different parents."""
    shared_count = count_shared(parents_above, parents)
    ends = (f"</{name}>" for name in reversed(parents_above[shared_count:]))
    return (*ends, *(f"<{name}>" for name in parents[shared_count:]))
