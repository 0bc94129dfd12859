r"""Citations of Word, LibreOffice, JabRef and protlib.

The name of a source that is elsewhere, or its fields as attributes.

Such as the code ` CITATION iom2020 \p 3 \l 1033 \m jobe2010 ` (ECMA-376, part 1, 17.16.5.11), and the mark
`JABREF_iom2020,jobe2010 CID_1 du6kcoxv`.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.jsontext import DECODER
from protlib.record import names
from protlib.record.fields.headings import type_of

if TYPE_CHECKING:
    from protlib.record.raw_record import RawRecord

PROTLIB: Final = "protlib"
"""The program that fills documents: its citations name records of the library, and hold the typed text."""
_WORD: Final = "Word"
_CODE: Final = re.compile(r"\s*CITATION\s+(.*)", re.DOTALL | re.IGNORECASE)
# Such as: \p "3 and 5"; a switch without a value; a word
_TOKEN: Final = re.compile(r'\\(\w)\s*(?:"([^"]*)"|([^\s\\"]+))?|"([^"]*)"|([^\s\\"]+)')
_LABELS: Final = {"p": "page", "v": "volume"}
_JABREF: Final = re.compile(r"JABREF_(\S+) CID_\d+ \S+")
# Such as ' ADDIN PROTLIB CITE {"typed":"[@iom2020]"} '.
_FILLED_CODE: Final = re.compile(r"\s*(?:ADDIN\s+)?PROTLIB CITE (?=\{)")
_NUMBERED_JABREF: Final = re.compile(r"JR_cite\d*_(\d)_(.+)")

# The attributes of LibreOffice's bibliography mark (OpenDocument 1.3, part 3, 19.797 and those after it).
_MARK_FIELDS: Final = meanings_in("LibreOffice", "attribute")


def read_native_citation(code: str, sources: Mapping[str, Mapping[str, object]]) -> EmbeddedCitation | None:
    """Return the citation in a field's code, with the records of `sources` by tag; None where it is not Word's."""
    field = _CODE.fullmatch(code)
    if not field:
        return None
    items: list[EmbeddedItem] = []
    switches: dict[str, str] = {}
    tag = ""
    for switch, quoted_text, bare, quoted_word, word in _TOKEN.findall(field[1]):
        if switch.lower() == "m":
            items.append(_item(tag, switches, sources))
            tag, switches = quoted_text or bare, {}
        elif switch:
            switches[switch.lower()] = quoted_text or bare
            if switch.lower() in {"n", "t", "y"} and bare:  # these switches have no value; a word follows
                tag = tag or bare
        else:
            tag = tag or quoted_word or word
    items.append(_item(tag, switches, sources))
    cited_items = tuple(item for item in items if item.identity)
    return EmbeddedCitation(_WORD, cited_items) if cited_items else None


def _item(tag: str, switches: Mapping[str, str], sources: Mapping[str, Mapping[str, object]]) -> EmbeddedItem:
    switch = next((switch for switch in _LABELS if switches.get(switch)), "")
    return EmbeddedItem(
        tag, sources.get(tag, {}), prefix=switches.get("f", "").strip(), locator=switches.get(switch, ""),
        label=_LABELS.get(switch, ""), suffix=switches.get("s", "").strip(), is_without_author="n" in switches,
    )  # fmt: skip


def read_jabref(code: str) -> EmbeddedCitation | None:
    """Return the citation in one of JabRef's marks, which has only keys; None where it is none."""
    mark = _JABREF.fullmatch(code) or _NUMBERED_JABREF.fullmatch(code)
    if not mark:
        return None
    return EmbeddedCitation("JabRef", tuple(EmbeddedItem(key) for key in mark[mark.re.groups].split(",")))


def read_filled(code: str) -> EmbeddedCitation | None:
    """Return a citation that protlib filled, as it was typed; None where it is none."""
    mark = _FILLED_CODE.match(code)
    if not mark:
        return None
    try:
        memory = DECODER.raw_decode(code, mark.end())[0]
    except (ValueError, RecursionError):
        return None
    source_text, display_text = memory.get("typed", ""), memory.get("shown", "")
    result_text = display_text if isinstance(display_text, str) else ""
    return EmbeddedCitation(PROTLIB, (EmbeddedItem(str(source_text)),), program_text=result_text)


def read_bibliography_mark(attributes: str) -> EmbeddedCitation | None:
    """Return the citation in a mark of LibreOffice, from its attributes, one on each line."""
    values = dict(line.split("=", 1) for line in attributes.splitlines() if "=" in line)
    source_type = values.get("bibliography-type", "")
    kind = "webpage" if source_type == "www" else type_of(source_type)[0]
    raw: RawRecord = {field: values[name] for name, field in _MARK_FIELDS.items() if values.get(name)}
    raw |= {field: names.parse_list(raw[field]) for field in ("authors", "editors") if field in raw}
    identity = values.get("identifier", "")
    if citation := read_native_citation(identity, {}):  # the mark of a document of Word that LibreOffice saved
        return citation
    if not (identity or raw):
        return None
    return EmbeddedCitation(
        "LibreOffice",
        (EmbeddedItem(identity or raw.get("title", ""), {"type": kind, **raw} if "title" in raw else {}),),
    )
