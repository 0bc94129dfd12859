"""Write src/protlib/record/access_mark_words.txt: the longest word of each mark that closes records.

`python tools/mark_words.py` prints it. Nearly all titles have none of these words, and to know it they need not be
worked out.
"""

import re
from typing import Final

from protlib.record.access import RESTRICTED
from protlib.record.access_words import mark_words

_WORD: Final = r"[^\W_]+"
_IN_MANY_TITLES: Final = frozenset({
    "protection", "information", "enforcement", "discussion", "travail", "trabajo", "trabalho", "version",
})  # fmt: skip
"""Words of marks that many titles of this field have, beside those for documents; the marks have rarer ones."""


def main() -> None:
    """Print the words; one that many titles have only where a mark has no other."""
    usual = _IN_MANY_TITLES.union(*(re.findall(_WORD, text) for text in mark_words("beside")))
    marks = [re.findall(_WORD, phrase) for level in RESTRICTED for phrase in mark_words(level)]
    print("\n".join(sorted({max([word for word in mark if word not in usual] or mark, key=len) for mark in marks})))


if __name__ == "__main__":
    main()
