"""Citations in Zotero's form, so that its plug-in can continue with them: codes and preferences.

After zotero/zotero, chrome/content/zotero/xpcom/integration.js, and CSL's schema csl-citation.json. Zotero takes an
item from the document where no library of the reader has it. For that the item needs a link of its own, the same in
each citation. `dontUpdate` keeps text that Zotero would not make itself (acronyms).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from protlib.citing import notation
from protlib.citing.citation import Citation, Cited, Mode, Runs, plain_text
from protlib.citing.documents.filled.draft import KEPT, OWN, Filling, citation_memory, compact_json, list_memory
from protlib.citing.nested import with_nested
from protlib.formats.csl import publication_to_item
from protlib.formats.programs import PROGRAMS
from protlib.record.handout import in_document
from protlib.record.model import NAME_LISTS, Publication

PROPERTY: Final = "ZOTERO_PREF"
"""The beginning of the names of Zotero's document properties."""
_SCHEMA: Final = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_STYLES: Final = "http://www.zotero.org/styles/"
_ITEMS: Final = "http://zotero.org/users/local/protlib0/items/"
_LETTERS: Final = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"  # of the keys of Zotero's items
_LONGEST: Final = 255  # characters of a property


def list_code(filling: Filling) -> str:
    """Return the code of the list, which keeps the manner of the document."""
    content = {"uncited": [], "omitted": [], "custom": [], OWN: list_memory(filling, filling.entries)}
    return f"ZOTERO_BIBL {compact_json(content)} CSL_BIBLIOGRAPHY"


def citation_code(number: int, source_text: str, display: Runs, filling: Filling, **around: str) -> str:
    """Return the code of a citation, by its number in the document, with its text; it keeps `around` as well."""
    citation = notation.parse(source_text) or Citation(())
    every = with_nested(citation)
    pairs = [(cited, filling.publications[cited.key]) for cited in every.cited]
    text = plain_text(display)
    is_own = KEPT in around or every != citation or _is_shortened(text, pairs, filling)
    details = {
        "citationID": _letters_for(f"{number} {source_text}"),
        "properties": {
            "formattedCitation": text,
            "noteIndex": number + 1 if filling.result.is_note else 0,
            **({"dontUpdate": True} if is_own else {}),
            OWN: citation_memory(source_text, text, **around),
        },
        "citationItems": [_item(cited, work, filling) for cited, work in pairs],
        "schema": _SCHEMA,
    }
    return f"ZOTERO_ITEM CSL_CITATION {compact_json(details)}"


def _is_shortened(text: str, pairs: Iterable[tuple[Cited, Publication]], filling: Filling) -> bool:
    """Tell whether a citation has an acronym that Zotero would not write; typed words do not count."""
    if filling.result.is_note or not filling.manner.acronyms:
        return False
    all_pairs = list(pairs)
    for cited, _ in all_pairs:
        for words in (cited.prefix, cited.suffix):
            text = text.replace(words, "") if words else text
    shorts = (re.escape(short) for _, work in all_pairs for short in _short_names(work))
    return any(re.search(rf"(?<!\w){short}(?!\w)", text) for short in shorts)


def _short_names(publication: Publication) -> Iterator[str]:
    yield from (name.short for field in NAME_LISTS for name in getattr(publication, field) if name.short)


def _item(cited: Cited, publication: Publication, filling: Filling) -> dict[str, object]:
    number = list(filling.publications).index(publication.key) + 1
    links = filling.links_of(publication) or [f"{_ITEMS}{_letters_for(publication.key)}"]
    item = {**publication_to_item(in_document(publication), PROGRAMS["zotero"]), "id": number}
    details = {
        "locator": cited.locator,
        "label": cited.label,
        "prefix": f"{cited.prefix} " if cited.prefix and "@" not in cited.prefix else "",
        "suffix": cited.suffix if "@" not in cited.suffix else "",
        # An author in the sentence stands before the field.
        "suppress-author": cited.mode in {Mode.WITHOUT_AUTHOR, Mode.IN_TEXT} or "",
    }
    return {
        "id": number,
        "uris": list(links),
        "itemData": item,
        **{name: value for name, value in details.items() if value},
    }


def _letters_for(text: str) -> str:
    """Return a name of eight letters, the same for the same text."""
    number = int.from_bytes(sha256(text.encode()).digest()[:8])
    letters = ""
    for _ in range(8):
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return letters


def preferences(filling: Filling, field_type: str) -> Mapping[str, str]:
    """Return the properties that tell Zotero the style of a document; each holds a part of them."""
    style = quoteattr(filling.style_id or f"{_STYLES}{filling.manner.style}")
    notes = '<pref name="noteType" value="1"/>' if filling.result.is_note else ""
    preference_text = (
        f'<data data-version="3" zotero-version="7.0.0"><session id="{_letters_for(filling.manner.style)}"/>'
        f"<style id={style} locale={quoteattr(filling.manner.locale or 'en-US')}"
        ' hasBibliography="1" bibliographyStyleHasBeenSet="1"/>'
        f'<prefs><pref name="fieldType" value="{field_type}"/>{notes}</prefs></data>'
    )
    parts = (preference_text[start : start + _LONGEST] for start in range(0, len(preference_text), _LONGEST))
    return {f"{PROPERTY}_{number}": part for number, part in enumerate(parts, 1)}


def split_author(source_text: str, display: Runs, filling: Filling) -> tuple[Runs, Runs]:
    """Return a citation in running text in two parts: its author, before the field, and the rest: "(2009)"."""
    citation = notation.parse(source_text)
    text = plain_text(display)
    place = max(text.rfind(" ("), text.rfind(" [")) + 1
    is_in_text = citation is not None and citation.cited[0].mode is Mode.IN_TEXT
    if filling.result.is_note or not is_in_text or not place:
        return (), display
    before: list[Any] = []
    behind: list[Any] = []
    position = 0
    for run in display:
        cut = min(max(place - position, 0), len(run.text))
        before.append(run._replace(text=run.text[:cut]))
        behind.append(run._replace(text=run.text[cut:]))
        position += len(run.text)
    return tuple(run for run in before if run.text), tuple(run for run in behind if run.text)
