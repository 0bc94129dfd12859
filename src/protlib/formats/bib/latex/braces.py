"""Braces in titles: a style for sentence case lowers what is not in braces, so names and acronyms need them.

Each name has its own braces. Braces round the whole title would stop every style from changing its case.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.latex.encoder import UNICODE_ENCODER, LatexEncoder
from protlib.frozen import expression
from protlib.record.titles.common_words import is_common
from protlib.record.titles.part_answers import PartAnswers
from protlib.record.titles.proper_nouns import are_surely_found, find_proper_nouns, separate_spans
from protlib.record.titles.sentence_case import find_opening, shows_sentence_case
from protlib.record.titles.title_names import find_words_in_names
from protlib.text import NO_CASE, add_case_marks, split_case_marks

# Placeholders for braces until the rest is LaTeX.
_OPENING: Final = "\x02"
_CLOSING: Final = "\x03"
_STAND_IN_REMOVAL: Final = str.maketrans("", "", _OPENING + _CLOSING)
# To BibTeX, a brace before a command makes one letter of the group, and its case may change.
_BRACE_BEFORE_COMMAND: Final = f"{_OPENING}\\"
_NO_LETTER: Final = f"{_OPENING}{{}}\\"

_OPENS: Final = ("", " ", "(")
_CLOSES: Final = ("", " ", ")", ",", ":", ";", "?", "!")
"""What stands before a name in braces, and behind it; "" is the beginning or the end of a title."""

# The characters before a word; a word also begins after an apostrophe: "l'Afrique".
_WORD: Final = expression(r"[^\W\d_]+")
_ENDS_SENTENCE: Final = ".?!:"
"""What stands, with a blank, before a word that begins a sentence."""
_SIGNS_OF_DECODER: Final = ("\\", "<")
"""What only the decoder reads: commands, and marks."""


_Spans = tuple[tuple[int, int], ...]


@lru_cache(maxsize=2048)
def protect(title: str, encoder: LatexEncoder = UNICODE_ENCODER, *, protects_each_word: bool = False) -> str:
    """Return a title as LaTeX, with braces round marked parts, proper nouns, acronyms and words with a capital inside.

    With `protects_each_word`, each capitalised word inside a sentence gets braces, for readers that make sentence case.
    """
    if _OPENING in title or _CLOSING in title:
        title = title.translate(_STAND_IN_REMOVAL)
    title, marks = split_case_marks(title)
    nouns = find_likely_names(title)
    spans: Sequence[tuple[int, int]] = nouns
    if marks := _marks_beyond(marks, nouns):
        spans = sorted([*marks, *separate_spans(nouns, marks)])
    if protects_each_word:
        spans = sorted([*spans, *separate_spans(_words_within(title, _CAPITALS_IN_PART), spans)])
    if not spans:
        return encoder.encode(title)
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += title[position:start], _OPENING, title[start:end], _CLOSING
        position = end
    pieces.append(title[position:])
    latex = encoder.encode("".join(pieces)).replace(_BRACE_BEFORE_COMMAND, _NO_LETTER)
    return latex.replace(_OPENING, "{").replace(_CLOSING, "}")


@lru_cache(maxsize=2048)
def find_likely_names(title: str) -> Sequence[tuple[int, int]]:
    """Return the positions of proper nouns, and of words that are likely names.

    These are no common words. In sentence case a capital tells: "Women fleeing Diffa". Elsewhere tables tell.
    """
    nouns = find_proper_nouns(title)
    words = separate_spans(_words_within(title, _UNCOMMON_CAPITALS_IN_PART), nouns)
    return sorted([*nouns, *_select_likely_names(title, words)])


def _select_likely_names(title: str, words: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return those of some uncommon words with a capital, by their positions, that are likely names."""
    if not words or title.isupper():
        return ()
    if shows_sentence_case(title):
        return [span for span in words if not find_opening(title, span[0])]
    return find_words_in_names(title, words)


def _words_within(title: str, words_in_part: PartAnswers[_Spans]) -> list[tuple[int, int]]:
    """Return the capitalised words of a kind that do not begin a sentence; sentence case would lower them."""
    words: list[tuple[int, int]] = []
    position = 0
    for part in title.split(" "):
        for start, end in words_in_part[part]:
            if start or (position and title[max(0, position - 2)] not in _ENDS_SENTENCE):
                words.append((position + start, position + end))
        position += len(part) + 1
    return words


def _find_capitals_in(part: str) -> _Spans:
    """Return the positions of the capitalised words in a text without blanks."""
    if part.islower():
        return ()
    if part.isalpha():  # one word, as most parts are
        return ((0, len(part)),) if part[0].isupper() else ()
    return tuple([word.span() for word in _WORD.finditer(part) if word[0][0].isupper()])


_CAPITALS_IN_PART: Final = PartAnswers(_find_capitals_in)


def _find_uncommon_capitals_in(part: str) -> _Spans:
    """Return the positions of those capitalised words in a text without blanks that are no common words."""
    return tuple([(start, end) for start, end in _find_capitals_in(part) if not is_common(part[start:end])])


_UNCOMMON_CAPITALS_IN_PART: Final = PartAnswers(_find_uncommon_capitals_in)


def read_title(raw: str) -> str:
    """Return the text of a title in LaTeX, and mark the braced parts that `protect` would not find."""
    if "{" not in raw:
        return decode(raw).strip()
    bare = raw.replace("{", "").replace("}", "")
    is_plain = not any(sign in raw for sign in _SIGNS_OF_DECODER) and decode(bare) is bare and bare == bare.strip()
    if is_plain and (spans := _find_groups(raw)) is not None:
        return bare if _are_usual(bare, spans) else _keep_needed(bare, spans)
    text = decode(raw, protects=True).strip()
    return keep_needed_marks(text) if NO_CASE in text else text


def _find_groups(raw: str) -> list[tuple[int, int]] | None:
    """Return where a title without its braces has the letters in them; None where one group is in another.

    Of a title that has no other LaTeX, this takes a tenth of the time of the decoder, which makes marks of groups.
    """
    text_before, *parts = raw.split("{")
    spans: list[tuple[int, int]] = []
    start = len(text_before)
    for part in parts:
        span, closing, text_after = part.partition("}")
        if not closing or "}" in text_after:
            return None
        if span.lower() != span.upper():
            spans.append((start, start + len(span)))
        start += len(span) + len(text_after)
    return spans if "}" not in text_before else None


def _are_usual(title: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell quickly whether some parts of a title are names that `protect` finds; False says nothing."""
    for start, end in spans:
        if title[max(0, start - 1) : start] not in _OPENS or title[end : end + 1] not in _CLOSES:
            return False
    return are_surely_found(title, spans)


def keep_needed_marks(title: str) -> str:
    """Return a title with only the marks that `protect` needs.

    Mendeley, JabRef and others brace every title by habit. Such braces count only if sentence case would lower a
    capital in them.
    """
    return _keep_needed(*split_case_marks(title))


def _keep_needed(bare: str, marks: Sequence[tuple[int, int]]) -> str:
    """Return a title without marks, with those of some marked parts that `protect` needs."""
    nouns = find_proper_nouns(bare)
    if not (unsure_marks := _marks_beyond(marks, nouns)):  # as of most titles, and quicker to find
        return bare
    if marks == [(0, len(bare))] and not _has_other_capitals(bare, find_likely_names(bare)):
        return bare
    words = separate_spans(_words_within(bare, _UNCOMMON_CAPITALS_IN_PART), nouns)
    # Only a word with a whole marked part decides: the others of a title need no look at the tables of names.
    words = [
        (first, last) for first, last in words if any(first <= start and end <= last for start, end in unsure_marks)
    ]
    return add_case_marks(bare, _marks_beyond(unsure_marks, _select_likely_names(bare, words)))


def _has_other_capitals(title: str, nouns: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a title has capitals outside its first letter and its known nouns."""
    spots = {position for start, end in nouns for position in range(start, end)}
    first = next((position for position, char in enumerate(title) if char.isalnum()), 0)
    return any(char.isupper() and position != first and position not in spots for position, char in enumerate(title))


def _marks_beyond(spans: Sequence[tuple[int, int]], nouns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the marked parts that are neither a known noun nor inside one."""
    return [(start, end) for start, end in spans if not any(first <= start and end <= last for first, last in nouns)]
