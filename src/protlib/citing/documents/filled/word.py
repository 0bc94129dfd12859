"""Word documents filled: citations and the list become fields of Word, all else stays as it is, byte for byte."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from protlib.citing import notation
from protlib.citing.citation import Citation, Run, plain
from protlib.citing.documents.filled import paragraphs, typed, word_markup, word_memory
from protlib.citing.documents.filled.archive import Parts
from protlib.citing.documents.filled.draft import (
    Doubt,
    Filling,
    Held,
    Live,
    Manner,
    Place,
    Taken,
    around_note,
    changed_entries,
    code_of_citation,
    code_of_note,
    has_own_note,
    held,
    is_changed,
    kept,
    live_in,
    manner_in,
    rewritten,
    told_in,
)
from protlib.citing.documents.filled.edits import Edit, OverlapError, edited
from protlib.citing.documents.filled.offsets import scan
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.citing.documents.filled.word_fields import Fields, fields_for
from protlib.citing.documents.filled.word_notes import Notes
from protlib.citing.documents.filled.word_parts import BIBLIOGRAPHY, PartLinks, WordParts, mail_links
from protlib.citing.documents.filled.word_pieces import OwnField, Paragraph
from protlib.citing.documents.filled.word_splice import in_place_of, in_place_of_field, replacement
from protlib.citing.documents.filled.word_text import WordText
from protlib.errors import InputRefusedError
from protlib.formats.word import ooxml

_LAST: Final = 1 << 62
_COMMENTS: Final = "comments"


@dataclass(slots=True, eq=False)
class Spot:
    """A citation in one of the texts, from `start` to before `end` of its paragraph's text: typed, or a field of ours."""

    part: str
    order: tuple[int, int, int]
    paragraph: Paragraph
    citation: Citation
    typed: str
    start: int
    end: int
    may_be_account: bool = False
    own: OwnField | None = None
    held: Held = field(default_factory=Held)
    is_changed: bool = False
    """Whether somebody changed what is filled there, which stays then."""

    @property
    def own_start(self) -> int:
        """Where what is filled stands in the text of the paragraph; what stands in front of it as well begins at `start`."""
        return self.paragraph.span(self.own)[0] if self.own else self.start

    @property
    def where(self) -> str:
        """Where it stands, for people."""
        if self.paragraph.note:
            return self.paragraph.note
        if self.order[0] and self.order[0] != _LAST:
            return self.part.rpartition("/")[2].removesuffix(".xml")
        return f"paragraph {self.paragraph.number}"


class WordDraft:
    """A Word document that was read; ValueError, with the reason as the rest of a sentence, where it cannot be."""

    listed: tuple[Place, ...] = ()
    header = ""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._parts = Parts(data)
        names = [name for name in ooxml.texts_of(self._parts.package) if _COMMENTS not in name]
        if not names:
            raise ValueError("not a Word document (.docx)")
        self._main = names[0]
        self._memory = word_memory.read(self._parts)
        self._texts = {name: self._read(name) for name in names}
        self.mistakes: list[str] = []
        """What is wrong with what is typed in it, each with its place."""
        self.doubts: list[Doubt] = []
        """What is a key without its @, if the library has that."""
        self.hand_edits: list[str] = []
        """What is told of what somebody changed in what was filled."""
        self._noted = {note: own for text in self._texts.values() for note, own in text.own_notes().items()}
        self._spots, self._again = self._found()
        if own := self._own_list:
            self.hand_edits += map(rewritten, changed_entries(own.code, own.shown.splitlines()))
        once = (paragraph for paragraph in self._texts[self._main].paragraphs if not paragraph.is_again)
        self._marked = paragraphs.marked(once, self.mistakes, has_list=self._own_list is not None)
        self.places = [Place(spot.citation, spot.where, spot.may_be_account) for spot in self._spots]
        """What it cites, in the order of its text: notes where the text refers to them."""

    def _read(self, name: str) -> WordText:
        text = WordText(self._parts[name], mail_links(self._parts, name), self._memory)
        scan(text.data, text, name)
        return text

    @property
    def has_foreign(self) -> bool:
        """Whether another program has citations in it."""
        return any(text.has_foreign for text in self._texts.values())

    @property
    def live(self) -> Live | None:
        """The program in whose fields protlib left its citations."""
        own = self._own_list
        return live_in(own.code) if own else None

    @cached_property
    def manner(self) -> Manner | None:
        """How it was filled before."""
        own = self._own_list
        return manner_in(own.code) if own else None

    @property
    def _own_list(self) -> OwnField | None:
        return next((own for own in self._texts[self._main].fields if own.is_list), None)

    def _found(self) -> tuple[list[Spot], list[Spot]]:
        """Return the citations in their order, and those that show again what stands elsewhere."""
        spots: list[Spot] = []
        owned = {note for text in self._texts.values() for own in text.fields for note in own.notes}
        owned -= set(self._noted)
        for number, (name, text) in enumerate(self._texts.items()):
            for own in text.fields:
                if not own.is_list:
                    spots += self._of_field(name, number, own)
            for paragraph in text.paragraphs:
                if paragraph.note not in owned or not paragraph.note:
                    spots += self._typed(name, number, paragraph)
        spots.sort(key=lambda spot: spot.order)
        return (
            [spot for spot in spots if not spot.paragraph.is_again],
            [spot for spot in spots if spot.paragraph.is_again],
        )

    def _order(self, number: int, paragraph: Paragraph, start: int) -> tuple[int, int, int]:
        if not number:
            return 0, start, -1
        if paragraph.note:
            reference = self._texts[self._main].references.get(paragraph.note)
            return 0, reference.start if reference else _LAST, start
        return number, start, -1

    def _of_field(self, name: str, number: int, own: OwnField) -> Iterator[Spot]:
        told = told_in(own.code).get("typed")
        citation = notation.parse(told) if isinstance(told, str) else None
        place: OwnField | None = own
        if has_own_note(own.code):
            name, number, place = self._main, 0, self._in_text(own)
        if not citation or not isinstance(told, str) or not place:
            return
        order = self._order(number, place.first, place.start)
        start, end = place.first.span(place)
        around = held(own.code, place.first.text[:start])
        spot = Spot(name, order, place.first, citation, told, start, end, own=place, held=around)
        spot.start -= 0 if around.is_gone else len(around.lead)
        inner = [self._noted[note] for note in own.notes if note in self._noted]
        changed = [each.shown for each in (own, *inner) if is_changed(each.code, each.shown)]
        if changed or around.is_gone:
            spot.is_changed = True
            self.hand_edits.append(kept(spot.where, (changed or [own.shown])[0], told))
        yield spot

    def _in_text(self, own: OwnField) -> OwnField | None:
        """Return what stands for a live citation in the text that has a note of its own; None where nothing refers to that."""
        reference = self._texts[self._main].references.get(own.first.note)
        return reference.as_own(own) if reference else None

    def _typed(self, name: str, number: int, paragraph: Paragraph) -> Iterator[Spot]:
        where = paragraph.note or f"paragraph {paragraph.number}"
        if paragraph.is_again:
            mistakes: list[str] = []
        else:
            mistakes = self.mistakes
            self.doubts += typed.doubts(paragraph.text, where)
        for start, end, written, citation, may_be_account in typed.find(paragraph.text, where, mistakes):
            order = self._order(number, paragraph, paragraph.place(start))
            yield Spot(name, order, paragraph, citation, written, start, end, may_be_account)

    def filled(self, filling: Filling) -> bytes:
        """Return the document with its citations and its list."""
        parts = Parts(self._data)
        word = WordParts(parts, self._main)
        edits: dict[str, list[Edit]] = {name: [] for name in self._texts}
        notes = Notes(word, self._texts)
        fields = fields_for(filling, word, self._memory)
        chosen = [self._spots[place] for place in filling.chosen]
        for number, spot in enumerate(chosen):
            if spot.is_changed:
                continue
            edits[spot.part] += self._filled(spot, number, filling, fields, notes)
        shown = {spot.typed: number for number, spot in reversed(list(enumerate(chosen)))}
        for spot in self._again:
            if spot.typed in shown and not spot.is_changed:
                edits[spot.part] += _inline(spot, shown[spot.typed], filling, fields, self._texts[spot.part].data)
        edits[self._main] += self._list(filling, fields, word)
        for name, made in notes.edits().items():
            edits.setdefault(name, []).extend(made)
        fields.finish()
        for name, made in edits.items():
            if made:
                parts[name] = word.with_prefix(self._edited(name, parts[name], made, chosen))
        notes.put_in_order()
        return parts.written()

    def _filled(self, spot: Spot, number: int, filling: Filling, fields: Fields, notes: Notes) -> Iterator[Edit]:
        has_note = filling.result.is_note and spot.part == self._main and not spot.paragraph.is_boxed
        if has_note:
            return _noted(spot, number, filling, fields, notes, self._texts[spot.part].data)
        if spot.own:
            notes.remove(spot.own.notes)
        return _inline(spot, number, filling, fields, self._texts[spot.part].data)

    def _edited(self, name: str, data: bytes, edits: list[Edit], chosen: Sequence[Spot]) -> bytes:
        """Return a part with its edits; ValueError with the place of the citation that something else begins or ends in."""
        try:
            return edited(data, edits)
        except OverlapError as error:
            near = [spot for spot in chosen if spot.part == name and spot.paragraph.start <= error.place]
            raise ValueError(f"{near[-1].where}: {error}" if near else str(error)) from error

    def _list(self, filling: Filling, fields: Fields, word: WordParts) -> Iterator[Edit]:
        """Yield what puts the list where it was, else where its mark stands, else at the end."""
        text = self._texts[self._main]
        own, marked, result = self._own_list, self._marked, filling.result
        properties = own.properties if own else _properties_at(marked, 0) if marked else b""
        properties = word_markup.plain_properties(properties)
        opening, closing = fields.list_ends(properties)
        style = word.style(BIBLIOGRAPHY)
        made = fields.around_list(
            word_markup.list_paragraphs(
                result.bibliography,
                (opening, closing + (own.marked(text.data) if own else b"")),
                word_markup.ListStyle(style, word.has_indent(style)),
                properties,
                is_hanging=result.is_hanging,
                links=PartLinks(word, self._main),
            )
        )
        if own:
            _refuse_shared(own)
            start, end = own.whole or (own.first.start, own.last.end)
            yield in_place_of(text.data, start, end, made)
        elif marked:
            kept = _emptied(text.data, marked) if marked.has_section else b""
            yield Edit(marked.start, marked.end, made + kept)
        else:
            yield Edit(text.body_end, text.body_end, made)


def _properties_at(paragraph: Paragraph, start: int) -> bytes:
    runs = (piece.run for piece, _, _ in paragraph.shares(start, len(paragraph.text)))
    run = next((run for run in runs if run), None)
    if run is None:
        return b""
    return word_markup.without_link(run.properties) if run.link else run.properties


def _inline(spot: Spot, number: int, filling: Filling, fields: Fields, data: bytes) -> Iterator[Edit]:
    """Yield what puts a citation into the text; what a note took from it comes back."""
    start, end = spot.start, spot.end
    is_last = not spot.paragraph.text[end:].strip()
    shown, is_noted = filling.text(number, is_last=is_last), bool(spot.paragraph.note)
    if not spot.own:
        properties = word_markup.plain_properties(_properties_at(spot.paragraph, start))
        new = fields.citation(number, spot.typed, shown, properties, is_noted=is_noted)
        yield from replacement(data, spot.paragraph, start, end, new)
        return
    properties = word_markup.plain_properties(spot.own.properties)
    before, after = (_plain_runs(text, properties) for text in (spot.held.before, spot.held.after))
    new = before + fields.citation(number, spot.typed, shown, properties, is_noted=is_noted) + after
    yield from replacement(data, spot.paragraph, start, spot.own_start)
    yield in_place_of_field(data, spot.own, new)


def _noted(spot: Spot, number: int, filling: Filling, fields: Fields, notes: Notes, data: bytes) -> Iterator[Edit]:
    """Yield what puts a citation into a note of its own, with its number in the text, and no space before that."""
    start, end = spot.start, spot.end
    taken = filling.taken(number, spot.paragraph.text, start, end, spot.held)
    properties = word_markup.plain_properties(
        spot.own.properties if spot.own else _properties_at(spot.paragraph, start)
    )
    new = _note(spot, number, filling, fields, notes, properties, taken)
    new = _plain_runs(taken.kept[0], properties) + new + _plain_runs(taken.kept[1], properties)
    first, last = start - len(taken.before), end + len(taken.after)
    if not spot.own:
        yield from replacement(data, spot.paragraph, first, last, new)
        return
    yield from replacement(data, spot.paragraph, first, spot.own_start)
    yield in_place_of_field(data, spot.own, new)
    yield from replacement(data, spot.paragraph, end, last)


def _note(
    spot: Spot,
    number: int,
    filling: Filling,
    fields: Fields,
    notes: Notes,
    properties: bytes,
    taken: Taken,
) -> bytes:
    """Return what stands in the text for a citation in a note, which is made."""
    shown = filling.result.citations[number]
    old = spot.own.notes if spot.own else []
    lead = filling.lead(number)
    inside = (
        fields.citation(number, spot.typed, shown, b"", around_note(lead, taken), is_noted=True)
        if fields.stand_in_notes
        else word_markup.own_field(code_of_note(plain(shown)), word_markup.runs(shown, b"", notes.links(old)), b"")
    )
    mark = notes.put(old, inside)
    content = word_markup.runs(lead, properties) + _plain_runs(taken.stop, properties) + mark
    if fields.stand_in_notes:
        return content
    code = code_of_citation(spot.typed, plain(lead) + taken.stop, before=taken.space, after=taken.stop)
    return word_markup.own_field(code, content, properties)


def _plain_runs(text: str, properties: bytes) -> bytes:
    return word_markup.runs((Run(text),), properties)


def _refuse_shared(own: OwnField) -> None:
    """Refuse to take away what somebody typed beside the list."""
    outside = own.first.text.replace(OBJECT, "") + (own.last.text if own.last is not own.first else "")
    if outside.strip():
        raise InputRefusedError(
            f"paragraph {own.first.number}: a paragraph of the list contains other text; move it to its own paragraph"
        )


def _emptied(data: bytes, paragraph: Paragraph) -> bytes:
    """Return a paragraph without its text."""
    name = data[paragraph.start + 1 : paragraph.content].split(maxsplit=1)[0].partition(b">")[0]
    return data[paragraph.start : paragraph.content] + b"</" + name + b">"
