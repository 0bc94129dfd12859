"""The works that the notes of a report name in full, where it has no list of references."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.formats.typed_references.entry import TypedEntry, parse_entry
from protlib.formats.typed_references.lists.likelihood import are_references, refers_elsewhere
from protlib.formats.typed_references.lists.list_at_end import DocumentLine
from protlib.formats.typed_references.records import legal_entries
from protlib.formats.typed_references.records.joint_works import split_joint_works
from protlib.text import words

_SHARE: Final = 0.3  # of the notes that look like references: fewer are by chance
# Such as "requires that states", which says something of a law.
_SENTENCE: Final = re.compile(r"(?<![\w’'-])(?:[a-zà-þ]{2,}\s){2}[a-zà-þ]{2,}")


def find_works(notes: Sequence[DocumentLine]) -> tuple[TypedEntry, ...]:
    """Return each work once, with the line of the first note that names it; none where few notes name one.

    What only explains, and what refers to another note, names none.
    """
    entries = [parse_entry(note.text, note.number) for note in notes if note.text.strip()]
    if not are_references(entries, _SHARE) and sum(map(_is_law, entries)) < _SHARE * len(entries):
        return ()
    works = [joint.entry for entry in entries for joint in split_joint_works(entry)]
    full_works = [work for work in works if not refers_elsewhere(work) and (are_references([work], 1) or _is_law(work))]
    firsts: dict[tuple[str, str], TypedEntry] = {}
    for work in full_works:
        firsts.setdefault(_identity(work), work)
    return tuple(firsts.values())


def _is_law(work: TypedEntry) -> bool:
    """Tell whether a note is a law, a treaty or a judgment with its year, which need no author; a remark is none."""
    name = work.author_text or work.title
    behind_name = work.details.removeprefix(name).strip(" .")
    is_cited = bool(behind_name) and not _SENTENCE.search(behind_name)
    return bool(work.year) and (legal_entries.is_act(name) or (is_cited and legal_entries.is_law(name, work.details)))


def _identity(work: TypedEntry) -> tuple[str, str]:
    """Return what two notes of one work have in common, whatever pages they cite: its title and its year."""
    return " ".join(words(work.title)), work.year
