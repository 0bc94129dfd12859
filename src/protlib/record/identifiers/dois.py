"""DOIs in one form, from those that files have: in links, with entities, with a break in the middle."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.frozen import expression

_BEGIN: Final = "10"
# "10.1787/9789264045255-en", "10.1000.10/abc", the short "10/gj8s2k"; not the end of "2010/12".
_DOI: Final = r"(?<![\d.])10(?:\.\d{4,9}(?:\.\d+)*)?/\S{1,1000}"
# Most DOIs in files already look so.
_CLEAN: Final = expression(r"(?a)10\.\d{4,9}/\w(?:[\w.()/-]*\w)?")
# The border between two DOIs without a space: "10.1000/182;https://doi.org/10.1000/183".
_DOI_BORDER: Final = r"(?i)(?:[;,|]+|(?=https?://|doi:))(?:doi:|https?://[^\s/]+/)?(?=10\.\d{4,9}/)"
# The end of a form in older journals of Wiley and BioOne: "...2:157::AID-JBM3]3.0.CO;2-L" (ANSI/NISO Z39.56).
_SICI: Final = r"(?i)10\.\d{4,9}/\S*\(\d{4,8}[^)]*\)\S*[\[<]\S*[\]>]\d\.\d\.[A-Z]{2};\d(?:-\S)?"
_LABEL: Final = r"(?i)[(\s]*(?:(?:urn:|info:)?doi\b[\s:=]*|https?://[^\s/]*doi[^\s/]*/\s*)*"
# A space at the slash, or after "10."; only a DOI looks like this.
_BROKEN_PREFIX: Final = r"10\s*\.\s*\d{4,9}\s*/\s*(?=\S*\d)\S+"
_GLUE: Final = "-_/"
# The second half of an article's number at Elsevier, "(20)30183-5".
_ARTICLE: Final = r"\(\d{2}\)\d{5}-[\dX]"
_DATE: Final = r"\(?\d{4}(?:[-/.]\d{1,2}){0,2}\W*"
# A possible second half of a DOI, which is no word: "2010.01.002", "[0141:SPOCMP]2.0.CO;2".
_HALF: Final = r"[\[<]\S*|[-\w.()/:;<>\[\]]*\d[-\w.()/:;<>\[\]]*"
# Texts that follow a DOI and are no part of it: "[doi]", "[Crossref", "PMC123456", the same DOI again.
_DOI_LEFTOVER: Final = r"\[[A-Za-z]+\]?|PM(?:C|ID).*|(?:doi:)?10\.\d{4,9}/|https?:"
_ESCAPED_SLASH: Final = r"(?i)(?<![\d.])10\.\d{4,9}%2F"
# Parts that publishers add after the DOI in the addresses of their pages.
_VIEW: Final = (
    r"(?i)(?:/(?:abstract|full|fulltext|pdf|epdf|epub|html|summary|references|citedby|meta|tables|figures))+$|\.pdf$"
)
_MOST_LETTERS: Final = 200
"""A DOI with spaces in it has at most so many characters."""
_MOST_ESCAPES: Final = 2
"""Catalogues may write `<` as an entity so many times: `&amp;lt;`."""
_UNPRINTED_LETTERS: Final[dict[int, str | None]] = {
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    0x3000: " ",
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
"""Characters that a layout puts into a DOI, and their replacements: soft hyphens, other hyphens, full-width letters."""
_TAIL: Final = ".,;:\"'>}”’»…。、"


def doi(text: str) -> str:
    """Return the only DOI of a text, without resolver or label, in its own case; ValueError for none or several.

    A space is left out where the result is surely a DOI; where it may have cut a DOI, neither half is taken.
    """
    if is_bare_doi(text):
        return text
    text = unescape_doi(text)
    numbers = _list_distinct(text)
    if len(numbers) > 1:
        raise ValueError("several DOIs")
    if " " in text and (whole_text := rejoin(text)):
        return whole_text
    if not numbers:
        raise ValueError("not a DOI: a DOI begins with “10.”, four or more digits and “/”")
    if " " in text and is_cut(text):
        raise ValueError("this DOI has a space in it; remove the space")
    return numbers[0]


def doi_in(text: str) -> str:
    """Return the DOI among other words of a text, "" if there is not exactly one."""
    numbers = _list_distinct(unescape_doi(text))
    return numbers[0] if len(numbers) == 1 else ""


def _list_distinct(text: str) -> list[str]:
    """Return the DOIs of a text without repetition; case has no meaning in a DOI (DOI Handbook 2.4)."""
    spellings: dict[str, str] = {}
    for number in dois_in(text):
        spellings.setdefault(number.lower(), number)
    return list(spellings.values())


def is_bare_doi(text: str) -> bool:
    """Tell whether a text is a DOI and nothing else: most are, and this test is quicker than a search."""
    return text.startswith(_BEGIN) and _CLEAN.fullmatch(text) is not None


def link_of_doi(text: str) -> str:
    """Return the link of a text that is a DOI and nothing else, also with its label; "" for another text."""
    number = re.sub(_LABEL, "", text, count=1).strip() if text[:1] in "dD" else text
    return f"https://doi.org/{number}" if is_bare_doi(number) else ""


def unescape_doi(text: str) -> str:
    """Return a text with the characters of a DOI restored from entities, escaped slashes and full-width letters."""
    if not text.isascii():
        text = text.translate(_UNPRINTED_LETTERS)
    if "&" in text:
        from html import unescape

        for _ in range(_MOST_ESCAPES):
            text = unescape(text)
    if "%" in text and re.search(_ESCAPED_SLASH, text):
        from urllib.parse import unquote

        text = unquote(text)
    return text


def dois_in(text: str) -> Iterator[str]:
    """Yield the DOIs of a plain text, without resolver, label and surrounding signs."""
    for match in re.finditer(_DOI, text) if _BEGIN in text else ():
        lead = text[: match.start()]
        parts = re.split(_DOI_BORDER, match[0]) if match[0].count("10.") > 1 else (match[0],)
        for part in parts:
            yield _cut_trailing_text(part, lead)
            lead = ""


def rejoin(text: str) -> str:
    """Return the DOI of a plain text without its spaces, "" if it is not surely one."""
    if "/" not in text:  # as every DOI has it, and few titles
        return ""
    label = re.match(_LABEL, text)
    body = text[label.end() :] if label else text
    if not body or len(body) > _MOST_LETTERS:
        return ""
    candidate = _without_tail("".join(body.split()))
    if "(" in candidate and re.fullmatch(_SICI, candidate):
        return candidate
    first, *pieces = body.split()
    if re.fullmatch(_BROKEN_PREFIX, body):
        return candidate
    is_one = bool(re.fullmatch(_DOI, first)) and all(
        _is_break_inside_doi(piece, next_piece) for piece, next_piece in zip((first, *pieces), pieces, strict=False)
    )
    return candidate if is_one and candidate.count("(") == candidate.count(")") else ""


def is_cut(text: str) -> bool:
    """Tell whether the text after a single DOI may be its other half: "10.1177/0886260 517709"."""
    match = re.search(_DOI, text)
    if match is None:
        return False
    words_after = text[match.end() :][:_MOST_LETTERS].split()
    if not words_after or re.match(_DOI_LEFTOVER, words_after[0], re.IGNORECASE) or re.fullmatch(_DATE, words_after[0]):
        return False
    is_open = any(match[0].count(opening) > match[0].count(closing) for opening, closing in ("()", "[]"))
    return is_open or re.fullmatch(_HALF, words_after[0]) is not None


def _is_break_inside_doi(piece: str, next_piece: str) -> bool:
    """Tell whether a space between two pieces is a break inside a DOI."""
    if not any(map(str.isdecimal, next_piece)) or re.fullmatch(_DATE, next_piece):
        return False
    if piece[-1] in _GLUE or next_piece[0] in _GLUE or re.fullmatch(_ARTICLE, next_piece, re.IGNORECASE):
        return True
    return piece[-1] == "." and re.fullmatch(r"\d{4}\.\d[\d.]*", next_piece) is not None


def _cut_trailing_text(text: str, lead: str) -> str:
    """Return a DOI without the text after it; `lead` is the text in front, such as the host of a link."""
    is_link = "://" in lead or lead.endswith("/")
    if "%" in text and re.search(r"doi[^\s]*/$", lead, re.IGNORECASE):
        from urllib.parse import unquote

        text = unquote(text)
    if is_link:
        text = re.split(r"\?|#\w" if "?" not in lead else r"[?&#]", text, maxsplit=1)[0]
        text = re.sub(_VIEW, "", text) or text
    return _without_tail(text)


def _without_tail(text: str) -> str:
    """Return the text without final punctuation; a closing bracket stays if the text opens it."""
    while text and (
        (text[-1] in _TAIL and not (text[-1] == ">" and text.count("<") >= text.count(">")))
        or (text[-1] in ")]" and text.count(text[-1]) > text.count("(["[text[-1] == "]"]))
        or (text[-1] == "/" and text.count("/") > 1)
    ):
        text = text[:-1]
    return text
