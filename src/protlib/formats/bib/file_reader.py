"""From a BibTeX or biblatex file to records, with the line of each and its problems."""

from typing import Final

from protlib.formats.bib.doubled_titles import without_habit
from protlib.formats.bib.entry_reader import record
from protlib.formats.bib.entry_types import NOT_PUBLICATIONS
from protlib.formats.bib.syntax import jabref
from protlib.formats.bib.syntax.inheritance import inherit
from protlib.formats.bib.syntax.splitter import Entry, split
from protlib.formats.common.allowance import Allowance
from protlib.formats.parsed import Parsed, Problem, ReadOptions

_RECORDS_A_STEP: Final = 200  # of the progress line: it moves often enough, and costs nothing
# The most characters that a file's macros and inheritance may produce.
_LEAST_ALLOWANCE: Final = 10_000_000
_ALLOWANCE_A_LETTER: Final = 10  # of the file: what people write themselves needs less than two


def load(text: str, options: ReadOptions) -> Parsed:
    """Return the records of a BibTeX or biblatex file; a file without entries has a problem that says so."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    allowance = Allowance(_LEAST_ALLOWANCE + _ALLOWANCE_A_LETTER * len(text))
    file = split(text, allowance)
    parsed = Parsed(problems=file.problems)
    if not file.entries and not file.problems and text.strip():
        parsed.problems.append(Problem(1, "", "no BibTeX entry found", lost=True))
    members, group_paths = jabref.groups(file.comments), jabref.paths(file.comments)
    for index, entry in enumerate(inherit(without_habit(file.entries, text), allowance, parsed.problems)):
        if entry.key in members:
            entry.fields.setdefault("groups", jabref.COMMA.join(members[entry.key]))
        elif group_paths and (names := entry.fields.get("groups")):
            entry.fields["groups"] = jabref.COMMA.join(
                group_paths.get(name, name) for name in names.split(jabref.COMMA)
            )
        if index % _RECORDS_A_STEP == 0:
            options.progress(index, len(file.entries))
        if entry.type == "set":
            what = f"a set of {entry.fields.get('entryset', 'nothing')} is not a record; its members are"
            parsed.problems.append(Problem(entry.line, entry.key, what))
        elif entry.type not in NOT_PUBLICATIONS:
            _add(entry, parsed)
    options.progress(len(file.entries), len(file.entries))
    parsed.problems.sort(key=lambda problem: problem.line)
    return parsed


def _add(entry: Entry, content: Parsed) -> None:
    publication, problems = record(entry)
    content.publications.append(publication)
    content.lines.append(entry.line)
    name = publication.key or publication.title
    if not entry.fields:
        problems = ["the entry has no fields"]
    content.problems.extend([Problem(entry.line, name, problem) for problem in problems])
