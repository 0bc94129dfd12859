"""EndNote's citations: XML in a field's code, or in base64 as its data.

Such as `EN.CITE
<EndNote><Cite><Author>Jobe</Author><RecNum>19</RecNum><Pages>3</Pages><record>...</record></Cite></EndNote>`.
"""

import re
from typing import Final

from protlib.formats.word.csl_citation import decode_base64
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem, words_around
from protlib.record.raw_record import RawRecord

_CODE: Final = re.compile(r"\s*ADDIN\s+EN\.CITE(?!\.)\s*")
_CITE: Final = re.compile(r"<Cite(\s[^<>]*)?>")
_CITE_ENDS: Final = "</Cite>"
_RECORD: Final = re.compile(r"<record[\s>]")
_RECORD_ENDS: Final = "</record>"
# Such as "<Pages>3-5</Pages>"
_ELEMENT: Final = re.compile(r"<(\w+)>([^<]*)</\1>")
_NAMES: Final = ("RecNum", "Pages", "Author", "Year", "Prefix", "Suffix")
_LIBRARY: Final = re.compile(r"""\bdb-id=(["'])(.*?)\1""")


def read_endnote_citation(code: str, data: str) -> EmbeddedCitation | None:
    """Return the citation in a field's code and data; None where it is not EndNote's."""
    field = _CODE.match(code)
    if not field:
        return None
    text = code[field.end() :]
    if "<Cite" not in text:
        text = decode_base64(data).decode("utf-8", "replace")
    parts = text.split(_CITE_ENDS)[:-1]
    items = [_item(cite[1] or "", part[cite.end() :]) for part in parts if (cite := _CITE.search(part))]
    return EmbeddedCitation("EndNote", tuple(items)) if items else None


def _item(attributes: str, text: str) -> EmbeddedItem:
    begins, ends = _RECORD.search(text), text.rfind(_RECORD_ENDS) + len(_RECORD_ENDS)
    record = text[begins.start() : ends] if begins else ""
    elements = dict(_ELEMENT.findall(text.replace(record, "") if record else text))
    number, pages, author, year, prefix, suffix = (_unescape_text(elements.get(name, "")) for name in _NAMES)
    library = _LIBRARY.search(record)
    return EmbeddedItem(
        f"{library[2]}:{number}" if library else f"{author} {year} #{number}", _make_raw(record),
        prefix=words_around(prefix),
        locator=pages, label="page" if pages else "", suffix=words_around(suffix),
        is_without_author='ExcludeAuth="1"' in attributes, is_in_text='AuthorYear="1"' in attributes,
        is_partial='ExcludeYear="1"' in attributes or 'Hidden="1"' in attributes,
    )  # fmt: skip


def _make_raw(record: str) -> RawRecord:
    from protlib.formats import endnotexml  # which few documents need, and which takes a while to load

    return next((raw for _, raw in endnotexml.iterate_raw_records(record, [])), {})


def _unescape_text(text: str) -> str:
    from html import unescape

    return unescape(text).strip()
