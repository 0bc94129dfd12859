"""The references of a document as records: each once, however often it is cited."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.word import document
from protlib.formats.word.document import TextDocument
from protlib.formats.word.native import PROTLIB

if TYPE_CHECKING:
    from protlib.record.typed.entry import TypedEntry

# Such as "[@iom2009caring]", "[see -@iom2009caring]"
_TYPED: Final = re.compile(r"\[[^\[\]]{0,200}(?<!\w)@\w")


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records that programs left in a document, in the order in which it cites them, then Word's other sources.

    Where no program left any, those are read that somebody typed into a list at its end.
    """
    try:
        found = document.read(data)
    except ValueError as error:
        return Parsed(problems=[Problem(1, "", str(error), lost=True)])
    records = list(_records(found))
    if not records and (entries := _typed_list(found)):
        from protlib.formats import references

        typed = references.of_entries(entries, options)
        return replace(typed, problems=[*found.problems, *typed.problems])
    problems = [*found.problems, *_without_record(found)]
    if not records and not problems:
        what = "no references of Zotero, Mendeley, EndNote, Citavi or Word itself are in it"
        is_of_ours = any(citation.program == PROTLIB for citation in found.citations)
        what += (
            "; what it cites as [@key] is found by --cited-in"
            if is_of_ours or _TYPED.search(found.text)
            else ""
        )
        problems.append(Problem(1, "", what, lost=True))
    return gather(((0, raw) for raw in records), options, len(records), problems)


def _typed_list(found: TextDocument) -> "Sequence[TypedEntry]":
    """Return the entries of the list at the end of a document that no program has put its references into."""
    from protlib.record.typed.listing import lines_of, take_apart

    if found.citations or _TYPED.search(found.text):
        return ()
    last = found.main_text.count("\n")
    entries = take_apart(lines_of(found.text)[:last], are_paragraphs=True).entries
    return [replace(entry, line=0) for entry in entries]


def _records(found: TextDocument) -> Iterator[Mapping[str, Any]]:
    given: dict[tuple[str, str], Mapping[str, Any]] = {}
    for citation in found.citations:
        for item in citation.items:
            if item.raw:
                given.setdefault((citation.program, item.identity), item.raw)
    yield from given.values()
    yield from (raw for tag, raw in found.sources.items() if ("Word", tag) not in given)


def _without_record(found: TextDocument) -> Iterator[Problem]:
    """Yield what is cited and has no record anywhere in the document, each once."""
    known = {
        (citation.program, item.identity)
        for citation in found.citations
        for item in citation.items
        if item.raw
    }
    for citation in found.citations:
        for item in citation.items:
            if citation.program != PROTLIB and (citation.program, item.identity) not in known:
                known.add((citation.program, item.identity))
                what = f"{citation.program} left no record with this citation; left out"
                yield Problem(0, citation.shown.strip() or item.identity, what, lost=True)
