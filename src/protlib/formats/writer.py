"""From records to the bytes of a file, in whatever format, and which of their fields it does not hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from protlib.formats.parsed import ReadOptions, WriteOptions
from protlib.formats.reader import read
from protlib.formats.registry import Format
from protlib.record.model import FIELDS, Publication

_CONTROLS: Final = bytes({*range(32), 127} - {*b"\t\n\r"})
_C1: Final = re.compile(rb"\xc2[\x80-\x9f]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def write(publications: Iterable[Publication], entry: Format, options: WriteOptions | None = None) -> bytes:
    """Return the bytes of a file that holds the records.

    Control codes, which a library edited by hand may hold, would steer a terminal or divide a record: they are cleaned away.
    """
    records = list(publications)
    data = _dumped(records, entry, options)
    if entry.binary or not _has_controls(data):
        return data
    return _dumped([_without_controls(publication) for publication in records], entry, options)


def _dumped(publications: list[Publication], entry: Format, options: WriteOptions | None) -> bytes:
    written = entry.writer().dumps(publications, options or WriteOptions())
    return written if isinstance(written, bytes) else written.encode()


def _has_controls(data: bytes) -> bool:
    is_torn = data.count(b"\r") != data.count(b"\r\n")
    return is_torn or len(data.translate(None, _CONTROLS)) != len(data) or _C1.search(data) is not None


def _without_controls(publication: Publication) -> Publication:
    from protlib.record import cleaning

    document = publication.to_dict()
    is_clean = not _CONTROL.search("".join(_texts(document)))
    return publication if is_clean else cleaning.record(document).publication


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([*value, *value.values()])
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def losses(
    publications: Sequence[Publication], entry: Format, options: WriteOptions | None = None
) -> Counter[str]:
    """Count, for each field that the format cannot hold, the records in which it is filled.

    A plain file, and one of a format that packs nothing, holds what is read from it.
    """
    if not entry.packs or (options and options.plain):
        return _not_read_back(publications, entry, options or WriteOptions())
    lacks = frozenset(FIELDS) - entry.writer().HOLDS
    if not lacks:
        return Counter()
    return Counter(name for publication in publications for name in publication.to_dict() if name in lacks)


def _not_read_back(publications: Sequence[Publication], entry: Format, options: WriteOptions) -> Counter[str]:
    found = read(write(publications, entry, options), entry, ReadOptions(own=options.own)).publications
    if len(found) != len(publications):
        by_key = {publication.key: publication for publication in found}
        found = [by_key.get(publication.key, Publication()) for publication in publications]
    return Counter(
        name
        for meant, said in zip(publications, found, strict=True)
        for name in _different(meant, said, options.own)
    )


def _different(meant: Publication, said: Publication, own: Sequence[str]) -> Iterator[str]:
    """Yield the fields in which a record that was read back lacks what was meant, those of a library's own by their names."""
    for name in FIELDS:
        value = getattr(meant, name)
        if value and name == "extra":
            lacking = {inner for inner in value if value[inner] != said.extra.get(inner)}
            yield from (inner for inner in own if inner in lacking)
            if not lacking <= {*own}:
                yield name
        elif value and value != getattr(said, name):
            yield name
