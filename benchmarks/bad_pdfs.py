"""PDF files that are broken, locked or made to do harm: each ends in its text or in one line, and none stops protlib.

`measure` makes sixty of them, has them read, and prints what came of each kind and how long the longest took.
"""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

from protlib.fulltext.workers import read_files

_TEXT: Final = "BT /F 10 Tf 72 700 Td (A page of a report that is bad) Tj ET"
_FONT: Final = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
_PAGE: Final = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << /X 6 0 "
    "R >> >> /Contents 5 0 R {} >>"
)
_SECONDS: Final = 30


def _stream(data: bytes | str, entries: str = "") -> bytes:
    content = data.encode() if isinstance(data, str) else data
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def _pdf(objects: Sequence[bytes | str], trailer: str = "") -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content.encode() if isinstance(content, str) else content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} "
        f">>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + end.encode()


def _report(
    content: bytes | str = _TEXT,
    entries: str = "",
    *,
    page: str = "",
    catalogue: str = "",
    trailer: str = "",
    pages: str = ("/Kids [4 0 R] /Count 1"),
    font: str = _FONT,
    more: Sequence[bytes | str] = (),
) -> bytes:
    """Return a file of one page; `more` are the objects from number 6 on."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        f"<< /Type /Pages {pages} >>",
        font,
        _PAGE.format(page),
        _stream(content, entries),
        *more,
    ]
    return _pdf(objects, trailer)


def _make_pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + count))
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>"
    )
    return _pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            _FONT,
            _stream(_TEXT),
            *[page] * count,
        ]
    )


def _compress(data: bytes, times: int = 1) -> bytes:
    for _time in range(times):
        data = zlib.compress(data, 9)
    return data


def _zeros(size: int, times: int = 1) -> bytes:
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    data = b"".join(packer.compress(block) for _block in range(size // len(block))) + packer.flush()
    return _compress(data, times - 1)


def _lock(revision: int, version: int) -> str:
    return (
        f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V {version} /R {revision} /Length 128 /P -4 /O "
        f"<{'5' * 64}> /U <{'6' * 64}> >>"
    )


def _form(references: str, content: str) -> bytes:
    return _stream(
        content,
        (
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> /XObject << "
            f"{references} >> >>"
        ),
    )


def _laughs(levels: int) -> list[bytes | str]:
    """Return forms of which each shows the next one ten times."""
    forms: list[bytes | str] = [_form(f"/X {7 + level} 0 R", "/X Do " * 10) for level in range(levels)]
    return [*forms, _form("", _TEXT)]


def _cut(whole: bytes) -> Iterator[tuple[str, bytes]]:
    for number, share in enumerate((0.02, 0.2, 0.5, 0.8, 0.95, 0.999)):
        yield f"cut{number}", whole[: int(len(whole) * share)]


def _make_damaged(whole: bytes) -> Iterator[tuple[str, bytes]]:
    for number in range(14):
        random = Random(number)
        data = bytearray(whole)
        for _place in range(3 ** (number % 7)):
            data[random.randrange(len(data))] = random.randrange(256)
        yield f"damaged{number}", bytes(data)
    third = len(whole) // 3
    yield "zeros", whole[:third] + bytes(third) + whole[2 * third :]
    yield "without", whole[:third] + whole[2 * third :]


def _make_strange() -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "head", b"%PDF-1.7\n"
    yield "page", b"<html><body>Not found</body></html>"
    yield "zip", b"PK\x03\x04" + bytes(100)
    yield "late", bytes(900) + _report()
    yield "noise", Random(1).randbytes(100_000)
    for revision, version in ((2, 1), (3, 2), (4, 4), (6, 5)):
        yield f"locked{revision}", _report(trailer=_lock(revision, version))


def _make_endless() -> Iterator[tuple[str, bytes]]:
    yield "pages", _make_pages(20_000)
    yield "count", _report(pages="/Kids [4 0 R] /Count 20000")
    yield "negative", _report(pages="/Kids [4 0 R] /Count -5")
    yield "own kid", _report(pages="/Kids [2 0 R] /Count 3")
    yield (
        "kids",
        _pdf(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                *[f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(3, 3000)],
                _PAGE.format(""),
            ]
        ),
    )
    yield "own form", _report("/X Do", more=[_form("/X 6 0 R", f"{_TEXT} /X Do")])
    yield "laughs6", _report("/X Do", more=_laughs(6))
    yield "laughs12", _report("/X Do", more=_laughs(12))
    yield "table", _report().replace(b"trailer <<", b"trailer << /Prev 9").replace(b"/Prev 9", b"/Prev 580")
    yield "labels", _report(catalogue="/PageLabels 7 0 R", more=["null", "<< /Kids [7 0 R] >>"])
    yield (
        "font",
        _report(font="<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [3 0 R] >>"),
    )
    yield (
        "glyphs",
        _report(
            font="<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 66 /Widths [9 9] /CharProcs << /a 5 0 R >>"
            " /Encoding << /Differences [65 /a] >> /Resources << /Font << /F 3 0 R >> >> >>"
        ),
    )
    yield "saved", _report("q " * 3_000_000 + _TEXT)
    yield "brackets", _report("[" * 1_000_000 + _TEXT)
    yield "nested", _report(page="/Annots " + "[" * 100_000 + "]" * 100_000)


def _bombs() -> Iterator[tuple[str, bytes]]:
    yield "gigabyte", _report(_zeros(1_000_000_000), "/Filter /FlateDecode")
    yield "twice", _report(_zeros(1_000_000_000, 2), "/Filter [/FlateDecode /FlateDecode]")
    yield "thrice", _report(_zeros(4_000_000_000, 3), "/Filter [/FlateDecode /FlateDecode /FlateDecode]")
    yield "filters", _report(_compress(_TEXT.encode()), f"/Filter [{'/FlateDecode ' * 1000}]")
    yield (
        "letters",
        _report(_compress((f"BT /F 1 Tf ({'word ' * 5000}) Tj ET\n" * 400).encode()), "/Filter /FlateDecode"),
    )
    yield (
        "lines",
        _report(
            _compress("".join(f"BT /F 1 Tf {n % 600} {n % 800} Td (a) Tj ET\n" for n in range(400_000)).encode()),
            "/Filter /FlateDecode",
        ),
    )
    yield "paths", _report(_compress(b"0 0 m 9 9 l S\n" * 3_000_000), "/Filter /FlateDecode")
    picture = (
        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        "/Filter /FlateDecode"
    )
    yield "picture", _report("q 595 0 0 842 0 0 cm /X Do Q", more=[_stream(_zeros(30_000_000), picture)])
    yield "size", _report(page="/MediaBox [0 0 1e30 1e30]")
    yield "turned", _report(page="/MediaBox [500 800 0 0] /Rotate 7")
    yield "nothing", _report(page="/MediaBox [0 0 0 0]")


def _make_textless() -> Iterator[tuple[str, bytes]]:
    yield "blank", _report("")
    yield "drawing", _report("0 0 m 9 9 l S\n" * 500)
    yield (
        "scan",
        _report(
            "q 595 0 0 842 0 0 cm /X Do Q",
            more=[
                _stream(
                    b"\x80",
                    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                )
            ],
        ),
    )


KINDS: Final[dict[str, Callable[[], Iterator[tuple[str, bytes]]]]] = {
    "cut off": lambda: _cut(_make_pages(30)),
    "damaged": lambda: _make_damaged(_make_pages(12)),
    "no PDF, or locked": _make_strange,
    "endless": _make_endless,
    "bombs": _bombs,
    "without text": _make_textless,
}


def write(folder: Path) -> dict[str, str]:
    """Write the files into a folder; return the kind of each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {}
    for kind, make in KINDS.items():
        for name, data in make():
            path = folder / f"{name}.pdf"
            path.write_bytes(data)
            kinds[path.name] = kind
    return kinds


def measure(folder: Path, *, shows_all: bool = False) -> None:
    """Make the files, have them read, and print what came of them by kind."""
    kinds = write(folder)
    results: defaultdict[str, list[str]] = defaultdict(list)
    longest = (0.0, "")
    last_time = monotonic()
    # One worker, so that the time between two readings is that of one file.
    for reading in read_files((folder / name for name in kinds), worker_count=1, seconds=_SECONDS):
        took, last_time = monotonic() - last_time, monotonic()
        longest = max(longest, (took, reading.path.name))
        result = "text" if reading.text else reading.problem
        if shows_all:
            print(f"{reading.path.name}: {result} ({took:.1f} s)")
        results[kinds[reading.path.name]].append(result)
    for kind, lines in results.items():
        texts = lines.count("text")
        ended = sum("ended (" in line for line in lines)
        late = sum("takes more than" in line for line in lines)
        print(
            f"{kind:18} {len(lines):3} files: {texts:3} read, {len(lines) - texts:3} told in a line; {ended} "
            f"ended their reader, {late} were stopped"
        )
    print(f"{sum(map(len, results.values()))} bad files, no hang; the longest took {longest[0]:.1f} s ({longest[1]})")
