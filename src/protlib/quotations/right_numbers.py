"""The number of a page or a paragraph in a citation, as it is typed, with the right one in its place."""

import re
from functools import cache
from typing import Final

from protlib.citing.citation_words import citation_choices
from protlib.citing.locator_series import PARAGRAPH
from protlib.citing.locators import SECTION_SIGNS, signs_around_numbers, split_locator, words_before
from protlib.quotations.cited_paragraphs import read_numbers

_DASHES: Final = "–—-"
# Such as "-" and "--" between pages.
_DASH: Final = re.compile(r"\\?-{1,3}|[–—]")


def correct(source_text: str, typed: str, right: str, kind: str, *, is_latex: bool) -> str | None:
    """Return a citation with the right number of a page or a paragraph; None where it does not stand there once.

    `kind` is CSL's name of the locator, "page" or "paragraph".
    """
    is_paragraph = kind == PARAGRAPH
    numbers = read_numbers(typed)
    if not typed or not (_is_range(numbers) or (not is_paragraph and not numbers)):
        return None
    matches = [
        match for match in _pattern(typed).finditer(source_text) if _is_paragraph(source_text, match) == is_paragraph
    ]
    if len(matches) != 1:
        return None
    [match] = matches
    dash = typed_dash[0] if (typed_dash := _DASH.search(match[0])) else ("--" if is_latex else "-")
    number = right.replace("–", dash)
    lead = _with_number_of_label(source_text[: match.start()], kind, is_several="–" in right)
    return lead + number + source_text[match.end() :]


def _is_paragraph(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number has the word for a paragraph before it, or the sign behind it, as in "第20段"."""
    start = match.start()
    if text[start - 1 : start] in signs_around_numbers()[0]:
        return split_locator(text[start - 1 :]).label == PARAGRAPH
    return _label_pattern(PARAGRAPH).search(text[:start]) is not None


def _is_range(numbers: frozenset[int]) -> bool:
    """Tell whether numbers are one or follow one another: a list, as in "pp. 7 and 9", would lose the others."""
    return bool(numbers) and max(numbers) - min(numbers) < len(numbers)


def _pattern(typed: str) -> re.Pattern[str]:
    """Return the pattern of a locator as it may be typed, but not within a key or a longer number."""
    pieces = (rf"\s*(?:{_DASH.pattern})\s*" if letter in _DASHES else re.escape(letter) for letter in typed)
    openings, closings = signs_around_numbers()
    opening = "".join(f"|(?<={sign})" for sign in openings)
    closing = "".join(f"|(?={sign})" for sign in closings)
    # Such as "2009:3" of "(IOM 2009:3)", where the colon stands behind a year, and in no key.
    behind_year = r"|(?<=[\s(](?:19|20)\d\d:)"
    return re.compile(
        rf"(?:(?<![\w:/@.{_DASHES}]){behind_year}{opening}){''.join(pieces)}(?:(?![\w:{_DASHES}]){closing})"
    )


@cache
def _label_pattern(kind: str) -> re.Pattern[str]:
    """Return what matches the word for pages or paragraphs at the end of what stands before a number."""
    # Such as "paras. ", "§~" and "n.º ".
    words = "|".join(sorted(map(re.escape, _words(kind)), key=len, reverse=True))
    typed_paragraphs = rf"|\\[SP]|{citation_choices('paragraph')}" if kind == PARAGRAPH else ""
    return re.compile(rf"(?<![\w@])({words}{typed_paragraphs})(?=\.?[\s~]*\Z)", re.IGNORECASE)


@cache
def _words(kind: str) -> frozenset[str]:
    return words_before(kind) | (SECTION_SIGNS if kind == PARAGRAPH else frozenset())


def _with_number_of_label(lead: str, kind: str, *, is_several: bool) -> str:
    """Return what stands before a number, with its last word for one page or for several: "p." and "pp."."""
    match = _label_pattern(kind).search(lead)
    if not match:
        return lead
    label, words = match[1], _words(kind)
    half = label[: len(label) // 2]
    if is_several:
        choices = [f"{label}s", label * 2]
    else:
        choices = [label.removesuffix("s"), half if half * 2 == label else label]
    right_label = next((choice for choice in choices if choice != label and choice.casefold() in words), label)
    return lead[: match.start(1)] + right_label + lead[match.end(1) :]
