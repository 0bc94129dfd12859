"""Rules for any text: leftovers of programs that nobody typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.checking.record_texts import excerpt, find_flawed_texts
from protlib.frozen import expression
from protlib.record import access
from protlib.record.fields.access_marks import find_mark_in
from protlib.record.html_text import BLOCK_NAMES, ENTITY, break_blocks, convert_tags, unescape_html
from protlib.record.model import Publication
from protlib.text import clean, clean_paragraphs, remove_unwanted

# Such as "<p>", "<br/>", "<jats:title>", "<a href=x>", but not the markup of CSL, and not "p<0.05 and a>b".
_TAG: Final = expression(
    rf"</?(?:{BLOCK_NAMES}|jats:[a-z-]+|em|strong|a|font|u|inf|mml:[a-z]+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
# Such as "<td>": lines would lose what stands beside what.
_TABLE: Final = expression(r"<t(?:able|d|h|r)\b", re.IGNORECASE)
# Such as "\&", which TeX alone needs.
_TEX_ESCAPE: Final = expression(r"\\([&%$#_])")
# Such as "\textit{", "\'e", "{\"u}", "$\alpha$", "\&", "{IOM}"; not "C:\files" nor a set "{a, b}" of an abstract.
_LATEX: Final = expression(
    r"\\[a-zA-Z]+\{|\\['`^\"~=.][a-zA-Z]\b|\\['`^\"~=.]\{[a-zA-Z]\}|\{\\|\$\\[a-zA-Z]"
    r"|\\[&%$#_]|\\textendash|\{[A-Z][\w-]*\}"
)
# UTF-8 that was read as Latin-1 or Windows-1252, or on a Mac: its first byte, and one or two of the others.
_OTHER_BYTE: Final = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a"
    "\u20ac\u2122\u2248]"
)
# One class of all first bytes stands in front: it is searched in a fifth of the time that alternatives take.
_MAYBE_MOJIBAKE: Final = re.compile(
    "[\u00c2-\u00f4\u0102\u0103\u0393\u0412]"
    f"(?:(?<=[\u00c2-\u00df\u00e2\u0102\u0103\u0393\u0412]){_OTHER_BYTE}|(?<=[\u00e0-\u00f4]){_OTHER_BYTE}{{2}}"
    "|(?<=[\u00c2\u00c3]) )"
)
# The sign for a lost character, and private characters, which only the font of their document shows.
_LOST: Final = expression("[\ufffd\ue000-\uf8ff]")
_LONGEST_QUOTE: Final = 60
"""Letters of a text that a message has; a note may be long."""


def html_entity(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find characters that are written as in HTML."""

    def explain(text: str) -> str:
        entity = next(match for match in ENTITY.finditer(text) if _unescape(match[0]) != match[0])
        return f"“{entity[0]}” stands for “{_unescape(entity[0])}”"

    return find_flawed_texts(publication, lambda text: "&" in text and _unescape(text) != text, explain, _unescape)


def _unescape(text: str) -> str:
    """Return a text with its entities as characters, also where they were escaped twice."""
    return unescape_html(text, 2)


def html_tag(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find tags of HTML and of the XML of journals; the markup that titles may have is none."""

    def explain(text: str) -> str:
        [match] = list(_TAG.finditer(text))[:1]
        return f"“{match[0]}” is a tag of HTML"

    return find_flawed_texts(
        publication, lambda text: "<" in text and _TAG.search(text) is not None, explain, _replace_tags
    )


def _replace_tags(text: str) -> str:
    """Return a text with line breaks and CSL markup for HTML tags; other tags stay, and so does a text with a table."""
    return text if _TABLE.search(text) else convert_tags(break_blocks(text))


def mojibake(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find UTF-8 that was read in another charset, and can be recovered."""

    def explain(text: str) -> str:
        recovery = _recover(text)
        start = next(
            (
                position
                for position, (letter, mended_letter) in enumerate(zip(text, recovery, strict=False))
                if letter != mended_letter
            ),
            0,
        )
        return f"{excerpt(text, start, start + 2)} was read in the wrong charset: {excerpt(recovery, start, start + 2)}"

    return find_flawed_texts(publication, lambda text: _recover(text) != text, explain, _recover, _may_be_mojibake)


def _may_be_mojibake(text: str) -> bool:
    if text.isascii():
        return False
    return "\u221a" in text or _MAYBE_MOJIBAKE.search(text) is not None


def _recover(text: str) -> str:
    if not _may_be_mojibake(text):
        return text
    from ftfy import fix_encoding  # takes a tenth of a second to import

    return fix_encoding(text)


def lost_character(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find replacement characters, and characters that only one font has."""

    def explain(text: str) -> str:
        [match] = list(_LOST.finditer(text))[:1]
        return f"a character was lost in {excerpt(text, *match.span())}"

    return find_flawed_texts(publication, _is_damaged, explain)


def _is_damaged(text: str) -> bool:
    return "\ufffd" in text or (not text.isprintable() and _LOST.search(text) is not None)


def latex(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find commands and braces of LaTeX."""

    def explain(text: str) -> str:
        [match] = list(_LATEX.finditer(text))[:1]
        return f"{excerpt(text, *match.span())} has LaTeX in it"

    return find_flawed_texts(
        publication,
        lambda text: ("\\" in text or "{" in text) and _LATEX.search(text) is not None,
        explain,
        lambda text: _TEX_ESCAPE.sub(r"\1", text),
    )


def not_nfc(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find letters with separate accents."""

    def is_decomposed(text: str) -> bool:
        return not text.isascii() and not unicodedata.is_normalized("NFC", text)

    return find_flawed_texts(
        publication,
        is_decomposed,
        lambda _: "accents are separate characters (not NFC)",
        lambda text: unicodedata.normalize("NFC", text),
    )


def control_character(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find invisible characters without a meaning."""

    def explain(text: str) -> str:
        character = next(char for char in text if char not in remove_unwanted(text))
        return f"U+{ord(character):04X} is in it; it is invisible"

    return find_flawed_texts(
        publication, lambda text: not text.isprintable() and remove_unwanted(text) != text, explain, remove_unwanted
    )


def spaces(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find double spaces, and spaces at either end."""

    def is_spaced(text: str) -> bool:
        return "  " in text or "\n " in text or " \n" in text or text[:1] == " " or text[-1:] == " "

    return find_flawed_texts(
        publication,
        is_spaced,
        lambda _: "extra spaces",
        lambda text: clean_paragraphs(text) if "\n" in text else clean(text),
    )


def words_not_public(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find records that are less closed than their title, notes, abstract or tags say, and that nobody has opened."""
    level, text = find_mark_in(publication)
    if access.rank(level) > access.rank(publication.access) and not context.stays_open(publication, level):
        flaw = f"“{text[:_LONGEST_QUOTE]}” says {level}, and the publication is {access.level(publication.access)}"
        yield Flaw("access", flaw, {"access": level})
