"""Citations in Zotero's form, so that its plug-in can continue with them: codes and preferences.

After zotero/zotero, chrome/content/zotero/xpcom/integration.js, and CSL's schema csl-citation.json. Zotero takes an
item from the document where no library of the reader has it. For that the item needs a link of its own, the same in
each citation. `dontUpdate` keeps text that Zotero would not make itself (acronyms).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import unescape
from typing import Any, Final

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication, Runs, plain_text
from protlib.citing.cited_works import cite_once
from protlib.citing.documents.filled.draft import DocumentFilling, list_memory
from protlib.citing.documents.own_codes import KEPT, OWN, citation_memory, compact_json
from protlib.citing.nested import with_nested
from protlib.formats.csl.item_writer import publication_to_item
from protlib.formats.programs import PROGRAMS
from protlib.frozen import NamedTuple
from protlib.record.handout import in_document
from protlib.record.model import NAME_LISTS, Publication
from protlib.system.xml_escapes import quoteattr

PROPERTY: Final = "ZOTERO_PREF"
"""The beginning of the names of Zotero's document properties."""
CITATION: Final = "ZOTERO_ITEM CSL_CITATION "
"""The beginning of the code of a citation."""
LIST_ENDS: Final = ("ZOTERO_BIBL ", " CSL_BIBLIOGRAPHY")
"""What stands before and behind the data in the code of a list."""
_SCHEMA: Final = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
_STYLES: Final = "http://www.zotero.org/styles/"
_ITEMS: Final = "http://zotero.org/users/local/protlib0/items/"
_LETTERS: Final = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"  # of the keys of Zotero's items
_LETTERS_OF_A_PROPERTY: Final = 255  # characters of a property
# Such as ' id="http://www.zotero.org/styles/apa"'.
_ATTRIBUTE: Final = re.compile(r"\b([\w-]+)=\"([^\"]*)\"")


def list_code(filling: DocumentFilling) -> str:
    """Return the code of the list, which keeps the manner of the document."""
    content = {"uncited": [], "omitted": [], "custom": [], OWN: list_memory(filling, filling.entries)}
    return compact_json(content).join(LIST_ENDS)


def citation_code(number: int, source_text: str, display: Runs, filling: DocumentFilling, **details: str) -> str:
    """Return the code of a citation, by its number in the document, with its text; it keeps `details` as well."""
    citation = notation.parse_citation(source_text) or Citation(())
    citation_with_nested = with_nested(citation)
    cited_once = cite_once(citation_with_nested, filling.publications).cited
    pairs = [(cited, filling.publications[cited.key]) for cited in cited_once]
    text = plain_text(display)
    is_own = KEPT in details or citation_with_nested != citation or _is_shortened(text, pairs, filling)
    properties = {
        "formattedCitation": text,
        "noteIndex": number + 1 if filling.result.is_note else 0,
        **({"dontUpdate": True} if is_own else {}),
        OWN: citation_memory(source_text, text, **details),
    }
    items = [_item_of_filling(cited, work, filling) for cited, work in pairs]
    name = letters_for(f"{number} {source_text}")
    return code_of_details({"citationID": name, "properties": properties, "citationItems": items})


def code_of_details(details: Mapping[str, object]) -> str:
    """Return the code of a citation: its name in the document, the `properties` of its text, and its items."""
    return f"{CITATION}{compact_json({**details, 'schema': _SCHEMA})}"


def _is_shortened(text: str, pairs: Iterable[tuple[CitedPublication, Publication]], filling: DocumentFilling) -> bool:
    """Tell whether a citation has an acronym that Zotero would not write; typed words do not count."""
    if filling.result.is_note or not filling.manner.acronyms:
        return False
    all_pairs = list(pairs)
    for cited, _ in all_pairs:
        for words in (cited.prefix, cited.suffix):
            text = text.replace(words, "") if words else text
    shorts = (re.escape(short_name) for _, work in all_pairs for short_name in _short_names(work))
    return any(re.search(rf"(?<!\w){short_name}(?!\w)", text) for short_name in shorts)


def _short_names(publication: Publication) -> Iterator[str]:
    yield from (name.short for field in NAME_LISTS for name in getattr(publication, field) if name.short)


def _item_of_filling(
    work: CitedPublication, publication: Publication, filling: DocumentFilling
) -> Mapping[str, object]:
    number = list(filling.publications).index(publication.key) + 1
    return make_cited_item(work, make_zotero_item(publication, number, filling.links_of(publication)))


def make_zotero_item(publication: Publication, number: int, links: Sequence[str] = ()) -> Mapping[str, object]:
    """Return the item of a work, by its number in the document, with its addresses in libraries and its record."""
    item = {**publication_to_item(in_document(publication), PROGRAMS["zotero"]), "id": number}
    return {"id": number, "uris": list(links or [item_link(publication.key)]), "itemData": item}


def make_cited_item(work: CitedPublication, item: Mapping[str, object]) -> Mapping[str, object]:
    """Return an item with how a citation cites it."""
    details = {
        "locator": work.locator,
        "label": work.label,
        "prefix": f"{work.prefix} " if work.prefix and "@" not in work.prefix else "",
        "suffix": work.suffix if "@" not in work.suffix else "",
        # An author in the sentence stands before the field.
        "suppress-author": work.mode in {CitationMode.WITHOUT_AUTHOR, CitationMode.IN_TEXT} or "",
    }
    return {**item, **{name: value for name, value in details.items() if value}}


def item_link(key: str) -> str:
    """Return the link by which Zotero knows the item of a record."""
    return f"{_ITEMS}{item_key(key)}"


def item_key(key: str) -> str:
    """Return the key of the item of a record, in Zotero's form."""
    return letters_for(key)


def letters_for(text: str) -> str:
    """Return a name of eight letters, the same for the same text."""
    number = int.from_bytes(sha256(text.encode()).digest()[:8])  # of 64 bits
    letters = ""
    for _ in range(8):
        number, position = divmod(number, len(_LETTERS))
        letters += _LETTERS[position]
    return letters


class Preferences(NamedTuple):
    """What Zotero knows of a document: its style by link, its language, its kind of field, and further preferences."""

    style: str
    locale: str
    values: Mapping[str, str]
    session: str = ""

    def __str__(self) -> str:
        """Return them as Zotero reads them."""
        pairs = self.values.items()
        values = "".join(f"<pref name={quoteattr(name)} value={quoteattr(text)}/>" for name, text in pairs)
        return (
            f'<data data-version="3" zotero-version="7.0.0"><session id={quoteattr(self.session)}/>'
            f"<style id={quoteattr(self.style)} locale={quoteattr(self.locale or 'en-US')}"
            f' hasBibliography="1" bibliographyStyleHasBeenSet="1"/><prefs>{values}</prefs></data>'
        )


def read_preferences(text: str) -> Preferences:
    """Return the preferences that Zotero keeps of a document in a text; those that it lacks are empty."""
    session, style = (dict(_attributes(text, name)) for name in ("session", "style"))
    pairs = (dict(_ATTRIBUTE.findall(tag)) for tag in re.findall(r"<pref\b([^>]*)>", text))
    values = {pair["name"]: unescape(pair.get("value", "")) for pair in pairs if "name" in pair}
    return Preferences(style.get("id", ""), style.get("locale", ""), values, session.get("id", ""))


def _attributes(text: str, name: str) -> Iterator[tuple[str, str]]:
    tag = re.search(rf"<{name}\b([^>]*)>", text)
    yield from ((key, unescape(value)) for key, value in _ATTRIBUTE.findall(tag[1] if tag else ""))


def preferences(filling: DocumentFilling, field_type: str) -> Mapping[str, str]:
    """Return the properties that tell Zotero the style of a document; each holds a part of them."""
    style = filling.style_id or f"{_STYLES}{filling.manner.style}"
    values = {"fieldType": field_type, **({"noteType": "1"} if filling.result.is_note else {})}
    text = str(Preferences(style, filling.manner.locale, values, letters_for(filling.manner.style)))
    parts = (text[start : start + _LETTERS_OF_A_PROPERTY] for start in range(0, len(text), _LETTERS_OF_A_PROPERTY))
    return {f"{PROPERTY}_{number}": part for number, part in enumerate(parts, 1)}


def split_author(source_text: str, display: Runs, filling: DocumentFilling) -> tuple[Runs, Runs]:
    """Return a citation in running text in two parts: its author, before the field, and the rest: "(2009)"."""
    citation = notation.parse_citation(source_text)
    text = plain_text(display)
    index = max(text.rfind(" ("), text.rfind(" [")) + 1
    is_in_text = citation is not None and citation.cited[0].mode is CitationMode.IN_TEXT
    if filling.result.is_note or not is_in_text or not index:
        return (), display
    author: list[Any] = []
    field_runs: list[Any] = []
    position = 0
    for run in display:
        end = min(max(index - position, 0), len(run.text))
        author.append(run._replace(text=run.text[:end]))
        field_runs.append(run._replace(text=run.text[end:]))
        position += len(run.text)
    return tuple(run for run in author if run.text), tuple(run for run in field_runs if run.text)
