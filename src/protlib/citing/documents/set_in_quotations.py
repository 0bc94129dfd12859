"""Quotations that nothing shows but that they are set in on both sides: they have no style and no marks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_FEWEST_WORDS: Final = 8  # shorter paragraphs are labels and addresses
_LINES_OF_A_LEAD: Final = 2  # of a PDF file: who is quoted may stand a line before the colon
_MOST_IN_A_ROW: Final = 3  # paragraphs: more are a list, a letter, or a whole text with wide margins
# Such as "• ", "a) " and "3. " before an item, or a quotation that has its marks.
_ITEM: Final = re.compile(r"\s*(?:[^\w\s(\[“]\s|\(?(?:\w|[ivx]+|\d+)[.)]\s|[“”\"«„‘])")
# Such as "(IOM, 2019, p. 3)." and "[@iom2019, p. 3]" at the end, or one sign for the citation or the note there.
_CITED_END: Final = re.compile(r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|[^\w\s.,:;!?…”’\"»)\]])[.\s]*\Z")
# Such as "(IOM, 2019, p. 3).", "[12, p. 3]" and "said.¹²" at the end of a paragraph of a PDF file.
_TYPED_END: Final = re.compile(
    r"(?:\((?=[^()]*[^\W\d_]{2})[^()]*\d[^()]*\)|\[[^\[\]]*\d[^\[\]]*\]|[^\W\d_]{2}[.”’\"»)]*[⁰¹²³⁴-⁹]+)[.\s]*\Z"
)
# Such as "15By contrast" at the beginning of a note.
_TYPED_ITEM: Final = re.compile(r"\d{1,3}[^\W\d_]")
# Such as "IOM (2009, p. 3) writes:" and "as [12, p. 3] says:".
_TYPED_LEAD: Final = re.compile(r"(?:\b(?:19|20)\d\d[a-z]?\b|\[\d+[^\[\]]*\])[^\n]*:\Z")
# The end of a sentence and the beginning of the next one.
_SENTENCE: Final = re.compile(r"[.!?…][)”’\"»]*\s+([^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
# Such as "IOM (2009, p. 3) writes:" and "[@iom2019] says:": a line that cites and ends with a colon.
_LEAD: Final = re.compile(r"(?:\b(?:19|20)\d\d\b|@|[^\w\s.,:;!?…”’\"»)\]([“„«‘-])[^\n]*[:：]\Z")


def find_set_in_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that are quotations: a citation ends them, or leads to them with a colon.

    The spans are those of paragraphs that are set in on both sides, in their order.
    """
    for row in _divide_in_rows(text, paragraphs):
        if len(row) <= _MOST_IN_A_ROW and not any(_ITEM.match(text, start) for start, _end in row):
            lead = _LEAD.search(_read_lines_above(text, row[0][0])) is not None
            yield from (span for span in row if _is_quotation(text[slice(*span)], _CITED_END, has_lead=lead))


def find_set_in_lines(text: str, paragraphs: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the paragraphs that are quotations in a text of lines, whose citations are typed.

    Each paragraph has its span and whether it is distinct; a citation and a colon lead to distinct ones alone.
    """
    distinct_by_span = {(start, end): is_distinct for start, end, is_distinct in paragraphs}
    for row in _divide_in_rows(text, [*distinct_by_span]):
        has_items = any(_ITEM.match(text, start) or _TYPED_ITEM.match(text, start) for start, _end in row)
        if len(row) <= _MOST_IN_A_ROW and not has_items:
            lines_above = _read_lines_above(text, row[0][0], _LINES_OF_A_LEAD)
            ends = [match.start(1) for match in _SENTENCE.finditer(lines_above) if not match[1].islower()]
            lead = _TYPED_LEAD.search(lines_above, max(ends, default=0)) is not None
            for start, end in row:
                words = text[start:end].split()
                is_prose = 2 * sum(_WORD.search(word) is not None for word in words) > len(words)
                has_lead = lead and distinct_by_span[start, end]
                if is_prose and _is_quotation(text[start:end], _TYPED_END, has_lead=has_lead):
                    yield start, end


def _divide_in_rows(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the paragraphs by rows, in which no words stand between two."""
    rows: list[list[tuple[int, int]]] = []
    for start, end in paragraphs:
        if rows and not text[rows[-1][-1][1] : start].strip():
            rows[-1].append((start, end))
        else:
            rows.append([(start, end)])
    return rows


def _read_lines_above(text: str, position: int, count: int = 1) -> str:
    """Return the last lines with words before a position, as one; a long document has many positions to read."""
    while position and text[position - 1].isspace():
        position -= 1
    start = position
    for _line in range(count):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return text[start:position].replace("\n", " ")


def _is_quotation(paragraph: str, cited_end: re.Pattern[str], *, has_lead: bool) -> bool:
    is_long = len(paragraph.split()) >= _FEWEST_WORDS
    return is_long and (has_lead or cited_end.search(paragraph) is not None)
