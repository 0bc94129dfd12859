"""The pages of documents of word processors: their paper, a running head from page two on, and page numbers."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Final, NamedTuple

PAPERS: Final[Mapping[str, tuple[int, int]]] = {"a4": (210, 297), "letter": (216, 279)}
"""The width and the height of each paper, in millimetres."""
_LETTER_LANDS: Final = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE"})
"""The countries whose paper is that of the United States (CLDR, `paperSize`)."""
_PALE: Final = '<w:rPr><w:color w:val="55595F"/><w:sz w:val="18"/></w:rPr>'
_PAGE_MARGIN: Final = 22
"""In millimetres, on each side."""
_TWIPS_A_MILLIMETRE: Final = 1440 / 25.4  # 1,440 an inch
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SECTION: Final = re.compile(r"<w:sectPr>(.*?)</w:sectPr>", re.DOTALL)
_TABLE: Final = re.compile(r"<w:tblPr>\s*(?:<w:tblStyle [^>]*/>)?")
_SIZE: Final = re.compile(r'(?<= )fo:(page-height|page-width|margin-\w+)="[^"]*"')
_PAGE: Final = re.compile("<style:page-layout-properties [^>]*>")
# Such as `<style:default-style style:family="paragraph"><style:paragraph-properties a="2">`.
_PARAGRAPHS: Final = re.compile(
    r'(?<=<style:default-style style:family="paragraph">)\s*<style:paragraph-properties [^>]*>'
)
_FIELD: Final = re.compile(r"\{(page|pages)\}")


class PageSettings(NamedTuple):
    """The pages of a document: the name of their paper, the text at the head, and "Page {page} of {pages}"."""

    paper: str
    head: str
    foot: str
    is_from_right: bool = False


def paper_of(locale: str) -> str:
    """Return the paper that offices use where a locale, such as "es-MX", is at home."""
    lands = {part.upper() for part in re.split(r"[-_.]", locale)[1:]}
    return "letter" if lands & _LETTER_LANDS else "a4"


def with_pages(data: bytes, form: str, pages: PageSettings) -> bytes:
    """Return a document of Word or LibreOffice with these pages; other documents stay as they are."""
    if form not in _CHANGES:
        return data
    from protlib.system.zip_archive import with_changed_texts

    return with_changed_texts(data, *_CHANGES[form](pages))


_Changes = tuple[Mapping[str, Callable[[str], str]], Mapping[str, str]]
"""How parts change, by their names, and new parts."""


def _change_word(pages: PageSettings) -> _Changes:
    names = {"header": "headOfPages", "footer": "footOfPages"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for kind, name in names.items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>' for kind, name in names.items()
    )
    changes = {
        "[Content_Types].xml": lambda text: text.replace("</Types>", f"{overrides}</Types>"),
        "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", f"{relations}</Relationships>"),
        "word/document.xml": lambda text: _SECTION.sub(
            lambda section: _word_section(section[1], pages),
            _turn_tables(text) if pages.is_from_right else text,
            count=1,
        ),
    }
    return changes, _word_margins(pages, names["header"], names["footer"])


def _turn_tables(text: str) -> str:
    """Return a part of Word whose tables begin at the right: their paragraphs from right to left do not turn them."""
    return _TABLE.sub(r"\g<0><w:bidiVisual/>", text)


def _word_margins(pages: PageSettings, header: str, footer: str) -> dict[str, str]:
    """Return the parts of a Word document with the head and the foot of its pages, by their paths."""
    direction = "<w:bidi/>" if pages.is_from_right else ""
    foot = "".join(
        f'<w:fldSimple w:instr=" {_WORD_FIELDS[piece]} "><w:r>{_PALE}<w:t>1</w:t></w:r></w:fldSimple>'
        if piece in _WORD_FIELDS
        else f'<w:r>{_PALE}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in _FIELD.split(pages.foot)
    )
    head = f'<w:r>{_PALE}<w:t xml:space="preserve">{escape(pages.head)}</w:t></w:r>'
    return {
        f"word/{name}.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{tag} xmlns:w="{_WORD}">'
        f'<w:p><w:pPr>{direction}<w:jc w:val="{side}"/></w:pPr>{content}</w:p></w:{tag}>'
        for name, tag, side, content in ((header, "hdr", "left", head), (footer, "ftr", "center", foot))
    }


_WORD_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}


def _word_section(inner: str, pages: PageSettings) -> str:
    """Return the properties of a section; the first page has a foot and no head, for the title stands there."""
    width, height = (round(length * _TWIPS_A_MILLIMETRE) for length in PAPERS[pages.paper])
    margin = round(_PAGE_MARGIN * _TWIPS_A_MILLIMETRE)
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr xmlns:r="{_RELATIONS}"><w:headerReference w:type="default" r:id="headOfPages"/>'
        '<w:footerReference w:type="default" r:id="footOfPages"/><w:footerReference w:type="first" r:id="footOfPages"/>'
        f'{inner}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar {sides} w:header="{margin // 2}" w:footer="{margin // 2}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _change_open(pages: PageSettings) -> _Changes:
    width, height = PAPERS[pages.paper]
    lengths = {"page-width": width, "page-height": height}
    fields = {"page": '<text:page-number text:select-page="current">1</text:page-number>'}
    fields["pages"] = "<text:page-count>1</text:page-count>"
    foot = "".join(fields.get(piece, escape(piece)) for piece in _FIELD.split(pages.foot))
    paragraph = '<text:p text:style-name="{}">{}</text:p>'
    heads = (
        f"<style:header>{paragraph.format('Header', escape(pages.head))}</style:header>"
        "<style:header-first><text:p/></style:header-first>"
        f"<style:footer>{paragraph.format('MP1', foot)}</style:footer>"
        f"<style:footer-first>{paragraph.format('MP1', foot)}</style:footer-first>"
    )

    def change_styles(text: str) -> str:
        text = _PAGE.sub(
            lambda page: _SIZE.sub(lambda size: f'fo:{size[1]}="{lengths.get(size[1], _PAGE_MARGIN)}mm"', page[0]), text
        )
        text = turn_paragraphs(text) if pages.is_from_right else text
        return re.sub(
            r"(<style:master-page [^>]*>).*?(</style:master-page>)",
            lambda master: f"{master[1]}{heads}{master[2]}",
            text,
            count=1,
            flags=re.DOTALL,
        )

    return {"styles.xml": change_styles}, {}


def turn_paragraphs(text: str) -> str:
    """Return styles of pages and paragraphs from right to left; tables and page numbers follow the page."""

    def turn(attributes: str) -> Callable[[re.Match[str]], str]:
        return lambda tag: re.sub(
            r"\s*(/?>)$", rf" {attributes}\1", re.sub(r' (?:style:writing-mode|fo:text-align)="[^"]*"', "", tag[0])
        )

    # LibreOffice takes "start" for the left whatever the direction.
    text = re.sub('(?<= )fo:text-align="(?:start|left)"', 'fo:text-align="right"', text)
    text = _PARAGRAPHS.sub(turn('style:writing-mode="rl-tb" fo:text-align="right"'), text)
    return _PAGE.sub(turn('style:writing-mode="rl-tb"'), text)


_CHANGES: Final[Mapping[str, Callable[[PageSettings], _Changes]]] = {"docx": _change_word, "odt": _change_open}
