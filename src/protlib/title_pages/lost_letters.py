"""Letters that a file has under a wrong sign, as its program left them: "ac4vité" for "activité", "proĀrams"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from protlib.record.titles.common_words import is_common
from protlib.system.pdf.page import StyledPage
from protlib.text import fold

_SIGNS: Final = r"#$%&@?<>=~\d"
_STRAY: Final = "\u00ff\u0100"
"""Letters at the ends of two ranges, which hardly any word has: programs put letters there that they do not know."""
# Such as "#" in "Ac#vités" and "ÿ" in "ÿederal".
_WORD: Final = re.compile(rf"(?<![\w.@/#-])[^\W\d_]*[{_SIGNS}{_STRAY}][a-zà-þ]+(?![\w@/#-]|\.\w)")
_PLACE: Final = re.compile(rf"(?<=[a-zà-þ])[{_SIGNS}](?=[a-zà-þ])|[{_STRAY}]")
_WHOLE_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = ("ti", "tt", "ft", "tf", "fi", "fl", "ff", "tti", "ffi", "f", "g")
"""What one glyph stands for in fonts with such glyphs, and what fonts cut down to their own letters lose."""
_FEWEST_WORDS: Final = 2  # words that letters make common ones: one may be a chance


def mend_lost_letters(pages: Mapping[int, StyledPage]) -> dict[int, StyledPage]:
    """Return pages whose wrong signs within words are the letters that make most of these words common ones."""
    text = "\n".join(line.text for page in pages.values() for line in page.lines)
    words = set(_WORD.findall(text))
    letters = dict(_letters_of_signs(words)) if words else {}
    if not letters:
        return dict(pages)
    own_words = set(map(fold, _WHOLE_WORD.findall(_mend(letters, text))))
    letters |= _letters_by_own_words(words, letters, own_words)
    return {
        number: page._replace(lines=tuple(line._replace(text=_mend(letters, line.text)) for line in page.lines))
        for number, page in pages.items()
    }


def _letters_of_signs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the signs that stand for letters, with these."""
    for sign, words_with_sign in _group_by_sign(words).items():
        counts = {
            letters: sum(is_common(word.replace(sign, letters)) for word in words_with_sign) for letters in _LETTERS
        }
        winner = max(_LETTERS, key=lambda letters: counts[letters])
        other_counts = (counts[letters] for letters in _LETTERS if winner not in letters)  # "tion" ends "ttion", too
        if counts[winner] >= max(_FEWEST_WORDS, 1 + max(other_counts)):
            yield sign, winner


def _letters_by_own_words(
    words: Iterable[str], known: Mapping[str, str], own_words: AbstractSet[str]
) -> dict[str, str]:
    """Return further signs, of another font, for the same letters: they make words that the pages have already."""
    return {
        sign: letters
        for sign, words_with_sign in _group_by_sign(words).items()
        for letters in known.values()
        if sign not in known and any(fold(word.replace(sign, letters)) in own_words for word in words_with_sign)
    }


def _group_by_sign(words: Iterable[str]) -> dict[str, list[str]]:
    words_by_sign: dict[str, list[str]] = {}
    for word in words:
        if match := _PLACE.search(word):
            words_by_sign.setdefault(match[0], []).append(word)
    return words_by_sign


def _mend(letters: Mapping[str, str], text: str) -> str:
    """Return a text with letters in place of signs between small letters, and of letters of no language."""
    return _PLACE.sub(lambda match: letters.get(match[0], match[0]), text)
