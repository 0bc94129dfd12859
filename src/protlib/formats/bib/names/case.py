"""The case of a word: it tells a particle ("van") from a family name; LaTeX may stand before the first letter."""

from typing import Final

from protlib.formats.bib.latex.latex_commands import ACCENTS, LETTERS
from protlib.frozen import expression

# Such as `\oe` and `\"`.
_COMMAND: Final = expression(r"\\([^a-zA-Z]|[a-zA-Z]+)")
_LETTER: Final = expression(r"[^\W\d_]")


def is_small(word: str) -> bool:
    """Tell whether BibTeX takes a word for a particle.

    The first letter outside braces, or in an accent's group, is small.
    """
    if word[:1].isalpha():  # as in nearly all names
        return word[0].islower()
    depth = 0
    for index, char in enumerate(word):
        if char == "{" and depth == 0 and word[index + 1 : index + 2] == "\\":
            return _is_small_command(word[index + 1 :], in_group=True)
        if char == "\\" and depth == 0:
            return _is_small_command(word[index:], in_group=False)
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and char.isalpha():
            return char.islower()
    return False


def _is_small_command(word: str, *, in_group: bool) -> bool:
    match = _COMMAND.match(word)
    name = match.group(1) if match else ""
    if name in LETTERS or (not in_group and name not in ACCENTS):
        return name.islower()
    letter = _LETTER.search(word, len(name) + 1)
    return letter is not None and letter.group().islower()
