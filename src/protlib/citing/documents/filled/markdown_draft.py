"""Markdown filled: each citation stands between two comments; the first holds the typed citation."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from protlib.citing import markup, notation
from protlib.citing.citation import Citation, Runs
from protlib.citing.documents import markdown
from protlib.citing.documents.filled.draft import (
    BorrowedText,
    DocumentFilling,
    Doubt,
    Draft,
    DraftCitation,
    change_message,
    code_of_list,
)
from protlib.citing.documents.filled.list_mark import find_mistyped_mark, wrong_mark
from protlib.citing.documents.filled.offsets import Edit, apply_edits
from protlib.citing.documents.filled.typed import doubts, find_typed
from protlib.citing.documents.mentions import Lines, blank_matches
from protlib.citing.documents.own_codes import code_of_citation, is_changed, read_memory_of
from protlib.citing.sections import ListEntry, Section
from protlib.errors import UsageError
from protlib.frozen import expression

_END: Final = "<!--/PROTLIB-->"
# Such as '<!--PROTLIB CITE {"typed":"[@iom2009]"}-->(IOM, 2009)<!--/PROTLIB-->'.
_FILLED_CITATION: Final = re.compile(rf"<!--(PROTLIB (?:CITE|LIST) \{{.*?\}})-->(.*?){re.escape(_END)}", re.DOTALL)
_TWO_HYPHENS: Final = r"-\u002d"  # as JSON has them
_PARAGRAPH: Final = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
# Such as "[^1]: " before the text of a footnote, in which no other can be.
_NOTE: Final = expression(r"[ \t]*\[\^[^\]]+\]:")


class _Spot(NamedTuple):
    start: int
    end: int
    citation: Citation
    source_text: str
    text_before: str = ""
    text_after: str = ""
    is_own: bool = False
    is_changed: bool = False


class MarkdownDraft(Draft):
    """A Markdown document that was read, to be filled."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        text = _decode(data)
        self._has_returns = "\r\n" in text
        self._text = text.replace("\r\n", "\n")
        self._filled_spans = list(_FILLED_CITATION.finditer(self._text))
        self._bare = blank_matches(self._text, _FILLED_CITATION)
        self._lines = Lines(self._text)
        self.doubts = list(self._doubts())
        self._spots = sorted([*self._find_filled(), *self._source_spots()], key=lambda spot: spot.start)
        self._mark = self._find_list_mark()
        if self._list_span:
            self.compare_list(self._list_span[1], self._list_span[2].splitlines())
        self.citations = [self._draft_citation(spot.start, spot.citation) for spot in self._spots]
        nocite = notation.find_citations(markdown.nocite(self._bare))
        self.list_only_citations = [self._draft_citation(mention.start, mention.citation) for mention in nocite]
        self.header = markdown.header_of(self._text)

    @property
    def source_text(self) -> str:
        """The text as it was typed, on the same lines, with typed citations and marks instead of filled text.

        What somebody changed by hand stays.
        """
        changes = [
            (spot.start, spot.end, spot.text_before + spot.source_text + spot.text_after)
            for spot in self._spots
            if spot.is_own and not spot.is_changed
        ]
        if self._list_span:
            has_place = markdown.find_list_place(self._bare) is not None
            has_room = has_place or not self._text[self._list_span.end() :].strip()
            mark = "" if has_room else notation.LIST_MARK
            changes.append((*self._list_span.span(), mark + "\n" * self._list_span[0].count("\n")))
        return _splice(self._text, changes)

    def _draft_citation(self, start: int, citation: Citation) -> DraftCitation:
        return DraftCitation(citation, f"line {self._lines.line_at(start)}")

    @property
    def _list_span(self) -> re.Match[str] | None:
        return next((span for span in self._filled_spans if span[1].startswith("PROTLIB LIST")), None)

    def _find_filled(self) -> Iterator[_Spot]:
        for mark in self._filled_spans:
            details = {name: str(text) for name, text in read_memory_of(mark[1]).items()}
            if citation := markdown.parse_whole(details.get("typed", "")):
                moved_texts = details.get("before", ""), details.get("after", "")
                changed = is_changed(mark[1], mark[2])
                if changed:
                    self.hand_edits.append(
                        change_message(f"line {self._lines.line_at(mark.start())}", mark[2], details["typed"])
                    )
                span = mark.start(), mark.end()
                yield _Spot(*span, citation, details["typed"], *moved_texts, is_own=True, is_changed=changed)

    def _source_spots(self) -> Iterator[_Spot]:
        prose = markdown.prose(self._bare)
        for paragraph in _PARAGRAPH.finditer(prose):
            location = f"line {self._lines.line_at(paragraph.start())}"
            for _ in find_typed(paragraph[0], location, self.mistakes, is_markup=True):
                pass  # what is wrong is gathered
        for start, end, citation in markdown.citations_in_prose(self._bare):
            yield _Spot(start, end, citation, self._text[start:end])

    def _doubts(self) -> Iterator[Doubt]:
        for paragraph in _PARAGRAPH.finditer(markdown.prose(self._bare)):
            yield from doubts(paragraph[0], f"line {self._lines.line_at(paragraph.start())}")

    def _find_list_mark(self) -> re.Match[str] | None:
        """Find the mark that the list replaces."""
        prose = markdown.prose(self._bare)
        for number, line in enumerate(prose.split("\n"), 1):
            self.mistakes += find_mistyped_mark(line, f"line {number}")
        marks = list(notation.TYPED_LIST_MARK.finditer(prose))
        for position, mark in enumerate(marks):
            line = prose[prose.rfind("\n", 0, mark.start()) + 1 :].partition("\n")[0].strip()
            location = f"line {self._lines.line_at(mark.start())}"
            is_first = not (position or self._list_span)
            self.mistakes += wrong_mark(location, is_alone=line == mark[0], is_first=is_first)
        return marks[0] if marks else None

    def fill(self, filling: DocumentFilling) -> bytes:
        """Return the document with its citations and its list."""
        if filling.live:
            raise UsageError("Markdown cannot have live citations; fill a .docx or .odt")
        spots = [self._spots[position] for position in filling.positions_to_fill]
        edits = [self._edit(spot, number, filling) for number, spot in enumerate(spots) if not spot.is_changed]
        text = _splice(self._text, [*edits, self._list_edit(filling)])
        return (text.replace("\n", "\r\n") if self._has_returns else text).encode()

    def _edit(self, spot: _Spot, number: int, filling: DocumentFilling) -> tuple[int, int, str]:
        if filling.result.is_note and not self._is_in_note(spot.start):
            return self._make_note(spot, number, filling)
        is_last = not self._text[spot.end :].partition("\n\n")[0].strip()
        display = _markdown(filling.text(number, is_last=is_last))
        replacement = _wrap_in_comments(code_of_citation(spot.source_text, display), display)
        return spot.start, spot.end, spot.text_before + replacement + spot.text_after

    def _is_in_note(self, position: int) -> bool:
        start = self._text.rfind("\n\n", 0, position) + 1
        note_text = self._text[start:position].lstrip("\n")
        inline = note_text.rpartition("^[")
        return _NOTE.match(note_text) is not None or (bool(inline[1]) and "]" not in inline[2])

    def _make_note(self, spot: _Spot, number: int, filling: DocumentFilling) -> tuple[int, int, str]:
        """Make a citation a note of pandoc's, behind the punctuation mark in English."""
        move = filling.move_for(
            number,
            self._text,
            spot.start,
            spot.end,
            BorrowedText(text_before=spot.text_before, text_after=spot.text_after),
        )
        lead = _markdown(filling.lead_of_note(number, move))
        note = f"{lead}{move.stop}^[{_markdown(filling.result.citations[number])}]"
        code = code_of_citation(spot.source_text, note, before=move.space, after=move.stop)
        new_text = move.returned_text[0] + _wrap_in_comments(code, note) + move.returned_text[1]
        return spot.start - len(move.text_before), spot.end + len(move.text_after), new_text

    def _list_edit(self, filling: DocumentFilling) -> tuple[int, int, str]:
        entries = tuple(ListEntry(key, label, runs) for key, label, runs in filling.result.bibliography)
        list_text = "\n".join(markup.markdown_list([Section("", entries)])).rstrip()
        code = code_of_list(filling, (line for line in list_text.splitlines() if line.strip()))
        replacement = _wrap_in_comments(code, f"\n\n{list_text}\n\n" if list_text else "\n")
        if self._list_span:
            return self._list_span.start(), self._list_span.end(), replacement
        if self._mark:
            return *self._mark.span(), replacement
        if (place := markdown.find_list_place(self._bare)) is not None:
            gap = "" if self._text[place - 1 : place] == "\n" else "\n\n"  # "<div id="refs"></div>" is one line
            return place, place, f"{gap}{replacement}\n{gap[1:]}"
        end = len(self._text)
        gap = "" if self._text.endswith("\n\n") or not self._text else "\n" if self._text.endswith("\n") else "\n\n"
        return end, end, f"{gap}{replacement}\n"


def _markdown(runs: Runs) -> str:
    return markup.markdown(runs, is_first=False)


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8 text; save it as UTF-8") from error


def _wrap_in_comments(code: str, display: str) -> str:
    """Return text between two comments; two hyphens would end the first comment, so they are escaped."""
    return f"<!--{code.replace('--', _TWO_HYPHENS)}-->{display}{_END}"


def _splice(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """Return the text with each change made: start, end and new text."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + len(char.encode()))
    edits = [Edit(offsets[start], offsets[end], new.encode()) for start, end, new in changes]
    return apply_edits(text.encode(), edits).decode()
