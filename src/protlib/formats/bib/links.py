"""The web address of a publication, in any field that people use: `url`, `howpublished`, `note`, `eprint`, `ee` ..."""

import re
from typing import Final

from protlib.formats.bib import date_fields
from protlib.formats.bib.latex.decoder import decode, verbatim
from protlib.formats.bib.unread import UnreadFields
from protlib.frozen import expression

# Such as "https://iom.int/a" and "www.iom.int".
_URL: Final = expression(r"(?:https?|ftp)://[^\s{}<>\"]+|\bwww\.[^\s{}<>\"]+")
_SEVERAL_URLS: Final = expression(r"(?<![\s;,])[\s;,]+(?=(?:https?|ftp)://)")
# Such as "Available online at: [", and what else may stand round an address that a field is there for.
_LEAD: Final = expression(
    r"(?:[\s\[\](){}.,:;\\]|url|online|available|retrieved|from|at|on|href|web ?(?:page|site)|link|(?:last )?accessed"
    r"|visited)*",
    re.IGNORECASE,
)
# Such as "Accessed: 2020-01-02" and "[Online; accessed 2 January 2020]".
_ACCESS_NOTE: Final = expression(
    r"\[?(?:online[;,:]?\s*)?(?:last )?(?:accessed|visited|retrieved)(?: on)?[\s:]+([^\[\]]*\d{4}[^\[\]]*?)[\].]*",
    re.IGNORECASE,
)
_ARXIV: Final = expression(r"^arxiv:\s*", re.IGNORECASE)
# Such as "PMID: 123" and "PMCID: PMC123; ".
_PUBMED_ID: Final = expression(r"(PMID|PMCID):\s*((?:PMC)?\d+)[\s;,.]*")
_DOI: Final = expression(r"10\.\d{4,9}/\S+")
_LAST_RESORTS: Final = ("bdsk-url-1", "remote-url", "ee", "link", "weblink")
_EPRINTS: Final = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
}
"""The archives of the biblatex manual, section 3.14.7, and the address of an `eprint` in each."""


def read_link_fields(unread: UnreadFields) -> None:
    """Read the address, the day of access, and the printed note, which may hold both."""
    for name in ("howpublished", "note"):
        _read_accessed(unread, name)
    url, *further_urls = _SEVERAL_URLS.split(verbatim(unread.raw("url")))
    for number, address in enumerate(further_urls, 2):
        unread.keep(f"url-{number}", address)
    url = url or _take_address(unread, "howpublished") or _address_of_eprint(unread)
    note = unread.remaining.get("note", "")
    if not url and _tells_address(note):
        url = _take_address(unread, "note")
    unread.store_value("url", url or verbatim(unread.raw(*_LAST_RESORTS)))
    addendum = _without_identifiers(_without_key(unread.text("note"), unread.raw_record["key"]), unread)
    unread.store_value("addendum", addendum or unread.text("addendum"))


def _without_key(note: str, key: str) -> str:
    """Return a note without the line in which Zotero repeats the citation key of its entry."""
    text_before, key_text, text_behind = note.partition(f"Citation Key: {key}")
    return (
        f"{text_before}{text_behind.lstrip()}".strip() if key and key_text and text_behind[:1].strip() == "" else note
    )


def _without_identifiers(note: str, unread: UnreadFields) -> str:
    """Return the note, or "" where it is only a DOI or Zotero's numbers of PubMed."""
    if note.startswith("10.") and _DOI.fullmatch(note) and not unread.is_filled("doi"):
        unread.store_value("doi", note)
        return ""
    if not note.startswith("PMC") and not note.startswith("PMID"):
        return note
    ids = dict(_PUBMED_ID.findall(note))
    if _PUBMED_ID.sub("", note) or any(map(unread.is_filled, ids)):
        return note
    for name, number in ids.items():
        unread.store_value(name, number)
    return ""


def says_when_seen(raw: str) -> bool:
    """Tell whether a `howpublished` says where or when somebody saw the publication, and not who published it."""
    return _URL.search(raw) is not None or _ACCESS_NOTE.fullmatch(decode(raw)) is not None


def _tells_address(note: str) -> bool:
    """Tell whether a note exists for its address, and does not only mention one."""
    if "\\url" in note or "\\href" in note:
        return True
    match = _URL.search(note) if "/" in note or "www." in note else None
    return match is not None and _LEAD.fullmatch(note[: match.start()]) is not None


def _read_accessed(unread: UnreadFields, name: str) -> None:
    if _store_access_day(unread.remaining.get(name, ""), unread):
        del unread.remaining[name]


def _store_access_day(raw: str, unread: UnreadFields) -> bool:
    """Store the day of access of a text that says nothing else, and return whether it does."""
    match = _ACCESS_NOTE.fullmatch(decode(raw).strip(" .,;()")) if raw else None
    if match is None or unread.is_filled("accessed") or not date_fields.is_readable_date(match.group(1)):
        return False
    unread.store_value("accessed", match.group(1))
    return True


def _address_of_eprint(unread: UnreadFields) -> str:
    """Return the address of an `eprint`; the field itself is kept. PubMed's `eprint` is also an identifier."""
    kind = unread.peek("eprinttype") or unread.peek("archiveprefix")
    number = _ARXIV.sub("", verbatim(unread.remaining.get("eprint", "")))
    if kind == "pubmed" and not unread.is_filled("PMID"):
        unread.store_value("PMID", number)
    return f"{_EPRINTS[kind]}{number}" if number and kind in _EPRINTS else ""


def _take_address(unread: UnreadFields, name: str) -> str:
    """Return the address in a field; take the field if it says nothing else."""
    raw = unread.remaining.get(name, "")
    match = _URL.search(raw)
    if match is None:
        return ""
    lead, tail = raw[: match.start()], raw[match.end() :]
    if _LEAD.fullmatch(lead) and (_LEAD.fullmatch(tail) or _store_access_day(tail.replace("}", ""), unread)):
        del unread.remaining[name]
    return verbatim(match.group().rstrip(".,;"))
