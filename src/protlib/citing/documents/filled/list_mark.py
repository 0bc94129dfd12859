"""The mark that the list of references replaces: where it may stand, and how it may be mistyped."""

import re
from typing import Final

from protlib.citing.notation import LIST_MARK, TYPED_LIST_MARK
from protlib.frozen import expression
from protlib.text import fold, most_similar

# "{{bibliography}", "{ bibliografy }}", "{{list of references}}" and "[[bibliography]]"; not "\section{References}".
_LIKELY: Final = re.compile(
    r"(?<![\w\\${\[])(?:\{{1,3}|\[{1,3}|(?=\w))[ \t\u00a0]*"
    r"(?P<words>[^\W\d_](?:[^\W\d_]|[ \t\u00a0_-]){2,40})(?P<closing>\}{1,3}|\]{1,3})?(?![\w}\](:])"
)
_SIGNS_OF_A_MARK: Final = ("{{", "}}", "[[")
"""Signs around a word that only the mark of a list has; a text with them is never meant to stay."""
_SHORT_NAMES: Final = ("refs", "bib", "biblio", "reference", "literature list")
_SHARE_OF_LETTERS: Final = 0.8  # one or two slips in “references”; less, and other words in braces ask for a list
_NO_LETTER: Final = expression(r"[\W_]+")


def wrong_mark(location: str, *, is_alone: bool, is_first: bool) -> list[str]:
    """Return the mistakes of a mark: other text stands beside it, or the list or another mark stands elsewhere."""
    if not is_alone:
        return [f"{location}: put {LIST_MARK} in a paragraph of its own"]
    if not is_first:
        return [f"{location}: {LIST_MARK}, but the report already has a list; remove one of them"]
    return []


def mark_in_wrong_place(location: str) -> str:
    """Return the mistake of a mark beside the text, such as in a note, where no list can stand."""
    return f"{location}: {LIST_MARK} cannot stand here; put it in a paragraph of the text"


def find_mistyped_mark(text: str, location: str) -> list[str]:
    """Return the mistake in a paragraph, or a line of Markdown, that has a mistyped mark of the list."""
    for match in _LIKELY.finditer(text) if not TYPED_LIST_MARK.search(text) else ():
        mark = match[0].strip()
        has_brackets = mark[0] in "{[" or match["closing"] is not None
        is_meant = text.strip() == mark or any(sign in mark for sign in _SIGNS_OF_A_MARK)
        if has_brackets and is_meant and _names_a_list(match["words"]):
            return [f"{location}: “{mark}” is not the mark of the list; type {LIST_MARK} in a paragraph of its own"]
    return []


def _names_a_list(words: str) -> bool:
    """Tell whether words, perhaps mistyped, name a list of references."""
    from protlib.typed_references.lists.list_headings import NAMES  # which most documents never need

    names = [_NO_LETTER.sub("", fold(name)) for name in (*NAMES, *_SHORT_NAMES)]
    return bool(most_similar(_NO_LETTER.sub("", fold(words)), names, most=1, least=_SHARE_OF_LETTERS))
