"""Citations inside the words of others: "[@a, and before it @b]" cites both, the second in the suffix of the first.

The engine would print the key of the second, or lose the first. So it gets them one after the other, with a mark where
the second belongs. Afterwards the second replaces the mark.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication, Result, Runs, TextRun, plain_text
from protlib.frozen import expression

if TYPE_CHECKING:
    from protlib.citing.notation import CitationMatch

_MARK: Final = "\ue000"  # a private character, followed by one for the number
_MARKED_LETTER: Final = expression(f"{_MARK}(.)", re.DOTALL)
_FIRST_NUMBER: Final = 0xE001  # the next private character
# Such as "(Jobe, 2010)" and "[3]": inside brackets the inner ones go; behind "[1], and before it" they stay.
_BRACKETED_TEXT: Final = expression(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]")


def with_nested(citation: Citation) -> Citation:
    """Return a citation of everything that one cites, including works in its words."""
    parts = (part for cited in citation.cited for part in (cited.prefix, cited, cited.suffix))
    return Citation(tuple(cited for part in parts for cited in _read_cited(part)))


def keys_cited(citations: Iterable[Citation]) -> list[str]:
    """Return the keys that citations cite, also in their words, each once."""
    return list(dict.fromkeys(key for citation in citations for key in with_nested(citation).keys))


def _read_cited(part: CitedPublication | str) -> tuple[CitedPublication, ...]:
    if isinstance(part, CitedPublication):
        return (part,)
    return tuple(cited for match in _citations_in(part) for cited in match.citation.cited)


def _citations_in(words: str) -> "Iterator[CitationMatch]":
    """Yield the citations in the words of another; references to figures and the like are none."""
    if "@" not in words:
        return
    from protlib.citing import notation
    from protlib.citing.notation import is_cross_reference

    for match in notation.find_citations(words):
        if not any(map(is_cross_reference, match.citation.keys)):
            yield match


def unfold_nested(citations: Iterable[Citation]) -> tuple[list[Citation], list[int]]:
    """Return citations, each followed by those inside its words, which marks replace, and the number of these."""
    flat_citations: list[Citation] = []
    counts: list[int] = []
    for citation in citations:
        inner: list[Citation] = []
        flat_citations.append(Citation(tuple(_mark_nested(cited, inner) for cited in citation.cited)))
        flat_citations += inner
        counts.append(len(inner))
    return flat_citations, counts


def _mark_nested(work: CitedPublication, inner: list[Citation]) -> CitedPublication:
    if "@" not in work.prefix + work.suffix:
        return work
    return work._replace(prefix=_with_marks(work.prefix, inner), suffix=_with_marks(work.suffix, inner))


def _with_marks(words: str, inner: list[Citation]) -> str:
    pieces: list[str] = []
    position = 0
    for match in _citations_in(words):
        pieces += [words[position : match.start], _MARK, chr(_FIRST_NUMBER + len(inner))]
        inner.append(_put_in_brackets(match.citation))
        position = match.end
    return "".join([*pieces, words[position:]])


def _put_in_brackets(citation: Citation) -> Citation:
    first, *further_works = citation.cited
    mode = CitationMode.IN_BRACKETS if first.mode is CitationMode.IN_TEXT else first.mode
    return Citation((first._replace(mode=mode), *further_works))


def fold_nested(result: Result, counts: Sequence[int]) -> Result:
    """Return the result with nested citations back in their places."""
    if not any(counts):
        return result
    leads = result.leads and tuple(result.leads[position] for position in _positions(counts))
    citations = tuple(
        _with_inner(result.citations[position], result.citations[position + 1 : position + 1 + count])
        for position, count in zip(_positions(counts), counts, strict=True)
    )
    return result._replace(citations=citations, leads=leads)


def _positions(counts: Sequence[int]) -> Iterator[int]:
    position = 0
    for count in counts:
        yield position
        position += count + 1


def _with_inner(outer: Runs, inner: Sequence[Runs]) -> Runs:
    output: list[TextRun] = []
    depth = 0
    for run in outer:
        position = 0
        for mark in _MARKED_LETTER.finditer(run.text):
            lead = run.text[position : mark.start()]
            depth += _count_open_brackets(lead)
            output.append(run._replace(text=lead))
            output += _strip_nested(inner[ord(mark[1]) - _FIRST_NUMBER], is_within_brackets=depth > 0)
            position = mark.end()
        depth += _count_open_brackets(run.text[position:])
        output.append(run._replace(text=run.text[position:]))
    return tuple(run for run in output if run.text)


def _count_open_brackets(text: str) -> int:
    """Return the number of brackets that a text opens and does not close."""
    return sum((char in "([") - (char in ")]") for char in text)


def _strip_nested(runs: Runs, *, is_within_brackets: bool) -> Runs:
    """Return a nested citation without its brackets, or without the full stop of a note."""
    text = plain_text(runs)
    if is_within_brackets and _BRACKETED_TEXT.fullmatch(text):
        return _cut_runs(runs, 1, len(text) - 1)
    return _cut_runs(runs, 0, len(text) - text.endswith("."))


def _cut_runs(runs: Runs, start: int, end: int) -> Runs:
    output: list[TextRun] = []
    position = 0
    for run in runs:
        text = run.text[max(0, start - position) : max(0, end - position)]
        position += len(run.text)
        output.append(run._replace(text=text))
    return tuple(output)
