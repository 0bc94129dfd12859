"""The works that an entry names, as raw records."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.record.raw_record import RawRecord
from protlib.typed_references.entry import TypedEntry
from protlib.typed_references.lists.likelihood import refers_elsewhere

_LETTERS_SHOWN: Final = 60  # letters of an entry: a message is one line


class EntryWork(NamedTuple):
    """A work that an entry names, and each doubt about it as a text; what has no raw record is left out."""

    name: str
    """Its title, or how an entry begins that gives none."""
    raw: RawRecord
    doubts: list[str]
    is_lost: bool = False


def iterate_works(entry: TypedEntry) -> Iterator[EntryWork]:
    """Yield each work that an entry names; one that only refers to another entry has no raw record."""
    from protlib.typed_references.records import joint_works, typed_entry_reader

    if refers_elsewhere(entry) or entry.is_remark:
        yield _leave_out(entry)
        return
    if entry.is_fragment:
        yield EntryWork(entry.text[:_LETTERS_SHOWN], {}, ["has one or two words; left out"], is_lost=True)
        return
    works = joint_works.split_joint_works(entry)
    for work in works:
        if refers_elsewhere(work.entry) and not work.entry.unread_text:
            yield _leave_out(work.entry)
            continue
        raw, doubts = typed_entry_reader.read_typed_entry(work.entry)
        if not work.is_sure:
            doubts = [*doubts, f"one of {len(works)} works of an entry; see that it is no part of another"]
            raw["private_note"] = entry.whole_text
        yield EntryWork(raw["title"], raw, doubts)


def _leave_out(entry: TypedEntry) -> EntryWork:
    reason = "no work is read in it" if entry.is_remark else "refers to another entry"
    return EntryWork(entry.text[:_LETTERS_SHOWN], {}, [f"{reason}; left out"])
