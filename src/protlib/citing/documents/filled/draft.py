"""What a draft, a document to be filled, tells about itself, and what it is filled with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.citing.body_names import Bodies
from protlib.citing.citation import Citation, Result, Runs, is_full_stop, plain_text, without_stop
from protlib.citing.documents.own_codes import (
    LIST,
    OWN_NOTE,
    PROTLIB,
    compact_json,
    find_changed_entries,
    has_own_note,
    mark_of,
    read_memory_of,
)
from protlib.errors import InputRefusedError
from protlib.frozen import expression
from protlib.record.model import Publication
from protlib.word_processing.document_fields import REFERENCES

if TYPE_CHECKING:
    import re

_SPACE: Final = expression(r"(?<! ) +\Z")
# Such as "." and ",”": English puts these before the number of a note.
_STOP: Final = expression(r"[.,;:!?]+[”’\"]?")
# Such as "as is known, " before a citation: a comma behind the citation would double its comma.
_PUNCTUATION_AT_END: Final = expression(r"[.,;:!?][”’\"]?\s*\Z")


class Live(StrEnum):
    """The programs whose own fields can hold the citations of a document."""

    ZOTERO = "zotero"
    WORD = "word"


class DocumentStyle(NamedTuple):
    """How a document is filled: a style, a language ("" for the style's own), and whether with acronyms.

    `bodies` is a value of `citing.body_names.Bodies`, "" where the document does not say.
    """

    style: str
    locale: str = ""
    acronyms: bool = True
    bodies: str = ""


class DraftCitation(NamedTuple):
    """A citation of a document, and where it stands, such as "line 3"; it may be an account of a social network."""

    citation: Citation
    location: str
    may_be_account: bool = False


class Doubt(NamedTuple):
    """A key that is probably misread, with its text, what is `wrong`, and the citation that may be meant."""

    key: str
    text: str
    location: str
    suggestion: str
    wrong: str = "is not a citation"

    def __str__(self) -> str:
        """Say what is wrong, and what to type instead."""
        return f"{self.location}: “{self.text}” {self.wrong}; to cite it, type {self.suggestion}"


class BorrowedText(NamedTuple):
    """The words that a filled citation has taken from the text around it, as its code tells.

    `lead` is its text before the field or the number. The number took `text_before` and `text_after`. Where the
    author `is_gone` from before it, somebody has changed the citation by hand.
    """

    lead: str = ""
    text_before: str = ""
    text_after: str = ""
    is_gone: bool = False


class TextMove(NamedTuple):
    """The text that moves between a note's number and its surroundings.

    `text_before` and `text_after` are taken now. The code remembers `space` and `stop`, which the number has then.
    `returned_text` was taken earlier, and now returns before and after it.
    """

    text_before: str
    text_after: str
    space: str
    stop: str
    returned_text: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DocumentFilling:
    """The content of a filled document: a citation for each of the `positions_to_fill` in the draft, in their order.

    `publications` are known by every name that a citation may use; `style_id` is the link of the style. `links` are the
    addresses of works in the libraries of other programs, by key.
    """

    result: Result
    manner: DocumentStyle
    positions_to_fill: Sequence[int]
    live: Live | None = None
    publications: Mapping[str, Publication] = field(default_factory=dict)
    style_id: str = ""
    links: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def has_notes_behind(self) -> bool:
        """Whether the number of a note follows the punctuation mark, as in English but not in French or Spanish."""
        return self.manner.locale.partition("-")[0] in {"", "en"}

    def move_for(self, number: int, text: str, start: int, end: int, borrowed: BorrowedText) -> TextMove:
        """Return what a note takes from the text around its citation, which runs from `start` to before `end`.

        `borrowed` is what the number has taken earlier.
        """
        has_lead = bool(self.lead(number))
        text_before = "" if has_lead or borrowed.text_before else _text_of_match(_SPACE.search(text[:start]))
        is_stopped = not has_lead and _PUNCTUATION_AT_END.search(text, 0, start) is not None
        is_moved = self.has_notes_behind and not borrowed.text_after and not is_stopped
        text_after = _text_of_match(_STOP.match(text, end)) if is_moved else ""
        space = "" if has_lead else text_before or borrowed.text_before
        stop = (text_after or borrowed.text_after) if self.has_notes_behind else ""
        return TextMove(
            text_before,
            text_after,
            space,
            stop,
            (borrowed.text_before if has_lead else "", "" if stop else borrowed.text_after),
        )

    def links_of(self, publication: Publication) -> Sequence[str]:
        """Return the addresses of a work in the libraries of other programs."""
        names = (publication.key, *publication.aliases)
        return next((self.links[name] for name in names if name in self.links), ())

    @property
    def entries(self) -> list[str]:
        """The text of each entry of the list."""
        return [entry.label + plain_text(entry.runs) for entry in self.result.bibliography]

    def text(self, number: int, *, is_last: bool) -> Runs:
        """Return the text of a citation that can have no note: it is in a note, a header or a text box.

        The last citation of a paragraph (`is_last`) ends with a full stop, as a note does.
        """
        runs = self.result.citations[number]
        if not self.result.is_note:
            return runs
        lead = self.lead(number)
        is_said = bool(lead) and plain_text(runs).startswith(plain_text(lead))  # as the title of a judgment
        return (*(() if is_said else self.lead(number, ", ")), *(runs if is_last else without_stop(runs)))

    def lead(self, number: int, ending: str = "") -> Runs:
        """Return the text before the number of a note; most citations have none."""
        lead = self.result.leads[number] if self.result.is_note else ()
        return (*lead, lead[-1]._replace(text=ending)) if lead and ending else lead

    def lead_of_note(self, number: int, move: TextMove) -> Runs:
        """Return the text before the number of a note; the stop of "et al." goes where a full stop follows."""
        lead = self.lead(number)
        return without_stop(lead) if is_full_stop(move.stop) else lead


class Draft:
    """A document that was read, to be filled."""

    list_only_citations: Sequence[DraftCitation] = ()
    """The works that the header lists without a citation."""
    header: str = ""
    """The header of a Markdown document, which says how to cite; "" without one."""

    def __init__(self) -> None:
        self.citations: Sequence[DraftCitation] = ()
        """The citations of the document, in the order of its text."""
        self.mistakes: list[str] = []
        """The mistakes in typed citations, each with its place; nothing can be filled before they are mended."""
        self.doubts: list[Doubt] = []
        """Words that would be citations with an @, where the library has such keys."""
        self.hand_edits: list[str] = []
        """Messages about what somebody changed by hand in filled text."""
        self.foreign_links: Mapping[str, Sequence[str]] = {}
        """The addresses of works in the libraries of the programs whose citations are taken over, by key."""
        self.list_code = ""
        """The code of the list of the last filling, "" where the document was never filled."""
        self.foreign_entries: Sequence[str] = ()
        """The entries of another program's list that is taken over; the code of a list of protlib's has them."""
        self.remaining: Sequence[str] = ()
        """The shown texts, or else the codes, of citations that stay those of other programs."""
        self.is_from_markdown = False
        """Whether the document was made from Markdown, so that its earlier citations are nothing but text."""

    @property
    def manner(self) -> DocumentStyle | None:
        """The manner of the last filling; None where the document was never filled."""
        return manner_in(self.list_code)

    @property
    def live(self) -> Live | None:
        """The program whose fields hold the citations; None for protlib's own fields, or without citations."""
        return live_in(self.list_code) if self.list_code else None

    @property
    def links(self) -> Mapping[str, Sequence[str]]:
        """The addresses of works in the libraries of the programs from which the document comes, by key."""
        links = read_memory_of(self.list_code).get("links")
        by_key = links.items() if isinstance(links, dict) else ()
        return {**{key: value for key, value in by_key if isinstance(value, list)}, **self.foreign_links}

    def compare_list(self, code: str, entry_texts: Iterable[str]) -> None:
        """Take the list of the last filling, and tell which of its entries somebody changed."""
        self.list_code = code
        entry_texts = tuple(entry_texts)
        if not read_memory_of(code):
            self.foreign_entries = entry_texts
        self.hand_edits += map(rewrite_message, find_changed_entries(code, entry_texts))

    def fill(self, filling: DocumentFilling) -> bytes:
        """Return the document with its citations and its list; nothing else changes."""
        raise NotImplementedError


def has_markdown_list(text: bytes) -> bool:
    """Tell whether a text of Word or LibreOffice has the list of a report in Markdown, which names its entries."""
    return f':name="{REFERENCES}"'.encode() in text and b':name="ref-' in text


def _text_of_match(match: "re.Match[str] | None") -> str:
    return match[0] if match else ""


def code_of_list(filling: DocumentFilling, entries: Iterable[str]) -> str:
    """Return the code of a list with these entries."""
    return f"{LIST} {compact_json(list_memory(filling, entries))}"


def list_memory(filling: DocumentFilling, entries: Iterable[str]) -> Mapping[str, Any]:
    """Return the data that the code of a list keeps about these entries."""
    return {**manner_memory(filling), "shown": list(map(mark_of, entries))}


def manner_memory(filling: DocumentFilling) -> Mapping[str, Any]:
    """Return the data that a document keeps about the manner of filling, and about where its works come from."""
    links = {work.key: list(links) for work in filling.publications.values() if (links := filling.links_of(work))}
    return {**filling.manner._asdict(), **({"links": links} if links else {})}


def change_message(place: str, display: str, source_text: str) -> str:
    """Return the message about a citation that somebody changed, which is therefore not replaced.

    A field of a document whose text somebody deleted is still there, though nobody sees it.
    """
    if not _line(display):
        return (
            f"{place}: the text of {source_text} was deleted by hand, but it still cites. Delete its field, or type it"
        )
    return (
        f"{place}: “{_line(display)}” was changed by hand and stays. To fill it again, type {source_text} in its place"
    )


def rewrite_message(entry: str) -> str:
    """Return the message about an entry of the list that somebody changed, which is replaced."""
    return f"the list: “{_line(entry)}” was changed by hand and is overwritten. Change the record instead: protlib edit"


def _line(text: str) -> str:
    return " ".join(text.split())


def is_kept_as_it_is(code: str, live: Live | None) -> bool:
    """Tell whether a citation that a person has changed is in the form of a program (None: protlib's) already."""
    return live is not Live.WORD and code.startswith(PROTLIB) is (live is None)


def live_in(code: str) -> Live | None:
    """Return the program that a list's code belongs to; None for protlib's own."""
    if not code.startswith(PROTLIB):
        return Live.ZOTERO
    return Live.WORD if read_memory_of(code).get("live") == Live.WORD else None


def around_note(lead: Runs, move: TextMove) -> Mapping[str, str]:
    """Return the data of a live citation with its own note, and with its lead before the number."""
    return {"lead": plain_text(lead), "note": OWN_NOTE, "before": move.space, "after": move.stop}


def borrow_text(code: str, text: str) -> BorrowedText:
    """Return what a citation has taken from the text around it; `text` precedes its field or its number."""
    details = read_memory_of(code)
    lead, text_before, text_after = (_text(details.get(name)) for name in ("lead", "before", "after"))
    if not has_own_note(code):
        return BorrowedText(lead, text_before, text_after, not text.endswith(lead))
    if text_after and not text.endswith(text_after):
        text_after = ""
    return BorrowedText(lead + text_after, text_before, text_after, not text.endswith(lead + text_after))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def manner_in(code: str) -> DocumentStyle | None:
    """Return the manner in the code of a list; None where it has none."""
    details = read_memory_of(code)
    style, locale = details.get("style"), details.get("locale", "")
    if not isinstance(style, str) or not isinstance(locale, str):
        return None
    bodies = next((choice.value for choice in Bodies if choice == details.get("bodies")), "")
    return DocumentStyle(style, locale, details.get("acronyms") is not False, bodies)


def words_in_note(location: str) -> InputRefusedError:
    """Return the error for a note that protlib would remove, but that holds typed text."""
    return InputRefusedError(
        f"{location}: a citation's note contains other text; move that text to the body or its own note"
    )
