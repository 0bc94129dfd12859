"""Keeps addresses in typed text intact: while marks of Markdown go, and where a line broke them."""

import re
from typing import Final

from protlib.record.shared_words import wordings

AVAILABLE: Final = wordings("found at")
"""Words before an address that say where a text is, as part of a regular expression."""
ONLINE: Final = f"(?:{wordings('online')})"
# Such as "; available from http://", ", disponible sur le site : https://", " [Available online: https://".
_ANNOUNCEMENT: Final = re.compile(
    r"(?:(?:(?<!\s)\s+)?[;,.]\s*|(?<!\s)\s+)[\[(]?"
    rf"(?:(?:also|{ONLINE})\s)?(?P<words>(?:{AVAILABLE})\b(?:\s[\[(]?[^\W\d_]+(?:['’][^\W\d_]+)?[\])]?){{0,6}}\s?:?\s+)"
    r"<?(?P<link>https?://|www\.)",
    re.IGNORECASE,
)
# Such as "Retrieved from data.unhcr.org/ssd", "Accessed 3 May 2019 at dtm.iom.int/a"; not "available from IOM/UNHCR".
_LINK_WITHOUT_SCHEME: Final = re.compile(
    rf"(?P<words>\b(?:{AVAILABLE})\b[^.:()\[\]]{{0,40}}?:?\s)"
    r"(?P<link>(?!www\.)[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,6}/)",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"[\[\]()]")
# Such as the space before "[Online, accessed June 7, 2017]".
_ONLINE: Final = re.compile(rf"(?<=[^\s.,;])[,;]?\s+(?=[\[(]{ONLINE}[\],;\s])", re.IGNORECASE)
# Such as "**Title**", "*Title*", "_Title_", "<i>Title</i>", "<br/>", "[text](address)", "<address>", "\&"; addresses
# stay unchanged.
_MARKUP: Final = re.compile(
    r"(?P<address>(?i:https?://|\bwww\.|\b10\.\d{4,9}/)[^\s<>\"“”«»]+)"
    r"|\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|</?[a-z]{1,6}\s?/?>|<(?=\w+:)|(?<=\S)>(?=\s|\.|$)|\\(?=\W)"
)
_MARKED_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
_ESCAPE: Final = re.compile(r"\\(?=[^\w\s]|_)")
_MARKS_BEHIND: Final = re.compile(r"(?:\*+|(?<=[\w/])_+|`)(?=[.,;:)\]]*\Z)")
# Ends of a broken address: a stroke, an underscore, or a sign of a query; a hyphen may be the printer's.
_OPEN: Final = re.compile(r"[/_?=&%~+#]\Z")
_HYPHEN: Final = re.compile(r"[-–]\Z")
# Such as "traf_web.pdf", "Publikationen/KOK", "view?id=3", "human-trafficking", "2019/06"; no word, symbol or bracket
# of a sentence.
_PIECE: Final = re.compile(
    r"(?:[\w%~+-]+[/_?=&%#][^\s()\[\]]*|[\w%~+-]+(?:\.[\w%~+-]+)*\.(?:pdf|html?|aspx?|php|docx?|xlsx?|org|com"
    r"|int)\b[^\s()\[\]]*|[a-z\d]+(?:-[a-z\d]+)+/?)[.,;]?\Z"
)
# Such as "A/HRC/35/37", "NRC/IDMC".
_SYMBOL: Final = re.compile(r"[A-Z]{1,5}/(?:[A-Z]{1,6}\b|\d)[^_]*\Z")
_YEAR: Final = re.compile(r"[(\[]?(?:19|20)\d\d\b")
_FILE_SUFFIX: Final = re.compile(r"\.(?:pdf|html?|aspx?|php|docx?)\Z")
# Such as "accessed" and "zuletzt": it begins what says when somebody read a page.
_ACCESS_WORDS: Final = f"{wordings('seen on')}|{wordings('last')}"
_ACCESS_DATE: Final = re.compile(rf"[\[(](?:{_ACCESS_WORDS}|{ONLINE})", re.IGNORECASE)
_WORD: Final = re.compile(rf"(?:{AVAILABLE}|{_ACCESS_WORDS})", re.IGNORECASE)


def strip_marks(text: str) -> str:
    """Return a text without the marks of Markdown and HTML; an address only loses those around it."""
    return _MARKUP.sub(_drop_mark, _MARKED_LINK.sub(_write_link, text))


def _drop_mark(match: re.Match[str]) -> str:
    if not match["address"]:
        return ""
    address = _ESCAPE.sub("", match["address"])
    is_marked = match.string[max(match.start() - 1, 0) : match.start()] in {"*", "_", "`"}
    return _MARKS_BEHIND.sub("", address) if is_marked else address


def _write_link(match: re.Match[str]) -> str:
    """Return the text of a link and its address, only once if they are the same."""
    text, address = match.groups()
    return address if _ESCAPE.sub("", text).strip() == address else f"{text} {address}"


def is_open(text: str) -> bool:
    """Tell whether a text ends with an address, which may go on."""
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else ""
    return "://" in last or last.startswith("www.") or re.search(r"\b10\.\d{4,9}/", last) is not None


def continues_address(text: str, text_after: str) -> bool:
    """Tell whether the first word of a line continues the address at the end of the line before."""
    if not is_open(text) or not text_after.strip():
        return False
    last, (piece, *pieces) = text.rsplit(maxsplit=1)[-1], text_after.split()
    if _SYMBOL.match(piece) or _WORD.match(piece) or not re.match(r"[\w%~?=&#./_-]", piece) or "://" in piece:
        return False
    if pieces and _YEAR.match(pieces[0]):
        return False  # it is the head of an entry
    if _OPEN.search(last) or _HYPHEN.search(last):
        return bool(_PIECE.match(piece)) or not pieces or bool(_ACCESS_DATE.match(pieces[0]))
    is_piece = bool(_PIECE.match(piece)) and not piece[:1].isupper()
    return is_piece and not _FILE_SUFFIX.search(last) and last[-1:] not in ".,;)]>"


def joins_surely(text: str, text_after: str) -> bool:
    """Tell whether joining an address can lose no letter: it was broken after or before a mark."""
    return bool(_OPEN.search(text) or re.match(r"[/_?=&%#]", text_after.strip()))


def mend_addresses(text: str) -> str:
    """Return a text without spaces after a stroke or an underscore in addresses, if they surely go on."""
    parts = [""]
    for word in text.split(" "):
        if is_open(parts[-1]) and _OPEN.search(parts[-1]) and _PIECE.match(word) and continues_address(parts[-1], word):
            parts[-1] += word
        else:
            parts.append(word)
    return " ".join(parts[1:])


def separate_announcements(text: str) -> str:
    """Return a text with the announcement of an address as a sentence: "A title, 2016. Available from https://"."""
    text = _ONLINE.sub(". ", re.sub(r"(?<=\w)\s+(?=[,.;]\s)", "", text))
    return _ANNOUNCEMENT.sub(lambda match: f". {_BRACKETS.sub('', match['words']).capitalize()}{match['link']}", text)


def with_schemes(text: str) -> str:
    """Return a text with https:// before an announced address that has none: "retrieved from data.unhcr.org/ssd"."""
    return _LINK_WITHOUT_SCHEME.sub(r"\g<words>https://\g<link>", text)
