"""What a reader has written into the fields of Mendeley, Zotero, BibDesk and JabRef: notes for nobody else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from protlib.formats.bib.latex.braced_groups import is_group
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.formats.bib.unread import UnreadFields
from protlib.formats.bib.writing_program import is_of_bibdesk, is_of_jabref, is_of_mendeley, is_of_zotero
from protlib.formats.common.note_headings import NOTE, PRIVATE, join_texts
from protlib.frozen import NamedTuple
from protlib.record.html_text import note_text

_COMMENT: Final = "comment"
_COMMENT_OF_USER: Final = "comment-"
"""How JabRef names the field with the comments of one user: `comment-ana`."""
_ANNOTATIONS: Final = ("annote", "annotation")
_HTML: Final = ("<p>", "{\\textless}p{\\textgreater}", "{\\textless}div")
"""How the notes of Zotero begin, which are HTML, in LaTeX."""
_REVIEW: Final = "review"
"""JabRef's field for comments up to version 4."""


class NoteFields(NamedTuple):
    """The names of the fields with private notes, and of those that --map makes public."""

    private: Collection[str] = ()
    public: Collection[str] = ()

    def without_written_here(self) -> "NoteFields":
        """Return these fields without the annotations, which are the public note in an entry that protlib wrote."""
        return self._replace(private=[name for name in self.private if name not in _ANNOTATIONS])

    def headings(self, entries: Iterable[BibEntry]) -> dict[str, str]:
        """Return the fields of notes that entries have, as --map takes them, each with the field of its notes."""
        fields = dict.fromkeys((*_ANNOTATIONS, *self.public), NOTE) | dict.fromkeys(self.private, PRIVATE)
        names = {name for entry in entries for name in entry.fields}
        return {_heading(name): field for name, field in sorted(fields.items()) if name in names}


NO_NOTES: Final = NoteFields()


def find_note_fields(
    entries: Sequence[BibEntry], comments: Iterable[str], head: str, mapping: Mapping[str, str]
) -> NoteFields:
    """Return the fields with notes; `head` stands before the first entry, `mapping` has what --map says of notes.

    An annotation is private where the file is of a program whose users write it. A comment is so in any file: no style
    prints it.
    """
    names = {name for entry in entries for name in entry.fields}
    own_names = {name for name in names if _heading(name) == _COMMENT}
    if _REVIEW in names and is_of_jabref(comments, head):
        own_names.add(_REVIEW)
    if not names.isdisjoint(_ANNOTATIONS) and _has_reader(entries, head):
        own_names.update(_ANNOTATIONS)
    places = {name: mapping.get("annote" if name in _ANNOTATIONS else _heading(name)) for name in names}
    public = {name for name, field in places.items() if field == NOTE}
    private = own_names.union(name for name, field in places.items() if field == PRIVATE) - public
    return NoteFields(private, public)


def _heading(name: str) -> str:
    """Return a field as --map names it: the comments of all users are comments."""
    return _COMMENT if name.startswith(_COMMENT_OF_USER) else name


def _has_reader(entries: Sequence[BibEntry], head: str) -> bool:
    titles = [title for entry in entries if (title := entry.fields.get("title"))]
    is_every = bool(titles) and all(map(is_group, titles))
    if any(entry.fields.get(name, "").startswith(_HTML) for entry in entries for name in _ANNOTATIONS):
        return True
    return is_of_bibdesk(head) or is_of_zotero(entries, head) or is_of_mendeley(entries, head, is_every=is_every)


def read_notes(unread: UnreadFields, fields: NoteFields) -> None:
    """Read these fields as the note and as the private one; the comment of a user has the user's name before it."""
    unread.store_value("private_note", join_texts(_take_notes(unread, fields.private)))
    if not fields.public or unread.remaining.keys().isdisjoint(fields.public):
        return
    unread.store_value("note", join_texts(_take_notes(unread, {*_ANNOTATIONS, *fields.public})))


def _take_notes(unread: UnreadFields, names: Collection[str]) -> list[str]:
    notes: list[str] = []
    for name in [name for name in unread.remaining if name in names]:
        user = name.removeprefix(_COMMENT_OF_USER) if name.startswith(_COMMENT_OF_USER) else ""
        if text := note_text(unread.text(name)):
            notes.append(f"{user}: {text}" if user else text)
    return notes
