"""Citations and references for an assistant in a style, and the check of those in a text."""

import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.advice.empty_results import nothing_found
from protlib.cli.assistant.answers import Cited, Difference, Finding, ListedReference, Reference, Verified
from protlib.cli.documents.document_locations import describe_location
from protlib.cli.input_file import read_bytes
from protlib.cli.options.citation_options import CitingOptions
from protlib.errors import NothingFoundError, UsageError
from protlib.system.below import find_below
from protlib.text import list_first, make_printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from protlib.citing.citation import Citation, Result
    from protlib.cli.shelf import Shelf
    from protlib.formats.documents.paragraph_locations import ParagraphLocation
    from protlib.library import Library
    from protlib.record.model import Publication
    from protlib.selection import Selection

MOST_REFERENCES: Final = 100
"""The most references in one list."""
_MOST_CITED: Final = 50  # publications in one call
_MOST_LETTERS: Final = 400_000  # characters of a text to verify
_MOST_NAMES: Final = 20  # of documents in a message
_MOST_FINDINGS: Final = 60  # in one answer: an assistant reads it whole
_TEXT: Final = "the text"
_NEEDS_LIST: Final = (
    "no citations and no list of references found; cite as [@key] or as (Author, year), "
    "and put the references under a heading “References”, or pass them as `references`"
)


def cite(shelf: "Shelf", works: Sequence[str], style: str = "", language: str = "") -> Cited:
    """Return citations of publications, by keys or as typed in a text, with their references."""
    from protlib.citing.nested import keys_cited
    from protlib.cli.documents.citation_output import make_sections, parse_citations

    words = [work for work in works if work.strip()]
    if not words:
        raise UsageError("name keys, for example iom2009caring, or citations, for example [see @iom2009caring, p. 3]")

    manner = _manner(style, language)

    def ask(library: "Library") -> Cited:
        citations = parse_citations(words, library)
        keys = keys_cited(citations)
        if len(keys) > _MOST_CITED:
            raise UsageError(f"{len(keys)} publications are too many at once; cite {_MOST_CITED} at a time")
        publications = library.get_many(keys)
        result = _format(shelf, library, publications, citations, manner)
        first, *_sections = make_sections(result, publications)
        texts = [make_printable(_plain_text(entry.runs)) for entry in first.entries]
        return Cited(
            style=_style(style),
            citations=texts,
            references=_references(result),
            notes=[shelf.to_one_line(warning) for warning in result.warnings],
        )

    return shelf.ask_library(ask)


def bibliography(shelf: "Shelf", selection: "Selection", style: str = "", language: str = "") -> Cited:
    """Return the list of references of a selection, in the order of the style."""
    most, manner = selection.limit or MOST_REFERENCES, _manner(style, language)

    def ask(library: "Library") -> Cited:
        results = library.select(selection, summaries=False)
        if not results.total:
            raise NothingFoundError(nothing_found(library, selection))
        publications = results.publications[:most]
        result = _format(shelf, library, publications, [], manner)
        notes = [*results.notes, *map(shelf.to_one_line, result.warnings)]
        if results.total > len(publications):
            notes.append(f"shown: {len(publications)} of {results.total}; narrow the selection, or raise the limit")
        return Cited(style=_style(style), citations=[], references=_references(result), notes=notes)

    return shelf.ask_library(ask)


def _manner(style: str, language: str) -> CitingOptions:
    """Return the options of citing; raises UsageError for a style or a language that nobody knows."""
    from protlib.citing.styles.style_files import list_shipped, style_named
    from protlib.record import languages

    if style:
        try:
            style_named(style)
        except UsageError as error:
            reason = str(error).partition(". ")[0]
            raise UsageError(f"{reason}; choose from {', '.join(list_shipped())}") from error
    if language:
        try:
            languages.tag(language)
        except ValueError as error:
            raise UsageError(f"language “{language}”: {error}") from error
    return CitingOptions(style=style, locale=language)


def _format(
    shelf: "Shelf",
    library: "Library",
    publications: "Sequence[Publication]",
    citations: "Sequence[Citation]",
    options: CitingOptions,
) -> "Result":
    """Return citations and references; nothing in them tells of the user's machine, in any language."""
    from protlib.cli.references import cite_silently, in_language_versions

    records = [
        shelf.redact(publication)
        for publication in in_language_versions(publications, options, lambda: nullcontext(library))
    ]
    return cite_silently(records, citations, options.changed(no_versions=True), lambda: nullcontext(library))


def _style(style: str) -> str:
    from protlib.citing.styles import style_named
    from protlib.cli.options.citation_options import style_name

    return style_named(style_name(CitingOptions(style=style))).name


def _references(result: "Result") -> list[Reference]:
    return [Reference(key=entry.key, text=make_printable(entry.line())) for entry in result.bibliography]


def _plain_text(runs: Any) -> str:
    from protlib.citing.citation import plain_text

    return plain_text(runs)


def verify(shelf: "Shelf", text: str = "", references: Sequence[str] = ()) -> Verified:
    """Return which references of a Markdown text agree with the library, and which do not or are missing."""
    reference_texts = [" ".join(reference.split()) for reference in references if reference.strip()]
    if not text.strip() and not reference_texts:
        raise UsageError("pass a text or references, or name a file")
    document = "\n\n".join([text, "# References", *reference_texts]) if reference_texts else text
    if len(document) > _MOST_LETTERS:
        raise UsageError(f"the text has {len(document)} characters; verify it in parts of up to {_MOST_LETTERS}")
    answer = _verify(shelf, document.encode("utf-8", "replace"), _TEXT, ".md")
    last = len(text.splitlines())
    for finding in answer["findings"]:
        if finding.get("line", 0) > last:  # a line of the list, which is in no text of theirs
            del finding["line"]
    return answer


def verify_file(shelf: "Shelf", name: str, folders: Sequence[Path]) -> Verified:
    """Verify a document in one of the folders that the server's owner has named."""
    path = find_document(name, folders)
    return _verify(shelf, read_bytes(str(path)), path.name, path.suffix.lower())


def find_document(name: str, folders: Sequence[Path]) -> Path:
    """Return the path of a document in one of these folders; raises UsageError and NothingFoundError."""
    if not folders:
        raise UsageError("protlib mcp was started without --documents FOLDER; pass the text instead")
    roots = [folder.resolve() for folder in folders]
    paths = [path.resolve() for root in (*roots, *folders) if (path := find_below(root, name))]
    if not paths:
        raise UsageError(
            f"{name} is not in {' or '.join(root.name for root in roots)}; only documents there can be verified"
        )
    documents = [path for path in paths if path.is_file()]
    if not documents:
        raise NothingFoundError(f"{name} not found{_list_documents(roots)}")
    return documents[0]


def _list_documents(roots: Sequence[Path]) -> str:
    """Return a sentence with the documents that can be verified."""
    from protlib.citing.documents.document_kinds import READABLE_SUFFIXES

    suffixes = tuple(map(str.lower, READABLE_SUFFIXES))
    entries = ((root, entry) for root in roots for entry in os.scandir(root) if entry.name.lower().endswith(suffixes))
    names = sorted(entry.name for root, entry in entries if find_below(root, entry.name) and entry.is_file())
    return f"; choose from {list_first(names, _MOST_NAMES)}" if names else ""


def _verify(shelf: "Shelf", data: bytes, name: str, suffix: str) -> Verified:
    from protlib.citing.verification import manuscript
    from protlib.citing.verification.report_review import review_report
    from protlib.cli.documents.review_data import review_to_dict
    from protlib.library.library_answers import LibraryAnswers

    report_text = manuscript.read_manuscript(data, name, suffix)
    review = shelf.ask_library(lambda library: review_report(report_text, LibraryAnswers(library)))
    if not (review.citation_count or review.entries):
        raise NothingFoundError(f"{name}: {_NEEDS_LIST}")
    result = review_to_dict(name, review)
    notes = [f"it includes {file}; verify that file too" for file in report_text.mentions.included_files]
    if len(result["findings"]) > _MOST_FINDINGS:
        notes.append(f"shown: the first {_MOST_FINDINGS} of {len(result['findings'])} findings")
    return Verified(
        agrees=not result["findings"],
        citations=result["citations"],
        entries=[ListedReference(text=make_printable(entry["text"]), key=entry["key"]) for entry in result["entries"]],
        findings=[
            _finding(row, review.locations.get(row.get("line", 0))) for row in result["findings"][:_MOST_FINDINGS]
        ],
        notes=notes,
    )


def _finding(row: "Mapping[str, Any]", location: "ParagraphLocation | None") -> Finding:
    finding = Finding(kind=row["kind"], what=make_printable(row["what"]))
    if location:
        finding["place"] = describe_location(location)
    elif "line" in row:
        finding["line"] = row["line"]
    if "key" in row:
        finding["key"] = row["key"]
    if "near" in row:
        finding["near"] = make_printable(row["near"])
    if "differences" in row:
        finding["differences"] = [
            Difference(
                field=difference["field"],
                written=make_printable(difference["typed"]),
                library=make_printable(difference["library"]),
            )
            for difference in row["differences"]
        ]
    return finding
