"""Lines whose spaces are not those between words: letters set apart ("R E P O R T"), and words without a space.

Only the widths of the gaps tell then where a word ends.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

_SPACED_WORD: Final = re.compile(r" [^\W\d_] [^\W\d_] ")  # such as " P O " in "R E P O R T"
# Such as "ntI" in "MovementInternational": written so that few places of a text are looked at more closely.
_GLUED_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zà-öø-ÿ][a-zà-öø-ÿ].)")
_FEWEST_LETTERS: Final = 4
"""Letters of a line that is set apart: three may be a name's initials."""
_WIDEST_GAP: Final = 0.7  # of a gap within a word, in heights of a letter: cells of a table stand farther apart
_EVEN: Final = 0.06  # heights of a letter by which most gaps within words differ from each other at most
_WIDER: Final = 0.1  # heights of a letter by which a gap between two words is wider than one within a word
_SHARE_OF_SPACE: Final = 0.8  # how wide the other gaps of a line are, as a share of one that is a space for sure
_LEAST_SHARE: Final = 0.5  # of the width of a line's spaces: a narrower gap is room that a large capital leaves
_WORD_SEPARATORS: Final = frozenset("|-–—")
"""Signs between words, which have their spaces: "Page | 2"."""
_SHARE: Final = 0.5  # of the gaps of a line that have a space, and are even: a list of letters has other ones
_VOWELS: Final = frozenset("aeiouyаеиоуыэюяіαεηιοω")
_FIRST_LETTERS: Final = frozenset("abcdefg")
"""Grades, options and columns are called so, and hardly any word has no other letter."""
_MONTHS: Final = "fmam"  # from February to May, as charts have them in most languages; no word has it
_FEWEST_DIFFERENT: Final = 3  # letters of a word: fewer are answers such as "Y N Y Y"
_LEAST_VOWELS: Final = 0.16  # of the letters of words, as in "rights": initials and days of the week have fewer
_MOST_IN_ORDER: Final = 0.5  # of the letters of words: those beside the one before in the alphabet, or like it
_FIRST_SYLLABLE: Final = "\u3040"  # from here on scripts have signs for syllables or words


class PlacedLetter(NamedTuple):
    """A letter of a line, or a space, with its sides and its height in points."""

    letter: str
    left: float
    right: float
    size: float


def may_have_wrong_spaces(text: str) -> bool:
    """Tell whether letters of a line may be set apart, or its words glued together."""
    return _SPACED_WORD.search(text) is not None or _GLUED_CAPITAL.search(text) is not None


def mend_spaces(letters: Sequence[PlacedLetter]) -> str:
    """Return the text of a line with spaces between its words alone; "" for one that has them there."""
    text = "".join(letter.letter for letter in letters)
    if _SPACED_WORD.search(text) and (unspaced_text := join_spaced_letters(letters)):
        return unspaced_text
    return part_glued_words(letters) if _GLUED_CAPITAL.search(text) else ""


def join_spaced_letters(letters: Sequence[PlacedLetter]) -> str:
    """Return the text of a line whose letters are set apart with spaces between its words alone; "" for another line.

    Each gap has a space in the file: only their widths tell where a word ends.
    """
    inked = [number for number, letter in enumerate(letters) if not letter.letter.isspace()]
    if len(inked) < _FEWEST_LETTERS:
        return ""
    pairs = [(letters[first], letters[second], second - first > 1) for first, second in pairwise(inked)]
    gaps = [_gap(letter, following) for letter, following, _has_space in pairs]
    usual_gap = median(gaps)
    is_even = sum(abs(gap - usual_gap) < _EVEN for gap in gaps) >= _SHARE * len(gaps)
    has_spaces = sum(has_space for _letter, _following, has_space in pairs) >= _SHARE * len(gaps)
    if not (is_even and has_spaces and 0 < usual_gap < _WIDEST_GAP):
        return ""
    text = letters[inked[0]].letter
    for gap, (letter, following, has_space) in zip(gaps, pairs, strict=True):
        is_end = not -_WIDEST_GAP < gap <= usual_gap + _WIDER or (
            has_space and _are_apart(letter.letter, following.letter)
        )
        text += f" {following.letter}" if is_end else following.letter
    return text if _may_be_words(text) else ""


def _may_be_words(text: str) -> bool:
    """Tell whether letters may be those of words: not "A B C D", "Y N Y Y", or the days and the months of a chart."""
    letters = [letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalpha()]
    if any(letter >= _FIRST_SYLLABLE for letter in letters):
        return True
    different_letters = {*letters}
    if len(different_letters) < _FEWEST_DIFFERENT or different_letters <= _FIRST_LETTERS or _MONTHS in "".join(letters):
        return False
    in_order = sum(abs(ord(letter) - ord(following)) <= 1 for letter, following in pairwise(letters))
    vowels = sum(letter in _VOWELS for letter in letters)
    return in_order <= _MOST_IN_ORDER * len(letters) and vowels >= _LEAST_VOWELS * len(letters)


def _gap(letter: PlacedLetter, following: PlacedLetter) -> float:
    """Return how far two letters are from each other, in heights of a letter."""
    return (following.left - letter.right) / (max(letter.size, following.size) or 1.0)


def _are_apart(letter: str, following: str) -> bool:
    """Tell whether two signs are of two words, however near they stand: a letter and a figure, a word and a stroke."""
    is_changed = letter.isdigit() != following.isdigit() and (letter + following).isalnum()
    return is_changed or not _WORD_SEPARATORS.isdisjoint({letter, following})


def part_glued_words(letters: Sequence[PlacedLetter]) -> str:
    """Return the text of a line with a space in each gap that is wide, where one is before a capital; "" for another.

    Some programs move the next word a little instead of a space: "AdHocReport" has such gaps, and "SitRep" has none.
    """
    gaps = {
        position: _gap(letter, following)
        for position, (letter, following) in enumerate(pairwise(letters))
        if letter.letter.isalpha() and following.letter.isalpha()
    }
    if len(gaps) < _FEWEST_LETTERS:
        return ""
    usual_gap = median(gaps.values())
    if usual_gap < -_WIDER:  # the sides of its letters are wrong: they overlap
        return ""
    before_capitals = (
        gap
        for position, gap in gaps.items()
        if letters[position].letter.islower() and letters[position + 1].letter.isupper()
    )
    least_space = max(usual_gap + _WIDER, _LEAST_SHARE * _width_of_spaces(letters))
    space = min((gap for gap in before_capitals if gap > least_space), default=None)
    if space is None:
        return ""
    least = usual_gap + _SHARE_OF_SPACE * (space - usual_gap)
    return "".join(
        letter.letter + (" " if gaps.get(position, usual_gap) >= least else "")
        for position, letter in enumerate(letters)
    )


def _width_of_spaces(letters: Sequence[PlacedLetter]) -> float:
    """Return how far letters with a space between them are mostly from each other; 0 where none has one."""
    inked = [number for number, letter in enumerate(letters) if not letter.letter.isspace()]
    ends = [(first, second) for first, second in pairwise(inked) if second - first > 1]
    return median(_gap(letters[first], letters[second]) for first, second in ends) if ends else 0.0
