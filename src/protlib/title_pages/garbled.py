"""Text of fonts that hide their letters: signs and figures stand within words, as in "7KH &ULWLFDO :HE 6HFXULW]"."""

import re
from typing import Final

_EDGES: Final = ".,:;()[]\"'“”‘’«»–—-?!…*"
# Such as "]" within "W]H" and "=" within "<B@=3C"; strokes, hyphens, points and "&" stand within words, too.
_SIGN: Final = re.compile(r"[\]\[\\^`{|}~<>=+$%*@#\"!;]")
_FIGURE: Final = re.compile(r"\A\d[A-Z]{2,}(?![a-z]*\d)|[^\W\d_]\d[^\W\d_]")  # such as "7KH" and "9XOQ"
# Such as "#RefugeesWelcome", "Youth4Change", "B2B", "Schüler*innen" and "M[i]ssing": people write these in titles.
_COINED_WORD: Final = re.compile(r"#\w+|\w+[24][A-Z][a-z]\w*|[A-Z][24][A-Z]|\w{2,}\*[a-z]+|\w*\[[a-z]+\]\w*")
_FEWEST_WORDS: Final = 2  # words: one alone may be a name such as "3RP"
_BRACKET: Final = re.compile(r"\A[^(]*[^\W\d_]\)[^\W\d_]")  # a closing bracket within a word, and none before it
_LETTERS_OF_A_SURE_WORD: Final = 5  # letters and signs of a word that is garbled alone


def is_garbled(text: str) -> bool:
    """Tell whether a text is of signs that only its font knows: half of its words, or one with several signs."""
    if "@" in text and "." in text:
        return False  # an address
    tokens = [token.strip(_EDGES) for token in text.split()]
    tokens = [token for token in tokens if len(token) > 1]
    codes = [token for token in tokens if not _COINED_WORD.fullmatch(token)]
    codes = [token for token in codes if _SIGN.search(token) or _FIGURE.search(token) or _BRACKET.search(token)]
    is_sure = any(len(token) >= _LETTERS_OF_A_SURE_WORD and _is_sure(token) for token in codes)
    return 2 * len(codes) >= len(tokens) and (len(codes) >= _FEWEST_WORDS or is_sure)


def _is_sure(token: str) -> bool:
    return len(_SIGN.findall(token)) + bool(_BRACKET.search(token)) >= _FEWEST_WORDS or "\\" in token
