"""What a reader has written into the fields of Mendeley, Zotero, BibDesk and JabRef: notes for nobody else."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from protlib.formats.bib.latex.braced_groups import is_group
from protlib.formats.bib.origin import is_of_bibdesk, is_of_jabref, is_of_mendeley, is_of_zotero
from protlib.formats.bib.syntax.splitter import BibEntry
from protlib.formats.bib.unread import UnreadFields
from protlib.record.html_text import note_text

_COMMENT: Final = "comment"
_COMMENT_OF_USER: Final = "comment-"
"""How JabRef names the field with the comments of one user: `comment-ana`."""
_ANNOTATIONS: Final = ("annote", "annotation")
_HTML: Final = ("<p>", "{\\textless}p{\\textgreater}", "{\\textless}div")
"""How the notes of Zotero begin, which are HTML, in LaTeX."""
_REVIEW: Final = "review"
"""JabRef's field for comments up to version 4."""


def find_own_fields(entries: Sequence[BibEntry], comments: Iterable[str], head: str) -> Collection[str]:
    """Return the names of the fields with notes of the reader's own; `head` stands before the first entry.

    An annotation is one where the file is of a program whose users write it. A comment is one in any file: no style
    prints it.
    """
    names = {name for entry in entries for name in entry.fields}
    own_names = {name for name in names if name == _COMMENT or name.startswith(_COMMENT_OF_USER)}
    if _REVIEW in names and is_of_jabref(comments, head):
        own_names.add(_REVIEW)
    if not names.isdisjoint(_ANNOTATIONS) and _has_reader(entries, head):
        own_names.update(_ANNOTATIONS)
    return own_names


def _has_reader(entries: Sequence[BibEntry], head: str) -> bool:
    titles = [title for entry in entries if (title := entry.fields.get("title"))]
    is_every = bool(titles) and all(map(is_group, titles))
    if any(entry.fields.get(name, "").startswith(_HTML) for entry in entries for name in _ANNOTATIONS):
        return True
    return is_of_bibdesk(head) or is_of_zotero(entries, head) or is_of_mendeley(entries, head, is_every=is_every)


def without_written_here(names: Collection[str]) -> list[str]:
    """Return these fields without the annotations, which are the public note in an entry that protlib wrote."""
    return [name for name in names if name not in _ANNOTATIONS]


def read_own_notes(unread: UnreadFields, names: Collection[str]) -> None:
    """Read these fields as the private note; the comment of a user has the user's name before it."""
    notes: list[str] = []
    for name in [name for name in unread.remaining if name in names]:
        user = name.removeprefix(_COMMENT_OF_USER) if name.startswith(_COMMENT_OF_USER) else ""
        if text := note_text(unread.text(name)):
            notes.append(f"{user}: {text}" if user else text)
    unread.store_value("private_note", "\n\n".join(notes))
