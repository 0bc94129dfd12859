"""The file for the author of a report: each quotation beside its source, with what to do."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.documents.block_file import (
    SUFFIXES,
    OverviewForm,
    choose_form,
    make_overview,
    overview_data,
    paper_of_country,
    wording_of,
)
from protlib.cli.files.outgoing_records import Include, hand_out_converted
from protlib.cli.files.output_file import OutputFile, permissions_of_copies
from protlib.cli.options.citation_options import language_tag
from protlib.cli.output import say
from protlib.text import make_legible

if TYPE_CHECKING:
    from protlib.cli.documents.quotation_report import CheckedReport
    from protlib.quotations.report_check import CheckedQuotation
    from protlib.record.model import Publication


_FORMS: Final = {suffix: form for suffix, form in SUFFIXES.items() if form != "pdf"}


def form_of_check(output: str | None) -> tuple[OverviewForm, str]:
    """Return the form of a check, and its path; raises UsageError for another suffix."""
    return choose_form(output, "check.html", _FORMS)


class OpenWorks:
    """Tells which publications an author may read; those of the library that are not public, if they are included.

    What is left out is counted, for a message.
    """

    def __init__(self, include: Include) -> None:
        self._include = include or ()
        self._closed: dict[str, Publication] = {}

    def __call__(self, record: "Publication") -> bool:
        """Tell whether the author may read a publication."""
        from protlib.record.handout import is_allowed

        if is_allowed(record, self._include):
            return True
        self._closed[record.key] = record
        return False

    def tell(self, report: "CheckedReport") -> None:
        """Print how many works that the report cites were not looked at, and how to include them."""
        from protlib.record.handout import without_private

        cited_keys = {key for citation_match in report.text.citations for key in citation_match.citation.keys}
        cited_records = [without_private(record) for key, record in self._closed.items() if key in cited_keys]
        hand_out_converted(cited_records, self._include, mention_fields=())


def write_check(report: "CheckedReport", file: OutputFile, form: OverviewForm, locale: str | None) -> None:
    """Write the check of a report for its author; it is no more open than the report."""
    from protlib.overview.quotation_check import AuthorCheck, make_quotation_blocks

    wording = wording_of(language_tag(locale), "a check")
    has_lines = bool(report.text.source)
    parts = (
        [_name_closed_work(outcome, report.text.text) for outcome in report.outcomes],
        report.numbers,
        report.paraphrases,
    )
    check = AuthorCheck(*parts, report.records.get, has_lines, wording, [uncited.text for uncited in report.uncited])
    title = wording.text("quotes.title", name=wording.isolate(make_legible(Path(report.name).name)))
    document = make_overview(title, wording, paper_of_country(locale or ""), make_quotation_blocks(check))
    most = file.most & permissions_of_copies(Path(report.name))
    file._replace(most=most).write(overview_data(document, form))
    say(f"{file.name}: the check for the author")


def _name_closed_work(outcome: "CheckedQuotation", text: str) -> "CheckedQuotation":
    """Return an outcome whose work, if it is not public, has the name that the report gives it, and not its key."""
    from protlib.quotations.report_check import Obstacle, SourceProblem

    match, key = outcome.quotation.citation_match, outcome.passage.key
    name = " ".join(text[match.start : match.end].split()).strip("()[]")
    if not (outcome.problem and outcome.problem.obstacle is Obstacle.UNKNOWN) or not name or key in name:
        return outcome
    problem = SourceProblem(Obstacle.UNLISTED, outcome.reason)
    return outcome._replace(passage=outcome.passage._replace(key=name), pages="", paragraphs="", problem=problem)
