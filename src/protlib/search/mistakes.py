"""How many mistakes of typing lie between two words.

rapidfuzz counts the same, but takes 12 ms to load, where a query has a hundred words to compare.
"""

from typing import Final

_SHORT_WORD: Final = 4  # letters: in longer words, a wrong first letter seldom makes another word


def are_two_words(typed_word: str, word: str) -> bool:
    """Tell whether two short words differ in their first letter alone, and are rather two words: “Nile” and “file”."""
    return len(typed_word) == len(word) <= _SHORT_WORD and typed_word[0] != word[0] and typed_word[1:] == word[1:]


def count_mistakes(typed_word: str, word: str, most: int) -> int | None:
    """Return the mistakes between two words, None where they are more than `most`.

    A letter that is wrong, missing or too much is a mistake, and so are two beside each other that changed places
    (optimal string alignment).
    """
    if abs(len(typed_word) - len(word)) > most:
        return None
    typed_word, word = _without_ends(typed_word, word)
    previous: list[int] = []
    row = list(range(len(word) + 1))
    for position, letter in enumerate(typed_word, 1):
        earlier, previous, row = previous, row, [position]
        for other_position, letter_of_word in enumerate(word, 1):
            fewest = min(
                previous[other_position] + 1, row[-1] + 1, previous[other_position - 1] + (letter != letter_of_word)
            )
            if (
                position > 1 < other_position
                and letter == word[other_position - 2]
                and typed_word[position - 2] == letter_of_word
            ):
                fewest = min(fewest, earlier[other_position - 2] + 1)
            row.append(fewest)
        if min(row) > most and min(previous) >= most:
            return None
    return row[-1] if row[-1] <= most else None


def _without_ends(first: str, second: str) -> tuple[str, str]:
    """Return two words without the letters with which both begin, and without those with which both end."""
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]
