"""A report that was begun in another program, such as Zotero: its works for the library, its citations to fill."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.documents.report_header import citation_numbers
from protlib.cli.input_file import document_name, read_bytes
from protlib.cli.options.citation_options import CitingOptions
from protlib.cli.outcome_report import tell_outcomes
from protlib.cli.output import MOST_NAMED, publications_text, put_lines, say
from protlib.errors import InputRefusedError, UsageError
from protlib.frozen import NamedTuple
from protlib.text import clean, number_of, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.citing.documents.filled.begun import BegunDocument, CitedWork
    from protlib.citing.documents.filled.draft import DocumentStyle, Draft
    from protlib.citing.documents.filled.foreign_citations import Work
    from protlib.library.plan import Outcome
    from protlib.record.model import Publication

_MOST_LETTERS_SHOWN: Final = 60  # letters of a citation in a message


class BegunReport(NamedTuple):
    """A report with the citations of other programs as protlib's own, and what becomes of its works.

    `own_count` is how many of its citations are protlib's already: typed, or filled.
    """

    document: str
    begun_document: "BegunDocument"
    outcomes: "Mapping[Work, Outcome]"
    draft: "Draft"
    own_count: int

    def tell(self) -> None:
        """Print what the report holds of other programs, and what would become of its works."""
        outcomes = self._outcomes_of_records()
        added_works = [outcome for outcome in outcomes if outcome.action == "added"]
        unclear = sum(outcome.like is not None for outcome in added_works)
        rows = [f"{program}: {number_of(count, 'citation')}" for program, count in self.begun_document.counts.items()]
        rows += [f"protlib: {number_of(self.own_count, 'citation')}" if self.own_count else ""]
        rows.append(f"works: {len(outcomes) - len(added_works)} in the library, {len(added_works)} to add")
        rows += [f"unclear: {unclear} to add may be in the library" if unclear else ""]
        rows += [f"style: {self._style}" if self.begun_document.style else ""]
        put_lines(filter(None, rows))
        tell_outcomes(outcomes, verbose=True, dry_run=True)

    @property
    def _style(self) -> str:
        """The name of its style, without the address where a program has it."""
        from protlib.citing.styles import name_in_link

        return name_in_link(self.begun_document.style)

    def _outcomes_of_records(self) -> "list[Outcome]":
        """Return an outcome for each record of the library, also where several works are one record."""
        by_key: dict[str, Outcome] = {}
        for outcome in self.outcomes.values():
            by_key.setdefault(outcome.publication.key, outcome)
        return list(by_key.values())

    @property
    def new_records(self) -> "Mapping[str, Publication]":
        """The records that the library does not have yet, by key; `take_in` adds them."""
        new_records = (outcome.publication for outcome in self._outcomes_of_records() if not outcome.existing)
        return {publication.key: publication for publication in new_records}

    def take_in(self, context: typer.Context) -> None:
        """Add the works that the library does not have.

        Raises UsageError where somebody has changed the library since, and the works would have other keys.
        """
        works = {work: self.begun_document.works[work] for work in self.outcomes}
        outcomes = _outcomes(context, self.document, works, dry_run=False)
        if _keys(outcomes) != _keys(self.outcomes):
            raise UsageError(f"somebody changed the library meanwhile; fill {document_name(self.document)} again")
        if added_records := self.new_records:
            say(f"added to the library: {publications_text(len(added_records))}. To take them out again: protlib undo")
            tell_outcomes(list(outcomes.values()), verbose=False)

    def manner(self, options: CitingOptions) -> "DocumentStyle | None":
        """Return the manner of the report as its program has it, None where protlib does not have the style."""
        from protlib.citing.documents.filled.draft import DocumentStyle
        from protlib.citing.styles import style_named
        from protlib.record import languages

        style = self._style
        try:
            locale = languages.tag(self.begun_document.locale) if self.begun_document.locale else ""
        except ValueError:
            locale = ""
        if options.style or not style:
            return DocumentStyle(options.style, locale) if options.style else None
        try:
            return DocumentStyle(style_named(style).name, locale)
        except UsageError:
            say(f"{document_name(self.document)}: protlib does not have its style, {style}. To choose one: --style")
        return None


def read_begun_report(context: typer.Context, document: str) -> BegunReport:
    """Return a report whose citations of other programs are to become protlib's.

    Raises InputRefusedError for one that cannot be read, and for works of which nobody has data.
    """
    from protlib.citing.documents.filled import draft_reader
    from protlib.citing.documents.filled.begun import read_begun

    data = read_bytes(document)
    try:
        begun_text = read_begun(data)
    except ValueError as error:
        raise InputRefusedError(f"{document_name(document)}: {error}") from error
    if not begun_text.counts:
        say(f"{document_name(document)}: no citations of Zotero, Mendeley, EndNote, Citavi, Word or LibreOffice found")
    outcomes = _outcomes(context, document, begun_text.works, dry_run=True)
    known_works = {
        work: outcome
        for work, outcome in outcomes.items()
        if begun_text.works[work].has_data or outcome.action != "added"
    }
    draft = draft_reader.read_draft(data, document, foreign_citations=begun_text.citations(_keys(known_works)))
    if draft.remaining:
        raise InputRefusedError(_unknown_message(document, draft.remaining))
    with library_of(context) as library:
        own_count = len(citation_numbers(library, draft.citations)) - sum(begun_text.counts.values())
    return BegunReport(document, begun_text, known_works, draft, own_count)


def _outcomes(
    context: typer.Context, document: str, works: "Mapping[Work, CitedWork]", *, dry_run: bool
) -> "Mapping[Work, Outcome]":
    """Return what becomes of each work in the library; a work without a record in the report is found by its key."""
    from protlib.library.plan import Outcome

    records = {work: cited_work.record for work, cited_work in works.items() if cited_work.record}
    name = document_name(document)
    with library_of(context) as library:
        outcomes = library.add_many(
            records.values(), sources=[name] * len(records), dry_run=dry_run, label=f"fill {document} --take-over"
        )
        known_works = {work: work.identity for work in works if work not in records and work.identity in library}
        by_key = {work: library.get(key) for work, key in known_works.items()}
    existing = {work: Outcome("skipped", record, existing=record.key) for work, record in by_key.items()}
    return {**dict(zip(records, outcomes, strict=True)), **existing}


def _unknown_message(document: str, texts: "Sequence[str]") -> str:
    """Return the message about citations whose works have no data in the report, and that the library does not have."""
    count = number_of(len(texts), "citation has", "citations have")
    lines = [f"“{shorten(clean(text), _MOST_LETTERS_SHOWN)}”" for text in texts[:MOST_NAMED]]
    lines += [f"and {len(texts) - MOST_NAMED} more"] if len(texts) > MOST_NAMED else []
    advice = "Import the works from their program, or type [@key] in their place:"
    head = f"{document_name(document)}: {count} no data of the cited work; nothing was written. {advice}"
    return "\n  ".join([head, *lines])


def _keys(outcomes: "Mapping[Work, Outcome]") -> "Mapping[Work, str]":
    return {work: outcome.publication.key for work, outcome in outcomes.items()}
