"""PDF files that a test makes by hand: letters at places, labels, pictures, a password."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

HEIGHT: Final = 842
_WIDTH: Final = 595
_FIRST_CODE: Final = 48  # of glyphs with as much ink as letters
_TURNS: Final = {90: (0, 1, -1, 0, HEIGHT, 0), 180: (-1, 0, 0, -1, _WIDTH, HEIGHT), 270: (0, -1, 1, 0, 0, _WIDTH)}
LIGATURE: Final = "\ue000"
"""A line of one glyph that is drawn for several letters, an Arabic one and its mark, as LibreOffice has them."""
_LETTERS_OF_LIGATURE: Final = "ر\u0651"


@dataclass(frozen=True)
class TinyPage:
    """A page: lines of text with the place where each begins, in points from the left and the bottom.

    `annotations` are objects of PDF without their brackets: "/Subtype /Text /Contents (Why?)". `turn` is how many
    degrees it is turned where it is shown; its letters lie on their side, so that they are shown upright. `sizes` has
    the height of the letters of lines, by their text, where it is not 10 points.
    """

    lines: Sequence[tuple[float, float, str]] = ()
    has_picture: bool = False
    annotations: Sequence[str] = ()
    turn: int = 0
    sizes: Mapping[str, float] = field(default_factory=dict)
    alternatives: Sequence[str] = ()
    """What the structure of the file says of pictures on the page."""
    matrices: Mapping[str, str] = field(default_factory=dict)
    """How lines are drawn, by their text, that do not stand upright: "1 0 0.3 1" are oblique letters."""
    named: Sequence[tuple[range, str]] = ()
    """What the file says that lines stand for: their numbers from 0, and a text that is said once for all of them."""
    picture_share: float = 1.0
    """How much of the page its picture takes, from its foot up."""


@dataclass
class _File:
    objects: list[bytes] = field(default_factory=list)

    def add(self, text: str | bytes) -> int:
        self.objects.append(text.encode("latin-1") if isinstance(text, str) else text)
        return len(self.objects)

    def bytes_of(self, trailer: str = "") -> bytes:
        data, places = b"%PDF-1.7\n", []
        for number, content in enumerate(self.objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size = len(self.objects) + 1
        end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\n"
        return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def page(*lines: str, top: float = HEIGHT - 100, head: str = "", foot: str = "", distance: float = 14) -> TinyPage:
    """Return a page of lines below each other, with a line at its head and at its foot; an empty line leaves room."""
    placed = [(72.0, top - number * distance, line) for number, line in enumerate(lines) if line]
    placed += [(72.0, HEIGHT - 30.0, head)] if head else []
    return TinyPage([*placed, (290.0, 30.0, foot)] if foot else placed)


def cover(*lines: tuple[str, float], has_picture: bool = False) -> TinyPage:
    """Return a page of lines below each other, each with the height of its letters in points."""
    placed, y = [], HEIGHT - 80.0
    for text, size in lines:
        y -= 1.4 * size
        if text:
            placed.append((72.0, y, text))
    return TinyPage(placed, has_picture, sizes=dict(lines))


def make_pdf(pages: Iterable[TinyPage], *, labels: str = "", is_locked: bool = False, made: str = "") -> bytes:
    """Return a PDF file of these pages; `labels` is the array of its page labels,
    such as "0 << /S /r >> 4 << /S /D >>", and `made` the day on which it was made, such as "20260110".
    """
    all_pages = list(pages)
    codes: dict[str, int] = {}
    for letter in "".join(text for tiny in all_pages for _x, _y, text in tiny.lines):
        codes.setdefault(letter, _FIRST_CODE + len(codes))
    file = _File()
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(all_pages)))
    tree = f" /PageLabels << /Nums [{labels}] >>" if labels else ""
    first_element = 6 + 2 * len(all_pages) + sum(len(tiny.annotations) for tiny in all_pages)
    is_tagged = any(tiny.alternatives for tiny in all_pages)
    tree += f" /MarkInfo << /Marked true >> /StructTreeRoot {first_element} 0 R" if is_tagged else ""
    file.add(f"<< /Type /Catalog /Pages 2 0 R{tree} >>")
    file.add(f"<< /Type /Pages /Kids [{kids}] /Count {len(all_pages)} >>")
    file.add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R >>")
    file.add(_stream(_to_unicode(codes)))
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    file.add(image + b"\nstream\n\x80\nendstream")
    for number, tiny in enumerate(all_pages):
        resources = "<< /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >>"
        sides = (HEIGHT, _WIDTH) if tiny.turn in {90, 270} else (_WIDTH, HEIGHT)
        box = f"/MediaBox [0 0 {sides[0]} {sides[1]}]"
        more = f"/Annots {_annotations(all_pages, number)} /Rotate {tiny.turn} /StructParents {number}"
        file.add(f"<< /Type /Page /Parent 2 0 R {box} /Contents {7 + 2 * number} 0 R /Resources {resources} {more} >>")
        file.add(_stream(_content(tiny, codes)))
    for tiny in all_pages:
        for annotation in tiny.annotations:
            file.add(f"<< /Type /Annot {annotation} >>")
    if is_tagged:
        _add_structure(file, all_pages, first_element)
    lock = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'5' * 64}> /U <{'6' * 64}> >>"
    information = f"/Info {file.add(f'<< /CreationDate (D:{made}) >>')} 0 R" if made else ""
    return file.bytes_of(lock if is_locked else information)


def _annotations(pages: Sequence[TinyPage], number: int) -> str:
    """Return the references to the annotations of a page; these stand behind all pages."""
    first = 6 + 2 * len(pages) + sum(len(before.annotations) for before in pages[:number])
    return f"[{' '.join(f'{first + place} 0 R' for place in range(len(pages[number].annotations)))}]"


def _add_structure(file: _File, pages: Sequence[TinyPage], root: int) -> None:
    """Add the structure of a tagged file: a figure for each alternative text (PDF 32000-1, section 14.7)."""
    figures = [(page, text) for page, tiny in enumerate(pages) for text in tiny.alternatives]
    of_page = [
        [root + 1 + at for at, (number, _text) in enumerate(figures) if number == page] for page in range(len(pages))
    ]
    lists = [" ".join(f"{number} 0 R" for number in numbers) for numbers in of_page]
    parents = " ".join(f"{page} [{numbers}]" for page, numbers in enumerate(lists))
    file.add(f"<< /Type /StructTreeRoot /K [{' '.join(lists)}] /ParentTree << /Nums [{parents}] >> >>")
    for page, text in figures:
        file.add(f"<< /Type /StructElem /S /Figure /P {root} 0 R /Pg {6 + 2 * page} 0 R /K 0 /Alt ({text}) >>")


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return where a place of a page as it is shown is in the file."""
    a, b, c, d, e, f = _TURNS[turn]
    return a * x + c * y + e, b * x + d * y + f


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _content(tiny: TinyPage, codes: dict[str, int]) -> str:
    picture = f"q {_WIDTH} 0 0 {HEIGHT * tiny.picture_share} 0 0 cm /I Do Q\n" if tiny.has_picture else ""
    turn = f"{' '.join(map(str, _TURNS[tiny.turn]))} cm\n" if tiny.turn else ""
    named = [(range(n, n + 1), _LETTERS_OF_LIGATURE) for n, line in enumerate(tiny.lines) if line[2] == LIGATURE]
    begins = {numbers.start: letters for numbers, letters in [*tiny.named, *named]}
    ends = {numbers.stop - 1 for numbers, _letters in [*tiny.named, *named]}
    lines = []
    for number, (x, y, text) in enumerate(tiny.lines):
        place = f"{tiny.matrices.get(text, '1 0 0 1')} {x:g} {y:g} Tm"
        code = "".join(f"{codes[letter]:02x}" for letter in text)
        drawn = f"BT /F {tiny.sizes.get(text, 10):g} Tf {place} <{code}> Tj ET"
        lines.append(_span(begins.get(number, "")) + drawn + ("\nEMC" if number in ends else ""))
    return picture + turn + "\n".join(lines)


def _span(letters: str) -> str:
    """Return what says before a glyph for which letters it stands (PDF 32000-1, section 14.9.4)."""
    return f"/Span << /ActualText <feff{letters.encode('utf-16-be').hex()}> >> BDC\n" if letters else ""


def _to_unicode(codes: dict[str, int]) -> str:
    """Return what letter each code stands for, as PDF has it."""
    rows = [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    blocks = "".join(
        f"{len(rows[at : at + 100])} beginbfchar\n{chr(10).join(rows[at : at + 100])}\nendbfchar\n"
        for at in range(0, len(rows), 100)
    )
    head = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def"
    return (
        f"{head}\n1 begincodespacerange <00> <ff> endcodespacerange\n{blocks}endcmap CMapName currentdict /CMap "
        "defineresource pop end end"
    )


def make_numbered_pdf(text: str, offset: int = 0, font: str = "Oak") -> bytes:
    """Return a PDF file of a line in a font that says no letters: its codes are numbers in the usual order of glyphs.

    Letters that this order has not come `offset` behind their number in Unicode.
    """
    order = "".join(map(chr, range(0x20, 0x7F))) + bytes(range(0x80, 0x100)).decode("mac_roman")
    numbers = [3 + order.index(letter) if letter in order else ord(letter) - offset for letter in text]
    file = _File()
    file.add("<< /Type /Catalog /Pages 2 0 R >>")
    file.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    resources = "/Resources << /Font << /F 5 0 R >> >>"
    file.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {HEIGHT}] /Contents 4 0 R {resources} >>")
    file.add(_stream(f"BT /F 12 Tf 40 600 Td <{''.join(f'{number:04x}' for number in numbers)}> Tj ET"))
    file.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{font} /Encoding /Identity-H /DescendantFonts [6 0 R] >>")
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    file.add(f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{font} {system} /DW 600 /FontDescriptor 7 0 R >>")
    sizes = "/FontBBox [0 -200 600 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    file.add(f"<< /Type /FontDescriptor /FontName /{font} /Flags 4 {sizes} >>")
    return file.bytes_of()
