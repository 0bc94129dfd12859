"""The records that `check` looks at, of the library or of files, and what is wrong with them."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from protlib.cli.advice.chosen_records import select_or_advise
from protlib.cli.options.rule_options import RuleOptions
from protlib.cli.options.selection_options import FilterOptions, selection_of
from protlib.cli.output import publications_text
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.progress_bar import progress
from protlib.errors import UsageError
from protlib.record.web_sources import LONG_AGO
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.checking.flaw import Context, RecordFlaw, Rule
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.render.rule_findings import FileLine
    from protlib.selection import Selection


@dataclass(frozen=True, slots=True)
class CheckedRecords:
    """The records to check, how the library selects them, and the place of each record from a file."""

    publications: "Sequence[Publication]"
    selection: "Selection | None" = None
    file_lines: "dict[str, FileLine]" = field(default_factory=dict)
    lost: int = 0


def choose_records(
    library: "Library", files: Sequence[str] | None, words: list[str] | None, options: FilterOptions, *, verbose: bool
) -> CheckedRecords:
    """Return the records to check: those of files, or the selected ones of the library."""
    if files:
        return _records_of_files(files, words, options, verbose=verbose)
    selection = selection_of(words, options)
    results = select_or_advise(library, selection, library.stream(selection))
    return CheckedRecords(results.publications, selection)


def _records_of_files(
    files: Sequence[str], words: list[str] | None, options: FilterOptions, *, verbose: bool
) -> CheckedRecords:
    """Read files as an import would, and give each record the key that it would have."""
    from protlib.cli.files.file_contents import load_file, tell_problems
    from protlib.record.keys import give_keys
    from protlib.render.rule_findings import FileLine

    if words or options.is_used:
        raise UsageError("--file checks a whole file; leave out the query and filters")
    input_files = [load_file(path, "auto", option="") for path in files]
    for file in input_files:
        tell_problems(file, verbose=verbose)
    records = give_keys([publication for file in input_files for publication in file.reading.publications])
    lines = [FileLine(file.name, line) for file in input_files for line in file.reading.lines]
    file_lines = {record.key: file_line for record, file_line in zip(records, lines, strict=True)}
    return CheckedRecords(records, None, file_lines, sum(file.lost_count for file in input_files))


def find_flaws_in_choice(
    library: "Library", choice: CheckedRecords, rules: "Sequence[Rule]", older: str | None
) -> "tuple[list[RecordFlaw], Context]":
    """Return the findings of the rules, and their questions; files have no earlier decisions."""
    age = LONG_AGO if older is None else older
    with (
        activity(f"Checking {publications_text(len(choice.publications))}"),
        progress("Reading covers") as report_progress,
    ):
        if choice.selection is None:
            from protlib.checking import check_run

            context = check_run.make_context(choice.publications, time.strftime("%Y-%m-%d"), older=age)
            return check_run.run_rules(choice.publications, rules, context), context
        from protlib.library import findings

        return findings.find_flaws(library, choice.selection, rules, age, report_progress)


def _summary_of_lacks(findings: "Sequence[RecordFlaw]", total: int) -> str:
    """Return how many records lack what a style prints, such as "3 of 20 have no author, 1 no date"."""
    from protlib.checking.style_rules import LACKS

    counts = Counter({rule: len({finding.key for finding in findings if finding.rule == rule}) for rule in LACKS})
    (rule, count), *other_rules = [pair for pair in counts.items() if pair[1]]
    verb = "has" if count == 1 else "have"
    return ", ".join((f"{count} of {total} {verb} {LACKS[rule]}", *(f"{n} {LACKS[name]}" for name, n in other_rules)))


def summary_of_findings(findings: "Sequence[RecordFlaw]", choice: CheckedRecords, rule_options: RuleOptions) -> str:
    """Return how much was found, in one line."""
    total = len(choice.publications)
    if not findings:
        return f"{publications_text(total)}: nothing found"
    if rule_options.style and not rule_options.only:
        return _summary_of_lacks(findings, total)
    kinds = Counter(finding.severity.value for finding in findings)
    counts = ", ".join(number_of(count, kind) for kind, count in kinds.items())
    effects = Counter("confirms" if finding.is_guess else "mends" for finding in findings if finding.mended)
    effect = ", ".join(f"{verb} {count}" for verb, count in sorted(effects.items(), reverse=True))
    return f"{publications_text(total)}: {counts}" + (
        f"; {fixing_options(rule_options)} {effect}" if effect and not choice.file_lines else ""
    )


def fixing_options(rule_options: RuleOptions) -> str:
    """Return the options that correct the findings of the rules."""
    return " ".join(["--fix", *(f"--rule {rule}" for rule in rule_options.only or ())])
