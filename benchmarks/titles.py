"""How many titles get the right capitals in sentence case, with the names in them kept.

`python -m benchmarks.titles` reads `titles.txt`, which was written before the rules: titles of news, of grey literature
and about law in English, French and Spanish, each with what it is to be. It prints a line for each language, and with
`-v` what is wrong.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record.model import Publication
from protlib.record.titles.settled_titles import settle_titles

_LIST: Final = Path(__file__).with_name("titles.txt")
_LANGUAGES: Final = frozenset(("en", "fr", "es"))
_SAME: Final = "="


class Title(NamedTuple):
    """A title, what it is to be, and what it becomes."""

    given: str
    right: str
    settled: str


def titles() -> Mapping[str, list[Title]]:
    """Return the titles by their language."""
    titles_by_language: dict[str, list[Title]] = {}
    lines = iter(line for line in _LIST.read_text("utf-8").splitlines() if not line.startswith("#"))
    for line in lines:
        if line in _LANGUAGES:
            language = line
            continue
        right = next(lines)
        record = Publication(type="report", title=line, language=language)
        titles_by_language.setdefault(language, []).append(
            Title(line, line if right == _SAME else right, settle_titles(record).title)
        )
    return titles_by_language


def find_wrong() -> Iterator[tuple[str, Title]]:
    """Yield the titles that get other capitals than they are to have, with their language."""
    for language, language_titles in titles().items():
        yield from ((language, title) for title in language_titles if title.settled != title.right)


def main() -> None:
    """Print how many titles of each language are right."""
    failing = list(find_wrong())
    for language, own_titles in titles().items():
        mine = [title for tag, title in failing if tag == language]
        print(f"{language}  {len(own_titles) - len(mine):3} of {len(own_titles)}")
        for title in mine if "-v" in sys.argv else ():
            print(f"    {title.settled}\n    {title.right}\n")


if __name__ == "__main__":
    main()
