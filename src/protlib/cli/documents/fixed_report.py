"""What `verify --quotes --fix` makes of a report: its citations with the right pages and paragraphs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from protlib.cli.input_file import STANDARD
from protlib.cli.output import say
from protlib.errors import InputRefusedError, UsageError
from protlib.text import number_of

if TYPE_CHECKING:
    import typer

    from protlib.cli.documents.quotation_report import CheckedReport
    from protlib.quotations.report_check import CheckedQuotation


class _FixedReport(NamedTuple):
    """The bytes of a report whose citations are put right, the quotations of these, and those that it kept."""

    data: bytes
    fixes: "Sequence[CheckedQuotation]"
    unchanged: "Sequence[CheckedQuotation]" = ()


def fix_report(context: "typer.Context", report: "CheckedReport", target: str, *, force: bool) -> "CheckedReport":
    """Write the report with the right places in its citations, and return what there is to look at beside them.

    Raises UsageError where the report is a PDF file, or where the file may not be written.
    """
    from protlib.cli.files.output_file import output_file, permissions_of_copies
    from protlib.quotations.report_check import QuotationState
    from protlib.quotations.right_pages import count_fixes, explain_unfixed

    if not (report.text.source or report.text.document):
        kinds = ".docx, .odt, .md, .qmd, .tex and .txt"
        raise UsageError(
            f"--fix changes {kinds}; {report.name} is none of them: change its citations as they are listed"
        )
    if target == STANDARD:
        raise UsageError("--fix writes a file; name one: --output FILE")
    data, fixes, unchanged = _make_fixed(report)
    lines = explain_unfixed(report.outcomes, [*fixes, *unchanged])
    if unchanged:
        reason = "tracked changes, a field or another one that reads alike stand in the way. Change it by hand"
        lines.insert(0, f"{number_of(len(unchanged), 'citation')} not put right: {reason}")
    for line in lines or ([] if fixes else ["no page or paragraph to put right"]):
        say(f"{report.name}: {line}")
    if not fixes:
        return report
    file = output_file(context, target, force=force)._replace(most=permissions_of_copies(Path(report.name)))
    if target == report.name:
        file = file._replace(force_advice="--force changes the report itself; --output writes another file")
    file.write(data)
    say(f"{file.name}: {count_fixes(fixes)} put right")
    right = {id(outcome) for outcome in fixes}
    fixed_outcomes = [
        outcome._replace(state=QuotationState.VERBATIM, paragraph_verdict=None) if id(outcome) in right else outcome
        for outcome in report.outcomes
    ]
    return report._replace(outcomes=fixed_outcomes)


def _make_fixed(report: "CheckedReport") -> _FixedReport:
    """Return the report put right; a document may keep some citations as they are."""
    from protlib.quotations.right_pages import find_fixes, pair_texts, put_right

    fixes = find_fixes(report.text, report.outcomes)
    if report.text.source:
        return _FixedReport(put_right(report.text, fixes).encode(), fixes)
    if not fixes:
        return _FixedReport(report.data, fixes)
    from protlib.citing.documents.filled.corrected_texts import correct_texts

    try:
        paired = pair_texts(report.text, fixes)
        data, replaced_texts = correct_texts(report.data, paired.new_texts)
    except ValueError as error:
        raise InputRefusedError(f"{report.name}: {error}") from error
    made: list[CheckedQuotation] = []
    unchanged: list[CheckedQuotation] = []
    for fix in fixes:
        (made if paired.are_in(replaced_texts, report.text, fix) else unchanged).append(fix)
    return _FixedReport(data, made, unchanged)
