"""Common English words in titles: a capital only shows Title Case, not a name."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.names.lexicon import DISTINCTIVE_TOPICS, TOPICS
from protlib.record.tables import words_by_section
from protlib.text import fold

_COMMON_WORDS: Final = TOPICS | DISTINCTIVE_TOPICS | words_by_section(Path(__file__).with_suffix(".txt"))["common"]
# Such as "exploitation", "vulnerability", "homelessness", "governance", "safeguarding": few names end like this.
_ENDING: Final = expression(
    r"(?:[ts]ion|[a-z]{4}ment|[abior]lity|arity|ivity|ogy|lessness|fulness|(?:er|en|or)ship|hood|[a-z]{4}ance"
    r"|[a-z]{5}ing)s?$"
)
_PLURAL: Final = (("ies", "y"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"), ("children", "child"))


@lru_cache(maxsize=1 << 14)
def is_common(word: str) -> bool:
    """Tell whether a word is everyday English, in the singular or the plural, and hardly ever a name."""
    form = fold(word)
    if form in _COMMON_WORDS or _ENDING.search(form):
        return True
    singulars = [form.removesuffix(plural) + singular_end for plural, singular_end in _PLURAL if form.endswith(plural)]
    return not _COMMON_WORDS.isdisjoint(singulars)
