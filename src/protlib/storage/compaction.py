"""From whole files to packed versions, and back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.storage import pack
from protlib.storage.delta import Delta, difference
from protlib.storage.pack import Entry, Pack, Packed, Sum, UnprovableError
from protlib.storage.stack import Stack, Version

if TYPE_CHECKING:
    from mmap import mmap

NO_BURDEN: Final = 1 << 20
"""So many bytes of packed versions are no burden beside any library."""


def provable(stack: Stack, base: Version) -> list[Entry]:
    """Return the packed versions that lead down from the lowest whole file without a gap, the top one last."""
    return list(_chained(_below(stack, base), base.size()))[::-1]


def unpack(stack: Stack, base: Version) -> int | None:
    """Make a whole file of the version below this one, and return from where on the pack has it; None where it cannot.

    That is where it cannot be proved to be what was kept.
    """
    from protlib.system.atomic import write_whole

    for entry in provable(stack, base)[-1:]:
        with suppress(UnprovableError):
            version = Pack(stack.pack).result(entry, base.path.read_bytes())
            write_whole(stack.place(*entry.packed[:2]), version, like=base.path)
            return entry.start
    return None


def squeeze(stack: Stack, wholes: Sequence[Version]) -> None:
    """Pack all whole files but the last, which is the top one; then thin out what is packed."""
    entries = list(_entries(wholes))
    after = _end_below(stack, wholes[0], entries[0][0].result)
    Pack(stack.pack).append((pack.dumps(*entry) for entry in entries), after, like=wholes[-1].path)
    for version in wholes[:-1]:
        version.path.unlink()
    _thin(stack, wholes[-1])


def _entries(wholes: Sequence[Version]) -> Iterator[tuple[Packed, Delta]]:
    result_sum: Sum | None = None
    for version, above in pairwise(wholes):
        with _mapped(version.path) as result, _mapped(above.path) as base:
            base_sum = Sum.of(base)
            header = version.header()
            packed = Packed(
                version.number,
                version.records,
                header.changed,
                header.changed_by,
                base_sum,
                result_sum or Sum.of(result),
            )
            yield packed, difference(base, result)
        result_sum = base_sum


@contextmanager
def _mapped(path: Path) -> "Iterator[bytes | mmap]":
    """Give a file's bytes without a copy of them in memory, where that can be done."""
    import mmap

    with path.open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # an empty file, or a file system that cannot do it
            yield file.read()
            return
        with mapped:
            yield mapped


def _end_below(stack: Stack, lowest: Version, known: Sum) -> int:
    """Return where the entries below a version end; at once where the last of them cannot be made of it."""
    height = stack.height(lowest.number)
    last = Pack(stack.pack).last()
    if last is not None and stack.height(last.packed.number) >= height:
        last = next(reversed(_below(stack, lowest)), None)
    return last.end if last is not None and last.packed.base == known else 0


def _below(stack: Stack, version: Version) -> list[Entry]:
    height = stack.height(version.number)
    return [entry for entry in Pack(stack.pack).entries() if stack.height(entry.packed.number) < height]


def _chained(entries: Sequence[Entry], size: int) -> Iterator[Entry]:
    """Yield the entries from the last on, as far as each is made of the one above; the last of a file of this size."""
    above: Sum | None = None
    for entry in reversed(entries):
        base = entry.packed.base
        if base != above if above else base.size != size:
            return
        yield entry
        above = entry.packed.result


def _thin(stack: Stack, top: Version) -> None:
    if stack.pack_size() > NO_BURDEN:
        from protlib.storage.retention import thinned

        fewer = thinned(Pack(stack.pack), provable(stack, top), max(top.size(), NO_BURDEN))
        if fewer is not None:
            Pack(stack.pack).rewrite(fewer)
