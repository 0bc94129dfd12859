"""Citations of Zotero and Mendeley: JSON with CSL items.

Such as "ZOTERO_ITEM CSL_CITATION {"citationItems": [{"uris": [...], "itemData": {...}, "locator": "3"}]}". The schema
is Citation Style Language's csl-citation.json. Mendeley Cite has the same in base64, as the tag of a content control.
"""

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from protlib.formats.csl.item_reader import item_to_raw
from protlib.formats.csl.item_values import Item
from protlib.formats.csl.recognition import is_item
from protlib.formats.documents.embedded import EmbeddedCitation, EmbeddedItem
from protlib.formats.jsontext import DECODER, as_list, text_in
from protlib.record.fields.variables import NAME_VARIABLES
from protlib.record.raw_record import ITEM

_ZOTERO: Final = "Zotero"
_MENDELEY: Final = "Mendeley"
_MARKS: Final = ("CSL_CITATION", "ZOTERO_ITEM")  # the second alone in fields of Zotero 2
_WORDS_BEFORE: Final = 2  # such as "ADDIN ZOTERO_ITEM", "ADDIN Mendeley Citation{...}", "ADDIN"
_TAG: Final = re.compile(r"MENDELEY_CITATION_v\d+_")
# These programs' numbers of items, which are no citation keys: "12", "ITEM-1", "40613/3GKMD43T", a UUID, a link.
_NO_KEY: Final = re.compile(
    r"\d+|ITEM-\d+|\w+/\w+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?:.*", re.IGNORECASE
)
_FLAGS: Final = frozenset({"parse-names"})
_YEAR: Final = re.compile(r"\((\d{4})[a-z]?\)")
_NUMBERED_ITEM: Final = re.compile(r"ITEM-\d+")
# Such as "http://zotero.org/users/12345/items/ABCD2345"; what protlib makes for a work is no item of Zotero.
_ZOTERO_ITEM: Final = re.compile(r"https?://(?:www\.)?zotero\.org/(?!users/local/protlib0/).*/items/([A-Z0-9]{8})")
# What programs say of the text of a citation: the text that they made, and a person's text that they keep.
_PROGRAM_TEXTS: Final = (
    ("properties", "plainCitation"),
    ("mendeley", "plainTextFormattedCitation"),
    ("manualOverride", "citeprocText"),
)
_PERSON_TEXTS: Final = (
    ("properties", "dontUpdate"),
    ("mendeley", "manualFormatting"),
    ("manualOverride", "isManuallyOverridden"),
)


def read_csl_citation(code: str) -> EmbeddedCitation | None:
    """Return the citation in a field's code, a mark's name or a content control's tag; None where there is none."""
    if tag := _TAG.match(code):
        return _citation(_MENDELEY, _json(decode_base64(code[tag.end() :]).decode("utf-8", "replace")))
    mark = next((mark for mark in _MARKS if mark in code), "")
    field_kind, _, payload = code.partition(mark) if mark else ("", "", "")
    if not payload or len(field_kind.split()) > _WORDS_BEFORE:
        return None
    return _citation(_ZOTERO if "ITEM" in f"{field_kind}{mark}" else _MENDELEY, _json(payload))


def decode_base64(text: str) -> bytes:
    """Return the bytes of base64 in either alphabet, with or without padding; b"" where the text is no base64."""
    bare = "".join(text.split()).replace("+", "-").replace("/", "_").rstrip("=")
    try:
        return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    except ValueError:
        return b""


def _json(text: str) -> Any:
    """Return the JSON object in a text; Zotero puts random characters after it."""
    try:
        return DECODER.raw_decode(text, text.index("{"))[0]
    except (json.JSONDecodeError, RecursionError, ValueError):
        return None


def _citation(program: str, value: Any) -> EmbeddedCitation | None:
    items = value.get("citationItems") if isinstance(value, Mapping) else None
    if not isinstance(items, list):
        return None
    formatted_text, plain_text = (_first_of(value, groups) for groups in (_PROGRAM_TEXTS, _PERSON_TEXTS))
    cited_items = tuple(_item(item) for item in items if isinstance(item, Mapping))
    if len(cited_items) == 1 and _is_its_year(plain_text, cited_items[0]):
        return EmbeddedCitation(program, (replace(cited_items[0], is_without_author=True),), program_text=plain_text)
    return EmbeddedCitation(
        program,
        cited_items,
        program_text=formatted_text if isinstance(formatted_text, str) else "",
        is_kept=bool(plain_text),
    )


def _is_its_year(text: object, item: EmbeddedItem) -> bool:
    """Tell whether a text is the year of a work: Mendeley Desktop has no other way to leave an author out."""
    year = _YEAR.fullmatch(text.strip()) if isinstance(text, str) and not item.locator else None
    return year is not None and str(item.raw.get("date", ""))[:4] == year[1]


def _first_of(value: Mapping[str, object], names: Sequence[tuple[str, str]]) -> Any:
    """Return the first value that is there and says something, by the names of its group and of itself."""
    groups = ((value.get(group), name) for group, name in names)
    return next((group[name] for group, name in groups if isinstance(group, Mapping) and group.get(name)), None)


def _item(csl_item: Mapping[str, object]) -> EmbeddedItem:
    data = csl_item.get("itemData")
    raw = item_to_raw(_bare_item(data)) if is_item(data) else {}
    links = tuple(_links(csl_item))
    if raw and (number := zotero_item(links)):
        raw = {**raw, "extra": {**raw.get("extra", {}), ITEM: number}}
    locator = csl_item.get("locator") or ""
    label = str(csl_item.get("label") or "page") if locator else ""
    return EmbeddedItem(
        _identity(csl_item, raw, links), raw, prefix=text_in(csl_item.get("prefix")), locator=str(locator),
        label=label, suffix=text_in(csl_item.get("suffix")),
        is_without_author=csl_item.get("suppress-author") is True, is_in_text=csl_item.get("composite") is True,
        is_partial=csl_item.get("author-only") is True, links=links,
    )  # fmt: skip


def _bare_item(item: Mapping[str, object]) -> Item:
    """Return an item without its number, and without the additions to names for Mendeley's style processor."""
    bare = {
        name: [*map(_drop_flags, value)] if name in NAME_VARIABLES and isinstance(value, list) else value
        for name, value in item.items()
    }
    if "citation-key" in bare or _NO_KEY.fullmatch(str(bare.get("id", ""))):
        bare.pop("id", None)
    return bare


def _drop_flags(value: object) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {part: text for part, text in value.items() if text != "" and part not in _FLAGS}


def zotero_item(links: Sequence[str]) -> str:
    """Return the key that Zotero has for a work with these addresses, "" for none."""
    return next((match[1] for link in links if (match := _ZOTERO_ITEM.fullmatch(link))), "")


def _links(csl_item: Mapping[str, object]) -> Iterator[str]:
    for links in (csl_item.get("uris"), csl_item.get("uri")):
        yield from map(str, as_list(links))


def _identity(csl_item: Mapping[str, object], raw: Mapping[str, object], links: Sequence[str]) -> str:
    """Return what identifies an item: its first link, its number, or its content where the number is local."""
    if links:
        return links[0]
    number = str(csl_item.get("id", ""))
    if number and not _NUMBERED_ITEM.fullmatch(number):
        return number
    return str(raw.get("doi") or raw.get("title") or number)
