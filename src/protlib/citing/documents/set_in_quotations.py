"""Paragraphs that are set in on both sides, and quotations by that alone: they have no style and no marks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_FEWEST_WORDS: Final = 8  # shorter paragraphs are labels and addresses
_MOST_IN_A_ROW: Final = 3  # paragraphs: more are a list, a letter, or a whole text with wide margins
# Such as "• ", "a) " and "3. " before an item, or a quotation that has its marks.
_ITEM: Final = re.compile(r"\s*(?:[^\w\s(\[“]\s|\(?(?:\w|[ivx]+|\d+)[.)]\s|[“”\"«„‘])")
# Such as "(IOM, 2019, p. 3)." and "[@iom2019, p. 3]" at the end, or one sign for the citation or the note there.
_CITED_END: Final = re.compile(r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|[^\w\s.,:;!?…”’\"»)\]])[.\s]*\Z")
# Such as "IOM (2009, p. 3) writes:" and "[@iom2019] says:": a line that cites and ends with a colon.
_LEAD: Final = re.compile(r"(?:\b(?:19|20)\d\d\b|@|[^\w\s.,:;!?…”’\"»)\]([“„«‘-])[^\n]*[:：]\Z")


def find_set_in_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of those that are quotations: each ends with a citation, or is led to by one and a colon.

    The spans are those of paragraphs that are set in on both sides, in their order.
    """
    for row in _divide_in_rows(text, paragraphs):
        if len(row) <= _MOST_IN_A_ROW and not any(_ITEM.match(text, start) for start, _end in row):
            lead = _LEAD.search(_read_line_above(text, row[0][0])) is not None
            yield from (span for span in row if _is_quotation(text[slice(*span)], has_lead=lead))


def _divide_in_rows(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the paragraphs by rows, in which no words stand between two."""
    rows: list[list[tuple[int, int]]] = []
    for start, end in paragraphs:
        if rows and not text[rows[-1][-1][1] : start].strip():
            rows[-1].append((start, end))
        else:
            rows.append([(start, end)])
    return rows


def _read_line_above(text: str, position: int) -> str:
    """Return the last line with words before a position; a long document has many positions, so only that is read."""
    while position and text[position - 1].isspace():
        position -= 1
    return text[text.rfind("\n", 0, position) + 1 : position]


def _is_quotation(paragraph: str, *, has_lead: bool) -> bool:
    is_long = len(paragraph.split()) >= _FEWEST_WORDS
    return is_long and (has_lead or _CITED_END.search(paragraph) is not None)
