"""The findings of `check`: by rule for people, and as JSON, as CSV and as lines for GitHub Actions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from protlib.checking.flaw import RecordFlaw, Rule, Severity
from protlib.record.fields import cells
from protlib.record.name import Name, to_json
from protlib.render.record_panels import HangingText
from protlib.render.scripts import csv_lines, json_text
from protlib.text import make_printable

COLUMNS: Final = ("key", "rule", "severity", "field", "message", "mended")
_LOCATION_COLUMNS: Final = ("file", "line")
_RULE_FIELDS: Final = ("name", "severity", "fields", "looks_for", "example", "mend")
_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold"}
_FLAWS_OF_A_FLOOD: Final = 50  # flaws of one rule
_RECORDS_OF_A_FLOOD: Final = 20
"""A rule that finds more than fifty flaws, in more than one of twenty records, is told in one line."""
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class FileLine(NamedTuple):
    """The file of a record, and the line where the record begins there, 0 for none."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        """Return it as "file:line"."""
        return f"{self.file}:{self.line}" if self.line else self.file


def for_people(
    findings: Sequence[RecordFlaw], file_lines: Mapping[str, FileLine], most_lines: int | None, record_count: int
) -> Iterator[HangingText]:
    """Yield the findings of each rule below its name, the worst first, and at most `most_lines` of one rule.

    Findings in files begin with the file and the line. Where one rule of several finds a flood in `record_count`
    records, one line has their number; with `most_lines` None all are listed.
    """
    is_alone = len({finding.rule for finding in findings}) == 1
    for (severity, rule), group in groupby(findings, key=lambda finding: (finding.severity, finding.rule)):
        rule_findings = list(group)
        if most_lines is not None and not is_alone and _is_flood(rule_findings, record_count):
            hint = f"{len(rule_findings)} of {record_count}. To list them: protlib check --rule {rule}"
            yield HangingText(f"{severity} {rule}: {hint}", 0, _STYLES[severity])
            continue
        yield HangingText(f"{severity} {rule}: {len(rule_findings)}", 0, _STYLES[severity])
        for finding in rule_findings[:most_lines]:
            mend_note = f" (can be {'confirmed' if finding.is_guess else 'mended'})" if finding.mended else ""
            prefix = f"{file_lines[finding.key]}: " if finding.key in file_lines else ""
            yield HangingText(f"{prefix}{finding.key}: {_label(finding.field)}: {finding.message}{mend_note}", 2)
        if most_lines is not None and len(rule_findings) > most_lines:
            yield HangingText(f"and {len(rule_findings) - most_lines} more; --verbose shows them all", 2)


def _is_flood(findings: Sequence[RecordFlaw], record_count: int) -> bool:
    """Tell whether a rule finds too much to list: more than fifty, in more than a twentieth of the records."""
    return len(findings) > max(_FLAWS_OF_A_FLOOD, record_count // _RECORDS_OF_A_FLOOD)


def as_json(findings: Sequence[RecordFlaw], file_lines: Mapping[str, FileLine]) -> str:
    """Return the findings as a list of objects; those of files with the file and the line."""
    return json_text([_object(finding, file_lines.get(finding.key)) for finding in findings])


def _object(finding: RecordFlaw, file_line: FileLine | None) -> dict[str, Any]:
    values = {
        "key": finding.key,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "field": finding.field,
        "message": finding.message,
        "mended": {name: to_json(value) for name, value in finding.mended.items()} or None,
    }
    return {**values, "file": make_printable(file_line.file), "line": file_line.line} if file_line else values


def as_csv(findings: Sequence[RecordFlaw], file_lines: Mapping[str, FileLine]) -> Iterator[str]:
    """Return the findings as the lines of a table, with file and line where known, and mends as `set` takes them."""
    rows = [
        (
            finding.key,
            finding.rule,
            finding.severity.value,
            finding.field,
            finding.message,
            _assignments(finding),
            *((file_line.file, file_line.line or "") if (file_line := file_lines.get(finding.key)) else ()),
        )
        for finding in findings
    ]
    return csv_lines([(*COLUMNS, *_LOCATION_COLUMNS) if file_lines else COLUMNS, *rows])


def _assignments(finding: RecordFlaw) -> str:
    return " ".join(f"{name}={_cell(name, value)}" for name, value in finding.mended.items())


def _cell(name: str, value: Any) -> str:
    from protlib.record.names import display

    if isinstance(value, str):
        return value
    return cells.join([display(entry) if isinstance(entry, Name) else entry for entry in value], name)


def keys_with_findings(findings: Iterable[RecordFlaw]) -> Iterator[str]:
    """Return the keys with findings, each once, in order."""
    return iter(dict.fromkeys(finding.key for finding in findings))


def for_github(findings: Sequence[RecordFlaw], file_lines: Mapping[str, FileLine], library: str) -> Iterator[str]:
    """Yield the lines with which GitHub Actions shows findings, beside the line of a file where it is known."""
    for finding in findings:
        file_line = file_lines.get(finding.key, FileLine(library))
        line = f",line={file_line.line}" if file_line.line else ""
        properties = f"file={_escape(file_line.file, ':,')}{line},title={finding.rule}"
        message = _escape(f"{finding.key}: {_label(finding.field)}: {finding.message}")
        yield f"::{_LEVELS[finding.severity]} {properties}::{message}"


def _escape(text: str, further_signs: str = "") -> str:
    """Return a text without characters that end it, as the toolkit of GitHub Actions writes it."""
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{further_signs}" else char for char in text)


def explain_rule(rule: Rule) -> Iterator[str]:
    """Yield what a rule looks for, why, an example, its mend, and the option for it."""
    from protlib.checking.rules import when_applied

    yield f"{rule.name} ({rule.severity}; {rule.fields})"
    yield f"  It finds {rule.looks_for}."
    yield f"  For example: {rule.example}"
    if not rule.mend:
        yield "  Fix it by hand."
    elif when_applied(rule.name) == "--rule":
        yield f"  protlib check --fix --rule {rule.name} fixes it: {rule.mend}."
    else:
        yield f"  protlib check --fix fixes it: {rule.mend}."
    if option := _option_of(rule):
        yield f"  It is applied only {option}."


def rule_row(rule: Rule) -> tuple[str, str, str]:
    """Return the row of a rule in a list: its name, its severity, and what it finds, with the option for it."""
    from protlib.checking.rules import when_applied

    option = when_applied(rule.name)
    looks_for = rule.looks_for if option == "always" else f"{rule.looks_for} (with {option})"
    return rule.name, str(rule.severity), looks_for


def _option_of(rule: Rule) -> str:
    """Return the option for a rule, "" for one that is always applied."""
    from protlib.checking.rules import when_applied

    option = when_applied(rule.name)
    return {"always": "", "--rule": f"with --rule {rule.name}"}.get(option, "with --for STYLE or --rule")


def _label(field: str) -> str:
    return field.replace("_", " ")


def rules_as_json(rules: Iterable[Rule]) -> str:
    """Return rules as a list of objects: what they look for, why, an example and the mend."""
    from protlib.checking.rules import when_applied

    return json_text(
        [{**{name: getattr(rule, name) for name in _RULE_FIELDS}, "applied": when_applied(rule.name)} for rule in rules]
    )
