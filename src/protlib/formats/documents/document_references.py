"""The references of a document as records, without repetition."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from protlib.formats.documents import document
from protlib.formats.documents.document import TextDocument
from protlib.formats.documents.native_citations import PROTLIB
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.text import number_of

_BEGIN: Final = 40  # letters of an entry, which tell whether it stands in a line
# Such as "[@iom2009caring]", "[see -@iom2009caring]"
_TYPED_CITATION: Final = re.compile(r"\[[^\[\]]{0,200}(?<!\w)@\w")


def loads(data: bytes, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records that programs left in a document: first the cited ones in order, then Word's other sources.

    Without any, the list that somebody typed at its end is read.
    """
    try:
        content = document.read_document(data, has_kinds=True)
    except ValueError as error:
        return Parsed(problems=[Problem(1, "", str(error), lost=True)])
    records = list(_records(content))
    is_filled = bool(content.citations or _TYPED_CITATION.search(content.text))
    if not (records or is_filled) and (typed_records := _read_typed_and_tables(data, content, options)):
        return typed_records
    problems = [*content.problems, *_without_record(content)]
    if not records and not problems:
        message = f"no references of Zotero, Mendeley, EndNote, Citavi or Word found; {_next_step(content)}"
        problems.append(Problem(1, "", message, lost=True))
    parsed = gather(((0, raw) for raw in records), options, len(records), problems)
    if not records and any(citation.program != PROTLIB for citation in content.citations):
        parsed.remarks.extend(_advise_list(content))
    return parsed


def _advise_list(document: TextDocument) -> Sequence[str]:
    """Return what to do about a document whose citations have no records, nothing where it has no typed list either."""
    from protlib.formats.documents import typed_list

    count = len(typed_list.list_entries(document))
    return [f"to add {number_of(count, 'reference')} of its list: --from references"] if count else []


def _next_step(document: TextDocument) -> str:
    """Return what to do about a document in which no program left references, and that has no list."""
    from protlib.formats.documents import typed_list

    is_of_ours = any(citation.program == PROTLIB for citation in document.citations)
    if is_of_ours or _TYPED_CITATION.search(document.text):
        return "to find what it cites as [@key]: --cited-in FILE; to add what is in its list: --from references"
    if typed_list.note_entries(document):
        return "to add what its notes cite: --from references"
    return "put a heading such as “References” above a typed list, or Title, Author and Year above a table"


def _read_typed_and_tables(data: bytes, document: TextDocument, options: ReadOptions) -> Parsed | None:
    """Return the records of the tables of a document, and of the list typed at its end; None where there are none."""
    from protlib.formats.documents.document_tables import read_document_tables

    try:
        tables = read_document_tables(data, options)
    except ValueError:  # a damaged text, of which the part before the damage was read
        tables = None
    if tables is None:
        return _read_typed(document, options)
    parsed, lines = tables
    if typed_records := _read_typed(document, options, lines):
        parsed.take_in(typed_records)
    return parsed


def _read_typed(document: TextDocument, options: ReadOptions, lines: Sequence[str] = ()) -> Parsed | None:
    """Return the records of the list typed at the end of a document, or in these lines of it; None for none."""
    from protlib.formats.common.entry_records import close_all, records_of_entries
    from protlib.formats.documents import typed_list

    entries = typed_list.list_entries(document)
    if lines:
        entries = [entry for entry in entries if any(entry.text[:_BEGIN] in line for line in lines)]
    if not entries:
        return None
    parsed = records_of_entries(entries, options)
    close_all(parsed, *typed_list.mark_of_list(document))
    return replace(parsed, problems=[*document.problems, *parsed.problems])


def _records(document: TextDocument) -> Iterator[Mapping[str, Any]]:
    raws_by_item: dict[tuple[str, str], Mapping[str, Any]] = {}
    for citation in document.citations:
        for item in citation.items:
            if item.raw:
                raws_by_item.setdefault((citation.program, item.identity), item.raw)
    yield from raws_by_item.values()
    yield from (raw for tag, raw in document.sources.items() if ("Word", tag) not in raws_by_item)


def _without_record(document: TextDocument) -> Iterator[Problem]:
    """Yield each cited work that has no record anywhere in the document."""
    known_items = {
        (citation.program, item.identity) for citation in document.citations for item in citation.items if item.raw
    }
    for citation in document.citations:
        for item in citation.items:
            if citation.program != PROTLIB and (citation.program, item.identity) not in known_items:
                known_items.add((citation.program, item.identity))
                message = f"{citation.program} stored no record for this citation; left out"
                yield Problem(0, citation.display.strip() or item.identity, message, lost=True)
