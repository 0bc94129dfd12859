"""`verify`: whether a document lists all that it cites, and whether the list agrees with the library."""

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from protlib.cli.completers import completers
from protlib.cli.context import library_of
from protlib.cli.documents.lost_marks import tell_lost_marks
from protlib.cli.documents.reference_findings import json_of_review, list_restricted, review_lines, tell_counts
from protlib.cli.documents.report_keys import tell_of_keys
from protlib.cli.files.outgoing_records import IncludeCitedOption
from protlib.cli.files.output_file import output_file, refuse_sources
from protlib.cli.input_file import document_name, document_suffix, read_bytes
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.options.shared import ForceOption
from protlib.cli.output import put_lines, put_sentences, say
from protlib.errors import ExitCode, NothingFoundError, UsageError
from protlib.system.shell import quote

DocumentArgument = Annotated[
    str,
    argument(
        "FILE",
        "A report: .md, .qmd, .tex, .docx, .odt, .pdf or .txt; - is one of these on standard input.",
        shows_default=True,
    ),
]


class QuotationOptions(OptionGroup, panel="Quotations"):
    """Whether the quotations of a report are checked, and what else is done to them.

    `to_keys` alone is about its typed citations.
    """

    quotes: bool = flag(
        "--quotes", "Check the quotations instead: do they stand in the files of the works, where they are cited?"
    )
    numbers: bool = flag("--numbers", "Look for the numbers beside citations, too.")
    paraphrase: bool = flag("--paraphrase", "Find sentences that stand nearly so in a cited work, without marks.")
    everywhere: bool = flag("--everywhere", "With --paraphrase: look in all works that have a text.")
    fix: bool = flag("--fix", "Put the right page or paragraph where only that is wrong; not in .pdf.")
    target: str | None = option(
        "--output -o FILE",
        "A check for the author: .html, .docx, .odt or .md. With --fix and --to-keys: the report to write.",
    )
    locale: str | None = option("--locale LANGUAGE", "The language of the check: en, fr, es or ar.", completers.locales)
    include: IncludeCitedOption = None
    force: ForceOption = False
    to_keys: bool = flag(
        "--to-keys",
        "Instead: write a copy to --output in which (IOM, 2009, p. 3) is [@key, p. 3], to fill it; .md, .qmd, .txt and "
        ".docx.",
        panel="Typed citations",
    )

    def _refuse_beside_keys(self, document: str, quotation_options: Sequence[str], output: str | None) -> None:
        flags: dict[str, object] = {"--quotes": self.quotes, "--everywhere": self.everywhere, "--locale": self.locale}
        flags |= {"--include": self.include, "--format": output}
        if useless_options := [*quotation_options, *(name for name, value in flags.items() if value)]:
            raise UsageError(f"--to-keys only writes a copy with keys: leave out {useless_options[-1]}")
        if not self.target:
            raise UsageError(f"--to-keys writes a copy; name it: protlib verify {quote(document)} --to-keys -o FILE")

    def refuse_without_quotes(self, document: str, output: str | None) -> None:
        """Raise UsageError where an option has nothing to work on."""
        line = f"protlib verify {quote(document)} --quotes"
        quotation_options = [*["--numbers"] * self.numbers, *["--paraphrase"] * self.paraphrase, *["--fix"] * self.fix]
        if self.to_keys:
            self._refuse_beside_keys(document, quotation_options, output)
            return
        quotation_options += ["--output"] * bool(self.target)
        if quotation_options and not self.quotes:
            value = " check.html" if quotation_options == ["--output"] else ""
            raise UsageError(f"{quotation_options[0]} is about quotations: {line} {quotation_options[0]}{value}")
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
    unknown. A work cited by its key must be there too. The exit code is 1 if something is found. Of a report without a
    list, the works that its notes name are looked for.

    --quotes reads each quotation of three words or more beside a citation such as [@key, p. 34] or (IOM, 2009, p. 34).
    It looks for the words in the attached files, and tells the right page or paragraph, each changed word, and what is
    not there.

    For the author, -o check.html puts each quotation beside its source.

    --to-keys writes a copy for protlib fill: a typed citation that means one record has its key. It lists the others.
    """
    options.refuse_without_quotes(document, output)
    if options.target and not options.fix:
        refuse_sources(options.target, [document])
    if options.to_keys:
        _write_keys(context, document, options.target or "", force=options.force)
    elif options.quotes:
        _verify_quotations(context, document, output, options)
    else:
        _verify_references(context, document, output)


def _verify_references(context: typer.Context, document: str, output: str | None) -> None:
    from protlib.citing.verification import manuscript
    from protlib.citing.verification.report_review import review_report
    from protlib.library.library_answers import LibraryAnswers

    name, data = document_name(document), read_bytes(document)
    tell_lost_marks(document, data)
    report_text = manuscript.read_manuscript(data, name, document_suffix(document, data))
    for file_name in report_text.mentions.included_files:
        say(f"{name}: it includes {file_name}; verify that file as well")
    with library_of(context) as library:
        review = review_report(report_text, LibraryAnswers(library))
        if not (review.citation_count or review.entries):
            raise NothingFoundError(f"{name}: no citations and no reference list found")
        if not len(library):
            from protlib.cli.advice.missing_library import describe_lack

            say(describe_lack(library.path))
        keys = dict.fromkeys([*report_text.mentions.first_lines(), *review.keys.values()])
        records = library.get_many([key for key in keys if key in library])
        tell_of_keys(library, name, report_text.mentions.first_lines(), records)
    put_lines([json_of_review(name, review)] if output == "json" else review_lines(name, review))
    tell_counts(document, review)
    if restricted_keys := list_restricted(records):
        say(f"{name}: names what is not public: {restricted_keys}")
    if review.findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _write_keys(context: typer.Context, document: str, target: str, *, force: bool) -> None:
    from protlib.cli.documents.keyed_report import make_keyed

    name, data = document_name(document), read_bytes(document)
    file = output_file(context, target, force=force)
    with library_of(context) as library:
        report = make_keyed(library, data, name, document_suffix(document, data), file.path)
    file.write(report.data)
    if file.is_standard:  # which has the copy
        for line in report.typed_lines:
            say(line)
    else:
        put_lines(report.typed_lines)
    say(f"{file.name}: {report.summary}")
    if report.typed_lines:
        raise typer.Exit(ExitCode.NOTHING_FOUND)


def _verify_quotations(context: typer.Context, document: str, output: str | None, options: QuotationOptions) -> None:
    from protlib.cli.documents import author_check, fixed_report, quotation_json, quotation_report
    from protlib.render.scripts import json_text

    name = document_name(document)
    extent = quotation_report.Extent(options.numbers, options.paraphrase, options.everywhere)
    is_for_author = bool(options.target) and not options.fix
    if is_for_author:
        form, target = author_check.form_of_check(options.target)
        file = output_file(context, target, force=options.force, include=options.include)
        extent = extent._replace(is_open=(open_works := author_check.OpenWorks(options.include)))
    data = read_bytes(document)
    suffix = document_suffix(document, data)
    with library_of(context) as library:
        report = quotation_report.check_report(library, data, name, suffix, extent)
    if is_for_author:
        open_works.tell(report)
        author_check.write_check(report, file, form, options.locale)
    elif options.fix:
        report = fixed_report.fix_report(context, report, options.target or document, force=options.force)
    if output == "json":
        put_lines([json_text(quotation_json.to_dict(report))])
    else:
        put_sentences(quotation_report.quotation_lines(report))
    say(quotation_report.summarise(report))
    if report.findings:
        raise typer.Exit(ExitCode.NOTHING_FOUND)
