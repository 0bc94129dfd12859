"""Saved pages: the address and the date that browsers note, and the page inside an archive (MHTML)."""

import re
from typing import Final, NamedTuple

from protlib.formats.common.charset import decode
from protlib.record import dates


class SavedPage(NamedTuple):
    """A page, its address, and the date of saving ("" where unknown)."""

    page: str
    address: str
    date: str


# Chrome, Edge, Internet Explorer: `<!-- saved from url=(0042)https://reliefweb.int/report/x -->`.
_CHROME: Final = re.compile(r"saved from url=\(\d+\)(\S+)")
# Such as "Page saved with SingleFile\n url: https://www.iom.int\n saved date: Mon Jan 01 2024".
_SINGLE_FILE: Final = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n(]*)")
# Such as "From: <Saved by Blink>", "Snapshot-Content-Location: https://...", "MIME-Version: 1.0" in any order.
_HEADERS: Final = re.compile(r"(?:[A-Za-z][\w-]*:[^\n]*(?:\n[ \t][^\n]*)*\n)+\n")
_HEADER: Final = re.compile(r"^([A-Za-z][\w-]*):\s*([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE)
_BOUNDARY: Final = re.compile(r"""boundary=(?:"([^"\n]+)"|([^\s;"]+))""", re.IGNORECASE)
_IS_HTML: Final = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_LETTERS_OF_A_HEAD: Final = 20_000  # at most: headers of a saved page name its parts and its address
_MOST_PARTS: Final = 1000  # of a saved page: one is read, the others are pictures and scripts
# Such as "Mon, 1 Jan 2024 10:00:00 +0000", "Mon Jan 01 2024 10:00:00 GMT+0100".
_DATE_WRITTEN: Final = re.compile(r"(?:\w{3},?\s+)?(\d{1,2}\s+\w{3,9}|\w{3,9}\s+\d{1,2}),?\s+(\d{4})")


def is_archive(head: str) -> bool:
    """Tell whether a text with this head is an archive of a page (MHTML, RFC 2557)."""
    headers = _headers(head)
    return "multipart/related" in headers.get("content-type", "").lower() or (
        "snapshot-content-location" in headers and "content-type" in headers
    )


def open_page(text: str) -> SavedPage:
    """Return the page in a file: the file itself, or the first page of an archive."""
    if is_archive(text[:_LETTERS_OF_A_HEAD]):
        return _read_archive(text.replace("\r\n", "\n"))
    head = text[:_LETTERS_OF_A_HEAD]
    if match := _SINGLE_FILE.search(head):
        return SavedPage(text, match[1], _date(match[2]))
    return SavedPage(text, match[1], "") if (match := _CHROME.search(head)) else SavedPage(text, "", "")


def _read_archive(text: str) -> SavedPage:
    headers = _headers(text)
    address, date = headers.get("snapshot-content-location", ""), _date(headers.get("date", ""))
    boundary = _BOUNDARY.search(headers.get("content-type", ""))
    parts = text.split(f"--{boundary[1] or boundary[2]}", _MOST_PARTS)[1:] if boundary else []
    for part in parts:
        part_headers = _headers(part.lstrip("\n"))
        if _IS_HTML.match(part_headers.get("content-type", "")):
            body = part.lstrip("\n").partition("\n\n")[2]
            encoding = part_headers.get("content-transfer-encoding", "").lower()
            return SavedPage(_decode(body, encoding), address or part_headers.get("content-location", ""), date)
    return SavedPage("", address, date)


def _headers(text: str) -> dict[str, str]:
    """Return the headers at the beginning of a text, by name in small letters; {} where there are none."""
    match = _HEADERS.match(text[:_LETTERS_OF_A_HEAD].replace("\r\n", "\n"))
    return {name.lower(): " ".join(value.split()) for name, value in _HEADER.findall(match[0])} if match else {}


def _decode(body: str, encoding: str) -> str:
    import binascii

    if encoding not in {"quoted-printable", "base64"}:
        return body
    data = body.encode("ascii", "xmlcharrefreplace")
    try:
        return decode(binascii.a2b_qp(data) if encoding == "quoted-printable" else binascii.a2b_base64(data))
    except binascii.Error:
        return ""


def _date(text: str) -> str:
    match = _DATE_WRITTEN.search(text)
    return dates.parse_or(f"{match[1]} {match[2]}", "") if match else dates.parse_or(text.strip(), "")
