"""OpenDocument texts filled: citations and the list stand between marks, as Zotero has them; all else stays as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from protlib.citing import notation
from protlib.citing.citation import Citation, Run, Runs, plain
from protlib.citing.documents.filled import open_markup, paragraphs, typed, zotero
from protlib.citing.documents.filled.archive import Parts
from protlib.citing.documents.filled.draft import (
    Doubt,
    Filling,
    Held,
    Live,
    Manner,
    Place,
    around_note,
    changed_entries,
    code_of_citation,
    code_of_list,
    code_of_note,
    has_own_note,
    held,
    is_changed,
    kept,
    live_in,
    manner_in,
    rewritten,
    told_in,
    words_in_note,
)
from protlib.citing.documents.filled.edits import Edit, edited
from protlib.citing.documents.filled.offsets import characters, declared, scan
from protlib.citing.documents.filled.open_text import OpenText, OwnMark, Paragraph
from protlib.citing.documents.filled.paragraphs import OBJECT
from protlib.errors import UsageError

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_META: Final = "meta.xml"
# Such as '<meta:user-defined meta:name="ZOTERO_PREF_1">...</meta:user-defined>'; an empty one may have no end tag.
_PREFERENCE: Final = re.compile(
    rb"<meta:user-defined\b[^>]*meta:name=\"ZOTERO_PREF_\d+\"[^>]*?(?:/>|>[^<]*</meta:user-defined>)"
)
_META_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"


@dataclass(slots=True, eq=False)
class _Spot:
    """A citation in one of the parts: typed, from `start` to before `end` of its paragraph's text, or filled before."""

    part: str
    order: tuple[bool, int]
    paragraph: Paragraph
    citation: Citation
    typed: str
    start: int
    end: int
    may_be_account: bool = False
    own: OwnMark | None = None
    held: Held = field(default_factory=Held)
    is_changed: bool = False


class OpenDraft:
    """An OpenDocument text that was read; ValueError, with the reason as the rest of a sentence, where it cannot be."""

    listed: tuple[Place, ...] = ()
    header = ""

    def __init__(self, data: bytes) -> None:
        self._data = data
        parts = Parts(data)
        if _CONTENT not in parts:
            raise ValueError("not a LibreOffice document (.odt)")
        self._texts = {name: _read(parts[name], name) for name in (_CONTENT, _STYLES) if name in parts}
        self.mistakes: list[str] = []
        """What is wrong with what is typed in it, each with its place."""
        self.doubts: list[Doubt] = []
        """What is a key without its @, if the library has that."""
        self.hand_edits: list[str] = []
        """What is told of what somebody changed in what was filled."""
        spots = [spot for name, text in self._texts.items() for spot in self._found(name, text)]
        self._spots = sorted(spots, key=lambda spot: spot.order)
        self.places = [
            Place(spot.citation, f"paragraph {spot.paragraph.number}", spot.may_be_account) for spot in self._spots
        ]
        """What it cites, in the order of its text."""
        body = self._texts[_CONTENT]
        if body.list:
            self.hand_edits += map(rewritten, changed_entries(body.list.code, body.listed.splitlines()))
        self._marked = paragraphs.marked(body.paragraphs, self.mistakes, has_list=body.list is not None)

    @property
    def has_foreign(self) -> bool:
        """Whether another program has citations in it."""
        return any(text.has_foreign for text in self._texts.values())

    @property
    def live(self) -> Live | None:
        """The program in whose fields protlib left its citations."""
        known = self._texts[_CONTENT].list
        return live_in(known.code) if known else None

    @property
    def manner(self) -> Manner | None:
        """How it was filled before."""
        known = self._texts[_CONTENT].list
        return manner_in(known.code) if known else None

    def _found(self, name: str, text: OpenText) -> Iterator[_Spot]:
        for mark in text.marks:
            yield from self._of_mark(name, text, mark)
        for paragraph in text.paragraphs:
            where = f"paragraph {paragraph.number}"
            self.doubts += typed.doubts(paragraph.text, where)
            for start, end, written, citation, may_be_account in typed.find(paragraph.text, where, self.mistakes):
                order = name != _CONTENT, paragraph.place(start)
                yield _Spot(name, order, paragraph, citation, written, start, end, may_be_account)

    def _of_mark(self, name: str, text: OpenText, mark: OwnMark) -> Iterator[_Spot]:
        told = told_in(mark.code).get("typed")
        citation = notation.parse(told) if isinstance(told, str) else None
        own = mark.in_text() if has_own_note(mark.code) else mark
        if not citation or not isinstance(told, str) or not own:
            return
        start, end = own.paragraph.span(own)
        around = held(own.code, own.paragraph.text[:start])
        start -= 0 if around.is_gone else len(around.lead)
        spot = _Spot(
            name,
            (name != _CONTENT, own.start),
            own.paragraph,
            citation,
            told,
            start,
            end,
            own=own,
            held=around,
        )
        inner = [note for note in text.marks if mark.start < note.start and note.end < mark.end]
        changed = [each.shown for each in (mark, *inner) if is_changed(each.code, each.shown)]
        if changed or around.is_gone:
            spot.is_changed = True
            shown = (changed or [mark.shown])[0]
            self.hand_edits.append(kept(f"paragraph {own.paragraph.number}", shown, told))
        yield spot

    def filled(self, filling: Filling) -> bytes:
        """Return the document with its citations and its list."""
        if filling.live is Live.WORD:
            raise UsageError("Word citations need a .docx; save the report as .docx")
        parts = Parts(self._data)
        edits: dict[str, list[Edit]] = {name: [] for name in self._texts}
        for number, place in enumerate(filling.chosen):
            spot = self._spots[place]
            if spot.is_changed:
                continue
            edits[spot.part] += _filled(spot, number, filling, self._texts[spot.part].data)
        edits[_CONTENT].append(self._list(filling))
        for name, made in edits.items():
            if made:
                text = self._texts[name]
                parts[name] = _with_styles(text, made)
        if _STYLES in parts and b'style:name="Bibliography"' not in parts[_STYLES]:
            parts[_STYLES] = _with_bibliography(parts[_STYLES])
        if filling.live:
            _put_preferences(parts, filling)
        return parts.written()

    def _list(self, filling: Filling) -> Edit:
        text, result = self._texts[_CONTENT], filling.result
        code = zotero.list_code(filling) if filling.live else code_of_list(filling.manner, filling.entries)
        own = text.list
        markers = own.marked(text.data).decode() if own else ""
        listed = open_markup.section(code, result.bibliography, markers, is_hanging=result.is_hanging)
        made = listed.encode()
        marked = self._marked
        if own:
            return Edit(own.start, own.end, made)
        return Edit(marked.start, marked.end, made) if marked else Edit(text.body_end, text.body_end, made)


def _read(data: bytes, name: str) -> OpenText:
    text = OpenText(data)
    scan(data, text, name)
    return text


def _filled(spot: _Spot, number: int, filling: Filling, data: bytes) -> Iterator[Edit]:
    """Yield what puts a citation into the text, or into a note of its own where the style has it so."""
    if spot.own and spot.own.has_note and spot.own.words.strip():
        raise words_in_note(f"paragraph {spot.paragraph.number}")
    text = spot.paragraph.text
    if not filling.result.is_note or spot.paragraph.is_inner:
        shown = filling.text(number, is_last=not text[spot.end :].strip())
        lead, within = zotero.parted(spot.typed, shown, filling) if filling.live else ((), shown)
        code = _code(spot, number, filling, within, lead=plain(lead))
        new = (
            spot.held.before
            + open_markup.runs(lead)
            + open_markup.mark(code, number, open_markup.runs(within))
            + escape(spot.held.after)
        )
        yield from _put(spot, data, spot.start, spot.end, new)
        return
    taken = filling.taken(number, text, spot.start, spot.end, spot.held)
    note, lead = filling.result.citations[number], filling.lead(number)
    code = _code(spot, number, filling, note, **around_note(lead, taken)) if filling.live else code_of_note(plain(note))
    inside = open_markup.mark(code, number, open_markup.runs(note))
    before = open_markup.runs(lead) + escape(taken.stop)
    content = before + open_markup.note(number + 1, inside)
    if not filling.live:
        outside = (*lead, Run(taken.stop))
        code = _code(spot, number, filling, outside, before=taken.space, after=taken.stop)
        content = open_markup.mark(code, number, content)
    new = taken.kept[0] + content + escape(taken.kept[1])
    yield from _put(spot, data, spot.start - len(taken.before), spot.end + len(taken.after), new)


def _code(spot: _Spot, number: int, filling: Filling, shown: Runs, **around: str) -> str:
    if filling.live:
        return zotero.citation_code(number, spot.typed, shown, filling, **around)
    return code_of_citation(spot.typed, plain(shown), **around)


def _put(spot: _Spot, data: bytes, start: int, end: int, new: str) -> Iterator[Edit]:
    """Yield what puts XML in the place of the characters from `start` to before `end` of the text of a paragraph."""
    rest: bytes = new.encode()
    for piece, first, last in spot.paragraph.shares(start, end):
        if spot.own is not None and piece.own is spot.own:
            yield from _in_place_of(spot.own, rest, data)
            rest = b""
        elif piece.is_element and piece.text != OBJECT:
            yield Edit(piece.start, piece.end, rest if spot.own is None else b"")
            rest = b"" if spot.own is None else rest
        elif not piece.own and piece.text != OBJECT:
            places = characters(data[piece.start : piece.end])
            edit = Edit(piece.start + places[first][1], piece.start + places[last - 1][2])
            yield edit._replace(new=rest) if spot.own is None else edit
            rest = b"" if spot.own is None else rest


def _in_place_of(mark: OwnMark, new: bytes, data: bytes) -> Iterator[Edit]:
    """Yield what takes the place of a mark and all that it shows; where it crosses elements, piece by piece."""
    if mark.is_whole:
        yield Edit(mark.start, mark.end, new + mark.marked(data))
        return
    yield Edit(mark.start, mark.opened, new)
    yield from (Edit(piece.start, piece.end) for piece in mark.pieces if piece.is_element or piece.text != OBJECT)
    yield Edit(mark.closing, mark.end)


def _with_styles(text: OpenText, made: Sequence[Edit]) -> bytes:
    """Return a part with edits, and the styles that they ask for."""
    styles = open_markup.styles_for([edit.new for edit in made], text.data).encode()
    edits = [*made, *declared(text.data, open_markup.SPACES)]
    if styles and text.styles_end:
        edits.append(Edit(text.styles_end, text.styles_end, styles))
    elif styles:
        whole = b"<office:automatic-styles>" + styles + b"</office:automatic-styles>"
        empty = re.search(rb"<office:automatic-styles\s*/>", text.data)
        place = empty.span() if empty else (text.body_start, text.body_start)
        edits.append(Edit(*place, whole))
    return edited(text.data, edits)


def _with_bibliography(data: bytes) -> bytes:
    end = data.find(b"</office:styles>")
    if end < 0:
        return data
    added = Edit(end, end, open_markup.BIBLIOGRAPHY.encode())
    return edited(data, [added, *declared(data, open_markup.SPACES)])


def _put_preferences(parts: Parts, filling: Filling) -> None:
    """Put the style of the document among its properties, where Zotero looks for it."""
    data = _PREFERENCE.sub(b"", parts.get(_META))
    end = data.find(b"</office:meta>")
    if end < 0:
        return
    told = zotero.preferences(filling, "ReferenceMark").items()
    added = "".join(f'<meta:user-defined meta:name="{name}">{escape(text)}</meta:user-defined>' for name, text in told)
    parts[_META] = edited(data, [Edit(end, end, added.encode()), *declared(data, {"meta": _META_SPACE})])
