"""Citations by symbol, as in documents of the United Nations: in brackets, in notes and in sentences."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.citing.verification.typed_citations import BRACKETED_TEXT, TypedCitation, is_locator, without_lead
from protlib.record.identifiers.symbols import parse_symbol
from protlib.record.shared_words import wordings

# Such as "A/HRC/44/45, para. 3" and "UN Doc. S/RES/2388 (2017), p. 4".
_SYMBOL_AND_LOCATOR: Final = re.compile(
    r"(?P<symbol>(?:U\.?N\.? Doc\. )?[^\s,;:]+/[^\s,;:]+(?: \(\d{4}\))?)(?P<behind>[,:][^;]*?)?[\s.]*"
)
_PAGE_WORD: Final = rf"(?:(?:{wordings('page')})\.?|(?:{wordings('page letter')})\.|paras?\.?|§+)"
# Such as "A/80/21 (p. 12)" and "S/RES/2388 (2017), p. 4" in a sentence.
_IN_SENTENCE: Final = re.compile(
    rf"(?<![\w./(\[=-])(?P<symbol>[A-Z]+/[A-Z\d][\w./-]*\w(?: \(\d{{4}}\))?)"
    rf"(?P<behind>,\s*{_PAGE_WORD}\s*\d[\d–-]*|\s*\({_PAGE_WORD}\s*\d[\d–-]*\))?"
)


def symbols_in(text: str, *, is_note: bool) -> Iterator[TypedCitation]:
    """Yield citations by symbol, as the author, in brackets or alone in a note: "(A/HRC/44/45, para. 3)"."""
    for start, end, cited_text in [(0, len(text), text)] if is_note else _brackets_of(text):
        for part in cited_text.split(";"):
            match = _SYMBOL_AND_LOCATOR.fullmatch(without_lead(part.strip()))
            if match and (symbol := parse_symbol(match["symbol"])) and is_locator(match["behind"] or ""):
                yield TypedCitation(0, symbol, "", symbol, start=start, end=end, ending=match["behind"] or "")


def _brackets_of(text: str) -> Iterator[tuple[int, int, str]]:
    yield from ((match.start(), match.end(), match[1]) for match in BRACKETED_TEXT.finditer(text))


def symbols_in_sentences(text: str) -> Iterator[TypedCitation]:
    """Yield the symbols in the sentences of a paragraph or a note, with the pages behind them."""
    for match in _IN_SENTENCE.finditer(text):
        if symbol := parse_symbol(match["symbol"]):
            ending = (match["behind"] or "").strip(" ()")
            yield TypedCitation(0, symbol, "", symbol, start=match.start(), end=match.end(), ending=ending)
