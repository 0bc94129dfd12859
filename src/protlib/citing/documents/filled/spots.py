"""The citations of a document of Word or LibreOffice: typed, also with tracked changes inside, or filled before."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Generic, NamedTuple, TypeVar

from protlib.citing import notation
from protlib.citing.citation import Citation
from protlib.citing.documents.filled import typed
from protlib.citing.documents.filled.draft import BorrowedText, Draft, borrow_text, change_message
from protlib.citing.documents.filled.paragraphs import OwnContent, Paragraph
from protlib.citing.documents.own_codes import is_changed, read_memory_of

_CHANGES_MESSAGE: Final = (
    "has tracked changes in it and was not filled. Accept or reject them, then fill the report again"
)
AnyOwnContent = TypeVar("AnyOwnContent", bound=OwnContent)
# Such as '<w:ins w:id="1" w:author="A > B">', "</w:del>" and "<w:moveTo/>".
_CHANGE_IN_WORD: Final = re.compile(
    rb"<(/?)(?:\w+:)?(ins|moveTo|del|moveFrom)(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?(/?)>"
)
_INSERTIONS: Final = frozenset({b"ins", b"moveTo"})
# Such as '<text:changed-region xml:id="c1" text:id="c1"><text:insertion>'.
_REGION: Final = re.compile(
    rb"<text:changed-region\b[^<>]*\btext:id=[\"']([^\"']*)[\"'][^<>]*>\s*<text:(insertion|deletion)\b"
)
# Such as '<text:change-start text:change-id="c1"/>', and '<text:change text:change-id="c2"/>' for what was deleted.
_CHANGE_IN_OPEN: Final = re.compile(rb"<text:change(-start|-end|)\s+text:change-id=[\"']([^\"']*)[\"']")


class Changes(NamedTuple):
    """The tracked changes of a text: where insertions begin and end, and where something was deleted."""

    insertions: list[tuple[int, int]]
    deletions: list[int]

    def divide(self, paragraph: Paragraph, start: int, end: int) -> bool:
        """Tell whether the characters from `start` to before `end` read otherwise where a change is rejected.

        What one person has inserted as a whole does not: it is there or not.
        """
        pieces = [piece for piece, _, _ in paragraph.shares(start, end)]
        are_inserted = [any(first <= piece.start < last for first, last in self.insertions) for piece in pieces]
        if not pieces or all(are_inserted):
            return False
        return any(are_inserted) or any(pieces[0].start <= position < pieces[-1].start for position in self.deletions)


def word_changes(data: bytes, start: int, end: int) -> Changes:
    """Return the changes in a part of a Word text, such as a paragraph."""
    changes = Changes([], [])
    starts: list[int] = []
    for tag in _CHANGE_IN_WORD.finditer(data, start, end):
        is_end, name, is_empty = tag.groups()
        if name not in _INSERTIONS:
            changes.deletions.append(tag.start())
        elif is_end and starts:
            changes.insertions.append((starts.pop(), tag.end()))
        elif not is_end and not is_empty:
            starts.append(tag.start())
    return changes


def changes_in_opendocument(data: bytes) -> Changes:
    """Return the changes in an OpenDocument text; an insertion may have several paragraphs."""
    changes = Changes([], [])
    kinds = dict(_REGION.findall(data))
    starts: dict[bytes, int] = {}
    for tag in _CHANGE_IN_OPEN.finditer(data) if kinds else ():
        part, name = tag.groups()
        if part == b"" and kinds.get(name) == b"deletion":
            changes.deletions.append(tag.start())
        elif part == b"-start" and kinds.get(name) == b"insertion":
            starts[name] = tag.start()
        elif part == b"-end" and name in starts:
            changes.insertions.append((starts.pop(name), tag.start()))
    return changes


@dataclass(slots=True, eq=False)
class Spot(Generic[AnyOwnContent]):
    """A citation in a part of a document, from `start` to before `end` of its paragraph's text."""

    part: str
    order: tuple[int, int, int]
    location: str
    """Where it stands, for people."""
    paragraph: Paragraph
    source_text: str
    citation: Citation
    start: int = 0
    end: int = 0
    may_be_account: bool = False
    own_mark: AnyOwnContent | None = None
    """What protlib filled there; None for a typed citation."""
    borrowed: BorrowedText = field(default_factory=BorrowedText)
    is_changed: bool = False
    """Whether somebody changed the filled text, which then stays."""

    @property
    def own_start(self) -> int:
        """The position of the filled text in the paragraph; words that belong to it may stand before, from `start`."""
        return self.paragraph.span(self.own_mark)[0] if self.own_mark else self.start


AnySpot = TypeVar("AnySpot", bound=Spot[Any])


def find_typed_spots(
    draft: Draft,
    part: str,
    location: str,
    paragraph: Paragraph,
    order: Callable[[int], tuple[int, int, int]],
    changes: Changes,
) -> Iterator[Spot[Any]]:
    """Yield the citations that are typed in a paragraph, and tell the draft what is wrong or doubtful in them.

    `order` returns the position in the document for a position in the part. A citation that tracked changes divide
    is none yet.
    """
    draft.doubts += () if paragraph.is_again else typed.doubts(paragraph.text, location)
    mistakes = [] if paragraph.is_again else draft.mistakes
    for start, end, source_text, citation, may_be_account in typed.find_typed(paragraph.text, location, mistakes):
        if changes.divide(paragraph, start, end):
            draft.hand_edits += [] if paragraph.is_again else [f"{location}: “{source_text}” {_CHANGES_MESSAGE}"]
            continue
        position = order(paragraph.position_of(start))
        yield Spot(part, position, location, paragraph, source_text, citation, start, end, may_be_account)


def recall_typed(code: str) -> tuple[str, Citation] | None:
    """Return the text and the citation that the code of a filled one remembers; None where it has none."""
    source_text = read_memory_of(code).get("typed")
    citation = notation.parse_citation(source_text) if isinstance(source_text, str) else None
    return (source_text, citation) if citation and isinstance(source_text, str) else None


def make_filled_spot(
    draft: Draft, spot: Spot[AnyOwnContent], mark: AnyOwnContent, displays: Iterable[tuple[str, str]]
) -> Spot[AnyOwnContent]:
    """Return the spot of a citation that was filled, and tell the draft where somebody changed it by hand.

    `displays` are the codes and the texts that belong to it: its own, and that of its note.
    """
    pairs = list(displays)
    spot.own_mark = mark
    spot.start, spot.end = spot.paragraph.span(mark)
    spot.borrowed = borrow_text(mark.code, spot.paragraph.text[: spot.start])
    spot.start -= 0 if spot.borrowed.is_gone else len(spot.borrowed.lead)
    changed = [text for code, text in pairs if is_changed(code, text)]
    if changed or spot.borrowed.is_gone:
        spot.is_changed = True
        if not spot.paragraph.is_again:
            draft.hand_edits.append(change_message(spot.location, (changed or [pairs[0][1]])[0], spot.source_text))
    return spot


def once_and_again(spots: Iterable[AnySpot]) -> tuple[list[AnySpot], list[AnySpot]]:
    """Return the spots in order, and in a second list those of paragraphs that repeat other paragraphs."""
    spots_in_order = sorted(spots, key=lambda spot: spot.order)
    return (
        [spot for spot in spots_in_order if not spot.paragraph.is_again],
        [spot for spot in spots_in_order if spot.paragraph.is_again],
    )
