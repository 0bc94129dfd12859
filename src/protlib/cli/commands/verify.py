"""`verify`: whether a document lists all that it cites, and whether the list agrees with the library."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.completion import completers
from protlib.cli.context import library_of
from protlib.cli.documents.verdict import LibraryAnswers, to_dict
from protlib.cli.files.handout import IncludeCitedOption
from protlib.cli.input_file import document_name, document_suffix, read_bytes
from protlib.cli.options import ForceOption
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.output import put_lines, put_sentences, say
from protlib.errors import EmptyLibraryError, ExitCode, NothingFoundError, UsageError
from protlib.system.shell import quoted
from protlib.text import number_of, shorten

if TYPE_CHECKING:
    from protlib.citing.verification.verdict import Finding, Verdict

DocumentArgument = Annotated[
    str,
    argument(
        "FILE",
        "A report: .md, .qmd, .tex, .docx, .odt, .pdf or .txt; - is Markdown on standard input.",
        shows_default=True,
    ),
]
_LONGEST: Final = 100  # characters that are shown of an entry


class QuotationOptions(OptionGroup, panel="Quotations"):
    """Whether the quotations of a report are checked, and what else is done to them."""

    quotes: bool = flag(
        "--quotes", "Check the quotations instead: do they stand in the files of the works, on these pages?"
    )
    numbers: bool = flag("--numbers", "Look for the numbers beside citations, too.")
    paraphrase: bool = flag("--paraphrase", "Find sentences that stand nearly so in a cited work, without marks.")
    everywhere: bool = flag("--everywhere", "With --paraphrase: look in all works that have a text.")
    fix: bool = flag("--fix", "Put the right page where only that is wrong; not in .docx, .odt and .pdf.")
    target: str | None = option(
        "--output -o FILE", "A check for the author: .html, .docx, .odt or .md. With --fix: the report to write."
    )
    locale: str | None = option("--locale LANGUAGE", "The language of the check: en, fr, es or ar.", completers.locales)
    include: IncludeCitedOption = None
    force: ForceOption = False

    def refuse_without_quotes(self, document: str) -> None:
        """Raise UsageError where an option has nothing to work on."""
        line = f"protlib verify {quoted(document)} --quotes"
        about = [*["--numbers"] * self.numbers, *["--paraphrase"] * self.paraphrase, *["--fix"] * self.fix]
        about += ["--output"] * bool(self.target)
        if about and not self.quotes:
            value = " check.html" if about == ["--output"] else ""
            raise UsageError(f"{about[0]} is about quotations: {line} {about[0]}{value}")
        if self.everywhere and not self.paraphrase:
            raise UsageError(f"--everywhere is about --paraphrase: {line} --paraphrase --everywhere")
        if self.force and not (self.fix or self.target):
            raise UsageError(f"--force is about a file: {line} -o check.html --force")
        if (self.locale or self.include) and (self.fix or not self.target):
            name = "--locale" if self.locale else "--include"
            value = self.locale or next(iter(self.include or ()), "")
            raise UsageError(f"{name} is about the author's check: {line} -o check.html {name} {value}")


@grouped
def verify(
    context: typer.Context,
    document: DocumentArgument,
    *,
    output: Annotated[
        Literal["text", "json"] | None,
        option("--format -f FORM", "Print as text, a line for each finding, or as json, with all."),
    ] = None,
    options: QuotationOptions,
) -> None:
    """Check the citations and reference list of a report.

    protlib reads the reference list at the end of the report, under a heading such as References. A list that fill made
    needs no heading. Each citation needs an entry in the list, and each entry a citation. A work is listed once.

    protlib also looks for each entry in the library. It is there, differs (year, title, author, symbol, DOI) or is
    unknown. A work cited by its key must be there too. The exit code is 1 if something is found.

    --quotes reads each quotation of three words or more beside a citation such as [@key, p. 34] or (IOM, 2009, p. 34).
    It looks for the words in the attached files, and tells the right page, each changed word, and what is not there.

    For the author, -o check.html puts each quotation beside its source.
    """
    options.refuse_without_quotes(document)
    if options.quotes:
        _verify_quotations(context, document, output, options)
    else:
        _verify_references(context, document, output)


def _verify_references(context: typer.Context, document: str, output: str | None) -> None:
    from protlib.citing.verification import manuscript
    from protlib.citing.verification.verdict import verify as verdict_of

    name = document_name(document)
    manuscript_read = manuscript.read_manuscript(read_bytes(document), name, document_suffix(document))
    for included in manuscript_read.mentions.included:
        say(f"{name}: it includes {included}; verify that file as well")
    with library_of(context) as library:
        verdict = verdict_of(manuscript_read, LibraryAnswers(library))
        if not (verdict.citations or verdict.entries):
            raise NothingFoundError(f"{name}: no citations and no reference list found")
        if not len(library):
            say(str(EmptyLibraryError(path=library.path)))
    put_lines([_json(name, verdict)] if output == "json" else _lines(name, verdict.findings))
    _tell(document, verdict)
    if verdict.findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _verify_quotations(context: typer.Context, document: str, output: str | None, options: QuotationOptions) -> None:
    from protlib.cli.documents import author_check, quotation_json, quotations
    from protlib.cli.files.output_file import output_file
    from protlib.render.scripts import json_text

    name, suffix = document_name(document), document_suffix(document)
    extent = quotations.Extent(options.numbers, options.paraphrase, options.everywhere)
    is_for_author = bool(options.target) and not options.fix
    if is_for_author:
        form, target = author_check.form_of_check(options.target)
        file = output_file(context, target, force=options.force, include=options.include)
        extent = extent._replace(is_open=(open_works := author_check.OpenWorks(options.include)))
    data = read_bytes(document)
    with library_of(context) as library:
        report = quotations.check_report(library, data, name, suffix, extent)
    if is_for_author:
        open_works.tell(report)
        author_check.write_check(report, file, form, options.locale)
    elif options.fix:
        report = quotations.fix_pages(context, report, options.target or document, force=options.force)
    if output == "json":
        put_lines([json_text(quotation_json.to_dict(report))])
    else:
        put_sentences(quotations.finding_lines(report))
    say(quotations.summary(report))
    if report.findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _tell(document: str, verdict: "Verdict") -> None:
    """Print the number of each kind of finding, and the line to type if the report is not filled."""
    for line in filter(None, (_summary(verdict), _fill_line(document, verdict) or _heading_line(verdict))):
        say(f"{document_name(document)}: {line}")


def _lines(document: str, findings: "Iterable[Finding]") -> Iterator[str]:
    for finding in findings:
        line_name = f"{document}:{finding.line}" if finding.line else document
        yield f"{line_name}: {_line(finding)}"


def _line(finding: "Finding") -> str:
    from protlib.citing.verification.verdict import Kind

    what = shorten(finding.what, _LONGEST)
    if finding.differences:
        differences_text = "; ".join(
            f"{name} is {_quote(report_text)}, there {_quote(library_text)}"
            for name, report_text, library_text in finding.differences
        )
        return f"{what}: differs from {finding.key}: {differences_text}"
    near = shorten(finding.near, _LONGEST)
    if finding.key and finding.kind is not Kind.TWICE:
        near = f"{finding.key}, “{near}”"
    whose = "the other entry" if finding.kind is Kind.TWICE else "the nearest"
    return f"{what}: {finding.kind}{f'; {whose} is {near}' if near else ''}"


def _quote(text: str) -> str:
    return f"“{shorten(text, _LONGEST)}”" if text else "missing"


def _summary(verdict: "Verdict") -> str:
    from protlib.citing.verification.verdict import Kind

    names = {
        Kind.UNLISTED: "without an entry",
        Kind.UNCITED: "never cited",
        Kind.TWICE: "listed twice",
        Kind.CHANGED: "that differ",
        Kind.UNKNOWN: "not in the library",
        Kind.NO_KEY: "with an unknown key",
    }
    kinds = Counter(finding.kind for finding in verdict.findings)
    entries = number_of(len(verdict.entries), "entry", "entries")
    counts = [
        number_of(verdict.citations, "citation"),
        f"{entries} in the list, {len(verdict.keys)} of them in the library"
        if verdict.entries
        else "no list under a heading such as References",
        *(f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind]),
    ]
    return "; ".join(counts)


def _fill_line(document: str, verdict: "Verdict") -> str:
    """Return the line to type if citations are not filled yet, else ""."""
    from protlib.cli.documents.target import name_beside

    filled = name_beside(document) if verdict.citation_count else None
    if filled is None or (verdict.entries and not verdict.filled):
        return ""
    line = f"protlib fill {quoted(document)}"
    if verdict.filled:
        are = number_of(verdict.citation_count, "citation is", "citations are")
        return f"{are} not filled yet. To fill: {line}"
    if filled != document and Path(filled).is_file():
        return f"the report is not filled. To check the filled report: protlib verify {quoted(filled)}"
    return f"the report is not filled yet. To fill it: {line}"


def _heading_line(verdict: "Verdict") -> str:
    """Return the line to type if citations have no entry because protlib found no list, else ""."""
    from protlib.citing.verification.verdict import Kind

    has_none = not verdict.entries and any(finding.kind is Kind.UNLISTED for finding in verdict.findings)
    return "put a heading References above the list, and verify it again" if has_none else ""


def _json(document: str, verdict: "Verdict") -> str:
    from protlib.render import scripts

    return scripts.json_text(to_dict(document, verdict))
