"""The signs between the parts of an Arabic entry, which is read as entries of other languages are."""

import re
from typing import Final

_LATIN_SIGNS: Final = str.maketrans("،؛", ",;")
_ARABIC_SIGNS: Final = str.maketrans(",;", "،؛")
# Such as the comma of "الحسن, محمد", which was an Arabic one.
_SIGN_BEHIND_ARABIC: Final = re.compile(r"(?<=[\u0620-\u0669])[,;](?=\s)")


def has_arabic_signs(text: str) -> bool:
    """Tell whether the parts of a text are divided by Arabic commas."""
    return "،" in text or "؛" in text


def with_latin_commas(text: str) -> str:
    """Return a text with the commas and semicolons of other languages for Arabic ones."""
    return text.translate(_LATIN_SIGNS)


def with_arabic_commas(text: str) -> str:
    """Return a text with Arabic commas behind Arabic letters, where the signs of other languages were read."""
    return _SIGN_BEHIND_ARABIC.sub(lambda sign: sign[0].translate(_ARABIC_SIGNS), text)
