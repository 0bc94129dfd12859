"""OpenDocument texts filled: citations and the list stand between marks, as Zotero's do; nothing else changes."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from protlib.citing.citation import Runs, TextRun, plain_text
from protlib.citing.documents.filled import open_markup, paragraphs, spots, zotero_codes
from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.conversion import META, add_property, note_marks
from protlib.citing.documents.filled.draft import (
    DocumentFilling,
    Draft,
    DraftCitation,
    Live,
    around_note,
    code_of_list,
    has_markdown_list,
    is_kept_as_it_is,
    words_in_note,
)
from protlib.citing.documents.filled.foreign_citations import ForeignCitations, list_remaining, with_note
from protlib.citing.documents.filled.offsets import Edit, apply_edits, characters, declare_prefixes, scan
from protlib.citing.documents.filled.open_text import OpenText
from protlib.citing.documents.filled.own_mark import OwnMark
from protlib.citing.documents.filled.paragraphs import OBJECT, Paragraph
from protlib.citing.documents.filled.spots import changes_in_opendocument
from protlib.citing.documents.own_codes import KEPT, code_of_citation, code_of_note, has_own_note
from protlib.errors import UsageError
from protlib.system.xml_escapes import escape_xml
from protlib.word_processing.opendocument import properties_of

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
# Such as '<meta:user-defined meta:name="ZOTERO_PREF_1">...</meta:user-defined>'; an empty one may have no end tag.
_PREFERENCE: Final = re.compile(
    rb"<meta:user-defined\b[^>]*meta:name=\"ZOTERO_PREF_\d+\"[^>]*?(?:/>|>[^<]*</meta:user-defined>)"
)


_Spot = spots.Spot[OwnMark]


class OpenDraft(Draft):
    """An OpenDocument text that was read, to be filled.

    Raises ValueError where it cannot be read, with the reason as the rest of a sentence.
    """

    def __init__(self, data: bytes, foreign_citations: ForeignCitations | None = None) -> None:
        super().__init__()
        self._data = data
        self.foreign_links = foreign_citations.links if foreign_citations else {}
        parts = ArchiveParts(data)
        if _CONTENT not in parts:
            raise ValueError("not a LibreOffice document (.odt)")
        self._texts = {
            name: _read_text(parts[name], name, foreign_citations) for name in (_CONTENT, _STYLES) if name in parts
        }
        all_spots = (spot for name, text in self._texts.items() for spot in self._spots_in(name, text))
        self._spots, self._repeated_spots = spots.once_and_again(all_spots)
        self.citations = [DraftCitation(spot.citation, spot.location, spot.may_be_account) for spot in self._spots]
        self.remaining = list_remaining(self._texts.values(), lambda: properties_of(parts.package))
        body = self._texts[_CONTENT]
        self.is_from_markdown = has_markdown_list(body.data)
        single_paragraphs = [paragraph for paragraph in body.paragraphs if not paragraph.is_again]
        if body.list:
            self.compare_list(body.list.code, body.listed.splitlines())
        if body.shared_list:
            self.mistakes.append(
                f"paragraph {body.shared_list}: a paragraph of the list contains other text; "
                "move it to its own paragraph"
            )
        of_text = (paragraph for paragraph in single_paragraphs if not paragraph.note)
        self._list_paragraph = paragraphs.find_list_paragraph(of_text, self.mistakes, has_list=body.list is not None)
        heads = self._texts[_STYLES].paragraphs if _STYLES in self._texts else ()
        side_paragraphs = (*heads, *(paragraph for paragraph in single_paragraphs if paragraph.note))
        self.mistakes += paragraphs.find_misplaced_marks(side_paragraphs, "a header or footer")

    def _spots_in(self, name: str, text: OpenText) -> Iterator[_Spot]:
        for mark in text.marks:
            text_mark = mark.mark_in_text() if has_own_note(mark.code) else mark
            if text_mark and (memory := spots.recall_typed(mark.code)):
                inner = [note for note in text.marks if mark.start < note.start and note.end < mark.end]
                spot = _Spot(
                    name,
                    _order(name, text_mark.start),
                    _place_of_paragraph(text_mark.paragraph),
                    text_mark.paragraph,
                    *memory,
                )
                yield spots.make_filled_spot(
                    self, spot, text_mark, [(note.code, note.display) for note in (mark, *inner)]
                )
        changes = changes_in_opendocument(text.data)
        for paragraph in text.paragraphs:
            order = partial(_order, name)
            yield from spots.find_typed_spots(self, name, _place_of_paragraph(paragraph), paragraph, order, changes)

    def fill(self, filling: DocumentFilling) -> bytes:
        """Return the document with its citations and its list."""
        if filling.live is Live.WORD:
            raise UsageError("Word citations need a .docx; save the report as .docx")
        parts = ArchiveParts(self._data)
        edits: dict[str, list[Edit]] = {name: [] for name in self._texts}
        spots_to_fill = [*enumerate(self._spots[position] for position in filling.positions_to_fill)]
        numbers = {spot.source_text: number for number, spot in reversed(spots_to_fill)}
        again = ((numbers[spot.source_text], spot) for spot in self._repeated_spots if spot.source_text in numbers)
        for own_number, (number, spot) in enumerate((*spots_to_fill, *again)):
            if spot.is_changed:
                edits[spot.part] += _keep(spot, number, filling, own_number)
            else:
                edits[spot.part] += _fill_spot(spot, number, filling, self._texts[spot.part].data, own_number)
        edits[_CONTENT].append(self._edit_list(filling))
        for name, edit in edits.items():
            if edit:
                text = self._texts[name]
                parts[name] = _with_styles(text, edit)
        if _STYLES in parts and b'style:name="Bibliography"' not in parts[_STYLES]:
            parts[_STYLES] = _with_bibliography(parts[_STYLES])
        if filling.live:
            _put_preferences(parts, filling)
        elif META in parts:
            parts[META] = note_marks(parts[META])
        return parts.archive_bytes()

    def _edit_list(self, filling: DocumentFilling) -> Edit:
        text, result = self._texts[_CONTENT], filling.result
        code = zotero_codes.list_code(filling) if filling.live else code_of_list(filling, filling.entries)
        old_list = text.list
        markers = old_list.marker_bytes(text.data).decode() if old_list else ""
        list_xml = open_markup.section(code, result.bibliography, markers, is_hanging=result.is_hanging)
        edit = text.list_heading + list_xml.encode()
        place = self._list_paragraph
        if old_list:
            return Edit(old_list.start, old_list.end, edit)
        return Edit(place.start, place.end, edit) if place else Edit(text.body_end, text.body_end, edit)


def _order(name: str, position: int) -> tuple[int, int, int]:
    return int(name != _CONTENT), position, 0


def _place_of_paragraph(paragraph: Paragraph) -> str:
    return f"paragraph {paragraph.number}"


def _read_text(data: bytes, name: str, foreign_citations: ForeignCitations | None) -> OpenText:
    text = OpenText(data, foreign_citations)
    scan(data, text, name)
    if text.open_list:
        raise ValueError("its list of references has no end; save it in LibreOffice, then fill it again")
    for mark in text.standalone_notes:
        if mark.note:
            mark.code = with_note(mark.code, *mark.note[0].text_around(mark.note[1]))
    return text


def _fill_spot(spot: _Spot, number: int, filling: DocumentFilling, data: bytes, own_number: int) -> Iterator[Edit]:
    """Yield the edits that put a citation into the text, or into its own note in a style of notes.

    A list of contents repeats the citation with its `number`; its mark has an `own_number`.
    """
    if spot.own_mark and spot.own_mark.has_note and spot.own_mark.words.strip():
        raise words_in_note(spot.location)
    text = spot.paragraph.text
    if not filling.result.is_note or spot.paragraph.is_inner:
        display = filling.text(number, is_last=not text[spot.end :].strip())
        lead, field_runs = (
            zotero_codes.split_author(spot.source_text, display, filling) if filling.live else ((), display)
        )
        code = _code(spot, number, filling, field_runs, lead=plain_text(lead))
        new_text = (
            spot.borrowed.text_before
            + open_markup.spans_of_runs(lead)
            + open_markup.wrap_in_mark(code, own_number, open_markup.spans_of_runs(field_runs))
            + escape_xml(spot.borrowed.text_after)
        )
        yield from _replace(spot, data, spot.start, spot.end, new_text)
        return
    move = filling.move_for(number, text, spot.start, spot.end, spot.borrowed)
    note, lead = filling.result.citations[number], filling.lead_of_note(number, move)
    code = (
        _code(spot, number, filling, note, **around_note(lead, move))
        if filling.live
        else code_of_note(plain_text(note))
    )
    note_content = open_markup.wrap_in_mark(code, number, open_markup.spans_of_runs(note))
    lead_xml = open_markup.spans_of_runs(lead) + escape_xml(move.stop)
    content = lead_xml + open_markup.footnote_xml(number + 1, note_content)
    if not filling.live:
        outer_runs = (*lead, TextRun(move.stop))
        code = _code(spot, number, filling, outer_runs, before=move.space, after=move.stop)
        content = open_markup.wrap_in_mark(code, number, content)
    new_text = move.returned_text[0] + content + escape_xml(move.returned_text[1])
    yield from _replace(spot, data, spot.start - len(move.text_before), spot.end + len(move.text_after), new_text)


def _keep(spot: _Spot, number: int, filling: DocumentFilling, own_number: int) -> Iterator[Edit]:
    """Yield the edits that put a citation with a person's text into the form of a program; the text stays."""
    mark = spot.own_mark
    if mark and not mark.has_note and (mark.is_foreign or not is_kept_as_it_is(mark.code, filling.live)):
        code = _code(spot, number, filling, (TextRun(mark.display),), **{KEPT: "yes"})
        begin, end = open_markup.ends_of_mark(code, own_number)
        yield from (Edit(mark.start, mark.opened, begin.encode()), Edit(mark.closing, mark.end, end.encode()))


def _code(spot: _Spot, number: int, filling: DocumentFilling, display: Runs, **details: str) -> str:
    if filling.live:
        return zotero_codes.citation_code(number, spot.source_text, display, filling, **details)
    return code_of_citation(spot.source_text, plain_text(display), **details)


def _replace(spot: _Spot, data: bytes, start: int, end: int, new_text: str) -> Iterator[Edit]:
    """Yield the edits that replace the characters from `start` to before `end` of a paragraph's text by XML."""
    xml: bytes = new_text.encode()
    for piece, first, last in spot.paragraph.shares(start, end):
        if spot.own_mark is not None and piece.own_mark is spot.own_mark:
            yield from _replace_mark(spot.own_mark, xml, data)
            xml = b""
        elif piece.is_element and piece.text != OBJECT:
            yield Edit(piece.start, piece.end, xml if spot.own_mark is None else b"")
            xml = b"" if spot.own_mark is None else xml
        elif not piece.own_mark and piece.text != OBJECT:
            spans = characters(data[piece.start : piece.end])
            edit = Edit(piece.start + spans[first][1], piece.start + spans[last - 1][2])
            yield edit._replace(new=xml) if spot.own_mark is None else edit
            xml = b"" if spot.own_mark is None else xml


def _replace_mark(mark: OwnMark, new_mark: bytes, data: bytes) -> Iterator[Edit]:
    """Yield the edits that replace a mark and all that it shows; piece by piece where it crosses elements."""
    if mark.is_whole:
        yield Edit(mark.start, mark.end, new_mark + mark.marker_bytes(data))
        return
    yield Edit(mark.start, mark.opened, new_mark)
    yield from (Edit(piece.start, piece.end) for piece in mark.pieces if piece.is_element or piece.text != OBJECT)
    yield Edit(mark.closing, mark.end)


def _with_styles(text: OpenText, text_edits: Sequence[Edit]) -> bytes:
    """Return a part with edits, and the styles that they need."""
    styles = open_markup.styles_for([edit.new for edit in text_edits], text.data).encode()
    edits = [*text_edits, *declare_prefixes(text.data, open_markup.SPACES)]
    if styles and text.styles_end:
        edits.append(Edit(text.styles_end, text.styles_end, styles))
    elif styles:
        style_section = b"<office:automatic-styles>" + styles + b"</office:automatic-styles>"
        empty_styles = re.search(rb"<office:automatic-styles\s*/>", text.data)
        span = empty_styles.span() if empty_styles else (text.body_start, text.body_start)
        edits.append(Edit(*span, style_section))
    return apply_edits(text.data, edits)


def _with_bibliography(data: bytes) -> bytes:
    end = data.find(b"</office:styles>")
    if end < 0:
        return data
    addition = Edit(end, end, open_markup.BIBLIOGRAPHY.encode())
    return apply_edits(data, [addition, *declare_prefixes(data, open_markup.SPACES)])


def _put_preferences(parts: ArchiveParts, filling: DocumentFilling) -> None:
    """Put the style among the document's properties, where Zotero looks for it."""
    data = _PREFERENCE.sub(b"", parts.get(META))
    preferences = zotero_codes.preferences(filling, "ReferenceMark").items()
    addition = "".join(
        f'<meta:user-defined meta:name="{name}">{escape_xml(text)}</meta:user-defined>' for name, text in preferences
    )
    if (with_style := add_property(data, addition)) != data:
        parts[META] = with_style
