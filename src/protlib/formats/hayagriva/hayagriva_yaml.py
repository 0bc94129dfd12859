"""Hayagriva's YAML: the references of Typst.

What Hayagriva has no field for is left out, or packed into a field of protlib's own, which Typst ignores.

Such as `protlib: {countries: [Nigeria], date: 2009/2010}`. A value counts as long as the entry still has what was
written for it. So packed values never undo a change that somebody made in the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from protlib.formats.hayagriva import meanings
from protlib.formats.hayagriva.entry_reader import read_entry
from protlib.formats.hayagriva.entry_writer import make_entry
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import differing_fields, find_cut, gather, unlike_members
from protlib.formats.tagged_text import unify_line_ends
from protlib.formats.yamltext import dump, load_parts
from protlib.record import cleaning
from protlib.record.model import FIELDS, Publication
from protlib.record.raw_record import RawRecord

HOLDS: Final = frozenset(FIELDS)

_TYPE: Final = rf"type:[ \t]*[\"']?(?:{'|'.join(meanings.TYPES)})\b"
# A key at the left edge with a type, indented under it or in braces after it, such as "iom2009:\n  type: report".
_ENTRY: Final = re.compile(
    r"^(?![-#%{\[])\S[^\n]*?:[ \t]*+(?:#[^\n]*+)?\n(?:(?:[ \t]++(?!type:)[^\n]*+|[ \t]*+(?:#[^\n]*+)?)\n)*+[ \t]++"
    rf"{_TYPE}|^(?![-#%{{\[])\S[^\n:]*:[ \t]*\{{[^\n{{}}]*\b{_TYPE}", re.MULTILINE | re.IGNORECASE
)  # fmt: skip
_NOT_YAML: Final = re.compile(r"\s*(?:[<{\[@]|TY  -|PMID-)")
# The marks at the beginning and end of a YAML document.
_MARK: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# CSL items, and a repository's CITATION.cff.
_FOREIGN_KEY: Final = re.compile(r"^(?:references|cff-version):", re.MULTILINE)
_NAMING: Final = frozenset({"title", "author"})
# Or "? jobe2010", YAML's form for long keys, with ": type: report" below it.
_KEY: Final = re.compile(r"^(?:\?[ \t][^\n]*|(?!:[ \t\n]|[-#%.\]} \t])[^\n]*?:(?=[ \t\n]|$))", re.MULTILINE)
_PACKED_FIELDS: Final = frozenset(FIELDS) - {"extra", "key"}


def _pack_entry(publication: Publication, entry: Mapping[str, object]) -> RawRecord:
    """Return the fields, and the members of `extra`, that do not read back from an entry.

    A field that only the entry has, and not the record, is packed as "", or as null in `extra`.
    """
    read_back = _plain_publication(publication.key, entry)
    document = publication.to_dict()
    pack = {
        name: document.get(name, "")
        for name in FIELDS
        if name in _PACKED_FIELDS and getattr(read_back, name) != getattr(publication, name)
    }
    if not publication.key:
        pack["key"] = ""
    extra = unlike_members(publication.extra, read_back.extra)
    return {**pack, "extra": extra} if extra else pack


def _unpack_entry(key: str, entry: Mapping[str, object]) -> RawRecord:
    """Return the raw record of an entry, with its packed values as far as they still count."""
    raw = read_entry(key, entry)
    pack = entry.get(meanings.OWN)
    if not isinstance(pack, Mapping):
        return {**raw, "extra": {**raw["extra"], meanings.EXTRA + meanings.OWN: pack}} if pack else raw
    values = {name: value for name, value in pack.items() if name in _PACKED_FIELDS}
    inner = pack.get("extra")
    extra: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {}
    bare = cleaning.clean_record(raw).publication
    intended_raw = _merge_values(raw, values, extra)
    again = _plain_publication(key, make_entry(cleaning.clean_record(intended_raw).publication))
    fit_values = {name: value for name, value in values.items() if getattr(again, name) == getattr(bare, name)}
    losses = unlike_members(bare.extra, again.extra)
    raw_record = _merge_values(raw, fit_values, {name: value for name, value in extra.items() if name not in losses})
    return {**raw_record, "key": ""} if pack.get("key") == "" else raw_record


def _merge_values(raw: Mapping[str, Any], values: Mapping[str, Any], extra: Mapping[str, Any]) -> RawRecord:
    inner = {name: value for name, value in {**raw["extra"], **extra}.items() if value is not None}
    return {**raw, **values, "extra": inner}


def _plain_publication(key: str, entry: Mapping[str, object]) -> Publication:
    """Return the record of an entry without its packed values."""
    return cleaning.clean_record(read_entry(key, entry)).publication


def sniff(head: str) -> bool:
    """Tell whether a text with this head is a mapping of entries, each with a type."""
    head = unify_line_ends(head)
    if _NOT_YAML.match(head) or _FOREIGN_KEY.search(head):
        return False
    return _ENTRY.search(head) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text; each entry is parsed alone, so that a broken one costs no other."""
    problems: list[Problem] = []
    text = unify_line_ends(text)
    raws = ((line, _unpack_entry(key, entry)) for line, key, entry in _entries(text, problems))
    fault = "no entries found; expected a key, with type and other fields indented below it"
    return gather(raws, options, len(_KEY.findall(text)), problems, fault=fault)


def _entries(text: str, problems: list[Problem]) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Yield each entry with its line and key; other things join the `problems`."""
    used_keys: set[str] = set()
    ends: list[tuple[int, str]] = []
    for line, value in load_parts(_split_entries(text), problems, "entry"):
        if value is None:
            continue
        if not isinstance(value, Mapping):
            problems.append(Problem(line, "", f"not an entry: {str(value)[:QUOTED_LETTERS]}; left out", lost=True))
            continue
        for name, entry in value.items():
            key = "" if name is None else str(name)
            if not isinstance(entry, Mapping) or not _is_entry(entry):
                problems.append(Problem(line, key, "not an entry; left out", lost=True))
                continue
            if key in used_keys:
                problems.append(Problem(line, key, "this key appears twice; Typst refuses such a file"))
            used_keys.add(key)
            ends.append((line, [*entry][-1]))
            yield line, key, entry
    problems += find_cut(text, ends, _NAMING)


def _is_entry(entry: Mapping[object, object]) -> bool:
    return all(isinstance(name, str) for name in entry) and not meanings.KNOWN_FIELDS.isdisjoint(entry)


def _split_entries(text: str) -> Iterator[tuple[int, str]]:
    """Yield each key at the left edge with the text under it, and its line."""
    starts = [match.start() for match in _KEY.finditer(text)]
    if not starts:
        yield 1, text
        return
    line = text.count("\n", 0, starts[0]) + 1
    if text[: starts[0]].strip("-. \n") and not re.fullmatch(r"(?:\s*(?:#.*|---.*|%.*)?\n?)*", text[: starts[0]]):
        yield 1, text[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, _MARK.sub("", text[start:end])
        line += text.count("\n", start, end)


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a mapping of entries by key, which Typst reads."""
    entries: list[str] = []
    for number, publication in enumerate(publications, 1):
        entry = make_entry(publication)
        pack = _pack_entry(publication, entry) if options.lossless else {}
        if pack:
            entry[meanings.OWN] = pack
        entries.append(dump({publication.key or f"reference-{number}": entry}, is_quoted=True))
    return "\n".join(entries)


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:  # noqa: ARG001 - of the protocol
    """Return the fields that a plain entry cannot hold."""
    return differing_fields(publication, _plain_publication(publication.key, make_entry(publication)))
