"""`check`: errors and doubts in records, and their correction."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

import typer

from protlib.cli.changes import ChangeOptions, carry_out, change_options
from protlib.cli.context import library_of
from protlib.cli.decisions.silent_rules import change_silences
from protlib.cli.options.choice import keys_alone
from protlib.cli.options.declaration import OptionGroup, flag, grouped, option
from protlib.cli.options.rule_options import (
    RuleOptions,
    SilenceOptions,
    choose_rules,
    explain,
    refuse_age_alone,
    rules_on_request_text,
)
from protlib.cli.options.selection_options import FilterOptions, QueryWords
from protlib.cli.options.shared import NoPagerOption
from protlib.cli.outcome_report import put_report
from protlib.cli.output import MOST_NAMED, name_library, publications_text, put_empty_list, put_lines, say
from protlib.cli.results.checked_records import (
    CheckedRecords,
    choose_records,
    find_flaws_in_choice,
    fixing_options,
    summary_of_findings,
)
from protlib.cli.terminal.pager import show_in_pager
from protlib.errors import ExitCode, UsageError
from protlib.system.windows import expand_patterns
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.checking.flaw import Context, RecordFlaw
    from protlib.library import Library

_KEYS_ADVICE: Final = "a rule is switched off for citation keys or for the whole library; name keys, or none"
_FORMS: Final = {
    **dict.fromkeys(("", "--file"), ("text", "json", "github", "csv", "keys")),
    **dict.fromkeys(("--explain", "--fix"), ("text", "json")),
}
"""The forms of output: of findings, of rules with --explain, of changes with --fix."""


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


@grouped
def check(
    context: typer.Context,
    words: QueryWords = None,
    *,
    fixes: FixOptions,
    rule_options: RuleOptions,
    options: FilterOptions,
    silencing: SilenceOptions,
    own_options: CheckOptions,
) -> None:
    """Find errors and gaps in your records, and fix them.

    It checks names, places, identifiers, dates and texts. --fix corrects what is certain. Each finding names its rule.
    Some rules run only with --rule; --explain lists all rules. WORDS are rules with --explain, and citation keys with
    --silence and --unsilence. The exit code is 1 if something is found.
    """
    _refuse_misfits(rule_options, fixes, silencing, own_options)
    output = own_options.output
    if rule_options.explain:
        explain(words or (), rule_options, output, no_pager=own_options.no_pager)
        return
    with library_of(context) as library:
        if silencing.is_used:
            change_silences(library, keys_alone(words, options, _KEYS_ADVICE), silencing)
            return
        rules = choose_rules(rule_options)
        with put_empty_list(None if fixes.fix else output):
            checked_records = choose_records(library, own_options.files, words, options, verbose=own_options.verbose)
        findings, reference = find_flaws_in_choice(library, checked_records, rules, rule_options.older)
        if fixes.fix:
            _mend_records(library, checked_records, findings, reference, rule_options, change_options(fixes, output))
            return
    most = None if own_options.verbose or rule_options.only else MOST_NAMED
    with show_in_pager(no_pager=own_options.no_pager):
        _print(findings, checked_records, output, str(library.path), most)
    _conclude(findings, checked_records, rule_options, output)


def _refuse_misfits(
    rule_options: RuleOptions, fixes: FixOptions, silencing: SilenceOptions, own_options: CheckOptions
) -> None:
    """Raise UsageError for options that would have no effect."""
    task_options = {"file": own_options.files, "explain": rule_options.explain, "fix": fixes.fix, **silencing.values()}
    tasks = [f"--{name}" for name, value in task_options.items() if value]
    values = (("--for", rule_options.style), ("--rule", rule_options.only), ("--ignore", rule_options.ignored))
    rules = [name for name, value in values if value]
    if tasks == ["--file", "--fix"]:
        raise UsageError("--fix changes the library, not files; import the file, then check --fix")
    if len(tasks) > 1 and tasks != ["--silence", "--unsilence"]:
        raise UsageError(f"{tasks[0]} and {tasks[1]} cannot be used together; choose one")
    if not fixes.fix and fixes.is_used:
        raise UsageError("--dry-run, --yes and --quiet need --fix")
    if rule_options.style and rule_options.only:
        raise UsageError("--for has its own rules; leave out --rule or --for")
    if not silencing.is_used:
        refuse_age_alone(rule_options)
    elif rule_options.older is not None:
        raise UsageError(f"{tasks[0]} already names rules; leave out --older")
    if silencing.is_used and rules:
        raise UsageError(f"{tasks[0]} already names rules; leave out {rules[0]}")
    fit = _FORMS.get(tasks[0] if tasks else "", ("text",))
    if own_options.output not in fit:
        raise UsageError(f"{tasks[0]} prints no findings; leave out --format {own_options.output}")


def _mend_records(
    library: "Library",
    choice: CheckedRecords,
    findings: "Sequence[RecordFlaw]",
    context: "Context",
    rule_options: RuleOptions,
    flags: ChangeOptions,
) -> None:
    """Correct what is certain, and print how many findings remain; ends with 1 if any do."""
    from protlib.checking.check_run import mend_record

    mend = partial(mend_record, rules=choose_rules(rule_options), context=context)
    mended_keys = {finding.key for finding in findings if finding.mended}
    keys = [publication.key for publication in choice.publications if publication.key in mended_keys]
    remaining = sum(not finding.mended for finding in findings)
    if keys:
        label = f"check {fixing_options(rule_options)}"
        carry_out(library, lambda dry_run: library.change(keys, mend, label, dry_run=dry_run), flags)
    else:
        if flags.is_json:
            put_report([], dry_run=flags.dry_run)
        if not flags.quiet:
            say(f"{publications_text(len(choice.publications))}: nothing for --fix to mend")
    if remaining and not flags.quiet:
        pronoun = "it" if remaining == 1 else "them"
        say(f"{number_of(remaining, 'finding')} to mend by hand. To list {pronoun}: the same without --fix")
    if remaining or (keys and flags.dry_run):
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _print(flaws: "Sequence[RecordFlaw]", choice: CheckedRecords, output: str, library: str, most: int | None) -> None:
    from protlib.render import rule_findings

    match output:
        case "json":
            put_lines([rule_findings.as_json(flaws, choice.file_lines)])
        case "csv":
            put_lines(rule_findings.as_csv(flaws, choice.file_lines))
        case "keys":
            put_lines(rule_findings.keys_with_findings(flaws))
        case "github":
            put_lines(rule_findings.for_github(flaws, choice.file_lines, library))
        case _:
            from protlib.render.record_panels import draw_hanging

            texts = rule_findings.for_people(flaws, choice.file_lines, most, len(choice.publications))
            lines = (text._replace(text=name_library(text.text)) for text in texts)
            draw_hanging(lines) if sys.stdout.isatty() else put_lines(map(str, lines))


def _conclude(findings: "Sequence[RecordFlaw]", choice: CheckedRecords, rule_options: RuleOptions, output: str) -> None:
    """Print the number of findings, and the optional rules if the user named none; end with the right code."""
    say(summary_of_findings(findings, choice, rule_options))
    if output == "text" and not (rule_options.only or rule_options.style):
        say(rules_on_request_text())
    if choice.lost:
        raise typer.Exit(ExitCode.INPUT_REFUSED)
    if findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
