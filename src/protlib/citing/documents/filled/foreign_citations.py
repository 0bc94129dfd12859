"""Citations of other programs, in the codes of protlib: so `fill` takes over a document that was begun elsewhere.

A field of Zotero, Mendeley, EndNote, Citavi, JabRef or Word is read as if protlib had filled it from typed text. From
then on all that `fill` does to its own citations holds for it too.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, Protocol

from protlib.citing import notation
from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.documents.own_codes import CITE, KEPT, LIST, OWN_NOTE, compact_json, mark_of, read_memory_of
from protlib.citing.documents.word import make_cited
from protlib.citing.locators import split_locator
from protlib.formats.documents.document import ShownList, read_field
from protlib.formats.documents.embedded import EmbeddedCitation
from protlib.formats.documents.native_citations import PROTLIB
from protlib.frozen import NamedTuple
from protlib.record.html_text import strip_tags
from protlib.word_processing.document_fields import DocumentField, join_properties

# Such as "ADDIN ZOTERO_ITEM CSL_CITATION {...}", " CITATION iom2009 ", "MENDELEY_CITATION_v3_...", "ADDIN EN.CITE",
# "ADDIN CitaviPlaceholder{...}", "JABREF_iom2009 CID_1 a1".
_CITATION: Final = re.compile(
    r"\A\s*(?i:CITATION)\b|(?:CSL|MENDELEY)_CITATION|ZOTERO_ITEM|EN\.CITE(?!\.)|CitaviPlaceholder\{|JABREF_|JR_cite"
)
_NOTATION_SIGNS: Final = re.compile(r"[\[\];]")
# Such as "." and ",”" before the number of a note.
_STOP: Final = re.compile(r"(?<![.,;:!?])[.,;:!?]+[”’\"»]?\Z")
_ITEM_SEPARATORS: Final = ",;:"


class Work(NamedTuple):
    """A cited work: the program that cites it, and what identifies the work in that program."""

    program: str
    identity: str


def is_citation(code: str) -> bool:
    """Tell whether the code of a field, a mark or a control is that of a citation by another program."""
    return _CITATION.search(code) is not None


class TextWithForeign(Protocol):
    """A text of a document, with the citations and bookmarks in it that stay those of other programs."""

    remaining: list[str]
    other_bookmarks: list[str]


def list_remaining(texts: Collection[TextWithForeign], properties: Callable[[], Mapping[str, str]]) -> list[str]:
    """Return the shown texts, or else the codes, of citations in a document that stay those of other programs.

    Zotero keeps the codes of its bookmarks in the document's properties.
    """
    bookmarks = [name for text in texts for name in text.other_bookmarks]
    codes = properties() if bookmarks else {}
    remaining = [citation for text in texts for citation in text.remaining]
    return remaining + [name for name in bookmarks if is_citation(join_properties(name, codes))]


class ForeignCitations:
    """The citations of other programs in a document, by the keys that their works have in the library.

    `links` are the works' addresses in those programs, by key: with them, a document goes back. `sources` are those of
    Word in the document, `properties` the document's own, where Zotero keeps the codes of bookmarks.
    """

    def __init__(
        self,
        keys: Mapping[Work, str],
        links: Mapping[str, Sequence[str]],
        sources: Mapping[str, Mapping[str, object]],
        properties: Mapping[str, str],
    ) -> None:
        self.links = links
        self._keys, self._sources, self._properties = keys, sources, properties

    def own_code(self, code: str, data: str = "") -> str:
        """Return protlib's code for the code and data of a field; "" where the field is no citation and no list."""
        passage = read_field(DocumentField(code, data), self._sources)
        if isinstance(passage, ShownList):
            return f"{LIST} {{}}"
        return self._citation(passage) if isinstance(passage, EmbeddedCitation) and passage.program != PROTLIB else ""

    def bookmark_code(self, name: str) -> str:
        """Return protlib's code for a bookmark; "" where the bookmark is no citation and no list of a program."""
        code = join_properties(name, self._properties)
        return self.own_code(code) if code else ""

    def _citation(self, citation: EmbeddedCitation) -> str:
        keys = [self._keys.get(Work(citation.program, item.identity), "") for item in citation.items]
        if not keys or not all(keys):
            return ""
        cited = tuple(words_of_work(make_cited(*pair)) for pair in zip(citation.items, keys, strict=True))
        source_text, is_whole = _as_typed(cited)
        is_kept = citation.is_kept or not is_whole or any(item.is_partial for item in citation.items)
        mark = {"shown": mark_of(citation.program_text)} if citation.program_text else {}
        return f"{CITE} {compact_json({'typed': source_text, **({KEPT: 'yes'} if is_kept else mark)})}"


def words_of_work(work: CitedPublication) -> CitedPublication:
    """Return a citation as protlib has it: words without tags, and a locator that says its own unit."""
    words = (work.prefix, work.suffix, work.locator)
    prefix, suffix, locator = (" ".join(strip_tags(text).split()) for text in words)
    label = work.label.replace(" ", "-")
    parts = split_locator(locator)
    if label == "page" and parts.label and not parts.suffix:  # such as "p. 3", and "chap. 2" of EndNote
        label, locator = parts.label, parts.locator
    return work._replace(prefix=prefix, suffix=suffix, locator=locator, label=label)


def _as_typed(works: tuple[CitedPublication, ...]) -> tuple[str, bool]:
    """Return the typed form of a citation, and whether it says all that the program's does."""
    for citation in (Citation(works), Citation(tuple(map(_escape, works)))):
        source_text = notation.notation(citation)
        if _is_same(works, notation.parse_citation(source_text)):
            return source_text, True
    return notation.notation(Citation(tuple(CitedPublication(item.key) for item in works))), False


def _escape(work: CitedPublication) -> CitedPublication:
    prefix, suffix = (_NOTATION_SIGNS.sub(r"\\\g<0>", words) for words in (work.prefix, work.suffix))
    return work._replace(prefix=prefix, suffix=suffix)


def _is_same(works: Sequence[CitedPublication], parsed: Citation | None) -> bool:
    is_one = len(works) == 1 or all(item.mode is not CitationMode.IN_TEXT for item in works)
    if parsed is None or not is_one or len(works) != len(parsed.cited):
        return False
    return all(map(_are_same, works, parsed.cited))


def _are_same(work: CitedPublication, parsed: CitedPublication) -> bool:
    """Tell whether a parsed citation says the same; an @ in words may be read as a key."""
    if "@" in work.prefix + work.suffix or (work.key, work.mode, work.prefix) != (*parsed[:2], parsed.prefix):
        return False
    return (parsed.label, parsed.locator, parsed.suffix) == (work.label, work.locator, work.suffix)


def with_note(code: str, lead: str, following_text: str) -> str:
    """Return the code of a citation whose note was made for it, by the text before and behind the note's number.

    Without the note, its citation gets a space, and stands before the full stop: "known.¹" is "known (IOM, 2009).".
    The stop of "et al.¹ found" ends no sentence, and stays.
    """
    stop = _STOP.search(lead)
    is_moved = stop is not None and (stop[0][0] in _ITEM_SEPARATORS or not following_text.lstrip()[:1].islower())
    stop_text = stop[0] if stop and is_moved else ""
    space = "" if lead[: len(lead) - len(stop_text)].endswith((" ", "\N{NO-BREAK SPACE}")) else " "
    details = {**read_memory_of(code), "note": OWN_NOTE, "before": space, "after": stop_text}
    return f"{CITE} {compact_json({name: text for name, text in details.items() if text})}"


def keep_code(code: str) -> str:
    """Return the code of a citation whose text a person has changed: it stays as it is."""
    return f"{CITE} {compact_json({'typed': read_memory_of(code).get('typed', ''), KEPT: 'yes'})}"
