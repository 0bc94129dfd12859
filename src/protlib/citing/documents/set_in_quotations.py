"""Paragraphs that are set in on both sides, and quotations by that alone: they have no style and no marks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

_FEWEST_WORDS: Final = 8  # shorter paragraphs are labels and addresses
_MOST_IN_A_ROW: Final = 3  # paragraphs: more are a list, a letter, or a whole text with wide margins
# Such as "• ", "a) " and "3. " before an item, or a quotation that has its marks.
_ITEM: Final = re.compile(r"\s*(?:[^\w\s(\[“]\s|\(?(?:\w|[ivx]+|\d+)[.)]\s|[“”\"«„‘])")
# Such as "(IOM, 2019, p. 3)." and "[@iom2019, p. 3]" at the end, or one sign for the citation or the note there.
_CITED_END: Final = re.compile(r"(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]]|[^\w\s.,:;!?…”’\"»)\]])[.\s]*\Z")
# Such as "IOM (2009, p. 3) writes:" and "[@iom2019] says:": a line that cites and ends with a colon.
_LEAD: Final = re.compile(r"(?:\b(?:19|20)\d\d\b|@|[^\w\s.,:;!?…”’\"»)\]([“„«‘-])[^\n]*[:：]\s*\Z")


def find_set_in_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of those that are quotations: each ends with a citation, or is led to by one and a colon.

    The spans are those of paragraphs that are set in on both sides, in their order.
    """
    for _key, group in groupby(enumerate(paragraphs), key=lambda pair: _row_of(text, paragraphs, pair[0])):
        row = [span for _number, span in group]
        if len(row) <= _MOST_IN_A_ROW and not any(_ITEM.match(text, start) for start, _end in row):
            lead = _LEAD.search(text[: row[0][0]]) is not None
            yield from (span for span in row if _is_quotation(text[slice(*span)], has_lead=lead))


def _row_of(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> int:
    """Return the number of the first of the paragraphs that stand in a row with one."""
    while number and not text[paragraphs[number - 1][1] : paragraphs[number][0]].strip():
        number -= 1
    return number


def _is_quotation(paragraph: str, *, has_lead: bool) -> bool:
    is_long = len(paragraph.split()) >= _FEWEST_WORDS
    return is_long and (has_lead or _CITED_END.search(paragraph) is not None)
