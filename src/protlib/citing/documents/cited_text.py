"""The text of a document, and where in it each citation stands."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.citing import notation
from protlib.citing.documents import latex, markdown, word
from protlib.citing.documents.back_references import is_back_reference, with_back_references
from protlib.citing.documents.document_kinds import LATEX, MARKDOWN, READABLE_SUFFIXES, WORD, text_of
from protlib.citing.documents.raised_codes import mark_raised_codes
from protlib.citing.documents.set_in_quotations import find_set_in_lines
from protlib.citing.nested import with_nested
from protlib.citing.notation import CitationMatch
from protlib.errors import InputRefusedError
from protlib.formats.documents.paragraph_locations import ParagraphLocation
from protlib.record.model import Publication

if TYPE_CHECKING:
    from protlib.system.pdf.pdf_reader import ReportText

_PDF: Final = ".pdf"
_TEXT: Final = ".txt"


class CitedText(NamedTuple):
    """The text of a document without code and comments, and its citations with their positions, in their order.

    `source` is the text as it stands in the file, with the same positions; "" where the file is no text. `records` are
    those of other programs, by the keys of their citations. `is_latex` tells that quotation marks may be commands.
    `blocks` are the spans of paragraphs in a style for quotations, `likely_blocks` of those that are quotations if they
    have a citation. `lists` are the spans of lists of references by programs.
    `paragraph_ends` has the position at which each paragraph of a word processor ends, whose `document` was read.
    """

    text: str
    citations: tuple[CitationMatch, ...]
    source: str = ""
    records: Mapping[str, Publication] = {}
    is_latex: bool = False
    blocks: tuple[tuple[int, int], ...] = ()
    likely_blocks: tuple[tuple[int, int], ...] = ()
    lists: tuple[tuple[int, int], ...] = ()
    paragraph_ends: tuple[int, ...] = ()
    document: word.CitedDocument | None = None

    def with_citations(self, further_citations: Sequence[CitationMatch]) -> "CitedText":
        """Return the text with further citations; "ibid." and notes cite by what is there now."""
        direct_matches = [
            citation_match
            for citation_match in self.citations
            if citation_match.end > citation_match.start and not is_back_reference(self.text, citation_match)
        ]
        matches = markdown.with_repeated(self.text, [*direct_matches, *further_citations])
        return self._replace(citations=tuple(matches))

    def location_at(self, line: int) -> ParagraphLocation | None:
        """Return the location of a line in the document of a word processor, None where it is unknown."""
        if self.document is None:
            return None
        position = sum(len(text) + 1 for text in islice(self.text.split("\n"), line - 1))
        paragraph = bisect_left(self.paragraph_ends, position) + 1
        locations = self.document.locations.values()
        return next((location for location in locations if location.paragraph == paragraph), None)


def read_cited_text(data: bytes, name: str, suffix: str) -> CitedText:
    """Return the text and the citations of a document; raises InputRefusedError where it cannot be read."""
    suffix = suffix or PurePath(name).suffix.lower()
    if suffix not in {*MARKDOWN, *LATEX, *WORD, _PDF, _TEXT}:
        raise InputRefusedError(
            f"{name}: cannot read quotations from this file. Supported: {', '.join(READABLE_SUFFIXES)}"
        )
    try:
        if suffix in WORD:
            return _read_word_text(word.read_cited(data))
        if suffix == _PDF:
            from protlib.system.pdf.reader_process import read_report_apart

            return _read_report(read_report_apart(data))
        text = text_of(data)
    except ValueError as error:
        raise InputRefusedError(f"{name}: {error}") from error
    if suffix in LATEX:
        bare = latex.without_code(text)
        matches = with_back_references(bare, [*latex.find_citations(bare)])
        return CitedText(bare, tuple(matches), text, is_latex=True)
    if suffix in MARKDOWN:
        return CitedText(markdown.prose(mark_raised_codes(text)), tuple(markdown.find_citations(text)), text)
    return _with_typed(text)._replace(source=text)


def _read_report(report: "ReportText") -> CitedText:
    """Return the text of a PDF file, with an empty line before and behind each quotation that is set in."""
    parts, blocks, position, length = list[str](), list[tuple[int, int]](), 0, 0
    for start, end in find_set_in_lines(report.text, report.set_in):
        lead = f"{report.text[position:start]}\n"
        parts += [lead, report.text[start:end], "\n"]
        blocks.append((length + len(lead), length + len(lead) + end - start))
        position, length = end, blocks[-1][1] + 1
    return _with_typed("".join([*parts, report.text[position:]]))._replace(likely_blocks=tuple(blocks))


def _read_word_text(document: word.CitedDocument) -> CitedText:
    return CitedText(
        document.text,
        tuple(with_back_references(document.text, document.citations)),
        records=document.mentions.records,
        blocks=document.blocks,
        likely_blocks=document.likely_blocks,
        lists=document.lists,
        paragraph_ends=document.paragraph_ends,
        document=document,
    )


def _with_typed(text: str) -> CitedText:
    """Return a plain text with the citations that are typed in it."""
    matches = (
        citation_match._replace(citation=with_nested(citation_match.citation))
        for citation_match in notation.find_citations(text)
    )
    return CitedText(text, tuple(with_back_references(text, [*matches])))
