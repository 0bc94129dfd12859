"""`check`: errors and doubts in records, and their correction."""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import typer

from protlib.cli.advice import select_or_advise
from protlib.cli.changes import ChangeOptions, carry_out, change_options
from protlib.cli.context import library_of
from protlib.cli.decisions.silences import change_silences
from protlib.cli.options import NoPagerOption
from protlib.cli.options.choice import keys_alone
from protlib.cli.options.declaration import OptionGroup, flag, grouped, option
from protlib.cli.options.rules import RuleOptions, SilenceOptions, choose_rules, explain, refuse_age_alone, rules_beside
from protlib.cli.options.selection import FilterOptions, QueryWords, selection_of
from protlib.cli.output import MOST_TOLD, none_listed, publications_text, put_lines, say
from protlib.cli.report import put_report
from protlib.cli.terminal.activity import activity
from protlib.cli.terminal.pager import paged
from protlib.cli.terminal.progress import progress
from protlib.errors import ExitCode, UsageError
from protlib.record.web_sources import LONG_AGO
from protlib.system.windows import expand_patterns
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.checking.flaw import Context, Finding, Rule
    from protlib.library import Library
    from protlib.record.decisions import Decision
    from protlib.record.model import Publication
    from protlib.render.findings import FileLine
    from protlib.search.results import Results
    from protlib.selection import Selection

_ABOUT_KEYS: Final = "a rule is switched off for citation keys or for the whole library; name keys, or none"
_FORMS: Final = {
    **dict.fromkeys(("", "--file"), ("text", "json", "github", "csv", "keys")),
    **dict.fromkeys(("--explain", "--fix"), ("text", "json")),
}
"""How can be printed what is found, the rules that are explained, and what was mended."""


class FixOptions(OptionGroup, panel="Fix"):
    """Whether to correct what is certain, and how."""

    fix: bool = flag("--fix", "Fix what is certain. With --rule: fix what this rule can fix.")
    dry_run: bool = flag("--dry-run", "With --fix: show what would change, and change nothing.")
    yes: bool = flag("--yes", "With --fix: do not ask.")
    quiet: bool = flag("--quiet -q", "With --fix: print only what went wrong.")


class CheckOptions(OptionGroup):
    """What is checked beside the library, and how findings are printed."""

    files: list[str] | None = option(
        "--file FILE",
        "Check this file before you import it; - is standard input. Repeatable.",
        callback=expand_patterns,
    )
    output: Literal["text", "json", "github", "csv", "keys"] = option(
        "--format -f FORM", "Print as text, json, github, csv or keys.", shows_default=True, default="text"
    )
    verbose: bool = flag("--verbose -v", "Show every finding of each rule.")
    no_pager: NoPagerOption = False


@dataclass(frozen=True, slots=True)
class _Checked:
    """The records to check, the records to compare them with, and the place of each record from a file."""

    publications: "Sequence[Publication]"
    among: "Sequence[Publication]"
    file_lines: "dict[str, FileLine]" = field(default_factory=dict)
    lost: int = 0
    decided: "Sequence[Decision]" = ()


@grouped
def check(
    context: typer.Context,
    words: QueryWords = None,
    *,
    how: FixOptions,
    which: RuleOptions,
    options: FilterOptions,
    silencing: SilenceOptions,
    own_options: CheckOptions,
) -> None:
    """Find errors and gaps in your records, and fix them.

    It checks names, places, identifiers, dates and texts. --fix corrects what is certain. Each finding names its rule.
    Some rules run only with --rule; --explain lists all rules. WORDS are rules with --explain, and citation keys with
    --silence and --unsilence. The exit code is 1 if something is found.
    """
    _refuse_misfits(which, how, silencing, own_options)
    output = own_options.output
    if which.explain:
        explain(words or (), which, output, no_pager=own_options.no_pager)
        return
    with library_of(context) as library:
        if silencing.is_used:
            change_silences(library, keys_alone(words, options, _ABOUT_KEYS), silencing)
            return
        rules = choose_rules(which)
        with none_listed(None if how.fix else output):
            checked = _choose_records(library, own_options, words, options)
        findings, reference = _find_flaws(library, checked, rules, which.older)
        if how.fix:
            _mend(library, checked, findings, reference, which, change_options(how, output))
            return
    with paged(no_pager=own_options.no_pager):
        _print(findings, checked, output, str(library.path), None if own_options.verbose or which.only else MOST_TOLD)
    _end(findings, checked, which, output)


def _refuse_misfits(which: RuleOptions, how: FixOptions, silencing: SilenceOptions, own_options: CheckOptions) -> None:
    """Raise UsageError for options that would have no effect."""
    options_given = {"file": own_options.files, "explain": which.explain, "fix": how.fix, **silencing.values()}
    tasks = [f"--{name}" for name, value in options_given.items() if value]
    rules = [
        name for name, value in (("--for", which.style), ("--rule", which.only), ("--ignore", which.ignored)) if value
    ]
    if tasks == ["--file", "--fix"]:
        raise UsageError("--fix changes the library, not files; import the file, then check --fix")
    if len(tasks) > 1 and tasks != ["--silence", "--unsilence"]:
        raise UsageError(f"{tasks[0]} and {tasks[1]} cannot be used together; choose one")
    if not how.fix and how.is_used:
        raise UsageError("--dry-run, --yes and --quiet need --fix")
    if which.style and which.only:
        raise UsageError("--for has its own rules; leave out --rule or --for")
    if not silencing.is_used:
        refuse_age_alone(which)
    elif which.older is not None:
        raise UsageError(f"{tasks[0]} already names rules; leave out --older")
    if silencing.is_used and rules:
        raise UsageError(f"{tasks[0]} already names rules; leave out {rules[0]}")
    fit = _FORMS.get(tasks[0] if tasks else "", ("text",))
    if own_options.output not in fit:
        raise UsageError(f"{tasks[0]} prints no findings; leave out --format {own_options.output}")


def _choose_records(
    library: "Library", own_options: CheckOptions, words: list[str] | None, options: FilterOptions
) -> _Checked:
    """Return the records to check: those of files, or the selected ones of the library."""
    if own_options.files:
        return _of_files(own_options.files, words, options, verbose=own_options.verbose)
    from protlib.library.one_moment import read_at_one_moment

    selection = selection_of(words, options)
    results, among, decided = read_at_one_moment(library, lambda moment: _read_records(moment, selection))
    select_or_advise(library, selection, results)
    return _Checked(results.publications, among, decided=decided)


def _read_records(
    library: "Library", selection: "Selection"
) -> "tuple[Results, Sequence[Publication], Sequence[Decision]]":
    """Return the selected records, the records to compare them with, and earlier decisions."""
    results = library.select(selection, summaries=False)
    is_part = results.total < len(library)
    return results, [*library] if is_part else results.publications, library.decisions().all_decisions


def _of_files(files: Sequence[str], words: list[str] | None, options: FilterOptions, *, verbose: bool) -> _Checked:
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
    return _Checked(records, records, file_lines, sum(file.lost for file in loaded))


def _find_flaws(
    library: "Library", choice: _Checked, rules: "Sequence[Rule]", older: str | None
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


def _mend(
    library: "Library",
    choice: _Checked,
    findings: "Sequence[Finding]",
    context: "Context",
    which: RuleOptions,
    how: ChangeOptions,
) -> None:
    """Correct what is certain, and print how many findings remain; ends with 1 if any do."""
    from protlib.checking.report import mend_record

    mend = partial(mend_record, rules=choose_rules(which), context=context)
    certain = {finding.key for finding in findings if finding.mended}
    keys = [publication.key for publication in choice.publications if publication.key in certain]
    remaining = sum(not finding.mended for finding in findings)
    if keys:
        label = f"check {_fix(which)}"
        carry_out(library, lambda tried: library.change(keys, mend, label, dry_run=tried), how)
    else:
        if how.is_json:
            put_report([], dry_run=how.dry_run)
        if not how.quiet:
            say(f"{publications_text(len(choice.publications))}: nothing for --fix to mend")
    if remaining and not how.quiet:
        them = "it" if remaining == 1 else "them"
        say(f"{number_of(remaining, 'finding')} to mend by hand. To list {them}: the same without --fix")
    if remaining or (keys and how.dry_run):
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _print(found: "Sequence[Finding]", choice: _Checked, output: str, library: str, most: int | None) -> None:
    from protlib.render import findings

    match output:
        case "json":
            put_lines([findings.as_json(found, choice.file_lines)])
        case "csv":
            put_lines(findings.as_csv(found, choice.file_lines))
        case "keys":
            put_lines(findings.keys(found))
        case "github":
            put_lines(findings.for_github(found, choice.file_lines, library))
        case _ if sys.stdout.isatty():
            from protlib.render.people import draw_hanging

            draw_hanging(findings.for_people(found, choice.file_lines, most, len(choice.publications)))
        case _:
            put_lines(map(str, findings.for_people(found, choice.file_lines, most, len(choice.publications))))


def _end(findings: "Sequence[Finding]", choice: _Checked, which: RuleOptions, output: str) -> None:
    """Print the number of findings, and the optional rules if the user named none; end with the right code."""
    say(_summary(findings, choice, which))
    if output == "text" and not (which.only or which.style):
        say(rules_beside())
    if choice.lost:
        raise typer.Exit(ExitCode.INPUT_REFUSED)
    if findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _summary(findings: "Sequence[Finding]", choice: _Checked, which: RuleOptions) -> str:
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
        f"; {_fix(which)} {effect}" if effect and not choice.file_lines else ""
    )


def _fix(which: RuleOptions) -> str:
    """Return the options that correct the findings of the rules."""
    return " ".join(["--fix", *(f"--rule {rule}" for rule in which.only or ())])
