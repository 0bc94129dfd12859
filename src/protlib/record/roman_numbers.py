"""The values of Roman numbers."""

from typing import Final

_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value_of_roman(letters: str) -> int:
    """Return the value of Roman letters in either case: one before a larger one is taken off."""
    values = [_VALUES[letter] for letter in letters.lower()]
    return sum(
        -value if value < next_value else value for value, next_value in zip(values, [*values[1:], 0], strict=True)
    )
