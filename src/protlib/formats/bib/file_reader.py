"""From a BibTeX or biblatex file to records, with the line of each and its problems."""

from collections.abc import Iterator, Sequence
from typing import Final

from protlib.formats.bib.entry_reader import read_entries
from protlib.formats.bib.entry_types import NOT_PUBLICATIONS
from protlib.formats.bib.fields import lead
from protlib.formats.bib.latex.braced_groups import is_group
from protlib.formats.bib.own_notes import NO_NOTES, NoteFields, find_note_fields
from protlib.formats.bib.syntax import jabref_groups
from protlib.formats.bib.syntax.inheritance import inherit
from protlib.formats.bib.syntax.splitter import BibEntry, split
from protlib.formats.bib.writing_program import is_of_mendeley
from protlib.formats.common.allowance import Allowance
from protlib.formats.common.note_headings import find_mapping, move_notes
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import RECORDS_AT_ONCE, take_many

# The most characters that a file's macros and inheritance may produce.
_LEAST_ALLOWANCE: Final = 10_000_000
_ALLOWANCE_A_LETTER: Final = 10  # of the file: what people write themselves needs less than two

_RECORDS_A_STEP: Final = 8 * RECORDS_AT_ONCE  # of the progress line: it moves often enough, and costs nothing
_BRACED_TITLES: Final = ("title", "booktitle", "series", "maintitle", "subtitle", "shorttitle")
_LEAST_TITLES: Final = 3  # titles that show a habit


def load(text: str, options: ReadOptions) -> Parsed:
    """Return the records of a BibTeX or biblatex file; a file without entries has a problem that says so."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    allowance = Allowance(_LEAST_ALLOWANCE + _ALLOWANCE_A_LETTER * len(text))
    is_blank, is_own = not text or text.isspace(), f"\n{lead('title')}{{" in text
    head = text[: max(text.find("@"), 0)]
    texts = [text]
    del text  # `split` lets go of it: it takes as much memory as the records, or twice as much
    file = split(texts.pop(), allowance)
    parsed = Parsed(problems=file.problems)
    if not file.entries and not file.problems and not is_blank:
        parsed.problems.append(Problem(1, "", "no BibTeX entry found", lost=True))
    mapping = find_mapping(options.note_headings, options.columns)
    note_fields = NO_NOTES if is_own else find_note_fields(file.entries, file.comments, head, mapping)
    parsed.note_headings.update(note_fields.headings(file.entries))
    parsed.fields.update(mapping)
    members, group_paths = jabref_groups.groups(file.comments), jabref_groups.paths(file.comments)
    entries = inherit(file.entries if is_own else _without_habit(file.entries, head), allowance, parsed.problems)
    total = len(file.entries)
    file.entries.clear()
    for batch, entries_at_once in enumerate(take_many(_take_each(entries))):
        if batch * RECORDS_AT_ONCE % _RECORDS_A_STEP == 0:
            options.progress(batch * RECORDS_AT_ONCE, total)
        for entry in entries_at_once:
            if entry.key in members:
                entry.fields.setdefault("groups", jabref_groups.COMMA.join(members[entry.key]))
            elif group_paths and (names := entry.fields.get("groups")):
                entry.fields["groups"] = jabref_groups.COMMA.join(
                    group_paths.get(name, name) for name in names.split(jabref_groups.COMMA)
                )
        _add(entries_at_once, parsed, note_fields)
    options.progress(total, total)
    if is_own:
        move_notes(parsed, options)
    parsed.problems.sort(key=lambda problem: problem.line)
    return parsed


def _take_each(entries: list[BibEntry]) -> Iterator[BibEntry]:
    """Take the entries out of a list in their order: what each is read to needs the room."""
    entries.reverse()
    while entries:
        yield entries.pop()


def _add(entries: Sequence[BibEntry], content: Parsed, note_fields: NoteFields) -> None:
    for entry in entries:
        if entry.type == "set":
            message = f"a set of {entry.fields.get('entryset', 'nothing')} is not a record; its members are"
            content.problems.append(Problem(entry.line, entry.key, message))
    works = [entry for entry in entries if entry.type != "set" and entry.type not in NOT_PUBLICATIONS]
    for entry, (publication, faults) in zip(works, read_entries(works, note_fields), strict=True):
        content.publications.append(publication)
        content.lines.append(entry.line)
        if problems := faults if entry.fields else ["the entry has no fields"]:
            name = publication.key or publication.title
            content.problems.extend([Problem(entry.line, name, problem) for problem in problems])


def _without_habit(entries: Sequence[BibEntry], head: str) -> Sequence[BibEntry]:
    """Return the entries; where a file braces all titles by habit, the outer braces are removed.

    `head` is what stands before the first entry.

    Mendeley, Web of Science and others write every title as `title = {{Caring for Persons}}`. Such braces say nothing
    about capitals, and they would stop every style from changing the case. The braces count where a file has them round
    a few titles only, and in protlib's own files.
    """
    are_braced = [is_group(title) for entry in entries if (title := entry.fields.get("title"))]
    if not any(are_braced):
        return entries
    is_habit = len(are_braced) >= _LEAST_TITLES and sum(are_braced) * 2 > len(are_braced)
    if is_habit or is_of_mendeley(entries, head, is_every=all(are_braced)):
        return [entry._replace(fields=_remove_outer_braces(entry.fields)) for entry in entries]
    return entries


def _remove_outer_braces(fields: dict[str, str]) -> dict[str, str]:
    return {
        name: value[1:-1].strip() if name in _BRACED_TITLES and is_group(value) else value
        for name, value in fields.items()
    }
