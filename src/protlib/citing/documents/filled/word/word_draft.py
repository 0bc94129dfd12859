"""Word documents filled: citations and the list become fields of Word, and no other byte changes."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from protlib.citing.citation import TextRun, plain_text
from protlib.citing.documents.filled import paragraphs, spots
from protlib.citing.documents.filled.archive import ArchiveParts
from protlib.citing.documents.filled.draft import (
    DocumentFilling,
    Draft,
    DraftCitation,
    Live,
    TextMove,
    around_note,
    has_markdown_list,
    is_kept_as_it_is,
)
from protlib.citing.documents.filled.foreign_citations import ForeignCitations, list_remaining, with_note
from protlib.citing.documents.filled.offsets import Edit, OverlapError, apply_edits, scan
from protlib.citing.documents.filled.paragraphs import OBJECT, Paragraph
from protlib.citing.documents.filled.spots import word_changes
from protlib.citing.documents.filled.word import word_xml
from protlib.citing.documents.filled.word.document_text import WordText
from protlib.citing.documents.filled.word.footnotes import LAST_POSITION, Notes
from protlib.citing.documents.filled.word.live import Fields, FilledCitation, ProtlibFields
from protlib.citing.documents.filled.word.memory import read_memory
from protlib.citing.documents.filled.word.package_parts import BIBLIOGRAPHY, PartLinks, WordParts, mail_links
from protlib.citing.documents.filled.word.protlib_field import ProtlibField
from protlib.citing.documents.filled.word.splice import replace_field, replace_protlib_field, replacement
from protlib.citing.documents.own_codes import KEPT, code_of_citation, code_of_note, has_own_note, is_changed
from protlib.errors import InputRefusedError
from protlib.word_processing import ooxml
from protlib.word_processing.package import Tag

_COMMENTS: Final = "comments"
_OF_LIBREOFFICE: Final = "content.xml"
_SECOND_LIST: Final = "a second list stays as it is, as protlib fills one"


Spot = spots.Spot[ProtlibField]

_SPACES: Final = " \t\N{NO-BREAK SPACE}"  # no breaks: one of a page stays


class WordDraft(Draft):
    """A Word document that was read, to be filled.

    Raises ValueError where it cannot be read, with the reason as the rest of a sentence.
    """

    def __init__(self, data: bytes, foreign_citations: ForeignCitations | None = None) -> None:
        super().__init__()
        self._data, self._foreign_citations = data, foreign_citations
        self.foreign_links = foreign_citations.links if foreign_citations else {}
        self._parts = ArchiveParts(data)
        names = list_texts(self._parts)
        self._main = names[0]
        self._memory = read_memory(self._parts)
        self._texts = {name: self._read_part(name) for name in names}
        self._mark_foreign_notes()
        self._field_by_note = {note: field for text in self._texts.values() for note, field in text.own_notes().items()}
        self._spots, self._repeated_spots = self._find_spots()
        lists = [field for field in self._texts[self._main].fields if field.is_list]
        self._own_list = lists[0] if lists else None
        self.hand_edits += [f"paragraph {field.first.number}: {_SECOND_LIST}" for field in lists[1:]]
        if self._own_list:
            self.compare_list(self._own_list.code, self._own_list.display.splitlines())
        texts_once = (paragraph for paragraph in self._texts[self._main].paragraphs if not paragraph.is_again)
        self._list_paragraph = paragraphs.find_list_paragraph(texts_once, self.mistakes, has_list=bool(self._own_list))
        for name, text in self._texts.items():
            if name != self._main:
                self.mistakes += paragraphs.find_misplaced_marks(text.paragraphs, _name_of_part(name))
        self.citations = [DraftCitation(spot.citation, spot.location, spot.may_be_account) for spot in self._spots]
        self.remaining = list_remaining(self._texts.values(), lambda: ooxml.properties_of(self._parts.package))
        self.is_from_markdown = has_markdown_list(self._texts[self._main].data)

    def _read_part(self, name: str) -> WordText:
        text = WordText(self._parts[name], mail_links(self._parts, name), self._memory, self._foreign_citations)
        scan(text.data, text, name)
        return text

    def _mark_foreign_notes(self) -> None:
        """Tell which notes another program made for a citation: those that hold nothing else."""
        references = self._texts[self._main].references
        for text in self._texts.values():
            by_note: dict[str, list[ProtlibField]] = {}
            for field in text.fields:
                by_note.setdefault(field.first.note, []).append(field)
            for note, (field, *other_spots) in by_note.items():
                is_alone = field.is_foreign and not other_spots and not text.words_in(note)
                if is_alone and note in references and not is_changed(field.code, field.display):
                    field.code = with_note(field.code, *references[note].text_around)

    def _find_spots(self) -> tuple[list[Spot], list[Spot]]:
        """Return the citations in their order, and those that repeat a citation of another place."""
        all_spots: list[Spot] = []
        own_notes = {note for text in self._texts.values() for field in text.fields for note in field.notes}
        own_notes -= set(self._field_by_note)
        for number, (name, text) in enumerate(self._texts.items()):
            for field in text.fields:
                if not field.is_list:
                    all_spots += self._field_spots(name, number, field)
            for paragraph in text.paragraphs:
                if paragraph.note not in own_notes or not paragraph.note:
                    location = paragraph.note or f"paragraph {paragraph.number}"
                    order = partial(self._order, number, paragraph)
                    changes = word_changes(text.data, paragraph.content, paragraph.end)
                    for spot in spots.find_typed_spots(self, name, location, paragraph, order, changes):
                        spot.location = _place_of_paragraph(name, spot.order, paragraph)
                        all_spots.append(spot)
        return spots.once_and_again(all_spots)

    def _order(self, number: int, paragraph: Paragraph, start: int) -> tuple[int, int, int]:
        if not number:
            return 0, start, -1
        if paragraph.note:
            reference = self._texts[self._main].references.get(paragraph.note)
            return 0, reference.start if reference else LAST_POSITION, start
        return number, start, -1

    def _field_spots(self, name: str, number: int, field: ProtlibField) -> Iterator[Spot]:
        memory = spots.recall_typed(field.code)
        field_in_text: ProtlibField | None = field
        if has_own_note(field.code):
            name, number, field_in_text = self._main, 0, self._find_in_text(field)
        if memory and field_in_text:
            order = self._order(number, field_in_text.first, field_in_text.start)
            location = _place_of_paragraph(name, order, field_in_text.first)
            inner = [self._field_by_note[note] for note in field.notes if note in self._field_by_note]
            displays = [(code_field.code, code_field.display) for code_field in (field, *inner)]
            yield spots.make_filled_spot(
                self, Spot(name, order, location, field_in_text.first, *memory), field_in_text, displays
            )

    def _find_in_text(self, note_field: ProtlibField) -> ProtlibField | None:
        """Return what the text has for a live citation with its own note; None where nothing refers to that note."""
        reference = self._texts[self._main].references.get(note_field.first.note)
        return reference.own_in_text(note_field) if reference else None

    def fill(self, filling: DocumentFilling) -> bytes:
        """Return the document with its citations and its list."""
        parts = ArchiveParts(self._data)
        word = WordParts(parts, self._main)
        edits: dict[str, list[Edit]] = {name: [] for name in self._texts}
        notes = Notes(word, self._texts)
        fields = self._fields(filling, word)
        spots_to_fill = [self._spots[position] for position in filling.positions_to_fill]
        for number, spot in enumerate(spots_to_fill):
            if spot.is_changed:
                edits[spot.part] += _keep(spot, number, filling.live, fields, self._texts[spot.part].data)
                continue
            edits[spot.part] += self._fill_spot(spot, number, filling, fields, notes)
        numbers = {spot.source_text: number for number, spot in reversed(list(enumerate(spots_to_fill)))}
        for spot in self._repeated_spots:
            if spot.source_text in numbers and not spot.is_changed:
                edits[spot.part] += _fill_inline(
                    spot, numbers[spot.source_text], filling, fields, self._texts[spot.part].data
                )
        edits[self._main] += self._edit_list(filling, fields, word)
        for name, edit in notes.edits().items():
            edits.setdefault(name, []).extend(edit)
        fields.finish()
        for name, edit in edits.items():
            if edit:
                parts[name] = word.with_prefix(self._edit_part(name, parts[name], edit, spots_to_fill))
        notes.put_in_order()
        word.put_relations()
        return parts.archive_bytes()

    def _fields(self, filling: DocumentFilling, word: WordParts) -> Fields:
        """Return the fields that the filling asks for."""
        if filling.live is None:
            return ProtlibFields(filling)
        from protlib.citing.documents.filled.word.live import live_fields

        return live_fields(filling, word, self._memory)

    def _fill_spot(
        self, spot: Spot, number: int, filling: DocumentFilling, fields: Fields, notes: Notes
    ) -> Iterator[Edit]:
        has_note = filling.result.is_note and spot.part == self._main and not spot.paragraph.is_inner
        if has_note:
            return _fill_note(spot, number, filling, fields, notes, self._texts[spot.part].data)
        if spot.own_mark:
            notes.remove(spot.own_mark.notes)
        return _fill_inline(spot, number, filling, fields, self._texts[spot.part].data)

    def _edit_part(self, name: str, data: bytes, edits: list[Edit], to_fill: Sequence[Spot]) -> bytes:
        """Return a part with its edits; raises ValueError with the place of a citation that overlaps something else."""
        try:
            return apply_edits(data, edits)
        except OverlapError as error:
            earlier_spots = [spot for spot in to_fill if spot.part == name and spot.paragraph.start <= error.position]
            raise ValueError(f"{earlier_spots[-1].location}: {error}" if earlier_spots else str(error)) from error

    def _edit_list(self, filling: DocumentFilling, fields: Fields, word: WordParts) -> Iterator[Edit]:
        """Yield the edits that put the list at its old place, or at its mark, or at the end."""
        text = self._texts[self._main]
        old_list, list_paragraph, result = self._own_list, self._list_paragraph, filling.result
        properties = old_list.properties if old_list else _properties_at(list_paragraph, 0) if list_paragraph else b""
        properties = word_xml.plain_properties(properties)
        opening, closing = fields.list_ends(properties)
        style = word.style(BIBLIOGRAPHY)
        edits = fields.around_list(
            word_xml.list_paragraphs(
                result.bibliography,
                (opening, closing + (old_list.marker_bytes(text.data) if old_list else b"")),
                word_xml.ListStyle(style, word.has_indent(style)),
                properties,
                is_hanging=result.is_hanging,
                links=PartLinks(word, self._main),
            )
        )
        if old_list:
            yield from _replace_list(text.data, old_list, edits)
        elif list_paragraph:
            section = _empty_paragraph(text.data, list_paragraph) if list_paragraph.has_section else b""
            yield Edit(list_paragraph.start, list_paragraph.end, edits + section)
        else:
            yield Edit(text.body_end, text.body_end, edits)


class WholeText(WordText):
    """A text of which each paragraph is kept."""

    def end_paragraph(self, opening: Tag, closing: Tag) -> None:
        """Take the end of a paragraph."""
        paragraph = self.story.paragraph
        super().end_paragraph(opening, closing)
        self.paragraphs += [paragraph] if paragraph and paragraph not in self.paragraphs[-1:] else []


def replace_texts(
    data: bytes, new_texts: Mapping[str, str], intact_paragraphs: Container[int]
) -> tuple[bytes, list[str]]:
    """Return a Word document with other texts in place of some, and each text that it replaced.

    A text that is its own new text stays, with what stands in it. Some paragraphs of the main text are kept, by their
    numbers; so is a text that tracked changes divide. Raises ValueError where the document cannot be read.
    """
    parts, replaced_texts = ArchiveParts(data), list[str]()
    names = list_texts(parts)
    pattern = re.compile("|".join(map(re.escape, sorted(new_texts, key=len, reverse=True))) or "(?!)")
    for name in names:
        text, edits = WholeText(parts[name], mail_links(parts, name)), list[Edit]()
        scan(text.data, text, name)
        for paragraph in text.paragraphs:
            if paragraph.is_again or (name == names[0] and paragraph.number in intact_paragraphs):
                continue
            changes = word_changes(text.data, paragraph.content, paragraph.end)
            for match in pattern.finditer(paragraph.text):
                if new_texts[match[0]] != match[0] and not changes.divide(paragraph, *match.span()):
                    properties = word_xml.plain_properties(_properties_at(paragraph, match.start()))
                    content = _plain_runs(new_texts[match[0]], properties)
                    edits += replacement(text.data, paragraph, *match.span(), content)
                    replaced_texts.append(match[0])
        if edits:
            parts[name] = apply_edits(text.data, edits)
    return parts.archive_bytes(), replaced_texts


def list_texts(parts: ArchiveParts) -> list[str]:
    """Return the names of the texts of a document, the main one first; raises ValueError where it has none."""
    names = [name for name in ooxml.texts_of(parts.package) if _COMMENTS not in name]
    if not names:
        hint = "; as one of LibreOffice, its name ends in .odt" if _OF_LIBREOFFICE in parts else ""
        raise ValueError(f"not a Word document (.docx){hint}")
    return names


def _place_of_paragraph(part: str, order: tuple[int, int, int], paragraph: Paragraph) -> str:
    """Return a place for people."""
    is_apart = order[0] and order[0] != LAST_POSITION
    return paragraph.note or (_name_of_part(part) if is_apart else "") or f"paragraph {paragraph.number}"


def _name_of_part(part: str) -> str:
    return part.rpartition("/")[2].removesuffix(".xml")


def _properties_at(paragraph: Paragraph, start: int) -> bytes:
    runs = (piece.run for piece, _, _ in paragraph.shares(start, len(paragraph.text)))
    run = next((run for run in runs if run), None)
    if run is None:
        return b""
    return word_xml.without_link(run.properties) if run.link else run.properties


def _keep(spot: Spot, number: int, live: Live | None, fields: Fields, data: bytes) -> Iterator[Edit]:
    """Yield the edits that put a citation with a person's text into the form of a program; the text stays."""
    field = spot.own_mark
    if field and not field.notes and (field.is_foreign or (field.shown and not is_kept_as_it_is(field.code, live))):
        citation_parts = FilledCitation(
            number, spot.source_text, (TextRun(field.display),), field.properties, bool(field.first.note)
        )
        content = fields.citation(citation_parts._replace(details={KEPT: "yes"}, runs=field.shown or b"<w:r/>"))
        yield from replace_protlib_field(data, field, content)


def _fill_inline(spot: Spot, number: int, filling: DocumentFilling, fields: Fields, data: bytes) -> Iterator[Edit]:
    """Yield the edits that put a citation into the text, and return to the text what a note took from it."""
    start, end = spot.start, spot.end
    is_last = not spot.paragraph.text[end:].strip()
    display, is_noted = filling.text(number, is_last=is_last), bool(spot.paragraph.note)
    properties = word_xml.plain_properties(
        spot.own_mark.properties if spot.own_mark else _properties_at(spot.paragraph, start)
    )
    content = fields.citation(FilledCitation(number, spot.source_text, display, properties, is_noted))
    if not spot.own_mark:
        yield from replacement(data, spot.paragraph, start, end, content)
        return
    runs_before, runs_after = (
        _plain_runs(text, properties) for text in (spot.borrowed.text_before, spot.borrowed.text_after)
    )
    content = runs_before + content + runs_after
    yield from replacement(data, spot.paragraph, start, spot.own_start)
    yield from replace_protlib_field(data, spot.own_mark, content)


def _fill_note(
    spot: Spot, number: int, filling: DocumentFilling, fields: Fields, notes: Notes, data: bytes
) -> Iterator[Edit]:
    """Yield the edits that put a citation into its own note, with the number directly behind the text."""
    start, end = spot.start, spot.end
    move = filling.move_for(number, spot.paragraph.text, start, end, spot.borrowed)
    properties = word_xml.plain_properties(
        spot.own_mark.properties if spot.own_mark else _properties_at(spot.paragraph, start)
    )
    content = _note(spot, number, filling, fields, notes, properties, move)
    content = _plain_runs(move.returned_text[0], properties) + content + _plain_runs(move.returned_text[1], properties)
    first, last = start - len(move.text_before), end + len(move.text_after)
    if not spot.own_mark:
        yield from replacement(data, spot.paragraph, first, last, content)
        return
    yield from replacement(data, spot.paragraph, first, spot.own_start)
    yield from replace_protlib_field(data, spot.own_mark, content)
    yield from replacement(data, spot.paragraph, end, last)


def _note(
    spot: Spot, number: int, filling: DocumentFilling, fields: Fields, notes: Notes, properties: bytes, move: TextMove
) -> bytes:
    """Make the note of a citation, and return the run that refers to it."""
    display = filling.result.citations[number]
    old_notes = spot.own_mark.notes if spot.own_mark else []
    lead = filling.lead_of_note(number, move)
    note_content = (
        fields.citation(
            FilledCitation(number, spot.source_text, display, b"", is_noted=True, details=around_note(lead, move))
        )
        if fields.stand_in_notes
        else word_xml.protlib_field(
            code_of_note(plain_text(display)), word_xml.runs(display, b"", notes.links(old_notes)), b""
        )
    )
    mark = notes.put_note(old_notes, note_content)
    content = word_xml.runs(lead, properties) + _plain_runs(move.stop, properties) + mark
    if fields.stand_in_notes:
        return content
    code = code_of_citation(spot.source_text, plain_text(lead) + move.stop, before=move.space, after=move.stop)
    return word_xml.protlib_field(code, content, properties)


def _plain_runs(text: str, properties: bytes) -> bytes:
    return word_xml.runs((TextRun(text),), properties)


def _replace_list(data: bytes, field: ProtlibField, content: bytes) -> Iterator[Edit]:
    """Yield the edits that replace a list by new paragraphs.

    Text that shares a paragraph with the list of another program stays in a paragraph of its own. Raises
    InputRefusedError where it shares one with protlib's.
    """
    lead = field.first.text[: field.first.span(field)[0]]
    following_text = field.first.text[field.first.span(field)[1] :] if field.last is field.first else field.last.text
    is_shared = field.last is not field.first and field.is_foreign
    if not is_shared and (lead + following_text).replace(OBJECT, "").strip():
        raise InputRefusedError(
            f"paragraph {field.first.number}: a paragraph of the list contains other text; move it to its own paragraph"
        )
    start, end = field.span or (field.first.start, field.last.end)
    if is_shared and not field.span:
        if lead.strip(_SPACES):
            start = field.first.end
            yield replace_field(data, field.start, data.rindex(b"</", field.start, start), b"")
        if following_text.strip(_SPACES) or field.last.has_section:
            end = field.last.start
            yield replace_field(data, field.last.content, field.end, b"")
    yield replace_field(data, start, end, content)
    yield from (Edit(*tag) for tag in field.outer_tags)


def _empty_paragraph(data: bytes, paragraph: Paragraph) -> bytes:
    """Return a paragraph without its text."""
    name = data[paragraph.start + 1 : paragraph.content].split(maxsplit=1)[0].partition(b">")[0]
    return data[paragraph.start : paragraph.content] + b"</" + name + b">"
