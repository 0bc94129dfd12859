"""From records to the bytes of a file in any format, and the fields that it does not hold."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from protlib.formats.parsed import ACRONYMS, WriteOptions
from protlib.formats.registry import Format
from protlib.frozen import expression
from protlib.record.handout import without_paths
from protlib.record.model import FIELDS, NAME_LISTS, Publication

PATHS: Final = "links to files of yours"
"""Fields with paths of files, which no file for others may contain."""
_Dumps = Callable[[list[Publication], WriteOptions], str | bytes]
_CONTROLS: Final = bytes({*range(32), 127} - {*b"\t\n\r"})
_C1: Final = re.compile(rb"\xc2[\x80-\x9f]")
_CONTROL: Final = expression("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write(publications: Iterable[Publication], entry: Format, options: WriteOptions | None = None) -> bytes:
    """Return the bytes of a file with the records.

    Control codes are removed: a library edited by hand may hold some, and they would steer a terminal or divide a
    record.
    """
    write_options = options or WriteOptions()
    return _write(_list_outgoing(publications, entry, write_options), entry, entry.writer().dumps, write_options)


def write_each(publications: Iterable[Publication], entry: Format, options: WriteOptions) -> list[bytes]:
    """Return for each record the bytes of a file that has it alone, as `write` would."""
    dumps = entry.writer().dumps
    return [_write([record], entry, dumps, options) for record in _list_outgoing(publications, entry, options)]


def _list_outgoing(publications: Iterable[Publication], entry: Format, options: WriteOptions) -> list[Publication]:
    """Return the records as a file of the format may have them."""
    records = list(publications)
    return [*map(without_paths, records)] if _is_plain(entry, options) else records


def _write(records: list[Publication], entry: Format, dumps: _Dumps, options: WriteOptions) -> bytes:
    data = _as_bytes(dumps(records, options))
    if entry.is_binary or not _has_controls(data):
        return data
    return _as_bytes(dumps([*map(_without_controls, records)], options))


def _is_plain(entry: Format, options: WriteOptions) -> bool:
    """Tell whether a file is for others; a table of named columns may come back, and holds what was asked for."""
    return not (options.lossless or options.columns or entry.is_own)


def _as_bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def _has_controls(data: bytes) -> bool:
    is_torn = b"\r" in data and data.count(b"\r") != data.count(b"\r\n")
    return is_torn or len(data.translate(None, _CONTROLS)) != len(data) or _C1.search(data) is not None


def _without_controls(publication: Publication) -> Publication:
    from protlib.record import cleaning

    document = publication.to_dict()
    is_clean = not _CONTROL.search("".join(_texts(document)))
    return publication if is_clean else cleaning.clean_record(document).publication


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def losses(
    publications: Sequence[Publication], entry: Format, options: WriteOptions | None = None
) -> dict[str, list[Publication]]:
    """Return the records that lose each field which the file does not hold.

    The library's own fields stand under their names, and `extra` for all other members of it.
    """
    find_losses = _make_finder(entry, options or WriteOptions())
    records_by_name: defaultdict[str, list[Publication]] = defaultdict(list)
    for publication in publications:
        for name in find_losses(publication):
            records_by_name[name].append(publication)
    return dict(records_by_name)


def lost_members(publications: Iterable[Publication], entry: Format, options: WriteOptions) -> list[str]:
    """Return the members of `extra` that the file lacks of some record; none where it holds no member of any."""
    writer, lacking_by_record = entry.writer(), options.lacking or {}
    field_names = {*FIELDS, *options.own_names} - {"extra"}
    lost_names: dict[str, None] = {}
    some_member_stays = False
    for publication in publications:
        unwritten = lacking_by_record.get(id(publication))
        lacking_names = (
            {*(writer.lacks(publication, options) if unwritten is None else unwritten)} if publication.extra else set()
        )
        members = [name for name in publication.extra if name not in field_names]
        lost_names.update(dict.fromkeys(name for name in members if name in lacking_names))
        some_member_stays = some_member_stays or not lacking_names.issuperset(members)
    return [*lost_names] if some_member_stays else []


def _make_finder(entry: Format, options: WriteOptions) -> Callable[[Publication], AbstractSet[str]]:
    """Return the function that finds a record's losses; what writing has told of a record is not determined again."""
    writer = entry.writer()
    if options.lossless and entry.packs:
        return lambda publication: publication.filled().keys() - writer.HOLDS
    known_fields, is_plain = frozenset({*FIELDS, *options.own_names, ACRONYMS}), _is_plain(entry, options)
    lacking_by_record = options.lacking or {}

    @cache  # most records lack the same
    def name_all(lacking_names: tuple[str, ...]) -> frozenset[str]:
        return frozenset(name if name in known_fields else "extra" for name in lacking_names)

    def find_losses(publication: Publication) -> frozenset[str]:
        unwritten = lacking_by_record.get(id(publication))
        lost_names = name_all(tuple(writer.lacks(publication, options)) if unwritten is None else unwritten)
        if not lost_names.isdisjoint(NAME_LISTS):
            lost_names = frozenset(_name_losses(name, publication) for name in lost_names)
        has_paths = unwritten is None and is_plain and without_paths(publication) is not publication
        return lost_names | {PATHS} if has_paths else lost_names

    return find_losses


def _name_losses(name: str, publication: Publication) -> str:
    """Return the losses in the record's words; people who lose only short forms are named so."""
    has_short = name in NAME_LISTS and any(person.short for person in getattr(publication, name))
    return ACRONYMS if has_short else name
