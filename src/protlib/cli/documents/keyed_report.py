"""What `verify --to-keys` makes of a report: a copy with keys in place of typed citations, and what stays typed."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.documents.quotation_report import name_line
from protlib.cli.input_file import STANDARD
from protlib.errors import InputRefusedError, NothingFoundError, UsageError
from protlib.system.document_suffixes import PLAIN_TEXT, WORD
from protlib.system.shell import quote
from protlib.text import make_printable, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from protlib.citing.documents.cited_text import CitedText
    from protlib.citing.verification.typed_works import TypedMatch
    from protlib.library import Library

_LEAD_LENGTH: Final = 20  # letters before a citation of Word that stays: the same one can stand elsewhere


class KeyedReport(NamedTuple):
    """The bytes of the copy, a line for each citation that is left as it is typed, and a summary."""

    data: bytes
    typed_lines: "Sequence[str]"
    summary: str


def make_keyed(library: "Library", data: bytes, name: str, suffix: str, target: str) -> KeyedReport:
    """Return a report with keys in place of its typed citations, for a target; nothing else changes.

    Raises InputRefusedError where the report cannot be read or changed, UsageError where the target is of another kind,
    NothingFoundError where the report types no citation.
    """
    from protlib.citing.documents.cited_text import read_cited_text
    from protlib.citing.verification.keyed_citations import cite_by_key
    from protlib.citing.verification.manuscript import read_beside
    from protlib.citing.verification.typed_works import find_typed_works
    from protlib.library.library_answers import LibraryAnswers
    from protlib.quotations.typed_quotation_citations import iterate_citing

    _refuse_kinds(name, suffix, target)
    text, is_word = read_cited_text(data, name, suffix), suffix in WORD
    manuscript = read_beside(text, data, name, suffix)
    works = find_typed_works(text, manuscript, LibraryAnswers(library), is_open=lambda _record: True)
    matches = [*iterate_citing(text, works)]
    if not matches:
        raise NothingFoundError(f"{name}: no typed citation found, such as (IOM, 2009, p. 3)")
    source = text.source or text.text
    has_typed_list = bool(manuscript.typed_list.entries)
    new_texts = {
        match: cite_by_key(source[match.start : match.end], match, has_typed_list=has_typed_list) for match in matches
    }
    if is_word:
        from protlib.citing.documents.filled.word.word_draft import replace_texts

        entries = {manuscript.locations[entry.line].paragraph for entry in manuscript.typed_list.entries}
        new_data, replaced_texts = replace_texts(data, _pair_texts(source, works, new_texts), entries)
    else:
        replaced_texts = [source[match.start : match.end] for match in matches]
        new_data = _put_texts(source, new_texts, "\r\n" if b"\r\n" in data else "\n").encode()
    typed_matches = [
        match for match in matches if not new_texts[match] or source[match.start : match.end] not in replaced_texts
    ]
    lines = [_describe(name, text, match) for match in typed_matches]
    return KeyedReport(new_data, lines, _summarise(len(matches), len(lines), target, has_typed_list=has_typed_list))


def _refuse_kinds(name: str, suffix: str, target: str) -> None:
    """Raise an error for a kind of report that cannot have a copy with keys, and for a copy of another kind."""
    from protlib.citing.documents.document_kinds import MARKDOWN

    kinds = {suffix} if suffix in WORD else {*MARKDOWN, PLAIN_TEXT}
    if suffix not in kinds:
        raise InputRefusedError(f"{name}: --to-keys changes .md, .qmd, .txt and .docx; type the keys by hand here")
    if target != STANDARD and PurePath(target).suffix.lower() not in kinds:
        raise UsageError(f"{target}: the copy is of the report's kind; end its name in {suffix}")


def _put_texts(source: str, new_texts: "Mapping[TypedMatch, str | None]", line_end: str) -> str:
    for match, new_text in sorted(new_texts.items(), reverse=True):
        source = source[: match.start] + new_text + source[match.end :] if new_text else source
    return source.replace("\n", line_end)


def _summarise(match_count: int, typed_count: int, target: str, *, has_typed_list: bool) -> str:
    """Return how many citations have keys, how many stay as typed, and what to do next."""
    summary = f"{number_of(match_count - typed_count, 'citation')} by key"
    if typed_count:
        summary += f"; {typed_count} left as typed"
    if match_count > typed_count and has_typed_list and target != STANDARD:
        summary += f"; delete its typed list, then: protlib fill {quote(target)}"
    return summary


def _pair_texts(
    source: str, works: "Sequence[TypedMatch]", new_texts: "Mapping[TypedMatch, str | None]"
) -> dict[str, str]:
    """Return the new text of each typed citation; one that stays is its own, with what stands before it."""
    by_text, end = dict[str, str](), 0
    for match in works:
        typed, new_text = source[match.start : match.end], new_texts.get(match)
        lead = source[max(end, source.rfind("\n", 0, match.start) + 1, match.start - _LEAD_LENGTH) : match.start]
        by_text |= {typed: new_text} if new_text else {f"{lead}{typed}": f"{lead}{typed}"}
        end = match.end
    return by_text


def _describe(name: str, text: "CitedText", match: "TypedMatch") -> str:
    """Return a line about a citation that is left as it is typed."""
    typed = " ".join((text.source or text.text)[match.start : match.end].split())
    line = name_line(name, text, text.text.count("\n", 0, match.start) + 1)
    return make_printable(f"{line}: “{typed}”: {_explain(match)}")


def _explain(match: "TypedMatch") -> str:
    """Return why a citation is left as it is typed."""
    from protlib.quotations.typed_quotation_citations import explain_doubt

    for work in match.works:
        if len(work.keys) != 1 or work.unknown:
            return explain_doubt(work).text
    return f"this may be {', '.join(dict.fromkeys(work.keys[0] for work in match.works))}; type the key by hand"
