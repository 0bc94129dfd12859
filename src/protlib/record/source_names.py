"""The names of the files that records come from."""

from functools import lru_cache


def are_one_file(first: str, second: str) -> bool:
    """Tell whether two names are of one file: those of each day, and downloads that a browser numbers, are one."""
    return bool(first and second) and _letters(first) == _letters(second)


@lru_cache(maxsize=256)
def _letters(source: str) -> str:
    """Return the letters of a file's name; all of a name that has none."""
    return "".join(filter(str.isalpha, source.casefold())) or source
