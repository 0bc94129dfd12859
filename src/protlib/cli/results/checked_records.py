"""The records that `check` looks at, of the library or of files, and what is wrong with them."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from protlib.cli.advice import select_or_advise
from protlib.cli.options.rules import RuleOptions
from protlib.cli.options.selection import FilterOptions, selection_of
from protlib.cli.output import publications_text
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.progress import progress
from protlib.errors import UsageError
from protlib.record.web_sources import LONG_AGO
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.checking.flaw import Context, Finding, Rule
    from protlib.library import Library
    from protlib.record.decisions import Decision
    from protlib.record.model import Publication
    from protlib.render.findings import FileLine
    from protlib.search.results import Results
    from protlib.selection import Selection


@dataclass(frozen=True, slots=True)
class CheckedRecords:
    """The records to check, the records to compare them with, and the place of each record from a file."""

    publications: "Sequence[Publication]"
    among: "Sequence[Publication]"
    file_lines: "dict[str, FileLine]" = field(default_factory=dict)
    lost: int = 0
    decided: "Sequence[Decision]" = ()


def choose_records(
    library: "Library", files: Sequence[str] | None, words: list[str] | None, options: FilterOptions, *, verbose: bool
) -> CheckedRecords:
    """Return the records to check: those of files, or the selected ones of the library."""
    if files:
        return _of_files(files, words, options, verbose=verbose)
    from protlib.library.one_moment import read_at_one_moment

    selection = selection_of(words, options)
    results, among, decided = read_at_one_moment(library, lambda moment: _read_records(moment, selection))
    select_or_advise(library, selection, results)
    return CheckedRecords(results.publications, among, decided=decided)


def _read_records(
    library: "Library", selection: "Selection"
) -> "tuple[Results, Sequence[Publication], Sequence[Decision]]":
    """Return the selected records, the records to compare them with, and earlier decisions."""
    results = library.select(selection, summaries=False)
    is_part = results.total < len(library)
    return results, [*library] if is_part else results.publications, library.decisions().all_decisions


def _of_files(
    files: Sequence[str], words: list[str] | None, options: FilterOptions, *, verbose: bool
) -> CheckedRecords:
    """Read files as an import would, and give each record the key that it would have."""
    from protlib.cli.files import load, tell_problems
    from protlib.record.keys import give_keys
    from protlib.render.findings import FileLine

    if words or options.is_used:
        raise UsageError("--file checks a whole file; leave out the query and filters")
    loaded = [load(path, "auto", option="") for path in files]
    for file in loaded:
        tell_problems(file, verbose=verbose)
    records = give_keys([publication for file in loaded for publication in file.parsed.publications])
    lines = [FileLine(file.name, line) for file in loaded for line in file.parsed.lines]
    file_lines = {record.key: file_line for record, file_line in zip(records, lines, strict=True)}
    return CheckedRecords(records, records, file_lines, sum(file.lost for file in loaded))


def find_flaws(
    library: "Library", choice: CheckedRecords, rules: "Sequence[Rule]", older: str | None
) -> "tuple[list[Finding], Context]":
    """Return the findings of the rules, and their questions; files have no earlier decisions."""
    from protlib.attachments.folder import FilesFolder
    from protlib.attachments.locations import whereabouts
    from protlib.checking import report
    from protlib.library.files.cover_levels import stricter_covers

    age, today = LONG_AGO if older is None else older, time.strftime("%Y-%m-%d")
    make_context = partial(report.make_context, choice.among, today, choice.decided, older=age)
    with (
        activity(f"Checking {publications_text(len(choice.publications))}"),
        progress("Reading covers") as report_progress,
    ):
        context = (
            make_context()
            if choice.file_lines
            else make_context(
                whereabouts=partial(whereabouts, FilesFolder(library.path)),
                stricter_cover=stricter_covers(library, choice.publications, report_progress),
            )
        )
        return report.check(choice.publications, rules, context, among=choice.among), context


def summary_of_findings(findings: "Sequence[Finding]", choice: CheckedRecords, which: RuleOptions) -> str:
    """Return how much was found, in one line."""
    total = len(choice.publications)
    if not findings:
        return f"{publications_text(total)}: nothing found"
    if which.style and not which.only:
        from protlib.checking.styles import LACKS

        lacking = Counter({rule: len({finding.key for finding in findings if finding.rule == rule}) for rule in LACKS})
        (rule, count), *other_rules = [pair for pair in lacking.items() if pair[1]]
        have = "has" if count == 1 else "have"
        return ", ".join(
            (f"{count} of {total} {have} {LACKS[rule]}", *(f"{n} {LACKS[name]}" for name, n in other_rules))
        )
    kinds = Counter(finding.severity.value for finding in findings)
    counts = ", ".join(number_of(count, kind) for kind, count in kinds.items())
    effects = Counter("confirms" if finding.is_guess else "mends" for finding in findings if finding.mended)
    effect = ", ".join(f"{verb} {count}" for verb, count in sorted(effects.items(), reverse=True))
    return f"{publications_text(total)}: {counts}" + (
        f"; {fixing_options(which)} {effect}" if effect and not choice.file_lines else ""
    )


def fixing_options(which: RuleOptions) -> str:
    """Return the options that correct the findings of the rules."""
    return " ".join(["--fix", *(f"--rule {rule}" for rule in which.only or ())])
