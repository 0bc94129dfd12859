"""Rules for any text: what programs leave in it that nobody typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.checking.values import excerpt, flaws
from protlib.record.model import Publication
from protlib.text import clean, clean_paragraphs, without_unwanted

# Such as "&amp;", "&#8217;", "&#x27;"; not "R&D;".
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});")
# Such as "<p>", "<br/>", "<jats:title>", "<a href=x>", but not the markup of CSL, and not "p<0.05 and a>b".
_TAG: Final = re.compile(
    r"</?(?:jats:[a-z-]+|p|br|div|li|ul|ol|h[1-6]|em|strong|a|font|center|u|inf|table|tr|td|mml:[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# Such as "\&", which TeX alone needs.
_ESCAPED: Final = re.compile(r"\\([&%$#_])")
# Such as "<p>", "<br/>", "<jats:title>".
_BLOCK: Final = re.compile(
    r"\s*</?(?:p|br|div|li|ul|ol|h[1-6]|center|jats:(?:p|sec|title|list|list-item))(?:\s[^<>]*)?/?>\s*",
    re.IGNORECASE,
)
_MARKUP: Final = {
    "em": "i", "jats:italic": "i", "strong": "b", "jats:bold": "b", "inf": "sub", "jats:sub": "sub", "jats:sup": "sup",
}  # fmt: skip
# Such as "<em>" and "</jats:sup>".
_INLINE: Final = re.compile(rf"<(/?)({'|'.join(_MARKUP)})(?:\s[^<>]*)?>", re.IGNORECASE)
# Such as "\textit{", "\'e", "{\"u}", "$\alpha$", "\&", "{IOM}"; not "C:\files" nor a set "{a, b}" of an abstract.
_LATEX: Final = re.compile(
    r"\\[a-zA-Z]+\{|\\['`^\"~=.][a-zA-Z]\b|\\['`^\"~=.]\{[a-zA-Z]\}|\{\\|\$\\[a-zA-Z]|\\[&%$#_]|\\textendash|\{[A-Z][\w-]*\}"
)
# What UTF-8 looks like when it was read as Latin-1 or Windows-1252: its first byte, and one or two of the others; or on a Mac.
_OTHER_BYTE: Final = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2248]"
_MAYBE_MOJIBAKE: Final = re.compile(
    f"[\u00c2-\u00df\u00e2\u0102\u0103\u0393\u0412]{_OTHER_BYTE}|[\u00e0-\u00f4]{_OTHER_BYTE}{{2}}|[\u00c2\u00c3] "
)
# What each of these begins with; without alternatives it is looked for in a third of the time.
_FIRST_TWO: Final = re.compile(f"[\u00c2-\u00f4\u0102\u0103\u0393\u0412](?:{_OTHER_BYTE}| )")
# A character that was lost, or that a font of its own would show.
_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff]")


def html_entity(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find characters that are written as HTML writes them."""

    def tell(text: str) -> str:
        found = next(match for match in _ENTITY.finditer(text) if _unescaped(match[0]) != match[0])
        return f"“{found[0]}” stands for “{_unescaped(found[0])}”"

    return flaws(publication, lambda text: "&" in text and _unescaped(text) != text, tell, _unescaped)


def _unescaped(text: str) -> str:
    """Return a text with its entities as characters, also where they were made entities twice."""
    from html import unescape

    for _ in range(2):
        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return text


def html_tag(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find tags of HTML and of the XML of journals; the markup that titles may have is none."""

    def tell(text: str) -> str:
        [found] = list(_TAG.finditer(text))[:1]
        return f"“{found[0]}” is a tag of HTML"

    return flaws(publication, lambda text: "<" in text and _TAG.search(text) is not None, tell, _without_tags)


def _without_tags(text: str) -> str:
    """Return a text with the line breaks that tags of HTML stand for, and the markup of CSL; what has no such meaning stays."""
    text = _BLOCK.sub("\n", text)
    return _INLINE.sub(lambda tag: f"<{tag[1]}{_MARKUP[tag[2].lower()]}>", text)


def mojibake(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find UTF-8 that was read as another charset, and can be read again."""

    def tell(text: str) -> str:
        mended = _read_again(text)
        start = next((place for place, (one, other) in enumerate(zip(text, mended, strict=False)) if one != other), 0)
        return f"{excerpt(text, start, start + 2)} was read in the wrong charset: {excerpt(mended, start, start + 2)}"

    return flaws(publication, lambda text: _read_again(text) != text, tell, _read_again, _may_be_mojibake)


def _may_be_mojibake(text: str) -> bool:
    if text.isascii():
        return False
    return "\u221a" in text or bool(_FIRST_TWO.search(text) and _MAYBE_MOJIBAKE.search(text))


def _read_again(text: str) -> str:
    if not _may_be_mojibake(text):
        return text
    from ftfy import fix_encoding  # takes a tenth of a second to import

    return fix_encoding(text)


def lost_character(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find the sign for a character that could not be read, and characters that only one font has."""

    def tell(text: str) -> str:
        [found] = list(_LOST.finditer(text))[:1]
        return f"a character was lost in {excerpt(text, *found.span())}"

    return flaws(publication, _is_damaged, tell)


def _is_damaged(text: str) -> bool:
    return "\ufffd" in text or (not text.isprintable() and _LOST.search(text) is not None)


def latex(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find commands and braces of LaTeX."""

    def tell(text: str) -> str:
        [found] = list(_LATEX.finditer(text))[:1]
        return f"{excerpt(text, *found.span())} has LaTeX in it"

    return flaws(
        publication,
        lambda text: ("\\" in text or "{" in text) and _LATEX.search(text) is not None,
        tell,
        lambda text: _ESCAPED.sub(r"\1", text),
    )


def not_nfc(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find letters whose accents are characters of their own."""

    def is_other(text: str) -> bool:
        return not text.isascii() and not unicodedata.is_normalized("NFC", text)

    return flaws(
        publication,
        is_other,
        lambda _: "accents are separate characters (not NFC)",
        lambda text: unicodedata.normalize("NFC", text),
    )


def control_character(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find characters that are not seen and mean nothing in a text."""

    def tell(text: str) -> str:
        found = next(char for char in text if char not in without_unwanted(text))
        return f"U+{ord(found):04X} is in it; it is invisible"

    return flaws(
        publication,
        lambda text: not text.isprintable() and without_unwanted(text) != text,
        tell,
        without_unwanted,
    )


def spaces(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find two spaces for one, and spaces at either end."""

    def is_spaced(text: str) -> bool:
        return "  " in text or "\n " in text or " \n" in text or text[:1] == " " or text[-1:] == " "

    return flaws(
        publication,
        is_spaced,
        lambda _: "extra spaces",
        lambda text: clean_paragraphs(text) if "\n" in text else clean(text),
    )
